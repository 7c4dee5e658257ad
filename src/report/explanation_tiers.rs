//! The tier that holds, and why no better one does.

use super::Explained;
use super::messages::explanation::{
    BEST_TIER, BY_TICK, DoesNotHold, HoldingTier, IN_PLACE, More, NotTicked, TakesAtLeast, TakesMoreThan,
    TriedAfter,
};
use crate::account::approximately;
use crate::column::Column;
use crate::criteria::Node;
use crate::language::{Computed, Sentence};
use crate::number::{Decimal, Exact, parse_signed_share};
use crate::rule::{Listed, percent};
use crate::working::{Reach, Step};

impl Explained<'_> {
    pub(super) fn tier(&self, node: Node, steps: &[Step], column: Column) -> Option<Sentence> {
        let rule = self.criterion(node)?.rule.as_ref()?;
        let is_replaced = self.accounts(column).replaced(node).is_some();
        steps.iter().find_map(|step| match step {
            Step::Tier { tier, by_tick, points } => {
                let listed = &rule.list()[*tier];
                let by = match by_tick {
                    true if is_replaced => Some(IN_PLACE),
                    true => Some(BY_TICK),
                    false => None,
                };
                let (tier, bounds) = (listed.id.clone(), listed.bounds.clone());
                Some(HoldingTier { tier, bounds, points: Computed(points.to_string()), by }.into())
            }
            _ => None,
        })
    }

    /// The nearest tier with more points that was missed, and what would reach it.
    pub(super) fn missed(&self, node: Node, steps: &[Step], column: Column) -> Option<Sentence> {
        let list = self.criterion(node)?.rule.as_ref()?.list();
        if self.accounts(column).replaced(node).is_some() {
            return None; // the condition decided, and no figure
        }
        let (tier, by_tick, points) = steps.iter().find_map(|step| match step {
            Step::Tier { tier, by_tick, points } => Some((*tier, *by_tick, points)),
            _ => None,
        })?;
        let better = |other: usize| {
            parse_signed_share(&list[other].worth.to_string()).is_some_and(|worth| worth > *points)
        };
        let Some(next) = (0..tier).rev().find(|other| better(*other)) else {
            let later = (tier + 1..list.len()).find(|other| better(*other));
            return Some(match later {
                None => BEST_TIER.into(),
                Some(other) if by_tick => not_ticked(&list[other]),
                Some(other) => {
                    let (tier, bounds, points) = parts(&list[other]);
                    TriedAfter { tier, bounds, points }.into()
                }
            });
        };
        if by_tick {
            return Some(not_ticked(&list[next]));
        }
        let reach = steps.iter().find_map(|step| match step {
            Step::TierMissed { tier, reach } if *tier == next => reach.as_ref(),
            _ => None,
        });
        let (fraction, measure) = steps.iter().find_map(|step| match step {
            Step::Measured { fraction, measure } => Some((*fraction, measure)),
            _ => None,
        })?;
        Some(missed(&list[next], fraction, measure, reach))
    }
}

fn parts(listed: &Listed) -> (String, Sentence, Sentence) {
    (listed.id.clone(), listed.bounds.clone(), listed.worth.clone())
}

fn not_ticked(listed: &Listed) -> Sentence {
    let (tier, bounds, points) = parts(listed);
    NotTicked { tier, bounds, points }.into()
}

/// A tier that does not hold a measure, and what would.
fn missed(
    listed: &Listed,
    fraction: Option<(Decimal, Decimal)>,
    measure: &Exact,
    reach: Option<&Reach>,
) -> Sentence {
    let shown = |of: &Exact| Computed(if fraction.is_some() { percent(of) } else { approximately(of) });
    let (tier, bounds, points) = parts(listed);
    let why = DoesNotHold { tier, bounds, points, measure: shown(measure) };
    let Some(Reach { at, inclusive, num }) = reach else { return why.into() };
    let more = num.as_ref().zip(fraction).map(|(num, (now, den))| More {
        num: Computed(num.to_string()),
        den: Computed(den.to_string()),
        missing: Computed((num - &Exact::from(now)).to_string()),
    });
    if *inclusive {
        TakesAtLeast { why, at: shown(at), more }.into()
    } else {
        TakesMoreThan { why, at: shown(at), more }.into()
    }
}
