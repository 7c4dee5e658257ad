//! The rows whose answer, state or points differ, and why.

use super::{Pair, Side, Sides};
use crate::answer::{Answer, AnswerField, Given};
use crate::column::Column;
use crate::criteria::{AnswerWords, Node};
use crate::evaluate::{Outcome, Status};
use crate::number::Exact;

/// Why a row differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is answered otherwise.
    Answer,
    /// Its answer quotes a fact that differs, by name, and nothing else of it differs.
    Fact(String),
    /// It is answered alike, and counts otherwise by what other rows, facts or documents say.
    Elsewhere,
    /// It is answered alike, and the edition counts it otherwise.
    Rules,
    /// It stands in another sum.
    Moved,
    /// The edition before has no such row.
    Added,
    /// The edition after has no such row.
    Removed,
}

impl Reason {
    /// The word of JSON.
    pub fn word(&self) -> &'static str {
        match self {
            Reason::Answer => "answer",
            Reason::Fact(_) => "fact",
            Reason::Elsewhere => "elsewhere",
            Reason::Rules => "rules",
            Reason::Moved => "moved",
            Reason::Added => "added",
            Reason::Removed => "removed",
        }
    }
}

/// A row that differs in a column.
#[derive(Clone, Debug)]
pub struct RowChange {
    /// Position of its pair.
    pub pair: usize,
    /// Why it differs.
    pub reason: Reason,
    /// What that does to its points; `None` where they cannot be computed on one side.
    pub difference: Option<Exact>,
    /// What it does to each sum above it, from below, the total last.
    pub effects: super::Effects,
}

/// An answer as far as two editions can be held against each other.
#[derive(PartialEq)]
enum Said {
    Blank,
    NotApplicable,
    Given(Option<AnswerWords>),
}

fn said(side: Side<'_>, row: usize, column: Column) -> Said {
    match &side.stated(Node::Row(row), column).answer {
        Answer::Blank => Said::Blank,
        Answer::NotApplicable => Said::NotApplicable,
        Answer::Given(given) => Said::Given(side.criteria.rows[row].answer_words(given)),
    }
}

/// Why a leaf differs in a column; `None` where it is the same in both.
pub(super) fn reason(sides: Sides<Side<'_>>, pair: Pair, column: Column) -> Option<Reason> {
    let (before, after) = match pair {
        Pair::Both { before, after, .. } => (before, after),
        Pair::Before(_) => return Some(Reason::Removed),
        Pair::After(_) => return Some(Reason::Added),
    };
    let rows = Sides { before: (sides.before, before), after: (sides.after, after) };
    let answers = rows.map(|(side, row)| said(side, row, column));
    if !answers.are_equal() {
        return Some(fact(rows, column).map_or(Reason::Answer, Reason::Fact));
    }
    let state = |(side, row): (Side<'_>, usize)| side.outcome(Node::Row(row), column).map(points_and_status);
    if rows.map(state).are_equal() {
        return None;
    }
    let same_rules = sides.map(|side| &side.criteria.sha256).are_equal();
    Some(if same_rules { Reason::Elsewhere } else { Reason::Rules })
}

fn points_and_status(outcome: &Outcome) -> (Status, Option<Exact>) {
    (outcome.status, outcome.points.clone())
}

/// The fact that fills in the denominator on both sides, where that alone differs.
fn fact(rows: Sides<(Side<'_>, usize)>, column: Column) -> Option<String> {
    let stated = rows.map(|(side, row)| side.stated(Node::Row(row), column));
    let given = |answer: &Answer| match answer {
        Answer::Given(given) => Some(given.clone()),
        Answer::Blank | Answer::NotApplicable => None,
    };
    let (before, after) = (given(&stated.before.answer)?, given(&stated.after.answer)?);
    let from_fact = stated.before.den_from_fact && stated.after.den_from_fact;
    let same_rest = before.ratio()?.0 == after.ratio()?.0 && before.choice() == after.choice();
    let named = |((side, row), given): ((Side<'_>, usize), &Given)| {
        let rule = side.criteria.rows[row].rule.as_deref()?;
        Some(side.criteria.name_of(rule.quotes(AnswerField::Den, given.choice())?).to_owned())
    };
    let (old, new) = (named((rows.before, &before))?, named((rows.after, &after))?);
    (from_fact && same_rest && old == new).then_some(new)
}
