//! What is said of a form's layout beside the form: by the edition (`[form]`), by a file beside the form, or on the
//! command line. Whatever is said last holds.

use std::collections::BTreeMap;

use super::header::Columns;
use super::roles::Role;
use crate::column::Column;
use crate::criteria::{FormLayout, OptionsStand};
use crate::title::folded;

/// All of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overrides {
    /// The sheet that is the form.
    pub sheet: Option<String>,
    /// Printed headings of roles, folded.
    headings: Vec<(String, Role)>,
    /// Columns of roles, by their place in the sheet.
    columns: Vec<(Role, u16)>,
    /// Where options stand.
    pub(super) options: Option<OptionsStand>,
    ticks: Vec<String>,
    totals: Vec<String>,
    /// Answers that were settled by hand: the column if one was named, and what is written, by code.
    pub rows: BTreeMap<String, Vec<(Option<Column>, String)>>,
}

impl Overrides {
    /// What holds of a form of an edition: what the edition says of it, and above that what was said elsewhere.
    pub fn of(layout: &FormLayout, said: &Overrides) -> Self {
        let mut all = said.clone();
        all.sheet = all.sheet.or_else(|| layout.sheet.clone());
        let named = layout.headings.iter().filter_map(|(name, heading)| Some((Role::named(name)?, heading)));
        all.headings.extend(named.map(|(role, heading)| (folded(heading), role)));
        all.options = all.options.or(layout.options);
        all.ticks.extend(layout.ticks.iter().cloned());
        all.totals.extend(layout.total.iter().map(|label| folded(label)));
        all
    }

    /// Whether a text is the label of the total, as the edition has it.
    pub(super) fn is_total(&self, text: &str) -> bool {
        !self.totals.is_empty() && self.totals.contains(&folded(text))
    }

    /// Whether a text is a tick, as the edition has it.
    pub(super) fn is_tick(&self, text: &str) -> bool {
        self.ticks.iter().any(|tick| tick == text.trim())
    }

    /// Puts what was said elsewhere above this.
    pub fn add(&mut self, other: Overrides) {
        self.sheet = other.sheet.or(self.sheet.take());
        for (role, column) in other.columns {
            self.add_column(role, column);
        }
        for (code, mut answers) in other.rows {
            self.rows.entry(code).or_default().append(&mut answers);
        }
    }

    /// Adds the column of a role.
    pub fn add_column(&mut self, role: Role, column: u16) {
        self.columns.retain(|(known, _)| *known != role);
        self.columns.push((role, column));
    }

    /// The role of a heading that the edition names.
    pub(super) fn heading(&self, text: &str) -> Option<Role> {
        if self.headings.is_empty() {
            return None;
        }
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

    /// What a person said that a row says in a column.
    pub(super) fn settled(&self, code: &str, column: Column) -> Option<String> {
        let own = self.rows.get(code)?.iter().rfind(|(of, _)| of.is_none_or(|of| of == column));
        own.map(|(_, written)| written.clone())
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
