//! An upload that breaks off: the example cut at every byte (every day: at one in so many). No cut may come to the totals of the whole file without
//! a finding that the whole file does not have.

#![expect(clippy::unwrap_used, reason = "a test fails loudly, also outside of its #[test] function")]

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::thread;

use score::check::Examined;
use score::criteria::{Criteria, decode, edition};
use score::evaluate::{Evaluation, evaluate};
use score::finding::{Code, Diagnostic, Finding, Findings, code};
use score::language::{Argument, Language};
use score::number::fixed;
use score::read::{ReadOptions, reader_for};
use score::source::decode::decode as decode_bytes;
use score::source::{SourceText, Sources};
use score::submission::{Stage, bind};
use score::working::Recorder;

/// A form of no edition, or of another one.
#[derive(Debug)]
struct OtherCriteria;

impl Diagnostic for OtherCriteria {
    fn code(&self) -> &'static Code {
        &code::NO_CRITERIA
    }

    fn message(&self, _: Language) -> String {
        "no criteria, or others".to_owned()
    }

    fn help(&self, _: Language) -> String {
        "name them".to_owned()
    }

    fn arguments(&self) -> Vec<(&'static str, Argument)> {
        Vec::new()
    }
}

const TOTALS: [&str; 2] = ["464.06", "430.92"];

/// What a form comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Verdict {
    /// Self and appraisal; `None` where there is no result at all.
    totals: Option<[Option<String>; 2]>,
    /// How often each code was found.
    found: BTreeMap<&'static str, usize>,
}

impl Verdict {
    /// Whether something was found that the other does not have, or more often than there.
    fn finds_more_than(&self, other: &Verdict) -> bool {
        self.found.iter().any(|(code, times)| times > other.found.get(code).unwrap_or(&0))
    }
}

/// A shipped edition.
fn shipped(id: &str) -> Criteria {
    let mut sources = Sources::default();
    let id = sources.add(SourceText::new(id, edition(id).unwrap().text));
    let mut findings = Findings::default();
    let criteria = decode(id, sources.get(id), &mut findings);
    criteria.filter(|_| findings.is_empty()).unwrap()
}

/// Reads, binds, evaluates and checks the bytes of a file with this ending.
fn verdict(criteria: &Criteria, bytes: &[u8], ending: &str) -> Verdict {
    let mut findings = Findings::default();
    let totals = totals(criteria, bytes, ending, &mut findings);
    let mut found = BTreeMap::new();
    for finding in findings.iter() {
        *found.entry(finding.code.name).or_default() += 1;
    }
    Verdict { totals, found }
}

fn totals(
    criteria: &Criteria,
    bytes: &[u8],
    ending: &str,
    findings: &mut Findings,
) -> Option<[Option<String>; 2]> {
    let mut sources = Sources::default();
    let id = sources.add(SourceText::new("form", ""));
    let text = decode_bytes("form", bytes, None, id).map_err(|failed| findings.push(failed.1)).ok()?;
    sources.replace(id, text);
    let reader = reader_for(ending).unwrap();
    let raw = reader.read.rows(id, sources.get(id), ReadOptions::default(), findings)?;
    if raw.head.criteria.as_ref().is_none_or(|named| named.value != criteria.id) {
        findings.push(Finding::saying(OtherCriteria));
        return None;
    }
    let submission = bind(criteria, &raw, ("form", Stage::InProgress), findings)?;
    let evaluation = evaluate(criteria, &submission, &Recorder::keeping(), findings);
    Examined::new(criteria, &submission, &evaluation).check_declared(findings);
    Some(points(criteria, &evaluation))
}

fn points(criteria: &Criteria, evaluation: &Evaluation) -> [Option<String>; 2] {
    let total = evaluation.total.as_ref().map(|outcome| {
        // an appraisal that seems to be in progress has no number that could be taken for the whole
        let shown =
            outcome.as_ref().filter(|outcome| !outcome.is_unfinished()).and_then(|outcome| outcome.shown);
        shown.map(|points| fixed(points, criteria.rounding.decimals))
    });
    [total.own, total.appraisal]
}

/// What became of a cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// No result, and it is said why.
    Refused,
    /// Other totals, or fewer, with a finding that the whole file does not have.
    OtherTotalsReported,
    /// The totals of the whole file, with such a finding.
    SameTotalsReported,
    /// No result, or other totals, and no finding that the whole file does not have.
    OtherTotalsInSilence,
    /// The totals of the whole file, and nothing is said.
    SameTotalsInSilence,
}

fn outcome(cut: &Verdict, whole: &Verdict) -> Outcome {
    match (&cut.totals, cut.finds_more_than(whole)) {
        (None, true) => Outcome::Refused,
        (Some(_), true) if cut.totals == whole.totals => Outcome::SameTotalsReported,
        (Some(_), true) => Outcome::OtherTotalsReported,
        (Some(_), false) if cut.totals == whole.totals => Outcome::SameTotalsInSilence,
        (_, false) => Outcome::OtherTotalsInSilence,
    }
}

fn cuts(criteria: &Criteria, bytes: &[u8], ending: &str, whole: &Verdict) -> Vec<(usize, Outcome)> {
    const THREADS: usize = 2;
    let every_second = |first: usize| {
        let lengths = (first * crate::SHARE..bytes.len()).step_by(THREADS * crate::SHARE);
        lengths.map(|at| (at, outcome(&verdict(criteria, &bytes[..at], ending), whole))).collect::<Vec<_>>()
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..THREADS).map(|first| scope.spawn(move || every_second(first))).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    })
}

/// Cuts the example, says what became of the cuts, and returns the places of those that nobody would notice.
fn unnoticed(ending: &str) -> Vec<(usize, Outcome)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("examples/la-gi-2022.{ending}"));
    let bytes = fs::read(path).unwrap();
    let criteria = shipped("binh-thuan-huyen-2022");
    let whole = verdict(&criteria, &bytes, ending);
    assert_eq!(whole.totals, Some(TOTALS.map(|total| Some(total.to_owned()))), "the whole file");
    let cuts = cuts(&criteria, &bytes, ending, &whole);
    let mut counts: BTreeMap<Outcome, usize> = BTreeMap::new();
    for (_, outcome) in &cuts {
        *counts.entry(*outcome).or_default() += 1;
    }
    // past the capture of the test runner, so that it is seen
    let _ = writeln!(std::io::stderr(), "{} cuts of the {ending} file: {counts:?}", cuts.len());
    let silent = [Outcome::SameTotalsInSilence, Outcome::OtherTotalsInSilence];
    cuts.into_iter().filter(|(_, outcome)| silent.contains(outcome)).collect()
}

#[test]
fn no_cut_of_the_csv_file_goes_unnoticed() {
    assert_eq!(unnoticed("csv"), []);
}

#[test]
fn no_cut_of_the_toml_file_goes_unnoticed() {
    assert_eq!(unnoticed("toml"), []);
}
