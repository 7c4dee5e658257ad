//! Several values in a sentence.

use std::fmt;

use super::{Argument, Language, Show, Text};

/// Several: `a, b and c`, `a, b và c`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct And<T>(pub Vec<T>);

/// One of several: `a, b or c`, `a, b hoặc c`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Or<T>(pub Vec<T>);

/// Several without a word between the last two: `a, b, c`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed<T>(pub Vec<T>);

/// Rows of a form, the first few by their codes: `1.1, 1.2, 2.3 and 44 more`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SomeRows(pub Vec<String>);

/// Several with the same words between any two: `a; b; c`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined<T> {
    /// They.
    pub items: Vec<T>,
    /// What stands between them.
    pub by: Text,
}

impl<T> Joined<T> {
    /// With a semicolon between them.
    pub fn by_semicolons(items: Vec<T>) -> Self {
        Joined { items, by: Text { en: "; ", vi: "; " } }
    }
}

/// Several, with the verb that English bends for them: `1 is`, `1 and 2 are`. Vietnamese needs none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Are<T>(pub Vec<T>);

impl<T: Show> Show for Joined<T> {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, item) in self.items.iter().enumerate() {
            if at > 0 {
                self.by.show(language, f)?;
            }
            item.show(language, f)?;
        }
        Ok(())
    }

    fn argument(&self) -> Argument {
        list(&self.items)
    }
}

/// So many rows are named.
const ROWS_NAMED: usize = 3;

impl Show for SomeRows {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let SomeRows(rows) = self;
        f.write_str(&rows[..rows.len().min(ROWS_NAMED)].join(", "))?;
        match (language, rows.len().saturating_sub(ROWS_NAMED)) {
            (_, 0) => Ok(()),
            (Language::English, more) => write!(f, " and {more} more"),
            (Language::Vietnamese, more) => write!(f, " và {more} tiêu chí nữa"),
        }
    }

    fn argument(&self) -> Argument {
        Argument::List(self.0.clone())
    }
}

impl<T: Show> Show for Are<T> {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = Text { en: " and ", vi: " và " };
        enumerate(&self.0, word.in_language(language), language, f)?;
        match (language, self.0.len()) {
            (Language::English, 1) => f.write_str(" is"),
            (Language::English, _) => f.write_str(" are"),
            (Language::Vietnamese, _) => Ok(()),
        }
    }

    fn argument(&self) -> Argument {
        list(&self.0)
    }
}

impl<T: Show> Show for And<T> {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = Text { en: " and ", vi: " và " };
        enumerate(&self.0, word.in_language(language), language, f)
    }

    fn argument(&self) -> Argument {
        list(&self.0)
    }
}

impl<T: Show> Show for Or<T> {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = Text { en: " or ", vi: " hoặc " };
        enumerate(&self.0, word.in_language(language), language, f)
    }

    fn argument(&self) -> Argument {
        list(&self.0)
    }
}

impl<T: Show> Show for Listed<T> {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        enumerate(&self.0, ", ", language, f)
    }

    fn argument(&self) -> Argument {
        list(&self.0)
    }
}

fn enumerate<T: Show>(
    items: &[T],
    last: &str,
    language: Language,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    for (at, item) in items.iter().enumerate() {
        match at {
            0 => {}
            _ if at + 1 == items.len() => f.write_str(last)?,
            _ => f.write_str(", ")?,
        }
        item.show(language, f)?;
    }
    Ok(())
}

fn list<T: Show>(items: &[T]) -> Argument {
    Argument::List(items.iter().map(|item| item.said(Language::English)).collect())
}
