//! The examples of the README and of docs/ are run, in either language: what they show is what the program says.
//!
//! A block is ```` ```console ````, its first line `$ score …`, with `NAME=value` in front of `score` where it needs
//! that; the rest is standard output, then standard error. A line `…` stands for any number of lines. The examples of
//! `README.vi.md` and `docs/vi/` are run with `SCORE_LANG=vi`.

use crate::harness::program;
use std::path::Path;

use crate::harness::program::{finished, in_package, program};

/// A block of a document.
struct Example {
    place: String,
    language: &'static str,
    command: String,
    output: Vec<String>,
}

/// The language of a document's examples, as `SCORE_LANG` names it.
fn language_of(document: &str) -> &'static str {
    if document.starts_with("docs/vi/") || document.ends_with(".vi.md") { "vi" } else { "en" }
}

fn examples(name: &str, text: &str) -> Vec<Example> {
    let mut examples = Vec::new();
    let mut lines = text.lines().enumerate();
    while let Some((_, line)) = lines.next() {
        if line.trim() != "```console" {
            continue;
        }
        let margin = &line[..line.len() - line.trim_start().len()];
        let within = |line: &str| line.strip_prefix(margin).unwrap_or(line).to_owned();
        let mut block = Vec::new();
        let mut start = 0;
        for (index, line) in lines.by_ref() {
            if line.trim() == "```" {
                break;
            }
            if block.is_empty() {
                start = index + 1;
            }
            block.push(within(line));
        }
        let Some(command) = block.first().and_then(|line| line.strip_prefix("$ ")) else { continue };
        if words(command).iter().find(|word| !is_setting(word)).is_some_and(|word| word == "score") {
            let command = command.to_owned();
            let (place, language) = (format!("{name}:{start}"), language_of(name));
            examples.push(Example { place, language, command, output: block.split_off(1) });
        }
    }
    examples
}

fn is_setting(word: &str) -> bool {
    word.split_once('=').is_some_and(|(name, _)| {
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_uppercase() || b == b'_')
    })
}

/// Words as a shell splits them: blanks, and quotes around blanks.
fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    let (mut word, mut quote, mut open) = (String::new(), None, false);
    for c in command.chars() {
        match (quote, c) {
            (Some(mark), c) if c == mark => quote = None,
            (None, '\'' | '"') => (quote, open) = (Some(c), true),
            (None, c) if c.is_whitespace() => {
                if open || !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
                open = false;
            }
            (Some(_) | None, c) => word.push(c),
        }
    }
    if open || !word.is_empty() {
        words.push(word);
    }
    words
}

/// Whether the lines are what a block shows, where `…` stands for any number of them.
fn matches(shown: &[String], said: &[&str]) -> bool {
    match shown.split_first() {
        None => said.is_empty(),
        Some((omitted, rest)) if omitted == "…" => {
            (0..=said.len()).any(|skipped| matches(rest, &said[skipped..]))
        }
        Some((line, rest)) => {
            said.split_first().is_some_and(|(first, said)| first == line && matches(rest, said))
        }
    }
}

/// Runs an example; what is wrong with it.
fn failure(example: &Example) -> Option<String> {
    let words = words(&example.command);
    let (settings, call) = words.split_at(words.iter().take_while(|word| is_setting(word)).count());
    if let Some(shell) = call.iter().find(|word| ["|", ">", ">>", "<", "&&", ";"].contains(&word.as_str())) {
        return Some(format!("{}: `{shell}` needs a shell; show the command alone", example.place));
    }
    let mut command = program();
    command.env("COLUMNS", "100").env("SCORE_LANG", example.language).args(&call[1..]);
    command.envs(settings.iter().filter_map(|setting| setting.split_once('=')));
    let run = finished(&mut command);
    let said = format!("{}{}", run.stdout, run.stderr);
    // empty lines at the end are not shown in a document
    let said_lines: Vec<&str> = said.trim_end_matches('\n').lines().collect();
    let mut shown = example.output.clone();
    while shown.last().is_some_and(String::is_empty) {
        shown.pop();
    }
    (!matches(&shown, &said_lines)).then(|| {
        format!(
            "{}: $ {} says otherwise:\n{}",
            example.place,
            example.command,
            program::difference(&shown.join("\n"), &said_lines.join("\n"))
        )
    })
}

fn documents() -> Vec<(String, String)> {
    let mut names = vec!["README.md".to_owned(), "README.vi.md".to_owned()];
    for folder in ["docs", "docs/vi"] {
        let entries = std::fs::read_dir(in_package(folder)).unwrap();
        let files = entries.filter_map(|entry| entry.unwrap().file_name().into_string().ok());
        let mut files: Vec<String> =
            files.filter(|name| Path::new(name).extension().is_some_and(|end| end == "md")).collect();
        files.sort();
        names.extend(files.into_iter().map(|name| format!("{folder}/{name}")));
    }
    let read = |name: String| {
        let text = std::fs::read_to_string(in_package(&name)).unwrap();
        (name, text)
    };
    names.into_iter().map(read).collect()
}

#[test]
fn every_example_of_the_documents_is_what_the_program_says() {
    let all: Vec<Example> = documents().iter().flat_map(|(name, text)| examples(name, text)).collect();
    let failures: Vec<String> = all.iter().filter_map(failure).collect();
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn examples_are_found_by_their_first_line() {
    let text = "# Title\n\n```console\n$ score --version\nscore 0.1.0\n```\n\n```console\n$ cargo install score\n```\n\
                \n  ```console\n  $ COLUMNS=80 score check --explain row-blank\n  …\n  ```\n\n```toml\n$ score\n```\n";
    let found = examples("README.md", text);
    let commands: Vec<(&str, &str)> =
        found.iter().map(|example| (example.place.as_str(), example.command.as_str())).collect();
    assert_eq!(
        commands,
        [("README.md:4", "score --version"), ("README.md:13", "COLUMNS=80 score check --explain row-blank")]
    );
    assert_eq!(found[1].output, ["…"]);
}

#[test]
fn examples_are_run_in_the_language_of_their_document() {
    for (document, language) in [
        ("README.md", "en"),
        ("docs/checks.md", "en"),
        ("README.vi.md", "vi"),
        ("docs/vi/tham-dinh.md", "vi"),
    ] {
        assert_eq!(language_of(document), language, "{document}");
    }
    let text =
        "```console\n$ score evaluate no-such-form.toml\nlỗi: không tìm thấy tệp “no-such-form.toml”\n```\n";
    let found = examples("docs/vi/x.md", text);
    assert_eq!(failure(&found[0]), None);
}

#[test]
fn an_example_holds_where_the_program_says_what_it_shows() {
    let example = |command: &str, output: &[&str]| Example {
        place: "fixture:1".into(),
        language: "en",
        command: command.into(),
        output: output.iter().map(ToString::to_string).collect(),
    };
    let heading = "row-blank (warning)";
    for (command, output, holds) in [
        ("score check --explain row-blank", &[heading, "", "…"][..], true),
        ("score check --explain row-blank", &[heading, "…"], true),
        ("score check --explain row-blank", &["…"], true),
        ("score check --explain row-blank", &[heading], false),
        ("score check --explain row-blank", &["…", heading], false),
        ("score check --explain row-blank", &[heading, "", "…", "not the same as 0.", "…"], false),
        ("score check --explain row-blank > file", &["…"], false),
        ("SCORE_LANG=vi score evaluate examples/la-gi-2022.toml", &["…"], true),
        ("score evaluate no-such-form.toml", &["error: no-such-form.toml: there is no such file"], true),
    ] {
        assert_eq!(failure(&example(command, output)).is_none(), holds, "$ {command}\n{output:#?}");
    }
}

#[test]
fn omitted_lines_match_any_number_of_lines() {
    let shown = |lines: &[&str]| lines.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert!(matches(&shown(&["a", "…", "d"]), &["a", "b", "c", "d"]));
    assert!(matches(&shown(&["a", "…", "b"]), &["a", "b"]));
    assert!(matches(&shown(&["…", "c", "…", "e"]), &["a", "c", "b", "c", "d", "e"]));
    assert!(!matches(&shown(&["a", "…", "d"]), &["a", "b", "c"]));
    assert!(!matches(&shown(&["a … d"]), &["a", "d"]));
}

#[test]
fn words_are_split_as_a_shell_does() {
    assert_eq!(words("score check  'a b.toml' \"c\" ''"), ["score", "check", "a b.toml", "c", ""]);
}
