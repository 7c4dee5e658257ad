//! What `score criteria check` says of small editions: the mistakes that it finds, and what it leaves alone because forms
//! mean it so.

use crate::harness::program::score;
use crate::harness::scratch::Scratch;

/// An edition of one row of 10 points, with more lines.
const ONE: &str = r#"criterion = [ { code = "1", title = "A", rule = "manual", max = 10 } ]
criteria = { id = "x", title = "X", max = 10 }
"#;

/// Every finding of an edition but that it has no tests, as `severity[code]: message`.
pub fn said_of(edition: &str) -> Vec<String> {
    let folder = Scratch::new("edition");
    let rounding = if edition.contains("rounding = ") { "" } else { "rounding = { mode = \"exact\" }\n" };
    let path = folder.write("e.toml", &format!("{edition}{rounding}"));
    let json = score(&["criteria", "check", "--format", "json", &path]).json();
    let findings = json["findings"].as_array().unwrap().iter();
    let others = findings.filter(|finding| finding["code"] != "untested");
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    others
        .map(|finding| {
            format!(
                "{}[{}]: {}",
                text(&finding["severity"]),
                text(&finding["code"]),
                text(&finding["message"])
            )
        })
        .collect()
}

/// What an edition is called here, its text, and what is said of it.
type Case<'c> = (&'c str, String, Vec<&'c str>);

fn check<const N: usize>(cases: [Case<'_>; N]) {
    for (name, edition, expected) in cases {
        assert_eq!(
            said_of(&edition),
            expected,
            "{name}
{edition}"
        );
    }
}

pub fn with_total(total: &str) -> String {
    format!("{ONE}total = {total}\n")
}

pub fn tiers(settings: &str, tiers: &str) -> String {
    format!(
        "criterion = [ {{ code = \"1\", title = \"A\", rule = \"tiers\", max = 10, {settings}, tiers = [ {tiers} ] }} ]\n\
         criteria = {{ id = \"x\", title = \"X\", max = 10 }}\n"
    )
}

#[test]
fn bands_are_listed_best_first_in_the_direction_of_the_points() {
    let up = with_total(r#"{ bands = [ { id = "good", le = 3 }, { id = "poor", gt = 5 } ] }"#);
    let down =
        with_total(r#"{ direction = "down", bands = [ { id = "good", le = 3 }, { id = "poor", gt = 5 } ] }"#);
    let wrong =
        with_total(r#"{ direction = "down", bands = [ { id = "poor", gt = 5 }, { id = "good", le = 5 } ] }"#);
    let gap = "error[bands-gap]: no band of total holds above 3 to 5 points";
    check([
        (
            "fewest points first, and more is better: the gap is reported too",
            up,
            vec![
                "error[bands-upside-down]: the bands of the total are listed worst first, from good to poor: more points \
                 are better",
                gap,
            ],
        ),
        ("fewest points first, and fewer are better", down, vec![gap]),
        (
            "most points first, and fewer are better",
            wrong,
            vec![
                "error[bands-upside-down]: the bands of the total are listed worst first, from poor to good: fewer points \
               are better",
            ],
        ),
    ]);
}

#[test]
fn a_band_with_side_conditions_closes_nothing_after_it() {
    let other = r#"criterion = [ { code = "1", title = "A", rule = "manual", max = 10 },
  { code = "2", title = "B", rule = "choice", role = "info", options = "yes-no" } ]
criteria = { id = "x", title = "X", max = 10 }
facts = { class = { title = "Class", options = ["I", "II"] } }
"#;
    let with = |bands: &str| format!("{other}total = {{ bands = [ {bands} ] }}\n");
    let unreachable = "error[band-unreachable]: band c of total holds no points that are left for it";
    let by_class =
        r#"{ ge = { by = "class", I = 8, II = 5 } }, { ge = { by = "class", I = 5, II = 5 } }, { }"#;
    let cases: [Case<'_>; 4] = [
        (
            "classes by conditions alone",
            with(
                r#"{ requires = { criterion = "2", is = "yes" } }, { requires = { fact = "class", is = "I" } }, { }"#,
            ),
            vec![],
        ),
        (
            "the band below is reached if the condition fails",
            with(r#"{ ge = 5, requires = { fact = "class", is = "I" } }, { ge = 5 }, { }"#),
            vec![],
        ),
        (
            "a band without conditions between closes what is behind it",
            with(r#"{ ge = 5, requires = { fact = "class", is = "I" } }, { ge = 2 }, { ge = 3 }, { }"#),
            vec![unreachable],
        ),
        ("a band that one class of units never has", with(by_class), vec![]),
    ];
    for (name, edition, expected) in cases {
        let said: Vec<String> =
            said_of(&edition).into_iter().filter(|said| !said.contains("unused-name")).collect();
        assert_eq!(said, expected, "{name}");
    }
    let event = format!(
        "{ONE}facts = {{ fire = {{ title = \"Fire\", options = [\"no\", \"yes\"] }} }}\ntotal = {{ bands = [ {{ ge = 5 }}, \
         {{ lt = 5 }}, {{ id = \"out\", lt = 0 }} ], events = [ {{ when = {{ fact = \"fire\", is = \"yes\" }}, at_most = \
         \"out\" }} ] }}\n"
    );
    assert_eq!(said_of(&event), [""; 0], "a band that an event leads to");
}

#[test]
fn points_that_nobody_can_have_leave_no_gap() {
    let steps = |points: &str, bands: &str| {
        format!(
            "criterion = [ {{ code = \"1\", title = \"A\", rule = \"choice\", max = 25, options = [ {points} ] }},\n  {{ code = \
             \"2\", title = \"B\", rule = \"manual\", max = 25, min = 5, step = 5 }} ]\ncriteria = {{ id = \"x\", title = \
             \"X\", max = 50 }}\ntotal = {{ bands = [ {bands} ] }}\n"
        )
    };
    let fives = "{ points = 25 }, { points = 10 }, { points = 5 }";
    check([
        ("multiples of 5", steps(fives, "{ ge = 40 }, { ge = 25, le = 35 }, { le = 20 }"), vec![]),
        (
            "and a hole between them",
            steps(fives, "{ ge = 40 }, { ge = 25, le = 30 }, { le = 20 }"),
            vec!["error[bands-gap]: no band of total holds above 30 to below 40 points"],
        ),
        (
            "an option of 7",
            steps(
                "{ points = 25 }, { points = 7 }, { points = 5 }",
                "{ ge = 40 }, { ge = 25, le = 35 }, { le = 20 }",
            ),
            vec![
                "error[bands-gap]: no band of total holds above 20 to below 25 points",
                "error[bands-gap]: no band of total holds above 35 to below 40 points",
            ],
        ),
        (
            "below what any answer gives, only a blank form has points",
            steps(fives, "{ ge = 40 }, { ge = 10, lt = 40 }"),
            vec!["note[bands-gap]: no band of total holds from 0 to below 10 points"],
        ),
    ]);
}

#[test]
fn tiers_may_rise_and_fall_once() {
    let value = "measure = \"value\"";
    check([
        (
            "a hump, as of ages",
            tiers(
                value,
                "{ lt = 20, points = 0 }, { ge = 20, lt = 30, points = 10 }, { ge = 30, lt = 40, points = 6 }, { ge = 40, points = 0 }",
            ),
            vec![],
        ),
        (
            "a bowl, as of vital signs",
            tiers(value, "{ le = 8, points = 10 }, { gt = 8, le = 20, points = 0 }, { gt = 20, points = 3 }"),
            vec![],
        ),
        (
            "a hump of ratios above a plan",
            tiers(
                "measure = \"ratio\"",
                "{ gt = \"120%\", points = 5 }, { ge = \"80%\", le = \"120%\", points = 10 }, { lt = \"80%\", points = 0 }",
            ),
            vec![],
        ),
        (
            "a hump of growth",
            tiers(
                "measure = \"growth\"",
                "{ gt = \"10%\", points = 5 }, { ge = 0, le = \"10%\", points = 10 }, { lt = 0, points = 0 }",
            ),
            vec![],
        ),
        (
            "two turns",
            tiers(
                value,
                "{ ge = 20, points = 10 }, { ge = 15, lt = 20, points = 3 }, { ge = 10, lt = 15, points = 5 }, { lt = 10, points = 0 }",
            ),
            vec![
                "warning[tiers-not-monotonic]: the points of the tiers of criterion 1 change direction 2 times along the \
               measure: 0, 5, 3, 10",
            ],
        ),
        (
            "two turns that are accepted",
            tiers(
                "measure = \"value\", allow = [\"tiers-not-monotonic\"]",
                "{ ge = 20, points = 10 }, { ge = 15, lt = 20, points = 3 }, { ge = 10, lt = 15, points = 5 }, { lt = 10, points = 0 }",
            ),
            vec![],
        ),
        (
            "no tier has 0",
            tiers(value, "{ ge = 20, points = 10 }, { lt = 20, points = 2 }"),
            vec!["note[last-tier-not-zero]: the last tier of criterion 1, b, gives points: 2"],
        ),
    ]);
}

#[test]
fn a_form_that_is_numbered_by_chapter_has_no_row_for_the_chapter() {
    let rows = |codes: &[&str]| {
        let groups = |code: &&str| codes.iter().any(|other| other.starts_with(&format!("{code}.")));
        let row = |code: &&str| {
            let rule = if groups(code) { "" } else { ", rule = \"manual\", max = 5" };
            format!("{{ code = \"{code}\", title = \"A\"{rule} }}")
        };
        let rows: Vec<String> = codes.iter().map(row).collect();
        format!("criterion = [ {} ]\ncriteria = {{ id = \"x\", title = \"X\" }}\n", rows.join(", "))
    };
    let orphan = |group: &str, code: &str, counts_in: &str| {
        format!("warning[orphan-code]: there is no row {group}, so {code} counts in {counts_in}")
    };
    for (codes, expected) in [
        (&["7.1", "7.2"][..], vec![]),
        (&["16.1", "16.1.a", "16.1.b", "16.2"], vec![]),
        (&["A.7.1", "A.7.2"], vec![]),
        (&["3", "3.10.1", "3.10.2"], vec![]),
        (
            &["7.1", "7.2", "8.1"],
            vec![
                orphan("7", "7.1", "the total"),
                orphan("7", "7.2", "the total"),
                orphan("8", "8.1", "the total"),
            ],
        ),
        (&["3", "3.1", "3.10.2"], vec![orphan("3.10", "3.10.2", "3")]),
        (&["1", "7.2"], vec![orphan("7", "7.2", "the total")]),
        (&["3.10.2"], vec![orphan("3.10", "3.10.2", "the total")]),
    ] {
        assert_eq!(said_of(&rows(codes)), expected, "{codes:?}");
    }
}

#[test]
fn bounds_that_overlap_are_found_and_open_sides_are_not() {
    let ratio = "measure = \"ratio\"";
    check([
        (
            "95 over 80",
            tiers(
                ratio,
                r#"{ ge = "80%", points = 10 }, { ge = "60%", lt = "95%", points = 5 }, { lt = "60%", points = 0 }"#,
            ),
            vec!["warning[bounds-overlap]: tiers a and b of criterion 1 both hold from 80% to below 95%"],
        ),
        (
            "9 over 8",
            with_total("{ bands = [ { ge = 8 }, { lt = 9 } ] }"),
            vec!["warning[bounds-overlap]: bands a and b of total both hold from 8 to below 9 points"],
        ),
        (
            "bands of shares, fewest first",
            with_total(r#"{ direction = "down", bands = [ { lt = "30%" }, { ge = "20%" } ] }"#),
            vec!["warning[bounds-overlap]: bands a and b of total both hold from 2 to below 3 points"],
        ),
        ("bounds that only begin", with_total("{ bands = [ { ge = 8 }, { ge = 5 }, { } ] }"), vec![]),
        (
            "a bound that both hold is a remark",
            with_total("{ bands = [ { ge = 8 }, { le = 8 } ] }"),
            vec!["note[bound-shared]: bands a and b of total both hold 8 points"],
        ),
        (
            "an exception before the rule",
            tiers(
                ratio,
                r#"{ ge = "40%", le = "50%", points = 10 }, { ge = "20%", points = 5 }, { points = 0 }"#,
            ),
            vec![],
        ),
    ]);
}

#[test]
fn a_mandatory_row_is_met_by_its_first_option_or_by_the_one_that_says_so() {
    let duty = |options: &str| {
        format!(
            "criterion = [ {{ code = \"1\", title = \"A\", rule = \"manual\", max = 10 }}, {{ code = \"2\", title = \"Officer\", \
             role = \"mandatory\", rule = \"choice\", options = [ {options} ] }} ]\ncriteria = {{ id = \"x\", title = \"X\", max \
             = 10 }}\ntotal = {{ requires = [ {{ criterion = \"2\", met = true, else = \"no-score\" }} ] }}\nrounding = {{ mode \
             = \"exact\" }}\n"
        )
    };
    let folder = Scratch::new("duty");
    for (options, met, not_met) in [
        (r#"{ id = "has", points = 0 }, { id = "no", points = 0 }"#, "has", "no"),
        (r#"{ id = "has" }, { id = "no" }"#, "has", "no"),
        (r#"{ id = "has", points = 1 }, { id = "no", points = 0 }"#, "has", "no"),
        (r#"{ id = "no", points = 0 }, { id = "has", points = 1 }"#, "has", "no"),
        (r#"{ id = "no" }, { id = "has", met = true }"#, "has", "no"),
        (r#"{ id = "has", share = "1" }, { id = "no", share = "0" }"#, "has", "no"),
        (r#"{ id = "no", share = "0" }, { id = "has", share = "1" }"#, "has", "no"),
    ] {
        let edition = duty(options);
        assert_eq!(said_of(&edition), [""; 0], "{options}");
        let path = folder.write("e.toml", &edition);
        for (answer, status) in [(met, "scored"), (not_met, "no-score")] {
            let form = folder.write(
                "f.toml",
                &format!("criteria = \"x\"\nself = {{ \"1\" = 5, \"2\" = \"{answer}\" }}\n"),
            );
            let json = score(&["evaluate", "--format", "json", "--criteria", &path, &form]).json();
            let found = if json["total"]["self"]["points"].is_null() { "no-score" } else { "scored" };
            assert_eq!(found, status, "{options}: {answer}\n{json}");
        }
    }
    let pointed = duty(r#"{ id = "has" }, { id = "no" }"#).replace("role = \"mandatory\", ", "max = 1, ");
    let folder = Scratch::new("pointed");
    let run = score(&["criteria", "check", &folder.write("e.toml", &pointed)]);
    assert!(run.stderr.contains("missing-key"), "{}", run.stderr);
}

#[test]
fn an_accepted_remark_is_not_reported_and_an_acceptance_in_vain_is() {
    let tiers = |allow: &str, edition: &str| {
        format!(
            "criterion = [ {{ code = \"1\", title = \"A\", rule = \"tiers\", measure = \"value\", max = 10, {allow} tiers = [ {{ ge \
             = 5, points = 8 }}, {{ lt = 5, points = 2 }} ] }} ]\ncriteria = {{ id = \"x\", title = \"X\", max = 10{edition} }}\n"
        )
    };
    let unreached = "warning[max-unreached]: the max of 1 is 10, and no answer gives more than 8";
    let last = "note[last-tier-not-zero]: the last tier of criterion 1, b, gives points: 2";
    check([
        ("nothing is accepted", tiers("", ""), vec![unreached, last]),
        ("on the row", tiers("allow = [\"max-unreached\", \"last-tier-not-zero\"],", ""), vec![]),
        ("in the edition", tiers("", ", allow = [\"max-unreached\", \"last-tier-not-zero\"]"), vec![]),
        (
            "a misspelt code",
            tiers("allow = [\"max-unreachd\"],", ""),
            vec![
                unreached,
                "warning[allow-unused]: there is no remark `max-unreachd` that could be accepted",
                last,
            ],
        ),
        (
            "one that is not made",
            tiers("allow = [\"max-differs\"],", ""),
            vec![
                unreached,
                "warning[allow-unused]: `max-differs` is accepted for row 1, and there is no such remark",
                last,
            ],
        ),
        (
            "an error",
            tiers("allow = [\"tiers-gap\"],", "").replace("lt = 5", "lt = 4"),
            vec![
                "error[tiers-gap]: no tier of criterion 1 holds from 4 to below 5",
                unreached,
                "warning[allow-unused]: `tiers-gap` is an error, and errors are not accepted",
                last,
            ],
        ),
    ]);
}

#[test]
fn a_mandatory_row_says_by_which_option_it_is_met() {
    let edition = r#"criterion = [ { code = "1", title = "Officer", role = "mandatory", rule = "choice", options = [ { id = "no" }, { id = "has", met = true } ] } ]
criteria = { id = "x", title = "X" }
rounding = { mode = "exact" }
"#;
    let folder = Scratch::new("shown");
    let run = score(&["criteria", "show", &folder.write("e.toml", edition)]);
    assert!(run.stdout.contains("met by has"), "{}{}", run.stdout, run.stderr);
}
