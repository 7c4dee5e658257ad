//! What a finished evaluation shows about a form: one file a check.

mod declared;

pub use declared::{Declared, declared_scores};
