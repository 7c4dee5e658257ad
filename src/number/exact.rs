//! A rational number that never loses a digit: 128-bit while it fits, of any size where it does not.

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, Mul, Neg, Sub};

use num_bigint::BigInt;
use num_rational::{BigRational, Ratio};
use num_traits::{CheckedAdd, CheckedMul, CheckedSub, Signed, ToPrimitive, Zero};
use rust_decimal::Decimal;

/// An exact rational number.
///
/// Addition, subtraction and multiplication are total. Only division may fail, by zero: [`Exact::over`].
#[derive(Clone)]
pub struct Exact(Repr);

#[derive(Clone)]
enum Repr {
    /// Always reduced, denominator positive, both parts within [`SMALL`].
    Small(Ratio<i128>),
    /// Whatever outgrew the small form.
    Big(Box<BigRational>),
}

/// Parts of a small fraction stay below this, so that negation, gcd and comparison cannot overflow.
const SMALL: i128 = 1 << 120;

/// One operation on two small fractions, or on two big ones where the small one does not fit.
macro_rules! checked {
    ($left:expr, $right:expr, $small:path, $big:tt) => {{
        let small = match (&$left.0, &$right.0) {
            (Repr::Small(a), Repr::Small(b)) => $small(a, b).filter(fits),
            (Repr::Small(_) | Repr::Big(_), _) => None,
        };
        match small {
            Some(ratio) => Exact(Repr::Small(ratio)),
            None => Exact::from_big($left.to_big() $big $right.to_big()),
        }
    }};
}

fn fits(ratio: &Ratio<i128>) -> bool {
    ratio.numer().unsigned_abs() < SMALL.unsigned_abs() && ratio.denom().unsigned_abs() < SMALL.unsigned_abs()
}

impl Exact {
    /// Zero.
    pub const ZERO: Exact = Exact(Repr::Small(Ratio::new_raw(0, 1)));
    /// One.
    pub const ONE: Exact = Exact(Repr::Small(Ratio::new_raw(1, 1)));

    fn from_big(big: BigRational) -> Self {
        if let (Some(n), Some(d)) = (big.numer().to_i128(), big.denom().to_i128()) {
            let ratio = Ratio::new_raw(n, d);
            if fits(&ratio) {
                return Exact(Repr::Small(ratio));
            }
        }
        Exact(Repr::Big(Box::new(big)))
    }

    /// The same number as a fraction of integers of any size.
    pub fn to_big(&self) -> BigRational {
        match &self.0 {
            Repr::Small(r) => BigRational::new_raw(BigInt::from(*r.numer()), BigInt::from(*r.denom())),
            Repr::Big(b) => (**b).clone(),
        }
    }

    /// The number as a fraction, to be read again by [`Exact::from_fraction`]: `20/3`, `-7`.
    pub fn fraction(&self) -> String {
        self.to_big().reduced().to_string()
    }

    /// Reads a fraction; `None` where the text is none.
    pub fn from_fraction(text: &str) -> Option<Exact> {
        let (numerator, denominator) = text.split_once('/').unwrap_or((text, "1"));
        let (numerator, denominator): (BigInt, BigInt) = (numerator.parse().ok()?, denominator.parse().ok()?);
        (!denominator.is_zero()).then(|| Exact::from_big(BigRational::new(numerator, denominator)))
    }

    /// Numerator and denominator of the reduced fraction while both fit 128 bits.
    pub(super) fn small_parts(&self) -> Option<(i128, i128)> {
        match &self.0 {
            Repr::Small(r) => Some((*r.numer(), *r.denom())),
            Repr::Big(_) => None,
        }
    }

    /// This number divided by another; `None` where that is zero.
    #[must_use]
    pub fn over(&self, divisor: &Exact) -> Option<Exact> {
        if divisor.is_zero() {
            return None;
        }
        let inverse = match &divisor.0 {
            Repr::Small(r) => Exact(Repr::Small(r.recip())),
            Repr::Big(b) => Exact::from_big(b.recip()),
        };
        Some(self * &inverse)
    }

    /// Whether this is zero.
    pub fn is_zero(&self) -> bool {
        match &self.0 {
            Repr::Small(r) => r.is_zero(),
            Repr::Big(b) => b.is_zero(),
        }
    }

    /// Whether this is below zero.
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Repr::Small(r) => r.is_negative(),
            Repr::Big(b) => b.is_negative(),
        }
    }

    /// Whether this is a whole number.
    pub fn is_integer(&self) -> bool {
        match &self.0 {
            Repr::Small(r) => r.is_integer(),
            Repr::Big(b) => b.is_integer(),
        }
    }

    /// The largest whole number that is not above this one.
    #[must_use]
    pub fn floor(&self) -> Exact {
        Exact::from_big(self.to_big().floor())
    }

    /// The least whole number that is not below this one.
    #[must_use]
    pub fn ceil(&self) -> Exact {
        Exact::from_big(self.to_big().ceil())
    }

    /// The sum of many.
    pub fn sum<'a>(terms: impl IntoIterator<Item = &'a Exact>) -> Exact {
        terms.into_iter().fold(Exact::ZERO, |sum, term| &sum + term)
    }

    /// The number as a terminating decimal of at most 28 digits, where it is one.
    pub fn to_decimal(&self) -> Option<Decimal> {
        let (mut numerator, mut denominator) = self.small_parts()?;
        let mut scale = 0_u32;
        while denominator != 1 {
            // multiply up by the factor that the denominator still lacks for a power of ten
            let factor = if denominator % 10 == 0 {
                denominator /= 10;
                1
            } else if denominator % 5 == 0 {
                denominator /= 5;
                2
            } else if denominator % 2 == 0 {
                denominator /= 2;
                5
            } else {
                return None;
            };
            numerator = numerator.checked_mul(factor)?;
            scale = scale.checked_add(1)?;
        }
        Decimal::try_from_i128_with_scale(numerator, scale).ok()
    }
}

impl From<Decimal> for Exact {
    fn from(decimal: Decimal) -> Self {
        // 96-bit mantissa over at most 10^28: both parts fit
        let denominator = 10_i128.pow(decimal.scale());
        Exact(Repr::Small(Ratio::new(decimal.mantissa(), denominator)))
    }
}

impl From<i64> for Exact {
    fn from(integer: i64) -> Self {
        Exact(Repr::Small(Ratio::new_raw(i128::from(integer), 1)))
    }
}

impl From<BigRational> for Exact {
    fn from(big: BigRational) -> Self {
        Exact::from_big(big)
    }
}

impl Add for &Exact {
    type Output = Exact;
    fn add(self, other: &Exact) -> Exact {
        checked!(self, other, CheckedAdd::checked_add, +)
    }
}

impl Sub for &Exact {
    type Output = Exact;
    fn sub(self, other: &Exact) -> Exact {
        checked!(self, other, CheckedSub::checked_sub, -)
    }
}

impl Mul for &Exact {
    type Output = Exact;
    fn mul(self, other: &Exact) -> Exact {
        checked!(self, other, CheckedMul::checked_mul, *)
    }
}

impl Neg for &Exact {
    type Output = Exact;
    fn neg(self) -> Exact {
        &Exact::ZERO - self
    }
}

impl PartialEq for Exact {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Exact {}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Repr::Small(a), Repr::Small(b)) => a.cmp(b),
            (Repr::Small(_) | Repr::Big(_), _) => self.to_big().cmp(&other.to_big()),
        }
    }
}

impl fmt::Debug for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A decimal where it terminates within a dozen places, else a reduced fraction: `6.66`, `20/3`.
impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to_decimal() {
            Some(decimal) if decimal.scale() <= 12 => write!(f, "{}", super::plain(decimal)),
            Some(_) | None => write!(f, "{}", self.to_big()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn exact(n: i128, d: i128) -> Exact {
        Exact::from(BigRational::new(BigInt::from(n), BigInt::from(d)))
    }

    #[test]
    fn a_third_of_three_is_one() {
        assert_eq!(&exact(1, 3) * &Exact::from(3), Exact::ONE);
    }

    #[test]
    fn division_by_zero_is_none() {
        assert!(Exact::ONE.over(&Exact::ZERO).is_none());
    }

    #[test]
    fn shows_decimals_where_they_end_and_fractions_where_they_do_not() {
        for (n, d, text) in [(13, 3, "13/3"), (999, 150, "6.66"), (-1, 8, "-0.125"), (7, 1, "7"), (0, 5, "0")]
        {
            assert_eq!(exact(n, d).to_string(), text);
        }
    }

    #[test]
    fn fractions_are_read_as_they_are_written() {
        for text in ["20/3", "-7", "0", "-1/8", "170141183460469231731687303715884105727/7"] {
            assert_eq!(Exact::from_fraction(text).unwrap().fraction(), text);
        }
        for text in ["", "1/0", "a", "1/", "1.5"] {
            assert!(Exact::from_fraction(text).is_none(), "{text}");
        }
    }

    #[test]
    fn outgrows_128_bits_and_comes_back() {
        let huge = exact(i128::MAX, 7);
        let product = &huge * &huge;
        assert_eq!(product.over(&huge).unwrap(), huge);
        assert_eq!(&(&product - &product) + &Exact::ONE, Exact::ONE);
    }

    proptest! {
        #[test]
        fn agrees_with_fractions_of_any_size(
            a in any::<i128>(), b in 1..i128::MAX, c in any::<i128>(), d in 1..i128::MAX,
        ) {
            let (x, y) = (exact(a, b), exact(c, d));
            prop_assert_eq!((&x + &y).to_big(), x.to_big() + y.to_big());
            prop_assert_eq!((&x - &y).to_big(), x.to_big() - y.to_big());
            prop_assert_eq!((&x * &y).to_big(), x.to_big() * y.to_big());
            prop_assert_eq!(x.cmp(&y), x.to_big().cmp(&y.to_big()));
            if let Some(quotient) = x.over(&y) {
                prop_assert_eq!(quotient.to_big(), x.to_big() / y.to_big());
            }
        }
    }
}
