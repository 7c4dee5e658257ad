//! `score criteria check FILE…`: what is wrong or remarkable about a definition.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use clap::Args;

use super::Exit;
use super::findings_output::{FileFindings, FindingsOptions, explain};
use super::load::Loader;
use super::messages::forms::Untested;
use super::messages::results::{EditionSize, GROUPS, LEAVES, TESTS, Verdict};
use super::open::page_name;
use super::output::Screen;
use crate::cases::decode_cases;
use crate::criteria::{Criteria, TOTAL};
use crate::finding::{Finding, Place, SourceId};
use crate::language::Counted;
use crate::lint::lint;
use crate::text::visible;

/// What was typed.
#[derive(Args, Clone, Debug)]
pub(super) struct CriteriaCheckArguments {
    /// Criteria files, or ids from the list
    #[arg(value_name = "FILE|ID", required_unless_present = "explain")]
    criteria: Vec<OsString>,

    #[command(flatten)]
    findings: FindingsOptions,
}

/// Runs the command.
///
/// # Errors
/// Where the result cannot be written.
pub(super) fn run(arguments: &CriteriaCheckArguments, screen: &Screen) -> anyhow::Result<Exit> {
    if let Some(code) = &arguments.findings.explain {
        return explain(code, screen.language);
    }
    let asked: Vec<PathBuf> = arguments.criteria.iter().map(PathBuf::from).collect();
    let findings = arguments.findings.ready_to_open(&page_name(&asked, "criteria"))?;
    let arguments = &CriteriaCheckArguments { findings, ..arguments.clone() };
    let checked = |asked: &OsString| {
        check_edition(arguments, asked)
            .unwrap_or_else(|error| FileFindings::unreadable(Path::new(asked), &error))
    };
    let all: Vec<FileFindings> = arguments.criteria.iter().map(checked).collect();
    arguments.findings.deliver(&all, screen)
}

fn check_edition(arguments: &CriteriaCheckArguments, asked: &OsStr) -> anyhow::Result<FileFindings> {
    let mut loader = Loader::default();
    let read = loader.criteria_with_source(asked)?;
    let Loader { sources, mut findings, inputs, .. } = loader;
    let verdict = read.map(|(criteria, source)| {
        let cases = decode_cases(source, sources.get(source), &mut findings);
        if cases.is_empty() {
            findings.push(untested(&criteria, source));
        }
        lint(&criteria, &mut findings);
        verdict(&criteria, cases.len())
    });
    let findings = arguments.findings.judged(findings.sorted());
    let name = visible(&asked.to_string_lossy());
    Ok(FileFindings { name, sources, findings, inputs, verdict, ..FileFindings::default() })
}

fn untested(criteria: &Criteria, source: SourceId) -> Finding {
    let untested = Untested { id: criteria.id.clone() };
    Finding::from(untested).at(&Place::new(source, 0..0)).about(TOTAL, None)
}

/// How large it is.
fn verdict(criteria: &Criteria, tests: usize) -> Verdict {
    let leaves = criteria.leaves().count();
    let groups = criteria.rows.len() - leaves;
    Verdict::Edition(EditionSize {
        leaves: Counted(leaves, LEAVES),
        groups: Counted(groups, GROUPS),
        tests: Counted(tests, TESTS),
    })
}
