//! Printed forms that were saved as CSV: titles above the table, headings in the words of the form, figures as they are
//! printed.

use csv::{ReaderBuilder, StringRecord};

use super::csv_fields::{Field, field_named};
use super::tabbed::has_header_for_programs;
use super::{ReadOptions, Reader, Reading, Unreadable, is_toml, open_text};
use crate::finding::SourceId;
use crate::form::roles_in;
use crate::source::SourceText;
use crate::source::cells::Layout;
use crate::source::workbook::CellContent;

/// The registry entry.
pub(crate) static READER: Reader = Reader {
    name: "printed CSV",
    extensions: &[],
    recognizes,
    open,
    read: Reading::Form,
    not_a_form: |_| None,
    units: None,
};

/// The name of its one sheet.
const SHEET: &str = "csv";
/// So many bytes are looked at, and so many rows.
const BEGINNING: usize = 16 << 10;
const ROWS: usize = 60;
/// So many columns are named by a heading at least.
const NAMED: usize = 4;

/// Whether the bytes are a text in which a row names the columns of a form, and none those that programs read.
fn recognizes(bytes: &[u8]) -> bool {
    let beginning = &bytes[..bytes.len().min(BEGINNING)];
    let text = match std::str::from_utf8(beginning) {
        Ok(text) => text,
        Err(cut) => std::str::from_utf8(&beginning[..cut.valid_up_to()]).unwrap_or_default(),
    };
    let text = text.trim_start_matches('\u{feff}');
    // what costs most comes last: most files are none of these
    !is_toml(text) && !has_header_for_programs(text) && delimiter_of(text).is_some()
}

/// The delimiter by which a row names the columns of a form.
fn delimiter_of(text: &str) -> Option<u8> {
    let for_programs =
        |name: &str| field_named(name).is_some_and(|field| field == Field::Code || name.contains('_'));
    let is_heading = |record: &StringRecord| {
        record.len() >= NAMED && !record.iter().any(for_programs) && roles_in(record.iter()) >= NAMED
    };
    let names = |delimiter: &u8| records(text, *delimiter).take(ROWS).any(|(_, record)| is_heading(&record));
    [b';', b',', b'|'].into_iter().find(names)
}

/// The rows of a text, each with the number of its line from 0.
fn records(text: &str, delimiter: u8) -> impl Iterator<Item = (u32, StringRecord)> {
    let mut reader = ReaderBuilder::new();
    let reader = reader.has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    reader.into_records().map_while(Result::ok).map(|record| {
        let line = record.position().map_or(1, csv::Position::line);
        (u32::try_from(line.saturating_sub(1)).unwrap_or(u32::MAX), record)
    })
}

fn open(name: &str, bytes: &[u8], options: ReadOptions, id: SourceId) -> Result<SourceText, Unreadable> {
    let text = open_text(name, bytes, options, id)?;
    let delimiter = options.delimiter.or_else(|| delimiter_of(&text.text)).unwrap_or(b',');
    let mut layout = Layout::default();
    layout.sheet(SHEET);
    for (line, record) in records(&text.text, delimiter) {
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        layout.row(line);
        for (column, cell) in record.iter().enumerate() {
            let cell = cell.trim();
            if !cell.is_empty() {
                layout.cell(u16::try_from(column).unwrap_or(u16::MAX), CellContent::text(cell));
            }
        }
    }
    Ok(SourceText::workbook(name, layout))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printed_form_is_known_by_its_headings() {
        let printed = "PHIẾU\nXã A\n\nNhóm;Tiêu chí;Điểm tối đa;Điểm tự chấm;Ghi chú\n1;Số hóa;5;\"4,5\";\n";
        assert!(recognizes(printed.as_bytes()));
        assert!(recognizes(printed.replace(';', ",").as_bytes()));
        for other in [
            "code;self_num;self_den;self_score\n1;2;3;4\n",
            "Mã;Tên;Điểm tự chấm;Ghi chú\n1;2;3;4\n",
            "cod,self_num,self_den,self_score\n1,2,3,4\n",
            "a;b;c;d\n1;2;3;4\n",
            "criteria = \"x\"\n",
            "",
        ] {
            assert!(!recognizes(other.as_bytes()), "{other}");
        }
    }
}
