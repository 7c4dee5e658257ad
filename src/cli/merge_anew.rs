//! A base that is not written into: a workbook or a document. It is merged as the submission that is read of it, and the
//! result is written anew, as a submission or as a workbook.

use std::path::{Path, PathBuf};

use anyhow::bail;

use super::complaint::Complaint;
use super::findings_output::shown_name;
use super::load::{Loaded, Loader};
use super::merge_result::{Merged, not_exact};
use super::messages::merge::{AnewAs, WrittenAnew};
use super::options::{InputOptions, OutputOptions, RESULT};
use super::output::{Screen, tell};
use super::whole_file::overwrite;
use crate::check::Examined;
use crate::evaluate::evaluate;
use crate::finding::Findings;
use crate::language::Show;
use crate::merge::{Change, first_entry_that_differs};
use crate::report::ScorecardRequest;
use crate::submission::Submission;
use crate::text::visible;
use crate::working::Recorder;
use crate::write::{Format, InPlace, Remarks, Scorecard, submission_toml};

/// The ending of a workbook that is written.
const WORKBOOK: &str = "xlsx";

/// A base as a submission of its own, and what its file would be called.
///
/// # Errors
/// Where it cannot be written as one that says the same.
pub(super) fn as_submission(
    file: &Path,
    loaded: &Loaded,
    options: &InputOptions,
) -> anyhow::Result<(PathBuf, Loaded)> {
    let Loaded { criteria, submission, .. } = loaded;
    let text = submission_toml(criteria, submission, &Remarks::new(), &InPlace::NOTHING);
    let name = file.with_extension("toml");
    let options = InputOptions { decimal_mark: None, delimiter: None, encoding: None, ..options.clone() };
    let again =
        Loader::of_blanks().load_bytes((&name, &name.to_string_lossy()), text.into_bytes(), &options)?;
    match again {
        Some(again) => match first_entry_that_differs(criteria, submission, &[], &again.submission) {
            None => Ok((name, again)),
            differs => Err(not_exact(file, differs)),
        },
        None => Err(not_exact(file, None)),
    }
}

/// Whether a merged form is to be a workbook.
pub(super) fn is_workbook(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(WORKBOOK))
}

/// Refuses a name whose ending is of no notation that a form is written in anew.
///
/// # Errors
/// Where it is.
pub(super) fn expect_anew(file: &Path) -> anyhow::Result<()> {
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    match ending.as_deref() {
        None | Some("toml" | WORKBOOK) => Ok(()),
        Some(_) => bail!(Complaint::new(AnewAs { name: visible(&file.to_string_lossy()) })),
    }
}

/// Writes the merged form of a base, the first file, anew into the second.
///
/// # Errors
/// Where it does not say exactly what was merged, or cannot be written.
pub(super) fn write_anew(
    (base, file): (&Path, &Path),
    merged: &Merged,
    merging: (&Submission, &[Change]),
    options: &InputOptions,
    screen: &Screen,
) -> anyhow::Result<()> {
    if is_workbook(file) {
        overwrite(&workbook(merged, file, merging, options, screen)?, file)?;
    } else {
        overwrite(&merged.bytes, file)?;
    }
    if !screen.quiet {
        let (base, name) = (shown_name(base), shown_name(file));
        tell(&format!("{}\n", WrittenAnew { base, name }.said(screen.language)));
    }
    Ok(())
}

/// The merged form as a workbook.
///
/// # Errors
/// Where the workbook does not say exactly what was merged.
fn workbook(
    merged: &Merged,
    file: &Path,
    (base, changes): (&Submission, &[Change]),
    options: &InputOptions,
    screen: &Screen,
) -> anyhow::Result<Vec<u8>> {
    let Loaded { criteria, submission, .. } = &merged.form;
    let mut findings = Findings::default();
    let evaluation = evaluate(criteria, submission, &Recorder::keeping(), &mut findings);
    let examined = Examined::new(criteria, submission, &evaluation);
    examined.check(&mut findings);
    let findings = findings.sorted();
    let check_command = options.command("check", file);
    let request = ScorecardRequest {
        criteria,
        submission,
        evaluation: &evaluation,
        declared: examined.declared(),
        check_command: &check_command,
        language: screen.language,
        depth: usize::MAX,
        what_if: None,
    };
    let card = Scorecard { request, findings: &findings, sources: &merged.sources, input: None };
    let format = Format::by_ending(RESULT, WORKBOOK).expect("results are written as workbooks");
    let output = OutputOptions { format: Some(format), ..OutputOptions::to(Some(file.to_owned())) };
    let bytes = (format.write)(&card, &screen.rendering(format, &output));
    let name = PathBuf::from(visible(&file.to_string_lossy()));
    let again = Loader::of_blanks().load_bytes((&name, &name.to_string_lossy()), bytes.clone(), options)?;
    let differs = |form: &Loaded| first_entry_that_differs(criteria, base, changes, &form.submission);
    match again.map(|form| differs(&form)) {
        Some(None) => Ok(bytes),
        differs => Err(not_exact(file, differs.flatten())),
    }
}
