//! A max that no answer reaches: points that are printed and cannot be had.

use crate::criteria::{Criteria, Criterion};
use crate::finding::{Finding, Findings, code};
use crate::number::{Decimal, Exact};
use crate::rule::Rule;

/// Looks at every leaf that gives points.
pub fn check(criteria: &Criteria, findings: &mut Findings) {
    for (_, row) in criteria.leaves().filter(|(_, row)| row.role.counts()) {
        let (Some(rule), Some(max)) = (&row.rule, row.max) else { continue };
        findings.extend(unreached(row, rule.as_ref(), max));
    }
}

fn unreached(row: &Criterion, rule: &dyn Rule, max: Decimal) -> Findings {
    let mut findings = Findings::default();
    // steps that miss the max say so themselves
    if rule.flaws().iter().any(|flaw| flaw.code == &code::STEP_MISSES_MAX) {
        return findings;
    }
    let best = rule.best().min(Exact::from(max));
    let stated = row.node.attainable;
    let expected = Exact::from(stated.unwrap_or(max));
    if best == expected {
        return findings;
    }
    let (message, help) = match stated {
        None => (
            format!("the max of {} is {max}, and no answer gives more than {best}", row.code),
            format!("correct the one that is wrong; if the form means it so, say attainable = {best}"),
        ),
        Some(stated) => (
            format!("{} says that {stated} can be attained, and its best answer gives {best}", row.code),
            "correct the one that is wrong: attainable, max, or the points of the rule".to_owned(),
        ),
    };
    findings.push(Finding::new(&code::MAX_UNREACHED, message, help).at(&row.place).about(&row.code, None));
    findings
}
