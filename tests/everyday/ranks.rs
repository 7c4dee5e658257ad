//! Who is ranked, by what, and what is said of those that are not: the same in a batch, in the tests of an edition, and
//! where lines of JSON are merged.

use crate::harness::program::score;
use crate::harness::scratch::Scratch;
use serde_json::Value;

/// Two rows of at most 5; row 1 may not apply, row 2 is not asked of small units.
const ROWS: &str = r#"
criterion = [
  { code = "1", title = "Roads", rule = "manual", max = 5, not_applicable = "drop" },
  { code = "2", title = "Port", rule = "manual", max = 5, asked_if = { fact = "port", is = "yes" } },
  { code = "3", title = "Losses", role = "penalty", rule = "manual", max = 5, not_applicable = "drop" },
]
criteria = { id = "x", title = "X", max = 10 }
rounding = { mode = "exact" }
facts = { port = { title = "Port", options = ["no", "yes"] } }
"#;

/// A unit of the tests: its port, and its answers to the three rows.
type Unit = (&'static str, &'static str, [&'static str; 3]);

/// What is tried: its name, the settings of the ranking, the units, and the ranks that they must have, the first one first.
type Case = (&'static str, &'static str, &'static [Unit], &'static [(&'static str, Option<u64>)]);

fn csv(units: &[Unit]) -> String {
    let mut text = "unit,code,self_answer\n,criteria,x\n".to_owned();
    for (id, port, answers) in units {
        text.push_str(&format!("{id},facts.port,{port}\n"));
        for (code, answer) in ["1", "2", "3"].iter().zip(answers).filter(|(_, answer)| !answer.is_empty()) {
            text.push_str(&format!("{id},{code},{answer}\n"));
        }
    }
    text
}

/// The same units as a test of the edition that states their ranks.
fn as_test(units: &[Unit], ranks: &[(&str, Option<u64>)]) -> String {
    let mut text = "[[test]]\nname = \"ranks\"\n".to_owned();
    for (id, port, answers) in units {
        let answer = |answer: &str| match answer {
            "n/a" => "{ not_applicable = true }".to_owned(),
            number => number.to_owned(),
        };
        let rows = ["1", "2", "3"].iter().zip(answers).filter(|(_, answer)| !answer.is_empty());
        let mut rows: Vec<String> = rows.map(|(code, own)| format!("\"{code}\" = {}", answer(own))).collect();
        let rank = ranks.iter().find(|(unit, _)| unit == id).and_then(|(_, rank)| *rank);
        rows.extend(rank.map(|rank| format!("total = {{ rank = {rank} }}")));
        text.push_str(&format!(
            "[[test.unit]]\nid = \"{id}\"\nfacts = {{ port = \"{port}\" }}\nself = {{ {} }}\n",
            rows.join(", ")
        ));
    }
    text
}

/// The ranks of a batch by unit, in the order of its lines.
fn ranks(text: &str) -> Vec<(String, Option<u64>)> {
    let line = |line: &str| -> (String, Option<u64>) {
        let line: Value = serde_json::from_str(line).unwrap();
        (line["unit"].as_str().unwrap().to_owned(), line["rank"].as_u64())
    };
    text.lines().map(line).collect()
}

#[test]
fn a_unit_without_the_number_that_ranks_has_no_rank_anywhere() {
    let folder = Scratch::new("ranks");
    let cases: &[Case] = &[
        (
            "a row that does not apply is not replaced by the total",
            r#"ranking = { by = "1" }"#,
            &[("a", "yes", ["n/a", "5", "0"]), ("b", "yes", ["0", "5", "0"])],
            &[("b", Some(1)), ("a", None)],
        ),
        (
            "nor is one that is not asked: its 0 is no result",
            r#"ranking = { by = "2" }"#,
            &[("a", "no", ["5", "", "0"]), ("b", "yes", ["0", "0", "0"]), ("c", "yes", ["0", "3", "0"])],
            &[("c", Some(1)), ("b", Some(2)), ("a", None)],
        ),
        (
            "a row of losses: no loss is best, and what does not apply is no loss",
            r#"ranking = { by = "3" }"#,
            &[("a", "yes", ["1", "1", "4"]), ("b", "yes", ["1", "1", "0"]), ("c", "yes", ["1", "1", "n/a"])],
            &[("b", Some(1)), ("a", Some(2)), ("c", None)],
        ),
        (
            "a unit without points in a row that decides between equals stands behind them",
            r#"ranking = { then = ["3"] }"#,
            &[("a", "yes", ["3", "2", "n/a"]), ("b", "yes", ["5", "4", "4"]), ("c", "yes", ["5", "1", "1"])],
            &[("c", Some(1)), ("b", Some(2)), ("a", Some(3))],
        ),
        (
            "exact numbers are compared the same way",
            r#"ranking = { by = "1", compare = "exact" }"#,
            &[("a", "yes", ["n/a", "5", "0"]), ("b", "yes", ["0.5", "5", "0"])],
            &[("b", Some(1)), ("a", None)],
        ),
        (
            "where fewer points are better the fewest are first, and a missing number is still no number",
            "ranking = { by = \"1\" }\ntotal = { direction = \"down\" }",
            &[("a", "yes", ["n/a", "5", "0"]), ("b", "yes", ["3", "5", "0"]), ("c", "yes", ["1", "5", "0"])],
            &[("c", Some(1)), ("b", Some(2)), ("a", None)],
        ),
        (
            "by the total, the fewest first; equals share a rank",
            "total = { direction = \"down\" }",
            &[("a", "yes", ["4", "5", "0"]), ("b", "yes", ["1", "1", "0"]), ("c", "yes", ["2", "0", "0"])],
            &[("b", Some(1)), ("c", Some(1)), ("a", Some(3))],
        ),
        (
            "without a score there is no rank, whatever the row that ranks has",
            "ranking = { by = \"1\" }\ntotal = { requires = { criterion = \"2\", ge = 1, else = \"no-score\" } }",
            &[("a", "yes", ["5", "0", "0"]), ("b", "yes", ["1", "5", "0"])],
            &[("b", Some(1)), ("a", None)],
        ),
    ];
    for (name, ranking, units, expected) in cases {
        let expected: Vec<(String, Option<u64>)> =
            expected.iter().map(|(unit, rank)| ((*unit).to_owned(), *rank)).collect();
        let edition = folder.write("e.toml", &format!("{ranking}\n{ROWS}"));
        let form = folder.write("f.csv", &csv(units));
        let batch = score(&["batch", "--format", "json", "--criteria", &edition, &form]);
        assert_eq!(ranks(&batch.stdout), expected, "{name}: batch\n{}", batch.stdout);
        let streamed = score(&["batch", "--no-rank", "--criteria", &edition, &form]).stdout;
        let lines = folder.write("lines.jsonl", &streamed);
        let merged = score(&["batch", "--merge", "--format", "json", &lines]);
        assert_eq!(merged.stdout, batch.stdout, "{name}: merged");
        let expected: Vec<(&str, Option<u64>)> =
            expected.iter().map(|(unit, rank)| (unit.as_str(), *rank)).collect();
        let tested = folder.write("t.toml", &format!("{ranking}\n{ROWS}\n{}", as_test(units, &expected)));
        let test = score(&["criteria", "test", &tested]);
        assert_eq!(test.code, 0, "{name}: test\n{}", test.stderr);
    }
}

#[test]
fn why_a_unit_has_no_rank_is_said_in_every_format() {
    let folder = Scratch::new("why");
    let edition = folder.write("e.toml", &format!("ranking = {{ by = \"1\" }}\n{ROWS}"));
    let form = folder.write("f.csv", &csv(&[("a", "yes", ["n/a", "5", "0"]), ("b", "yes", ["0", "5", "0"])]));
    let run = |format: &str| score(&["batch", "--format", format, "--criteria", &edition, &form]).stdout;
    for format in ["table", "markdown"] {
        let text = run(format);
        assert!(text.contains("ranked by the self column: 1 Roads"), "{text}");
        assert!(text.contains("– no rank: a (1 has no points)"), "{text}");
        assert!(text.contains("2 scored, 1 of them without a rank"), "{text}");
    }
    assert!(run("csv").contains(",a,,scored,5,,,,0,,1 has no points,"), "{}", run("csv"));
    assert!(run("json").contains(r#""rank":null,"no_rank":"no-number""#), "{}", run("json"));
}

/// One row, and a duty without which there is no score.
const DUTY: &str = r#"
criterion = [
  { code = "1", title = "A", rule = "manual", max = 10 },
  { code = "2", title = "Officer", role = "mandatory", rule = "choice", max = 1, options = "yes-no" },
]
criteria = { id = "x", title = "X", max = 10 }
rounding = { mode = "exact" }
total = { requires = [ { criterion = "2", is = "yes", else = "no-score" } ] }
"#;

#[test]
fn an_appraisal_ranks_where_one_unit_has_one_whatever_it_comes_to() {
    let folder = Scratch::new("column");
    let edition = folder.write("e.toml", DUTY);
    let form =
        |appraisal: &str| format!("criteria = \"x\"\nself = {{ \"1\" = 9, \"2\" = \"yes\" }}\n{appraisal}");
    let none = folder.write("none.toml", &form("appraisal = { \"1\" = 9, \"2\" = \"no\" }"));
    let own = folder.write("own.toml", &form(""));
    let scored = folder.write("scored.toml", &form("appraisal = { \"1\" = 7, \"2\" = \"yes\" }"));
    let batch = |format: &str, forms: &[&str], more: &[&str]| {
        let arguments = [&["batch", "--format", format, "--criteria", &edition], more, forms].concat();
        score(&arguments).stdout
    };
    let text = batch("table", &[&none], &[]);
    assert!(text.contains("ranked by the appraisal"), "{text}");
    assert!(text.contains("   –  none     9          ∅"), "{text}");
    assert!(text.contains("∅ no score") && text.contains("0 scored, 1 without a score"), "{text}");
    assert_eq!(ranks(&batch("json", &[&none], &[])), [("none".to_owned(), None)]);
    assert_eq!(ranks(&batch("json", &[&none], &["--column", "self"])), [("none".to_owned(), Some(1))]);
    // one column ranks the whole batch: a unit without it is named, and the ranking is not complete
    let text = batch("table", &[&own, &scored], &[]);
    assert!(text.contains("– no rank: own (no appraisal)"), "{text}");
    assert!(text.contains("1 scored, 1 without the column that ranks: the ranking is incomplete"), "{text}");
    assert!(batch("json", &[&own, &scored], &[]).contains(r#""rank":null,"no_rank":"no-column""#));
    // the lines say which column there was, so that merging them ranks by the same one
    let lines = folder.write("lines.jsonl", &batch("json", &[&none, &own], &[]));
    assert_eq!(
        score(&["batch", "--merge", "--format", "json", &lines]).stdout,
        batch("json", &[&none, &own], &[])
    );
}

#[test]
fn a_form_without_a_total_is_ranked_by_the_row_that_is_named_and_the_row_is_shown() {
    let folder = Scratch::new("unformed");
    let edition = DUTY.replace("max = 10 }\nrounding", "}\nrounding").replace(
        "total = { requires = [ { criterion = \"2\", is = \"yes\", else = \"no-score\" } ] }",
        "total = { combine = \"none\" }\nranking = { by = \"1\" }",
    );
    let edition = edition.replace("title = \"X\", }", "title = \"X\" }");
    let edition = folder.write("e.toml", &edition);
    let form = folder.write("a.toml", "criteria = \"x\"\nself = { \"1\" = 9, \"2\" = \"yes\" }");
    let text = score(&["batch", "--criteria", &edition, &form]).stdout;
    for part in ["ranked by the self column: 1 A", "   1  a           9", "1 scored", "\n1     Mean"] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    // a duty is no group with points
    assert!(!text.contains("Officer"), "{text}");
    let csv = score(&["batch", "--format", "csv", "--criteria", &edition, &form]).stdout;
    assert!(csv.starts_with("rank,unit,name,status,self,appraisal,difference,ranked_by_1,"), "{csv}");
}

#[test]
fn a_unit_that_does_not_state_its_cohort_is_ranked_among_none() {
    let folder = Scratch::new("cohort");
    let edition = format!("ranking = {{ cohort = \"class\" }}\n{ROWS}")
        .replace("facts = {", "facts = { class = { title = \"Class\", options = [\"I\", \"II\"] },");
    let edition = folder.write("e.toml", &edition);
    let rows = |id: &str, class: &str, points: u8| {
        let class = if class.is_empty() { String::new() } else { format!("{id},facts.class,{class}\n") };
        format!("{id},facts.port,no\n{class}{id},1,{points}\n{id},3,0\n")
    };
    let units = [rows("a", "I", 3), rows("b", "II", 4), rows("c", "", 1)].concat();
    let edition = edition.as_str();
    let text = folder.write("f.csv", &format!("unit,code,self_answer\n,criteria,x\n{units}"));
    let json = score(&["batch", "--format", "json", "--criteria", edition, &text]).stdout;
    assert!(
        json.contains(r#""unit":"c","name":null,"status":"scored","rank":null,"no_rank":"no-cohort""#),
        "{json}"
    );
    let table = score(&["batch", "--criteria", edition, &text]).stdout;
    assert!(table.contains("– no rank: c (the fact class is not stated)"), "{table}");
    assert!(table.contains("the ranking is incomplete"), "{table}");
    let streamed = score(&["batch", "--no-rank", "--criteria", edition, &text]).stdout;
    let lines = folder.write("lines.jsonl", &streamed);
    assert_eq!(score(&["batch", "--merge", "--format", "json", &lines]).stdout, json);
}

#[test]
fn a_difference_has_the_same_digits_in_a_batch_and_alone() {
    let folder = Scratch::new("difference");
    for (rounding, expected) in
        [("mode = \"exact\"", "1.25"), ("at = \"leaf\", mode = \"half-up\", decimals = 3", "1.250")]
    {
        let edition = format!(
            "criterion = [ {{ code = \"1\", title = \"A\", rule = \"manual\", max = 10 }} ]\n\
             criteria = {{ id = \"x\", title = \"X\", max = 10 }}\nrounding = {{ {rounding} }}"
        );
        let edition = folder.write("e.toml", &edition);
        let form = "criteria = \"x\"\nself = { \"1\" = 1.125 }\nappraisal = { \"1\" = 2.375 }";
        let form = folder.write("f.toml", form);
        let batch = score(&["batch", "--format", "json", "--criteria", &edition, &form]);
        let alone = score(&["evaluate", "--format", "json", "--criteria", &edition, &form]);
        assert_eq!(batch.json()["difference"], expected);
        assert_eq!(alone.json()["total"]["difference"], expected);
        let lines = folder.write("lines.jsonl", &batch.stdout);
        assert_eq!(score(&["batch", "--merge", "--format", "json", &lines]).stdout, batch.stdout);
    }
}
