//! The words that say how a ratio is taken: n > d, 0/0, and which way is better.

use crate::language::Text;
use crate::setting::Keyword;

/// What a numerator above the denominator comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// The ratio counts as one, and is reported.
    Cap,
    /// The row cannot be scored.
    Error,
}

impl Keyword for Over {
    const WORDS: &'static [(&'static str, Over)] = &[("cap", Over::Cap), ("error", Over::Error)];
}

impl Over {
    /// What it comes to, in words.
    pub fn says(self) -> Text {
        match self {
            Over::Cap => {
                Text { en: "num above den counts as 1", vi: "num lớn hơn den thì tính là 100%" }
            }
            Over::Error => Text { en: "num above den is an error", vi: "num lớn hơn den là lỗi" },
        }
    }
}

/// What nothing out of nothing comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZeroOverZero {
    /// The row cannot be scored.
    Error,
    /// No points.
    Zero,
    /// All points.
    Full,
    /// The row does not apply.
    NotApplicable,
}

impl Keyword for ZeroOverZero {
    const WORDS: &'static [(&'static str, ZeroOverZero)] = &[
        ("error", ZeroOverZero::Error),
        ("zero", ZeroOverZero::Zero),
        ("full", ZeroOverZero::Full),
        ("not-applicable", ZeroOverZero::NotApplicable),
    ];
}

impl ZeroOverZero {
    /// What it comes to, in words.
    pub fn says(self) -> Text {
        match self {
            ZeroOverZero::Error => Text { en: "0/0 is an error", vi: "0/0 là lỗi" },
            ZeroOverZero::Zero => Text { en: "0/0 gives no points", vi: "0/0 được 0 điểm" },
            ZeroOverZero::Full => Text { en: "0/0 gives all points", vi: "0/0 được đủ điểm" },
            ZeroOverZero::NotApplicable => Text { en: "0/0 does not apply", vi: "0/0 là không áp dụng" },
        }
    }
}

/// Which way is better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// The more, the better.
    #[default]
    Up,
    /// The less, the better.
    Down,
}

impl Keyword for Direction {
    const WORDS: &'static [(&'static str, Direction)] = &[("up", Direction::Up), ("down", Direction::Down)];
}

impl Direction {
    /// What it means, in words.
    pub fn says(self) -> Text {
        match self {
            Direction::Up => Text { en: "the most is the best", vi: "càng nhiều càng tốt" },
            Direction::Down => Text { en: "the least is the best", vi: "càng ít càng tốt" },
        }
    }
}
