//! The total: sums, then band by points → events on points → band → shifts and limits → index.

use super::bands::limited;
use super::run::Run;
use super::{Banded, Effects, Outcome, remarks, sums};
use crate::criteria::{Bands, Event, Node, TOTAL};
use crate::number::{Exact, RoundAt, Rounding};

impl Run<'_> {
    /// What the column comes to.
    pub(super) fn total(&mut self) -> Outcome {
        let settings = &self.criteria.total;
        let failed = self.failing(&settings.node.gates);
        let mut effects = Effects { failed, ..Effects::default() };
        let formed = sums::total(self.criteria, &|row| self.term(row), &effects, self.recorder.fresh());
        let (happened, open) = self.known().happened(&settings.events);
        let before = self.preview(&formed);
        let bands = settings.node.bands.as_ref();
        let by_points = match (bands, &before) {
            (Some(bands), Some(before)) if bands.least_of.is_none() => self.known().by_points(bands, before),
            _ => Banded::default(),
        };
        if before.is_some() {
            effects.changes = changes(&settings.events, &happened, by_points.by_points);
        }
        effects.happened.clone_from(&happened);
        let formed = sums::changed(self.criteria, formed, &effects);
        let mut outcome = self.outcome_of(formed, effects, Node::Total);
        let has_result = outcome.points.is_some() || settings.unformed;
        if let Some(bands) = bands.filter(|_| has_result) {
            let events: Vec<&Event> = happened.iter().map(|event| &settings.events[*event]).collect();
            outcome.band = Some(self.final_band(bands, &outcome, by_points, &events, open));
        }
        outcome.index = self.index(&outcome);
        outcome
    }

    /// The total as it is printed before any event.
    fn preview(&self, formed: &sums::Formed) -> Option<Outcome> {
        let points = formed.points.clone()?;
        let shown = self.criteria.rounding.apply(&points).ok()?;
        let outcome = Outcome::without_points(formed.status, self.recorder.fresh());
        Some(Outcome { points: Some(points), shown: Some(shown), max: formed.max.clone(), ..outcome })
    }

    fn final_band(
        &mut self,
        bands: &Bands,
        outcome: &Outcome,
        before: Banded,
        events: &[&Event],
        open: bool,
    ) -> Banded {
        let found = self.banded(bands, outcome, TOTAL);
        let by_points = if bands.least_of.is_some() { found.by_points } else { before.by_points };
        Banded {
            band: found.band.map(|band| limited(bands, band, events)),
            by_points,
            provisional: found.provisional || before.provisional || open,
        }
    }

    fn index(&mut self, outcome: &Outcome) -> Option<rust_decimal::Decimal> {
        let index = self.criteria.total.index.as_ref()?;
        let printed = self.criteria.max.map_or_else(|| self.criteria.worth_of_total(), Exact::from);
        let max = if index.of_applicable { outcome.max.clone()? } else { printed };
        let exact = (outcome.points.as_ref()? * &index.scale).over(&max)?;
        let rounding = Rounding { at: RoundAt::Leaf, mode: index.mode, decimals: index.decimals };
        match rounding.apply(&exact) {
            Ok(shown) => Some(shown),
            Err(_) => {
                self.findings.push(remarks::too_large(TOTAL, None, self.column));
                None
            }
        }
    }
}

/// What the events that happened add to the total.
fn changes(events: &[Event], happened: &[usize], band: Option<usize>) -> Vec<(usize, Exact)> {
    let mut changes = Vec::new();
    for index in happened {
        let event = &events[*index];
        changes.extend(event.points.clone().map(|points| (*index, points)));
        let by_band = event.points_by_band.iter().find(|(of, _)| Some(*of) == band);
        changes.extend(by_band.map(|(_, points)| (*index, points.clone())));
    }
    changes
}
