//! The La Gi form as CSV, in every spelling that Excel saves, comes to the same as its TOML.

use std::fs;

use crate::harness::contract::{document, keeps_the_contract, rows};
use crate::harness::program::{finished, program};
use serde_json::Value;
use tempfile::TempDir;
use unicode_normalization::UnicodeNormalization;

type Table = Vec<Vec<String>>;

/// The cells of the shipped CSV.
fn shipped() -> Table {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/la-gi-2022.csv");
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).from_path(path).expect("the example is there");
    let records = reader.records().map(|record| record.expect("the example is whole"));
    records.map(|record| record.iter().map(str::to_owned).collect()).collect()
}

/// The table with one delimiter and one line break; quotes where they are needed.
fn text(table: &Table, delimiter: u8, end: csv::Terminator, quotes: csv::QuoteStyle) -> String {
    let mut writer = csv::WriterBuilder::new();
    let mut writer = writer.delimiter(delimiter).terminator(end).quote_style(quotes).from_writer(Vec::new());
    for record in table {
        writer.write_record(record).expect("memory takes everything");
    }
    String::from_utf8(writer.into_inner().expect("memory takes everything")).expect("the cells are text")
}

/// A plain figure with a fraction; codes are no figures, though they look like some.
fn is_fraction(cell: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    cell.split_once('.').is_some_and(|(whole, fraction)| digits(whole) && digits(fraction))
}

fn with_decimal_comma(mut table: Table) -> Table {
    for record in &mut table {
        for cell in record.iter_mut().skip(1).filter(|cell| is_fraction(cell)) {
            *cell = cell.replace('.', ",");
        }
    }
    table
}

fn in_another_order(table: Table) -> Table {
    let turned = |mut record: Vec<String>| {
        record.reverse();
        record.rotate_left(5);
        record
    };
    table.into_iter().map(turned).collect()
}

fn utf16(text: &str, mark: [u8; 2], unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    mark.into_iter().chain(text.encode_utf16().flat_map(unit)).collect()
}

/// What the file is, and its bytes.
fn spellings() -> Vec<(&'static str, Vec<u8>)> {
    use csv::QuoteStyle::{Always, Necessary};
    use csv::Terminator::{Any, CRLF};
    let lines = Any(b'\n');
    let comma = text(&shipped(), b',', lines, Necessary);
    let semicolon = text(&with_decimal_comma(shipped()), b';', CRLF, Necessary);
    let tab = text(&shipped(), b'\t', CRLF, Necessary);
    let tab_and_comma = text(&with_decimal_comma(shipped()), b'\t', CRLF, Necessary);
    let decomposed: String = comma.nfd().collect();
    assert_ne!(decomposed, comma);
    let order = text(&in_another_order(shipped()), b',', lines, Necessary);
    assert!(!order.starts_with("code"));
    vec![
        ("as shipped", comma.clone().into_bytes()),
        ("UTF-8 with mark, semicolons, decimal comma, CRLF", format!("\u{feff}{semicolon}").into_bytes()),
        ("the same without mark", semicolon.clone().into_bytes()),
        ("tabs", tab.clone().into_bytes()),
        ("tabs and decimal commas", tab_and_comma.clone().into_bytes()),
        ("UTF-16LE with mark, tabs: \"Unicode text\"", utf16(&tab_and_comma, [0xff, 0xfe], u16::to_le_bytes)),
        ("UTF-16BE with mark, semicolons", utf16(&semicolon, [0xfe, 0xff], u16::to_be_bytes)),
        ("UTF-16LE without mark", utf16(&tab, [0, 0], u16::to_le_bytes)[2..].to_vec()),
        ("a line that names the delimiter", format!("sep=;\r\n{semicolon}").into_bytes()),
        ("the same with mark", format!("\u{feff}sep=;\r\n{semicolon}").into_bytes()),
        ("decomposed Vietnamese, as macOS writes it", decomposed.into_bytes()),
        ("every cell in quotes", text(&shipped(), b',', lines, Always).into_bytes()),
        (
            "every cell in quotes, semicolons",
            text(&with_decimal_comma(shipped()), b';', CRLF, Always).into_bytes(),
        ),
        ("columns in another order", order.into_bytes()),
        ("CR alone, as old Macs wrote", text(&shipped(), b',', Any(b'\r'), Necessary).into_bytes()),
        ("headings in capitals", comma.replacen("code,self_num", "CODE,Self_Num", 1).into_bytes()),
        ("empty lines at the end", format!("{comma}\n\n,,,,,,,,,,,,\n").into_bytes()),
    ]
}

/// What a form comes to, whatever it was written in.
fn substance(document: &Value) -> [&Value; 4] {
    ["rows", "total", "unit", "criteria"].map(|key| &document[key])
}

#[test]
fn every_spelling_of_the_csv_comes_to_the_same_as_the_toml() {
    let evaluate = |file: &str| finished(program().args(["evaluate", "--format", "json", file]));
    let toml = document(&evaluate("examples/la-gi-2022.toml").stdout);
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("form.csv");
    for (spelling, bytes) in spellings() {
        fs::write(&file, bytes).unwrap();
        let run = evaluate(file.to_str().unwrap());
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{spelling}\n{}", run.stdout);
        let csv = document(&run.stdout);
        keeps_the_contract(&csv);
        for (found, expected) in substance(&csv).into_iter().zip(substance(&toml)) {
            assert_eq!(found, expected, "{spelling}");
        }
        let codes = |document: &Value| {
            let findings = document["findings"].as_array().unwrap().clone();
            let key = |finding: Value| ["code", "criterion", "column"].map(|key| finding[key].to_string());
            let mut codes: Vec<_> = findings.into_iter().map(key).collect();
            codes.sort();
            codes
        };
        assert_eq!(codes(&csv), codes(&toml), "{spelling}");
    }
}

#[test]
fn a_decimal_comma_beside_a_comma_as_delimiter_is_read_where_the_cell_is_quoted_and_the_mark_is_named() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("form.csv");
    let table = text(&with_decimal_comma(shipped()), b',', csv::Terminator::CRLF, csv::QuoteStyle::Necessary);
    fs::write(&file, table).unwrap();
    let refused = finished(program().env("COLUMNS", "200").arg("evaluate").arg(&file));
    assert_eq!((refused.code, refused.stdout.len()), (2, 0));
    assert!(refused.stderr.contains("it can be read so: --decimal-mark ,"), "{}", refused.stderr);
    let read = finished(program().args(["evaluate", "--format", "json", "--decimal-mark", ","]).arg(&file));
    assert_eq!(document(&read.stdout)["total"]["self"]["points"], "464.06");
}

/// A line of the shipped CSV, what becomes of it, and the finding.
const UNREADABLE: [(&str, &str, &str); 9] = [
    ("1.4,13,15,,4.33,", "1.4,-13,15,,4.33,", "negative-number"),
    ("1.4,13,15,,4.33,", "1.4,13x,15,,4.33,", "malformed-number"),
    ("1.4,13,15,,4.33,", "1.4,13,15,,4.333.333,", "grouped-number"),
    ("1.4,13,15,,4.33,", "1.4,13,1.500,,4.33,", "ambiguous-number"),
    ("1.4,13,15,,4.33,", "1.4,13,15,,\"4,33\",", "wrong-decimal-mark"),
    ("1.4,13,15,,4.33,", "1.4,,15,13;2,4.33,", "malformed-number"),
    ("1.4,13,15,,4.33,", ",13,15,,4.33,", "no-code"),
    ("1.4,13,15,,4.33,", "1.4,13,15,4.33,", "row-length"),
    ("self_note", "self_nota", "unknown-column"),
];

#[test]
fn a_cell_or_row_that_cannot_be_read_leaves_no_result() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("form.csv");
    let whole = text(&shipped(), b',', csv::Terminator::Any(b'\n'), csv::QuoteStyle::Necessary);
    let mut scored = Vec::new();
    for (line, unreadable, code) in UNREADABLE {
        assert!(whole.contains(line));
        fs::write(&file, whole.replacen(line, unreadable, 1)).unwrap();
        let run = finished(program().arg("evaluate").arg(&file));
        assert!(run.stderr.contains(&format!("error[{code}]")), "{unreadable}\n{}", run.stderr);
        if (run.code, run.stdout.len()) != (2, 0) {
            scored.push((unreadable, run.code));
        }
    }
    assert!(scored.is_empty(), "scored all the same: {scored:?}");
}

const SMALL_CRITERIA: &str = r#"
[criteria]
id = "small"
title = "Phiếu nhỏ"
[rounding]
at = "leaf"
mode = "truncate"
decimals = 2
[[criterion]]
code = "1"
title = "Tỷ lệ"
rule = "ratio"
max = 5
"#;

/// windows-1258 writes vowel and tone apart: ố is `ô` (0xF4) and an acute (0xEC), ã is `a` and a tilde (0xDE).
const UNIT_1258: &[u8] =
    b"UBND Ph\xfd\xf5\xccng Bi\xccnh T\xe2n, Thi\xf2 xa\xde La Gi, \xd0\xf4\xec Vi\xea\xf2t";
const UNIT: &str = "UBND Phường Bình Tân, Thị xã La Gi, Đố Việt";

#[test]
fn windows_1258_is_refused_with_a_guess_and_read_on_request() {
    let folder = TempDir::new().unwrap();
    let [criteria, file] = ["small.toml", "form.csv"].map(|name| folder.path().join(name));
    fs::write(&criteria, SMALL_CRITERIA).unwrap();
    let head =
        b"code;self_num;self_den;self_answer;self_score\r\ncriteria;;;small;\r\nunit.name;;;".as_slice();
    fs::write(&file, [head, UNIT_1258, b";\r\n1;13;15;;4,33\r\n"].concat()).unwrap();
    let evaluate = |encoding: &[&str]| {
        let options = ["evaluate", "--format", "json", "--criteria"];
        finished(program().args(options).arg(&criteria).args(encoding).arg(&file))
    };
    let refused = evaluate(&[]);
    assert_eq!((refused.code, refused.stdout.len()), (2, 0));
    assert!(refused.stderr.contains("--encoding windows-1258"), "{}", refused.stderr);
    let read = evaluate(&["--encoding", "windows-1258"]);
    assert_eq!(read.code, 0, "{}", read.stderr);
    let document = document(&read.stdout);
    assert_eq!(document["unit"]["name"], UNIT);
    assert_eq!(rows(&document)[0]["self"]["points"], "4.33");
}
