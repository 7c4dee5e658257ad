//! Entries put into the bytes of a form, and nothing else of it touched: not a comment, not a quote, not a line break.

mod csv;
mod csv_cells;
mod letters;
mod rows;
mod toml;
mod toml_section;

use crate::column::Column;
use crate::column::PerColumn;
use crate::criteria::{Criteria, Node};
use crate::fix::{Replacement, splice};
use crate::merge::{FactEntry, Spot};
use crate::read::ReadOptions;
use crate::source::{Shape, SourceText};
use crate::submission::{Row, Submission};
pub(crate) use rows::{Filled, fillings};

/// What is put into a row.
#[derive(Clone, Debug)]
pub(crate) struct RowFilling {
    /// The row, or the total.
    pub node: Node,
    /// The column.
    pub column: Column,
    /// What it is to say; `None` where the row is to be taken out.
    pub row: Option<Row>,
    /// The same as somebody wrote it in TOML.
    pub written: Option<String>,
}

/// What is put into a fact.
#[derive(Clone, Debug)]
pub(crate) struct FactFilling {
    /// The fact, by index.
    pub fact: usize,
    /// What it is to state.
    pub said: PerColumn<FactEntry>,
}

/// Everything that is put into a form.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fillings {
    /// Facts, in the order of the edition.
    pub facts: Vec<FactFilling>,
    /// Rows, in the order of the edition.
    pub rows: Vec<RowFilling>,
}

impl Fillings {
    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.facts.is_empty() && self.rows.is_empty()
    }

    /// Where they are put, facts first.
    pub(crate) fn spots(&self) -> impl Iterator<Item = Spot> {
        let facts = self.facts.iter().map(|fact| Spot::Fact(fact.fact, None));
        facts.chain(self.rows.iter().map(|row| Spot::Row(row.node, row.column)))
    }

    /// The code of the first.
    pub(crate) fn first_code(&self, criteria: &Criteria) -> String {
        self.spots().next().map(|spot| spot.code(criteria)).unwrap_or_default()
    }
}

/// Why an entry cannot be put in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// The CSV has no column for a part of it.
    NoColumn(String),
    /// It stands in a way that nothing can be put into.
    Place,
}

/// Why a form stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unpatched {
    /// Entries that have no place.
    Entries(Vec<(Spot, Why)>),
    /// Its encoding has no letters for what is put in.
    Letters,
}

/// A form as it stands in a file.
#[derive(Clone, Copy)]
pub(crate) struct Form<'f> {
    /// Its edition.
    pub criteria: &'f Criteria,
    /// What it says.
    pub submission: &'f Submission,
    /// Its text.
    pub source: &'f SourceText,
    /// How it was read.
    pub options: ReadOptions,
}

/// The bytes of a form with entries put in.
///
/// # Errors
/// Where that cannot be done.
pub(crate) fn patched(bytes: &[u8], form: Form<'_>, fillings: &Fillings) -> Result<Vec<u8>, Unpatched> {
    let planned = match form.submission.shape() {
        Shape::Toml => toml::replacements(form, fillings),
        Shape::Csv => csv::replacements(form, fillings),
        // a printed form is not written into
        Shape::Form => Err(fillings.spots().map(|spot| (spot, Why::Place)).collect()),
    };
    let mut replacements: Vec<Replacement> = planned.map_err(Unpatched::Entries)?;
    for one in &mut replacements {
        one.new = letters::fitting(&one.new, form.source.encoding);
    }
    replacements.sort_by_key(|one| (one.span.start, one.span.end));
    splice(bytes, form.source, &replacements).map_err(|_| Unpatched::Letters)
}

/// How lines end in a text.
fn line_break(text: &str) -> &'static str {
    let end = text.find(['\r', '\n']).map(|at| &text[at..]);
    match end {
        Some(end) if end.starts_with("\r\n") => "\r\n",
        Some(end) if end.starts_with('\r') => "\r",
        Some(_) | None => "\n",
    }
}
