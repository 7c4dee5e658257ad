//! A form as the TOML that any form may be written in: what was read of it, row by row, and nothing else.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::answer::{Answer, AnswerField, Given, Ticked};
use crate::column::{Column, PerColumn};
use crate::criteria::{Criteria, TOTAL};
use crate::finding::Located;
use crate::number::{Decimal, plain};
use crate::rule::Rule;
use crate::submission::{Row, Submission};

/// What is said above a row: of it, in a column.
pub(crate) type Remarks = BTreeMap<(String, Column), Vec<String>>;

/// A submission with the remarks above its rows. Read again it comes to the same.
pub(crate) fn submission_toml(criteria: &Criteria, submission: &Submission, remarks: &Remarks) -> String {
    let mut text =
        format!("criteria = {}\n\n[unit]\nid = {}\n", quoted(&criteria.id), quoted(&submission.unit.id));
    if let Some(name) = &submission.unit.name {
        text.push_str(&format!("name = {}\n", quoted(name)));
    }
    for (key, value) in &submission.unit.other {
        text.push_str(&format!("{} = {}\n", quoted(key), quoted(value)));
    }
    text.push_str(&facts(criteria, submission));
    text.push_str(&printed_max(criteria, submission));
    for column in Column::BOTH {
        if *submission.present.get(column) {
            text.push_str(&rows(criteria, submission, column, remarks));
        }
    }
    text
}

fn facts(criteria: &Criteria, submission: &Submission) -> String {
    let said = |column: Column, fact: usize| match submission.fact_option(fact, column) {
        Some(option) => Some(quoted(&criteria.facts[fact].options[option])),
        // the sum of others follows from them
        None => submission.facts.get(column)[fact]
            .as_ref()
            .filter(|fact| fact.place.is_some())
            .map(|fact| plain(fact.value)),
    };
    let mut text = String::new();
    for (index, fact) in criteria.facts.iter().enumerate() {
        let PerColumn { own, appraisal } = PerColumn::from_fn(|column| said(column, index));
        let value = match (own, appraisal) {
            (None, None) => continue,
            (Some(own), Some(appraisal)) if own == appraisal => own,
            (own, appraisal) => {
                let parts =
                    [own.map(|own| format!("self = {own}")), appraisal.map(|it| format!("appraisal = {it}"))];
                format!("{{ {} }}", parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
            }
        };
        text.push_str(&format!("{} = {value}\n", fact.name));
    }
    if text.is_empty() { text } else { format!("\n[facts]\n{text}") }
}

/// The maxima that are printed otherwise than the edition has them: the others follow from it.
fn printed_max(criteria: &Criteria, submission: &Submission) -> String {
    let mut text = String::new();
    for (node, printed) in &submission.printed_max {
        let (code, own) = match node.row() {
            Some(row) => (criteria.rows[row].code.as_str(), criteria.rows[row].max),
            None => (TOTAL, criteria.max),
        };
        if own != Some(printed.value) {
            let key = if code == TOTAL { code.to_owned() } else { quoted(code) };
            text.push_str(&format!("{key} = {}\n", plain(printed.value)));
        }
    }
    if text.is_empty() { text } else { format!("\n[printed_max]\n{text}") }
}

fn rows(criteria: &Criteria, submission: &Submission, column: Column, remarks: &Remarks) -> String {
    let mut text = format!("\n[{}]\n", column.word());
    // codes are quoted all alike, whether TOML asks for it or not
    let code_key = |code: &str| if code == TOTAL { code.to_owned() } else { quoted(code) };
    let width = criteria.codes().map(|code| code_key(code).len()).max().unwrap_or(0);
    let rules = criteria.rows.iter().map(|row| row.rule.as_deref()).chain([None]);
    let stated = submission.rows.iter().map(|pair| pair.get(column)).chain([submission.total.get(column)]);
    for ((code, rule), row) in criteria.codes().zip(rules).zip(stated) {
        for remark in remarks.get(&(code.to_owned(), column)).into_iter().flatten() {
            text.push_str(&format!("# {remark}\n"));
        }
        if row.place.is_some() {
            let key = code_key(code);
            // a row in doubt is missing until somebody answers it: written as blank it would count 0
            let aside = if row.doubtful { "# " } else { "" };
            text.push_str(&format!(
                "{aside}{key}{} = {}\n",
                " ".repeat(width - key.len()),
                said(criteria, (code, rule), row)
            ));
        }
    }
    text
}

/// The parts of a row: `{ num = 13, den = 15, score = 4.33 }`.
fn said(criteria: &Criteria, (code, rule): (&str, Option<&dyn Rule>), row: &Row) -> String {
    let mut parts = Vec::new();
    if row.same {
        parts.push("same = true".to_owned());
    } else {
        match (&row.answer, rule) {
            (Answer::NotApplicable, _) => parts.push("not_applicable = true".to_owned()),
            (Answer::Given(given), Some(rule)) => answer(rule, given, row.den_from_fact, &mut parts),
            _ => {}
        }
        parts.extend(row.declared.as_ref().map(|declared| format!("score = {}", plain(declared.value))));
    }
    if let Some(class) = &row.class {
        let bands = match criteria.find(code) {
            Some(row) => criteria.rows[row].node.bands.as_ref(),
            None => criteria.total.node.bands.as_ref(),
        };
        if let (Some(band), Some(bands)) = (&class.band, bands) {
            parts.push(format!("band = {}", quoted(&bands.list[band.value].id)));
        }
        parts.extend(class.index.as_ref().map(|index| format!("index = {}", plain(index.value))));
    }
    for (attribute, value) in &row.attributes {
        parts.push(format!("{} = {value}", criteria.attributes[*attribute].name));
    }
    parts.extend(row.note.as_ref().map(|note| format!("note = {}", quoted(&note.value))));
    if !row.evidence.is_empty() {
        let texts: Vec<String> = row.evidence.iter().map(|Located { value, .. }| quoted(value)).collect();
        parts.push(format!("evidence = [{}]", texts.join(", ")));
    }
    if parts.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", parts.join(", ")) }
}

fn answer(rule: &dyn Rule, given: &Given, den_from_fact: bool, parts: &mut Vec<String>) {
    let figure = |field: AnswerField, value: Decimal| format!("{} = {}", field.key(), plain(value));
    let id = |entry: usize| rule.list()[entry].id.as_str();
    match given {
        Given::Ratio { num, den } => {
            parts.push(figure(AnswerField::Num, *num));
            parts.extend((!den_from_fact).then(|| figure(AnswerField::Den, *den)));
        }
        Given::Value(value) => parts.push(figure(AnswerField::Value, *value)),
        Given::Growth { value, previous } => {
            parts.push(figure(AnswerField::Value, *value));
            parts.push(figure(AnswerField::Previous, *previous));
        }
        Given::Count(count) => parts.push(figure(AnswerField::Count, *count)),
        Given::Counts(counts) => {
            let each: Vec<String> = counts
                .iter()
                .map(|(entry, count)| format!("{} = {}", key(id(*entry)), plain(*count)))
                .collect();
            parts.push(format!("counts = {{ {} }}", each.join(", ")));
        }
        Given::Items(items) if items.iter().all(|item| item.given.is_none()) => {
            let ids: Vec<String> = items.iter().map(|item| quoted(id(item.item))).collect();
            parts.push(format!("choices = [{}]", ids.join(", ")));
        }
        Given::Items(items) => {
            let each: Vec<String> =
                items.iter().map(|item| format!("{} = {}", key(id(item.item)), item_of(item))).collect();
            parts.push(format!("choices = {{ {} }}", each.join(", ")));
        }
        Given::Choice { option, beside } => {
            parts.push(format!("choice = {}", quoted(id(*option))));
            if let Some(beside) = beside {
                answer(rule.rule_of(*option).unwrap_or(rule), beside, den_from_fact, parts);
            }
        }
    }
}

/// What answers an item with a rule of its own: `true`, `7`, `"3/5"`.
fn item_of(item: &Ticked) -> String {
    match &item.given {
        Some(Given::Ratio { num, den }) => quoted(&format!("{}/{}", plain(*num), plain(*den))),
        Some(Given::Value(value) | Given::Count(value)) => plain(*value),
        // a tick by itself
        None | Some(_) => "true".to_owned(),
    }
}

/// A key: bare where TOML takes it so.
fn key(text: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    if !text.is_empty() && text.chars().all(bare) { text.to_owned() } else { quoted(text) }
}

/// A text is written in JSON as in TOML.
fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}
