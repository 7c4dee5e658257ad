//! Functions of one number.

use super::number::{Number, Toward};
use super::scope::Scope;
use super::value::{NotComputed, Outcome, Value};
use crate::formula::expression::Expression;

pub(super) fn round(scope: &mut dyn Scope, arguments: &[Expression]) -> Outcome<Value> {
    rounded(scope, arguments, Toward::Nearest)
}

pub(super) fn round_down(scope: &mut dyn Scope, arguments: &[Expression]) -> Outcome<Value> {
    rounded(scope, arguments, Toward::Zero)
}

pub(super) fn round_up(scope: &mut dyn Scope, arguments: &[Expression]) -> Outcome<Value> {
    rounded(scope, arguments, Toward::AwayFromZero)
}

/// Toward zero; to a whole number where no decimals are given.
pub(super) fn trunc(scope: &mut dyn Scope, arguments: &[Expression]) -> Outcome<Value> {
    rounded(scope, arguments, Toward::Zero)
}

/// The next lower whole number.
pub(super) fn int(scope: &mut dyn Scope, arguments: &[Expression]) -> Outcome<Value> {
    match arguments {
        [_] => rounded(scope, arguments, Toward::Below),
        _ => Err(NotComputed::Unsupported("INT").into()),
    }
}

pub(super) fn abs(scope: &mut dyn Scope, arguments: &[Expression]) -> Outcome<Value> {
    let [argument] = arguments else { return Err(NotComputed::Unsupported("ABS").into()) };
    let number = scope.value(argument)?.number()?;
    Ok(Value::Number(if number.exact.is_negative() { number.negated() } else { number }))
}

fn rounded(scope: &mut dyn Scope, arguments: &[Expression], toward: Toward) -> Outcome<Value> {
    let (number, decimals) = match arguments {
        [number] => (number, None),
        [number, decimals] => (number, Some(decimals)),
        _ => return Err(NotComputed::Unsupported("ROUND").into()),
    };
    let number = scope.value(number)?.number()?;
    let decimals = match decimals {
        Some(decimals) => scope.value(decimals)?.number()?,
        None => Number::count(0),
    };
    Ok(Value::Number(number.rounded(&decimals, toward)?))
}
