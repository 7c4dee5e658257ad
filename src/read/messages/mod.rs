//! What the reading of forms says, in both languages.

pub mod csv;
pub mod csv_header;
pub mod json_lines;
pub mod toml;
