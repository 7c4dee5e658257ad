//! What the reading of forms says, in both languages.

pub mod json_lines;
