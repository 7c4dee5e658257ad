//! What reports say in sentences, in both languages: by what they are about.

pub(super) mod causes;
pub(super) mod comparison;
pub(super) mod edition;
pub(super) mod explanation;
pub(super) mod labels;
pub(super) mod left_out;
pub(super) mod losses;
pub(super) mod manual;
pub(super) mod merging;
pub(crate) mod minutes;
pub(super) mod since;
pub(super) mod statistics;
pub(super) mod steps;
pub(super) mod target;
pub(super) mod verification;
pub(super) mod what_if;
