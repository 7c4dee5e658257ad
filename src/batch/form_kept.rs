//! Forms that are wanted whole, and not only what a ranking needs of them: each is handed on as soon as it is evaluated, so
//! that none of them stays.

use std::fmt;
use std::sync::OnceLock;

use super::Batch;
use super::unit::at_first_line;
use crate::check::{Declared, Examined};
use crate::criteria::Criteria;
use crate::evaluate::Evaluation;
use crate::finding::{Finding, Findings};
use crate::ranking::Origin;
use crate::source::Sources;
use crate::submission::Submission;
use crate::working::Recorder;

/// A form that was evaluated in full.
pub(crate) struct FormKept<'k> {
    pub(crate) origin: Origin,
    pub(crate) criteria: &'k Criteria,
    pub(crate) submission: &'k Submission,
    pub(crate) evaluation: &'k Evaluation,
    pub(crate) declared: Declared,
    /// Everything that is found in it.
    pub(crate) findings: Vec<Finding>,
    pub(crate) sources: &'k Sources,
}

/// What is done with a form.
type Keeps = Box<dyn Fn(&FormKept<'_>) + Send + Sync>;

/// What is done with each form of a batch, once somebody asks for them.
#[derive(Default)]
pub struct Keep(OnceLock<Keeps>);

impl fmt::Debug for Keep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Keep").field(&self.is_asked()).finish()
    }
}

impl Keep {
    /// Asks for each form from now on; heard once.
    pub(crate) fn ask(&self, keeps: Keeps) {
        self.0.get_or_init(|| keeps);
    }

    /// Whether forms are asked for.
    pub(crate) fn is_asked(&self) -> bool {
        self.0.get().is_some()
    }

    /// Whether workings are kept: of forms that are shown.
    pub(super) fn recorder(&self) -> Recorder {
        if self.is_asked() { Recorder::keeping() } else { Recorder::discarding() }
    }
}

impl Batch {
    /// Hands a form on, with all that `check` finds in it.
    pub(super) fn keep_form(
        &self,
        (submission, evaluation): (&Submission, &Evaluation),
        (origin, first): (Origin, usize),
        findings: &Findings,
        sources: &Sources,
    ) {
        let Some(keeps) = self.keep.0.get() else { return };
        let mut findings = findings.clone();
        let examined = Examined::new(&self.criteria, submission, evaluation);
        examined.check(&mut findings);
        at_first_line(&mut findings, first);
        let declared = examined.declared();
        let (criteria, findings) = (&self.criteria, findings.sorted());
        keeps(&FormKept { origin, criteria, submission, evaluation, declared, findings, sources });
    }
}
