//! What there is to say of the parameters of rules, in both languages: by what it is about.

pub(super) mod entries;
pub(super) mod figures;
pub(super) mod measure;
pub(super) mod summaries;
