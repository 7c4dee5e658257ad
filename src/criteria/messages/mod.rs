//! What there is to say of a criteria file, in both languages: by what it is about.

pub mod condition;
pub mod edition;
pub mod node;
pub mod row;
pub mod total;
