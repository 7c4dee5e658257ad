//! A max that no answer reaches: points that are printed and cannot be had.

use super::messages::row::{AttainableDiffers, MaxUnreached};
use crate::criteria::{Criteria, Criterion};
use crate::finding::{Finding, Findings, code};
use crate::language::{Computed, RowName};
use crate::number::{Decimal, Exact};
use crate::rule::Rule;

/// Looks at every leaf that gives points.
pub(super) fn check(criteria: &Criteria, findings: &mut Findings) {
    for (_, row) in criteria.leaves().filter(|(_, row)| row.role.counts()) {
        let (Some(rule), Some(max)) = (&row.rule, row.max) else { continue };
        findings.extend(unreached(row, rule.as_ref(), max));
    }
}

fn unreached(row: &Criterion, rule: &dyn Rule, max: Decimal) -> Findings {
    let mut findings = Findings::default();
    // steps that miss the max say so themselves
    if rule.lint().iter().any(|flaw| flaw.code == &code::STEP_MISSES_MAX) {
        return findings;
    }
    let best = rule.max_points().min(Exact::from(max));
    let stated = row.node.attainable;
    let expected = Exact::from(stated.unwrap_or(max));
    if best == expected {
        return findings;
    }
    let (name, written) = (RowName(row.code.clone()), best.to_string());
    let best = Computed(written.clone());
    let finding: Finding = match stated {
        None => MaxUnreached { row: name, max, best, written }.into(),
        Some(stated) => AttainableDiffers { row: name, stated, best }.into(),
    };
    findings.push(finding.at(&row.place).about(&row.code, None));
    findings
}
