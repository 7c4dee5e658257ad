//! Which row quotes which fact or quantity, with what figure.

use super::Examined;
use crate::answer::{Answer, AnswerField};
use crate::column::Column;
use crate::criteria::Node;
use crate::finding::Place;
use crate::number::Decimal;
use crate::rule::Named;

/// One quoted figure.
pub(super) struct Quote<'q> {
    /// What is quoted.
    pub named: Named,
    /// The row that quotes it.
    pub row: usize,
    /// As which part of its answer.
    pub word: AnswerField,
    /// With what figure.
    pub value: Decimal,
    /// Where.
    pub place: Option<&'q Place>,
}

/// All figures that a column quotes, in the form's order. A denominator that a fact filled in quotes nothing.
pub(super) fn quotes<'q>(examined: &'q Examined<'_>, column: Column) -> Vec<Quote<'q>> {
    let mut quotes = Vec::new();
    for (row, criterion) in examined.criteria.leaves() {
        let stated = examined.submission.row(Node::Row(row), column);
        let (Answer::Given(given), Some(rule)) = (&stated.answer, &criterion.rule) else { continue };
        for word in [AnswerField::Num, AnswerField::Den] {
            if word == AnswerField::Den && stated.den_from_fact {
                continue;
            }
            if let (Some(named), Some(value)) = (rule.quotes(word, given.choice()), given.number(word)) {
                quotes.push(Quote { named, row, word, value, place: stated.place_of(word) });
            }
        }
    }
    quotes
}
