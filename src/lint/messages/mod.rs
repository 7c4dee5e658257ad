//! What there is to say of a definition that can be evaluated, in both languages: by what it is about.

pub mod bands;
pub mod condition;
pub mod row;
pub mod setting;
pub mod title;
