//! The whole rule language against an independent evaluator: Python with exact fractions, which shares no code with the
//! program, over random editions and submissions. Skipped, and said so, where there is no Python 3.11.
//!
//! `SCORE_DIFFERENTIAL_CASES` and `SCORE_DIFFERENTIAL_SEED` choose how many and which.

use crate::harness::comparisons;
use crate::harness::load;
use crate::harness::python;
use crate::harness::replay;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use score::column::Column;
use score::compare::Side;
use score::criteria::{Criteria, Node};
use score::evaluate::{Evaluation, Outcome, evaluate_batch};
use score::number::{Exact, parse_signed_share};
use score::report::{Cause, changes};
use score::submission::Submission;
use score::working::Recorder;
use serde_json::Value;

/// So many cases where nothing else is asked for: all of a proof, else a few seconds.
const CASES: usize = if crate::SHARE == 1 { 100_000 } else { 20_000 / crate::SHARE };

/// `13/3`, `-4`.
fn fraction(text: &str) -> Exact {
    parse_signed_share(text).unwrap_or_else(|| panic!("not a fraction: {text}"))
}

/// Both columns of one unit, compared; what differs, in words.
fn differences(criteria: &Criteria, evaluation: &Evaluation, expected: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for column in Column::BOTH {
        let expected = &expected[column.word()];
        if expected.is_null() {
            if evaluation.outcome(Node::Total, column).is_some() {
                found.push(format!("{}: is evaluated, and should be absent", column.word()));
            }
            continue;
        }
        for (row, criterion) in criteria.rows.iter().enumerate() {
            let bands = criterion.node.bands.as_ref().map(|bands| &bands.list);
            let id = |band: Option<usize>| band.zip(bands).map(|(band, list)| list[band].id.clone());
            let outcome = evaluation.outcome(Node::Row(row), column).expect("a present column");
            let name = format!("{} {}", column.word(), criterion.code);
            found.extend(compare(&name, outcome, &expected["rows"][&criterion.code], &id));
        }
        let bands = criteria.total.node.bands.as_ref().map(|bands| &bands.list);
        let id = |band: Option<usize>| band.zip(bands).map(|(band, list)| list[band].id.clone());
        let outcome = evaluation.outcome(Node::Total, column).expect("a present column");
        found.extend(compare(&format!("{} total", column.word()), outcome, &expected["total"], &id));
    }
    found
}

fn compare(
    name: &str,
    outcome: &Outcome,
    expected: &Value,
    id: &dyn Fn(Option<usize>) -> Option<String>,
) -> Vec<String> {
    let mut found = Vec::new();
    let mut told = |what: &str, ours: String, theirs: String| {
        if ours != theirs {
            found.push(format!("{name}: {what} {ours}, and Python says {theirs}"));
        }
    };
    let text = |value: &Value| value.as_str().unwrap_or("none").to_owned();
    told("is", outcome.status.word().to_owned(), text(&expected["status"]));
    let points = expected["points"].as_str().map(fraction);
    let shown = |points: Option<&Exact>| points.map_or("none".to_owned(), ToString::to_string);
    told("has points", shown(outcome.points.as_ref()), shown(points.as_ref()));
    if let Some(index) = expected.get("index") {
        let ours = outcome.index.map(Exact::from);
        told("has the index", shown(ours.as_ref()), shown(index.as_str().map(fraction).as_ref()));
    }
    if let Some(band) = expected.get("band") {
        let ours = id(outcome.band.and_then(|banded| banded.band));
        told("has the band", ours.unwrap_or("none".to_owned()), text(band));
    }
    if let Some(band) = expected.get("band_by_points") {
        let ours = id(outcome.band.and_then(|banded| banded.by_points));
        told("has by points the band", ours.unwrap_or("none".to_owned()), text(band));
    }
    found
}

/// The changes of a ledger are the difference of the totals, and each of them has a cause that is known. Returns how
/// many there are.
fn ledger_adds_up(criteria: &Criteria, evaluation: &Evaluation) -> usize {
    let Some(changes) = changes(criteria, evaluation) else { return 0 };
    let together = Exact::sum(changes.iter().map(|change| &change.difference));
    let total =
        |column| evaluation.outcome(Node::Total, column).and_then(|total| total.shown).expect("a total");
    let difference = &Exact::from(total(Column::Appraisal)) - &Exact::from(total(Column::Own));
    assert_eq!(together, difference, "{changes:?}");
    assert!(changes.iter().all(|change| change.cause != Cause::Unknown), "{changes:?}");
    changes.len()
}

#[test]
fn random_editions_come_to_what_an_independent_evaluator_says() {
    if !python::is_there() {
        return;
    }
    let wanted = |name: &str, usual: usize| std::env::var(name).unwrap_or(usual.to_string());
    let cases = wanted("SCORE_DIFFERENTIAL_CASES", CASES);
    let seed = wanted("SCORE_DIFFERENTIAL_SEED", if crate::SHARE == 1 { 1_000_000 } else { 1 });
    let mut oracle = Command::new("python3")
        .args(["tests/oracle/differ.py", "--seed", &seed, "--cases", &cases])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 runs");
    let lines = BufReader::new(oracle.stdout.take().expect("its output is piped")).lines();
    let (mut count, mut changes) = (0, 0);
    let mut failed = Vec::new();
    for line in lines {
        let case: Value = serde_json::from_str(&line.expect("a line of text")).expect("a line of JSON");
        let (differences, of_ledgers) = differences_of(&case);
        changes += of_ledgers;
        if !differences.is_empty() {
            failed.push(format!("seed {}\n{}", case["seed"], differences.join("\n")));
        }
        count += 1;
    }
    assert!(oracle.wait().expect("the evaluator ends").success(), "the evaluator failed");
    assert_eq!(count.to_string(), cases, "the evaluator stopped early");
    println!("{count} random editions, {} differences, {changes} changes in ledgers", failed.len());
    assert!(changes > count / 10, "few forms have a ledger");
    assert!(
        failed.is_empty(),
        "{} of {count} cases differ:\n{}",
        failed.len(),
        failed[..failed.len().min(5)].join("\n\n")
    );
}

/// What differs, in words, and how many changes the ledgers of the forms have.
fn differences_of(case: &Value) -> (Vec<String>, usize) {
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let criteria = load::criteria(&text(&case["criteria"]));
    let forms = case["submissions"].as_array().expect("a list of forms");
    let submissions: Vec<Submission> =
        forms.iter().map(|form| load::submission(&criteria, &text(form))).collect();
    let units: Vec<&Submission> = submissions.iter().collect();
    let evaluated = evaluate_batch(&criteria, &units, &Recorder::keeping());
    let expected = case["expected"].as_array().expect("a result for each form");
    assert_eq!(expected.len(), evaluated.len());
    let mut changes = 0;
    for (evaluation, _) in &evaluated {
        replay::replay(&criteria, evaluation);
        changes += ledger_adds_up(&criteria, evaluation);
    }
    let sides: Vec<Side<'_>> = submissions
        .iter()
        .zip(&evaluated)
        .map(|(submission, (evaluation, _))| Side { criteria: &criteria, submission, evaluation })
        .collect();
    for (one, before) in sides.iter().enumerate() {
        for (other, after) in sides.iter().enumerate() {
            comparisons::adds_up(*before, *after, one == other);
        }
    }
    let differences = evaluated
        .iter()
        .zip(expected)
        .flat_map(|((evaluation, _), expected)| differences(&criteria, evaluation, expected))
        .collect();
    (differences, changes)
}
