//! What a function sees of the workbook.

use super::value::{Outcome, Value};
use crate::formula::expression::{Area, Expression};
use crate::source::CellAddress;

/// Cells of a sheet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Range {
    pub(super) sheet: usize,
    pub(super) area: Area,
}

/// Looks at a cell of a range: how far below and right of its first one it is, and what it says.
pub(super) type Look<'l> = dyn FnMut((u32, u32), Outcome<Value>) -> Outcome<()> + 'l;

/// The workbook around a formula.
pub(super) trait Scope {
    /// The one value of a part of the formula.
    fn value(&mut self, part: &Expression) -> Outcome<Value>;

    /// The cells that an argument names; `None` where it is a value.
    fn range(&self, part: &Expression) -> Outcome<Option<Range>>;

    /// Looks at every cell of a range that has content, row by row.
    fn each(&mut self, range: Range, look: &mut Look<'_>) -> Outcome<()>;

    /// What a cell says.
    fn cell(&mut self, sheet: usize, at: CellAddress) -> Outcome<Value>;
}

/// A function: what it gives for its arguments.
pub(super) type Function = fn(&mut dyn Scope, &[Expression]) -> Outcome<Value>;
