//! The one engine: a [`Submission`] and its [`Criteria`] to points, exactly, each with its working.
//!
//! Order (see docs/semantics.md): rows along what conditions refer to: not asked, not applicable, an answer replaced by
//! a gate → rule → cap and floor → leaf rounding → sign of a penalty → gates; groups from below: combine → rescale →
//! rounding of a mean → floor and cap → gates → band; the total: base → sum → bonus and penalties → rescale → cap and
//! floor → rounding → gates; then band, events, index.

mod bands;
mod deciding;
mod gates;
mod leaf;
mod messages;
mod parts;
mod progress;
mod remarks;
mod rule_remarks;
mod run;
mod sums;
mod term;
mod total;
mod trials;
mod truth;

pub(crate) use deciding::{BandMove, Failing, MovedBy};
pub(crate) use messages::{AppraisedSoFar, InProgress};
pub use progress::Progress;

pub(crate) use leaf::{answer_alone, not_applicable_alone, points_alone, score_in_isolation, settled_alone};
pub(crate) use rule_remarks::finding as rule_finding;
pub(crate) use sums::{Effects, combined};
pub(crate) use term::Term;
pub(crate) use trials::Trials;
pub(crate) use truth::Known;

use run::Run;

use crate::column::{Column, PerColumn};
use crate::criteria::{Criteria, Node, Role};
use crate::finding::Findings;
use crate::number::{Decimal, Exact};
use crate::submission::Submission;
use crate::working::{Recorder, Step};

/// The state of a row, never confused with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It has points.
    Scored,
    /// Nothing was answered: it adds 0, and says so.
    Blank,
    /// It does not apply.
    NotApplicable,
    /// It is not asked of this unit: it adds 0.
    NotAsked,
    /// It has points that may change once other units are known.
    Provisional,
    /// A condition fails without which there is no score: it has no points, nor has any sum above it.
    NoScore,
    /// It cannot be computed: it has no points, nor has any sum above it.
    Error,
    /// A total that is not formed.
    None,
    /// The unit answered it, and an appraisal that is being worked on says nothing yet: no points are meant. A group where
    /// that holds of every row.
    Open,
    /// Its points depend on a row that is open: they cover what is appraised so far.
    InProgress,
}

impl Status {
    /// All.
    pub const ALL: [Status; 10] = [
        Status::Scored,
        Status::Blank,
        Status::NotApplicable,
        Status::NotAsked,
        Status::Provisional,
        Status::NoScore,
        Status::Error,
        Status::None,
        Status::Open,
        Status::InProgress,
    ];

    /// Whether a finished form may have it.
    pub fn is_of_finished(self) -> bool {
        !matches!(self, Status::Open | Status::InProgress)
    }

    /// The word of JSON.
    pub fn word(self) -> &'static str {
        match self {
            Status::Scored => "scored",
            Status::Blank => "blank",
            Status::NotApplicable => "not-applicable",
            Status::NotAsked => "not-asked",
            Status::Provisional => "provisional",
            Status::NoScore => "no-score",
            Status::Error => "error",
            Status::None => "none",
            Status::Open => "open",
            Status::InProgress => "in-progress",
        }
    }
}

/// What one column of one row comes to.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Its state.
    pub status: Status,
    /// Its points, exactly, as they go into the sum above; `None` where it has none.
    pub points: Option<Exact>,
    /// Of the total: its points before they were rounded.
    pub unrounded: Option<Exact>,
    /// Its points with the criteria's decimals, as they are printed.
    pub shown: Option<Decimal>,
    /// How they came about.
    pub steps: Vec<Step>,
    /// The max of what applies; `None` where the row left the sum.
    pub max: Option<Exact>,
    /// The same, with the rows counted in that leave their max to the whole form.
    pub whole: Option<Exact>,
    /// The option that it counts as, where a gate replaced the answer.
    pub counted: Option<usize>,
    /// What conditions do to it; `None` where they do nothing.
    pub effects: Option<Box<Effects>>,
    /// Its band, where it has bands and points.
    pub band: Option<Banded>,
    /// Total ÷ max, of the total.
    pub index: Option<Decimal>,
}

/// A place in a classification.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Banded {
    /// Position of the band; `None` where none holds.
    pub band: Option<usize>,
    /// Position of the band that the points alone give, before events.
    pub by_points: Option<usize>,
    /// Whether it hangs on a row or fact that is blank.
    pub provisional: bool,
}

/// Everything that a submission comes to.
#[derive(Clone, Debug)]
pub struct Evaluation {
    /// Each row of the criteria; a column that is absent has none.
    rows: PerColumn<Vec<Option<Outcome>>>,
    /// The total.
    pub total: PerColumn<Option<Outcome>>,
    /// How far the appraisal is, where it is being worked on.
    pub progress: Option<Progress>,
}

impl Evaluation {
    /// Leaves below a sum that the column should have and has not: what the sum comes to without them is no figure to
    /// hold against the form.
    pub fn missing_below(
        &self,
        criteria: &Criteria,
        submission: &Submission,
        sum: Node,
        column: Column,
    ) -> Vec<usize> {
        let below = |row: usize| sum.row().is_none_or(|sum| criteria.above(row).any(|above| above == sum));
        let missing = |row: usize| {
            submission.row(Node::Row(row), column).place.is_none()
                && self.outcome(Node::Row(row), column).is_some_and(|outcome| outcome.status == Status::Blank)
        };
        criteria.leaves().map(|(row, _)| row).filter(|row| below(*row) && missing(*row)).collect()
    }

    /// The row that a best-of or a minimum takes; `None` where all rows of a sum count.
    pub fn taken(&self, criteria: &Criteria, sum: Node, column: Column) -> Option<usize> {
        let (rows, role, node) = match criteria.criterion(sum) {
            Some(group) => (&group.children, group.role, &group.node),
            None => (&criteria.top, Role::Normal, &criteria.total.node),
        };
        let own = rows.iter().copied().filter(|row| criteria.rows[*row].role == role);
        let points = |row: usize| {
            let outcome = self.outcome(Node::Row(row), column)?;
            Some((row, outcome.points.clone().filter(|_| outcome.status != Status::NotAsked)?))
        };
        // a group that cannot be computed, because one of its rows cannot, took none of them
        self.outcome(sum, column)?.points.as_ref()?;
        node.combine.taken(own.filter_map(points))
    }

    /// What a column of a row, or of the total, comes to.
    pub fn outcome(&self, node: Node, column: Column) -> Option<&Outcome> {
        match node {
            Node::Row(row) => self.rows.get(column).get(row)?.as_ref(),
            Node::Total => self.total.get(column).as_ref(),
        }
    }

    /// All outcomes of both columns, the totals last.
    pub fn outcomes(&self) -> impl Iterator<Item = &Outcome> {
        let rows = self.rows.own.iter().chain(&self.rows.appraisal);
        rows.chain([&self.total.own, &self.total.appraisal]).flatten()
    }
}

/// Evaluates both columns of one unit. `recorder` says whether workings are kept.
pub fn evaluate(
    criteria: &Criteria,
    submission: &Submission,
    recorder: &Recorder,
    findings: &mut Findings,
) -> Evaluation {
    let mut batch = evaluate_batch(criteria, &[submission], recorder);
    let (evaluation, found) = batch.pop().expect("a batch of one unit has one result");
    findings.extend(found);
    evaluation
}

/// Evaluates many units that are set against each other where the criteria say so, each with what was found in it.
pub fn evaluate_batch(
    criteria: &Criteria,
    submissions: &[&Submission],
    recorder: &Recorder,
) -> Vec<(Evaluation, Findings)> {
    let mut runs: Vec<PerColumn<Option<Run<'_>>>> = submissions
        .iter()
        .map(|submission| {
            PerColumn::from_fn(|column| {
                let present = *submission.present.get(column);
                present.then(|| Run::new(criteria, submission, column, recorder))
            })
        })
        .collect();
    for &row in &criteria.order {
        let relative = criteria.derived.relative[row];
        for column in Column::BOTH {
            let pool: Vec<Exact> = if relative {
                runs.iter().filter_map(|run| run.get(column).as_ref()?.measured(row)).collect()
            } else {
                Vec::new()
            };
            for run in runs.iter_mut().filter_map(|run| run.get_mut(column).as_mut()) {
                run.row(row, &pool);
            }
        }
    }
    runs.into_iter().map(collected).collect()
}

/// The total of a unit from rows whose points are known already; nothing is known of its other rows.
pub fn evaluate_total(
    criteria: &Criteria,
    submission: &Submission,
    rows: &[usize],
    points: impl Fn(usize, Column) -> Decimal,
) -> (Evaluation, Findings) {
    let recorder = Recorder::discarding();
    collected(PerColumn::from_fn(|column| {
        submission.present.get(column).then(|| {
            let mut run = Run::new(criteria, submission, column, &recorder);
            for &row in rows {
                run.outcomes[row] = Some(Outcome::scored(criteria, row, points(row, column)));
            }
            run
        })
    }))
}

fn collected(columns: PerColumn<Option<Run<'_>>>) -> (Evaluation, Findings) {
    let mut findings = Findings::default();
    let mut rows = PerColumn::default();
    let mut columns = columns;
    let mut progress = None;
    let total = PerColumn::from_fn(|column| {
        let (outcomes, total, found, open) = columns.get_mut(column).take()?.finish();
        findings.extend(found);
        *rows.get_mut(column) = outcomes;
        progress = progress.take().or(open);
        Some(total)
    });
    truth::merge_missing_facts(&mut findings);
    (Evaluation { rows, total, progress }, findings)
}

/// How a declared figure compares with what was computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// It is the computed one.
    Agrees,
    /// Another one was computed.
    Differs,
    /// There is none to compare it with: the row or the total has no score.
    NoScore,
    /// There is none yet: it depends on rows still to be appraised.
    NotYet,
}

impl Agreement {
    /// Whether the declared figure cannot stand.
    pub fn is_wrong(self) -> bool {
        matches!(self, Agreement::Differs | Agreement::NoScore)
    }

    /// Whether it can; `None` as long as nobody knows.
    pub fn holds(self) -> Option<bool> {
        (self != Agreement::NotYet).then(|| !self.is_wrong())
    }
}

impl Outcome {
    /// How declared points compare.
    pub fn agreement(&self, declared: Decimal) -> Agreement {
        match (self.shown, self.status) {
            (_, Status::Open | Status::InProgress) => Agreement::NotYet,
            (Some(shown), _) if shown == declared => Agreement::Agrees,
            (Some(_), _) => Agreement::Differs,
            // a row that left the sum adds nothing to it
            (None, Status::NotApplicable) if declared.is_zero() => Agreement::Agrees,
            (None, _) => Agreement::NoScore,
        }
    }

    /// How a declared band compares, by position.
    pub fn band_agreement(&self, declared: usize) -> Agreement {
        match self.band.and_then(|banded| banded.band) {
            _ if self.is_unfinished() => Agreement::NotYet,
            Some(band) if band == declared => Agreement::Agrees,
            Some(_) => Agreement::Differs,
            None => Agreement::NoScore,
        }
    }

    /// How a declared index compares.
    pub fn index_agreement(&self, declared: Decimal) -> Agreement {
        match self.index {
            _ if self.is_unfinished() => Agreement::NotYet,
            Some(index) if index == declared => Agreement::Agrees,
            Some(_) => Agreement::Differs,
            None => Agreement::NoScore,
        }
    }

    /// Whether its points depend on rows still to be appraised.
    pub fn is_unfinished(&self) -> bool {
        matches!(self.status, Status::Open | Status::InProgress)
    }

    /// Its points as they are printed; none of what is still to be appraised.
    pub fn meant(&self) -> Option<Decimal> {
        self.shown.filter(|_| self.status != Status::Open)
    }

    /// Positions of the gates that fail.
    pub fn failed(&self) -> &[usize] {
        self.effects.as_ref().map_or(&[], |effects| &effects.failed)
    }

    /// Positions of the events that happened.
    pub fn happened(&self) -> &[usize] {
        self.effects.as_ref().map_or(&[], |effects| &effects.happened)
    }

    /// A row that has points as they are printed, and of which nothing else is to be told.
    fn scored(criteria: &Criteria, row: usize, shown: Decimal) -> Self {
        let worth = criteria.worth(row);
        Outcome {
            points: Some(Exact::from(shown)),
            shown: Some(shown),
            max: Some(worth.clone()),
            whole: Some(worth),
            ..Outcome::without_points(Status::Scored, Recorder::discarding())
        }
    }

    /// An outcome without points.
    fn without_points(status: Status, recorder: Recorder) -> Self {
        Outcome {
            status,
            points: None,
            unrounded: None,
            shown: None,
            steps: recorder.into_steps(),
            max: None,
            whole: None,
            counted: None,
            effects: None,
            band: None,
            index: None,
        }
    }
}
