//! The rule language, line by line: each file of `tests/language` is an edition that shows one line of it, with tests
//! whose figures were worked out by hand. The table in `tests/language/README.md` says which shows what.

use std::collections::BTreeSet;
use std::path::Path;

use crate::harness::program::{in_package, score, text_of};

const FOLDER: &str = "tests/language";

fn is_edition(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending == "toml")
}

fn editions() -> Vec<String> {
    let files = std::fs::read_dir(in_package(FOLDER)).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| is_edition(name)).collect();
    names.sort();
    assert!(names.len() > 80, "only {} editions", names.len());
    names
}

#[test]
fn every_edition_comes_to_the_figures_that_its_tests_state_and_is_reached_whole() {
    let mut failures = Vec::new();
    let mut tests = 0;
    for name in editions() {
        let run = score(&["criteria", "test", &format!("{FOLDER}/{name}"), "--format", "json"]);
        if run.code != 0 {
            failures.push(format!("{name}\n{}", run.stderr));
            continue;
        }
        let edition = &run.json()["editions"][0];
        tests += edition["tests"].as_array().unwrap().len();
        for share in edition["coverage"].as_array().unwrap() {
            if share["missed"] != serde_json::json!([]) {
                failures.push(format!("{name}: no test reaches these {}: {}", share["of"], share["missed"]));
            }
        }
    }
    println!("{tests} tests of editions");
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn every_edition_is_without_a_flaw_but_those_that_it_announces() {
    let mut failures = Vec::new();
    for name in editions() {
        let path = format!("{FOLDER}/{name}");
        let text = text_of(&path);
        // `# check: CODE (why)`
        let announced: BTreeSet<&str> = text
            .lines()
            .filter_map(|line| line.strip_prefix("# check: ")?.split_whitespace().next())
            .collect();
        let json = score(&["criteria", "check", &path, "--format", "json"]).json();
        let findings = json["findings"].as_array().unwrap();
        let told = |finding: &&serde_json::Value| {
            finding["severity"] != "note" || announced.contains(finding["code"].as_str().unwrap())
        };
        let found: BTreeSet<&str> =
            findings.iter().filter(told).map(|finding| finding["code"].as_str().unwrap()).collect();
        if found != announced {
            failures.push(format!("{name}: announces {announced:?}, and check finds {found:?}"));
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn the_table_names_every_edition_and_nothing_else() {
    let table = text_of(&format!("{FOLDER}/README.md"));
    let named: BTreeSet<String> = table
        .split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '.'))
        .filter(|word| is_edition(word))
        .map(str::to_owned)
        .collect();
    assert_eq!(named, editions().into_iter().collect());
}
