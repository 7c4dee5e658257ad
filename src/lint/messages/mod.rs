//! What there is to say of a definition that can be evaluated, in both languages: by what it is about.

pub(super) mod bands;
pub(super) mod condition;
pub(super) mod row;
pub(super) mod setting;
pub(super) mod title;
