//! A mandatory row to which no condition refers: it asks for something, and nothing follows.

use super::messages::row::MandatoryUnused;
use crate::criteria::{Criteria, Role};
use crate::finding::{Finding, Findings};
use crate::language::RowName;

/// Looks at every mandatory leaf.
pub(super) fn check(criteria: &Criteria, findings: &mut Findings) {
    let asked: Vec<usize> = criteria.conditions().flat_map(|stated| stated.condition.rows()).collect();
    for (index, row) in criteria.leaves().filter(|(_, row)| row.role == Role::Mandatory) {
        if !asked.contains(&index) {
            let finding = Finding::from(MandatoryUnused { row: RowName(row.code.clone()) });
            findings.push(finding.at(&row.place).about(&row.code, None));
        }
    }
}
