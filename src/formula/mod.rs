//! What the formulas of a workbook say: their trees, the cells that they refer to, and what they give when they are
//! computed again, exactly.
//!
//! Nothing here knows what a cell is for.

mod blanks;
mod evaluate;
mod expression;
mod formulas;
mod judge;
mod parse;
mod relative;
#[cfg(test)]
mod sample;
mod written;

pub use blanks::FromBlanks;
pub use evaluate::{NotComputed, Number, Outcome, Recomputed, Stop, Value};
pub use formulas::Formulas;
pub use judge::{Notation, Source, is_saved_otherwise, judge, sum_range};
