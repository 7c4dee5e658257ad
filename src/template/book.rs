//! What every workbook of forms has beside the forms: its lists, which edition it is made for, and what forms come to.

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use super::Template;
use super::number::for_cell;
use crate::column::Column;
use crate::form::ids::{self, LineId};
use crate::number::Decimal;
use crate::source::CellAddress;

/// The version of the ids.
const SCHEMA: &str = "1";
/// The sheet of the drop-down lists.
const LISTS: &str = "_score_lists";

/// The drop-down lists of a workbook, each once.
#[derive(Default)]
pub(crate) struct Lists(Vec<Vec<String>>);

impl Lists {
    /// The number of a list.
    pub(super) fn number(&mut self, entries: &[String]) -> usize {
        let known = self.0.iter().position(|list| list == entries);
        known.unwrap_or_else(|| {
            self.0.push(entries.to_vec());
            self.0.len() - 1
        })
    }
}

/// What stands in a cell of computed points.
pub(crate) enum Computed {
    /// A number that a formula gives.
    Live(String, Decimal),
    /// A formula that gives a text.
    LiveText(String, String),
    /// A number of the program.
    Number(Decimal),
    /// A text.
    Text(String),
}

/// What a form comes to.
pub(crate) trait Results {
    /// What stands in the column of computed points.
    fn computed(&self, line: &LineId, column: Column) -> Option<Computed>;
    /// How many decimals points have.
    fn decimals(&self) -> u32;
    /// What the points of both columns differ by.
    fn difference(&self, line: &LineId) -> Option<Decimal>;
}

/// Of a form that is to be filled in.
pub(super) struct NoResults;

impl Results for NoResults {
    fn computed(&self, _: &LineId, _: Column) -> Option<Computed> {
        None
    }

    fn decimals(&self) -> u32 {
        0
    }

    fn difference(&self, _: &LineId) -> Option<Decimal> {
        None
    }
}

/// Adds the hidden sheets that every workbook of forms of an edition has.
pub(crate) fn finish(book: &mut Workbook, template: &Template<'_>, lists: &Lists) -> Result<(), XlsxError> {
    book.push_worksheet(list_sheet(&lists.0)?);
    book.push_worksheet(origin_sheet(template)?);
    book.define_name(ids::ID_NAME, &format!("={}!$B$2", ids::SHEET))?;
    for (column, entries) in (0..).zip(&lists.0) {
        let letter = letters(column);
        let range = format!("={LISTS}!${letter}$1:${letter}${}", entries.len());
        book.define_name(list_name(usize::from(column)), &range)?;
    }
    Ok(())
}

pub(super) fn list_name(list: usize) -> String {
    format!("_score_list_{}", list + 1)
}

pub(super) fn letters(column: u16) -> String {
    CellAddress { row: 0, column }.to_string().trim_end_matches('1').to_owned()
}

/// The lists, a column each.
fn list_sheet(lists: &[Vec<String>]) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(LISTS)?.set_very_hidden(true);
    for (column, entries) in (0..).zip(lists) {
        for (row, entry) in (0..).zip(entries) {
            sheet.write_string(row, column, for_cell(entry))?;
        }
    }
    Ok(sheet)
}

/// Which edition the form is made for.
fn origin_sheet(template: &Template<'_>) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(ids::SHEET)?.set_very_hidden(true);
    let criteria = template.criteria;
    let said = [(ids::SCHEMA, SCHEMA), (ids::CRITERIA, &criteria.id), (ids::SHA256, &criteria.sha256)];
    for (row, (key, value)) in (0..).zip(said) {
        sheet.write_string(row, 0, key)?;
        sheet.write_string(row, 1, value)?;
    }
    Ok(sheet)
}
