//! What is said of a form's layout beside the form: by the edition (`[form]`), by a file beside the form, or on the
//! command line. Whatever is said last holds.

use std::collections::BTreeMap;

use super::header::Columns;
use super::roles::Role;
use super::words::folded;

/// All of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overrides {
    /// The sheet that is the form.
    pub sheet: Option<String>,
    /// Printed headings of roles, folded.
    headings: Vec<(String, Role)>,
    /// Columns of roles, by their place in the sheet.
    columns: Vec<(Role, u16)>,
    /// Answers that were settled by hand: the column if one was named, and what is written, by code.
    pub rows: BTreeMap<String, Vec<(Option<crate::column::Column>, String)>>,
}

impl Overrides {
    /// Adds the printed heading of a role.
    pub fn add_heading(&mut self, role: Role, heading: &str) {
        self.headings.push((folded(heading), role));
    }

    /// Adds the column of a role.
    pub fn add_column(&mut self, role: Role, column: u16) {
        self.columns.retain(|(known, _)| *known != role);
        self.columns.push((role, column));
    }

    /// The role of a heading that the edition names.
    pub(super) fn heading(&self, text: &str) -> Option<Role> {
        let text = folded(text);
        self.headings.iter().find(|(known, _)| *known == text).map(|(_, role)| *role)
    }

    /// Whether columns are named, so that a form without a heading can be read.
    pub(super) fn names_columns(&self) -> bool {
        !self.columns.is_empty()
    }

    /// Whether a column is said to hold something else than titles.
    pub(super) fn is_other_than_title(&self, column: u16) -> bool {
        self.columns.iter().any(|(role, known)| *known == column && *role != Role::Title)
    }

    /// Puts the columns that were named in the place of those that were found.
    pub(super) fn apply(&self, columns: &mut Columns) {
        for (role, column) in &self.columns {
            columns.roles.retain(|(at, known)| known != role && at != column);
            columns.roles.push((*column, *role));
            columns.unclear.retain(|(unclear, ..)| unclear != role);
        }
        columns.roles.sort_by_key(|(column, _)| *column);
    }
}
