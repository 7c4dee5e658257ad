//! What there is to say of the parameters of rules, in both languages: by what it is about.

pub mod entries;
pub mod figures;
pub mod measure;
pub mod summaries;
