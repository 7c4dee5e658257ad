//! What the columns of a CSV hold, by the names in its header.

use super::csv::{Csv, Holds};
use super::csv_cells::MAX_COLUMNS;
use super::csv_fields::{
    FIELDS, Field, UNIT, field_named, field_of_card, is_title, is_unit, misspelt, of_either, other_named,
};
use super::csv_record::Record;
use super::messages::csv::{FIRST_HERE, FIRST_ROW};
use super::messages::csv_header::{
    ColumnOfEither, ColumnTwice, ColumnsMeanTheSame, NoCodeColumn, TitleColumn,
};
use super::own_result::is_card;
use crate::finding::{Finding, Findings, Located, Place};
use crate::language::Quoted;
use crate::source::{MAX_ENTRIES, too_many_entries, unknown_column};

impl Csv {
    /// What the columns hold; `None` where the header cannot be understood, which is then reported.
    pub(super) fn header(
        &self,
        record: &Record<'_>,
        others: &mut Vec<Located<String>>,
        findings: &mut Findings,
    ) -> Option<Vec<Option<Field>>> {
        let mut header: Vec<Option<Field>> = Vec::new();
        let mut sound = true;
        let named = record.values().filter(|name| !name.trim().is_empty()).count();
        if named > MAX_ENTRIES || record.width > MAX_COLUMNS {
            let finding = too_many_entries(FIRST_ROW);
            findings.push(finding.at(&self.row_place(record)));
            return None;
        }
        let card = is_card(record.values());
        let there: Vec<Field> = record.values().filter_map(|name| field_named(&name)).collect();
        for (cell, name) in record.cells.iter().zip(record.values()) {
            let place = Place::new(self.id, cell.span.clone());
            if name.trim().is_empty() {
                // Excel writes columns that were once used; they must be empty, which the rows show
                header.push(None);
                continue;
            }
            let many = self.holds == Holds::ManyUnits && name.trim() == UNIT;
            let mut field = match (many, card) {
                (true, _) => Some(Field::Unit),
                (false, true) => field_of_card(&name),
                (false, false) => field_named(&name),
            };
            if let (None, Some((column, _))) = (field, other_named(&name)) {
                let position = others.iter().position(|other| other.value == name.trim());
                field = Some(Field::Other(column, position.unwrap_or(others.len())));
                others.push(Located::new(name.trim().to_owned(), place.clone()));
            }
            if field.is_none() && is_title(&name) {
                findings.push(Finding::from(TitleColumn { name: Quoted(name.trim().to_owned()) }).at(&place));
                header.push(Some(Field::Title));
                continue;
            }
            if let (None, Some(part)) = (field, of_either(&name)) {
                sound = false;
                let finding = ColumnOfEither { name: Quoted(name.trim().to_owned()), part: part.key() };
                findings.push(Finding::from(finding).at(&place));
            } else if field.is_none() && is_unit(&name) {
                // rows of many units read as those of one would be hundreds of mistakes
                sound = false;
                findings.push(unknown_column(name.trim(), [UNIT].into_iter(), findings).at(&place));
            } else if field.is_none() {
                let known = FIELDS.iter().map(|(name, _)| *name);
                findings.push(unknown_column(name.trim(), known, findings).at(&place));
                // what follows from a misspelt name is no second mistake
                field =
                    misspelt(&name).filter(|meant| !there.contains(meant) && !header.contains(&Some(*meant)));
            } else if let Some(first) = position_of(field, &header) {
                sound = false;
                let first_name = record.cells[first].value(record.text);
                let first_name = first_name.trim();
                let (first_name, second) = (first_name.to_owned(), name.trim().to_owned());
                let finding: Finding = if first_name == second {
                    ColumnTwice { name: first_name }.into()
                } else {
                    ColumnsMeanTheSame { first: first_name, second }.into()
                };
                let first = Place::new(self.id, record.cells[first].span.clone());
                findings.push(finding.at(&place).related(&first, FIRST_HERE));
            }
            header.push(field);
        }
        if !header.contains(&Some(Field::Code)) {
            findings.push(Finding::from(NoCodeColumn {}).at(&self.row_place(record)));
            return None;
        }
        sound.then_some(header)
    }
}

/// Where a column stands already of which there may be one.
fn position_of(field: Option<Field>, header: &[Option<Field>]) -> Option<usize> {
    let once = field.filter(|field| *field != Field::Title);
    once.and_then(|_| header.iter().position(|known| *known == field))
}
