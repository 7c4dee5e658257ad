//! `score merge BASE VERSION…`: the work of several people who each filled in a part of a copy of one form.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Args;

use super::Exit;
use super::complaint::Complaint;
use super::findings_output::shown_name;
use super::forms::forms;
use super::identity::FileIdentity;
use super::load::{Loaded, Loader, look_at_options};
use super::merge_anew::{as_submission, expect_anew, is_workbook, write_anew};
use super::merge_decisions::{Conflicts, decisions};
use super::merge_result::{Merged, expect_notation, merged, write_conflicts};
use super::messages::merge::{
    ConflictsAsCsv, NoSuchVersion as NoVersion, SeveralVersions, StdinTwice, VersionOfOtherEdition,
    VersionOfOtherUnit, VersionTwice, VersionsAreOne,
};
use super::messages::options::Hint;
use super::options::{CsvOption, InputOptions, OutputOptions, RESULT, formats, with_formats};
use super::output::{Screen, refuse_inputs, refuse_unfit};
use super::whole_file::overwrite;
use crate::compare::Side;
use crate::criteria::edition;
use crate::evaluate::{Evaluation, evaluate};
use crate::finding::{Finding, Findings, Place, Severity, code};
use crate::language::{Listed, Quoted, Text};
use crate::merge::{Choice, Names, NoSuchVersion, Settling, Verdict, kept, merge};
use crate::patch::Filled;
use crate::report::MergeRequest;
use crate::source::{Shape, Sources};
use crate::submission::Submission;
use crate::text::visible;
use crate::working::Recorder;
use crate::write::Format;

/// Put together the work of several people who each filled in a part of a copy of one form
#[derive(Args, Clone, Debug)]
pub(super) struct MergeArguments {
    /// The form that all began from, `-` for standard input
    #[arg(value_name = "BASE")]
    base: PathBuf,

    /// The copies that were filled in, of any notation
    #[arg(value_name = "VERSION", required = true)]
    versions: Vec<PathBuf>,

    /// Write the merged form into a file, in the notation of BASE (of a workbook or a document anew: .toml, .xlsx); without it,
    /// say what would come of it
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Settle conflicts in favour of this version where it changed the entry; `base` keeps what BASE has
    #[arg(long, value_name = "NAME")]
    prefer: Option<String>,

    /// Settle conflicts one by one: a CSV with the columns code, column and take
    #[arg(long, value_name = "FILE")]
    decisions: Option<PathBuf>,

    /// List the open conflicts in a CSV for --decisions, with an empty column take
    #[arg(long, value_name = "FILE")]
    conflicts: Option<PathBuf>,

    /// How to write the report
    #[arg(long, value_name = "FORMAT", value_parser = formats(RESULT), hide_possible_values = true,
        help = with_formats("How to write the report: {formats} [default: table]", RESULT))]
    format: Option<&'static Format>,

    #[command(flatten)]
    csv: CsvOption,

    #[command(flatten)]
    input: InputOptions,
}

/// The merged form in a command, before it has a name.
const FORM: Text = Text { en: "FILE", vi: "TỆP" };

/// A form with its evaluation.
struct Version {
    loaded: Loaded,
    evaluation: Evaluation,
    text: String,
}

impl Version {
    fn filled(&self) -> Filled<'_> {
        Filled { submission: &self.loaded.submission, text: Some(&self.text) }
    }

    fn side(&self) -> Side<'_> {
        let Loaded { criteria, submission, .. } = &self.loaded;
        Side { criteria, submission, evaluation: &self.evaluation }
    }
}

/// Runs the command.
///
/// # Errors
/// Where a file cannot be read, no version is called so, or a result cannot be written.
pub(super) fn run(arguments: &MergeArguments, screen: &Screen) -> anyhow::Result<Exit> {
    let report = OutputOptions { format: arguments.format, csv: arguments.csv, ..OutputOptions::default() };
    let format = report.format(RESULT);
    refuse_unfit(format, &report)?;
    look_at_options(&arguments.input)?;
    let files = asked_for(arguments, screen)?;
    let mut inputs = Vec::new();
    let Some(mut base) = load(&arguments.base, &arguments.input, None, screen, &mut inputs)? else {
        return Ok(Exit::NoResult);
    };
    // what is not written into is merged as the submission that it is read as
    let mut base_file = arguments.base.clone();
    let is_anew = base.loaded.submission.shape() == Shape::Form;
    if is_anew {
        (base_file, base.loaded) = as_submission(&arguments.base, &base.loaded, &arguments.input)?;
    }
    let of_versions = like(&arguments.input, &base.loaded);
    let mut versions = Vec::new();
    for file in &files {
        versions.push(load(file, &of_versions, Some((&arguments.base, &base)), screen, &mut inputs)?);
    }
    // every version that is wrong was told in this run
    let Some(versions) = versions.into_iter().collect::<Option<Vec<Version>>>() else {
        return Ok(Exit::NoResult);
    };
    let names = Names::of(&arguments.base, &files);
    let sides: Vec<Side<'_>> = versions.iter().map(Version::side).collect();
    let criteria = &base.loaded.criteria;
    let submissions: Vec<&Submission> = sides.iter().map(|side| side.submission).collect();
    let mut changes = merge(criteria, &base.loaded.submission, &submissions);
    let prefer = arguments.prefer.as_deref().map(|typed| preferred(&names, typed)).transpose()?;
    let mut settling = Settling { prefer, ..Settling::default() };
    if let Some(file) = &arguments.decisions {
        let (mut sources, mut findings) = (Sources::default(), Findings::default());
        let conflicts = Conflicts { criteria, changes: &changes, names: &names };
        let decided = decisions(file, conflicts, &mut sources, &mut findings).context("--decisions")?;
        let Some(decided) = decided else {
            screen.show_findings(&findings.sorted(), &sources);
            return Ok(Exit::NoResult);
        };
        inputs.push(file.clone());
        settling.decisions = decided;
    }
    settling.settle(&mut changes);
    let is_open = changes.iter().any(|change| change.verdict == Verdict::Open);
    for file in [&arguments.output, &arguments.conflicts].into_iter().flatten() {
        refuse_inputs(&OutputOptions::to(Some(file.clone())), &inputs)?;
    }
    if let Some(file) = &arguments.output {
        if is_anew {
            expect_anew(file)?;
        } else {
            expect_notation(file, &base_file, &base.loaded.submission)?;
        }
    }
    let result = if is_open {
        None
    } else {
        let options = &arguments.input;
        let name = arguments.output.as_ref().filter(|file| !is_workbook(file)).unwrap_or(&base_file);
        let filled: Vec<Filled<'_>> = versions.iter().map(Version::filled).collect();
        Some(merged(&base.loaded, (&base_file, name), &filled, &changes, options)?)
    };
    if let (Some(file), Some(result)) = (&arguments.output, &result) {
        if is_anew {
            let merging = (&base.loaded.submission, &*changes);
            write_anew((&arguments.base, file), result, merging, &of_versions, screen)?;
        } else {
            overwrite(&result.bytes, file)?;
        }
    }
    let kept = kept(criteria, &base.loaded.submission, &submissions, &names);
    let written = arguments.output.as_ref().filter(|_| result.is_some()).map(|file| shown_name(file));
    let language = screen.language_in(format);
    let fixed = arguments.output.as_deref().unwrap_or(Path::new(FORM.in_language(language)));
    let fix_command = format!("{}\u{a0}--fix", arguments.input.command("check", fixed));
    // sums that are there are put right, in files that are written into
    let can_fix = kept.base_has_sums && !is_workbook(fixed);
    let request = MergeRequest {
        criteria,
        base: base.side(),
        versions: &sides,
        names: &names,
        changes: &changes,
        kept: &kept,
        merged: result.as_ref().map(Merged::side),
        written: written.as_deref(),
        fix_command: can_fix.then_some(fix_command.as_str()),
        language,
    };
    if let Some(result) = &result {
        screen.tell_short(&result.errors, &result.sources);
    }
    screen.write(&request, format, &report, &inputs)?;
    if let Some(file) = &arguments.conflicts {
        write_conflicts(&request, file, screen)?;
    }
    let has_errors = result.is_none_or(|result| !result.errors.is_empty());
    Ok(if has_errors { Exit::Findings } else { Exit::Clean })
}

/// The files of the versions, before anything is read.
fn asked_for(arguments: &MergeArguments, screen: &Screen) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for asked in forms(&arguments.versions, screen) {
        files.push(asked.map_err(|(_, why)| why)?);
    }
    let is_stdin = |file: &&PathBuf| file.as_os_str() == "-";
    if files.iter().chain([&arguments.base]).filter(is_stdin).count() > 1 {
        bail!(Complaint::new(StdinTwice {}));
    }
    if let Some(file) = &arguments.conflicts {
        expect_csv(file)?;
    }
    refuse_twice(&files)?;
    Ok(files)
}

/// Refuses a file that is given as a version more than once: another one was forgotten.
fn refuse_twice(files: &[PathBuf]) -> anyhow::Result<()> {
    let mut known: Vec<(FileIdentity, &PathBuf)> = Vec::new();
    for file in files.iter().filter(|file| file.as_os_str() != "-") {
        let Some(identity) = FileIdentity::of(file) else { continue };
        if let Some((_, other)) = known.iter().find(|(of, _)| *of == identity) {
            let [name, other] = [file, *other].map(|path| visible(&path.to_string_lossy()));
            if name == other {
                bail!(Complaint::new(VersionTwice { name }));
            }
            bail!(Complaint::new(VersionsAreOne { name: other, other: name }));
        }
        known.push((identity, file));
    }
    Ok(())
}

/// Refuses a list of conflicts that is not called a CSV.
fn expect_csv(file: &Path) -> anyhow::Result<()> {
    if file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")) {
        return Ok(());
    }
    bail!(Complaint::new(ConflictsAsCsv { name: visible(&file.to_string_lossy()) }))
}

/// How versions are read: as forms of the base's edition.
fn like(options: &InputOptions, base: &Loaded) -> InputOptions {
    let id = &base.criteria.id;
    let shipped = edition(id).is_some().then(|| id.into());
    InputOptions { criteria: options.criteria.clone().or(shipped), ..options.clone() }
}

fn preferred(names: &Names, typed: &str) -> anyhow::Result<Choice> {
    names.find(typed).map_err(|why| {
        let typed = Quoted(visible(typed));
        match why {
            NoSuchVersion::Unknown(near) => Complaint::new(NoVersion { typed, hint: Hint(near) }).into(),
            NoSuchVersion::Several(names) => {
                Complaint::new(SeveralVersions { typed, names: Listed(names) }).into()
            }
        }
    })
}

/// Reads a form, and a version as one of the base. `None` where it cannot be merged; what was found has been shown.
fn load(
    file: &Path,
    options: &InputOptions,
    base: Option<(&PathBuf, &Version)>,
    screen: &Screen,
    inputs: &mut Vec<PathBuf>,
) -> anyhow::Result<Option<Version>> {
    let mut loader = Loader::of_blanks();
    // the encoding of a CSV among forms in TOML, which have one alone
    let is_toml = file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
    let encoding = options.encoding.filter(|_| !is_toml);
    let loaded = loader.load(file, &InputOptions { encoding, ..options.clone() })?;
    let Loader { sources, mut findings, inputs: read, .. } = loader;
    inputs.extend(read);
    if let (Some((path, base)), Some(loaded)) = (base, &loaded)
        && let Some(other) = other_unit(path, &base.loaded.submission, &loaded.submission, &sources)
    {
        findings.push(other);
    }
    let is_fatal = |finding: &Finding| {
        // a row in doubt may say either: nobody knows what it would be merged as
        [&code::IMPORT_DOUBT, &code::UNIT_DIFFERS].contains(&finding.code)
    };
    if loaded.is_none() || findings.iter().any(is_fatal) {
        let shown = findings.sorted().into_iter().filter(|it| loaded.is_none() || is_fatal(it));
        let shown: Vec<Finding> = shown.map(|finding| of_edition(finding, base)).collect();
        screen.show_findings(&shown, &sources);
        return Ok(None);
    }
    let evaluation = |loaded: &Loaded| {
        evaluate(&loaded.criteria, &loaded.submission, &Recorder::discarding(), &mut Findings::default())
    };
    Ok(loaded.map(|loaded| {
        let text = sources.get(loaded.submission.source).text.to_string();
        Version { evaluation: evaluation(&loaded), text, loaded }
    }))
}

/// The finding for a version of another unit.
fn other_unit(path: &Path, base: &Submission, version: &Submission, sources: &Sources) -> Option<Finding> {
    let (of_base, unit) = (&base.unit, &version.unit);
    if of_base.is_named_by_file || unit.is_named_by_file || of_base.id == unit.id {
        return None;
    }
    let text = &sources.get(version.source).text;
    let at = text.find(&unit.id).map_or(0..0, |at| at..at + unit.id.len());
    let (unit, of_base) = (visible(&unit.id), visible(&of_base.id));
    let finding = VersionOfOtherUnit { unit, base: shown_name(path), of_base };
    Some(Finding::from(finding).at(&Place::new(version.source, at)))
}

/// The finding for a version of another edition, in place of the one for an option that nobody gave.
fn of_edition(finding: Finding, base: Option<(&PathBuf, &Version)>) -> Finding {
    match base {
        Some((path, base)) if finding.code == &code::CRITERIA_DIFFER => {
            let criteria = base.loaded.criteria.id.clone();
            let other = VersionOfOtherEdition { base: shown_name(path), criteria };
            Finding::from(other).at_if(finding.place.as_ref())
        }
        _ => finding,
    }
}

/// Errors of a form, without those that follow from others. That rows are not answered yet the report says.
pub(super) fn errors(findings: Findings) -> Vec<Finding> {
    let is_error = |finding: &Finding| {
        let is_open = finding.code == &code::ROW_MISSING;
        finding.severity == Severity::Error && !finding.is_consequence() && !is_open
    };
    findings.sorted().into_iter().filter(is_error).collect()
}
