//! What stands in the cells of a form that is not blank: the answers of a submission, as a person would fill them in.

use super::layout::Value;
use super::{Template, entries, words};
use crate::answer::{Answer, AnswerField, Given};
use crate::column::Column;
use crate::criteria::Node;
use crate::finding::Located;
use crate::form::Role;
use crate::form::figure_fields;
use crate::form::ids::ColumnId;
use crate::language::Language;
use crate::number::{Decimal, plain};
use crate::rule::Rule;
use crate::submission::Row;

/// How a yes or no is written.
pub(super) fn yes_no(language: Language) -> [&'static str; 2] {
    match language {
        Language::English => ["yes", "no"],
        Language::Vietnamese => ["có", "không"],
    }
}

/// The values of a fact.
pub(super) fn of_fact(template: &Template<'_>, fact: usize) -> Vec<(ColumnId, Value)> {
    let (filled, known) = (template.filled, &template.criteria.facts[fact]);
    let of = |column: Column| {
        let role = if known.options.is_empty() { Role::Num(column) } else { Role::Answer(column) };
        let option =
            filled.fact_option(fact, column).map(|option| Value::Text(known.options[option].clone()));
        // a sum that nobody stated stays blank
        let stated = filled.facts.get(column)[fact].as_ref().filter(|fact| fact.place.is_some());
        let value = option.or_else(|| stated.map(|stated| Value::Number(stated.value)))?;
        Some((ColumnId::Role(role), value))
    };
    let own = of(Column::Own);
    let appraisal = of(Column::Appraisal).filter(|_| template.appraisal);
    let differs = own.as_ref().map(|(_, value)| value) != appraisal.as_ref().map(|(_, value)| value);
    let note = filled.fact_changes.iter().find(|change| change.fact == fact);
    let note = note.and_then(|change| change.note.as_ref()).filter(|_| template.appraisal);
    let note = note.map(|note| (ColumnId::Role(Role::Note), Value::Text(note.value.clone())));
    own.into_iter().chain(appraisal.filter(|_| differs)).chain(note).collect()
}

/// The values of a row of the edition, or of the total.
pub(super) fn of_row(template: &Template<'_>, row: Option<usize>) -> Vec<(ColumnId, Value)> {
    let mut values = Vec::new();
    let rule = row.and_then(|row| template.criteria.rows[row].rule.as_deref());
    for column in template.columns() {
        let stated = template.filled.row(row.map_or(Node::Total, Node::Row), *column);
        if stated.doubtful {
            // read again it is a doubt again
            let doubt = Value::Text(words::DOUBT.to_owned());
            values.push((ColumnId::Role(Role::Answer(*column)), doubt));
        } else if let Some(rule) = rule {
            values.extend(answer(rule, stated, *column, template.language()));
            beside(template, stated, *column, &mut values);
        }
        // an appraisal that says that the unit's answer holds declares nothing of its own
        let own = template.filled.row(row.map_or(Node::Total, Node::Row), Column::Own);
        let of_own = |declared: &Located<Decimal>| {
            stated.same && own.declared.as_ref().is_some_and(|own| own.place == declared.place)
        };
        if stated.same && template.computed {
            values.push((ColumnId::Same, Value::Text(words::TICK.to_owned())));
        }
        if let Some(declared) =
            stated.declared.as_ref().filter(|declared| !(template.computed && of_own(declared)))
        {
            values.push((ColumnId::Role(Role::Points(*column)), Value::Number(declared.value)));
        }
        let is_noted = if template.filled.present.appraisal { Column::Appraisal } else { Column::Own };
        if let Some(note) = stated.note.as_ref().filter(|_| *column == is_noted) {
            values.push((ColumnId::Role(Role::Note), Value::Text(note.value.clone())));
        }
        for (id, said) in [(ColumnId::Objection, &stated.objection), (ColumnId::Reply, &stated.reply)] {
            values.extend(said.as_ref().map(|said| (id, Value::Text(said.value.clone()))));
        }
    }
    values
}

fn beside(template: &Template<'_>, stated: &Row, column: Column, values: &mut Vec<(ColumnId, Value)>) {
    if !stated.evidence.is_empty() {
        let parts: Vec<&str> = stated.evidence.iter().map(|part| part.value.as_str()).collect();
        values.push((ColumnId::Evidence(column), Value::Text(parts.join("; "))));
    }
    for (attribute, holds) in &stated.attributes {
        let name = template.criteria.attributes[*attribute].name.clone();
        let [yes, no] = yes_no(template.language());
        let word = if *holds { yes } else { no };
        values.push((ColumnId::Attribute(column, name), Value::Text(word.to_owned())));
    }
}

/// The cells of an answer in its own row.
fn answer(rule: &dyn Rule, stated: &Row, column: Column, language: Language) -> Vec<(ColumnId, Value)> {
    let answer = |text: String| (ColumnId::Role(Role::Answer(column)), Value::Text(text));
    let given = match &stated.answer {
        Answer::Blank => return Vec::new(),
        Answer::NotApplicable => return vec![answer(entries::not_applicable(language))],
        Answer::Given(given) => given,
    };
    let mut values = Vec::new();
    if let Some(option) = given.choice() {
        values.extend(entries::options(rule, language).into_iter().nth(option).map(answer));
    }
    if given.items().is_some_and(<[_]>::is_empty) {
        values.push(answer(entries::no_item(language)));
    }
    values.extend(figures(rule, given, stated.den_from_fact, column));
    values
}

fn figures(rule: &dyn Rule, given: &Given, den_from_fact: bool, column: Column) -> Vec<(ColumnId, Value)> {
    let (first, second) = figure_fields(rule, given.choice());
    let second = second.filter(|field| *field != AnswerField::Den || !den_from_fact);
    let cells = [(Role::Num(column), first), (Role::Den(column), second)];
    let cells = cells.into_iter().filter_map(|(role, field)| {
        let number = given.number(field?)?;
        Some((ColumnId::Role(role), Value::Number(number)))
    });
    cells.collect()
}

/// The values of an item, or of something that is counted.
pub(super) fn of_item(template: &Template<'_>, row: usize, item: usize) -> Vec<(ColumnId, Value)> {
    let Some(rule) = template.criteria.rows[row].rule.as_deref() else { return Vec::new() };
    let mut values = Vec::new();
    for column in template.columns() {
        let Answer::Given(given) = &template.filled.rows[row].get(*column).answer else { continue };
        let counted = given.counts().and_then(|counts| counts.iter().find(|(known, _)| *known == item));
        if let Some((_, count)) = counted {
            values.push((ColumnId::Role(Role::Num(*column)), Value::Number(*count)));
        }
        let Some(ticked) = given.items().and_then(|items| items.iter().find(|ticked| ticked.item == item))
        else {
            continue;
        };
        match (rule.rule_of(item), &ticked.given) {
            (Some(own), Some(given)) => values.extend(figures(own, given, false, *column)),
            _ => {
                let tick = Value::Text(words::TICK.to_owned());
                values.push((ColumnId::Role(Role::Answer(*column)), tick));
            }
        }
    }
    values
}

/// A value as it is shown.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::Number(number) => plain(*number),
        Value::Text(text) => text.clone(),
    }
}
