//! Every check of the registry is reached by the smallest form that shows it, and what it then says is a golden:
//! `tests/checks/CODE.toml`, scored by `tests/checks/edition.toml`, says `tests/checks/CODE.expected`.

use std::collections::BTreeSet;

use crate::harness::program::{against_golden, in_package, score, text_of};
use score::check::explained;

const EDITION: &str = "tests/checks/edition.toml";

fn form(code: &str) -> String {
    format!("tests/checks/{code}.toml")
}

#[test]
fn every_check_has_a_form_that_shows_it() {
    let mut failures = Vec::new();
    for (code, _) in explained() {
        let code = code.name;
        if !in_package(&form(code)).is_file() {
            failures.push(format!("{code}: write {}", form(code)));
            continue;
        }
        let json = score(&["check", "--criteria", &edition(code), "--format", "json", &form(code)]).json();
        let found: Vec<&str> =
            json["findings"].as_array().unwrap().iter().map(|f| f["code"].as_str().unwrap()).collect();
        if !found.contains(&code) {
            failures.push(format!("{code}: {} shows {found:?} instead", form(code)));
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn every_form_says_what_its_golden_says() {
    let mut failures = Vec::new();
    for (code, _) in explained() {
        let code = code.name;
        let run = score(&["check", "--criteria", &edition(code), "--format", "text", &form(code)]);
        let golden = format!("tests/checks/{code}.expected");
        failures.extend(against_golden(&golden, &run.transcript()).err());
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

/// The edition that a form is scored by: one of its own, where the one of all others cannot show the code.
fn edition(code: &str) -> String {
    let own = format!("tests/checks/{code}.edition.toml");
    if in_package(&own).is_file() { own } else { EDITION.to_owned() }
}

/// The findings of a check in Vietnamese: what is wrong, details and the remedy.
fn vietnamese(code: &str) -> String {
    let command = ["check", "--criteria", &edition(code), "--format", "json", "--lang", "vi"];
    let json = score(&[&command[..], &[&form(code)]].concat()).json();
    let mut text = String::new();
    for finding in json["findings"].as_array().unwrap().iter().filter(|finding| finding["code"] == code) {
        text.push_str(&format!("{code}: {}\n", finding["message"].as_str().unwrap()));
        for note in finding["notes"].as_array().into_iter().flatten() {
            text.push_str(&format!("  chi tiết: {}\n", note.as_str().unwrap()));
        }
        text.push_str(&format!("  đề nghị: {}\n", finding["help"].as_str().unwrap()));
    }
    text
}

#[test]
fn every_check_speaks_vietnamese_as_in_the_golden() {
    let said: String = explained().into_iter().map(|(code, _)| vietnamese(code.name)).collect();
    against_golden("tests/goldens/vietnamese-checks.txt", &said).unwrap();
}

#[test]
fn every_code_explains_itself_in_its_paragraph() {
    for (code, explanation) in explained() {
        let run = score(&["check", "--explain", code.name]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", code.name);
        let (heading, paragraph) = run.stdout.split_once("\n\n").unwrap();
        assert_eq!(heading, format!("{} ({})", code.name, code.severity.word()));
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(words(paragraph), words(explanation.en), "{}", code.name);
        assert!(run.stdout.lines().all(|line| line.chars().count() <= 80), "{}", code.name);
    }
}

#[test]
fn an_unknown_code_is_not_explained_but_another_suggested() {
    let run = score(&["check", "--explain", "row-blnk"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("`row-blnk`") && run.stderr.contains("row-blank"), "{}", run.stderr);
}

#[test]
fn no_file_among_the_forms_is_without_an_entry() {
    let known: BTreeSet<String> = explained()
        .into_iter()
        .flat_map(|(code, _)| ["toml", "expected"].map(|ending| format!("{}.{ending}", code.name)))
        .chain(["edition.toml", "declared-without-score.edition.toml"].map(str::to_owned))
        .collect();
    let files = std::fs::read_dir(in_package("tests/checks")).unwrap();
    let names: BTreeSet<String> =
        files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    let strangers: Vec<&String> = names.difference(&known).collect();
    assert!(strangers.is_empty(), "without an entry in `check`: {strangers:?}");
}

#[test]
fn the_edition_of_the_forms_is_without_fault() {
    let run = score(&["criteria", "show", EDITION]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
}

#[test]
fn the_document_of_checks_has_all_of_them() {
    let document = text_of("docs/checks.md");
    let missing: Vec<&str> = explained()
        .iter()
        .map(|(code, _)| code.name)
        .filter(|name| !document.contains(&format!("--explain {name}\n")))
        .collect();
    assert!(missing.is_empty(), "docs/checks.md has no example of {missing:?}");
}
