//! Figures as text, as the `rust_decimal` crate shows them; at once where they are small.

use rust_decimal::Decimal;

/// The most digits of 64 bits, or as many as a scale may ask for, with a point.
const MOST: usize = 32;

/// The text of a figure, with the decimals that it has.
pub(crate) fn shown(figure: Decimal) -> String {
    let mut text = String::new();
    push_shown(&mut text, figure);
    text
}

/// Writes a figure at the end of a text.
pub(crate) fn push_shown(text: &mut String, figure: Decimal) {
    match u64::try_from(figure.mantissa()) {
        Ok(mantissa) if figure.is_sign_positive() => push_small(text, mantissa, figure.scale() as usize),
        Ok(_) | Err(_) => text.push_str(&figure.to_string()),
    }
}

fn push_small(text: &mut String, mantissa: u64, scale: usize) {
    let mut digits = [b'0'; MOST];
    let (mut at, mut rest) = (MOST, mantissa);
    while rest > 0 || at + scale + 1 > MOST {
        at -= 1;
        digits[at] = b'0' + u8::try_from(rest % 10).expect("a digit is one of ten");
        rest /= 10;
    }
    let (whole, fraction) = digits[at..].split_at(MOST - scale - at);
    text.extend(whole.iter().copied().map(char::from));
    if scale > 0 {
        text.push('.');
        text.extend(fraction.iter().copied().map(char::from));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn figures_are_shown_as_the_crate_shows_them(
            mantissa in prop_oneof![-1000_i128..1000, any::<i64>().prop_map(i128::from), any::<u64>().prop_map(i128::from)],
            scale in 0_u32..=28,
            negative in any::<bool>(),
        ) {
            let mut figure = Decimal::from_i128_with_scale(mantissa, scale);
            figure.set_sign_negative(negative);
            prop_assert_eq!(shown(figure), figure.to_string());
        }
    }
}
