//! The ways that the conditions of an edition can go, each of which a test should show: a side condition of a band that
//! fails, an alternative that holds, a row that is asked and is not.

use super::messages::reach::{Asked, ConditionOf, ConditionOfBand, NotAsked};
use crate::column::Column;
use crate::criteria::{Condition, Criteria, Node, Words};
use crate::evaluate::{Evaluation, Known, Status};
use crate::language::{NodeCode, Sentence};

/// One way that a condition can go.
pub(super) struct Decision<'c> {
    /// Which way.
    pub way: Way,
    /// The node that carries the condition.
    owner: Node,
    /// The condition; none where it is the row that is asked.
    condition: Option<&'c Condition>,
}

/// The ways.
pub(super) enum Way {
    /// A side condition fails, of a band that the points lead to.
    SideConditionFails {
        /// The position of the band.
        band: usize,
    },
    /// One of several alternatives holds.
    AlternativeHolds,
    /// A row with a condition is asked.
    Asked,
    /// It is not.
    NotAsked,
}

/// All of an edition, always in the same order.
pub(super) fn decisions(criteria: &Criteria) -> Vec<Decision<'_>> {
    let mut decisions = Vec::new();
    for (owner, bands) in criteria.all_bands().filter(|(_, bands)| bands.least_of.is_none()) {
        for (band, listed) in bands.list.iter().enumerate() {
            let way = || Way::SideConditionFails { band };
            let each = listed.requires.iter();
            decisions.extend(each.map(|condition| Decision {
                way: way(),
                owner,
                condition: Some(condition),
            }));
        }
    }
    for stated in criteria.conditions() {
        alternatives(stated.condition, &mut |condition| {
            let condition = Some(condition);
            decisions.push(Decision { way: Way::AlternativeHolds, owner: stated.owner, condition });
        });
    }
    for row in (0..criteria.rows.len()).filter(|row| !criteria.rows[*row].asked_if.is_empty()) {
        let ways = [Way::Asked, Way::NotAsked];
        decisions.extend(ways.map(|way| Decision { way, owner: Node::Row(row), condition: None }));
    }
    decisions
}

fn alternatives<'c>(condition: &'c Condition, found: &mut dyn FnMut(&'c Condition)) {
    match condition {
        Condition::Any(parts) => {
            for part in parts {
                found(part);
                alternatives(part, found);
            }
        }
        Condition::All(parts) => parts.iter().for_each(|part| alternatives(part, found)),
        Condition::Row { .. } | Condition::Fact { .. } | Condition::Range { .. } => {}
    }
}

impl Decision<'_> {
    /// Whether an evaluation goes this way.
    pub(super) fn is_reached(&self, known: Known<'_>, evaluation: &Evaluation, column: Column) -> bool {
        let outcome = evaluation.outcome(self.owner, column);
        let holds = || self.condition.is_some_and(|condition| known.holds(condition));
        match self.way {
            Way::SideConditionFails { band } => {
                let banded = outcome.and_then(|outcome| outcome.band);
                let from = banded.and_then(|banded| banded.by_points);
                from.is_some_and(|from| from <= band) && !holds()
            }
            Way::AlternativeHolds => holds(),
            Way::Asked => outcome.is_some_and(|outcome| outcome.status != Status::NotAsked),
            Way::NotAsked => outcome.is_some_and(|outcome| outcome.status == Status::NotAsked),
        }
    }

    /// What it is called where no test reaches it.
    pub(super) fn name(&self, criteria: &Criteria) -> Sentence {
        let row = NodeCode(criteria.code_of(self.owner).to_owned());
        let words = Words { criteria, owner: self.owner };
        match (&self.way, self.condition) {
            (Way::SideConditionFails { band }, Some(condition)) => {
                let id =
                    criteria.settings(self.owner).bands.as_ref().map(|bands| bands.list[*band].id.clone());
                let condition = words.condition(condition);
                ConditionOfBand { row, band: id.unwrap_or_default(), condition }.into()
            }
            (Way::AlternativeHolds, Some(condition)) => {
                ConditionOf { row, condition: words.condition(condition) }.into()
            }
            (Way::SideConditionFails { .. } | Way::AlternativeHolds, None) => Sentence::new(row),
            (Way::Asked, _) => Asked { row }.into(),
            (Way::NotAsked, _) => NotAsked { row }.into(),
        }
    }
}
