//! Workbooks and documents that are not read: what is said of each, in both languages, in one golden.

use score::language::Language;

use crate::harness::office_files::{docx, opened, xlsx, zipped};
use crate::harness::program::against_golden;

/// The beginning of a file of an old Office program, with the name of one of its streams.
fn old_file(stream: &str) -> Vec<u8> {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.resize(1024, 0);
    bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

/// The same bytes with another text of the same length in place of one, wherever it stands.
fn replaced(mut bytes: Vec<u8>, from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let places: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at..].starts_with(from)).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + from.len()].copy_from_slice(to);
    }
    bytes
}

/// The same zip file, whose directory states another length of the unpacked part.
fn stating(mut bytes: Vec<u8>, part: &str, length: u32) -> Vec<u8> {
    let entry = (0..bytes.len())
        .find(|at| bytes[*at..].starts_with(b"PK\x01\x02") && bytes[at + 46..].starts_with(part.as_bytes()));
    let at = entry.expect("the directory lists the part") + 24;
    bytes[at..at + 4].copy_from_slice(&length.to_le_bytes());
    bytes
}

const ONE: &str = "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>";

fn with_cells(cells: &str) -> Vec<u8> {
    xlsx(&format!("<sheetData><row r=\"1\">{cells}</row></sheetData>"), "<si><t>x</t></si>")
}

/// Files by what they are called.
fn files() -> Vec<(&'static str, Vec<u8>)> {
    let sheet = "xl/worksheets/sheet1.xml";
    let deep = format!("{}{}", "<a>".repeat(300), "</a>".repeat(300));
    let long = format!("<c r=\"A1\" t=\"str\"><v>{}</v></c>", "x".repeat(2 << 20));
    let entities =
        "<!DOCTYPE x [<!ENTITY a \"&b;&b;\"><!ENTITY b \"&a;&a;\">]><worksheet><sheetData/></worksheet>";
    let many = |count: usize| {
        let parts: Vec<String> = (0..count).map(|number| format!("xl/{number}")).collect();
        zipped(
            &parts
                .iter()
                .map(|name| (name.as_str(), ""))
                .chain([("xl/workbook.xml", "")])
                .collect::<Vec<_>>(),
        )
    };
    let twice = zipped(&[("xl/workbook.xml", "<workbook/>"), ("xl/workbook.xmm", "<workbook/>")]);
    vec![
        ("old.doc", old_file("WordDocument")),
        ("old.ppt", old_file("PowerPoint Document")),
        ("locked.xlsx", old_file("EncryptedPackage")),
        ("print.pdf", b"%PDF-1.7 ".to_vec()),
        ("rich.docx", b"{\\rtf1 a}".to_vec()),
        ("page.xlsx", b"<html><body><table><tr><td>1</td></tr></table></body></html>".to_vec()),
        ("flat.xlsx", b"<?xml version=\"1.0\"?><Workbook/>".to_vec()),
        ("text.xlsx", b"code,self_score\n1,2\n".to_vec()),
        ("noise.xlsx", vec![0, 1, 2, 255, 254]),
        ("empty.docx", Vec::new()),
        (
            "words.odt",
            zipped(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a/>")]),
        ),
        ("archive.xlsx", zipped(&[("[Content_Types].xml", "<Types/>"), ("ppt/presentation.xml", "<p/>")])),
        ("cut.xlsx", xlsx(ONE, "")[..600].to_vec()),
        ("without-a-part.xlsx", replaced(xlsx(ONE, ""), b"sheet1.xml", b"sheet2.xmx")),
        ("two-workbooks.xlsx", replaced(twice, b"workbook.xmm", b"workbook.xml")),
        ("two-cases.xlsx", zipped(&[("xl/workbook.xml", "<workbook/>"), ("XL/Workbook.xml", "<workbook/>")])),
        ("longer-than-stated.xlsx", stating(xlsx(ONE, ""), sheet, 9)),
        ("large-part.xlsx", stating(xlsx(ONE, ""), sheet, 70 << 20)),
        ("many-parts.xlsx", many(2_000)),
        ("long-text.xlsx", with_cells(&long)),
        ("broken.xlsx", with_cells("<c r=\"A1\"><v>1</c>")),
        ("no-address.xlsx", with_cells("<c r=\"A0\"><v>1</v></c>")),
        ("no-such-text.xlsx", with_cells("<c r=\"A1\" t=\"s\"><v>7</v></c>")),
        ("no-such-formula.xlsx", with_cells("<c r=\"A1\"><f t=\"shared\" si=\"7\"/><v>7</v></c>")),
        ("deep.xlsx", with_cells(&format!("<c r=\"A1\"><v>{deep}</v></c>"))),
        ("entities.xlsx", zipped(&[("xl/workbook.xml", entities)])),
        ("same-cell.xlsx", with_cells("<c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c>")),
        ("corners.xlsx", with_cells("<c r=\"A1\"><v>1</v></c><c r=\"XFD1048576\"><v>1</v></c>")),
        ("wide.xlsx", with_cells("<c r=\"GS1\"><v>1</v></c>")),
        ("blank.xlsx", with_cells("<c r=\"A1\" s=\"1\"/><c r=\"XFD1\"/>")),
        ("words.docx", docx("<w:p><w:r><w:t>Báo cáo</w:t></w:r></w:p>")),
    ]
}

#[test]
fn what_is_not_read_is_said_with_what_to_do() {
    let mut page = String::new();
    for (name, bytes) in files() {
        let finding = match opened(name, &bytes) {
            Ok(text) => panic!("{name} is read: {}", text.text),
            Err(finding) => finding,
        };
        page.push_str(&format!("{name}\n"));
        for (language, help) in [(Language::English, "help"), (Language::Vietnamese, "đề nghị")] {
            let (said, remedy) = (finding.message(language), finding.help(language));
            page.push_str(&format!("  [{}]: {said}\n    {help}: {remedy}\n", finding.code.name));
        }
    }
    against_golden("tests/goldens/office_refusals.txt", &page).unwrap();
}
