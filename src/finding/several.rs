//! Findings of one cause, told once: a column that was saved with commas is one mistake, however many cells it has.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Code, Diagnostic, Finding, Related, Severity, SourceId};
use crate::language::{Argument, Grouped, Language, Show, Text};

/// So many of them are shown by what they say.
const MOST_EXAMPLES: usize = 3;
/// So many places are shown besides the first.
const MOST_PLACES: usize = 2;

/// The place of another one.
const ALSO_HERE: Text = Text { en: "also here", vi: "cũng ở đây" };

/// Findings of one cause.
#[derive(Clone, Debug)]
pub struct Several {
    /// The first of them, and a few more.
    some: Vec<Arc<dyn Diagnostic>>,
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
        let some: Vec<String> = self.some.iter().map(|what| what.example(language)).collect();
        let more = self.count - some.len();
        match (language, &some[..], more) {
            (Language::English, [first, second], 0) => format!("{first} and {second}"),
            (Language::Vietnamese, [first, second], 0) => format!("{first} và {second}"),
            (_, _, 0) => some.join(", "),
            (Language::English, ..) => format!("{} and {more} more", some.join(", ")),
            (Language::Vietnamese, ..) => format!("{} và {more} chỗ nữa", some.join(", ")),
        }
    }
}

impl Diagnostic for Several {
    fn code(&self) -> &'static Code {
        self.some[0].code()
    }

    fn message(&self, language: Language) -> String {
        self.some[0].together(self, language)
    }

    fn help(&self, language: Language) -> String {
        self.some[0].help_together(self, language)
    }

    fn arguments(&self) -> Vec<(&'static str, Argument)> {
        let mut arguments = self.some[0].arguments();
        arguments.push(("count", Argument::Count(self.count)));
        let examples = self.some.iter().map(|what| what.example(Language::English));
        arguments.push(("examples", Argument::List(examples.collect())));
        arguments
    }
}

/// What findings have in common that are told once.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cause {
    what: String,
    source: SourceId,
    severity: Severity,
}

impl Cause {
    /// Of a finding; `None` if it is told by itself.
    pub fn of(finding: &Finding) -> Option<Self> {
        let source = finding.place.as_ref()?.source;
        let alone = finding.figure.is_some() || !finding.notes.is_empty();
        let what = finding.what.cause().filter(|_| !alone)?;
        Some(Cause { what, source, severity: finding.severity })
    }
}

/// Joins findings of one cause at the place of the first; `more` are those of each cause that were not kept.
pub fn joined(findings: Vec<Finding>, more: &BTreeMap<Cause, usize>) -> Vec<Finding> {
    let mut of_cause: BTreeMap<Cause, Vec<usize>> = BTreeMap::new();
    for (at, finding) in findings.iter().enumerate() {
        if let Some(cause) = Cause::of(finding) {
            of_cause.entry(cause).or_default().push(at);
        }
    }
    let mut findings: Vec<Option<Finding>> = findings.into_iter().map(Some).collect();
    for (cause, members) in of_cause {
        let count = members.len() + more.get(&cause).copied().unwrap_or_default();
        let (Some((first, others)), true) = (members.split_first(), count > 1) else { continue };
        let others: Vec<Finding> = others.iter().filter_map(|at| findings[*at].take()).collect();
        let Some(first) = findings[*first].as_mut() else { continue };
        let some = std::iter::once(first.what.clone()).chain(others.iter().map(|other| other.what.clone()));
        first.what = Arc::new(Several { some: some.take(MOST_EXAMPLES).collect(), count });
        let places = others.iter().filter_map(|other| other.place.clone()).take(MOST_PLACES);
        first.related.extend(places.map(|place| Related { place, label: Arc::new(ALSO_HERE) }));
        if others.iter().any(|other| other.criterion != first.criterion) {
            (first.criterion, first.column) = (None, None);
        }
    }
    findings.into_iter().flatten().collect()
}
