//! Competition ranks by sorting.

/// The rank of each of so many units: 1 + how many of its cohort have a greater key. Those without a key have none.
pub fn competition<C: Ord, K: Ord>(
    units: usize,
    standing: impl Fn(usize) -> Option<(C, K)>,
) -> Vec<Option<usize>> {
    let mut known: Vec<(C, K, usize)> =
        (0..units).filter_map(|unit| standing(unit).map(|(cohort, key)| (cohort, key, unit))).collect();
    known.sort_by(|(cohort_a, a, unit_a), (cohort_b, b, unit_b)| {
        cohort_a.cmp(cohort_b).then_with(|| b.cmp(a)).then_with(|| unit_a.cmp(unit_b))
    });
    let mut ranks = vec![None; units];
    for cohort in known.chunk_by(|(a, _, _), (b, _, _)| a == b) {
        let mut better = 0;
        for equals in cohort.chunk_by(|(_, a, _), (_, b, _)| a == b) {
            for (_, _, unit) in equals {
                ranks[*unit] = Some(1 + better);
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
            let ranks = competition(units.len(), |unit| units[unit].1.map(|key| (units[unit].0, key)));
            for (unit, (cohort, key)) in units.iter().enumerate() {
                let better = units.iter().filter(|(other, points)| other == cohort && *points > *key).count();
                prop_assert_eq!(ranks[unit], key.map(|_| 1 + better));
            }
        }
    }
}
