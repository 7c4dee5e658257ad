//! `score criteria`: editions listed, printed as forms, checked, tested and begun; the manual of the kinds of rule.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::Exit;
use super::complaint::Complaint;
use super::load::Loader;
use super::messages::forms::hint;
use super::messages::options::NoKind;
use super::open::OpenOption;
use super::options::{CsvOption, OutputOptions, formats, output_file, with_formats};
use super::output::Screen;
use crate::criteria::EDITIONS;
use crate::report::{edition_list, edition_sheet, kind_sheet, kinds_sheet};
use crate::rule::{KINDS, Kind, kind_named};
use crate::write::{Format, Part, Parts};

/// Editions: list, show, write, check and test them; the manual of the kinds of rule
#[derive(Args, Debug)]
pub(super) struct CriteriaArguments {
    #[command(subcommand)]
    command: CriteriaCommand,
}

/// What an edition and the manual have: the criteria themselves are TOML.
const SHEET: Parts = &[Part::Table];

/// How a sheet is written.
#[derive(Args, Debug)]
struct SheetOptions {
    /// How to write it.
    #[arg(long, value_name = "FORMAT", value_parser = formats(SHEET), hide_possible_values = true,
        help = with_formats("How to write it: {formats} [default: by the ending of -o, else table]", SHEET))]
    format: Option<&'static Format>,

    /// Write it into a file, whole or not at all
    #[arg(short, long, value_name = "FILE", value_parser = output_file(SHEET))]
    output: Option<PathBuf>,

    #[command(flatten)]
    csv: CsvOption,

    #[command(flatten)]
    open: OpenOption,
}

#[derive(Debug, Subcommand)]
enum CriteriaCommand {
    /// The editions that are shipped
    List(SheetOptions),
    /// The kinds of rule: what they measure and how they are answered; of one kind all its settings
    Kinds {
        /// One kind, with its settings and an example
        #[arg(value_name = "KIND", value_parser = parse_kind)]
        kind: Option<&'static Kind>,
        #[command(flatten)]
        sheet: SheetOptions,
    },
    /// A commented skeleton to write an edition from
    New(super::criteria_new::NewArguments),
    /// Check a definition: maxima, tiers, bands, conditions, names
    Check(super::criteria_check::CriteriaCheckArguments),
    /// Run the tests that an edition carries, and say what they do not reach
    Test(super::criteria_test::TestArguments),
    /// One edition as a form: rules, points and bounds
    Show {
        /// An id from the list, or a criteria file
        #[arg(value_name = "ID|FILE")]
        criteria: OsString,

        #[command(flatten)]
        sheet: SheetOptions,
    },
}

fn parse_kind(name: &str) -> Result<&'static Kind, Complaint> {
    let hint = || hint(name, KINDS.iter().map(|kind| kind.name));
    kind_named(name).ok_or_else(|| Complaint::new(NoKind { hint: hint() }))
}

/// Runs the command.
///
/// # Errors
/// Where a file cannot be read, or the result cannot be written.
pub(super) fn run(arguments: &CriteriaArguments, screen: &Screen) -> anyhow::Result<Exit> {
    let mut loader = Loader::default();
    let (sheet, options) = match &arguments.command {
        CriteriaCommand::New(new) => return super::criteria_new::run(new, screen),
        CriteriaCommand::Check(check) => return super::criteria_check::run(check, screen),
        CriteriaCommand::Test(test) => return super::criteria_test::run(test, screen),
        CriteriaCommand::List(options) => {
            let mut editions = Vec::new();
            for edition in EDITIONS {
                editions.extend(loader.criteria(edition.id)?);
            }
            (Some(edition_list(&editions, screen.language)), options)
        }
        CriteriaCommand::Kinds { kind: None, sheet } => (Some(kinds_sheet(screen.language)), sheet),
        CriteriaCommand::Kinds { kind: Some(kind), sheet } => {
            (Some(kind_sheet(kind, screen.language)), sheet)
        }
        CriteriaCommand::Show { criteria, sheet } => {
            let criteria = loader.criteria(criteria)?;
            (criteria.map(|criteria| edition_sheet(&criteria, screen.language)), sheet)
        }
    };
    screen.show_findings(&loader.findings.sorted(), &loader.sources);
    let Some(sheet) = sheet else { return Ok(Exit::NoResult) };
    let SheetOptions { format, output, csv, open } = options;
    let output = OutputOptions { format: *format, output: output.clone(), csv: *csv, open: *open };
    let output = output.ready_to_open(SHEET, "criteria")?;
    screen.write(&sheet, output.format(SHEET), &output, &loader.inputs)?;
    Ok(Exit::Clean)
}
