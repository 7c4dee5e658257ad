//! One row of a CSV.

use std::borrow::Cow;

use super::csv_cells::Cell;
use crate::text::{composed, without_blanks};

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
        self.values().all(|value| value.chars().all(char::is_whitespace))
    }

    /// What a cell says, without the blanks around it.
    pub(super) fn trimmed(self, index: usize) -> Cow<'r, str> {
        match self.cells[index].value(self.text) {
            Cow::Borrowed(value) => Cow::Borrowed(without_blanks(value)),
            Cow::Owned(value) => Cow::Owned(without_blanks(&value).to_owned()),
        }
    }

    /// The same, composed.
    pub(super) fn composed(self, index: usize) -> Cow<'r, str> {
        let cell = &self.cells[index];
        let value = &self.text[cell.span.clone()];
        // mostly it is a figure or an id, of which nothing is to be taken away
        if !cell.quoted && value.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Cow::Borrowed(value);
        }
        match self.trimmed(index) {
            Cow::Borrowed(value) => composed(value),
            Cow::Owned(value) => Cow::Owned(composed(&value).into_owned()),
        }
    }
}
