//! Real scorecards, written as editions: `tests/scorecards` has ten whose rules and published results are known. They are
//! correct, so nothing is said of them, and their tests pass.

use crate::harness::program::{in_package, score};

fn editions() -> Vec<String> {
    let files = std::fs::read_dir(in_package("tests/scorecards")).unwrap();
    let mut names: Vec<String> = files
        .map(|file| format!("tests/scorecards/{}", file.unwrap().file_name().into_string().unwrap()))
        .collect();
    names.sort();
    assert!(names.len() >= 10, "only {} scorecards", names.len());
    names
}

#[test]
fn nothing_is_said_of_a_correct_scorecard() {
    for name in editions() {
        let run = score(&["criteria", "check", &name, "--format", "json"]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{name}");
        assert_eq!(run.json()["findings"], serde_json::json!([]), "{name}");
    }
}

#[test]
fn every_scorecard_comes_to_its_published_results() {
    for name in editions() {
        let run = score(&["criteria", "test", &name, "--format", "json"]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{name}");
        let tests = run.json()["editions"][0]["tests"].clone();
        assert!(tests.as_array().unwrap().len() > 1, "{name}");
    }
}

#[test]
fn the_form_of_every_scorecard_can_be_shown() {
    for name in editions() {
        let run = score(&["criteria", "show", &name]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{name}");
    }
}
