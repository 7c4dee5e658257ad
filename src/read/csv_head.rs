//! The rows of a CSV that say what holds for all others: the criteria, the unit, its facts.

use super::csv::{Csv, Holds};
use super::csv_fields::{CRITERIA, Field, Layout, Part};
use super::csv_findings::{required, twice};
use super::csv_record::Record;
use super::messages::csv::{NoUnit, THE_FACTS, THE_UNIT};
use crate::column::{Column, PerColumn};
use crate::finding::{Finding, Findings, Located};
use crate::language::Text;
use crate::source::{MAX_ENTRIES, RawFact, RawHead, too_many_entries};
use crate::submission::unit_key;

/// A row that says what holds for all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MetadataRow<'c> {
    /// `criteria`: the edition.
    Criteria,
    /// `unit.name`: something about the unit.
    Unit(&'c str),
    /// `facts.staff`: a fact.
    Fact(&'c str),
}

impl<'c> MetadataRow<'c> {
    /// What a code stands for; `None` where it is that of a row of the form.
    pub(crate) fn of(code: &'c str) -> Option<Self> {
        if code == CRITERIA {
            return Some(MetadataRow::Criteria);
        }
        let fact = || code.strip_prefix("facts.").map(MetadataRow::Fact);
        code.strip_prefix("unit.").map(MetadataRow::Unit).or_else(fact)
    }
}

/// Whether one more is read; the first that is not is reported, and kept as well, so that it is reported once.
fn has_room(known: usize, what: Text, code: &Located<String>, findings: &mut Findings) -> bool {
    if known == MAX_ENTRIES {
        findings.push(too_many_entries(what).at(&code.place));
    }
    known <= MAX_ENTRIES
}

impl Csv {
    /// The unit that a row of a file of many says it belongs to: all rows that are read together name the same.
    pub(super) fn unit_of(
        &self,
        code: &str,
        record: &Record<'_>,
        layout: &Layout,
        head: &mut RawHead,
        findings: &mut Findings,
    ) {
        let Some(index) = layout.unit else { return };
        let written = record.composed(index);
        let unit = unit_key(&written);
        if unit.is_empty() && code == CRITERIA {
            return; // it stands above all units, and holds for each of them
        }
        if unit.is_empty() {
            findings.push(Finding::from(NoUnit {}).at(&self.row_place(record)));
        } else if head.unit.is_empty() {
            let id = Located::new("id".to_owned(), self.place(record, index));
            head.unit.push((id.clone(), id.with(unit.into_owned())));
        }
    }

    /// Whether a row says nothing but what it is.
    fn is_blank(&self, record: &Record<'_>, header: &[Option<Field>]) -> bool {
        header.iter().enumerate().all(|(index, field)| {
            let is_name = matches!(field, Some(Field::Code | Field::Unit | Field::Title));
            is_name || self.cell_at(record, index).value.is_empty()
        })
    }

    /// `criteria`, `unit.name`, `facts.staff`: whether the row is one of these.
    pub(super) fn head_row(
        &self,
        code: &Located<String>,
        record: &Record<'_>,
        header: &[Option<Field>],
        head: &mut RawHead,
        findings: &mut Findings,
    ) -> bool {
        let answer = |column| Field::Of(column, Part::Answer);
        let own = |findings: &mut Findings| self.text(record, header, answer(Column::Own), findings);
        let metadata = MetadataRow::of(&code.value);
        // a form that is made to be filled in has a line for each of them
        let may_be_blank = matches!(metadata, Some(MetadataRow::Unit(_) | MetadataRow::Fact(_)));
        if may_be_blank && self.is_blank(record, header) {
            return true;
        }
        match metadata {
            Some(MetadataRow::Criteria) => {
                let first = head.criteria.take();
                if let Some(first) = &first {
                    findings.push(twice(CRITERIA, code, &first.place));
                }
                head.criteria = required(own(findings), code, findings).or(first);
            }
            Some(MetadataRow::Unit(name)) => {
                let text = required(own(findings), code, findings);
                if let Some((first, known)) = head.unit.iter().find(|(known, _)| known.value == name) {
                    // the column `unit` says it already
                    if self.holds == Holds::ManyUnits
                        && text.as_ref().is_some_and(|text| unit_key(&text.value) == known.value)
                    {
                        self.strangers(code, record, header, findings);
                        return true;
                    }
                    findings.push(twice(&code.value, code, &first.place));
                }
                if has_room(head.unit.len(), THE_UNIT, code, findings) {
                    head.unit.extend(text.map(|text| (code.with(name.to_owned()), text)));
                }
            }
            Some(MetadataRow::Fact(name)) => {
                let values = PerColumn::from_fn(|column| {
                    let text = self.text(record, header, answer(column), findings)?;
                    Some(text.map(|text| self.fact(text)))
                });
                let PerColumn { own, appraisal } = values;
                let values = PerColumn { appraisal: appraisal.or_else(|| own.clone()), own };
                if let Some(first) = head.facts.iter().find(|fact| fact.name.value == name) {
                    findings.push(twice(&code.value, code, &first.name.place));
                }
                let any = PerColumn::from_fn(|column| self.cell(record, header, answer(column)));
                let said =
                    any.each().find_map(|(_, text)| text.clone().filter(|text| !text.value.is_empty()));
                required(said, code, findings);
                let note = self.text(record, header, Field::Of(Column::Appraisal, Part::Note), findings);
                if has_room(head.facts.len(), THE_FACTS, code, findings) {
                    head.facts.push(RawFact {
                        name: code.with(name.to_owned()),
                        values,
                        note,
                        broken: false,
                    });
                }
            }
            None => return false,
        }
        self.strangers(code, record, header, findings);
        true
    }
}
