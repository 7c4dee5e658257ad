//! The kinds of rule that a leaf can have: one file each, with its parameters, decoding, points, working and tests.
//!
//! A new kind is a file, a `mod` line and an entry in [`KINDS`].

mod allowed;
mod answering;
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
mod row_keys;
#[cfg(test)]
mod sample;
mod tiers;
mod turns;

pub(crate) use allowed::Allowed;
pub(crate) use answering::Answering;
pub(crate) use bounds::{BOUND_SIDES, Bound, Bounds, Domain, Interval, along, examine};
pub(crate) use context::{Amount, Named, Remark, RowUse, RuleContext, Score, Scoring, percent};
pub(crate) use entries::{Listed, entry_called, item_id};
pub(crate) use kind::{ID, Kind, TITLE};
pub(crate) use measure::Measure;
pub(crate) use messages::measure::BothBounds;
pub(crate) use messages::measure::Stretch;
pub(crate) use overlap::{Overlap, overlaps};
pub(crate) use ratio::{Direction, Over, ZeroOverZero};
pub(crate) use row_keys::{FLOOR, MAX};

use crate::language::Sentence;
use std::fmt::Debug;

use crate::answer::{AnswerError, AnswerField, Given, PartialAnswer, Ticked};
use crate::finding::{Finding, Located};
use crate::live::{Cells, Points};
use crate::number::{Decimal, Exact};
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

/// Which figures an answer may have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Range {
    /// The least; `None` where nothing bounds them.
    pub least: Option<Decimal>,
    /// The most.
    pub most: Option<Decimal>,
    /// From one to the next, the least being the first; `None` where any will do.
    pub step: Option<Decimal>,
}

/// A rule as an edition states it for one row.
pub trait Rule: Debug + Send + Sync {
    /// Its kind.
    fn kind(&self) -> &'static Kind;

    /// How it is answered.
    fn answering(&self) -> Answering<'_>;

    /// The fields that an answer may have, the usual ones first.
    fn answer_fields(&self) -> &[AnswerField] {
        self.answering().fields()
    }

    /// The field that a number without a name stands for: 7 is a count.
    fn default_number_field(&self) -> Option<AnswerField> {
        self.answering().default_number_field()
    }

    /// Whether the number in a field may be below zero.
    fn may_be_negative(&self, field: AnswerField) -> bool {
        field == AnswerField::Value && self.answering().is_signed()
    }

    /// The answer, where it has what the rule needs and nothing else. Called once, when answers are bound.
    ///
    /// # Errors
    /// What it lacks, or has too much of.
    fn validate(&self, parts: &PartialAnswer) -> Result<Given, AnswerError> {
        answering::validate(self, parts)
    }

    /// What `choice`, `choices` or `counts` may name, in the form's order.
    fn list(&self) -> &[Listed] {
        &[]
    }

    /// The rule of an entry of the list, where it has one of its own.
    fn rule_of(&self, _entry: usize) -> Option<&dyn Rule> {
        None
    }

    /// The fact or quantity that a field of the answer quotes, given what was chosen.
    fn quotes(&self, _field: AnswerField, _chosen: Option<usize>) -> Option<Named> {
        None
    }

    /// Every fact and quantity that an answer may quote, also by the rules of its entries.
    fn names(&self) -> Vec<Named> {
        let own = AnswerField::ALL.into_iter().filter_map(|field| self.quotes(field, None));
        let entries = (0..self.list().len()).filter_map(|entry| self.rule_of(entry));
        own.chain(entries.flat_map(Rule::names)).collect()
    }

    /// The points of an answer that was validated, exactly, and the steps to them; `None` where it answers another rule.
    fn score(&self, given: &Given, scoring: &mut Scoring<'_>) -> Option<Score>;

    /// What an answer in these cells comes to, as a spreadsheet computes it exactly, before the row cuts and rounds it; `None`
    /// where it cannot.
    fn live(&self, _cells: &Cells<'_>) -> Option<Points> {
        None
    }

    /// The most points that an answer can reach.
    fn max_points(&self) -> Exact;

    /// The least points that an answer can come to.
    fn min_points(&self) -> Exact {
        Exact::ZERO
    }

    /// What all points that an answer can give are multiples of, before the max of the row; `None` if they can be any.
    fn grain(&self) -> Option<Exact> {
        None
    }

    /// Which figures an answer may have, where not any will do.
    fn range(&self) -> Range {
        Range::default()
    }

    /// The losses of an entry at 0, 1, 2 …, as they are written, if they are in a table.
    fn losses_of(&self, _entry: usize) -> Vec<String> {
        Vec::new()
    }

    /// Whether an answer comes to an entry of the list: it was chosen or ticked; of tiers the one that the measure is in.
    fn matches(&self, given: &Given, entry: usize) -> bool {
        given.holds(entry)
    }

    /// Whether an answer is the full one also where the row's max is 0: the option that was chosen is worth all of it.
    fn earns_full_marks(&self, _given: &Given) -> bool {
        false
    }

    /// Whether an answer is the full one in that sense at all.
    fn can_earn_full_marks(&self) -> bool {
        false
    }

    /// The measures at which its points may jump or turn.
    fn turns_at(&self) -> Vec<Exact> {
        Vec::new()
    }

    /// Whether some of these items exclude each other.
    fn contradicts(&self, _ticked: &[Ticked]) -> bool {
        false
    }

    /// What the row is measured by where its points depend on the other units of a batch.
    fn measured(&self, _given: &Given) -> Option<Exact> {
        None
    }

    /// What is wrong with the definition though it can be evaluated, and what is remarkable about it.
    fn lint(&self) -> Vec<Finding> {
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
