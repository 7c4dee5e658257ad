//! Ranks of units: competition ranks, 1-2-2-4. Units without a score have none.

use std::cmp::Ordering;

use crate::column::Column;
use crate::criteria::{Criteria, RankBy, Ranking};
use crate::evaluate::{Evaluation, Outcome};
use crate::number::Exact;
use crate::submission::Submission;

/// The rank of each unit in a column, in the order of the units; those of different cohorts are ranked apart.
pub fn rank(
    criteria: &Criteria,
    submissions: &[&Submission],
    evaluations: &[Evaluation],
    column: Column,
) -> Vec<Option<usize>> {
    let usual = Ranking { by: RankBy::Total, exact: false, then: Vec::new(), cohort: None };
    let ranking = criteria.ranking.as_ref().unwrap_or(&usual);
    let keys: Vec<Option<Vec<Exact>>> =
        evaluations.iter().map(|evaluation| key(ranking, evaluation, column)).collect();
    let cohorts: Vec<Option<usize>> = submissions
        .iter()
        .map(|submission| ranking.cohort.and_then(|fact| submission.fact_option(fact, column)))
        .collect();
    (0..evaluations.len())
        .map(|unit| {
            let own = keys[unit].as_ref()?;
            let better = |other: &usize| {
                cohorts[*other] == cohorts[unit]
                    && keys[*other].as_ref().is_some_and(|other| other.cmp(own) == Ordering::Greater)
            };
            Some(1 + (0..evaluations.len()).filter(better).count())
        })
        .collect()
}

/// What units are compared by: the figure that ranks, then those that decide between equals.
fn key(ranking: &Ranking, evaluation: &Evaluation, column: Column) -> Option<Vec<Exact>> {
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
    Some(std::iter::once(first).chain(then).collect())
}
