//! How a number came about, step by step, as data. There is one engine: it writes its steps to a [`Recorder`], and
//! whoever needs no explanation passes one that keeps nothing.

use crate::combine::Combine;
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
    /// (denominator − numerator) × max ÷ denominator: the less, the better.
    Shortfall {
        /// Numerator.
        num: Decimal,
        /// Denominator.
        den: Decimal,
        /// What a numerator of nothing is worth.
        max: Exact,
        /// What it came to.
        points: Exact,
    },
    /// The share is below the least that earns points.
    BelowLeast {
        /// The share.
        share: Exact,
        /// The least.
        least: Exact,
        /// No points.
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
    /// Several rates: how many of each, times its points.
    Rates {
        /// Position of each rate, how many, and what they come to.
        terms: Vec<(usize, Decimal, Exact)>,
        /// All together.
        points: Exact,
    },
    /// The items of a checklist that hold, each with its points (none where all must hold).
    Items {
        /// Position of each item that holds, and its points.
        terms: Vec<(usize, Exact)>,
        /// How they are combined; none where all must hold.
        combine: Option<Combine>,
        /// What they come to.
        points: Exact,
    },
    /// The max less what was lost, not below the floor.
    Lost {
        /// The max.
        from: Exact,
        /// Position of each counter, and its loss; none is everything.
        terms: Vec<(usize, Option<Exact>)>,
        /// The floor.
        floor: Exact,
        /// What is left.
        points: Exact,
    },
    /// On the line between two given points, or beyond the first or last of them.
    Interpolated {
        /// The given point at or below the measure, or the first.
        low: Joint,
        /// The given point above the measure, or the last.
        high: Joint,
        /// What the line has there.
        points: Exact,
    },
    /// Set against the other units of the batch.
    Relative {
        /// The worst measure.
        worst: Exact,
        /// The best measure.
        best: Exact,
        /// How many units.
        units: usize,
        /// What it comes to.
        points: Exact,
    },
    /// There is nothing to be set against, and what the criteria make of it.
    Alone {
        /// The points that this gives.
        points: Exact,
    },
    /// A person judged.
    Awarded {
        /// The points.
        points: Exact,
    },
    /// Nothing was answered.
    Blank,
    /// The row is not asked of this unit.
    NotAsked,
    /// A condition of the row fails: it counts as if this option had been chosen.
    Replaced {
        /// Position of the gate among the row's.
        gate: usize,
        /// Position among the options.
        option: usize,
    },
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
    /// The children of a group where they are not added up.
    Combined {
        /// How they are combined.
        combine: Combine,
        /// Index of each row that counts, its weight and its points.
        terms: Vec<(usize, Exact, Exact)>,
        /// What they come to.
        points: Exact,
    },
    /// Rows that do not apply leave their max to the others.
    Rescaled {
        /// Before.
        from: Exact,
        /// The max with these rows.
        whole: Exact,
        /// The max of the rows that apply.
        left: Exact,
        /// Whether the whole form grows, and not only one group.
        over_total: bool,
        /// from × whole ÷ left.
        points: Exact,
    },
    /// What the total starts from.
    Base {
        /// The base.
        base: Exact,
        /// With what was added up before.
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
    /// Lifted to the floor of the row.
    Floored {
        /// Before.
        from: Exact,
        /// The floor.
        points: Exact,
    },
    /// A loss counts with the sign turned.
    Penalty {
        /// The loss.
        from: Exact,
        /// Minus that.
        points: Exact,
    },
    /// A condition of the row fails, and its gate takes points.
    Gated {
        /// Position of the gate among the row's.
        gate: usize,
        /// Before.
        from: Exact,
        /// After; none where there is no score at all.
        points: Option<Exact>,
    },
    /// Evidence is missing, without which the row has no points.
    Unproven {
        /// Before.
        from: Exact,
        /// No points.
        points: Exact,
    },
    /// Penalties taken from the total.
    Penalties {
        /// Index of each penalty row and its points, below zero.
        terms: Vec<(usize, Exact)>,
        /// The total with them.
        points: Exact,
    },
    /// An event that changes the total.
    Event {
        /// Position among the events.
        event: usize,
        /// What it adds.
        change: Exact,
        /// The total with it.
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

/// A given point of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Joint {
    /// The measure.
    pub at: Exact,
    /// Its points.
    pub points: Exact,
}

impl Step {
    /// The points after this step, where it gives some.
    pub fn points(&self) -> Option<&Exact> {
        match self {
            Step::Ratio { points, .. }
            | Step::Shortfall { points, .. }
            | Step::BelowLeast { points, .. }
            | Step::RatioCapped { points, .. }
            | Step::NothingOfNothing { points }
            | Step::Tier { points, .. }
            | Step::Counted { points, .. }
            | Step::Rates { points, .. }
            | Step::Items { points, .. }
            | Step::Lost { points, .. }
            | Step::Interpolated { points, .. }
            | Step::Relative { points, .. }
            | Step::Alone { points }
            | Step::Awarded { points }
            | Step::NotApplicable { points }
            | Step::Sum { points, .. }
            | Step::Combined { points, .. }
            | Step::Rescaled { points, .. }
            | Step::Base { points, .. }
            | Step::Capped { points, .. }
            | Step::Floored { points, .. }
            | Step::Penalty { points, .. }
            | Step::Unproven { points, .. }
            | Step::Penalties { points, .. }
            | Step::Event { points, .. }
            | Step::Bonus { points, .. }
            | Step::Rounded { points, .. } => Some(points),
            Step::Chosen { points, .. } | Step::Gated { points, .. } => points.as_ref(),
            Step::Measured { .. }
            | Step::TierMissed { .. }
            | Step::Blank
            | Step::NotAsked
            | Step::Replaced { .. }
            | Step::Blocked { .. } => None,
        }
    }
}

/// Most rows have no more steps.
const USUAL_STEPS: usize = 2;

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

    /// Whether steps are kept.
    pub fn keeps(&self) -> bool {
        self.steps.is_some()
    }

    /// Writes down a step.
    #[inline]
    pub fn step(&mut self, make: impl FnOnce() -> Step) {
        if let Some(steps) = &mut self.steps {
            if steps.len() < USUAL_STEPS {
                steps.reserve_exact(1); // no room for steps that most rows do not have
            }
            steps.push(make());
        }
    }

    /// The steps that were kept.
    pub fn into_steps(self) -> Vec<Step> {
        self.steps.unwrap_or_default()
    }
}
