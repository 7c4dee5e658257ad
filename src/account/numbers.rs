//! Numbers, roundings and lists of names in sentences.

use crate::number::{Exact, RoundAt, Rounding, RoundingMode, plain};

/// Six decimals, cut, with `…` where digits follow.
pub fn approximately(exact: &Exact) -> String {
    let cut = Rounding { at: RoundAt::Leaf, mode: RoundingMode::Truncate, decimals: 6 };
    match cut.apply(exact) {
        Ok(shown) if Exact::from(shown) == *exact => plain(shown),
        Ok(shown) => format!("{shown}…"),
        Err(_) => exact.to_string(),
    }
}

/// A rounding in words.
pub fn describe(rounding: Rounding) -> String {
    let unit = if rounding.decimals == 1 { "decimal" } else { "decimals" };
    format!("{} to {} {unit}", rounding.mode.participle(), rounding.decimals)
}

/// `a, b and c`.
pub fn enumerated<T: AsRef<str>>(names: &[T]) -> String {
    match names {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [most @ .., last] => {
            let most: Vec<&str> = most.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", most.join(", "), last.as_ref())
        }
    }
}
