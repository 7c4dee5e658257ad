//! Functions of many numbers: sums, means, counts, the least and the greatest.

use super::number::Number;
use super::scope::Scope;
use super::value::{NotComputed, Outcome, Stop, Value};
use crate::formula::expression::Expression;

pub(super) fn sum(scope: &mut dyn Scope, arguments: &[Expression]) -> Outcome<Value> {
    let mut sum = Number::count(0);
    numbers(scope, arguments, &mut |number| {
        sum = sum.plus(&number)?;
        Ok(())
    })?;
    Ok(Value::Number(sum))
}

pub(super) fn average(scope: &mut dyn Scope, arguments: &[Expression]) -> Outcome<Value> {
    let (mut sum, mut count) = (Number::count(0), 0);
    numbers(scope, arguments, &mut |number| {
        sum = sum.plus(&number)?;
        count += 1;
        Ok(())
    })?;
    Ok(Value::Number(sum.over(&Number::count(count))?))
}

pub(super) fn min(scope: &mut dyn Scope, arguments: &[Expression]) -> Outcome<Value> {
    extreme(scope, arguments, |number, best| number.exact < best.exact)
}

pub(super) fn max(scope: &mut dyn Scope, arguments: &[Expression]) -> Outcome<Value> {
    extreme(scope, arguments, |number, best| number.exact > best.exact)
}

/// The number that is better than all others; 0 where there is none.
fn extreme(
    scope: &mut dyn Scope,
    arguments: &[Expression],
    is_better: fn(&Number, &Number) -> bool,
) -> Outcome<Value> {
    let mut best: Option<Number> = None;
    numbers(scope, arguments, &mut |number| {
        if best.as_ref().is_none_or(|best| is_better(&number, best)) {
            best = Some(number);
        }
        Ok(())
    })?;
    Ok(Value::Number(best.unwrap_or(Number::count(0))))
}

/// Every number among the arguments. Of a range only its numbers count, and not its texts.
fn numbers(
    scope: &mut dyn Scope,
    arguments: &[Expression],
    look: &mut dyn FnMut(Number) -> Outcome<()>,
) -> Outcome<()> {
    for argument in arguments {
        match scope.range(argument)? {
            Some(range) => scope.each(range, &mut |_, value| match value? {
                Value::Number(number) => look(number),
                Value::Date => Err(NotComputed::DateAsNumber.into()),
                Value::Flag(_) => Err(NotComputed::FlagAsNumber.into()),
                Value::Blank | Value::Text(_) => Ok(()),
            })?,
            None => look(scope.value(argument)?.number()?)?,
        }
    }
    Ok(())
}

/// `COUNT`: how many numbers there are; errors are none.
pub(super) fn count(scope: &mut dyn Scope, arguments: &[Expression]) -> Outcome<Value> {
    counted(scope, arguments, "COUNT", |value| match value {
        Ok(Value::Number(_) | Value::Date) => Ok(true),
        Ok(Value::Flag(_)) => Err(NotComputed::FlagAsNumber.into()),
        Ok(Value::Blank | Value::Text(_)) | Err(_) => Ok(false),
    })
}

/// `COUNTA`: how many cells have content, be it an error or an empty text.
pub(super) fn count_all(scope: &mut dyn Scope, arguments: &[Expression]) -> Outcome<Value> {
    counted(scope, arguments, "COUNTA", |value| Ok(!matches!(value, Ok(Value::Blank))))
}

fn counted(
    scope: &mut dyn Scope,
    arguments: &[Expression],
    name: &'static str,
    counts: fn(&Outcome<Value>) -> Outcome<bool>,
) -> Outcome<Value> {
    let mut count = 0;
    for argument in arguments {
        let range = scope.range(argument)?.ok_or(NotComputed::Unsupported(name))?;
        scope.each(range, &mut |_, value| match value {
            Err(Stop::NotComputed(why)) => Err(why.into()),
            value => {
                count += usize::from(counts(&value)?);
                Ok(())
            }
        })?;
    }
    Ok(Value::Number(Number::count(count)))
}

/// `COUNTBLANK`: how many cells show nothing.
pub(super) fn count_blank(scope: &mut dyn Scope, arguments: &[Expression]) -> Outcome<Value> {
    let [argument] = arguments else { return Err(NotComputed::Unsupported("COUNTBLANK").into()) };
    let range = scope.range(argument)?.ok_or(NotComputed::Unsupported("COUNTBLANK"))?;
    let mut filled = 0_u64;
    scope.each(range, &mut |_, value| {
        match value {
            Err(Stop::NotComputed(why)) => return Err(why.into()),
            Ok(Value::Blank) => {}
            Ok(Value::Text(text)) if text.is_empty() => {}
            Ok(_) | Err(Stop::Error(_)) => filled += 1,
        }
        Ok(())
    })?;
    let cells = u64::from(range.area.height()) * u64::from(range.area.width());
    Ok(Value::Number(Number::count(usize::try_from(cells - filled).unwrap_or(usize::MAX))))
}

/// `SUMPRODUCT` of ranges of one size; what is no number counts as 0.
pub(super) fn sum_product(scope: &mut dyn Scope, arguments: &[Expression]) -> Outcome<Value> {
    let unsupported = NotComputed::Unsupported("SUMPRODUCT");
    let mut ranges = Vec::new();
    for argument in arguments {
        ranges.push(scope.range(argument)?.ok_or_else(|| unsupported.clone())?);
    }
    let Some((first, others)) = ranges.split_first() else { return Err(unsupported.into()) };
    let size = (first.area.height(), first.area.width());
    if others.iter().any(|range| (range.area.height(), range.area.width()) != size) {
        return Err(Stop::error("#VALUE!"));
    }
    let mut products: Vec<((u32, u32), Number)> = Vec::new();
    scope.each(*first, &mut |at, value| {
        products.push((at, factor(value?)?));
        Ok(())
    })?;
    let mut sum = Number::count(0);
    for ((down, right), mut product) in products {
        for range in others {
            let at = range.area.address(down, right).ok_or(NotComputed::TooLarge)?;
            product = product.times(&factor(scope.cell(range.sheet, at)?)?)?;
        }
        sum = sum.plus(&product)?;
    }
    Ok(Value::Number(sum))
}

fn factor(value: Value) -> Outcome<Number> {
    match value {
        Value::Number(number) => Ok(number),
        Value::Date => Err(NotComputed::DateAsNumber.into()),
        Value::Flag(_) => Err(NotComputed::FlagAsNumber.into()),
        Value::Blank | Value::Text(_) => Ok(Number::count(0)),
    }
}
