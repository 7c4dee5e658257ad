//! `score batch --merge`: only lines that belong together are ranked together.

use std::fs;

use crate::harness::batch_units::{SMALL, folder, lines, long_csv, unit_name, unit_rows, write};
use crate::harness::program::{score, text_of};

/// The lines that a run writes.
fn lines_of(criteria: &str, units: std::ops::Range<usize>, options: &[&str]) -> String {
    let folder = folder();
    let units: Vec<(String, String)> = units.map(|unit| (unit_name(unit), unit_rows(unit))).collect();
    let file = write(&folder, "f.csv", &long_csv(&units));
    score(&[&["batch", "--no-rank", "--criteria", criteria], options, &[&file]].concat()).stdout
}

#[test]
fn every_line_says_by_which_criteria_it_was_scored() {
    let text = lines_of(SMALL, 0..3, &[]);
    let sha256 =
        score(&["evaluate", "--format", "json", "examples/la-gi-2022.toml"]).json()["criteria"]["sha256"]
            .as_str()
            .unwrap()
            .to_owned();
    for line in lines(&text) {
        let criteria = line["criteria"].as_str().unwrap();
        assert!(criteria.starts_with("small@") && criteria.len() == "small@".len() + 16, "{criteria}");
    }
    let la_gi = lines(&score(&["batch", "--no-rank", "examples/la-gi-2022.toml"]).stdout);
    assert_eq!(la_gi[0]["criteria"], format!("binh-thuan-huyen-2022@{}", &sha256[..16]));
    // of a unit that failed as well
    let folder = folder();
    let failed = score(&["batch", "--no-rank", "--criteria", SMALL, &write(&folder, "x.csv", "")]).stdout;
    assert_eq!(lines(&failed)[0]["criteria"], lines(&text)[0]["criteria"]);
}

#[test]
fn units_of_different_rules_are_not_ranked_together() {
    let folder = folder();
    // the same id, and another max of one row
    let other = text_of(SMALL).replacen("max = ", "max =  ", 1);
    let other = write(&folder, "other.toml", &other);
    let one = write(&folder, "1.jsonl", &lines_of(SMALL, 0..3, &[]));
    let two = write(&folder, "2.jsonl", &lines_of(&other, 3..6, &[]));
    let run = score(&["batch", "--merge", &one, &two]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("lines of different rules are not ranked together"), "{}", run.stderr);
    assert!(run.stderr.contains("2.jsonl:1"), "{}", run.stderr);
    // a line of an earlier version does not say it
    let line = fs::read_to_string(&one).unwrap();
    let (before, after) = line.split_once(",\"criteria\":\"").unwrap();
    let without = format!("{before}{}", &after[after.find('"').unwrap() + 1..]);
    let run = score(&["batch", "--merge", &write(&folder, "3.jsonl", &without)]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("does not say by which criteria it was scored"), "{}", run.stderr);
}
