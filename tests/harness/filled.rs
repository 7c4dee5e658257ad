//! Forms that the program makes, filled in with the answers of a form in TOML.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::path::Path;

use score::criteria::Criteria;
use score::template::{Template, workbook};
use serde_json::Value;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::load;
use super::program::{Run, finished, in_package, program, text_of};

/// Editions with a form of each that answers every row.
pub const FORMS: [(&str, &str); 5] = [
    ("criteria/binh-thuan-huyen-2022.toml", "examples/la-gi-2022.toml"),
    ("examples/tutorial/xa-2025.toml", "examples/tutorial/tan-hoa.toml"),
    ("examples/tutorial/ky-cuong-2025.toml", "examples/tutorial/phong-noi-vu.toml"),
    ("examples/tutorial/muc-do-2025.toml", "examples/tutorial/tan-hoa-muc-do.toml"),
    ("tests/forms/edition.toml", "tests/forms/small.toml"),
];

/// A run of the program about a file of a folder.
pub fn run(folder: &Path, command: &str, edition: &str, file: &str) -> Run {
    let mut line = program();
    line.current_dir(folder).args([command, "--format", "json", "--criteria"]);
    finished(line.arg(in_package(edition)).arg(file))
}

/// What a form comes to, without what says where it stands.
pub fn rows(folder: &Path, edition: &str, file: &str) -> Value {
    let json = run(folder, "evaluate", edition, file).json();
    let mut rows = json["rows"].clone();
    rows.as_array_mut().unwrap().push(json["total"].clone());
    rows
}

/// What `check` finds, by what it is about, wherever it stands.
pub fn found(folder: &Path, name: &str) -> BTreeMap<String, usize> {
    let mut line = program();
    line.current_dir(folder).args(["check", name, "--format", "json"]);
    let json = finished(&mut line).json();
    let mut found = BTreeMap::new();
    for finding in json["findings"].as_array().unwrap() {
        let about = ["severity", "code", "criterion", "column", "figure"].map(|key| finding[key].to_string());
        *found.entry(about.join(" ")).or_default() += 1;
    }
    found
}

/// The edition in a file of the package.
pub fn edition(path: &str) -> Criteria {
    load::criteria(&text_of(path))
}

/// The workbook of an edition with the answers of a form.
pub fn filled(edition: &str, form: &str) -> Vec<u8> {
    let criteria = self::edition(edition);
    let submission = load::submission(&criteria, form);
    workbook(&Template { criteria: &criteria, appraisal: true, filled: &submission, computed: false })
        .unwrap()
}

/// The same workbook with a part changed: the sheet of the form, say.
pub fn with_part(book: &[u8], part: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(book)).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..from.len() {
        let mut file = from.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        if name == part {
            bytes = change(String::from_utf8(bytes).unwrap()).into_bytes();
        }
        to.start_file(name, SimpleFileOptions::default()).unwrap();
        to.write_all(&bytes).unwrap();
    }
    to.finish().unwrap().into_inner()
}

/// The sheet of the form in a workbook of the program.
pub const FORM_SHEET: &str = "xl/worksheets/sheet1.xml";

/// The addresses of all cells of a sheet changed: what stood in `(column, row)` stands elsewhere then. Both count from 0.
/// Rows and cells must come in another order for it, which is seen to.
pub fn moved(sheet: &str, to: impl Fn(u32, u32) -> (u32, u32)) -> String {
    let (head, rest) = sheet.split_once("<sheetData>").unwrap();
    let (data, tail) = rest.split_once("</sheetData>").unwrap();
    let mut rows: Vec<(u32, String)> = Vec::new();
    for row in data.split("<row ").skip(1) {
        let (tag, cells) = row.split_once('>').unwrap();
        let number = attribute(tag, "r").parse::<u32>().unwrap() - 1;
        let new = to(0, number).1;
        let tag = tag.replacen(&format!("r=\"{}\"", number + 1), &format!("r=\"{}\"", new + 1), 1);
        let mut text = format!("<row {tag}>");
        for (at, part) in cells.split("<c ").enumerate() {
            if at == 0 {
                text.push_str(part);
                continue;
            }
            let address = attribute(part, "r");
            let digits = address.find(|c: char| c.is_ascii_digit()).unwrap();
            let column = address[..digits].bytes().fold(0, |sum, b| sum * 26 + u32::from(b - b'A') + 1) - 1;
            let (column, _) = to(column, number);
            let letter = char::from(b'A' + u8::try_from(column).unwrap());
            let place = format!("r=\"{letter}{}\"", new + 1);
            text.push_str(&format!("<c {}", part.replacen(&format!("r=\"{address}\""), &place, 1)));
        }
        rows.push((new, text));
    }
    rows.sort_by_key(|(row, _)| *row);
    let data: String = rows.into_iter().map(|(_, text)| text).collect();
    format!("{head}<sheetData>{data}</sheetData>{tail}")
}

fn attribute<'t>(tag: &'t str, name: &str) -> &'t str {
    let (_, rest) = tag.split_once(&format!("{name}=\"")).unwrap();
    rest.split('"').next().unwrap()
}
