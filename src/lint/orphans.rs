//! A code whose group is not there: "3.10.2" without a row "3.10" counts in 3, which is seldom meant.

use crate::criteria::{Criteria, Criterion};
use crate::finding::{Finding, Findings, code};

/// Looks at every code of several parts.
pub fn check(criteria: &Criteria, findings: &mut Findings) {
    for row in &criteria.rows {
        let Some((group, _)) = row.code.rsplit_once('.') else { continue };
        let parent = row.parent.map(|parent| &criteria.rows[parent]);
        if parent.is_none_or(|parent| parent.code != group) {
            findings.push(orphan(row, group, parent));
        }
    }
}

fn orphan(row: &Criterion, group: &str, parent: Option<&Criterion>) -> Finding {
    let counts_in = parent.map_or("the total".to_owned(), |parent| parent.code.clone());
    let message = format!("there is no row {group}, so {} counts in {counts_in}", row.code);
    let help = format!("add the group {group}, or correct the code");
    Finding::new(&code::ORPHAN_CODE, message, help).at(&row.place).about(&row.code, None)
}
