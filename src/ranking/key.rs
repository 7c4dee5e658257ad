//! What a unit is ranked by: the one place that says so, for a batch, for merged lines and for the tests of editions.
//!
//! A key that is missing is never replaced by another number: a unit without it has no rank.

use crate::column::Column;
use crate::criteria::{Criteria, Node, RankBy, Ranking};
use crate::evaluate::{Evaluation, Status};
use crate::number::{Decimal, Exact};
use crate::rule::Direction;
use crate::submission::Submission;

/// How units are ranked where an edition does not say.
static USUAL: Ranking = Ranking { by: RankBy::Total, exact: false, then: Vec::new(), cohort: None };

/// What a unit is ranked by, each number so that more is better: the points of a row where fewer are better stand with
/// the opposite sign. A unit without points in a row that decides between equals stands behind those that have some.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    first: Exact,
    then: Box<[Option<Exact>]>,
}

impl Key {
    /// The number that ranks, and those that decide between equals.
    pub fn new(first: Exact, then: impl IntoIterator<Item = Option<Exact>>) -> Self {
        Key { first, then: then.into_iter().collect() }
    }

    /// All numbers.
    pub fn numbers(&self) -> impl Iterator<Item = Option<&Exact>> {
        std::iter::once(Some(&self.first)).chain(self.then.iter().map(Option::as_ref))
    }
}

/// A key of a unit among those of the other units of its batch: all of them are of the same kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RankedBy<'k> {
    /// The printed total.
    Printed(Decimal),
    /// What the edition says.
    Key(&'k Key),
}

/// How an edition ranks units.
pub(crate) fn ranking_of(criteria: &Criteria) -> &Ranking {
    criteria.ranking.as_ref().unwrap_or(&USUAL)
}

/// Whether an edition ranks by what is printed as the total, the most first, and by nothing else.
pub(crate) fn by_printed_total(criteria: &Criteria) -> bool {
    *ranking_of(criteria) == USUAL && criteria.direction(Node::Total) == Direction::Up
}

/// What a unit is ranked by in a column; `None` where it has no rank.
pub(crate) fn key(
    criteria: &Criteria,
    submission: &Submission,
    evaluation: &Evaluation,
    column: Column,
) -> Option<Key> {
    let ranking = ranking_of(criteria);
    let among = ranking.cohort.is_none_or(|fact| submission.fact_option(fact, column).is_some());
    // a unit that does not say among which others it is ranked is ranked among none
    if among { key_by(criteria, ranking, evaluation, column) } else { None }
}

/// The same from exact numbers, whatever the edition compares.
pub(crate) fn exact_key(criteria: &Criteria, evaluation: &Evaluation, column: Column) -> Option<Key> {
    let ranking = Ranking { exact: true, ..ranking_of(criteria).clone() };
    key_by(criteria, &ranking, evaluation, column)
}

fn key_by(criteria: &Criteria, ranking: &Ranking, evaluation: &Evaluation, column: Column) -> Option<Key> {
    let total = evaluation.outcome(Node::Total, column)?;
    // without a score there is no rank, whatever the rows have
    if matches!(total.status, Status::NoScore | Status::Error) {
        return None;
    }
    let signed = |node: Node, number: Exact| match criteria.direction(node) {
        Direction::Up => number,
        Direction::Down => -&number,
    };
    let points = |node: Node| {
        let outcome = evaluation.outcome(node, column)?;
        // what is not asked of a unit does not rank it: its 0 is no result
        let outcome = Some(outcome).filter(|outcome| outcome.status != Status::NotAsked)?;
        let number = if ranking.exact {
            outcome.unrounded.clone().or_else(|| outcome.points.clone())
        } else {
            outcome.shown.map(Exact::from)
        };
        Some(signed(node, number?))
    };
    let first = match ranking.by {
        RankBy::Total => points(Node::Total),
        RankBy::Index => total.index.map(|index| signed(Node::Total, Exact::from(index))),
        RankBy::Row(row) => points(Node::Row(row)),
    }?;
    Some(Key::new(first, ranking.then.iter().map(|row| points(Node::Row(*row)))))
}
