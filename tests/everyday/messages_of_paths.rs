//! What is said of a command that names files which are not there or are something else, in both languages. What is said
//! is a golden, both sentences one below the other.

use std::fmt::Write as _;
use std::fs;

use tempfile::TempDir;

use crate::harness::program::{against_golden, finished, in_package, program};

/// What was typed in a folder that has `faults.toml`, `whole.csv`, `book.csv` (a workbook) and the folder `forms`.
const TYPED: &[&[&str]] = &[
    &["check", "--criteria", "faults.toml", "wole.csv"],
    &["check", "--criteria", "fault.toml", "whole.csv", "forms"],
    &["fault.csv", "--criteria", "fault.toml"],
    &["evaluate", "--criteria", "faults", "whole.csv"],
    &["evaluate", "--criteria", "forms", "whole.csv"],
    &["evaluate", "--criteria", "whole.csv", "whole.csv"],
    &["evaluate", "--criteria", "faults.toml", "--facts", "shared.toml", "whole.csv"],
    &["batch", "--criteria", "fault.toml", "forms"],
    &["batch", "--criteria", "faults.toml", "--facts", "shared.toml", "forms"],
    &["batch", "--criteria", "faults.toml", "form"],
    &["evaluate", "forms"],
    &["evaluate", "whole.md"],
    &["evaluate", "4.11.1"],
    &["check", "4.11.1"],
    &["explain", "4.11.1"],
    &["explain", "total"],
    &["explain", "4.11.1", "1.1"],
    &["explain", "whole.csv"],
    &["check", "--criteria", "faults.toml", "book.csv"],
    &["check", "--criteria", "faults.toml", "--delimiter", ";", "whole.csv"],
    &["check", "--criteria", "faults.toml", "--delimiter", "tab", "whole.csv"],
    &["criteria", "new", "x"],
    &["criteria", "new", "x.toml", "--id", "x"],
    &["criteria", "new", "Phiếu mới"],
    &["batch", "--merge", "whole.csv"],
    &["batch", "--merge", "torn.jsonl"],
];

#[test]
fn a_file_that_is_not_there_or_is_something_else_is_told_as_what_it_is() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name);
    let whole = "code,self_answer,self_score\ncriteria,faults,\n2.1,8,8\ntotal,,8\n";
    fs::copy(in_package("tests/editions/every-reading.toml"), path("faults.toml")).unwrap();
    fs::create_dir(path("forms")).unwrap();
    for name in ["whole.csv", "forms/a.csv"] {
        fs::write(path(name), whole).unwrap();
    }
    fs::write(path("book.csv"), b"PK\x03\x04\x14\x00\x06\x00\x08\x00xl/workbook.xml\xff").unwrap();
    fs::write(path("torn.jsonl"), "{\"schema\":1,\n").unwrap();
    let mut text = String::new();
    for typed in TYPED {
        let _ = writeln!(text, "$ score {}", typed.join(" "));
        for language in ["en", "vi"] {
            let mut command = program();
            command.current_dir(folder.path()).env("COLUMNS", "1000").env("SCORE_LANG", language);
            let run = finished(command.args(*typed));
            assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{typed:?}");
            let _ = writeln!(text, "{}", run.stderr.trim_end());
        }
        text.push('\n');
    }
    against_golden("tests/goldens/messages-of-paths.txt", &text).unwrap();
}
