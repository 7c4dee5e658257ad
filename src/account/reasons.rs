//! Why something happened to a row: conditions that fail, with the rows that make them fail, and events by name.

use super::Accounts;
use super::messages::changes::{ByEvent, WhenEvent};
use super::messages::reasons::{self, Holding, InQuotes, Message, NotHolding, TheEvent, TheFact};
use super::numbers::approximately;
use crate::criteria::{Condition, Gate, Node, Words};
use crate::evaluate::Failing;
use crate::language::{Computed, Joined, RowName, Sentence, Text};
use crate::number::Exact;

const AND_ALSO: Text = Text { en: ", and ", vi: ", và " };

impl<'a> Accounts<'a> {
    fn words(&self, owner: Node) -> Words<'a> {
        Words { criteria: self.criteria, owner }
    }

    fn gates(&self, node: Node) -> &'a [Gate] {
        &self.criteria.settings(node).gates
    }

    /// `it does not hold that 1 is yes`, with what the form says about it.
    pub(crate) fn gate(&self, node: Node, gate: usize) -> Sentence {
        let gate = &self.gates(node)[gate];
        let said = gate.message.clone().map(|message| Message { message });
        self.not_holding(node, &gate.condition, said)
    }

    /// `it does not hold that every one of 1, 2 is met (it fails for 2)`.
    pub(crate) fn fails(&self, owner: Node, condition: &Condition) -> Sentence {
        self.not_holding(owner, condition, None)
    }

    fn not_holding(&self, owner: Node, condition: &Condition, said: Option<Message>) -> Sentence {
        let words = self.words(owner).condition(condition);
        NotHolding { condition: words, failing: self.failing(condition), said }.into()
    }

    /// `it holds that 1 is yes`.
    pub(crate) fn holds(&self, owner: Node, condition: &Condition) -> Sentence {
        Holding { condition: self.words(owner).condition(condition) }.into()
    }

    /// The rows and facts because of which a condition fails, where its words do not name them alone.
    fn failing(&self, condition: &Condition) -> Option<reasons::Failing> {
        if matches!(condition, Condition::Row { .. } | Condition::Fact { .. }) {
            return None;
        }
        let Failing { rows, facts, counted } = self.known().failing(condition);
        let name = |row: usize| RowName(self.code(row).to_owned());
        let named = |fact: usize| TheFact { name: self.criteria.facts[fact].name.clone() }.into();
        let fails: Vec<Sentence> = rows
            .into_iter()
            .map(|row| Sentence::new(name(row)))
            .chain(facts.into_iter().map(named))
            .collect();
        let holds = counted.map(|held| held.into_iter().map(name).collect::<Vec<_>>());
        (!fails.is_empty() || holds.is_some()).then_some(reasons::Failing { fails, holds })
    }

    /// Those of several conditions that fail.
    pub(crate) fn unmet(&self, owner: Node, conditions: &[Condition]) -> Joined<Sentence> {
        let unmet = conditions.iter().filter(|condition| !self.known().holds(condition));
        Joined { items: unmet.map(|condition| self.fails(owner, condition)).collect(), by: AND_ALSO }
    }

    /// Why a row is not asked: the first condition that fails, its own or that of a group that it is in.
    pub(crate) fn not_asked(&self, row: usize) -> Option<Sentence> {
        let line = std::iter::once(row).chain(self.criteria.above(row));
        line.flat_map(|row| self.criteria.rows[row].asked_if.iter().map(move |condition| (row, condition)))
            .find(|(_, condition)| !self.known().holds(condition))
            .map(|(row, condition)| self.fails(Node::Row(row), condition))
    }

    /// An event by its title, or by what it depends on.
    pub(crate) fn event(&self, event: usize) -> Sentence {
        self.words(Node::Total).event(&self.criteria.total.events[event])
    }

    /// `“Recall”`, or `the event as 2 is < 0`.
    pub(crate) fn event_name(&self, event: usize) -> Sentence {
        match self.criteria.total.events[event].title.clone() {
            Some(title) => InQuotes { title }.into(),
            None => TheEvent { when: self.event(event) }.into(),
        }
    }

    /// What an event adds: `-2 by “Recall”`, or what it depends on where it has no title.
    pub(crate) fn event_change(&self, event: usize, change: &Exact) -> Sentence {
        let sign = if change.is_negative() { "" } else { "+" };
        let change = Computed(format!("{sign}{}", approximately(change)));
        match self.criteria.total.events[event].title.clone() {
            Some(title) => ByEvent { change, title }.into(),
            None => WhenEvent { change, when: self.event(event) }.into(),
        }
    }
}
