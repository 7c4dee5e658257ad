//! Small workbooks in which some figures are wrong, and their parts to the byte.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::printed::with;

/// Wrong: 1.2, its group and the total of the unit, 1.1 and 2.3 of the appraisal.
pub fn wrong() -> String {
    with(&[
        ("1|", "1|HẠ TẦNG KỸ THUẬT||||15|15,0|||11|"),
        ("1.1", "1.1|Tỷ lệ cán bộ được trang bị máy tính/Tổng số cán bộ|20|20|Tỷ lệ x 5|5|5|20|20|4|"),
        (
            "1.2",
            "1.2|Tỷ lệ thôn có kết nối Internet/Tổng số thôn|4|5|Tỷ lệ x 5|5|5|3|5|3|Một thôn mất kết nối",
        ),
        ("2.3", "2.3|Phần mềm chuyên ngành đang sử dụng||||6|4|||5 Thống nhất|"),
        ("|TỔNG", "|TỔNG CỘNG||||36|32,00|||28|"),
    ])
}

/// The name of a part, its bytes with its local header, and its entry in the directory without the offset.
pub type PartBytes = (String, Vec<u8>, Vec<u8>);

/// The parts of a zip file by their names, in their order: all its bytes with its local header, and its entry in the
/// directory without the offset.
pub fn parts(bytes: &[u8]) -> Vec<PartBytes> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let directory = usize::try_from(zip.central_directory_start()).unwrap();
    let at = |place: u64| usize::try_from(place).unwrap();
    let mut found: Vec<(String, usize, usize)> = (0..zip.len())
        .map(|number| {
            let part = zip.by_index_raw(number).unwrap();
            (part.name().unwrap().into_owned(), at(part.header_start()), at(part.central_header_start()))
        })
        .collect();
    found.sort_by_key(|(_, header, _)| *header);
    let mut entries: Vec<usize> = found.iter().map(|(.., entry)| *entry).collect();
    entries.push(directory + bytes[directory..].windows(4).rposition(|four| four == b"PK\x05\x06").unwrap());
    let next = |at: usize, all: &[usize]| *all.iter().filter(|other| **other > at).min().unwrap();
    let mut headers: Vec<usize> = found.iter().map(|(_, header, _)| *header).collect();
    headers.push(directory);
    found
        .into_iter()
        .map(|(name, header, entry)| {
            let mut listed = bytes[entry..next(entry, &entries)].to_vec();
            listed[42..46].fill(0);
            (name, bytes[header..next(header, &headers)].to_vec(), listed)
        })
        .collect()
}

/// The text of a part.
pub fn part(bytes: &[u8], name: &str) -> String {
    let mut text = String::new();
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// A zip file of these parts, in which some are not packed.
fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        let method = if *name == "mimetype" || name.contains("vba") {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
        zip.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn address(row: usize, column: usize) -> String {
    format!("{}{}", char::from(b'A' + u8::try_from(column).unwrap()), row + 1)
}

/// A workbook with macros: prefixes, texts shared and of the cell's own, a number in CDATA, attributes in any order.
pub fn xlsm() -> Vec<u8> {
    let (mut rows, mut strings) = (String::new(), Vec::new());
    for (row, line) in wrong().lines().enumerate() {
        rows.push_str(&format!("<x:row r=\"{}\">", row + 1));
        for (column, text) in line.split('|').enumerate().filter(|(_, text)| !text.is_empty()) {
            let at = address(row, column);
            rows.push_str(&match (at.as_str(), text.parse::<f64>().is_ok()) {
                ("G8", _) => format!("<x:c s='2'\n r='{at}'><x:v><![CDATA[{text}]]></x:v></x:c>"),
                ("J7", _) => format!("<x:c t=\"str\" r=\"{at}\" s=\"1\"><x:v>{text}</x:v></x:c>"),
                ("G6", _) => {
                    format!("<x:c r=\"{at}\" t=\"inlineStr\" s=\"2\"><x:is><x:r><x:t>{text}</x:t></x:r></x:is></x:c>")
                }
                (_, true) => format!("<x:c r=\"{at}\" s=\"1\"><x:v>{text}</x:v></x:c>"),
                (_, false) => {
                    strings.push(format!("<x:si><x:t>{text}</x:t></x:si>"));
                    format!("<x:c t=\"s\" s=\"2\" r=\"{at}\"><x:v>{}</x:v></x:c>", strings.len() - 1)
                }
            });
        }
        rows.push_str("</x:row>");
    }
    let (main, office) = (
        "xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    );
    let of = |name: &str, kind: &str| {
        format!("<Relationship Id=\"{kind}\" Type=\"{office}/{kind}\" Target=\"{name}\"/>")
    };
    let package = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";
    let ml = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let content = |part: &str, kind: &str| format!("<Override PartName=\"/{part}\" ContentType=\"{kind}\"/>");
    let types = format!(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>{}{}{}{}</Types>",
        content("xl/workbook.xml", &format!("{ml}.sheet.main+xml")),
        content("xl/worksheets/sheet1.xml", &format!("{ml}.worksheet+xml")),
        content("xl/sharedStrings.xml", &format!("{ml}.sharedStrings+xml")),
        content("xl/styles.xml", &format!("{ml}.styles+xml")),
    );
    zipped(&[
        ("[Content_Types].xml", &types),
        (
            "_rels/.rels",
            &format!("<Relationships {package}>{}</Relationships>", of("xl/workbook.xml", "officeDocument")),
        ),
        (
            "xl/workbook.xml",
            &format!(
                "<x:workbook {main} xmlns:r=\"{office}\"><x:sheets><x:sheet name=\"Phiếu\" sheetId=\"1\" r:id=\"worksheet\"/></x:sheets></x:workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &format!(
                "<Relationships {package}>{}{}{}</Relationships>",
                of("worksheets/sheet1.xml", "worksheet"),
                of("sharedStrings.xml", "sharedStrings"),
                of("styles.xml", "styles")
            ),
        ),
        ("xl/vbaProject.bin", "\u{1}any bytes\u{0}"),
        (
            "xl/worksheets/sheet1.xml",
            &format!("\u{feff}<x:worksheet {main}><x:sheetData>{rows}</x:sheetData></x:worksheet>"),
        ),
        ("xl/sharedStrings.xml", &format!("<x:sst {main}>{}</x:sst>", strings.concat())),
        (
            "xl/styles.xml",
            &format!(
                "<x:styleSheet {main}><x:fonts><x:font/></x:fonts><x:fills><x:fill/></x:fills><x:borders><x:border/></x:borders>\
                 <x:cellStyleXfs><x:xf/></x:cellStyleXfs><x:cellXfs><x:xf/><x:xf numFmtId=\"2\"/><x:xf/></x:cellXfs></x:styleSheet>"
            ),
        ),
    ])
}

/// An open workbook in which neighbours that are alike are one element.
pub fn ods(form: &str) -> Vec<u8> {
    let mut rows = String::new();
    for line in form.lines() {
        rows.push_str("<table:table-row table:style-name=\"ro1\">");
        let cells: Vec<&str> = line.split('|').collect();
        for alike in cells.chunk_by(|one, other| one == other) {
            let repeated = match alike.len() {
                1 => String::new(),
                count => format!(" table:number-columns-repeated=\"{count}\""),
            };
            rows.push_str(&match alike[0] {
                "" => format!("<table:table-cell{repeated}/>"),
                text if text.parse::<f64>().is_ok() => format!(
                    "<table:table-cell table:style-name=\"ce1\"{repeated} office:value-type=\"float\" office:value=\"{text}\">\
                     <text:p>{text},00</text:p></table:table-cell>"
                ),
                text => format!(
                    "<table:table-cell{repeated} office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
                ),
            });
        }
        rows.push_str("</table:table-row>");
    }
    let spaces = ["office", "table", "text"]
        .map(|space| format!(" xmlns:{space}=\"urn:oasis:names:tc:opendocument:xmlns:{space}:1.0\""));
    let content = format!(
        "<office:document-content{} office:version=\"1.2\"><office:body><office:spreadsheet><table:table table:name=\"Phiếu\">\
         {rows}</table:table></office:spreadsheet></office:body></office:document-content>",
        spaces.concat()
    );
    let manifest = "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" \
                    manifest:version=\"1.2\"><manifest:file-entry manifest:full-path=\"/\" \
                    manifest:media-type=\"application/vnd.oasis.opendocument.spreadsheet\"/><manifest:file-entry \
                    manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>";
    zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
        ("META-INF/manifest.xml", manifest),
    ])
}
