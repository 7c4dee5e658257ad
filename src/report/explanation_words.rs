//! Steps of a working in words.

use super::messages::explanation::{Agrees, NOT_APPRAISED, NOT_FILLED_IN, ShouldBe};
use crate::account::{approximately, own_steps};
use crate::column::Column;
use crate::evaluate::Outcome;
use crate::language::{Computed, Sentence, Text};
use crate::number::plain;
use crate::rule::percent;
use crate::submission::Row;
use crate::working::Step;

/// The declared figure, and whether it holds.
pub fn declared(outcome: &Outcome, stated: &Row) -> Option<Sentence> {
    let declared = stated.declared.as_ref()?;
    let figure = Computed(plain(declared.value));
    Some(match outcome.shown {
        Some(shown) if shown == declared.value => Agrees { figure }.into(),
        Some(shown) => ShouldBe { figure, computed: Computed(plain(shown)) }.into(),
        None => figure.into(),
    })
}

/// A column that the form does not have.
pub fn absent(column: Column) -> Text {
    match column {
        Column::Own => NOT_FILLED_IN,
        Column::Appraisal => NOT_APPRAISED,
    }
}

/// The rule with the numbers put in.
pub fn formula(steps: &[Step]) -> Option<Computed> {
    let formula = own_steps(steps).iter().find_map(|step| match step {
        Step::Ratio { num, den, max, .. } => Some(format!("{num}/{den} × {max} = {num} × {max} ÷ {den}")),
        Step::Counted { count, each, points } => Some(format!("{count} × {each} = {points}")),
        Step::Measured { fraction: Some((num, den)), measure } => {
            Some(format!("{num}/{den} = {}", percent(measure)))
        }
        Step::Measured { fraction: None, measure } => Some(measure.to_string()),
        _ => None,
    });
    formula.map(Computed)
}

/// The points before anything was cut or rounded.
pub fn exactly(steps: &[Step]) -> Option<Computed> {
    let exactly = own_steps(steps).iter().find_map(|step| match step {
        Step::Ratio { points, .. } => {
            let (text, decimal) = (points.to_string(), approximately(points));
            Some(if text == decimal { text } else { format!("{text} = {decimal}") })
        }
        _ => None,
    });
    exactly.map(Computed)
}
