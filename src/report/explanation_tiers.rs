//! The tier that holds, and why no better one does.

use super::Explained;
use crate::account::approximately;
use crate::column::Column;
use crate::number::{Decimal, Exact, parse_signed_share};
use crate::rule::{Listed, percent};
use crate::working::{Reach, Step};

impl Explained<'_> {
    pub(super) fn tier(&self, row: Option<usize>, steps: &[Step], column: Column) -> Option<String> {
        let rule = self.criterion(row)?.rule.as_ref()?;
        let is_replaced = self.accounts(column).replaced(row).is_some();
        steps.iter().find_map(|step| match step {
            Step::Tier { tier, by_tick, points } => {
                let listed = &rule.list()[*tier];
                let by = match by_tick {
                    true if is_replaced => ", in place of the answer",
                    true => ", by the tick: no figure is given",
                    false => "",
                };
                Some(format!("{} ({}): {points} points{by}", listed.id, listed.bounds))
            }
            _ => None,
        })
    }

    /// The nearest tier with more points that was missed, and what would reach it.
    pub(super) fn missed(&self, row: Option<usize>, steps: &[Step], column: Column) -> Option<String> {
        let list = self.criterion(row)?.rule.as_ref()?.list();
        if self.accounts(column).replaced(row).is_some() {
            return None; // the condition decided, and no figure
        }
        let (tier, by_tick, points) = steps.iter().find_map(|step| match step {
            Step::Tier { tier, by_tick, points } => Some((*tier, *by_tick, points)),
            _ => None,
        })?;
        let better =
            |other: usize| parse_signed_share(&list[other].worth).is_some_and(|worth| worth > *points);
        let Some(next) = (0..tier).rev().find(|other| better(*other)) else {
            let later = (tier + 1..list.len()).find(|other| better(*other));
            return Some(match later {
                None => "it is the best tier".to_owned(),
                Some(other) if by_tick => not_ticked(&list[other]),
                Some(other) => {
                    let Listed { id, bounds, worth, .. } = &list[other];
                    format!("{id} ({bounds}, {worth} points) is tried after it")
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

fn not_ticked(listed: &Listed) -> String {
    format!("{} ({}, {} points) was not ticked", listed.id, listed.bounds, listed.worth)
}

/// A tier that does not hold a measure, and what would.
fn missed(
    listed: &Listed,
    fraction: Option<(Decimal, Decimal)>,
    measure: &Exact,
    reach: Option<&Reach>,
) -> String {
    let shown = |of: &Exact| if fraction.is_some() { percent(of) } else { approximately(of) };
    let Listed { id, bounds, worth, .. } = listed;
    let why = format!("{id} ({bounds}, {worth} points) does not hold {}", shown(measure));
    let Some(Reach { at, inclusive, num }) = reach else { return why };
    let side = if *inclusive { "at least" } else { "more than" };
    let needs = match (num, fraction) {
        (Some(num), Some((now, den))) => {
            let more = num - &Exact::from(now);
            format!(": {num} of {den}, {more} more")
        }
        _ => String::new(),
    };
    format!("{why}; it takes {side} {}{needs}", shown(at))
}
