//! Tables of a document as they are read: which become sheets of their own, and where their cells stand.

use std::collections::BTreeMap;

use super::grid::{Grid, Grids, MOST_ROWS, too_large};
use super::package::Refusal;
use crate::source::CellAddress;
use crate::source::cells::Layout;
use crate::source::workbook::{CellContent, Covers};

/// The tables that were read, and the one that is being read.
#[derive(Default)]
pub(super) struct Tables {
    grids: Grids,
    /// The sheet of the last table, and its number of columns.
    last: Option<(Grid, usize)>,
    /// Paragraphs since the last table.
    lines: Vec<String>,
    /// How many tables there are so far.
    count: usize,
    /// How many tables the place is in.
    depth: usize,
    /// Columns of the table, as its beginning says.
    columns: usize,
    /// Whether the table that is being read has its sheet.
    is_placed: bool,
    /// The row of its sheet that is being read.
    row: u32,
    /// The column of the next cell.
    column: u16,
    is_deleted: bool,
    is_page_broken: bool,
    cell: Option<OpenCell>,
    /// Cells that go on downwards, by their columns: the row of the first, and how many rows and columns it covers.
    merging: BTreeMap<u16, (u32, Covers)>,
}

struct OpenCell {
    columns: u16,
    /// Whether it is merged with others: the first of them, or one that continues.
    merged: Option<bool>,
    is_nested: bool,
}

impl Tables {
    /// Whether the place is in a cell.
    pub fn is_in_cell(&self) -> bool {
        self.depth > 0
    }

    /// Whether the place is in a cell, and in no table that stands in a cell.
    pub fn is_in_outer_cell(&self) -> bool {
        self.depth == 1
    }

    /// A paragraph between tables; each of its lines is one of the form.
    pub fn paragraph(&mut self, text: &str) -> Result<(), Refusal> {
        self.grids.count_text(text.len())?;
        self.lines.extend(text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned));
        if self.lines.len() > MOST_ROWS as usize {
            return Err(too_large(&format!("table {}", self.count + 1), MOST_ROWS, 0));
        }
        Ok(())
    }

    /// A table begins: in a cell, whose text so far is given back, or in the body.
    pub fn begin_table(&mut self, text: String) -> Result<Option<String>, Refusal> {
        self.depth += 1;
        if self.depth > 1 {
            if let Some(cell) = &mut self.cell {
                cell.is_nested = true;
            }
            return Ok(Some(text));
        }
        self.paragraph(&text)?;
        self.count += 1;
        (self.columns, self.is_placed) = (0, false);
        Ok(None)
    }

    /// A column is announced.
    pub fn grid_column(&mut self) {
        if self.depth == 1 {
            self.columns += 1;
        }
    }

    /// A row begins.
    pub fn begin_row(&mut self) {
        if self.depth == 1 {
            (self.column, self.is_deleted) = (0, false);
        }
    }

    /// The row lacks cells before its first.
    pub fn skip_columns(&mut self, columns: u16) {
        if self.depth == 1 {
            self.column = self.column.saturating_add(columns);
        }
    }

    /// The row was deleted.
    pub fn delete_row(&mut self) {
        if self.depth == 1 {
            self.is_deleted = true;
        }
    }

    /// A page begins here, or in this row.
    pub fn page_break(&mut self) {
        self.is_page_broken = true;
    }

    /// A cell begins; false if it is one of a table in a cell.
    pub fn begin_cell(&mut self) -> bool {
        if self.depth == 1 {
            self.cell = Some(OpenCell { columns: 1, merged: None, is_nested: false });
        }
        self.depth == 1
    }

    /// The cell covers so many columns.
    pub fn span(&mut self, columns: u16) {
        if let Some(cell) = self.cell.as_mut().filter(|_| self.depth == 1) {
            cell.columns = columns.max(1);
        }
    }

    /// The cell is merged with those above or below it.
    pub fn merge(&mut self, is_first: bool) {
        if let Some(cell) = self.cell.as_mut().filter(|_| self.depth == 1) {
            cell.merged = Some(is_first);
        }
    }

    /// A cell ends.
    ///
    /// # Errors
    /// If there are more cells than are read.
    pub fn end_cell(&mut self, text: &str) -> Result<(), Refusal> {
        let Some(cell) = self.cell.take().filter(|_| !self.is_deleted) else { return Ok(()) };
        self.place()?;
        let column = self.column;
        self.column = column.saturating_add(cell.columns);
        if cell.merged == Some(false) {
            // the text of a cell that continues is not shown
            if let Some((_, covers)) = self.merging.get_mut(&column) {
                covers.rows += 1;
                return Ok(());
            }
        } else {
            self.end_merging(column);
        }
        let covers = Covers { rows: 1, columns: cell.columns };
        self.merging.insert(column, (self.row, covers));
        let content = CellContent { nested: cell.is_nested, ..CellContent::text(text) };
        let Some((grid, _)) = &mut self.last else { return Ok(()) };
        self.grids.fill(grid, self.row, u32::from(column), content)
    }

    /// A row ends.
    pub fn end_row(&mut self) {
        if self.depth != 1 || self.is_deleted || !self.is_placed {
            return;
        }
        if let (true, Some((grid, _))) = (self.is_page_broken, &mut self.last) {
            grid.page_breaks.push(self.row);
        }
        self.is_page_broken = false;
        self.row += 1;
    }

    /// A table ends.
    pub fn end_table(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        if self.depth == 0 {
            for column in self.merging.keys().copied().collect::<Vec<_>>() {
                self.end_merging(column);
            }
        }
    }

    /// The sheets; `None` if there is no table. What stands below the last table are rows of its sheet.
    pub fn finish(mut self) -> Result<Option<Layout>, Refusal> {
        if self.last.is_none() {
            return Ok(None);
        }
        self.add_lines()?;
        if let Some((grid, _)) = self.last.take() {
            self.grids.add(grid)?;
        }
        Ok(Some(self.grids.finish(Vec::new())))
    }

    /// Finds the sheet of the table, once it is known how many columns it has: that of the table before, if it has as
    /// many, else its own.
    fn place(&mut self) -> Result<(), Refusal> {
        if self.is_placed {
            return Ok(());
        }
        self.is_placed = true;
        let continues =
            self.last.as_ref().is_some_and(|(_, columns)| *columns == self.columns && *columns > 0);
        if continues {
            self.is_page_broken = true;
        } else {
            if let Some((grid, _)) = self.last.take() {
                self.grids.add(grid)?;
            }
            self.last = Some((Grid::named(format!("table {}", self.count)), self.columns));
            self.row = 0;
        }
        self.add_lines()
    }

    fn add_lines(&mut self) -> Result<(), Refusal> {
        let Some((grid, _)) = &mut self.last else { return Ok(()) };
        for line in self.lines.drain(..) {
            self.grids.fill(grid, self.row, 0, CellContent::text(&line))?;
            self.row += 1;
        }
        Ok(())
    }

    fn end_merging(&mut self, column: u16) {
        let Some((row, covers)) = self.merging.remove(&column) else { return };
        if let (true, Some((grid, _))) = (covers != Covers::default(), &mut self.last) {
            grid.merged.push((CellAddress { row, column }, covers));
        }
    }
}
