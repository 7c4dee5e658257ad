//! The command line of clap in Vietnamese: the texts of `help_vi.rs` in the place of those that were declared, and clap's
//! own words.

use clap::builder::PossibleValue;
use clap::{Arg, Command};

use super::help_vi::{ARGUMENTS, ArgumentHelp, COMMANDS, CommandHelp, PLACEHOLDERS, VALUES};
use super::options::NAMES_OF_FORMATS;
use crate::language::{Language, Or, Show};
use crate::write::{CsvDialect, FORMATS};

/// The id that clap gives to `--help`.
const HELP: &str = "help";

/// The same command line in Vietnamese.
pub(super) fn in_vietnamese(mut command: Command) -> Command {
    // arguments of commands are put together late, and clap's own among them
    command.build();
    translated(command, "")
}

fn translated(command: Command, path: &str) -> Command {
    let literal = *command.get_styles().get_literal();
    let mut command = command.mut_args(|argument| match words_of(path, argument.get_id().as_str()) {
        Some(words) => with_help(argument, path, words, literal),
        None => argument,
    });
    if let Some(help) = help_of(path) {
        command = command.about(help.about);
        if let Some(after) = help.after {
            command = command.after_help(after);
        }
    }
    let template = template(&command);
    command = command.subcommand_value_name("LỆNH");
    if let Some(usage) = usage(&mut command) {
        command = command.override_usage(usage);
    }
    command.help_template(template).mut_subcommands(|below| {
        let path = below_path(path, below.get_name());
        translated(below, &path)
    })
}

/// The words of a command below another; those that `help` repeats are the commands themselves.
fn below_path(path: &str, name: &str) -> String {
    match path {
        "" | HELP => name.to_owned(),
        _ if name == HELP => HELP.to_owned(),
        _ => format!("{path} {name}"),
    }
}

fn help_of(path: &str) -> Option<&'static CommandHelp> {
    COMMANDS.iter().find(|help| help.path == path)
}

fn words_of(path: &str, id: &str) -> Option<&'static ArgumentHelp> {
    let of = |command: &str| ARGUMENTS.iter().find(|help| help.id == id && help.command == command);
    of(path).or_else(|| of("*"))
}

/// clap writes its own words into the help of an argument in English only, so they are written here.
fn with_help(argument: Arg, path: &str, words: &ArgumentHelp, literal: clap::builder::styling::Style) -> Arg {
    let names = argument.get_value_names().unwrap_or_default().iter();
    let names: Option<Vec<&'static str>> = names.map(|name| placeholder(name)).collect();
    let values: Vec<PossibleValue> =
        argument.get_possible_values().into_iter().filter(|value| !value.is_hide_set()).collect();
    let takes_value = argument.get_action().takes_values();
    let shown = takes_value && !argument.is_hide_possible_values_set();
    let list = values.iter().map(PossibleValue::get_name).collect::<Vec<_>>().join(", ");
    let env = argument.get_env().map(|env| format!("[biến môi trường: {}]", env.to_string_lossy()));
    let default = argument.get_default_values().first().filter(|_| takes_value).map(|default| {
        let default = default.to_string_lossy();
        let quoted = if default.contains(' ') { format!("\"{default}\"") } else { default.into_owned() };
        format!("[mặc định: {quoted}]")
    });
    let allowed =
        Some(list).filter(|list| shown && !list.is_empty()).map(|list| format!("[giá trị: {list}]"));
    let names_of_values = Or(values.iter().map(|value| value.get_name().to_owned()).collect());
    let help = words.help.replace(NAMES_OF_FORMATS, &names_of_values.said(Language::Vietnamese));
    let mut short = help.clone();
    for note in [&env, &default, &allowed].into_iter().flatten() {
        short.push_str(&format!(" {note}"));
    }
    let mut long = help;
    if allowed.is_some() {
        long.push_str("\n\nGiá trị:");
        let width = values.iter().map(|value| value.get_name().len()).max().unwrap_or(0);
        for value in &values {
            let name = value.get_name();
            let padding = " ".repeat(width - name.len());
            let meaning =
                meaning_of(path, words.id, name).map_or(String::new(), |it| format!(": {padding}{it}"));
            long.push_str(&format!("\n- {literal}{name}{literal:#}{meaning}"));
        }
    }
    let notes: Vec<String> = env.into_iter().chain(default).collect();
    if !notes.is_empty() {
        long.push_str(&format!("\n\n{}", notes.join("\n")));
    }
    if words.id == HELP {
        short.push_str(" (chi tiết hơn: --help)");
        long.push_str(" (tóm tắt: -h)");
    }
    let argument = match names.filter(|names| takes_value && !names.is_empty()) {
        Some(names) => argument.value_names(names),
        None => argument,
    };
    argument.help(short).long_help(long).hide_default_value(true).hide_possible_values(true).hide_env(true)
}

fn meaning_of(path: &str, id: &str, value: &str) -> Option<&'static str> {
    let of = |command: &str| VALUES.iter().find(|entry| (entry.0, entry.1, entry.2) == (command, id, value));
    let of_format = || FORMATS.iter().find(|format| id == "format" && format.name == value);
    let found = of(path).or_else(|| of("*")).map(|entry| entry.3);
    let of_dialect =
        || CsvDialect::ALL.into_iter().find(|dialect| id == "dialect" && dialect.word() == value);
    let meaning = || of_format().map(|format| format.meaning).or_else(|| Some(of_dialect()?.meaning()));
    found.or_else(|| meaning().map(|meaning| meaning.vi))
}

fn placeholder(name: &str) -> Option<&'static str> {
    PLACEHOLDERS.iter().find(|(english, _)| *english == name).map(|(_, vietnamese)| *vietnamese)
}

/// The parts of help in the order that clap has them, under Vietnamese headings.
fn template(command: &Command) -> String {
    let (usage, header) = (*command.get_styles().get_usage(), *command.get_styles().get_header());
    let heading = |text: &str| format!("{header}{text}:{header:#}\n");
    let mut parts = Vec::new();
    if command.has_subcommands() {
        parts.push(heading("Lệnh") + "{subcommands}");
    }
    if command.get_positionals().next().is_some() {
        parts.push(heading("Tham số") + "{positionals}");
    }
    if command.get_arguments().any(|argument| !argument.is_positional()) {
        parts.push(heading("Tùy chọn") + "{options}");
    }
    let parts = parts.join("\n\n");
    format!(
        "{{before-help}}{{about-with-newline}}\n{usage}{USAGE}{usage:#} {{usage}}\n\n{parts}{{after-help}}"
    )
}

/// Before the usage of a command.
pub(super) const USAGE: &str = "Cách dùng:";

/// How a command is used, with its colours.
fn usage(command: &mut Command) -> Option<String> {
    let usage = command.render_usage().ansi().to_string();
    Some(in_words(without_heading(&usage)?))
}

/// What clap does not name by the arguments of the command.
pub(super) fn in_words(usage: &str) -> String {
    usage.replacen("[OPTIONS]", "[TÙY CHỌN]", 1).replacen("<FILE>", "<TỆP>", 1)
}

/// The usage behind the heading that clap gives it.
pub(super) fn without_heading(usage: &str) -> Option<&str> {
    Some(usage.split_once("Usage:")?.1.split_once(' ')?.1)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use clap::CommandFactory;

    /// All commands with their words, as they are built.
    fn commands() -> Vec<(String, Command)> {
        fn collect(command: &Command, path: &str, found: &mut Vec<(String, Command)>) {
            found.push((path.to_owned(), command.clone()));
            for below in command.get_subcommands().filter(|below| below.get_name() != HELP) {
                collect(below, &below_path(path, below.get_name()), found);
            }
        }
        let mut command = super::super::Arguments::command();
        command.build();
        let mut found = Vec::new();
        collect(&command, "", &mut found);
        found.push((HELP.to_owned(), command.find_subcommand(HELP).unwrap().clone()));
        let mut line = super::super::form::FormLine::command();
        line.build();
        found.push((String::new(), line));
        found
    }

    #[test]
    fn every_command_has_its_vietnamese_and_nothing_else_has() {
        let declared: BTreeSet<String> = commands().into_iter().map(|(path, _)| path).collect();
        let written: BTreeSet<String> = COMMANDS.iter().map(|help| help.path.to_owned()).collect();
        assert_eq!(declared, written);
        assert_eq!(COMMANDS.len(), written.len(), "a command stands there twice");
        for (path, command) in commands() {
            let help = help_of(&path).unwrap();
            assert_eq!(command.get_after_help().is_some(), help.after.is_some(), "{path}: what stands below");
        }
    }

    #[test]
    fn every_argument_has_its_vietnamese_and_nothing_else_has() {
        let mut used = BTreeSet::new();
        // an entry for every command says one thing in English, too
        let mut english: BTreeMap<(&str, &str), String> = BTreeMap::new();
        for (path, command) in commands() {
            for argument in command.get_arguments() {
                let id = argument.get_id().as_str();
                let words = words_of(&path, id).unwrap_or_else(|| panic!("{path}: {id} has no Vietnamese"));
                used.insert((words.command, words.id));
                let said = argument.get_help().map(ToString::to_string).unwrap_or_default();
                let first = english.entry((words.command, words.id)).or_insert_with(|| said.clone());
                assert_eq!(*first, said, "{path}: {id} says something else than elsewhere");
            }
        }
        let written: Vec<_> = ARGUMENTS.iter().map(|help| (help.command, help.id)).collect();
        let superfluous: Vec<_> = written.iter().filter(|entry| !used.contains(*entry)).collect();
        assert!(superfluous.is_empty(), "no argument needs {superfluous:?}");
        assert_eq!(written.len(), used.len(), "an argument stands there twice");
    }

    #[test]
    fn every_value_and_every_placeholder_has_its_vietnamese_and_nothing_else_has() {
        let (mut values, mut placeholders) = (BTreeSet::new(), BTreeSet::new());
        for (path, command) in commands() {
            for argument in command.get_arguments().filter(|argument| argument.get_action().takes_values()) {
                let id = argument.get_id().as_str();
                for value in argument.get_possible_values() {
                    let found = meaning_of(&path, id, value.get_name());
                    assert!(found.is_some(), "{path}: {id} has no Vietnamese for {}", value.get_name());
                    if !matches!(id, "format" | "dialect") {
                        values.insert((id.to_owned(), value.get_name().to_owned()));
                    }
                }
                placeholders
                    .extend(argument.get_value_names().unwrap_or_default().iter().map(ToString::to_string));
            }
        }
        let written: BTreeSet<_> =
            VALUES.iter().map(|(_, id, value, _)| ((*id).to_owned(), (*value).to_owned())).collect();
        assert_eq!(values, written);
        let written: BTreeSet<String> = PLACEHOLDERS.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(placeholders, written);
    }

    #[test]
    fn no_english_of_claps_own_is_left_in_the_help() {
        let mut command = in_vietnamese(super::super::Arguments::command());
        let mut paths: Vec<String> = commands().into_iter().map(|(path, _)| path).collect();
        paths.retain(|path| path != HELP);
        for path in paths {
            let mut below = &mut command;
            for name in path.split_whitespace() {
                below = below.find_subcommand_mut(name).unwrap();
            }
            for help in [below.render_help(), below.render_long_help()] {
                let help = help.to_string();
                for word in [
                    "Usage",
                    "OPTIONS",
                    "COMMAND",
                    "Options",
                    "Commands",
                    "Arguments",
                    "default",
                    "alues:",
                    "env:",
                    "Print",
                ] {
                    assert!(!help.contains(word), "{path}: {word}\n{help}");
                }
            }
        }
    }

    #[test]
    fn vietnamese_help_is_composed_and_polite() {
        let texts = COMMANDS.iter().flat_map(|help| [Some(help.about), help.after]).flatten();
        let texts = texts.chain(ARGUMENTS.iter().map(|help| help.help));
        for text in texts.chain(VALUES.iter().map(|entry| entry.3)) {
            assert!(unicode_normalization::is_nfc(text), "{text}");
            for word in ["bạn", "vui lòng", "!", "tuỳ", "hoá", "`"] {
                assert!(!text.to_lowercase().contains(word), "“{word}” in: {text}");
            }
        }
    }
}
