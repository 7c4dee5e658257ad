//! Large counts.

use std::fmt;

use super::{Argument, Language, Show};
use crate::text::grouped;

/// A large count: `200,000`, `200000`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Grouped(pub usize);

impl Show for Grouped {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match language {
            Language::English => f.write_str(&grouped(self.0)),
            Language::Vietnamese => write!(f, "{}", self.0),
        }
    }

    fn argument(&self) -> Argument {
        Argument::Count(self.0)
    }
}
