//! Sheets as they are filled, cell by cell, in any order, up to the limits; then laid out row by row.

use super::super::messages::office::{CellTwice, SheetTooLarge, TooManyCells, TooManySheets, TooMuchText};
use super::package::{Refusal, refusal};
use crate::language::Grouped;
use crate::source::CellAddress;
use crate::source::cells::Layout;
use crate::source::workbook::{CellContent, CellValue, Covers};

/// Rows of a sheet, from the first to the last that is filled.
pub(super) const MOST_ROWS: u32 = 20_000;
/// Columns of a sheet, from the first to the last that is filled.
pub(super) const MOST_COLUMNS: u16 = 200;
/// Filled cells of a file.
const MOST_CELLS: usize = 250_000;
/// Bytes of texts and formulas of a file.
const MOST_TEXT: usize = 8 << 20;
/// Sheets of a file, or tables of a document.
const MOST_SHEETS: usize = 1_000;

/// What a file may still hold, and the sheets that were laid out.
#[derive(Default)]
pub(super) struct Grids {
    layout: Layout,
    cells: usize,
    text: usize,
    sheets: usize,
}

/// A sheet that is being filled.
#[derive(Default)]
pub(super) struct Grid {
    pub name: String,
    pub hidden: bool,
    pub comments: usize,
    pub coloured: usize,
    /// Rows that the file hides, in any order.
    pub hidden_rows: Vec<u32>,
    /// Rows that begin a page, in any order.
    pub page_breaks: Vec<u32>,
    /// Cells that are merged with others.
    pub merged: Vec<(CellAddress, Covers)>,
    rows: Vec<Row>,
}

struct Row {
    number: u32,
    cells: Vec<(u16, CellContent)>,
}

/// Whether a cell says something: a text of blanks does not, unless it is the value of a formula.
fn is_filled(content: &CellContent) -> bool {
    match &content.value {
        CellValue::Text(text) => content.formula.is_some() || !text.trim().is_empty(),
        CellValue::Unknown => content.formula.is_some(),
        _ => true,
    }
}

impl Grids {
    /// Fills a cell of a sheet. One that says nothing is left out.
    ///
    /// # Errors
    /// If there are more cells, or is more text, than is read.
    pub fn fill(
        &mut self,
        grid: &mut Grid,
        row: u32,
        column: u32,
        content: CellContent,
    ) -> Result<(), Refusal> {
        if !is_filled(&content) {
            return Ok(());
        }
        let within = u16::try_from(column).ok().filter(|column| *column < MOST_COLUMNS && row < MOST_ROWS);
        let Some(column) = within else { return Err(too_large(&grid.name, row, column)) };
        self.cells += 1;
        if self.cells > MOST_CELLS {
            return Err(refusal(TooManyCells { most: Grouped(MOST_CELLS) }));
        }
        self.count_text(content.value.shown().len() + content.formula.as_ref().map_or(0, |text| text.len()))?;
        match grid.rows.last_mut() {
            Some(last) if last.number == row => last.cells.push((column, content)),
            _ => grid.rows.push(Row { number: row, cells: vec![(column, content)] }),
        }
        Ok(())
    }

    /// Counts a text that is kept.
    ///
    /// # Errors
    /// If there is more text than is read.
    pub fn count_text(&mut self, bytes: usize) -> Result<(), Refusal> {
        self.text += bytes;
        if self.text > MOST_TEXT {
            return Err(refusal(TooMuchText { most: MOST_TEXT >> 20 }));
        }
        Ok(())
    }

    /// Lays out a sheet that is filled.
    ///
    /// # Errors
    /// If a cell was filled twice, or there are too many sheets.
    pub fn add(&mut self, mut grid: Grid) -> Result<(), Refusal> {
        self.sheets += 1;
        if self.sheets > MOST_SHEETS {
            return Err(refusal(TooManySheets { most: Grouped(MOST_SHEETS) }));
        }
        grid.put_in_order()?;
        let Grid { name, hidden, comments, coloured, hidden_rows, page_breaks, merged, rows } = grid;
        let sheet = self.layout.sheet(&name);
        (sheet.hidden, sheet.comments, sheet.coloured) = (hidden, comments, coloured);
        let mut page_breaks = page_breaks.into_iter().peekable();
        for Row { number, cells } in rows {
            let row = self.layout.row(number);
            row.hidden = hidden_rows.binary_search(&number).is_ok();
            while page_breaks.next_if(|first| *first <= number).is_some() {
                row.page_break = true;
            }
            for (column, mut content) in cells {
                let at = CellAddress { row: number, column };
                if let Ok(found) = merged.binary_search_by_key(&at, |(at, _)| *at) {
                    content.covers = merged[found].1;
                }
                self.layout.cell(column, content);
            }
        }
        Ok(())
    }

    /// The sheets, in a workbook with these names.
    pub fn finish(mut self, names: Vec<(Box<str>, Box<str>)>) -> Layout {
        self.layout.names(names);
        self.layout
    }
}

impl Grid {
    /// A sheet of this name.
    pub fn named(name: impl Into<String>) -> Self {
        Grid { name: name.into(), ..Grid::default() }
    }

    fn put_in_order(&mut self) -> Result<(), Refusal> {
        self.hidden_rows.sort_unstable();
        self.page_breaks.sort_unstable();
        self.merged.sort_unstable_by_key(|(at, _)| *at);
        if !self.rows.is_sorted_by(|above, below| above.number < below.number) {
            self.rows.sort_by_key(|row| row.number);
            let mut rows: Vec<Row> = Vec::with_capacity(self.rows.len());
            for row in self.rows.drain(..) {
                match rows.last_mut() {
                    Some(last) if last.number == row.number => last.cells.extend(row.cells),
                    _ => rows.push(row),
                }
            }
            self.rows = rows;
        }
        for row in &mut self.rows {
            row.cells.sort_by_key(|(column, _)| *column);
            if let Some(twice) = row.cells.windows(2).find(|two| two[0].0 == two[1].0) {
                let cell = CellAddress { row: row.number, column: twice[0].0 }.to_string();
                return Err(refusal(CellTwice { sheet: self.name.clone(), cell }));
            }
        }
        Ok(())
    }
}

/// The refusal of a sheet that is filled as far as this.
pub(super) fn too_large(sheet: &str, row: u32, column: u32) -> Refusal {
    // beyond what any program has, the address is that of its last column
    let column = u16::try_from(column).unwrap_or(u16::MAX);
    refusal(SheetTooLarge {
        sheet: sheet.to_owned(),
        cell: CellAddress { row, column }.to_string(),
        rows: Grouped(MOST_ROWS as usize),
        columns: usize::from(MOST_COLUMNS),
    })
}
