//! Steps of a working in words.

use crate::account::{approximately, own_steps};
use crate::column::Column;
use crate::evaluate::{Agreement, Outcome};
use crate::number::{Decimal, plain};
use crate::rule::percent;
use crate::submission::Row;
use crate::working::Step;

/// The declared figures, and whether they hold.
pub fn declared(outcome: &Outcome, stated: &Row) -> Option<String> {
    let points = stated.declared.as_ref().map(|declared| declared.value);
    let index = stated.declared_index().map(|declared| declared.value);
    let points = points.map(|figure| held(figure, outcome.agreement(figure), outcome.shown, "score"));
    let index = index.map(|figure| {
        format!("index {}", held(figure, outcome.index_agreement(figure), outcome.index, "index"))
    });
    let told: Vec<String> = points.into_iter().chain(index).collect();
    (!told.is_empty()).then(|| told.join("; "))
}

fn held(declared: Decimal, agreement: Agreement, computed: Option<Decimal>, what: &str) -> String {
    let figure = plain(declared);
    match (agreement, computed) {
        (Agreement::Agrees, _) => format!("{figure} ✓"),
        (_, Some(computed)) => format!("{figure} ✗ it should be {}", plain(computed)),
        (_, None) => format!("{figure} ✗ there is no {what}"),
    }
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
