//! What each kind of bad input gets: exit code, stdout and stderr of every file in `tests/bad`, against the golden
//! file beside it.
//!
//! A form is evaluated against `criteria-good/small.toml` unless [`ARGUMENTS`] says otherwise, a file in
//! `tests/bad/criteria` is shown. A golden is called like its file with `.expected` after it. After a change that is
//! meant, `UPDATE_GOLDEN=1 cargo test bad_input` writes them all anew: read every changed line.
//!
//! Files that are too large or too odd for a repository are written into a temporary folder; their goldens stand in
//! `tests/bad/generated`.

#![expect(clippy::unwrap_used, reason = "a test fails loudly, also outside of its #[test] function")]

use crate::harness::program::program;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

const FOLDER: &str = "tests/bad";
const SMALL: &str = "tests/bad/criteria-good/small.toml";
const HOLE: &str = "tests/bad/criteria-good/with-a-hole.toml";

/// How many kinds of bad input there are at least.
const LEAST: usize = 60;

/// Options of the forms that are not evaluated against `small.toml`.
const ARGUMENTS: [(&str, &[&str]); 12] = [
    ("a-form-of-another-edition.toml", &[]),
    ("criteria-as-a-list.toml", &[]),
    ("criteria-as-a-number.toml", &[]),
    ("criteria-as-a-path.csv", &[]),
    ("criteria-as-a-path.toml", &[]),
    ("criteria-as-a-url.toml", &[]),
    ("criteria-as-a-windows-path.toml", &[]),
    ("criteria-of-another-province.toml", &[]),
    ("criteria-with-a-line-break.toml", &[]),
    ("no-criteria-named.toml", &[]),
    ("no-tier-holds.toml", &["--criteria", HOLE]),
    ("unknown-criteria.toml", &[]),
];

/// Files that somebody should look at, and that give a result without an error: warnings and notes only.
const WARNED: &[&str] = &[
    "a-share-where-a-count-belongs.toml",
    "the-header-once-more.csv",
    "letters-lost.csv",
    "backslashes-that-become-tabs-and-line-breaks.toml",
    "number-cut-at-its-comma.csv",
    "a-remark-and-no-appraisal.csv",
    "an-appraisal-without-a-self-column.toml",
    "bare-value-that-looks-grouped.toml",
    "fact-that-looks-grouped.toml",
    "blank-row.toml",
    "cut-between-two-rows.toml",
    "one-column-empty-in-one-row.csv",
    "same-is-false.toml",
    "cut-after-the-self-column.toml",
    "cut-before-the-last-line-break.csv",
    "cut-before-the-last-line-break.toml",
    "numerator-above-the-denominator.toml",
    "tick-that-contradicts-the-value.toml",
    "titles-beside-the-codes.csv",
    "total-that-is-not-declared.toml",
    "criteria/escape-sequence-in-a-title.toml",
    "criteria/max-of-a-group-that-is-not-the-sum.toml",
    "criteria/max-of-the-total-that-is-not-the-sum.toml",
    "criteria/row-whose-group-is-missing.toml",
];

/// One file with what the program is asked to do with it.
pub struct Case {
    /// The golden, relative to the package.
    golden: PathBuf,
    /// Where the program runs.
    folder: PathBuf,
    /// What it is asked.
    arguments: Vec<String>,
}

/// What the program said.
pub struct Said {
    exit: Option<i32>,
    stdout: Vec<u8>,
    pub stderr: Vec<u8>,
}

impl Case {
    /// The file's name, from the folder of all.
    pub fn name(&self) -> &str {
        let golden = self.golden.strip_prefix(FOLDER).unwrap().to_str().unwrap();
        golden.strip_suffix(".expected").unwrap()
    }

    /// Runs the program in a language.
    pub fn run(&self, language: &str) -> Said {
        let output = program()
            .args(&self.arguments)
            .current_dir(&self.folder)
            .env("SCORE_LANG", language)
            .env_remove("COLUMNS")
            .output()
            .unwrap();
        Said { exit: output.status.code(), stdout: output.stdout, stderr: output.stderr }
    }
}

impl Said {
    fn golden(&self) -> String {
        let exit = self.exit.map_or("killed".to_owned(), |exit| exit.to_string());
        let (stdout, stderr) = (String::from_utf8_lossy(&self.stdout), String::from_utf8_lossy(&self.stderr));
        if self.panicked() {
            return format!("exit: {exit}\n--- panicked\n"); // its words differ from run to run
        }
        format!("exit: {exit}\n--- stdout\n{stdout}--- stderr\n{stderr}")
    }

    fn panicked(&self) -> bool {
        self.exit == Some(101) || String::from_utf8_lossy(&self.stderr).contains("panicked")
    }

    /// What holds for every bad input, whatever its golden says.
    fn broken_promises(&self, warned: bool) -> Vec<String> {
        let mut broken = Vec::new();
        let mut promise = |kept: bool, otherwise: &str| {
            if !kept {
                broken.push(otherwise.to_owned());
            }
        };
        promise(!self.panicked(), "the program panicked");
        promise(matches!(self.exit, Some(0..=2)), "the exit is none of 0, 1 and 2");
        promise(self.exit != Some(0) || warned, "exit 0, and the file is not listed as WARNED");
        promise(self.exit == Some(0) || !warned, "listed as WARNED, and the exit is not 0");
        promise(self.exit != Some(2) || self.stdout.is_empty(), "exit 2 with something on stdout");
        for (stream, bytes) in [("stdout", &self.stdout), ("stderr", &self.stderr)] {
            match std::str::from_utf8(bytes) {
                Err(_) => promise(false, &format!("{stream} is not UTF-8")),
                Ok(text) => {
                    for character in text.chars().filter(|c| acts(*c)).collect::<BTreeSet<char>>() {
                        promise(false, &format!("{stream} has a raw {}", character.escape_unicode()));
                    }
                }
            }
        }
        let stderr = String::from_utf8_lossy(&self.stderr);
        let levels: &[&str] = if warned { &["warning[", "note["] } else { &["error[", "warning["] };
        let coded = |line: &str| levels.iter().any(|level| line.starts_with(level));
        promise(stderr.lines().any(coded), "no finding with a code");
        promise(stderr.lines().any(is_place), "no place: --> file:line:column");
        promise(stderr.contains("help: "), "no remedy");
        broken
    }
}

/// Whether a character acts on a terminal, or on the reading order, instead of being seen.
fn acts(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// `--> tests/bad/x.toml:3:14`, or `--> tests/bad/x.csv` of a file without a text.
fn is_place(line: &str) -> bool {
    let Some((_, place)) = line.split_once("--> ") else { return false };
    if line.starts_with("--> ") && !place.contains(':') {
        return true;
    }
    let mut parts = place.rsplit(':');
    let mut number = || parts.next().is_some_and(|part| part.parse::<usize>().is_ok_and(|number| number > 0));
    number() && number() && parts.next().is_some_and(|file| !file.is_empty())
}

fn package() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files_in(folder: &str, endings: &[&str]) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(package().join(folder))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| {
            Path::new(name)
                .extension()
                .is_some_and(|ending| endings.contains(&ending.to_string_lossy().as_ref()))
        })
        .collect();
    names.sort();
    names
}

fn texts(arguments: &[&str]) -> Vec<String> {
    arguments.iter().map(|argument| (*argument).to_owned()).collect()
}

/// All forms.
pub fn forms() -> impl Iterator<Item = Case> {
    files_in(FOLDER, &["toml", "csv", "tsv"]).into_iter().map(|name| {
        let own = ARGUMENTS.iter().find(|(known, _)| *known == name).map(|(_, arguments)| *arguments);
        let file = format!("{FOLDER}/{name}");
        let mut arguments = texts(&["evaluate", &file, "--depth", "1"]);
        arguments.extend(texts(own.unwrap_or(&["--criteria", SMALL])));
        Case { golden: format!("{file}.expected").into(), folder: package(), arguments }
    })
}

/// All editions.
pub fn criteria() -> impl Iterator<Item = Case> {
    let folder = format!("{FOLDER}/criteria");
    files_in(&folder, &["toml"]).into_iter().map(move |name| {
        let file = format!("{folder}/{name}");
        let arguments = texts(&["criteria", "show", &file]);
        Case { golden: format!("{file}.expected").into(), folder: package(), arguments }
    })
}

/// Name of the golden, name of the file, and what is in it.
fn generated_files() -> Vec<(&'static str, &'static str, String)> {
    let head = "criteria = \"small\"\n\n[self]\n";
    let rows = |row: fn(usize) -> String| (1..=150).map(row).collect::<String>();
    vec![
        (
            "a-text-too-long",
            "form.toml",
            format!("{head}\"1.1\" = {{ note = \"{}\" }}\n", "ệ".repeat(40_000)),
        ),
        ("a-cell-too-long", "form.csv", format!("code,self_num,note\n1.1,13,{}\n", "ệ".repeat(40_000))),
        ("an-option-as-long-as-a-book", "form.toml", format!("{head}\"1.2\" = \"{}\"\n", "a".repeat(30_000))),
        ("a-code-as-long-as-a-book", "form.csv", format!("code,self_num\n{},13\n", "1.".repeat(15_000))),
        ("a-number-as-long-as-a-book", "form.toml", format!("{head}\"2.2\" = {}\n", "9".repeat(30_000))),
        ("a-line-as-long-as-a-book", "form.toml", format!("{head}\"1.1\" = 4,3{}\n", " ".repeat(100_000))),
        (
            "lists-nested-too-deep",
            "form.toml",
            format!("{head}\"1.1\" = {}{}\n", "[".repeat(9_000), "]".repeat(9_000)),
        ),
        ("tables-nested-too-deep", "form.toml", format!("{head}{}num = 1\n", "a.".repeat(9_000))),
        ("brackets-opened-without-end", "form.toml", format!("{head}\"1.1\" = {}", "[{a=".repeat(50_000))),
        (
            "a-hundred-and-fifty-mistakes",
            "form.toml",
            head.to_owned() + &rows(|n| format!("\"9.{n}\" = 1\n")),
        ),
        ("a-hundred-and-fifty-columns", "form.csv", format!("code,self_num{}\n", rows(|n| format!(",c{n}")))),
        (
            "a-list-as-long-as-a-book",
            "form.toml",
            format!("{head}\"1.1\" = {{ num = [{}] }}\n", "1,".repeat(30_000)),
        ),
        ("rows-without-end", "form.csv", format!("code,self_num\n{}", "1.1,13\n".repeat(30_000))),
        ("quotes-without-end", "form.csv", format!("code,self_num\n{}\n", "\"".repeat(60_001))),
        ("escape-sequence-in-the-name-of-the-file", "a\u{1b}[31mb.toml", format!("{head}\"9.9\" = 1\n")),
        ("line-break-in-the-name-of-the-file", "a\nerror: forged.toml", format!("{head}\"9.9\" = 1\n")),
        ("reversed-reading-order-in-the-name-of-the-file", "a\u{202e}b.toml", format!("{head}\"9.9\" = 1\n")),
    ]
}

/// Each in a folder of its own below the given one. Names with control characters exist on Unix only.
pub fn generated(folder: &Path) -> Vec<Case> {
    let plain = |name: &str| !name.contains(char::is_control);
    generated_files()
        .into_iter()
        .filter(|(_, file, _)| cfg!(unix) || plain(file))
        .map(|(name, file, text)| {
            let folder = folder.join(name);
            fs::create_dir(&folder).unwrap();
            fs::copy(package().join(SMALL), folder.join("small.toml")).unwrap();
            fs::write(folder.join(file), text).unwrap();
            let arguments = texts(&["evaluate", file, "--depth", "1", "--criteria", "small.toml"]);
            Case { golden: format!("{FOLDER}/generated/{name}.expected").into(), folder, arguments }
        })
        .collect()
}

/// The lines that differ, with a few that do not around them.
fn differences(expected: &str, found: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), found.lines().collect());
    let alike = |pairs: &mut dyn Iterator<Item = (&&str, &&str)>| pairs.take_while(|(a, b)| a == b).count();
    let before = alike(&mut old.iter().zip(&new));
    let rest = old.len().min(new.len()) - before;
    let after = alike(&mut old.iter().rev().zip(new.iter().rev())).min(rest);
    let mut shown = String::new();
    for (sign, lines) in [
        (' ', &old[before.saturating_sub(3)..before]),
        ('-', &old[before..old.len() - after]),
        ('+', &new[before..new.len() - after]),
        (' ', &old[old.len() - after..(old.len() - after + 3).min(old.len())]),
    ] {
        for line in lines {
            let _ = writeln!(shown, "  {sign} {line}");
        }
    }
    if shown.is_empty() { "  (only line ends differ)\n".to_owned() } else { shown }
}

/// What is wrong with a case; empty where all is well.
fn verdict(case: &Case, update: bool) -> String {
    let said = case.run("en");
    let found = said.golden();
    let path = package().join(&case.golden);
    let broken = said.broken_promises(WARNED.contains(&case.name()));
    let mut wrong: String = broken.iter().map(|promise| format!("  {promise}\n")).collect();
    if update {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &found).unwrap();
    } else {
        match fs::read_to_string(&path) {
            Ok(expected) if expected == found => {}
            Ok(expected) => wrong.push_str(&differences(&expected, &found)),
            Err(_) => wrong.push_str("  there is no golden; UPDATE_GOLDEN=1 writes it\n"),
        }
    }
    if wrong.is_empty() { wrong } else { format!("{}\n{wrong}", case.golden.display()) }
}

#[test]
fn every_bad_file_is_answered_as_its_golden_says() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some_and(|value| value == "1");
    let folder = tempfile::tempdir().unwrap();
    let cases: Vec<Case> = forms().chain(criteria()).chain(generated(folder.path())).collect();
    assert!(cases.len() >= LEAST, "only {} kinds of bad input", cases.len());
    let wrong: Vec<String> =
        cases.iter().map(|case| verdict(case, update)).filter(|wrong| !wrong.is_empty()).collect();
    assert!(
        wrong.is_empty(),
        "{} of {} cases\n\n{}\nafter a change that is meant: UPDATE_GOLDEN=1 cargo test bad_input",
        wrong.len(),
        cases.len(),
        wrong.join("\n")
    );
}

#[test]
fn every_golden_and_every_exception_belongs_to_a_file() {
    let forms: BTreeSet<String> = files_in(FOLDER, &["toml", "csv", "tsv"]).into_iter().collect();
    let criteria = files_in(&format!("{FOLDER}/criteria"), &["toml"]);
    let criteria: BTreeSet<String> = criteria.into_iter().map(|name| format!("criteria/{name}")).collect();
    let generated = generated_files().into_iter().map(|(name, ..)| format!("generated/{name}"));
    let known: BTreeSet<String> = forms.into_iter().chain(criteria).chain(generated).collect();
    for (folder, before) in [("", ""), ("/criteria", "criteria/"), ("/generated", "generated/")] {
        for golden in files_in(&format!("{FOLDER}{folder}"), &["expected"]) {
            let name = format!("{before}{}", golden.strip_suffix(".expected").unwrap());
            assert!(known.contains(&name), "{golden} belongs to no file");
        }
    }
    let listed = ARGUMENTS.iter().map(|(name, _)| name).chain(WARNED);
    for name in listed {
        assert!(known.contains(*name), "{name} is listed, and there is no such file");
    }
}
