//! What a unit answered to one row, in the few words of which all answers are made.

use crate::number::Decimal;

/// A part of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Word {
    /// Numerator.
    Num,
    /// Denominator.
    Den,
    /// A measured value, or a score that was judged.
    Value,
    /// An option or a tier, by its id.
    Choice,
    /// How many.
    Count,
}

impl Word {
    /// All.
    pub const ALL: [Word; 5] = [Word::Num, Word::Den, Word::Value, Word::Choice, Word::Count];

    /// The key of files and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Word::Num => "num",
            Word::Den => "den",
            Word::Value => "value",
            Word::Choice => "choice",
            Word::Count => "count",
        }
    }
}

/// An answer to a row. The states are never confused with each other, nor with zero.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Answer {
    /// Nothing was answered.
    #[default]
    Blank,
    /// The row does not apply to this unit.
    NotApplicable,
    /// Something was answered.
    Given(Given),
}

/// The parts that were given. Binding makes sure that they are the ones that the row's rule needs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Given {
    /// Numerator.
    pub num: Option<Decimal>,
    /// Denominator, also where a fact filled it in.
    pub den: Option<Decimal>,
    /// A measured value, or a score that was judged.
    pub value: Option<Decimal>,
    /// Position of the option or tier in the rule's list.
    pub choice: Option<usize>,
    /// How many.
    pub count: Option<Decimal>,
}

impl Given {
    /// The figure of a word that is a figure.
    pub fn figure(&self, word: Word) -> Option<Decimal> {
        match word {
            Word::Num => self.num,
            Word::Den => self.den,
            Word::Value => self.value,
            Word::Count => self.count,
            Word::Choice => None,
        }
    }

    /// Whether a word is given.
    pub fn has(&self, word: Word) -> bool {
        match word {
            Word::Choice => self.choice.is_some(),
            Word::Num | Word::Den | Word::Value | Word::Count => self.figure(word).is_some(),
        }
    }

    /// Whether nothing is given.
    pub fn is_empty(&self) -> bool {
        Word::ALL.iter().all(|word| !self.has(*word))
    }
}
