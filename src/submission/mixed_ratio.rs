//! A ratio of which one side is a whole number and the other one is not: a share may stand where a count belongs.
//!
//! Two sides that are both measured (money, hectares) are seldom whole, and nothing is said of them.

use super::messages::answer::{DenNotWhole, NumNotWhole, OtherReading, ReadAs};
use crate::answer::{AnswerField, Given};
use crate::column::Column;
use crate::finding::Finding;
use crate::language::{Computed, RowName};
use crate::number::{Decimal, Exact, plain};
use crate::rule::percent;

/// The two sides of such a ratio.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Mixed {
    num: Decimal,
    den: Decimal,
    /// Whether it is in the answer itself, and not in one of its items.
    is_own: bool,
}

impl Mixed {
    /// The first such ratio of an answer or of its items. A numerator of 0 has one reading, and so has a percentage
    /// that is written as a pair: 62.5 of 100, 0.625 of 1.
    pub(crate) fn of(given: &Given) -> Option<Self> {
        let of_pair = |given: &Given, is_own: bool| {
            let (num, den) = given.ratio()?;
            let is_share =
                || (den == Decimal::ONE && num < den) || (den == Decimal::ONE_HUNDRED && num >= Decimal::ONE);
            let mixed = is_whole(num) != is_whole(den) && !num.is_zero() && !is_share();
            mixed.then_some(Mixed { num, den, is_own })
        };
        let of_items = || given.items()?.iter().find_map(|ticked| of_pair(ticked.given.as_ref()?, false));
        of_pair(given, true).or_else(of_items)
    }

    /// The side that is not whole, or the items that have it.
    pub(super) fn word(self) -> AnswerField {
        match self.is_own {
            false => AnswerField::Choices,
            true if is_whole(self.num) => AnswerField::Den,
            true => AnswerField::Num,
        }
    }

    /// The warning, with both readings.
    pub(super) fn finding(self, code: &str, column: Column) -> Finding {
        let (num, den) = (Computed(plain(self.num)), Computed(plain(self.den)));
        let share = Exact::from(self.num).over(&Exact::from(self.den));
        let share = share.map(|share| ReadAs { share: Computed(percent(&share)) });
        let row = RowName(code.to_owned());
        let finding: Finding = if is_whole(self.num) {
            let meant = other_reading(self.den, Decimal::ONE);
            DenNotWhole { row, column, num, den, share, meant }.into()
        } else {
            let meant = other_reading(self.num, Decimal::ONE_HUNDRED);
            NumNotWhole { row, column, num, den, share, meant }.into()
        };
        finding.about(code, Some(column))
    }
}

fn is_whole(figure: Decimal) -> bool {
    figure.scale() == 0 || figure.fract().is_zero()
}

/// What a number that is not whole may be instead, up to a limit: Excel stores 79.17 % as 0.7917.
fn other_reading(odd: Decimal, limit: Decimal) -> Option<OtherReading> {
    if odd < Decimal::ONE {
        Some(OtherReading::Share(Computed(percent(&Exact::from(odd)))))
    } else if odd <= limit {
        Some(OtherReading::Percent(Computed(plain(odd))))
    } else {
        None
    }
}
