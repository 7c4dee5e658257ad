//! Criteria and submissions from texts, through the library, as the program loads them from files.

use score::criteria::{Criteria, decode};
use score::finding::{Findings, Severity};
use score::read::{ReadOptions, reader_for};
use score::source::{SourceText, Sources};
use score::submission::{Stage, Submission, bind};

/// An edition from its text, which must be without errors.
pub fn criteria(text: &str) -> Criteria {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let id = sources.add(SourceText::new("criteria.toml", text));
    let criteria = decode(id, sources.get(id), &mut findings);
    assert!(!findings.has_errors(), "{}\n{text}", errors(&findings));
    criteria.expect("an edition without errors is read")
}

/// A form from its TOML text, which must bind.
pub fn submission(criteria: &Criteria, text: &str) -> Submission {
    submission_in("toml", criteria, text)
}

/// A form from its text in a notation, by the ending of its files.
pub fn submission_in(notation: &str, criteria: &Criteria, text: &str) -> Submission {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let id = sources.add(SourceText::new(format!("form.{notation}"), text));
    let reader = reader_for(notation).expect("there is a reader for the notation");
    let raw = reader.read.rows(id, sources.get(id), ReadOptions::default(), &mut findings);
    let bound = raw.and_then(|raw| bind(criteria, &raw, ("form", Stage::Final), &mut findings));
    bound.ok_or_else(|| format!("{}\n{text}", errors(&findings))).expect("the form binds")
}

fn errors(findings: &Findings) -> String {
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
    errors
        .map(|finding| {
            format!("{}: {}\n", finding.code.name, finding.message(score::language::Language::English))
        })
        .collect()
}
