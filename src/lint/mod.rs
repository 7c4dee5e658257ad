//! What is wrong or remarkable about a definition, though it can be evaluated: one file a lint, over valid criteria.
//!
//! What makes a definition invalid is said while it is decoded; nothing here evaluates a submission.

mod allowed;
mod bands;
mod conditions;
mod grain;
mod idle;
mod mandatory;
mod maxima;
mod messages;
mod orphans;
mod range;
mod registry;
mod rules;
mod title_numbers;
mod titles;
mod unused;

pub use registry::{LINTS, explanation};

use crate::criteria::Criteria;
use crate::finding::Findings;

/// Runs every lint; remarks that the edition accepts are taken out of all that was found.
pub fn lint(criteria: &Criteria, findings: &mut Findings) {
    for run in LINTS.iter().filter_map(|lint| lint.run) {
        run(criteria, findings);
    }
    allowed::apply(criteria, findings);
}
