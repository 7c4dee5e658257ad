//! What tests reach of an edition: leaves, entries of lists and tables, gates, bands, events, and each way that a condition
//! can go.

use std::collections::{BTreeMap, BTreeSet};

use super::decisions::{Way, decisions};
use super::messages::reach::{
    ALTERNATIVES, BANDS, ConditionOf, ENTRIES, EVENTS, EntryOf, EntryOfSeveral, GATES, LEAVES, LossAt,
    MORE_ROWS, ROWS_ASKED, SIDE_CONDITIONS, TABLE_ENTRIES,
};
use crate::answer::Answer;
use crate::column::Column;
use crate::criteria::{Criteria, Node, Words};
use crate::evaluate::{Evaluation, Known, Status};
use crate::language::{Computed, Counted, NodeCode, Sentence, Text};
use crate::number::{Decimal, Exact};
use crate::submission::Submission;
use crate::working::Step;

/// What was reached, by position.
#[derive(Debug, Default)]
pub struct Reached {
    leaves: BTreeSet<usize>,
    entries: BTreeSet<(usize, usize)>,
    losses: BTreeSet<(usize, usize, usize)>,
    gates: BTreeSet<(Node, usize)>,
    bands: BTreeSet<(Node, usize)>,
    events: BTreeSet<usize>,
    decisions: BTreeSet<usize>,
}

/// So many of so many.
#[derive(Clone, Debug)]
pub struct Share {
    /// What is counted: `leaves`.
    pub of: Text,
    /// How many there are.
    pub all: usize,
    /// Those that no test reaches, by name.
    pub missed: Vec<Sentence>,
}

/// The coverage of an edition by its tests.
#[derive(Clone, Debug)]
pub struct Coverage {
    /// Of each sort.
    pub shares: Vec<Share>,
}

impl Coverage {
    /// How many things there are, and how many of them are reached.
    pub fn total(&self) -> (usize, usize) {
        let all: usize = self.shares.iter().map(|share| share.all).sum();
        let missed: usize = self.shares.iter().map(|share| share.missed.len()).sum();
        (all, all - missed)
    }

    /// Whether everything is reached.
    pub fn is_whole(&self) -> bool {
        self.shares.iter().all(|share| share.missed.is_empty())
    }
}

impl Reached {
    /// Adds what one evaluation reaches, which must have kept its working.
    pub fn add(&mut self, criteria: &Criteria, submission: &Submission, evaluation: &Evaluation) {
        for (node, column) in criteria.nodes().flat_map(|node| Column::BOTH.map(|column| (node, column))) {
            let Some(outcome) = evaluation.outcome(node, column) else { continue };
            self.gates.extend(outcome.failed().iter().map(|gate| (node, *gate)));
            self.events.extend(outcome.happened());
            if let Some(banded) = outcome.band {
                self.bands
                    .extend([banded.band, banded.by_points].into_iter().flatten().map(|band| (node, band)));
            }
            let Some(row) = node.row().filter(|row| !criteria.rows[*row].is_group()) else { continue };
            if matches!(outcome.status, Status::Scored | Status::Provisional) {
                self.leaves.insert(row);
                self.add_losses(criteria, submission, row, column);
            }
            for step in &outcome.steps {
                self.entries.extend(entries_of(step).into_iter().map(|entry| (row, entry)));
            }
        }
        let is_there = |column: &Column| {
            (0..criteria.rows.len()).all(|row| evaluation.outcome(Node::Row(row), *column).is_some())
        };
        for column in Column::BOTH.into_iter().filter(is_there) {
            let known = Known::of(criteria, submission, evaluation, column);
            for (position, decision) in decisions(criteria).iter().enumerate() {
                if decision.is_reached(known, evaluation, column) {
                    self.decisions.insert(position);
                }
            }
        }
    }

    /// The entries of the tables of losses that an answer counts up to.
    fn add_losses(&mut self, criteria: &Criteria, submission: &Submission, row: usize, column: Column) {
        let Some(rule) = &criteria.rows[row].rule else { return };
        let Answer::Given(given) = &submission.row(Node::Row(row), column).answer else { return };
        for (counter, count) in given.counts().unwrap_or_default() {
            let losses = rule.losses_of(*counter);
            let reached = (0..losses.len()).rev().find(|at| Decimal::from(*at) <= *count);
            self.losses.extend(reached.map(|at| (row, *counter, at)));
        }
    }

    /// What is reached of everything that there is.
    pub fn coverage(&self, criteria: &Criteria) -> Coverage {
        let mut leaves = Share::of(LEAVES);
        let mut losses = Share::of(TABLE_ENTRIES);
        let mut gates = Share::of(GATES);
        let mut bands = Share::of(BANDS);
        let mut events = Share::of(EVENTS);
        for node in criteria.nodes() {
            let code = criteria.code_of(node);
            let settings = criteria.settings(node);
            for (gate, stated) in settings.gates.iter().enumerate() {
                let words = Words { criteria, owner: node };
                let condition = || words.condition(&stated.condition);
                let name = || ConditionOf { row: NodeCode(code.to_owned()), condition: condition() }.into();
                gates.count(self.gates.contains(&(node, gate)), name);
            }
            let list = settings.bands.iter().flat_map(|bands| &bands.list).enumerate();
            for (band, named) in list {
                let name = || EntryOf { row: NodeCode(code.to_owned()), entry: named.id.clone() }.into();
                bands.count(self.bands.contains(&(node, band)), name);
            }
            let Some((row, rule)) = node.row().and_then(|row| Some((row, criteria.rows[row].rule.as_ref()?)))
            else {
                continue;
            };
            leaves.count(self.leaves.contains(&row), || Sentence::new(NodeCode(code.to_owned())));
            for (entry, listed) in rule.list().iter().enumerate() {
                let table = rule.losses_of(entry);
                for (at, loss) in table.iter().enumerate() {
                    let reached = self.losses.contains(&(row, entry, at));
                    let name = || {
                        let (row, counter) = (NodeCode(code.to_owned()), listed.id.clone());
                        LossAt { row, counter, at, loss: Computed(loss.clone()) }.into()
                    };
                    losses.count(reached, name);
                }
            }
        }
        for (event, stated) in criteria.total.events.iter().enumerate() {
            let words = Words { criteria, owner: Node::Total };
            events.count(self.events.contains(&event), || words.event(stated));
        }
        let shares = [leaves, self.entries_of_lists(criteria), losses, gates, bands, events];
        let shares = shares.into_iter().chain(self.ways(criteria)).filter(|share| share.all > 0);
        Coverage { shares: shares.collect() }
    }

    /// Options, tiers and items. One of a list that several rows name counts once for each max.
    fn entries_of_lists(&self, criteria: &Criteria) -> Share {
        /// Where an entry stands, or its id if it is built in, and the max of its row.
        type Shared = (Option<usize>, String, Option<Exact>);
        let mut each: Vec<(Shared, Vec<EntryOf>, bool)> = Vec::new();
        let mut positions: BTreeMap<Shared, usize> = BTreeMap::new();
        for (row, criterion) in criteria.leaves() {
            for (entry, listed) in criterion.rule.iter().flat_map(|rule| rule.list()).enumerate() {
                let place = listed.place.as_ref().map(|place| place.span.start);
                let shared = (place, listed.id.clone(), criterion.max.map(Exact::from));
                let position = *positions.entry(shared.clone()).or_insert(each.len());
                if position == each.len() {
                    each.push((shared, Vec::new(), false));
                }
                let (_, names, reached) = &mut each[position];
                names.push(EntryOf { row: NodeCode(criterion.code.clone()), entry: listed.id.clone() });
                *reached |= self.entries.contains(&(row, entry));
            }
        }
        let mut share = Share::of(ENTRIES);
        for (_, names, reached) in &each {
            let more = names.len() - 1;
            let name = || match (names[0].clone(), more) {
                (name, 0) => name.into(),
                (EntryOf { row, entry }, more) => {
                    EntryOfSeveral { row, entry, more: Counted(more, MORE_ROWS) }.into()
                }
            };
            share.count(*reached, name);
        }
        share
    }

    /// What decides beside gates and events: side conditions of bands, alternatives, and whether rows are asked.
    fn ways(&self, criteria: &Criteria) -> Vec<Share> {
        let decisions = decisions(criteria);
        let of = |share: Text, is_of: fn(&Way) -> bool| {
            let mut share = Share::of(share);
            for (position, decision) in decisions.iter().enumerate().filter(|(_, it)| is_of(&it.way)) {
                share.count(self.decisions.contains(&position), || decision.name(criteria));
            }
            share
        };
        vec![
            of(SIDE_CONDITIONS, |way| matches!(way, Way::SideConditionFails { .. })),
            of(ALTERNATIVES, |way| matches!(way, Way::AlternativeHolds)),
            of(ROWS_ASKED, |way| matches!(way, Way::Asked | Way::NotAsked)),
        ]
    }
}

impl Share {
    fn of(of: Text) -> Self {
        Share { of, all: 0, missed: Vec::new() }
    }

    fn count(&mut self, reached: bool, name: impl FnOnce() -> Sentence) {
        self.all += 1;
        if !reached {
            self.missed.push(name());
        }
    }
}

/// The entries of the rule's list that a step stands for.
fn entries_of(step: &Step) -> Vec<usize> {
    match step {
        Step::Chosen { option, .. } => vec![*option],
        Step::Tier { tier, .. } => vec![*tier],
        Step::Items { terms, .. } => terms.iter().map(|(item, _)| *item).collect(),
        Step::Rates { terms, .. } => terms.iter().map(|(rate, _, _)| *rate).collect(),
        Step::Lost { terms, .. } => terms.iter().map(|(counter, _)| *counter).collect(),
        _ => Vec::new(),
    }
}
