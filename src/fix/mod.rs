//! Right figures spliced into the text of a form, and nothing else of it touched: not an answer, not a printed max,
//! not a blank, not a byte.

mod cells;
mod splice;

pub(crate) use cells::{ByHand, CellEdits, cell_edits};
pub(crate) use splice::splice;

use std::ops::Range;

use crate::column::Column;
use crate::criteria::{Criteria, Criterion};
use crate::evaluate::Evaluation;
use crate::number::{Mark, plain};
use crate::source::workbook::CellValue;
use crate::source::{CellAddress, SourceText};
use crate::submission::Submission;

/// One figure to be replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Edit {
    /// The row, or `total`.
    pub code: String,
    /// The column.
    pub column: Column,
    /// Where the figure stands.
    pub span: Range<usize>,
    /// As it is written.
    pub old: String,
    /// As it should be, in the spelling of the file.
    pub new: String,
    /// Whether the row is a sum.
    pub is_sum: bool,
}

/// Every declared figure that differs from the computed one, in the order of the text. An appraisal row that says
/// `same` has no figure of its own.
pub(crate) fn edits(
    criteria: &Criteria,
    submission: &Submission,
    evaluation: &Evaluation,
    source: &SourceText,
) -> Vec<Edit> {
    let mark = mark_of(submission, source);
    let mut edits = Vec::new();
    for (node, column) in criteria.nodes().flat_map(|node| Column::BOTH.map(|column| (node, column))) {
        let stated = submission.row(node, column);
        let finished = evaluation.outcome(node, column).filter(|outcome| !outcome.is_unfinished());
        let computed = finished.and_then(|outcome| outcome.shown);
        let (Some(declared), Some(computed)) = (&stated.declared, computed) else { continue };
        if declared.value == computed || stated.same || declared.place.source != submission.source {
            continue;
        }
        // a sum is not made to fit a hole
        let is_sum = criteria.criterion(node).is_none_or(Criterion::is_group);
        if is_sum && !evaluation.missing_below(criteria, submission, node, column).is_empty() {
            continue;
        }
        let span = trimmed(&declared.place.span, source);
        let old = source.text[span.clone()].to_owned();
        let new = match source.cell_shown(span.start) {
            Some(at) => in_cell(&plain(computed), &old, mark, at, source),
            None => spelled(&plain(computed), mark, &span, submission, source),
        };
        edits.push(Edit { code: criteria.code_of(node).to_owned(), column, old, new, span, is_sum });
    }
    edits.sort_by_key(|edit| edit.span.start);
    edits
}

/// The figure alone, without the blanks that a cell may have around it, and the words that a cell of a printed form may
/// have behind it: `3 Thống nhất`.
fn trimmed(span: &Range<usize>, source: &SourceText) -> Range<usize> {
    let text = &source.text[span.clone()];
    let start = span.start + (text.len() - text.trim_start().len());
    let mut figure = text.trim();
    if source.workbook_shown().is_some() && figure.contains(char::is_alphabetic) {
        figure = figure.split(char::is_whitespace).next().unwrap_or_default();
    }
    start..start + figure.len()
}

/// A figure as a cell of a workbook is to show it: a text keeps its decimal mark, a number has a point.
fn in_cell(
    figure: &str,
    old: &str,
    mark: Mark,
    (sheet, at): (usize, CellAddress),
    source: &SourceText,
) -> String {
    let cell = source.workbook_shown().and_then(|workbook| workbook.sheets.get(sheet)?.cell(at));
    let is_text = cell.is_some_and(|cell| matches!(cell.content.value, CellValue::Text(_)));
    let comma = if old.contains(['.', ',']) { old.contains(',') } else { mark == Mark::Comma };
    if is_text && comma { figure.replace('.', ",") } else { figure.to_owned() }
}

/// The decimal mark of the file: as its notation has it, or as its own figures show.
fn mark_of(submission: &Submission, source: &SourceText) -> Mark {
    let shows_comma = || {
        let pairs = submission.rows.iter().chain([&submission.total]);
        let figures = pairs.flat_map(|pair| [&pair.own.declared, &pair.appraisal.declared]).flatten();
        figures.into_iter().any(|figure| source.text[figure.place.span.clone()].contains(','))
    };
    submission.notation.mark.unwrap_or_else(|| if shows_comma() { Mark::Comma } else { Mark::Dot })
}

fn spelled(
    figure: &str,
    mark: Mark,
    span: &Range<usize>,
    submission: &Submission,
    source: &SourceText,
) -> String {
    let text = figure.replace('.', &mark.char().to_string());
    let quoted = source.text[..span.start].ends_with('"');
    let splits = submission.notation.delimiter.is_some_and(|delimiter| text.contains(char::from(delimiter)));
    if splits && !quoted { format!("\"{text}\"") } else { text }
}
