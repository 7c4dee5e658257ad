//! Rows that are not asked of a unit: they add 0 to a sum, and are no rows of a mean, a best-of or a minimum.

use crate::harness::program::score;
use crate::harness::scratch::Scratch;

/// An edition with a group of two rows, of which the second is asked of big units only.
fn edition(group: &str, second: &str) -> String {
    format!(
        r#"
        criterion = [
          {{ code = "1", title = "Group", max = 10, {group} }},
          {{ code = "1.1", title = "A", rule = "manual", max = 10 }},
          {{ code = "1.2", title = "B", rule = "manual", max = 10, {second} asked_if = {{ fact = "big", is = "yes" }} }},
        ]
        criteria = {{ id = "x", title = "X" }}
        rounding = {{ mode = "exact" }}
        facts = {{ big = {{ title = "Big", options = ["no", "yes"] }} }}
        "#
    )
}

fn form(big: &str, rows: &str) -> String {
    format!("criteria = \"x\"\nfacts = {{ big = \"{big}\" }}\n[self]\n{rows}")
}

/// What the group and the total of a form come to: status and points each, as `evaluate` and `batch` say.
fn group_and_total(folder: &Scratch, edition: &str, form: &str) -> String {
    let (edition, form) = (folder.write("e.toml", edition), folder.write("f.toml", form));
    let run = score(&["evaluate", "--format", "json", "--criteria", &edition, &form]);
    let json = run.json();
    let group = &json["rows"][0]["self"];
    let total = json["total"]["self"]["points"].as_str().unwrap_or("none");
    let batch = score(&["batch", "--format", "json", "--criteria", &edition, &form]).json();
    assert_eq!(batch["self"].as_str().unwrap_or("none"), total, "batch and evaluate agree");
    format!(
        "{} {}, total {total}",
        group["status"].as_str().unwrap(),
        group["points"].as_str().unwrap_or("none")
    )
}

#[test]
fn a_row_that_is_not_asked_is_no_row_of_a_mean_a_best_of_or_a_minimum() {
    let folder = Scratch::new("not-asked");
    for (group, big, rows, expected) in [
        (r#"combine = "mean""#, "yes", "\"1.1\" = 8\n\"1.2\" = 4", "scored 6, total 6"),
        (r#"combine = "mean""#, "no", "\"1.1\" = 8", "scored 8, total 8"),
        (r#"combine = "weighted-mean""#, "no", "\"1.1\" = 8", "scored 8, total 8"),
        (r#"combine = "min""#, "no", "\"1.1\" = 8", "scored 8, total 8"),
        (r#"combine = "max""#, "no", "\"1.1\" = 8", "scored 8, total 8"),
        (r#"combine = "sum""#, "no", "\"1.1\" = 8", "scored 8, total 8"),
        (r#"role = "penalty", combine = "max""#, "yes", "\"1.1\" = 5\n\"1.2\" = 2", "scored -2, total -2"),
        (r#"role = "penalty", combine = "max""#, "no", "\"1.1\" = 5", "scored -5, total -5"),
        (r#"role = "penalty", combine = "min""#, "no", "\"1.1\" = 5", "scored -5, total -5"),
    ] {
        assert_eq!(
            group_and_total(&folder, &edition(group, ""), &form(big, rows)),
            expected,
            "{group}, big = {big}"
        );
    }
}

#[test]
fn a_group_of_which_no_row_is_left_that_is_asked_is_not_asked_itself() {
    let folder = Scratch::new("none-asked");
    for (combine, dropped, expected) in [
        ("mean", "1.1", "not-asked 0, total 0"),
        ("max", "1.1", "not-asked 0, total 0"),
        ("sum", "1.1", "not-asked 0, total 0"),
    ] {
        let edition = edition(&format!("combine = \"{combine}\""), "").replace(
            "title = \"A\", rule = \"manual\"",
            "title = \"A\", rule = \"manual\", not_applicable = \"drop\"",
        );
        let rows = format!("\"{dropped}\" = \"n/a\"");
        assert_eq!(group_and_total(&folder, &edition, &form("no", &rows)), expected, "{combine}");
    }
}

#[test]
fn a_group_that_is_not_asked_is_no_row_of_a_mean_above_it() {
    let folder = Scratch::new("nested");
    let edition = r#"
        criterion = [
          { code = "1", title = "Mean", combine = "mean" },
          { code = "1.1", title = "A", rule = "manual", max = 10 },
          { code = "1.2", title = "Sum of rows that are not asked" },
          { code = "1.2.1", title = "B", rule = "manual", max = 4, asked_if = { fact = "big", is = "yes" } },
          { code = "1.2.2", title = "C", rule = "manual", max = 6, asked_if = { fact = "big", is = "yes" } },
        ]
        criteria = { id = "x", title = "X", max = 10 }
        rounding = { mode = "exact" }
        facts = { big = { title = "Big", options = ["no", "yes"] } }
        "#;
    assert_eq!(group_and_total(&folder, edition, &form("no", "\"1.1\" = 8")), "scored 8, total 8");
    let rows = "\"1.1\" = 8\n\"1.2.1\" = 0\n\"1.2.2\" = 4";
    assert_eq!(group_and_total(&folder, edition, &form("yes", rows)), "scored 6, total 6");
}

#[test]
fn a_total_that_is_a_mean_of_rows_none_of_which_is_asked_is_no_score() {
    let folder = Scratch::new("no-score");
    let edition = r#"
        criterion = [ { code = "1", title = "A", rule = "manual", max = 10, asked_if = { fact = "big", is = "yes" } } ]
        criteria = { id = "x", title = "X", max = 10 }
        rounding = { mode = "exact" }
        facts = { big = { title = "Big", options = ["no", "yes"] } }
        total = { combine = "mean" }
        "#;
    assert_eq!(group_and_total(&folder, edition, &form("no", "")), "not-asked 0, total none");
}

#[test]
fn a_blank_row_that_counts_in_place_of_a_loss_is_reported() {
    let folder = Scratch::new("blank");
    let edition = edition(r#"role = "penalty", combine = "max""#, "");
    let edition = folder.write("e.toml", &edition);
    for (rows, blank) in [
        ("\"1.1\" = 5\n\"1.2\" = {}", true),
        ("\"1.1\" = 0\n\"1.2\" = {}", false),
        ("\"1.1\" = 5\n\"1.2\" = 2", false),
    ] {
        let form = folder.write("f.toml", &form("yes", rows));
        let run = score(&["check", "--criteria", &edition, &form]);
        assert_eq!(run.stdout.contains("warning[row-blank]"), blank, "{rows}:\n{}", run.stdout);
    }
}
