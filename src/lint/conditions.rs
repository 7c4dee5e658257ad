//! Conditions that always hold, or never do: a bound beyond what a row can have, a best result that cannot be had.

use super::range;
use crate::criteria::{Condition, Criteria, Limits, NotApplicable, Quantifier, Role, Stated, TOTAL, Tests};
use crate::finding::{Finding, Findings, code};
use crate::number::Exact;
use crate::rule::{Direction, Domain};

/// Whether the definition alone decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Decided {
    Always,
    Never,
    Open,
}

/// Looks at every condition.
pub fn check(criteria: &Criteria, findings: &mut Findings) {
    for stated in criteria.conditions() {
        decided(criteria, stated.condition, &mut |message| {
            findings.push(told(criteria, stated, message));
        });
    }
}

fn told(criteria: &Criteria, stated: Stated<'_>, message: String) -> Finding {
    let owner = stated.owner.map_or(TOTAL, |row| criteria.rows[row].code.as_str());
    let help = "correct the bound; a condition that is decided beforehand says nothing";
    Finding::new(&code::CONDITION_DECIDED, message, help).at(stated.place).about(owner, None)
}

fn decided(criteria: &Criteria, condition: &Condition, tell: &mut dyn FnMut(String)) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            for part in parts {
                decided(criteria, part, tell);
            }
        }
        Condition::Fact { .. } => {}
        Condition::Row { row, tests } => {
            let code = &criteria.rows[*row].code;
            let lie = |row: usize| match range::of_row(criteria, row) {
                Domain { from, to } if from == to => "at 0".to_owned(),
                domain => domain.describe(false),
            };
            match limits_of_row(criteria, *row, &tests.limits) {
                Decided::Never => {
                    tell(format!(
                        "a condition asks for points that {code} cannot have: they lie {}",
                        lie(*row)
                    ));
                }
                Decided::Always => {
                    tell(format!(
                        "a condition holds for any points that {code} can have: they lie {}",
                        lie(*row)
                    ));
                }
                Decided::Open => {}
            }
            if let Some(met) = tests.met.filter(|_| cannot_be_met(criteria, *row)) {
                tell(if met {
                    format!("a condition asks that {code} is met, and no answer meets it")
                } else {
                    format!("a condition asks that {code} is not met, and no answer meets it")
                });
            }
        }
        Condition::Range { quantifier, rows, tests, filter } => {
            let count = i64::try_from(rows.len()).map_or(Exact::ZERO, Exact::from);
            if let Quantifier::Count(limits) = quantifier {
                let domain = Domain { from: Some(Exact::ZERO), to: Some(count.clone()) };
                match limits_within(limits, &domain, &Exact::ZERO) {
                    Decided::Never => {
                        tell(format!("a condition counts among {count} rows, and asks for more"));
                    }
                    Decided::Always => {
                        tell(format!("a condition counts among {count} rows, and any count will do"));
                    }
                    Decided::Open => {}
                }
            }
            range_of(criteria, rows, tests, tell);
            let never: Vec<&usize> = rows.iter().filter(|row| cannot_be_met(criteria, **row)).collect();
            let fails = match quantifier {
                Quantifier::Every => **filter == Tests::default() && !never.is_empty(),
                Quantifier::Any | Quantifier::Count(_) => never.len() == rows.len(),
            };
            if tests.met == Some(true) && fails {
                let code = &criteria.rows[*never[0]].code;
                tell(format!("a condition asks that {code} is met, and no answer meets it"));
            }
        }
    }
}

fn range_of(criteria: &Criteria, rows: &[usize], tests: &Tests, tell: &mut dyn FnMut(String)) {
    let each: Vec<Decided> = rows.iter().map(|row| limits_of_row(criteria, *row, &tests.limits)).collect();
    if each.iter().all(|one| *one == Decided::Never) {
        tell("a condition asks for points that none of its rows can have".to_owned());
    } else if each.iter().all(|one| *one == Decided::Always) {
        tell("a condition asks for points that all of its rows always have".to_owned());
    }
}

fn limits_of_row(criteria: &Criteria, row: usize, limits: &Limits) -> Decided {
    limits_within(limits, &range::of_row(criteria, row), &criteria.worth(row))
}

/// Whether limits hold everywhere, or nowhere, in a domain; for every type of unit.
fn limits_within(limits: &Limits, domain: &Domain, max: &Exact) -> Decided {
    let (Some(from), Some(to)) = (&domain.from, &domain.to) else { return Decided::Open };
    if limits.is_open() || limits.facts().next().is_some() {
        return Decided::Open;
    }
    let nothing = |_: usize| None;
    let holds = |points: &Exact| limits.holds(points, max, &nothing) == Some(true);
    if holds(from) && holds(to) {
        return Decided::Always;
    }
    // a stretch with both ends outside of the domain's lies beyond one of them
    let level = |limit: &Option<crate::criteria::Limit>| {
        limit.as_ref().and_then(|limit| Some((limit.level.points(max, &nothing)?, limit.inclusive)))
    };
    let above = level(&limits.lower).is_some_and(|(at, inclusive)| at > *to || (at == *to && !inclusive));
    let below = level(&limits.upper).is_some_and(|(at, inclusive)| at < *from || (at == *from && !inclusive));
    if above || below { Decided::Never } else { Decided::Open }
}

/// Whether a row has no answer with its best result.
fn cannot_be_met(criteria: &Criteria, row: usize) -> bool {
    let criterion = &criteria.rows[row];
    let Some(rule) = criterion.rule.as_ref().filter(|_| criterion.role != Role::Penalty) else {
        return false;
    };
    if criteria.direction(Some(row)) == Direction::Down {
        return false; // the fewest points that its rule gives meet it
    }
    let worth = criteria.worth(row);
    if worth.is_zero() {
        return !rule.can_be_full() && criterion.not_applicable != NotApplicable::Full;
    }
    rule.best() < worth
}
