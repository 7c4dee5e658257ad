//! Why something happened to a row: conditions that fail, with the rows that make them fail, and events by name.

use super::Accounts;
use super::numbers::{approximately, enumerated};
use crate::criteria::{Condition, Gate, Words};
use crate::evaluate::Failing;
use crate::number::Exact;

/// At most so many rows are named.
const NAMED: usize = 6;

impl<'a> Accounts<'a> {
    fn words(&self, owner: Option<usize>) -> Words<'a> {
        Words { criteria: self.criteria, owner }
    }

    fn gates(&self, row: Option<usize>) -> &'a [Gate] {
        let node = self.criterion(row).map_or(&self.criteria.total.node, |criterion| &criterion.node);
        &node.gates
    }

    /// `it does not hold that 1 is yes`, with what the form says about it.
    pub fn gate(&self, row: Option<usize>, gate: usize) -> String {
        let gate = &self.gates(row)[gate];
        let said = gate.message.as_ref().map_or(String::new(), |message| format!(" (“{message}”)"));
        format!("{}{said}", self.fails(row, &gate.condition))
    }

    /// `it does not hold that every one of 1, 2 is met (it fails for 2)`.
    pub fn fails(&self, owner: Option<usize>, condition: &Condition) -> String {
        let words = self.words(owner).condition(condition);
        format!("it does not hold that {words}{}", self.failing(condition))
    }

    /// `it holds that 1 is yes`.
    pub fn holds(&self, owner: Option<usize>, condition: &Condition) -> String {
        format!("it holds that {}", self.words(owner).condition(condition))
    }

    /// The rows and facts because of which a condition fails, where its words do not name them alone.
    fn failing(&self, condition: &Condition) -> String {
        if matches!(condition, Condition::Row { .. } | Condition::Fact { .. }) {
            return String::new();
        }
        let Failing { rows, facts, counted } = self.known().failing(condition);
        let facts = facts.into_iter().map(|fact| format!("the fact {}", self.criteria.facts[fact].name));
        let names: Vec<String> = rows.iter().map(|row| self.code(*row).to_owned()).chain(facts).collect();
        let mut parts = Vec::new();
        if !names.is_empty() {
            parts.push(format!("it fails for {}", some_of(&names)));
        }
        if let Some(held) = counted {
            let held: Vec<&str> = held.iter().map(|row| self.code(*row)).collect();
            let held = if held.is_empty() { "none".to_owned() } else { some_of(&held) };
            parts.push(format!("it holds for {held}"));
        }
        if parts.is_empty() { String::new() } else { format!(" ({})", parts.join("; ")) }
    }

    /// Those of several conditions that fail.
    pub fn unmet(&self, owner: Option<usize>, conditions: &[Condition]) -> String {
        let unmet = conditions.iter().filter(|condition| !self.known().holds(condition));
        unmet.map(|condition| self.fails(owner, condition)).collect::<Vec<_>>().join(", and ")
    }

    /// Why a row is not asked: the first condition that fails, its own or that of a group that it is in.
    pub fn not_asked(&self, row: usize) -> Option<String> {
        let line = std::iter::once(row).chain(self.criteria.above(row));
        line.flat_map(|row| self.criteria.rows[row].asked_if.iter().map(move |condition| (row, condition)))
            .find(|(_, condition)| !self.known().holds(condition))
            .map(|(row, condition)| self.fails(Some(row), condition))
    }

    /// An event by its title, or by what it depends on.
    pub fn event(&self, event: usize) -> String {
        self.words(None).event(&self.criteria.total.events[event])
    }

    /// `“Recall”`, or `the event as 2 is < 0`.
    pub fn event_name(&self, event: usize) -> String {
        match &self.criteria.total.events[event].title {
            Some(title) => format!("“{title}”"),
            None => format!("the event {}", self.event(event)),
        }
    }

    /// What an event adds: `-2 by “Recall”`, or what it depends on where it has no title.
    pub fn event_change(&self, event: usize, change: &Exact) -> String {
        let sign = if change.is_negative() { "" } else { "+" };
        let (name, change) = (self.event(event), approximately(change));
        match self.criteria.total.events[event].title {
            Some(_) => format!("{sign}{change} by “{name}”"),
            None => format!("{sign}{change} {name}"),
        }
    }
}

fn some_of<T: AsRef<str>>(names: &[T]) -> String {
    if names.len() <= NAMED + 1 {
        return enumerated(names);
    }
    let named: Vec<&str> = names[..NAMED].iter().map(AsRef::as_ref).collect();
    format!("{} and {} more", named.join(", "), names.len() - NAMED)
}
