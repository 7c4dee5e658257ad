//! A unit that was read and bound as every form is, reckoned by the tariff of its edition all the same: what must be
//! told of it has a place by then, and its points need none.

use super::Batch;
use super::reckoned::Reckoned;
use crate::answer::{Answer, Given};
use crate::column::{Column, PerColumn};
use crate::evaluate::{Digits, Noticed, Tariff};
use crate::number::Decimal;
use crate::submission::{Row, Submission};

impl Batch {
    /// What a bound unit comes to by the tariff; `None` where the engine has to form it.
    pub(super) fn reckoned(&self, tariff: &Tariff, submission: &Submission) -> Option<Reckoned> {
        let mut reckoned = Reckoned::new(submission.rows.len(), self.unrounded.is_some());
        for (row, stated) in submission.rows.iter().enumerate() {
            let declared = declared(stated)?;
            if !tariff.price(row).is_leaf() {
                if declared != PerColumn::default() {
                    reckoned.declared.push((Some(row), declared));
                }
                continue;
            }
            let mut differs = PerColumn::default();
            for column in Column::BOTH {
                let side = reckoned.sides.get_mut(column);
                let stated = stated.get(column);
                let points = match &stated.answer {
                    Answer::Given(given) => self.price(tariff, row, column, given, &mut side.noticed)?,
                    Answer::Blank => {
                        // a row that is absent altogether was reported when it was bound
                        side.blank += usize::from(stated.place.is_some());
                        0
                    }
                    Answer::NotApplicable => return None,
                };
                side.points[row] = points;
                *differs.get_mut(column) =
                    declared.get(column).is_some_and(|figure| !tariff.is(points, figure));
            }
            reckoned.count(differs);
        }
        reckoned.declared.push((None, declared(&submission.total)?));
        reckoned.finish(tariff, &self.criteria, submission)?;
        Some(reckoned)
    }

    fn price(
        &self,
        tariff: &Tariff,
        row: usize,
        column: Column,
        given: &Given,
        noticed: &mut Noticed,
    ) -> Option<i64> {
        let price = tariff.price(row);
        let frequent = match given {
            Given::Ratio { num, den } => {
                whole(*num).zip(whole(*den)).and_then(|(num, den)| price.share(row, num, den, noticed))
            }
            Given::Choice { option, beside: None } => price.entry(*option),
            _ => None,
        };
        frequent.or_else(|| tariff.answer(&self.criteria, row, column, given, noticed))
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
