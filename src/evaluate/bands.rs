//! Classification: by points, by side conditions, by events.

use super::run::Run;
use super::truth::{Known, Truth};
use super::{Banded, Outcome, Status, remarks};
use crate::criteria::{Bands, Event};
use crate::number::Exact;

impl Run<'_> {
    /// The band of a node that has points.
    pub(super) fn banded(&mut self, bands: &Bands, outcome: &Outcome, code: &str) -> Banded {
        if let Some(rows) = &bands.least_of {
            return self.known().least(rows);
        }
        let Banded { by_points, provisional, .. } = self.known().by_points(bands, outcome);
        if by_points.is_none() && !provisional {
            self.findings.push(remarks::no_band(code, outcome, self.column));
        }
        let (band, open) = self.known().with_side_conditions(bands, by_points);
        Banded { band, by_points, provisional: provisional || open }
    }
}

impl Known<'_> {
    /// The worst band of several rows.
    pub(super) fn least(self, rows: &[usize]) -> Banded {
        // what is not asked, or left the sum, is no row here either
        let there = rows.iter().map(|row| self.outcome(*row)).filter(|outcome| {
            let left = outcome.status == Status::NotApplicable && outcome.points.is_none();
            outcome.status != Status::NotAsked && !left
        });
        let each: Vec<Option<Banded>> = there.map(|outcome| outcome.band).collect();
        let bands: Option<Vec<usize>> = each.iter().map(|band| band.as_ref()?.band).collect();
        let band = bands.and_then(|bands| bands.into_iter().max());
        let provisional = each.iter().flatten().any(|band| band.provisional);
        Banded { band, by_points: band, provisional }
    }

    /// The band that the points alone give.
    pub(super) fn by_points(self, bands: &Bands, outcome: &Outcome) -> Banded {
        let (Some(shown), Some(max)) = (outcome.shown, &outcome.max) else { return Banded::default() };
        let points = Exact::from(shown);
        for (index, band) in bands.list.iter().enumerate() {
            match self.band_truth(&band.limits, &points, max) {
                Truth::Holds => return Banded { by_points: Some(index), ..Banded::default() },
                Truth::Fails => {}
                Truth::Open => return Banded { provisional: true, ..Banded::default() },
            }
        }
        Banded::default()
    }

    /// The band itself where its side conditions hold, or else the next one down whose own do; and whether that hangs
    /// on something blank.
    pub(super) fn with_side_conditions(self, bands: &Bands, from: Option<usize>) -> (Option<usize>, bool) {
        let mut open = false;
        let Some(from) = from else { return (None, false) };
        for (index, band) in bands.list.iter().enumerate().skip(from) {
            let truth = Truth::all(band.requires.iter().map(|condition| self.truth(condition)));
            open |= truth.is_open();
            if truth.holds() {
                return (Some(index), open);
            }
        }
        (None, open)
    }

    /// The events that happened, by position, and whether one of them hangs on something blank.
    pub(super) fn happened(self, events: &[Event]) -> (Vec<usize>, bool) {
        let mut open = false;
        let mut happened = Vec::new();
        for (index, event) in events.iter().enumerate() {
            let truth = self.truth(&event.condition);
            open |= truth.is_open();
            if truth.holds() != event.unless {
                happened.push(index);
            }
        }
        (happened, open)
    }
}

/// The band after shifts and limits: shifts are added up, then stopped at the ends; the highest lower limit, then the
/// lowest upper one.
pub(super) fn limited(bands: &Bands, band: usize, events: &[&Event]) -> usize {
    let mut band = shifted(bands, band, events.iter().copied());
    // the first band is the best one
    if let Some(best) = events.iter().filter_map(|event| event.at_least).min() {
        band = band.min(best);
    }
    if let Some(worst) = events.iter().filter_map(|event| event.at_most).max() {
        band = band.max(worst);
    }
    band
}

/// The band after all shifts together, which stop at the ends.
pub(super) fn shifted<'e>(bands: &Bands, band: usize, events: impl Iterator<Item = &'e Event>) -> usize {
    let last = bands.list.len().saturating_sub(1);
    let shift: i64 = events.map(|event| event.shift).sum();
    let steps = usize::try_from(shift.unsigned_abs()).unwrap_or(last);
    if shift >= 0 { band.saturating_sub(steps) } else { band.saturating_add(steps).min(last) }
}
