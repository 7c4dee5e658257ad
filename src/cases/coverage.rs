//! What tests reach of an edition: leaves, entries of lists, gates, bands and events.

use std::collections::BTreeSet;

use crate::column::Column;
use crate::criteria::{Criteria, Words};
use crate::evaluate::{Evaluation, Status};
use crate::working::Step;

/// What was reached, by position.
#[derive(Debug, Default)]
pub struct Reached {
    leaves: BTreeSet<usize>,
    entries: BTreeSet<(usize, usize)>,
    gates: BTreeSet<(Option<usize>, usize)>,
    bands: BTreeSet<(Option<usize>, usize)>,
    events: BTreeSet<usize>,
}

/// So many of so many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// What is counted: `leaves`.
    pub of: &'static str,
    /// How many there are.
    pub all: usize,
    /// Those that no test reaches, by name.
    pub missed: Vec<String>,
}

/// The coverage of an edition by its tests.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
    pub fn add(&mut self, criteria: &Criteria, evaluation: &Evaluation) {
        let rows = (0..criteria.rows.len()).map(Some).chain([None]);
        for (row, column) in rows.flat_map(|row| Column::BOTH.map(|column| (row, column))) {
            let Some(outcome) = evaluation.outcome(row, column) else { continue };
            self.gates.extend(outcome.failed().iter().map(|gate| (row, *gate)));
            self.events.extend(outcome.happened());
            if let Some(banded) = outcome.band {
                self.bands
                    .extend([banded.band, banded.by_points].into_iter().flatten().map(|band| (row, band)));
            }
            let Some(row) = row.filter(|row| !criteria.rows[*row].is_group()) else { continue };
            if matches!(outcome.status, Status::Scored | Status::Provisional) {
                self.leaves.insert(row);
            }
            for step in &outcome.steps {
                self.entries.extend(entries_of(step).into_iter().map(|entry| (row, entry)));
            }
        }
    }

    /// What is reached of everything that there is.
    pub fn coverage(&self, criteria: &Criteria) -> Coverage {
        let mut leaves = Share { of: "leaves", ..Share::default() };
        let mut entries = Share { of: "options, tiers and items", ..Share::default() };
        let mut gates = Share { of: "gates", ..Share::default() };
        let mut bands = Share { of: "bands", ..Share::default() };
        let mut events = Share { of: "events", ..Share::default() };
        for row in (0..criteria.rows.len()).map(Some).chain([None]) {
            let code = row.map_or(crate::criteria::TOTAL, |row| criteria.rows[row].code.as_str());
            let node = row.map_or(&criteria.total.node, |row| &criteria.rows[row].node);
            for gate in 0..node.gates.len() {
                let words = Words { criteria, owner: row };
                let name = || format!("{code}: {}", words.condition(&node.gates[gate].condition));
                gates.count(self.gates.contains(&(row, gate)), name);
            }
            let list = node.bands.iter().flat_map(|bands| &bands.list).enumerate();
            for (band, named) in list {
                bands.count(self.bands.contains(&(row, band)), || format!("{code} {}", named.id));
            }
            let Some((row, rule)) = row.and_then(|row| Some((row, criteria.rows[row].rule.as_ref()?))) else {
                continue;
            };
            leaves.count(self.leaves.contains(&row), || code.to_owned());
            for (entry, listed) in rule.list().iter().enumerate() {
                entries.count(self.entries.contains(&(row, entry)), || format!("{code} {}", listed.id));
            }
        }
        for (event, stated) in criteria.total.events.iter().enumerate() {
            let words = Words { criteria, owner: None };
            events.count(self.events.contains(&event), || words.event(stated).to_string());
        }
        let shares = [leaves, entries, gates, bands, events].into_iter().filter(|share| share.all > 0);
        Coverage { shares: shares.collect() }
    }
}

impl Share {
    fn count(&mut self, reached: bool, name: impl FnOnce() -> String) {
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
