//! What there is to say of a criteria file, in both languages: by what it is about.

pub(super) mod condition;
pub(super) mod edition;
pub(super) mod node;
pub(super) mod row;
pub(super) mod total;
