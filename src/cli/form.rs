//! `score FILE`: the card of a form, and everything that is to be said of it, without a command.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::{Args, CommandFactory};

use super::evaluate::{EvaluateArguments, Looks};
use super::forms::forms;
use super::options::{InputOptions, OutputOptions};
use super::output::{Screen, tell};
use super::{Arguments, Exit, evaluate};

/// The command that stands for none.
const NAME: &str = "form";

/// The card of a form, and everything that check finds
#[derive(Args, Debug)]
#[command(override_usage = "score [OPTIONS] <FILE>...")]
pub struct FormArguments {
    /// The forms: .toml or .csv, folders of them, patterns, `-` for standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,

    #[command(flatten)]
    input: InputOptions,
}

/// Runs the command.
///
/// # Errors
/// Where a file cannot be read.
pub fn run(arguments: &FormArguments, screen: &Screen) -> anyhow::Result<Exit> {
    let asked = forms(&arguments.files, screen);
    let alone = asked.len() == 1;
    let mut exits = Vec::new();
    for asked in asked {
        let shown = asked.map_err(|(_, why)| why).and_then(|file| {
            let output = OutputOptions { format: None, output: None };
            let one = EvaluateArguments { file, depth: None, input: arguments.input.clone(), output };
            evaluate::run(&one, screen, Looks::Everywhere)
        });
        match shown {
            Ok(exit) => exits.push(exit),
            Err(error) if alone => return Err(error),
            Err(error) => {
                tell(&screen.stderr_drawing().error(&error));
                exits.push(Exit::NoResult);
            }
        }
    }
    Ok(Exit::worst(&exits))
}

/// What was typed, with the command that stands for none where a form was typed in its place.
pub fn typed() -> Vec<OsString> {
    let mut typed: Vec<OsString> = std::env::args_os().collect();
    if let Some(at) = place_of_form(&typed) {
        typed.insert(at, NAME.into());
    }
    typed
}

/// Where a form stands in the place of a command.
fn place_of_form(typed: &[OsString]) -> Option<usize> {
    let mut at = 1;
    loop {
        let word = typed.get(at)?.to_string_lossy();
        match &*word {
            "--lang" | "--color" => at += 2,
            "--" => return None,
            "-" => return Some(at),
            option if option.starts_with('-') => at += 1,
            word => return is_form(word).then_some(at),
        }
    }
}

fn is_form(word: &str) -> bool {
    let is_command = || {
        let command = Arguments::command();
        word == "help" || command.get_subcommands().any(|command| command.get_name() == word)
    };
    let looks_so = || word.contains(['.', '/', '\\', '*', '?']) || Path::new(word).exists();
    looks_so() && !is_command()
}
