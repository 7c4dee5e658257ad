//! What stands below a ranking: every number is of the units that are ranked, and nothing that was not needed is lost.

use crate::harness::program::{score, score_reading};
use crate::harness::scratch::Scratch;

fn edition(rows: &str, more: &str) -> String {
    format!(
        "criterion = [ {rows} ]\ncriteria = {{ id = \"x\", title = \"X\" }}\n\
         rounding = {{ at = \"leaf\", mode = \"half-up\", decimals = 2 }}\n{more}"
    )
}

const ONE: &str = r#"{ code = "1", title = "A", rule = "manual", max = 10 }"#;

/// The lines from `Totals` on, without rules, their blanks as one.
fn summary(text: &str) -> Vec<String> {
    let lines = text.lines().skip_while(|line| !line.contains("Totals "));
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('━'));
    lines.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn every_number_is_of_the_units_that_are_ranked() {
    let folder = Scratch::new("ranked");
    let edition = folder.write("e.toml", &edition(ONE, ""));
    let twice = "unit,code,self_answer\n,criteria,x\na,1,0\nb,1,9\na,1,0\n";
    let expected = [
        "Totals Mean Least Greatest",
        "Self 9.00 9.00 9.00",
        "Groups (Self) Mean Least Greatest",
        "1 A 9.00 9.00 9.00",
        "Where most points were lost Points Mean",
        "1 A 1.00 1.00",
    ];
    for (name, csv) in [
        ("a unit that is given twice", twice),
        ("a row that is missing is no loss", "unit,code,self_answer\n,criteria,x\na,criteria,x\nb,1,9\n"),
        ("an answer that cannot be scored", "unit,code,self_answer\n,criteria,x\na,1,99\nb,1,9\n"),
    ] {
        let form = folder.write("f.csv", csv);
        let run = score(&["batch", "--criteria", &edition, &form]);
        assert_eq!(summary(&run.stdout), expected, "{name}\n{}", run.stdout);
    }
    let form = folder.write("f.csv", twice);
    let text = score(&["batch", "--criteria", &edition, &form]).stdout;
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("Findings Count") && words.contains("not-appraised 3 unit-twice 2"), "{text}");
}

#[test]
fn what_cannot_be_read_again_says_of_how_many_units_it_is() {
    let folder = Scratch::new("stdin");
    let edition = folder.write("e.toml", &edition(ONE, ""));
    let csv = b"unit,code,self_answer\n,criteria,x\na,1,0\nb,1,9\na,1,0\n";
    let text = score_reading(&["batch", "--criteria", &edition, "-"], csv).stdout;
    assert_eq!(
        summary(&text)[2..],
        [
            "Groups (Self) Mean Least Greatest Units",
            "1 A 3.00 0.00 9.00 3",
            "Where most points were lost (3 units) Points Mean",
            "1 A 21.00 7.00",
        ]
    );
}

/// What the rows cost a unit, by its answers.
fn losses(folder: &Scratch, edition: &str, answers: &[(&str, &str)]) -> Vec<String> {
    let edition = folder.write("e.toml", edition);
    let rows: String = answers.iter().map(|(code, answer)| format!("a,{code},{answer}\n")).collect();
    let form = folder.write("f.csv", &format!("unit,code,self_answer\n,criteria,x\n{rows}"));
    let text = score(&["batch", "--criteria", &edition, &form]).stdout;
    let lost = text.lines().skip_while(|line| !line.contains("Where most points were")).skip(1);
    // `1.2  Title  6.00  6.00`
    lost.filter(|line| !line.starts_with('━'))
        .map(|line| {
            let parts: Vec<&str> = line.split_whitespace().collect();
            format!("{}: {}", parts[0], parts[parts.len() - 2])
        })
        .collect()
}

/// What is tried: its name, the rows, settings beside them, the answers, and what is lost.
type Case<'c> = (&'c str, String, &'c str, &'c [(&'c str, &'c str)], &'c [&'c str]);

#[test]
fn only_what_was_needed_can_be_lost() {
    let folder = Scratch::new("lost");
    let leaf = |code: &str, more: &str| {
        format!(r#"{{ code = "{code}", title = "{code}", rule = "manual", max = 10, {more} }}"#)
    };
    let group = |code: &str, more: &str| format!(r#"{{ code = "{code}", title = "Group", {more} }}"#);
    let rows = |rows: &[String]| rows.join(", ");
    let cases: Vec<Case> = vec![
        (
            "an alternative that was not taken",
            rows(&[group("1", r#"combine = "max""#), leaf("1.1", ""), leaf("1.2", "")]),
            "",
            &[("1.1", "10"), ("1.2", "4")],
            &[],
        ),
        (
            "of alternatives the one that was taken",
            rows(&[group("1", r#"combine = "max""#), leaf("1.1", ""), leaf("1.2", "")]),
            "",
            &[("1.1", "3"), ("1.2", "4")],
            &["1.2: 6.00"],
        ),
        (
            "of a minimum the weakest",
            rows(&[group("1", r#"combine = "min""#), leaf("1.1", ""), leaf("1.2", "")]),
            "",
            &[("1.1", "3"), ("1.2", "4")],
            &["1.1: 7.00"],
        ),
        (
            "groups as alternatives, one inside another",
            rows(&[
                group("1", r#"combine = "max""#),
                group("1.1", ""),
                leaf("1.1.1", ""),
                leaf("1.1.2", ""),
                group("1.2", r#"combine = "max""#),
                leaf("1.2.1", ""),
                leaf("1.2.2", ""),
            ]),
            "",
            &[("1.1.1", "9"), ("1.1.2", "8"), ("1.2.1", "1"), ("1.2.2", "2")],
            &["1.1.2: 2.00", "1.1.1: 1.00"],
        ),
        (
            "a group that has its max",
            rows(&[group("1", "max = 10, attainable = 20"), leaf("1.1", ""), leaf("1.2", "")]),
            "",
            &[("1.1", "6"), ("1.2", "5")],
            &[],
        ),
        (
            "a mean takes of each row its part",
            rows(&[group("1", r#"combine = "mean""#), leaf("1.1", ""), leaf("1.2", "")]),
            "",
            &[("1.1", "10"), ("1.2", "4")],
            &["1.2: 3.00"],
        ),
        (
            "the total as alternatives",
            rows(&[leaf("1", ""), leaf("2", "")]),
            "total = { combine = \"max\" }",
            &[("1", "10"), ("2", "4")],
            &[],
        ),
        (
            "a row that is not asked",
            rows(&[leaf("1", ""), leaf("2", r#"asked_if = { criterion = "1", lt = 5 }"#)]),
            "",
            &[("1", "9")],
            &["1: 1.00"],
        ),
        (
            "a penalty costs what it takes",
            rows(&[leaf("1", ""), leaf("2", r#"role = "penalty""#)]),
            "",
            &[("1", "10"), ("2", "4")],
            &["2: 4.00"],
        ),
        (
            "where fewer points are better, all above the fewest",
            rows(&[leaf("1", "min = 2"), leaf("2", "")]),
            "total = { direction = \"down\" }",
            &[("1", "2"), ("2", "4")],
            &["2: 4.00"],
        ),
    ];
    for (name, rows, more, answers, expected) in cases {
        assert_eq!(losses(&folder, &edition(&rows, more), answers), expected, "{name}");
    }
}

#[test]
fn a_row_that_was_not_taken_goes_into_nothing() {
    let folder = Scratch::new("taken");
    let rows = r#"
      { code = "1", title = "Best", combine = "max" },
      { code = "1.1", title = "Sum" },
      { code = "1.1.1", title = "A", rule = "manual", max = 5 },
      { code = "1.1.2", title = "B", rule = "manual", max = 5 },
      { code = "1.2", title = "C", rule = "manual", max = 10 },
      { code = "2", title = "Weakest", combine = "min" },
      { code = "2.1", title = "D", rule = "manual", max = 10 },
      { code = "2.2", title = "E", rule = "manual", max = 10 },
    "#;
    let edition = folder.write("e.toml", &edition(rows, ""));
    let form = folder.write(
        "f.toml",
        "criteria = \"x\"\n[self]\n\"1.1.1\" = 2\n\"1.1.2\" = 2\n\"1.2\" = 10\n\"2.1\" = 3\n\"2.2\" = 8",
    );
    for (code, expected) in [
        ("1.2", "1 (10.00) → total (13.00)"),
        ("1.1", "nothing: 1.2 was taken"),
        ("1.1.1", "1.1 (4.00), and no further: 1.2 was taken"),
        ("2.1", "2 (3.00) → total (13.00)"),
        ("2.2", "nothing: 2.1 was taken"),
    ] {
        let text = score(&["explain", "--criteria", &edition, &form, code]).stdout;
        let line = text.lines().find(|line| line.starts_with("Goes into")).unwrap();
        assert!(line.contains(expected), "{code}: {line}");
        let json = score(&["explain", "--format", "json", "--criteria", &edition, &form, code]).json();
        let reached = json["explanations"][0]["self"]["goes_into"].as_array().unwrap().len();
        assert_eq!(reached, expected.matches(" (").count(), "{code}");
    }
}

#[test]
fn a_total_that_may_still_change_is_marked_wherever_it_is_printed() {
    let folder = Scratch::new("marks");
    let rows =
        r#"{ code = "1", title = "A", rule = "norm", measure = "value", method = "min-max", max = 10 }"#;
    let edition = folder.write("e.toml", &edition(rows, ""));
    let form = folder.write("f.csv", "unit,code,self_answer\n,criteria,x\na,1,5\nb,1,5\n");
    let run = |format: &str| score(&["batch", "--format", format, "--criteria", &edition, &form]).stdout;
    let table = run("table");
    for part in ["~ 0.00", "~ provisional", "2 of them provisional", "~ Totals ", "~ Groups (Self)"] {
        assert!(table.contains(part), "{part}\n{table}");
    }
    assert!(run("markdown").contains("~ 0.00") && run("markdown").contains("~ provisional"));
    assert!(run("csv").contains("a,,provisional,0.00"));
    assert!(run("json").contains(r#""status":"provisional""#));
    let alone = folder.write("a.toml", "criteria = \"x\"\nself = { \"1\" = 5 }");
    let text = score(&["evaluate", "--criteria", &edition, &alone]).stdout;
    assert!(text.contains("~ 0.00") && text.contains("~ provisional"), "{text}");
    let text = score(&["explain", "--criteria", &edition, &alone, "1", "total"]).stdout;
    assert!(text.contains("total (~ 0.00)"), "{text}");
    let both = "criteria = \"x\"\nself = { \"1\" = 5 }\nappraisal = { \"1\" = 6 }";
    let both = folder.write("both.toml", both);
    let ledger = score(&["check", "--ledger", "--criteria", &edition, &both]).stdout;
    assert!(ledger.contains("~ 0.00") && ledger.contains("~ provisional"), "{ledger}");
    assert!(
        text.lines().filter(|line| line.starts_with("Points")).all(|line| line.contains("~ 0.00")),
        "{text}"
    );
}

#[test]
fn a_band_that_may_still_change_is_marked() {
    let folder = Scratch::new("band");
    let more = r#"
      facts = { class = { title = "Class", options = ["I", "II"] } }
      total = { bands = [ { id = "good", ge = 5, requires = { fact = "class", is = "I" } }, { id = "poor" } ] }
    "#;
    let edition = folder.write("e.toml", &edition(ONE, more));
    let form = folder.write("f.csv", "unit,code,self_answer\n,criteria,x\na,1,7\nb,facts.class,I\nb,1,8\n");
    let run = |format: &str| score(&["batch", "--format", format, "--criteria", &edition, &form]).stdout;
    let table = run("table");
    assert!(table.contains("7.00  ~ poor") && table.contains("8.00  good"), "{table}");
    assert!(table.contains("~ provisional"), "{table}");
    assert!(
        run("csv").contains("band,band_provisional,") && run("csv").contains("poor,true,"),
        "{}",
        run("csv")
    );
    let json = run("json");
    assert!(json.contains(r#""band_provisional":{"self":true,"appraisal":null}"#), "{json}");
    let lines = folder.write("lines.jsonl", &json);
    assert_eq!(score(&["batch", "--merge", "--format", "json", &lines]).stdout, json);
}
