//! The greatest number that two numbers are whole multiples of.

use super::Exact;

/// The greatest common divisor of two numbers, also of fractions: of 7.5 and 5 it is 2.5. That of 0 and another is the other.
pub(crate) fn common_divisor(one: &Exact, other: &Exact) -> Exact {
    let size = |number: &Exact| if number.is_negative() { -number } else { number.clone() };
    let (mut one, mut other) = (size(one), size(other));
    while let Some(times) = one.over(&other) {
        let rest = &one - &(&times.floor() * &other);
        one = std::mem::replace(&mut other, rest);
    }
    one
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::parse_signed_share;

    #[test]
    fn divisors_by_table() {
        for (one, other, expected) in [
            ("5", "10", "5"),
            ("7.5", "5", "2.5"),
            ("0", "4", "4"),
            ("4", "0", "4"),
            ("-6", "4", "2"),
            ("1/3", "1/2", "1/6"),
            ("0", "0", "0"),
        ] {
            let number = |text| parse_signed_share(text).unwrap();
            assert_eq!(common_divisor(&number(one), &number(other)), number(expected), "{one} and {other}");
        }
    }
}
