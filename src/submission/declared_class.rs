//! The band and the index that a form declares of itself.

use super::Row;
use super::answer_fields::{figure, text};
use super::messages::class::{
    BANDS, INDEX as AN_INDEX, LEAVE_BAND_OUT, LEAVE_INDEX_OUT, SuperfluousCell, SuperfluousKey, UnknownBand,
};
use crate::column::Column;
use crate::criteria::{Bands, Criteria, Criterion};
use crate::finding::{Finding, Findings, Located};
use crate::language::{Listed, RowName, Text};
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
pub(super) const BAND: &str = "band";
/// See [`BAND`].
pub(super) const INDEX: &str = "index";

/// Binds what a row, or the total (`None`), declares of its band and index.
pub(super) struct ClassBinder<'b> {
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

    fn name(&self) -> RowName {
        RowName(self.code().to_owned())
    }

    fn bands(&self) -> Option<&Bands> {
        let node = self.criterion.map_or(&self.criteria.total.node, |criterion| &criterion.node);
        node.bands.as_ref()
    }

    /// Binds a field, one of [`BAND`] and [`INDEX`].
    pub(super) fn bind(&self, field: &RawField, row: &mut Row, findings: &mut Findings) {
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
            findings.push(self.superfluous(field, BANDS, LEAVE_BAND_OUT));
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
            let finding = Finding::from(UnknownBand {
                row: self.name(),
                written: shortened(&written.value, 40),
                bands: Listed(known),
            });
            findings.push(finding.at(&written.place).about(self.code(), Some(self.column)));
        }
        found.map(|band| written.with(band))
    }

    /// The index, which only the total has.
    fn index(&self, field: &RawField, findings: &mut Findings) -> Option<Located<Decimal>> {
        if self.criterion.is_some() || self.criteria.total.index.is_none() {
            findings.push(self.superfluous(field, AN_INDEX, LEAVE_INDEX_OUT));
            return None;
        }
        figure(field, findings)
    }

    fn superfluous(&self, field: &RawField, what: Text, help: Text) -> Finding {
        let (row, key) = (self.name(), field.name.value.to_string());
        let finding = match self.shape {
            Shape::Toml => Finding::from(SuperfluousKey { row, what, key, help }).at(&field.name.place),
            Shape::Csv | Shape::Form => {
                Finding::from(SuperfluousCell { row, what, key, help }).at(&field.value.place)
            }
        };
        finding.about(self.code(), Some(self.column))
    }
}
