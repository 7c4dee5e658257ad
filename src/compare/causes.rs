//! What stands between the rows of a sum and the sum itself, by cause: the ledger of one form and the comparison of two share it.

use crate::combine::Combine;
use crate::evaluate::Outcome;
use crate::number::Exact;
use crate::working::Step;

/// Why a sum, or a row, counts differently.
#[derive(Clone, Debug, PartialEq)]
pub enum Cause {
    /// The row itself has other points.
    Row,
    /// The rows of a group are not added up: a mean, the best one, the weakest one.
    Combined(Combine),
    /// Rows that left their max to others.
    Rescaled,
    /// The base.
    Base,
    /// The max cut it.
    Capped,
    /// The floor lifted it.
    Floored,
    /// It was rounded.
    Rounded,
    /// A gate, by position, took points.
    Gate(usize),
    /// An event, by position.
    Event(usize),
    /// Nothing that is known: it never should be.
    Unknown,
}

impl Cause {
    /// The word of JSON.
    pub fn word(&self) -> &'static str {
        match self {
            Cause::Row => "row",
            Cause::Combined(combine) => combine.word(),
            Cause::Rescaled => "rescaled",
            Cause::Base => "base",
            Cause::Capped => "capped",
            Cause::Floored => "floored",
            Cause::Rounded => "rounded",
            Cause::Gate(_) => "gate",
            Cause::Event(_) => "event",
            Cause::Unknown => "unknown",
        }
    }

    /// Whether it names an entry of one edition, which says nothing in another.
    pub(super) fn is_of_edition(&self) -> bool {
        matches!(self, Cause::Gate(_) | Cause::Event(_))
    }
}

/// What a step of a sum adds to it beside its rows. `points` gives the points of a row.
pub(crate) fn causes_of(step: &Step, points: &dyn Fn(usize) -> Exact) -> Vec<(Cause, Exact)> {
    match step {
        // bonus that grows with what other rows leave to the whole form
        Step::Bonus { terms, .. } => {
            terms.iter().map(|(row, grown)| (Cause::Rescaled, grown - &points(*row))).collect()
        }
        Step::Base { base, .. } => vec![(Cause::Base, base.clone())],
        Step::Event { event, change, .. } => vec![(Cause::Event(*event), change.clone())],
        Step::Rescaled { from, points, .. } => vec![(Cause::Rescaled, points - from)],
        Step::Capped { from, points } => vec![(Cause::Capped, points - from)],
        Step::Floored { from, points } => vec![(Cause::Floored, points - from)],
        Step::Rounded { from, points, .. } => vec![(Cause::Rounded, points - from)],
        Step::Gated { gate, from, points: Some(points) } => vec![(Cause::Gate(*gate), points - from)],
        _ => Vec::new(),
    }
}

/// The points of an outcome, 0 where it has none.
pub(crate) fn points_of(outcome: Option<&Outcome>) -> Exact {
    outcome.and_then(|outcome| outcome.points.clone()).unwrap_or(Exact::ZERO)
}

/// Adds points under a key.
pub(crate) fn add<K: PartialEq>(parts: &mut Vec<(K, Exact)>, key: K, points: &Exact) {
    match parts.iter_mut().find(|(known, _)| *known == key) {
        Some((_, sum)) => *sum = &*sum + points,
        None => parts.push((key, points.clone())),
    }
}
