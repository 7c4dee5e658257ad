//! Tables that were copied out of a document or a PDF as text: cells between tabs, a row a line, and an empty line where a
//! page ended.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};

use super::csv_fields::{Field, field_named};
use super::csv_header::header;
use super::{ReadOptions, Reader, Reading, Unreadable, is_toml, open_text};
use crate::finding::SourceId;
use crate::source::SourceText;
use crate::source::cells::Layout;
use crate::source::workbook::CellContent;

/// The registry entry.
pub(crate) static READER: Reader = Reader {
    name: "tabbed",
    extensions: &[],
    recognizes,
    open,
    read: Reading::Form,
    not_a_form: |_| None,
    units: None,
};

/// The name of its one sheet.
const SHEET: &str = "text";
/// So many bytes are looked at.
const BEGINNING: usize = 64 << 10;
/// A row of a form has so many tabs at least, and a form so many rows.
const LEAST: usize = 3;

/// Whether the bytes are a text in which several lines have cells between tabs, and neither TOML nor a table with the
/// header that programs read.
fn recognizes(bytes: &[u8]) -> bool {
    let beginning = &bytes[..bytes.len().min(BEGINNING)];
    let (encoding, bom) = Encoding::for_bom(beginning).unwrap_or((UTF_8, 0));
    let tabs = memchr::memchr_iter(b'\t', beginning).count();
    if tabs < LEAST * LEAST {
        return false;
    }
    let (text, _) = encoding.decode_without_bom_handling(&beginning[bom..]);
    let rows = text.lines().filter(|line| line.matches('\t').count() >= LEAST).count();
    rows >= LEAST && !text.contains('\0') && !is_toml(&text) && !has_header_for_programs(&text)
}

/// Whether a line names columns as the files do that programs read: the code, or with words of this program. A printed
/// form may call its columns "Điểm tự chấm" and "Ghi chú" as well.
pub(super) fn has_header_for_programs(text: &str) -> bool {
    let Some(header) = header(text, ReadOptions::default()) else { return false };
    let line = text[header.start..].lines().next().unwrap_or_default();
    line.split(char::from(header.delimiter)).map(|name| name.trim_matches('"')).any(|name| {
        let field = field_named(name);
        field == Some(Field::Code) || (field.is_some() && name.contains('_'))
    })
}

fn open(name: &str, bytes: &[u8], options: ReadOptions, id: SourceId) -> Result<SourceText, Unreadable> {
    let text = open_text(name, bytes, options, id)?;
    let mut layout = Layout::default();
    layout.sheet(SHEET);
    let mut page_break = false;
    for (number, line) in text.text.lines().enumerate() {
        if line.trim().is_empty() {
            page_break = true;
            continue;
        }
        let row = layout.row(u32::try_from(number).unwrap_or(u32::MAX));
        row.page_break = std::mem::take(&mut page_break);
        for (column, cell) in line.split('\t').enumerate() {
            let cell = unquoted(cell.trim());
            if !cell.is_empty() {
                layout.cell(u16::try_from(column).unwrap_or(u16::MAX), CellContent::text(&cell));
            }
        }
    }
    Ok(SourceText::workbook(name, layout))
}

/// Excel puts quotes around a text that has quotes, and doubles those.
fn unquoted(cell: &str) -> Cow<'_, str> {
    let inside = cell.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    match inside.filter(|inside| inside.replace("\"\"", "").find('"').is_none()) {
        Some(inside) => inside.replace("\"\"", "\"").into(),
        None => cell.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(text: &str) -> SourceText {
        open("form.txt", text.as_bytes(), ReadOptions::default(), SourceId(0)).unwrap()
    }

    const FORM: &str = "PHIẾU\n\nTên cơ quan: Xã A\n\nNhóm\tTiêu chí\tĐiểm tối đa\tĐiểm tự chấm\tGhi chú\n\
                        1\tSố hóa\t5\t4,5\n\n\t\"Đạt \"\"tốt\"\"\"\t\t3\tx\n2\tMạng\t5\t1\t\n";

    #[test]
    fn a_table_that_was_copied_is_known_by_its_tabs() {
        assert!(recognizes(FORM.as_bytes()));
        let utf16: Vec<u8> =
            "\u{feff}".encode_utf16().chain(FORM.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        assert!(recognizes(&utf16));
        for other in [
            "code\tself_num\tself_den\tself_score\n1\t2\t3\t4\n2\t2\t3\t4\n3\t2\t3\t4\n",
            "cod\tself_num\tself_den\tself_score\n1\t2\t3\t4\n2\t2\t3\t4\n3\t2\t3\t4\n",
            "Mã\tTên\tĐiểm tự chấm\tGhi chú\n1\t2\t3\t4\n2\t2\t3\t4\n3\t2\t3\t4\n",
            "criteria = \"x\"\na\tb\tc\td\na\tb\tc\td\na\tb\tc\td\n",
            "code;self_num\n1;2\n",
            "",
        ] {
            assert!(!recognizes(other.as_bytes()), "{other}");
        }
    }

    #[test]
    fn a_line_is_a_row_and_an_empty_one_begins_a_page() {
        let text = opened(FORM);
        let sheet = &text.workbook_shown().unwrap().sheets[0];
        let rows: Vec<String> = sheet
            .rows
            .iter()
            .map(|row| {
                let cells =
                    row.cells.iter().map(|cell| format!("{}:{}", cell.column, cell.content.value.shown()));
                let page = if row.page_break { "|" } else { "" };
                format!("{}{page} {}", row.row, cells.collect::<Vec<_>>().join(" "))
            })
            .collect();
        assert_eq!(
            rows,
            [
                "0 0:PHIẾU",
                "2| 0:Tên cơ quan: Xã A",
                "4| 0:Nhóm 1:Tiêu chí 2:Điểm tối đa 3:Điểm tự chấm 4:Ghi chú",
                "5 0:1 1:Số hóa 2:5 3:4,5",
                "7| 1:Đạt \"tốt\" 3:3 4:x",
                "8 0:2 1:Mạng 2:5 3:1",
            ]
        );
    }
}
