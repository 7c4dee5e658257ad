//! Filled forms of the reference edition as workbooks, and a bare read of every cell of them by calamine: the floor that
//! `benches/workbooks.py` measures `score batch` against.
//!
//! ```text
//! workbooks write FOLDER COUNT
//! workbooks read THREADS FILE…
//! ```

use std::error::Error;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use calamine::{Data, Reader, Xlsx, open_workbook};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook};
use toml::{Table, Value};

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

const EDITION: &str = "criteria/binh-thuan-huyen-2022.toml";
const FORM: &str = "examples/la-gi-2022.toml";

/// The words of the heading, as the form prints them.
const HEADING: [&str; 11] = [
    "Nhóm",
    "Tiêu chí",
    "Số liệu (tử/mẫu) tự chấm",
    "",
    "Cách tính",
    "Điểm tối đa",
    "Điểm tự chấm",
    "Số liệu (tử/mẫu) thẩm định",
    "",
    "Điểm thẩm định",
    "Ghi chú",
];
const MAX: u16 = 5;
/// Where numerators and points of each column stand.
const COLUMNS: [(&str, u16, u16); 2] = [("self", 2, 6), ("appraisal", 7, 9)];

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.split_first() {
        Some((what, [folder, count])) if what == "write" => write(Path::new(folder), count.parse()?),
        Some((what, rest)) if what == "read" && rest.len() > 1 => {
            read(rest[0].parse()?, &rest[1..].iter().map(PathBuf::from).collect::<Vec<_>>())
        }
        _ => Err("workbooks write FOLDER COUNT · workbooks read THREADS FILE…".into()),
    }
}

fn table(path: &str) -> Outcome<Table> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    Ok(fs::read_to_string(path)?.parse()?)
}

fn text<'t>(table: &'t Table, key: &str) -> Option<&'t str> {
    table.get(key).and_then(Value::as_str)
}

/// Writes forms that differ in the name of their unit.
fn write(folder: &Path, count: usize) -> Outcome<()> {
    fs::create_dir_all(folder)?;
    let (edition, form) = (table(EDITION)?, table(FORM)?);
    for number in 1..=count {
        let mut book = filled(&edition, &form, number)?;
        book.save(folder.join(format!("huyen-{number:04}.xlsx")))?;
    }
    Ok(())
}

fn filled(edition: &Table, form: &Table, number: usize) -> Outcome<Workbook> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Phiếu")?;
    let [wrapped, bold] =
        [Format::new().set_text_wrap(), Format::new().set_bold().set_align(FormatAlign::Center)];
    let points = Format::new().set_num_format("0.00").set_border(FormatBorder::Thin);
    sheet.write_string(0, 0, format!("Tên cơ quan: UBND huyện số {number}"))?;
    let mut row = 1;
    let facts = form["facts"].as_table().ok_or("facts")?;
    for (name, fact) in edition["facts"].as_table().ok_or("facts")? {
        if let (Some(title), Some(value)) = (
            fact.as_table().and_then(|fact| text(fact, "title")),
            facts.get(name).and_then(Value::as_integer),
        ) {
            sheet.write_string(row, 0, format!("{title}: {value}"))?;
            row += 1;
        }
    }
    row += 1;
    for (column, heading) in (0..).zip(HEADING) {
        sheet.write_string_with_format(row, column, heading, &bold)?;
    }
    let figure = |value: &Value| {
        value.as_float().or_else(|| value.as_integer().and_then(|n| n.to_string().parse().ok()))
    };
    for criterion in edition["criterion"].as_array().ok_or("criterion")?.iter().filter_map(Value::as_table) {
        row += 1;
        let code = text(criterion, "code").ok_or("code")?;
        sheet.write_string(row, 0, code)?;
        sheet.write_string_with_format(row, 1, text(criterion, "title").unwrap_or_default(), &wrapped)?;
        if let Some(max) = criterion.get("max").and_then(figure) {
            sheet.write_number_with_format(row, MAX, max, &points)?;
        }
        let answers = COLUMNS.map(|(name, ..)| form[name].get(code).and_then(Value::as_table));
        for ((_, num, score), answer) in COLUMNS.iter().zip(&answers) {
            let cell = |key: &str| answer.and_then(|answer| answer.get(key)).and_then(figure);
            for (key, column) in [("num", *num), ("value", *num), ("den", num + 1)] {
                if let Some(figure) = cell(key) {
                    sheet.write_number(row, column, figure)?;
                }
            }
            if let Some(figure) = cell("score") {
                sheet.write_number_with_format(row, *score, figure, &points)?;
            }
        }
        if let Some(note) = answers.iter().flatten().find_map(|answer| text(answer, "note")) {
            sheet.write_string_with_format(row, 10, note, &wrapped)?;
        }
        let listed =
            ["options", "tiers"].iter().find_map(|key| criterion.get(*key).and_then(Value::as_array));
        for (option, letter) in listed.into_iter().flatten().filter_map(Value::as_table).zip('a'..) {
            row += 1;
            let letter = letter.to_string();
            let id = text(option, "id").unwrap_or(&letter);
            sheet.write_string_with_format(row, 1, text(option, "title").unwrap_or_default(), &wrapped)?;
            let Some(worth) = option.get("points").and_then(figure) else { continue };
            sheet.write_number_with_format(row, MAX, worth, &points)?;
            for ((_, _, score), answer) in COLUMNS.iter().zip(&answers) {
                if answer.and_then(|answer| text(answer, "choice")) == Some(id) {
                    sheet.write_number_with_format(row, *score, worth, &points)?;
                }
            }
        }
    }
    Ok(book)
}

/// Reads every cell of every sheet.
fn read(threads: usize, files: &[PathBuf]) -> Outcome<()> {
    let (next, cells) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let work = || -> Outcome<()> {
        while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            let mut book: Xlsx<_> = open_workbook(file)?;
            for name in book.sheet_names().clone() {
                let filled = book.worksheet_range(&name)?;
                let filled = filled.used_cells().filter(|(.., cell)| **cell != Data::Empty).count();
                cells.fetch_add(filled, Ordering::Relaxed);
            }
        }
        Ok(())
    };
    std::thread::scope(|scope| -> Outcome<()> {
        let workers: Vec<_> = (0..threads.max(1)).map(|_| scope.spawn(work)).collect();
        for worker in workers {
            worker.join().map_err(|_| "a thread failed")??;
        }
        Ok(())
    })?;
    writeln!(std::io::stdout(), "{} cells of {} workbooks", cells.into_inner(), files.len())?;
    Ok(())
}
