//! What the formulas of a workbook say: their trees, the cells that they refer to, and what they give when they are
//! computed again, exactly.
//!
//! Nothing here knows what a cell is for.

mod blanks;
mod expression;
mod formulas;
mod parse;
#[cfg(test)]
mod sample;

pub use blanks::FromBlanks;
pub use formulas::Formulas;
