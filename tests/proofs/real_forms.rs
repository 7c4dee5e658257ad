//! Forms that nobody here made, laid beside editions that were written for them. The forms stay outside of the project:
//! `SCORE_REAL_FORMS` names their folder, with what must come out of each in `expected/FORM.csv`
//! (`sheet,row,kind,code,title,max,answer,self,appraisal,note`). Without it the test says that it tried nothing.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::harness::program::{finished, in_package, program};

/// The forms: file, and the sheet that is read where there are several.
const FORMS: [(&str, &str, &str); 10] = [
    ("de-ch-m133-raster", "xlsx", ""),
    ("de-python-project", "xlsx", ""),
    ("en-hackathon-rubric", "docx", ""),
    ("en-nist-csf-cmm", "xlsx", "NIST Framework v1.1"),
    ("en-project-self-assessment", "xlsx", ""),
    ("en-samm-1.0-interview", "xls", "Interview"),
    ("en-vn-nodejs-rubric", "xlsx", ""),
    ("fr-sae-bareme", "xlsx", ""),
    ("ru-worldskills-marking", "xlsx", ""),
    ("vi-project-self-assessment", "docx", ""),
];

/// The formulas that are wrong in them.
const FORMULAS: [(&str, &[&str]); 3] = [
    ("ru-worldskills-marking", &["J121", "J122", "J123"]),
    ("de-ch-m133-raster", &["E82"]),
    ("fr-sae-bareme", &["F32", "F34", "G32", "G34", "O13"]),
];

/// What became of the answers of a form.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    right: usize,
    doubted: usize,
    missed: usize,
    wrong: Vec<String>,
}

fn run(form: &Path, name: &str, command: &str) -> Value {
    let edition = in_package(&format!("tests/forms/real/{name}.toml"));
    let mut score = program();
    score.arg(command).arg(form).arg("--criteria").arg(edition).args(["--format", "json"]);
    serde_json::from_str(&finished(&mut score).stdout).unwrap_or(Value::Null)
}

fn tally(form: &Path, name: &str, sheet: &str, expected: &Path) -> Tally {
    let json = run(form, name, "evaluate");
    let mut reader = csv::Reader::from_path(expected).unwrap();
    let headers = reader.headers().unwrap().clone();
    let at = |key: &str| headers.iter().position(|header| header == key).unwrap();
    let rows = reader.records().map(Result::unwrap);
    let rows = rows.filter(|row| sheet.is_empty() || &row[at("sheet")] == sheet);
    let kinds = ["group", "leaf", "bonus", "malus"];
    let rows: Vec<csv::StringRecord> = rows.filter(|row| kinds.contains(&&row[at("kind")])).collect();
    let mut tally = Tally::default();
    let Some(read) = json["rows"].as_array() else {
        // a blank form has no result, and nothing was to be read of it
        let blank = rows.iter().all(|row| row[at("self")].is_empty() && row[at("appraisal")].is_empty());
        tally.right =
            if blank { 2 * rows.iter().filter(|row| &row[at("kind")] == "leaf").count() } else { 0 };
        tally.missed = if blank { 0 } else { rows.len() };
        return tally;
    };
    assert_eq!(read.len(), rows.len(), "{name}");
    for (row, read) in rows.iter().zip(read).filter(|(row, _)| &row[at("kind")] == "leaf") {
        for column in ["self", "appraisal"] {
            let cell = &read[column];
            let answered = name == "en-samm-1.0-interview" && column == "self";
            let expected = row[if answered { at("answer") } else { at(column) }].to_owned();
            let said = if answered {
                match cell["answer"]["choice"].as_str() {
                    Some("a") => "Yes".to_owned(),
                    Some(_) => "No".to_owned(),
                    None => String::new(),
                }
            } else {
                cell["declared"].as_str().unwrap_or_default().to_owned()
            };
            let same = said == expected
                || said
                    .parse::<f64>()
                    .ok()
                    .zip(expected.parse::<f64>().ok())
                    .is_some_and(|(a, b)| (a - b).abs() < 1e-12);
            match () {
                () if cell["status"] == "error" => tally.doubted += 1,
                () if same => tally.right += 1,
                () if said.is_empty() => tally.missed += 1,
                () => tally.wrong.push(format!("{} {column}: {said} for {expected}", &row[at("row")])),
            }
        }
    }
    tally
}

#[test]
fn nothing_of_real_forms_is_wrong_in_silence() {
    let Some(folder) = std::env::var_os("SCORE_REAL_FORMS").map(PathBuf::from) else {
        eprintln!("skipped: SCORE_REAL_FORMS names no folder of real forms");
        return;
    };
    for (name, ending, sheet) in FORMS {
        let form = folder.join(format!("{name}.{ending}"));
        let tally = tally(&form, name, sheet, &folder.join(format!("expected/{name}.csv")));
        eprintln!(
            "{name}: right {}, doubted {}, missed {}, wrong {}",
            tally.right,
            tally.doubted,
            tally.missed,
            tally.wrong.len()
        );
        assert_eq!((&tally.wrong, tally.doubted, tally.missed), (&Vec::new(), 0, 0), "{name}");
    }
    for (name, cells) in FORMULAS {
        let form = folder.join(format!("{name}.xlsx"));
        let mut check = program();
        check
            .arg("check")
            .arg(&form)
            .arg("--criteria")
            .arg(in_package(&format!("tests/forms/real/{name}.toml")));
        let said = finished(&mut check);
        let found: Vec<&str> = cells
            .iter()
            .copied()
            .filter(|cell| !format!("{}{}", said.stdout, said.stderr).contains(&format!("!{cell}")))
            .collect();
        assert_eq!(found, Vec::<&str>::new(), "{name} does not name these cells");
    }
    assert!(fs::metadata(&folder).is_ok());
}
