//! What the engine noticed, in words, with the place of the cell.

use super::Outcome;
use crate::column::Column;
use crate::criteria::{Attribute, Criterion, Fact};
use crate::finding::{Finding, Place, code};
use crate::number::{Exact, plain};
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

/// An answer to a row that is not asked of this unit.
pub fn answered_not_asked(criterion: &Criterion, row: &Row, column: Column) -> Finding {
    Finding::new(
        &code::ANSWERED_NOT_ASKED,
        format!(
            "{} is not asked of this unit, and is answered in the {} column: the answer does not count",
            criterion.code,
            column.word()
        ),
        "take the answer out; or correct the row or fact that the question hangs on",
    )
    .at_if(row.cell())
    .related(&criterion.place, "the row in the criteria, with its asked_if")
    .about(&criterion.code, Some(column))
}

/// A fact that a condition or a bound hangs on.
pub fn fact_missing(fact: &Fact, column: Column) -> Finding {
    Finding::new(
        &code::FACT_MISSING,
        format!("the fact `{}` ({}) is not stated, and a condition hangs on it", fact.name, fact.title),
        format!("add it to [facts]: {}", fact.example()),
    )
    .about(crate::criteria::TOTAL, Some(column))
}

/// An attribute that a condition hangs on.
pub fn attribute_missing(criterion: &Criterion, attribute: &Attribute, row: &Row, column: Column) -> Finding {
    let name = &attribute.name;
    Finding::new(
        &code::ATTRIBUTE_MISSING,
        format!(
            "{} does not say `{name}` ({}), and a condition hangs on it",
            criterion.code, attribute.title
        ),
        format!("add {name} = true or {name} = false to the answer"),
    )
    .at_if(row.place.as_ref())
    .about(&criterion.code, Some(column))
}

/// Points that no band holds.
pub fn no_band(code: &str, outcome: &Outcome, column: Column) -> Finding {
    let points = outcome.shown.map(plain).unwrap_or_default();
    Finding::new(
        &code::NO_BAND,
        format!("no band of {code} holds {points} points"),
        "the bands of the criteria have a hole: close it, as the form means it",
    )
    .about(code, Some(column))
}

/// Points without an end, where the criteria state no rounding.
pub fn needs_rounding(code: &str, points: &Exact, place: Option<&Place>, column: Column) -> Finding {
    Finding::new(
        &code::NEEDS_ROUNDING,
        format!(
            "the points of {code} come to {points}, which has no end, and the criteria state no rounding"
        ),
        "ask who issued the form how such figures are rounded; the criteria then say so under [rounding]",
    )
    .at_if(place)
    .about(code, Some(column))
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
