//! One row of a CSV.

use std::borrow::Cow;

use super::csv_cells::Cell;

/// One row: its cells, in the text that they stand in.
#[derive(Clone, Copy)]
pub(super) struct Record<'r> {
    /// Its cells, as many as the first row has, and one more where it is longer.
    pub(super) cells: &'r [Cell],
    /// How many there are.
    pub(super) width: usize,
    /// Where it ends in the text.
    pub(super) end: usize,
    pub(super) text: &'r str,
}

impl<'r> Record<'r> {
    /// What its cells say.
    pub(super) fn values(self) -> impl Iterator<Item = Cow<'r, str>> {
        self.cells.iter().map(move |cell| cell.value(self.text))
    }

    /// Whether none of its cells says anything.
    pub(super) fn is_blank(self) -> bool {
        self.cells.iter().all(|cell| cell.span.is_empty() || cell.value(self.text).trim().is_empty())
    }

    /// What a cell says, without the blanks around it.
    pub(super) fn trimmed(self, index: usize) -> Cow<'r, str> {
        let blanks = [' ', '\t'];
        match self.cells[index].value(self.text) {
            Cow::Borrowed(value) => Cow::Borrowed(value.trim_matches(blanks)),
            Cow::Owned(value) => Cow::Owned(value.trim_matches(blanks).to_owned()),
        }
    }
}
