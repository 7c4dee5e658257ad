//! Where the ids of a sheet stand: what its rows and columns are, and which edition its workbook was made for.

use std::collections::BTreeMap;
use std::ops::Range;

use super::doubt::Doubt;
use super::ids::{CRITERIA, CROSSING, ColumnId, ID_NAME, LineId, SHA256, SHEET};
use crate::source::workbook::{Sheet, SheetCell, SheetRow, Workbook};

/// The edition that a workbook was made for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Origin {
    /// Its id, and which bytes show it.
    pub(crate) id: (String, Range<usize>),
    /// The hash of its text.
    pub(super) sha256: Option<String>,
}

/// The edition that a workbook says it was made for.
pub(crate) fn origin(workbook: &Workbook) -> Option<Origin> {
    let of_sheet = |sheet: &Sheet| {
        let value = |key: &str| {
            let row = sheet.rows.iter().find(|row| row.cell(0).is_some_and(|cell| shown(cell) == key))?;
            row.cell(1)
        };
        let id = value(CRITERIA)?;
        let sha256 = value(SHA256).map(|cell| shown(cell).to_owned());
        Some(Origin { id: (shown(id).to_owned(), id.span.clone()), sha256 })
    };
    // where the sheet has another name, the defined name still refers to it
    let renamed = || {
        let (_, refers_to) = workbook.names.iter().find(|(name, _)| **name == *ID_NAME)?;
        let (sheet, _) = refers_to.trim_start_matches(['$', '\'']).split_once(['!', '\'', '.'])?;
        workbook.sheets.iter().find(|known| *known.name == *sheet)
    };
    let sheet = workbook.sheets.iter().find(|sheet| *sheet.name == *SHEET).or_else(renamed)?;
    of_sheet(sheet)
}

/// What a cell shows.
pub(super) fn shown(cell: &SheetCell) -> &str {
    cell.content.value.shown().trim()
}

/// What the rows and columns of a sheet are, by their ids.
pub(super) struct Layout<'s> {
    pub(super) sheet: &'s Sheet,
    pub(super) columns: Vec<(u16, ColumnId)>,
    /// The rows of each id: one, if nobody copied any.
    pub(super) lines: BTreeMap<LineId, Vec<&'s SheetRow>>,
    /// Cells of the column of ids that say something else.
    pub(super) strangers: Vec<&'s SheetCell>,
}

impl<'s> Layout<'s> {
    /// `None` where the sheet has no ids.
    pub(super) fn of(sheet: &'s Sheet) -> Option<Self> {
        let crosses = |cell: &&SheetCell| shown(cell) == CROSSING;
        let (heading, crossing) =
            sheet.rows.iter().find_map(|row| Some((row, row.cells.iter().find(crosses)?)))?;
        let columns =
            heading.cells.iter().filter_map(|cell| Some((cell.column, ColumnId::parse(shown(cell))?)));
        let mut layout =
            Layout { sheet, columns: columns.collect(), lines: BTreeMap::new(), strangers: Vec::new() };
        for row in &sheet.rows {
            let Some(cell) = row.cell(crossing.column) else { continue };
            match LineId::parse(shown(cell)) {
                Some(id) => layout.lines.entry(id).or_default().push(row),
                None if shown(cell).is_empty() || shown(cell) == CROSSING => {}
                None => layout.strangers.push(cell),
            }
        }
        Some(layout)
    }

    /// What a column holds.
    pub(super) fn column_of(&self, column: u16) -> Option<&ColumnId> {
        self.columns.iter().find(|(known, _)| *known == column).map(|(_, id)| id)
    }
}

/// A row of the sheet, or why it is none.
pub(super) enum Line<'s> {
    /// The one row that has the id.
    One(&'s SheetRow),
    /// None, or several.
    Unclear(Doubt),
}

/// Where a row begins.
pub(super) fn start(row: &SheetRow) -> Range<usize> {
    row.cells.first().map_or(0..0, |cell| cell.span.clone())
}
