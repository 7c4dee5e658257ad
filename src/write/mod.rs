//! Reports to text: punctuation only. Nothing here computes.
//!
//! A format stands in its file: who reads it, and a function that writes any [`View`]. What commands take it, what help says
//! and which ending of a file asks for it all come from its entry in [`FORMATS`].

mod columns;
mod comparison;
mod csv;
mod fit;
mod html;
pub(crate) use submission::{
    InPlace, Remarks, RowPart, item_of, quoted, row_parts, row_table, submission_toml, table_of,
};
pub(crate) mod json;
mod json_comparison;
mod json_explanation;
mod json_lines;
mod json_losses;
mod json_merge;
mod json_target;
pub(crate) mod json_text;
mod json_verification;
mod json_writer;
mod markdown;
#[cfg(test)]
mod stub;
mod submission;
mod table;
mod view;
mod workbook;
mod wrap;

use crate::language::{Language, Text};
use crate::ranking::{LineShape, Standing, Unranked};
pub(crate) use comparison::ComparisonView;
pub use csv::CsvDialect;
pub(crate) use csv::written_csv;
pub(crate) use html::GENERATOR;
pub(crate) use json_explanation::{explained_form, explained_forms, explanations};
pub(crate) use table::{write_lines, write_table};
pub(crate) use view::{RankingWithForms, Scorecard, Subject, UnitForm, View};

/// How a result is written.
#[derive(Clone, Copy, Debug)]
pub struct RenderOptions {
    /// The language of its words and its decimal mark.
    pub language: Language,
    /// Columns of the terminal.
    pub width: usize,
    /// Whether it takes colours.
    pub colour: bool,
    /// Who a CSV is for.
    pub csv: CsvDialect,
}

/// Who reads a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// People, at once.
    Terminal,
    /// People, in a document.
    Documents,
    /// Spreadsheets: grids alone.
    Spreadsheets,
    /// Programs: everything that is to be said is in it.
    Programs,
}

impl Readers {
    /// Whether they are people, who want a summary and their language.
    pub fn are_people(self) -> bool {
        matches!(self, Readers::Terminal | Readers::Documents)
    }
}

/// What a kind of report may have, and a format may need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// On a terminal it is a table.
    Table,
    /// On a terminal it is more than that.
    Text,
    /// Each thing that it says can have one line.
    Lines,
    /// A shape of its own in JSON.
    Json,
}

/// What a kind of report has besides sheets and grids, which every one has.
pub type Parts = &'static [Part];

/// A notation for results.
#[derive(Debug)]
pub struct Format {
    /// The word after `--format`.
    pub name: &'static str,
    /// What it is for.
    pub meaning: Text,
    /// Endings of files that are written in it; none where it is only asked for by name.
    pub extensions: &'static [&'static str],
    /// Who reads it; that also decides the language, and whether what was found is told on standard error besides.
    pub readers: Readers,
    /// Whether it is no text, so that no terminal shows it.
    pub is_binary: bool,
    /// Whether it shows the forms themselves beside what was found in them: see [`View::subject`].
    pub shows_forms: bool,
    /// What a report must have for it.
    pub needs: Option<Part>,
    /// Writes a report.
    pub write: fn(&dyn View, &RenderOptions) -> Vec<u8>,
    /// Writes a ranking unit by unit; without it `batch --no-rank` is refused.
    pub line: Option<UnitLine>,
}

/// Writes a unit as a line by itself, with its rank or why it has none.
pub type UnitLine = fn(&Standing, Option<u32>, Option<Unranked>, &LineShape) -> String;

/// All formats. The usual one of a report is the first that it can be written in.
pub static FORMATS: &[&Format] = &[
    &table::TABLE,
    &table::TEXT,
    &table::SHORT,
    &json::FORMAT,
    &csv::FORMAT,
    &markdown::FORMAT,
    &html::FORMAT,
    &workbook::FORMAT,
    #[cfg(test)]
    &stub::FORMAT,
];

impl Format {
    /// Whether a kind of report can be written in it.
    pub fn writes(&self, parts: Parts) -> bool {
        self.needs.is_none_or(|part| parts.contains(&part))
    }

    /// The formats of a kind of report, the usual one first.
    pub fn all(parts: Parts) -> impl Iterator<Item = &'static Format> + Clone {
        FORMATS.iter().copied().filter(move |format| format.writes(parts))
    }

    /// The format of a kind of report that files with this ending are written in.
    pub fn by_ending(parts: Parts, ending: &str) -> Option<&'static Format> {
        Self::all(parts).find(|format| format.extensions.contains(&ending))
    }
}
