//! Everything that is merged: entries of rows and of facts, by where they stand in a form.

use super::{Entry, FactEntry};
use crate::column::Column;
use crate::criteria::{Criteria, Node};
use crate::submission::Submission;

/// Where an entry stands in a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// A fact, by index, in a column; in both where no form has two values of it.
    Fact(usize, Option<Column>),
    /// A row, or the total, in a column.
    Row(Node, Column),
}

impl Spot {
    /// The column; none of a fact that holds for both.
    pub fn column(self) -> Option<Column> {
        match self {
            Spot::Fact(_, column) => column,
            Spot::Row(_, column) => Some(column),
        }
    }

    /// The code of the row, or `facts.NAME`.
    pub fn code(self, criteria: &Criteria) -> String {
        match self {
            Spot::Fact(fact, _) => format!("facts.{}", criteria.facts[fact].name),
            Spot::Row(node, _) => criteria.code_of(node).to_owned(),
        }
    }
}

/// All places of entries in these forms, facts first, then each row in the order of the edition, the total last.
pub fn spots(criteria: &Criteria, forms: &[&Submission]) -> Vec<Spot> {
    let facts = (0..criteria.facts.len()).flat_map(|fact| {
        let is_one = |form: &&Submission| {
            let [own, appraisal] = Column::BOTH.map(|column| FactEntry::of(criteria, form, fact, column));
            own == appraisal
        };
        if forms.iter().all(is_one) {
            vec![Spot::Fact(fact, None)]
        } else {
            Column::BOTH.map(|column| Spot::Fact(fact, Some(column))).to_vec()
        }
    });
    let rows = criteria.nodes().flat_map(|node| Column::BOTH.map(|column| Spot::Row(node, column)));
    facts.chain(rows).collect()
}

/// What a form says at a place.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// Of a row.
    Row(Box<Entry>),
    /// Of a fact.
    Fact(FactEntry),
}

impl Said {
    /// What a form says.
    pub fn of(criteria: &Criteria, submission: &Submission, spot: Spot) -> Self {
        match spot {
            Spot::Fact(fact, column) => {
                let column = column.unwrap_or(Column::Own);
                Said::Fact(FactEntry::of(criteria, submission, fact, column))
            }
            Spot::Row(node, column) => Said::Row(Box::new(Entry::of(criteria, submission, node, column))),
        }
    }

    /// Whether another one says the same.
    pub fn says_same(&self, other: &Said) -> bool {
        match (self, other) {
            (Said::Row(entry), Said::Row(other)) => entry.says_same(other),
            (Said::Fact(fact), Said::Fact(other)) => fact == other,
            (Said::Row(_), Said::Fact(_)) | (Said::Fact(_), Said::Row(_)) => false,
        }
    }

    /// Whether it says nothing at all.
    pub fn says_nothing(&self) -> bool {
        match self {
            Said::Row(entry) => entry.says_nothing(),
            Said::Fact(fact) => fact.value.is_none(),
        }
    }

    /// Whether it lacks what another one has.
    pub fn loses(&self, other: &Said) -> bool {
        match (self, other) {
            (Said::Row(entry), Said::Row(other)) => entry.loses(other),
            (Said::Fact(fact), Said::Fact(other)) => other.value.is_some() && fact.value.is_none(),
            (Said::Row(_), Said::Fact(_)) | (Said::Fact(_), Said::Row(_)) => false,
        }
    }

    /// The entry, where it is of a row.
    pub fn entry(&self) -> Option<&Entry> {
        match self {
            Said::Row(entry) => Some(entry),
            Said::Fact(_) => None,
        }
    }

    /// What is stated, where it is of a fact.
    pub fn fact(&self) -> Option<&FactEntry> {
        match self {
            Said::Fact(fact) => Some(fact),
            Said::Row(_) => None,
        }
    }
}
