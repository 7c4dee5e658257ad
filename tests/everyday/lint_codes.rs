//! Every lint of the registry is reached by the smallest definition that shows it, and what `score criteria check` then
//! says is a golden: `tests/lints/CODE.toml` says `tests/lints/CODE.expected`.

use std::collections::BTreeSet;

use crate::harness::program::{against_golden, in_package, score};
use crate::harness::vietnamese::{Spoken, english_words, spoken};
use score::lint::LINTS;

fn definition(code: &str) -> String {
    format!("tests/lints/{code}.toml")
}

#[test]
fn every_lint_has_a_definition_that_shows_it_and_nothing_else() {
    let mut failures = Vec::new();
    for lint in LINTS {
        let code = lint.code.name;
        let json = score(&["criteria", "check", "--format", "json", &definition(code)]).json();
        let found: BTreeSet<&str> =
            json["findings"].as_array().unwrap().iter().map(|f| f["code"].as_str().unwrap()).collect();
        if found != BTreeSet::from([code]) {
            failures.push(format!("{code}: {} shows {found:?}", definition(code)));
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn every_definition_says_what_its_golden_says() {
    let mut failures = Vec::new();
    for lint in LINTS {
        let run = score(&["criteria", "check", &definition(lint.code.name)]);
        let golden = format!("tests/lints/{}.expected", lint.code.name);
        failures.extend(against_golden(&golden, &run.transcript()).err());
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn every_definition_says_in_vietnamese_what_the_golden_says() {
    let (mut told, mut english) = (String::new(), Vec::new());
    for lint in LINTS {
        let run = score(&["--lang", "vi", "criteria", "check", &definition(lint.code.name)]);
        for Spoken { code, sentences } in spoken(&run.stderr) {
            told.push_str(&format!("{code}\n"));
            for sentence in sentences {
                told.push_str(&format!("  {sentence}\n"));
                english
                    .extend(english_words(&sentence).into_iter().map(|word| format!("{word}: {sentence}")));
            }
        }
    }
    against_golden("tests/goldens/vietnamese-lints.txt", &told).unwrap_or_else(|it| panic!("{it}"));
    assert!(english.is_empty(), "{}", english.join("\n"));
}

#[test]
fn every_finding_has_a_place_and_a_remedy() {
    for lint in LINTS {
        let json = score(&["criteria", "check", "--format", "json", &definition(lint.code.name)]).json();
        for finding in json["findings"].as_array().unwrap() {
            assert!(finding["line"].as_u64().is_some_and(|line| line > 0), "{finding}");
            assert!(finding["help"].as_str().is_some_and(|help| !help.is_empty()), "{finding}");
        }
    }
}

#[test]
fn every_code_explains_itself_in_its_paragraph() {
    for lint in LINTS {
        let run = score(&["criteria", "check", "--explain", lint.code.name]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", lint.code.name);
        let (heading, paragraph) = run.stdout.split_once("\n\n").unwrap();
        assert_eq!(heading, format!("{} ({})", lint.code.name, lint.code.severity.word()));
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(words(paragraph), words(lint.explanation.en), "{}", lint.code.name);
    }
}

#[test]
fn severities_can_be_changed_and_exit_codes_follow() {
    let code = |arguments: &[&str]| {
        score(&[&["criteria", "check"], arguments, &["tests/lints/unused-name.toml"]].concat()).code
    };
    assert_eq!(code(&[]), 0);
    assert_eq!(code(&["--deny", "warnings"]), 1);
    assert_eq!(code(&["--deny", "unused-name"]), 1);
    assert_eq!(code(&["--deny", "warnings", "--allow", "unused-name"]), 0);
    let gap = |arguments: &[&str]| {
        score(&[&["criteria", "check"], arguments, &["tests/lints/tiers-gap.toml"]].concat()).code
    };
    assert_eq!((gap(&[]), gap(&["--warn", "tiers-gap"])), (1, 0));
}

#[test]
fn a_definition_that_cannot_be_read_is_no_result() {
    let run = score(&["criteria", "check", "tests/bad/criteria/unknown-key-in-a-row.toml"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("unknown-key"), "{}", run.stderr);
    let run = score(&["criteria", "check", "no-such-file.toml"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    let both = score(&["criteria", "check", "no-such-file.toml", "tests/lints/unused-name.toml"]);
    assert_eq!(both.code, 1);
    assert!(
        both.stdout.contains("unused-name") && both.stdout.contains("no-such-file.toml"),
        "{}",
        both.stdout
    );
}

#[test]
fn shipped_editions_have_remarks_at_most() {
    for edition in score::criteria::EDITIONS {
        let json = score(&["criteria", "check", "--format", "json", edition.id]).json();
        let severe: Vec<_> =
            json["findings"].as_array().unwrap().iter().filter(|found| found["severity"] != "note").collect();
        assert!(severe.is_empty(), "{}: {severe:?}", edition.id);
    }
}

#[test]
fn no_file_among_the_definitions_is_without_an_entry() {
    let known: BTreeSet<String> = LINTS
        .iter()
        .flat_map(|lint| ["toml", "expected"].map(|ending| format!("{}.{ending}", lint.code.name)))
        .collect();
    let files = std::fs::read_dir(in_package("tests/lints")).unwrap();
    let names: BTreeSet<String> =
        files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(names, known);
}
