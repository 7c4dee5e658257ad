//! The kinds of rule that a leaf can have: one file each, with its parameters, decoding, points, working and tests.
//!
//! A new kind is a file, a `mod` line and an entry in [`KINDS`]. `checklist`, `deduct`, `piecewise` and `norm` will
//! stand beside these.

mod choice;
mod context;
mod count;
mod manual;
mod ratio;
mod registry;
mod tiers;

pub use context::{Amount, Named, Remark, RuleContext, Score, Scoring, percent};
pub use ratio::{Over, ZeroOverZero};
pub use registry::{KINDS, Kind, kind_named};

use std::fmt::Debug;

use crate::answer::{Given, Word};
use crate::number::Exact;

/// One entry of a rule's list, as the form prints it: an option or a tier.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// `a`, `b`, … unless the criteria name it.
    pub id: String,
    /// As printed.
    pub title: String,
    /// When it holds: bounds of a tier; empty for an option.
    pub bounds: String,
    /// What it is worth: `5`, or `ratio × 5`.
    pub worth: String,
}

/// What an answer lacks or has too much of.
#[derive(Clone, Debug, PartialEq)]
pub enum Unfit {
    /// One of these words is missing.
    Missing(Vec<Word>),
    /// This word has no place beside the others.
    Superfluous(Word),
}

/// A rule as an edition states it for one row.
pub trait Rule: Debug + Send + Sync {
    /// Its kind.
    fn kind(&self) -> &'static Kind;

    /// The words that an answer may have, the usual ones first.
    fn words(&self) -> &[Word];

    /// The word that a bare figure stands for: 7 for a count.
    fn bare_figure(&self) -> Option<Word> {
        None
    }

    /// What `choice` may name, in the form's order.
    fn list(&self) -> &[Listed] {
        &[]
    }

    /// The fact or quantity that a word of the answer quotes, given what was chosen.
    fn quotes(&self, _word: Word, _given: &Given) -> Option<Named> {
        None
    }

    /// Whether an answer has what the rule needs. Called once, when answers are bound; [`Rule::score`] relies on it.
    ///
    /// # Errors
    /// What it lacks, or has too much of.
    fn fit(&self, given: &Given) -> Result<(), Unfit>;

    /// The points of an answer, exactly, and the steps to them.
    fn score(&self, given: &Given, scoring: &mut Scoring<'_>) -> Score;

    /// The most points that an answer can reach.
    fn best(&self) -> Exact;

    /// The rule in a few words, as the form has it: `ratio × 5`.
    fn summary(&self) -> String;
}

/// The finding for a kind that does not exist.
pub fn unknown_kind(name: &crate::finding::Located<String>) -> crate::finding::Finding {
    crate::finding::Finding::new(
        &crate::finding::code::UNKNOWN_WORD,
        format!("there is no kind of rule `{}`", name.value),
        crate::text::suggestion(&name.value, KINDS.iter().map(|kind| kind.name)),
    )
    .at(&name.place)
}
