//! What can be wrong with a CSV as such, in words.

use super::bounded_lines::{CUT_LINE, MAX_LINE};
use super::csv_cells::{Fault, Records};
use crate::finding::{Finding, Findings, Located, Place, Severity, SourceId, code};
use crate::text::shortened;

/// The finding for a first row that names no columns.
pub fn no_header(line: &str) -> Finding {
    Finding::new(
        &code::NO_HEADER,
        format!("the first row does not name the columns: {}", shortened(line, 60)),
        if line.contains('|') {
            "its cells are separated by `|`: give --delimiter '|'"
        } else {
            "begin with a row of names: code,self_num,self_den,self_answer,self_score,appraisal_num,…"
        },
    )
}

/// The finding for rows of a file of many units that belong to none.
pub fn no_unit() -> Finding {
    Finding::new(
        &code::NO_UNIT,
        "this row does not say which unit it belongs to",
        "write the unit's id into the column `unit` of each of its rows",
    )
}

/// The finding for a file that may have been cut off.
pub fn no_final_newline() -> Finding {
    Finding::new(
        &code::NO_FINAL_NEWLINE,
        "the file does not end with a line break: it may have been cut off here",
        "compare its last row with the original; if it is whole, end it with a line break",
    )
}

/// The finding for a line of a long file of which only the beginning was read.
pub fn line_too_long() -> Finding {
    Finding::new(
        &code::TEXT_TOO_LONG,
        format!("this line is longer than {} MiB, and its rest is not read", MAX_LINE >> 20),
        "look whether a line break is missing, or something was pasted many times over",
    )
}

/// The value of a head row, which must have one.
pub fn required(
    text: Option<Located<String>>,
    code: &Located<String>,
    findings: &mut Findings,
) -> Option<Located<String>> {
    if text.is_none() {
        let message = format!("the row `{}` says nothing", code.value);
        let help = "write its value into the column self_answer, or remove the row";
        findings.push(Finding::new(&code::MISSING_KEY, message, help).at(&code.place));
    }
    text
}

/// The finding for a head row that stands twice.
pub fn twice(name: &str, code: &Located<String>, first: &Place) -> Finding {
    Finding::new(&code::DUPLICATE_KEY, format!("the row `{name}` stands twice"), "keep one of the two rows")
        .at(&code.place)
        .related(first, "first here")
}

/// What to do about a cell that spreadsheets fill with such things.
pub fn remedy(text: &str) -> Option<&'static str> {
    match text.as_bytes() {
        [b'#', ..] => Some("this is an error of the spreadsheet: mend the formula, and save the figure"),
        [b'=', ..] => Some("save figures, not formulas: in Excel, paste as values"),
        [b'\'', ..] => Some("remove the apostrophe, which only says that the cell is a text"),
        b"-" => Some("empty the cell where nothing is answered; where the answer is nothing, write 0"),
        _ if text.eq_ignore_ascii_case("n/a") => Some("not applicable is said in the answer column: n/a"),
        _ if text.trim_matches(['\u{a0}', ' ']).is_empty() => {
            Some("empty the cell: it holds invisible blanks")
        }
        _ => None,
    }
}

/// Reports quotes that go wrong; true where there are any.
pub fn report_faults(id: SourceId, text: &str, records: &Records, findings: &mut Findings) -> bool {
    findings.count_more(Severity::Error, records.more_faults);
    let mut found = false;
    for (cell, fault) in &records.faults {
        found = true;
        findings.push(match fault {
            Fault::Unclosed(at) => Finding::new(
                &code::UNCLOSED_QUOTE,
                "this quote is opened and never closed: the rest of the file would be one cell",
                "close it, or remove it; if the file ends too early, get it again, whole",
            )
            .at(&Place::new(id, *at..at + 1)),
            Fault::TextAfter(range) if CUT_LINE.ends_with(&text[range.clone()]) => {
                line_too_long().at(&Place::new(id, range.clone()))
            }
            Fault::TextAfter(range) => Finding::new(
                &code::TEXT_AFTER_QUOTE,
                "text follows the closing quote of this cell",
                "a quote inside a quoted cell is written twice: \"\"",
            )
            .at(&Place::new(id, range.clone()))
            .related(
                &Place::new(id, cell.span.start - 1..cell.span.start),
                "the cell begins with this quote",
            ),
        });
    }
    found
}
