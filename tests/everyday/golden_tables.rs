//! What people see, as it was last read and found good: golden files, and what every table keeps to.
//!
//! ESC is written `␛` in the files.

use std::fs;

use crate::harness::program::{Run, against_golden, finished, program};
use tempfile::TempDir;
use unicode_width::UnicodeWidthStr;

const EVALUATE: &str = "evaluate examples/la-gi-2022.toml";

/// Name of the golden file, columns of the terminal, and what is typed.
const GOLDEN: [(&str, usize, &str); 11] = [
    ("la-gi-80", 80, EVALUATE),
    ("la-gi-120", 120, EVALUATE),
    ("la-gi-200", 200, EVALUATE),
    ("la-gi-80-coloured", 80, "evaluate examples/la-gi-2022.toml --color always"),
    ("la-gi-120-coloured", 120, "evaluate examples/la-gi-2022.toml --color always"),
    ("la-gi-200-coloured", 200, "evaluate examples/la-gi-2022.toml --color always"),
    ("la-gi-120-vietnamese", 120, "evaluate examples/la-gi-2022.toml --lang vi"),
    ("la-gi-markdown", 120, "evaluate examples/la-gi-2022.toml --format markdown"),
    ("la-gi-csv", 120, "evaluate examples/la-gi-2022.toml --format csv"),
    ("edition-80", 80, "criteria show binh-thuan-huyen-2022"),
    ("edition-120", 120, "criteria show binh-thuan-huyen-2022"),
];

fn stdout(columns: usize, typed: &str) -> String {
    let mut program = program();
    program.args(typed.split_whitespace()).env("COLUMNS", columns.to_string()).env_remove("NO_COLOR");
    finished(&mut program).stdout
}

/// The text without the sequences that colour it.
fn uncoloured(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once('m').map_or("", |(_, rest)| rest))
}

fn golden(name: &str, text: &str) -> Result<(), String> {
    against_golden(&format!("tests/goldens/{name}.txt"), &text.replace('\u{1b}', "␛"))
}

#[test]
fn tables_look_as_they_were_last_approved() {
    let each = GOLDEN.map(|(name, columns, typed)| golden(name, &stdout(columns, typed)));
    let failed: Vec<String> = each.into_iter().filter_map(Result::err).collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for columns in [64, 72, 80, 99, 100, 101, 120, 132, 160, 200, 300] {
        for typed in [
            EVALUATE,
            "evaluate examples/la-gi-2022.toml --lang vi",
            "criteria show binh-thuan-huyen-2022",
            "criteria list",
        ] {
            for line in stdout(columns, typed).lines() {
                assert!(line.width() <= columns, "{typed} at {columns}: {} columns\n{line}", line.width());
                assert_eq!(line.trim_end(), line, "{typed} at {columns}: blanks at the end");
            }
        }
    }
}

#[test]
fn nothing_is_cut_where_there_is_room() {
    for columns in [120, 160, 200] {
        let text = stdout(columns, EVALUATE);
        assert!(!text.contains('…'), "at {columns}");
    }
}

#[test]
fn in_a_narrow_terminal_titles_take_at_most_two_lines() {
    let text = stdout(80, EVALUATE);
    let table = text.lines().skip_while(|line| !line.starts_with('━')).skip(1);
    let mut without_code = 0;
    for line in table.take_while(|line| !line.starts_with("✓") && !line.starts_with("○")) {
        without_code = if line.starts_with(' ') { without_code + 1 } else { 0 };
        assert!(without_code <= 1 || line.contains("TOTAL"), "{line}");
    }
}

#[test]
fn colours_change_no_character() {
    for (columns, lang) in
        [80, 120, 200].into_iter().flat_map(|columns| ["en", "vi"].map(|lang| (columns, lang)))
    {
        let coloured = stdout(columns, &format!("{EVALUATE} --lang {lang} --color always"));
        assert!(coloured.contains('\u{1b}'));
        let plain: Vec<String> =
            uncoloured(&coloured).lines().map(|line| line.trim_end().to_owned()).collect();
        assert_eq!(plain, stdout(columns, &format!("{EVALUATE} --lang {lang}")).lines().collect::<Vec<_>>());
    }
}

#[test]
fn colours_that_are_always_wanted_do_not_hang_on_the_surroundings() {
    let typed = format!("{EVALUATE} --color always");
    let mut program = program();
    program.args(typed.split_whitespace()).env("COLUMNS", "120").env("NO_COLOR", "1").env("TERM", "dumb");
    let told_not_to = finished(&mut program).stdout;
    let expected = stdout(120, &typed);
    let differing = told_not_to.lines().zip(expected.lines()).filter(|(found, expected)| found != expected);
    assert_eq!(differing.count(), 0, "lines lose their colours under NO_COLOR");
}

#[test]
fn every_row_of_the_form_stands_in_every_table_once_and_in_order() {
    let codes = |text: &str| -> Vec<String> {
        let text = text.split_once("━\n").map_or(text, |(_, rows)| rows);
        let starts = |line: &&str| line.starts_with(|c: char| c.is_ascii_digit());
        text.lines()
            .filter(starts)
            .map(|line| line.split([' ', ',']).next().unwrap_or_default().to_owned())
            .collect()
    };
    let expected = codes(&stdout(120, "evaluate examples/la-gi-2022.toml --format csv"));
    assert_eq!(expected.len(), 113);
    for columns in [64, 80, 120, 200] {
        assert_eq!(codes(&stdout(columns, EVALUATE)), expected, "at {columns}");
        assert_eq!(codes(&stdout(columns, "criteria show binh-thuan-huyen-2022")), expected, "at {columns}");
    }
}

const CRITERIA: &str = r#"
[criteria]
id = "marks"
title = "Phiếu có đủ các dấu: lệch, chưa trả lời, không áp dụng, không tính được"
max = 20
[rounding]
at = "leaf"
mode = "truncate"
decimals = 2
[[criterion]]
code = "1"
title = "NHÓM MỘT"
max = 15
[[criterion]]
code = "1.1"
title = "Điểm ghi trên phiếu bị lệch"
rule = "ratio"
max = 5
[[criterion]]
code = "1.2"
title = "Chưa trả lời"
rule = "ratio"
max = 5
[[criterion]]
code = "1.3"
title = "Không áp dụng, được bỏ khỏi tổng"
rule = "ratio"
max = 5
not_applicable = "drop"
[[criterion]]
code = "2"
title = "NHÓM HAI"
max = 5
[[criterion]]
code = "2.1"
title = "Không áp dụng, được trọn điểm"
rule = "ratio"
max = 3
not_applicable = "full"
[[criterion]]
code = "2.2"
title = "Không tính được"
rule = "ratio"
max = 2
"#;

const FORM: &str = r#"
criteria = "marks"
[unit]
name = "Đơn vị thử"
[self]
"1"   = { score = 9 }
"1.1" = { num = 13, den = 15, score = 4.34 }
"1.2" = { score = 1.5 }
"1.3" = { not_applicable = true }
"2.1" = { not_applicable = true }
"2.2" = { num = 2, den = 2, score = 2 }
total = { score = 10 }
[appraisal]
"1.1" = { num = 1, den = 3, score = 1.666 }
"1.2" = { num = 3, den = 3, score = 5 }
"1.3" = { num = 5, den = 5, score = 5 }
"2.1" = { num = 0, den = 3 }
"2.2" = { num = 2, den = 0, score = 2 }
total = { score = 9 }
"#;

fn marks(columns: &str, options: &str) -> Run {
    let folder = TempDir::new().expect("there is room for a temporary folder");
    fs::write(folder.path().join("marks.toml"), CRITERIA).expect("the folder takes files");
    fs::write(folder.path().join("form.toml"), FORM).expect("the folder takes files");
    let mut program = program();
    program.current_dir(&folder).env("COLUMNS", columns).env_remove("NO_COLOR");
    let typed = ["evaluate", "--criteria", "marks.toml", "form.toml"];
    let run = finished(program.args(typed).args(options.split_whitespace()));
    assert_eq!(run.code, 1, "{}", run.stderr);
    run
}

const MARKS: [&str; 6] = [
    "≠ what the form declares",
    "○ not answered, counts 0",
    "n/a does not apply",
    "✗ cannot be computed",
    "≠ 4.34",
    "○ 0.00",
];
const MARKS_IN_VIETNAMESE: [&str; 6] = [
    "≠ điểm ghi trên phiếu",
    "○ để trống, tính 0 điểm",
    "n/a không áp dụng",
    "✗ không tính được",
    "≠ 4,34",
    "○ 0,00",
];

#[test]
fn every_mark_stands_beside_its_row_and_in_the_legend() {
    for (name, columns, options, marks_expected) in [
        ("marks-80", "80", "", MARKS.as_slice()),
        ("marks-120", "120", "", &MARKS),
        ("marks-120-coloured", "120", "--color always", &MARKS),
        ("marks-120-vietnamese", "120", "--lang vi", &MARKS_IN_VIETNAMESE),
        ("marks-markdown", "120", "--format markdown", &MARKS),
        ("marks-csv", "120", "--format csv", &["not-applicable", "blank", "error", "1.666"]),
    ] {
        let text = marks(columns, options).stdout;
        golden(name, &text).unwrap_or_else(|differs| panic!("{differs}"));
        let flowing = uncoloured(&text).replace('\n', " ");
        assert!(marks_expected.iter().all(|mark| flowing.contains(mark)), "{name}\n{text}");
    }
    golden("marks-findings", &marks("120", "").stderr).unwrap_or_else(|differs| panic!("{differs}"));
}

#[test]
fn an_entry_of_the_legend_is_never_broken() {
    for (columns, (options, expected)) in ["64", "80", "120"]
        .into_iter()
        .flat_map(|columns| [("", MARKS), ("--lang vi", MARKS_IN_VIETNAMESE)].map(|case| (columns, case)))
    {
        let text = marks(columns, options).stdout;
        let broken: Vec<_> = expected.iter().filter(|entry| !text.contains(*entry)).collect();
        assert!(broken.is_empty(), "at {columns} {options}: {broken:?}\n{text}");
    }
}
