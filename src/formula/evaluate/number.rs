//! A number of a formula: exact, with a bound of what floats would have made of it.

use num_traits::ToPrimitive;

use super::noise::Noise;
use super::value::{NotComputed, Outcome, Stop};
use crate::number::{Exact, bits, is_short_binary, magnitude, power_of_ten};

/// The longest part of a fraction, in binary digits; a number that grows beyond was made to be slow.
const MOST_BITS: u64 = 4_096;
/// A float is within 2^-53 of a number, relative to it.
const OF_A_FLOAT: i64 = -53;
/// A number that was read with 15 digits is within 5·10^-15 of the saved one: less than 2^-47.
const OF_FIFTEEN_DIGITS: i64 = -47;
/// The last digit that a spreadsheet shows, counted from the first.
const DIGITS: i32 = 15;
/// The largest power, and the most decimals, that are computed.
const MOST_POWER: i64 = 64;
/// The most decimals that are rounded to.
const MOST_DECIMALS: i64 = 15;

/// A number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// The number itself.
    pub exact: Exact,
    pub(super) noise: Noise,
}

/// Where rounding goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Toward {
    /// The nearest, a half away from zero.
    Nearest,
    Zero,
    AwayFromZero,
    /// The next lower number.
    Below,
}

impl Number {
    /// A number as it stands in a formula.
    pub(super) fn literal(exact: Exact) -> Self {
        let noise = own_noise(&exact, OF_A_FLOAT);
        Number { exact, noise }
    }

    /// A number as it stands in a cell, read with 15 digits.
    pub(super) fn of_cell(exact: Exact) -> Self {
        let noise = own_noise(&exact, OF_FIFTEEN_DIGITS);
        Number { exact, noise }
    }

    /// A whole number.
    pub(super) fn count(count: usize) -> Self {
        Number::literal(Exact::from(i64::try_from(count).unwrap_or(i64::MAX)))
    }

    /// A result, with what its inputs bring along.
    fn result(exact: Exact, inputs: Noise) -> Outcome<Self> {
        if bits(&exact) > MOST_BITS {
            return Err(NotComputed::TooLarge.into());
        }
        let noise = inputs.plus(own_noise(&exact, OF_A_FLOAT));
        Ok(Number { exact, noise })
    }

    pub(super) fn negated(self) -> Self {
        Number { exact: -&self.exact, noise: self.noise }
    }

    pub(super) fn plus(&self, other: &Number) -> Outcome<Number> {
        Number::result(&self.exact + &other.exact, self.noise.plus(other.noise))
    }

    pub(super) fn minus(&self, other: &Number) -> Outcome<Number> {
        Number::result(&self.exact - &other.exact, self.noise.plus(other.noise))
    }

    pub(super) fn times(&self, other: &Number) -> Outcome<Number> {
        let mut noise = self.noise.times(other.noise);
        for (one, two) in [(self, other), (other, self)] {
            if !one.noise.is_none() {
                noise = noise.plus(one.noise.times(Noise::size(&two.exact)));
            }
        }
        Number::result(&self.exact * &other.exact, noise)
    }

    pub(super) fn over(&self, other: &Number) -> Outcome<Number> {
        let Some(inverse) = Exact::ONE.over(&other.exact) else { return Err(Stop::error("#DIV/0!")) };
        let exact = &self.exact * &inverse;
        let mut noise = Noise::NONE;
        if !self.noise.is_none() || !other.noise.is_none() {
            let inverse = Noise::size(&inverse);
            // the divisor's own error once more, for what is left of it in the quotient
            let of_divisor = Noise::size(&exact).times(other.noise).shifted(1);
            noise = self.noise.plus(of_divisor).times(inverse);
        }
        Number::result(exact, noise)
    }

    /// A power with a whole exponent.
    pub(super) fn power(&self, exponent: &Number) -> Outcome<Number> {
        let exponent = exponent.whole().filter(|exponent| exponent.abs() <= MOST_POWER);
        let exponent = exponent.ok_or(NotComputed::Unsupported("^"))?;
        if self.exact.is_zero() && exponent <= 0 {
            // programs do not agree on it
            return Err(NotComputed::Unsupported("^").into());
        }
        let mut power = Number::literal(Exact::ONE);
        for _ in 0..exponent.unsigned_abs() {
            power = power.times(self)?;
        }
        if exponent < 0 { Number::literal(Exact::ONE).over(&power) } else { Ok(power) }
    }

    /// Rounded to so many decimals; below zero, to tens.
    pub(super) fn rounded(&self, decimals: &Number, toward: Toward) -> Outcome<Number> {
        let decimals = decimals.whole().filter(|decimals| decimals.abs() <= MOST_DECIMALS);
        let decimals = decimals.ok_or(NotComputed::Unsupported("ROUND"))?;
        let power = |sign: i64| i32::try_from(sign * decimals).ok().and_then(power_of_ten);
        let (Some(up), Some(down)) = (power(1), power(-1)) else {
            return Err(NotComputed::TooLarge.into());
        };
        let scaled = &self.exact * &up;
        let half = Exact::ONE.over(&Exact::from(2)).unwrap_or(Exact::ONE);
        let negative = scaled.is_negative();
        let size = if negative { -&scaled } else { scaled.clone() };
        let size = match toward {
            Toward::Nearest => (&size + &half).floor(),
            Toward::Below if negative => size.ceil(),
            Toward::Zero | Toward::Below => size.floor(),
            Toward::AwayFromZero => size.ceil(),
        };
        let exact = &(if negative { -&size } else { size }) * &down;
        // near a step, floats may go to the other side of it
        let step = match toward {
            Toward::Nearest => &scaled.floor() + &half,
            Toward::Zero | Toward::AwayFromZero | Toward::Below => (&scaled + &half).floor(),
        };
        let distance = &scaled - &step;
        let distance = if distance.is_negative() { -&distance } else { distance };
        let near = !self.noise.is_none() && distance <= &self.noise.to_exact() * &up;
        let noise = if near { Noise::size(&down) } else { Noise::NONE };
        Number::result(exact, noise)
    }

    /// The whole number that it is.
    pub(super) fn whole(&self) -> Option<i64> {
        self.exact.is_integer().then(|| self.exact.to_big().to_integer().to_i64()).flatten()
    }

    /// Whether a saved number is this one, as far as floats can tell: 15 digits, one more or less in the last of them,
    /// and what the floats of the inputs bring along.
    pub(in crate::formula) fn is_saved_as(&self, saved: &Exact) -> bool {
        let difference = &self.exact - saved;
        let difference = if difference.is_negative() { -&difference } else { difference };
        if difference.is_zero() {
            return true;
        }
        let begins = magnitude(saved).max(magnitude(&self.exact));
        let last_digit = begins.and_then(|begins| power_of_ten(begins - (DIGITS - 1))).unwrap_or(Exact::ZERO);
        // rounding to the last digit takes half of it
        let half_more = &last_digit * &Exact::from(3).over(&Exact::from(2)).unwrap_or(Exact::ONE);
        difference <= &self.noise.to_exact() + &half_more
    }
}

/// What a float of a number is off by; nothing, where it holds the number exactly.
fn own_noise(exact: &Exact, relative: i64) -> Noise {
    if is_short_binary(exact) { Noise::NONE } else { Noise::size(exact).shifted(relative) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Decimal;

    fn number(text: &str) -> Number {
        Number::of_cell(Exact::from(text.parse::<Decimal>().unwrap()))
    }

    #[test]
    fn one_in_the_fifteenth_digit_is_noise_and_two_are_not() {
        let two_thirds = number("20").over(&number("3")).unwrap();
        for (saved, same) in [
            ("6.66666666666667", true),
            ("6.66666666666668", true),
            ("6.66666666666666", true),
            ("6.66666666666669", false),
            ("6.66666666666665", false),
            ("6.67", false),
        ] {
            assert_eq!(two_thirds.is_saved_as(&number(saved).exact), same, "{saved}");
        }
        let whole = number("100");
        assert!(
            whole.is_saved_as(&number("100").exact) && whole.is_saved_as(&number("99.9999999999999").exact)
        );
        assert!(!whole.is_saved_as(&number("99.999999999998").exact));
    }

    #[test]
    fn what_floats_lose_in_a_difference_is_no_fault() {
        // floats give 0.0999999999999943
        let difference = number("100.1").minus(&number("100")).unwrap();
        assert!(difference.is_saved_as(&number("0.0999999999999943").exact));
        assert!(!difference.is_saved_as(&number("0.0999999999").exact));
        let zero = number("0.3").minus(&number("0.1")).unwrap().minus(&number("0.2")).unwrap();
        assert!(zero.is_saved_as(&number("-0.000000000000000027755575615628").exact));
        assert!(!zero.is_saved_as(&number("0.000001").exact));
    }

    #[test]
    fn at_a_step_floats_may_go_to_the_other_side() {
        // floats give 28.999999999999996
        let product = number("0.29").times(&number("100")).unwrap();
        let whole = product.rounded(&number("0"), Toward::Below).unwrap();
        assert_eq!(whole.exact, Exact::from(29));
        assert!(whole.is_saved_as(&Exact::from(28)) && !whole.is_saved_as(&Exact::from(27)));
        let away_from_a_step = number("0.295").times(&number("100")).unwrap();
        let whole = away_from_a_step.rounded(&number("0"), Toward::Below).unwrap();
        assert!(!whole.is_saved_as(&Exact::from(28)));
        let exactly = number("29").rounded(&number("0"), Toward::Below).unwrap();
        assert!(!exactly.is_saved_as(&Exact::from(28)));
    }

    #[test]
    fn rounding_by_table() {
        for (text, decimals, nearest, zero, away, below) in [
            ("2.345", "2", "2.35", "2.34", "2.35", "2.34"),
            ("-2.345", "2", "-2.35", "-2.34", "-2.35", "-2.35"),
            ("2.5", "0", "3", "2", "3", "2"),
            ("-2.5", "0", "-3", "-2", "-3", "-3"),
            ("2.34", "2", "2.34", "2.34", "2.34", "2.34"),
            ("1250", "-2", "1300", "1200", "1300", "1200"),
            ("0", "3", "0", "0", "0", "0"),
        ] {
            for (toward, expected) in [
                (Toward::Nearest, nearest),
                (Toward::Zero, zero),
                (Toward::AwayFromZero, away),
                (Toward::Below, below),
            ] {
                let rounded = number(text).rounded(&number(decimals), toward).unwrap();
                assert_eq!(rounded.exact.to_string(), expected, "{text} to {decimals}, {toward:?}");
            }
        }
        assert!(number("1").rounded(&number("16"), Toward::Nearest).is_err());
        assert!(number("1").rounded(&number("0.5"), Toward::Nearest).is_err());
    }

    #[test]
    fn numbers_that_grow_without_end_are_given_up() {
        let mut number = number("1.1");
        let steps =
            (0..100).take_while(|_| number.times(&number).map(|square| number = square).is_ok()).count();
        assert!((5..12).contains(&steps), "{steps}");
    }
}
