//! Appraisals that are being worked on: told in one line, marked in every format, not ranked, and as strict as ever with
//! `--final`.

use proptest::prelude::*;
use score::column::Column;
use score::criteria::Node as At;
use score::evaluate::{Status, evaluate};
use score::finding::Findings;
use score::submission::Stage;
use score::working::Recorder;
use serde_json::Value;

use crate::harness::load::{criteria, submission};
use crate::harness::made_up::{node, written};
use crate::harness::program::{LA_GI, score, text_of};
use crate::harness::recalculated::cells;
use crate::harness::scratch::Scratch;

/// The form of La Gi when groups 1 to 3 were appraised.
const BEGUN: &str = "examples/la-gi-2022-begun.toml";

fn json(arguments: &[&str]) -> Value {
    score(&[arguments, &["--format", "json"]].concat()).json()
}

/// How often each code is found.
fn found(json: &Value, code: &str) -> usize {
    json["findings"].as_array().unwrap().iter().filter(|finding| finding["code"] == code).count()
}

/// The form of La Gi without these rows of its appraisal.
fn without(codes: &[&str]) -> String {
    let text = text_of(LA_GI);
    let (before, appraisal) = text.split_once("[appraisal]").unwrap();
    let is_kept = |line: &&str| !codes.iter().any(|code| line.starts_with(&format!("\"{code}\" ")));
    let kept: Vec<&str> = appraisal.lines().filter(is_kept).collect();
    format!("{before}[appraisal]{}\n", kept.join("\n"))
}

#[test]
fn what_is_open_is_told_in_one_line_and_no_row_by_itself() {
    let run = score(&["evaluate", BEGUN, "--format", "json"]);
    assert_eq!(run.code, 0);
    let json = run.json();
    assert_eq!(json["progress"]["appraised"], 35);
    assert_eq!(json["progress"]["of"], 82);
    assert_eq!(json["progress"]["open"].as_array().unwrap().len(), 47);
    assert_eq!(json["progress"]["open"][0], "4.1.1");
    assert_eq!(found(&json, "appraisal-in-progress"), 1);
    let checked = score(&["check", BEGUN, "--format", "json"]).json();
    assert_eq!(found(&checked, "appraisal-in-progress"), 1);
    for code in ["row-missing", "row-not-appraised", "total-not-declared"] {
        assert_eq!(found(&checked, code), 0, "{code}");
    }
    for (language, said) in [
        ("en", "35 of 82 rows are appraised; still open: 4.1.1, 4.1.2, 4.2.1 and 44 more"),
        ("vi", "đã thẩm định 35/82 tiêu chí thành phần; còn lại: 4.1.1, 4.1.2, 4.2.1 và 44 tiêu chí nữa"),
    ] {
        for command in ["evaluate", "check"] {
            let run = score(&[command, BEGUN, "--lang", language]);
            let words = run.stdout + &run.stderr;
            let words: Vec<&str> = words.split_whitespace().collect();
            assert!(words.join(" ").contains(said), "{command} {language}");
        }
        let quiet = score(&["check", BEGUN, "-q", "--lang", language]).stdout.replace("\n  ", " ");
        assert!(quiet.contains(if language == "en" { "35 of 82 rows" } else { "35/82 tiêu chí" }), "{quiet}");
    }
}

#[test]
fn rows_and_sums_over_them_are_marked_and_the_rest_stands() {
    let folder = Scratch::new("in-progress");
    let form = folder.write("form.toml", &without(&["2.9", "2.12.3"]));
    let json = json(&["evaluate", &form]);
    let row =
        |code: &str| json["rows"].as_array().unwrap().iter().find(|row| row["code"] == code).unwrap().clone();
    for (code, status, has_difference) in [
        ("2.9", "open", false),
        ("2.12.3", "open", false),
        ("2.12", "in-progress", false),
        ("2", "in-progress", false),
        ("2.8", "scored", true),
        ("1", "scored", true),
        ("4.13.1", "blank", true),
    ] {
        assert_eq!(row(code)["appraisal"]["status"], status, "{code}");
        assert_eq!(!row(code)["difference"].is_null(), has_difference, "{code}");
    }
    assert_eq!(json["total"]["appraisal"]["status"], "in-progress");
    assert_eq!(json["total"]["appraisal"]["agrees"], Value::Null);
    assert_eq!(json["total"]["self"]["agrees"], true);
    // the form still declares the total of the whole: somebody may have forgotten the two
    let finding = json["findings"].as_array().unwrap().iter();
    let mut finding = finding.filter(|finding| finding["code"] == "appraisal-in-progress");
    let note = finding.next().unwrap()["notes"][0].as_str().unwrap().to_owned();
    assert!(
        note.starts_with("the form declares a total of 430.92, and the rows appraised so far give 421.92"),
        "{note}"
    );
}

#[test]
fn every_format_marks_what_is_not_final() {
    let folder = Scratch::new("in-progress");
    for (format, marks) in [
        ("table", vec!["… 116.55", "… the appraisal is in progress", "… not appraised yet"]),
        ("markdown", vec!["… 116.55", "… the appraisal is in progress"]),
        ("csv", vec!["total,,0,total,500,scored,,,,464.06,464.06,in-progress,,,,116.55"]),
        ("json", vec!["\"status\": \"in-progress\"", "\"progress\": {"]),
        ("html", vec!["… 116.55", "… the appraisal is in progress"]),
    ] {
        let run = score(&["evaluate", BEGUN, "--format", format]);
        for mark in marks {
            assert!(run.stdout.contains(mark), "{format}: {mark}");
        }
        assert!(!run.stdout.contains("−293.88"), "{format}: what is open lost nothing");
    }
    let page = score(&["evaluate", BEGUN, "--format", "html"]).stdout;
    assert!(!page.contains("class=\"signatures\""), "nobody signs it");
    assert!(score(&["evaluate", LA_GI, "--format", "html"]).stdout.contains("class=\"signatures\""));
    let book = folder.write("form.xlsx", "");
    assert_eq!(score(&["evaluate", BEGUN, "-o", &book]).code, 0);
    let read = score(&["evaluate", &book, "--format", "json"]);
    assert_eq!(read.json()["progress"]["appraised"], 35, "a workbook of it is read as what it was");
}

#[test]
fn with_final_it_is_as_strict_as_a_finished_one() {
    let json = json(&["check", BEGUN, "--final"]);
    assert_eq!(found(&json, "row-missing"), 47);
    assert_eq!(found(&json, "appraisal-in-progress"), 0);
    assert_eq!(score(&["check", BEGUN, "--final"]).code, 1);
    // where nothing is open, the option changes nothing
    for format in ["table", "csv", "json", "markdown", "html"] {
        for form in [LA_GI, "examples/la-gi-2022.csv", "examples/la-gi-2022-slips.toml"] {
            let [usual, strict] = [&[][..], &["--final"]].map(|option| {
                let run = score(&[&["evaluate", form, "--format", format], option].concat());
                run.transcript().replace("\u{a0}--final", "").replace(" --final", "")
            });
            assert!(usual == strict, "{form} {format}");
        }
    }
}

#[test]
fn a_paper_that_is_signed_is_of_a_finished_appraisal() {
    for command in [&["check", BEGUN, "--minutes", "--format", "markdown"][..], &["receipt", BEGUN]] {
        let run = score(command);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{command:?}");
        assert!(run.stderr.contains("35 of 82 rows are appraised"), "{}", run.stderr);
        assert!(run.stderr.contains("--final"), "{}", run.stderr);
    }
    assert_eq!(score(&["receipt", BEGUN, "--final"]).code, 1, "47 rows are missing, and said to be");
    let ledger = score(&["check", BEGUN, "--ledger"]);
    assert!(ledger.stdout.contains("no ledger: both columns need a total, and the appraisal an end"));
}

#[test]
fn a_row_is_open_only_as_long_as_nothing_is_said_of_it_or_in_its_place() {
    let edition = r#"
[criteria]
id = "open"
title = "Open"
[rounding]
at = "leaf"
mode = "truncate"
decimals = 2
[[criterion]]
code = "1"
title = "The better one counts"
combine = "max"
[[criterion]]
code = "1.1"
title = "One way"
max = 4
rule = "ratio"
[[criterion]]
code = "1.2"
title = "Another way"
max = 4
rule = "ratio"
[[criterion]]
code = "2"
title = "A row by itself"
max = 3
rule = "ratio"
requires = [{ criterion = "3", answered = true, else = { cap = 3 } }]
[[criterion]]
code = "3"
title = "A judged row"
max = 5
rule = "manual"
"#;
    let own = "[self]\n\"1.1\" = \"1/2\"\n\"2\" = \"1/3\"\n\"3\" = 4\n";
    for (appraisal, open, unfinished) in [
        // the other row of the pair stands for it
        ("\"1.2\" = \"1/4\"\n\"2\" = \"1/3\"\n\"3\" = 4", &[][..], &[][..]),
        // what hangs on an open row by a condition is open as well
        ("\"1.1\" = \"1/4\"\n\"2\" = \"1/3\"", &["3"], &["2", "3", "total"]),
        // points without an answer were said
        ("\"1.1\" = \"1/4\"\n\"2\" = { score = 1 }\n\"3\" = 4", &[], &[]),
        // so were an answer that the self column holds, and that it does not apply
        ("\"1.1\" = { same = true }\n\"2\" = { same = true }\n\"3\" = 4", &[], &[]),
        // a remark is no appraisal
        ("\"1.1\" = \"1/4\"\n\"2\" = { note = \"?\" }\n\"3\" = 4", &["2"], &["2", "total"]),
    ] {
        let folder = Scratch::new("in-progress");
        let edition = folder.write("edition.toml", edition);
        let form = folder.write("form.toml", &format!("{own}[appraisal]\n{appraisal}\n"));
        let json = json(&["evaluate", &form, "--criteria", &edition]);
        let codes = |list: &Value| -> Vec<String> {
            let list = list.as_array().into_iter().flatten();
            list.map(|code| code.as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(codes(&json["progress"]["open"]), open, "{appraisal}");
        let is_unfinished =
            |row: &Value| ["open", "in-progress"].iter().any(|status| row["appraisal"]["status"] == *status);
        let rows = json["rows"].as_array().unwrap().iter().filter(|row| is_unfinished(row));
        let mut marked: Vec<&str> = rows.map(|row| row["code"].as_str().unwrap()).collect();
        marked.extend(is_unfinished(&json["total"]).then_some("total"));
        assert_eq!(marked, unfinished, "{appraisal}");
    }
}

#[test]
fn a_batch_lists_it_and_does_not_rank_it() {
    let folder = Scratch::new("in-progress");
    let begun = text_of(BEGUN).replacen("\"la-gi\"", "\"ham-tan\"", 1);
    let paths = [folder.write("la-gi.toml", &text_of(LA_GI)), folder.write("ham-tan.toml", &begun)];
    let units: Vec<&str> = paths.iter().map(String::as_str).collect();
    let run = score(&[&["batch"], &units[..]].concat());
    assert_eq!(run.code, 0);
    for said in [
        "– no rank: ham-tan 35/82 (the appraisal is in progress)",
        "✗ 2 units read, 1 scored, 1 with the appraisal in progress: the ranking is incomplete",
        "… 116.55",
    ] {
        assert!(run.stdout.contains(said), "{said}: {}", run.stdout);
    }
    let means: Vec<&str> = run.stdout.lines().filter(|line| line.starts_with("Appraisal ")).collect();
    assert!(means[0].contains("430.92") && !means[0].contains("116.55"), "it is in no mean: {means:?}");
    let lines = score(&[&["batch", "--format", "json"], &units[..]].concat()).stdout;
    let line = lines.lines().find(|line| line.contains("ham-tan")).unwrap();
    let unit: Value = serde_json::from_str(line).unwrap();
    assert_eq!(unit["status"], "in-progress");
    assert_eq!((&unit["rank"], &unit["difference"]), (&Value::Null, &Value::Null));
    assert_eq!(unit["progress"], serde_json::json!({ "appraised": 35, "of": 82 }));
    // results of batches are put together again
    let results = folder.write("results.jsonl", &lines);
    let merged = score(&["batch", "--merge", &results, "--format", "json"]).stdout;
    assert_eq!(merged, lines);
    // in a spreadsheet what it came to so far is a text, which no formula of a rank counts, also where it is more
    let higher = text_of(LA_GI).replacen("\"la-gi\"", "\"ham-tan\"", 1);
    let higher = higher.replace("\"2.12.1\"  = { num = 6, den = 74, score = 0.32 }\n", "");
    let higher = higher.replace(
        "{ choice = \"c\", score = 0, note = \"Không tham gia",
        "{ choice = \"a\", note = \"Có tham gia",
    );
    let higher = folder.write("higher.toml", &higher);
    let book = folder.write("ranking.xlsx", "");
    assert!(score(&["batch", &paths[0], &higher, "-o", &book]).stdout.is_empty());
    let cells = cells(&book, &std::fs::read(&book).unwrap());
    let values: Vec<&str> = cells.values().map(|cell| &*cell.value).collect();
    assert!(values.contains(&"… 440.60") && !values.contains(&"440.6"), "{values:?}");
    let ranks =
        cells.values().filter(|cell| cell.formula.as_ref().is_some_and(|text| text.contains("RANK(")));
    assert_eq!(ranks.map(|cell| &*cell.value).collect::<Vec<_>>(), ["1"]);
    // the self column is whole, and ranks it
    let by_self = score(&[&["batch", "--column", "self"], &units[..]].concat());
    assert!(by_self.stdout.contains("✓ 2 units read, 2 scored"), "{}", by_self.stdout);
    let strict = score(&[&["batch", "--final"], &units[..]].concat());
    assert_eq!(strict.code, 1);
    assert!(strict.stderr.contains("error[row-missing]"), "{}", strict.stderr);
}

#[test]
fn other_commands_say_so_too() {
    for command in [
        &["losses", BEGUN][..],
        &["target", BEGUN, "440"],
        &["explain", BEGUN, "total"],
        &["compare", BEGUN, LA_GI],
    ] {
        let run = score(command);
        assert!(
            run.stdout.contains("still open: 4.1.1") || run.stdout.contains("not appraised yet"),
            "{command:?}"
        );
    }
    for command in [&["losses", BEGUN][..], &["target", BEGUN, "440"]] {
        assert_eq!(json(command)["progress"]["appraised"], 35, "{command:?}");
        let own = score(&[command, &["--column", "self"]].concat());
        assert!(!own.stdout.contains("in progress"), "{command:?}");
    }
    let explained = score(&["explain", BEGUN, "4.1.1", "2.9"]).stdout;
    assert!(explained.contains("Not appraised yet."));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Points do not hang on whether an appraisal is taken as finished: only what is said of them does.
    #[test]
    fn a_stage_changes_states_and_no_number(nodes in prop::collection::vec(node(), 1..5)) {
        let head = "[rounding]\nat = \"leaf\"\nmode = \"half-up\"\ndecimals = 2\n";
        let (edition, form) = written(&nodes, head, None);
        let criteria = criteria(&edition);
        let mut submission = submission(&criteria, &form);
        let strict = evaluate(&criteria, &submission, &Recorder::keeping(), &mut Findings::default());
        submission.stage = Stage::InProgress;
        let mut findings = Findings::default();
        let usual = evaluate(&criteria, &submission, &Recorder::keeping(), &mut findings);
        prop_assert!(strict.progress.is_none());
        let open = usual.progress.as_ref().map_or(&[][..], |progress| &progress.open);
        let told = findings.iter().filter(|finding| finding.code.name == "appraisal-in-progress").count();
        prop_assert_eq!(told, usize::from(!open.is_empty()));
        for (row, _) in criteria.leaves() {
            let both = submission.rows[row].as_ref();
            let status = |of: &score::evaluate::Evaluation| {
                of.outcome(At::Row(row), Column::Appraisal).map(|outcome| outcome.status)
            };
            let silent = !both.appraisal.is_stated() && both.own.is_stated();
            let expected = silent && submission.present.own && status(&strict) == Some(Status::Blank);
            // the other row of a pair may stand for it
            prop_assert!(!open.contains(&row) || expected);
            prop_assert_eq!(open.contains(&row), status(&usual) == Some(Status::Open));
        }
        for at in criteria.nodes() {
            for column in Column::BOTH {
                let [one, two] = [&strict, &usual].map(|of| of.outcome(at, column));
                prop_assert_eq!(one.map(|it| &it.shown), two.map(|it| &it.shown));
                prop_assert_eq!(one.map(|it| &it.points), two.map(|it| &it.points));
                let is_marked = two.is_some_and(score::evaluate::Outcome::is_unfinished);
                prop_assert!(is_marked || one.map(|it| it.status) == two.map(|it| it.status));
                prop_assert!(!is_marked || (column == Column::Appraisal && !open.is_empty()));
            }
        }
    }
}
