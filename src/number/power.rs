//! Powers of ten, as numbers.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::One;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_of_ten_on_both_sides_of_one() {
        for (exponent, power) in [(0, "1"), (3, "1000"), (-2, "0.01")] {
            assert_eq!(power_of_ten(exponent).unwrap().to_string(), power);
        }
        assert!(power_of_ten(330).is_some() && power_of_ten(331).is_none());
        assert!(power_of_ten(-330).is_some() && power_of_ten(i32::MIN).is_none());
    }
}
