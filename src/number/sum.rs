//! Sums of many numbers: fractions of all kinds are put together without a common divisor being looked for at each step.

use std::borrow::Borrow;

use num_bigint::BigInt;
use num_rational::BigRational;

use super::Exact;

impl Exact {
    /// The sum of many.
    pub fn sum<T: Borrow<Exact>>(terms: impl IntoIterator<Item = T>) -> Exact {
        let mut sum = Exact::ZERO;
        let mut large = Vec::new();
        for term in terms {
            let term = term.borrow();
            match sum.small_sum(term) {
                Some(next) => sum = next,
                None => large.push(std::mem::replace(&mut sum, term.clone())),
            }
        }
        if large.is_empty() {
            return sum;
        }
        large.push(sum);
        let (numerator, denominator) = together(&large);
        Exact::from(BigRational::new(numerator, denominator))
    }
}

/// Numerator and denominator of a sum, from halves of about the same size.
fn together(terms: &[Exact]) -> (BigInt, BigInt) {
    match terms {
        [] => (BigInt::from(0), BigInt::from(1)),
        [one] => one.to_big().into_raw(),
        many => {
            let (left, right) = many.split_at(many.len() / 2);
            let ((a, b), (c, d)) = (together(left), together(right));
            if b == d { (a + c, b) } else { (a * &d + c * &b, b * d) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn many_numbers_come_to_what_they_come_to_one_by_one(
            terms in prop::collection::vec((any::<i64>(), 1..i64::MAX), 0..30),
            small in prop::collection::vec((-1000_i64..1000, 1_i64..400), 0..60),
        ) {
            let fraction = |(n, d): &(i64, i64)| Exact::from(*n).over(&Exact::from(*d)).unwrap();
            let terms: Vec<Exact> = terms.iter().chain(&small).map(fraction).collect();
            let one_by_one = terms.iter().fold(Exact::ZERO, |sum, term| &sum + term);
            prop_assert_eq!(Exact::sum(&terms), one_by_one);
        }
    }
}
