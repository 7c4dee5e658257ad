//! Counts, with their nouns or with their digits grouped.

use std::fmt;

use super::{Argument, Language, Show};
use crate::text::grouped;

/// What is counted: one, several, and in Vietnamese, which has no plural.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun {
    /// One of them.
    pub one: &'static str,
    /// Any other number.
    pub many: &'static str,
    /// In Vietnamese.
    pub vi: &'static str,
}

/// A count with its noun: `1 row`, `4 rows`, `4 mục`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted(pub usize, pub Noun);

impl Show for Counted {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Counted(count, noun) = self;
        let noun = match (language, count) {
            (Language::English, 1) => noun.one,
            (Language::English, _) => noun.many,
            (Language::Vietnamese, _) => noun.vi,
        };
        write!(f, "{count} {noun}")
    }

    fn argument(&self) -> Argument {
        Argument::Count(self.0)
    }
}

/// A large count: `200,000`, `200000`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grouped(pub usize);

impl Show for Grouped {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match language {
            Language::English => f.write_str(&grouped(self.0)),
            Language::Vietnamese => write!(f, "{}", self.0),
        }
    }

    fn argument(&self) -> Argument {
        Argument::Count(self.0)
    }
}
