//! A cell: what it holds, typed. The language and the format put it into words when it is written.

use std::borrow::Cow;
use std::fmt;

use super::Tone;
use crate::language::{Language, Sentence, Show};
use crate::number::{Decimal, shown};

/// What a cell holds.
#[derive(Clone, Debug, Default)]
pub enum Content {
    /// Nothing.
    #[default]
    Empty,
    /// Words that are the same in every language, or are said already.
    Text(String),
    /// Words that the language chooses.
    Said(Sentence),
    /// The code of a row, also one that looks like a number: `3.2`.
    Code(String),
    /// A number, with as many decimals as it has.
    Number(Decimal),
    /// A number that is added to another: `+0.19`.
    Difference(Decimal),
    /// A number whose further digits are cut off: `4.85…`.
    Cut(Decimal),
}

/// A sign before what a cell holds, or in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// As it should be.
    Good,
    /// It cannot be computed, or is wrong.
    Bad,
    /// Nothing is answered.
    Blank,
    /// It does not apply.
    NotApplicable,
    /// It is not there, or not asked for.
    Absent,
    /// There is no score.
    NoScore,
    /// It may change.
    Provisional,
    /// It is still to be appraised, or depends on rows that are.
    Open,
    /// The form declares another figure.
    Differs,
    /// Nothing but rounding makes it so.
    ByRounding,
    /// Nothing differs.
    Same,
    /// It was set by hand, and the file says otherwise.
    Assumed,
}

impl Mark {
    /// The sign.
    pub fn sign(self) -> &'static str {
        match self {
            Mark::Good => "✓",
            Mark::Bad => "✗",
            Mark::Blank => "○",
            Mark::NotApplicable => "n/a",
            Mark::Absent => "–",
            Mark::NoScore => "∅",
            Mark::Provisional => "~",
            Mark::Open => "…",
            Mark::Differs => "≠",
            Mark::ByRounding => "≈",
            Mark::Same => "·",
            Mark::Assumed => "*",
        }
    }
}

impl Show for Content {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Content::Empty => Ok(()),
            Content::Text(text) | Content::Code(text) => f.write_str(text),
            Content::Said(sentence) => sentence.show(language, f),
            Content::Number(number) => number.show(language, f),
            Content::Difference(number) => {
                f.write_str(if number.is_sign_negative() { "\u{2212}" } else { "+" })?;
                number.abs().show(language, f)
            }
            Content::Cut(number) => {
                number.show(language, f)?;
                f.write_str("…")
            }
        }
    }
}

impl From<String> for Content {
    fn from(text: String) -> Self {
        if text.is_empty() { Content::Empty } else { Content::Text(text) }
    }
}

impl From<&str> for Content {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<Sentence> for Content {
    fn from(sentence: Sentence) -> Self {
        Content::Said(sentence)
    }
}

impl From<Decimal> for Content {
    fn from(number: Decimal) -> Self {
        Content::Number(number)
    }
}

impl From<usize> for Content {
    fn from(count: usize) -> Self {
        Content::Number(count.into())
    }
}

impl From<u32> for Content {
    fn from(count: u32) -> Self {
        Content::Number(count.into())
    }
}

impl<T: Into<Content>> From<Option<T>> for Content {
    fn from(content: Option<T>) -> Self {
        content.map_or(Content::Empty, Into::into)
    }
}

/// A cell. A line break in its text is a character like any other, and is shown as one.
#[derive(Clone, Debug)]
pub struct Cell {
    /// What stands before what it holds, or in its place.
    pub mark: Option<Mark>,
    /// What it holds.
    pub content: Content,
    /// What stands below it.
    pub below: Option<Box<Cell>>,
    /// What it is.
    pub tone: Tone,
    /// How many steps it is indented.
    pub indent: usize,
}

impl From<Content> for Cell {
    fn from(content: Content) -> Self {
        Cell::plain(content)
    }
}

impl Cell {
    /// A cell without indent.
    pub fn new(content: impl Into<Content>, tone: Tone) -> Self {
        Cell { mark: None, content: content.into(), below: None, tone, indent: 0 }
    }

    /// A cell like any other.
    pub fn plain(content: impl Into<Content>) -> Self {
        Self::new(content, Tone::Plain)
    }

    /// A cell with the code of a row.
    pub fn code(code: &str, tone: Tone) -> Self {
        Self::new(Content::Code(code.to_owned()), tone)
    }

    /// A mark, and what stands behind it.
    pub fn marked(mark: Mark, content: impl Into<Content>, tone: Tone) -> Self {
        Cell { mark: Some(mark), ..Self::new(content, tone) }
    }

    /// A mark alone.
    pub fn mark(mark: Mark, tone: Tone) -> Self {
        Self::marked(mark, Content::Empty, tone)
    }

    /// The same with another one below it.
    #[must_use]
    pub fn above(self, below: Cell) -> Self {
        Cell { below: Some(Box::new(below)), ..self }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.mark.is_none() && matches!(self.content, Content::Empty)
    }

    /// It, and what stands below it.
    pub fn each(&self) -> impl Iterator<Item = &Cell> {
        std::iter::once(self).chain(self.below.as_deref())
    }

    /// Its own line, as a language has it.
    pub fn text(&self, language: Language) -> Cow<'_, str> {
        match (self.mark, &self.content) {
            (None, Content::Text(text) | Content::Code(text)) => text.into(),
            (None, content) => content.said(language).into(),
            (Some(mark), Content::Empty) => mark.sign().into(),
            (Some(mark), content) => format!("{} {}", mark.sign(), content.said(language)).into(),
        }
    }

    /// Its own line for programs: a number as JSON and CSV have it, whatever the language.
    pub fn plain_text(&self, language: Language) -> Cow<'_, str> {
        match (self.mark, &self.content) {
            (None, Content::Number(number) | Content::Difference(number)) => shown(*number).into(),
            (Some(mark), Content::Number(number)) => format!("{} {}", mark.sign(), shown(*number)).into(),
            _ => self.text(language),
        }
    }

    /// Whether it is a number, which is no text to be disarmed.
    pub fn is_number(&self) -> bool {
        matches!(
            (self.mark, &self.content),
            (None, Content::Number(_) | Content::Difference(_)) | (Some(_), Content::Number(_))
        )
    }

    /// Its lines, as a language has them.
    pub fn lines(&self, language: Language) -> impl Iterator<Item = Cow<'_, str>> {
        self.each().map(move |cell| cell.text(language))
    }
}
