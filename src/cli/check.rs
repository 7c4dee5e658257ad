//! `score check FILE…`: every wrong figure at its cause, and the form against itself.

use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::Args;

use super::Exit;
use super::complaint::Complaint;
use super::findings_output::{FileFindings, FindingsOptions, Shown, explain, shown_name};
use super::findings_report::Ledgers;
use super::fix_workbook::{fix_workbook, has_copies};
use super::forms::{Asked, forms};
use super::load::{Loader, look_at_options};
use super::messages::files::unread;
use super::messages::forms::{NoLedgerIn, NotForReading, StdinNotFixed, Unfixable};
use super::messages::results::{
    ColumnOfFile, FIGURES, FIGURES_WAIT, FigureFixed, FiguresFixed, Fixing, NoLedger, SoFar, Verdict, Waiting,
};
use super::minutes;
use super::open::page_name;
use super::options::InputOptions;
use super::output::{Screen, refuse_inputs};
use super::watch::{Kept, Run, WatchOption};
use super::what_if::WhatIfOptions;
use super::whole_file::overwrite;
use crate::check::{Declared, Examined};
use crate::evaluate::{Progress, evaluate};
use crate::finding::Severity;
use crate::fix::{Edit, Replacement, edits, splice};
use crate::language::{Counted, Language, NodeCode, Or, Show};
use crate::report::{COUNTED, causes, ledger, objections_sheet};
use crate::source::{SourceText, read_file};
use crate::text::visible;
use crate::working::Recorder;
use crate::write::{Format, Part, Parts, RenderOptions, write_table};

/// Find every wrong figure at its cause, and what contradicts itself
#[derive(Args, Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch that the user may set")]
pub(super) struct CheckArguments {
    /// The forms: .toml or .csv, folders of them, patterns, `-` for standard input
    #[arg(value_name = "FILE", required_unless_present = "explain")]
    files: Vec<PathBuf>,

    /// Write the right declared figures into the files, of a workbook into a copy beside it (NAME.fixed.xlsx); answers and
    /// printed maxima are never touched
    #[arg(long, conflicts_with_all = ["diff", "set", "watch"])]
    fix: bool,

    /// Show what --fix would change, and change nothing
    #[arg(long, conflicts_with_all = ["set", "watch"])]
    diff: bool,

    /// Show the ledger: every change from self-score to appraisal with its reason
    #[arg(long)]
    ledger: bool,

    /// Write the minutes of the appraisal for both parties to sign: totals in words, changes with their reasons, what is still
    /// open; a document (.md, .html)
    #[arg(long, conflicts_with_all = ["fix", "diff", "ledger", "statistics", "set"])]
    minutes: bool,

    #[command(flatten)]
    findings: FindingsOptions,

    #[command(flatten)]
    what_if: WhatIfOptions,

    #[command(flatten)]
    input: InputOptions,

    #[command(flatten)]
    watch: WatchOption,
}

/// What a ledger has; programs have the points of both columns in the JSON of `evaluate`.
const LEDGER: Parts = &[Part::Text, Part::Lines];

/// Runs the command.
///
/// # Errors
/// Where a file cannot be read, or the result cannot be written.
pub(super) fn run(arguments: &CheckArguments, screen: &Screen) -> anyhow::Result<Exit> {
    if let Some(code) = &arguments.findings.explain {
        return explain(code, screen.language);
    }
    let findings = arguments.findings.ready_to_open(&page_name(&arguments.files, "check"))?;
    let arguments = &CheckArguments { findings, ..arguments.clone() };
    let format = arguments.findings.format();
    arguments.what_if.expect_no_workbook(format)?;
    if arguments.diff && !arguments.findings.is_for_terminal() {
        bail!(Complaint::new(NotForReading {}));
    }
    if arguments.ledger && !format.writes(LEDGER) {
        let others = Or(Format::all(LEDGER).map(|format| format.name).collect());
        bail!(Complaint::new(NoLedgerIn { format: format.name, others }));
    }
    if arguments.fix && arguments.files.iter().any(|file| file.as_os_str() == "-") {
        bail!(Complaint::new(StdinNotFixed {}));
    }
    let is_on_stdout = arguments.findings.output_options().is_for_people_on_stdout(format);
    arguments.watch.run((&arguments.files, is_on_stdout), screen, |run, screen| check(arguments, run, screen))
}

/// Checks all forms once.
fn check(arguments: &CheckArguments, run: &mut Run, screen: &Screen) -> anyhow::Result<Exit> {
    let format = arguments.findings.format();
    let minutes = arguments.minutes.then(|| minutes::format(&arguments.findings)).transpose()?;
    let output = arguments.findings.output_options();
    look_at_options(&arguments.input)?;
    let asked = forms(&arguments.files, screen);
    if arguments.fix {
        // before any form is fixed
        let files: Vec<PathBuf> = asked.iter().filter_map(|asked| asked.as_ref().ok().cloned()).collect();
        refuse_inputs(&output, &files)?;
    }
    if minutes.is_some() {
        minutes::expect_one(asked.len())?;
    }
    let options = screen.rendering(format, &output);
    let checked = |asked: &Asked| {
        let (file, checked) = match asked {
            Ok(file) => (file, check_file(arguments, file, screen, &options)),
            Err((path, why)) => return FileFindings::unreadable(path, why),
        };
        checked.unwrap_or_else(|error| FileFindings::unreadable(file, &error))
    };
    let all: Vec<FileFindings> = asked.iter().map(checked).collect();
    run.inputs = all.iter().flat_map(|file| file.inputs.clone()).collect();
    // a form that cannot be read has no findings to compare with
    let is_read = all.iter().all(|file| file.verdict.is_some());
    run.result = is_read.then(|| Kept::Counts(COUNTED.map(|severity| count(&all, severity))));
    if let (Some(format), [file]) = (minutes, all.as_slice()) {
        return minutes::deliver(file, &arguments.findings, format, screen);
    }
    if !arguments.ledger || arguments.findings.is_for_terminal() {
        return arguments.findings.deliver(&all, screen);
    }
    for file in all.iter().filter(|file| file.verdict.is_some()) {
        screen.show_findings(&file.findings, &file.sources);
    }
    arguments.findings.write(&Ledgers(&all), &all, screen)
}

/// How many findings of a severity there are.
fn count(all: &[FileFindings], severity: Severity) -> usize {
    let findings = all.iter().flat_map(|file| &file.findings);
    findings.filter(|finding| finding.severity == severity).map(|finding| finding.count).sum()
}

fn check_file(
    arguments: &CheckArguments,
    file: &Path,
    screen: &Screen,
    options: &RenderOptions,
) -> anyhow::Result<FileFindings> {
    let mut loader = Loader::default();
    let form = loader.load_assuming(file, &arguments.input, &arguments.what_if)?;
    let name = shown_name(file);
    let Some(form) = form else {
        let findings = arguments.findings.judged(loader.findings.sorted());
        let Loader { sources, inputs, .. } = loader;
        return Ok(FileFindings { name, sources, findings, inputs, ..FileFindings::default() });
    };
    let Loader { sources, mut findings, inputs, .. } = loader;
    let evaluation = evaluate(&form.criteria, &form.submission, &Recorder::keeping(), &mut findings);
    let source = sources.get(form.submission.source);
    let changes = edits(&form.criteria, &form.submission, &evaluation, source);
    let workbook = source.workbook_shown();
    let mut appendix = String::new();
    if arguments.fix
        && !changes.is_empty()
        && let Some(workbook) = workbook
    {
        let fixed = match fix_workbook(file, (source, workbook), &changes, screen.language) {
            Ok(fixed) => fixed,
            Err(error) => return Ok(FileFindings::unwritable(file, &error)),
        };
        if let Some(copy) = fixed.copy {
            let again = CheckArguments { fix: false, ..arguments.clone() };
            let mut rechecked = check_file(&again, &copy, screen, options)?;
            rechecked.appendix.push_str(&fixed.text);
            // what is left is for a person
            rechecked.hint.clear();
            return Ok(rechecked);
        }
        appendix.push_str(&fixed.text);
    } else if arguments.fix && !changes.is_empty() {
        if let Err(error) = write_fixed(file, source, &changes) {
            return Ok(FileFindings::unwritable(file, &error));
        }
        // what stays is told of the file as it now is
        let again = CheckArguments { fix: false, ..arguments.clone() };
        let mut rechecked = check_file(&again, file, screen, options)?;
        rechecked.appendix.push_str(&fixed_text(&name, &changes, screen.language));
        return Ok(rechecked);
    }
    let examined = Examined::new(&form.criteria, &form.submission, &evaluation);
    examined.check(&mut findings);
    if let Some(what_if) = &form.what_if {
        let sheet = what_if.sheet(&form.criteria, (&form.submission, &evaluation), options.language);
        appendix.push_str(&(write_table(&sheet, options) + "\n"));
    }
    let verdict = Some(verdict(examined.declared(), evaluation.progress.as_ref()));
    let (mut changed, mut disputed) = (None, None);
    if arguments.ledger {
        disputed = objections_sheet(&form.criteria, &form.submission, &evaluation, options.language);
        changed = ledger(&form.criteria, &form.submission, &evaluation, options.language);
        if changed.is_none() {
            appendix.push_str(&format!("{}\n\n", NoLedger {}.said(screen.language)));
        }
    }
    if arguments.diff {
        appendix.push_str(&diff_text(&name, source, &changes));
    }
    let findings = arguments.findings.judged(findings.sorted());
    let causes = causes(&examined, &findings, screen.language, options.width);
    let is_asked = arguments.diff || arguments.fix;
    let can_write = file.as_os_str() != "-" && (workbook.is_none() || has_copies(file));
    let can_fix = causes.is_some() && !changes.is_empty() && !is_asked && can_write && form.what_if.is_none();
    let hint = if can_fix {
        Fixing { command: arguments.input.command("check", file) }.said(screen.language)
    } else {
        String::new()
    };
    let declared = examined.declared();
    let is_shown = arguments.minutes || arguments.findings.format().shows_forms;
    let shown = is_shown.then(|| {
        let check_command = arguments.input.command("check", file);
        Box::new(Shown { form, evaluation, declared, check_command })
    });
    Ok(FileFindings {
        name,
        sources,
        findings,
        inputs,
        verdict,
        ledger: changed,
        objections: disputed,
        appendix,
        causes,
        hint,
        shown,
    })
}

fn write_fixed(file: &Path, source: &SourceText, changes: &[Edit]) -> anyhow::Result<()> {
    let name = visible(&file.to_string_lossy());
    let bytes = read_file(file).map_err(|error| unread(file, error))?;
    let replacements: Vec<Replacement> = changes.iter().map(Edit::replacement).collect();
    match splice(&bytes, source, &replacements) {
        Ok(spliced) => overwrite(&spliced, file),
        Err(_) => bail!(Complaint::new(Unfixable { name })),
    }
}

fn fixed_text(name: &str, changes: &[Edit], language: Language) -> String {
    let mut text = String::new();
    for edit in changes {
        let fixed = FigureFixed {
            name: name.to_owned(),
            code: NodeCode(edit.code.clone()),
            column: ColumnOfFile(edit.column),
            old: edit.old.clone(),
            new: edit.new.clone(),
        };
        text.push_str(&format!("{}\n", fixed.said(language)));
    }
    let sums = changes.iter().filter(|edit| edit.is_sum).count();
    let rows = Counted(changes.len() - sums, FIGURES);
    text.push_str(&format!("{}\n", FiguresFixed { name: name.to_owned(), rows, sums }.said(language)));
    text
}

fn diff_text(name: &str, source: &SourceText, changes: &[Edit]) -> String {
    if changes.is_empty() {
        return String::new();
    }
    let mut text = format!("--- {name}\n+++ {name}\n");
    let line_of = |edit: &Edit| source.excerpt(&edit.span).0;
    for edits in changes.chunk_by(|a, b| line_of(a) == line_of(b)) {
        let (line, old, _) = source.excerpt(&edits[0].span);
        let start = edits[0].span.start - source.excerpt(&edits[0].span).2.start;
        let mut new = String::new();
        let mut at = 0;
        for edit in edits {
            new.push_str(&old[at..edit.span.start - start]);
            new.push_str(&edit.new);
            at = edit.span.end - start;
        }
        new.push_str(&old[at..]);
        text.push_str(&format!("@@ -{line} +{line} @@\n-{}\n+{}\n", visible(old), visible(&new)));
    }
    text
}

/// How the declared figures compare.
fn verdict(declared: Declared, progress: Option<&Progress>) -> Verdict {
    let waiting =
        (declared.not_yet > 0).then_some(Waiting { figures: Counted(declared.not_yet, FIGURES_WAIT) });
    let so_far = progress.map(|progress| SoFar { appraised: progress.appraised, of: progress.of(), waiting });
    Verdict::Declared { compared: declared.compared, differing: declared.differing(), so_far }
}
