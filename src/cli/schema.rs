//! `score schema criteria` and `score schema submission`.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};

use super::Exit;
use super::options::OutputOptions;
use super::output::Screen;
use crate::schema::FILES;

/// The JSON Schema of a kind of file, for editors that check while one types
#[derive(Args, Debug)]
pub(super) struct SchemaArguments {
    /// The kind of file
    #[arg(value_name = "KIND", value_parser = kinds_of_file())]
    file: String,

    /// Write it into a file, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

fn kinds_of_file() -> PossibleValuesParser {
    PossibleValuesParser::new(FILES.iter().map(|file| PossibleValue::new(file.name).help(file.summary.en)))
}

/// Runs the command.
///
/// # Errors
/// Where the result cannot be written.
pub(super) fn run(arguments: &SchemaArguments, screen: &Screen) -> anyhow::Result<Exit> {
    let file = FILES.iter().find(|file| file.name == arguments.file).expect("clap knows the kinds of file");
    let output = OutputOptions::to(arguments.output.clone());
    screen.deliver(file.text(screen.data_language()).as_bytes(), &output, &[])?;
    Ok(Exit::Clean)
}
