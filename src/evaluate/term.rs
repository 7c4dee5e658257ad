//! What a row brings to the sum above it.

use super::{Outcome, Status};
use crate::number::Exact;

/// A row's part in the sum above it.
#[derive(Clone, Debug)]
pub(crate) struct Term {
    /// Its state.
    pub status: Status,
    /// Its points; `None` where it adds none.
    pub points: Option<Exact>,
    /// The max of what applies; `None` where the row left the sum.
    pub max: Option<Exact>,
    /// The same, with the rows counted in that leave their max to the whole form.
    pub whole: Option<Exact>,
}

impl Term {
    /// A row of which nothing is known.
    pub(crate) fn blank() -> Self {
        Term { status: Status::Blank, points: Some(Exact::ZERO), max: None, whole: None }
    }

    /// The part of a row that was worked out.
    pub(crate) fn of(outcome: &Outcome) -> Self {
        Term {
            status: outcome.status,
            points: outcome.points.clone(),
            max: outcome.max.clone(),
            whole: outcome.whole.clone(),
        }
    }
}
