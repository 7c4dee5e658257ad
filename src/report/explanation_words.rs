//! Steps of a working in words.

use crate::account::{approximately, own_steps};
use crate::column::Column;
use crate::evaluate::Outcome;
use crate::number::plain;
use crate::rule::percent;
use crate::submission::Row;
use crate::working::Step;

/// The declared figure, and whether it holds.
pub fn declared(outcome: &Outcome, stated: &Row) -> Option<String> {
    let declared = stated.declared.as_ref()?;
    let figure = plain(declared.value);
    Some(match outcome.shown {
        Some(shown) if shown == declared.value => format!("{figure} ✓"),
        Some(shown) => format!("{figure} ✗ it should be {}", plain(shown)),
        None => figure,
    })
}

/// A column that the form does not have.
pub fn absent(column: Column) -> &'static str {
    match column {
        Column::Own => "not filled in",
        Column::Appraisal => "not appraised",
    }
}

/// The rule with the numbers put in.
pub fn formula(steps: &[Step]) -> Option<String> {
    own_steps(steps).iter().find_map(|step| match step {
        Step::Ratio { num, den, max, .. } => Some(format!("{num}/{den} × {max} = {num} × {max} ÷ {den}")),
        Step::Counted { count, each, points } => Some(format!("{count} × {each} = {points}")),
        Step::Measured { fraction: Some((num, den)), measure } => {
            Some(format!("{num}/{den} = {}", percent(measure)))
        }
        Step::Measured { fraction: None, measure } => Some(measure.to_string()),
        _ => None,
    })
}

/// The points before anything was cut or rounded.
pub fn exactly(steps: &[Step]) -> Option<String> {
    own_steps(steps).iter().find_map(|step| match step {
        Step::Ratio { points, .. } => {
            let (text, decimal) = (points.to_string(), approximately(points));
            Some(if text == decimal { text } else { format!("{text} = {decimal}") })
        }
        _ => None,
    })
}
