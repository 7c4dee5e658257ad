//! The second pass of an edition that sets units against each other: all of them are evaluated together.

use super::{Batch, BatchResults, BoundUnit};
use crate::evaluate::{Evaluation, evaluate_batch};
use crate::finding::Findings;
use crate::ranking::More;
use crate::submission::Submission;
use crate::working::Recorder;

impl Batch {
    /// Evaluates the units of a whole batch, set against each other.
    pub fn evaluate_relative(&self, bound: Vec<BoundUnit>) -> BatchResults {
        let mut results = BatchResults::default();
        let (bound, twice): (Vec<BoundUnit>, Vec<BoundUnit>) = split_duplicates(bound);
        // which of the two is the unit nobody knows: neither is a measure for the others
        results.units.extend(twice.iter().map(BoundUnit::unscored));
        let units = bound.len();
        let submissions: Vec<&Submission> = bound.iter().map(|unit| &unit.submission).collect();
        let evaluated = evaluate_batch(&self.criteria, &submissions, &self.keep.recorder());
        let unrounded: Vec<Option<Evaluation>> = match &self.unrounded {
            Some(criteria) => {
                let evaluated = evaluate_batch(criteria, &submissions, &Recorder::discarding());
                evaluated.into_iter().map(|(evaluation, _): (_, Findings)| Some(evaluation)).collect()
            }
            None => (0..units).map(|_| None).collect(),
        };
        for ((unit, (evaluation, findings)), unrounded) in bound.into_iter().zip(evaluated).zip(unrounded) {
            let mut standing = self.standing_with_findings(
                unit,
                &evaluation,
                unrounded.as_ref(),
                findings,
                &mut results.tally,
            );
            let more: &mut More = standing.more.get_or_insert_default();
            more.set_against = Some(units);
            results.units.push(standing);
        }
        results
    }
}

/// Units whose id stands once, and the others.
fn split_duplicates(bound: Vec<BoundUnit>) -> (Vec<BoundUnit>, Vec<BoundUnit>) {
    let mut ids: Vec<String> = bound.iter().map(|unit| unit.submission.unit.id.clone()).collect();
    ids.sort_unstable();
    let twice: Vec<String> =
        ids.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0].clone()).collect();
    bound.into_iter().partition(|unit| twice.binary_search(&unit.submission.unit.id).is_err())
}
