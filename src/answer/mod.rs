//! What a unit answered to one row, in the few fields of which all answers are made.

mod partial;

pub(crate) use partial::{AnswerError, PartialAnswer, PartialItem};

use crate::number::Decimal;

/// A part of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AnswerField {
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

impl AnswerField {
    /// All.
    pub const ALL: [AnswerField; 8] = [
        AnswerField::Num,
        AnswerField::Den,
        AnswerField::Value,
        AnswerField::Previous,
        AnswerField::Choice,
        AnswerField::Choices,
        AnswerField::Count,
        AnswerField::Counts,
    ];

    /// The one that has this key.
    pub fn named(key: &str) -> Option<Self> {
        AnswerField::ALL.into_iter().find(|field| field.key() == key)
    }

    /// The key of files and JSON.
    pub fn key(self) -> &'static str {
        match self {
            AnswerField::Num => "num",
            AnswerField::Den => "den",
            AnswerField::Value => "value",
            AnswerField::Previous => "previous",
            AnswerField::Choice => "choice",
            AnswerField::Choices => "choices",
            AnswerField::Count => "count",
            AnswerField::Counts => "counts",
        }
    }
}

/// Fields that any row may have next to its answer, and that are not part of the answer.
pub const BESIDE_ANSWERS: [&str; 9] =
    ["score", "note", "objection", "reply", "evidence", "same", "not_applicable", "band", "index"];

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

/// An answer that has what a rule needs, and nothing else: what a [`PartialAnswer`] is once the rule has validated it.
#[derive(Clone, Debug, PartialEq)]
pub enum Given {
    /// num and den.
    Ratio {
        /// Numerator.
        num: Decimal,
        /// Denominator, also where a fact filled it in.
        den: Decimal,
    },
    /// A measured value, or a score that was judged.
    Value(Decimal),
    /// A value, and the one of the period before.
    Growth {
        /// The value.
        value: Decimal,
        /// The one before.
        previous: Decimal,
    },
    /// How many.
    Count(Decimal),
    /// Positions in the rule's list, and how many of each.
    Counts(Vec<(usize, Decimal)>),
    /// The items that hold.
    Items(Vec<Ticked>),
    /// An option, or the tier that was ticked.
    Choice {
        /// Its position in the rule's list.
        option: usize,
        /// What answers the option's own rule, or was measured beside the tick.
        beside: Option<Box<Given>>,
    },
}

/// An item that holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Ticked {
    /// Its position in the rule's list.
    pub item: usize,
    /// What answers its own rule, where it has one.
    pub given: Option<Given>,
}

impl Given {
    /// An answer that is a choice and nothing else.
    pub fn chosen(option: usize) -> Self {
        Given::Choice { option, beside: None }
    }

    /// The number in a field that holds one.
    pub fn number(&self, field: AnswerField) -> Option<Decimal> {
        match (self, field) {
            (Given::Ratio { num, .. }, AnswerField::Num) => Some(*num),
            (Given::Ratio { den, .. }, AnswerField::Den) => Some(*den),
            (Given::Value(value) | Given::Growth { value, .. }, AnswerField::Value) => Some(*value),
            (Given::Growth { previous, .. }, AnswerField::Previous) => Some(*previous),
            (Given::Count(count), AnswerField::Count) => Some(*count),
            (Given::Choice { beside, .. }, field) => beside.as_deref()?.number(field),
            _ => None,
        }
    }

    /// Numerator and denominator, also those beside a choice.
    pub fn ratio(&self) -> Option<(Decimal, Decimal)> {
        match self {
            Given::Ratio { num, den } => Some((*num, *den)),
            Given::Choice { beside, .. } => beside.as_deref()?.ratio(),
            _ => None,
        }
    }

    /// The option or tier that was chosen.
    pub fn choice(&self) -> Option<usize> {
        match self {
            Given::Choice { option, .. } => Some(*option),
            _ => None,
        }
    }

    /// The items that hold.
    pub fn items(&self) -> Option<&[Ticked]> {
        match self {
            Given::Items(items) => Some(items),
            _ => None,
        }
    }

    /// How many of each.
    pub fn counts(&self) -> Option<&[(usize, Decimal)]> {
        match self {
            Given::Counts(counts) => Some(counts),
            _ => None,
        }
    }

    /// Whether a field is given.
    pub fn has(&self, field: AnswerField) -> bool {
        match field {
            AnswerField::Choice => self.choice().is_some(),
            AnswerField::Choices => self.items().is_some(),
            AnswerField::Counts => self.counts().is_some(),
            _ => self.number(field).is_some(),
        }
    }

    /// Whether an entry of the rule's list was chosen or ticked.
    pub fn holds(&self, entry: usize) -> bool {
        let ticked = || self.items().unwrap_or_default().iter().any(|ticked| ticked.item == entry);
        self.choice() == Some(entry) || ticked()
    }
}
