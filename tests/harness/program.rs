//! Runs the program as a shell would, and holds what it says against goldens.
#![allow(dead_code, reason = "each test file uses a part of it")]

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use score::write::{Format, Parts};

/// What a run came to.
pub struct Run {
    pub stdout: String,
    pub stderr: String,
    pub code: i32,
}

impl Run {
    /// What a program said that has ended by itself.
    pub fn of(output: Output) -> Self {
        Run {
            stdout: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
            code: output.status.code().expect("the program ends by itself, not by a signal"),
        }
    }

    /// All three, as goldens have them.
    pub fn transcript(&self) -> String {
        format!("{}--- stderr ---\n{}--- exit code {} ---\n", self.stdout, self.stderr, self.code)
    }

    /// Standard output as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("no JSON ({error}):\n{}{}", self.stdout, self.stderr))
    }
}

/// What of the caller's surroundings could change the words of the program, or their colours.
const SURROUNDINGS: [&str; 7] =
    ["LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "CLICOLOR_FORCE", "CLICOLOR", "TERM"];

/// The program, in the package's folder, in English, without colours, at 120 columns.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_score"));
    for name in SURROUNDINGS {
        command.env_remove(name);
    }
    command
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("SCORE_LANG", "en")
        .env("NO_COLOR", "1")
        .env("COLUMNS", "120")
        .stdin(Stdio::null());
    command
}

/// The names of all formats of a kind of report, so that a new one is tried by every test.
pub fn formats(parts: Parts) -> impl Iterator<Item = &'static str> + Clone {
    Format::all(parts).map(|format| format.name)
}

/// The names of those that are text.
pub fn text_formats(parts: Parts) -> impl Iterator<Item = &'static str> + Clone {
    Format::all(parts).filter(|format| !format.is_binary).map(|format| format.name)
}

/// Runs it.
pub fn score(arguments: &[&str]) -> Run {
    finished(program().args(arguments))
}

/// Runs it with a text on standard input.
pub fn score_reading(arguments: &[&str], input: &[u8]) -> Run {
    reading(program().args(arguments), input)
}

/// Runs a command that was put together, with a text on standard input.
pub fn reading(command: &mut Command, input: &[u8]) -> Run {
    let pipes = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = pipes.spawn().expect("the program starts");
    let mut pipe = child.stdin.take().expect("standard input is a pipe");
    let input = input.to_vec();
    // a program that refuses early closes the pipe: that is its right
    let writer = std::thread::spawn(move || drop(pipe.write_all(&input)));
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("the writing thread ends");
    Run::of(output)
}

/// Runs a command that was put together.
pub fn finished(command: &mut Command) -> Run {
    Run::of(command.output().expect("the program starts"))
}

/// The path of a file of the package.
pub fn in_package(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The text of a file of the package.
pub fn text_of(path: &str) -> String {
    std::fs::read_to_string(in_package(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Holds a text against a golden file; `UPDATE_GOLDEN=1` writes it. The difference is returned to be told.
pub fn against_golden(path: &str, actual: &str) -> Result<(), String> {
    if std::env::var_os("UPDATE_GOLDEN").is_some_and(|value| value == "1") {
        std::fs::write(in_package(path), actual).unwrap();
        return Ok(());
    }
    let expected = std::fs::read_to_string(in_package(path)).unwrap_or_default();
    if expected == actual {
        return Ok(());
    }
    Err(format!(
        "{path} is not what the program says (UPDATE_GOLDEN=1 rewrites it):\n{}",
        difference(&expected, actual)
    ))
}

/// The lines that differ, between those that agree before and after them.
pub fn difference(expected: &str, actual: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), actual.lines().collect());
    let before = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let rest = old.len().min(new.len()) - before;
    let after = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let mut text = String::new();
    for line in &old[before.saturating_sub(2)..before] {
        let _ = writeln!(text, "    {line}");
    }
    for line in &old[before..old.len() - after] {
        let _ = writeln!(text, "  - {line}");
    }
    for line in &new[before..new.len() - after] {
        let _ = writeln!(text, "  + {line}");
    }
    if text.is_empty() || expected.ends_with('\n') != actual.ends_with('\n') {
        text.push_str("  (the last line break differs)\n");
    }
    text
}

/// The form of La Gi.
pub const LA_GI: &str = "examples/la-gi-2022.toml";

/// The text of a TOML form in which a row of `self` or `appraisal` declares another figure; its answer stays.
pub fn declaring(text: &str, column: &str, code: &str, figure: &str) -> String {
    let key = if code == "total" { code.to_owned() } else { format!("\"{code}\"") };
    let mut section = "";
    let mut hits = 0;
    let mut lines = Vec::new();
    for line in text.lines() {
        if line.starts_with('[') {
            section = line;
        }
        let is_row = section == format!("[{column}]") && line.split('=').next().unwrap().trim() == key;
        let Some(at) = line.find("score = ").filter(|_| is_row) else {
            lines.push(line.to_owned());
            continue;
        };
        let (before, after) = line.split_at(at + "score = ".len());
        let rest = after.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        lines.push(format!("{before}{figure}{rest}"));
        hits += 1;
    }
    assert_eq!(hits, 1, "{column} {code} declares one figure");
    format!("{}\n", lines.join("\n"))
}

/// The form of La Gi with other declared figures: column, code and figure each.
pub fn la_gi_declaring(figures: &[(&str, &str, &str)]) -> String {
    figures.iter().fold(text_of(LA_GI), |text, (column, code, figure)| declaring(&text, column, code, figure))
}
