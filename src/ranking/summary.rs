//! A batch in a few figures: what became of the units, and where those that are ranked stand.

use super::{Fate, Standing, Standings, Tally, Unranked};
use crate::column::PerColumn;
use crate::evaluate::Status;
use crate::number::{Decimal, Exact};

/// A row that cost points.
#[derive(Clone, Debug, PartialEq)]
pub struct Loss {
    /// Position of the row.
    pub row: usize,
    /// What it cost all units together.
    pub points: Exact,
}

/// Many totals in a few figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Totals {
    /// How many there are.
    pub units: usize,
    /// Their mean, exactly.
    pub mean: Exact,
    /// Least, first quartile, median, third quartile and greatest: by nearest rank, so each is the number of a unit.
    pub quartiles: [Decimal; 5],
}

/// A batch in a few figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// Units that were read.
    pub read: usize,
    /// Units with a rank.
    pub ranked: usize,
    /// Units that are bad: not scored, or not ranked for what is wrong with them.
    pub failed: usize,
    /// Units that have not got the column that ranks.
    pub without_column: usize,
    /// Units without a score, for a reason of the criteria.
    pub without_score: usize,
    /// Units with a score, and without the number that ranks.
    pub without_key: usize,
    /// Units whose appraisal is being worked on.
    pub in_progress: usize,
    /// Ranked units whose total may still change.
    pub provisional: usize,
    /// Units whose rank only rounding gives.
    pub by_rounding: usize,
    /// The totals of the units that are ranked, in each column, or of the row that ranks them where no total is formed.
    pub totals: PerColumn<Option<Totals>>,
    /// Rows that cost the most points, the worst first.
    pub losses: Vec<Loss>,
}

/// So many rows that cost points are named.
const WORST: usize = 10;

impl Summary {
    /// Sums up.
    pub fn new(standings: &Standings, tally: &Tally) -> Self {
        let column = standings.column;
        let count = |why: Option<Unranked>| {
            standings.units.iter().filter(|unit| unit.unranked(column) == why).count()
        };
        let number = |unit: &Standing, column| {
            if *unit.statuses.get(column) == Some(Status::InProgress) {
                return None;
            }
            let row = || unit.more.as_ref().and_then(|more| *more.ranking_row.get(column));
            unit.points.get(column).or_else(row)
        };
        let ranked = || standings.units.iter().filter(|unit| unit.unranked(column).is_none());
        let totals = |column| Totals::of(ranked().filter_map(|unit| number(unit, column)).collect());
        Summary {
            read: standings.units.len(),
            ranked: count(None),
            failed: count(Some(Unranked::Bad)),
            without_column: count(Some(Unranked::NoColumn)),
            without_score: count(Some(Unranked::NoScore)),
            without_key: count(Some(Unranked::NoKey)) + count(Some(Unranked::NoCohort)),
            in_progress: count(Some(Unranked::InProgress)),
            provisional: ranked()
                .filter(|unit| *unit.statuses.get(column) == Some(Status::Provisional))
                .count(),
            by_rounding: standings.order.iter().filter(|place| place.by_rounding).count(),
            totals: PerColumn::from_fn(totals),
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

impl Totals {
    fn of(mut numbers: Vec<Decimal>) -> Option<Self> {
        numbers.sort_unstable();
        let exact: Vec<Exact> = numbers.iter().map(|number| Exact::from(*number)).collect();
        let units = Exact::from(i64::try_from(numbers.len()).ok()?);
        let mean = Exact::sum(&exact).over(&units)?;
        Some(Totals { units: numbers.len(), mean, quartiles: quartiles(&numbers)? })
    }
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
