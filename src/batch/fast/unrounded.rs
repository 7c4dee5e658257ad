//! The total that a unit would come to if nothing had been rounded, from the rows that rounding has changed.

use super::table::{ScoreTable, Sum, Total};
use crate::number::Exact;

impl ScoreTable {
    /// The total without any rounding, given the points of all rows, groups included, and of the rows that rounding has
    /// changed what each comes to without it. `None` where a limit could cut the one and not the other.
    pub(crate) fn unrounded(&self, points: &[i64], rounded: &[(usize, Exact)]) -> Option<Exact> {
        let Total::Sum { within, above } = &self.total else { return None };
        // each is less than one place away from its exact figure
        let mut changed = vec![0_i64; points.len()];
        for (row, _) in rounded {
            changed[*row] = 1;
        }
        for group in &self.groups {
            changed[group.row] = uncut(group, points, &changed)?;
        }
        uncut(within, points, &changed)?;
        let mut counts = vec![false; points.len()];
        within.parts.iter().chain(above).for_each(|row| counts[*row] = true);
        // from above: what reaches the total takes its parts with it
        for group in self.groups.iter().rev().filter(|group| group.parts.iter().any(|row| changed[*row] > 0))
        {
            if counts[group.row] {
                group.parts.iter().for_each(|row| counts[*row] = true);
            }
        }
        let differences: Vec<Exact> = rounded
            .iter()
            .filter(|(row, _)| counts[*row])
            .map(|(row, exact)| exact - &Exact::from(points[*row]))
            .collect();
        let total = Exact::from(self.total(points)?);
        (&total + &Exact::sum(&differences)).over(&self.places_of_one())
    }
}

/// How many changed rows are below a sum, where no limit cuts it whether they are rounded or not.
fn uncut(sum: &Sum, points: &[i64], changed: &[i64]) -> Option<i64> {
    let below: i64 = sum.parts.iter().map(|row| changed[*row]).sum();
    if below > 0 {
        let added = sum.parts.iter().try_fold(0_i64, |sum, row| sum.checked_add(points[*row]))?;
        let within = added.checked_add(below)? <= sum.most && added.checked_sub(below)? >= sum.least;
        within.then_some(())?;
    }
    Some(below)
}
