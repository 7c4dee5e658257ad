//! The cells of a workbook that a text shows: so that a span of the text is a cell, and an excerpt is a row.

use super::position::{CellAddress, Position};

/// Between two cells of a row, as it is shown.
const BETWEEN: &str = " │ ";

/// A workbook laid out as a text, a line a row, with the cell that each part of it shows.
#[derive(Clone, Debug, Default)]
pub struct Cells {
    sheets: Vec<Box<str>>,
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
    ///
    /// # Panics
    /// Where there are more sheets than a workbook can have.
    pub fn sheet(&mut self, name: &str) {
        self.cells.sheets.push(name.into());
    }

    /// Begins a row.
    pub fn row(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    /// Adds a cell to the row, and says which bytes of the text show it. Line breaks of the cell become blanks, so that
    /// a row stays one line.
    ///
    /// # Panics
    /// Where no sheet was begun.
    pub fn cell(&mut self, cell: CellAddress, shown: &str) -> std::ops::Range<usize> {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push_str(BETWEEN);
        }
        let start = self.text.len();
        self.text.extend(shown.chars().map(|c| if c.is_control() { ' ' } else { c }));
        let sheet = self.cells.sheets.len().checked_sub(1).expect("a sheet was begun");
        let sheet = u16::try_from(sheet).expect("a workbook has fewer than 65,536 sheets");
        self.cells.cells.push(Shown { start, sheet, cell });
        start..self.text.len()
    }

    /// The text, and what it shows.
    pub fn finish(self) -> (String, Cells) {
        (self.text, self.cells)
    }
}

impl Cells {
    /// The cell that a byte of the text belongs to; the file where there is none.
    pub(super) fn position(&self, at: usize) -> Position {
        let Some(shown) = self.at(at) else { return Position::File };
        Position::Cell { sheet: self.sheets[usize::from(shown.sheet)].clone(), cell: shown.cell }
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
