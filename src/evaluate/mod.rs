//! The one engine: a [`Submission`] and its [`Criteria`] to points, exactly, each with its working.
//!
//! Order (see docs/semantics.md): answers → rule → leaf cap → leaf rounding → groups from below: sum → cap → total:
//! sum → cap → bonus → total rounding. Gates, combine, base, events, index and bands have their place in `groups`.

mod groups;
mod leaf;
mod remarks;

pub use groups::{Term, combined};

use crate::column::PerColumn;
use crate::criteria::Criteria;
use crate::finding::Findings;
use crate::number::{Decimal, Exact, TooLarge};
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
    /// It cannot be computed: it has no points, nor has any sum above it.
    Error,
}

impl Status {
    /// The word of JSON.
    pub fn word(self) -> &'static str {
        match self {
            Status::Scored => "scored",
            Status::Blank => "blank",
            Status::NotApplicable => "not-applicable",
            Status::Error => "error",
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
    /// Its points with the criteria's decimals, as they are printed.
    pub shown: Option<Decimal>,
    /// How they came about.
    pub steps: Vec<Step>,
}

/// Everything that a submission comes to.
#[derive(Debug)]
pub struct Evaluation {
    /// Each row of the criteria; a column that is absent has none.
    pub rows: Vec<PerColumn<Option<Outcome>>>,
    /// The total.
    pub total: PerColumn<Option<Outcome>>,
}

impl Evaluation {
    /// What a column of a row, or of the total, comes to.
    pub fn outcome(&self, row: Option<usize>, column: crate::column::Column) -> Option<&Outcome> {
        row.map_or(&self.total, |row| &self.rows[row]).get(column).as_ref()
    }
}

/// Evaluates both columns. `recorder` says whether workings are kept.
pub fn evaluate(
    criteria: &Criteria,
    submission: &Submission,
    recorder: &Recorder,
    findings: &mut Findings,
) -> Evaluation {
    let mut columns = PerColumn::from_fn(|column| {
        submission.present.get(column).then(|| {
            let leaves = leaf::evaluate_leaves(criteria, submission, column, recorder, findings);
            groups::combine(criteria, column, leaves, recorder, findings)
        })
    });
    let total = PerColumn::from_fn(|column| columns.get_mut(column).as_mut().and_then(Vec::pop));
    let mut each = columns.map(|rows| rows.map(Vec::into_iter));
    let rows = (0..criteria.rows.len())
        .map(|_| PerColumn::from_fn(|column| each.get_mut(column).as_mut().and_then(Iterator::next)))
        .collect();
    Evaluation { rows, total }
}

impl Outcome {
    fn without_points(status: Status, recorder: Recorder) -> Self {
        Outcome { status, points: None, shown: None, steps: recorder.into_steps() }
    }

    /// Points, with what is shown of them.
    fn with_points(
        criteria: &Criteria,
        status: Status,
        points: Exact,
        recorder: Recorder,
    ) -> Result<Self, TooLarge> {
        let shown = criteria.rounding.apply(&points)?;
        Ok(Outcome { status, points: Some(points), shown: Some(shown), steps: recorder.into_steps() })
    }
}
