//! Where each cell of a CSV stands in the text: the `csv` crate gives values, this gives places.
//!
//! Both are run over the same text and must agree on the number of cells; a property test holds them together. What
//! the crate accepts in silence (an unclosed quote, text after one) is reported here.

use std::ops::Range;

/// A cell's content, without its quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Which bytes of the text.
    pub span: Range<usize>,
    /// What is wrong with its quotes.
    pub fault: Option<Fault>,
}

/// What can be wrong with quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Opened at this byte, never closed.
    Unclosed(usize),
    /// Text follows the closing quote.
    TextAfter(Range<usize>),
}

/// The cells of each record that is not empty.
pub fn locate(text: &str, start: usize, delimiter: u8) -> Vec<Vec<Cell>> {
    let bytes = text.as_bytes();
    let mut records = Vec::new();
    let mut at = start;
    while at < bytes.len() {
        if matches!(bytes[at], b'\r' | b'\n') {
            at += 1; // an empty line is no record
            continue;
        }
        let mut cells = Vec::new();
        loop {
            let (cell, end) = cell_at(bytes, at, delimiter);
            cells.push(cell);
            at = end;
            if at < bytes.len() && bytes[at] == delimiter {
                at += 1;
                continue;
            }
            break;
        }
        records.push(cells);
    }
    records
}

/// The cell that begins at a byte, and where it ends: at a delimiter, a line break or the end.
fn cell_at(bytes: &[u8], start: usize, delimiter: u8) -> (Cell, usize) {
    let ends = |byte: u8| byte == delimiter || matches!(byte, b'\r' | b'\n');
    let until_end =
        |from: usize| bytes[from..].iter().position(|b| ends(*b)).map_or(bytes.len(), |n| from + n);
    if bytes.get(start) != Some(&b'"') {
        let end = until_end(start);
        return (Cell { span: start..end, fault: None }, end);
    }
    let mut at = start + 1;
    loop {
        match bytes[at..].iter().position(|byte| *byte == b'"').map(|n| at + n) {
            None => {
                let fault = Some(Fault::Unclosed(start));
                return (Cell { span: start + 1..bytes.len(), fault }, bytes.len());
            }
            Some(quote) if bytes.get(quote + 1) == Some(&b'"') => at = quote + 2,
            Some(quote) => {
                let end = until_end(quote + 1);
                let fault = (end > quote + 1).then(|| Fault::TextAfter(quote + 1..end));
                return (Cell { span: start + 1..quote, fault }, end);
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
        fn places_and_values_agree(text in "([a1;, \t]|\"[a\n,;]{0,3}(\"\")?\"[,;]|\n|\r\n|ệ){0,40}", semicolon in any::<bool>()) {
            let delimiter = if semicolon { b';' } else { b',' };
            let cells = locate(&text, 0, delimiter);
            if cells.iter().flatten().all(|cell| cell.fault.is_none()) {
                let found: Vec<Vec<String>> = cells
                    .iter()
                    .map(|record| record.iter().map(|cell| text[cell.span.clone()].replace("\"\"", "\"")).collect())
                    .collect();
                let quoted_inside = |record: &Vec<Cell>| record.iter().any(|cell| text[cell.span.clone()].contains('"'));
                if !cells.iter().any(quoted_inside) {
                    prop_assert_eq!(found, values(&text, delimiter));
                }
            }
        }
    }

    #[test]
    fn quotes_that_go_wrong_are_told() {
        for (text, fault) in [("a,\"b\n", Fault::Unclosed(2)), ("\"x\"y,1\n", Fault::TextAfter(3..4))] {
            let found = locate(text, 0, b',').into_iter().flatten().find_map(|cell| cell.fault);
            assert_eq!(found, Some(fault), "{text:?}");
        }
    }
}
