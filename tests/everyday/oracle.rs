//! The whole form against an independent evaluator: Python with exact fractions, which shares no code with the program.
//! Skipped, and said so, where there is no Python 3.11.

use crate::harness::python;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

const EDITION: &str = "criteria/binh-thuan-huyen-2022.toml";
const FORM: &str = "examples/la-gi-2022.toml";

fn run(command: &mut Command) -> String {
    let output = command.current_dir(env!("CARGO_MANIFEST_DIR")).env("SCORE_LANG", "en").output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// (code, column) → points, from lines of `code column points`.
fn by_python(mode: &str, at: &str) -> BTreeMap<(String, String), String> {
    run(Command::new("python3").args(["tests/oracle/form.py", EDITION, FORM, mode, at]))
        .lines()
        .map(|line| {
            let [code, column, points] = line.split_whitespace().collect::<Vec<_>>()[..] else {
                panic!("not a line of the oracle: {line}")
            };
            ((code.to_owned(), column.to_owned()), points.to_owned())
        })
        .collect()
}

fn by_score(mode: &str, at: &str, folder: &Path) -> BTreeMap<(String, String), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(root.join(EDITION)).unwrap();
    let text = text
        .replace("at       = \"leaf\"", &format!("at = \"{at}\""))
        .replace("mode     = \"truncate\"", &format!("mode = \"{mode}\""));
    let criteria = folder.join(format!("{mode}-{at}.toml"));
    std::fs::write(&criteria, text).unwrap();
    let json = run(Command::new(env!("CARGO_BIN_EXE_score"))
        .args(["evaluate", FORM, "--format", "json", "--criteria"])
        .arg(&criteria));
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let mut points = BTreeMap::new();
    let rows = json["rows"].as_array().unwrap().iter().map(|row| (row["code"].as_str().unwrap(), row));
    for (code, row) in rows.chain([("total", &json["total"])]) {
        for column in ["self", "appraisal"] {
            let shown = row[column]["points"].as_str().unwrap().to_owned();
            points.insert((code.to_owned(), column.to_owned()), shown);
        }
    }
    points
}

#[test]
fn every_row_and_total_equals_that_of_exact_fractions_in_every_rounding() {
    if !python::is_there() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for mode in ["truncate", "half-up", "half-even", "up"] {
        for at in ["leaf", "total"] {
            let (ours, theirs) = (by_score(mode, at, folder.path()), by_python(mode, at));
            assert_eq!(ours.len(), 228, "113 rows and the total in two columns");
            assert_eq!(ours, theirs, "{mode} at {at}");
        }
    }
}
