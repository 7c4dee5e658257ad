//! What exists for speed alone: plain units of a batch, read and scored without the lists and findings that tell a
//! person what is wrong with a form. [`FastPath`] is the one way in.
//!
//! It decides nothing that the general engine would decide otherwise: whatever is not plain is given back, and read and
//! scored as every form is. A batch without it ([`Batch::fast`] is `None`) writes the same bytes, which tests hold, and
//! takes sixteen times as long over a long CSV.

mod answers;
mod bound;
mod cells;
mod codes;
mod fixed_point;
mod layout;
mod metadata_rows;
mod reader;
mod row_table;
mod score;
mod table;
mod unrounded;

pub use codes::{COUNTED, GIVEN_BACK};

use reader::FastCsvReader;
use table::ScoreTable;

use crate::criteria::Criteria;

/// The fast path of an edition.
#[derive(Debug)]
pub struct FastPath {
    /// What answers are worth, where nothing else is needed to score a plain unit.
    table: Option<ScoreTable>,
}

impl FastPath {
    /// Prepares for an edition; `unrounded` says whether ranks are held against what nothing has rounded.
    pub fn new(criteria: &Criteria, unrounded: bool) -> Self {
        // what nothing has rounded is known of plain sums
        let fits = |table: &ScoreTable| !unrounded || table.rows_for_engine().is_none();
        FastPath { table: ScoreTable::new(criteria).filter(fits) }
    }

    /// Whether answers are scored by a table; else plain units are read quickly, and scored by the engine.
    pub fn has_table(&self) -> bool {
        self.table.is_some()
    }
}

/// The header of the form before, and the reader that was prepared for it.
#[derive(Default)]
pub struct HeaderCache<'b> {
    header: Vec<u8>,
    reader: Option<FastCsvReader<'b>>,
}
