//! What rules remark about an answer, in words, with the place of the cell.

use crate::answer::Word;
use crate::column::Column;
use crate::criteria::Criterion;
use crate::finding::{Finding, code};
use crate::rule::{Remark, Rule};
use crate::submission::Row;

/// A remark of a rule.
pub fn finding(
    remark: &Remark,
    criterion: &Criterion,
    rule: &dyn Rule,
    row: &Row,
    column: Column,
) -> Finding {
    let (code, side) = (&criterion.code, column.word());
    let (finding, word) = match remark {
        Remark::AboveOne { num, den, capped } => {
            let what = if *capped { "it counts as 1" } else { "it is judged as it stands" };
            (
                Finding::new(
                    &code::NUM_ABOVE_DEN,
                    format!(
                        "{code}: the numerator {num} is above the denominator {den} in the {side} column; {what}"
                    ),
                    if *capped {
                        "check both figures: are they swapped, or is one of them another year's?"
                    } else {
                        "check both figures: are they swapped, or is one of them another year's? If the row measures actual \
                         against plan, its edition says so: domain = [\"0%\", \"1000%\"]"
                    },
                ),
                Word::Num,
            )
        }
        Remark::OverForbidden { num, den } => (
            Finding::new(
                &code::OVER_FORBIDDEN,
                format!(
                    "{code}: the numerator {num} is above the denominator {den}, which this row does not allow"
                ),
                "correct the figures; the criteria say over = \"error\"",
            ),
            Word::Num,
        ),
        Remark::DividedByZero { num } => {
            let what = if num.is_zero() {
                "is 0 out of 0, and the criteria do not say what that comes to"
            } else {
                "cannot be divided"
            };
            (
                Finding::new(
                    &code::DIVIDED_BY_ZERO,
                    format!(
                        "{code}: {num}/0 in the {side} column {what}: the row has no points, nor has any sum above it"
                    ),
                    if num.is_zero() {
                        "correct the denominator; or the criteria say what 0/0 comes to: zero_over_zero"
                    } else {
                        "correct the denominator"
                    },
                ),
                Word::Den,
            )
        }
        Remark::TickContradicts { ticked, holds, measure } => {
            let tier = |index: &usize| &rule.list()[*index];
            (
                Finding::new(
                    &code::TICK_CONTRADICTS,
                    format!(
                        "{code}: tier {} is ticked in the {side} column, and {} is in tier {} ({}); the figure counts",
                        tier(ticked).id,
                        measure.describe(),
                        tier(holds).id,
                        tier(holds).bounds
                    ),
                    "tick the tier that the figure is in, or correct the figure",
                ),
                Word::Choice,
            )
        }
        Remark::NoTier { measure } => (
            Finding::new(
                &code::NO_TIER,
                format!("{code}: no tier holds {}", measure.describe()),
                "check the figure; if it is right, the tiers of the criteria have a hole",
            ),
            Word::Num,
        ),
        Remark::OutOfRange { word, figure, allowed } => (
            Finding::new(
                &code::OUT_OF_RANGE,
                format!("{code}: {figure} is not allowed; the form allows {allowed}"),
                "correct the figure",
            ),
            *word,
        ),
        Remark::GrowthFromZero { .. }
        | Remark::OutsideDomain { .. }
        | Remark::PartBlank { .. }
        | Remark::EntryOutOfRange { .. }
        | Remark::Contradicting { .. }
        | Remark::Alone => more(remark, code, side, rule),
    };
    finding
        .at_if(row.place_of(word))
        .related(&criterion.place, "the row in the criteria")
        .about(code, Some(column))
}

/// Remarks about measures, lists and other units.
fn more(remark: &Remark, code: &str, side: &str, rule: &dyn Rule) -> (Finding, Word) {
    let id = |entry: &usize| rule.list()[*entry].id.as_str();
    match remark {
        Remark::GrowthFromZero { value } => (
            Finding::new(
                &code::DIVIDED_BY_ZERO,
                format!(
                    "{code}: growth from 0 to {value} in the {side} column is no percentage: the row has no points, nor has any sum above it"
                ),
                "correct the value of the period before",
            ),
            Word::Previous,
        ),
        Remark::OutsideDomain { measure, allowed } => (
            Finding::new(
                &code::OUT_OF_RANGE,
                format!("{code}: {} cannot be; the form allows {allowed}", measure.describe()),
                "correct the figure",
            ),
            if measure.fraction.is_some() { Word::Num } else { Word::Value },
        ),
        Remark::PartBlank { entries } => {
            let ids: Vec<&str> = entries.iter().map(&id).collect();
            (
                Finding::new(
                    &code::PART_BLANK,
                    format!("{code}: {} left out in the {side} column, which counts 0", ids.join(", ")),
                    "say how many; where there were none, write 0",
                ),
                Word::Counts,
            )
        }
        Remark::EntryOutOfRange { entry, figure, allowed } => (
            Finding::new(
                &code::OUT_OF_RANGE,
                format!("{code}: {} = {figure} is not allowed; the form allows {allowed}", id(entry)),
                "correct the figure",
            ),
            Word::Counts,
        ),
        Remark::Contradicting { first, second } => (
            Finding::new(
                &code::CHOICES_CONTRADICT,
                format!(
                    "{code}: {} and {} are both ticked in the {side} column, and exclude each other",
                    id(first),
                    id(second)
                ),
                "keep the one that is true; as it stands both count",
            ),
            Word::Choices,
        ),
        Remark::Alone => (
            Finding::new(
                &code::PROVISIONAL,
                format!(
                    "{code} is set against other units, and there is none to compare with: it counts 0 for now"
                ),
                "score all units together; until then the total is provisional",
            ),
            Word::Value,
        ),
        other => unreachable!("{other:?} is told above"),
    }
}
