//! What the reading of forms says, in both languages.

pub mod csv;
pub mod toml;
