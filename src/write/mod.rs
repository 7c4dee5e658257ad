//! Reports to text: punctuation only. Nothing here computes.

use crate::language::Language;

mod columns;
mod csv;
mod fit;
pub mod json;
mod json_explanation;
mod json_lines;
pub mod json_text;
mod json_writer;
mod markdown;
mod table;
mod wrap;

pub use csv::write_csv;
pub use json_explanation::{explained_form, explained_forms, explanations};
pub use json_lines::standing_line;
pub use markdown::write_markdown;
pub use table::write_table;

/// How a result is written.
#[derive(Clone, Copy, Debug)]
pub struct RenderOptions {
    /// The language of its words and its decimal mark.
    pub language: Language,
    /// Columns of the terminal.
    pub width: usize,
    /// Whether it takes colours.
    pub colour: bool,
}

/// A notation for results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Aligned columns for a terminal.
    Table,
    /// For programs.
    Json,
    /// For spreadsheets.
    Csv,
    /// For documents.
    Markdown,
}

/// A notation with its names.
#[derive(Debug)]
pub struct FormatEntry {
    /// What it is.
    pub format: Format,
    /// The word after `--format`.
    pub name: &'static str,
    /// Endings of files that are written in it.
    pub extensions: &'static [&'static str],
}

/// All notations.
pub static FORMATS: &[FormatEntry] = &[
    FormatEntry { format: Format::Table, name: "table", extensions: &["txt"] },
    FormatEntry { format: Format::Json, name: "json", extensions: &["json", "jsonl"] },
    FormatEntry { format: Format::Csv, name: "csv", extensions: &["csv"] },
    FormatEntry { format: Format::Markdown, name: "markdown", extensions: &["md", "markdown"] },
];
