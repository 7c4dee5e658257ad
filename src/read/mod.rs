//! Files to raw rows with places. A reader knows its notation and nothing of criteria.

mod bounded_lines;
mod csv;
mod csv_cells;
mod csv_columns;
mod csv_cut;
mod csv_fields;
mod csv_figures;
mod csv_findings;
mod csv_head;
mod csv_header;
mod csv_joined;
mod csv_record;
mod csv_strangers;
mod csv_unit_starts;
mod csv_units;
mod foreign;
mod json_lines;
mod messages;
mod own_result;
mod scan;
mod toml;
mod toml_keys;
mod toml_values;

pub use csv::{delimiter, marks, read_unit};
pub use csv_fields::{Field, Part, field_named as field_of};
pub use csv_units::{
    LONGEST_HEADER, LongCsv, MAX_UNIT_LINES, Portion, Portions, UnitRows, has_too_many_lines,
};
pub use foreign::{Foreign, foreign_for};
pub use json_lines::read_standing;
pub use own_result::{is_edition, own_result};
pub use toml::{read_facts, read_rows};
pub use toml_keys::{ANSWER, FACT_VALUE, SUBMISSION};

use crate::finding::{Findings, SourceId};
use crate::number::Mark;
use crate::source::{RawSubmission, SourceText};

/// What the user said about the notation, overriding what the file shows.
#[derive(Clone, Copy, Debug, Default)]
pub struct ReadOptions {
    /// The decimal mark of a CSV.
    pub mark: Option<Mark>,
    /// The delimiter of a CSV.
    pub delimiter: Option<u8>,
}

/// A notation for submissions.
#[derive(Debug)]
pub struct Reader {
    /// Its name.
    pub name: &'static str,
    /// The endings of its files.
    pub extensions: &'static [&'static str],
    /// Reads a text. `None` where no row can be told apart; what is wrong is in the findings.
    pub read: fn(SourceId, &SourceText, ReadOptions, &mut Findings) -> Option<RawSubmission>,
}

/// All notations.
pub static READERS: &[&Reader] = &[&csv::READER, &toml::READER];

/// The reader for a file's ending.
pub fn reader_for(extension: &str) -> Option<&'static Reader> {
    READERS
        .iter()
        .copied()
        .find(|reader| reader.extensions.contains(&extension.to_ascii_lowercase().as_str()))
}

/// The reader for a text without a name: TOML says `key = value` or `[table]` at the first line that says anything.
pub fn reader_for_text(text: &str) -> &'static Reader {
    let first = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
    let is_toml = first.is_some_and(|line| {
        let key = line.split('=').next().unwrap_or_default().trim();
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '"');
        line.starts_with('[') || (line.contains('=') && !line.starts_with("sep=") && key.chars().all(plain))
    });
    if is_toml { &toml::READER } else { &csv::READER }
}

/// All endings, for messages.
pub fn extensions() -> impl Iterator<Item = &'static str> + Clone {
    READERS.iter().flat_map(|reader| reader.extensions.iter().copied())
}
