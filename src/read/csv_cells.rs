//! The cells of a CSV: where each stands in the text, and what it says.
//!
//! The values are those that the `csv` crate reads; a property test holds the two together. What the crate accepts in
//! silence (an unclosed quote, text after one) is reported here.

use std::borrow::Cow;
use std::ops::Range;

use super::csv_record::Record;
use super::scan::MAX_UNIT_LINES;
use crate::finding::MOST_FINDINGS;

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// Which bytes of the text, without its quotes.
    pub span: Range<usize>,
    /// Whether it stands in quotes.
    pub quoted: bool,
}

impl Cell {
    /// What it says: a quote that stands twice within quotes is one.
    pub(super) fn value<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let value = &text[self.span.clone()];
        if self.quoted && value.contains('"') { value.replace("\"\"", "\"").into() } else { value.into() }
    }
}

/// What can be wrong with the quotes of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// Opened at this byte, never closed.
    Unclosed(usize),
    /// Text follows the closing quote.
    TextAfter(Range<usize>),
}

/// The most columns that a spreadsheet has.
pub(super) const MAX_COLUMNS: usize = 16_384;

/// The most records that are read of a text: as many lines as a unit may have, and a few that may stand above them.
const MAX_RECORDS: usize = MAX_UNIT_LINES + 100;

/// So many faults are kept; what comes after them is counted.
const MAX_FAULTS: usize = MOST_FINDINGS;

/// Room for the cells of a usual form.
const USUAL_CELLS: usize = 4_096;

/// The records of a text that are not empty. Of a record that is longer than the first, which names the columns, only
/// so many cells are kept that one sees it: what a text costs does not grow with cells that nobody reads. Empty cells
/// at its end are none: a spreadsheet writes as many as its longest row has.
#[derive(Debug, Default)]
pub(super) struct Records {
    cells: Vec<Cell>,
    /// Each record, in order.
    rows: Vec<Row>,
    /// Whether there are more of them than are read.
    pub too_many: bool,
    /// The last cell of the text.
    pub last: Option<Cell>,
    /// What is wrong with quotes, with the cell that they are of.
    pub faults: Vec<(Cell, Fault)>,
    /// How many more cells have something wrong with their quotes.
    pub more_faults: usize,
}

/// A record among all cells.
#[derive(Debug)]
struct Row {
    /// Where in the cells it ends.
    end: usize,
    /// How many cells it has, also those that are not kept.
    width: usize,
    /// Where in the text it ends.
    end_in_text: usize,
}

impl Records {
    /// Each record.
    pub(super) fn iter<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Record<'t>> {
        let starts = std::iter::once(0).chain(self.rows.iter().map(|row| row.end));
        starts.zip(&self.rows).map(move |(start, row)| Record {
            cells: &self.cells[start..row.end],
            width: row.width,
            end: row.end_in_text,
            text,
        })
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    fn add_fault(&mut self, cell: &Cell, fault: Fault) {
        if self.faults.len() < MAX_FAULTS {
            self.faults.push((cell.clone(), fault));
        } else {
            self.more_faults += 1;
        }
    }

    /// Ends a record. One without any text is none, unless it is the first; an unfinished one of a spreadsheet has
    /// a million of them.
    fn end_record(&mut self, start: usize, width: usize, end_in_text: usize, said: usize) {
        let Some(header) = self.rows.first().map(|header| header.width) else {
            self.rows.push(Row { end: self.cells.len(), width, end_in_text });
            return;
        };
        if said == 0 {
            self.cells.truncate(start);
            return;
        }
        let width = width.min(said.max(header));
        self.cells.truncate(start + width);
        self.rows.push(Row { end: self.cells.len(), width, end_in_text });
    }
}

/// The cells of each record that is not empty, from a byte on.
pub(super) fn locate(text: &str, start: usize, delimiter: u8) -> Records {
    let bytes = text.as_bytes();
    let mut records =
        Records { cells: Vec::with_capacity(USUAL_CELLS.min(bytes.len() / 3)), ..Records::default() };
    let mut at = start;
    while at < bytes.len() {
        if matches!(bytes[at], b'\r' | b'\n') {
            at += 1; // an empty line is no record
            continue;
        }
        if records.rows.len() == MAX_RECORDS {
            records.too_many = true;
            break;
        }
        // a mark is no part of the first cell, wherever files were joined
        if bytes[at..].starts_with("\u{feff}".as_bytes()) {
            at += '\u{feff}'.len_utf8();
            if bytes.get(at).is_none_or(|byte| matches!(byte, b'\r' | b'\n')) {
                continue;
            }
        }
        // how many cells there are, and up to which of them they say something
        let (first, mut width, mut said) = (records.cells.len(), 0, 0);
        let kept = records.rows.first().map_or(MAX_COLUMNS, |header| header.width.min(MAX_COLUMNS)) + 1;
        let end_in_text = loop {
            let (cell, fault, end) = cell_at(bytes, at, delimiter);
            if let Some(fault) = fault {
                records.add_fault(&cell, fault);
            }
            if !is_blank(&bytes[cell.span.clone()]) {
                said = width + 1;
            }
            if width < kept {
                records.cells.push(cell.clone());
            }
            (width, at) = (width + 1, end);
            if at < bytes.len() && bytes[at] == delimiter {
                at += 1;
                continue;
            }
            let end_in_text = cell.span.end;
            records.last = Some(cell);
            break end_in_text;
        };
        records.end_record(first, width, end_in_text, said);
    }
    records
}

/// Whether a cell says nothing.
fn is_blank(cell: &[u8]) -> bool {
    cell.iter().all(|byte| matches!(byte, b' ' | b'\t'))
}

/// The cell that begins at a byte, what is wrong with it, and where it ends: at a delimiter, a line break or the end.
fn cell_at(bytes: &[u8], start: usize, delimiter: u8) -> (Cell, Option<Fault>, usize) {
    let ends = |byte: u8| byte == delimiter || matches!(byte, b'\r' | b'\n');
    let until_end =
        |from: usize| bytes[from..].iter().position(|b| ends(*b)).map_or(bytes.len(), |n| from + n);
    if bytes.get(start) != Some(&b'"') {
        let end = until_end(start);
        return (Cell { span: start..end, quoted: false }, None, end);
    }
    let mut at = start + 1;
    loop {
        match bytes[at..].iter().position(|byte| *byte == b'"').map(|n| at + n) {
            None => {
                let span = start + 1..bytes.len();
                return (Cell { span, quoted: true }, Some(Fault::Unclosed(start)), bytes.len());
            }
            Some(quote) if bytes.get(quote + 1) == Some(&b'"') => at = quote + 2,
            Some(quote) => {
                let end = until_end(quote + 1);
                let fault = (end > quote + 1).then(|| Fault::TextAfter(quote + 1..end));
                return (Cell { span: start + 1..quote, quoted: true }, fault, end);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn values(text: &str, delimiter: u8) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(text.as_bytes());
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    proptest! {
        #[test]
        fn values_are_those_of_the_csv_crate(
            text in "\u{feff}?([a1;, \t]|\"[a\n,;]{0,3}(\"\")?\"[,;]|a\"|\n|\r\n|\r|ệ){0,40}",
            semicolon in any::<bool>(),
        ) {
            let delimiter = if semicolon { b';' } else { b',' };
            let records = locate(&text, 0, delimiter);
            if records.faults.is_empty() {
                let found: Vec<Vec<String>> = records
                    .iter(&text)
                    .map(|record| record.values().map(Cow::into_owned).collect())
                    .collect();
                let mut expected = values(&text, delimiter);
                let width = expected.first().map_or(0, Vec::len);
                // a blank row is no record, and of a row that is too long one sees that it is
                let mut row = 0;
                let says = |cell: &String| !is_blank(cell.as_bytes());
                expected.retain(|cells| {
                    row += 1;
                    row == 1 || cells.iter().any(says)
                });
                for cells in expected.iter_mut().skip(1) {
                    let said = cells.iter().rposition(says).map_or(0, |last| last + 1);
                    cells.truncate(said.max(width).min(width + 1));
                }
                prop_assert_eq!(found, expected);
            }
        }
    }

    #[test]
    fn a_record_without_end_keeps_no_more_cells_than_show_that_it_is_too_long() {
        let commas = ",".repeat(100_000);
        let text = format!("a,b\n1,2\n{commas}\n3,4\n5,6{commas}\n{commas}x\n");
        let records = locate(&text, 0, b',');
        let found: Vec<(usize, usize)> = records.iter(&text).map(|it| (it.cells.len(), it.width)).collect();
        assert_eq!(found, [(2, 2), (2, 2), (2, 2), (2, 2), (3, 100_001)]);
    }

    #[test]
    fn records_are_bounded() {
        let records = locate(&"1,2\n".repeat(MAX_RECORDS + 1), 0, b',');
        assert!(records.too_many && records.len() == MAX_RECORDS);
        assert!(!locate(&format!("a\n{}", ",\n".repeat(2 * MAX_RECORDS)), 0, b',').too_many);
    }

    #[test]
    fn quotes_that_go_wrong_are_told() {
        for (text, fault) in [("a,\"b\n", Fault::Unclosed(2)), ("\"x\"y,1\n", Fault::TextAfter(3..4))] {
            let faults = locate(text, 0, b',').faults;
            assert_eq!(faults.into_iter().map(|(_, fault)| fault).collect::<Vec<_>>(), [fault], "{text:?}");
        }
    }
}
