//! The total by the engine, from rows that a tariff has reckoned.

use super::run::Run;
use super::{Evaluation, Outcome, Status, Tariff, truth};
use crate::column::{Column, PerColumn};
use crate::criteria::Criteria;
use crate::finding::Findings;
use crate::number::Exact;
use crate::submission::Submission;
use crate::working::Recorder;

impl Tariff {
    /// What a unit comes to whose total is the engine's: the total of each column that is present, and the rows that it
    /// is formed from; and what was found. `None` where the tariff forms the total itself.
    pub fn by_engine(
        &self,
        criteria: &Criteria,
        submission: &Submission,
        points: &PerColumn<&[i64]>,
    ) -> Option<(Evaluation, Findings)> {
        let needed = self.rows_for_engine()?;
        let recorder = Recorder::discarding();
        let (mut findings, mut rows) = (Findings::default(), PerColumn::default());
        let total = PerColumn::from_fn(|column: Column| {
            if !submission.present.get(column) {
                return None;
            }
            let mut run = Run::new(criteria, submission, column, &recorder);
            for row in needed {
                run.outcomes[*row] = Some(self.outcome(criteria, *row, points.get(column)[*row]));
            }
            let (outcomes, total, found) = run.finish();
            findings.extend(found);
            *rows.get_mut(column) = outcomes;
            Some(total)
        });
        truth::merge_missing_facts(&mut findings);
        Some((Evaluation { rows, total }, findings))
    }

    fn outcome(&self, criteria: &Criteria, row: usize, places: i64) -> Outcome {
        let (shown, worth) = (self.figure(places), criteria.worth(row));
        Outcome {
            points: Some(Exact::from(shown)),
            shown: Some(shown),
            max: Some(worth.clone()),
            whole: Some(worth),
            ..Outcome::without_points(Status::Scored, Recorder::discarding())
        }
    }
}
