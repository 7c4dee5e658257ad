//! What can be wrong with a CSV as such.

use super::ReadOptions;
use super::bounded_lines::{CUT_LINE, MAX_LINE};
use super::csv_cells::{Fault, Records};
use super::messages::csv::{
    BlankAfterQuote, CELL_BEGINS, FIRST_HERE, LineTooLong, RowTwice, SaysNothing, TextAfterQuote,
    UnclosedQuote,
};
use super::messages::csv_header::{Delimiter, HeaderWithBars, LineDelimiter, NoHeader, OptionDelimiter};
use crate::finding::{Finding, Findings, Located, Place, Severity, SourceId};
use crate::text::shortened;

/// The finding for a first row that names no columns.
pub(super) fn no_header(line: &str) -> Finding {
    let bars = line.contains('|');
    let line = shortened(line, 60);
    if bars { HeaderWithBars { line }.into() } else { NoHeader { line }.into() }
}

/// The finding for a header whose cells are separated by something else than the user or the file says.
pub(super) fn other_delimiter(stated: u8, found: u8, options: ReadOptions) -> Finding {
    let name = |delimiter: u8| match delimiter {
        b'\t' => Delimiter::Tab,
        other => Delimiter::Sign(char::from(other)),
    };
    let (stated, found) = (name(stated), name(found));
    match options.delimiter {
        Some(_) => OptionDelimiter { stated, found }.into(),
        None => LineDelimiter { stated, found }.into(),
    }
}

/// The finding for a line of a long file of which only the beginning was read.
pub(super) fn line_too_long() -> Finding {
    LineTooLong { most: MAX_LINE >> 20 }.into()
}

/// The value of a head row, which must have one.
pub(super) fn required(
    text: Option<Located<String>>,
    code: &Located<String>,
    findings: &mut Findings,
) -> Option<Located<String>> {
    if text.is_none() {
        findings.push(Finding::from(SaysNothing { row: code.value.clone() }).at(&code.place));
    }
    text
}

/// The finding for a head row that stands twice.
pub(super) fn twice(name: &str, code: &Located<String>, first: &Place) -> Finding {
    Finding::from(RowTwice { row: name.to_owned() }).at(&code.place).related(first, FIRST_HERE)
}

/// Reports quotes that go wrong; true where there are any.
pub(super) fn report_faults(id: SourceId, text: &str, records: &Records, findings: &mut Findings) -> bool {
    findings.count_more(Severity::Error, records.more_faults);
    let mut found = false;
    for (cell, fault) in &records.faults {
        found = true;
        findings.push(match fault {
            Fault::Unclosed(at) => Finding::from(UnclosedQuote {}).at(&Place::new(id, *at..at + 1)),
            Fault::TextAfter(range) if CUT_LINE.ends_with(&text[range.clone()]) => {
                line_too_long().at(&Place::new(id, range.clone()))
            }
            Fault::TextAfter(range) if text[range.clone()].trim_matches([' ', '\t']).is_empty() => {
                Finding::from(BlankAfterQuote {}).at(&Place::new(id, range.clone()))
            }
            Fault::TextAfter(range) => {
                let quote = Place::new(id, cell.span.start - 1..cell.span.start);
                Finding::from(TextAfterQuote {})
                    .at(&Place::new(id, range.clone()))
                    .related(&quote, CELL_BEGINS)
            }
        });
    }
    found
}
