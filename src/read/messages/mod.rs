//! What the reading of forms says, in both languages.

pub(super) mod csv;
pub(super) mod csv_header;
pub(super) mod json_lines;
pub(super) mod office;
pub(super) mod toml;
