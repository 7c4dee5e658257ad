//! Findings of one cause, told once: a column that was saved with commas is one mistake, however many cells it has.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Code, Diagnostic, Finding, Severity, SourceId, code};
use crate::language::{Argument, Grouped, Language, Show};

/// So many of them are shown by what they say.
const MOST_EXAMPLES: usize = 3;
/// Data has one finding for each of these, so that each has its row; a person is told of all of them at once.
const TOGETHER_FOR_READERS: [&Code; 3] = [&code::ROW_MISSING, &code::ROW_BLANK, &code::ROW_NOT_APPRAISED];
/// Fewer remarks of these are told one by one, each on a line with its place.
const LEAST_REMARKS: usize = 6;

/// Findings of one cause.
#[derive(Clone, Debug)]
pub struct Several {
    /// All that were kept.
    kept: Vec<Arc<dyn Diagnostic>>,
    /// How many there are.
    count: usize,
}

impl Several {
    /// How many there are.
    pub fn count(&self, language: Language) -> String {
        Grouped(self.count).said(language)
    }

    /// What the first of them say: `1,4`, `2,1`, `2,2` and 41 more.
    pub fn examples(&self, language: Language) -> String {
        let some = self.kept.iter().take(MOST_EXAMPLES);
        let some: Vec<String> = some.map(|what| what.example(language)).collect();
        let (more, noun) = (self.count - some.len(), self.kept[0].noun());
        match (language, &some[..], more) {
            (Language::English, [first, second], 0) => format!("{first} and {second}"),
            (Language::Vietnamese, [first, second], 0) => format!("{first} và {second}"),
            (_, _, 0) => some.join(", "),
            (Language::English, ..) => format!("{} and {more} more", some.join(", ")),
            (Language::Vietnamese, ..) => format!("{} và {more} {noun} nữa", some.join(", ")),
        }
    }
}

impl Diagnostic for Several {
    fn code(&self) -> &'static Code {
        self.kept[0].code()
    }

    fn message(&self, language: Language) -> String {
        self.kept[0].together(self, language)
    }

    fn help(&self, language: Language) -> String {
        self.kept[0].help_together(self, language)
    }

    fn arguments(&self) -> Vec<(&'static str, Argument)> {
        let mut arguments = self.kept[0].arguments();
        arguments.push(("count", Argument::Count(self.count)));
        let examples = self.kept.iter().map(|what| what.example(Language::English));
        arguments.push(("examples", Argument::List(examples.collect())));
        arguments
    }
}

/// What findings have in common that are told once.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cause {
    what: String,
    source: SourceId,
    severity: Severity,
    /// What helps to understand it: findings that need other words are not one.
    notes: Vec<String>,
}

impl Cause {
    /// Of a finding; `None` if it is told by itself.
    pub(super) fn of(finding: &Finding) -> Option<Self> {
        let alone = TOGETHER_FOR_READERS.contains(&finding.code) || !finding.notes.is_empty();
        if alone { None } else { Self::for_readers(finding) }
    }

    /// The same where a person is told of it.
    fn for_readers(finding: &Finding) -> Option<Self> {
        let source = finding.place.as_ref()?.source;
        let what = finding.what.cause().filter(|_| finding.figure.is_none())?;
        let notes = finding.notes.iter().map(|note| note.said(Language::English)).collect();
        Some(Cause { what, source, severity: finding.severity, notes })
    }
}

/// Joins findings of one cause at the place of the first; `more` are those of each cause that were not kept.
pub(super) fn joined(findings: Vec<Finding>, more: &BTreeMap<Cause, usize>) -> Vec<Finding> {
    joined_by(Cause::of, findings, more)
}

/// Whether a person is told at once of all findings of a code.
pub(crate) fn is_told_at_once(code: &str) -> bool {
    TOGETHER_FOR_READERS.iter().any(|together| together.name == code)
}

/// Joins what a person is told of at once, and data is not.
pub(crate) fn joined_for_readers(findings: &[Finding]) -> Vec<Finding> {
    joined_by(Cause::for_readers, findings.to_vec(), &BTreeMap::new())
}

fn joined_by(
    cause: fn(&Finding) -> Option<Cause>,
    findings: Vec<Finding>,
    more: &BTreeMap<Cause, usize>,
) -> Vec<Finding> {
    let mut of_cause: BTreeMap<Cause, Vec<usize>> = BTreeMap::new();
    for (at, finding) in findings.iter().enumerate() {
        if let Some(cause) = cause(finding) {
            of_cause.entry(cause).or_default().push(at);
        }
    }
    let mut findings: Vec<Option<Finding>> = findings.into_iter().map(Some).collect();
    for (cause, members) in of_cause {
        let count = members.len() + more.get(&cause).copied().unwrap_or_default();
        let Some((first, others)) = members.split_first() else { continue };
        let is_few = |first: &Finding| {
            let remarks = TOGETHER_FOR_READERS.contains(&first.code) && first.severity < Severity::Error;
            count < if remarks { LEAST_REMARKS } else { 2 }
        };
        if findings[*first].as_ref().is_none_or(is_few) {
            continue;
        }
        let others: Vec<Finding> = others.iter().filter_map(|at| findings[*at].take()).collect();
        let Some(first) = findings[*first].as_mut() else { continue };
        let kept = std::iter::once(first.what.clone()).chain(others.iter().map(|other| other.what.clone()));
        first.what = Arc::new(Several { kept: kept.collect(), count });
        first.also.extend(others.iter().filter_map(|other| other.place.clone()));
        if others.iter().any(|other| other.criterion != first.criterion) {
            (first.criterion, first.column) = (None, None);
        }
    }
    findings.into_iter().flatten().collect()
}
