//! Conditions, and functions that ask what a value is.

use super::scope::Scope;
use super::value::{NotComputed, Outcome, Stop, Value};
use crate::formula::expression::Expression;

/// `IF`: only the branch that is taken is computed.
pub(super) fn condition(scope: &mut dyn Scope, arguments: &[Expression]) -> Outcome<Value> {
    let (condition, then, otherwise) = match arguments {
        [condition, then] => (condition, then, None),
        [condition, then, otherwise] => (condition, then, Some(otherwise)),
        _ => return Err(NotComputed::Unsupported("IF").into()),
    };
    if scope.value(condition)?.truth()? {
        scope.value(then)
    } else {
        otherwise.map_or(Ok(Value::Flag(false)), |otherwise| scope.value(otherwise))
    }
}

pub(super) fn and(scope: &mut dyn Scope, arguments: &[Expression]) -> Outcome<Value> {
    let truths = truths(scope, arguments)?;
    Ok(Value::Flag(truths.into_iter().all(|truth| truth)))
}

pub(super) fn or(scope: &mut dyn Scope, arguments: &[Expression]) -> Outcome<Value> {
    let truths = truths(scope, arguments)?;
    Ok(Value::Flag(truths.into_iter().any(|truth| truth)))
}

/// The conditions among arguments; texts and blanks of ranges are none.
fn truths(scope: &mut dyn Scope, arguments: &[Expression]) -> Outcome<Vec<bool>> {
    let mut truths = Vec::new();
    for argument in arguments {
        match scope.range(argument)? {
            Some(range) => scope.each(range, &mut |_, value| {
                match value? {
                    value @ (Value::Number(_) | Value::Flag(_)) => truths.push(value.truth()?),
                    Value::Date => return Err(NotComputed::DateAsNumber.into()),
                    Value::Blank | Value::Text(_) => {}
                }
                Ok(())
            })?,
            None => truths.push(scope.value(argument)?.truth()?),
        }
    }
    if truths.is_empty() { Err(Stop::error("#VALUE!")) } else { Ok(truths) }
}

pub(super) fn not(scope: &mut dyn Scope, arguments: &[Expression]) -> Outcome<Value> {
    let [argument] = arguments else { return Err(NotComputed::Unsupported("NOT").into()) };
    Ok(Value::Flag(!scope.value(argument)?.truth()?))
}

pub(super) fn if_error(scope: &mut dyn Scope, arguments: &[Expression]) -> Outcome<Value> {
    instead(scope, arguments, |_| true)
}

pub(super) fn if_not_available(scope: &mut dyn Scope, arguments: &[Expression]) -> Outcome<Value> {
    instead(scope, arguments, |error| error == "#N/A")
}

/// The first argument, or the second instead of such an error.
fn instead(scope: &mut dyn Scope, arguments: &[Expression], caught: fn(&str) -> bool) -> Outcome<Value> {
    let [argument, instead] = arguments else { return Err(NotComputed::Unsupported("IFERROR").into()) };
    match scope.value(argument) {
        Err(Stop::Error(error)) if caught(&error) => scope.value(instead),
        other => other,
    }
}

pub(super) fn is_blank(scope: &mut dyn Scope, arguments: &[Expression]) -> Outcome<Value> {
    asked(scope, arguments, |value| matches!(value, Ok(Value::Blank)))
}

pub(super) fn is_error(scope: &mut dyn Scope, arguments: &[Expression]) -> Outcome<Value> {
    asked(scope, arguments, Result::is_err)
}

pub(super) fn is_number(scope: &mut dyn Scope, arguments: &[Expression]) -> Outcome<Value> {
    asked(scope, arguments, |value| matches!(value, Ok(Value::Number(_) | Value::Date)))
}

pub(super) fn is_text(scope: &mut dyn Scope, arguments: &[Expression]) -> Outcome<Value> {
    asked(scope, arguments, |value| matches!(value, Ok(Value::Text(_))))
}

fn asked(scope: &mut dyn Scope, arguments: &[Expression], is: fn(&Outcome<Value>) -> bool) -> Outcome<Value> {
    let [argument] = arguments else { return Err(NotComputed::Unsupported("IS").into()) };
    match scope.value(argument) {
        Err(Stop::NotComputed(why)) => Err(why.into()),
        Ok(Value::Flag(_)) if is(&Ok(Value::Date)) => Err(NotComputed::FlagAsNumber.into()),
        value => Ok(Value::Flag(is(&value))),
    }
}
