//! Cells of a CSV that stand where nothing belongs: what they say must not be lost in silence.

use super::csv::Csv;
use super::csv_cut::written_without_comma;
use super::csv_fields::{Field, Part};
use super::csv_record::Record;
use super::messages::csv::{Misplaced, MisplacedEnd, NamelessColumn, head_value};
use crate::column::Column;
use crate::finding::{Finding, Findings, Located, Place};
use crate::language::Quoted;
use crate::number::joined_at_comma;
use crate::text::spelled;

impl Csv {
    /// Cells of a head row that have no meaning there: a figure in the wrong column must not be lost.
    pub(super) fn strangers(
        &self,
        code: &Located<String>,
        record: &Record<'_>,
        header: &[Option<Field>],
        findings: &mut Findings,
    ) {
        let is_fact = code.value.starts_with("facts.");
        let is_reasoned = is_fact && self.changes_fact(record, header);
        for (index, field) in header.iter().enumerate() {
            let known = match field {
                None
                | Some(Field::Code | Field::Unit | Field::Title | Field::Of(Column::Own, Part::Answer)) => {
                    true
                }
                Some(Field::Of(Column::Appraisal, Part::Answer)) => is_fact,
                Some(Field::Of(Column::Appraisal, Part::Note)) => is_reasoned,
                Some(Field::Of(..) | Field::PrintedMax | Field::Other(..)) => false,
            };
            let cell = self.cell_at(record, index);
            if !known && !cell.value.is_empty() {
                let before = index.checked_sub(1).map(|before| record.trimmed(before)).unwrap_or_default();
                let joined = joined_at_comma(&before, &cell.value).filter(|_| self.delimiter == b',');
                let (code, shown) = (code.value.clone(), spelled(&cell.value, 40));
                let finding: Finding = match joined {
                    Some(joined) => {
                        let remedy = written_without_comma(&joined);
                        MisplacedEnd { code, cell: shown, joined, remedy }.into()
                    }
                    None => {
                        let remedy = if is_fact { head_value::FACT } else { head_value::OTHER };
                        Misplaced { code, cell: shown, remedy }.into()
                    }
                };
                findings.push(finding.at(&cell.place));
            }
        }
    }

    /// Whether the appraisal has another value for a fact: only then there is a reason to give, in words.
    fn changes_fact(&self, record: &Record<'_>, header: &[Option<Field>]) -> bool {
        let text = |column, part| {
            self.cell(record, header, Field::Of(column, part)).map(|cell| cell.value).unwrap_or_default()
        };
        let (own, appraisal) = (text(Column::Own, Part::Answer), text(Column::Appraisal, Part::Answer));
        let note = text(Column::Appraisal, Part::Note);
        !appraisal.is_empty() && own != appraisal && !note.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// Cells below a column without a name.
    pub(super) fn nameless(&self, record: &Record<'_>, header: &Record<'_>, findings: &mut Findings) {
        let cells = record.cells.iter().zip(record.values()).zip(header.values());
        for ((cell, value), name) in cells {
            if name.trim().is_empty() && !value.trim().is_empty() {
                let finding = NamelessColumn { cell: Quoted(spelled(value.trim(), 40)) };
                let place = Place::new(self.id, cell.span.clone());
                findings.push(Finding::from(finding).at(&place));
            }
        }
    }
}
