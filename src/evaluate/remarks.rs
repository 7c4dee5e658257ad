//! What the engine noticed, with the place of the cell.

use super::Outcome;
use super::messages::{
    AnsweredNotAsked, AttributeInCsv, AttributeInForm, AttributeInToml, AttributeMissing, AttributeStated,
    FactInCsv, FactInForm, FactInToml, FactMissing, FactStated, NeedsRounding, NoBand,
    NotApplicableForbidden, ROW_IN_CRITERIA, ROW_WITH_ASKED_IF, RowBlank, ThoughDeclared, TooLarge,
};
use crate::column::Column;
use crate::criteria::{Attribute, Criterion, Fact};
use crate::finding::{Finding, Place};
use crate::language::{Computed, Quoted, RowName};
use crate::number::{Exact, plain};
use crate::source::Shape;
use crate::submission::{Row, Submission};

/// A row that nobody answered.
pub(super) fn blank(criterion: &Criterion, row: &Row, column: Column) -> Finding {
    let declared = row.declared.as_ref().map(|declared| ThoughDeclared { points: declared.value });
    Finding::from(RowBlank { row: RowName(criterion.code.clone()), column, declared })
        .at_if(row.place.as_ref())
        .about(&criterion.code, Some(column))
}

/// "Not applicable" on a row that always applies.
pub(super) fn not_applicable_forbidden(criterion: &Criterion, row: &Row, column: Column) -> Finding {
    Finding::from(NotApplicableForbidden { row: RowName(criterion.code.clone()) })
        .at_if(row.place.as_ref())
        .related(&criterion.place, ROW_IN_CRITERIA)
        .about(&criterion.code, Some(column))
}

/// An answer to a row that is not asked of this unit.
pub(super) fn answered_not_asked(criterion: &Criterion, row: &Row, column: Column) -> Finding {
    Finding::from(AnsweredNotAsked { row: RowName(criterion.code.clone()), column })
        .at_if(row.cell())
        .related(&criterion.place, ROW_WITH_ASKED_IF)
        .about(&criterion.code, Some(column))
}

/// A fact that a condition or a bound depends on.
pub(super) fn fact_missing(fact: &Fact, submission: &Submission, column: Column) -> Finding {
    let (name, title, example) = (fact.name.clone(), fact.title.clone(), fact.example());
    let how = match submission.shape() {
        Shape::Toml => FactStated::Toml(FactInToml { example }),
        Shape::Csv => {
            let value = example.split_once("= ").map_or(example.as_str(), |(_, value)| value);
            FactStated::Csv(FactInCsv { name: name.clone(), value: value.trim_matches('"').to_owned() })
        }
        Shape::Form => FactStated::Form(FactInForm { title: title.clone() }),
    };
    Finding::from(FactMissing { name: Quoted(name), title, how })
        .at(&Place::new(submission.source, 0..0))
        .about(crate::criteria::TOTAL, Some(column))
}

/// An attribute that a condition depends on.
pub(super) fn attribute_missing(
    criterion: &Criterion,
    attribute: &Attribute,
    (row, shape): (&Row, Shape),
    column: Column,
) -> Finding {
    let (name, title) = (attribute.name.clone(), attribute.title.clone());
    let how = match shape {
        Shape::Toml => AttributeStated::Toml(AttributeInToml { name: name.clone() }),
        Shape::Csv => AttributeStated::Csv(AttributeInCsv { name: name.clone(), column: column.word() }),
        Shape::Form => AttributeStated::Form(AttributeInForm { name: name.clone() }),
    };
    Finding::from(AttributeMissing { row: RowName(criterion.code.clone()), name, title, how })
        .at_if(row.place.as_ref())
        .about(&criterion.code, Some(column))
}

/// Points that no band holds.
pub(super) fn no_band(code: &str, outcome: &Outcome, column: Column) -> Finding {
    let points = Computed(outcome.shown.map(plain).unwrap_or_default());
    Finding::from(NoBand { row: code.to_owned(), points }).about(code, Some(column))
}

/// Points without an end, where the criteria state no rounding.
pub(super) fn needs_rounding(code: &str, points: &Exact, place: Option<&Place>, column: Column) -> Finding {
    Finding::from(NeedsRounding { row: code.to_owned(), points: Computed(points.to_string()) })
        .at_if(place)
        .about(code, Some(column))
}

/// Points that no figure can hold.
pub(super) fn too_large(code: &str, place: Option<&Place>, column: Column) -> Finding {
    Finding::from(TooLarge { row: code.to_owned() }).at_if(place).about(code, Some(column))
}
