//! `score compare`: what differs between two forms or two folders, and what each difference does to the totals.

use std::fs;

use tempfile::TempDir;

use crate::harness::comparisons::adds_up;
use crate::harness::load;
use crate::harness::made_up::{node, written};
use crate::harness::program::{LA_GI, Run, finished, program, score, text_of};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use score::compare::Side;
use score::criteria::Criteria;
use score::evaluate::{Evaluation, evaluate};
use score::finding::Findings;
use score::submission::Submission;
use score::working::Recorder;

/// Runs `score compare` on files of these texts.
fn compared(files: &[(&str, &str)], arguments: &[&str]) -> Run {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    finished(program().current_dir(folder.path()).arg("compare").args(arguments))
}

const EDITION: &str = r#"
criterion = [
  { code = "1", title = "Sum", max = 15 },
  { code = "1.1", title = "A", rule = "manual", max = 10 },
  { code = "1.2", title = "B", rule = "ratio", max = 10, den = "staff" },
  { code = "2", title = "Mean", combine = "mean" },
  { code = "2.1", title = "C", rule = "manual", max = 10 },
  { code = "2.2", title = "D", rule = "manual", max = 10 },
  { code = "3", title = "Best", combine = "max" },
  { code = "3.1", title = "E", rule = "manual", max = 10 },
  { code = "3.2", title = "F", rule = "manual", max = 10 },
]
criteria = { id = "x", title = "X" }
rounding = { mode = "exact" }
facts = { staff = { title = "Staff" } }
"#;

/// A form with these answers; the same in each test but for what is replaced.
fn form(replaced: &[(&str, &str)]) -> String {
    let mut text =
        "criteria = \"x\"\nfacts = { staff = 10 }\n[self]\n\"1.1\" = 5\n\"1.2\" = { num = 5 }\n\"2.1\" = 4\n\
                    \"2.2\" = 6\n\"3.1\" = 3\n\"3.2\" = 2\n"
            .to_owned();
    for (from, to) in replaced {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    text
}

/// Each code with its word, and what it does to the total.
fn effects(run: &Run) -> Vec<(String, String, String)> {
    let mut reader = csv::Reader::from_reader(run.stdout.as_bytes());
    let lines = reader.records().map(Result::unwrap);
    let lines = lines.filter(|line| !line[10].is_empty());
    lines.map(|line| (line[2].to_owned(), line[1].to_owned(), line[10].to_owned())).collect()
}

#[test]
fn each_difference_has_its_effect_on_the_total() {
    for (replaced, expected) in [
        // an addition: the row itself
        (&[("\"1.1\" = 5", "\"1.1\" = 7")][..], &[("1.1", "answer", "2"), ("total", "total", "2")][..]),
        // the max of a group takes some of it back
        (
            &[("\"1.1\" = 5", "\"1.1\" = 10"), ("num = 5", "num = 6")],
            &[("1.1", "answer", "5"), ("1.2", "answer", "1"), ("1", "capped", "-1"), ("total", "total", "5")],
        ),
        // a mean: its share
        (&[("\"2.1\" = 4", "\"2.1\" = 8")], &[("2.1", "answer", "2"), ("total", "total", "2")]),
        // the best of several: another row is taken
        (
            &[("\"3.1\" = 3", "\"3.1\" = 1")],
            &[("3.1", "answer", "-3"), ("3", "max", "2"), ("total", "total", "-1")],
        ),
        // a row that is not taken
        (&[("\"3.2\" = 2", "\"3.2\" = 1")], &[("total", "total", "0")]),
        // a fact
        (&[("staff = 10", "staff = 20")], &[("1.2", "fact", "-2.5"), ("total", "total", "-2.5")]),
    ] {
        let (old, new) = (form(&[]), form(replaced));
        let files = [("e.toml", EDITION), ("a.toml", &*old), ("b.toml", &*new)];
        let run = compared(&files, &["a.toml", "b.toml", "--criteria", "e.toml", "--format", "csv"]);
        let found = effects(&run);
        let found: Vec<(&str, &str, &str)> = found.iter().map(|(a, b, c)| (&**a, &**b, &**c)).collect();
        assert_eq!(found, expected, "{replaced:?}\n{}{}", run.stdout, run.stderr);
    }
}

#[test]
fn a_form_does_not_differ_from_itself_nor_from_its_csv() {
    for other in [LA_GI, "examples/la-gi-2022.csv"] {
        let run = score(&["compare", LA_GI, other]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(run.stdout.contains("✓ no difference"), "{other}\n{}", run.stdout);
        let json = score(&["compare", LA_GI, other, "--format", "json"]).json();
        assert_eq!(json["differs"], false, "{json:#}");
    }
}

#[test]
fn rows_of_another_edition_are_found_by_was_code_and_title() {
    let head = "criteria = { id = \"ID\", title = \"X\" }\nrounding = { mode = \"exact\" }\n";
    let old = "criterion = [ { code = \"1\", title = \"Plans of the year\", rule = \"manual\", max = 10 },\n\
               { code = \"2\", title = \"Staff trained\", rule = \"manual\", max = 10 },\n\
               { code = \"3\", title = \"Web page\", rule = \"manual\", max = 10 },\n\
               { code = \"4\", title = \"Telephones\", rule = \"manual\", max = 10 } ]\n";
    let new = "criterion = [ { code = \"1\", title = \"Plan of the year\", rule = \"manual\", max = 5 },\n\
               { code = \"2\", title = \"Portal\", rule = \"manual\", max = 10, was = \"3\" },\n\
               { code = \"3\", title = \"Staff trained\", rule = \"manual\", max = 10 },\n\
               { code = \"4\", title = \"Open data\", rule = \"manual\", max = 10 } ]\n";
    let (old, new) =
        (format!("{old}{}", head.replace("ID", "y1")), format!("{new}{}", head.replace("ID", "y2")));
    let before = "criteria = \"y1\"\nself = { \"1\" = 4, \"2\" = 5, \"3\" = 6, \"4\" = 7 }\n";
    let after = "criteria = \"y2\"\nself = { \"1\" = 4, \"2\" = 8, \"3\" = 5, \"4\" = 9 }\n";
    let files = [("1.toml", &*old), ("2.toml", &*new), ("a.toml", before), ("b.toml", after)];
    let typed = ["a.toml", "b.toml", "--criteria-before", "1.toml", "--criteria", "2.toml"];
    let json = compared(&files, &[&typed[..], &["--format", "json"]].concat()).json();
    let rows = json["self"]["rows"].as_array().unwrap();
    let found: Vec<(&str, &str, &str)> = rows
        .iter()
        .map(|row| {
            let text = |value: &'static str| row[value].as_str().unwrap_or("-");
            let effect = row["effects"][0]["points"].as_str().unwrap_or("-");
            (text("code"), text("reason"), effect)
        })
        .collect();
    assert_eq!(found, [("2", "answer", "2"), ("4", "added", "9"), ("4", "removed", "-7")], "{json:#}");
    assert_eq!(json["self"]["total"]["difference"], "4");
    let said = compared(&files, &typed);
    assert!(said.stdout.contains("4 is another row now"), "{}{}", said.stdout, said.stderr);
    // the newer form first
    let turned =
        ["b.toml", "a.toml", "--criteria-before", "2.toml", "--criteria", "1.toml", "--format", "json"];
    assert_eq!(compared(&files, &turned).json()["self"]["total"]["difference"], "-4");
}

#[test]
fn units_of_two_folders_move() {
    let edition = "criterion = [ { code = \"1\", title = \"A\", rule = \"manual\", max = 10 } ]\n\
                   criteria = { id = \"x\", title = \"X\", max = 10 }\nrounding = { mode = \"exact\" }\n";
    let csv = |units: &[(&str, u32)]| {
        let rows: Vec<String> = units.iter().map(|(unit, points)| format!("{unit},1,{points}")).collect();
        format!("unit,code,self_answer\n{}\n", rows.join("\n"))
    };
    let (old, new) =
        (csv(&[("a", 9), ("b", 8), ("c", 7), ("d", 6)]), csv(&[("a", 5), ("b", 8), ("c", 9), ("e", 1)]));
    let files = [("e.toml", edition), ("old.csv", &*old), ("new.csv", &*new)];
    let typed = ["old.csv", "new.csv", "--criteria", "e.toml"];
    let json = compared(&files, &[&typed[..], &["--format", "json"]].concat()).json();
    let units = json["units"].as_array().unwrap();
    let found: Vec<(&str, &str, Option<&str>)> = units
        .iter()
        .map(|unit| {
            (unit["unit"].as_str().unwrap(), unit["moving"].as_str().unwrap(), unit["places"].as_str())
        })
        .collect();
    assert_eq!(
        found,
        [
            ("c", "up", Some("2")),
            ("b", "same", Some("0")),
            ("a", "down", Some("-2")),
            ("e", "new", None),
            ("d", "gone", None)
        ]
    );
    let said = compared(&files, &typed);
    assert_eq!(said.code, 0, "{}", said.stderr);
    assert!(said.stdout.contains("5 units: 1 up, 1 down, 1 where they were"), "{}", said.stdout);
    let same = compared(&files, &["old.csv", "old.csv", "--criteria", "e.toml"]);
    assert!(same.stdout.contains("✓ no difference"), "{}", same.stdout);
}

/// Two units of a classified edition: one row has bands of its own, the form has bands and an index.
const CLASSIFIED: &str = r#"
criterion = [
  { code = "1", title = "Plans", max = 10, bands = [ { id = "high", title = "Cao", ge = 6 }, { id = "low", title = "Thấp", lt = 6 } ] },
  { code = "1.1", title = "A", rule = "manual", max = 6 },
  { code = "1.2", title = "B", rule = "manual", max = 4 },
  { code = "2", title = "C", rule = "manual", max = 10 },
]
criteria = { id = "x", title = "X", max = 20 }
rounding = { at = "leaf", mode = "half-up", decimals = 2 }
[total]
index = { scale = 100, of = "max", decimals = 1, mode = "half-up" }
bands = [
  { id = "good", title = "Tốt", ge = 14 },
  { id = "fair", title = "Khá", ge = 8, lt = 14 },
  { id = "poor", title = "Yếu", lt = 8 },
]
"#;

fn classified(unit: &str, points: [u32; 3]) -> String {
    let [a, b, c] = points;
    format!(
        "criteria = \"x\"\nunit = {{ id = \"{unit}\", name = \"Xã {unit}\" }}\n[self]\n\"1.1\" = {a}\n\"1.2\" = {b}\n\"2\" = {c}\n"
    )
}

#[test]
fn bands_and_the_index_of_two_units_are_held_against_each_other() {
    let (old, new) = (classified("a", [3, 2, 7]), classified("b", [6, 2, 7]));
    let files = [("e.toml", CLASSIFIED), ("a.toml", &*old), ("b.toml", &*new)];
    let typed = |more: &[&'static str]| [&["a.toml", "b.toml", "--criteria", "e.toml"], more].concat();
    for (language, lines) in [
        ("en", ["Band (self): Khá → Tốt", "Index (self): 60.0 → 75.0", "Band of 1 (self): Thấp → Cao"]),
        (
            "vi",
            [
                "Xếp loại (tự chấm): Khá → Tốt",
                "Chỉ số (tự chấm): 60,0 → 75,0",
                "Xếp loại mục 1 (tự chấm): Thấp → Cao",
            ],
        ),
    ] {
        for format in ["table", "markdown", "html"] {
            let run = compared(&files, &typed(&["--format", format, "--lang", language]));
            for line in lines {
                assert!(run.stdout.contains(line), "{line}\n{}{}", run.stdout, run.stderr);
            }
            assert!(run.stdout.contains("Xã a") && run.stdout.contains("Xã b"), "{}", run.stdout);
        }
    }
    let json = compared(&files, &typed(&["--format", "json"])).json();
    let bands = serde_json::json!([
        { "code": "total", "before": "fair", "after": "good" },
        { "code": "1", "before": "low", "after": "high" },
    ]);
    assert_eq!(json["self"]["bands"], bands);
    assert_eq!(json["self"]["index"], serde_json::json!({ "before": "60.0", "after": "75.0" }));
    let csv = compared(&files, &typed(&["--format", "csv"])).stdout;
    assert!(csv.contains("self,band,total,,,fair,good,"), "{csv}");
    assert!(csv.contains("self,index,total,,,60.0,75.0,"), "{csv}");
    // a change that leaves them as they are names none
    let same = classified("b", [3, 2, 7]);
    let files = [("e.toml", CLASSIFIED), ("a.toml", &*old), ("b.toml", &*same)];
    let run = compared(&files, &typed(&[]));
    assert!(!run.stdout.contains("Band") && run.stdout.contains("✓ no difference"), "{}", run.stdout);
}

#[test]
fn a_band_that_only_a_condition_changes_is_a_difference() {
    let edition = CLASSIFIED.replace("ge = 14 }", "ge = 14, requires = { fact = \"crime\", is = \"no\" } }");
    let edition = format!("{edition}[facts]\ncrime = {{ title = \"Crime\", options = [\"no\", \"yes\"] }}\n");
    let form = |crime: &str| {
        classified("a", [6, 4, 7]).replace("[self]", &format!("[facts]\ncrime = \"{crime}\"\n[self]"))
    };
    let (old, new) = (form("no"), form("yes"));
    let files = [("e.toml", &*edition), ("a.toml", &*old), ("b.toml", &*new)];
    let run = compared(&files, &["a.toml", "b.toml", "--criteria", "e.toml"]);
    assert!(run.stdout.contains("Band (self): Tốt → Khá"), "{}{}", run.stdout, run.stderr);
}

#[test]
fn bands_of_two_editions_are_held_against_each_other_where_both_have_them() {
    let renamed = CLASSIFIED
        .replace("id = \"x\"", "id = \"y\"")
        .replace("code = \"2\", title = \"C\"", "code = \"3\", title = \"Another title\", was = \"2\"");
    let without_bands = renamed.split("bands = [\n").next().unwrap().to_owned();
    let old = classified("a", [3, 2, 7]);
    let new = classified("a", [6, 2, 7]).replace("\"x\"", "\"y\"").replace("\"2\" = 7", "\"3\" = 7");
    for (edition, total) in [(&renamed, true), (&without_bands, false)] {
        let files = [("e.toml", CLASSIFIED), ("f.toml", edition), ("a.toml", &*old), ("b.toml", &*new)];
        let typed =
            ["a.toml", "b.toml", "--criteria-before", "e.toml", "--criteria", "f.toml", "--format", "json"];
        let json = compared(&files, &typed).json();
        let bands = json["self"]["bands"].as_array().unwrap();
        let codes: Vec<&str> = bands.iter().map(|band| band["code"].as_str().unwrap()).collect();
        assert_eq!(codes, if total { vec!["total", "1"] } else { vec!["1"] }, "{json:#}");
        let rows: Vec<&str> = json["self"]["rows"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["code"].as_str().unwrap())
            .collect();
        assert_eq!(rows, ["1.1"], "the row that was 2 is the same");
    }
}

#[test]
fn units_of_two_real_folders_are_found_by_their_ids() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("e.toml"), CLASSIFIED).unwrap();
    for (year, units) in [("old", [("a", 7), ("b", 9)]), ("new", [("a", 10), ("b", 8)])] {
        fs::create_dir(folder.path().join(year)).unwrap();
        for (unit, points) in units {
            // another name of the file each year
            let path = folder.path().join(year).join(format!("{year}-{unit}.toml"));
            fs::write(path, classified(unit, [3, 2, points])).unwrap();
        }
    }
    let typed = ["compare", "old", "new", "--criteria", "e.toml"];
    let run = finished(program().current_dir(folder.path()).args(typed));
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains("2 units: 1 up, 1 down, 0 where they were"), "{}", run.stdout);
}

#[test]
fn what_cannot_be_compared_is_said() {
    for (typed, said) in [
        (&["-", "-"][..], "standard input can be one of the two only"),
        (&[LA_GI, "no-such-form.toml"], "there is no such file"),
        (&[LA_GI, "examples"], ""),
        (&[LA_GI], "AFTER"),
    ] {
        let run = score(&[&["compare"], typed].concat());
        assert!(run.stderr.contains(said), "{typed:?}: {}", run.stderr);
        if !said.is_empty() {
            assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{typed:?}");
        }
    }
}

fn side((criteria, submission, evaluation): &(Criteria, Submission, Evaluation)) -> Side<'_> {
    Side { criteria, submission, evaluation }
}

#[test]
fn effects_add_up_over_made_up_forms() {
    let cases = if crate::SHARE == 1 { 4_000 } else { 100 };
    let config =
        Config { cases, rng_seed: RngSeed::Fixed(7), failure_persistence: None, ..Config::default() };
    let rounding = prop::sample::select(&["leaf", "total"][..]);
    let rows = || prop::collection::vec(node(), 1..4);
    let strategy = (rows(), rows(), rounding, prop::option::of(5..40_u32));
    TestRunner::new(config)
        .run(&strategy, |(one, other, at, max)| {
            let head = format!("\n[rounding]\nat = \"{at}\"\nmode = \"half-up\"\ndecimals = 2\n");
            let forms: Vec<_> = [one, other]
                .iter()
                .map(|nodes| {
                    let (edition, form) = written(nodes, &head, max);
                    let criteria = load::criteria(&edition);
                    let submission = load::submission(&criteria, &form);
                    let evaluation =
                        evaluate(&criteria, &submission, &Recorder::keeping(), &mut Findings::default());
                    (criteria, submission, evaluation)
                })
                .collect();
            // each with itself, and with a form of another edition
            for one in 0..2 {
                for other in 0..2 {
                    adds_up(side(&forms[one]), side(&forms[other]), one == other);
                }
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn every_format_writes_a_comparison_in_both_languages() {
    let monday =
        text_of(LA_GI).replace("num = 13, den = 15, score = 4.33", "num = 14, den = 15, score = 4.66");
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("monday.toml");
    fs::write(&path, monday).unwrap();
    for lang in ["en", "vi"] {
        for format in
            crate::harness::program::text_formats(&[score::write::Part::Table, score::write::Part::Json])
        {
            let run = score(&["compare", LA_GI, path.to_str().unwrap(), "--format", format, "--lang", lang]);
            assert!(run.stdout.contains("1.4"), "{format} {lang}\n{}{}", run.stdout, run.stderr);
        }
    }
}
