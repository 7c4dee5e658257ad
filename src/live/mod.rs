//! What spreadsheets compute exactly: points as formulas on whole numbers, or not at all.
//!
//! A spreadsheet reckons with numbers of 53 bits and takes two of them for the same where 15 digits agree. A formula is
//! exact all the same while every whole number in it stays below [`BOUND`]: a quotient that is not whole lies further from the
//! next whole number than either can move it. What could pass the bound is not said ([`None`]), and figures that the proof does
//! not cover are refused by the formula itself.

mod cells;
mod points;
mod quotient;
mod whole;

pub use cells::{AFTER_ID, Cells, Entry, Figure, NO_ITEM, NOT_APPLICABLE};
pub use points::Points;
pub use quotient::{decimals_of, divided};
pub use whole::{BOUND, Whole};

use crate::number::{Exact, plain};

/// What stands in a cell whose points cannot be computed there.
pub const NONE: &str = "?";

/// A number as a formula has it; `None` where it has no end.
pub fn literal(number: &Exact) -> Option<String> {
    number.to_decimal().map(|figure| plain(figure.normalize()))
}
