//! The text of a formula to its tree, as workbooks of Excel and of ods files write it.
//!
//! Both notations are read by one grammar: an argument ends at `,` or `;`, a reference stands bare or in `[.A1]`. What
//! is not understood is an error, never a guess; length, depth and numbers are bounded, since files may be hostile.

mod reference;
mod scan;
#[cfg(test)]
mod tests;

use reference::{is_word, ods, reference};
use scan::Scan;

use super::expression::{Expression, Operator, Unknown};
use crate::number::{Decimal, Exact, power_of_ten};

/// The longest formula that is read, in bytes: Excel takes 8,192 characters.
const MOST_BYTES: usize = 32_768;
/// So deep may brackets and functions be nested; Excel takes 64.
const MOST_DEPTH: usize = 64;
/// Most digits of a number, and the largest exponent.
const MOST_DIGITS: usize = 40;

/// Why a formula is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// It is longer or deeper than formulas are.
    TooLong,
    /// It does not follow the grammar.
    Syntax,
}

/// Errors that may stand in a formula.
const ERRORS: [&str; 9] =
    ["#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"];

/// Operators, the longer ones first.
const OPERATORS: [(&str, Operator); 12] = [
    ("<>", Operator::NotEqual),
    ("<=", Operator::AtMost),
    (">=", Operator::AtLeast),
    ("<", Operator::Less),
    (">", Operator::Greater),
    ("=", Operator::Equal),
    ("&", Operator::Join),
    ("+", Operator::Plus),
    ("-", Operator::Minus),
    ("*", Operator::Times),
    ("/", Operator::Over),
    ("^", Operator::Power),
];

/// The tightest level of operators.
const TIGHTEST: usize = 4;

/// Reads a formula, with or without the sign before it.
///
/// # Errors
/// Where it is too long, or is not understood.
pub(super) fn parse(text: &str) -> Result<Expression, Unread> {
    if text.len() > MOST_BYTES {
        return Err(Unread::TooLong);
    }
    let text = ["of:", "oooc:", "msoxl:"].iter().find_map(|prefix| text.strip_prefix(prefix)).unwrap_or(text);
    let mut parser = Parser { scan: Scan::new(text.strip_prefix('=').unwrap_or(text)), depth: 0 };
    let expression = parser.chain(0)?;
    parser.scan.skip_blanks();
    if parser.scan.rest().is_empty() { Ok(expression) } else { Err(Unread::Syntax) }
}

struct Parser<'t> {
    scan: Scan<'t>,
    depth: usize,
}

impl Parser<'_> {
    /// Values between operators of this level or of tighter ones.
    fn chain(&mut self, level: usize) -> Result<Expression, Unread> {
        if level > TIGHTEST {
            return self.signed();
        }
        let first = self.chain(level + 1)?;
        let mut rest = Vec::new();
        while let Some(operator) = self.operator(level) {
            rest.push((operator, self.chain(level + 1)?));
        }
        Ok(if rest.is_empty() { first } else { Expression::Chain(Box::new(first), rest) })
    }

    /// The next operator, if it is of this level.
    fn operator(&mut self, level: usize) -> Option<Operator> {
        let mut ahead = self.scan;
        ahead.skip_blanks();
        let (_, operator) = OPERATORS.into_iter().find(|(sign, _)| ahead.take(sign))?;
        if operator.level() != level {
            return None;
        }
        self.scan = ahead;
        Some(operator)
    }

    /// A value with signs before it and percents behind it. The sign binds tighter than any operator: `-2^2` is 4.
    fn signed(&mut self) -> Result<Expression, Unread> {
        let mut negative = false;
        loop {
            self.scan.skip_blanks();
            if self.scan.take("-") {
                negative = !negative;
            } else if !self.scan.take("+") {
                break;
            }
        }
        let mut value = self.value()?;
        self.scan.skip_blanks();
        let mut percents = 0;
        while self.scan.take("%") {
            percents += 1;
            if percents > MOST_DEPTH {
                return Err(Unread::TooLong);
            }
            value = Expression::Percent(Box::new(value));
            self.scan.skip_blanks();
        }
        Ok(if negative { Expression::Negative(Box::new(value)) } else { value })
    }

    fn value(&mut self) -> Result<Expression, Unread> {
        match self.scan.peek() {
            Some('(') => {
                self.scan.take("(");
                let inner = self.nested(|parser| parser.chain(0))?;
                self.scan.skip_blanks();
                if self.scan.take(")") { Ok(inner) } else { Err(Unread::Syntax) }
            }
            Some('"') => {
                self.scan.take_quoted('"').map(|text| Expression::Text(text.into())).ok_or(Unread::Syntax)
            }
            Some('{') => {
                self.scan.take_bracketed('{', '}', '"').ok_or(Unread::Syntax)?;
                Ok(Expression::Unknown(Unknown::Array))
            }
            Some('#') => {
                let error = ERRORS.into_iter().find(|error| self.scan.take(error)).ok_or(Unread::Syntax)?;
                Ok(Expression::Error(error.into()))
            }
            Some('[') => self.bracket(),
            Some('\'') => {
                let sheet = self.scan.take_quoted('\'').ok_or(Unread::Syntax)?;
                if self.scan.take("!") { self.on_sheet(&sheet) } else { Err(Unread::Syntax) }
            }
            Some('@') => {
                self.scan.take("@");
                self.nested(Self::value)?;
                Ok(Expression::Unknown(Unknown::Intersection))
            }
            Some(c) if c.is_ascii_digit() || c == '.' => self.number_or_rows(),
            Some(c) if is_word(c) => self.word(),
            Some(_) | None => Err(Unread::Syntax),
        }
    }

    /// One level deeper.
    fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, Unread>) -> Result<T, Unread> {
        if self.depth == MOST_DEPTH {
            return Err(Unread::TooLong);
        }
        self.depth += 1;
        let inner = read(self);
        self.depth -= 1;
        inner
    }

    /// `[.A1]`, `[1]Sheet!A1`, `[@Points]`
    fn bracket(&mut self) -> Result<Expression, Unread> {
        let inner = self.scan.take_bracketed('[', ']', '\'').ok_or(Unread::Syntax)?;
        if inner.contains("#REF!") {
            return Ok(Expression::Error("#REF!".into()));
        }
        if let Some(reference) = ods(inner) {
            return Ok(Expression::Reference(reference));
        }
        let external = inner.contains('#') && inner.contains('.');
        // the sheet and the cell of the other workbook
        let behind = self.scan.take_while(|c| is_word(c) || matches!(c, '!' | ':' | '\''));
        let unknown =
            if external || behind.contains('!') { Unknown::ExternalWorkbook } else { Unknown::Structured };
        Ok(Expression::Unknown(unknown))
    }

    /// What follows the name of a sheet and `!`.
    fn on_sheet(&mut self, sheet: &str) -> Result<Expression, Unread> {
        if self.scan.take("#REF!") {
            return Ok(Expression::Error("#REF!".into()));
        }
        let word = self.scan.take_while(is_word);
        if sheet.contains('[') {
            self.scan.take_while(|c| is_word(c) || c == ':');
            return Ok(Expression::Unknown(Unknown::ExternalWorkbook));
        }
        reference(word, Some(sheet.into()), &mut self.scan).map(Expression::Reference).ok_or(Unread::Syntax)
    }

    /// `2.5`, or whole rows: `3:5`.
    fn number_or_rows(&mut self) -> Result<Expression, Unread> {
        let mut ahead = self.scan;
        let whole = ahead.take_while(|c| c.is_ascii_digit());
        if ahead.rest().starts_with(':') {
            let rows = reference(whole, None, &mut ahead).ok_or(Unread::Syntax)?;
            self.scan = ahead;
            return Ok(Expression::Reference(rows));
        }
        let fraction = if ahead.take(".") { ahead.take_while(|c| c.is_ascii_digit()) } else { "" };
        let mut exponent = 0;
        let mut behind = ahead;
        if behind.take("E") || behind.take("e") {
            let negative = behind.take("-");
            if !negative {
                behind.take("+");
            }
            let digits = behind.take_while(|c| c.is_ascii_digit());
            if !digits.is_empty() {
                let magnitude: i32 = digits.parse().map_err(|_| Unread::TooLong)?;
                exponent = if negative { -magnitude } else { magnitude };
                ahead = behind;
            }
        }
        if whole.len() + fraction.len() == 0 {
            return Err(Unread::Syntax);
        }
        self.scan = ahead;
        decimal(whole, fraction, exponent).map(Expression::Number).ok_or(Unread::TooLong)
    }

    /// A reference, a function, a name, the name of a sheet.
    fn word(&mut self) -> Result<Expression, Unread> {
        let word = self.scan.take_while(is_word);
        match self.scan.peek() {
            Some('!') => {
                self.scan.take("!");
                return self.on_sheet(word);
            }
            Some('(') if !word.contains('$') => {
                self.scan.take("(");
                let arguments = self.nested(Self::arguments)?;
                let name = word.to_uppercase();
                return Ok(match flag(&name).filter(|_| arguments.is_empty()) {
                    Some(flag) => Expression::Flag(flag),
                    None => Expression::Call(name.into(), arguments),
                });
            }
            Some('[') => {
                self.scan.take_bracketed('[', ']', '\'').ok_or(Unread::Syntax)?;
                return Ok(Expression::Unknown(Unknown::Structured));
            }
            Some(_) | None => {}
        }
        if let Some(reference) = reference(word, None, &mut self.scan) {
            return Ok(Expression::Reference(reference));
        }
        // a range that only a function knows the end of, and a cell with all that it spills to
        if word.contains('$') || self.scan.rest().starts_with([':', '#']) {
            return Err(Unread::Syntax);
        }
        Ok(flag(&word.to_uppercase()).map_or_else(|| Expression::Name(word.into()), Expression::Flag))
    }

    /// The arguments of a function, and the bracket that closes them.
    fn arguments(&mut self) -> Result<Vec<Expression>, Unread> {
        let mut arguments = Vec::new();
        self.scan.skip_blanks();
        if self.scan.take(")") {
            return Ok(arguments);
        }
        loop {
            self.scan.skip_blanks();
            let missing = self.scan.rest().starts_with([',', ';', ')']);
            arguments.push(if missing { Expression::Missing } else { self.chain(0)? });
            self.scan.skip_blanks();
            if self.scan.take(")") {
                return Ok(arguments);
            }
            if !self.scan.take(",") && !self.scan.take(";") {
                return Err(Unread::Syntax);
            }
        }
    }
}

/// The truth that a word in capitals is.
fn flag(word: &str) -> Option<bool> {
    match word {
        "TRUE" => Some(true),
        "FALSE" => Some(false),
        _ => None,
    }
}

/// The number that digits and an exponent are; `None` where it has more of them than a spreadsheet takes.
fn decimal(whole: &str, fraction: &str, exponent: i32) -> Option<Exact> {
    if whole.len() + fraction.len() > MOST_DIGITS {
        return None;
    }
    if whole.len() + fraction.len() <= 18 && exponent == 0 {
        let digits = whole.bytes().chain(fraction.bytes()).map(|digit| i64::from(digit.saturating_sub(b'0')));
        let mantissa = digits.fold(0, |mantissa, digit| mantissa * 10 + digit);
        return Some(Exact::from(Decimal::new(mantissa, u32::try_from(fraction.len()).ok()?)));
    }
    let ten = Exact::from(10);
    let digits = whole.bytes().chain(fraction.bytes());
    let mantissa = digits.fold(Exact::ZERO, |number, digit| {
        &(&number * &ten) + &Exact::from(i64::from(digit.saturating_sub(b'0')))
    });
    let exponent = exponent.checked_sub(i32::try_from(fraction.len()).ok()?)?;
    Some(&mantissa * &power_of_ten(exponent)?)
}
