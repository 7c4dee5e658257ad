//! How rules are answered: the fields that an answer may have, and whether it has those that a rule needs.

use super::Rule;
use super::measure::Measure;
use crate::answer::{AnswerError, AnswerField, Given, PartialAnswer, Ticked};

/// How a rule is answered.
#[derive(Clone, Copy, Debug)]
pub enum Answering<'r> {
    /// By what is measured.
    Measure {
        /// What that is.
        measure: Measure,
        /// Whether a value may be below zero.
        signed: bool,
    },
    /// By what is measured, by the tier that was ticked, or by both.
    Tier(Measure),
    /// By how many there are.
    Count,
    /// By how many there are of each.
    Counts,
    /// By the items that hold.
    Items,
    /// By one of the options, with what its own rule asks for.
    Choice {
        /// The choice, and what the rules of the options ask for.
        fields: &'r [AnswerField],
        /// Whether a value may be below zero.
        signed: bool,
    },
}

impl<'r> Answering<'r> {
    /// The fields that an answer may have, the usual ones first.
    pub fn fields(self) -> &'r [AnswerField] {
        match self {
            Answering::Measure { measure, .. } => measure.fields(),
            Answering::Tier(Measure::Ratio) => &[AnswerField::Choice, AnswerField::Num, AnswerField::Den],
            Answering::Tier(Measure::Value) => &[AnswerField::Choice, AnswerField::Value],
            Answering::Tier(Measure::Growth) => {
                &[AnswerField::Choice, AnswerField::Value, AnswerField::Previous]
            }
            Answering::Count => &[AnswerField::Count],
            Answering::Counts => &[AnswerField::Counts],
            Answering::Items => &[AnswerField::Choices],
            Answering::Choice { fields, .. } => fields,
        }
    }

    /// The field that a number without a name stands for.
    pub fn default_number_field(self) -> Option<AnswerField> {
        match self {
            Answering::Measure { measure: Measure::Value, .. } | Answering::Tier(Measure::Value) => {
                Some(AnswerField::Value)
            }
            Answering::Count => Some(AnswerField::Count),
            Answering::Measure { .. }
            | Answering::Tier(_)
            | Answering::Counts
            | Answering::Items
            | Answering::Choice { .. } => None,
        }
    }

    /// Whether a value may be below zero.
    pub fn is_signed(self) -> bool {
        match self {
            Answering::Measure { signed, .. } | Answering::Choice { signed, .. } => signed,
            Answering::Tier(measure) => measure == Measure::Value,
            Answering::Count | Answering::Counts | Answering::Items => false,
        }
    }
}

/// The answer to a rule that has what the rule needs, and nothing else.
pub(super) fn validate(rule: &(impl Rule + ?Sized), parts: &PartialAnswer) -> Result<Given, AnswerError> {
    match rule.answering() {
        Answering::Measure { measure, .. } => measured(measure, parts),
        Answering::Tier(measure) => {
            parts.require_only(rule.answer_fields())?;
            tier(measure, parts)
        }
        Answering::Count => parts.count(),
        Answering::Counts => parts.counts(),
        Answering::Items => items(rule, parts),
        Answering::Choice { .. } => choice(rule, parts),
    }
}

fn measured(measure: Measure, parts: &PartialAnswer) -> Result<Given, AnswerError> {
    match measure {
        Measure::Ratio => parts.ratio(),
        Measure::Value => parts.value(),
        Measure::Growth => parts.growth(),
    }
}

fn tier(measure: Measure, parts: &PartialAnswer) -> Result<Given, AnswerError> {
    let is_measured = measure.fields().iter().any(|field| parts.has(*field));
    let beside = || measured(measure, &PartialAnswer { choice: None, ..parts.clone() });
    match parts.choice {
        Some(option) if is_measured => Ok(Given::Choice { option, beside: Some(Box::new(beside()?)) }),
        Some(option) => Ok(Given::chosen(option)),
        None if is_measured => beside(),
        None => Err(AnswerError::Missing(vec![AnswerField::Choice])),
    }
}

fn choice(rule: &(impl Rule + ?Sized), parts: &PartialAnswer) -> Result<Given, AnswerError> {
    let Some(option) = parts.choice.filter(|option| *option < rule.list().len()) else {
        return Err(AnswerError::Missing(vec![AnswerField::Choice]));
    };
    let Some(own) = rule.rule_of(option) else {
        return parts.require_only(&[AnswerField::Choice]).map(|()| Given::chosen(option));
    };
    let beside = own.validate(&PartialAnswer { choice: None, ..parts.clone() })?;
    Ok(Given::Choice { option, beside: Some(Box::new(beside)) })
}

fn items(rule: &(impl Rule + ?Sized), parts: &PartialAnswer) -> Result<Given, AnswerError> {
    let fields = rule.answer_fields();
    let Some(ticked) = &parts.choices else { return Err(parts.lacks(fields)) };
    parts.require_only(fields)?;
    let mut items: Vec<Ticked> = Vec::with_capacity(ticked.len());
    for tick in ticked {
        if items.iter().any(|before| before.item == tick.item) {
            return Err(AnswerError::Superfluous(AnswerField::Choices));
        }
        let given = match rule.rule_of(tick.item) {
            Some(own) => Some(own.validate(&tick.answer)?),
            None => tick.answer.require_only(&[]).map(|()| None)?,
        };
        items.push(Ticked { item: tick.item, given });
    }
    Ok(Given::Items(items))
}
