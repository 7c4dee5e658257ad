//! Functions of texts.

use super::scope::Scope;
use super::value::{NotComputed, Outcome, Value};
use crate::formula::expression::Expression;

/// The longest text of a cell.
const MOST_BYTES: usize = 100_000;

pub(super) fn concatenate(scope: &mut dyn Scope, arguments: &[Expression]) -> Outcome<Value> {
    let mut text = String::new();
    for argument in arguments {
        text.push_str(&scope.value(argument)?.text()?);
        if text.len() > MOST_BYTES {
            return Err(NotComputed::TooLarge.into());
        }
    }
    Ok(Value::Text(text.into()))
}

/// The character with a number. Those above 127 depend on the system.
pub(super) fn char(scope: &mut dyn Scope, arguments: &[Expression]) -> Outcome<Value> {
    let [argument] = arguments else { return Err(NotComputed::Unsupported("CHAR").into()) };
    let number = scope.value(argument)?.number()?.whole();
    let character =
        number.and_then(|number| u8::try_from(number).ok()).filter(|byte| (1..128).contains(byte));
    let character = character.ok_or(NotComputed::Unsupported("CHAR"))?;
    Ok(Value::Text(char::from(character).to_string().into()))
}
