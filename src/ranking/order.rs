//! Competition ranks by sorting.

use std::cmp::Ordering;

/// The rank of each of so many units: 1 + how many of its cohort are better. Only those that are ranked have one.
/// Nothing is kept of a unit but its position, so that a country fits into memory.
pub fn competition<C: Ord>(
    units: usize,
    ranked: impl Fn(usize) -> bool,
    cohort: impl Fn(usize) -> C,
    compare: impl Fn(usize, usize) -> Ordering,
) -> Vec<Option<u32>> {
    let mut known: Vec<usize> = (0..units).filter(|unit| ranked(*unit)).collect();
    // the best first
    known.sort_unstable_by(|a, b| {
        cohort(*a).cmp(&cohort(*b)).then_with(|| compare(*b, *a)).then_with(|| a.cmp(b))
    });
    let mut ranks = vec![None; units];
    for together in known.chunk_by(|a, b| cohort(*a) == cohort(*b)) {
        let mut better = 0;
        for equals in together.chunk_by(|a, b| compare(*a, *b).is_eq()) {
            for unit in equals {
                ranks[*unit] = u32::try_from(1 + better).ok();
            }
            better += equals.len();
        }
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_rank_is_one_more_than_the_number_of_better_ones(
            units in proptest::collection::vec((0_u8..3, proptest::option::of(0_u8..6)), 0..40),
        ) {
            let ranks = competition(
                units.len(),
                |unit| units[unit].1.is_some(),
                |unit| units[unit].0,
                |a, b| units[a].1.cmp(&units[b].1),
            );
            for (unit, (cohort, key)) in units.iter().enumerate() {
                let better = units.iter().filter(|(other, points)| other == cohort && *points > *key).count();
                prop_assert_eq!(ranks[unit].map(|rank| rank as usize), key.map(|_| 1 + better));
            }
        }
    }
}
