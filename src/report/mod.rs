//! Typed tables of typed cells, made from evaluations and criteria. No I/O, no punctuation of any format.

mod edition;
mod grid;
mod language;
mod scorecard;

pub use edition::{edition_list, edition_sheet};
pub use grid::{Align, Cell, Grid, GridColumn, GridRow, Level, Line, Room, Sheet, Tone};
pub use language::{Language, Phrase};
pub use scorecard::{ScorecardRequest, answer_text, difference, scorecard, scorecard_flat};
