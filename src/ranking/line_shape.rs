//! What all lines of JSON of a batch have in common, so that only lines that belong together are ranked together.

use super::by_printed_total;
use crate::criteria::Criteria;

/// What all lines of a batch have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineShape {
    /// The edition that scored the units: see [`Criteria::fingerprint`].
    pub criteria: String,
    /// The codes of the groups whose points the lines have.
    pub groups: Vec<String>,
    /// Whether the edition ranks by more than the printed total.
    pub compares_keys: bool,
}

impl LineShape {
    /// The shape of the lines of an edition.
    pub fn new(criteria: &Criteria, groups: Vec<String>) -> Self {
        LineShape { criteria: criteria.fingerprint(), groups, compares_keys: !by_printed_total(criteria) }
    }
}
