//! Where a rule is stated, for what there is to say about its definition.

use super::messages::entries::{Part, WorthAboveMax, WorthNothing};
use super::{RowUse, RuleContext};
use crate::finding::{Finding, Place};
use crate::language::Computed;
use crate::number::Exact;
use crate::source::{Keys, Subject};

/// The row, or the entry of a row, that states a rule.
#[derive(Clone, Debug)]
pub(super) struct Origin {
    /// What it is, for messages: `criterion 2.3`.
    pub subject: Subject,
    /// Where it stands.
    pub place: Place,
    /// The max of the row, where it has one.
    pub max: Option<Exact>,
}

impl Origin {
    /// Of the table that is being read.
    pub(super) fn of(keys: &Keys<'_, '_>, context: &RuleContext<'_>) -> Self {
        // a row without points is not cut to a max
        let max = context.max.clone().filter(|_| context.row_use == RowUse::Points);
        Origin { subject: keys.subject().clone(), place: keys.place().clone(), max }
    }

    /// A part that gives more than its row may have.
    pub(super) fn above_max(&self, part: Part, worth: &Exact, place: Option<&Place>) -> Option<Finding> {
        let max = self.max.as_ref().filter(|max| worth > max)?;
        let (worth, max) = (Computed(worth.to_string()), Computed(max.to_string()));
        let finding = WorthAboveMax { part, subject: self.subject.clone(), worth, max };
        Some(Finding::from(finding).at(place.unwrap_or(&self.place)))
    }

    /// Something that is counted and makes no difference.
    pub(super) fn worth_nothing(&self, part: Part, place: &Place) -> Finding {
        Finding::from(WorthNothing { part, subject: self.subject.clone() }).at(place)
    }
}
