//! A result in which somebody typed: LibreOffice changes a cell of the workbook, computes what follows and saves it; read back, it
//! says what the form in TOML says after the same change.

use std::collections::BTreeMap;
use std::fs;

use crate::harness::filled::{found, rows};
use crate::harness::program::{finished, program, text_of};
use crate::harness::recalculated::{Shown, Typed, cells, office_is_there, retyped};

const EDITION: &str = "criteria/binh-thuan-huyen-2022.toml";
const FORM: &str = "examples/la-gi-2022.toml";

/// What is typed, and where the same stands in the form: the table and line, and what the line says then.
struct Change {
    what: &'static str,
    /// The ids of the line and the column, and what is typed.
    typed: &'static [(&'static str, &'static str, &'static str)],
    /// Of the form: table, line, and the line changed.
    table: &'static str,
    from: &'static str,
    to: &'static str,
    /// The row whose points it changes, `total` besides; nothing where only a declared figure or a remark changes.
    moves: Option<&'static str>,
}

const CHANGES: [Change; 7] = [
    Change {
        what: "the number of a ratio",
        typed: &[("row|4.10.3", "appraisal.num", "9000")],
        table: "[appraisal]",
        from: "\"4.10.3\"  = { num = 8312, den = 24230, score = 3.43 }",
        to: "\"4.10.3\"  = { num = 9000, den = 24230, score = 3.43 }",
        moves: Some("4.10.3"),
    },
    Change {
        what: "the base of a ratio, declared points too",
        typed: &[("row|1.4", "self.den", "14"), ("row|1.4", "self.points", "4.64")],
        table: "[self]",
        from: "\"1.4\"     = { num = 13, den = 15, score = 4.33 }",
        to: "\"1.4\"     = { num = 13, den = 14, score = 4.64 }",
        moves: Some("1.4"),
    },
    Change {
        what: "an option",
        typed: &[("row|5.1.1", "appraisal.answer", "b – Không có (0 đ)")],
        table: "[appraisal]",
        from: "\"5.1.1\"   = { choice = \"a\", score = 5 }",
        to: "\"5.1.1\"   = { choice = \"b\", score = 5 }",
        moves: Some("5.1.1"),
    },
    Change {
        what: "a count",
        typed: &[("row|4.12.4", "appraisal.num", "3")],
        table: "[appraisal]",
        from: "\"4.12.4\"  = { count = 7, score = 14 }",
        to: "\"4.12.4\"  = { count = 3, score = 14 }",
        moves: Some("4.12.4"),
    },
    Change {
        what: "an answer away",
        typed: &[("row|4.10.3", "appraisal.num", ""), ("row|4.10.3", "appraisal.den", "")],
        table: "[appraisal]",
        from: "\"4.10.3\"  = { num = 8312, den = 24230, score = 3.43 }",
        to: "\"4.10.3\"  = { score = 3.43 }",
        moves: Some("4.10.3"),
    },
    Change {
        what: "a declared sum",
        typed: &[("row|5", "appraisal.points", "31.5")],
        table: "[appraisal]",
        from: "\"5\"       = { score = 30 }",
        to: "\"5\"       = { score = 31.5 }",
        moves: None,
    },
    Change {
        what: "a fact",
        typed: &[("fact|departments", "self.num", "12")],
        table: "[facts]",
        from: "departments    = 11",
        to: "departments    = 12",
        moves: None,
    },
];

/// The cells of a workbook by sheet, row and column.
type Cells = BTreeMap<(String, u32, u16), Shown>;

/// Where a line and a column of ids cross: sheet and cell.
fn place(cells: &Cells, line: &str, column: &str) -> (String, String) {
    let at = |id: &str| {
        let found = cells.iter().find(|(_, shown)| shown.value == id);
        found.unwrap_or_else(|| panic!("no {id}")).0.clone()
    };
    let (sheet, row, _) = at(line);
    let letter = char::from(b'A' + u8::try_from(at(column).2).unwrap());
    (sheet, format!("{letter}{}", row + 1))
}

/// The form with a change.
fn changed(form: &str, change: &Change) -> String {
    let (head, tail) = form.split_once(change.table).unwrap();
    assert!(tail.contains(change.from), "{}", change.what);
    format!("{head}{}{}", change.table, tail.replacen(change.from, change.to, 1))
}

#[test]
fn a_number_changed_in_libreoffice_says_what_the_same_change_of_the_form_says() {
    if !office_is_there() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let form = text_of(FORM);
    fs::write(here.join("form.toml"), &form).unwrap();
    let written = |from: &str, to: &str| {
        let run = finished(program().current_dir(here).args(["check", from, "-o", to]));
        assert!(run.code <= 1, "{}", run.stderr);
        cells(to, &fs::read(here.join(to)).unwrap())
    };
    let result = written("form.toml", "form.xlsx");
    let before = rows(here, EDITION, "form.toml");
    let mut books = Vec::new();
    for (number, change) in CHANGES.iter().enumerate() {
        let typed = change.typed.iter().map(|(line, column, text)| -> Typed {
            let (sheet, cell) = place(&result, line, column);
            (sheet, cell, (*text).to_owned())
        });
        fs::copy(here.join("form.xlsx"), here.join(format!("book{number}.xlsx"))).unwrap();
        books.push((format!("book{number}"), typed.collect()));
    }
    retyped(here, &books, "out");
    for (number, change) in CHANGES.iter().enumerate() {
        let toml = format!("changed{number}.toml");
        fs::write(here.join(&toml), changed(&form, change)).unwrap();
        let expected = rows(here, EDITION, &toml);
        let moved = |row: &str| {
            let of = |rows: &serde_json::Value| {
                rows.as_array()
                    .unwrap()
                    .iter()
                    .find(|line| line["code"] == row || (row == "total" && line["code"].is_null()))
                    .cloned()
            };
            of(&before) != of(&expected)
        };
        for row in change.moves.into_iter().chain(change.moves.and(Some("total"))) {
            assert!(moved(row), "{}: {row} did not move", change.what);
        }
        let ours = written(&toml, &format!("changed{number}.xlsx"));
        let (findings, mut formulas) = (found(here, &toml), 0);
        for ending in ["xlsx", "ods"] {
            let file = format!("out/book{number}.{ending}");
            let told = format!("{file}, {}", change.what);
            assert!(here.join(&file).is_file(), "{told}");
            assert_eq!(rows(here, EDITION, &file), expected, "{told}");
            let read = found(here, &file);
            let is_of_the_book =
                |key: &&String| ["import-doubt", "saved-value-stale"].iter().any(|code| key.contains(code));
            assert_eq!(read.keys().find(is_of_the_book), None, "{told}");
            assert_eq!(read, findings, "{told}");
            // what LibreOffice shows is what the engine gives, on the form's sheet
            let sheet = place(&result, "columns|id", "columns|id").0;
            let theirs = cells(&file, &fs::read(here.join(&file)).unwrap());
            for (at, shown) in ours.iter().filter(|((of, ..), shown)| *of == sheet && shown.formula.is_some())
            {
                formulas += 1;
                let found = theirs.get(at).map_or("", |shown| shown.value.as_str());
                assert_eq!(found, shown.value, "{told}: {at:?}");
            }
        }
        println!(
            "{}: {} findings, {formulas} formulas, as of the form",
            change.what,
            findings.values().sum::<usize>()
        );
    }
}
