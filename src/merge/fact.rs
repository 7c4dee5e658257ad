//! What a column states of a fact.

use crate::column::Column;
use crate::criteria::Criteria;
use crate::number::Decimal;
use crate::submission::Submission;

/// What is stated of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactSaid {
    /// A number.
    Figure(Decimal),
    /// An option.
    Option(String),
}

/// What a column states of a fact. A sum that follows from others is not stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactEntry {
    /// Its value.
    pub value: Option<FactSaid>,
    /// Why the appraisal has another value.
    pub note: Option<String>,
}

impl FactEntry {
    /// What a form states.
    pub fn of(criteria: &Criteria, submission: &Submission, fact: usize, column: Column) -> Self {
        let option = submission.fact_option(fact, column);
        let option = option.map(|option| FactSaid::Option(criteria.facts[fact].options[option].clone()));
        let stated = submission.facts.get(column)[fact].as_ref().filter(|stated| stated.place.is_some());
        let figure = stated.map(|stated| FactSaid::Figure(stated.value));
        let note = submission.fact_changes.iter().find(|change| change.fact == fact);
        let note = note.filter(|_| column == Column::Appraisal).and_then(|change| change.note.as_ref());
        let note = note.map(|note| note.value.trim().to_owned()).filter(|note| !note.is_empty());
        FactEntry { value: option.or(figure), note }
    }
}
