//! A format that is an entry and a function writes every report: the stub of `write`, asked for as any other is.

use std::fs;

use clap::Parser;

use super::language::ChosenBy;
use super::options::ColourChoice;
use super::output::{Screen, Words};
use super::{Arguments, Exit, command};
use crate::language::Language;

const FORM: &str = "examples/la-gi-2022.toml";
const EDITION: &str = "binh-thuan-huyen-2022";
const RECEIPT: &str = "docs/receipts/la-gi-2022.json";

/// What the stub makes of the report that a command writes into a file that ends in `.stub`.
fn written(typed: &[&str], language: Language) -> (Exit, String) {
    let folder = tempfile::tempdir().expect("there is room");
    let file = folder.path().join("result.stub");
    let file = file.to_str().expect("the name is text");
    let arguments = Arguments::try_parse_from([&["score"], typed, &["-o", file]].concat());
    let screen = Screen::new(ColourChoice::Never, Words::Few, (language, ChosenBy::User));
    let exit = command(&arguments.expect("it can be understood").command, &screen);
    (exit.expect("there is a result"), fs::read_to_string(file).expect("the result is there"))
}

#[test]
fn a_format_of_one_file_and_one_entry_writes_every_report() {
    for (typed, said) in [
        (&["evaluate", FORM][..], ["sheet number None 430,92", "grid number None 430,92"]),
        (&["check", FORM], ["sheet columns file|line|col|severity", "grid number"]),
        (&["check", FORM, "--ledger"], ["sheet number", "grid columns file|code|title"]),
        (
            &["compare", "examples/la-gi-2022-monday.toml", FORM][..],
            ["sheet columns Tổng điểm|Trước|Sau", "grid columns column|what|code"],
        ),
        (&["explain", FORM, "1.4", "total"], ["sheet columns |Tự chấm|Thẩm định", "grid code None 1.4"]),
        (&["losses", FORM], ["sheet columns Mã|Tiêu chí|Tối đa", "grid columns code|title|answer|lost"]),
        (
            &["target", FORM, "440"],
            ["sheet columns Mã|Tiêu chí|Hiện nay", "grid columns code|title|now|then"],
        ),
        (&["batch", FORM], ["sheet columns Hạng|Đơn vị", "grid columns rank|unit|name"]),
        (&["verify", RECEIPT], ["sheet columns Đã đọc|Tệp", "grid columns what|criterion"]),
        (&["criteria", "list"], ["sheet columns Mã bộ tiêu chí|Tên", "grid number"]),
        (&["criteria", "show", EDITION], ["sheet code None 1.4", "grid number"]),
        (&["criteria", "kinds"], ["sheet columns Cách tính", "grid text"]),
        (&["criteria", "kinds", "ratio"], ["sheet columns Khóa|Giá trị", "grid text"]),
        (&["criteria", "test", EDITION], ["sheet columns |Trường hợp kiểm thử", "grid empty Some(Good)"]),
    ] {
        let (exit, text) = written(typed, Language::Vietnamese);
        assert_ne!(exit, Exit::NoResult, "{typed:?}");
        for said in said {
            assert!(text.contains(said), "{typed:?}: {said}\n{text}");
        }
    }
}
