//! What changed between two runs over the same files, in one line: totals, then the rows whose points changed.

use super::messages::since::{
    CountMoved, CountStays, ERRORS, MORE_ROWS, MoreMoved, RowMoved, Since, TotalMoved, TotalStays, WARNINGS,
};
use super::{Language, Line, Tone};
use crate::column::Column;
use crate::compare::{Comparison, RowChange, Side};
use crate::criteria::Node;
use crate::evaluate::Outcome;
use crate::finding::Severity;
use crate::language::{Computed, Counted, Joined, NodeCode, Sentence, Show, Text};

/// So many rows are named.
const NAMED: usize = 4;

/// What changed from one evaluation to another. Both must have kept their working.
pub(crate) fn since(before: Side<'_>, after: Side<'_>, language: Language) -> Line {
    let compared = Comparison::new(before, after, None);
    let mut changes = Vec::new();
    let mut rows = Vec::new();
    for (column, comparison) in compared.columns.each() {
        let Some(comparison) = comparison else { continue };
        let points = compared.sides.map(|side| shown(side, Some(Node::Total), column));
        changes.push(if points.are_equal() {
            TotalStays { column, points: points.after }.into()
        } else {
            TotalMoved { column, before: points.before, after: points.after }.into()
        });
        rows.extend(comparison.rows.iter().filter_map(|row| row_moved(&compared, row, column)));
    }
    let more = rows.len().saturating_sub(NAMED);
    changes.extend(rows.into_iter().take(NAMED));
    if more > 0 {
        changes.push(MoreMoved { rows: Counted(more, MORE_ROWS) }.into());
    }
    line(&changes, language)
}

/// What changed in how many errors and warnings there are.
pub(crate) fn since_counts(before: [usize; 2], after: [usize; 2], language: Language) -> Line {
    let count = |what: Text, before: usize, after: usize| -> Sentence {
        if before == after {
            CountStays { what, count: after }.into()
        } else {
            CountMoved { what, before, after }.into()
        }
    };
    line(&[count(ERRORS, before[0], after[0]), count(WARNINGS, before[1], after[1])], language)
}

/// The severities that [`since_counts`] counts, in its order.
pub(crate) const COUNTED: [Severity; 2] = [Severity::Error, Severity::Warning];

fn line(changes: &[Sentence], language: Language) -> Line {
    // hard blanks: no change is broken between lines
    let changes = changes.iter().map(|change| change.said(language).replace(' ', "\u{a0}")).collect();
    Line::new(Since { changes: Joined::by_semicolons(changes) }.said(language), Tone::Plain)
}

/// A row, if its points as printed changed.
fn row_moved(compared: &Comparison<'_>, row: &RowChange, column: Column) -> Option<Sentence> {
    let pair = compared.rows.pairs[row.pair];
    let before = shown(compared.sides.before, pair.before().map(Node::Row), column);
    let after = shown(compared.sides.after, pair.after().map(Node::Row), column);
    if before == after {
        return None;
    }
    let code = match (pair.after(), pair.before()) {
        (Some(row), _) => &compared.sides.after.criteria.rows[row].code,
        (None, row) => &compared.sides.before.criteria.rows[row?].code,
    };
    Some(RowMoved { code: NodeCode(code.clone()), column, before, after }.into())
}

/// Points as they are printed; a dash if there are none.
fn shown(side: Side<'_>, node: Option<Node>, column: Column) -> Computed {
    let outcome: Option<&Outcome> = node.and_then(|node| side.outcome(node, column));
    let points = outcome.and_then(|outcome| outcome.shown);
    Computed(points.map_or_else(|| "–".to_owned(), |points| side.criteria.rounding.show(points)))
}
