//! Counts as a formula.

use num_integer::Integer;

use super::{Count, Rates};
use crate::live::{Cells, Points, Whole};
use crate::number::Exact;

impl Count {
    /// What the cells of one count, or of several, come to.
    pub(super) fn points_live(&self, cells: &Cells<'_>) -> Option<Points> {
        let most = cells.most;
        match &self.rates {
            Rates::One(each, _) => {
                let count = cells.first.as_ref()?.counted();
                let (p, q) = Whole::parts(each)?;
                let points = Points::Quotient(count.whole(most, false).times(&p)?, q);
                Some(Points::where_valid(&[count.valid(most, false)], points))
            }
            Rates::Several(rates) => {
                let mut parts = 1;
                for each in rates {
                    parts = Whole::parts(each)?.1.known?.lcm(&parts);
                }
                let (mut sum, mut valid) = (Whole::known(&Exact::ZERO)?, Vec::new());
                for (each, entry) in rates.iter().zip(&cells.entries) {
                    let count = entry.first.as_ref()?.counted();
                    valid.push(format!("OR({}=\"\",AND({}))", count.cell, count.valid(most, false)));
                    // a blank cell counts as 0
                    let each = each * &Exact::from(parts);
                    sum = sum.plus(&count.whole(most, false).by(&each)?)?;
                }
                Some(Points::where_valid(&valid, Points::over(sum, &Exact::from(parts))?))
            }
        }
    }
}
