//! What reports say in sentences, in both languages: by what they are about.

pub mod causes;
pub mod explanation;
pub mod labels;
pub mod statistics;
pub mod steps;
