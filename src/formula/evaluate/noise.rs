//! How far the binary floats of a spreadsheet may be from the exact number, as an upper bound that never falls short.
//!
//! The bound itself is kept in integers: a mantissa and a power of two, always rounded up.

use num_bigint::{BigInt, Sign};
use num_rational::BigRational;
use num_traits::{One, ToPrimitive, Zero};

use crate::number::Exact;

/// A bound: `mantissa` × 2^`exponent`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Noise {
    mantissa: u64,
    exponent: i32,
}

/// Mantissas stay below 2 to this.
const MANTISSA_BITS: u32 = 34;
/// Exponents stay between this and its negative.
const MOST_EXPONENT: i32 = 16_384;

impl Noise {
    /// A number that a float holds exactly.
    pub(super) const NONE: Noise = Noise { mantissa: 0, exponent: 0 };

    /// Whether the number is held exactly.
    pub(super) fn is_none(self) -> bool {
        self.mantissa == 0
    }

    /// A bound of a number's own size.
    pub(super) fn size(number: &Exact) -> Noise {
        if number.is_zero() {
            return Noise::NONE;
        }
        let big = number.to_big();
        let bits = |part: &BigInt| i64::try_from(part.bits()).unwrap_or(i64::MAX);
        let (numerator, denominator) = (magnitude(big.numer()), big.denom());
        let shift = 32 - (bits(&numerator) - bits(denominator));
        // the quotient has 32 or 33 bits
        let quotient = if shift >= 0 {
            (numerator << shift.unsigned_abs()) / denominator
        } else {
            numerator / (denominator << shift.unsigned_abs())
        };
        let mantissa = quotient.to_u64().unwrap_or(u64::from(u32::MAX) * 4);
        Noise::of(u128::from(mantissa) + 1, -shift)
    }

    /// The bound times a power of two.
    pub(super) fn shifted(self, exponent: i64) -> Noise {
        Noise::of(u128::from(self.mantissa), i64::from(self.exponent) + exponent)
    }

    /// Both together.
    pub(super) fn plus(self, other: Noise) -> Noise {
        if self.is_none() || other.is_none() {
            return if self.is_none() { other } else { self };
        }
        let (high, low) = if self.exponent >= other.exponent { (self, other) } else { (other, self) };
        let shift = high.exponent.abs_diff(low.exponent);
        let lower = low.mantissa.checked_shr(shift).unwrap_or(0) + 1;
        Noise::of(u128::from(high.mantissa) + u128::from(lower), i64::from(high.exponent))
    }

    /// One times the other.
    pub(super) fn times(self, other: Noise) -> Noise {
        let mantissa = u128::from(self.mantissa) * u128::from(other.mantissa);
        Noise::of(mantissa, i64::from(self.exponent) + i64::from(other.exponent))
    }

    /// The bound as a number.
    pub(super) fn to_exact(self) -> Exact {
        let mantissa = BigInt::from(self.mantissa);
        let power = BigInt::one() << self.exponent.unsigned_abs();
        Exact::from(if self.exponent < 0 {
            BigRational::new(mantissa, power)
        } else {
            BigRational::from_integer(mantissa * power)
        })
    }

    /// Normalised, rounded up.
    fn of(mut mantissa: u128, mut exponent: i64) -> Noise {
        if mantissa.is_zero() {
            return Noise::NONE;
        }
        while mantissa >= 1 << MANTISSA_BITS {
            mantissa = (mantissa >> 1) + 1;
            exponent += 1;
        }
        let most = i64::from(MOST_EXPONENT);
        let exponent = i32::try_from(exponent.clamp(-most, most)).unwrap_or(MOST_EXPONENT);
        Noise { mantissa: u64::try_from(mantissa).unwrap_or(u64::MAX), exponent }
    }
}

fn magnitude(number: &BigInt) -> BigInt {
    BigInt::from_biguint(Sign::Plus, number.magnitude().clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn exact(numerator: i64, denominator: i64) -> Exact {
        Exact::from(numerator).over(&Exact::from(denominator)).unwrap()
    }

    /// Whether the bound is not below the number, and less than a thousandth above it.
    fn is_close(bound: Noise, number: &Exact) -> bool {
        let bound = bound.to_exact();
        let most = number * &exact(1001, 1000);
        *number <= bound && bound <= most
    }

    proptest! {
        #[test]
        fn bounds_are_above_what_they_bound_and_near_it(
            a in 1_i64..i64::MAX, b in 1_i64..i64::MAX, c in 1_i64..1_000_000, d in 1_i64..i64::MAX,
        ) {
            let (x, y) = (exact(a, b), exact(c, d));
            let (bound_x, bound_y) = (Noise::size(&x), Noise::size(&-&y));
            prop_assert!(is_close(bound_x, &x) && is_close(bound_y, &y));
            prop_assert!(is_close(bound_x.plus(bound_y), &(&x + &y)));
            prop_assert!(is_close(bound_x.times(bound_y), &(&x * &y)));
            prop_assert!(is_close(bound_x.shifted(-53), &(&x * &exact(1, 1 << 53))));
        }
    }

    #[test]
    fn nothing_and_the_largest_bounds_stay_what_they_are() {
        assert!(Noise::size(&Exact::ZERO).is_none() && Noise::NONE.shifted(5).is_none());
        assert!(Noise::NONE.times(Noise::size(&Exact::ONE)).is_none());
        let huge = (0..100).fold(Noise::size(&exact(3, 1)).shifted(15_000), |bound, _| bound.times(bound));
        assert_eq!(huge.exponent, MOST_EXPONENT);
    }
}
