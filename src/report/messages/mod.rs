//! What reports say in sentences, in both languages: by what they are about.

pub mod explanation;
pub mod labels;
pub mod left_out;
pub mod steps;
