//! `score losses FILE`: where the points went.

use std::path::PathBuf;

use anyhow::bail;
use clap::Args;

use super::Exit;
use super::advice::{ADVICE, Asked, asked};
use super::complaint::Complaint;
use super::load::Loaded;
use super::messages::target::NoTotal;
use super::open::page_name;
use super::options::{InputOptions, OutputOptions};
use super::output::Screen;
use super::watch::Run;
use super::what_if::WhatIfOptions;
use crate::losses::losses;
use crate::report::LossesRequest;
use crate::target::{Goal, Move, plan};

/// Where the points went: what each group and each row cost, why, and what its next step would give
#[derive(Args, Debug)]
pub(super) struct LossesArguments {
    /// The form: .toml or .csv, a workbook, `-` for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,

    #[command(flatten)]
    what_if: WhatIfOptions,

    #[command(flatten)]
    input: InputOptions,

    #[command(flatten)]
    output: OutputOptions,
}

/// Runs the command.
///
/// # Errors
/// Where the file cannot be read, there is no total, or the result cannot be written.
pub(super) fn run(arguments: &LossesArguments, screen: &Screen) -> anyhow::Result<Exit> {
    let name = page_name(std::slice::from_ref(&arguments.file), "losses");
    let output = arguments.output.ready_to_open(ADVICE, &name)?;
    let format = output.format(ADVICE);
    let Some(asked) =
        asked(&arguments.file, &arguments.input, &arguments.what_if, &mut Run::default(), screen)?
    else {
        return Ok(Exit::NoResult);
    };
    let Asked { form: Loaded { criteria, submission, what_if, .. }, column, evaluation, has_errors, inputs } =
        asked;
    let Some(losses) = losses(&criteria, &evaluation, column) else {
        bail!(Complaint::new(NoTotal { column }));
    };
    let goal = Goal::Points(losses.best.clone());
    let is_leaf = |row: usize| !criteria.rows[row].is_group();
    let next: Vec<Move> =
        plan(&criteria, &submission, column, &goal, &is_leaf).rows.into_iter().map(|row| row.next).collect();
    let request = LossesRequest {
        criteria: &criteria,
        submission: &submission,
        evaluation: &evaluation,
        column,
        losses: &losses,
        next: &next,
        what_if: what_if.as_deref(),
        language: screen.language_in(format),
    };
    screen.write(&request, format, &output, &inputs)?;
    Ok(if has_errors { Exit::Findings } else { Exit::Clean })
}
