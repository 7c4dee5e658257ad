//! Where the rows and columns of a form stand: known before anything is written, so that formulas can speak of any cell.

use std::collections::BTreeMap;

use super::Template;
use super::layout::{FormColumn, Kind, Line, columns, head, table};
use crate::form::ids::{ColumnId, LineId};
use crate::source::CellAddress;

/// The rows above the facts and the unit: the title, and what is said of the form.
const ABOVE: u32 = 2;

/// The rows and columns of a form.
pub(crate) struct Plan {
    pub(super) columns: Vec<FormColumn>,
    /// The row above the facts.
    pub(super) caption: Option<u32>,
    /// The unit and its facts, each with its row.
    pub(super) head: Vec<(u32, Line)>,
    /// The hidden row of ids; the heading stands below it.
    pub(super) ids: u32,
    /// The rows of the table.
    pub(super) table: Vec<(u32, Line)>,
    /// The row of each line, and where it stands in the two lists.
    lines: BTreeMap<LineId, (u32, usize)>,
}

impl Plan {
    /// The plan of a form.
    pub(crate) fn of(template: &Template<'_>) -> Self {
        let mut row = ABOVE;
        let mut caption = None;
        let mut placed = Vec::new();
        for line in head(template) {
            if line.kind == Kind::Fact && caption.is_none() {
                caption = Some(row);
                row += 1;
            }
            placed.push((row, line));
            row += 1;
        }
        let ids = row + 1;
        let table: Vec<(u32, Line)> = (ids + 2..).zip(table(template)).collect();
        let all = placed.iter().chain(&table).enumerate();
        let lines = all.map(|(at, (row, line))| (line.id.clone(), (*row, at))).collect();
        Plan { columns: columns(template), caption, head: placed, ids, table, lines }
    }

    /// The row of the heading.
    pub(crate) fn heading(&self) -> u32 {
        self.ids + 1
    }

    /// The column of what a column holds.
    pub(crate) fn column(&self, id: &ColumnId) -> Option<u16> {
        let at = self.columns.iter().position(|column| column.id == *id)?;
        u16::try_from(at).ok()
    }

    /// The row of a line.
    pub(crate) fn row(&self, id: &LineId) -> Option<u32> {
        self.lines.get(id).map(|(row, _)| *row)
    }

    /// The cell of a line in a column.
    pub(crate) fn cell(&self, line: &LineId, column: &ColumnId) -> Option<CellAddress> {
        Some(CellAddress { row: self.row(line)?, column: self.column(column)? })
    }

    /// The cell of a line in a column, where a person fills it in.
    pub(crate) fn input(&self, id: &LineId, column: &ColumnId) -> Option<CellAddress> {
        let (_, at) = *self.lines.get(id)?;
        let (_, line) = self.head.iter().chain(&self.table).nth(at)?;
        let is_input = line.inputs.iter().any(|(known, _)| known == column);
        if is_input { self.cell(id, column) } else { None }
    }

    /// The column of the ids of rows.
    pub(super) fn id_column(&self) -> u16 {
        u16::try_from(self.columns.len()).unwrap_or(u16::MAX)
    }

    /// The rows of the table, from and to.
    pub(crate) fn table_rows(&self) -> (u32, u32) {
        let rows = self.table.iter().map(|(row, _)| *row);
        (self.heading() + 1, rows.max().unwrap_or(self.heading()))
    }
}
