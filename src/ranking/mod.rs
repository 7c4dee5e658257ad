//! Ranks of units: competition ranks, 1-2-2-4. Units without a score have none.

mod line_shape;
mod order;
mod standing;
mod standings;
mod summary;

pub use line_shape::LineShape;
pub use order::competition;
pub use standing::{Fate, Key, More, Origin, Standing, Told};
pub use standings::{Place, Sorting, Standings, ranked_column};
pub use summary::{Loss, Reached, Spread, Summary, Tally};

use crate::column::Column;
use crate::criteria::{Criteria, RankBy, Ranking};
use crate::evaluate::{Evaluation, Outcome};
use crate::number::Exact;
use crate::submission::Submission;

/// How units are ranked where an edition does not say.
static USUAL: Ranking = Ranking { by: RankBy::Total, exact: false, then: Vec::new(), cohort: None };

/// The rank of each unit in a column, in the order of the units; those of different cohorts are ranked apart.
pub fn rank(
    criteria: &Criteria,
    submissions: &[&Submission],
    evaluations: &[Evaluation],
    column: Column,
) -> Vec<Option<u32>> {
    let ranking = criteria.ranking.as_ref().unwrap_or(&USUAL);
    let keys: Vec<Option<Key>> =
        evaluations.iter().map(|evaluation| key_by(ranking, evaluation, column)).collect();
    let cohorts: Vec<Option<usize>> = submissions
        .iter()
        .map(|submission| ranking.cohort.and_then(|fact| submission.fact_option(fact, column)))
        .collect();
    let compare = |a: usize, b: usize| keys[a].cmp(&keys[b]);
    competition(keys.len(), |unit| keys[unit].is_some(), |unit| cohorts[unit], compare)
}

/// What a unit is ranked by in a column, as its edition says.
pub fn key(criteria: &Criteria, evaluation: &Evaluation, column: Column) -> Option<Key> {
    key_by(criteria.ranking.as_ref().unwrap_or(&USUAL), evaluation, column)
}

/// The same from exact figures, whatever the edition compares.
pub fn exact_key(criteria: &Criteria, evaluation: &Evaluation, column: Column) -> Option<Key> {
    let ranking = criteria.ranking.as_ref().unwrap_or(&USUAL);
    key_by(&Ranking { exact: true, ..ranking.clone() }, evaluation, column)
}

/// Whether an edition ranks by what is printed as the total and nothing else.
pub fn by_printed_total(criteria: &Criteria) -> bool {
    criteria.ranking.as_ref().is_none_or(|ranking| *ranking == USUAL)
}

/// What units are compared by: the figure that ranks, then those that decide between equals.
fn key_by(ranking: &Ranking, evaluation: &Evaluation, column: Column) -> Option<Key> {
    let total = evaluation.outcome(None, column)?;
    let points = |outcome: &Outcome| {
        if ranking.exact {
            outcome.unrounded.clone().or_else(|| outcome.points.clone())
        } else {
            outcome.shown.map(Exact::from)
        }
    };
    let first = match ranking.by {
        RankBy::Total => points(total),
        RankBy::Index => total.index.map(Exact::from),
        RankBy::Row(row) => points(evaluation.outcome(Some(row), column)?),
    }?;
    let then = ranking
        .then
        .iter()
        .map(|row| evaluation.outcome(Some(*row), column).and_then(points).unwrap_or(Exact::ZERO));
    Some(Key::new(first, then))
}
