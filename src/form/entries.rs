//! What a form of an edition prints: its rows, the options of its leaves, and its total, in the form's order.

use crate::answer::{Given, Ticked};
use crate::criteria::Criteria;
use crate::number::Decimal;
use crate::rule::{Answering, Measure, Rule, Score, Scoring};
use crate::title::Title;
use crate::working::Recorder;

/// What a line of a form may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Meaning {
    /// A row of the edition, by index.
    Row(usize),
    /// An option, a tier or an item of a leaf.
    Listed {
        /// The leaf.
        row: usize,
        /// Its position in the list.
        entry: usize,
    },
}

/// One of them.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says something else of it, and all go together in any mix"
)]
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// What it is.
    pub(super) meaning: Meaning,
    /// The code of a row.
    pub(super) code: Option<String>,
    /// Its title, folded.
    pub(super) title: Title,
    /// What it is worth at most, or what a tick gives.
    pub(super) worth: Option<Decimal>,
    /// Whether the edition prints it: the options of `yes-no` it does not.
    pub(super) printed: bool,
    /// Whether it has rows below it.
    pub(super) group: bool,
    /// Whether an option has a rule of its own, so that a tick alone gives no points.
    pub(super) by_rule: bool,
    /// Whether its answer is one figure, so that a numerator stands without a denominator.
    pub(super) one_figure: bool,
}

/// All entries of an edition.
pub(super) fn entries(criteria: &Criteria) -> Vec<Entry> {
    let mut all = Vec::with_capacity(criteria.rows.len() * 2);
    for (index, row) in criteria.rows.iter().enumerate() {
        all.push(Entry {
            meaning: Meaning::Row(index),
            code: Some(row.code.clone()),
            title: Title::new(&row.title),
            worth: row.max,
            printed: true,
            group: row.is_group(),
            by_rule: false,
            one_figure: row.rule.as_deref().is_some_and(is_one_figure),
        });
        let Some(rule) = row.rule.as_deref() else { continue };
        for (entry, listed) in rule.list().iter().enumerate() {
            all.push(Entry {
                meaning: Meaning::Listed { row: index, entry },
                code: None,
                title: Title::new(&listed.title),
                worth: match rule.rule_of(entry) {
                    Some(own) => own.max_points().to_decimal(),
                    // an item that is nothing without the others is worth no points of its own
                    None => worth_of(rule, entry)
                        .filter(|worth| !worth.is_zero() || !matches!(rule.answering(), Answering::Items)),
                },
                printed: listed.place.is_some(),
                group: false,
                by_rule: rule.rule_of(entry).is_some(),
                one_figure: match rule.rule_of(entry) {
                    Some(own) => is_one_figure(own),
                    None => matches!(rule.answering(), Answering::Counts),
                },
            });
        }
    }
    all
}

/// Whether a rule is answered by one figure alone.
fn is_one_figure(rule: &dyn Rule) -> bool {
    match rule.answering() {
        // what is judged stands among the points
        _ if rule.kind().name == "manual" => false,
        Answering::Measure { measure, .. } | Answering::Tier(measure) => measure == Measure::Value,
        Answering::Count => true,
        Answering::Counts | Answering::Items | Answering::Choice { .. } => false,
    }
}

/// The points of an option or a tier by itself; `None` where they depend on more than the tick.
pub(super) fn worth_of(rule: &dyn Rule, entry: usize) -> Option<Decimal> {
    let mut remarks = Vec::new();
    let mut recorder = Recorder::discarding();
    let mut scoring = Scoring { recorder: &mut recorder, remarks: &mut remarks, pool: &[] };
    let ticked = match rule.answering() {
        Answering::Items => Given::Items(vec![Ticked { item: entry, given: None }]),
        _ => Given::chosen(entry),
    };
    match rule.score(&ticked, &mut scoring)? {
        Score::Points(points) => points.to_decimal(),
        Score::Provisional(_) | Score::NotApplicable | Score::Impossible => None,
    }
}
