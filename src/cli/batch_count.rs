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
        let of = match unit.fate {
            _ if unit.is_bad() => &mut self.units.failed,
            Fate::Reached(Status::NoScore) => &mut self.units.without_score,
            Fate::Reached(Status::InProgress) => &mut self.units.in_progress,
            _ => &mut self.units.ranked,
        };
        *of += 1;
        self.errors += usize::from(unit.is_bad() || unit.has_wrong_rows());
    }
}
