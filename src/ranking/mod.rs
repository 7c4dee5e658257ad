//! Ranks of units: competition ranks, 1-2-2-4. A unit without the number that ranks has none.

mod key;
mod line_shape;
mod messages;
mod natural;
mod order;
mod standing;
mod standings;
mod summary;
mod tally;

pub(crate) use key::{Key, by_printed_total, exact_key, key, ranking_of};
pub(crate) use line_shape::LineShape;
pub(crate) use order::competition;
pub(crate) use standing::{
    Appraised, Fate, More, Origin, RenderedFinding, Standing, Unranked, prevents_ranking,
};
pub(crate) use standings::{Place, Sorting, Standings, ranked_column};
pub(crate) use summary::{Loss, Summary, Totals};
pub(crate) use tally::{Reached, RowCost, Spread, Tally, losses, row_costs};

use crate::column::Column;
use crate::criteria::Criteria;
use crate::evaluate::Evaluation;
use crate::finding::Findings;
use crate::submission::Submission;

/// The rank of each unit in a column, in the order of the units; those of different cohorts are ranked apart. Units with
/// an error have none, as in a batch.
pub(crate) fn rank(
    criteria: &Criteria,
    submissions: &[&Submission],
    evaluations: &[Evaluation],
    found: &[Findings],
    column: Column,
) -> Vec<Option<u32>> {
    let key_of = |unit: usize| {
        let bad = found[unit].iter().any(prevents_ranking);
        if bad { None } else { key(criteria, submissions[unit], &evaluations[unit], column) }
    };
    let keys: Vec<Option<Key>> = (0..evaluations.len()).map(key_of).collect();
    let cohort =
        |unit: usize| ranking_of(criteria).cohort.and_then(|it| submissions[unit].fact_option(it, column));
    competition(keys.len(), |unit| keys[unit].as_ref(), cohort)
}
