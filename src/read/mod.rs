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
mod csv_places;
mod csv_record;
mod csv_strangers;
mod csv_unit_starts;
mod csv_units;
mod foreign;
mod json_lines;
mod messages;
mod office;
mod own_result;
mod printed_csv;
mod scan;
mod tabbed;
mod toml;
mod toml_keys;
mod toml_values;

pub(crate) use csv::{delimiter, marks, read_unit};
pub(crate) use csv_fields::{Field, Part, field_named as field_of};
pub(crate) use csv_head::MetadataRow;
pub(crate) use csv_places::{CsvPlaces, RecordPlaces, csv_places};
pub(crate) use csv_units::{LONGEST_HEADER, UnitRows};
pub use csv_units::{LongCsv, Portion, Portions};
pub(crate) use foreign::{Foreign, foreign_for};
pub(crate) use json_lines::read_standing;
pub(crate) use office::{NotRewritten, Rewritten, rewrite_cells};
pub(crate) use own_result::{NotAForm, own_result};
pub(crate) use scan::{MAX_UNIT_LINES, has_too_many_lines};
pub(crate) use toml::{read_facts, read_rows};
pub(crate) use toml_keys::{ANSWER, FACT_VALUE, SUBMISSION};

use encoding_rs::Encoding;

use crate::finding::{Finding, Findings, SourceId};
use crate::number::Mark;
use crate::source::{RawSubmission, SourceText};

/// What the user said about the notation, overriding what the file shows.
#[derive(Clone, Copy, Debug, Default)]
pub struct ReadOptions {
    /// The decimal mark of a CSV.
    pub mark: Option<Mark>,
    /// The delimiter of a CSV.
    pub delimiter: Option<u8>,
    /// The encoding of a text.
    pub encoding: Option<&'static Encoding>,
}

/// A notation for submissions. A new one is a file, a `mod` line and an entry in [`READERS`].
#[derive(Debug)]
pub struct Reader {
    /// Its name.
    pub name: &'static str,
    /// The endings of its files.
    pub extensions: &'static [&'static str],
    /// Whether the first bytes of a file say that it is of this notation, whatever it is called.
    pub recognizes: fn(&[u8]) -> bool,
    /// Opens the bytes of a file: its text, with the places that findings point at.
    pub open: fn(&str, &[u8], ReadOptions, SourceId) -> Result<SourceText, Unreadable>,
    /// How rows are found in it.
    pub read: Reading,
    /// What a text is that is not a form.
    pub not_a_form: fn(&str) -> Option<NotAForm>,
    /// How several units in one file are told apart, by its beginning, where the notation has that.
    pub units: Option<UnitsOf>,
}

/// How the rows of a form are found.
#[derive(Clone, Copy, Debug)]
pub enum Reading {
    /// Its rows say what they are. `None` if no row can be told apart; what is wrong is in the findings.
    Rows(fn(SourceId, &SourceText, ReadOptions, &mut Findings) -> Option<RawSubmission>),
    /// A printed form: its rows are found with the help of an edition.
    Form,
}

impl Reading {
    /// The rows of a form that says what they are. `None` of a printed form too.
    pub fn rows(
        self,
        id: SourceId,
        text: &SourceText,
        options: ReadOptions,
        findings: &mut Findings,
    ) -> Option<RawSubmission> {
        match self {
            Reading::Rows(read) => read(id, text, options, findings),
            Reading::Form => None,
        }
    }
}

/// How several units in one file are told apart, by its beginning; `None` where it is a form of one.
pub type UnitsOf = fn(&[u8], ReadOptions) -> Option<LongCsv>;

/// A file that cannot be opened: why, and a text to show it in.
pub type Unreadable = Box<(SourceText, Finding)>;

/// A file that a reader has opened.
#[derive(Debug)]
pub struct Opened {
    /// What it says.
    pub text: SourceText,
    /// Who reads it.
    pub reader: &'static Reader,
}

/// All notations.
pub static READERS: &[&Reader] =
    &[&csv::READER, &toml::READER, &office::READER, &tabbed::READER, &printed_csv::READER];

/// The one door for forms: opens the bytes of a file, by what they are, by the ending of its name, or by what their text
/// looks like.
///
/// # Errors
/// Where they are no text, or nothing that is read.
pub fn open(
    name: &str,
    ending: Option<&str>,
    bytes: &[u8],
    options: ReadOptions,
    id: SourceId,
) -> Result<Opened, Unreadable> {
    let recognized = READERS.iter().copied().find(|reader| (reader.recognizes)(bytes));
    if let Some(reader) = recognized.or_else(|| ending.and_then(reader_for)) {
        return (reader.open)(name, bytes, options, id).map(|text| Opened { text, reader });
    }
    let text = open_text(name, bytes, options, id)?;
    let reader = reader_for_text(&text.text);
    Ok(Opened { text, reader })
}

/// Opens a text.
fn open_text(name: &str, bytes: &[u8], options: ReadOptions, id: SourceId) -> Result<SourceText, Unreadable> {
    crate::source::decode::decode(name, bytes, options.encoding, id)
}

/// The reader for a file's ending.
pub fn reader_for(extension: &str) -> Option<&'static Reader> {
    READERS
        .iter()
        .copied()
        .find(|reader| reader.extensions.contains(&extension.to_ascii_lowercase().as_str()))
}

/// The reader for a text without a name.
fn reader_for_text(text: &str) -> &'static Reader {
    if is_toml(text) { &toml::READER } else { &csv::READER }
}

/// Whether a text is TOML: it says `key = value` or `[table]` at the first line that says anything.
fn is_toml(text: &str) -> bool {
    let first = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
    first.is_some_and(|line| {
        let key = line.split('=').next().unwrap_or_default().trim();
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '"');
        line.starts_with('[') || (line.contains('=') && !line.starts_with("sep=") && key.chars().all(plain))
    })
}

/// All endings, for messages.
pub fn extensions() -> impl Iterator<Item = &'static str> + Clone {
    READERS.iter().flat_map(|reader| reader.extensions.iter().copied())
}
