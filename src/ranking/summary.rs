//! A batch in a few figures: what became of the units, what was found, and where the points were lost.

use std::collections::BTreeMap;

use super::{Fate, Standing, Standings};
use crate::column::{Column, PerColumn};
use crate::criteria::{Criteria, Role};
use crate::evaluate::{Evaluation, Outcome};
use crate::number::{Decimal, Exact};

/// The points of a group over many units.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spread {
    /// How many units have points there.
    pub units: usize,
    /// All together.
    pub sum: Option<Exact>,
    /// The least.
    pub least: Option<Decimal>,
    /// The greatest.
    pub greatest: Option<Decimal>,
}

impl Spread {
    fn add(&mut self, points: &Exact, shown: Decimal) {
        self.merge(&Spread {
            units: 1,
            sum: Some(points.clone()),
            least: Some(shown),
            greatest: Some(shown),
        });
    }

    fn merge(&mut self, other: &Spread) {
        self.units += other.units;
        self.sum = match (self.sum.take(), &other.sum) {
            (Some(own), Some(other)) => Some(&own + other),
            (own, other) => own.or_else(|| other.clone()),
        };
        self.least = [self.least, other.least].into_iter().flatten().min();
        self.greatest = self.greatest.max(other.greatest);
    }

    /// The mean, exactly.
    pub fn mean(&self) -> Option<Exact> {
        let units = Exact::from(i64::try_from(self.units).ok()?);
        self.sum.as_ref()?.over(&units)
    }
}

/// What is counted while units go by; those of several threads are added together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// How many units had points of which the rest is made, in each column.
    pub scored: PerColumn<usize>,
    /// How often each code was found.
    pub findings: BTreeMap<&'static str, usize>,
    /// Each group at the top.
    pub groups: PerColumn<Vec<Spread>>,
    /// What each row of the criteria cost all units together; nothing on groups, bonus and information.
    pub losses: PerColumn<Vec<Exact>>,
}

impl Tally {
    /// Counts the points of a unit.
    pub fn add(&mut self, criteria: &Criteria, evaluation: &Evaluation) {
        for column in Column::BOTH {
            if evaluation.outcome(None, column).is_some_and(|total| total.points.is_some()) {
                let reached = |row| evaluation.outcome(Some(row), column).and_then(Reached::of);
                self.add_column(criteria, column, reached);
            }
        }
    }

    /// Counts the points of one column of a unit, given what each row has come to.
    pub fn add_column(
        &mut self,
        criteria: &Criteria,
        column: Column,
        reached: impl Fn(usize) -> Option<Reached>,
    ) {
        *self.scored.get_mut(column) += 1;
        let groups = self.groups.get_mut(column);
        groups.resize(criteria.top.len(), Spread::default());
        for (row, spread) in criteria.top.iter().zip(groups) {
            if let Some(Reached { points, shown, .. }) = reached(*row) {
                spread.add(&points, shown);
            }
        }
        let losses = self.losses.get_mut(column);
        losses.resize(criteria.rows.len(), Exact::ZERO);
        for (row, criterion) in criteria.leaves() {
            if let Some(lost) = reached(row).and_then(|reached| reached.lost(criterion.role)) {
                losses[row] = &losses[row] + &lost;
            }
        }
    }

    /// Adds what was counted elsewhere.
    pub fn merge(&mut self, other: &Tally) {
        for (code, count) in &other.findings {
            *self.findings.entry(code).or_default() += count;
        }
        for column in Column::BOTH {
            *self.scored.get_mut(column) += other.scored.get(column);
            let (own, others) = (self.groups.get_mut(column), other.groups.get(column));
            own.resize(own.len().max(others.len()), Spread::default());
            own.iter_mut().zip(others).for_each(|(own, other)| own.merge(other));
            let (own, others) = (self.losses.get_mut(column), other.losses.get(column));
            own.resize(own.len().max(others.len()), Exact::ZERO);
            own.iter_mut().zip(others).for_each(|(own, other)| *own = &*own + other);
        }
    }
}

/// What a row with points has come to.
#[derive(Clone, Debug)]
pub struct Reached {
    /// Its points.
    pub points: Exact,
    /// The same as printed.
    pub shown: Decimal,
    /// The max of what applies; `None` where the row left the sum.
    pub max: Option<Exact>,
}

impl Reached {
    fn of(outcome: &Outcome) -> Option<Self> {
        let (points, shown) = (outcome.points.clone()?, outcome.shown?);
        Some(Reached { points, shown, max: outcome.max.clone() })
    }

    /// What the row cost the unit: its max less its points; of a penalty, what it took.
    fn lost(&self, role: Role) -> Option<Exact> {
        match role {
            Role::Normal => self.max.as_ref().map(|max| max - &self.points),
            Role::Penalty => Some(-&self.points),
            Role::Bonus | Role::Info | Role::Mandatory => None,
        }
    }
}

/// A row that cost points.
#[derive(Clone, Debug, PartialEq)]
pub struct Loss {
    /// Position of the row.
    pub row: usize,
    /// What it cost all units together.
    pub points: Exact,
}

/// A batch in a few figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// Units that were read.
    pub read: usize,
    /// Units with a score in the column that ranks.
    pub scored: usize,
    /// Units that are bad: not scored, or not ranked for what is wrong with them.
    pub failed: usize,
    /// Units without a score for another reason.
    pub without: usize,
    /// Units whose rank only rounding gives.
    pub by_rounding: usize,
    /// Least, first quartile, median, third quartile and greatest of the totals; by nearest rank, so each is the
    /// total of a unit.
    pub quartiles: Option<[Decimal; 5]>,
    /// Rows that cost the most points, the worst first.
    pub losses: Vec<Loss>,
}

/// So many rows that cost points are named.
const WORST: usize = 10;

impl Summary {
    /// Sums up.
    pub fn new(standings: &Standings, tally: &Tally) -> Self {
        let column = standings.column;
        let good = || standings.units.iter().filter(|unit| !unit.is_bad());
        let mut totals: Vec<Decimal> = good().filter_map(|unit| *unit.points.get(column)).collect();
        totals.sort_unstable();
        let failed = standings.units.iter().filter(|unit| unit.is_bad()).count();
        Summary {
            read: standings.units.len(),
            scored: totals.len(),
            failed,
            without: good().filter(|unit| unit.points.get(column).is_none()).count(),
            by_rounding: standings.order.iter().filter(|place| place.by_rounding).count(),
            quartiles: quartiles(&totals),
            losses: worst(tally.losses.get(column)),
        }
    }
}

fn worst(losses: &[Exact]) -> Vec<Loss> {
    let mut worst: Vec<Loss> = losses
        .iter()
        .enumerate()
        .filter(|(_, points)| !points.is_zero() && !points.is_negative())
        .map(|(row, points)| Loss { row, points: points.clone() })
        .collect();
    worst.sort_by(|a, b| b.points.cmp(&a.points).then(a.row.cmp(&b.row)));
    worst.truncate(WORST);
    worst
}

/// By nearest rank: the k-th quartile of n sorted figures is the one at position ⌈k × n ÷ 4⌉.
fn quartiles(sorted: &[Decimal]) -> Option<[Decimal; 5]> {
    let (first, last) = (*sorted.first()?, *sorted.last()?);
    let at = |k: usize| sorted[(k * sorted.len()).div_ceil(4) - 1];
    Some([first, at(1), at(2), at(3), last])
}

/// Whether the whole batch went without an error.
impl Standings {
    /// How many units could not be scored at all.
    pub fn not_scored(&self) -> usize {
        self.units.iter().filter(|unit| unit.fate == Fate::Failed).count()
    }
}

impl Standing {
    /// Whether a declared figure is wrong.
    pub fn has_wrong_rows(&self) -> bool {
        self.wrong_rows.is_some_and(|rows| rows > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quartiles_are_figures_that_a_unit_has() {
        let of = |list: &[i64]| {
            let sorted: Vec<Decimal> = list.iter().map(|figure| Decimal::from(*figure)).collect();
            quartiles(&sorted).map(|all| all.map(|figure| figure.to_string()))
        };
        for (list, expected) in [
            (&[7][..], ["7", "7", "7", "7", "7"]),
            (&[1, 2, 3, 4][..], ["1", "1", "2", "3", "4"]),
            (&[1, 2, 3, 4, 5][..], ["1", "2", "3", "4", "5"]),
        ] {
            assert_eq!(of(list), Some(expected.map(str::to_owned)));
        }
        assert_eq!(of(&[]), None);
    }
}
