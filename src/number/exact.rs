//! A rational number that never loses a digit: two 64-bit integers while they fit, integers of any size where they do
//! not. Every step on small parts is checked, and goes over to the large ones by itself.

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, Mul, Neg, Sub};

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};
use rust_decimal::Decimal;

/// An exact rational number.
///
/// Addition, subtraction and multiplication are total. Only division may fail, by zero: [`Exact::over`].
#[derive(Clone)]
pub struct Exact(Repr);

#[derive(Clone)]
enum Repr {
    /// Numerator over denominator, which is above zero; neither is `i64::MIN`. Not always reduced: that would cost
    /// more than it saves.
    Small(i64, i64),
    /// Whatever outgrew the small form.
    Big(Box<BigRational>),
}

/// Powers of ten that a small denominator may be.
const TENS: [i64; 19] = {
    let mut tens = [1; 19];
    let mut power = 1;
    while power < tens.len() {
        tens[power] = tens[power - 1] * 10;
        power += 1;
    }
    tens
};

/// Both parts in 64 bits, if they are that small.
fn narrow(numerator: i128, denominator: i128) -> Option<(i64, i64)> {
    let (n, d) = (i64::try_from(numerator).ok()?, i64::try_from(denominator).ok()?);
    (n != i64::MIN).then_some((n, d))
}

impl Exact {
    /// Zero.
    pub const ZERO: Exact = Exact(Repr::Small(0, 1));
    /// One.
    pub const ONE: Exact = Exact(Repr::Small(1, 1));

    /// A fraction of two parts, the lower one above zero.
    #[inline]
    fn of(numerator: i128, denominator: i128) -> Self {
        debug_assert!(denominator > 0, "a denominator is above zero");
        match narrow(numerator, denominator) {
            Some((n, d)) => Exact(Repr::Small(n, d)),
            None => Self::reduced(numerator, denominator),
        }
    }

    #[cold]
    fn reduced(numerator: i128, denominator: i128) -> Self {
        let divisor = numerator.gcd(&denominator);
        match narrow(numerator / divisor, denominator / divisor) {
            Some((n, d)) => Exact(Repr::Small(n, d)),
            None => Exact::from_big(BigRational::new(BigInt::from(numerator), BigInt::from(denominator))),
        }
    }

    fn from_big(big: BigRational) -> Self {
        let small = big.numer().to_i64().zip(big.denom().to_i64()).filter(|(n, _)| *n != i64::MIN);
        match small {
            Some((n, d)) => Exact(Repr::Small(n, d)),
            None => Exact(Repr::Big(Box::new(big))),
        }
    }

    /// The same number as a reduced fraction of integers of any size.
    pub fn to_big(&self) -> BigRational {
        match &self.0 {
            Repr::Small(n, d) => {
                let divisor = n.gcd(d);
                BigRational::new_raw(BigInt::from(n / divisor), BigInt::from(d / divisor))
            }
            Repr::Big(b) => (**b).clone(),
        }
    }

    /// A number of so many decimals.
    #[inline]
    pub(super) fn with_decimals(mantissa: i128, decimals: u32) -> Exact {
        let power = usize::try_from(decimals).ok().and_then(|decimals| TENS.get(decimals));
        match (power, i64::try_from(mantissa)) {
            (Some(power), Ok(n)) if n != i64::MIN => Exact(Repr::Small(n, *power)),
            // a figure has 96 bits over at most 10^28: both parts fit
            (Some(_) | None, _) => Exact::reduced(mantissa, 10_i128.pow(decimals)),
        }
    }

    /// Numerator and denominator, not always reduced, while both fit 64 bits.
    pub(super) fn small_parts(&self) -> Option<(i64, i64)> {
        match &self.0 {
            Repr::Small(n, d) => Some((*n, *d)),
            Repr::Big(_) => None,
        }
    }

    /// A sum of small parts that are small again; `None` where one of them is not.
    pub(super) fn small_sum(&self, other: &Exact) -> Option<Exact> {
        let (one, two) = (self.small_parts()?, other.small_parts()?);
        let (n, d) = if one.1 == two.1 {
            (one.0.checked_add(two.0)?, one.1)
        } else {
            let n = one.0.checked_mul(two.1)?.checked_add(two.0.checked_mul(one.1)?)?;
            (n, one.1.checked_mul(two.1)?)
        };
        (n != i64::MIN).then_some(Exact(Repr::Small(n, d)))
    }

    /// This number divided by another; `None` where that is zero.
    #[must_use]
    pub fn over(&self, divisor: &Exact) -> Option<Exact> {
        if divisor.is_zero() {
            return None;
        }
        Some(match (&self.0, &divisor.0) {
            (Repr::Small(a, b), Repr::Small(c, d)) => {
                let up = i128::from(*a) * i128::from(*d);
                let down = i128::from(*b) * i128::from(*c);
                if down < 0 { Exact::of(-up, -down) } else { Exact::of(up, down) }
            }
            (Repr::Small(..) | Repr::Big(_), _) => Exact::from_big(self.to_big() / divisor.to_big()),
        })
    }

    /// Whether this is zero.
    pub fn is_zero(&self) -> bool {
        match &self.0 {
            Repr::Small(n, _) => *n == 0,
            Repr::Big(b) => b.is_zero(),
        }
    }

    /// Whether this is below zero.
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Repr::Small(n, _) => *n < 0,
            Repr::Big(b) => b.is_negative(),
        }
    }

    /// Whether this is a whole number.
    pub fn is_integer(&self) -> bool {
        match &self.0 {
            Repr::Small(n, d) => n % d == 0,
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

    /// The number as a terminating decimal of at most 28 digits, where it is one.
    pub fn to_decimal(&self) -> Option<Decimal> {
        let (mut numerator, mut denominator) = match &self.0 {
            Repr::Small(n, d) => (i128::from(n / n.gcd(d)), i128::from(d / n.gcd(d))),
            Repr::Big(big) => (big.numer().to_i128()?, big.denom().to_i128()?),
        };
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
        Exact::with_decimals(decimal.mantissa(), decimal.scale())
    }
}

impl From<i64> for Exact {
    fn from(integer: i64) -> Self {
        Exact::of(i128::from(integer), 1)
    }
}

impl From<BigRational> for Exact {
    fn from(big: BigRational) -> Self {
        Exact::from_big(big)
    }
}

impl Add for &Exact {
    type Output = Exact;
    #[inline]
    fn add(self, other: &Exact) -> Exact {
        match (&self.0, &other.0) {
            (Repr::Small(a, b), Repr::Small(c, d)) => {
                let (a, b) = (i128::from(*a), i128::from(*b));
                let (c, d) = (i128::from(*c), i128::from(*d));
                // products of 63-bit numbers: their sum fits 127 bits
                if b == d { Exact::of(a + c, b) } else { Exact::of(a * d + c * b, b * d) }
            }
            (Repr::Small(..) | Repr::Big(_), _) => Exact::from_big(self.to_big() + other.to_big()),
        }
    }
}

impl Sub for &Exact {
    type Output = Exact;
    fn sub(self, other: &Exact) -> Exact {
        self + &-other
    }
}

impl Mul for &Exact {
    type Output = Exact;
    fn mul(self, other: &Exact) -> Exact {
        match (&self.0, &other.0) {
            (Repr::Small(a, b), Repr::Small(c, d)) => {
                Exact::of(i128::from(*a) * i128::from(*c), i128::from(*b) * i128::from(*d))
            }
            (Repr::Small(..) | Repr::Big(_), _) => Exact::from_big(self.to_big() * other.to_big()),
        }
    }
}

impl Neg for &Exact {
    type Output = Exact;
    fn neg(self) -> Exact {
        match &self.0 {
            Repr::Small(n, d) => Exact(Repr::Small(-n, *d)),
            Repr::Big(b) => Exact::from_big(-&**b),
        }
    }
}

impl PartialEq for Exact {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Repr::Small(a, b), Repr::Small(c, d)) if b == d => a == c,
            (Repr::Small(..) | Repr::Big(_), _) => self.cmp(other) == Ordering::Equal,
        }
    }
}

impl Eq for Exact {}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Repr::Small(a, b), Repr::Small(c, d)) if b == d => a.cmp(c),
            (Repr::Small(a, b), Repr::Small(c, d)) => {
                (i128::from(*a) * i128::from(*d)).cmp(&(i128::from(*c) * i128::from(*b)))
            }
            (Repr::Big(a), Repr::Big(b)) => a.cmp(b),
            (Repr::Small(..) | Repr::Big(_), _) => self.to_big().cmp(&other.to_big()),
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
    fn outgrows_128_bits_and_comes_back() {
        let huge = exact(i128::MAX, 7);
        let product = &huge * &huge;
        assert_eq!(product.over(&huge).unwrap(), huge);
        assert_eq!(&(&product - &product) + &Exact::ONE, Exact::ONE);
    }

    /// Numbers of all sizes, those around the limits of 64 bits among them.
    fn any_size() -> impl Strategy<Value = i128> {
        let edge = (-3_i128..=3).prop_map(|near| i128::from(i64::MAX) + near);
        prop_oneof![
            any::<i128>(),
            any::<i64>().prop_map(i128::from),
            -1000_i128..1000,
            edge.clone(),
            edge.prop_map(|it| -it)
        ]
    }

    proptest! {
        #[test]
        fn small_parts_go_over_to_large_ones_by_themselves(
            a in any_size(), b in any_size(), c in any_size(), d in any_size(),
        ) {
            let below = |part: i128| part.checked_abs().unwrap_or(7).max(1);
            let (x, y) = (exact(a, below(b)), exact(c, below(d)));
            // unreduced parts too
            let x = &(&x + &y) - &y;
            prop_assert_eq!(x.to_big(), BigRational::new(BigInt::from(a), BigInt::from(below(b))));
            prop_assert_eq!((&x + &y).to_big(), x.to_big() + y.to_big());
            prop_assert_eq!((&x - &y).to_big(), x.to_big() - y.to_big());
            prop_assert_eq!((&x * &y).to_big(), x.to_big() * y.to_big());
            prop_assert_eq!((-&x).to_big(), -x.to_big());
            prop_assert_eq!(x.cmp(&y), x.to_big().cmp(&y.to_big()));
            prop_assert_eq!(x.is_integer(), x.to_big().is_integer());
            if let Some(quotient) = x.over(&y) {
                prop_assert_eq!(quotient.to_big(), x.to_big() / y.to_big());
            }
        }

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
