//! Arithmetic by the book, with fractions of any size, apart from the library's own.

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{Signed, Zero};
use score::number::{Decimal, RoundingMode};

pub fn rational(decimal: Decimal) -> BigRational {
    BigRational::new(BigInt::from(decimal.mantissa()), BigInt::from(10).pow(decimal.scale()))
}

pub fn rounded(exact: &BigRational, mode: RoundingMode, decimals: u32) -> BigRational {
    let ten = BigInt::from(10).pow(decimals);
    let (cut, rest) = (exact.numer().abs() * &ten).div_rem(exact.denom());
    let twice = (&rest + &rest).cmp(exact.denom());
    let up = match mode {
        RoundingMode::Truncate => false,
        RoundingMode::HalfUp => twice.is_ge(),
        RoundingMode::HalfEven => twice.is_gt() || (twice.is_eq() && cut.is_odd()),
        RoundingMode::Up => !rest.is_zero(),
    };
    BigRational::new((cut + BigInt::from(u8::from(up))) * exact.numer().signum(), ten)
}
