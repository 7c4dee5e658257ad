//! What there is to say of the tests of an edition, in both languages.

pub(super) mod failure;
pub(super) mod reach;
