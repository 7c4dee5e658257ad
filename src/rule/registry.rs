//! The list of kinds. Help, the manual and the schema are made from it.

use super::{Rule, RuleContext, choice, count, manual, ratio, tiers};
use crate::finding::Findings;
use crate::source::Keys;

/// A kind of rule.
#[derive(Debug)]
pub struct Kind {
    /// The word after `rule =`.
    pub name: &'static str,
    /// What it measures, in one sentence.
    pub summary: &'static str,
    /// How it is answered.
    pub answer: &'static str,
    /// Reads its parameters from a row.
    pub decode: fn(&mut Keys<'_, '_>, &RuleContext<'_>, &mut Findings) -> Option<Box<dyn Rule>>,
}

/// All kinds, by name.
pub static KINDS: &[&Kind] = &[&choice::KIND, &count::KIND, &manual::KIND, &ratio::KIND, &tiers::KIND];

/// The kind that has this name.
pub fn kind_named(name: &str) -> Option<&'static Kind> {
    KINDS.iter().copied().find(|kind| kind.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_sorted_unique_and_documented() {
        assert!(KINDS.windows(2).all(|pair| pair[0].name < pair[1].name));
        for kind in KINDS {
            assert!(kind.summary.ends_with('.') && !kind.answer.is_empty(), "{}", kind.name);
        }
    }
}
