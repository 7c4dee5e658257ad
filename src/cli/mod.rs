//! The command line: arguments to requests, one file a command. Only this floor prints.

mod advice;
mod batch;
mod batch_count;
mod batch_edition;
mod batch_forms;
mod batch_inputs;
mod batch_merge;
mod batch_others;
mod batch_profile;
mod batch_ranked;
mod batch_work;
mod causes;
mod check;
mod command_vi;
mod compare;
mod compare_units;
mod complaint;
mod criteria;
mod criteria_check;
mod criteria_new;
mod criteria_test;
mod draw;
mod dropped;
mod edition_file;
mod evaluate;
#[cfg(test)]
mod every_report;
mod explain;
mod findings_output;
mod findings_report;
mod fix_workbook;
mod form;
mod forms;
mod help_vi;
mod identity;
mod import;
mod language;
mod layout_file;
mod layout_options;
mod load;
mod losses;
mod merge;
mod merge_anew;
mod merge_decisions;
mod merge_result;
mod messages;
mod minutes;
mod near_files;
mod open;
mod options;
mod output;
mod printed;
mod reading_options;
mod receipt;
mod schema;
mod system_error;
mod target;
mod template;
mod terminal;
mod usage_vi;
mod verify;
mod version;
mod watch;
mod watch_files;
mod what_if;
mod whole_file;

use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Args, Parser, Subcommand};

use crate::catch_panic::is_catching_panics;
use crate::language::Language;
use crate::text::{is_unseen, visible};
pub(crate) use draw::Drawing;
use evaluate::Looks;
use form::{FormLine, Shows};
use options::ColourChoice;
use output::{Screen, Words};

/// What a command came to. The same codes for every command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Nothing worse than warnings.
    Clean,
    /// The result is there, with a finding of error severity.
    Findings,
    /// No result.
    NoResult,
}

impl Exit {
    /// What several forms come to: what the worst of them does.
    fn worst(exits: &[Exit]) -> Exit {
        let any = |exit| exits.contains(&exit);
        match (any(Exit::NoResult), any(Exit::Findings)) {
            (true, _) => Exit::NoResult,
            (false, true) => Exit::Findings,
            (false, false) => Exit::Clean,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(match exit {
            Exit::Clean => 0,
            Exit::Findings => 1,
            Exit::NoResult => 2,
        })
    }
}

/// Scores official scorecards exactly, and explains every number.
#[derive(Debug, Parser)]
#[command(name = "score", version, max_term_width = 100, after_help = EXIT_CODES)]
struct Arguments {
    #[command(subcommand)]
    command: Command,

    #[command(flatten)]
    settings: Settings,
}

/// What every command takes.
#[derive(Args, Debug)]
struct Settings {
    /// When to use colours; the variable `NO_COLOR` is respected
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: ColourChoice,

    /// Language of tables and verdicts: en or vi [default: the system's, else en]
    #[arg(long, global = true, value_name = "LANG", env = language::VARIABLE, hide_env_values = true)]
    lang: Option<String>,

    /// Say nothing but the result, the causes of what is wrong, and the verdict
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,

    /// Show every remark with its excerpt, and name every file that is not read
    #[arg(short, long, global = true)]
    verbose: bool,
}

impl Settings {
    fn words(&self) -> Words {
        match (self.quiet, self.verbose) {
            (true, _) => Words::Few,
            (false, false) => Words::Usual,
            (false, true) => Words::All,
        }
    }
}

const EXIT_CODES: &str = "`score FILE` alone shows the card of a form and everything that `check` finds.\n\n\
Exit codes: 0 nothing worse than warnings; 1 the result is there, with errors in the form; \
2 no result (usage, or a file that cannot be read).";

// the options of a command are put together once it was typed; it then says again what it does
#[derive(Debug, Subcommand)]
#[command(defer = true)]
enum Command {
    /// Score one form: self-score and appraisal side by side
    Evaluate(evaluate::EvaluateArguments),
    /// Find every wrong figure at its cause, and what contradicts itself
    Check(Box<check::CheckArguments>),
    /// Say how a number came about, in both columns
    Explain(explain::ExplainArguments),
    /// Where the points went: what each group and each row cost, why, and what its next step would give
    Losses(Box<losses::LossesArguments>),
    /// What must be done to reach a target: the smallest changes, and the fewest rows
    Target(Box<target::TargetArguments>),
    /// Score and rank many forms: files, folders, a CSV of many units
    Batch(Box<batch::BatchArguments>),
    /// Say what differs between two forms or two folders, and what each difference does to the totals
    Compare(Box<compare::CompareArguments>),
    /// Put together the work of several people who each filled in a part of a copy of one form
    Merge(Box<merge::MergeArguments>),
    /// Read forms of any notation, and write what they say as TOML
    Import(Box<import::ImportArguments>),
    /// Editions: list, show, write, check and test them; the manual of the kinds of rule
    Criteria(criteria::CriteriaArguments),
    /// Write what a form was read from and every number, to verify later
    Receipt(Box<receipt::ReceiptArguments>),
    /// Tell whether the files of a receipt still give its numbers
    Verify(verify::VerifyArguments),
    /// A form to fill in: a workbook with drop-down lists, a CSV or a TOML
    Template(template::TemplateArguments),
    /// The JSON Schema of a kind of file, for editors that check while one types
    Schema(schema::SchemaArguments),
}

/// Runs the command that was typed.
pub fn main() -> ExitCode {
    report_uncaught_panics();
    let own_window = dropped::has_own_window();
    let given: Vec<_> = std::env::args_os().skip(1).collect();
    let shows = if dropped::is_drop(own_window, &given) { Shows::Page } else { Shows::Card };
    let exit = if shows == Shows::Page || form::is_typed() {
        parsed(|line: FormLine| run(&line.settings, |screen| form::run(&line.form, shows, screen)))
    } else {
        parsed(|arguments: Arguments| run(&arguments.settings, |screen| command(&arguments.command, screen)))
    };
    if own_window {
        dropped::wait_for_key(language_before_parsing());
    }
    exit.into()
}

/// A panic that is caught becomes a finding about its unit or its file; any other is reported as usual.
fn report_uncaught_panics() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !is_catching_panics() {
            usual(panic);
        }
    }));
}

/// Runs what was typed, if it can be understood.
fn parsed<P: Parser>(run: impl FnOnce(P) -> Exit) -> Exit {
    match P::try_parse() {
        Ok(arguments) => run(arguments),
        Err(error) => {
            match explain::form_left_out(&error).or_else(|| criteria_new::option_left_out(&error)) {
                Some(complaint) => {
                    output::complain(&complaint.into(), ColourChoice::Auto, language_before_parsing());
                    Exit::NoResult
                }
                None => usage(&said_visibly::<P>(error), language_before_parsing()),
            }
        }
    }
}

fn language_before_parsing() -> Language {
    language::before_parsing(std::env::args_os().skip(1))
}

/// Says what clap has to say: help, version, or what it did not understand.
fn usage(error: &clap::Error, language: Language) -> Exit {
    if error.kind() == ErrorKind::DisplayVersion && version::is_verbose(std::env::args_os().skip(1)) {
        return output::usage(&version::text(language), false, language);
    }
    let vietnamese = if language == Language::Vietnamese { usage_vi::said() } else { None };
    let (text, use_stderr) =
        vietnamese.unwrap_or_else(|| (error.render().ansi().to_string(), error.use_stderr()));
    output::usage(&text, use_stderr, language)
}

/// A mistake of usage quotes what was typed: it is made again of what can be seen of that.
fn said_visibly<P: Parser>(error: clap::Error) -> clap::Error {
    let typed: Vec<String> = std::env::args_os().map(|typed| typed.to_string_lossy().into_owned()).collect();
    if !typed.iter().any(|typed| typed.contains(is_unseen)) {
        return error;
    }
    let again = P::try_parse_from(typed.iter().map(|typed| visible(typed)));
    again.err().filter(|again| again.kind() == error.kind()).unwrap_or_else(|| {
        let message = "what was typed has a character that is not seen, where it has no place";
        clap::Error::raw(error.kind(), format!("{message}\n"))
    })
}

fn run(settings: &Settings, command: impl FnOnce(&Screen) -> anyhow::Result<Exit>) -> Exit {
    let screen = language::chosen(settings.lang.as_deref())
        .map(|language| Screen::new(settings.color, settings.words(), language));
    screen.and_then(|screen| command(&screen)).unwrap_or_else(|error| {
        output::complain(&error, settings.color, language_before_parsing());
        Exit::NoResult
    })
}

fn command(command: &Command, screen: &Screen) -> anyhow::Result<Exit> {
    match command {
        Command::Evaluate(evaluate) => evaluate::run(evaluate, screen, Looks::AtFigures),
        Command::Check(check) => check::run(check, screen),
        Command::Explain(explain) => explain::run(explain, screen),
        Command::Losses(arguments) => losses::run(arguments, screen),
        Command::Target(target) => target::run(target, screen),
        Command::Batch(batch) => batch::run(batch, screen),
        Command::Compare(arguments) => compare::run(arguments, screen),
        Command::Merge(arguments) => merge::run(arguments, screen),
        Command::Import(arguments) => import::run(arguments, screen),
        Command::Criteria(criteria) => criteria::run(criteria, screen),
        Command::Receipt(arguments) => receipt::run(arguments, screen),
        Command::Verify(arguments) => verify::run(arguments, screen),
        Command::Template(template) => template::run(template, screen),
        Command::Schema(schema) => schema::run(schema, screen),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn a_command_says_the_same_of_itself_before_and_after_it_was_typed() {
        let about = |command: &clap::Command| command.get_about().map(ToString::to_string);
        let mut command = Arguments::command();
        let before: Vec<_> = command.get_subcommands().map(about).collect();
        command.build();
        let after: Vec<_> = command.get_subcommands().map(about).take(before.len()).collect();
        assert_eq!(before, after);
    }
}
