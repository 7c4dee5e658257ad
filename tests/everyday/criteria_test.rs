//! `score criteria test`: what it says of editions whose tests pass, fail, or cannot be run.

use crate::harness::program::{against_golden, score};

#[test]
fn what_it_says_is_a_golden() {
    for (name, code) in [("failing", 1), ("bad", 2)] {
        let run = score(&["criteria", "test", &format!("tests/cases/{name}.toml")]);
        assert_eq!(run.code, code, "{name}: {}{}", run.stdout, run.stderr);
        against_golden(&format!("tests/cases/{name}.expected"), &run.transcript()).unwrap();
    }
}

#[test]
fn every_shipped_edition_passes_its_tests_and_is_reached_whole() {
    for edition in score::criteria::EDITIONS {
        let run = score(&["criteria", "test", edition.id, "--format", "json"]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", edition.id);
        let json = run.json();
        let report = if json.is_array() { json[0].clone() } else { json };
        let text = report.to_string();
        assert!(!text.contains("\"passes\":false") && text.contains("\"passes\":true"), "{text}");
        assert!(text.contains("\"missed\":[]") && !text.contains("\"missed\":[\""), "{text}");
    }
}

#[test]
fn an_edition_without_tests_is_no_success() {
    let run = score(&["criteria", "test", "tests/lints/untested.toml"]);
    assert_eq!(run.code, 1, "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("no [[test]]"), "{}", run.stdout);
}
