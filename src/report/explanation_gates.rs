//! Conditions of a row and what became of them, and what moved a band.

use super::Explained;
use crate::account::approximately;
use crate::answer::Answer;
use crate::column::Column;
use crate::criteria::{Bands, Effect, Event};
use crate::evaluate::{BandMove, Known, MovedBy, Outcome, Status};
use crate::working::Step;

impl Explained<'_> {
    /// Every gate of a row: that it holds, or what it did.
    pub(super) fn gates(&self, row: Option<usize>, outcome: &Outcome, column: Column) -> Option<String> {
        let node = self.criterion(row).map_or(&self.criteria.total.node, |criterion| &criterion.node);
        let is_said_not_to_apply = self.submission.row(row, column).answer == Answer::NotApplicable;
        if matches!(outcome.status, Status::NotAsked | Status::NotApplicable | Status::None)
            || is_said_not_to_apply
        {
            return None; // such a row has no gates
        }
        let accounts = self.accounts(column);
        let each = node.gates.iter().enumerate().map(|(gate, stated)| {
            if !outcome.failed().contains(&gate) {
                return accounts.holds(row, &stated.condition);
            }
            let fails = accounts.gate(row, gate);
            match (became(gate, outcome), &stated.effect) {
                (Some(became), _) => format!("{fails}: {became}"),
                (None, Effect::Cap(cap)) if outcome.points.is_some() => {
                    format!("{fails}: at most {}, not exceeded", approximately(cap))
                }
                (None, Effect::Choice(_)) if outcome.status == Status::Blank => {
                    format!("{fails}: nothing is answered, and nothing is replaced")
                }
                (None, Effect::Cap(_) | Effect::Choice(_) | Effect::Zero | Effect::NoScore) => fails,
            }
        });
        let each: Vec<String> = each.collect();
        (!each.is_empty()).then(|| each.join("; "))
    }

    /// The band, the one that the points alone give, and every move between them.
    pub(super) fn band(&self, row: Option<usize>, outcome: &Outcome, column: Column) -> Option<String> {
        let node = self.criterion(row).map_or(&self.criteria.total.node, |criterion| &criterion.node);
        let (bands, banded) = (node.bands.as_ref()?, outcome.band?);
        let known = Known::of(self.criteria, self.submission, self.evaluation, column);
        let events: &[Event] = if row.is_none() { &self.criteria.total.events } else { &[] };
        let moves = known.band_moves(bands, events, outcome);
        let lowest = bands.least_of.as_ref().map(|rows| {
            let codes: Vec<&str> = known.lowest(rows).into_iter().map(|row| self.code(Some(row))).collect();
            if codes.is_empty() { String::new() } else { format!("; the lowest is {}", codes.join(", ")) }
        });
        let by = match &lowest {
            Some(_) if banded.by_points != banded.band => {
                format!("; before events: {}", band_name(bands, banded.by_points))
            }
            None if banded.by_points != banded.band => {
                format!("; by points alone: {}", band_name(bands, banded.by_points))
            }
            Some(_) | None => String::new(),
        };
        let why: Vec<String> =
            moves.iter().map(|moved| self.moved(row, bands, moved, outcome, column)).collect();
        let why = if why.is_empty() { String::new() } else { format!(" ({})", why.join("; ")) };
        let open = if banded.provisional { "; it depends on something blank" } else { "" };
        let name = band_name(bands, banded.band);
        Some(format!("{name}{}{by}{why}{open}", lowest.unwrap_or_default()))
    }

    /// `Recall −2: fair → poor`.
    fn moved(
        &self,
        row: Option<usize>,
        bands: &Bands,
        moved: &BandMove,
        outcome: &Outcome,
        column: Column,
    ) -> String {
        let accounts = self.accounts(column);
        let id = |band: Option<usize>| band.map_or("none", |band| bands.list[band].id.as_str());
        let event = |event: &usize| accounts.event(*event);
        let by = match &moved.by {
            MovedBy::Points(events) => {
                let changes = outcome.effects.as_deref().map_or(&[][..], |effects| &effects.changes);
                let each = changes.iter().filter(|(event, _)| events.contains(event)).map(|(of, change)| {
                    let sign = if change.is_negative() { "" } else { "+" };
                    format!("{} {sign}{}", event(of), approximately(change))
                });
                each.collect::<Vec<_>>().join(", ")
            }
            MovedBy::Conditions(tried) => {
                let asked = tried.iter().map(|band| &bands.list[*band]);
                let each = asked.map(|band| {
                    format!("{} asks for more: {}", band.id, accounts.unmet(row, &band.requires))
                });
                each.collect::<Vec<_>>().join(", ")
            }
            MovedBy::Shift(events) => {
                let shift: i64 = events.iter().map(|event| self.criteria.total.events[*event].shift).sum();
                let names: Vec<String> = events.iter().map(event).collect();
                format!("{}, {shift:+} of the bands", names.join(", "))
            }
            MovedBy::AtLeast(of) => {
                format!("{}, at least {}", event(of), id(self.criteria.total.events[*of].at_least))
            }
            MovedBy::AtMost(of) => {
                format!("{}, at most {}", event(of), id(self.criteria.total.events[*of].at_most))
            }
        };
        format!("{by}: {} → {}", id(moved.from), id(moved.to))
    }
}

/// What a gate that fails did to the points.
fn became(gate: usize, outcome: &Outcome) -> Option<String> {
    outcome.steps.iter().find_map(|step| match step {
        Step::Gated { gate: of, from, points } if *of == gate => {
            let after = points.as_ref().map_or("no score".to_owned(), approximately);
            Some(format!("{} becomes {after}", approximately(from)))
        }
        Step::Replaced { gate: of, .. } if *of == gate => Some("the answer is replaced".to_owned()),
        _ => None,
    })
}

/// The id of a band, and what the form prints for it.
fn band_name(bands: &Bands, band: Option<usize>) -> String {
    band.map_or("none".to_owned(), |band| {
        let band = &bands.list[band];
        let printed = band.printed.as_ref().or(band.title.as_ref());
        printed.map_or(band.id.clone(), |printed| format!("{} ({printed})", band.id))
    })
}
