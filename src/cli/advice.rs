//! Reads and evaluates one column of one form, for `losses` and `target`.

use std::path::{Path, PathBuf};

use anyhow::bail;

use super::complaint::Complaint;
use super::load::{Loaded, Loader};
use super::messages::target::NoSuchColumn;
use super::options::InputOptions;
use super::output::Screen;
use super::watch::Run;
use super::what_if::WhatIfOptions;
use crate::column::Column;
use crate::evaluate::{Evaluation, evaluate};
use crate::finding::{Finding, Severity};
use crate::submission::Submission;
use crate::working::Recorder;
use crate::write::{Part, Parts};

/// What a target and losses have.
pub(super) const ADVICE: Parts = &[Part::Table, Part::Json];

/// A column of a form that something is asked about.
pub(super) struct Asked {
    /// The form.
    pub form: Loaded,
    /// The column.
    pub column: Column,
    /// The evaluation, with its working.
    pub evaluation: Evaluation,
    /// Whether the form has errors; they have been shown.
    pub has_errors: bool,
    /// The files that were read.
    pub inputs: Vec<PathBuf>,
}

/// Reads and evaluates a form. `None` if it cannot be read; the findings that say why have been shown.
///
/// # Errors
/// Where a file cannot be read at all, or the form has no such column.
pub(super) fn asked(
    file: &Path,
    input: &InputOptions,
    what_if: &WhatIfOptions,
    run: &mut Run,
    screen: &Screen,
) -> anyhow::Result<Option<Asked>> {
    let mut loader = Loader::of_column();
    let form = loader.load_assuming(file, input, what_if)?;
    let Loader { sources, mut findings, inputs, .. } = loader;
    run.inputs.clone_from(&inputs);
    let Some(form) = form else {
        screen.show_findings(&findings.sorted(), &sources);
        return Ok(None);
    };
    let column = column_of(&form.submission, input.layout.ranked_column())?;
    let evaluation = evaluate(&form.criteria, &form.submission, &Recorder::keeping(), &mut findings);
    // what is remarked besides, `check` says
    let is_error = |finding: &Finding| finding.severity == Severity::Error;
    let errors: Vec<Finding> = findings.sorted().into_iter().filter(is_error).collect();
    if !screen.quiet {
        screen.show_findings(&errors, &sources);
    }
    Ok(Some(Asked { form, column, evaluation, has_errors: !errors.is_empty(), inputs }))
}

/// The column that was named, else the appraisal where there is one.
fn column_of(submission: &Submission, named: Option<Column>) -> anyhow::Result<Column> {
    let usual = || if submission.present.appraisal { Column::Appraisal } else { Column::Own };
    let column = named.unwrap_or_else(usual);
    if !submission.present.get(column) {
        bail!(Complaint::new(NoSuchColumn { column }));
    }
    Ok(column)
}
