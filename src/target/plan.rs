//! A target and the way to it.

use super::Goal;
use super::additive::spoken_of;
use super::search::{By, RowMoves, Search};
use super::set::{Reach, Set};
use crate::column::Column;
use crate::criteria::Criteria;
use crate::evaluate::{Outcome, Trials};
use crate::number::Exact;
use crate::submission::Submission;

/// What can be done.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    /// What the total comes to as the form is.
    pub total: Outcome,
    /// What each row can gain, the largest next gain first.
    pub rows: Vec<RowMoves>,
    /// What several rows come to.
    pub outcome: Planned,
}

/// What comes of the target.
#[derive(Clone, Debug)]
pub(crate) enum Planned {
    /// It is reached already.
    Reached,
    /// The fewest rows that reach it.
    Set(Set),
    /// It is out of reach.
    OutOfReach {
        /// The most that the rows come to.
        most: Box<Outcome>,
        /// Whether nothing can come to more.
        is_proven: bool,
    },
}

/// How a column of a form reaches a target by changes of some rows.
pub(crate) fn plan(
    criteria: &Criteria,
    submission: &Submission,
    column: Column,
    goal: &Goal,
    may_change: &dyn Fn(usize) -> bool,
) -> Plan {
    let trials = Trials::of(criteria, submission, column);
    let total = trials.total().clone();
    let mut search =
        Search { criteria, submission, column, goal, trials, spoken_of: spoken_of(criteria), by: By::Total };
    let leaves: Vec<usize> = criteria.leaves().map(|(row, _)| row).filter(|row| may_change(*row)).collect();
    let mut rows: Vec<RowMoves> = leaves.iter().filter_map(|row| search.row(*row)).collect();
    rows.sort_by(|a, b| b.next.gain.cmp(&a.next.gain).then(a.row.cmp(&b.row)));
    let outcome = if goal.is_reached(criteria, &total) {
        Planned::Reached
    } else {
        match search.fewest(&rows, &leaves) {
            Reach::Set(set) => Planned::Set(set),
            Reach::Short { most, is_proven } => Planned::OutOfReach { most, is_proven },
        }
    };
    Plan { total, rows, outcome }
}

impl Planned {
    /// Whether something is still to be done.
    pub(crate) fn is_open(&self) -> bool {
        !matches!(self, Planned::Reached)
    }
}

impl Plan {
    /// How many points are missing; `None` where a band is the target, or there is no total.
    pub(crate) fn missing(&self, goal: &Goal) -> Option<Exact> {
        let Goal::Points(target) = goal else { return None };
        self.total.points.as_ref().map(|points| target - points)
    }
}
