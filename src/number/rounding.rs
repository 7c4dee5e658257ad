//! The one place where a number loses digits, and only as the criteria say.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};
use rust_decimal::Decimal;

use super::{Exact, shown, with_decimals};

/// Where the criteria round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundAt {
    /// Each leaf is rounded; sums are sums of rounded figures.
    Leaf,
    /// Nothing is rounded before the total.
    Total,
    /// Nothing is rounded at all: the form states no rounding.
    Never,
}

/// How a digit that has to go is treated. Negative numbers are rounded by their magnitude.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundingMode {
    /// Toward zero.
    Truncate,
    /// To the nearest, a half away from zero.
    HalfUp,
    /// To the nearest, a half to the even neighbour.
    HalfEven,
    /// Away from zero.
    Up,
}

impl RoundAt {
    /// All, by the word that a criteria file uses.
    pub const WORDS: [(&'static str, RoundAt); 2] = [("leaf", RoundAt::Leaf), ("total", RoundAt::Total)];
}

impl RoundingMode {
    /// All, by the word that a criteria file uses.
    pub const WORDS: [(&'static str, RoundingMode); 4] = [
        ("truncate", RoundingMode::Truncate),
        ("half-up", RoundingMode::HalfUp),
        ("half-even", RoundingMode::HalfEven),
        ("up", RoundingMode::Up),
    ];

    /// The word that a criteria file uses.
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, mode)| *mode == self).map_or("", |(word, _)| word)
    }

    /// What it does, in a sentence: "truncated to 2 decimals".
    pub fn participle(self) -> &'static str {
        match self {
            RoundingMode::Truncate => "truncated",
            RoundingMode::HalfUp => "rounded half-up",
            RoundingMode::HalfEven => "rounded half-even",
            RoundingMode::Up => "rounded away from zero",
        }
    }

    /// A quotient as a whole number; its divisor is above zero.
    #[inline]
    pub fn quotient(self, dividend: u64, divisor: u64) -> u64 {
        let (quotient, remainder) = (dividend / divisor, dividend % divisor);
        let twice = (u128::from(remainder) * 2).cmp(&u128::from(divisor));
        // nothing remains of a quotient that has no room above it
        quotient + u64::from(self.goes_up(remainder != 0, twice, quotient.is_odd()))
    }

    /// Whether the magnitude goes up, given twice the remainder against the divisor and whether the quotient is odd.
    fn goes_up(self, inexact: bool, twice: std::cmp::Ordering, odd: bool) -> bool {
        match self {
            RoundingMode::Truncate => false,
            RoundingMode::Up => inexact,
            RoundingMode::HalfUp => twice.is_ge(),
            RoundingMode::HalfEven => twice.is_gt() || (twice.is_eq() && odd),
        }
    }
}

/// The rounding that an edition prescribes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rounding {
    /// Where.
    pub at: RoundAt,
    /// How.
    pub mode: RoundingMode,
    /// To how many decimals.
    pub decimals: u32,
}

/// Why a number cannot be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unprintable {
    /// It has more digits than a figure can hold (28).
    TooLarge,
    /// It has no end, and the criteria state no rounding.
    Endless,
}

/// Whether a number is a decimal with an end: nothing but twos and fives divides.
fn has_end(exact: &Exact) -> bool {
    let mut rest = exact.to_big().denom().clone();
    for factor in [BigInt::from(2), BigInt::from(5)] {
        while (&rest % &factor).is_zero() {
            rest /= &factor;
        }
    }
    rest.is_one()
}

impl Rounding {
    /// The most decimals that a criteria file may ask for.
    pub const MAX_DECIMALS: u32 = 6;

    /// No rounding at all.
    pub const NEVER: Rounding = Rounding { at: RoundAt::Never, mode: RoundingMode::Truncate, decimals: 0 };

    /// A figure with the criteria's decimals; one with more is shown whole.
    pub fn show(self, figure: Decimal) -> String {
        shown(self.printed(figure))
    }

    /// The same as a number.
    pub fn printed(self, figure: Decimal) -> Decimal {
        with_decimals(figure, self.decimals.max(figure.normalize().scale()))
    }

    /// The number rounded to [`Rounding::decimals`] decimals, with exactly that scale.
    ///
    /// # Errors
    /// Where the result does not fit a figure, or would have to be rounded and must not be.
    pub fn apply(self, exact: &Exact) -> Result<Decimal, Unprintable> {
        if self.at == RoundAt::Never {
            let why = if has_end(exact) { Unprintable::TooLarge } else { Unprintable::Endless };
            return exact.to_decimal().map(|figure| figure.normalize()).ok_or(why);
        }
        self.printable(self.rounded(exact).ok_or(Unprintable::TooLarge)?)
    }

    /// The number rounded to [`Rounding::decimals`] decimals, to be reckoned with further.
    ///
    /// # Errors
    /// As [`Rounding::apply`].
    pub fn exact(self, exact: &Exact) -> Result<Exact, Unprintable> {
        if self.at == RoundAt::Never {
            return self.apply(exact).map(|_| exact.clone());
        }
        let places = self.rounded(exact).ok_or(Unprintable::TooLarge)?;
        if i64::try_from(places).is_err() {
            self.printable(places)?;
        }
        Ok(Exact::with_decimals(places, self.decimals))
    }

    /// The number in the last printed place, rounded.
    fn rounded(self, exact: &Exact) -> Option<i128> {
        let small = exact.small_parts().and_then(|(n, d)| self.round_small(n, d));
        small.or_else(|| self.round_big(exact))
    }

    /// The figure of so many of the last printed place, where it has room for them.
    fn printable(self, places: i128) -> Result<Decimal, Unprintable> {
        match i64::try_from(places) {
            Ok(places) => Ok(self.figure(places)), // 64 bits always have room
            Err(_) => {
                Decimal::try_from_i128_with_scale(places, self.decimals).map_err(|_| Unprintable::TooLarge)
            }
        }
    }

    /// How many of the last printed place a number is: 4.33 is 433 hundredths. `None` where it is no whole number of
    /// them, or too large.
    pub fn places(self, exact: &Exact) -> Option<i64> {
        let (n, d) = exact.small_parts()?;
        let scaled = n.checked_mul(10_i64.checked_pow(self.decimals)?)?;
        (scaled % d == 0).then_some(scaled / d)
    }

    /// The figure of so many of the last printed place.
    pub fn figure(self, places: i64) -> Decimal {
        Decimal::new(places, self.decimals)
    }

    fn round_small(self, numerator: i64, denominator: i64) -> Option<i128> {
        let power = 10_i64.checked_pow(self.decimals)?;
        if denominator == power {
            return Some(i128::from(numerator)); // so many decimals already
        }
        // 64 bits where they do, since dividing 128 bits is slow
        let Some(scaled) = numerator.unsigned_abs().checked_mul(power.unsigned_abs()) else {
            let scaled = u128::from(numerator.unsigned_abs()) * u128::from(power.unsigned_abs());
            return self.divided(scaled, u128::from(denominator.unsigned_abs()), numerator);
        };
        let magnitude = i128::from(self.mode.quotient(scaled, denominator.unsigned_abs()));
        Some(if numerator < 0 { -magnitude } else { magnitude })
    }

    /// The same in 128 bits.
    fn divided(self, scaled: u128, divisor: u128, sign: i64) -> Option<i128> {
        let (quotient, remainder) = scaled.div_rem(&divisor);
        let twice = (remainder * 2).cmp(&divisor);
        let up = self.mode.goes_up(remainder != 0, twice, quotient.is_odd());
        let magnitude = i128::try_from(quotient + u128::from(up)).ok()?;
        Some(if sign < 0 { -magnitude } else { magnitude })
    }

    fn round_big(self, exact: &Exact) -> Option<i128> {
        let big = exact.to_big();
        let scaled = big.numer().abs() * BigInt::from(10).pow(self.decimals);
        let (quotient, remainder) = scaled.div_rem(big.denom());
        let twice = (&remainder * BigInt::from(2)).cmp(big.denom());
        let up = self.mode.goes_up(!remainder.is_zero(), twice, quotient.is_odd());
        let magnitude = if up { quotient + BigInt::one() } else { quotient };
        let signed = if big.is_negative() { -magnitude } else { magnitude };
        signed.to_i128()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::fixed;
    use num_rational::BigRational;
    use proptest::prelude::*;

    /// n/d, then what truncate, half-up, half-even and up make of it at two decimals.
    const CASES: [(i64, i64, [&str; 4]); 12] = [
        (13, 3, ["4.33", "4.33", "4.33", "4.34"]),
        (9, 5, ["1.80", "1.80", "1.80", "1.80"]),
        (25, 8, ["3.12", "3.13", "3.12", "3.13"]),
        (3135, 1000, ["3.13", "3.14", "3.14", "3.14"]),
        (5, 1000, ["0.00", "0.01", "0.00", "0.01"]),
        (15, 1000, ["0.01", "0.02", "0.02", "0.02"]),
        (1, 1_000_000, ["0.00", "0.00", "0.00", "0.01"]),
        (9996, 1000, ["9.99", "10.00", "10.00", "10.00"]),
        (-25, 8, ["-3.12", "-3.13", "-3.12", "-3.13"]),
        (-1, 1000, ["0.00", "0.00", "0.00", "-0.01"]),
        (0, 7, ["0.00", "0.00", "0.00", "0.00"]),
        (198_212, 28559, ["6.94", "6.94", "6.94", "6.95"]), // 28316/28559 × 7, row 4.7.2.1 of the La Gi form
    ];

    #[test]
    fn each_mode_by_table() {
        for (n, d, expected) in CASES {
            let exact = Exact::from(BigRational::new(n.into(), d.into()));
            for ((word, mode), expected) in RoundingMode::WORDS.into_iter().zip(expected) {
                let rounding = Rounding { at: RoundAt::Leaf, mode, decimals: 2 };
                let rounded = rounding.apply(&exact).unwrap();
                assert_eq!(fixed(rounded, 2), expected, "{n}/{d} {word}");
            }
        }
    }

    #[test]
    fn both_sizes_of_integer_round_alike() {
        for (n, d, _) in CASES {
            let exact = Exact::from(BigRational::new(n.into(), d.into()));
            for (word, mode) in RoundingMode::WORDS {
                let rounding = Rounding { at: RoundAt::Leaf, mode, decimals: 2 };
                let (a, b) = exact.small_parts().unwrap();
                assert_eq!(rounding.round_small(a, b), rounding.round_big(&exact), "{n}/{d} {word}");
                let wide = u128::from(a.unsigned_abs()) * 100;
                let wide = rounding.divided(wide, u128::from(b.unsigned_abs()), a);
                assert_eq!(wide, rounding.round_big(&exact), "{n}/{d} {word}");
            }
        }
    }

    proptest! {
        #[test]
        fn any_size_rounds_like_fractions_of_any_size(
            n in any::<i64>(), d in 1..i64::MAX, small in 1_i64..2000, decimals in 0_u32..=12, mode in 0_usize..4,
        ) {
            let rounding = Rounding { at: RoundAt::Leaf, mode: RoundingMode::WORDS[mode].1, decimals };
            for d in [d, small] {
                let exact = Exact::from(BigRational::new(n.into(), d.into()));
                if let Ok(figure) = rounding.apply(&exact) {
                    prop_assert_eq!(rounding.exact(&exact), Ok(Exact::from(figure)));
                }
                if let Some((n, d)) = exact.small_parts() {
                    prop_assert_eq!(rounding.round_small(n, d), rounding.round_big(&exact));
                }
            }
        }
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let huge = Exact::from(BigRational::from_integer(BigInt::from(10).pow(40)));
        let rounding = Rounding { at: RoundAt::Leaf, mode: RoundingMode::Truncate, decimals: 2 };
        assert_eq!(rounding.apply(&huge), Err(Unprintable::TooLarge));
    }
}
