//! Where a rule is stated, for what there is to say about its definition.

use super::RuleContext;
use crate::finding::{Finding, Place, code};
use crate::number::Exact;
use crate::source::{Keys, Subject};

/// The row, or the entry of a row, that states a rule.
#[derive(Clone, Debug)]
pub struct Origin {
    /// What it is, for messages: `criterion 2.3`.
    pub subject: Subject,
    /// Where it stands.
    pub place: Place,
    /// The max of the row, where it has one.
    pub max: Option<Exact>,
}

impl Origin {
    /// Of the table that is being read.
    pub fn of(keys: &Keys<'_, '_>, context: &RuleContext<'_>) -> Self {
        Origin { subject: keys.subject().clone(), place: keys.place().clone(), max: context.max.clone() }
    }

    /// An entry that gives more than its row may have. `what` names it: `option b`.
    pub fn above_max(&self, what: &str, worth: &Exact, place: Option<&Place>) -> Option<Finding> {
        let max = self.max.as_ref().filter(|max| worth > max)?;
        let message = format!("{what} of {} is worth {worth}, and the max of the row is {max}", self.subject);
        let help = "correct one of the two; as it stands the row is cut to its max";
        Some(Finding::new(&code::WORTH_ABOVE_MAX, message, help).at(place.unwrap_or(&self.place)))
    }

    /// Something that is counted and makes no difference.
    pub fn worth_nothing(&self, what: &str, place: &Place) -> Finding {
        let message = format!("{what} of {} makes no difference, however many there are", self.subject);
        let help = "give the points of each as the form prints them, or leave it out";
        Finding::new(&code::WORTH_NOTHING, message, help).at(place)
    }
}
