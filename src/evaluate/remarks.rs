//! What the engine noticed, in words, with the place of the cell.

use crate::answer::Word;
use crate::column::Column;
use crate::criteria::Criterion;
use crate::finding::{Finding, Place, code};
use crate::rule::{Remark, Rule};
use crate::submission::Row;

/// A row that nobody answered.
pub fn blank(criterion: &Criterion, row: &Row, column: Column) -> Finding {
    let declared = match &row.declared {
        Some(declared) => format!(", though {} points are declared", declared.value),
        None => String::new(),
    };
    Finding::new(
        &code::ROW_BLANK,
        format!("{} is not answered in the {} column{declared}: it counts 0", criterion.code, column.word()),
        "answer it; where the answer is nothing, choose that option or write 0",
    )
    .at_if(row.place.as_ref())
    .about(&criterion.code, Some(column))
}

/// "Not applicable" on a row that always applies.
pub fn not_applicable_forbidden(criterion: &Criterion, row: &Row, column: Column) -> Finding {
    Finding::new(
        &code::NOT_APPLICABLE_FORBIDDEN,
        format!("{} applies to every unit, and is said not to apply", criterion.code),
        "answer it; if the form allows it, the criteria must say so: not_applicable = \"drop\"",
    )
    .at_if(row.place.as_ref())
    .related(&criterion.place, "the row in the criteria")
    .about(&criterion.code, Some(column))
}

/// Points that no figure can hold.
pub fn too_large(code: &str, place: Option<&Place>, column: Column) -> Finding {
    Finding::new(
        &code::NUMBER_TOO_LARGE,
        format!("the points of {code} have more digits than a figure can hold (28)"),
        "check the figures of the answer and of the criteria",
    )
    .at_if(place)
    .about(code, Some(column))
}

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
                    "check both figures: are they swapped, or is one of them another year's?",
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
            let what = if num.is_zero() { "0 out of 0" } else { "something out of nothing" };
            (
                Finding::new(
                    &code::DIVIDED_BY_ZERO,
                    format!(
                        "{code}: {num}/0 in the {side} column is {what}: the row has no points, nor has any sum above it"
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
    };
    finding
        .at_if(row.place_of(word))
        .related(&criterion.place, "the row in the criteria")
        .about(code, Some(column))
}
