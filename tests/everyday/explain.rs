//! `score explain`: how numbers came about, as text and as JSON, and every step of it adds up again by other means
//! than the engine's.

use std::collections::BTreeMap;

use crate::harness::program::{LA_GI, Run, against_golden, la_gi_declaring, score, text_of};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};
use serde_json::Value;

const EDITION: &str = "tests/checks/edition.toml";

/// A form of the small edition, only its self column, or both.
fn small(form: &str, arguments: &[&str]) -> Run {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("form.toml");
    std::fs::write(&path, form).unwrap();
    let path = path.to_str().unwrap();
    let run = score(&[&["explain", path, "--criteria", EDITION], arguments].concat());
    let shown = |text: &str| text.replace(path, "form.toml");
    Run { stdout: shown(&run.stdout), stderr: shown(&run.stderr), code: run.code }
}

const SELF_ONLY: &str = r#"[self]
"1.1" = { num = 40, den = 47, score = 2.56 }
"1.2" = { }
"1.3" = "0/5"
"2"   = "40/50"
"3"   = { choice = "a", evidence = ["Quyết định 12/QĐ-UBND"] }
"4"   = 5
"5"   = 2
"#;

/// The text of a fraction or of a decimal.
fn exact(text: &str) -> BigRational {
    let decimal = |text: &str| {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let digits: BigInt = format!("{whole}{decimals}").parse().unwrap_or_else(|_| panic!("`{text}`"));
        BigRational::new(digits, BigInt::from(10).pow(u32::try_from(decimals.len()).unwrap()))
    };
    match text.split_once('/') {
        Some((num, den)) => decimal(num) / decimal(den),
        None => decimal(text),
    }
}

fn number(value: &Value) -> BigRational {
    exact(value.as_str().unwrap_or_else(|| panic!("{value} is a number in a text")))
}

/// Cut to some decimals, toward zero.
fn truncated(number: &BigRational, decimals: u32) -> BigRational {
    let shift = BigRational::from(BigInt::from(10).pow(decimals));
    (number * &shift).trunc() / shift
}

/// Follows the steps of one column, each from what the one before it came to; what the last one came to.
fn re_added(of: &Value, row: &Value, exact_of: &dyn Fn(&str) -> BigRational) -> Option<BigRational> {
    let mut points: Option<BigRational> = None;
    let told = |what: &str| format!("{}: {what} in {of:#}", row["code"]);
    for step in of["steps"].as_array().unwrap() {
        let field = |name: &str| number(&step[name]);
        let before = || points.clone().unwrap_or_else(|| panic!("{}", told("a step without one before it")));
        let came_to = step.get("points").map(number);
        let terms = || {
            let terms = step["terms"].as_array().unwrap().iter();
            terms.fold(BigRational::zero(), |sum, term| {
                let points = number(&term["points"]);
                let code = term["code"].as_str().unwrap();
                assert_eq!(
                    points,
                    exact_of(code),
                    "{}",
                    told(&format!("the term {code} is what that row has"))
                );
                sum + points
            })
        };
        let expected = match step["step"].as_str().unwrap() {
            "ratio" => Some(field("num") * field("max") / field("den")),
            "ratio-capped" => {
                assert_eq!(field("from"), before(), "{}", told("from"));
                assert!(came_to.as_ref().unwrap() < &before(), "{}", told("a cap takes away"));
                came_to.clone()
            }
            "capped" => {
                assert_eq!(field("from"), before(), "{}", told("from"));
                assert!(before() > number(&row["max"]), "{}", told("only what exceeds is cut"));
                Some(number(&row["max"]))
            }
            "rounded" => {
                assert_eq!((field("from"), step["mode"].as_str()), (before(), Some("truncate")));
                let decimals = u32::try_from(step["decimals"].as_u64().unwrap()).unwrap();
                assert_ne!(
                    truncated(&before(), decimals),
                    before(),
                    "{}",
                    told("a rounding that does nothing")
                );
                Some(truncated(&before(), decimals))
            }
            "counted" => Some(field("count") * field("each")),
            "sum" => Some(terms()),
            "bonus" => Some(before() + terms()),
            "blank" => {
                assert!(came_to.is_none());
                points = Some(BigRational::zero());
                continue;
            }
            "measured" => {
                if step["num"].is_string() {
                    assert_eq!(field("num") / field("den"), field("measure"), "{}", told("the measure"));
                }
                None
            }
            "tier-missed" => {
                let measured = of["steps"].as_array().unwrap().iter().find(|step| step["step"] == "measured");
                let measured = measured.unwrap();
                if step["num"].is_string() {
                    let (num, den) = (number(&step["num"]), number(&measured["den"]));
                    let reaches = |num: BigRational| {
                        let share = num / &den;
                        if step["inclusive"] == true { share >= field("at") } else { share > field("at") }
                    };
                    assert!(
                        reaches(num.clone()) && !reaches(num - BigRational::one()),
                        "{}",
                        told("the least")
                    );
                }
                None
            }
            "tier" | "awarded" | "chosen" | "nothing-of-nothing" | "not-applicable" => came_to.clone(),
            other => panic!("{}", told(&format!("the step {other} is new: re-add it here"))),
        };
        if let Some(expected) = expected {
            assert_eq!(came_to, Some(expected.clone()), "{}", told(&step["step"].to_string()));
            points = Some(expected);
        }
    }
    points
}

/// Explains every row and the total, and re-adds them all.
fn re_add(form: &str, criteria: &str, options: &[&str]) -> usize {
    let text = text_of(criteria);
    let in_quotes = |line: &str| line.split('"').nth(1).unwrap().to_owned();
    let rows = text.lines().filter(|line| line.split('=').next().unwrap().trim() == "code");
    let codes: Vec<String> = rows.map(in_quotes).chain(["total".to_owned()]).collect();
    let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
    let json = score(&[&["explain", form, "--format", "json"], options, &codes].concat()).json();
    let explanations = json["explanations"].as_array().unwrap();
    assert_eq!(explanations.len(), codes.len());
    let mut steps = 0;
    for column in ["self", "appraisal"] {
        let all: BTreeMap<&str, &Value> =
            explanations.iter().map(|row| (row["code"].as_str().unwrap(), &row[column])).collect();
        let exact_of = |code: &str| number(&all[code]["exact"]);
        for row in explanations.iter().filter(|row| !row[column].is_null()) {
            let of = &row[column];
            let points = re_added(of, row, &exact_of);
            if of["exact"].is_null() {
                assert!(of["points"].is_null(), "{of:#}");
                continue;
            }
            assert_eq!(points, Some(number(&of["exact"])), "{}: {of:#}", row["code"]);
            assert_eq!(truncated(&number(&of["exact"]), 2), number(&of["points"]), "{of:#}");
            steps += of["steps"].as_array().unwrap().len();
        }
    }
    steps
}

#[test]
fn every_step_of_every_number_of_la_gi_adds_up_again() {
    let steps = re_add(LA_GI, "criteria/binh-thuan-huyen-2022.toml", &[]);
    assert!(steps > 250, "{steps} steps were followed");
    re_add("examples/la-gi-2022.csv", "criteria/binh-thuan-huyen-2022.toml", &[]);
}

#[test]
fn every_step_of_the_small_forms_adds_up_again() {
    // these show a total that is not formed
    let without_total = ["divided-by-zero", "declared-without-score"];
    for (code, _) in score::check::explained().iter().filter(|(code, _)| !without_total.contains(&code.name))
    {
        let form = format!("tests/checks/{}.toml", code.name);
        assert!(re_add(&form, EDITION, &["--criteria", EDITION]) >= 8, "{form}");
    }
}

#[test]
fn a_sum_of_which_a_term_is_unknown_shows_no_points() {
    let form = "tests/checks/divided-by-zero.toml";
    let codes = ["1.1", "1", "total"];
    let json =
        score(&[&["explain", form, "--criteria", EDITION, "--format", "json"], &codes[..]].concat()).json();
    for row in json["explanations"].as_array().unwrap() {
        let of = &row["self"];
        assert_eq!(
            (&of["status"], &of["points"], &of["exact"]),
            (&"error".into(), &Value::Null, &Value::Null)
        );
        for step in of["steps"].as_array().unwrap() {
            assert!(
                step.get("points").is_none_or(Value::is_null),
                "{} has no points, and a step on the way to them shows {step}",
                row["code"]
            );
        }
    }
}

#[test]
fn the_rows_that_the_issue_names_are_explained_as_in_the_golden() {
    let rows = ["3.2.2", "4.10.5", "4.11.1", "4.12.4", "2.12", "total"];
    let text = score(&[&["explain", LA_GI], &rows[..]].concat());
    let json = score(&[&["explain", LA_GI, "--format", "json"], &rows[..]].concat());
    let told = [
        against_golden("tests/goldens/explain-la-gi.txt", &text.transcript()),
        against_golden("tests/goldens/explain-la-gi.json", &json.transcript()),
    ];
    let told: Vec<String> = told.into_iter().filter_map(Result::err).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn a_form_without_an_appraisal_is_explained_as_in_the_golden() {
    let run = small(SELF_ONLY, &["1.1", "1.2", "1", "2", "3", "4", "5", "total"]);
    against_golden("tests/goldens/explain-self-only.txt", &run.transcript())
        .unwrap_or_else(|difference| panic!("{difference}"));
}

#[test]
fn a_column_that_is_absent_is_null() {
    let json = small(SELF_ONLY, &["1.1", "total", "--format", "json"]).json();
    for row in json["explanations"].as_array().unwrap() {
        assert!(row["self"].is_object() && row["appraisal"].is_null(), "{row:#}");
    }
}

#[test]
fn json_leaves_no_key_out() {
    let json = score(&["explain", LA_GI, "3.2.2", "total", "--format", "json"]).json();
    let keys = |value: &Value| {
        let mut keys: Vec<String> = value.as_object().unwrap().keys().cloned().collect();
        keys.sort();
        keys
    };
    assert_eq!(json["schema"], 1);
    for row in json["explanations"].as_array().unwrap() {
        assert_eq!(keys(row), ["appraisal", "code", "criteria", "kind", "max", "self", "title"]);
        for column in ["self", "appraisal"] {
            let expected = [
                "agrees",
                "before_rounding",
                "declared",
                "exact",
                "formula",
                "goes_into",
                "note",
                "place",
                "points",
                "sentence",
                "share_of_total",
                "status",
                "steps",
            ];
            assert_eq!(keys(&row[column]), expected);
        }
    }
    let row = &json["explanations"][0];
    assert_eq!((&row["self"]["exact"], &row["self"]["points"]), (&"4.85".into(), &"4.85".into()));
    assert_eq!(row["self"]["before_rounding"], "865/178");
    assert_eq!(row["self"]["formula"], "173/178 × 5 = 173 × 5 ÷ 178");
    assert_eq!(row["self"]["goes_into"][2], serde_json::json!({ "code": "total", "points": "464.06" }));
    assert_eq!(row["self"]["share_of_total"], "485/46406");
    assert_eq!(row["self"]["place"]["line"], 66);
    assert_eq!(row["appraisal"]["place"]["line"], 182);
    assert_eq!(row["criteria"]["file"], "criteria/binh-thuan-huyen-2022.toml");
}

#[test]
fn an_unknown_code_is_no_result_and_another_is_suggested() {
    let run = score(&["explain", LA_GI, "3.2.2", "4.10.55"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("`4.10.55`") && run.stderr.contains("`4.10.5`"), "{}", run.stderr);
}

#[test]
fn all_unknown_codes_are_told_at_once() {
    let run = score(&["explain", LA_GI, "3.2.9", "7", "total"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("`3.2.9`") && run.stderr.contains("`7`"), "{}", run.stderr);
}

#[test]
fn a_row_that_cannot_be_computed_says_why() {
    let run = small(&text_of("tests/checks/divided-by-zero.toml"), &["1.1"]);
    assert_eq!(run.code, 1);
    let said = format!("{}{}", run.stdout, run.stderr);
    assert!(
        said.contains("denominator") || said.contains("divided-by-zero"),
        "why it has no points:\n{said}"
    );
}

#[test]
fn a_sum_that_cannot_be_computed_names_the_row_and_shows_no_figure() {
    let run = score(&["explain", "tests/checks/divided-by-zero.toml", "--criteria", EDITION, "total"]);
    assert_eq!(run.code, 1);
    let said = format!("{}{}", run.stdout, run.stderr);
    assert!(said.contains("1.1"), "the row that is to blame is named:\n{said}");
    assert!(!said.contains("= 7"), "the rest is not shown as if it were the sum:\n{said}");
}

#[test]
fn a_blank_row_says_that_nothing_is_answered() {
    let run = small(SELF_ONLY, &["1.2"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert!(run.stdout.contains("Nothing is answered, so it counts 0.00 of 3."), "{}", run.stdout);
}

#[test]
fn what_would_reach_the_next_tier_is_said() {
    for (answer, said) in [
        ("\"40/50\"", "a (> 80%, 5 points) does not hold 80%; it takes more than 80%: 41 of 50, 1 more"),
        (
            "\"24/50\"",
            "b (≥ 50%, ≤ 80%, 3 points) does not hold 48%; it takes at least 50%: 25 of 50, 1 more",
        ),
        ("\"23/47\"", "it takes at least 50%: 24 of 47, 1 more"),
        ("\"41/50\"", "it is the best tier"),
    ] {
        let form = SELF_ONLY.replace("\"40/50\"", answer);
        let run = small(&form, &["2"]);
        assert!(run.stdout.contains(said), "{answer}: {}", run.stdout);
    }
}

#[test]
fn a_value_just_below_a_bound_is_told_what_would_reach_it() {
    let below = text_of(LA_GI).replace("value = 62, score = 15", "value = 19, score = 10");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("form.toml");
    std::fs::write(&path, below).unwrap();
    let run = score(&["explain", path.to_str().unwrap(), "4.9.3"]);
    let words = run.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("a (≥ 20, 15 points) does not hold 19; it takes at"), "{}", run.stdout);
    assert!(words.contains("b (≥ 15, < 20): 10 points"), "{}", run.stdout);
}

#[test]
fn a_capped_count_shows_what_was_cut() {
    let run = small(SELF_ONLY, &["4"]);
    for said in ["5 × 2 = 10", "cut from 10 to 4", "5 at 2 each earn 10; cut to the max of 4: 4.00 of 4."] {
        assert!(run.stdout.contains(said), "{said}: {}", run.stdout);
    }
}

#[test]
fn a_bonus_is_added_after_the_cap_of_the_total() {
    let run = small(SELF_ONLY, &["total"]);
    // 2.55 + 0, 3, 5 and 4, then 2
    for said in [
        "1 (2.55) + 2 (3) + 3 (5) + 4 (4) = 14.55",
        "+ 5 (2) = 16.55",
        "4 rows add up to 14.55; with the bonus of 2 (5): 16.55",
    ] {
        assert!(run.stdout.contains(said), "{said}: {}", run.stdout);
    }
}

#[test]
fn a_declared_figure_that_is_wrong_is_marked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("form.toml");
    std::fs::write(&path, la_gi_declaring(&[("self", "3.2.2", "4.86")])).unwrap();
    let run = score(&["explain", path.to_str().unwrap(), "3.2.2"]);
    assert!(run.stdout.contains("4.86 ✗ it should be 4.85"), "{}", run.stdout);
    assert!(run.stdout.contains("4.36 ✓"), "{}", run.stdout);
}

#[test]
fn a_heading_uses_the_width_of_the_screen_though_the_table_is_narrow() {
    let run = small(SELF_ONLY, &["1"]);
    let heading = "the sum of its rows, at most 10 · tests/checks/edition.toml:25";
    assert!(run.stdout.lines().any(|line| line == heading), "{}", run.stdout);
}

#[test]
fn a_form_that_cannot_be_read_is_not_explained() {
    let run = small("[self]\n\"1.1\" = \"40/\"\n", &["1.1"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(!run.stderr.is_empty());
}
