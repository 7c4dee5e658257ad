//! What gates that fail leave of points.

use crate::criteria::{Effect, Gate};
use crate::number::Exact;
use crate::working::{Recorder, Step};

/// The points after the gates that fail: those that take points, in the order of the file, no score last.
pub(super) fn gated(
    gates: &[Gate],
    failed: &[usize],
    points: Exact,
    recorder: &mut Recorder,
) -> Option<Exact> {
    if failed.is_empty() {
        return Some(points);
    }
    let mut points = points;
    for gate in failed.iter().copied() {
        let after = match &gates[gate].effect {
            Effect::Zero => Exact::ZERO,
            Effect::Cap(cap) if points > *cap => cap.clone(),
            Effect::Cap(_) | Effect::Choice(_) | Effect::NoScore => continue,
        };
        let from = std::mem::replace(&mut points, after.clone());
        recorder.step(|| Step::Gated { gate, from, points: Some(after) });
    }
    let none = failed.iter().copied().find(|gate| gates[*gate].effect == Effect::NoScore);
    match none {
        Some(gate) => {
            recorder.step(|| Step::Gated { gate, from: points, points: None });
            None
        }
        None => Some(points),
    }
}
