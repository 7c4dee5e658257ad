//! Cells of a CSV that stand where nothing belongs: what they say must not be lost in silence.

use super::csv::Csv;
use super::csv_fields::{Field, Part};
use super::csv_record::Record;
use crate::column::Column;
use crate::finding::{Finding, Findings, Located, Place, code};
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
        for field in header.iter().flatten() {
            let known = match field {
                Field::Code
                | Field::Unit
                | Field::Of(_, Part::Note)
                | Field::Of(Column::Own, Part::Answer) => true,
                Field::Of(Column::Appraisal, Part::Answer) => is_fact,
                Field::Of(..) | Field::PrintedMax | Field::Other(..) => false,
            };
            let cell = self.cell(record, header, *field).filter(|cell| !known && !cell.value.is_empty());
            if let Some(cell) = cell {
                let message = format!(
                    "the row {} has `{}` where it takes nothing",
                    code.value,
                    spelled(&cell.value, 40)
                );
                let help = if is_fact {
                    "a fact stands in self_answer, and in appraisal_answer where the appraiser has another figure"
                } else {
                    "its value stands in self_answer"
                };
                findings.push(Finding::new(&code::MISPLACED_CELL, message, help).at(&cell.place));
            }
        }
    }

    /// Cells below a column without a name.
    pub(super) fn nameless(&self, record: &Record<'_>, header: &Record<'_>, findings: &mut Findings) {
        let cells = record.cells.iter().zip(record.values()).zip(header.values());
        for ((cell, value), name) in cells {
            if name.trim().is_empty() && !value.trim().is_empty() {
                let message = format!("`{}` stands in a column without a name", spelled(value.trim(), 40));
                let help = "name the column in the first row, or empty it";
                let place = Place::new(self.id, cell.span.clone());
                findings.push(Finding::new(&code::MISPLACED_CELL, message, help).at(&place));
            }
        }
    }
}
