//! The band and the index that a form declares of itself.

use super::Row;
use super::answer_fields::{figure, text};
use crate::column::Column;
use crate::criteria::{Bands, Criteria, Criterion};
use crate::finding::{Finding, Findings, Located, code};
use crate::number::Decimal;
use crate::source::{RawField, Shape};
use crate::text::shortened;

/// A place in a classification as the form declares it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeclaredClass {
    /// Position of the band among those of the row or of the total.
    pub band: Option<Located<usize>>,
    /// Total ÷ max.
    pub index: Option<Located<Decimal>>,
}

/// The keys of a declared class in an answer, and the ends of its columns in a CSV.
pub const BAND: &str = "band";
/// See [`BAND`].
pub const INDEX: &str = "index";

/// Binds what a row, or the total (`None`), declares of its band and index.
pub struct ClassBinder<'b> {
    /// The edition.
    pub criteria: &'b Criteria,
    /// The row.
    pub criterion: Option<&'b Criterion>,
    /// The column.
    pub column: Column,
    /// The notation.
    pub shape: Shape,
}

impl ClassBinder<'_> {
    fn code(&self) -> &str {
        self.criterion.map_or(crate::criteria::TOTAL, |criterion| criterion.code.as_str())
    }

    fn name(&self) -> &str {
        self.criterion.map_or("the total", |criterion| criterion.code.as_str())
    }

    fn bands(&self) -> Option<&Bands> {
        let node = self.criterion.map_or(&self.criteria.total.node, |criterion| &criterion.node);
        node.bands.as_ref()
    }

    /// Binds a field, one of [`BAND`] and [`INDEX`].
    pub fn bind(&self, field: &RawField, row: &mut Row, findings: &mut Findings) {
        let mut class = row.class.take().unwrap_or_default();
        if field.name.value == BAND {
            class.band = self.band(field, findings);
        } else {
            class.index = self.index(field, findings);
        }
        row.class = (*class != DeclaredClass::default()).then_some(class);
    }

    /// The band, by its id, its title or its printed words.
    fn band(&self, field: &RawField, findings: &mut Findings) -> Option<Located<usize>> {
        let Some(bands) = self.bands() else {
            let help = "leave it out; the criteria give bands to other rows, or to none";
            findings.push(self.superfluous(field, "has no bands", help));
            return None;
        };
        let written = text(field, findings)?;
        let wanted = written.value.trim().to_lowercase();
        let is_called = |words: Option<&String>| words.is_some_and(|it| it.trim().to_lowercase() == wanted);
        let by_id = bands.list.iter().position(|band| is_called(Some(&band.id)));
        let by_words = || {
            bands
                .list
                .iter()
                .position(|band| is_called(band.title.as_ref()) || is_called(band.printed.as_ref()))
        };
        let found = by_id.or_else(by_words);
        if found.is_none() {
            let known = bands.list.iter().map(|band| match &band.title {
                Some(title) => format!("{} ({})", band.id, shortened(title, 50)),
                None => band.id.clone(),
            });
            let known: Vec<String> = known.collect();
            let message = format!("{} has no band `{}`", self.name(), shortened(&written.value, 40));
            let finding =
                Finding::new(&code::UNKNOWN_CHOICE, message, format!("write one of: {}", known.join(", ")));
            findings.push(finding.at(&written.place).about(self.code(), Some(self.column)));
        }
        found.map(|band| written.with(band))
    }

    /// The index, which only the total has.
    fn index(&self, field: &RawField, findings: &mut Findings) -> Option<Located<Decimal>> {
        if self.criterion.is_some() || self.criteria.total.index.is_none() {
            let help = "leave it out; only a total has an index, if the criteria say so";
            findings.push(self.superfluous(field, "has no index", help));
            return None;
        }
        figure(field, findings)
    }

    fn superfluous(&self, field: &RawField, what: &str, help: &str) -> Finding {
        let (code, place) = match self.shape {
            Shape::Toml => (&code::UNKNOWN_KEY, &field.name.place),
            Shape::Csv => (&code::MISPLACED_CELL, &field.value.place),
        };
        let message = format!("{} {what}, and its `{}` is declared", self.name(), field.name.value);
        Finding::new(code, message, help).at(place).about(self.code(), Some(self.column))
    }
}
