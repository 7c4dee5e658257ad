//! A mandatory row to which no condition refers: it asks for something, and nothing follows.

use crate::criteria::{Criteria, Role};
use crate::finding::{Finding, Findings, code};

/// Looks at every mandatory leaf.
pub fn check(criteria: &Criteria, findings: &mut Findings) {
    let asked: Vec<usize> = criteria.conditions().flat_map(|stated| stated.condition.rows()).collect();
    for (index, row) in criteria.leaves().filter(|(_, row)| row.role == Role::Mandatory) {
        if !asked.contains(&index) {
            let message = format!("{} is mandatory, and no condition asks whether it is met", row.code);
            let help = "say what follows where it is not: in `requires` of the total, of a band or of a row, \
                        or in an event: { unless = { every = \"mandatory\", met = true }, … }";
            let finding = Finding::new(&code::MANDATORY_UNUSED, message, help);
            findings.push(finding.at(&row.place).about(&row.code, None));
        }
    }
}
