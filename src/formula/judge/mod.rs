//! What is wrong with the formulas of a workbook, or with what was saved of them.

mod differs;
mod messages;
mod printed_rule;
mod saved;
mod source;
mod sum_range;
#[cfg(test)]
mod tests;

pub use saved::is_saved_otherwise;
pub use source::{Notation, Source};
pub use sum_range::sum_range;

use super::evaluate::Recomputed;
use super::formulas::Formulas;
use crate::finding::Findings;

/// Reports what is wrong with formulas, whatever their cells are for: those that differ from their neighbours or from
/// the rule printed beside them, values that are stale, and values that were not saved. Hidden sheets are left out.
pub fn judge(
    formulas: &Formulas<'_>,
    recomputed: &Recomputed<'_, '_>,
    source: Source,
    findings: &mut Findings,
) {
    if source.is_judged() {
        differs::check(formulas, source, findings);
        printed_rule::check(formulas, source, findings);
        saved::check_stale(formulas, recomputed, source, findings);
    }
    saved::check_missing(formulas, recomputed, source, findings);
}
