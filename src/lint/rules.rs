//! What each rule has to say about its own definition.

use crate::criteria::Criteria;
use crate::finding::Findings;

/// Asks every leaf's rule.
pub(super) fn check(criteria: &Criteria, findings: &mut Findings) {
    for (_, row) in criteria.leaves() {
        for flaw in row.rule.iter().flat_map(|rule| rule.lint()) {
            findings.push(flaw.about(&row.code, None));
        }
    }
}
