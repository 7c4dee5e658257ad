//! A ratio as a formula.

use super::{Direction, Over, Ratio, ZeroOverZero};
use crate::answer::AnswerField;
use crate::live::{Cells, Points, Whole};
use crate::number::Exact;
use crate::rule::Named;

/// The fact of a name.
pub(in crate::rule) fn fact_of(named: Option<Named>) -> Option<usize> {
    match named? {
        Named::Fact(fact) => Some(fact),
        Named::Quantity(_) => None,
    }
}

impl Ratio {
    /// What the cells of a numerator and a denominator come to.
    pub(super) fn points_live(&self, cells: &Cells<'_>) -> Option<Points> {
        let num = cells.first.clone()?;
        let den = cells.second_or(fact_of(self.quoted.of(AnswerField::Den)))?;
        let most = cells.most;
        let (n, d) = (num.whole(most, false), den.whole(most, false));
        let (p, q) = Whole::parts(&self.max)?;
        let share = n.least(&d);
        let counts = match self.direction {
            Direction::Up => share.clone(),
            Direction::Down => d.minus(&share, false)?,
        };
        let mut points = Points::Quotient(counts.times(&p)?, d.times(&q)?);
        if let Some(least) = &self.least {
            let (of, by) = Whole::parts(least)?;
            let below = format!("{}<{}", counts.times(&by)?.text, d.times(&of)?.text);
            points = Points::when(below, Points::Known(Exact::ZERO), points);
        }
        if self.over == Over::Error {
            points = Points::when(format!("{}>{}", num.cell, den.cell), Points::Impossible, points);
        }
        let nothing = match self.zero_over_zero {
            ZeroOverZero::Zero => Points::Known(Exact::ZERO),
            ZeroOverZero::Full => Points::Known(self.max.clone()),
            ZeroOverZero::NotApplicable => Points::NotApplicable,
            ZeroOverZero::Error => Points::Impossible,
        };
        let nothing = match nothing {
            Points::Impossible => Points::Impossible,
            nothing => Points::when(format!("{}=0", num.cell), nothing, Points::Impossible),
        };
        points = Points::when(format!("{}=0", den.cell), nothing, points);
        Some(Points::where_valid(&[num.valid(most, false), den.valid(most, false)], points))
    }
}
