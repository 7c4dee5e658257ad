//! What there is to say of the tests of an edition, in both languages.

pub mod failure;
pub mod reach;
