//! What changed the points of a row after they came about.

use super::Accounts;
use super::messages::changes::{
    AS_A_LOSS, BelowLeast, CutBecause, CutToMax, LessPenalties, LiftedToFloor, LossHeld, NoPointsBecause,
    RATIO_CAPPED, Rescaled, WITHOUT_EVIDENCE, WithBase, WithBonus,
};
use super::numbers::about;
use crate::criteria::{Criterion, Effect, Node, Role};
use crate::language::{Computed, Sentence};
use crate::number::Exact;
use crate::rule::percent;
use crate::working::Step;

/// A step that changed points.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    /// What it did: `cut to the max of 4`.
    pub words: Sentence,
    /// What sort of step it is.
    pub sort: Sort,
    /// The points before.
    pub from: Exact,
    /// The points after.
    pub to: Exact,
}

/// Sorts of steps that change points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
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
    pub(crate) fn adds(self) -> bool {
        matches!(self, Sort::Base | Sort::Bonus | Sort::Penalties | Sort::Event(_))
    }
}

impl Accounts<'_> {
    /// The steps that changed something, from what the points were before.
    pub(super) fn changes(&self, node: Node, before: &Exact, steps: &[Step]) -> Vec<Change> {
        let mut from = before.clone();
        let mut changes = Vec::new();
        let has_bonus = steps.iter().any(|step| matches!(step, Step::Bonus { .. }));
        for step in steps {
            // the same factor changes the bonus that follows
            let of_all = has_bonus && matches!(step, Step::Rescaled { over_total: true, .. });
            let Some(to) = step.points().filter(|to| **to != from || of_all) else { continue };
            if let Some((sort, words)) = self.change(node, step, &from, to) {
                changes.push(Change { words, sort, from: from.clone(), to: to.clone() });
            }
            from = to.clone();
        }
        changes
    }

    fn change(&self, node: Node, step: &Step, from: &Exact, to: &Exact) -> Option<(Sort, Sentence)> {
        let is_loss =
            self.role(node) == Role::Penalty && self.criterion(node).is_some_and(Criterion::is_group);
        Some(match step {
            Step::Capped { .. } if is_loss => (Sort::Cap, LossHeld { points: about(&-to) }.into()),
            Step::Capped { .. } => (Sort::Cap, CutToMax { points: about(to) }.into()),
            Step::Floored { .. } => (Sort::Floor, LiftedToFloor { points: about(to) }.into()),
            Step::RatioCapped { .. } => (Sort::Ratio, RATIO_CAPPED.into()),
            Step::BelowLeast { share, least, .. } => {
                let (share, least) = (Computed(percent(share)), Computed(percent(least)));
                (Sort::Ratio, BelowLeast { share, least }.into())
            }
            Step::Penalty { .. } => (Sort::Sign, AS_A_LOSS.into()),
            Step::Gated { gate, .. } => (Sort::Gate(*gate), self.gated(node, *gate, to)),
            Step::Unproven { .. } => (Sort::Evidence, WITHOUT_EVIDENCE.into()),
            Step::Rescaled { whole, left, .. } => {
                (Sort::Rescale, Rescaled { whole: about(whole), left: about(left) }.into())
            }
            Step::Base { base, .. } => (Sort::Base, WithBase { base: about(base) }.into()),
            Step::Bonus { terms, .. } => {
                (Sort::Bonus, WithBonus { bonus: about(&(to - from)), rows: self.names(terms) }.into())
            }
            Step::Penalties { terms, .. } => {
                let taken = about(&(from - to));
                (Sort::Penalties, LessPenalties { taken, rows: self.names(terms) }.into())
            }
            Step::Event { event, change, .. } => (Sort::Event(*event), self.event_change(*event, change)),
            Step::Rounded { rounding, .. } => (Sort::Rounding, Sentence::new(*rounding)),
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
    fn gated(&self, node: Node, gate: usize, to: &Exact) -> Sentence {
        let because = self.gate(node, gate);
        match self.criteria.settings(node).gates[gate].effect {
            Effect::Zero => NoPointsBecause { because }.into(),
            Effect::Cap(_) | Effect::Choice(_) | Effect::NoScore => {
                CutBecause { points: about(to), because }.into()
            }
        }
    }
}
