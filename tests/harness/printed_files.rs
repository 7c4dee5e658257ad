//! Printed forms as files of every notation, and what is read of them.

use std::path::Path;
use std::process::Command;

use rust_xlsxwriter::{Format, Workbook as XlsxWorkbook, Worksheet};
use score::column::Column;
use score::criteria::Criteria;
use score::finding::{Findings, SourceId};
use score::form::{FormUnit, Overrides, read_form};
use score::language::Language;
use score::number::Decimal;
use score::source::workbook::{CellContent, CellValue, Covers, Sheet, SheetCell, SheetRow, Workbook};
use score::source::{RawField, RawSubmission, RawValue};

use super::binary_workbooks::{long_record, long_text, xlsb_parts, zipped_bytes};
use super::office_files::{docx, docx_table, opened};
use super::printed_edition::{Cell, Form, Kind, Truth, plain};

impl Cell {
    /// The number that a spreadsheet would have in it.
    pub fn number(&self) -> Option<Decimal> {
        let plain = |c: char| c.is_ascii_digit() || c == '.';
        let is_number = !self.is_text && self.text.chars().all(plain);
        is_number.then(|| self.text.parse().ok()).flatten()
    }
}

/// As a table that was copied as text: an empty line where a page ends, and the head as lines without tabs.
pub fn copied(form: &Form) -> Vec<u8> {
    let mut text = String::new();
    for line in &form.lines {
        let cells: Vec<&str> = line.cells.iter().map(|cell| cell.text.as_str()).collect();
        let breaks = if line.page_break { "\n" } else { "" };
        let joined = cells.join("\t");
        let joined = if line.kind == Kind::Above { joined.trim_end() } else { &joined };
        text.push_str(&format!("{breaks}{joined}\n"));
    }
    text.into_bytes()
}

/// As a CSV with commas between cells: titles above the table, and decimal commas in quotes.
pub fn comma_separated(form: &Form) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for line in &form.lines {
        let cells = line.cells.iter().map(|cell| match cell.number() {
            Some(_) => cell.text.replace('.', ","),
            None => cell.text.clone(),
        });
        writer.write_record(cells).expect("memory takes it");
    }
    writer.into_inner().expect("memory takes it")
}

/// As the cells of one sheet, without a file.
pub fn grid(form: &Form) -> Workbook {
    let mut sheet = Sheet { name: "Phiếu".into(), ..Sheet::default() };
    let mut byte = 0;
    for (row, line) in (0_u32..).zip(&form.lines) {
        let mut cells = Vec::new();
        for (column, cell) in (0_u16..).zip(&line.cells).filter(|(_, cell)| !cell.text.is_empty()) {
            let value = match cell.number() {
                Some(_) => CellValue::Number(cell.text.as_str().into()),
                None => CellValue::Text(cell.text.as_str().into()),
            };
            let content = CellContent { value, covers: Covers::default(), ..CellContent::default() };
            cells.push(SheetCell { column, content, span: byte..byte + 1 });
            byte += 1;
        }
        if !cells.is_empty() {
            sheet.rows.push(SheetRow { row, hidden: line.hidden, page_break: line.page_break, cells });
        }
    }
    Workbook { sheets: vec![sheet], ..Workbook::default() }
}

/// As a workbook of a new Excel, a sheet for each form. The headings of pairs are merged, and codes have a format.
pub fn xlsx(forms: &[(&str, &Form)]) -> Vec<u8> {
    let mut book = XlsxWorkbook::new();
    for (name, form) in forms {
        let mut sheet = Worksheet::new();
        sheet.set_name(*name).unwrap();
        for (row, line) in (0_u32..).zip(&form.lines) {
            for (column, cell) in (0_u16..).zip(&line.cells) {
                match cell.number() {
                    Some(number) => {
                        let number: f64 = plain(number).parse().unwrap();
                        sheet.write_number(row, column, number).unwrap();
                    }
                    None if cell.text.is_empty() => {}
                    None => {
                        sheet.write_string(row, column, &cell.text).unwrap();
                    }
                }
            }
            if line.kind == Kind::Heading {
                let headings: Vec<&str> = line.cells.iter().map(|cell| cell.text.as_str()).collect();
                merge_pairs(&mut sheet, row, &headings);
            }
            if line.hidden {
                sheet.set_row_hidden(row).unwrap();
            }
        }
        let breaks: Vec<u32> =
            (0_u32..).zip(&form.lines).filter(|(_, l)| l.page_break).map(|(r, _)| r).collect();
        if !breaks.is_empty() {
            sheet.set_page_breaks(&breaks).unwrap();
        }
        book.push_worksheet(sheet);
    }
    book.save_to_buffer().unwrap()
}

fn merge_pairs(sheet: &mut Worksheet, row: u32, headings: &[&str]) {
    for (column, text) in (0_u16..).zip(headings) {
        if text.starts_with("Số liệu") && headings.get(usize::from(column) + 1) == Some(&"") {
            sheet.merge_range(row, column, row, column + 1, text, &Format::new()).unwrap();
        }
    }
}

/// As a document: the head in paragraphs, the form in a table that a page may cut in two.
pub fn document(form: &Form) -> Vec<u8> {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", escaped(text));
    let (mut above, mut rows, mut width) = (String::new(), String::new(), 0);
    for line in &form.lines {
        let texts: Vec<&str> = line.cells.iter().map(|cell| cell.text.as_str()).collect();
        if line.kind == Kind::Above {
            above.push_str(&paragraph(texts.concat().trim()));
            continue;
        }
        width = width.max(texts.len());
        let mut cells = String::new();
        let mut at = 0;
        while at < texts.len() {
            let is_pair = line.kind == Kind::Heading && texts[at].starts_with("Số liệu");
            let span = if is_pair { "<w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" } else { "" };
            let page = if at == 0 && line.page_break { "<w:r><w:lastRenderedPageBreak/></w:r>" } else { "" };
            let inner = paragraph(texts[at]).replacen("<w:p>", &format!("<w:p>{page}"), 1);
            cells.push_str(&format!("<w:tc>{span}{inner}</w:tc>"));
            at += if is_pair { 2 } else { 1 };
        }
        rows.push_str(&format!("<w:tr>{cells}</w:tr>"));
    }
    docx(&format!("{above}{}", docx_table(width, &rows)))
}

/// As a binary workbook of Excel.
pub fn binary(form: &Form) -> Vec<u8> {
    let mut records = Vec::new();
    for (row, line) in (0_u32..).zip(&form.lines) {
        records.push(long_record(0x0000, &[row.to_le_bytes().to_vec(), vec![0; 13]].concat()));
        for (column, cell) in (0_u32..).zip(&line.cells).filter(|(_, cell)| !cell.text.is_empty()) {
            let head = [column.to_le_bytes(), [0; 4]].concat();
            records.push(match cell.number() {
                Some(number) => {
                    let number: f64 = plain(number).parse().unwrap();
                    long_record(0x0005, &[head, number.to_le_bytes().to_vec()].concat())
                }
                None => long_record(0x0006, &[head, long_text(&cell.text)].concat()),
            });
        }
    }
    zipped_bytes(&xlsb_parts(&[], &records))
}

/// What `LibreOffice` makes of a workbook; `None` where it is not installed.
pub fn saved_by_libreoffice(xlsx: &[u8], ending: &str) -> Option<Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("form.xlsx"), xlsx).unwrap();
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    let mut command = Command::new("soffice");
    command.args([&profile, "--headless", "--convert-to", ending, "--outdir"]).arg(folder.path());
    let output = command.arg(folder.path().join("form.xlsx")).output().ok()?;
    let path = folder.path().join(Path::new("form").with_extension(ending));
    let bytes = std::fs::read(path);
    Some(bytes.unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr))))
}

/// What is read of the units of a workbook.
pub fn units_of(criteria: &Criteria, workbook: &Workbook) -> (Vec<FormUnit>, Findings) {
    let mut findings = Findings::default();
    let units = read_form(criteria, (SourceId(0), workbook), &Overrides::default(), &mut findings);
    (units, findings)
}

/// What is read of each unit of a file.
pub fn read_all(criteria: &Criteria, name: &str, bytes: &[u8]) -> Vec<Read> {
    let text = opened(name, bytes).unwrap_or_else(|finding| panic!("{name}: {}", finding.code.name));
    let workbook = text.workbook_shown().unwrap_or_else(|| panic!("{name} shows no cells"));
    let (units, findings) = units_of(criteria, workbook);
    let codes = || findings.iter().map(|finding| finding.code.name).collect::<Vec<_>>();
    assert!(!units.is_empty(), "{name}: {:?}", codes());
    units.iter().map(Read::of).collect()
}

/// The one unit that is read of a file.
pub fn read(criteria: &Criteria, name: &str, bytes: &[u8]) -> Read {
    let mut all = read_all(criteria, name, bytes);
    assert_eq!(all.len(), 1, "{name} is of one unit");
    all.remove(0)
}

/// What is read of a form: the parts of its answers, and the rows that are in doubt.
#[derive(Clone, Debug, Default)]
pub struct Read {
    pub parts: Truth,
    pub doubts: Vec<(String, Column)>,
    pub facts: Vec<(String, String)>,
    pub name: Option<String>,
    /// What is said of the doubts.
    pub said: Vec<String>,
}

impl Read {
    /// Of one unit.
    pub fn of(unit: &FormUnit) -> Self {
        let mut read = Read::of_raw(&unit.raw);
        let doubts = unit.findings.iter().filter(|finding| finding.code.name == "import-doubt");
        for doubt in doubts {
            read.said.push(doubt.message(Language::English));
            read.doubts.extend(doubt.criterion.clone().zip(doubt.column));
        }
        read
    }

    fn of_raw(raw: &RawSubmission) -> Self {
        let mut read = Read::default();
        for (column, rows) in raw.columns.each() {
            for row in rows.iter().flatten() {
                let key = (row.code.value.clone(), column);
                if row.doubt {
                    read.doubts.push(key.clone());
                }
                for field in &row.fields {
                    let Some((name, values)) = part(field) else { continue };
                    read.parts.entry(key.clone()).or_default().insert(name, values);
                }
            }
        }
        for fact in &raw.head.facts {
            let value = fact.values.own.as_ref().map(|value| shown(&value.value)).unwrap_or_default();
            read.facts.push((fact.name.value.clone(), value));
        }
        let name = raw.head.unit.iter().find(|(key, _)| key.value == "name");
        read.name = name.map(|(_, name)| name.value.clone());
        read
    }
}

fn part(field: &RawField) -> Option<(&'static str, Vec<String>)> {
    const KEYS: [&str; 9] =
        ["num", "den", "value", "previous", "count", "counts", "choice", "choices", "score"];
    let key = KEYS.into_iter().find(|key| *key == field.name.value)?;
    let mut values = match &field.value.value {
        RawValue::List(items) => items.iter().map(|item| item.value.clone()).collect(),
        RawValue::Table(fields) => {
            fields.iter().map(|field| format!("{}={}", field.name.value, shown(&field.value.value))).collect()
        }
        value => vec![shown(value)],
    };
    values.sort();
    Some((key, values))
}

fn shown(value: &RawValue) -> String {
    match value {
        RawValue::Number(number) => plain(number.normalize()),
        RawValue::Text(text) => text.clone(),
        _ => String::new(),
    }
}
