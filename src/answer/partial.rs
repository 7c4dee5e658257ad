//! An answer while it is put together: nothing says yet that its fields are those that a rule needs.

use super::{AnswerField, Given};
use crate::number::Decimal;

/// The fields that were given.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PartialAnswer {
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
    pub choices: Option<Vec<PartialItem>>,
    /// How many.
    pub count: Option<Decimal>,
    /// Positions in the rule's list, and how many of each.
    pub counts: Option<Vec<(usize, Decimal)>>,
}

/// An item that holds.
#[derive(Clone, Debug, PartialEq)]
pub struct PartialItem {
    /// Its position in the rule's list.
    pub item: usize,
    /// What answers its own rule; empty where it has none.
    pub answer: PartialAnswer,
}

/// What an answer lacks or has too much of.
#[derive(Clone, Debug, PartialEq)]
pub enum AnswerError {
    /// These fields are missing.
    Missing(Vec<AnswerField>),
    /// This field has no place beside the others.
    Superfluous(AnswerField),
}

impl PartialAnswer {
    /// The number in a field that holds one.
    pub fn number(&self, field: AnswerField) -> Option<Decimal> {
        match field {
            AnswerField::Num => self.num,
            AnswerField::Den => self.den,
            AnswerField::Value => self.value,
            AnswerField::Previous => self.previous,
            AnswerField::Count => self.count,
            AnswerField::Choice | AnswerField::Choices | AnswerField::Counts => None,
        }
    }

    /// Where the number of a field that holds one is kept.
    pub fn number_mut(&mut self, field: AnswerField) -> Option<&mut Option<Decimal>> {
        match field {
            AnswerField::Num => Some(&mut self.num),
            AnswerField::Den => Some(&mut self.den),
            AnswerField::Value => Some(&mut self.value),
            AnswerField::Previous => Some(&mut self.previous),
            AnswerField::Count => Some(&mut self.count),
            AnswerField::Choice | AnswerField::Choices | AnswerField::Counts => None,
        }
    }

    /// Whether a field is given.
    pub fn has(&self, field: AnswerField) -> bool {
        match field {
            AnswerField::Choice => self.choice.is_some(),
            AnswerField::Choices => self.choices.is_some(),
            AnswerField::Counts => self.counts.is_some(),
            _ => self.number(field).is_some(),
        }
    }

    /// Whether nothing is given.
    pub fn is_empty(&self) -> bool {
        AnswerField::ALL.into_iter().all(|field| !self.has(field))
    }

    /// An answer that is a ratio.
    ///
    /// # Errors
    /// What it lacks, or has too much of; so below.
    pub fn ratio(&self) -> Result<Given, AnswerError> {
        const FIELDS: &[AnswerField] = &[AnswerField::Num, AnswerField::Den];
        let (Some(num), Some(den)) = (self.num, self.den) else { return Err(self.lacks(FIELDS)) };
        self.only(FIELDS, Given::Ratio { num, den })
    }

    /// An answer that is a value.
    ///
    /// # Errors
    /// What it lacks, or has too much of.
    pub fn value(&self) -> Result<Given, AnswerError> {
        const FIELDS: &[AnswerField] = &[AnswerField::Value];
        let Some(value) = self.value else { return Err(self.lacks(FIELDS)) };
        self.only(FIELDS, Given::Value(value))
    }

    /// An answer that is a value, and the one of the period before.
    ///
    /// # Errors
    /// What it lacks, or has too much of.
    pub fn growth(&self) -> Result<Given, AnswerError> {
        const FIELDS: &[AnswerField] = &[AnswerField::Value, AnswerField::Previous];
        let (Some(value), Some(previous)) = (self.value, self.previous) else {
            return Err(self.lacks(FIELDS));
        };
        self.only(FIELDS, Given::Growth { value, previous })
    }

    /// An answer that is a count.
    ///
    /// # Errors
    /// What it lacks, or has too much of.
    pub fn count(&self) -> Result<Given, AnswerError> {
        const FIELDS: &[AnswerField] = &[AnswerField::Count];
        let Some(count) = self.count else { return Err(self.lacks(FIELDS)) };
        self.only(FIELDS, Given::Count(count))
    }

    /// An answer that is a count of each, and of each once.
    ///
    /// # Errors
    /// What it lacks, or has too much of.
    pub fn counts(&self) -> Result<Given, AnswerError> {
        const FIELDS: &[AnswerField] = &[AnswerField::Counts];
        let Some(counts) = &self.counts else { return Err(self.lacks(FIELDS)) };
        let given = self.only(FIELDS, Given::Counts(counts.clone()))?;
        let twice = |(position, (entry, _)): (usize, &(usize, Decimal))| {
            counts[..position].iter().any(|(before, _)| before == entry)
        };
        let any = counts.iter().enumerate().any(twice);
        if any { Err(AnswerError::Superfluous(AnswerField::Counts)) } else { Ok(given) }
    }

    /// Which of these fields are missing.
    pub fn lacks(&self, fields: &[AnswerField]) -> AnswerError {
        AnswerError::Missing(fields.iter().copied().filter(|field| !self.has(*field)).collect())
    }

    /// That an answer has no fields but these.
    ///
    /// # Errors
    /// The first that it has besides.
    pub fn require_only(&self, fields: &[AnswerField]) -> Result<(), AnswerError> {
        let other = AnswerField::ALL.into_iter().find(|field| self.has(*field) && !fields.contains(field));
        other.map_or(Ok(()), |field| Err(AnswerError::Superfluous(field)))
    }

    fn only(&self, fields: &[AnswerField], given: Given) -> Result<Given, AnswerError> {
        self.require_only(fields).map(|()| given)
    }
}
