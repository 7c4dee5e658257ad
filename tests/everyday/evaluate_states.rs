//! Blank, zero, not applicable, missing and impossible, side by side: never confused in the JSON of `evaluate`.

use std::fs;

use crate::harness::contract::{document, keeps_the_contract, rows};
use crate::harness::program::{finished, program};
use serde_json::{Value, json};
use tempfile::TempDir;

const SMALL_CRITERIA: &str = r#"
[criteria]
id = "small"
title = "Phiếu nhỏ"
[rounding]
at = "leaf"
mode = "truncate"
decimals = 2
[[criterion]]
code = "1"
title = "Answered, blank, zero and missing"
[[criterion]]
code = "1.1"
title = "Answered"
rule = "ratio"
max = 5
[[criterion]]
code = "1.2"
title = "Blank"
rule = "ratio"
max = 5
[[criterion]]
code = "1.3"
title = "Zero"
rule = "ratio"
max = 5
[[criterion]]
code = "1.4"
title = "Missing"
rule = "ratio"
max = 5
[[criterion]]
code = "2"
title = "Not applicable"
[[criterion]]
code = "2.1"
title = "Leaves the sum"
rule = "ratio"
max = 5
not_applicable = "drop"
[[criterion]]
code = "2.2"
title = "No points"
rule = "ratio"
max = 5
not_applicable = "zero"
[[criterion]]
code = "2.3"
title = "All points"
rule = "ratio"
max = 5
not_applicable = "full"
[[criterion]]
code = "3"
title = "Always applicable"
[[criterion]]
code = "3.1"
title = "Forbidden"
rule = "ratio"
max = 5
[[criterion]]
code = "4"
title = "Something out of nothing"
[[criterion]]
code = "4.1"
title = "3/0"
rule = "ratio"
max = 5
[[criterion]]
code = "5"
title = "Nothing out of nothing"
[[criterion]]
code = "5.1"
title = "Is an error"
rule = "ratio"
max = 5
zero_over_zero = "error"
[[criterion]]
code = "5.2"
title = "Is no points"
rule = "ratio"
max = 5
zero_over_zero = "zero"
[[criterion]]
code = "5.3"
title = "Is all points"
rule = "ratio"
max = 5
zero_over_zero = "full"
[[criterion]]
code = "5.4"
title = "Is not applicable"
rule = "ratio"
max = 5
zero_over_zero = "not-applicable"
not_applicable = "drop"
[[criterion]]
code = "6"
title = "All of it not applicable"
[[criterion]]
code = "6.1"
title = "Leaves the sum"
rule = "ratio"
max = 5
not_applicable = "drop"
"#;

/// Two groups whose max has a digit that the rounding drops.
const FINER_MAX: &str = r#"
[criteria]
id = "small"
title = "Điểm tối đa lẻ"
[rounding]
at = "leaf"
mode = "truncate"
decimals = 0
[[criterion]]
code = "1"
title = "Nhóm một"
max = 4.5
[[criterion]]
code = "1.1"
title = "Tỷ lệ"
rule = "ratio"
max = 5
[[criterion]]
code = "2"
title = "Nhóm hai"
max = 4.5
[[criterion]]
code = "2.1"
title = "Tỷ lệ"
rule = "ratio"
max = 5
"#;

#[test]
fn what_is_shown_is_what_is_added_up_or_the_edition_is_refused() {
    let folder = TempDir::new().unwrap();
    let [criteria, file] = ["criteria.toml", "form.toml"].map(|name| folder.path().join(name));
    fs::write(&criteria, FINER_MAX).unwrap();
    fs::write(&file, "criteria = \"small\"\n[self]\n\"1.1\" = \"3/3\"\n\"2.1\" = \"3/3\"\n").unwrap();
    let typed = ["evaluate", "--format", "json", "--criteria"];
    let run = finished(program().args(typed).arg(&criteria).arg(&file));
    if run.code != 2 {
        let document = document(&run.stdout);
        let points =
            |row: &Value| row["self"]["points"].as_str().and_then(|points| points.parse::<u32>().ok());
        let groups = rows(&document).iter().filter(|row| row["kind"] == "group").map(points);
        assert_eq!(
            groups.sum::<Option<u32>>(),
            points(&document["total"]),
            "the groups shown and the total shown"
        );
    }
}

const SMALL_FORM: &str = r#"
criteria = "small"
[self]
"1.1" = { num = 13, den = 15, score = 4.34 }
"1.2" = { score = 0 }
"1.3" = { num = 0, den = 15 }
"2.1" = { not_applicable = true }
"2.2" = { not_applicable = true }
"2.3" = "n/a"
"3.1" = { not_applicable = true, score = 5 }
"4.1" = "3/0"
"5.1" = "0/0"
"5.2" = "0/0"
"5.3" = "0/0"
"5.4" = "0/0"
"6.1" = "n/a"
total = { score = 50 }
[appraisal]
"1.1" = "15/15"
"1.2" = "15/15"
"1.3" = "15/15"
"1.4" = "15/15"
"2.1" = "15/15"
"2.2" = "15/15"
"2.3" = "15/15"
"3.1" = "15/15"
"4.1" = "15/15"
"5.1" = "15/15"
"5.2" = "15/15"
"5.3" = "15/15"
"5.4" = "15/15"
"6.1" = "15/15"
"#;

/// Row, status and points of the self column, difference to the appraisal's 5.00 a leaf.
type State = (&'static str, &'static str, Option<&'static str>, Option<&'static str>);
const STATES: [State; 20] = [
    ("1", "scored", Some("4.33"), Some("15.67")),
    ("1.1", "scored", Some("4.33"), Some("0.67")),
    ("1.2", "blank", Some("0.00"), Some("5.00")),
    ("1.3", "scored", Some("0.00"), Some("5.00")),
    ("1.4", "blank", Some("0.00"), Some("5.00")),
    ("2", "scored", Some("5.00"), Some("10.00")),
    ("2.1", "not-applicable", None, None),
    ("2.2", "not-applicable", Some("0.00"), Some("5.00")),
    ("2.3", "not-applicable", Some("5.00"), Some("0.00")),
    ("3", "error", None, None),
    ("3.1", "error", None, None),
    ("4", "error", None, None),
    ("4.1", "error", None, None),
    ("5", "error", None, None),
    ("5.1", "error", None, None),
    ("5.2", "scored", Some("0.00"), Some("5.00")),
    ("5.3", "scored", Some("5.00"), Some("0.00")),
    ("5.4", "not-applicable", None, None),
    ("6", "not-applicable", None, None),
    ("6.1", "not-applicable", None, None),
];

fn states(folder: &TempDir, form: &str) -> (i32, Value) {
    let [criteria, file] = ["small-criteria.toml", "small-form.toml"].map(|name| folder.path().join(name));
    fs::write(&criteria, SMALL_CRITERIA).expect("the folder takes files");
    fs::write(&file, form).expect("the folder takes files");
    let run =
        finished(program().args(["evaluate", "--format", "json", "--criteria"]).arg(&criteria).arg(&file));
    assert_eq!(run.stderr, "", "findings stand in the JSON");
    let document = document(&run.stdout);
    keeps_the_contract(&document);
    (run.code, document)
}

#[test]
fn blank_zero_not_applicable_missing_and_impossible_are_told_apart() {
    let (code, document) = states(&TempDir::new().unwrap(), SMALL_FORM);
    let found: Vec<_> = rows(&document)
        .iter()
        .map(|row| {
            let own = &row["self"];
            let text = |value: &Value| value.as_str().map(str::to_owned);
            (text(&row["code"]), text(&own["status"]), text(&own["points"]), text(&row["difference"]))
        })
        .collect();
    let owned = |text: &str| text.to_owned();
    let expected: Vec<_> = STATES
        .iter()
        .map(|(code, status, points, difference)| {
            (Some(owned(code)), Some(owned(status)), points.map(owned), difference.map(owned))
        })
        .collect();
    assert_eq!(found, expected);
    let total = json!({
        "max": null,
        "self": { "points": null, "declared": "50.00", "agrees": false },
        "appraisal": { "points": "70.00", "declared": null, "agrees": null },
        "difference": null,
    });
    assert_eq!(document["total"], total, "an error below leaves no total above, in its own column only");
    assert_eq!(code, 1);
}

#[test]
fn each_state_has_its_answer_and_its_finding() {
    let (_, document) = states(&TempDir::new().unwrap(), SMALL_FORM);
    let answer =
        |code: &str| &rows(&document).iter().find(|row| row["code"] == code).unwrap()["self"]["answer"];
    assert_eq!(*answer("1.2"), Value::Null);
    assert_eq!(*answer("1.3"), json!({ "num": "0", "den": "15" }));
    assert_eq!(*answer("1.4"), Value::Null);
    assert_eq!(*answer("2.1"), json!({ "not_applicable": true }));
    assert_eq!(*answer("5.1"), json!({ "num": "0", "den": "0" }));
    let findings: Vec<[&str; 4]> = document["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| finding["severity"] != "note")
        .map(|finding| {
            ["code", "severity", "criterion", "column"].map(|key| finding[key].as_str().unwrap_or_default())
        })
        .collect();
    let expected = [
        ["declared-score-differs", "error", "1.1", "self"],
        ["row-blank", "warning", "1.2", "self"],
        ["row-missing", "error", "1.4", "self"],
        ["not-applicable-forbidden", "error", "3.1", "self"],
        ["declared-without-score", "error", "3.1", "self"],
        ["divided-by-zero", "error", "4.1", "self"],
        ["divided-by-zero", "error", "5.1", "self"],
        ["declared-without-score", "error", "total", "self"],
    ];
    assert_eq!(findings, expected);
}

#[test]
fn without_the_impossible_rows_the_same_form_has_a_total() {
    let form = SMALL_FORM.replace("\"3.1\" = { not_applicable = true, score = 5 }", "\"3.1\" = \"3/5\"");
    let form = form.replace("\"3/0\"", "\"3/3\"").replace("\"5.1\" = \"0/0\"", "\"5.1\" = \"1/5\"");
    let (code, document) = states(&TempDir::new().unwrap(), &form);
    // 4.33 + 5.00 + 3.00 + 5.00 + (1.00 + 0.00 + 5.00), and group 6 leaves the sum
    let own = json!({ "points": "23.33", "declared": "50.00", "agrees": false });
    assert_eq!(document["total"]["self"], own);
    assert_eq!(document["total"]["difference"], "46.67");
    assert_eq!(code, 1, "1.4 is missing still, and two declared figures differ");
}
