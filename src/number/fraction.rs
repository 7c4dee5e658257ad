//! Exact numbers as text that programs read again, every digit kept.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;

use super::Exact;

impl Exact {
    /// The number as a fraction, to be read again by [`Exact::from_fraction`]: `20/3`, `-7`.
    pub fn fraction(&self) -> String {
        self.to_big().to_string()
    }

    /// Reads a fraction; `None` where the text is none.
    pub fn from_fraction(text: &str) -> Option<Exact> {
        let (numerator, denominator) = text.split_once('/').unwrap_or((text, "1"));
        let (numerator, denominator): (BigInt, BigInt) = (numerator.parse().ok()?, denominator.parse().ok()?);
        (!denominator.is_zero()).then(|| Exact::from(BigRational::new(numerator, denominator)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_are_read_as_they_are_written() {
        for text in ["20/3", "-7", "0", "-1/8", "170141183460469231731687303715884105727/7"] {
            assert_eq!(Exact::from_fraction(text).unwrap().fraction(), text);
        }
        for text in ["", "1/0", "a", "1/", "1.5"] {
            assert!(Exact::from_fraction(text).is_none(), "{text}");
        }
    }
}
