//! `--set`: a form with answers set by hand comes to what the file would, had it been changed so.

use serde_json::Value;

use crate::harness::program::{LA_GI, Run, against_golden, score, text_of};

fn evaluated(file: &str, arguments: &[&str]) -> (Value, i32) {
    let run = score(&[&["evaluate", file, "--format", "json"], arguments].concat());
    let json = serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}\n{}", run.stderr));
    (json, run.code)
}

/// Evaluates the reference form with a text changed in it.
fn changed_by_hand(from: &str, to: &str) -> Value {
    let text = text_of(LA_GI);
    assert_eq!(text.matches(from).count(), 1, "{from}");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("la-gi-2022.toml");
    std::fs::write(&path, text.replacen(from, to, 1)).unwrap();
    evaluated(path.to_str().unwrap(), &[]).0
}

/// The line of a row, in a column.
fn line(column: &str, code: &str) -> String {
    let text = text_of(LA_GI);
    let start = text.find(&format!("\n[{column}]")).unwrap();
    let line = text[start..].lines().find(|line| line.starts_with(&format!("\"{code}\""))).unwrap();
    line.to_owned()
}

#[test]
fn what_is_set_comes_to_what_the_file_would() {
    // a setting; the column and code of the row, and what stands there instead
    for (set, column, code, from, to) in [
        ("appraisal.1.4.den=16", "appraisal", "1.4", "den = 15", "den = 16"),
        ("appraisal.1.4=13/16", "appraisal", "1.4", "den = 15", "den = 16"),
        ("appraisal.1.4.score=4,5", "appraisal", "1.4", "score = 4.33", "score = 4.5"),
        ("appraisal.3.1.4=a", "appraisal", "3.1.4", "choice = \"c\"", "choice = \"a\""),
        ("appraisal.3.1.4.choice=a", "appraisal", "3.1.4", "choice = \"c\"", "choice = \"a\""),
        ("self.1.1.1=n/a", "self", "1.1.1", "choice = \"a\"", "not_applicable = true"),
    ] {
        let before = line(column, code);
        assert!(before.contains(from), "{before}");
        let by_hand = changed_in(column, &before, &before.replacen(from, to, 1));
        let (mut assumed, _) = evaluated(LA_GI, &["--set", set]);
        let what_if = assumed.as_object_mut().unwrap().remove("what_if").unwrap();
        assert_eq!(what_if["set"], serde_json::json!([set]));
        for part in ["rows", "total"] {
            assert_eq!(assumed[part], by_hand[part], "{set}: {part}");
        }
    }
}

/// The reference form with a line of a column replaced.
fn changed_in(column: &str, from: &str, to: &str) -> Value {
    let text = text_of(LA_GI);
    let start = text.find(&format!("\n[{column}]")).unwrap();
    let text = format!("{}{}", &text[..start], text[start..].replacen(from, to, 1));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("la-gi-2022.toml");
    std::fs::write(&path, text).unwrap();
    evaluated(path.to_str().unwrap(), &[]).0
}

#[test]
fn a_fact_that_is_set_reaches_the_rows_that_quote_it() {
    let text = text_of(LA_GI);
    let fact = text.lines().find(|line| line.starts_with("staff_commune")).unwrap();
    let (name, value) = fact.split_once('=').unwrap();
    let set = format!("facts.{}=200", name.trim());
    let by_hand = changed_by_hand(fact, &fact.replacen(value.trim(), "200", 1));
    let (assumed, _) = evaluated(LA_GI, &["--set", &set]);
    assert_eq!(assumed["rows"], by_hand["rows"]);
    assert_eq!(assumed["total"], by_hand["total"]);
}

#[test]
fn settings_add_up_in_the_order_they_are_typed() {
    let (both, _) = evaluated(LA_GI, &["--set", "appraisal.1.4.num=1", "--set", "appraisal.1.4=15/15"]);
    let (last, _) = evaluated(LA_GI, &["--set", "appraisal.1.4=15/15"]);
    assert_eq!(both["rows"], last["rows"]);
}

#[test]
fn the_file_stays_as_it_is() {
    let before = text_of(LA_GI);
    for command in [&["evaluate", LA_GI][..], &["check", LA_GI], &["explain", LA_GI, "1.4"]] {
        let run = score(&[command, &["--set", "appraisal.1.4.den=16"]].concat());
        assert!(run.stdout.contains("430.65"), "{command:?}: {}", run.stdout);
        assert!(run.stdout.contains("the file stays as it is"), "{command:?}");
    }
    assert_eq!(text_of(LA_GI), before);
}

#[test]
fn a_row_that_is_missing_can_be_answered() {
    let text = text_of(LA_GI);
    let row = line("appraisal", "1.4");
    let start = text.find("\n[appraisal]").unwrap();
    let without = format!("{}{}", &text[..start], text[start..].replacen(&format!("{row}\n"), "", 1));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("form.toml");
    std::fs::write(&path, without).unwrap();
    let path = path.to_str().unwrap();
    let missing = |json: &Value| {
        json["findings"].as_array().unwrap().iter().any(|it| it["code"] == "appraisal-in-progress")
    };
    assert!(missing(&evaluated(path, &[]).0));
    let (answered, _) = evaluated(path, &["--set", "appraisal.1.4=13/15"]);
    assert!(!missing(&answered), "{:#}", answered["findings"]);
    assert_eq!(answered["total"]["appraisal"]["points"], "430.92");
}

#[test]
fn what_names_nothing_is_said_with_what_was_probably_meant() {
    for (set, en, vi) in [
        (
            "appraisal.1.4",
            "--set `appraisal.1.4`: a path and a value are wanted, as in appraisal.1.4.den=16",
            "--set “appraisal.1.4”: cần ghi đường dẫn và giá trị, ví dụ appraisal.1.4.den=16",
        ),
        ("apraisal.1.4.den=1", "did you mean `appraisal`?", "Có phải “appraisal”?"),
        ("tu-cham.1.4.den=1", "did you mean `self`?", "Có phải “self”?"),
        (
            "appraisal.1.4.dem=1",
            "1.4 has no part `dem`: did you mean `den`?",
            "1.4 không có phần “dem”. Có phải “den”?",
        ),
        (
            "appraisal.1.44.den=1",
            "the criteria have no row `1.44`: did you mean",
            "bộ tiêu chí không có mã “1.44”",
        ),
        ("appraisal.9.9=1", "the criteria have no row `9.9`", "bộ tiêu chí không có mã “9.9”"),
        ("appraisal.1=3", "1 is a sum and has no answer", "mục 1 là số cộng, không có số liệu"),
        (
            "facts.staf=3",
            "the criteria have no fact `staf`: did you mean `staff`?",
            "bộ tiêu chí không có thông tin chung “staf”. Có phải “staff”?",
        ),
    ] {
        for (language, expected) in [("en", en), ("vi", vi)] {
            let run = score(&["evaluate", LA_GI, "--set", set, "--lang", language]);
            assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{set}");
            assert!(run.stderr.contains(expected), "{set}: {}", run.stderr);
        }
    }
}

#[test]
fn a_value_is_refused_as_it_would_be_in_a_file() {
    for (set, code) in [
        ("appraisal.1.4.den=x", "wrong-type"),
        ("appraisal.3.1.4=z", "unknown-choice"),
        ("appraisal.1.4.num=-3", "negative-number"),
    ] {
        let run = score(&["evaluate", LA_GI, "--set", set]);
        assert_eq!(run.code, 2, "{set}: {}", run.stderr);
        assert!(run.stderr.contains(&format!("error[{code}]")), "{set}: {}", run.stderr);
        assert!(run.stderr.contains("--set:"), "{set}: {}", run.stderr);
        assert_eq!(run.stderr.matches("error[").count(), 1, "{set}: {}", run.stderr);
    }
}

#[test]
fn what_follows_is_shown_in_both_languages() {
    for language in ["en", "vi"] {
        let run = score(&["check", LA_GI, "--set", "appraisal.1.4.den=16", "-q", "--lang", language]);
        against_golden(&format!("tests/goldens/what-if-{language}.txt"), &run.transcript()).unwrap();
    }
}

#[test]
fn no_workbook_is_written_and_nothing_is_fixed_by_an_assumption() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("x.xlsx");
    let Run { code, stderr, .. } =
        score(&["evaluate", LA_GI, "--set", "appraisal.1.4.den=16", "-o", out.to_str().unwrap()]);
    assert_eq!(code, 2);
    assert!(stderr.contains("no xlsx is written of what --set assumes"), "{stderr}");
    assert!(!out.exists());
    assert_eq!(score(&["check", LA_GI, "--set", "appraisal.1.4.den=16", "--fix"]).code, 2);
    let page = folder.path().join("x.html");
    score(&["evaluate", LA_GI, "--set", "appraisal.1.4.den=16", "-o", page.to_str().unwrap()]);
    let page = std::fs::read_to_string(page).unwrap();
    assert!(page.contains("What if appraisal.1.4.den=16"));
    assert!(!page.contains("class=\"signatures"), "nobody signs what nobody stated");
}
