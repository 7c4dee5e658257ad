//! What decided: the rows and facts because of which a condition fails, and what moved a band.

use super::bands::shifted;
use super::truth::Known;
use super::{Banded, Outcome};
use crate::criteria::{Bands, Condition, Event, Quantifier};

/// Because of what a condition fails.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Failing {
    /// Rows of which it does not hold, in the form's order.
    pub rows: Vec<usize>,
    /// Facts of which it does not hold.
    pub facts: Vec<usize>,
    /// Where rows are counted: those of which it holds.
    pub counted: Option<Vec<usize>>,
}

/// One move of a band: from one position to another; `None` is no band.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BandMove {
    /// Before.
    pub from: Option<usize>,
    /// After.
    pub to: Option<usize>,
    /// What moved it.
    pub by: MovedBy,
}

/// What moves a band.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum MovedBy {
    /// Events that change the points.
    Points(Vec<usize>),
    /// Bands whose side conditions fail.
    Conditions(Vec<usize>),
    /// Events that shift it.
    Shift(Vec<usize>),
    /// An event that allows no worse band.
    AtLeast(usize),
    /// An event that allows no better band.
    AtMost(usize),
}

impl Known<'_> {
    /// Because of what a condition fails; nothing where it holds.
    pub(crate) fn failing(self, condition: &Condition) -> Failing {
        let mut failing = Failing::default();
        if !self.holds(condition) {
            self.add_failing(condition, &mut failing);
            failing.rows.sort_unstable();
            failing.rows.dedup();
            failing.facts.sort_unstable();
            failing.facts.dedup();
        }
        failing
    }

    fn add_failing(self, condition: &Condition, failing: &mut Failing) {
        match condition {
            Condition::Row { row, .. } => failing.rows.push(*row),
            Condition::Fact { fact, .. } => failing.facts.push(*fact),
            Condition::Range { quantifier, rows, filter, tests } => {
                let (hold, fail): (Vec<usize>, Vec<usize>) =
                    self.kept(rows, filter).into_iter().partition(|row| self.row_truth(*row, tests).holds());
                match quantifier {
                    Quantifier::Every | Quantifier::Any => failing.rows.extend(fail),
                    Quantifier::Count(_) => failing.counted = Some(hold),
                }
            }
            Condition::All(parts) | Condition::Any(parts) => {
                for part in parts.iter().filter(|part| !self.holds(part)) {
                    self.add_failing(part, failing);
                }
            }
        }
    }

    /// The rows that have the lowest of the bands that a total takes the least of.
    pub(crate) fn lowest(self, rows: &[usize]) -> Vec<usize> {
        let band = |row: usize| self.outcome(row).band.and_then(|banded| banded.band);
        let least = self.least(rows).band;
        rows.iter().copied().filter(|row| least.is_some() && band(*row) == least).collect()
    }

    /// How the band that the points alone give became the band that counts, move by move.
    pub(crate) fn band_moves(self, bands: &Bands, events: &[Event], outcome: &Outcome) -> Vec<BandMove> {
        let Some(Banded { by_points, .. }) = outcome.band else { return Vec::new() };
        let mut moves = Vec::new();
        let mut band = by_points;
        let mut to = |after: Option<usize>, by: MovedBy, band: &mut Option<usize>| {
            if after != *band {
                moves.push(BandMove { from: *band, to: after, by });
            }
            *band = after;
        };
        let effects = outcome.effects.as_deref();
        if bands.least_of.is_none() {
            let changes = effects.map_or(&[][..], |effects| &effects.changes);
            if !changes.is_empty() {
                let changes = changes.iter().filter(|(_, change)| !change.is_zero());
                let mut changed: Vec<usize> = changes.map(|(event, _)| *event).collect();
                changed.dedup();
                to(self.by_points(bands, outcome).by_points, MovedBy::Points(changed), &mut band);
            }
            let (after, _) = self.with_side_conditions(bands, band);
            let tried = band.unwrap_or(0)..after.unwrap_or(bands.list.len());
            to(after, MovedBy::Conditions(tried.collect()), &mut band);
        }
        let (Some(at), Some(effects)) = (band, effects) else { return moves };
        let happened = || effects.happened.iter().copied();
        let of = |wanted: &dyn Fn(&Event) -> bool| -> Vec<usize> {
            happened().filter(|event| wanted(&events[*event])).collect()
        };
        let shifts = of(&|event| event.shift != 0);
        let shifted = shifted(bands, at, shifts.iter().map(|event| &events[*event]));
        to(Some(shifted), MovedBy::Shift(shifts), &mut band);
        let best = happened().filter(|event| events[*event].at_least.is_some());
        if let Some(event) = best.min_by_key(|event| events[*event].at_least) {
            let least = events[event].at_least.unwrap_or(shifted).min(shifted);
            to(Some(least), MovedBy::AtLeast(event), &mut band);
        }
        let worst = of(&|event| event.at_most.is_some());
        let worst = worst.into_iter().rev().max_by_key(|event| events[*event].at_most);
        if let (Some(event), Some(at)) = (worst, band) {
            let most = events[event].at_most.unwrap_or(at).max(at);
            to(Some(most), MovedBy::AtMost(event), &mut band);
        }
        moves
    }
}
