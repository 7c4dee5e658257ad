//! `score check FILE --minutes`: the minutes of an appraisal, for both parties to sign.

use anyhow::bail;

use super::Exit;
use super::complaint::Complaint;
use super::findings_output::{FileFindings, FindingsOptions};
use super::messages::minutes::{NoMinutesIn, NotAppraised, NotFinished, OneFormForMinutes};
use super::output::Screen;
use crate::finding::Severity;
use crate::language::Or;
use crate::report::minutes;
use crate::write::{Format, Part, Readers, Scorecard};

/// Whether minutes are written in a format: they are a document, and no table.
fn writes(format: &Format) -> bool {
    format.readers == Readers::Documents && !format.is_binary
}

/// The format of the minutes, by what was asked for; usually the first that is for documents.
///
/// # Errors
/// Where the one that was asked for is for something else.
pub(super) fn format(options: &FindingsOptions) -> anyhow::Result<&'static Format> {
    let mut documents = Format::all(&[Part::Table]).filter(|format| writes(format));
    let asked = options.asked_format();
    match (asked, documents.next()) {
        (Some(format), _) | (None, Some(format)) if writes(format) => Ok(format),
        (asked, first) => {
            let others = first.into_iter().chain(documents).map(|format| format.name).collect();
            let format = asked.map_or("text", |format| format.name);
            bail!(Complaint::new(NoMinutesIn { format, others: Or(others) }))
        }
    }
}

/// Refuses more than one form: what is signed is a paper of one unit.
///
/// # Errors
/// Where several were asked for.
pub(super) fn expect_one(forms: usize) -> anyhow::Result<()> {
    match forms {
        1 => Ok(()),
        forms => bail!(Complaint::new(OneFormForMinutes { forms })),
    }
}

/// Writes the minutes of a form, with what was found in it on standard error.
///
/// # Errors
/// Where it was not appraised, or they cannot be written.
pub(super) fn deliver(
    file: &FileFindings,
    options: &FindingsOptions,
    format: &'static Format,
    screen: &Screen,
) -> anyhow::Result<Exit> {
    screen.show_findings(&file.findings, &file.sources);
    if file.verdict.is_none() {
        return Ok(Exit::NoResult);
    }
    let progress = file.shown.as_ref().and_then(|shown| {
        let criteria = &shown.form.criteria;
        Some(shown.evaluation.progress.as_ref()?.so_far(criteria))
    });
    if let Some(so_far) = progress {
        bail!(Complaint::new(NotFinished { name: file.name.clone(), so_far }));
    }
    let form = file.scorecard(screen.language_in(format));
    let minutes = form.and_then(|Scorecard { request, findings, sources, input }| {
        minutes(&request, findings, sources, input?)
    });
    let Some(minutes) = minutes else { bail!(Complaint::new(NotAppraised { name: file.name.clone() })) };
    screen.write(&minutes, format, &options.output_options(), &file.inputs)?;
    let has_error = file.findings.iter().any(|finding| finding.severity == Severity::Error);
    Ok(if has_error { Exit::Findings } else { Exit::Clean })
}
