//! A code whose group is not there: "3.10.2" without a row "3.10" counts in 3, which is seldom meant.
//!
//! A form that is numbered by chapter has no row for it: where all rows at one place name the same group, it was left out on
//! purpose. A single row that does is a stray one.

use super::messages::row::OrphanCode;
use crate::criteria::{Criteria, Criterion, TOTAL};
use crate::finding::{Finding, Findings};
use crate::language::{NodeCode, RowName};

/// Looks at every code of several parts.
pub(super) fn check(criteria: &Criteria, findings: &mut Findings) {
    for row in &criteria.rows {
        let Some(group) = missing_group(criteria, row) else { continue };
        let parent = row.parent.map(|parent| &criteria.rows[parent]);
        let beside = parent.map_or(&criteria.top, |parent| &parent.children);
        let mut siblings = beside.iter().map(|sibling| &criteria.rows[*sibling]);
        let is_chapter =
            beside.len() > 1 && siblings.all(|sibling| missing_group(criteria, sibling) == Some(group));
        if !is_chapter {
            findings.push(orphan(row, group, parent));
        }
    }
}

/// The group that a code names, if it is not the one that the row is in.
fn missing_group<'c>(criteria: &Criteria, row: &'c Criterion) -> Option<&'c str> {
    let (group, _) = row.code.rsplit_once('.')?;
    let parent = row.parent.map(|parent| criteria.rows[parent].code.as_str());
    (parent != Some(group)).then_some(group)
}

fn orphan(row: &Criterion, group: &str, parent: Option<&Criterion>) -> Finding {
    let above = RowName(parent.map_or(TOTAL, |parent| &parent.code).to_owned());
    let finding = OrphanCode { group: group.to_owned(), row: NodeCode(row.code.clone()), above };
    Finding::from(finding).at(&row.place).about(&row.code, None)
}
