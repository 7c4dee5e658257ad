//! A unit that was read and bound by the general reader, but scored from the table of its edition: what must be told
//! of it has a place by then, and its points need none.

use super::super::Batch;
use super::fixed_point::FixedPointScores;
use super::row_table::FastRemarks;
use super::table::{Digits, ScoreTable};
use crate::answer::{Answer, Given};
use crate::column::{Column, PerColumn};
use crate::criteria::Node;
use crate::number::Decimal;
use crate::submission::{Row, Submission};

impl Batch {
    /// Scores a bound unit from the table; `None` if the general engine has to evaluate it.
    pub(super) fn fixed_point_scores(
        &self,
        table: &ScoreTable,
        submission: &Submission,
    ) -> Option<FixedPointScores> {
        // an appraisal in progress needs a finding that names its open rows
        let awaits = |row: usize| table.row(row).is_leaf() && submission.awaits_appraisal(row);
        (!(0..submission.rows.len()).any(awaits)).then_some(())?;
        let mut scores = FixedPointScores::new(submission.rows.len(), self.unrounded.is_some());
        for (row, stated) in submission.rows.iter().enumerate() {
            let declared = declared(stated)?;
            if !table.row(row).is_leaf() {
                if declared != PerColumn::default() {
                    scores.declared.push((Node::Row(row), declared));
                }
                continue;
            }
            let mut agreements = PerColumn::default();
            for column in Column::BOTH {
                let side = scores.sides.get_mut(column);
                let stated = stated.get(column);
                let points = match &stated.answer {
                    Answer::Given(given) => {
                        self.given_points(table, row, column, given, &mut side.remarks)?
                    }
                    Answer::Blank => {
                        // a row that is absent altogether was reported when it was bound
                        side.blank += usize::from(stated.place.is_some());
                        0
                    }
                    Answer::NotApplicable => return None,
                };
                side.points[row] = points;
                *agreements.get_mut(column) =
                    declared.get(column).map(|figure| table.agreement(points, figure));
            }
            scores.differing.add_row(agreements, false);
        }
        scores.declared.push((Node::Total, declared(&submission.total)?));
        scores.finish(table, &self.criteria, submission)?;
        Some(scores)
    }

    fn given_points(
        &self,
        table: &ScoreTable,
        row: usize,
        column: Column,
        given: &Given,
        remarks: &mut FastRemarks,
    ) -> Option<i64> {
        let known = table.row(row);
        let frequent = match given {
            Given::Ratio { num, den } => {
                whole(*num).zip(whole(*den)).and_then(|(num, den)| known.ratio(row, num, den, remarks))
            }
            Given::Choice { option, beside: None } => known.entry(*option),
            _ => None,
        };
        frequent.or_else(|| table.answer(&self.criteria, row, column, given, remarks))
    }
}

/// The figures that a row declares; `None` where it declares more than points, or takes them from the self column.
fn declared(stated: &PerColumn<Row>) -> Option<PerColumn<Option<Digits>>> {
    let mut declared = PerColumn::default();
    for (column, row) in stated.each() {
        (!row.same && row.class.is_none()).then_some(())?;
        if let Some(figure) = &row.declared {
            *declared.get_mut(column) = Some(digits(figure.value)?);
        }
    }
    Some(declared)
}

fn digits(figure: Decimal) -> Option<Digits> {
    Some((i64::try_from(figure.mantissa()).ok()?, figure.scale()))
}

/// A count, where it is written as one.
fn whole(figure: Decimal) -> Option<u64> {
    digits(figure).filter(|(_, decimals)| *decimals == 0).and_then(|(count, _)| u64::try_from(count).ok())
}
