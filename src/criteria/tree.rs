//! Codes to a tree: the parent of a row is the longest shorter code that is a row.

use super::Criterion;
use super::row::Stated;
use crate::finding::{Finding, Findings, code};

/// Links rows to their parents and children, and inherits roles. Reports codes that stand twice, groups with a rule
/// and leaves without one. Returns the rows at the top, and all rows with children before parents.
pub fn link(rows: &mut [Criterion], stated: &[Stated], findings: &mut Findings) -> (Vec<usize>, Vec<usize>) {
    let parents: Vec<Option<usize>> = rows.iter().map(|row| parent_of(&row.code, rows)).collect();
    for (index, parent) in parents.iter().enumerate() {
        if let Some(twin) = rows[..index].iter().find(|row| row.code == rows[index].code) {
            let finding = Finding::new(
                &code::DUPLICATE_CODE,
                format!("the code {} stands twice", rows[index].code),
                "give each row its own code",
            );
            findings.push(finding.at(&rows[index].place).related(&twin.place, "first here"));
        } else if let Some(parent) = *parent {
            rows[index].parent = Some(parent);
            rows[parent].children.push(index);
        }
    }
    let mut downward: Vec<usize> = Vec::with_capacity(rows.len());
    let top: Vec<usize> = (0..rows.len()).filter(|index| rows[*index].parent.is_none()).collect();
    let mut next = top.clone();
    for depth in 1.. {
        if next.is_empty() {
            break;
        }
        for index in &next {
            rows[*index].depth = depth;
            if let Some(parent) = rows[*index].parent {
                if !stated[*index].role {
                    rows[*index].role = rows[parent].role;
                }
                if !stated[*index].above_max {
                    rows[*index].above_max = rows[parent].above_max;
                }
            }
        }
        let below = next.iter().flat_map(|index| rows[*index].children.clone()).collect();
        downward.append(&mut next);
        next = below;
    }
    report_rules(rows, findings);
    downward.reverse();
    (top, downward)
}

fn parent_of(code: &str, rows: &[Criterion]) -> Option<usize> {
    let mut prefix = code;
    while let Some((shorter, _)) = prefix.rsplit_once('.') {
        if let Some(parent) = rows.iter().position(|row| row.code == shorter) {
            return Some(parent);
        }
        prefix = shorter;
    }
    None
}

fn report_rules(rows: &[Criterion], findings: &mut Findings) {
    for row in rows {
        match (&row.rule, row.children.first()) {
            (Some(_), Some(child)) => findings.push(
                Finding::new(
                    &code::GROUP_WITH_RULE,
                    format!("{} has a rule, and rows below it", row.code),
                    "a group is the sum of its rows: take the rule out, or give it to a row of its own",
                )
                .at(&row.place)
                .related(&rows[*child].place, "a row below it"),
            ),
            (None, None) => findings.push(
                Finding::new(
                    &code::LEAF_WITHOUT_RULE,
                    format!("{} has no `rule`, and no rows below it", row.code),
                    "add rule = \"…\": score criteria show lists an edition with all its rules",
                )
                .at(&row.place),
            ),
            (Some(_), None) | (None, Some(_)) => {}
        }
    }
}
