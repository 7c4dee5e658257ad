//! The cells of a CSV: where each stands in the text, and what it says.
//!
//! The values are those that the `csv` crate reads; a property test holds the two together. What the crate accepts in
//! silence (an unclosed quote, text after one) is reported here.

use std::borrow::Cow;
use std::ops::Range;

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Which bytes of the text, without its quotes.
    pub span: Range<usize>,
    /// Whether it stands in quotes.
    pub quoted: bool,
}

impl Cell {
    /// What it says: a quote that stands twice within quotes is one.
    pub fn value<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let value = &text[self.span.clone()];
        if self.quoted && value.contains('"') { value.replace("\"\"", "\"").into() } else { value.into() }
    }
}

/// What can be wrong with the quotes of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Opened at this byte, never closed.
    Unclosed(usize),
    /// Text follows the closing quote.
    TextAfter(Range<usize>),
}

/// The records of a text that are not empty.
#[derive(Debug, Default)]
pub struct Records {
    cells: Vec<Cell>,
    /// Where in them each record ends.
    ends: Vec<usize>,
    /// What is wrong with quotes, with the cell that they are of.
    pub faults: Vec<(Cell, Fault)>,
}

impl Records {
    /// The cells of each record.
    pub fn iter(&self) -> impl Iterator<Item = &[Cell]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| &self.cells[start..*end])
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The last cell.
    pub fn last(&self) -> Option<&Cell> {
        self.cells.last()
    }
}

/// The cells of each record that is not empty, from a byte on.
pub fn locate(text: &str, start: usize, delimiter: u8) -> Records {
    let bytes = text.as_bytes();
    let most =
        bytes[start..].iter().filter(|byte| **byte == delimiter || matches!(byte, b'\r' | b'\n')).count();
    let mut records = Records { cells: Vec::with_capacity(most + 1), ..Records::default() };
    // a mark at the beginning is no part of the first cell
    let mut at = start + if text[start..].starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    while at < bytes.len() {
        if matches!(bytes[at], b'\r' | b'\n') {
            at += 1; // an empty line is no record
            continue;
        }
        loop {
            let (cell, fault, end) = cell_at(bytes, at, delimiter);
            records.faults.extend(fault.map(|fault| (cell.clone(), fault)));
            records.cells.push(cell);
            at = end;
            if at < bytes.len() && bytes[at] == delimiter {
                at += 1;
                continue;
            }
            break;
        }
        records.ends.push(records.cells.len());
    }
    records
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
                    .iter()
                    .map(|record| record.iter().map(|cell| cell.value(&text).into_owned()).collect())
                    .collect();
                prop_assert_eq!(found, values(&text, delimiter));
            }
        }
    }

    #[test]
    fn quotes_that_go_wrong_are_told() {
        for (text, fault) in [("a,\"b\n", Fault::Unclosed(2)), ("\"x\"y,1\n", Fault::TextAfter(3..4))] {
            let faults = locate(text, 0, b',').faults;
            assert_eq!(faults.into_iter().map(|(_, fault)| fault).collect::<Vec<_>>(), [fault], "{text:?}");
        }
    }
}
