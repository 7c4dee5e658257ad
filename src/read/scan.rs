//! Records of a long CSV, found in bytes without allocating: where each ends, and where one of its cells stands.
//!
//! Without quotes that is a search for two bytes. From the first quote on cells are walked one by one, as the `csv`
//! crate does; where quotes go wrong the record ends with its line, so that one broken unit does not swallow the next.
//! The cells' values are never taken from here where there are quotes: the `csv` crate reads those.

use std::ops::Range;

use memchr::{memchr, memchr2};

use super::bounded_lines::MAX_LINE;
use crate::source::MAX_TEXT;

/// A unit with more lines than this is not looked at: one hostile unit must not keep all others waiting.
pub(crate) const MAX_UNIT_LINES: usize = 20_000;

/// Whether the rows of a unit are more lines than are read. Lines without any text are none: a spreadsheet may write a
/// million of them below the last row.
pub(crate) fn has_too_many_lines(rows: &[u8]) -> bool {
    // no line is shorter than its break
    if rows.len() <= MAX_UNIT_LINES {
        return false;
    }
    let says = |byte: &u8| !matches!(byte, b',' | b';' | b'\t' | b' ' | b'"');
    let lines = rows.split(|byte| is_break(*byte));
    lines.filter(|line| line.iter().any(says)).nth(MAX_UNIT_LINES).is_some()
}

/// A quoted cell that is still open after so many bytes is never closed: no cell may be that long.
const LONGEST_CELL: usize = 4 * MAX_TEXT;

/// A record with quotes that goes on for longer, over many lines, as no row does, ends with the line that it has come
/// to: what a text costs must not grow with the lines that it could begin at.
const LONGEST_RECORD: usize = MAX_LINE;

/// What Excel writes before a text in UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// A record in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Record {
    /// Where it begins.
    pub start: usize,
    /// Where its line break begins; the end of the text where there is none.
    pub end: usize,
    /// The cell that was asked for, without quotes and the blanks around it; `None` where the record is too short.
    pub cell: Option<Range<usize>>,
}

/// What became of a search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A record with its line break.
    Whole(Record),
    /// A record that the text ends in.
    Cut(Record),
    /// A quote is open where the text ends: if nothing follows that closes it, the record is this line alone.
    Open(Record),
    /// Nothing but line breaks.
    Nothing,
}

/// The record that begins at a byte or after the line breaks there, and one of its cells.
pub(super) fn record_at(bytes: &[u8], at: usize, delimiter: u8, wanted: usize) -> Found {
    let breaks = bytes[at..].iter().position(|byte| !is_break(*byte));
    let Some(mut start) = breaks.map(|skipped| at + skipped) else { return Found::Nothing };
    // where files were joined, a mark may stand before a row
    if bytes[start..].starts_with(BYTE_ORDER_MARK) {
        start += BYTE_ORDER_MARK.len();
    }
    let line_end = memchr2(b'\n', b'\r', &bytes[start..]).map_or(bytes.len(), |length| start + length);
    let line = start..line_end;
    let as_line = || Record { start, end: line_end, cell: plain_cell(bytes, &line, delimiter, wanted) };
    let record = if memchr(b'"', &bytes[line.clone()]).is_none() {
        as_line()
    } else {
        match quoted(bytes, start, delimiter, wanted) {
            Walked::Well(record) => record,
            Walked::Open => return Found::Open(as_line()),
            Walked::Badly => as_line(),
        }
    };
    if record.end < bytes.len() { Found::Whole(record) } else { Found::Cut(record) }
}

/// Whether a byte ends a line.
pub(super) fn is_break(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

/// One cell of a line, as if quotes had no meaning.
fn plain_cell(bytes: &[u8], line: &Range<usize>, delimiter: u8, wanted: usize) -> Option<Range<usize>> {
    let mut start = line.start;
    for _ in 0..wanted {
        start += memchr(delimiter, &bytes[start..line.end])? + 1;
    }
    let end = memchr(delimiter, &bytes[start..line.end]).map_or(line.end, |length| start + length);
    Some(trimmed(bytes, start..end))
}

/// A cell without the blanks around it.
fn trimmed(bytes: &[u8], cell: Range<usize>) -> Range<usize> {
    let blank = |byte: &u8| matches!(byte, b' ' | b'\t');
    let start =
        bytes[cell.clone()].iter().position(|byte| !blank(byte)).map_or(cell.end, |at| cell.start + at);
    let end = bytes[start..cell.end].iter().rposition(|byte| !blank(byte)).map_or(start, |at| start + at + 1);
    start..end
}

enum Walked {
    Well(Record),
    /// A quote is open where the text ends.
    Open,
    /// A quote is never closed, or text follows it.
    Badly,
}

fn quoted(bytes: &[u8], start: usize, delimiter: u8, wanted: usize) -> Walked {
    let (mut at, mut number, mut cell) = (start, 0, None);
    loop {
        let (content, end) = match quoted_cell(bytes, at, delimiter) {
            Ok(walked) => walked,
            Err(failed) => return failed,
        };
        if number == wanted {
            cell = Some(trimmed(bytes, content));
        }
        number += 1;
        if end - start > LONGEST_RECORD {
            let line_end = memchr2(b'\n', b'\r', &bytes[end..]).map_or(bytes.len(), |length| end + length);
            return Walked::Well(Record { start, end: line_end, cell });
        }
        if bytes.get(end) != Some(&delimiter) {
            return Walked::Well(Record { start, end, cell });
        }
        at = end + 1;
    }
}

/// The content of the cell at a byte, and where it ends.
fn quoted_cell(bytes: &[u8], start: usize, delimiter: u8) -> Result<(Range<usize>, usize), Walked> {
    let until_end = |from: usize| {
        let ends = |byte: &u8| *byte == delimiter || is_break(*byte);
        bytes[from..].iter().position(ends).map_or(bytes.len(), |length| from + length)
    };
    if bytes.get(start) != Some(&b'"') {
        let end = until_end(start);
        return Ok((start..end, end));
    }
    let most = bytes.len().min(start + LONGEST_CELL);
    let mut at = start + 1;
    loop {
        let Some(quote) = memchr(b'"', &bytes[at.min(most)..most]).map(|length| at + length) else {
            return Err(if most == bytes.len() { Walked::Open } else { Walked::Badly });
        };
        if bytes.get(quote + 1) == Some(&b'"') {
            at = quote + 2;
            continue;
        }
        let end = until_end(quote + 1);
        return if end > quote + 1 { Err(Walked::Badly) } else { Ok((start + 1..quote, end)) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Every record's cell, by this scanner.
    fn scanned(text: &str, delimiter: u8, wanted: usize) -> Vec<Option<String>> {
        let (mut at, mut found) = (0, Vec::new());
        loop {
            let record = match record_at(text.as_bytes(), at, delimiter, wanted) {
                Found::Whole(record) | Found::Cut(record) | Found::Open(record) => record,
                Found::Nothing => return found,
            };
            found.push(record.cell.map(|cell| {
                let quoted = text[..cell.start].trim_end_matches([' ', '\t']).ends_with('"');
                let content = &text[cell];
                if quoted { content.replace("\"\"", "\"") } else { content.to_owned() }
            }));
            at = record.end;
        }
    }

    /// The same by the `csv` crate.
    fn by_the_crate(text: &str, delimiter: u8, wanted: usize) -> Vec<Option<String>> {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(text.as_bytes());
        let cell = |record: csv::StringRecord| {
            record.get(wanted).map(|cell| cell.trim_matches([' ', '\t']).to_owned())
        };
        reader.records().map(|record| cell(record.unwrap())).collect()
    }

    proptest! {
        #[test]
        fn cells_are_those_of_the_csv_crate(
            text in "((ệ|[ab1 ])?(,|;|\n|\r\n|\r|,\"[a,;\n]{0,3}(\"\")?[ab]\"[,\n])){0,30}",
            wanted in 0_usize..4,
            semicolon in any::<bool>(),
        ) {
            let delimiter = if semicolon { b';' } else { b',' };
            let well = crate::read::csv_cells::locate(&text, 0, delimiter);
            if well.faults.is_empty() {
                prop_assert_eq!(scanned(&text, delimiter, wanted), by_the_crate(&text, delimiter, wanted));
            }
        }
    }

    #[test]
    fn a_quote_that_goes_wrong_ends_with_its_line() {
        for text in ["A,\"x\"y\nB,1\n", &format!("A,\"x\nB,1\n{}", "B,1\n".repeat(LONGEST_CELL))] {
            let found = scanned(text, b',', 0);
            assert_eq!(found[..2], [Some("A".to_owned()), Some("B".to_owned())]);
        }
    }

    #[test]
    fn a_quote_that_may_still_be_closed_waits_for_more() {
        let found = record_at(b"A,\"x\nB,1\n", 0, b',', 0);
        assert_eq!(found, Found::Open(Record { start: 0, end: 4, cell: Some(0..1) }));
    }
}
