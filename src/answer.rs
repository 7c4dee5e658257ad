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
    /// The value of the period before.
    Previous,
    /// An option or a tier, by its id.
    Choice,
    /// The items that hold, by id; those with a rule of their own with its answer.
    Choices,
    /// How many.
    Count,
    /// How many of each, by id.
    Counts,
}

impl Word {
    /// All.
    pub const ALL: [Word; 8] = [
        Word::Num,
        Word::Den,
        Word::Value,
        Word::Previous,
        Word::Choice,
        Word::Choices,
        Word::Count,
        Word::Counts,
    ];

    /// The one that has this key.
    pub fn named(key: &str) -> Option<Self> {
        Word::ALL.into_iter().find(|word| word.key() == key)
    }

    /// The key of files and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Word::Num => "num",
            Word::Den => "den",
            Word::Value => "value",
            Word::Previous => "previous",
            Word::Choice => "choice",
            Word::Choices => "choices",
            Word::Count => "count",
            Word::Counts => "counts",
        }
    }
}

/// What stands beside an answer on any row, and is no part of it.
pub const BESIDE_ANSWERS: [&str; 7] =
    ["score", "note", "evidence", "same", "not_applicable", "band", "index"];

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
    /// The value of the period before.
    pub previous: Option<Decimal>,
    /// Position of the option or tier in the rule's list.
    pub choice: Option<usize>,
    /// The items that hold.
    pub choices: Option<Vec<Ticked>>,
    /// How many.
    pub count: Option<Decimal>,
    /// Positions in the rule's list, and how many of each.
    pub counts: Option<Vec<(usize, Decimal)>>,
}

/// An item that holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Ticked {
    /// Its position in the rule's list.
    pub item: usize,
    /// What answers its own rule; empty where it has none.
    pub given: Given,
}

impl Given {
    /// An answer that is a choice and nothing else.
    pub fn chosen(choice: usize) -> Self {
        Given { choice: Some(choice), ..Given::default() }
    }

    /// The figure of a word that is a figure.
    pub fn figure(&self, word: Word) -> Option<Decimal> {
        match word {
            Word::Num => self.num,
            Word::Den => self.den,
            Word::Value => self.value,
            Word::Previous => self.previous,
            Word::Count => self.count,
            Word::Choice | Word::Choices | Word::Counts => None,
        }
    }

    /// Where the figure of a word that is a figure is kept.
    pub fn figure_mut(&mut self, word: Word) -> Option<&mut Option<Decimal>> {
        match word {
            Word::Num => Some(&mut self.num),
            Word::Den => Some(&mut self.den),
            Word::Value => Some(&mut self.value),
            Word::Previous => Some(&mut self.previous),
            Word::Count => Some(&mut self.count),
            Word::Choice | Word::Choices | Word::Counts => None,
        }
    }

    /// Whether a word is given.
    pub fn has(&self, word: Word) -> bool {
        match word {
            Word::Choice => self.choice.is_some(),
            Word::Choices => self.choices.is_some(),
            Word::Counts => self.counts.is_some(),
            Word::Num | Word::Den | Word::Value | Word::Previous | Word::Count => self.figure(word).is_some(),
        }
    }

    /// Whether nothing is given.
    pub fn is_empty(&self) -> bool {
        let Given { num, den, value, previous, choice, choices, count, counts } = self;
        let figures = [num, den, value, previous, count];
        let several = choices.is_some() || counts.is_some();
        choice.is_none() && !several && figures.into_iter().all(Option::is_none)
    }

    /// Whether an entry of the rule's list was chosen or ticked.
    pub fn holds(&self, entry: usize) -> bool {
        let ticked = self.choices.iter().flatten().any(|ticked| ticked.item == entry);
        self.choice == Some(entry) || ticked
    }
}
