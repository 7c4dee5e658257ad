//! The kinds of rule that a leaf can have: one file each, with its parameters, decoding, points, working and tests.
//!
//! A new kind is a file, a `mod` line and an entry in [`KINDS`].

mod allowed;
mod bounds;
mod checklist;
mod checklist_keys;
mod choice;
mod choice_keys;
mod context;
mod count;
mod counter;
mod deduct;
mod entries;
mod exclusions;
mod figures;
mod kind;
mod ladder;
mod manual;
mod measure;
mod messages;
mod norm;
mod norm_keys;
mod origin;
mod overlap;
mod piecewise;
mod ratio;
mod ratio_words;
#[cfg(test)]
mod sample;
mod tiers;
mod turns;

pub use allowed::Allowed;
pub use bounds::{BOUND_KEYS, Bound, Bounds, Domain, Interval, along, examine};
pub use context::{Amount, Named, Remark, RowUse, RuleContext, Score, Scoring, percent};
pub use entries::{Listed, entry_called, item_id};
pub use kind::{ID, Kind, Setting, SettingShape, TITLE};
pub(crate) use messages::measure::BothBounds;
pub use messages::measure::Stretch;
pub use overlap::{Overlap, overlaps};
pub use ratio::{Direction, Over, ZeroOverZero};

use crate::language::Sentence;
use std::fmt::Debug;

use crate::answer::{Given, Word};
use crate::finding::{Finding, Located};
use crate::number::Exact;
use crate::suggestion::Suggestion;
use messages::entries::UnknownKind;

/// All kinds, by name.
pub static KINDS: &[&Kind] = &[
    &checklist::KIND,
    &choice::KIND,
    &count::KIND,
    &deduct::KIND,
    &manual::KIND,
    &norm::KIND,
    &piecewise::KIND,
    &ratio::KIND,
    &tiers::KIND,
];

/// The kind that has this name.
pub fn kind_named(name: &str) -> Option<&'static Kind> {
    KINDS.iter().copied().find(|kind| kind.name == name)
}

/// What an answer lacks or has too much of.
#[derive(Clone, Debug, PartialEq)]
pub enum Unfit {
    /// One of these words is missing.
    Missing(Vec<Word>),
    /// This word has no place beside the others.
    Superfluous(Word),
}

impl Unfit {
    /// Whether an answer has all of these words, and no other.
    fn unless_exactly(words: &[Word], given: &Given) -> Result<(), Unfit> {
        let missing: Vec<Word> = words.iter().copied().filter(|word| !given.has(*word)).collect();
        if missing.is_empty() { Self::unless_only(words, given) } else { Err(Unfit::Missing(missing)) }
    }

    /// Whether an answer has none but these words.
    fn unless_only(words: &[Word], given: &Given) -> Result<(), Unfit> {
        let other = Word::ALL.into_iter().find(|word| given.has(*word) && !words.contains(word));
        other.map_or(Ok(()), |word| Err(Unfit::Superfluous(word)))
    }
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

    /// What `choice`, `choices` or `counts` may name, in the form's order.
    fn list(&self) -> &[Listed] {
        &[]
    }

    /// The rule of an entry of the list, where it has one of its own.
    fn rule_of(&self, _entry: usize) -> Option<&dyn Rule> {
        None
    }

    /// The fact or quantity that a word of the answer quotes, given what was chosen.
    fn quotes(&self, _word: Word, _given: &Given) -> Option<Named> {
        None
    }

    /// Every fact and quantity that an answer may quote, also by the rules of its entries.
    fn names(&self) -> Vec<Named> {
        let own = Word::ALL.into_iter().filter_map(|word| self.quotes(word, &Given::default()));
        let entries = (0..self.list().len()).filter_map(|entry| self.rule_of(entry));
        own.chain(entries.flat_map(Rule::names)).collect()
    }

    /// Whether a figure may be below zero.
    fn may_be_negative(&self, _word: Word) -> bool {
        false
    }

    /// Whether an answer has what the rule needs. Called once, when answers are bound; [`Rule::score`] relies on it.
    ///
    /// # Errors
    /// What it lacks, or has too much of.
    fn fit(&self, given: &Given) -> Result<(), Unfit>;

    /// The points of an answer, exactly, and the steps to them.
    fn score(&self, given: &Given, scoring: &mut Scoring<'_>) -> Score;

    /// What a full ratio gives, where the points of any num up to its den are nothing but num × this ÷ den. A batch
    /// reckons such rows by whole numbers.
    fn full_ratio(&self) -> Option<&Exact> {
        None
    }

    /// The entry of the list that a ratio of at most one comes to, where nothing but the ratio decides it.
    fn step_of(&self, _ratio: &Exact) -> Option<usize> {
        None
    }

    /// The most points that an answer can reach.
    fn best(&self) -> Exact;

    /// The least points that an answer can come to.
    fn least(&self) -> Exact {
        Exact::ZERO
    }

    /// What all points that an answer can give are multiples of, before the max of the row; `None` if they can be any.
    fn grain(&self) -> Option<Exact> {
        None
    }

    /// The losses of an entry at 0, 1, 2 …, as they are written, if they are in a table.
    fn losses_of(&self, _entry: usize) -> Vec<String> {
        Vec::new()
    }

    /// Whether an answer comes to an entry of the list: it was chosen or ticked; of tiers the one that the measure is in.
    fn holds(&self, given: &Given, entry: usize) -> bool {
        given.holds(entry)
    }

    /// Whether an answer is the full one also where the row's max is 0: the option that was chosen is worth all of it.
    fn is_full(&self, _given: &Given) -> bool {
        false
    }

    /// Whether an answer is the full one in that sense at all.
    fn can_be_full(&self) -> bool {
        false
    }

    /// What the row is measured by where its points depend on the other units of a batch.
    fn measured(&self, _given: &Given) -> Option<Exact> {
        None
    }

    /// What is wrong with the definition though it can be evaluated, and what is remarkable about it.
    fn flaws(&self) -> Vec<Finding> {
        Vec::new()
    }

    /// The rule in a few words, as the form has it: `ratio × 5`.
    fn summary(&self) -> Sentence;

    /// What else it says, a line each: all that neither the summary nor the list nor `quotes` shows.
    fn details(&self) -> Vec<Sentence> {
        Vec::new()
    }
}

/// The finding for a kind that does not exist.
pub fn unknown_kind(name: &Located<String>) -> Finding {
    let suggestion = Suggestion::new(&name.value, KINDS.iter().map(|kind| kind.name));
    Finding::from(UnknownKind { name: name.value.clone(), suggestion }).at(&name.place)
}
