//! What the reading of texts says, in both languages.

pub mod cell;
pub mod encoding;
pub mod keys;
pub mod number;
pub mod slips;
pub mod syntax;
