//! How a number came about, step by step, as data. There is one engine: it writes its steps to a [`Recorder`], and
//! whoever needs no explanation passes one that keeps nothing.

use crate::number::{Decimal, Exact, Rounding};

/// One step on the way to the points of a row. Each says what it started from and what it came to.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// numerator × max ÷ denominator, before anything is cut.
    Ratio {
        /// Numerator.
        num: Decimal,
        /// Denominator.
        den: Decimal,
        /// What a full ratio is worth.
        max: Exact,
        /// What it came to.
        points: Exact,
    },
    /// The numerator exceeds the denominator: the ratio counts as one.
    RatioCapped {
        /// Before.
        from: Exact,
        /// After.
        points: Exact,
    },
    /// Nothing out of nothing, and what the criteria make of it.
    NothingOfNothing {
        /// The points that this gives.
        points: Exact,
    },
    /// An option was chosen; where it has a rule of its own, the steps of that follow.
    Chosen {
        /// Position among the options.
        option: usize,
        /// Its points, unless its own rule gives them.
        points: Option<Exact>,
    },
    /// What the tiers look at: a value, or numerator ÷ denominator.
    Measured {
        /// The fraction, where the measure is one.
        fraction: Option<(Decimal, Decimal)>,
        /// The measure, exactly.
        measure: Exact,
    },
    /// A tier that was tried before and does not hold.
    TierMissed {
        /// Position among the tiers.
        tier: usize,
        /// What its lower bound asks for, where that is what was missed.
        reach: Option<Reach>,
    },
    /// The tier that holds, or that was ticked.
    Tier {
        /// Position among the tiers.
        tier: usize,
        /// Whether only the tick says so, without a measure.
        by_tick: bool,
        /// Its points.
        points: Exact,
    },
    /// count × each.
    Counted {
        /// How many.
        count: Decimal,
        /// Points for each.
        each: Exact,
        /// What it came to.
        points: Exact,
    },
    /// A person judged.
    Awarded {
        /// The points.
        points: Exact,
    },
    /// Nothing was answered.
    Blank,
    /// The row does not apply, and what the criteria make of it.
    NotApplicable {
        /// The points that this gives.
        points: Exact,
    },
    /// The children of a group, or the groups of the total, in the form's order.
    Sum {
        /// Index of each row that counts, and its points.
        terms: Vec<(usize, Exact)>,
        /// What they come to.
        points: Exact,
    },
    /// A sum of which some terms cannot be computed: it has no points.
    Blocked {
        /// Index of each row that has none.
        rows: Vec<usize>,
    },
    /// Cut to the max of the row.
    Capped {
        /// Before.
        from: Exact,
        /// The max.
        points: Exact,
    },
    /// Bonus points added to the total.
    Bonus {
        /// Index of each bonus row and its points.
        terms: Vec<(usize, Exact)>,
        /// The total with them.
        points: Exact,
    },
    /// Rounded as the criteria say.
    Rounded {
        /// Before.
        from: Exact,
        /// How.
        rounding: Rounding,
        /// After.
        points: Exact,
    },
}

/// What would reach a tier from below.
#[derive(Clone, Debug, PartialEq)]
pub struct Reach {
    /// The bound.
    pub at: Exact,
    /// Whether the bound itself is enough.
    pub inclusive: bool,
    /// For a ratio: the least whole numerator with the same denominator.
    pub num: Option<Exact>,
}

impl Step {
    /// The points after this step, where it gives some.
    pub fn points(&self) -> Option<&Exact> {
        match self {
            Step::Ratio { points, .. }
            | Step::RatioCapped { points, .. }
            | Step::NothingOfNothing { points }
            | Step::Tier { points, .. }
            | Step::Counted { points, .. }
            | Step::Awarded { points }
            | Step::NotApplicable { points }
            | Step::Sum { points, .. }
            | Step::Capped { points, .. }
            | Step::Bonus { points, .. }
            | Step::Rounded { points, .. } => Some(points),
            Step::Chosen { points, .. } => points.as_ref(),
            Step::Measured { .. } | Step::TierMissed { .. } | Step::Blank | Step::Blocked { .. } => None,
        }
    }
}

/// Keeps the steps of one row, or does not.
#[derive(Debug)]
pub struct Recorder {
    steps: Option<Vec<Step>>,
}

impl Recorder {
    /// Keeps every step.
    pub fn keeping() -> Self {
        Recorder { steps: Some(Vec::new()) }
    }

    /// Keeps nothing; steps are not even made.
    pub fn discarding() -> Self {
        Recorder { steps: None }
    }

    /// A new recorder of the same kind.
    #[must_use]
    pub fn fresh(&self) -> Self {
        Recorder { steps: self.steps.as_ref().map(|_| Vec::new()) }
    }

    /// Writes down a step.
    pub fn step(&mut self, make: impl FnOnce() -> Step) {
        if let Some(steps) = &mut self.steps {
            steps.push(make());
        }
    }

    /// The steps that were kept.
    pub fn into_steps(self) -> Vec<Step> {
        self.steps.unwrap_or_default()
    }
}
