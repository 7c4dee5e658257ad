//! Codes to a tree: the parent of a row is the longest shorter code that is a row.

use std::collections::BTreeMap;

use super::Criterion;
use super::Role;
use super::messages::row::{
    CodeTwice, FIRST_HERE, GroupWithRule, ITS_GROUP, LeafWithoutRule, ROW_BELOW, RoleInRole, WasTwice,
};
use crate::finding::{Finding, Findings};
use crate::language::RowName;

/// Links rows to their parents and children. Reports codes that stand twice, groups with a rule, leaves without one
/// and roles that cannot stand together. Returns the rows at the top.
pub(super) fn link(rows: &mut [Criterion], findings: &mut Findings) -> Vec<usize> {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    let twins: Vec<usize> =
        rows.iter().enumerate().map(|(index, row)| *first.entry(&row.code).or_insert(index)).collect();
    let parents: Vec<Option<usize>> = rows.iter().map(|row| parent_of(&row.code, &first)).collect();
    for (index, (parent, twin)) in parents.iter().zip(twins).enumerate() {
        if twin != index {
            let twin = &rows[twin];
            let finding = Finding::from(CodeTwice { code: rows[index].code.clone() });
            findings.push(finding.at(&rows[index].place).related(&twin.place, FIRST_HERE));
        } else if let Some(parent) = *parent {
            rows[index].parent = Some(parent);
            rows[parent].children.push(index);
        }
    }
    let top: Vec<usize> = (0..rows.len()).filter(|index| rows[*index].parent.is_none()).collect();
    let mut next = top.clone();
    for depth in 1.. {
        if next.is_empty() {
            break;
        }
        for index in &next {
            rows[*index].depth = depth;
        }
        next = next.iter().flat_map(|index| &rows[*index].children).copied().collect();
    }
    report_was(rows, findings);
    report_rules(rows, findings);
    report_roles(rows, findings);
    top
}

/// The code without its last part.
pub(super) fn shorter(code: &str) -> Option<&str> {
    code.rsplit_once('.').map(|(shorter, _)| shorter)
}

fn parent_of(code: &str, rows: &BTreeMap<&str, usize>) -> Option<usize> {
    std::iter::successors(shorter(code), |code| shorter(code)).find_map(|code| rows.get(code).copied())
}

/// Points that no sum would take are no mistake of the unit: the definition is wrong.
fn report_roles(rows: &[Criterion], findings: &mut Findings) {
    for row in rows {
        let Some(parent) = row.parent.map(|parent| &rows[parent]) else { continue };
        let apart = row.role == parent.role || !row.role.counts() || parent.role == Role::Normal;
        if !apart {
            let finding = RoleInRole {
                row: RowName(row.code.clone()),
                role: row.role.word(),
                group: RowName(parent.code.clone()),
                group_role: parent.role.word(),
            };
            findings.push(Finding::from(finding).at(&row.place).related(&parent.place, ITS_GROUP));
        }
    }
}

/// A row before became one row, and not several.
fn report_was(rows: &[Criterion], findings: &mut Findings) {
    let mut first: BTreeMap<&str, &Criterion> = BTreeMap::new();
    for row in rows {
        let Some(was) = row.was.as_deref() else { continue };
        match first.get(was) {
            Some(other) => {
                let finding = WasTwice { code: RowName(row.code.clone()), was: was.to_owned() };
                findings.push(Finding::from(finding).at(&row.place).related(&other.place, FIRST_HERE));
            }
            None => {
                first.insert(was, row);
            }
        }
    }
}

fn report_rules(rows: &[Criterion], findings: &mut Findings) {
    for row in rows {
        let name = || RowName(row.code.clone());
        match (&row.rule, row.children.first()) {
            (Some(_), Some(child)) => findings.push(
                Finding::from(GroupWithRule { row: name() })
                    .at(&row.place)
                    .related(&rows[*child].place, ROW_BELOW),
            ),
            (None, None) => findings.push(Finding::from(LeafWithoutRule { row: name() }).at(&row.place)),
            (Some(_), None) | (None, Some(_)) => {}
        }
    }
}
