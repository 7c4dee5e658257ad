//! What a form may mean as well: a decision that the program does not take.

use super::messages::why;
use crate::answer::AnswerField;
use crate::language::Text;
use crate::rule::{Named, Rule};

/// Why an answer is in doubt, with what it may be.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Doubt {
    /// Why.
    pub(super) why: Text,
    /// What it may be.
    pub(super) readings: Vec<String>,
    /// Which bytes show it.
    pub(super) span: std::ops::Range<usize>,
}

impl Doubt {
    pub(super) fn new(why: Text, readings: Vec<String>, span: std::ops::Range<usize>) -> Self {
        Doubt { why, readings, span }
    }

    /// One of two figures alone, where the edition asks for both: as an answer that is not whole it would stop the whole
    /// form, and one blank cell is a matter of its row. A denominator that is a fact of the unit need not stand there.
    pub(super) fn of_half(
        rule: &dyn Rule,
        chosen: Option<usize>,
        figure: impl Fn(AnswerField) -> Option<std::ops::Range<usize>>,
    ) -> Option<Self> {
        let is_fact = || matches!(rule.quotes(AnswerField::Den, chosen), Some(Named::Fact(_)));
        match (figure(AnswerField::Num), figure(AnswerField::Den)) {
            (Some(num), None) if !is_fact() => {
                return Some(Doubt::new(why::NO_DENOMINATOR, Vec::new(), num));
            }
            (None, Some(den)) => return Some(Doubt::new(why::NO_NUMERATOR, Vec::new(), den)),
            _ => {}
        }
        if !rule.answer_fields().contains(&AnswerField::Previous) {
            return None;
        }
        match (figure(AnswerField::Value), figure(AnswerField::Previous)) {
            (Some(value), None) => Some(Doubt::new(why::NO_PREVIOUS, Vec::new(), value)),
            (None, Some(previous)) => Some(Doubt::new(why::NO_VALUE, Vec::new(), previous)),
            _ => None,
        }
    }

    /// A number that can be read in two ways.
    pub(super) fn of_number(one: String, other: String, span: std::ops::Range<usize>) -> Self {
        Doubt::new(why::NUMBER, vec![one, other], span)
    }
}
