//! What a form declares is always compared: points, bands and indexes, also where there is no score.

use tempfile::TempDir;

use crate::harness::program::{Run, score};

const ROWS: &str = r#"
criterion = [
  { code = "1", title = "A", rule = "manual", max = 10 },
  { code = "2", title = "Officer", role = "mandatory", rule = "choice", max = 1, options = "yes-no" },
]
"#;
const HEAD: &str = r#"
criteria = { id = "x", title = "X", max = 10 }
rounding = { mode = "exact" }
"#;

fn says(command: &[&str], edition: &str, name: &str, form: &str) -> Run {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let (edition, form) = (write("edition.toml", edition), write(name, form));
    score(&[command, &["--criteria", &edition, &form]].concat())
}

fn with_duty() -> String {
    format!(
        "{ROWS}{HEAD}total = {{ requires = [ {{ criterion = \"2\", is = \"yes\", else = \"no-score\" }} ] }}\n"
    )
}

fn with_bands() -> String {
    format!(
        "{ROWS}{HEAD}[total]\nindex = {{ decimals = 1, mode = \"half-up\" }}\nbands = [ {{ id = \"good\", title = \
         \"Tốt\", ge = 8 }}, {{ id = \"fair\", title = \"Khá\", lt = 8, printed = \"dưới 8 điểm\" }} ]\n"
    )
}

#[test]
fn points_that_are_declared_without_a_score_are_an_error_with_the_reason() {
    let unformed = format!(
        "{ROWS}criteria = {{ id = \"x\", title = \"X\" }}\nrounding = {{ mode = \"exact\" }}\n\
        total = {{ combine = \"none\" }}\n"
    );
    let blocked = r#"
criterion = [
  { code = "1", title = "A", max = 10 },
  { code = "1.1", title = "B", rule = "ratio", max = 10 },
]
"#;
    let blocked = format!("{blocked}{HEAD}");
    let gated = r#"
criterion = [
  { code = "1", title = "A", max = 10, requires = [ { criterion = "2", is = "yes", else = "no-score", message = "no officer" } ] },
  { code = "1.1", title = "B", rule = "manual", max = 10 },
  { code = "2", title = "Officer", role = "mandatory", rule = "choice", max = 1, options = "yes-no" },
]
"#;
    let gated = format!("{gated}{HEAD}");
    for (edition, answers, declared, reasons) in [
        (
            &with_duty(),
            r#""1" = { value = 9, score = 9 }, "2" = "no", total = { score = 9 }"#,
            2,
            vec![
                "the total declares 9 in the self column, and there is no score: it does not hold that 2 is yes",
            ],
        ),
        (
            &unformed,
            r#""1" = 9, "2" = "no", total = { score = 9 }"#,
            1,
            vec![
                "the total declares 9 in the self column, and there is no score: the criteria do not form a total",
            ],
        ),
        (
            &blocked,
            r#""1" = { score = 5 }, "1.1" = { num = 1, den = 0, score = 5 }, total = { score = 5 }"#,
            3,
            vec![
                "1 declares 5 in the self column, and there is no score: 1.1 cannot be computed",
                "1.1 declares 5 in the self column, and there is no score: it cannot be computed",
                "the total declares 5 in the self column, and there is no score: 1.1 cannot be computed",
            ],
        ),
        (
            &gated,
            r#""1" = { score = 5 }, "1.1" = 5, "2" = "no", total = { score = 5 }"#,
            2,
            vec![
                "1 declares 5 in the self column, and there is no score: it does not hold that 2 is yes (“no officer”)",
                "the total declares 5 in the self column, and there is no score: 1 has none",
            ],
        ),
    ] {
        let form = format!("self = {{ {answers} }}\n");
        let run = says(&["check", "--format", "short"], edition, "form.toml", &form);
        assert_eq!(run.code, 1, "{}", run.stdout);
        for reason in &reasons {
            assert!(
                run.stdout.contains(&format!("error[declared-without-score]: {reason}")),
                "{}",
                run.stdout
            );
        }
        let count = match declared {
            1 => "the one declared figure differs".to_owned(),
            _ => format!("{} of {declared} declared figure", reasons.len()),
        };
        assert!(run.stdout.contains(&count), "{count}:\n{}", run.stdout);
        let line = says(&["batch", "--format", "json"], edition, "form.toml", &form).json();
        assert_eq!(line["wrong_rows"], reasons.len(), "{line}");
    }
}

#[test]
fn a_form_shows_the_declared_figure_where_it_has_no_score() {
    let form = "self = { \"1\" = 9, \"2\" = \"no\", total = { score = 9 } }\n";
    let table = says(&["evaluate"], &with_duty(), "form.toml", form).stdout;
    assert!(table.contains("≠ 9"), "{table}");
    let json = says(&["evaluate", "--format", "json"], &with_duty(), "form.toml", form).json();
    assert_eq!(json["total"]["self"]["agrees"], false);
}

#[test]
fn nothing_is_declared_wrongly_by_a_zero_beside_a_row_that_does_not_apply() {
    let edition = format!(
        "criterion = [ {{ code = \"1\", title = \"A\", rule = \"manual\", max = 5, not_applicable = \"drop\" }}, \
         {{ code = \"2\", title = \"B\", rule = \"manual\", max = 5 }} ]\n{HEAD}"
    );
    for (declared, code) in [("0", 0), ("3", 1)] {
        let form = format!(
            "self = {{ \"1\" = {{ not_applicable = true, score = {declared} }}, \"2\" = 5, total = {{ score = 5 }} }}\n"
        );
        let run = says(&["check"], &edition, "form.toml", &form);
        assert_eq!(run.code, code, "{declared}:\n{}", run.stdout);
    }
}

#[test]
fn a_declared_band_is_compared_in_every_notation_and_by_every_name() {
    for (name, form, agrees) in [
        ("form.toml", r#"self = { "1" = 9, "2" = "no", total = { score = 9, band = "good" } }"#, true),
        ("form.toml", r#"self = { "1" = 9, "2" = "no", total = { band = "tốt" } }"#, true),
        ("form.toml", r#"self = { "1" = 9, "2" = "no", total = { band = "Khá" } }"#, false),
        ("form.toml", r#"self = { "1" = 9, "2" = "no", total = { band = "Dưới 8 điểm" } }"#, false),
        ("form.toml", r#"self = { "1" = 9, "2" = "no", total = { index = 90 } }"#, true),
        ("form.toml", r#"self = { "1" = 9, "2" = "no", total = { index = 91.5 } }"#, false),
        ("form.csv", "code,self_answer,self_band\n1,9,\n2,no,\ntotal,,Tốt", true),
        ("form.csv", "code,self_answer,self_band\n1,9,\n2,no,\ntotal,,fair", false),
        ("form.csv", "code,self_answer,self_index\n1,9,\n2,no,\ntotal,,90.0", true),
        ("form.csv", "code,appraisal_answer,appraisal_band\n1,9,\n2,no,\ntotal,,fair", false),
    ] {
        let form = format!("{form}\n");
        let run = says(&["check"], &with_bands(), name, &form);
        assert_eq!(run.code, i32::from(!agrees), "{form}:\n{}{}", run.stdout, run.stderr);
        let line = says(&["batch", "--format", "json"], &with_bands(), name, &form).json();
        assert_eq!(line["wrong_rows"], usize::from(!agrees), "{form}: {line}");
    }
}

#[test]
fn a_declared_band_is_shown_wherever_its_form_is() {
    let form = "self = { \"1\" = 9, \"2\" = \"no\", total = { score = 9, band = \"fair\" } }\n";
    let says = |command: &[&str]| says(command, &with_bands(), "form.toml", form).stdout;
    assert!(
        says(&["check"]).contains(
            "the total declares the band fair (Khá) in the self column, but its band is good (Tốt)"
        )
    );
    assert!(says(&["evaluate"]).contains("Band TOTAL: Self Tốt (≠ Khá)"));
    assert!(says(&["evaluate", "--format", "json"]).contains("\"declared_band\": \"fair\""));
    assert!(says(&["evaluate", "--format", "csv"]).contains("good,fair"));
    let score = says(&["batch", "--format", "table"]);
    let words = score.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("declared-band-differs 1"), "{score}");
}

#[test]
fn explain_says_whether_the_declared_band_holds() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    std::fs::write(path("edition.toml"), with_bands()).unwrap();
    std::fs::write(path("form.toml"), "self = { \"1\" = 9, \"2\" = \"no\", total = { band = \"fair\" } }\n")
        .unwrap();
    let run = score(&["explain", "--criteria", &path("edition.toml"), &path("form.toml"), "total"]);
    assert!(run.stdout.contains("Declared band  Khá ✗ it should be Tốt"), "{}", run.stdout);
}

#[test]
fn a_band_is_refused_where_there_is_none_of_that_name() {
    for (name, form, code) in [
        ("form.toml", r#"self = { "1" = 9, total = { band = "splendid" } }"#, "unknown-choice"),
        ("form.toml", r#"self = { "1" = { value = 9, band = "good" } }"#, "unknown-key"),
        ("form.toml", r#"self = { "1" = { value = 9, index = 90 } }"#, "unknown-key"),
        ("form.csv", "code,self_answer,self_band\n1,9,good", "misplaced-cell"),
    ] {
        let run = says(&["check"], &with_bands(), name, &format!("{form}\n"));
        assert!(run.code == 2 && run.stderr.contains(&format!("error[{code}]")), "{form}:\n{}", run.stderr);
    }
}

#[test]
fn checks_that_need_facts_are_counted_where_the_facts_are_not_stated() {
    let edition = format!(
        "criterion = [ {{ code = \"1\", title = \"A\", rule = \"ratio\", max = 10, den = \"staff\" }} ]\n{HEAD}[facts]\n\
         staff = {{ title = \"Staff\", sum = [\"men\", \"women\"] }}\nmen = {{ title = \"Men\" }}\n\
         women = {{ title = \"Women\" }}\n"
    );
    for (facts, told) in [
        ("", Some("2 checks need facts that the unit does not state: staff, men, women")),
        ("facts = { staff = 2 }\n", Some("1 check needs facts that the unit does not state: men, women")),
        ("facts = { men = 1, women = 1 }\n", None),
        ("facts = { staff = 2, men = 1, women = 1 }\n", None),
    ] {
        let form = format!(
            "{facts}self = {{ \"1\" = {{ num = 1, den = 2, score = 5 }}, total = {{ score = 5 }} }}\n"
        );
        let run = says(&["check"], &edition, "form.toml", &form);
        assert_eq!(run.stdout.contains("checks-need-facts"), told.is_some(), "{facts}:\n{}", run.stdout);
        assert!(told.is_none_or(|told| run.stdout.contains(told)), "{facts}:\n{}", run.stdout);
    }
}
