//! Conditions that always hold, or never do: a bound beyond what a row can have, a best result that cannot be had.

use super::messages::condition::{
    AllAlwaysHave, AlwaysHas, AlwaysUnmet, CannotHave, CountsAny, CountsTooMany, Lie, NeverMet, NoneCanHave,
};
use super::range;
use crate::criteria::{Condition, Criteria, Limits, Node, NotApplicable, Quantifier, Role, Stated, Tests};
use crate::finding::{Finding, Findings};
use crate::language::{Computed, RowName};
use crate::number::Exact;
use crate::rule::{Direction, Domain, Stretch};

/// Whether the definition alone decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Decided {
    Always,
    Never,
    Open,
}

/// Looks at every condition.
pub(super) fn check(criteria: &Criteria, findings: &mut Findings) {
    for stated in criteria.conditions() {
        decided(criteria, stated.condition, &mut |finding| {
            findings.push(told(criteria, stated, finding));
        });
    }
}

fn told(criteria: &Criteria, stated: Stated<'_>, finding: Finding) -> Finding {
    let owner = criteria.code_of(stated.owner);
    finding.at(stated.place).about(owner, None)
}

fn decided(criteria: &Criteria, condition: &Condition, tell: &mut dyn FnMut(Finding)) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            for part in parts {
                decided(criteria, part, tell);
            }
        }
        Condition::Fact { .. } => {}
        Condition::Row { row, tests } => {
            let row_name = || RowName(criteria.rows[*row].code.clone());
            let lie = || match range::of_row(criteria, *row) {
                Domain { from, to } if from == to => Lie::AtZero,
                domain => Lie::Within(Stretch { bounds: domain.bounds(), share: false }),
            };
            match limits_of_row(criteria, *row, &tests.limits) {
                Decided::Never => {
                    tell(CannotHave { row: row_name(), lie: lie() }.into());
                }
                Decided::Always => {
                    tell(AlwaysHas { row: row_name(), lie: lie() }.into());
                }
                Decided::Open => {}
            }
            if let Some(met) = tests.met.filter(|_| cannot_be_met(criteria, *row)) {
                tell(if met {
                    NeverMet { row: row_name() }.into()
                } else {
                    AlwaysUnmet { row: row_name() }.into()
                });
            }
        }
        Condition::Range { quantifier, rows, tests, filter } => {
            let count = i64::try_from(rows.len()).map_or(Exact::ZERO, Exact::from);
            if let Quantifier::Count(limits) = quantifier {
                let domain = Domain { from: Some(Exact::ZERO), to: Some(count.clone()) };
                match limits_within(limits, &domain, &Exact::ZERO) {
                    Decided::Never => {
                        tell(CountsTooMany { count: Computed(count.to_string()) }.into());
                    }
                    Decided::Always => {
                        tell(CountsAny { count: Computed(count.to_string()) }.into());
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
                tell(NeverMet { row: RowName(criteria.rows[*never[0]].code.clone()) }.into());
            }
        }
    }
}

fn range_of(criteria: &Criteria, rows: &[usize], tests: &Tests, tell: &mut dyn FnMut(Finding)) {
    let each: Vec<Decided> = rows.iter().map(|row| limits_of_row(criteria, *row, &tests.limits)).collect();
    if each.iter().all(|one| *one == Decided::Never) {
        tell(NoneCanHave {}.into());
    } else if each.iter().all(|one| *one == Decided::Always) {
        tell(AllAlwaysHave {}.into());
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
    if criteria.direction(Node::Row(row)) == Direction::Down {
        return false; // the fewest points that its rule gives meet it
    }
    let worth = criteria.worth(row);
    if worth.is_zero() {
        return !rule.can_earn_full_marks() && criterion.not_applicable != NotApplicable::Full;
    }
    rule.max_points() < worth
}
