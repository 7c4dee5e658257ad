//! Competition ranks by sorting.

/// The rank of each of so many units: 1 + how many of its cohort have a greater key. Only those with a key have a rank.
/// Nothing is kept of a unit but its position, so that a country fits into memory.
pub(crate) fn competition<K: Ord, C: Ord>(
    units: usize,
    key: impl Fn(usize) -> Option<K>,
    cohort: impl Fn(usize) -> C,
) -> Vec<Option<u32>> {
    let mut known: Vec<usize> = (0..units).filter(|unit| key(*unit).is_some()).collect();
    // the best first
    known.sort_unstable_by(|a, b| {
        cohort(*a).cmp(&cohort(*b)).then_with(|| key(*b).cmp(&key(*a))).then_with(|| a.cmp(b))
    });
    let mut ranks = vec![None; units];
    for together in known.chunk_by(|a, b| cohort(*a) == cohort(*b)) {
        let mut better = 0;
        for equals in together.chunk_by(|a, b| key(*a) == key(*b)) {
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
                |unit| units[unit].1,
                |unit| units[unit].0,
            );
            for (unit, (cohort, key)) in units.iter().enumerate() {
                let better = units.iter().filter(|(other, points)| other == cohort && *points > *key).count();
                prop_assert_eq!(ranks[unit].map(|rank| rank as usize), key.map(|_| 1 + better));
            }
        }
    }
}
