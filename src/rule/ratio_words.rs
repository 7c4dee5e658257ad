//! The words that say how a ratio is taken: n > d, 0/0, and which way is better.

/// What a numerator above the denominator comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// The ratio counts as one, and is reported.
    Cap,
    /// The row cannot be scored.
    Error,
}

impl Over {
    /// All, by the word that a criteria file uses.
    pub const WORDS: [(&'static str, Over); 2] = [("cap", Over::Cap), ("error", Over::Error)];

    /// What it comes to, in words.
    pub fn says(self) -> &'static str {
        match self {
            Over::Cap => "num above den counts as 1",
            Over::Error => "num above den is an error",
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

impl ZeroOverZero {
    /// All, by the word that a criteria file uses.
    pub const WORDS: [(&'static str, ZeroOverZero); 4] = [
        ("error", ZeroOverZero::Error),
        ("zero", ZeroOverZero::Zero),
        ("full", ZeroOverZero::Full),
        ("not-applicable", ZeroOverZero::NotApplicable),
    ];

    /// What it comes to, in words.
    pub fn says(self) -> &'static str {
        match self {
            ZeroOverZero::Error => "0/0 is an error",
            ZeroOverZero::Zero => "0/0 gives no points",
            ZeroOverZero::Full => "0/0 gives all points",
            ZeroOverZero::NotApplicable => "0/0 does not apply",
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

impl Direction {
    /// All, by the word that a criteria file uses.
    pub const WORDS: [(&'static str, Direction); 2] = [("up", Direction::Up), ("down", Direction::Down)];

    /// What it means, in words.
    pub fn says(self) -> &'static str {
        match self {
            Direction::Up => "the most is the best",
            Direction::Down => "the least is the best",
        }
    }

    /// What it means for the points of a sum and of the rows below it, in words.
    pub fn of_points(self) -> &'static str {
        match self {
            Direction::Up => "more points are better",
            Direction::Down => "fewer points are better",
        }
    }
}
