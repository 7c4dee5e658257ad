//! The file that a workbook was read from, and where in it a formula stands.

use crate::finding::{Place, SourceId};
use crate::formula::formulas::{Formula, Formulas};

/// How a file gives its formulas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// As text, as they were typed: .xlsx, .ods.
    Text,
    /// As codes, of which a reader makes text again, not always the right one: .xls. Such formulas are not judged.
    Codes,
}

/// The file that a workbook was read from.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    /// Its text.
    pub id: SourceId,
    /// How it gives its formulas.
    pub notation: Notation,
}

impl Source {
    /// Whether what the formulas say may be held against the form.
    pub(super) fn is_judged(self) -> bool {
        self.notation == Notation::Text
    }
}

/// Where a formula stands.
pub(super) fn place(source: Source, formula: &Formula<'_>) -> Place {
    Place::new(source.id, formula.cell.span.clone())
}

/// Whether a formula stands on a sheet that the file does not hide.
pub(super) fn is_shown(formulas: &Formulas<'_>, formula: &Formula<'_>) -> bool {
    !formulas.workbook.sheets[formula.sheet].hidden
}
