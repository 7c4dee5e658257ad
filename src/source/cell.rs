//! What a cell of a CSV says that should be a number and is none, with what spreadsheets make of cells in mind.

use super::messages::cell::{ColumnTooNarrow, MarkAgainstDelimiter, SpreadsheetError, remedies};
use super::messages::number::{PercentageForCount, PercentageForPoints};
use super::raw::Notation;
use super::toml::number_finding;
use crate::finding::Finding;
use crate::language::{Quoted, Text};
use crate::number::{Decimal, Mark, Marks, NumberProblem, parse};
use crate::source::Subject;
use crate::text::{is_invisible, spelled};

/// What a cell asks for, where a percentage is none of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// How many.
    Count,
    /// Points.
    Points,
    /// Any number.
    Number,
}

/// The number of a cell, also below zero: whether it may be, its row knows.
///
/// # Errors
/// Why it is none.
pub(crate) fn cell_figure(text: &str, marks: Marks) -> Result<Decimal, NumberProblem> {
    let magnitude = text.strip_prefix(['-', '\u{2212}']);
    match magnitude.filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
        Some(magnitude) => parse(magnitude, marks).map(|figure| -figure),
        None => parse(text, marks),
    }
}

/// The finding for a cell that is no number.
pub(crate) fn cell_finding(problem: &NumberProblem, text: &str, notation: Notation, asked: Asked) -> Finding {
    let written = Quoted(spelled(text, 60));
    if let Some(finding) = spreadsheet_finding(text) {
        return finding;
    }
    if let Some(help) = remedy(text) {
        return number_finding(problem, written).remedy(help);
    }
    match (problem, notation.mark, notation.delimiter) {
        (NumberProblem::WrongMark(meant), Some(own), Some(delimiter)) if !notation.stated => {
            let other = if own == Mark::Dot { Mark::Comma } else { Mark::Dot };
            let [own, other] = [own, other].map(|mark| mark.char().to_string());
            let delimiter = char::from(delimiter).to_string();
            MarkAgainstDelimiter { written, delimiter, own, other, meant: meant.clone() }.into()
        }
        _ => asked_finding(problem, written, asked),
    }
}

/// The finding for what is not a number, by what is asked for.
pub(crate) fn asked_finding(problem: &NumberProblem, written: impl Into<Subject>, asked: Asked) -> Finding {
    match (problem, asked) {
        (NumberProblem::Percent, Asked::Count) => PercentageForCount { written: written.into() }.into(),
        (NumberProblem::Percent, Asked::Points) => PercentageForPoints { written: written.into() }.into(),
        _ => number_finding(problem, written),
    }
}

/// The finding for a cell that a spreadsheet could not show, or not reckon.
pub(crate) fn spreadsheet_finding(text: &str) -> Option<Finding> {
    let written = Quoted(spelled(text, 60));
    let rest = text.strip_prefix('#')?;
    if !rest.is_empty() && rest.bytes().all(|byte| byte == b'#') {
        return Some(ColumnTooNarrow { written }.into());
    }
    let is_error = rest.bytes().all(|byte| byte.is_ascii_uppercase() || b"/!?0_".contains(&byte));
    (is_error && !rest.is_empty()).then(|| SpreadsheetError { written }.into())
}

/// What to do about a cell that spreadsheets fill with such things.
fn remedy(text: &str) -> Option<Text> {
    match text.as_bytes() {
        [b'#', ..] => Some(remedies::SPREADSHEET_ERROR),
        [b'=', ..] => Some(remedies::FORMULA),
        [b'\'', ..] => Some(remedies::APOSTROPHE),
        b"-" => Some(remedies::DASH),
        _ if text.eq_ignore_ascii_case("n/a") => Some(remedies::NOT_APPLICABLE),
        _ if text.chars().all(|c| c == ' ' || is_invisible(c)) => Some(remedies::BLANKS),
        _ => None,
    }
}
