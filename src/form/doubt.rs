//! What a form may mean as well: a decision that the program does not take.

use super::messages::why;
use crate::language::Text;

/// Why an answer is in doubt, with what it may be.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Doubt {
    /// Why.
    pub(super) why: Text,
    /// What it may be.
    pub(super) readings: Vec<String>,
    /// Which bytes show it.
    pub(super) span: std::ops::Range<usize>,
}

impl Doubt {
    pub(super) fn new(why: Text, readings: Vec<String>, span: std::ops::Range<usize>) -> Self {
        Doubt { why, readings, span }
    }

    /// A number that can be read in two ways.
    pub(super) fn of_number(one: String, other: String, span: std::ops::Range<usize>) -> Self {
        Doubt::new(why::NUMBER, vec![one, other], span)
    }
}
