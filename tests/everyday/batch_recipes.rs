//! The recipes of docs/batch.md: `score batch -` as a filter of GNU parallel comes to what one run comes to.

use crate::harness::batch_units;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use crate::harness::batch_units::{folder, in_package_text, long_csv, unit_name, unit_rows, write};
use crate::harness::program::{in_package, score};

#[test]
fn gnu_parallel_comes_to_what_one_run_comes_to() {
    let folder = folder();
    let units: Vec<(String, String)> = (0..400).map(|unit| (unit_name(unit), unit_rows(unit))).collect();
    let file = write(&folder, "units.csv", &long_csv(&units));
    let criteria = in_package(batch_units::SMALL);
    let criteria = criteria.to_str().unwrap();
    let once = score(&["batch", "--criteria", criteria, "--format", "json", &file]);
    let docs = in_package_text("docs/batch.md");
    let recipe = docs
        .lines()
        .find(|line| line.starts_with("parallel --pipe"))
        .expect("docs/batch.md has the recipe on one line");
    let known = Command::new("parallel").arg("--version").output();
    if !known.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains("GNU parallel")) {
        // past the capture of the test runner, so that it is seen
        let _ = writeln!(std::io::stderr(), "SKIPPED: there is no GNU parallel here");
        return;
    }
    let bin = Path::new(env!("CARGO_BIN_EXE_score")).parent().unwrap();
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
    // small blocks, so that there are several
    let recipe =
        recipe.replace("binh-thuan-huyen-2022", criteria).replace("--pipe", "--will-cite --pipe --block 20k");
    let run = Command::new("sh")
        .args(["-c", &recipe])
        .current_dir(folder.path())
        .env("PATH", path)
        .env("SCORE_LANG", "en")
        .output()
        .unwrap();
    let lines = folder.path().join("lines.jsonl");
    let told = String::from_utf8_lossy(&run.stderr).into_owned();
    assert!(lines.is_file(), "{told}");
    assert_eq!(std::fs::read_to_string(&lines).unwrap().lines().count(), 400, "{told}");
    let merged = score(&["batch", "--merge", "--format", "json", lines.to_str().unwrap()]);
    assert_eq!(merged.transcript(), once.transcript());
}
