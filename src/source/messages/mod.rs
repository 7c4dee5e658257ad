//! What the reading of texts says, in both languages.

pub mod encoding;
pub mod keys;
pub mod number;
pub mod syntax;
