//! Forms that the program makes: what is filled in is read again, wherever rows and columns stand by then.

use std::fs;

use serde_json::Value;

use crate::harness::filled::{FORM_SHEET, FORMS, edition, filled, moved, rows, run, with_part};
use crate::harness::program::{against_golden, finished, in_package, program, text_of};
use score::template::{Template, blank, workbook};

/// The small one of them.
const SMALL: (&str, &str) = FORMS[4];

/// The codes of the errors and warnings that are found in a small form, with their rows; and what is said of its ids.
fn found(book: &[u8], edition: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("form.xlsx"), book).unwrap();
    let json = run(folder.path(), "check", edition, "form.xlsx").json();
    let all = json["findings"].as_array().unwrap().iter();
    let all = all.filter(|finding| finding["severity"] != "note");
    let said = |finding: &Value, key: &str| finding[key].as_str().unwrap_or_default().to_owned();
    let mut found: Vec<String> = all
        .map(|finding| {
            format!("{} {} {}", said(finding, "code"), said(finding, "criterion"), said(finding, "column"))
        })
        .map(|line| line.trim_end().to_owned())
        .collect();
    let mut line = program();
    line.current_dir(&folder).args(["check", "--verbose", "--criteria"]).arg(in_package(edition));
    let text = finished(line.arg("form.xlsx")).stdout;
    let is_of_ids = |line: &&str| line.contains("[import-doubt]: ") || line.contains("[template-outdated]: ");
    found.extend(text.lines().filter(is_of_ids).map(|line| format!("  {line}")));
    found
}

/// A sheet whose cell `from` says `to`; texts are shared, so that the table of texts is changed.
fn with_text(book: &[u8], from: &str, to: &str) -> Vec<u8> {
    let (from, to) = (format!(">{from}<"), format!(">{to}<"));
    with_part(book, "xl/sharedStrings.xml", |texts| {
        assert_eq!(texts.matches(&from).count(), 1, "{from}");
        texts.replace(&from, &to)
    })
}

#[test]
fn what_is_filled_in_comes_to_the_same_as_the_form_in_toml() {
    let folder = tempfile::tempdir().unwrap();
    for (edition, form) in FORMS {
        let text = text_of(form);
        fs::write(folder.path().join("form.toml"), &text).unwrap();
        fs::write(folder.path().join("form.xlsx"), filled(edition, &text)).unwrap();
        let [toml, xlsx] = ["form.toml", "form.xlsx"].map(|file| rows(folder.path(), edition, file));
        for (toml, xlsx) in toml.as_array().unwrap().iter().zip(xlsx.as_array().unwrap()) {
            assert_eq!(toml, xlsx, "{form}");
        }
        assert_eq!(toml, xlsx, "{form}");
    }
}

#[test]
fn a_form_of_a_shipped_edition_needs_no_option() {
    let (edition, form) = FORMS[0];
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("la-gi.xlsx"), filled(edition, &text_of(form))).unwrap();
    for (command, said) in [("check", "all 228 declared figures agree"), ("batch", "430.92")] {
        let line = finished(program().current_dir(&folder).args([command, "la-gi.xlsx"]));
        assert!(line.stdout.contains(said), "{}{}", line.stdout, line.stderr);
    }
}

#[test]
fn the_same_form_has_the_same_bytes() {
    let text = text_of(SMALL.1);
    assert_eq!(filled(SMALL.0, &text), filled(SMALL.0, &text));
}

#[test]
fn rows_may_move_and_columns_come_between() {
    let folder = tempfile::tempdir().unwrap();
    let book = filled(SMALL.0, &text_of(SMALL.1));
    fs::write(folder.path().join("form.xlsx"), &book).unwrap();
    let usual = rows(folder.path(), SMALL.0, "form.xlsx");
    for (what, to) in [
        (
            "two columns come between",
            (|column, row| (if column > 2 { column + 2 } else { column }, row)) as fn(u32, u32) -> (u32, u32),
        ),
        ("columns change places", |column, row| {
            (
                if column == 3 {
                    6
                } else if column == 6 {
                    3
                } else {
                    column
                },
                row,
            )
        }),
        ("three rows come above", |column, row| (column, row + 3)),
        ("the table is upside down", |column, row| (column, if row > 8 { 49 - row } else { row })),
    ] {
        let sheet = |sheet: String| moved(&sheet, to);
        fs::write(folder.path().join("form.xlsx"), with_part(&book, FORM_SHEET, sheet)).unwrap();
        assert_eq!(rows(folder.path(), SMALL.0, "form.xlsx"), usual, "{what}");
    }
}

#[test]
fn ids_that_are_spoilt_are_doubts() {
    let book = filled(SMALL.0, &text_of(SMALL.1));
    assert_eq!(found(&book, SMALL.0), Vec::<String>::new());
    let mut transcript = String::new();
    for (what, book) in [
        ("a leaf is twice there", with_text(&book, "row|1.2", "row|1.1")),
        ("a leaf has no id", with_text(&book, "row|2.2", "")),
        ("an id is of another edition", with_text(&book, "row|2.2", "row|2.2.1")),
        ("an id is none", with_text(&book, "row|2.2", "dòng 2.2")),
        ("a group has no id", with_text(&book, "row|1", "")),
        ("a fact has no id", with_text(&book, "fact|villages", "")),
        ("an option is none", with_text(&book, "a – Có tường lửa chuyên dụng (5 đ)", "Có tường lửa")),
        (
            "a part of a title stands behind the id",
            with_text(&book, "a – Có tường lửa chuyên dụng (5 đ)", "a – khác"),
        ),
        ("the text of the edition was another one", with_text(&book, &edition(SMALL.0).sha256, "00")),
    ] {
        transcript.push_str(&format!("{what}\n"));
        for line in found(&book, SMALL.0) {
            transcript.push_str(&format!("  {line}\n"));
        }
    }
    against_golden("tests/goldens/template-ids.txt", &transcript).unwrap();
}

#[test]
fn the_form_is_made_of_the_edition_alone() {
    let criteria = edition(SMALL.0);
    let filled = blank(&criteria);
    let book =
        workbook(&Template { criteria: &criteria, appraisal: false, filled: &filled, computed: false })
            .unwrap();
    let shown = crate::harness::office_files::shown("form.xlsx", &book);
    against_golden("tests/goldens/template-small.txt", &(shown + "\n")).unwrap();
}

#[test]
fn each_notation_is_written_by_its_ending() {
    let folder = tempfile::tempdir().unwrap();
    let typed = |arguments: &[&str]| {
        let mut line = program();
        line.current_dir(&folder).arg("template").arg(in_package(SMALL.0)).args(arguments);
        finished(&mut line)
    };
    fs::write(folder.path().join("facts.toml"), "[unit]\nid = \"a\"\n[facts]\nstaff = 20\nvillages = 5\n")
        .unwrap();
    let given = ["--unit", "UBND xã Tân Hải", "--facts", "facts.toml", "--columns", "self"];
    for file in ["form.xlsx", "form.csv", "form.toml"] {
        let run = typed(&[&given[..], &["-o", file]].concat());
        assert_eq!((run.code, run.stderr.as_str()), (0, format!("wrote {file}\n").as_str()));
    }
    let mut transcript = String::new();
    for arguments in [&["--format", "csv"][..], &["--format", "toml"], &[], &["-o", "form.pdf"]] {
        let run = typed(&[&given[..], arguments].concat());
        transcript.push_str(&format!("== {}\n{}", arguments.join(" "), run.transcript()));
    }
    // a form that nobody filled in yet is blank, and nothing in it is wrong
    for file in ["form.csv", "form.toml"] {
        let mut line = program();
        line.current_dir(&folder).args(["check", "--quiet", "--criteria"]).arg(in_package(SMALL.0)).arg(file);
        transcript.push_str(&format!("== check {file}\n{}", finished(&mut line).transcript()));
    }
    against_golden("tests/goldens/template-notations.txt", &transcript).unwrap();
}

#[test]
fn last_years_form_is_a_beginning() {
    let folder = tempfile::tempdir().unwrap();
    let (edition, form) = FORMS[1];
    // this year a row is asked in another way, one has gone, and one has another title
    let this_year = text_of(edition).replace("tutorial-xa-2025", "xa-2026");
    let this_year = this_year.replace("Dân số trung bình năm", "Dân số cuối năm");
    let this_year = this_year.replace("Đối thoại với nhân dân", "Tiếp xúc, đối thoại với nhân dân");
    fs::write(folder.path().join("2026.toml"), this_year).unwrap();
    fs::copy(in_package(edition), folder.path().join("2025.toml")).unwrap();
    fs::write(folder.path().join("last.toml"), text_of(form)).unwrap();
    fs::write(folder.path().join("last.xlsx"), filled(edition, &text_of(form))).unwrap();
    let typed = |edition: &str, last: &str, new: &str, more: &[&str]| {
        let mut line = program();
        line.current_dir(&folder).args(["template", edition, "--from", last, "-o", new]).args(more);
        finished(&mut line)
    };
    let total = |edition: &str, file: &str| {
        let mut line = program();
        line.current_dir(&folder).args(["evaluate", "--format", "json", "--criteria", edition, file]);
        let json = finished(&mut line).json();
        json["total"]["self"]["points"].as_str().unwrap_or_default().to_owned()
    };
    for (last, new) in [("last.toml", "new.xlsx"), ("last.xlsx", "new.toml"), ("last.xlsx", "new.csv")] {
        let run = typed("2025.toml", last, new, &["--columns", "self"]);
        let said = format!("not carried over: 2.5: the row may apply this year\nwrote {new}\n");
        assert_eq!((run.code, run.stderr), (0, said));
        assert_eq!(total("2025.toml", new), "82.65", "{last} {new}");
    }
    let run = typed("2026.toml", "last.xlsx", "new.xlsx", &["--from-criteria", "2025.toml"]);
    against_golden("tests/goldens/template-from.txt", &run.transcript()).unwrap();
    let run = typed("2026.toml", "last.xlsx", "newer.xlsx", &[]);
    assert_eq!(run.code, 2, "{}", run.stderr);
}
