//! `score losses`: where the points went, to the last hundredth, and what the next step gives.

use serde_json::Value;

use crate::harness::program::{LA_GI, against_golden, score};

fn losses(arguments: &[&str]) -> Value {
    score(&[&["losses", LA_GI, "--format", "json"], arguments].concat()).json()
}

fn hundredths(value: &Value) -> i64 {
    let text = value.as_str().unwrap();
    let (sign, text) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    sign * format!("{whole}{decimals:0<2}").parse::<i64>().unwrap()
}

#[test]
fn the_losses_of_the_reference_form_add_up_to_max_less_total() {
    for (column, lost) in [("appraisal", 6908), ("self", 3594)] {
        let json = losses(&["--column", column]);
        assert_eq!(hundredths(&json["lost"]), lost);
        assert_eq!(hundredths(&json["best"]) - hundredths(&json["total"]), lost);
        let sum = |part: &str| -> i64 {
            json[part].as_array().unwrap().iter().map(|loss| hundredths(&loss["lost"])).sum()
        };
        assert_eq!(sum("rows") + sum("others"), lost, "{column}");
        assert_eq!(sum("groups"), sum("rows"), "no row outside of the groups lost anything");
        // bonus points are no loss, and are all that is told beside the rows
        let kinds = json["others"].as_array().unwrap().iter().map(|other| other["kind"].as_str().unwrap());
        assert!(kinds.into_iter().all(|kind| kind == "bonus"), "{column}");
    }
}

#[test]
fn each_row_says_what_it_lost_why_and_what_its_next_step_gives() {
    let json = losses(&[]);
    let row =
        |code: &str| json["rows"].as_array().unwrap().iter().find(|row| row["code"] == code).unwrap().clone();
    for (code, lost, own, reason, set, gain) in [
        (
            "3.1.4",
            "10",
            "0",
            "Không tham gia Hội nghị tập huấn phổ biến Công nghệ IPV6",
            "appraisal.3.1.4.choice=a",
            "10",
        ),
        ("4.11.1", "9", "9", "tier c is worth 6", "appraisal.4.11.1=b 483/4823", "4"),
        ("1.4", "0.67", "0.67", "13/15 × 5 comes to 4.33", "appraisal.1.4=14/15", "0.33"),
        ("4.13.1", "5", "5", "not answered", "appraisal.4.13.1=1/9", "0.55"),
    ] {
        let row = row(code);
        assert_eq!(row["lost"], lost, "{code}");
        assert_eq!(row["lost_by_self"], own, "{code}");
        assert_eq!(row["reason"], reason, "{code}");
        assert_eq!(row["next"]["set"][0], set, "{code}");
        assert_eq!(row["next"]["gain"], gain, "{code}");
    }
}

#[test]
fn losses_and_target_in_both_languages() {
    for language in ["en", "vi"] {
        for (name, arguments) in [
            ("losses", &["losses", LA_GI][..]),
            ("target-one", &["target", LA_GI, "440"]),
            ("target-several", &["target", LA_GI, "470", "--except", "3.1.4,6"]),
            ("target-out-of-reach", &["target", LA_GI, "470", "--only", "1,2"]),
            ("target-reached", &["target", LA_GI, "400", "--only", "1"]),
        ] {
            let run = score(&[arguments, &["--lang", language]].concat());
            against_golden(&format!("tests/goldens/{name}-{language}.txt"), &run.transcript()).unwrap();
        }
    }
}

#[test]
fn a_target_that_is_none_is_said() {
    for (arguments, expected) in [
        (&["target", LA_GI, "tot"][..], "`tot` is no number of points; the criteria have no bands"),
        (&["target", LA_GI, "440", "--only", "1.44"], "the criteria have no such row: `1.44`: did you mean"),
        (&["target", LA_GI, "440", "--only", "1", "--except", "1"], "leave no row that may be changed"),
        (&["losses", "tests/contract/none.toml"], "there is no such file"),
    ] {
        let run = score(arguments);
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.stdout);
        assert!(run.stderr.contains(expected), "{arguments:?}: {}", run.stderr);
    }
}

#[test]
fn a_comma_is_a_decimal_mark_in_a_target() {
    let [dot, comma] = ["440.5", "440,5"].map(|target| score(&["target", LA_GI, target]).stdout);
    assert_eq!(dot, comma);
}
