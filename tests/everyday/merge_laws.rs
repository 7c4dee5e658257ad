//! What must hold of every merge, over random editions and forms, and over every kind of rule: the order of versions does not
//! matter, nothing is lost, nothing is made up, and not a byte is touched outside the entries that were taken.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use serde_json::Value;
use tempfile::TempDir;

use crate::harness::filled::FORMS;
use crate::harness::made_up::{node, written};
use crate::harness::program::{Run, finished, in_package, program, text_of};

const CASES: u32 = if crate::SHARE == 1 { 2_000 } else { 24 };

fn config(seed: u64) -> Config {
    Config { cases: CASES, rng_seed: RngSeed::Fixed(seed), failure_persistence: None, ..Config::default() }
}

/// An answer of a column of a made-up form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Line {
    column: &'static str,
    code: String,
    answer: String,
}

/// The answers of a made-up form, each of both columns.
fn lines(form: &str) -> Vec<Line> {
    let (own, appraisal) = form.split_once("\n[appraisal]\n").unwrap();
    let of = |column: &'static str, text: &str| -> Vec<Line> {
        let line = |line: &str| {
            let (code, answer) = line.split_once(" = ")?;
            Some(Line { column, code: code.trim_matches('"').to_owned(), answer: answer.to_owned() })
        };
        text.lines().filter_map(line).collect()
    };
    [of("self", own), of("appraisal", appraisal)].concat()
}

/// A form of these answers.
fn form<'l>(lines: impl IntoIterator<Item = &'l Line>) -> String {
    let mut columns: BTreeMap<&str, String> = BTreeMap::new();
    for line in lines {
        *columns.entry(line.column).or_default() += &format!("\"{}\" = {}\n", line.code, line.answer);
    }
    let of = |column: &str| columns.get(column).cloned().unwrap_or_default();
    format!("[self]\n{}\n[appraisal]\n{}", of("self"), of("appraisal"))
}

fn write(folder: &Path, files: &[(&str, &str)]) {
    for (name, text) in files {
        fs::write(folder.join(name), text).unwrap();
    }
}

fn run(folder: &Path, edition: &Path, arguments: &[&str]) -> Run {
    finished(program().current_dir(folder).args(arguments).arg("--criteria").arg(edition))
}

/// Merges into `out`; the form that was written, and the report.
fn merged(folder: &Path, edition: &Path, base: &str, versions: &[&str]) -> (Option<Vec<u8>>, Value) {
    let out = format!("out.{}", base.rsplit('.').next().unwrap());
    let _ = fs::remove_file(folder.join(&out));
    let arguments = [&["merge", base][..], versions, &["-o", &out, "--format", "json"]].concat();
    let run = run(folder, edition, &arguments);
    assert!(run.code < 2 && !run.stdout.is_empty(), "{}{}", run.stdout, run.stderr);
    (fs::read(folder.join(out)).ok(), run.json())
}

/// The rows that a form comes to, and its total, without the declared sums, which no merge takes.
fn rows(folder: &Path, edition: &Path, file: &str) -> Option<Value> {
    let run = run(folder, edition, &["evaluate", file, "--format", "json"]);
    let mut json: Value = serde_json::from_str(&run.stdout).ok()?;
    let mut rows = json["rows"].take();
    let total = json["total"].take();
    rows.as_array_mut()?.push(total);
    for row in rows.as_array_mut()?.iter_mut().filter(|row| row["kind"] == "group" || row["kind"].is_null()) {
        for column in ["self", "appraisal"] {
            if let Some(of) = row[column].as_object_mut() {
                of.remove("declared");
                of.remove("agrees");
            }
        }
    }
    Some(rows)
}

/// The rows that differ.
fn differing(found: Option<Value>, expected: Option<Value>) -> Vec<(Value, Value)> {
    let [found, expected] = [found, expected].map(|rows| rows.unwrap().as_array().unwrap().clone());
    assert_eq!(found.len(), expected.len());
    found.into_iter().zip(expected).filter(|(found, expected)| found != expected).collect()
}

/// Whether a text is another one with lines put in between, each of which is one of a form.
fn has_only_new_lines(base: &str, out: &str) -> bool {
    let mut left = base.lines().peekable();
    let is_new = |line: &str| line.starts_with('"') && line.contains(" = ");
    let new = out.lines().all(|line| left.next_if(|next| *next == line).is_some() || is_new(line));
    new && left.next().is_none()
}

#[test]
fn parts_of_a_form_make_the_whole_form_in_every_order() {
    let rows_of = prop::collection::vec(node(), 1..4);
    let strategy = (rows_of, prop::collection::vec(0..4_usize, 64));
    TestRunner::new(config(11))
        .run(&strategy, |(nodes, owners)| {
            let head = "\n[rounding]\nat = \"leaf\"\nmode = \"half-up\"\ndecimals = 2\n";
            let (edition_text, whole) = written(&nodes, head, None);
            let folder = TempDir::new().unwrap();
            let (path, edition) = (folder.path(), folder.path().join("edition.toml"));
            let all = lines(&whole);
            let owner = |at: usize| owners[at % owners.len()];
            let part = |of: usize| {
                form(all.iter().enumerate().filter(|(at, _)| [3, of].contains(&owner(*at))).map(|(_, it)| it))
            };
            let (base, whole) = (part(3), form(&all));
            let parts = [0, 1, 2].map(part);
            write(
                path,
                &[
                    ("edition.toml", &edition_text),
                    ("base.toml", &base),
                    ("whole.toml", &whole),
                    ("0.toml", &parts[0]),
                    ("1.toml", &parts[1]),
                    ("2.toml", &parts[2]),
                ],
            );
            let Some(expected) = rows(path, &edition, "whole.toml") else { return Ok(()) };
            let orders = [
                ["0.toml", "1.toml", "2.toml"],
                ["2.toml", "1.toml", "0.toml"],
                ["1.toml", "2.toml", "0.toml"],
            ];
            let outs = orders.map(|order| merged(path, &edition, "base.toml", &order).0);
            let first = outs[0].clone().expect("disjoint parts have no conflict");
            prop_assert!(outs.iter().all(|out| out.as_ref() == Some(&first)));
            prop_assert_eq!(differing(rows(path, &edition, "out.toml"), Some(expected)), vec![]);
            let out = String::from_utf8(first).unwrap();
            prop_assert!(has_only_new_lines(&base, &out), "{base}\n---\n{out}");
            // and with itself it stays what it is, byte by byte
            write(path, &[("copy.toml", &whole)]);
            let (itself, _) = merged(path, &edition, "whole.toml", &["whole.toml", "copy.toml"]);
            prop_assert_eq!(itself, Some(whole.into_bytes()));
            Ok(())
        })
        .unwrap();
}

/// What an answer says, by value; nothing where it is blank.
fn meaning(answer: Option<&str>) -> Option<String> {
    let answer = answer.filter(|answer| *answer != "{}")?;
    let word = |word: &str| {
        let number = word.trim_end_matches(',').parse::<rust_decimal::Decimal>();
        number.map_or_else(|_| word.to_owned(), |number| number.normalize().to_string())
    };
    let words = answer.trim_matches(['{', '}', ' ']).split_whitespace().map(word);
    Some(words.collect::<Vec<_>>().join(" ").replace(',', ""))
}

#[test]
fn conflicts_are_exactly_the_entries_that_differ() {
    let rows_of = prop::collection::vec(node(), 1..4);
    let strategy = (rows_of, prop::collection::vec((0..3_usize, 0..3_usize, 0..3_usize), 48));
    let seen = [Cell::new(0), Cell::new(0), Cell::new(0)];
    let see = |what: usize, count: usize| seen[what].set(seen[what].get() + count);
    TestRunner::new(config(12))
        .run(&strategy, |(nodes, says)| {
            let head = "\n[rounding]\nat = \"leaf\"\nmode = \"half-up\"\ndecimals = 2\n";
            let (edition_text, whole) = written(&nodes, head, None);
            let all = lines(&whole);
            // two answers that a row takes: those of its two columns
            let mut answers: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
            for line in &all {
                answers.entry(&line.code).or_default().push(&line.answer);
            }
            let said = |code: &str, which: usize| answers[code].get(which).copied();
            let mut forms = [Vec::new(), Vec::new(), Vec::new()];
            let (mut expected, mut preferred) = (BTreeMap::new(), Vec::new());
            for (at, code) in answers.keys().enumerate() {
                let (base, a, b) = says[at % says.len()];
                let texts = [base, a, b].map(|which| said(code, which));
                for (form, text) in forms.iter_mut().zip(texts) {
                    let line = |answer: &str| Line {
                        column: "appraisal",
                        code: (*code).to_owned(),
                        answer: answer.to_owned(),
                    };
                    form.extend(text.map(line));
                }
                let [base, a, b] = texts.map(meaning);
                let lost = [&a, &b].iter().filter(|it| it.is_none() && base.is_some()).count();
                let (changed_a, changed_b) = (a != base, b != base);
                let state = match (changed_a, changed_b) {
                    (false, false) => None,
                    _ if lost == 1 || (changed_a && changed_b && a != b) => Some("conflict"),
                    _ => Some("taken"),
                };
                expected.extend(state.map(|state| ((*code).to_owned(), state.to_owned())));
                let taken = if state == Some("taken") && !changed_a { texts[2] } else { texts[1] };
                preferred.extend(taken.map(|answer| Line {
                    column: "appraisal",
                    code: (*code).to_owned(),
                    answer: answer.to_owned(),
                }));
            }
            let folder = TempDir::new().unwrap();
            let (path, edition) = (folder.path(), folder.path().join("edition.toml"));
            let [base, a, b] = forms.map(|lines| form(&lines));
            let preferred = form(&preferred);
            write(
                path,
                &[
                    ("edition.toml", &edition_text),
                    ("base.toml", &base),
                    ("a.toml", &a),
                    ("b.toml", &b),
                    ("preferred.toml", &preferred),
                ],
            );
            if rows(path, &edition, "base.toml").is_none() {
                return Ok(());
            }
            let (out, json) = merged(path, &edition, "base.toml", &["a.toml", "b.toml"]);
            let found = json["entries"].as_array().unwrap().iter().map(|entry| {
                let text = |key: &str| entry[key].as_str().unwrap().to_owned();
                (text("code"), text("state"))
            });
            prop_assert_eq!(&found.collect::<BTreeMap<_, _>>(), &expected, "{}\n{}\n{}", base, a, b);
            let has_conflict = expected.values().any(|state| state == "conflict");
            prop_assert_eq!(out.is_none(), has_conflict);
            see(0, usize::from(has_conflict));
            see(1, expected.values().filter(|state| *state == "taken").count());
            // in favour of one version there is one result, whoever comes first
            let prefer = ["a.toml", "b.toml", "--prefer", "a.toml"];
            let (out, _) = merged(path, &edition, "base.toml", &prefer);
            prop_assert!(out.is_some());
            prop_assert_eq!(
                differing(rows(path, &edition, "out.toml"), rows(path, &edition, "preferred.toml")),
                vec![]
            );
            let (other, _) = merged(path, &edition, "base.toml", &["b.toml", "a.toml", "--prefer", "a.toml"]);
            prop_assert_eq!(out, other);
            see(2, 1);
            Ok(())
        })
        .unwrap();
    assert!(seen.iter().all(|seen| seen.get() > 0), "{seen:?}");
}

/// The parts of a form in TOML: who has which of its lines of facts and rows.
fn dealt(whole: &str, versions: usize, seed: usize) -> Vec<String> {
    let mut parts = vec![String::new(); versions];
    let mut table = "";
    for line in whole.lines() {
        if line.starts_with('[') {
            table = line;
        }
        let is_dealt = ["[facts]", "[self]", "[appraisal]"].contains(&table)
            && line.contains('=')
            && !line.starts_with('#');
        // who answers a row in one column does so in the other: `same` has something to be the same as
        let key = line.split('=').next().unwrap_or_default().trim();
        let sum = key.bytes().fold(seed, |sum, byte| (sum * 31 + usize::from(byte)) % 1_009);
        let owner = sum % versions;
        for (version, part) in parts.iter_mut().enumerate() {
            // facts hold for the rows of everybody
            if !is_dealt || table == "[facts]" || owner == version {
                part.push_str(line);
                part.push('\n');
            }
        }
    }
    parts
}

/// A CSV as Excel saves it where the decimal mark is a comma.
fn as_excel(csv: &str) -> String {
    format!("\u{feff}{}", csv.replace(',', ";").replace('\n', "\r\n"))
}

#[test]
fn parts_of_forms_of_every_kind_fill_blank_forms_in_toml_and_csv() {
    for (edition, whole) in FORMS {
        let edition = in_package(edition);
        let whole = text_of(whole);
        let folder = TempDir::new().unwrap();
        let path = folder.path();
        let blank = |format: &str| {
            let mut line = program();
            line.current_dir(path).arg("template").arg(&edition).args(["--format", format]);
            finished(&mut line).stdout
        };
        let (toml, csv) = (blank("toml"), blank("csv"));
        let excel = as_excel(&csv);
        for seed in 0..if crate::SHARE == 1 { 12 } else { 1 } {
            let parts = dealt(&whole, 3, seed);
            write(
                path,
                &[
                    ("blank.toml", &toml),
                    ("blank.csv", &csv),
                    ("excel.csv", &excel),
                    ("whole.toml", &whole),
                    ("0.toml", &parts[0]),
                    ("1.toml", &parts[1]),
                    ("2.toml", &parts[2]),
                ],
            );
            let expected = rows(path, &edition, "whole.toml").unwrap();
            for base in ["blank.toml", "blank.csv", "excel.csv"] {
                let before = fs::read_to_string(path.join(base)).unwrap();
                let (out, json) = merged(path, &edition, base, &["0.toml", "1.toml", "2.toml"]);
                let out = String::from_utf8(out.unwrap_or_else(|| panic!("{json}"))).unwrap();
                let (other, _) = merged(path, &edition, base, &["2.toml", "0.toml", "1.toml"]);
                assert_eq!(other, Some(out.clone().into_bytes()), "{base}");
                let file = format!("out.{}", base.rsplit('.').next().unwrap());
                let found = rows(path, &edition, &file).unwrap();
                for (found, expected) in found.as_array().unwrap().iter().zip(expected.as_array().unwrap()) {
                    assert_eq!(found, expected, "{base}");
                }
                assert_eq!(before.lines().count(), out.lines().count(), "{base}");
                for (before, after) in before.split('\n').zip(out.split('\n')) {
                    assert!(is_filled(before, after, base == "blank.toml"), "{base}\n{before}\n{after}");
                }
                // once more there is nothing to take
                fs::write(path.join("again").with_extension(file.rsplit('.').next().unwrap()), &out).unwrap();
                let again = file.replace("out", "again");
                let (same, json) = merged(path, &edition, &again, &["whole.toml"]);
                assert_eq!(json["taken"], 0, "{json}");
                assert_eq!(same, Some(out.into_bytes()));
            }
        }
    }
}

/// Whether a line is what it was but for an entry that was blank.
fn is_filled(before: &str, after: &str, is_toml: bool) -> bool {
    if before == after {
        return true;
    }
    if !is_toml {
        let delimiter = if before.contains(';') { ';' } else { ',' };
        let mut rest = after;
        // each cell that said something is there, in its order
        return before.trim_end().split(delimiter).filter(|cell| !cell.is_empty()).all(|cell| {
            let at = rest.find(cell);
            rest = at.map_or("", |at| &rest[at + cell.len()..]);
            at.is_some()
        }) && before.ends_with('\r') == after.ends_with('\r');
    }
    if let Some((key, comment)) = before.strip_prefix("# ").and_then(|line| line.split_once(" =")) {
        return after.starts_with(&format!("{key} = ")) && after.ends_with(comment);
    }
    let Some((key, comment)) = before.split_once("{}") else { return false };
    after.starts_with(key) && after.ends_with(comment)
}
