//! Paths to what is set: `appraisal.1.4.den=16`, `self.2.3=a`, `self.4.5.choices.jury=true`, `facts.households=1200`.

use crate::answer::{AnswerField, BESIDE_ANSWERS};
use crate::column::Column;
use crate::criteria::{Criteria, Node};
use crate::rule::{Rule, entry_called};
use crate::submission::Submission;
use crate::suggestion::Suggestion;

/// The first word of a path to a fact, as in a submission.
pub(crate) const FACTS: &str = "facts";
/// The key by which a row says that it does not apply.
pub(super) const NOT_APPLICABLE: &str = "not_applicable";
/// The key by which a row of the appraisal takes over the other column; what is set says otherwise.
const SAME: &str = "same";

/// What a path names.
pub(super) enum Target {
    /// A part of a column of a row.
    Row {
        /// The row, or the total.
        node: Node,
        /// The column.
        column: Column,
        /// What is set of it.
        part: Part,
    },
    /// A fact.
    Fact {
        /// The fact, by index.
        fact: usize,
        /// The column, where it is not set in both.
        column: Option<Column>,
    },
}

/// What is set of a row.
pub(super) enum Part {
    /// The whole answer.
    Answer,
    /// A field of the answer.
    Field(AnswerField),
    /// What stands beside the answer, by its key.
    Beside(String),
    /// An entry of the list that the answer ticks or counts.
    Entry(AnswerField, usize),
}

/// A path that names nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum WrongPath {
    /// There is no value.
    MissingValue {
        /// What was typed.
        typed: String,
    },
    /// It begins with neither a column nor the facts.
    UnknownStart {
        /// Its first word.
        word: String,
        /// What may have been meant.
        suggestion: Suggestion,
    },
    /// The form has no such column.
    AbsentColumn {
        /// The column.
        column: Column,
    },
    /// There is no such row.
    UnknownRow {
        /// What was typed.
        code: String,
        /// What may have been meant.
        suggestion: Suggestion,
    },
    /// The row has no such part.
    UnknownPart {
        /// The code of the row.
        code: String,
        /// What was typed.
        part: String,
        /// What may have been meant.
        suggestion: Suggestion,
    },
    /// The list of the row has no such entry.
    UnknownEntry {
        /// The code of the row.
        code: String,
        /// What was typed.
        entry: String,
        /// What may have been meant.
        suggestion: Suggestion,
    },
    /// The edition has no such fact.
    UnknownFact {
        /// What was typed.
        name: String,
        /// What may have been meant.
        suggestion: Suggestion,
    },
    /// A sum has no answer.
    SumAnswered {
        /// The code of the row.
        code: String,
    },
}

/// The target of what was typed, and the value.
pub(super) fn parse(
    criteria: &Criteria,
    base: &Submission,
    typed: &str,
) -> Result<(Target, String), WrongPath> {
    let no_value = || WrongPath::MissingValue { typed: typed.to_owned() };
    let (path, value) = typed.split_once('=').ok_or_else(no_value)?;
    let (start, rest) = path.trim().split_once('.').unwrap_or((path.trim(), ""));
    let value = value.trim().to_owned();
    let target = match Column::BOTH.into_iter().find(|column| column.word() == start) {
        Some(column) if !base.present.get(column) => return Err(WrongPath::AbsentColumn { column }),
        Some(column) => row(criteria, column, rest)?,
        None if start == FACTS => fact(criteria, rest)?,
        None => {
            let suggestion = Suggestion::new(start, [Column::Own.word(), Column::Appraisal.word(), FACTS]);
            return Err(WrongPath::UnknownStart { word: start.to_owned(), suggestion });
        }
    };
    Ok((target, value))
}

fn fact(criteria: &Criteria, path: &str) -> Result<Target, WrongPath> {
    let known = |name: &str| criteria.facts.iter().position(|fact| fact.name == name);
    let of_column = || {
        let (name, word) = path.rsplit_once('.')?;
        let column = Column::BOTH.into_iter().find(|column| column.word() == word)?;
        Some(Target::Fact { fact: known(name)?, column: Some(column) })
    };
    let of_both = || Some(Target::Fact { fact: known(path)?, column: None });
    of_both().or_else(of_column).ok_or_else(|| {
        let suggestion = Suggestion::new(path, criteria.facts.iter().map(|fact| fact.name.as_str()));
        WrongPath::UnknownFact { name: path.to_owned(), suggestion }
    })
}

fn row(criteria: &Criteria, column: Column, path: &str) -> Result<Target, WrongPath> {
    // codes have points themselves: the longest beginning that is one
    let ends = path.match_indices('.').map(|(at, _)| at).chain([path.len()]);
    let found = ends.filter_map(|end| Some((criteria.node_called(&path[..end])?, end))).next_back();
    let Some((node, end)) = found else { return Err(no_row(criteria, path)) };
    let rest = path[end..].trim_start_matches('.');
    Ok(Target::Row { node, column, part: part(criteria, node, rest)? })
}

/// A code is looked for without the parts of an answer behind it.
fn no_row(criteria: &Criteria, path: &str) -> WrongPath {
    let is_part = |word: &str| AnswerField::named(word).is_some() || BESIDE_ANSWERS.contains(&word);
    let words: Vec<&str> = path.split('.').collect();
    let code =
        words.iter().position(|word| is_part(word)).map_or(path.to_owned(), |at| words[..at].join("."));
    let suggestion = Suggestion::new(&code, criteria.codes());
    WrongPath::UnknownRow { code, suggestion }
}

fn part(criteria: &Criteria, node: Node, path: &str) -> Result<Part, WrongPath> {
    let code = || criteria.code_of(node).to_owned();
    let rule = criteria.criterion(node).and_then(|criterion| criterion.rule.as_deref());
    let (word, entry) = path.split_once('.').map_or((path, None), |(word, entry)| (word, Some(entry)));
    if word.is_empty() {
        return if rule.is_some() { Ok(Part::Answer) } else { Err(WrongPath::SumAnswered { code: code() }) };
    }
    let field = AnswerField::named(word)
        .filter(|field| rule.is_some_and(|rule| rule.answer_fields().contains(field)));
    match (field, entry, rule) {
        (Some(field @ (AnswerField::Choices | AnswerField::Counts)), Some(entry), Some(rule)) => {
            let listed = entry_called(rule.list(), entry).ok_or_else(|| {
                let suggestion = Suggestion::new(entry, rule.list().iter().map(|listed| listed.id.as_str()));
                WrongPath::UnknownEntry { code: code(), entry: entry.to_owned(), suggestion }
            })?;
            Ok(Part::Entry(field, listed))
        }
        (Some(field), None, _) => Ok(Part::Field(field)),
        (None, None, _) if beside(criteria, rule).any(|known| known == word) => {
            Ok(Part::Beside(word.to_owned()))
        }
        // what looks like the rest of a code is one
        _ if word.starts_with(|c: char| c.is_ascii_digit()) => {
            Err(no_row(criteria, &format!("{}.{path}", criteria.code_of(node))))
        }
        _ => {
            let fields = rule.map(Rule::answer_fields).unwrap_or_default();
            let known = fields.iter().map(|field| field.key()).chain(beside(criteria, rule));
            Err(WrongPath::UnknownPart {
                code: code(),
                part: path.to_owned(),
                suggestion: Suggestion::new(path, known),
            })
        }
    }
}

/// What may be set beside an answer; a sum has none of what says how a leaf is answered.
fn beside<'c>(criteria: &'c Criteria, rule: Option<&dyn Rule>) -> impl Iterator<Item = &'c str> + use<'c> {
    let is_leaf = rule.is_some();
    let of_leaves = ["evidence", NOT_APPLICABLE];
    let usual =
        BESIDE_ANSWERS.into_iter().filter(move |key| *key != SAME && (is_leaf || !of_leaves.contains(key)));
    let attributes = criteria.attributes.iter().map(|attribute| attribute.name.as_str());
    usual.chain(attributes.filter(move |_| is_leaf))
}
