//! What is wrong or remarkable about a definition, though it can be evaluated: one file a lint, over valid criteria.
//!
//! What makes a definition invalid is said while it is decoded; nothing here evaluates a submission.

mod bands;
mod conditions;
mod idle;
mod mandatory;
mod maxima;
mod orphans;
mod range;
mod registry;
mod rules;
mod titles;
mod unused;

pub use registry::{LINTS, Lint, explanation};

use crate::criteria::Criteria;
use crate::finding::Findings;

/// Runs every lint.
pub fn lint(criteria: &Criteria, findings: &mut Findings) {
    for run in LINTS.iter().filter_map(|lint| lint.run) {
        run(criteria, findings);
    }
}
