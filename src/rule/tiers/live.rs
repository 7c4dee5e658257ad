//! Tiers as a formula: the bounds multiplied out, and never a quotient against a decimal.

use super::{Ladder, Tiers};
use crate::live::{Cells, Points};

impl Tiers {
    /// What the cells of a measure, or of a tick, come to.
    pub(super) fn points_live(&self, cells: &Cells<'_>) -> Option<Points> {
        let Ladder { domain, bounds, points, list, .. } = &self.ladder;
        let measured = self.gauge.live(cells)?;
        let mut by_measure = Points::Impossible;
        for (bounds, points) in bounds.iter().zip(points).rev() {
            let within = measured.between(bounds)?;
            let points = Points::Known(points.clone());
            by_measure = match &within[..] {
                [] => points,
                [one] => Points::when(one.clone(), points, by_measure),
                _ => Points::when(format!("AND({})", within.join(",")), points, by_measure),
            };
        }
        if *domain != self.gauge.measure.domain() {
            let within = measured.between(&domain.bounds())?;
            by_measure = Points::where_valid(&within, by_measure);
        }
        let mut by_tick = Points::Impossible;
        for (listed, points) in list.iter().zip(points).rev() {
            by_tick = Points::when(cells.chosen(&listed.id)?, Points::Known(points.clone()), by_tick);
        }
        Some(Points::when(measured.blank.clone(), by_tick, measured.guarded(by_measure)))
    }
}
