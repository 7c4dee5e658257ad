//! Workbooks and documents that somebody made to cost as much as they can, or that a computer cut or altered: each is read
//! or refused, in 64 MiB and two seconds.

use std::io::{Cursor, Write};
use std::process::Command;
use std::time::{Duration, Instant};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::harness::binary_workbooks::{
    long_record, ole, record, text, words, xls, xls_stream, xlsb_parts, zipped_bytes,
};
use crate::harness::office_files::{docx, docx_row, docx_table, opened, xlsx, xlsx_parts, zipped};
use crate::harness::scratch::Scratch;

/// The most memory that a process has used that opens one file, in MiB; the program itself takes some of it.
const MOST_MEMORY: u64 = 64;
/// The longest that it takes. Without optimization everything takes longer.
const LONGEST: Duration = Duration::from_secs(if cfg!(debug_assertions) { 40 } else { 2 });
/// Names the file that a process opens for another one.
const FILE: &str = "HOSTILE_WORKBOOK";

/// A zip file that repeats a piece of a part without having it in memory.
fn repeating(
    name: &str,
    parts: &[(&str, String)],
    part: &str,
    pieces: (&str, &str, usize, &str),
) -> (String, Vec<u8>) {
    let (before, piece, count, after) = pieces;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts.iter().filter(|(name, _)| *name != part) {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.start_file(part, SimpleFileOptions::default()).unwrap();
    zip.write_all(before.as_bytes()).unwrap();
    let block = piece.repeat(4096 / piece.len().max(1) + 1);
    let per_block = block.len() / piece.len().max(1);
    for _ in 0..count / per_block {
        zip.write_all(block.as_bytes()).unwrap();
    }
    zip.write_all(after.as_bytes()).unwrap();
    (name.to_owned(), zip.finish().unwrap().into_inner())
}

const SHEET: &str = "xl/worksheets/sheet1.xml";
const STRINGS: &str = "xl/sharedStrings.xml";
/// Bytes of the part that costs much, unpacked.
const MANY: usize = if cfg!(debug_assertions) { 12 << 20 } else { 60 << 20 };

/// Files that cost much, by their names.
fn costly() -> Vec<(String, Vec<u8>)> {
    let plain = xlsx_parts("", "");
    let sheet = |name: &str, before: &str, piece: &str, count: usize, after: &str| {
        let (before, after) = (format!("<worksheet>{before}"), format!("{after}</worksheet>"));
        repeating(&format!("{name}.xlsx"), &plain, SHEET, (&before, piece, count, &after))
    };
    let rows =
        |name: &str, piece: &str| sheet(name, "<sheetData>", piece, MANY / piece.len(), "</sheetData>");
    let long = "x".repeat(32_000);
    let with_long_text = xlsx_parts("", &format!("<si><t>{long}</t></si>"));
    let word = |name: &str, before: &str, piece: &str, after: &str| {
        let before = format!("<w:document xmlns:w=\"w\"><w:body>{before}");
        let after = format!("{after}</w:body></w:document>");
        let pieces = (before.as_str(), piece, MANY / piece.len(), after.as_str());
        repeating(&format!("{name}.docx"), &[], "word/document.xml", pieces)
    };
    let mimetype = ("mimetype", "application/vnd.oasis.opendocument.spreadsheet".to_owned());
    let open = |name: &str, before: &str, piece: &str, after: &str| {
        let before = format!("<a><office:spreadsheet>{before}");
        let after = format!("{after}</office:spreadsheet></a>");
        let pieces = (before.as_str(), piece, MANY / piece.len(), after.as_str());
        repeating(&format!("{name}.ods"), &[mimetype.clone()], "content.xml", pieces)
    };
    let one = record(0x0203, &[words(&[0, 0, 0]), vec![0; 8]].concat());
    let listed = record(0x0085, &[&[0, 2, 0, 0][..], &[0, 0, 1, 0, b'a']].concat());
    let shared = record(0x00fd, &[words(&[0, 0, 0]), vec![0; 4]].concat());
    let texts = [vec![0; 8], text(&long[..8000])].concat();
    vec![
        sheet("one text", "<sheetData><row><c t=\"str\"><v>", "x", MANY, "</v></c></row></sheetData>"),
        sheet("one comment", "<!--", "x", MANY, "--><sheetData/>"),
        sheet("one attribute", "<sheetData x=\"", "x", MANY, "\"/>"),
        sheet("many attributes", "<sheetData", " a=\"\"", 200_000, "/>"),
        rows("empty rows", "<row/>"),
        rows("hidden rows", "<row hidden=\"1\"/>"),
        rows("empty cells", "<c/>"),
        rows("coloured cells", "<c s=\"1\"/>"),
        rows("filled cells", "<c><v>1</v></c>"),
        rows("filled rows", "<row><c><v>1</v></c></row>"),
        rows("one cell", "<c r=\"A1\"><v>1</v></c>"),
        rows("elements in elements", "<a>"),
        rows("short texts", "<row><c t=\"inlineStr\"><is><t>abcdefgh</t></is></c></row>"),
        rows("formulas", "<row><c t=\"str\"><f>A1</f></c></row>"),
        rows("one shared formula", "<row><c><f t=\"shared\" si=\"0\">A1+B1+C1+D1+E1+F1+G1+H1</f></c></row>"),
        sheet("merged cells", "<sheetData/>", "<mergeCell ref=\"A1:B2\"/>", MANY / 23, ""),
        sheet("page breaks", "<sheetData/><rowBreaks>", "<brk id=\"1\"/>", MANY / 13, "</rowBreaks>"),
        repeating("strings.xlsx", &plain, STRINGS, ("<sst>", "<si><t>a</t></si>", MANY / 17, "</sst>")),
        repeating("empty strings.xlsx", &plain, STRINGS, ("<sst>", "<si/>", MANY / 5, "</sst>")),
        repeating(
            "long strings.xlsx",
            &plain,
            STRINGS,
            ("<sst>", &format!("<si><t>{long}</t></si>"), 1_800, "</sst>"),
        ),
        repeating(
            "a long text many times.xlsx",
            &with_long_text,
            SHEET,
            (
                "<worksheet><sheetData>",
                "<row><c t=\"s\"><v>0</v></c></row>",
                15_000,
                "</sheetData></worksheet>",
            ),
        ),
        repeating(
            "sheets.xlsx",
            &plain,
            "xl/workbook.xml",
            (
                "<workbook xmlns:r=\"r\"><sheets>",
                "<sheet name=\"a\" r:id=\"rId1\"/>",
                9_000,
                "</sheets></workbook>",
            ),
        ),
        repeating(
            "names.xlsx",
            &plain,
            "xl/workbook.xml",
            ("<workbook>", "<definedName name=\"a\">b</definedName>", MANY / 37, "</workbook>"),
        ),
        repeating(
            "fonts.xlsx",
            &plain,
            "xl/styles.xml",
            ("<styleSheet><cellXfs>", "<xf/>", MANY / 5, "</cellXfs></styleSheet>"),
        ),
        word("paragraphs", "", "<w:p><w:r><w:t>abc</w:t></w:r></w:p>", "<w:tbl/>"),
        word(
            "one cell",
            "<w:tbl><w:tr><w:tc>",
            "<w:p><w:r><w:t>abc</w:t></w:r></w:p>",
            "</w:tc></w:tr></w:tbl>",
        ),
        word("rows", "<w:tbl>", "<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr>", "</w:tbl>"),
        word("merged rows", "<w:tbl>", "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc></w:tr>", "</w:tbl>"),
        word("tables", "", "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>", ""),
        word("tables in tables", "", "<w:tbl><w:tr><w:tc>", ""),
        word("breaks", "<w:p><w:r>", "<w:br/>", "</w:r></w:p><w:tbl/>"),
        open("rows", "<table:table>", "<table:table-row/>", "</table:table>"),
        open(
            "cells",
            "<table:table><table:table-row>",
            "<table:table-cell/>",
            "</table:table-row></table:table>",
        ),
        open(
            "texts",
            "<table:table><table:table-row>",
            "<table:table-cell><text:p>abcdefgh</text:p></table:table-cell>",
            "</table:table-row></table:table>",
        ),
        open(
            "blanks",
            "<table:table><table:table-row><table:table-cell><text:p>",
            "<text:s text:c=\"99999\"/>",
            "",
        ),
        open("tables", "", "<table:table/>", ""),
        open("names", "", "<table:named-range table:name=\"a\"/>", ""),
        ("cells.xls".to_owned(), ole("Workbook", &xls_stream(&[], &[one.repeat(2_400)]))),
        ("sheets at one place.xls".to_owned(), xls(&[listed.repeat(3_000)], &[one.repeat(100)])),
        (
            "a long text many times.xls".to_owned(),
            xls(&[record(0x00fc, &texts[..8_000])], &[shared.repeat(2_000)]),
        ),
        (
            "cells.xlsb".to_owned(),
            zipped_bytes(&xlsb_parts(&[], &[long_record(0x0004, &[0; 9]).repeat(5 << 20)])),
        ),
        ("strings.xlsb".to_owned(), {
            let mut parts = xlsb_parts(&[], &[]);
            let items = long_record(0x0013, &[0; 5]).repeat(2 << 20);
            parts[3].1 =
                [long_record(0x009f, &[0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff, 0x7f]), items].concat();
            zipped_bytes(&parts)
        }),
        (
            "paths.xlsx".to_owned(),
            zipped(&[("../../xl/workbook.xml", "<workbook/>"), ("/etc/passwd", "xl/workbook")]),
        ),
    ]
}

/// What a process says of a file that it opens alone: what came of it, how long it took, and how much memory.
fn opened_alone(folder: &Scratch, name: &str, bytes: &[u8]) -> (String, Duration, u64) {
    let path = folder.write_bytes(&name.replace(' ', "-"), bytes);
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", "hostile_workbooks::opens_the_file_that_is_named", "--ignored", "--nocapture"]);
    let output = child.env(FILE, &path).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{name}: {said}{}", String::from_utf8_lossy(&output.stderr));
    let line = said.lines().find_map(|line| line.split_once("OPENED ").map(|(_, rest)| rest));
    let mut parts = line.unwrap().splitn(3, ' ');
    let mut number = || parts.next().unwrap().parse::<u64>().unwrap();
    let (took, memory) = (Duration::from_millis(number()), number());
    (parts.next().unwrap().to_owned(), took, memory)
}

#[test]
#[ignore = "is run by another test, in a process of its own"]
fn opens_the_file_that_is_named() {
    let Ok(path) = std::env::var(FILE) else { return };
    let bytes = std::fs::read(&path).unwrap();
    let outcome = match opened(&path, &bytes) {
        Ok(text) => format!("read: {} bytes", text.text.len()),
        Err(finding) => {
            format!("[{}]: {}", finding.code.name, finding.message(score::language::Language::English))
        }
    };
    let took = worked();
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak = peak.and_then(|peak| peak.trim().trim_end_matches(" kB").parse::<u64>().ok()).unwrap_or(0);
    println!("OPENED {took} {} {outcome}", peak >> 10);
}

/// The milliseconds that this process has worked, whatever else the machine does.
fn worked() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // behind the name, which may have blanks: fields 14 and 15, in hundredths of a second
    let fields = stat.rsplit_once(')').map_or("", |(_, fields)| fields);
    let ticks = fields.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<u64>().ok());
    ticks.sum::<u64>() * 10
}

#[test]
fn what_costs_much_is_refused_in_little_memory_and_time() {
    let folder = Scratch::new("hostile-workbooks");
    let mut wrong = Vec::new();
    for (name, bytes) in costly() {
        let (outcome, took, memory) = opened_alone(&folder, &name, &bytes);
        println!("{name}: {} kB, {took:?}, {memory} MiB, {outcome}", bytes.len() >> 10);
        if took > LONGEST || memory > MOST_MEMORY {
            wrong.push(format!("{name}: {took:?}, {memory} MiB, {outcome}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// One whole file of each kind.
fn whole() -> Vec<(&'static str, Vec<u8>)> {
    let number = |row: u16| record(0x0203, &[words(&[row, 0, 0]), 1.5_f64.to_le_bytes().to_vec()].concat());
    let texts = [vec![0; 8], text("Mã")].concat();
    let head = [
        record(0x00fc, &texts),
        record(0x00e0, &[0; 20]),
        record(0x041e, &[words(&[164]), text("0.0")].concat()),
    ];
    let cells = [number(0), number(1), record(0x00fd, &[words(&[2, 0, 0]), vec![0; 4]].concat())];
    let brt = long_record(0x0007, &[0; 12]);
    let open = "<a><office:spreadsheet><table:table table:name=\"a\"><table:table-row><table:table-cell \
                office:value-type=\"float\" office:value=\"1\"/></table:table-row></table:table></office:spreadsheet></a>";
    vec![
        (
            "f.xlsx",
            xlsx(
                "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c><f>A1</f><v>2</v></c></row></sheetData>",
                "<si><t>Mã</t></si>",
            ),
        ),
        ("f.docx", docx(&docx_table(2, &docx_row(&["Mã", "Điểm"]).repeat(9)))),
        (
            "f.ods",
            zipped(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", open)]),
        ),
        ("f.xls", xls(&head, &cells)),
        ("f.xlsb", zipped_bytes(&xlsb_parts(&["Mã"], &[long_record(0, &[0; 17]), brt]))),
    ]
}

#[test]
fn a_file_that_was_cut_or_altered_is_read_or_refused() {
    for (name, bytes) in whole() {
        assert!(opened(name, &bytes).is_ok(), "{name}");
        for length in (0..bytes.len()).step_by(64) {
            let cut = opened(name, &bytes[..length]);
            // the end of an old file is empty room
            assert!(cut.is_err() || name == "f.xls", "{name} is read although it ends after {length} bytes");
        }
        for at in 0..bytes.len() {
            for value in [0, 0xff, bytes[at] ^ 1, bytes[at] ^ 0x80] {
                let mut altered = bytes.clone();
                altered[at] = value;
                let start = Instant::now();
                drop(opened(name, &altered));
                assert!(start.elapsed() < LONGEST, "{name}, byte {at}");
            }
        }
    }
}
