//! Rows that are none: headers of files that were joined, and cells whose quotes are no quotes.

use memchr::memchr;

use super::csv::Csv;
use super::csv_fields::Field;
use super::csv_record::Record;
use super::messages::csv::{BlankBeforeQuote, OtherHeader};
use crate::finding::{Finding, Findings, Place};
use crate::text::trimmed;

impl Csv {
    /// Whether a row is the header once more.
    pub(super) fn is_header(record: &Record<'_>, header: &Record<'_>) -> bool {
        let cells = || record.values().zip(header.values());
        record.width == header.width && cells().all(|(cell, name)| trimmed(&cell) == trimmed(&name))
    }

    /// Reports a row that names columns, and others than the first; true if it is one.
    pub(super) fn other_header(
        &self,
        record: &Record<'_>,
        header: &[Option<Field>],
        findings: &mut Findings,
    ) -> bool {
        let code = header.iter().position(|field| *field == Some(Field::Code));
        let code = code.and_then(|code| record.cells.get(code)).map(|cell| cell.value(record.text));
        let named = || record.values().filter(|cell| super::csv_fields::field_named(cell).is_some());
        let again = code.is_some_and(|code| trimmed(&code) == "code") && named().count() >= 2;
        if again {
            findings.push(Finding::from(OtherHeader {}).at(&self.row_place(record)));
        }
        again
    }

    /// Reports cells in which a blank stands before the quote: the quote is then a part of what they say. In a remark it
    /// may be one, as long as the row has its cells.
    pub(super) fn blank_before_quote(
        &self,
        record: &Record<'_>,
        header: &[Option<Field>],
        findings: &mut Findings,
    ) -> bool {
        let row = record.cells.first().map_or(0..0, |first| first.span.start..record.end);
        if memchr(b'"', record.text[row].as_bytes()).is_none() {
            return false;
        }
        let fits = record.width == header.len();
        let mut found = false;
        for (index, cell) in record.cells.iter().enumerate() {
            let text = &record.text[cell.span.clone()];
            let blanks = text.len() - text.trim_start_matches([' ', '\t']).len();
            if cell.quoted || blanks == 0 || !text[blanks..].starts_with('"') {
                continue;
            }
            let remark = matches!(header.get(index), Some(Some(Field::Of(_, part))) if part.is_remark());
            if !(fits && remark) {
                let start = cell.span.start;
                let place = Place::new(self.id, start..start + blanks);
                findings.push(Finding::from(BlankBeforeQuote {}).at(&place));
                found = true;
            }
        }
        found
    }
}
