//! The ledger names every cause of the difference of the totals; what the appraisal changed needs a reason.

use tempfile::TempDir;

use crate::harness::program::{Run, score};

fn checked(edition: &str, name: &str, form: &str) -> Run {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    std::fs::write(path("edition.toml"), edition).unwrap();
    std::fs::write(path(name), form).unwrap();
    score(&["check", "--ledger", "--criteria", &path("edition.toml"), &path(name)])
}

const ROWS: &str = r#"
criterion = [
  { code = "1", title = "Work", max = 10, requires = [ { fact = "trained", is = "yes", else = { cap = 4 } } ] },
  { code = "1.1", title = "A", rule = "manual", max = 10 },
  { code = "2", title = "Prize", max = 10, combine = "max" },
  { code = "2.1", title = "B", rule = "manual", max = 10 },
  { code = "2.2", title = "C", rule = "manual", max = 10 },
  { code = "3", title = "Officer", role = "info", rule = "manual", max = 10 },
]
criteria = { id = "x", title = "X", max = 20 }
rounding = { at = "leaf", mode = "half-up", decimals = 2 }
facts = { leak = { title = "Leak", options = ["no", "yes"] }, trained = { title = "Trained", options = ["no", "yes"] } }
total = { base = 2, floor = -3, events = [ { title = "Data leak", when = { fact = "leak", is = "yes" }, points = -10 } ] }
"#;

#[test]
fn every_cause_of_the_difference_is_a_line() {
    for (facts, own, appraisal, lines) in [
        // an event, and information rows, which add nothing
        (
            r#"leak = { self = "no", appraisal = "yes" }, trained = "yes""#,
            r#""1.1" = 8, "2.1" = 5, "2.2" = 5, "3" = 9"#,
            r#""1.1" = 8, "2.1" = 5, "2.2" = 5, "3" = 1"#,
            vec!["total Data leak −10.00", "✓ 1 change makes −10.00"],
        ),
        // the floor
        (
            r#"leak = { self = "no", appraisal = "yes" }, trained = "yes""#,
            r#""1.1" = 1, "2.1" = 0, "2.2" = 0, "3" = 0"#,
            r#""1.1" = 1, "2.1" = 0, "2.2" = 0, "3" = 0"#,
            vec!["Data leak", "raised to the floor", "✓ 2 changes add up to −6.00"],
        ),
        // a gate of a group
        (
            r#"leak = "no", trained = { self = "yes", appraisal = "no" }"#,
            r#""1.1" = 8, "2.1" = 5, "2.2" = 5, "3" = 0"#,
            r#""1.1" = 8, "2.1" = 5, "2.2" = 5, "3" = 0"#,
            vec!["1 condition:", "✓ 1 change makes −4.00"],
        ),
        // alternatives: the row that was lowered is not the one that counts
        (
            r#"leak = "no", trained = "yes""#,
            r#""1.1" = 8, "2.1" = 9, "2.2" = 5, "3" = 0"#,
            r#""1.1" = 8, "2.1" = 9, "2.2" = 1, "3" = 0"#,
            vec!["the best of its rows counts", "✓ 2 changes add up to +0.00"],
        ),
        // the max of the form
        (
            r#"leak = "no", trained = "yes""#,
            r#""1.1" = 10, "2.1" = 10, "2.2" = 5, "3" = 0"#,
            r#""1.1" = 5, "2.1" = 10, "2.2" = 5, "3" = 0"#,
            vec!["cut to the max", "✓ 2 changes add up to −3.00"],
        ),
    ] {
        let form = format!("facts = {{ {facts} }}\nself = {{ {own} }}\nappraisal = {{ {appraisal} }}\n");
        let run = checked(ROWS, "form.toml", &form);
        let squeezed = run.stdout.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        for line in lines {
            assert!(squeezed.contains(line), "{line}:\n{}", run.stdout);
        }
    }
}

#[test]
fn a_fact_that_the_appraisal_changed_needs_a_reason() {
    let answers = r#""1.1" = 8, "2.1" = 5, "2.2" = 5, "3" = 0"#;
    for (fact, told) in [
        (r#"{ self = "no", appraisal = "yes" }"#, true),
        (r#"{ self = "no", appraisal = "yes", note = "as the police found" }"#, false),
        (r#"{ self = "no", appraisal = "no" }"#, false),
        (r#""no""#, false),
    ] {
        let form = format!(
            "facts = {{ leak = {fact}, trained = \"yes\" }}\nself = {{ {answers} }}\nappraisal = {{ {answers} }}\n"
        );
        let run = checked(ROWS, "form.toml", &form);
        let message = "the fact `leak` (Leak) was changed from no to yes, and no note says why";
        assert_eq!(run.stdout.contains(message), told, "{fact}:\n{}", run.stdout);
    }
    for (note, told) in [("", true), ("as the police found", false)] {
        let rows = ["1.1,8,8,", "2.1,5,5,", "2.2,5,5,", "3,0,0,", "facts.trained,yes,,"].join("\n");
        let form =
            format!("code,self_answer,appraisal_answer,appraisal_note\nfacts.leak,no,yes,{note}\n{rows}\n");
        let run = checked(ROWS, "form.csv", &form);
        assert_eq!(run.stdout.contains("warning[changed-without-note]"), told, "{note}:\n{}", run.stdout);
    }
}

#[test]
fn a_ledger_and_an_explanation_are_written_for_spreadsheets_and_documents() {
    const FORM: &str = "examples/la-gi-2022.toml";
    let ledger = score(&["check", FORM, "--ledger", "--format", "csv", "--lang", "vi"]);
    let mut lines = csv::Reader::from_reader(ledger.stdout.as_bytes());
    assert_eq!(
        lines.headers().unwrap(),
        ["file", "code", "title", "self", "appraisal", "difference", "reason"].as_slice()
    );
    let lines: Vec<csv::StringRecord> = lines.records().map(Result::unwrap).collect();
    let (total, changes) = lines.split_last().unwrap();
    assert_eq!((&total[1], &total[3], &total[4], &total[5]), ("total", "464.06", "430.92", "-33.14"));
    let difference = |line: &csv::StringRecord| line[5].parse::<rust_decimal::Decimal>().unwrap();
    assert_eq!(changes.iter().map(difference).sum::<rust_decimal::Decimal>(), difference(total));
    let explained = score(&["explain", FORM, "3.2.2", "--format", "csv"]).stdout;
    assert!(explained.starts_with("file,code,about,self,appraisal\n"), "{explained}");
    assert!(explained.contains("examples/la-gi-2022.toml,3.2.2,Points,4.85,4.36\n"), "{explained}");
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("x.md").to_str().unwrap().to_owned();
    for (typed, said) in [
        (&["check", FORM, "--ledger"][..], "| **464.06** | **430.92** | **−33.14** |"),
        (&["explain", FORM, "3.2.2"], "| **Points** | **4.85** | **4.36** |"),
    ] {
        score(&[typed, &["-o", &file]].concat());
        let written = std::fs::read_to_string(&file).unwrap();
        assert!(written.contains(said), "{written}");
    }
    let refused = score(&["check", FORM, "--ledger", "--format", "json"]);
    assert_eq!((refused.code, refused.stdout.as_str()), (2, ""));
    let said = "--ledger is not written as json: give text, short, ";
    assert!(refused.stderr.contains(said), "{}", refused.stderr);
}
