//! What a part of a formula gives: a value, an error as spreadsheets have them, or nothing that is computed here.

use super::number::Number;

/// A value of a cell or of a part of a formula.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A cell without content.
    Blank,
    /// A number.
    Number(Number),
    /// A text.
    Text(Box<str>),
    /// True or false.
    Flag(bool),
    /// A date or a time: a number to a spreadsheet, but not one that is computed with here.
    Date,
}

/// Why there is no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// An error that a spreadsheet shows: `#DIV/0!`.
    Error(Box<str>),
    /// It is not computed here.
    NotComputed(NotComputed),
}

/// Why something is not computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotComputed {
    /// The text of the formula is not understood.
    Unread,
    /// A function, or a way to call it, that is not known.
    UnknownFunction(Box<str>),
    /// A defined name that the workbook does not tell, or that moves with the formula.
    UnknownName(Box<str>),
    /// A sheet that the workbook does not have.
    UnknownSheet(Box<str>),
    /// Another workbook, a structured reference, an array.
    UnknownReference,
    /// Arguments beyond the simple use of a function or an operator.
    Unsupported(&'static str),
    /// A text where a number belongs: what it gives depends on the language of the program.
    TextAsNumber,
    /// True or false where a number belongs, and programs do not agree on whether it is one.
    FlagAsNumber,
    /// A date where a number belongs.
    DateAsNumber,
    /// A range where one value belongs.
    RangeAsValue,
    /// The formula refers to itself, directly or through others.
    Endless,
    /// A number, or the work, is larger than any form needs.
    TooLarge,
    /// A cell that it refers to is not computed.
    Input,
}

/// A value, or why there is none.
pub type Outcome<T> = Result<T, Stop>;

impl Stop {
    /// An error that a spreadsheet shows.
    pub(super) fn error(text: &str) -> Self {
        Stop::Error(text.into())
    }
}

impl From<NotComputed> for Stop {
    fn from(why: NotComputed) -> Self {
        Stop::NotComputed(why)
    }
}

impl Value {
    /// The number that arithmetic makes of it.
    pub(super) fn number(self) -> Outcome<Number> {
        match self {
            Value::Number(number) => Ok(number),
            Value::Blank => Ok(Number::count(0)),
            Value::Flag(flag) => Ok(Number::count(usize::from(flag))),
            Value::Text(_) => Err(NotComputed::TextAsNumber.into()),
            Value::Date => Err(NotComputed::DateAsNumber.into()),
        }
    }

    /// What a condition makes of it.
    pub(super) fn truth(self) -> Outcome<bool> {
        Ok(!self.number()?.exact.is_zero())
    }

    /// The text that `&` makes of it. Decimals depend on the language of the program, and so do flags.
    pub(super) fn text(self) -> Outcome<Box<str>> {
        match self {
            Value::Text(text) => Ok(text),
            Value::Blank => Ok("".into()),
            Value::Number(number) => match number.whole() {
                Some(whole) if number.noise.is_none() => Ok(whole.to_string().into()),
                Some(_) | None => Err(NotComputed::Unsupported("&").into()),
            },
            Value::Flag(_) | Value::Date => Err(NotComputed::Unsupported("&").into()),
        }
    }
}
