//! What changed the points of a row after they came about.

use super::Accounts;
use super::numbers::{approximately, describe};
use crate::criteria::{Criterion, Effect, Role};
use crate::number::Exact;
use crate::rule::percent;
use crate::working::Step;

/// A step that changed points.
#[derive(Clone, Debug)]
pub struct Change {
    /// What it did: `cut to the max of 4`.
    pub words: String,
    /// What sort of step it is.
    pub sort: Sort,
    /// The points before.
    pub from: Exact,
    /// The points after.
    pub to: Exact,
}

/// Sorts of steps that change points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Cut to a max.
    Cap,
    /// Lifted to a floor.
    Floor,
    /// A ratio above 1, or below the least that earns points.
    Ratio,
    /// A loss, with its sign turned.
    Sign,
    /// A condition that fails.
    Gate(usize),
    /// Evidence that is missing.
    Evidence,
    /// Rows that do not apply.
    Rescale,
    /// The base of the total.
    Base,
    /// Bonus rows.
    Bonus,
    /// Penalty rows.
    Penalties,
    /// An event.
    Event(usize),
    /// Rounding.
    Rounding,
}

impl Sort {
    /// Whether the step adds a number that does not depend on what was there before.
    pub fn adds(self) -> bool {
        matches!(self, Sort::Base | Sort::Bonus | Sort::Penalties | Sort::Event(_))
    }
}

impl Accounts<'_> {
    /// The steps that changed something, from what the points were before.
    pub(super) fn changes(&self, row: Option<usize>, before: &Exact, steps: &[Step]) -> Vec<Change> {
        let mut from = before.clone();
        let mut changes = Vec::new();
        for step in steps {
            let Some(to) = step.points().filter(|to| **to != from) else { continue };
            if let Some((sort, words)) = self.change(row, step, &from, to) {
                changes.push(Change { words, sort, from: from.clone(), to: to.clone() });
            }
            from = to.clone();
        }
        changes
    }

    fn change(&self, row: Option<usize>, step: &Step, from: &Exact, to: &Exact) -> Option<(Sort, String)> {
        let is_loss = self.role(row) == Role::Penalty && self.criterion(row).is_some_and(Criterion::is_group);
        Some(match step {
            Step::Capped { .. } if is_loss => {
                (Sort::Cap, format!("held to the most that it takes, {}", approximately(&-to)))
            }
            Step::Capped { .. } => (Sort::Cap, format!("cut to the max of {}", approximately(to))),
            Step::Floored { .. } => (Sort::Floor, format!("lifted to the floor of {}", approximately(to))),
            Step::RatioCapped { .. } => (Sort::Ratio, "a ratio above 1 counts as 1".to_owned()),
            Step::BelowLeast { share, least, .. } => {
                let words = format!("{} is below {}, which earns nothing", percent(share), percent(least));
                (Sort::Ratio, words)
            }
            Step::Penalty { .. } => (Sort::Sign, "as a loss".to_owned()),
            Step::Gated { gate, .. } => (Sort::Gate(*gate), self.gated(row, *gate, to)),
            Step::Unproven { .. } => (Sort::Evidence, "no points without evidence".to_owned()),
            Step::Rescaled { whole, left, .. } => {
                let (whole, left) = (approximately(whole), approximately(left));
                (Sort::Rescale, format!("× {whole} ÷ {left} for the rows that do not apply"))
            }
            Step::Base { base, .. } => (Sort::Base, format!("with the base of {}", approximately(base))),
            Step::Bonus { terms, .. } => {
                let added = approximately(&(to - from));
                (Sort::Bonus, format!("with the bonus of {added} ({})", self.codes(terms)))
            }
            Step::Penalties { terms, .. } => {
                let taken = approximately(&(from - to));
                (Sort::Penalties, format!("less the penalties of {taken} ({})", self.codes(terms)))
            }
            Step::Event { event, change, .. } => (Sort::Event(*event), self.event_change(*event, change)),
            Step::Rounded { rounding, .. } => (Sort::Rounding, describe(*rounding)),
            Step::Ratio { .. }
            | Step::Shortfall { .. }
            | Step::NothingOfNothing { .. }
            | Step::Chosen { .. }
            | Step::Measured { .. }
            | Step::TierMissed { .. }
            | Step::Tier { .. }
            | Step::Counted { .. }
            | Step::Rates { .. }
            | Step::Items { .. }
            | Step::Lost { .. }
            | Step::Interpolated { .. }
            | Step::Relative { .. }
            | Step::Alone { .. }
            | Step::Awarded { .. }
            | Step::Blank
            | Step::NotAsked
            | Step::Replaced { .. }
            | Step::NotApplicable { .. }
            | Step::Sum { .. }
            | Step::Combined { .. }
            | Step::Blocked { .. } => return None,
        })
    }

    /// `cut to 1, because it does not hold that 1 is yes`.
    fn gated(&self, row: Option<usize>, gate: usize, to: &Exact) -> String {
        let node = self.criterion(row).map_or(&self.criteria.total.node, |criterion| &criterion.node);
        let what = match node.gates[gate].effect {
            Effect::Zero => "no points".to_owned(),
            Effect::Cap(_) | Effect::Choice(_) | Effect::NoScore => format!("cut to {}", approximately(to)),
        };
        format!("{what}, because {}", self.gate(row, gate))
    }
}
