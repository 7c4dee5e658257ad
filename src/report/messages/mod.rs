//! What reports say in sentences, in both languages: by what they are about.

pub mod causes;
pub mod edition;
pub mod explanation;
pub mod labels;
pub mod left_out;
pub mod manual;
pub mod statistics;
pub mod steps;
