//! What a column would come to with other answers, one after another: only the rows that hang on a changed one are worked
//! out again.

use super::run::Run;
use super::truth::Missing;
use super::{Outcome, Status};
use crate::answer::Answer;
use crate::column::Column;
use crate::criteria::Criteria;
use crate::finding::Findings;
use crate::number::Exact;
use crate::submission::Submission;
use crate::working::Recorder;

/// A column of a form, and what it comes to.
pub(crate) struct Trials<'c> {
    criteria: &'c Criteria,
    submission: Submission,
    column: Column,
    recorder: Recorder,
    outcomes: Vec<Option<Outcome>>,
    total: Outcome,
    /// Each row's place in the order of evaluation.
    positions: Vec<usize>,
    /// The rows that hang on each row straight away.
    dependents: Vec<Vec<usize>>,
}

impl<'c> Trials<'c> {
    /// A column of a form as it is.
    pub(crate) fn of(criteria: &'c Criteria, submission: &Submission, column: Column) -> Self {
        let rows = criteria.rows.len();
        let mut positions = vec![0; rows];
        let mut dependents = vec![Vec::new(); rows];
        for (position, row) in criteria.order.iter().enumerate() {
            positions[*row] = position;
            criteria.needs(*row).into_iter().for_each(|needed| dependents[needed].push(*row));
        }
        let recorder = Recorder::discarding();
        let mut trials = Trials {
            criteria,
            submission: submission.clone(),
            column,
            total: Outcome::without_points(Status::None, Recorder::discarding()),
            recorder,
            outcomes: criteria.rows.iter().map(|_| None).collect(),
            positions,
            dependents,
        };
        trials.work_out(&criteria.order);
        trials
    }

    /// What the total comes to.
    pub(crate) fn total(&self) -> &Outcome {
        &self.total
    }

    /// What a row comes to.
    ///
    /// # Panics
    /// Never: all rows were worked out when the trials began.
    pub(crate) fn row(&self, row: usize) -> &Outcome {
        self.outcomes[row].as_ref().expect("every row was worked out")
    }

    /// What the total would come to with other answers, which are forgotten again.
    pub(crate) fn total_with(&mut self, answers: &[(usize, Answer)]) -> Outcome {
        let before: Vec<(usize, Answer, bool)> = answers
            .iter()
            .map(|(row, answer)| {
                let stated = self.submission.rows[*row].get_mut(self.column);
                let doubtful = std::mem::take(&mut stated.doubtful);
                (*row, std::mem::replace(&mut stated.answer, answer.clone()), doubtful)
            })
            .collect();
        let affected = self.affected(answers.iter().map(|(row, _)| *row));
        let mut kept: Vec<(usize, Option<Outcome>)> = Vec::with_capacity(affected.len());
        kept.extend(affected.iter().map(|row| (*row, self.outcomes[*row].take())));
        let total =
            std::mem::replace(&mut self.total, Outcome::without_points(Status::None, Recorder::discarding()));
        self.work_out(&affected);
        for (row, outcome) in kept {
            self.outcomes[row] = outcome;
        }
        for (row, answer, doubtful) in before.into_iter().rev() {
            let stated = self.submission.rows[row].get_mut(self.column);
            (stated.answer, stated.doubtful) = (answer, doubtful);
        }
        std::mem::replace(&mut self.total, total)
    }

    /// The rows that must be worked out again, in order.
    fn affected(&self, changed: impl Iterator<Item = usize>) -> Vec<usize> {
        let mut affected: Vec<usize> = Vec::new();
        let mut open: Vec<usize> = changed.collect();
        while let Some(row) = open.pop() {
            if !affected.contains(&row) {
                affected.push(row);
                open.extend(&self.dependents[row]);
            }
        }
        affected.sort_unstable_by_key(|row| self.positions[*row]);
        affected
    }

    fn work_out(&mut self, rows: &[usize]) {
        let mut run = Run {
            criteria: self.criteria,
            submission: &self.submission,
            column: self.column,
            recorder: &self.recorder,
            outcomes: std::mem::take(&mut self.outcomes),
            findings: Findings::default(),
            missing: Missing::default(),
            blank: Vec::new(),
        };
        for row in rows {
            // as in a batch of this unit alone
            let relative = self.criteria.derived.relative[*row];
            let pool: Vec<Exact> =
                if relative { run.measured(*row).into_iter().collect() } else { Vec::new() };
            run.row(*row, &pool);
        }
        self.total = run.total();
        self.outcomes = run.outcomes;
    }
}
