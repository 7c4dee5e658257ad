//! The JSON of `evaluate` is a contract: its shape, and the figures of the La Gi form in it.

use std::fs;

use crate::harness::contract::{document, keeps_the_contract, rows};
use crate::harness::program::{finished, program};
use serde_json::{Value, json};
use tempfile::TempDir;

const FORM: &str = "examples/la-gi-2022.toml";

fn evaluate(file: &str) -> Value {
    let run = finished(program().args(["evaluate", "--format", "json", file]));
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    document(&run.stdout)
}

/// Points with two decimals, as a whole number of hundredths.
fn hundredths(points: &Value) -> i64 {
    let text = points.as_str().expect("points are a text");
    let (whole, fraction) = text.split_once('.').expect("points have decimals");
    assert!(fraction.len() == 2 && text != "-0.00", "{text}");
    format!("{whole}{fraction}").parse().expect("points are digits")
}

#[test]
fn the_la_gi_form_has_113_rows_and_every_declared_figure_agrees() {
    let document = evaluate(FORM);
    assert_eq!(rows(&document).len(), 113);
    let groups = rows(&document).iter().filter(|row| row["kind"] == "group").count();
    assert_eq!((groups, 113 - groups), (31, 82));
    for row in rows(&document).iter().chain([&document["total"]]) {
        for column in ["self", "appraisal"] {
            let cell = &row[column];
            assert!(cell["points"].is_string(), "{row}");
            assert_eq!(cell["points"], cell["declared"], "{row}");
            assert_eq!(cell["agrees"], true, "{row}");
        }
    }
    let total = json!({
        "max": "500",
        "self": { "points": "464.06", "declared": "464.06", "agrees": true },
        "appraisal": { "points": "430.92", "declared": "430.92", "agrees": true },
        "difference": "-33.14",
    });
    assert_eq!(document["total"], total);
}

#[test]
fn difference_is_appraisal_less_self_to_the_hundredth() {
    let document = evaluate(FORM);
    for row in rows(&document).iter().chain([&document["total"]]) {
        let expected = hundredths(&row["appraisal"]["points"]) - hundredths(&row["self"]["points"]);
        assert_eq!(hundredths(&row["difference"]), expected, "{row}");
    }
}

#[test]
fn the_documented_row_stands_in_the_output_as_documented() {
    let document = evaluate(FORM);
    let row = rows(&document).iter().find(|row| row["code"] == "1.4").unwrap();
    let cell = json!({
        "status": "scored", "points": "4.33", "declared": "4.33", "agrees": true,
        "answer": { "num": "13", "den": "15" },
    });
    let mut expected = json!({
        "code": "1.4", "depth": 2, "kind": "ratio", "max": "5",
        "self": cell, "appraisal": cell, "difference": "0.00",
    });
    expected["title"] = row["title"].clone();
    assert_eq!(*row, expected);
    assert!(row["title"].as_str().unwrap().starts_with("Tỷ lệ: Số lượng báo cáo đúng thời gian"));
    assert_eq!(document["unit"], json!({ "id": "la-gi", "name": "UBND Thị xã La Gi" }));
}

#[test]
fn every_object_has_exactly_the_keys_and_types_of_the_contract() {
    keeps_the_contract(&evaluate(FORM));
    keeps_the_contract(&self_alone(&TempDir::new().unwrap()));
}

/// The La Gi form up to its appraisal.
fn self_alone(folder: &TempDir) -> Value {
    let whole = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/la-gi-2022.toml"));
    let whole = whole.expect("the example is there");
    let (own, _) = whole.split_once("[appraisal]").expect("the example is appraised");
    let file = folder.path().join("self.toml");
    fs::write(&file, own).expect("the folder takes files");
    evaluate(file.to_str().expect("a temporary folder has a plain name"))
}

#[test]
fn a_form_without_an_appraisal_has_null_for_it_everywhere() {
    let document = self_alone(&TempDir::new().unwrap());
    for row in rows(&document).iter().chain([&document["total"]]) {
        assert!(row["appraisal"].is_null() && row["difference"].is_null(), "{row}");
        assert_eq!(row["self"]["agrees"], true, "{row}");
    }
    assert_eq!(document["total"]["self"]["points"], "464.06");
    let findings = document["findings"].as_array().unwrap();
    assert!(findings.iter().any(|finding| finding["code"] == "not-appraised"), "{findings:?}");
}
