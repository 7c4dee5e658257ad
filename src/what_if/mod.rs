//! What if a form said something else: its submission with answers set by hand, the file left as it is.
//!
//! A path as `appraisal.1.4.den` names what is set; the rows that it touches are written out as TOML with the new values, read
//! and bound like any form, so that a value is understood, or refused, as it would be in a file.

mod path;
mod row;
mod value;

pub(crate) use path::{FACTS, WrongPath};

use std::collections::BTreeMap;

use crate::column::Column;
use crate::criteria::{Criteria, Node};
use crate::finding::{Finding, Findings, Severity};
use crate::read::{ReadOptions, reader_for};
use crate::source::{SourceText, Sources};
use crate::submission::{FactValue, Row, Submission, bind};
use crate::write::{InPlace, submission_toml};
use path::{Target, parse};
use row::{RowSettings, set};

/// The option by which users set something, and the name of the text that messages quote.
const OPTION: &str = "--set";

/// A submission as it would be.
pub(crate) struct Assumed {
    /// The submission.
    pub submission: Submission,
    /// What was set, as it was typed.
    pub settings: Vec<String>,
    /// The rows that were set, in the form's order.
    pub rows: Vec<(Node, Column)>,
    /// The facts that were set, by index.
    pub facts: Vec<usize>,
}

/// Sets what was typed in a submission. `None` where a value cannot be understood; the findings say why.
///
/// # Errors
/// Where a path names nothing.
pub(crate) fn assume(
    criteria: &Criteria,
    base: &Submission,
    typed: &[String],
    sources: &mut Sources,
    findings: &mut Findings,
) -> Result<Option<Assumed>, WrongPath> {
    let mut settings = Settings::default();
    for one in typed {
        let (target, value) = parse(criteria, base, one)?;
        match target {
            Target::Row { node, column, part } => {
                let row = settings
                    .rows
                    .entry((node, column))
                    .or_insert_with(|| RowSettings::of(criteria, base, node, column));
                set(criteria, node, row, &part, &value)?;
            }
            Target::Fact { fact, column } => {
                let columns = column.map_or(&Column::BOTH[..], |column| match column {
                    Column::Own => &Column::BOTH[..1],
                    Column::Appraisal => &Column::BOTH[1..],
                });
                for column in columns {
                    settings.facts.insert((fact, *column), value::fact(&criteria.facts[fact], &value));
                }
            }
        }
    }
    Ok(settings.applied(criteria, base, typed, sources, findings))
}

/// What is set, by where.
#[derive(Default)]
struct Settings {
    rows: BTreeMap<(Node, Column), RowSettings>,
    facts: BTreeMap<(usize, Column), String>,
}

impl Settings {
    fn applied(
        self,
        criteria: &Criteria,
        base: &Submission,
        typed: &[String],
        sources: &mut Sources,
        findings: &mut Findings,
    ) -> Option<Assumed> {
        let in_place = InPlace {
            row: &|node, column| self.rows.get(&(node, column)).map(RowSettings::text),
            fact: &|fact, column| self.facts.get(&(fact, column)).cloned(),
        };
        let text = submission_toml(criteria, base, &BTreeMap::new(), &in_place);
        let id = sources.add(SourceText::new(OPTION, text));
        let mut found = Findings::default();
        let read = reader_for("toml").expect("forms are read from TOML").read;
        let raw = read.rows(id, sources.get(id), ReadOptions::default(), &mut found);
        let bound = raw.and_then(|raw| bind(criteria, &raw, (&base.unit.id, base.stage), &mut found));
        let source = sources.get(id);
        // what is wrong with the rest was said of the form itself
        let lines: Vec<usize> = self.lines(criteria, source);
        let is_set = |finding: &Finding| {
            let line = finding.place.as_ref().map(|place| source.line(place.span.start));
            line.is_some_and(|line| lines.contains(&line))
        };
        let mut found: Vec<Finding> = found.sorted();
        if bound.is_some() {
            found.retain(is_set);
        } else if found.iter().any(|finding| is_set(finding) && finding.severity == Severity::Error) {
            found.retain(|finding| is_set(finding) && finding.severity == Severity::Error);
        }
        findings.retain(|finding| !self.answers(criteria, finding));
        for finding in found {
            findings.push(finding);
        }
        let submission = self.joined(base, bound?);
        let mut facts: Vec<usize> = self.facts.keys().map(|(fact, _)| *fact).collect();
        facts.dedup();
        let rows = self.rows.into_keys().collect();
        Some(Assumed { submission, settings: typed.to_vec(), rows, facts })
    }

    /// The lines of the text that have something set.
    fn lines(&self, criteria: &Criteria, source: &SourceText) -> Vec<usize> {
        let starts =
            |line: &str, key: &str| line.starts_with(key) && line[key.len()..].trim_start().starts_with('=');
        let mut table = "";
        let mut found = Vec::new();
        for (number, line) in (1..).zip(source.text.lines()) {
            if let Some(name) = line.strip_prefix('[') {
                table = name.trim_end_matches(']');
            }
            let is_row = self.rows.keys().any(|(node, column)| {
                let code = criteria.code_of(*node);
                table == column.word() && (starts(line, &format!("\"{code}\"")) || starts(line, code))
            });
            let is_fact = self
                .facts
                .keys()
                .any(|(fact, _)| table == FACTS && starts(line, &criteria.facts[*fact].name));
            if is_row || is_fact {
                found.push(number);
            }
        }
        found
    }

    /// Whether a finding about the form is about what is set instead.
    fn answers(&self, criteria: &Criteria, finding: &Finding) -> bool {
        self.rows.keys().any(|(node, column)| {
            finding.criterion.as_deref() == Some(criteria.code_of(*node)) && finding.column == Some(*column)
        })
    }

    /// The rows that are set, and what follows from them for others; all else stays where it stands in the form.
    fn joined(&self, base: &Submission, bound: Submission) -> Submission {
        let mut joined = Submission { fact_options: bound.fact_options, ..base.clone() };
        for column in Column::BOTH {
            let facts = joined.facts.get_mut(column).iter_mut().zip(bound.facts.get(column));
            for (fact, (stated, new)) in facts.enumerate() {
                let value = |of: &Option<FactValue>| of.as_ref().map(|of| of.value);
                if self.facts.contains_key(&(fact, column)) || value(stated) != value(new) {
                    stated.clone_from(new);
                }
            }
        }
        let mut take = |node: Node, column: Column, new: &Row| {
            let row = match node {
                Node::Row(row) => joined.rows[row].get_mut(column),
                Node::Total => joined.total.get_mut(column),
            };
            if self.rows.contains_key(&(node, column)) {
                row.clone_from(new);
            } else if !row.doubtful {
                row.answer.clone_from(&new.answer);
                row.attributes.clone_from(&new.attributes);
            }
        };
        for (row, pair) in bound.rows.iter().enumerate() {
            for column in Column::BOTH {
                take(Node::Row(row), column, pair.get(column));
            }
        }
        for column in Column::BOTH {
            take(Node::Total, column, bound.total.get(column));
        }
        joined
    }
}
