//! What `check`, `explain`, `evaluate` and coverage say about small forms: each sentence names what happened, and nothing
//! that did not.

use crate::harness::program::{Run, score};

const HEAD: &str = "criteria = { id = \"x\", title = \"X\", max = 10 }\n";
const EXACT: &str = "rounding = { mode = \"exact\" }\n";

/// An edition and a form in files of their own.
struct Files {
    folder: tempfile::TempDir,
}

impl Files {
    fn new(edition: &str, form: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("e.toml"), edition).unwrap();
        std::fs::write(folder.path().join("f.toml"), format!("criteria = \"x\"\n{form}")).unwrap();
        Files { folder }
    }

    fn run(&self, command: &[&str], after: &[&str]) -> Run {
        let path = |name: &str| self.folder.path().join(name).to_str().unwrap().to_owned();
        let (edition, form) = (path("e.toml"), path("f.toml"));
        score(&[command, &["--criteria", &edition, &form], after].concat())
    }

    /// The sentence of a row in the self column.
    fn sentence(&self, code: &str) -> String {
        let json = self.run(&["explain", "--format", "json"], &[code]).json();
        json["explanations"][0]["self"]["sentence"].as_str().unwrap().to_owned()
    }

    /// What `check` says of the declared figure of a row: the message, then its notes.
    fn finding(&self, code: &str) -> Vec<String> {
        let json = self.run(&["check", "--format", "json"], &[]).json();
        let findings = json["findings"].as_array().unwrap();
        let found = findings
            .iter()
            .find(|finding| finding["code"] == "declared-score-differs" && finding["criterion"] == code);
        let found = found.unwrap_or_else(|| panic!("a finding about {code} in {json:#}"));
        let notes = found["notes"].as_array().into_iter().flatten();
        [&found["message"]].into_iter().chain(notes).map(|text| text.as_str().unwrap().to_owned()).collect()
    }

    /// The lines of an explanation, blanks put together.
    fn explained(&self, code: &str) -> String {
        let run = self.run(&["explain"], &[code]);
        run.stdout.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// A row that depends on row 1, which is answered with no.
const GATED: &str = r#"criterion = [
  { code = "1", title = "Officer", rule = "choice", max = 1, options = "yes-no" },
  { code = "2", title = "Signed", rule = "choice", max = 3, options = [ { id = "done", points = 3 }, { id = "open", points = 0 } ],
    requires = [ { criterion = "1", is = "yes", else = { choice = "open" } } ] },
  { code = "3", title = "Cut", rule = "choice", max = 3, options = "yes-no",
    requires = [ { criterion = "1", is = "yes", else = { cap = 1 } } ] },
  { code = "4", title = "Size", rule = "tiers", measure = "value", max = 3,
    tiers = [ { id = "hi", ge = 10, points = 3 }, { id = "lo", lt = 10, points = 0 } ],
    requires = [ { criterion = "1", is = "yes", else = { choice = "lo" } } ] },
  { code = "5", title = "All", rule = "manual", max = 3,
    requires = [ { every = ["1", "2", "3"], met = true, else = "zero" } ] },
]
"#;

fn gated() -> Files {
    let form = r#"self = { "1" = "no", "2" = { choice = "done", score = 3 }, "3" = { choice = "yes", score = 3 },
        "4" = { value = 12, score = 3 }, "5" = { value = 2, score = 2 } }"#;
    Files::new(&format!("{GATED}{HEAD}{EXACT}"), &form.replace('\n', " "))
}

#[test]
fn what_a_condition_decided_is_told_with_the_answer_and_the_rows_that_fail() {
    for (code, sentence) in [
        (
            "2",
            "done was answered; it counts as open, because it does not hold that 1 is yes; open is worth 0 of 3.",
        ),
        (
            "3",
            "Option a was chosen (Có), which is worth 3; cut to 1, because it does not hold that 1 is yes: 1 of 3.",
        ),
        (
            "4",
            "12 was answered; it counts as lo, because it does not hold that 1 is yes; lo is worth 0 of 3.",
        ),
        (
            "5",
            "2 was awarded by judgement; no points, because it does not hold that every one of 1, 2, 3 is met \
             (it fails for 1, 2 and 3): 0 of 3.",
        ),
    ] {
        assert_eq!(gated().sentence(code), sentence);
    }
    let four = gated().explained("4");
    assert!(four.contains("lo (< 10): 0 points, in place of the answer"), "{four}");
    assert!(!four.contains("no figure is given") && !four.contains("ticked"), "{four}");
}

#[test]
fn the_slip_behind_the_points_of_an_answer_that_a_condition_replaced_is_the_condition() {
    for (code, slip) in [
        ("2", "likely slip: the condition was not applied: these are the points of done, as answered"),
        ("3", "likely slip: the condition was not applied"),
        ("4", "likely slip: the condition was not applied: these are the points of 12, as answered"),
        ("5", "likely slip: the condition was not applied"),
    ] {
        let told = gated().finding(code);
        assert_eq!(told[1], slip, "{told:?}");
        assert!(told[0].contains("it does not hold that"), "{told:?}");
    }
}

#[test]
fn a_condition_that_holds_is_shown_too() {
    let holds = Files::new(&format!("{GATED}{HEAD}{EXACT}"), r#"self = { "1" = "yes", "2" = "done" }"#);
    assert_eq!(holds.sentence("2"), "Option done was chosen, which is worth 3 of 3.");
    let told = holds.explained("2");
    assert!(told.contains("Gate it holds that 1 is yes"), "{told}");
}

#[test]
fn the_sentence_names_every_step_that_changed_the_points() {
    let edition = r#"criterion = [
  { code = "1", title = "Group", max = 10, requires = [ { criterion = "1.2", is = "yes", else = "zero" } ] },
  { code = "1.1", title = "Items", rule = "checklist", max = 5,
    items = [ { id = "talks", rule = "count", each = 1, max = 2 }, { id = "film", points = 1 } ] },
  { code = "1.2", title = "Done", rule = "choice", max = 5, options = "yes-no" },
  { code = "2", title = "Loss", role = "penalty", rule = "manual", max = 3 },
]
"#;
    let total = r#"total = { base = 9, events = [ { when = { criterion = "2", lt = 0 }, points = -2 } ] }"#;
    let form = r#"self = { "1.1" = { choices = { talks = 1, film = true }, score = 3 }, "1.2" = "no", "2" = 1, total = { score = 8 } }"#;
    let files = Files::new(&format!("{edition}{HEAD}{EXACT}{total}"), form);
    for (code, sentence) in [
        ("1.1", "Items talks (1 × 1 = 1) and film (1) add up to 2 of 5."),
        ("1", "2 rows add up to 2; no points, because it does not hold that 1.2 is yes: 0 of 10."),
        ("2", "1 was awarded by judgement; as a loss: −1 of at most −3."),
        (
            "total",
            "1 row adds up to 0; with the base of 9; less the penalties of 1 (2); −2 as 2 is < 0: 6 of 10.",
        ),
    ] {
        assert_eq!(files.sentence(code), sentence);
    }
    let told = files.finding("1.1");
    assert!(told[0].ends_with("items talks (1 × 1 = 1) and film (1) add up to 2"), "{told:?}");
    let told = files.finding("total");
    assert_eq!(
        told[1],
        "likely slip: the event as 2 is < 0 was not applied; or the penalties of 1 were added in place of taken off",
        "{told:?}"
    );
}

#[test]
fn headings_say_how_rows_become_one_number() {
    let rows = r#"criterion = [ { code = "1", title = "A", rule = "manual", max = 10 },
  { code = "2", title = "B", rule = "manual", max = 10 } ]
"#;
    for (total, heading) in [
        ("", "the sum of the rows at the top, at most 10"),
        ("total = { combine = \"mean\" }", "the mean of the rows at the top, at most 10"),
        ("total = { combine = \"max\" }", "the best of the rows at the top, at most 10"),
        ("total = { base = 5 }", "the sum of the rows at the top, from a base of 5, at most 10"),
    ] {
        let files = Files::new(&format!("{rows}{HEAD}{EXACT}{total}"), "self = { \"1\" = 4, \"2\" = 7 }");
        let told = files.explained("total");
        assert!(told.contains(heading), "{total}: {told}");
    }
    let unformed =
        format!("{rows}{}{EXACT}total = {{ combine = \"none\" }}\n", HEAD.replace(", max = 10", ""));
    let told = Files::new(&unformed, "self = { \"1\" = 4, \"2\" = 7 }").explained("total");
    assert!(told.contains("the rows at the top are not added up"), "{told}");
    assert!(told.contains("The rows at the top are not added up."), "{told}");
}

#[test]
fn a_best_of_group_names_the_row_that_is_taken() {
    let edition = r#"criterion = [ { code = "1", title = "Prize", max = 10, combine = "max" },
  { code = "1.1", title = "Province", rule = "manual", max = 10 },
  { code = "1.2", title = "District", rule = "manual", max = 10 } ]
"#;
    let form = r#"self = { "1" = { score = 11 }, "1.1" = 7, "1.2" = 4 }"#;
    let files = Files::new(&format!("{edition}{HEAD}{EXACT}"), form);
    assert_eq!(files.sentence("1"), "The best of 2 rows is 1.1 with 7 of 10.");
    assert_eq!(files.finding("1")[1], "likely slip: its rows were added up, and the highest of them counts");
    let form = r#"self = { "1" = { score = 4 }, "1.1" = 7, "1.2" = 4 }"#;
    let files = Files::new(&format!("{edition}{HEAD}{EXACT}"), form);
    assert_eq!(
        files.finding("1")[1],
        "likely slip: these are the points of 1.2, and the highest of them counts"
    );
}

#[test]
fn what_moved_a_band_is_named_and_what_did_not_is_not() {
    let edition = format!(
        r#"criterion = [ {{ code = "1", title = "A", rule = "manual", max = 10 }} ]
{HEAD}{EXACT}facts = {{ f = {{ title = "F", options = ["no", "yes"] }} }}
[total]
bands = [ {{ id = "good", ge = 7 }}, {{ id = "fair", ge = 5, lt = 7 }}, {{ id = "poor", lt = 5 }} ]
events = [ {{ title = "Recall", when = {{ fact = "f", is = "yes" }}, points = -2 }},
  {{ title = "Ceiling", when = {{ fact = "f", is = "yes" }}, at_most = "fair" }} ]
"#
    );
    for (points, band) in [
        (6, "Band poor; by points alone: fair (Recall −2: fair → poor)"),
        (8, "Band fair; by points alone: good (Recall −2: good → fair)"),
        (10, "Band fair; by points alone: good (Ceiling, at most fair: good → fair)"),
        (4, "Band poor ━"),
    ] {
        let form = format!("facts = {{ f = \"yes\" }}\nself = {{ \"1\" = {points} }}");
        let told = Files::new(&edition, &form).explained("total");
        assert!(told.contains(band), "{points}: {told}");
    }
}

#[test]
fn slips_of_a_sum_follow_where_the_edition_rounds() {
    let thirds = |rows: usize, at: &str| {
        let rows: Vec<String> = (1..=rows)
            .map(|row| format!("{{ code = \"{row}\", title = \"A\", rule = \"ratio\", max = 10 }}"))
            .collect();
        let rows = format!("criterion = [ {} ]\n", rows.join(", "));
        format!(
            "{rows}criteria = {{ id = \"x\", title = \"X\" }}\nrounding = {{ at = \"{at}\", mode = \"half-up\", decimals = 2 }}\n"
        )
    };
    let form = |rows: usize, total: &str| {
        let rows: Vec<String> =
            (1..=rows).map(|row| format!("\"{row}\" = {{ num = 1, den = 3, score = 3.33 }}")).collect();
        format!("self = {{ {}, total = {{ score = {total} }} }}", rows.join(", "))
    };
    for (rows, at, total, slip) in [
        (3, "total", "9.99", "likely slip: the terms were rounded before they were added up"),
        (2, "total", "6.66", "likely slip: the terms were rounded before they were added up"),
        (3, "leaf", "10", "likely slip: the terms were added up before they were rounded"),
    ] {
        let told = Files::new(&thirds(rows, at), &form(rows, total)).finding("total");
        assert_eq!(told[1..2], [slip], "{told:?}");
        assert!(!told.iter().any(|note| note.contains("the max")), "{told:?}");
    }
}

#[test]
fn a_missing_score_has_its_reason_in_words() {
    let edition = r#"criterion = [ { code = "1", title = "A", rule = "manual", max = 10 },
  { code = "2", title = "Officer", role = "mandatory", rule = "choice", max = 1, options = "yes-no" } ]
"#;
    let total = "total = { requires = [ { criterion = \"2\", is = \"yes\", else = \"no-score\" } ] }\n";
    let test = "test = [ { name = \"t\", self = { \"1\" = 5, \"2\" = \"yes\" } } ]\n";
    let edition = format!("{edition}{HEAD}{EXACT}{total}{test}");
    let files = Files::new(&edition, "self = { \"1\" = 5, \"2\" = \"no\" }");
    let run = files.run(&["evaluate"], &[]);
    let said = format!("{}{}", run.stdout, run.stderr);
    assert!(said.contains("No score: Self it does not hold that 2 is yes"), "{said}");
    assert_eq!(files.sentence("total"), "There is no score, because it does not hold that 2 is yes.");
    let path = files.folder.path().join("e.toml");
    let run = score(&["criteria", "test", path.to_str().unwrap()]);
    let said = format!("{}{}", run.stdout, run.stderr);
    assert!(said.contains("total: 2 is yes"), "{said}");
    assert!(!said.contains("criterion ="), "{said}");
}

#[test]
fn a_mandatory_row_is_met_or_not_and_goes_into_no_sum() {
    let edition = r#"criterion = [ { code = "1", title = "A", rule = "manual", max = 10 },
  { code = "2", title = "Officer", role = "mandatory", rule = "choice", options = "yes-no" },
  { code = "3", title = "Size", role = "info", rule = "manual", max = 4 } ]
total = { requires = [ { criterion = "2", met = true, else = "no-score" } ] }
"#;
    let form = "self = { \"1\" = 5, \"2\" = \"no\", \"3\" = 2 }";
    let files = Files::new(&format!("{edition}{HEAD}{EXACT}"), form);
    assert_eq!(files.sentence("2"), "Option b was chosen (Không); the requirement is not met.");
    assert_eq!(files.sentence("3"), "2 of 4 was awarded by judgement; it goes into no sum.");
    for code in ["2", "3"] {
        let told = files.explained(code);
        assert!(!told.contains("Goes into"), "{told}");
    }
}

#[test]
fn shares_of_the_total_are_said_only_of_its_parts() {
    let edition = r#"criterion = [ { code = "1", title = "A", rule = "manual", max = 10 },
  { code = "2", title = "Loss", role = "penalty", rule = "manual", max = 9 } ]
"#;
    let files = Files::new(&format!("{edition}{HEAD}{EXACT}"), "self = { \"1\" = 8, \"2\" = 6 }");
    for code in ["1", "2"] {
        let told = files.explained(code);
        assert!(told.contains("Goes into total (2) ") && !told.contains('%'), "{told}");
    }
    let files = Files::new(&format!("{edition}{HEAD}{EXACT}"), "self = { \"1\" = 8, \"2\" = 0 }");
    assert!(files.explained("1").contains("Goes into total (8); 100% of the total"));
}

#[test]
fn what_applies_is_told_where_rows_left_the_sum() {
    let edition = r#"criterion = [ { code = "1", title = "A", rule = "manual", max = 5 },
  { code = "2", title = "B", rule = "manual", max = 5, not_applicable = "drop" } ]
"#;
    let form = "self = { \"1\" = 4, \"2\" = { not_applicable = true } }";
    let files = Files::new(&format!("{edition}{HEAD}{EXACT}"), form);
    assert_eq!(files.sentence("total"), "1 row adds up to 4 of the 5 that apply.");
    let told = files.explained("total");
    assert!(told.contains("at most 10 (what applies: 5 in the self column)"), "{told}");
}

#[test]
fn all_or_nothing_names_what_is_missing() {
    let edition = r#"criterion = [ { code = "1", title = "A", rule = "checklist", combine = "all", max = 10,
    items = [ { id = "plan" }, { id = "report" }, { id = "film" } ] } ]
"#;
    for (held, sentence) in [
        (
            "[\"plan\", \"film\"]",
            "report is missing of the 3 items that must all hold, which is worth 0 of 10.",
        ),
        ("[\"plan\", \"report\", \"film\"]", "All 3 items hold, which is worth 10 of 10."),
    ] {
        let form = format!("self = {{ \"1\" = {{ choices = {held} }} }}");
        assert_eq!(Files::new(&format!("{edition}{HEAD}{EXACT}"), &form).sentence("1"), sentence);
    }
    let form = "self = { \"1\" = { choices = [\"plan\"] } }";
    let told = Files::new(&format!("{edition}{HEAD}{EXACT}"), form).explained("1");
    assert!(told.contains("plan; missing: report, film; all must hold: 0"), "{told}");
}

#[test]
fn the_lowest_of_several_levels_is_named() {
    let edition = r#"criterion = [ { code = "1", title = "A", max = 10, bands = "levels" },
  { code = "1.1", title = "A", rule = "manual", max = 10 },
  { code = "2", title = "B", max = 10, bands = "levels" },
  { code = "2.1", title = "B", rule = "manual", max = 10 } ]
criteria = { id = "x", title = "X" }
lists = { levels = [ { id = "high", ge = 5 }, { id = "low", lt = 5 } ] }
total = { combine = "none", bands = { least_of = ["1", "2"] } }
"#;
    let files = Files::new(&format!("{edition}{EXACT}"), "self = { \"1.1\" = 8, \"2.1\" = 3 }");
    let told = files.explained("total");
    assert!(told.contains("Band low; the lowest is 2"), "{told}");
}

#[test]
fn a_tier_below_a_better_one_that_is_tried_later_is_not_called_the_best() {
    let edition = r#"criterion = [ { code = "1", title = "Size", rule = "tiers", measure = "value", max = 10, tiers = [
  { lt = 20, points = 0 }, { ge = 20, lt = 30, points = 10 }, { ge = 30, points = 6 } ] } ]
"#;
    for (value, why) in [
        (12, "b (≥ 20, < 30, 10 points) is tried after it"),
        (25, "it is the best tier"),
        (35, "b (≥ 20, < 30, 10 points) does not hold 35"),
    ] {
        let form = format!("self = {{ \"1\" = {{ value = {value} }} }}");
        let told = Files::new(&format!("{edition}{HEAD}{EXACT}"), &form).explained("1");
        assert!(told.contains(why), "{value}: {told}");
    }
}

#[test]
fn a_figure_that_was_cut_at_its_comma_is_the_first_slip_that_is_named() {
    let edition = r#"criterion = [ { code = "1", title = "A", rule = "ratio", max = 10 } ]
criteria = { id = "x", title = "X", max = 10 }
rounding = { at = "leaf", mode = "half-up", decimals = 2 }
"#;
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    std::fs::write(path("e.toml"), edition).unwrap();
    for (row, slip) in [
        ("1,19,24,7,92", Some("likely slip: 7.92 was cut at its comma, and 92 went into the note")),
        ("1,19,24,7,9", None),
        ("1,19,24,7,\"92 of 100\"", None),
    ] {
        let form = format!("code,self_num,self_den,self_score,self_note\n{row}\n");
        std::fs::write(path("f.csv"), form).unwrap();
        let run = score(&["check", "--format", "json", "--criteria", &path("e.toml"), &path("f.csv")]);
        let json = run.json();
        let findings = json["findings"].as_array().unwrap();
        let found = findings.iter().find(|finding| finding["code"] == "declared-score-differs").unwrap();
        let first = found["notes"].as_array().unwrap()[0].as_str().unwrap();
        match slip {
            Some(slip) => assert!(first.starts_with(slip), "{row}: {first}"),
            None => assert!(!first.contains("comma"), "{row}: {first}"),
        }
    }
}
