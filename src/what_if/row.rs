//! A row while its parts are set.

use super::path::{NOT_APPLICABLE, Part, WrongPath};
use super::value;
use crate::answer::{Answer, AnswerField, Given};
use crate::column::Column;
use crate::criteria::{Criteria, Node};
use crate::number::plain;
use crate::rule::{Answering, Rule, entry_called};
use crate::submission::Submission;
use crate::suggestion::Suggestion;
use crate::write::{RowPart, item_of, quoted, row_parts, table_of};

/// The parts of a row, what it ticks or counts apart.
#[derive(Clone, Debug)]
pub(super) struct RowSettings {
    parts: Vec<RowPart>,
    list: Option<(AnswerField, Vec<RowPart>)>,
}

/// The word for a row that does not apply.
const DOES_NOT_APPLY: &str = "n/a";

impl RowSettings {
    /// What the form says.
    pub(super) fn of(criteria: &Criteria, base: &Submission, node: Node, column: Column) -> Self {
        let rule = criteria.criterion(node).and_then(|criterion| criterion.rule.as_deref());
        let row = base.row(node, column);
        let mut parts = row_parts(criteria, (criteria.code_of(node), rule), row);
        parts.retain(|(name, _)| {
            ![AnswerField::Choices, AnswerField::Counts].map(AnswerField::key).contains(&name.as_str())
        });
        let id = |entry: usize| rule.map(|rule| rule.list()[entry].id.clone()).unwrap_or_default();
        let list = match &row.answer {
            Answer::Given(Given::Items(items)) => {
                let each = items.iter().map(|item| (id(item.item), item_of(item)));
                Some((AnswerField::Choices, each.collect()))
            }
            Answer::Given(Given::Counts(counts)) => {
                let each = counts.iter().map(|(entry, count)| (id(*entry), plain(*count)));
                Some((AnswerField::Counts, each.collect()))
            }
            _ => None,
        };
        RowSettings { parts, list }
    }

    /// As TOML has it.
    pub(super) fn text(&self) -> String {
        let list = self.list.iter().map(|(field, entries)| (field.key().to_owned(), table_of(entries)));
        table_of(&list.chain(self.parts.iter().cloned()).collect::<Vec<_>>())
    }

    fn put(&mut self, name: &str, value: String) {
        match self.parts.iter_mut().find(|(known, _)| known == name) {
            Some(part) => part.1 = value,
            // an answer stands before what is beside it
            None if AnswerField::named(name).is_some() => {
                let answers =
                    self.parts.iter().take_while(|(known, _)| AnswerField::named(known).is_some()).count();
                self.parts.insert(answers, (name.to_owned(), value));
            }
            None => self.parts.push((name.to_owned(), value)),
        }
    }

    fn clear_answer(&mut self) {
        self.list = None;
        self.parts.retain(|(name, _)| AnswerField::named(name).is_none() && name != NOT_APPLICABLE);
    }

    fn put_entry(&mut self, field: AnswerField, id: &str, value: String) {
        let (_, entries) = self.list.get_or_insert_with(|| (field, Vec::new()));
        match entries.iter_mut().find(|(known, _)| known == id) {
            Some(entry) => entry.1 = value,
            None => entries.push((id.to_owned(), value)),
        }
    }
}

/// Sets a part of a row.
pub(super) fn set(
    criteria: &Criteria,
    node: Node,
    row: &mut RowSettings,
    part: &Part,
    typed: &str,
) -> Result<(), WrongPath> {
    let rule = criteria.criterion(node).and_then(|criterion| criterion.rule.as_deref());
    let code = criteria.code_of(node);
    match (part, rule) {
        (Part::Answer, Some(rule)) => {
            row.clear_answer();
            answer(code, row, rule, typed)?;
        }
        (Part::Field(field), Some(rule)) => {
            row.parts.retain(|(name, _)| name != NOT_APPLICABLE);
            set_field(code, row, rule, *field, typed)?;
        }
        (Part::Entry(field, entry), Some(rule)) => {
            row.parts.retain(|(name, _)| name != NOT_APPLICABLE);
            row.put_entry(*field, &rule.list()[*entry].id, entry_value(*field, typed));
        }
        (Part::Beside(name), _) => {
            let value = beside(criteria, name, typed);
            if name == NOT_APPLICABLE {
                if value == "true" {
                    row.clear_answer();
                } else {
                    row.parts.retain(|(known, _)| known != NOT_APPLICABLE);
                    return Ok(());
                }
            }
            row.put(name, value);
        }
        (Part::Answer | Part::Field(_) | Part::Entry(..), None) => {
            return Err(WrongPath::SumAnswered { code: code.to_owned() });
        }
    }
    Ok(())
}

fn entry_value(field: AnswerField, typed: &str) -> String {
    if field == AnswerField::Counts { value::figure(typed) } else { value::tick(typed) }
}

fn beside(criteria: &Criteria, name: &str, typed: &str) -> String {
    let is_attribute = || criteria.attributes.iter().any(|attribute| attribute.name == name);
    match name {
        "score" | "index" => value::figure(typed),
        "evidence" => format!("[{}]", quoted(typed)),
        NOT_APPLICABLE => value::flag(typed),
        _ if is_attribute() => value::flag(typed),
        _ => quoted(typed),
    }
}

fn set_field(
    code: &str,
    row: &mut RowSettings,
    rule: &dyn Rule,
    field: AnswerField,
    typed: &str,
) -> Result<(), WrongPath> {
    match field {
        AnswerField::Choice => {
            // another option is not answered by what answered the one before
            if matches!(rule.answering(), Answering::Choice { .. }) {
                row.clear_answer();
            }
            row.put(field.key(), quoted(typed));
        }
        AnswerField::Choices | AnswerField::Counts => {
            row.list = Some((field, Vec::new()));
            for (id, value) in value::listed(typed) {
                let entry = entry_called(rule.list(), id).ok_or_else(|| {
                    let known = rule.list().iter().map(|listed| listed.id.as_str());
                    let suggestion = Suggestion::new(id, known);
                    WrongPath::UnknownEntry { code: code.to_owned(), entry: id.to_owned(), suggestion }
                })?;
                row.put_entry(field, &rule.list()[entry].id, entry_value(field, value));
            }
        }
        AnswerField::Num
        | AnswerField::Den
        | AnswerField::Value
        | AnswerField::Previous
        | AnswerField::Count => row.put(field.key(), value::figure(typed)),
    }
    Ok(())
}

/// A whole answer: what it is follows from the rule, as in a cell of a CSV.
fn answer(code: &str, row: &mut RowSettings, rule: &dyn Rule, typed: &str) -> Result<(), WrongPath> {
    let takes = |field: AnswerField| rule.answer_fields().contains(&field);
    if typed.is_empty() {
        return Ok(());
    }
    if typed.eq_ignore_ascii_case(DOES_NOT_APPLY) {
        row.put(NOT_APPLICABLE, "true".to_owned());
        return Ok(());
    }
    if let Some((num, den)) = typed.split_once('/').filter(|_| takes(AnswerField::Num)) {
        let (option, num) =
            num.trim().rsplit_once(' ').map_or((None, num), |(option, num)| (Some(option), num));
        if let Some(option) = option {
            row.put(AnswerField::Choice.key(), quoted(option.trim()));
        }
        row.put(AnswerField::Num.key(), value::figure(num.trim()));
        row.put(AnswerField::Den.key(), value::figure(den.trim()));
        return Ok(());
    }
    let number =
        rule.default_number_field().filter(|_| typed.starts_with(|c: char| c.is_ascii_digit() || c == '-'));
    let lists = [AnswerField::Choices, AnswerField::Counts, AnswerField::Choice];
    let field = number
        .or_else(|| lists.into_iter().find(|field| takes(*field)))
        .or_else(|| rule.answer_fields().first().copied());
    field.map_or(Ok(()), |field| set_field(code, row, rule, field, typed))
}
