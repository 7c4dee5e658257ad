//! Measures as formulas: what is compared, without a division.

use super::{Gauge, Measure};
use crate::answer::AnswerField;
use crate::live::{Cells, Points, Whole};
use crate::number::Exact;
use crate::rule::Bounds;
use crate::rule::ratio::fact_of;

/// A measure as num ÷ den, den above zero.
pub(in crate::rule) struct Measured {
    pub num: Whole,
    pub den: Whole,
    /// That the cells hold figures that the proof covers.
    pub valid: Vec<String>,
    /// What must not be zero.
    pub divides: Option<String>,
    /// That nothing is measured.
    pub blank: String,
}

impl Gauge {
    /// What the cells measure.
    pub(in crate::rule) fn live(&self, cells: &Cells<'_>) -> Option<Measured> {
        let most = cells.most;
        let first = cells.first.clone()?;
        match self.measure {
            Measure::Value => Some(Measured {
                num: first.whole(most, true),
                den: Whole::known(&first.unit())?,
                valid: vec![first.valid(most, true)],
                divides: None,
                blank: Cells::all_blank([&first])?,
            }),
            Measure::Ratio => {
                let own = cells.second.clone()?;
                let den = cells.second_or(fact_of(self.quoted.of(AnswerField::Den)))?;
                Some(Measured {
                    num: first.whole(most, false),
                    den: den.whole(most, false),
                    valid: vec![first.valid(most, false), den.valid(most, false)],
                    divides: Some(den.cell.clone()),
                    blank: Cells::all_blank([&first, &own])?,
                })
            }
            Measure::Growth => {
                let before = cells.second.clone()?;
                let (value, previous) = (first.whole(most, false), before.whole(most, false));
                Some(Measured {
                    num: value.minus(&previous, true)?,
                    den: previous,
                    valid: vec![first.valid(most, false), before.valid(most, false)],
                    divides: Some(before.cell.clone()),
                    blank: Cells::all_blank([&first, &before])?,
                })
            }
        }
    }
}

impl Measured {
    /// That the measure and a number compare so.
    pub(in crate::rule) fn compares(&self, sign: &str, at: &Exact) -> Option<String> {
        let (p, q) = Whole::parts(at)?;
        Some(format!("{}{sign}{}", self.num.times(&q)?.text, self.den.times(&p)?.text))
    }

    /// That it lies between these; `None` within where there is nothing to ask.
    pub(in crate::rule) fn between(&self, bounds: &Bounds) -> Option<Vec<String>> {
        let lower = bounds.lower.as_ref().map(|at| (if at.inclusive { ">=" } else { ">" }, &at.at));
        let upper = bounds.upper.as_ref().map(|at| (if at.inclusive { "<=" } else { "<" }, &at.at));
        lower.into_iter().chain(upper).map(|(sign, at)| self.compares(sign, at)).collect()
    }

    /// These points where there is a measure.
    pub(in crate::rule) fn guarded(&self, points: Points) -> Points {
        let points = match &self.divides {
            Some(cell) => Points::when(format!("{cell}=0"), Points::Impossible, points),
            None => points,
        };
        Points::where_valid(&self.valid, points)
    }
}
