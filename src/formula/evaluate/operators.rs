//! Operators between two values.

use std::cmp::Ordering;

use super::number::Number;
use super::value::{NotComputed, Outcome, Value};
use crate::formula::expression::Operator;

/// What an operator gives.
pub(super) fn apply(operator: Operator, left: Value, right: Value) -> Outcome<Value> {
    let arithmetic = |compute: fn(&Number, &Number) -> Outcome<Number>, left: Value, right: Value| {
        Ok(Value::Number(compute(&left.number()?, &right.number()?)?))
    };
    match operator {
        Operator::Plus => arithmetic(Number::plus, left, right),
        Operator::Minus => arithmetic(Number::minus, left, right),
        Operator::Times => arithmetic(Number::times, left, right),
        Operator::Over => arithmetic(Number::over, left, right),
        Operator::Power => arithmetic(Number::power, left, right),
        Operator::Join => Ok(Value::Text(format!("{}{}", left.text()?, right.text()?).into())),
        Operator::Equal => Ok(Value::Flag(equal(&left, &right)?)),
        Operator::NotEqual => Ok(Value::Flag(!equal(&left, &right)?)),
        Operator::Less => Ok(Value::Flag(order(&left, &right)?.is_lt())),
        Operator::AtMost => Ok(Value::Flag(order(&left, &right)?.is_le())),
        Operator::Greater => Ok(Value::Flag(order(&left, &right)?.is_gt())),
        Operator::AtLeast => Ok(Value::Flag(order(&left, &right)?.is_ge())),
    }
}

/// Whether two values are equal. A blank is what the other value has for nothing.
pub(super) fn equal(left: &Value, right: &Value) -> Outcome<bool> {
    match (left, right) {
        (Value::Date, _) | (_, Value::Date) => Err(NotComputed::DateAsNumber.into()),
        (Value::Text(one), Value::Text(two)) => Ok(same_text(one, two)),
        (Value::Blank, Value::Text(text)) | (Value::Text(text), Value::Blank) => Ok(text.is_empty()),
        (Value::Text(_), Value::Number(_) | Value::Flag(_))
        | (Value::Number(_) | Value::Flag(_), Value::Text(_)) => Ok(false),
        (
            Value::Blank | Value::Number(_) | Value::Flag(_),
            Value::Blank | Value::Number(_) | Value::Flag(_),
        ) => Ok(order(left, right)?.is_eq()),
    }
}

/// Whether two texts are the same to a spreadsheet, which does not tell capitals from small letters.
pub(super) fn same_text(one: &str, two: &str) -> bool {
    one == two || one.to_lowercase() == two.to_lowercase()
}

/// The order of two values. That of texts depends on the language of the program.
fn order(left: &Value, right: &Value) -> Outcome<Ordering> {
    match (left, right) {
        (Value::Date, _) | (_, Value::Date) => Err(NotComputed::DateAsNumber.into()),
        (Value::Text(_), _) | (_, Value::Text(_)) => Err(NotComputed::Unsupported("<").into()),
        (Value::Number(_), Value::Flag(_)) | (Value::Flag(_), Value::Number(_)) => {
            Err(NotComputed::FlagAsNumber.into())
        }
        (
            Value::Blank | Value::Number(_) | Value::Flag(_),
            Value::Blank | Value::Number(_) | Value::Flag(_),
        ) => Ok(left.clone().number()?.exact.cmp(&right.clone().number()?.exact)),
    }
}
