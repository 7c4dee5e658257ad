//! A line between given points as a formula: one quotient for each piece.

use num_integer::Integer;

use super::Piecewise;
use crate::live::{Cells, Points, Whole};
use crate::number::Exact;
use crate::rule::measure::Measured;
use crate::working::Joint;

impl Piecewise {
    /// What the cells of a measure come to.
    pub(super) fn points_live(&self, cells: &Cells<'_>) -> Option<Points> {
        let measured = self.gauge.live(cells)?;
        let (first, last) = (self.joints.first()?, self.joints.last()?);
        let mut points = Points::Known(last.points.clone());
        for pair in self.joints.windows(2).rev() {
            let [low, high] = pair else { continue };
            let below = measured.compares("<", &high.at)?;
            points = Points::when(below, piece(&measured, low, high)?, points);
        }
        let before = measured.compares("<=", &first.at)?;
        points = Points::when(before, Points::Known(first.points.clone()), points);
        Some(measured.guarded(points))
    }
}

/// The smallest whole number that both numbers are multiples of one part of.
fn common(one: &Exact, two: &Exact) -> Option<i64> {
    let [one, two] = [one, two].map(|number| Whole::parts(number).and_then(|(_, den)| den.known));
    Some(one?.lcm(&two?))
}

/// One piece: (y0 · (x1 − x0) · d + (n − x0 · d) · (y1 − y0)) ÷ (d · (x1 − x0)), all in whole parts.
fn piece(measured: &Measured, low: &Joint, high: &Joint) -> Option<Points> {
    if low.points == high.points {
        return Some(Points::Known(low.points.clone()));
    }
    let along = Exact::from(common(&low.at, &high.at)?);
    let up = Exact::from(common(&low.points, &high.points)?);
    let (x0, y0) = (&low.at * &along, &low.points * &up);
    let (run, rise) = (&(&high.at - &low.at) * &along, &(&high.points - &low.points) * &up);
    let (n, d) = (&measured.num, &measured.den);
    let beyond = n.by(&along)?.minus(&d.by(&x0)?, false)?;
    let start = d.by(&(&y0 * &run))?;
    let signed = low.points.is_negative() || high.points.is_negative();
    let mut num = beyond.by(&rise)?.plus(&start)?;
    num.signed = signed;
    Some(Points::Quotient(num, d.by(&(&run * &up))?))
}
