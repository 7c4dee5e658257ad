//! `score FILE`: the card of a form, and everything that is to be said of it, without a command.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::{Args, CommandFactory, Parser};

use super::dropped::page_beside;
use super::evaluate::{EvaluateArguments, Looks};
use super::forms::forms;
use super::load::look_at_options;
use super::open::OpenOption;
use super::options::{InputOptions, OutputOptions};
use super::output::{Screen, tell};
use super::watch::WatchOption;
use super::what_if::WhatIfOptions;
use super::{Arguments, Exit, Settings, evaluate};

/// A line without a command
#[derive(Debug, Parser)]
#[command(
    name = "score",
    version,
    max_term_width = 100,
    after_help = super::EXIT_CODES,
    override_usage = "score [OPTIONS] <FILE>..."
)]
pub(super) struct FormLine {
    #[command(flatten)]
    pub(super) form: FormArguments,

    #[command(flatten)]
    pub(super) settings: Settings,
}

/// The card of a form, and everything that check finds
#[derive(Args, Debug)]
pub(super) struct FormArguments {
    /// The forms: .toml or .csv, folders of them, patterns, `-` for standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,

    #[command(flatten)]
    what_if: WhatIfOptions,

    #[command(flatten)]
    input: InputOptions,
}

/// What is shown of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shows {
    /// Its card, where the program was typed.
    Card,
    /// Its page, beside it and in the browser.
    Page,
}

impl Shows {
    /// Where it goes.
    fn output(self, form: &Path) -> OutputOptions {
        match self {
            Shows::Card => OutputOptions::default(),
            Shows::Page => OutputOptions {
                output: Some(page_beside(form)),
                open: OpenOption { open: true },
                ..OutputOptions::default()
            },
        }
    }
}

/// Runs the command.
///
/// # Errors
/// Where a file cannot be read.
pub(super) fn run(arguments: &FormArguments, shows: Shows, screen: &Screen) -> anyhow::Result<Exit> {
    look_at_options(&arguments.input)?;
    let asked = forms(&arguments.files, screen);
    let alone = asked.len() == 1;
    let mut exits = Vec::new();
    for asked in asked {
        let shown = asked.map_err(|(_, why)| why).and_then(|file| {
            let output = shows.output(&file);
            let (what_if, input) = (arguments.what_if.clone(), arguments.input.clone());
            let watch = WatchOption::default();
            let one = EvaluateArguments { file, depth: None, what_if, input, output, watch };
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

/// Whether a form was typed in the place of a command.
pub(super) fn is_typed() -> bool {
    stands_first(std::env::args_os().skip(1))
}

fn stands_first(typed: impl IntoIterator<Item = OsString>) -> bool {
    let mut typed = typed.into_iter();
    while let Some(word) = typed.next() {
        match &*word.to_string_lossy() {
            "--lang" | "--color" => drop(typed.next()),
            "--" => return false,
            "-" => return true,
            option if option.starts_with('-') => {}
            word => return is_form(word),
        }
    }
    false
}

fn is_form(word: &str) -> bool {
    let is_command = || {
        let command = Arguments::command();
        word == "help" || command.get_subcommands().any(|command| command.get_name() == word)
    };
    let looks_so = || word.contains(['.', '/', '\\', '*', '?']) || Path::new(word).exists();
    looks_so() && !is_command()
}

#[cfg(test)]
mod tests {
    use super::super::options::RESULT;
    use super::super::output::refuse_unfit;
    use super::*;

    #[test]
    fn a_dropped_form_becomes_a_page_beside_it() {
        let folder = tempfile::tempdir().expect("there is room");
        let form = folder.path().join("la-gi.xlsx");
        let output = Shows::Page.output(&form).ready_to_open(RESULT, "form").expect("it can be a page");
        assert_eq!(output.output.as_deref(), Some(&*folder.path().join("la-gi.html")));
        let format = output.format(RESULT);
        assert_eq!(format.name, "html");
        assert!(refuse_unfit(format, &output).is_ok());
        assert!(output.open.open);
    }

    #[test]
    fn a_form_in_the_place_of_a_command_is_told_from_a_command() {
        for (typed, is_form) in [
            (&["form.toml"][..], true),
            (&["--lang", "vi", "-q", "towns/a.csv"], true),
            (&["--lang=vi", "*.csv"], true),
            (&["-"], true),
            (&["check", "form.toml"], false),
            (&["chekc", "form.toml"], false),
            (&["--lang", "a.b"], false),
            (&["help", "check"], false),
            (&["--", "form.toml"], false),
            (&[], false),
        ] {
            assert_eq!(stands_first(typed.iter().map(OsString::from)), is_form, "{typed:?}");
        }
    }
}
