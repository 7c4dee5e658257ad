//! Workbooks laid out as texts, a line a row: so that a span of the text is a cell, and an excerpt is a row.

use super::position::{CellAddress, Position};
use super::workbook::{CellContent, Sheet, SheetCell, SheetRow, Workbook};

/// Between two cells of a row, as it is shown.
const BETWEEN: &str = " │ ";

/// A workbook, with the cell that each part of its text shows.
#[derive(Clone, Debug, Default)]
pub struct Cells {
    pub(super) workbook: Workbook,
    cells: Vec<Shown>,
}

#[derive(Clone, Copy, Debug)]
struct Shown {
    /// Its first byte in the text.
    start: usize,
    sheet: u16,
    cell: CellAddress,
}

/// Lays out the rows of sheets, from above.
#[derive(Debug, Default)]
pub struct Layout {
    text: String,
    cells: Cells,
}

impl Layout {
    /// Begins a sheet.
    pub fn sheet(&mut self, name: &str) -> &mut Sheet {
        self.cells.workbook.sheets.push(Sheet { name: name.into(), ..Sheet::default() });
        self.last_sheet()
    }

    /// The sheet that was begun last.
    ///
    /// # Panics
    /// Where none was.
    pub fn last_sheet(&mut self) -> &mut Sheet {
        self.cells.workbook.sheets.last_mut().expect("a sheet was begun")
    }

    /// Begins a row of the sheet, below the one before.
    ///
    /// # Panics
    /// Where no sheet was begun.
    pub fn row(&mut self, row: u32) -> &mut SheetRow {
        if self.cells.workbook.sheets.iter().any(|sheet| !sheet.rows.is_empty()) {
            self.text.push('\n');
        }
        let rows = &mut self.last_sheet().rows;
        rows.push(SheetRow { row, ..SheetRow::default() });
        rows.last_mut().expect("it was just added")
    }

    /// Adds a cell to the row, right of the one before. Line breaks of the cell become blanks, so that a row stays one
    /// line.
    ///
    /// # Panics
    /// Where no row was begun.
    pub fn cell(&mut self, column: u16, content: CellContent) {
        let sheets = &mut self.cells.workbook.sheets;
        let sheet = sheets.len().checked_sub(1).expect("a sheet was begun");
        let row = sheets[sheet].rows.last_mut().expect("a row was begun");
        if !row.cells.is_empty() {
            self.text.push_str(BETWEEN);
        }
        let start = self.text.len();
        self.text.extend(content.value.shown().chars().map(|c| if c.is_control() { ' ' } else { c }));
        row.cells.push(SheetCell { column, content, span: start..self.text.len() });
        let cell = CellAddress { row: row.row, column };
        let sheet = u16::try_from(sheet).expect("a workbook has fewer than 65,536 sheets");
        self.cells.cells.push(Shown { start, sheet, cell });
    }

    /// Keeps the defined names of the workbook, each with what it refers to.
    pub fn names(&mut self, names: Vec<(Box<str>, Box<str>)>) {
        self.cells.workbook.names = names;
    }

    /// Whether there is no cell.
    pub fn is_empty(&self) -> bool {
        self.cells.cells.is_empty()
    }

    /// The text, and what it shows.
    pub fn finish(self) -> (String, Cells) {
        (self.text, self.cells)
    }
}

impl Cells {
    /// The workbook.
    pub(crate) fn workbook(&self) -> &Workbook {
        &self.workbook
    }

    /// The cell that a byte of the text belongs to; the file where there is none.
    pub(super) fn position(&self, at: usize) -> Position {
        let Some(shown) = self.at(at) else { return Position::File };
        let sheet = &self.workbook.sheets[usize::from(shown.sheet)];
        Position::Cell { sheet: sheet.name.clone(), cell: shown.cell }
    }

    /// The number of the sheet and the address of the cell that a byte of the text belongs to.
    pub(super) fn address(&self, at: usize) -> Option<(usize, CellAddress)> {
        self.at(at).map(|shown| (usize::from(shown.sheet), shown.cell))
    }

    /// The row of the sheet that a line of the text shows, from 1.
    pub(super) fn row(&self, line_start: usize) -> usize {
        self.at(line_start).map_or(1, |shown| shown.cell.row as usize + 1)
    }

    fn at(&self, at: usize) -> Option<Shown> {
        let next = self.cells.partition_point(|shown| shown.start <= at);
        next.checked_sub(1).map(|last| self.cells[last])
    }
}
