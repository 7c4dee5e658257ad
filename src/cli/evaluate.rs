//! `score evaluate FILE`: one form, self-score against appraisal.

use std::path::PathBuf;

use clap::Args;

use super::Exit;
use super::causes::causes_text;
use super::complaint::Complaint;
use super::load::{Loaded, Loader};
use super::messages::options::Most;
use super::open::page_name;
use super::options::{InputOptions, OutputOptions, RESULT, whole_number};
use super::output::{Screen, tell};
use super::watch::{Kept, KeptForm, Run, WatchOption};
use super::what_if::WhatIfOptions;
use crate::check::Examined;
use crate::evaluate::evaluate;
use crate::finding::{Finding, Severity};
use crate::report::{ScorecardRequest, causes};
use crate::working::Recorder;
use crate::write::{Readers, Scorecard};

/// Score one form: self-score and appraisal side by side
#[derive(Args, Debug)]
pub(super) struct EvaluateArguments {
    /// The form: .toml or .csv, `-` for standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    /// Show rows to this depth only: 1 for the groups
    #[arg(long, value_name = "N", value_parser = parse_depth)]
    pub depth: Option<u8>,

    #[command(flatten)]
    pub what_if: WhatIfOptions,

    #[command(flatten)]
    pub input: InputOptions,

    #[command(flatten)]
    pub output: OutputOptions,

    #[command(flatten)]
    pub watch: WatchOption,
}

/// How much of a form is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Looks {
    /// What it declares.
    AtFigures,
    /// Everything.
    Everywhere,
}

fn parse_depth(text: &str) -> Result<u8, Complaint> {
    whole_number(text, 1, Most::Room(i64::from(u8::MAX)))
}

/// Runs the command.
///
/// # Errors
/// Where a file cannot be read, or the result cannot be written.
pub(super) fn run(arguments: &EvaluateArguments, screen: &Screen, looks: Looks) -> anyhow::Result<Exit> {
    let name = page_name(std::slice::from_ref(&arguments.file), "form");
    let output = arguments.output.ready_to_open(RESULT, &name)?;
    let format = output.format(RESULT);
    arguments.what_if.expect_no_workbook(format)?;
    let given = std::slice::from_ref(&arguments.file);
    let is_on_stdout = output.is_for_people_on_stdout(format);
    arguments
        .watch
        .run((given, is_on_stdout), screen, |run, screen| score(arguments, &output, run, screen, looks))
}

/// Scores the form once.
fn score(
    arguments: &EvaluateArguments,
    output: &OutputOptions,
    run: &mut Run,
    screen: &Screen,
    looks: Looks,
) -> anyhow::Result<Exit> {
    let mut loader = Loader::default();
    let format = output.format(RESULT);
    let loaded = loader.load_assuming(&arguments.file, &arguments.input, &arguments.what_if)?;
    let Loader { sources, mut findings, inputs, .. } = loader;
    run.inputs.clone_from(&inputs);
    let Some(loaded) = loaded else {
        screen.show_findings(&findings.sorted(), &sources);
        return Ok(Exit::NoResult);
    };
    let (criteria, submission) = (&loaded.criteria, &loaded.submission);
    let evaluation = evaluate(criteria, submission, &Recorder::keeping(), &mut findings);
    let examined = Examined::new(criteria, submission, &evaluation);
    match looks {
        Looks::AtFigures => examined.check_declared(&mut findings),
        Looks::Everywhere => examined.check(&mut findings),
    }
    let findings = findings.sorted();
    let check_command = arguments.input.command("check", &arguments.file);
    let told_beside = format.readers != Readers::Programs;
    let mut causes_below = String::new();
    if told_beside {
        let (drawing, options) = (screen.stderr_drawing(), screen.stderr_rendering());
        let figures = causes(&examined, &findings, screen.language, options.width);
        causes_below = causes_text(figures.as_ref(), &findings, &sources, drawing, &options);
    }
    let mut request = ScorecardRequest {
        criteria,
        submission,
        evaluation: &evaluation,
        declared: examined.declared(),
        check_command: &check_command,
        language: screen.language_in(format),
        depth: arguments.depth.map_or(usize::MAX, usize::from),
        what_if: loaded.what_if.as_deref(),
    };
    // a page has them below the table
    if told_beside && !screen.quiet && !format.shows_forms {
        screen.show_findings(&findings, &sources);
    }
    // what nobody stated has no receipt
    let input = loaded.what_if.is_none().then_some(&loaded.input);
    let report = |request| Scorecard { request, findings: &findings, sources: &sources, input };
    if arguments.depth.is_none() {
        let rendering = screen.rendering(format, output);
        let write = |depth| (format.write)(&report(ScorecardRequest { depth, ..request }), &rendering);
        request.depth = run.depth_that_fits(criteria, &causes_below, write);
    }
    screen.write(&report(request), format, output, &inputs)?;
    tell(&causes_below);
    let exit = exit_for(&findings);
    if run.is_watched {
        drop(examined);
        let Loaded { criteria, submission, .. } = loaded;
        run.result = Some(Kept::Points(Box::new(KeptForm { criteria, submission, evaluation })));
        return Ok(exit);
    }
    // the process ends here: to give everything back piece by piece would be work for nothing
    std::mem::forget((examined, findings, sources));
    std::mem::forget((evaluation, loaded));
    Ok(exit)
}

fn exit_for(findings: &[Finding]) -> Exit {
    let has_error = findings.iter().any(|finding| finding.severity == Severity::Error);
    if has_error { Exit::Findings } else { Exit::Clean }
}
