//! `score check`: what it says of the form of La Gi and of that form with wrong figures, in every format.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use score::write::Part;

use crate::harness::program::{
    LA_GI, Run, against_golden, formats, la_gi_declaring, score, score_reading, text_of,
};
use num_rational::BigRational;
use num_traits::Zero;
use serde_json::Value;

/// What the form of La Gi is remarkable for, as (code, criterion, column), in the order of the file.
const ODDITIES: &[(&str, &str, &str)] = &[
    // the printed maxima 0
    ("printed-max-differs", "6", "-"),
    ("printed-max-differs", "total", "-"),
    // 178 against 184 staff; 164/138; the blank rows
    ("fact-differs", "3.2.2", "self"),
    ("num-above-den", "4.10.5", "self"),
    ("row-blank", "4.13.1", "self"),
    ("row-blank", "5.1.3", "self"),
    ("row-blank", "5.2.3", "self"),
    // lowered without a note
    ("changed-without-note", "1.1.1", "appraisal"),
    ("changed-without-note", "1.2", "appraisal"),
    ("changed-without-note", "2.12.1", "appraisal"),
    ("changed-without-note", "2.12.2", "appraisal"),
    ("changed-without-note", "3.2.1", "appraisal"),
    // 180 against 184 staff
    ("fact-differs", "3.2.2", "appraisal"),
    ("changed-without-note", "4.2.1", "appraisal"),
    ("changed-without-note", "4.2.2", "appraisal"),
    // 74 against 71 mailboxes, 184 against 105, and 169 users of 105
    ("changed-without-note", "4.3.1", "appraisal"),
    ("quantity-differs", "4.3.1", "appraisal"),
    ("changed-without-note", "4.3.2", "appraisal"),
    ("at-most-broken", "4.3.2", "appraisal"),
    ("quantity-differs", "4.3.2", "appraisal"),
    // the same points from other figures, not in the list: argued in its closing note
    ("figures-changed", "4.6.2.1", "appraisal"),
    ("score-raised", "4.6.2.2", "appraisal"),
    ("changed-without-note", "4.7.2.1", "appraisal"),
    ("figures-changed", "4.7.2.2", "appraisal"),
    // more documents processed than entered
    ("at-most-broken", "4.7.2.2", "appraisal"),
    ("changed-without-note", "4.7.3.1", "appraisal"),
    ("changed-without-note", "4.7.3.2", "appraisal"),
    ("changed-without-note", "4.7.4", "appraisal"),
    ("changed-without-note", "4.8.2.1", "appraisal"),
    ("figures-changed", "4.8.2.2", "appraisal"),
    ("at-most-broken", "4.8.2.2", "appraisal"),
    ("score-raised", "4.8.3", "appraisal"),
    ("changed-without-note", "4.8.4.1", "appraisal"),
    ("changed-without-note", "4.8.4.2", "appraisal"),
    ("score-raised", "4.10.3", "appraisal"),
    ("figures-changed", "4.10.4", "appraisal"),
    ("figures-changed", "4.10.5", "appraisal"),
    // 2231/869
    ("score-raised", "4.11.2", "appraisal"),
    ("num-above-den", "4.11.2", "appraisal"),
    ("row-blank", "4.13.1", "appraisal"),
    ("score-raised", "5.1.3", "appraisal"),
    ("score-raised", "5.2.3", "appraisal"),
    ("changed-without-note", "6.1", "appraisal"),
];

/// A folder for the forms of one test.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Folder(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) -> String {
        let path = self.path(name);
        std::fs::write(&path, text).unwrap();
        shown(&path)
    }
}

fn shown(path: &Path) -> String {
    path.to_str().unwrap().to_owned()
}

fn check(figures: &[(&str, &str, &str)], options: &[&str]) -> Run {
    let folder = Folder::new();
    let form = folder.write("form.toml", &la_gi_declaring(figures));
    let run = score(&[&["check", &form], options].concat());
    let folder = shown(folder.0.path());
    Run { stdout: run.stdout.replace(&format!("{folder}/"), ""), ..run }
}

fn json_of(figures: &[(&str, &str, &str)]) -> Value {
    check(figures, &["--format", "json"]).json()
}

fn word(value: &Value) -> &str {
    value.as_str().unwrap_or("-")
}

/// The findings about declared figures: (criterion, root, affects, causes).
fn figures(json: &Value) -> Vec<(&str, bool, String, String)> {
    let codes = |list: &Value| list.as_array().unwrap().iter().map(word).collect::<Vec<_>>().join(" ");
    let all = json["findings"].as_array().unwrap().iter();
    all.filter(|finding| finding["code"] == "declared-score-differs")
        .map(|finding| {
            let (affects, causes) = (codes(&finding["affects"]), codes(&finding["causes"]));
            (word(&finding["criterion"]), finding["root"].as_bool().unwrap(), affects, causes)
        })
        .collect()
}

/// The notes under the finding about a declared figure.
fn notes<'j>(json: &'j Value, criterion: &str) -> Vec<&'j str> {
    let all = json["findings"].as_array().unwrap();
    let of =
        |finding: &&Value| finding["code"] == "declared-score-differs" && finding["criterion"] == criterion;
    let finding = all.iter().find(of).unwrap_or_else(|| panic!("{criterion} is not accused"));
    finding["notes"].as_array().map(|notes| notes.iter().map(word).collect()).unwrap_or_default()
}

#[test]
fn the_form_of_la_gi_has_no_errors_and_exactly_its_known_oddities() {
    let run = score(&["check", LA_GI, "--format", "json"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let json = run.json();
    let found: Vec<(&str, &str, &str)> = json["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| (word(&finding["code"]), word(&finding["criterion"]), word(&finding["column"])))
        .collect();
    let missing: Vec<_> = ODDITIES.iter().filter(|oddity| !found.contains(oddity)).collect();
    let further: Vec<_> = found.iter().filter(|oddity| !ODDITIES.contains(oddity)).collect();
    assert!(missing.is_empty() && further.is_empty(), "missing {missing:#?}\nfurther {further:#?}");
    assert_eq!(found.len(), ODDITIES.len(), "each once");
    let places: Vec<(u64, u64)> = json["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| (finding["line"].as_u64().unwrap(), finding["col"].as_u64().unwrap()))
        .collect();
    assert!(places.is_sorted(), "in the order of the file");
}

#[test]
fn every_finding_of_la_gi_points_at_the_line_that_it_is_about() {
    let json = score(&["check", LA_GI, "--format", "json"]).json();
    let text = text_of(LA_GI);
    for finding in json["findings"].as_array().unwrap() {
        let line = text.lines().nth(usize::try_from(finding["line"].as_u64().unwrap()).unwrap() - 1).unwrap();
        let code = word(&finding["criterion"]);
        let key = if code == "total" { "total".to_owned() } else { format!("\"{code}\"") };
        assert_eq!(line.split('=').next().unwrap().trim(), key, "{finding:#}");
        let col = usize::try_from(finding["col"].as_u64().unwrap()).unwrap();
        assert!((1..=line.chars().count()).contains(&col), "{finding:#}");
    }
}

#[test]
fn the_csv_of_la_gi_shows_the_same_oddities() {
    let json = score(&["check", "examples/la-gi-2022.csv", "--format", "json"]).json();
    let mut found: Vec<(&str, &str, &str)> = json["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| (word(&finding["code"]), word(&finding["criterion"]), word(&finding["column"])))
        .collect();
    let mut expected = ODDITIES.to_vec();
    found.sort_unstable();
    expected.sort_unstable();
    assert_eq!(found, expected);
}

#[test]
fn json_has_the_shape_of_the_contract() {
    let run = check(&[("self", "3.2.2", "4.86"), ("self", "3.2", "14.86")], &["--format", "json"]);
    assert_eq!((run.code, run.stderr.as_str()), (1, ""));
    let json = run.json();
    let keys = |value: &Value| {
        let mut keys: Vec<String> = value.as_object().unwrap().keys().cloned().collect();
        keys.sort();
        keys
    };
    let sorted = |keys: &[&str]| {
        let mut keys: Vec<String> = keys.iter().map(|key| (*key).to_owned()).collect();
        keys.sort();
        keys
    };
    assert_eq!(keys(&json), sorted(&["schema", "findings", "summary"]));
    assert_eq!(json["schema"], 1);
    assert_eq!(keys(&json["summary"]), sorted(&["errors", "causes", "warnings", "notes"]));
    let common =
        ["code", "severity", "message", "help", "file", "line", "col", "criterion", "column", "args"];
    let mut counted: BTreeMap<&str, u64> = BTreeMap::new();
    for finding in json["findings"].as_array().unwrap() {
        let is_figure = finding["code"] == "declared-score-differs";
        let own: &[&str] =
            if is_figure { &["declared", "computed", "root", "affects", "causes"] } else { &[] };
        let without_notes: Vec<String> = keys(finding).into_iter().filter(|key| key != "notes").collect();
        assert_eq!(without_notes, sorted(&[&common[..], own].concat()), "{finding:#}");
        for key in ["code", "severity", "message", "help", "file", "criterion"] {
            assert!(finding[key].is_string(), "{key} of {finding:#}");
        }
        assert!(finding["line"].as_u64().is_some_and(|line| line > 0), "{finding:#}");
        assert!(finding["col"].as_u64().is_some_and(|col| col > 0), "{finding:#}");
        assert!(finding["column"].is_null() || ["self", "appraisal"].contains(&word(&finding["column"])));
        if is_figure {
            assert!(finding["declared"].is_string() && finding["computed"].is_string(), "{finding:#}");
            assert!(finding["root"].is_boolean(), "{finding:#}");
            assert!(finding["affects"].is_array() && finding["causes"].is_array(), "{finding:#}");
            if finding["root"] == true {
                *counted.entry("cause").or_default() += 1;
            }
        }
        *counted.entry(word(&finding["severity"])).or_default() += 1;
    }
    for (plural, singular) in
        [("errors", "error"), ("causes", "cause"), ("warnings", "warning"), ("notes", "note")]
    {
        assert_eq!(json["summary"][plural].as_u64().unwrap(), counted[singular], "{plural}");
    }
    assert_eq!((json["summary"]["errors"].as_u64(), json["summary"]["causes"].as_u64()), (Some(2), Some(1)));
}

#[test]
fn json_tells_line_and_column_of_the_figure() {
    let json = json_of(&[("self", "3.2.2", "4.86")]);
    let finding =
        json["findings"].as_array().unwrap().iter().find(|f| f["code"] == "declared-score-differs").unwrap();
    let (line, col) = (finding["line"].as_u64().unwrap(), finding["col"].as_u64().unwrap());
    assert_eq!((line, col), (66, 45));
    assert_eq!((word(&finding["declared"]), word(&finding["computed"])), ("4.86", "4.85"));
    assert_eq!((word(&finding["criterion"]), word(&finding["column"])), ("3.2.2", "self"));
}

const ONE_SLIP: &[(&str, &str, &str)] = &[
    ("self", "3.2.2", "4.86"),
    ("self", "3.2", "14.86"),
    ("self", "3", "44.86"),
    ("self", "total", "464.07"),
];

#[test]
fn consequences_stand_under_their_cause_in_text_and_by_themselves_in_json() {
    let json = json_of(ONE_SLIP);
    assert_eq!(
        figures(&json),
        [
            ("3", false, String::new(), "3.2.2".to_owned()),
            ("3.2", false, String::new(), "3.2.2".to_owned()),
            ("3.2.2", true, "3.2 3 total".to_owned(), String::new()),
            ("total", false, String::new(), "3.2.2".to_owned()),
        ]
    );
    let text = check(ONE_SLIP, &[]);
    assert_eq!(text.code, 1);
    assert_eq!(text.stdout.matches("declared-score-differs").count(), 1, "{}", text.stdout);
    let alone = "this alone explains 3.2 (+0.01), 3 (+0.01) and the total (+0.01)";
    assert!(text.stdout.contains(alone), "{}", text.stdout);
    assert!(text.stdout.contains("3.2.2 declares 4.86 in the self column, but 173/178 × 5 comes to 4.85"));
    assert!(text.stdout.contains(
        "form.toml: 4 errors (1 cause), 32 warnings, 11 notes; 4 of 228 declared figures differ\n"
    ));
}

#[test]
fn two_causes_in_one_sum_are_told_together() {
    let json = json_of(&[
        ("appraisal", "4.1.1", "4.97"),
        ("appraisal", "4.1.2", "2.95"),
        ("appraisal", "4.1", "7.92"),
        ("appraisal", "4", "284.65"),
        ("appraisal", "total", "431.2"),
    ]);
    let causes: Vec<_> = figures(&json).into_iter().filter(|figure| figure.1).collect();
    assert_eq!(
        causes,
        [
            ("4.1.1", true, "4.1 4 total".to_owned(), String::new()),
            ("4.1.2", true, "4.1 4 total".to_owned(), String::new()),
        ]
    );
    let told = notes(&json, "4.1.1");
    assert!(
        told.contains(&"together with 4.1.2 it explains 4.1 (+0.28), 4 (+0.28) and the total (+0.28)"),
        "{told:?}"
    );
    assert!(told.contains(&"likely slip: two digits are transposed"), "{told:?}");
}

#[test]
fn two_causes_that_cancel_out_are_said_to() {
    let json = json_of(&[("appraisal", "4.1.1", "4.89"), ("appraisal", "4.1.2", "2.75")]);
    assert_eq!(figures(&json).len(), 2, "{json:#}");
    let first = notes(&json, "4.1.1");
    assert!(
        first.contains(&"4.1 is right all the same: +0.10 here and 4.1.2 (−0.10) cancel out"),
        "{first:?}"
    );
    let second = notes(&json, "4.1.2");
    assert!(
        second.contains(&"4.1 is right all the same: −0.10 here and 4.1.1 (+0.10) cancel out"),
        "{second:?}"
    );
}

#[test]
fn two_causes_that_cancel_out_in_the_total_alone_are_said_to() {
    let json = json_of(&[
        ("self", "1.4", "4.43"),
        ("self", "1", "34.43"),
        ("self", "3.2.2", "4.75"),
        ("self", "3.2", "14.75"),
        ("self", "3", "44.75"),
    ]);
    let first = notes(&json, "1.4");
    assert!(
        first.contains(&"the total is right all the same: +0.10 here and 3.2.2 (−0.10) cancel out"),
        "{first:?}"
    );
    assert!(first.contains(&"this alone explains 1 (+0.10)"), "{first:?}");
}

#[test]
fn a_wrong_leaf_under_a_right_subtotal_says_so() {
    let json = json_of(&[("appraisal", "4.1.1", "4.97")]);
    assert_eq!(figures(&json), [("4.1.1", true, String::new(), String::new())]);
    let told = notes(&json, "4.1.1");
    assert!(told.contains(&"4.1 is right all the same: it was not added up from this figure"), "{told:?}");
}

#[test]
fn causes_that_only_a_cap_hides_are_not_said_to_cancel_out() {
    // 40 + 3 + … is far above the max of 30, with or without the second slip
    let json = json_of(&[("self", "2.12.1", "40"), ("self", "2.12.2", "3")]);
    for code in ["2.12.1", "2.12.2"] {
        let told = notes(&json, code);
        assert!(told.iter().all(|note| !note.contains("cancel out")), "{code}: {told:?}");
    }
}

#[test]
fn a_wrong_figure_that_the_appraisal_takes_over_is_accused_once() {
    let json = json_of(&[("self", "2.3", "2"), ("self", "2", "69"), ("self", "total", "463.06")]);
    let all = json["findings"].as_array().unwrap().iter();
    let accused: Vec<(&str, &str)> = all
        .filter(|finding| finding["criterion"] == "2.3")
        .map(|finding| (word(&finding["column"]), word(&finding["declared"])))
        .collect();
    assert_eq!(accused, [("self", "2")], "one cell, one finding");
    let told = notes(&json, "2.3");
    assert!(
        told.iter().all(|note| !note.contains("figure of the")),
        "the one figure is no copy of itself: {told:?}"
    );
}

#[test]
fn the_plain_rounding_is_named_before_the_far_fetched_one() {
    let json = json_of(ONE_SLIP);
    assert_eq!(notes(&json, "3.2.2")[0], "likely slip: rounded half-up instead of truncated");
}

#[test]
fn figures_that_another_rounding_explains_are_counted_and_the_right_total_is_told() {
    let form = "tests/checks/rounding-policy-differs.toml";
    let run = score(&["check", form, "--criteria", "tests/checks/edition.toml"]);
    let told = "3 of the rows (1.1, 1.2, 1.3) and 1 of the sums differ; the total should be 14.04";
    assert!(run.stdout.contains(told), "the right total is told:\n{}", run.stdout);
}

#[test]
fn an_excerpt_is_not_shown_twice() {
    let folder = Folder::new();
    let form = folder.write("form.csv", &text_of("examples/la-gi-2022.csv"));
    let run = score(&["check", &form, "--verbose"]);
    let finding = run.stdout.split("\n\n").find(|finding| finding.contains("]: 4.2.1 was lowered")).unwrap();
    assert_eq!(finding.matches("| 4.2.1,").count(), 1, "{finding}");
}

#[test]
fn a_remedy_is_in_the_words_of_the_file_that_it_mends() {
    let run = score(&["check", "examples/la-gi-2022.csv"]);
    assert!(!run.stdout.contains("note = \"…\""), "a CSV has a column `appraisal_note`, and no `note = `");
}

#[test]
fn a_row_that_is_not_appraised_is_told_once() {
    let form = "tests/checks/row-not-appraised.toml";
    let run = score(&["check", form, "--criteria", "tests/checks/edition.toml", "--format", "short"]);
    assert_eq!(run.stdout.matches(&format!("{form}:16:1: warning")).count(), 1, "{}", run.stdout);
}

#[test]
fn a_wrong_total_over_right_groups_is_a_cause_of_its_own() {
    let json = json_of(&[("self", "total", "446.06")]);
    assert_eq!(figures(&json), [("total", true, String::new(), String::new())]);
    let told = notes(&json, "total");
    assert_eq!(told, ["likely slip: two digits are transposed"]);
}

#[test]
fn a_row_left_out_of_a_sum_is_named() {
    let json = json_of(&[
        ("appraisal", "4.2", "6.66"),
        ("appraisal", "4", "276.77"),
        ("appraisal", "total", "423.32"),
    ]);
    let causes: Vec<_> = figures(&json).into_iter().filter(|figure| figure.1).collect();
    assert_eq!(causes, [("4.2", true, "4 total".to_owned(), String::new())]);
    assert_eq!(notes(&json, "4.2")[0], "likely slip: 4.2.2 (7.6) was left out of the sum");
}

#[test]
fn what_text_says_of_wrong_figures_is_golden() {
    let planted = [
        ONE_SLIP,
        &[("appraisal", "4.1.1", "4.97"), ("appraisal", "4.2.1", "6.67"), ("appraisal", "4.2.2", "7.59")],
    ]
    .concat();
    let run = check(&planted, &["--allow", "changed-without-note", "--allow", "score-raised"]);
    against_golden("tests/goldens/check-wrong-figures.txt", &run.transcript())
        .unwrap_or_else(|difference| panic!("{difference}"));
}

#[test]
fn short_has_one_line_for_each_finding() {
    let run = check(ONE_SLIP, &["--format", "short"]);
    assert_eq!((run.code, run.stderr.as_str()), (1, ""));
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert_eq!(lines.len(), ODDITIES.len() + ONE_SLIP.len() + 1, "each finding and the summary");
    assert!(lines.contains(
        &"form.toml:66:45: error[declared-score-differs]: 3.2.2 declares 4.86 in the self column, but 173/178 × 5 \
          comes to 4.85"
    ));
    let consequences = lines.iter().filter(|line| line.ends_with(" (a consequence)")).count();
    assert_eq!(consequences, 3);
}

#[test]
fn csv_has_a_row_for_each_finding() {
    let run = check(ONE_SLIP, &["--format", "csv"]);
    assert_eq!((run.code, run.stderr.as_str()), (1, ""));
    let text = run.stdout.trim_start_matches('\u{feff}');
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header: Vec<String> = reader.headers().unwrap().iter().map(ToOwned::to_owned).collect();
    for name in ["file", "line", "col", "severity", "code", "criterion", "column", "message"] {
        assert!(header.iter().any(|cell| cell == name), "{name} among {header:?}");
    }
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), ODDITIES.len() + ONE_SLIP.len());
    let at = |name: &str| header.iter().position(|cell| cell == name).unwrap();
    let row =
        rows.iter().find(|row| &row[at("criterion")] == "3.2.2" && &row[at("severity")] == "error").unwrap();
    assert_eq!((&row[at("line")], &row[at("col")]), ("66", "45"));
    assert_eq!((&row[at("code")], &row[at("column")]), ("declared-score-differs", "self"));
}

#[test]
fn markdown_is_a_table_of_all_findings() {
    let run = check(ONE_SLIP, &["--format", "markdown"]);
    assert_eq!((run.code, run.stderr.as_str()), (1, ""));
    let rows: Vec<&str> = run.stdout.lines().filter(|line| line.starts_with('|')).collect();
    assert_eq!(rows.len(), 2 + ODDITIES.len() + ONE_SLIP.len());
    let cells = |line: &str| line.replace("\\|", "").matches('|').count();
    assert!(rows.iter().all(|row| cells(row) == cells(rows[0])), "{}", run.stdout);
}

#[test]
fn denied_warnings_are_errors() {
    let run = score(&["check", LA_GI, "--deny", "warnings", "--format", "json"]);
    assert_eq!(run.code, 1);
    let summary = &run.json()["summary"];
    assert_eq!((summary["errors"].as_u64(), summary["warnings"].as_u64()), (Some(32), Some(0)));
    assert_eq!(summary["notes"].as_u64(), Some(11), "a note is no warning");
}

#[test]
fn a_denied_code_is_an_error_and_the_others_stay() {
    let run = score(&["check", LA_GI, "--deny", "printed-max-differs", "--format", "json"]);
    assert_eq!(run.code, 1);
    let summary = &run.json()["summary"];
    assert_eq!((summary["errors"].as_u64(), summary["warnings"].as_u64()), (Some(2), Some(30)));
}

#[test]
fn a_denied_note_is_an_error() {
    let run = score(&["check", LA_GI, "--deny", "score-raised"]);
    assert_eq!(run.code, 1);
    let errors = run.stdout.lines().filter(|line| line.starts_with("error[score-raised]"));
    assert_eq!(errors.count(), 6, "the causes at the end name each again");
}

#[test]
fn a_code_told_to_be_a_warning_is_no_error() {
    let run = check(ONE_SLIP, &["--warn", "declared-score-differs", "--format", "json"]);
    assert_eq!(run.code, 0);
    let summary = run.json()["summary"].clone();
    assert_eq!((summary["errors"].as_u64(), summary["warnings"].as_u64()), (Some(0), Some(36)));
}

#[test]
fn an_allowed_code_is_not_told() {
    let run = score(&["check", LA_GI, "--allow", "changed-without-note", "--allow", "row-blank"]);
    assert_eq!(run.code, 0);
    assert!(!run.stdout.contains("changed-without-note") && !run.stdout.contains("row-blank"));
    assert!(run.stdout.contains(": 0 errors, 11 warnings, 11 notes; "), "{}", run.stdout);
}

#[test]
fn allowed_changes_do_not_hide_that_declared_figures_differ() {
    let run = check(ONE_SLIP, &["--allow", "declared-score-differs"]);
    assert!(run.stdout.ends_with("4 of 228 declared figures differ\n"), "{}", run.stdout);
}

#[test]
fn an_unknown_code_is_a_mistake_of_usage_with_a_suggestion() {
    for option in ["--deny", "--warn", "--allow"] {
        let run = score(&["check", LA_GI, option, "row-blnk"]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{option}");
        assert!(run.stderr.contains("`row-blnk`") && run.stderr.contains("row-blank"), "{}", run.stderr);
    }
}

#[test]
fn several_files_are_summed_up() {
    let folder = Folder::new();
    let wrong = folder.write("wrong.toml", &la_gi_declaring(ONE_SLIP));
    let run = score(&["check", LA_GI, &wrong, "examples/la-gi-2022.csv"]);
    assert_eq!((run.code, run.stderr.as_str()), (1, ""));
    let summaries: Vec<&str> = run.stdout.lines().filter(|line| line.contains(" errors")).collect();
    assert_eq!(
        summaries,
        [
            "examples/la-gi-2022.toml: 0 errors, 32 warnings, 11 notes; all 228 declared figures agree",
            &format!("{wrong}: 4 errors (1 cause), 32 warnings, 11 notes; 4 of 228 declared figures differ"),
            "examples/la-gi-2022.csv: 0 errors, 32 warnings, 11 notes; all 228 declared figures agree",
            "3 files: 4 errors (1 cause), 96 warnings, 33 notes",
        ]
    );
    let json = score(&["check", LA_GI, &wrong, "--format", "json"]).json();
    let files: Vec<&str> = json["findings"].as_array().unwrap().iter().map(|f| word(&f["file"])).collect();
    assert!(files.contains(&LA_GI) && files.contains(&wrong.as_str()));
    assert_eq!(json["summary"]["errors"], 4);
}

#[test]
fn a_file_with_a_mistake_of_syntax_does_not_stop_the_others() {
    let folder = Folder::new();
    let broken = folder.write("broken.toml", "criteria = \"binh-thuan-huyen-2022\n");
    let run = score(&["check", &broken, LA_GI]);
    assert_eq!((run.code, run.stderr.as_str()), (1, ""));
    assert!(run.stdout.contains("examples/la-gi-2022.toml: 0 errors, 32 warnings"), "{}", run.stdout);
    assert!(run.stdout.contains("could not be read"), "{}", run.stdout);
}

#[test]
fn a_file_that_is_not_there_does_not_stop_the_others() {
    let run = score(&["check", "no-such-form.toml", LA_GI]);
    assert_eq!(run.code, 1, "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("examples/la-gi-2022.toml: 0 errors, 32 warnings"), "{}", run.stdout);
    assert!(format!("{}{}", run.stdout, run.stderr).contains("no-such-form.toml"));
    let alone = score(&["check", "no-such-form.toml"]);
    against_golden("tests/goldens/check-unreadable.txt", &alone.transcript()).unwrap();
}

#[test]
fn where_no_file_can_be_read_there_is_no_result() {
    let folder = Folder::new();
    let first = folder.write("first.toml", "criteria = \"binh-thuan-huyen-2022\n");
    let second = folder.write("second.csv", "");
    for files in [vec![first.as_str(), &second], vec![&first, "no-such-form.toml"], vec!["no-such-form.toml"]]
    {
        for format in formats(&[Part::Text, Part::Lines, Part::Json]) {
            let run = score(&[&["check", "--format", format], &files[..]].concat());
            assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{files:?} as {format}");
            for file in &files {
                assert!(run.stderr.contains(file), "{file} is told of in:\n{}", run.stderr);
            }
        }
    }
}

#[test]
fn the_findings_go_into_a_file() {
    let folder = Folder::new();
    let output = shown(&folder.path("findings.txt"));
    let run = score(&["check", LA_GI, "-o", &output]);
    let wrote = format!("wrote {output}\n");
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", wrote.as_str()));
    // a file is as wide as its lines are; a screen is not
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let written = std::fs::read_to_string(&output).unwrap();
    assert_eq!(words(&written), words(&score(&["check", LA_GI]).stdout));
    let quiet = score(&["check", LA_GI, "-o", &output, "-q"]);
    assert_eq!((quiet.code, quiet.stdout.as_str(), quiet.stderr.as_str()), (0, "", ""));
}

#[test]
fn the_ending_of_the_output_says_the_format() {
    let folder = Folder::new();
    let (json, csv) = (shown(&folder.path("findings.json")), shown(&folder.path("findings.csv")));
    assert_eq!(score(&["check", LA_GI, "-o", &json]).code, 0);
    assert_eq!(score(&["check", LA_GI, "-o", &csv]).code, 0);
    let text = std::fs::read_to_string(&json).unwrap();
    assert!(serde_json::from_str::<Value>(&text).is_ok(), "JSON in a .json, not:\n{}", &text[..200]);
    assert_eq!(std::fs::read_to_string(&csv).unwrap(), score(&["check", LA_GI, "--format", "csv"]).stdout);
}

#[test]
fn findings_are_never_written_over_a_form() {
    let folder = Folder::new();
    let form = folder.write("form.toml", &text_of(LA_GI));
    let run = score(&["check", &form, "-o", &form]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert_eq!(std::fs::read_to_string(&form).unwrap(), text_of(LA_GI));
}

#[test]
fn a_form_is_checked_from_standard_input() {
    for form in [LA_GI, "examples/la-gi-2022.csv"] {
        let run = score_reading(&["check", "-", "--format", "json"], text_of(form).as_bytes());
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        let json = run.json();
        assert_eq!(json["findings"].as_array().unwrap().len(), ODDITIES.len());
        assert!(json["findings"].as_array().unwrap().iter().all(|finding| finding["file"] == "<stdin>"));
    }
}

/// The cells of the ledger's `+/−` column, and that of its last row.
fn ledger_differences(text: &str) -> (Vec<String>, String) {
    let is_figure = |word: &&str| {
        word.strip_prefix(['+', '−']).is_some_and(|rest| rest.parse::<rust_decimal::Decimal>().is_ok())
    };
    let (table, _) = text.rsplit_once('━').unwrap();
    let mut figures: Vec<String> = Vec::new();
    for line in table.lines() {
        figures.extend(line.split_whitespace().find(is_figure).map(ToOwned::to_owned));
    }
    let total = figures.pop().unwrap();
    (figures, total)
}

fn exact(figure: &str) -> BigRational {
    let figure = figure.replace('−', "-").replace('+', "");
    let (whole, decimals) = figure.split_once('.').unwrap_or((&figure, ""));
    let digits: num_bigint::BigInt = format!("{whole}{decimals}").parse().unwrap();
    BigRational::new(digits, num_bigint::BigInt::from(10).pow(u32::try_from(decimals.len()).unwrap()))
}

#[test]
fn the_ledger_of_la_gi_adds_up_to_the_difference_of_the_totals() {
    let run = score(&["check", LA_GI, "--ledger", "--allow", "score-raised", "--format", "text"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let (_, ledger) = run.stdout.split_once("Reason\n").unwrap();
    let (differences, total) = ledger_differences(ledger);
    assert_eq!(total, "−33.14");
    assert_eq!(differences.len(), 30);
    let sum = differences.iter().fold(BigRational::zero(), |sum, figure| sum + exact(figure));
    assert_eq!(sum, exact("-33.14"));
    assert!(run.stdout.contains("✓ 30 changes add up to −33.14, the difference of the totals"));
}

#[test]
fn the_ledger_of_a_small_form_is_golden() {
    let run = score(&[
        "check",
        "tests/checks/changed-without-note.toml",
        "--criteria",
        "tests/checks/edition.toml",
        "--ledger",
    ]);
    against_golden("tests/goldens/check-ledger.txt", &run.transcript())
        .unwrap_or_else(|difference| panic!("{difference}"));
}

#[test]
fn a_form_without_an_appraisal_has_no_ledger_and_says_so() {
    let run = score(&[
        "check",
        "tests/checks/row-blank.toml",
        "--criteria",
        "tests/checks/edition.toml",
        "--ledger",
    ]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert!(run.stdout.contains("no ledger: both columns need a total"), "{}", run.stdout);
}

#[test]
fn the_ledger_is_in_json_too_or_refused() {
    let run = score(&["check", LA_GI, "--ledger", "--format", "json"]);
    let told = run.code == 2 || run.json().get("ledger").is_some();
    assert!(told, "--ledger was asked for, and silently left out");
}

#[test]
fn what_stands_for_a_missing_result_cannot_be_silenced() {
    for option in ["--allow", "--warn"] {
        for code in ["malformed-number", "row-missing", "divided-by-zero", "unreadable-file"] {
            let run = score(&["check", LA_GI, option, code]);
            assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{option} {code}");
            assert!(run.stderr.contains("cannot be overlooked"), "{}", run.stderr);
        }
    }
    assert_eq!(score(&["check", LA_GI, "--allow", "declared-score-differs"]).code, 0);
}

/// What is said of a form with this text.
fn checked(text: &str) -> Run {
    let folder = Folder::new();
    score(&["check", &folder.write("form.toml", text)])
}

/// The form of La Gi without one row of its appraisal.
fn without_4_5() -> String {
    let text = text_of(LA_GI);
    let (before, appraisal) = text.split_once("[appraisal]").unwrap();
    let rows: Vec<&str> = appraisal.lines().filter(|line| !line.starts_with("\"4.5\"")).collect();
    format!("{before}[appraisal]{}\n", rows.join("\n"))
}

#[test]
fn sums_over_a_row_that_is_not_there_are_its_consequence() {
    let folder = Folder::new();
    let form = folder.write("form.toml", &without_4_5());
    let json = score(&["check", &form, "--format", "json", "--final"]).json();
    let wrong: Vec<(&str, bool, &Value)> = json["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| finding["code"] == "declared-score-differs")
        .map(|finding| {
            (finding["criterion"].as_str().unwrap(), finding["root"].as_bool().unwrap(), &finding["causes"])
        })
        .collect();
    let cause = serde_json::json!(["4.5"]);
    assert_eq!(wrong, [("4", false, &cause), ("total", false, &cause)]);
    let run = score(&["check", &form, "--final"]);
    assert!(
        run.stdout
            .contains("as long as rows are missing, these cannot agree: 4 (+4.44) and the total (+4.44)"),
        "{}",
        run.stdout
    );
    assert!(
        !run.stdout.contains("4.5 is answered by the unit, and not appraised"),
        "told as missing already"
    );
    let fixed = score(&["check", &form, "--fix", "--final"]);
    assert_eq!(fixed.code, 1);
    assert_eq!(text_of(&form), without_4_5(), "no sum is made to fit the hole");
}

#[test]
fn the_other_columns_figure_is_named_first_where_it_is_right_there() {
    let run = checked(&la_gi_declaring(&[("appraisal", "4.5", "5")]));
    assert!(run.stdout.contains("likely slip: this is the figure of the self column"), "{}", run.stdout);
}

#[test]
fn a_max_that_was_not_applied_to_a_sum_is_named() {
    let run = checked(&la_gi_declaring(&[("self", "4.12.4", "18"), ("self", "4.12", "24")]));
    assert!(run.stdout.contains("likely slip: the max of 20 was not applied"), "{}", run.stdout);
}
