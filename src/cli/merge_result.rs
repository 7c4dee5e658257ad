//! The merged form: its bytes, read back and held against what was merged before anything is written.

use std::path::{Path, PathBuf};

use anyhow::bail;

use super::complaint::Complaint;
use super::findings_output::shown_name;
use super::load::{Loaded, Loader};
use super::merge::errors;
use super::messages::forms::Semicolons;
use super::messages::merge::{
    AddColumn, ConflictsExist, ConflictsUnchanged, ConflictsWritten, EntriesWithoutPlace, NoConflicts,
    NoLetters, NotExact, NotReadBack, OtherEntries, OtherNotation, WithoutPlace, WriteOnLine,
};
use super::options::{InputOptions, OutputOptions};
use super::output::{Screen, tell};
use super::whole_file::overwrite;
use crate::compare::Side;
use crate::criteria::Criteria;
use crate::evaluate::{Evaluation, evaluate};
use crate::finding::{Finding, SourceId};
use crate::language::{Listed, Sentence, Show};
use crate::merge::{Change, Spot, first_difference};
use crate::patch::{Filled, Form, Unpatched, Why, fillings, patched};
use crate::read::reader_for;
use crate::report::{MergeRequest, entry_name};
use crate::source::decode::decode;
use crate::source::{Shape, SourceText, Sources};
use crate::submission::Submission;
use crate::text::visible;
use crate::working::Recorder;
use crate::write::written_csv;

/// So many entries without a place are named.
const NAMED: usize = 8;

/// The merged form.
pub(super) struct Merged {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The errors that it has.
    pub errors: Vec<Finding>,
    /// The texts that they are about.
    pub sources: Sources,
    /// The form.
    pub form: Loaded,
    evaluation: Evaluation,
}

impl Merged {
    /// The form with its evaluation.
    pub(super) fn side(&self) -> Side<'_> {
        let Loaded { criteria, submission, .. } = &self.form;
        Side { criteria, submission, evaluation: &self.evaluation }
    }
}

/// Merges what was taken into the bytes of the base, whose file is the first, under the name of the second.
///
/// # Errors
/// Where that cannot be done exactly.
pub(super) fn merged(
    base: &Loaded,
    (file, name): (&Path, &Path),
    versions: &[Filled<'_>],
    changes: &[Change],
    options: &InputOptions,
) -> anyhow::Result<Merged> {
    // as people wrote it, if it can be read in its new place
    let with = |versions: &[Filled<'_>]| put_in(base, (file, name), versions, changes, options);
    let plainly: Vec<Filled<'_>> = versions.iter().map(|it| Filled { text: None, ..*it }).collect();
    with(versions).or_else(|_| with(&plainly))
}

fn put_in(
    base: &Loaded,
    (file, name): (&Path, &Path),
    versions: &[Filled<'_>],
    changes: &[Change],
    options: &InputOptions,
) -> anyhow::Result<Merged> {
    let Loaded { criteria, submission, input, .. } = base;
    let fillings = fillings(criteria, submission, versions, changes);
    let bytes = if fillings.is_empty() {
        input.form.to_vec()
    } else {
        let source = source(file, base, options)?;
        let form = Form { criteria, submission, source: &source, options: options.reading() };
        match patched(&input.form, form, &fillings) {
            Ok(bytes) => bytes,
            Err(why) => return Err(complaint(why, file, criteria, &source)),
        }
    };
    let mut loader = Loader::of_blanks();
    let shown = name.to_string_lossy();
    let again = loader.load_bytes((file, &shown), bytes.clone(), options)?;
    let Loader { sources, mut findings, .. } = loader;
    let differs = |form: &Loaded| first_difference(criteria, submission, changes, &form.submission);
    let code = match &again {
        Some(form) => differs(form),
        None => Some(fillings.first_code(criteria)),
    };
    match (again, code) {
        (Some(form), None) => {
            let evaluation =
                evaluate(&form.criteria, &form.submission, &Recorder::discarding(), &mut findings);
            Ok(Merged { bytes, errors: errors(findings), sources, form, evaluation })
        }
        (_, code) => Err(not_exact(file, code)),
    }
}

/// The text of the base again.
fn source(file: &Path, base: &Loaded, options: &InputOptions) -> anyhow::Result<SourceText> {
    if base.submission.shape() == Shape::Form {
        return Ok(SourceText::new(shown_name(file), ""));
    }
    let decoded = decode(&file.to_string_lossy(), &base.input.form, options.encoding, SourceId(0));
    match decoded {
        Ok(source) => Ok(source),
        Err(_) => Err(not_exact(file, None)),
    }
}

/// That a file would not say exactly what was merged, and in which entry, where that is known.
pub(super) fn not_exact(file: &Path, code: Option<String>) -> anyhow::Error {
    let name = shown_name(file);
    match code {
        Some(code) => Complaint::new(NotExact { name, code: visible(&code) }).into(),
        None => Complaint::new(NotReadBack { name }).into(),
    }
}

fn complaint(why: Unpatched, file: &Path, criteria: &Criteria, source: &SourceText) -> anyhow::Error {
    let name = shown_name(file);
    match why {
        Unpatched::Letters => Complaint::new(NoLetters { name, encoding: source.encoding.name() }).into(),
        Unpatched::Entries(entries) => {
            let mut reasons: Vec<(Why, Vec<Spot>)> = Vec::new();
            for (spot, why) in entries {
                match reasons.iter_mut().find(|(known, _)| *known == why) {
                    Some((_, spots)) => spots.push(spot),
                    None => reasons.push((why, vec![spot])),
                }
            }
            let reason = |(why, spots): (Why, Vec<Spot>)| {
                let why: Sentence = match why {
                    Why::NoColumn(column) => AddColumn { column }.into(),
                    Why::Place => WriteOnLine {}.into(),
                };
                EntriesWithoutPlace { entries: Listed(named(criteria, &spots)), why }
            };
            let entries = Semicolons(reasons.into_iter().map(reason).collect());
            Complaint::new(WithoutPlace { name, entries }).into()
        }
    }
}

/// The first of these entries, and how many others there are.
fn named(criteria: &Criteria, spots: &[Spot]) -> Vec<Sentence> {
    let named = if spots.len() > NAMED + 1 { NAMED } else { spots.len() };
    let (named, others) = spots.split_at(named);
    let others = (!others.is_empty()).then(|| OtherEntries { count: others.len().to_string() }.into());
    named.iter().map(|spot| entry_name(criteria, *spot).into()).chain(others).collect()
}

/// Refuses a name whose ending promises another notation than the base has.
///
/// # Errors
/// Where it does.
pub(super) fn expect_notation(file: &Path, base: &Path, form: &Submission) -> anyhow::Result<()> {
    let ending = |path: &Path| path.extension().map(|it| it.to_string_lossy().to_ascii_lowercase());
    let usual = match form.shape() {
        Shape::Toml => "toml".to_owned(),
        Shape::Csv => ending(base).unwrap_or_else(|| "csv".to_owned()),
        Shape::Form => return Ok(()),
    };
    let of = |ending: &str| reader_for(ending).map(|reader| reader.name);
    match ending(file) {
        Some(own) if own != usual && of(&own) != of(&usual) => {
            let name = visible(&file.to_string_lossy());
            bail!(Complaint::new(OtherNotation { name, ending: usual }))
        }
        _ => Ok(()),
    }
}

/// Lists the open conflicts in a file that is not there yet: what was decided in it is not lost.
///
/// # Errors
/// Where the file is there, or cannot be written.
pub(super) fn write_conflicts(
    request: &MergeRequest<'_>,
    file: &PathBuf,
    screen: &Screen,
) -> anyhow::Result<()> {
    if request.open().next().is_none() {
        if !screen.quiet {
            let name = visible(&file.to_string_lossy());
            tell(&format!("{}\n", NoConflicts { name }.said(screen.language)));
        }
        return Ok(());
    }
    let output = OutputOptions { output: Some(file.clone()), ..OutputOptions::default() };
    let dialect = output.dialect(screen.language);
    let request = MergeRequest { language: screen.language, ..*request };
    let bytes = written_csv(&[request.decisions()], screen.language, dialect);
    let name = visible(&file.to_string_lossy());
    if std::fs::symlink_metadata(file).is_ok() {
        if crate::source::read_file(file).is_ok_and(|known| known == bytes) {
            if !screen.quiet {
                tell(&format!("{}\n", ConflictsUnchanged { name }.said(screen.language)));
            }
            return Ok(());
        }
        bail!(Complaint::new(ConflictsExist { name }));
    }
    overwrite(&bytes, file)?;
    if !screen.quiet {
        tell(&format!("{}\n", ConflictsWritten { name }.said(screen.language)));
    }
    Ok(())
}
