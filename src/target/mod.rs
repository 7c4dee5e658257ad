//! What a unit must do to reach a target: for each row the smallest change of its answer that gains points of the total, and
//! the fewest rows that reach the target together.
//!
//! Every gain is that of the total, worked out anew with the changed answer: after caps, gates and roundings.

mod additive;
mod axes;
mod plan;
mod search;
mod set;
mod setting;

pub(crate) use plan::{Plan, Planned, plan};
pub(crate) use search::Move;
pub(crate) use set::{Proof, Set};
pub(crate) use setting::settings;

use crate::criteria::{Criteria, Node};
use crate::evaluate::Outcome;
use crate::number::Exact;
use crate::rule::Direction;

/// What is to be reached.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Goal {
    /// So many points of the total, as they are printed.
    Points(Exact),
    /// This band or a better one, by position; the best is 0.
    Band(usize),
}

impl Goal {
    /// Whether a total has reached it.
    pub(crate) fn is_reached(&self, criteria: &Criteria, total: &Outcome) -> bool {
        match self {
            Goal::Points(target) => total.points.as_ref().is_some_and(|points| match direction(criteria) {
                Direction::Up => points >= target,
                Direction::Down => points <= target,
            }),
            Goal::Band(band) => total.band.and_then(|banded| banded.band).is_some_and(|found| found <= *band),
        }
    }
}

fn direction(criteria: &Criteria) -> Direction {
    criteria.direction(Node::Total)
}

/// By how much a total is better than another: less is better where the edition says so. One that has no score has none of
/// the points.
fn gain(criteria: &Criteria, before: &Outcome, after: &Outcome) -> Exact {
    let points = |of: &Outcome| of.points.clone().unwrap_or(Exact::ZERO);
    match direction(criteria) {
        Direction::Up => &points(after) - &points(before),
        Direction::Down => &points(before) - &points(after),
    }
}
