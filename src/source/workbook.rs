//! Tables of cells as files hold them: the sheets of a workbook, the tables of a document, a table that was copied as
//! text. Nothing here knows what a cell is for.

use std::ops::Range;

use super::position::CellAddress;

/// Every table of a file, in its order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workbook {
    /// The sheets, or the tables of a document.
    pub sheets: Vec<Sheet>,
    /// Its defined names, each with what it refers to: `rate`, `Sheet1!$B$2`.
    pub names: Vec<(Box<str>, Box<str>)>,
    /// Whether its file has formulas as codes, of which a reader makes text again, not always the right one.
    pub formulas_are_codes: bool,
}

/// One table. Only cells that say something are there, row by row and from the left.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Its name; of the tables of a document, their number.
    pub name: Box<str>,
    /// Whether its file hides it.
    pub hidden: bool,
    /// The rows that have cells, from above.
    pub rows: Vec<SheetRow>,
    /// How many cells carry a comment, where the file tells.
    pub comments: usize,
    /// How many cells carry a colour of their own, where the file tells.
    pub coloured: usize,
}

/// One row of a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SheetRow {
    /// Its number, from 0.
    pub row: u32,
    /// Whether its file hides it.
    pub hidden: bool,
    /// Whether a page, or a table, begins with it.
    pub page_break: bool,
    /// Its cells, from the left.
    pub cells: Vec<SheetCell>,
}

/// One cell that says something.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetCell {
    /// Its column, from 0.
    pub column: u16,
    /// What it says.
    pub content: CellContent,
    /// Which bytes of the text show it.
    pub span: Range<usize>,
}

/// What a cell says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CellContent {
    /// Its value; of a formula, as saved.
    pub value: CellValue,
    /// Its formula in the notation of Excel, without a sign before it: `SUM(G18:G20)`. Empty if the file has one whose text
    /// is not read, as in an .xls.
    pub formula: Option<Box<str>>,
    /// The code of its number format, where it has one of its own: `0.00`.
    pub format: Option<Box<str>>,
    /// How many cells it covers to the right and below; `(1, 1)` where it is merged with none.
    pub covers: Covers,
    /// Whether a table stands within it, whose text is a part of its value.
    pub nested: bool,
}

impl CellContent {
    /// A text that was typed.
    pub fn text(text: &str) -> Self {
        CellContent { value: CellValue::Text(text.into()), ..CellContent::default() }
    }
}

/// A cell that is to have another value, a number or a text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct CellChange {
    /// The number of its sheet, from 0.
    pub sheet: usize,
    /// Where it stands in the sheet.
    pub at: CellAddress,
    /// Its value from then on.
    pub value: CellValue,
}

impl Workbook {
    /// The same workbook with these values.
    pub(crate) fn changed(&self, changes: &[CellChange]) -> Workbook {
        let mut workbook = self.clone();
        for change in changes {
            let rows = workbook.sheets.get_mut(change.sheet).map(|sheet| &mut sheet.rows);
            let row = rows.and_then(|rows| rows.iter_mut().find(|row| row.row == change.at.row));
            let cell = row.and_then(|row| row.cells.iter_mut().find(|cell| cell.column == change.at.column));
            if let Some(cell) = cell {
                cell.content.value = change.value.clone();
            }
        }
        workbook
    }
}

/// How many rows and columns a cell covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Covers {
    /// Rows, itself among them.
    pub rows: u32,
    /// Columns, itself among them.
    pub columns: u16,
}

impl Default for Covers {
    fn default() -> Self {
        Covers { rows: 1, columns: 1 }
    }
}

/// The value of a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum CellValue {
    /// A formula without a saved value.
    #[default]
    Unknown,
    /// A text as written.
    Text(Box<str>),
    /// A number: its digits with a point, as a spreadsheet shows it (15 significant digits).
    Number(Box<str>),
    /// A date or a time, as a person reads it.
    Date(Box<str>),
    /// True or false.
    Flag(bool),
    /// An error: `#DIV/0!`.
    Error(Box<str>),
}

impl CellValue {
    /// What the cell shows.
    pub fn shown(&self) -> &str {
        match self {
            CellValue::Unknown => "",
            CellValue::Text(text)
            | CellValue::Number(text)
            | CellValue::Date(text)
            | CellValue::Error(text) => text,
            CellValue::Flag(true) => "TRUE",
            CellValue::Flag(false) => "FALSE",
        }
    }
}

impl SheetRow {
    /// The cell of a column.
    pub fn cell(&self, column: u16) -> Option<&SheetCell> {
        let found = self.cells.binary_search_by_key(&column, |cell| cell.column);
        found.ok().map(|position| &self.cells[position])
    }
}

impl Sheet {
    /// A row by its number.
    pub fn row(&self, row: u32) -> Option<&SheetRow> {
        let found = self.rows.binary_search_by_key(&row, |row| row.row);
        found.ok().map(|position| &self.rows[position])
    }

    /// The cell at an address.
    pub fn cell(&self, at: CellAddress) -> Option<&SheetCell> {
        self.row(at.row)?.cell(at.column)
    }

    /// All cells with their addresses, row by row.
    pub fn cells(&self) -> impl Iterator<Item = (CellAddress, &SheetCell)> {
        self.rows.iter().flat_map(|row| {
            row.cells.iter().map(|cell| (CellAddress { row: row.row, column: cell.column }, cell))
        })
    }
}
