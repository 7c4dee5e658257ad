//! What the reading of texts says, in both languages.

pub(super) mod cell;
pub(super) mod encoding;
pub(super) mod keys;
pub(super) mod number;
pub(super) mod slips;
pub(super) mod syntax;
