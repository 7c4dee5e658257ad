//! `score criteria list` and `score criteria show ID`.

use clap::{Args, Subcommand};

use super::Exit;
use super::load::Loader;
use super::options::OutputOptions;
use super::output::{Screen, deliver};
use crate::criteria::EDITIONS;
use crate::report::{edition_list, edition_sheet};
use crate::write::write_table;

/// What was typed.
#[derive(Args, Debug)]
pub struct CriteriaArguments {
    #[command(subcommand)]
    command: CriteriaCommand,
}

#[derive(Debug, Subcommand)]
enum CriteriaCommand {
    /// The editions that are shipped
    List,
    /// One edition as a form: rules, points and bounds
    Show {
        /// An id from the list, or a criteria file
        #[arg(value_name = "ID|FILE")]
        criteria: String,
    },
}

/// Runs the command.
///
/// # Errors
/// Where a file cannot be read, or the result cannot be written.
pub fn run(arguments: &CriteriaArguments, screen: &Screen) -> anyhow::Result<Exit> {
    let mut loader = Loader::default();
    let output = OutputOptions { format: None, output: None };
    let sheet = match &arguments.command {
        CriteriaCommand::List => {
            let mut editions = Vec::new();
            for edition in EDITIONS {
                editions.extend(loader.criteria(edition.id)?);
            }
            Some(edition_list(&editions, screen.language))
        }
        CriteriaCommand::Show { criteria } => {
            loader.criteria(criteria)?.map(|criteria| edition_sheet(&criteria, screen.language))
        }
    };
    screen.show_findings(&loader.findings.sorted(), &loader.sources);
    let Some(sheet) = sheet else { return Ok(Exit::NoResult) };
    deliver(&write_table(&sheet, screen.paper(&output)), &output, &[])?;
    Ok(Exit::Clean)
}
