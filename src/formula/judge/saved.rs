//! `saved-value-stale` and `formula-without-value`: what was saved of a formula is not what it gives.

use super::messages::{SavedValueStale, ValueNotSaved};
use super::source::{Source, is_shown, place};
use crate::finding::{Finding, Findings};
use crate::formula::evaluate::{Outcome, Recomputed, Stop, Value, cell_number};
use crate::formula::formulas::{Formula, Formulas};
use crate::language::Computed;
use crate::number::{Decimal, Exact, RoundAt, Rounding, RoundingMode, plain};
use crate::source::CellAddress;
use crate::source::workbook::CellValue;

/// Reports each formula whose saved value is another one than it gives, where that is known.
pub(super) fn check_stale(
    formulas: &Formulas<'_>,
    recomputed: &Recomputed<'_, '_>,
    source: Source,
    findings: &mut Findings,
) {
    for (formula, result) in shown_results(formulas, recomputed) {
        let saved = &formula.cell.content.value;
        if is_stale(saved, result) {
            let what = SavedValueStale {
                cell: formula.at.to_string(),
                saved: Computed(saved.shown().to_owned()),
                computed: Computed(shown(result)),
            };
            findings.push(Finding::from(what).at(&place(source, formula)));
        }
    }
}

/// Whether the saved value of a cell is surely another one than its formula gives.
pub fn is_saved_otherwise(
    formulas: &Formulas<'_>,
    recomputed: &Recomputed<'_, '_>,
    source: Source,
    (sheet, at): (usize, CellAddress),
) -> bool {
    let (Some(number), Some(result)) = (formulas.at(sheet, at), recomputed.value(sheet, at)) else {
        return false;
    };
    source.is_judged() && is_stale(&formulas.list[number].cell.content.value, result)
}

/// Reports each formula without a saved value; one that gives an empty text has nothing to save.
pub(super) fn check_missing(
    formulas: &Formulas<'_>,
    recomputed: &Recomputed<'_, '_>,
    source: Source,
    findings: &mut Findings,
) {
    for (formula, result) in shown_results(formulas, recomputed) {
        let gives_nothing = matches!(result, Ok(Value::Text(text)) if text.is_empty());
        if formula.cell.content.value == CellValue::Unknown && !gives_nothing {
            findings.push(missing(formula, source));
        }
    }
}

/// The formulas of visible sheets, and what they give.
fn shown_results<'r, 'w>(
    formulas: &'r Formulas<'w>,
    recomputed: &'r Recomputed<'_, '_>,
) -> impl Iterator<Item = (&'r Formula<'w>, &'r Outcome<Value>)> {
    let all = formulas.list.iter().zip(recomputed.results());
    all.filter(|(formula, _)| is_shown(formulas, formula))
}

fn missing(formula: &Formula<'_>, source: Source) -> Finding {
    Finding::from(ValueNotSaved { cell: formula.at.to_string() }).at(&place(source, formula))
}

/// Whether a saved value is surely another one. A date, or a value of another kind that a program may show so, is not.
fn is_stale(saved: &CellValue, result: &Outcome<Value>) -> bool {
    match (saved, result) {
        (CellValue::Number(digits), Ok(Value::Number(number))) => {
            cell_number(digits).is_some_and(|saved| !number.is_saved_as(&saved))
        }
        (CellValue::Text(saved), Ok(Value::Text(text))) => words(saved) != words(text),
        (CellValue::Flag(saved), Ok(Value::Flag(flag))) => saved != flag,
        (CellValue::Error(saved), Err(Stop::Error(error))) => !saved.eq_ignore_ascii_case(error),
        (CellValue::Error(_), Ok(Value::Number(_) | Value::Text(_) | Value::Flag(_)))
        | (CellValue::Number(_) | CellValue::Text(_) | CellValue::Flag(_), Err(Stop::Error(_)))
        | (CellValue::Text(_), Ok(Value::Number(_)))
        | (CellValue::Number(_), Ok(Value::Text(_))) => true,
        // some files save a flag as a number, and a reader may take blanks from a text
        (
            CellValue::Unknown
            | CellValue::Text(_)
            | CellValue::Number(_)
            | CellValue::Date(_)
            | CellValue::Flag(_)
            | CellValue::Error(_),
            Ok(_) | Err(_),
        ) => false,
    }
}

/// A text without the blanks that a reader may have changed.
fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// The value for a sentence: a number with at most six decimals.
fn shown(result: &Outcome<Value>) -> String {
    match result {
        Ok(Value::Number(number)) => decimals(&number.exact),
        Ok(Value::Text(text)) => text.to_string(),
        Ok(Value::Flag(flag)) => if *flag { "TRUE" } else { "FALSE" }.to_owned(),
        Err(Stop::Error(error)) => error.to_string(),
        Ok(Value::Blank | Value::Date) | Err(Stop::NotComputed(_)) => String::new(),
    }
}

fn decimals(number: &Exact) -> String {
    let rounding =
        Rounding { at: RoundAt::Leaf, mode: RoundingMode::HalfUp, decimals: Rounding::MAX_DECIMALS };
    match rounding.apply(number) {
        Ok(rounded) if Exact::from(rounded) == *number => plain(rounded),
        Ok(rounded) if rounded != Decimal::ZERO => format!("{}…", plain(rounded)),
        Ok(_) | Err(_) => number.to_string(),
    }
}
