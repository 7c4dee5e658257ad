//! `score target FILE POINTS`: what must be done to reach a target.

use std::path::PathBuf;

use anyhow::bail;
use clap::Args;

use super::Exit;
use super::advice::{ADVICE, Asked, asked};
use super::complaint::Complaint;
use super::load::Loaded;
use super::messages::forms::{NoSuchRows, Semicolons, UnknownRow, hint};
use super::messages::target::{NoBands, NotATarget, NothingLeft};
use super::open::page_name;
use super::options::{InputOptions, OutputOptions};
use super::output::Screen;
use super::watch::{Kept, KeptForm, Run, WatchOption};
use super::what_if::WhatIfOptions;
use crate::criteria::Criteria;
use crate::language::Quoted;
use crate::number::{Exact, Marks, parse};
use crate::report::TargetRequest;
use crate::source::cell_figure;
use crate::target::{Goal, plan};
use crate::text::visible;

/// What must be done to reach a target: the smallest changes, and the fewest rows
#[derive(Args, Debug)]
pub(super) struct TargetArguments {
    /// The form: .toml or .csv, a workbook, `-` for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// The target: points of the total, or the id of a band
    #[arg(value_name = "POINTS|BAND", allow_negative_numbers = true)]
    target: String,

    #[command(flatten)]
    rows: RowsOptions,

    #[command(flatten)]
    what_if: WhatIfOptions,

    #[command(flatten)]
    input: InputOptions,

    #[command(flatten)]
    output: OutputOptions,

    #[command(flatten)]
    watch: WatchOption,
}

/// Which rows may be changed.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct RowsOptions {
    /// Change only these rows, and those below them: 4,3.1
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    only: Vec<String>,

    /// Leave these rows, and those below them, as they are: bonus points, what a jury judges
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    except: Vec<String>,
}

impl RowsOptions {
    /// Which leaves may be changed.
    ///
    /// # Errors
    /// Where a code names no row, or no row is left.
    pub(super) fn chosen(&self, criteria: &Criteria) -> anyhow::Result<Vec<bool>> {
        let (only, except) = (rows(criteria, &self.only)?, rows(criteria, &self.except)?);
        let is_in = |row: usize, chosen: &[usize]| {
            chosen.contains(&row) || criteria.above(row).any(|above| chosen.contains(&above))
        };
        let may = |row: usize| {
            let leaf = !criteria.rows[row].is_group();
            leaf && (self.only.is_empty() || is_in(row, &only)) && !is_in(row, &except)
        };
        let chosen: Vec<bool> = (0..criteria.rows.len()).map(may).collect();
        if !chosen.contains(&true) {
            bail!(Complaint::new(NothingLeft {}));
        }
        Ok(chosen)
    }
}

fn rows(criteria: &Criteria, codes: &[String]) -> anyhow::Result<Vec<usize>> {
    let mut found = Vec::new();
    let mut unknown = Vec::new();
    for code in codes.iter().map(|code| code.trim()) {
        match criteria.find(code) {
            Some(row) => found.push(row),
            None => {
                unknown.push(UnknownRow { code: Quoted(visible(code)), hint: hint(code, criteria.codes()) });
            }
        }
    }
    if !unknown.is_empty() {
        bail!(Complaint::new(NoSuchRows { rows: Semicolons(unknown) }));
    }
    Ok(found)
}

/// The target that was typed.
fn goal(criteria: &Criteria, typed: &str) -> anyhow::Result<Goal> {
    if let Ok(points) =
        cell_figure(typed.trim(), Marks::Unknown).or_else(|_| parse(typed.trim(), Marks::Unknown))
    {
        return Ok(Goal::Points(Exact::from(points)));
    }
    let bands = criteria.total.node.bands.as_ref();
    let Some(bands) = bands else {
        bail!(Complaint::new(NoBands { typed: Quoted(visible(typed)) }));
    };
    let named = bands
        .list
        .iter()
        .position(|band| band.id == typed || band.name().to_lowercase() == typed.to_lowercase());
    match named {
        Some(band) => Ok(Goal::Band(band)),
        None => {
            let hint = hint(typed, bands.list.iter().map(|band| band.id.as_str()));
            bail!(Complaint::new(NotATarget { typed: Quoted(visible(typed)), hint }))
        }
    }
}

/// Runs the command.
///
/// # Errors
/// Where the file cannot be read, the target is none, or the result cannot be written.
pub(super) fn run(arguments: &TargetArguments, screen: &Screen) -> anyhow::Result<Exit> {
    let name = page_name(std::slice::from_ref(&arguments.file), "target");
    let output = arguments.output.ready_to_open(ADVICE, &name)?;
    let given = std::slice::from_ref(&arguments.file);
    let is_on_stdout = output.is_for_people_on_stdout(output.format(ADVICE));
    arguments.watch.run((given, is_on_stdout), screen, |run, screen| advise(arguments, &output, run, screen))
}

/// Says once what must be done.
fn advise(
    arguments: &TargetArguments,
    output: &OutputOptions,
    run: &mut Run,
    screen: &Screen,
) -> anyhow::Result<Exit> {
    let format = output.format(ADVICE);
    let Some(asked) = asked(&arguments.file, &arguments.input, &arguments.what_if, run, screen)? else {
        return Ok(Exit::NoResult);
    };
    let Asked { form: Loaded { criteria, submission, what_if, .. }, column, evaluation, has_errors, inputs } =
        asked;
    let goal = goal(&criteria, &arguments.target)?;
    let chosen = arguments.rows.chosen(&criteria)?;
    let plan = plan(&criteria, &submission, column, &goal, &|row| chosen[row]);
    let try_command = arguments.input.command("evaluate", &arguments.file);
    let language = screen.language_in(format);
    let request = TargetRequest {
        criteria: &criteria,
        submission: &submission,
        column,
        goal: &goal,
        plan: &plan,
        try_command: &try_command,
        what_if: what_if.as_deref(),
        progress: evaluation.progress.as_ref(),
        language,
    };
    screen.write(&request, format, output, &inputs)?;
    run.result = Some(Kept::Points(Box::new(KeptForm { criteria, submission, evaluation })));
    Ok(if has_errors { Exit::Findings } else { Exit::Clean })
}
