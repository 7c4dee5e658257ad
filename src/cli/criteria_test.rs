//! `score criteria test FILE…`: runs the tests that an edition carries, and says what they do not reach.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::Args;
use serde_json::{Map, Value};

use super::Exit;
use super::load::Loader;
use super::open::OpenOption;
use super::options::{CsvOption, OutputOptions, RESULT, formats, output_file, with_formats};
use super::output::Screen;
use crate::cases::{CaseResult, Coverage, decode_cases, json, run_cases, sheet};
use crate::criteria::Criteria;
use crate::finding::{Findings, Severity};
use crate::language::Language;
use crate::report::Sheet;
use crate::write::{Format, View, json as json_of, json_text};

/// What was typed.
#[derive(Args, Debug)]
pub(super) struct TestArguments {
    /// Ids from the list, or criteria files
    #[arg(value_name = "ID|FILE", required = true)]
    criteria: Vec<OsString>,

    /// How to write the report.
    #[arg(long, value_name = "FORMAT", value_parser = formats(RESULT), hide_possible_values = true,
        help = with_formats("How to write the report: {formats} [default: by the ending of -o, else table]", RESULT))]
    format: Option<&'static Format>,

    /// Write the report into a file, whole or not at all
    #[arg(short, long, value_name = "FILE", value_parser = output_file(RESULT))]
    output: Option<PathBuf>,

    #[command(flatten)]
    csv: CsvOption,

    #[command(flatten)]
    open: OpenOption,
}

/// One edition whose tests were run.
struct Tested {
    criteria: Criteria,
    results: Vec<CaseResult>,
    coverage: Coverage,
}

/// Runs the command.
///
/// # Errors
/// Where a file cannot be read, or the report cannot be written.
pub(super) fn run(arguments: &TestArguments, screen: &Screen) -> anyhow::Result<Exit> {
    let mut loader = Loader::default();
    let mut tested = Vec::new();
    let mut unreadable = false;
    for asked in &arguments.criteria {
        match run_edition(&mut loader, asked)? {
            Some(edition) => tested.push(edition),
            None => unreadable = true,
        }
    }
    let findings = loader.findings.sorted();
    let failed = findings.iter().any(|finding| finding.severity == Severity::Error);
    let untested = tested.iter().any(|edition| edition.results.is_empty());
    let TestArguments { format, output, csv, open, .. } = arguments;
    let output = OutputOptions { format: *format, output: output.clone(), csv: *csv, open: *open };
    let output = output.ready_to_open(RESULT, "tests")?;
    screen.show_findings(&findings, &loader.sources);
    if !tested.is_empty() {
        let report = TestReport { tested: &tested, language: screen.language };
        screen.write(&report, output.format(RESULT), &output, &loader.inputs)?;
    }
    Ok(match (unreadable, failed || untested) {
        (true, _) => Exit::NoResult,
        (false, true) => Exit::Findings,
        (false, false) => Exit::Clean,
    })
}

fn run_edition(loader: &mut Loader, asked: &OsStr) -> anyhow::Result<Option<Tested>> {
    let Some((criteria, id)) = loader.criteria_with_source(asked)? else { return Ok(None) };
    let mut own = Findings::default();
    let cases = decode_cases(id, loader.sources.get(id), &mut own);
    let broken = own.has_errors();
    loader.findings.extend(own);
    // tests that can be run are, so that everything is told in one run; where one cannot there is no result all the same
    let (results, reached) = run_cases(&criteria, id, &cases);
    for result in &results {
        loader.findings.extend(result.failures.clone());
    }
    if broken {
        return Ok(None);
    }
    let coverage = reached.coverage(&criteria);
    Ok(Some(Tested { criteria, results, coverage }))
}

/// The tests of some editions, as formats see them.
struct TestReport<'t> {
    tested: &'t [Tested],
    language: Language,
}

impl View for TestReport<'_> {
    fn sheets(&self) -> Vec<Sheet> {
        let of = |edition: &Tested| {
            let title = format!("{} · {}", edition.criteria.title, edition.criteria.id);
            sheet(&title, &edition.results, &edition.coverage, self.language)
        };
        self.tested.iter().map(of).collect()
    }

    fn json(&self) -> Option<String> {
        let of = |edition: &Tested| {
            let mut object =
                Map::from_iter([("criteria".to_owned(), Value::from(edition.criteria.id.as_str()))]);
            if let Value::Object(rest) = json(&edition.results, &edition.coverage) {
                object.extend(rest);
            }
            Value::Object(object)
        };
        Some(json_text::pretty(&Value::Object(Map::from_iter([
            ("schema".to_owned(), Value::from(json_of::SCHEMA)),
            ("editions".to_owned(), self.tested.iter().map(of).collect()),
        ]))))
    }
}
