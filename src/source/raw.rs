//! Rows as a reader found them: places and plain values, nothing bound to criteria yet.

use std::borrow::Cow;

use super::messages::keys::{UnitColumn, UnknownColumn, kinds};
use crate::column::PerColumn;
use crate::finding::{Finding, Findings, Located, Place, SourceId};
use crate::language::Text;
use crate::number::{Decimal, Mark, Marks, NumberProblem};
use crate::text::spelled;

/// Which notation the rows came in; a few words are read differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Every answer names its parts.
    Toml,
    /// Parts stand in columns; what `answer` means depends on the rule.
    Csv,
    /// A printed form that was laid beside the criteria: parts are named, and stand in cells.
    Form,
}

/// A value without a meaning yet.
#[derive(Clone, Debug, PartialEq)]
pub enum RawValue {
    /// A figure.
    Number(Decimal),
    /// A text, composed.
    Text(String),
    /// A cell of a CSV that is a figure, or a word that looks like one: which, the criteria know.
    Cell {
        /// What it says, composed.
        text: String,
        /// The figure, if it is one.
        figure: Result<Decimal, Box<NumberProblem>>,
    },
    /// True or false.
    Flag(bool),
    /// Several texts.
    List(Vec<Located<String>>),
    /// Several values by name: `{ national = 1, provincial = 0 }`.
    Table(Vec<RawField>),
}

impl RawValue {
    /// What it is.
    pub fn kind(&self) -> Text {
        match self {
            RawValue::Number(_) => kinds::NUMBER,
            RawValue::Text(_) | RawValue::Cell { .. } => kinds::TEXT,
            RawValue::Flag(_) => kinds::FLAG,
            RawValue::List(_) => kinds::LIST,
            RawValue::Table(_) => kinds::TABLE,
        }
    }
}

/// One named part of a row: `num = 13`.
#[derive(Clone, Debug, PartialEq)]
pub struct RawField {
    /// Its name as written.
    pub name: Located<Cow<'static, str>>,
    /// Its value.
    pub value: Located<RawValue>,
}

/// One row of one column.
#[derive(Clone, Debug, PartialEq)]
pub struct RawRow {
    /// The code as written.
    pub code: Located<String>,
    /// Where the row stands.
    pub place: Place,
    /// An answer without a name: `"1.4" = "13/15"`, or the `answer` cell of a CSV row.
    pub bare: Option<Located<RawValue>>,
    /// Its named parts.
    pub fields: Vec<RawField>,
    /// Whether a part could not be read (and was reported): what is missing is then no second mistake.
    pub broken: bool,
    /// Whether it can be read in several ways (which was reported): it has no points then.
    pub doubt: bool,
}

/// A fact that the unit states.
#[derive(Clone, Debug, PartialEq)]
pub struct RawFact {
    /// Its name as written.
    pub name: Located<String>,
    /// Its value in each column.
    pub values: PerColumn<Option<Located<RawValue>>>,
    /// Why the appraisal has another value.
    pub note: Option<Located<String>>,
    /// Whether its value could not be read, and was reported: that it is missing is then no second mistake.
    pub broken: bool,
}

/// What stands before the rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RawHead {
    /// The id of the criteria.
    pub criteria: Option<Located<String>>,
    /// `id`, `name`, and any other text about the unit.
    pub unit: Vec<(Located<String>, Located<String>)>,
    /// The facts.
    pub facts: Vec<RawFact>,
    /// Maxima as printed on the form, by code.
    pub printed_max: Vec<(Located<String>, Located<Decimal>)>,
}

/// How a file spells its figures, for whoever writes into it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Notation {
    /// Its decimal mark; `None` where nothing says.
    pub mark: Option<Mark>,
    /// Whether the user said so.
    pub stated: bool,
    /// Its delimiter, where it has one.
    pub delimiter: Option<u8>,
}

impl Notation {
    /// What is known of its decimal mark.
    pub fn marks(self) -> Marks {
        match self.mark {
            Some(mark) if self.stated => Marks::Stated(mark),
            Some(mark) => Marks::Likely(mark),
            None => Marks::Unknown,
        }
    }
}

/// A submission as a reader found it.
#[derive(Clone, Debug, PartialEq)]
pub struct RawSubmission {
    /// The text that it was read from.
    pub source: SourceId,
    /// Its notation.
    pub shape: Shape,
    /// Its spelling of figures.
    pub notation: Notation,
    /// What stands before the rows.
    pub head: RawHead,
    /// Columns of a CSV that only the criteria can know: attributes, as they are written in the header.
    pub others: Vec<Located<String>>,
    /// The columns that every CSV may have.
    pub known: Vec<&'static str>,
    /// The rows of each column that is there.
    pub columns: PerColumn<Option<Vec<RawRow>>>,
}

/// The finding for a column whose name has no meaning.
pub(crate) fn unknown_column<'n>(
    name: &str,
    known: impl Iterator<Item = &'n str> + Clone,
    findings: &Findings,
) -> Finding {
    if name == "unit" {
        return UnitColumn { name: name.to_owned() }.into();
    }
    UnknownColumn { name: spelled(name, 40), suggestion: findings.suggestion(name, known) }.into()
}
