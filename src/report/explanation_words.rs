//! Steps of a working in words.

use super::messages::explanation::{
    Agrees, DeclaredIndex, INDEX, NOT_APPRAISED, NOT_FILLED_IN, NoComputed, SCORE, ShouldBe,
};
use crate::account::{approximately, own_steps};
use crate::column::Column;
use crate::evaluate::{Agreement, Outcome};
use crate::language::{Computed, Joined, Sentence, Text};
use crate::number::{Decimal, plain};
use crate::rule::percent;
use crate::submission::Row;
use crate::working::Step;

/// The declared figures, and whether they hold.
pub(super) fn declared(outcome: &Outcome, stated: &Row) -> Option<Sentence> {
    let points = stated.declared.as_ref().map(|declared| declared.value);
    let index = stated.declared_index().map(|declared| declared.value);
    let points = points.map(|figure| held(figure, outcome.agreement(figure), outcome.shown, SCORE));
    let index = index.map(|figure| {
        DeclaredIndex { index: held(figure, outcome.index_agreement(figure), outcome.index, INDEX) }.into()
    });
    let figures: Vec<Sentence> = points.into_iter().chain(index).collect();
    (!figures.is_empty()).then(|| Sentence::new(Joined::by_semicolons(figures)))
}

fn held(declared: Decimal, agreement: Agreement, computed: Option<Decimal>, what: Text) -> Sentence {
    let figure = Computed(plain(declared));
    match (agreement, computed) {
        (Agreement::Agrees, _) => Agrees { figure }.into(),
        (_, Some(computed)) => ShouldBe { figure, computed: Computed(plain(computed)) }.into(),
        (_, None) => NoComputed { figure, what }.into(),
    }
}

/// A column that the form does not have.
pub(super) fn absent(column: Column) -> Text {
    match column {
        Column::Own => NOT_FILLED_IN,
        Column::Appraisal => NOT_APPRAISED,
    }
}

/// The rule with the numbers put in.
pub(crate) fn formula(steps: &[Step]) -> Option<Computed> {
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
pub(super) fn exactly(steps: &[Step]) -> Option<Computed> {
    let exactly = own_steps(steps).iter().find_map(|step| match step {
        Step::Ratio { points, .. } => {
            let (text, decimal) = (points.to_string(), approximately(points));
            Some(if text == decimal { text } else { format!("{text} = {decimal}") })
        }
        _ => None,
    });
    exactly.map(Computed)
}
