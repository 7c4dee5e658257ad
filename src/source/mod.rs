//! Texts and workbooks with places: what was read, where in it something stands, and the raw rows that readers make of it.
//!
//! Nothing here knows criteria or rules.

mod cell;
pub(crate) mod cells;
pub mod decode;
mod document;
mod file;
mod key_values;
mod keys;
mod lists;
mod messages;
pub mod plain_toml;
mod position;
mod raw;
mod subject;
mod text;
pub mod toml;
mod toml_escapes;
mod toml_slips;
pub mod workbook;

pub(crate) use cell::{Asked, asked_finding, cell_figure, cell_finding, spreadsheet_finding};
pub use document::Data;
pub(crate) use file::{MAX_BYTES, ReadError, length_of, read_beginning, read_file, read_regular, read_stdin};
#[cfg(test)]
pub(crate) use key_values::about;
pub(crate) use keys::{
    FigureOrShare, Keys, MAX_ENTRIES, MAX_TEXT, bound_with_comma, is_too_long, read_figure_or_share,
    too_long, too_many_entries,
};
pub(crate) use lists::{Lists, MAX_ROWS, NameOrIds};
pub(crate) use messages::keys::{THIS_CELL, kinds};
pub(crate) use position::{CellAddress, Position};
pub(crate) use raw::{Notation, RawFact, RawHead, RawRow, Shape, unknown_column};
pub use raw::{RawField, RawSubmission, RawValue};
pub(crate) use subject::{Subject, nouns};
pub use text::{SourceText, Sources};
