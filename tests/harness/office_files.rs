//! Small workbooks and documents, made of the XML of their parts, and what is read of them, as lines.

use std::io::{Cursor, Write};

use score::finding::{Finding, SourceId};
use score::read::{READERS, ReadOptions, Reader};
use score::source::SourceText;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A zip file of these parts.
pub fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part can begin");
        zip.write_all(text.as_bytes()).expect("memory takes it");
    }
    zip.finish().expect("memory takes it").into_inner()
}

/// The parts of an .xlsx of one sheet `Phiếu`, with what stands in its `worksheet` element and its shared strings.
pub fn xlsx_parts(sheet: &str, strings: &str) -> Vec<(&'static str, String)> {
    vec![
        ("[Content_Types].xml", "<Types/>".to_owned()),
        (
            "xl/workbook.xml",
            "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Phiếu\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
                .to_owned(),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"rId1\" Type=\"http://x/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
             <Relationship Id=\"rId2\" Type=\"http://x/sharedStrings\" Target=\"sharedStrings.xml\"/>\
             <Relationship Id=\"rId3\" Type=\"http://x/styles\" Target=\"styles.xml\"/></Relationships>"
                .to_owned(),
        ),
        ("xl/sharedStrings.xml", format!("<sst>{strings}</sst>")),
        ("xl/worksheets/sheet1.xml", format!("<worksheet>{sheet}</worksheet>")),
    ]
}

/// An .xlsx of one sheet.
pub fn xlsx(sheet: &str, strings: &str) -> Vec<u8> {
    let parts = xlsx_parts(sheet, strings);
    zipped(&parts.iter().map(|(name, text)| (*name, text.as_str())).collect::<Vec<_>>())
}

/// A .docx with this body.
pub fn docx(body: &str) -> Vec<u8> {
    let document =
        format!("<w:document xmlns:w=\"w\" xmlns:w14=\"w14\"><w:body>{body}</w:body></w:document>");
    zipped(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", &document)])
}

/// A table of a .docx, whose rows are `w:tr` elements.
pub fn docx_table(columns: usize, rows: &str) -> String {
    format!("<w:tbl><w:tblGrid>{}</w:tblGrid>{rows}</w:tbl>", "<w:gridCol/>".repeat(columns))
}

/// A row of a .docx: what stands in its cells, as paragraphs.
pub fn docx_row(cells: &[&str]) -> String {
    let cell = |text: &&str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    format!("<w:tr>{}</w:tr>", cells.iter().map(cell).collect::<String>())
}

/// Who reads these bytes, under this name.
pub fn reader(name: &str, bytes: &[u8]) -> &'static Reader {
    let ending = name.rsplit('.').next().unwrap_or_default();
    let recognized = READERS.iter().find(|reader| (reader.recognizes)(bytes));
    let named = || READERS.iter().find(|reader| reader.extensions.contains(&ending));
    recognized.or_else(named).expect("somebody reads it")
}

/// The text of a file that shows its workbook.
pub fn opened(name: &str, bytes: &[u8]) -> Result<SourceText, Box<Finding>> {
    let reader = reader(name, bytes);
    (reader.open)(name, bytes, ReadOptions::default(), SourceId(0)).map_err(|refused| Box::new(refused.1))
}

/// What is read, a line a sheet and a row: `# Phiếu`, `3| A: "text" | C: 4.85 =SUM(C1:C2) {0.00}`.
pub fn shown(name: &str, bytes: &[u8]) -> String {
    let text = match opened(name, bytes) {
        Ok(text) => text,
        Err(finding) => {
            let said = finding.message(score::language::Language::English);
            return format!("[{}]: {said}", finding.code.name);
        }
    };
    let workbook = text.workbook_shown().expect("a reader of forms shows workbooks");
    let mut lines = Vec::new();
    for sheet in &workbook.sheets {
        let mut line = format!("# {}", sheet.name);
        if sheet.hidden {
            line.push_str(" (hidden)");
        }
        for (count, of) in [(sheet.comments, "comments"), (sheet.coloured, "coloured")] {
            if count > 0 {
                line.push_str(&format!(" {count} {of}"));
            }
        }
        lines.push(line);
        for row in &sheet.rows {
            let marks =
                format!("{}{}", if row.page_break { "|" } else { "" }, if row.hidden { "-" } else { "" });
            let cells: Vec<String> = row
                .cells
                .iter()
                .map(|cell| {
                    let content = &cell.content;
                    let mut shown = format!("{}: {:?}", cell.column, content.value);
                    content.formula.iter().for_each(|formula| shown.push_str(&format!(" ={formula}")));
                    content.format.iter().for_each(|format| shown.push_str(&format!(" {{{format}}}")));
                    if content.covers.rows > 1 || content.covers.columns > 1 {
                        shown.push_str(&format!(" {}x{}", content.covers.rows, content.covers.columns));
                    }
                    shown.push_str(if content.nested { " nested" } else { "" });
                    shown
                })
                .collect();
            lines.push(format!("{}{marks} {}", row.row + 1, cells.join(" · ")));
        }
    }
    for (name, refers_to) in &workbook.names {
        lines.push(format!("{name} = {refers_to}"));
    }
    lines.join("\n")
}
