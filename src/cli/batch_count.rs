//! What went by of a batch that is written unit by unit.

use crate::evaluate::Status;
use crate::ranking::{Fate, Standing, Summary};

/// What went by.
#[derive(Default)]
pub(super) struct Count {
    pub(super) units: Summary,
    pub(super) errors: usize,
}

impl Count {
    pub(super) fn add(&mut self, unit: &Standing) {
        self.units.read += 1;
        let without_score = unit.fate == Fate::Reached(Status::NoScore);
        let of = match (unit.is_bad(), without_score) {
            (true, _) => &mut self.units.failed,
            (false, true) => &mut self.units.without_score,
            (false, false) => &mut self.units.ranked,
        };
        *of += 1;
        self.errors += usize::from(unit.is_bad() || unit.has_wrong_rows());
    }
}
