//! Functions that search ranges.

use super::number::Number;
use super::operators::{equal, same_text};
use super::scope::{Range, Scope};
use super::value::{NotComputed, Outcome, Stop, Value};
use crate::formula::expression::{Area, Expression, Operator};
use crate::formula::parse::parse;

/// `VLOOKUP` of exactly one value.
pub(super) fn vlookup(scope: &mut dyn Scope, arguments: &[Expression]) -> Outcome<Value> {
    let unsupported = || Stop::from(NotComputed::Unsupported("VLOOKUP"));
    let [wanted, table, column, nearest] = arguments else { return Err(unsupported()) };
    if scope.value(nearest)?.truth()? {
        return Err(unsupported());
    }
    let wanted = scope.value(wanted)?;
    let is_plain = match &wanted {
        Value::Text(text) => !has_wildcard(text) && !text.is_empty(),
        Value::Number(_) | Value::Flag(_) => true,
        Value::Blank | Value::Date => false,
    };
    let table = scope.range(table)?.filter(|_| is_plain).ok_or_else(unsupported)?;
    let column = scope.value(column)?.number()?.whole().and_then(|column| u32::try_from(column).ok());
    let column = column.and_then(|column| column.checked_sub(1)).ok_or_else(|| Stop::error("#VALUE!"))?;
    if column >= table.area.width() {
        return Err(Stop::error("#REF!"));
    }
    let first = Area { columns: (table.area.columns.0, table.area.columns.0), ..table.area };
    let mut found = None;
    scope.each(Range { area: first, ..table }, &mut |(down, _), value| {
        let same = match value {
            Err(Stop::NotComputed(why)) => return Err(why.into()),
            // an error is not what is searched
            Err(Stop::Error(_)) | Ok(Value::Blank) => false,
            Ok(value) => equal(&value, &wanted)?,
        };
        if same && found.is_none() {
            found = Some(down);
        }
        Ok(())
    })?;
    let down = found.ok_or_else(|| Stop::error("#N/A"))?;
    let at = table.area.address(down, column).ok_or(NotComputed::TooLarge)?;
    scope.cell(table.sheet, at)
}

/// What a cell must be to count.
enum Criterion {
    Number(Operator, Number),
    Text(Box<str>),
}

/// `COUNTIF`
pub(super) fn count_if(scope: &mut dyn Scope, arguments: &[Expression]) -> Outcome<Value> {
    let [range, criterion] = arguments else { return Err(NotComputed::Unsupported("COUNTIF").into()) };
    let range = scope.range(range)?.ok_or(NotComputed::Unsupported("COUNTIF"))?;
    let criterion = Criterion::of(scope.value(criterion)?)?;
    let count = criterion.cells(scope, range)?.len();
    Ok(Value::Number(Number::count(count)))
}

/// `SUMIF`, where both ranges have one size.
pub(super) fn sum_if(scope: &mut dyn Scope, arguments: &[Expression]) -> Outcome<Value> {
    let unsupported = || Stop::from(NotComputed::Unsupported("SUMIF"));
    let (range, criterion, summed) = match arguments {
        [range, criterion] => (range, criterion, range),
        [range, criterion, summed] => (range, criterion, summed),
        _ => return Err(unsupported()),
    };
    let range = scope.range(range)?.ok_or_else(unsupported)?;
    let summed = scope.range(summed)?.ok_or_else(unsupported)?;
    if (range.area.height(), range.area.width()) != (summed.area.height(), summed.area.width()) {
        return Err(unsupported());
    }
    let criterion = Criterion::of(scope.value(criterion)?)?;
    let mut sum = Number::count(0);
    for (down, right) in criterion.cells(scope, range)? {
        let at = summed.area.address(down, right).ok_or(NotComputed::TooLarge)?;
        match scope.cell(summed.sheet, at)? {
            Value::Number(number) => sum = sum.plus(&number)?,
            Value::Date => return Err(NotComputed::DateAsNumber.into()),
            Value::Flag(_) => return Err(NotComputed::FlagAsNumber.into()),
            Value::Blank | Value::Text(_) => {}
        }
    }
    Ok(Value::Number(sum))
}

impl Criterion {
    /// A simple criterion: a number, a number with a comparison before it, a text without wildcards.
    fn of(value: Value) -> Outcome<Criterion> {
        let unsupported = || Stop::from(NotComputed::Unsupported("COUNTIF"));
        let text = match value {
            Value::Number(number) => return Ok(Criterion::Number(Operator::Equal, number)),
            Value::Text(text) => text,
            Value::Blank | Value::Flag(_) | Value::Date => return Err(unsupported()),
        };
        let (operator, rest) = [
            ("<>", Operator::NotEqual),
            ("<=", Operator::AtMost),
            (">=", Operator::AtLeast),
            ("<", Operator::Less),
            (">", Operator::Greater),
            ("=", Operator::Equal),
        ]
        .into_iter()
        .find_map(|(sign, operator)| text.strip_prefix(sign).map(|rest| (Some(operator), rest)))
        .unwrap_or((None, &text));
        let starts_with_digit = rest.trim_start_matches('-').starts_with(|c: char| c.is_ascii_digit());
        match parse(rest).ok().filter(|_| starts_with_digit) {
            Some(Expression::Number(exact)) => {
                Ok(Criterion::Number(operator.unwrap_or(Operator::Equal), Number::literal(exact)))
            }
            Some(Expression::Negative(inner)) => match *inner {
                Expression::Number(exact) => {
                    let number = Number::literal(exact).negated();
                    Ok(Criterion::Number(operator.unwrap_or(Operator::Equal), number))
                }
                _ => Err(unsupported()),
            },
            Some(_) => Err(unsupported()),
            None if operator.is_some() || has_wildcard(rest) || rest.is_empty() => Err(unsupported()),
            // these two are flags in English, and something else in another language
            None if same_text(rest, "true") || same_text(rest, "false") => Err(unsupported()),
            None => Ok(Criterion::Text(rest.into())),
        }
    }

    /// The cells of a range that count, by how far below and right of its first one they are.
    fn cells(&self, scope: &mut dyn Scope, range: Range) -> Outcome<Vec<(u32, u32)>> {
        let mut cells = Vec::new();
        scope.each(range, &mut |at, value| {
            let value = match value {
                Err(Stop::NotComputed(why)) => return Err(why.into()),
                Err(Stop::Error(_)) => return Ok(()),
                Ok(value) => value,
            };
            if self.accepts(&value)? {
                cells.push(at);
            }
            Ok(())
        })?;
        if matches!(self, Criterion::Number(Operator::NotEqual, _)) {
            // blanks would count too
            return Err(NotComputed::Unsupported("COUNTIF").into());
        }
        Ok(cells)
    }

    fn accepts(&self, value: &Value) -> Outcome<bool> {
        let unsupported = Err(NotComputed::Unsupported("COUNTIF").into());
        match (self, value) {
            (_, Value::Date) => Err(NotComputed::DateAsNumber.into()),
            (Criterion::Text(wanted), Value::Text(text)) => Ok(same_text(wanted, text)),
            (Criterion::Number(operator, wanted), Value::Number(number)) => {
                let order = number.exact.cmp(&wanted.exact);
                Ok(match operator {
                    Operator::Less => order.is_lt(),
                    Operator::AtMost => order.is_le(),
                    Operator::Greater => order.is_gt(),
                    Operator::AtLeast => order.is_ge(),
                    Operator::Equal => order.is_eq(),
                    Operator::NotEqual => order.is_ne(),
                    Operator::Plus
                    | Operator::Minus
                    | Operator::Times
                    | Operator::Over
                    | Operator::Power
                    | Operator::Join => return unsupported,
                })
            }
            // a number that was typed as text counts in some programs
            (Criterion::Number(..), Value::Text(text)) if text.contains(|c: char| c.is_ascii_digit()) => {
                unsupported
            }
            (Criterion::Number(..), Value::Flag(_)) => Err(NotComputed::FlagAsNumber.into()),
            (Criterion::Text(_), Value::Blank | Value::Number(_) | Value::Flag(_))
            | (Criterion::Number(..), Value::Blank | Value::Text(_)) => Ok(false),
        }
    }
}

fn has_wildcard(text: &str) -> bool {
    text.contains(['*', '?', '~'])
}
