//! One form in every notation that printed forms are read from: every answer of both columns is right.

use std::time::Instant;

use score::column::Column;

use crate::harness::load::criteria;
use crate::harness::printed_edition::{CODE, FORMS, Form, Kind, Printed};
use crate::harness::printed_files::{
    Read, binary, comma_separated, copied, document, read, read_all, saved_by_libreoffice, xlsx,
};
use crate::harness::support::file;

/// What another office program saves takes seconds: the long tests alone try it.
const BY_LIBREOFFICE: &[(&str, &str)] =
    if crate::SHARE == 1 { &[("f.ods", "ods"), ("f.xls", "xls")] } else { &[] };

/// Holds what was read of a form against what its cells give; how many answers and sums that were.
fn hold(what: &str, printed: &Printed, form: &Form, read: &Read) -> (usize, usize) {
    let truth = form.truth();
    assert_eq!(read.doubts, [], "{what}: {:?}", read.said);
    for (key, parts) in &truth {
        assert_eq!(read.parts.get(key), Some(parts), "{what}: {key:?}");
    }
    for (key, parts) in &read.parts {
        assert_eq!(Some(parts), truth.get(key), "{what}: {key:?}");
    }
    for (fact, column) in printed.facts() {
        assert!(read.facts.contains(&(fact.clone(), column.clone())), "{what}: {fact} in {:?}", read.facts);
    }
    assert_eq!(read.name, printed.submission.unit.name, "{what}");
    let sums = printed.sums();
    let is_sum = |key: &&(String, _)| sums.contains(key);
    (truth.keys().filter(|key| !is_sum(key)).count(), truth.keys().filter(is_sum).count())
}

/// Every file that a form can be, by its name; those of another office program where it is installed.
fn files(form: &Form) -> Vec<(&'static str, Vec<u8>)> {
    let book = xlsx(&[("Phiếu", form)]);
    let mut files = vec![
        ("f.txt", copied(form)),
        ("f.csv", comma_separated(form)),
        ("f.docx", document(form)),
        ("f.xlsb", binary(form)),
    ];
    for (name, ending) in BY_LIBREOFFICE {
        match saved_by_libreoffice(&book, ending) {
            Some(bytes) => files.push((*name, bytes)),
            None => println!("skipped: {name}, LibreOffice is not installed"),
        }
    }
    files.push(("f.xlsx", book));
    files
}

/// The same form without a printed code.
fn without_codes(form: &Form) -> Form {
    let mut form = form.clone();
    for line in form.lines.iter_mut().filter(|line| !matches!(line.kind, Kind::Above | Kind::Heading)) {
        line.cells[CODE].text.clear();
    }
    form
}

#[test]
fn printed_forms_are_read_in_every_notation() {
    for (of, expected) in FORMS.into_iter().zip([(164, 64), (68, 20), (14, 6)]) {
        let printed = Printed::of(of);
        let both = printed.form();
        let own = both.clone().without_appraisal();
        let papers = [
            ("both columns", both.clone(), 1),
            ("one column", own, 2),
            ("no codes", without_codes(&both), 1),
        ];
        for (what, paper, part) in papers {
            let mut row = format!("{}, {what}:", of.0);
            for (name, bytes) in files(&paper) {
                let start = Instant::now();
                let read = read(&printed.criteria, name, &bytes);
                let took = start.elapsed();
                let held = hold(&format!("{what} of {} as {name}", of.0), &printed, &paper, &read);
                assert_eq!((held.0 * part, held.1 * part), expected, "{what} of {}", of.0);
                row.push_str(&format!(" {name} {} + {} in {took:.0?};", held.0, held.1));
            }
            println!("{row}");
        }
    }
}

#[test]
fn the_form_of_la_gi_is_read_as_it_was_copied() {
    let printed = Printed::of(FORMS[0]);
    let copied = file("examples/la-gi-2022.txt");
    let read = read(&printed.criteria, "la-gi-2022.txt", copied.as_bytes());
    assert_eq!((read.parts, &read.doubts[..]), (printed.form().truth(), &[][..]), "{:?}", read.said);
}

#[test]
fn sheets_of_a_workbook_are_units() {
    let printed = Printed::of(FORMS[0]);
    let names = ["La Gi", "Tuy Phong", "Đức Linh"];
    let forms = names.map(|name| {
        let mut form = printed.form();
        let line = form.lines.iter_mut().find(|line| line.cells[CODE].text.contains("Tên cơ quan"));
        line.expect("a form names its unit").cells[CODE].text = format!("1. Tên cơ quan: UBND {name}");
        form
    });
    let sheets: Vec<(&str, &Form)> = names.into_iter().zip(&forms).collect();
    let book = xlsx(&sheets);
    let mut files = vec![("f.xlsx", book.clone())];
    for (name, ending) in BY_LIBREOFFICE {
        files.extend(saved_by_libreoffice(&book, ending).map(|bytes| (*name, bytes)));
    }
    for (name, bytes) in files {
        let units = read_all(&printed.criteria, name, &bytes);
        let found: Vec<_> = units.iter().map(|unit| unit.name.clone().unwrap_or_default()).collect();
        assert_eq!(found, names.map(|name| format!("UBND {name}")), "{name}");
        for (unit, form) in units.iter().zip(&forms) {
            assert_eq!((&unit.parts, &unit.doubts[..]), (&form.truth(), &[][..]), "{name}: {:?}", unit.name);
        }
    }
}

/// Options in columns, ticked.
#[test]
fn options_stand_in_columns() {
    let row = |code: &str, title: &str| {
        format!(
            "[[criterion]]\ncode = \"{code}\"\ntitle = \"{title}\"\nrule = \"choice\"\nmax = 4\noptions = \"steps\"\n"
        )
    };
    let titles = [("1.1", "Ban hành kế hoạch"), ("1.2", "Công khai kết quả"), ("1.3", "Bố trí kinh phí")];
    let rows: String = titles.iter().map(|(code, title)| row(code, title)).collect();
    let edition = format!(
        "[criteria]\nid = \"cot\"\ntitle = \"Phiếu có cột\"\nmax = 12\n[rounding]\nat = \"leaf\"\nmode = \"half-up\"\n\
         decimals = 2\n[lists]\nsteps = [ {{ id = \"full\", share = \"1\", title = \"Đầy đủ\" }}, {{ id = \"part\", share = \
         \"50%\", title = \"Một phần\" }}, {{ id = \"none\", share = \"0\", title = \"Không\" }} ]\n[[criterion]]\n\
         code = \"1\"\ntitle = \"CHỈ ĐẠO\"\nmax = 12\n{rows}"
    );
    let criteria = criteria(&edition);
    let form = "STT\tNội dung\tĐiểm tối đa\tĐầy đủ\tMột phần\tKhông\tĐiểm tự chấm\tGhi chú\n\
                1\tCHỈ ĐẠO\t12\t\t\t\t6\t\n\
                1.1\tBan hành kế hoạch\t4\tx\t\t\t4\t\n\
                1.2\tCông khai kết quả\t4\t\tx\t\t2\tchậm\n\
                1.3\tBố trí kinh phí\t4\t\t\tx\t0\t\n";
    let read = read(&criteria, "f.txt", form.as_bytes());
    let choices =
        ["1.1", "1.2", "1.3"].map(|code| read.parts[&(code.to_owned(), Column::Own)]["choice"][0].clone());
    assert_eq!((choices, &read.doubts[..]), (["full", "part", "none"].map(str::to_owned), &[][..]));
}
