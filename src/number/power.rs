//! Powers of ten, and how large a number is.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive};

use super::Exact;

/// No number of a spreadsheet is larger, or nearer to zero.
const LARGEST: u32 = 330;

/// Ten to a whole exponent; `None` where no spreadsheet has a number of that size.
pub(crate) fn power_of_ten(exponent: i32) -> Option<Exact> {
    let magnitude = Some(exponent.unsigned_abs()).filter(|magnitude| *magnitude <= LARGEST)?;
    let power = BigInt::from(10).pow(magnitude);
    Some(Exact::from(if exponent < 0 {
        BigRational::new_raw(BigInt::one(), power)
    } else {
        BigRational::from_integer(power)
    }))
}

/// The power of ten that begins a number: 2 of 464.06, −1 of 0.5; `None` of zero.
pub(crate) fn magnitude(number: &Exact) -> Option<i32> {
    if number.is_zero() {
        return None;
    }
    let big = number.to_big().abs();
    let digits = |part: &BigInt| i32::try_from(part.to_string().len()).ok();
    let estimate = digits(big.numer())? - digits(big.denom())?;
    // the quotient of the parts begins at the difference of their digits, or one place below
    let power = BigRational::from_integer(BigInt::from(10)).pow(estimate);
    Some(if big < power { estimate - 1 } else { estimate })
}

/// How many binary digits the longer part of a number has.
pub(crate) fn bits(number: &Exact) -> u64 {
    match number.small_parts() {
        Some(_) => 64,
        None => {
            let big = number.to_big();
            big.numer().bits().max(big.denom().bits())
        }
    }
}

/// Whether a binary float holds the number without losing anything: a whole number of at most 50 binary digits, or one
/// of halves, quarters and the like.
pub(crate) fn is_short_binary(number: &Exact) -> bool {
    let short = |numerator: i64, denominator: i64| {
        numerator.unsigned_abs() < 1 << 50 && denominator <= 1 << 11 && denominator.count_ones() == 1
    };
    match number.small_parts() {
        Some((numerator, denominator)) if short(numerator, denominator) => true,
        // it may be reduced to one that is
        Some(_) | None => {
            let big = number.to_big();
            big.numer().to_i64().zip(big.denom().to_i64()).is_some_and(|(n, d)| short(n, d))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_of_ten_on_both_sides_of_one() {
        for (exponent, power) in [(0, "1"), (3, "1000"), (-2, "0.01")] {
            assert_eq!(power_of_ten(exponent).unwrap().to_string(), power);
        }
        assert!(power_of_ten(330).is_some() && power_of_ten(331).is_none());
        for (number, expected) in
            [("464.06", 2), ("1000", 3), ("999.99", 2), ("-1", 0), ("0.5", -1), ("0.1", -1), ("0.099", -2)]
        {
            let number = Exact::from(number.parse::<super::super::Decimal>().unwrap());
            assert_eq!(magnitude(&number), Some(expected), "{number}");
        }
        assert_eq!(magnitude(&Exact::ZERO), None);
        for (number, short) in [("5", true), ("-0.75", true), ("0", true), ("0.1", false), ("1e15", true)] {
            let number =
                Exact::from(super::super::Decimal::from_scientific(number).or(number.parse()).unwrap());
            assert_eq!(is_short_binary(&number), short, "{number}");
        }
        assert!(!is_short_binary(&power_of_ten(16).unwrap()));
        assert!(power_of_ten(-330).is_some() && power_of_ten(i32::MIN).is_none());
    }
}
