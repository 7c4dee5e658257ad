//! The tests that an edition carries: what they are said to reach and to compare, and what one takes over from another.

use crate::harness::program::{Run, score};
use crate::harness::scratch::Scratch;

fn tested(edition: &str) -> Run {
    let folder = Scratch::new("tests");
    score(&["criteria", "test", "--format", "json", &folder.write("e.toml", edition)])
}

/// What no test reaches, as `share: name`.
fn missed(edition: &str) -> Vec<String> {
    let run = tested(edition);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{edition}");
    let json = run.json();
    let shares = json["editions"][0]["coverage"].as_array().unwrap().clone();
    let names = |share: &serde_json::Value| {
        let of = share["of"].as_str().unwrap().to_owned();
        let missed = share["missed"].as_array().unwrap().clone();
        missed.into_iter().map(move |name| format!("{of}: {}", name.as_str().unwrap())).collect::<Vec<_>>()
    };
    shares.iter().flat_map(names).collect()
}

const HEAD: &str = "criteria = { id = \"x\", title = \"X\" }\nrounding = { mode = \"exact\" }\n";

#[test]
fn everything_that_decides_is_to_be_reached() {
    let edition = |tests: &str| {
        format!(
            r#"criterion = [ {{ code = "1", title = "A", rule = "deduct", max = 10, counters = [ {{ id = "slips", table = [0, 2, "all"] }} ] }} ]
{HEAD}total = {{ bands = [ {{ id = "a", ge = 5, requires = {{ any_of = [ {{ criterion = "1", ge = 9 }}, {{ fact = "f", is = "a" }} ] }} }}, {{ id = "b" }} ] }}
facts = {{ f = {{ title = "F", options = ["a", "b"] }} }}
test = [ {tests} ]
"#
        )
    };
    let test = |name: &str, fact: &str, slips: u32| {
        format!(
            "{{ name = \"{name}\", facts = {{ f = \"{fact}\" }}, self = {{ \"1\" = {{ counts = {{ slips = {slips} }} }} }} }}"
        )
    };
    let two = [test("s", "a", 1), test("t", "a", 2)].join(", ");
    assert_eq!(
        missed(&edition(&two)),
        [
            "entries of tables: 1 slips at 0 (loses 0)",
            "side conditions that fail: total a: 1 is ≥ 9, or f is a",
            "alternatives: total: 1 is ≥ 9",
        ]
    );
    // a condition that fails where the points lead elsewhere decides nothing
    let elsewhere = format!("{two}, {}", test("u", "b", 3));
    assert_eq!(missed(&edition(&elsewhere)).len(), 3);
    let all = format!("{two}, {}, {}", test("u", "b", 0), test("v", "b", 1));
    assert_eq!(missed(&edition(&all)), [""; 0]);
}

#[test]
fn a_row_with_a_condition_is_asked_and_is_not() {
    let edition = |tests: &str| {
        format!(
            r#"criterion = [ {{ code = "1", title = "A", rule = "manual", max = 5 }},
  {{ code = "2", title = "B", rule = "manual", max = 5, asked_if = {{ fact = "f", is = "yes" }} }} ]
{HEAD}facts = {{ f = {{ title = "F", options = ["no", "yes"] }} }}
test = [ {tests} ]
"#
        )
    };
    let asked = r#"{ name = "s", facts = { f = "yes" }, self = { "1" = 1, "2" = 1 } }"#;
    let not_asked = r#"{ name = "t", facts = { f = "no" }, appraisal = { "1" = 1 } }"#;
    assert_eq!(missed(&edition(asked)), ["rows asked and not asked: 2 not asked"]);
    assert_eq!(missed(&edition(not_asked)), ["leaves: 2", "rows asked and not asked: 2 asked"]);
    assert_eq!(missed(&edition(&format!("{asked}, {not_asked}"))), [""; 0]);
}

#[test]
fn an_option_of_a_shared_list_is_reached_once_for_each_max() {
    let edition = |second: u32| {
        format!(
            r#"criterion = [ {{ code = "1", title = "A", rule = "choice", max = 4, options = "steps" }},
  {{ code = "2", title = "B", rule = "choice", max = {second}, options = "steps" }},
  {{ code = "3", title = "C", rule = "choice", max = 4, options = "yes-no" }},
  {{ code = "4", title = "D", rule = "choice", max = 4, options = "yes-no" }} ]
{HEAD}lists = {{ steps = [ {{ id = "all", share = "1" }}, {{ id = "half", share = "1/2" }} ] }}
test = [ {{ name = "s", self = {{ "1" = "all", "2" = "half", "3" = "yes", "4" = "no" }} }} ]
"#
        )
    };
    assert_eq!(missed(&edition(4)), [""; 0]);
    assert_eq!(missed(&edition(8)), ["options, tiers and items: 1 half", "options, tiers and items: 2 all"]);
}

const GROUPS: &str = r#"criterion = [ { code = "1", title = "A", max = 10 }, { code = "1.1", title = "A", rule = "manual", max = 5 },
  { code = "1.2", title = "A", rule = "manual", max = 5 }, { code = "2", title = "B", rule = "manual", max = 5 } ]
criteria = { id = "x", title = "X" }
rounding = { mode = "exact" }
[[test]]
name = "t"
self = { "1" = { score = 6 }, "1.1" = { value = 4, score = 4 }, "1.2" = { value = 2, score = 2 }, "2" = { value = 5, score = 5 }, total = { score = 11 } }
appraisal = { "1" = { score = 6 }, "1.1" = { same = true, score = 4 }, "1.2" = { value = 2, score = 2 }, "2" = { same = true, score = 5 }, total = { score = 11 } }
"#;

/// The code of the exit, and how many values the second test compares.
fn second_test(test: &str) -> (i32, u64, String) {
    let run = tested(&format!("{GROUPS}[[test]]\nname = \"u\"\nlike = \"t\"\n{test}\n"));
    (run.code, run.json()["editions"][0]["tests"][1]["compared"].as_u64().unwrap(), run.stderr)
}

#[test]
fn a_sum_above_a_row_that_is_replaced_is_not_expected_any_more() {
    for (name, test, code, compared) in [
        ("nothing is replaced", "", 0, 10),
        // 1.1, 1 and the total of the self column; the appraisal says `same` of 1.1, so the same there
        ("a leaf", r#"self = { "1.1" = { value = 3, score = 3 } }"#, 0, 5),
        ("a row of the appraisal", r#"appraisal = { "1.2" = { value = 1, score = 1 } }"#, 0, 8),
        ("a sum that is said again", r#"self = { "1.1" = 3, "1" = { score = 5 } }"#, 0, 5),
        ("and wrongly", r#"self = { "1.1" = 3, "1" = { score = 6 } }"#, 1, 5),
        ("an expectation alone replaces no other", r#"self = { "1" = { score = 6 } }"#, 0, 10),
        ("and is compared", r#"self = { "1" = { score = 7 } }"#, 1, 10),
        ("a row beside", r#"self = { "2" = 0 }"#, 0, 6),
    ] {
        let (found, values, stderr) = second_test(test);
        assert_eq!((found, values), (code, compared), "{name}: {stderr}");
    }
}

#[test]
fn a_strange_key_of_a_test_is_told_with_what_may_be_expected() {
    let (code, _, stderr) = second_test("self = { total = { points = 11 } }");
    assert_eq!(code, 1);
    for word in
        ["the total of a test has no key `points`", "`score`", "`band`", "`status`", "`index`", "`rank`"]
    {
        assert!(stderr.contains(word), "{word}: {stderr}");
    }
    let (_, _, stderr) = second_test(r#"self = { "1.1" = { value = 3, stauts = "scored" } }"#);
    assert!(
        stderr.contains("row 1.1 of a test has no key `stauts`") && stderr.contains("`status`"),
        "{stderr}"
    );
}

#[test]
fn what_was_compared_is_counted() {
    let folder = Scratch::new("compared");
    let run = score(&["criteria", "test", &folder.write("e.toml", GROUPS)]);
    assert!(run.stdout.contains("✓ the one test passes, 10 expected values compared"), "{}", run.stdout);
}
