//! What a finished evaluation shows about a form: one file a check, one entry each in [`CHECKS`].
//!
//! A check is a function from what is examined to findings. It reads nothing and prints nothing.

mod appraised;
mod at_most;
mod cause;
mod changed;
mod compared;
mod declared;
mod declared_class;
mod declared_without_score;
mod evidence;
mod explanation;
mod fact_differs;
mod fact_sum;
mod facts_missing;
mod messages;
mod objections;
mod policy;
mod printed_max;
mod quantity_differs;
mod quotes;
mod raised;
mod slip;
mod slip_leaf;
mod slip_sum;

pub(crate) use cause::{Causes, Deviation};
pub(crate) use compared::Declared;
pub use explanation::{explained, explanation};
use messages::declared::Typed;
pub(crate) use policy::Inference;
pub use policy::{Policy, Verdict};

use crate::column::{Column, PerColumn};
use crate::criteria::{Criteria, Node};
use crate::evaluate::{Agreement, Evaluation, Outcome};
use crate::finding::{Code, Findings};
use crate::language::{Joined, Sentence, Text};
use crate::number::{Decimal, Mark, plain};
use crate::submission::Submission;

/// A check. A new one is a file, a `mod` line and an entry in [`CHECKS`].
pub struct Check {
    /// What it finds.
    pub code: &'static Code,
    /// What that means, why it matters and what to do: one paragraph.
    pub explanation: Text,
    /// Looks for it.
    pub run: fn(&Examined<'_>, &mut Findings),
}

/// All checks, by code.
pub static CHECKS: &[&Check] = &[
    &at_most::CHECK,
    &changed::CHECK,
    &facts_missing::CHECK,
    &declared_class::CHECK,
    &declared::CHECK,
    &declared_without_score::CHECK,
    &evidence::CHECK,
    &fact_differs::CHECK,
    &fact_sum::CHECK,
    &objections::CHECK,
    &printed_max::CHECK,
    &quantity_differs::CHECK,
    &policy::CHECK,
    &appraised::CHECK,
    &raised::CHECK,
];

/// Everything that checks look at.
pub struct Examined<'e> {
    /// The edition.
    pub criteria: &'e Criteria,
    /// The form.
    pub submission: &'e Submission,
    /// Its evaluation, with its working.
    pub evaluation: &'e Evaluation,
    /// By which rounding each column's leaves were declared.
    pub policies: PerColumn<Inference>,
    /// Which declared figures are wrong, and why.
    pub causes: PerColumn<Causes>,
}

impl<'e> Examined<'e> {
    /// Looks at a finished evaluation, which must have kept its working.
    pub fn new(criteria: &'e Criteria, submission: &'e Submission, evaluation: &'e Evaluation) -> Self {
        let form = Form { criteria, submission, evaluation };
        let policies = PerColumn::from_fn(|column| policy::infer(form, column));
        let causes = PerColumn::from_fn(|column| cause::find(form, column, policies.get(column)));
        Examined { criteria, submission, evaluation, policies, causes }
    }

    /// The three that the engine knows too.
    fn form(&self) -> Form<'e> {
        Form { criteria: self.criteria, submission: self.submission, evaluation: self.evaluation }
    }

    /// The slip that is likely behind a wrong figure, where the figures show one.
    pub fn likely(&self, column: Column, deviation: &Deviation) -> Option<Joined<Sentence>> {
        slip::likely(self, column, deviation)
    }

    /// How many figures the form declares, and how many of them differ.
    pub fn declared(&self) -> Declared {
        Declared::of(self.criteria, self.submission, self.evaluation)
    }

    /// Runs the checks of declared figures only: what `evaluate` tells.
    pub fn check_declared(&self, findings: &mut Findings) {
        declared::check(self, findings);
        declared_without_score::check(self, findings);
        declared_class::check(self, findings);
        policy::check_differs(self, findings);
        declared::tell_of_holes(self, findings);
    }

    /// Runs every check.
    pub fn check(&self, findings: &mut Findings) {
        for check in CHECKS {
            (check.run)(self, findings);
        }
        appraised::once(findings);
        declared::tell_of_holes(self, findings);
    }
}

/// A form, its criteria and what it comes to.
#[derive(Clone, Copy)]
pub(crate) struct Form<'e> {
    criteria: &'e Criteria,
    submission: &'e Submission,
    evaluation: &'e Evaluation,
}

impl<'e> Form<'e> {
    /// The code of a row, or `total`.
    fn code(self, node: Node) -> &'e str {
        self.criteria.code_of(node)
    }

    /// All rows in the form's order, the total last.
    fn nodes(self) -> impl Iterator<Item = Node> + use<> {
        self.criteria.nodes()
    }

    /// Whether an appraisal row says `same`, and its figure is the self column's for the same reason: one cell.
    fn taken_over(self, node: Node) -> bool {
        let computed = |column| self.computed(node, column);
        self.submission.row(node, Column::Appraisal).same
            && computed(Column::Own) == computed(Column::Appraisal)
    }

    /// How what a form declares of a row compares: its points, its band and its index.
    fn agreements(self, node: Node, column: Column) -> [Option<Agreement>; 3] {
        let stated = self.submission.row(node, column);
        let Some(outcome) = self.evaluation.outcome(node, column) else { return [None; 3] };
        [
            stated.declared.as_ref().map(|declared| outcome.agreement(declared.value)),
            stated.declared_band().map(|declared| outcome.band_agreement(declared.value)),
            stated.declared_index().map(|declared| outcome.index_agreement(declared.value)),
        ]
    }

    /// A figure as it is to be typed into the form's file.
    fn typed(self, figure: Decimal) -> Typed {
        let plain = plain(figure);
        let mark = self.submission.notation.mark.unwrap_or(Mark::Dot);
        Typed { spelled: plain.replace('.', &mark.char().to_string()), plain }
    }

    /// The declared figure of a row; none that depends on rows still to be appraised.
    fn declared(self, node: Node, column: Column) -> Option<Decimal> {
        let outcome = self.evaluation.outcome(node, column);
        if outcome.is_some_and(Outcome::is_unfinished) {
            return None;
        }
        self.submission.row(node, column).declared.as_ref().map(|declared| declared.value)
    }

    /// The computed figure of a row, as it is printed.
    fn computed(self, node: Node, column: Column) -> Option<Decimal> {
        self.evaluation.outcome(node, column).and_then(|outcome| outcome.shown)
    }
}
