//! Quotients of whole numbers, cut to decimals as an edition rounds.

use num_integer::Integer;
use num_traits::ToPrimitive;

use super::{BOUND, Whole};
use crate::number::{Exact, RoundingMode};

/// num ÷ den, rounded to so many decimals; `None` where that could pass the bound.
///
/// With a and b whole, a ÷ b that is not whole lies at least 1 ÷ b away from the next whole number, relatively more than
/// 1 ÷ (a + b). Division errs by 2^-53, and a program that looks at 15 digits by 5 · 10^-15 at most.
pub fn divided(num: &Whole, den: &Whole, mode: RoundingMode, decimals: u32) -> Option<String> {
    let tens = 10_i64.checked_pow(decimals)?;
    if let Some(exactly) = den.known.filter(|den| *den > 0 && tens % den == 0) {
        // a decimal with an end, to which the nearest number of 53 bits is found by one division
        return Some(over(&num.factor(), exactly));
    }
    let scale = den.known.map_or(1, |den| den.gcd(&tens)).max(1);
    let a = num.by(&Exact::from(tens / scale))?;
    let b = match den.known {
        Some(den) => Whole::known(&Exact::from(den / scale))?,
        None => den.clone(),
    };
    let reach = match mode {
        RoundingMode::Truncate => a.most + b.most,
        RoundingMode::Up => a.most + 2 * b.most,
        RoundingMode::HalfUp => 2 * a.most + 3 * b.most,
        RoundingMode::HalfEven => 2 * a.most + 2 * b.most,
    };
    if reach >= BOUND {
        return None;
    }
    let down = b.divisor();
    let up = if a.signed { format!("ABS({})", a.text) } else { a.factor() };
    let sum = if a.signed { up.clone() } else { a.text.clone() };
    let places = match mode {
        RoundingMode::Truncate => format!("INT({up}/{down})"),
        RoundingMode::Up => format!("INT(({sum}+{down}-1)/{down})"),
        RoundingMode::HalfUp => format!("INT((2*{up}+{down})/(2*{down}))"),
        RoundingMode::HalfEven => {
            let q = format!("INT({up}/{down})");
            let twice = format!("2*({sum}-{q}*{down})");
            format!("({q}+IF({twice}>{down},1,IF({twice}<{down},0,{q}-2*INT({q}/2))))")
        }
    };
    let places = if a.signed { format!("SIGN({})*{places}", a.text) } else { places };
    Some(over(&places, tens))
}

fn over(text: &str, den: i64) -> String {
    if den == 1 { text.to_owned() } else { format!("{text}/{den}") }
}

/// How many decimals a number needs; `None` where no number of them is enough, or more than six.
pub fn decimals_of(number: &Exact) -> Option<u32> {
    let den = number.to_big().denom().to_i64()?;
    (0..=6).find(|decimals| 10_i64.pow(*decimals) % den == 0)
}
