//! A ratio of which one side is a whole number and the other one is not: a share may stand where a count belongs.
//!
//! Two sides that are both measured (money, hectares) are seldom whole, and nothing is said of them.

use crate::answer::{Given, Word};
use crate::column::Column;
use crate::finding::{Finding, code};
use crate::number::{Decimal, Exact, plain};
use crate::rule::percent;

/// The two sides of such a ratio.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mixed {
    num: Decimal,
    den: Decimal,
    /// Whether it is in the answer itself, and not in one of its items.
    is_own: bool,
}

impl Mixed {
    /// The first such ratio of an answer or of its items. A numerator of 0 has one reading, and so has a percentage
    /// that is written as a pair: 62.5 of 100, 0.625 of 1.
    pub fn of(given: &Given) -> Option<Self> {
        let items = given.choices.iter().flatten().map(|ticked| (&ticked.given, false));
        std::iter::once((given, true)).chain(items).find_map(|(given, is_own)| {
            let (num, den) = given.num.zip(given.den)?;
            let is_share =
                (den == Decimal::ONE && num < den) || (den == Decimal::ONE_HUNDRED && num >= Decimal::ONE);
            let mixed = is_whole(num) != is_whole(den) && !num.is_zero() && !is_share;
            mixed.then_some(Mixed { num, den, is_own })
        })
    }

    /// The side that is not whole, or the items that have it.
    pub(super) fn word(self) -> Word {
        match self.is_own {
            false => Word::Choices,
            true if is_whole(self.num) => Word::Den,
            true => Word::Num,
        }
    }

    /// The warning, with both readings.
    pub(super) fn finding(self, code: &str, column: Column) -> Finding {
        let (num, den) = (plain(self.num), plain(self.den));
        let (reading, what, whole, other) = if is_whole(self.num) {
            (other_reading(self.den, Decimal::ONE), format!("the denominator {den}"), "numerator", &num)
        } else {
            (
                other_reading(self.num, Decimal::ONE_HUNDRED),
                format!("the numerator {num}"),
                "denominator",
                &den,
            )
        };
        let share = Exact::from(self.num).over(&Exact::from(self.den));
        let read = share.map(|share| format!(", {}", percent(&share))).unwrap_or_default();
        let message = format!(
            "{code}: {what} is not a whole number in the {} column, and the {whole} {other} is; it is read as {num} of \
             {den}{read}{}",
            column.word(),
            reading,
        );
        let help = "write both counts, numerator and denominator; nothing is wrong if both were measured, not counted";
        Finding::new(&code::COUNT_NOT_WHOLE, message, help).about(code, Some(column))
    }
}

fn is_whole(figure: Decimal) -> bool {
    figure.scale() == 0 || figure.fract().is_zero()
}

/// What a number that is not whole may be instead, up to a limit: Excel stores 79.17 % as 0.7917.
fn other_reading(odd: Decimal, limit: Decimal) -> String {
    let share = Exact::from(odd);
    if odd < Decimal::ONE {
        format!(", and may be meant as the share {}", percent(&share))
    } else if odd <= limit {
        format!(", and may be meant as {}%", plain(odd))
    } else {
        String::new()
    }
}
