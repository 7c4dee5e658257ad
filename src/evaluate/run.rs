//! One column of one unit on its way from answers to points.

use super::progress::Progress;
use super::sums::Formed;
use super::term::Term;
use super::{Effects, Outcome, Status, remarks, sums, truth::Missing};
use crate::column::Column;
use crate::criteria::{Criteria, Gate, Node};
use crate::finding::Findings;
use crate::number::{Exact, Unprintable};
use crate::submission::{Row, Submission};
use crate::working::Recorder;

/// What is known of a column so far.
pub(super) struct Run<'e> {
    pub(super) criteria: &'e Criteria,
    pub(super) submission: &'e Submission,
    pub(super) column: Column,
    pub(super) recorder: &'e Recorder,
    pub(super) outcomes: Vec<Option<Outcome>>,
    pub(super) findings: Findings,
    pub(super) missing: Missing,
    /// Leaves that are not answered.
    pub(super) blank: Vec<usize>,
}

impl<'e> Run<'e> {
    /// Begins with nothing known.
    pub(super) fn new(
        criteria: &'e Criteria,
        submission: &'e Submission,
        column: Column,
        recorder: &'e Recorder,
    ) -> Self {
        let outcomes = criteria.rows.iter().map(|_| None).collect();
        let (findings, missing) = (Findings::default(), Missing::default());
        Run { criteria, submission, column, recorder, outcomes, findings, missing, blank: Vec::new() }
    }

    /// Works out one row. Everything that it hangs on must be known.
    pub(super) fn row(&mut self, row: usize, pool: &[Exact]) {
        let criterion = &self.criteria.rows[row];
        let mut outcome = match criterion.rule.as_deref() {
            Some(rule) => self.leaf(row, rule, pool),
            None => self.group(row),
        };
        let has_result = outcome.points.is_some() && outcome.status != Status::NotAsked;
        if let Some(bands) = criterion.node.bands.as_ref().filter(|_| has_result) {
            outcome.band = Some(self.banded(bands, &outcome, &criterion.code));
        }
        self.outcomes[row] = Some(outcome);
    }

    /// The rows, each of which stands in the order of evaluation, the total, what was found, and how far an appraisal is that
    /// is being worked on.
    pub(super) fn finish(mut self) -> (Vec<Option<Outcome>>, Outcome, Findings, Option<Progress>) {
        self.report_blank();
        let mut total = self.total();
        self.report_missing();
        let progress = self.progress();
        if let Some(progress) = &progress {
            self.findings.push(self.in_progress(progress, &total));
            progress.mark(self.criteria, &mut self.outcomes, &mut total);
        }
        (self.outcomes, total, self.findings, progress)
    }

    /// What was worked out for a row.
    pub(super) fn outcome(&self, row: usize) -> &Outcome {
        self.outcomes[row].as_ref().expect("the order of evaluation has a row after those that it hangs on")
    }

    /// What the column says of a row.
    pub(super) fn stated(&self, row: usize) -> &'e Row {
        self.submission.row(Node::Row(row), self.column)
    }

    /// A row's part in the sum above it.
    pub(super) fn term(&self, row: usize) -> Term {
        Term::of(self.outcome(row))
    }

    fn group(&mut self, row: usize) -> Outcome {
        if !self.asked(row) {
            return self.not_asked(row, self.criteria.worth(row), self.recorder.fresh());
        }
        let gates = &self.criteria.rows[row].node.gates;
        let effects = Effects { failed: self.failing(gates), ..Effects::default() };
        let formed =
            sums::group(self.criteria, row, &|child| self.term(child), &effects, self.recorder.fresh());
        // what is not asked has no gates
        let effects = if formed.status == Status::NotAsked { Effects::default() } else { effects };
        self.outcome_of(formed, effects, Node::Row(row))
    }

    /// The gates whose condition fails.
    pub(super) fn failing(&mut self, gates: &[Gate]) -> Vec<usize> {
        if gates.is_empty() {
            return Vec::new();
        }
        let fails = |gate: &Gate| !self.known().truth(&gate.condition).holds();
        gates.iter().enumerate().filter(|(_, gate)| fails(gate)).map(|(index, _)| index).collect()
    }

    /// A sum that is formed, with what is printed of it.
    pub(super) fn outcome_of(&mut self, formed: Formed, effects: Effects, node: Node) -> Outcome {
        let Formed { status, points, unrounded, max, whole, recorder } = formed;
        let printed = points.as_ref().map(|points| self.criteria.rounding.apply(points)).transpose();
        let effects = effects.boxed();
        match printed {
            Ok(shown) => Outcome {
                status,
                points,
                unrounded,
                shown,
                steps: recorder.into_steps(),
                max,
                whole,
                counted: None,
                effects,
                band: None,
                index: None,
            },
            Err(why) => {
                let code = self.criteria.code_of(node);
                let place = node.row().and_then(|row| self.stated(row).place.as_ref());
                self.findings.push(unprintable(why, code, points.as_ref(), place, self.column));
                let outcome = Outcome::without_points(Status::Error, Recorder::discarding());
                Outcome { max, whole, effects, ..outcome }
            }
        }
    }
}

/// The finding for points that cannot be printed.
fn unprintable(
    why: Unprintable,
    code: &str,
    points: Option<&Exact>,
    place: Option<&crate::finding::Place>,
    column: Column,
) -> crate::finding::Finding {
    match (why, points) {
        (Unprintable::Endless, Some(points)) => remarks::needs_rounding(code, points, place, column),
        (Unprintable::Endless | Unprintable::TooLarge, _) => remarks::too_large(code, place, column),
    }
}
