//! Where the points of tiers, or of a line, change direction along the measure.

use std::cmp::Ordering;

use crate::number::Exact;

/// The positions at which a sequence stops rising and falls, or the other way round.
pub(super) fn turns<'p>(points: impl Iterator<Item = &'p Exact>) -> Vec<usize> {
    let mut turns = Vec::new();
    let mut direction = Ordering::Equal;
    let mut before: Option<&Exact> = None;
    for (position, points) in points.enumerate() {
        let step = before.map_or(Ordering::Equal, |before| points.cmp(before));
        if step != Ordering::Equal {
            if direction == step.reverse() {
                turns.push(position - 1);
            }
            direction = step;
        }
        before = Some(points);
    }
    turns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_by_table() {
        for (points, expected) in [
            (&[0, 3, 5][..], &[][..]),
            (&[5, 3, 0], &[]),
            (&[0, 0, 0], &[]),
            (&[0, 10, 10, 6, 0], &[2]),
            (&[3, 1, 0, 0, 2], &[3]),
            (&[0, 5, 3, 10], &[1, 2]),
            (&[], &[]),
        ] {
            let points: Vec<Exact> = points.iter().map(|points| Exact::from(*points)).collect();
            assert_eq!(turns(points.iter()), expected);
        }
    }
}
