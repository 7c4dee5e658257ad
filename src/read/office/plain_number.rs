//! The one conversion of a spreadsheet's floating-point number: to the digits that the spreadsheet shows.
//!
//! A workbook keeps 7.64 as 7.640000000000001, and shows 15 significant digits of it. So do these functions; the number
//! is printed once, and everything after that is moving of digits. Nothing is computed with floats.

/// The number as its digits with a point, `-0` as `0`; `None` of what is not a number.
pub(super) fn plain_number(value: f64) -> Option<Box<str>> {
    value.is_finite().then(|| plain(&format!("{value:.14e}")).into())
}

/// The same, of a number as a file writes it.
pub(super) fn plain_number_of(text: &str) -> Option<Box<str>> {
    text.trim().parse::<f64>().ok().and_then(plain_number)
}

/// `-1.25000000000000e-2` as `-0.0125`.
fn plain(scientific: &str) -> String {
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        return "0".to_owned();
    }
    let whole = exponent + 1;
    let length = i32::try_from(digits.len()).unwrap_or(i32::MAX);
    let zeros = |count: i32| "0".repeat(usize::try_from(count).unwrap_or(0));
    if whole <= 0 {
        format!("{sign}0.{}{digits}", zeros(-whole))
    } else if whole >= length {
        format!("{sign}{digits}{}", zeros(whole - length))
    } else {
        let (before, after) = digits.split_at(usize::try_from(whole).unwrap_or(0));
        format!("{sign}{before}.{after}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_the_digits_that_a_spreadsheet_shows() {
        for (written, shown) in [
            ("7.640000000000001", "7.64"),
            ("12.409999999999998", "12.41"),
            ("4.949999999999999", "4.95"),
            ("0.30000000000000004", "0.3"),
            ("0.1", "0.1"),
            ("1", "1"),
            ("0", "0"),
            ("-0.0", "0"),
            ("-4.85", "-4.85"),
            ("100", "100"),
            ("11853", "11853"),
            ("1e21", "1000000000000000000000"),
            ("1E-7", "0.0000001"),
            ("1.5e-3", "0.0015"),
            ("49.586776859504", "49.586776859504"),
            ("0.2666666666666666", "0.266666666666667"),
            ("123456789012345", "123456789012345"),
            ("1234567890123456", "1234567890123460"),
            ("999999999999999.9", "1000000000000000"),
            ("9.999999999999999", "10"),
            ("12345.678901234567", "12345.6789012346"),
            (" 95 ", "95"),
            ("007", "7"),
        ] {
            assert_eq!(plain_number_of(written).as_deref(), Some(shown), "{written}");
        }
        for no_number in ["", "NaN", "inf", "1e999", "1,5", "abc", "0x10"] {
            assert_eq!(plain_number_of(no_number), None, "{no_number}");
        }
        assert_eq!(plain_number(f64::MAX).map(|digits| digits.len()), Some(309));
        assert_eq!(plain_number(f64::MIN_POSITIVE).map(|digits| digits.len()), Some(323));
    }
}
