//! The ids by which a form that the program made is read again, wherever its rows and columns stand then.
//!
//! A hidden row right above the heading says what each column holds: `self.num`, `appraisal.points`. A hidden column says
//! what each row is: `row|1.1`, `item|1.7|room`, `fact|staff`. Where the two cross, [`CROSSING`] stands. A hidden sheet
//! names the edition.

use std::fmt;

use super::roles::Role;
use crate::column::Column;
pub(crate) use crate::live::{AFTER_ID, NO_ITEM, NOT_APPLICABLE};

/// The cell where the row of column ids and the column of row ids cross.
pub(crate) const CROSSING: &str = "columns|id";
/// The hidden sheet that names the edition: keys in its first column, values in its second.
pub(crate) const SHEET: &str = "_score";
/// The defined name of the cell that has the edition's id.
pub(crate) const ID_NAME: &str = "_score_id";
/// The defined name of the table.
pub(crate) const FORM_NAME: &str = "_score_form";
/// The key of the version of these ids.
pub(crate) const SCHEMA: &str = "schema";
/// The key of the edition's id.
pub(crate) const CRITERIA: &str = "criteria";
/// The key of the hash of its text.
pub(crate) const SHA256: &str = "sha256";

/// What a row of the sheet is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum LineId {
    /// A row of the edition, by its code.
    Row(String),
    /// An item, or something that is counted, of a row.
    Item(String, String),
    /// The total.
    Total,
    /// A text about the unit, by its name.
    Unit(String),
    /// A fact, by its name.
    Fact(String),
}

impl LineId {
    /// What a cell says.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (kind, rest) = text.trim().split_once('|')?;
        match kind {
            "row" => Some(LineId::Row(rest.to_owned())),
            "item" => rest.split_once('|').map(|(code, id)| LineId::Item(code.to_owned(), id.to_owned())),
            "total" => Some(LineId::Total),
            "unit" => Some(LineId::Unit(rest.to_owned())),
            "fact" => Some(LineId::Fact(rest.to_owned())),
            _ => None,
        }
    }
}

impl fmt::Display for LineId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LineId::Row(code) => write!(f, "row|{code}"),
            LineId::Item(code, id) => write!(f, "item|{code}|{id}"),
            LineId::Total => f.write_str("total|total"),
            LineId::Unit(name) => write!(f, "unit|{name}"),
            LineId::Fact(name) => write!(f, "fact|{name}"),
        }
    }
}

/// What a column of the sheet holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ColumnId {
    /// What a column of any form may hold.
    Role(Role),
    /// The appraisal minus the self-score, which is computed.
    Difference,
    /// The points that an answer comes to, which are computed beside those that the form declares.
    Computed(Column),
    /// Where the appraisal says that the unit's answer holds.
    Same,
    /// What the unit objects.
    Objection,
    /// The reply to it.
    Reply,
    /// What supports an answer.
    Evidence(Column),
    /// Whether an answer has an attribute, by its name.
    Attribute(Column, String),
}

impl ColumnId {
    /// What a cell says.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let alone = [ColumnId::Difference, ColumnId::Same, ColumnId::Objection, ColumnId::Reply];
        if let Some(known) = alone.into_iter().find(|known| known.to_string() == text) {
            return Some(known);
        }
        let own = Column::BOTH.into_iter().find_map(|column| {
            let rest = text.strip_prefix(column.word())?.strip_prefix('.')?;
            match rest.strip_prefix("has.") {
                Some(name) => Some(ColumnId::Attribute(column, name.to_owned())),
                None if rest == "computed" => Some(ColumnId::Computed(column)),
                None => (rest == "evidence").then_some(ColumnId::Evidence(column)),
            }
        });
        own.or_else(|| Role::named(text).map(ColumnId::Role))
    }

    /// Whose answers it holds: those that a person fills in.
    pub(crate) fn column(&self) -> Option<Column> {
        match self {
            ColumnId::Role(role) => role.column(),
            ColumnId::Evidence(column) | ColumnId::Attribute(column, _) => Some(*column),
            ColumnId::Objection => Some(Column::Own),
            ColumnId::Reply => Some(Column::Appraisal),
            ColumnId::Difference | ColumnId::Computed(_) | ColumnId::Same => None,
        }
    }
}

impl fmt::Display for ColumnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ColumnId::Role(role) => f.write_str(role.name()),
            ColumnId::Difference => f.write_str("difference"),
            ColumnId::Computed(column) => write!(f, "{}.computed", column.word()),
            ColumnId::Same => f.write_str("appraisal.same"),
            ColumnId::Objection => f.write_str("self.objection"),
            ColumnId::Reply => f.write_str("appraisal.reply"),
            ColumnId::Evidence(column) => write!(f, "{}.evidence", column.word()),
            ColumnId::Attribute(column, name) => write!(f, "{}.has.{name}", column.word()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_read_as_they_are_written() {
        for text in ["row|4.10.5", "item|1.7|room", "total|total", "unit|name", "fact|staff"] {
            assert_eq!(LineId::parse(text).map(|id| id.to_string()).as_deref(), Some(text));
        }
        let own = [
            "self.num",
            "appraisal.points",
            "difference",
            "self.evidence",
            "appraisal.has.published",
            "self.computed",
            "appraisal.same",
            "self.objection",
            "appraisal.reply",
        ];
        for text in own.into_iter().chain(["code", "title", "max", "note"]) {
            assert_eq!(ColumnId::parse(text).map(|id| id.to_string()).as_deref(), Some(text));
        }
        for text in ["", "columns|id", "row", "item|1.7", "ghi chú"] {
            assert_eq!(LineId::parse(text), None, "{text}");
            assert_eq!(ColumnId::parse(text), None, "{text}");
        }
    }
}
