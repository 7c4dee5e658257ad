//! A form as the TOML that any form may be written in: what was read of it, row by row, and nothing else.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::answer::{Answer, AnswerField, Given, Ticked};
use crate::column::{Column, PerColumn};
use crate::criteria::{Criteria, Node, TOTAL};
use crate::finding::Located;
use crate::number::plain;
use crate::rule::Rule;
use crate::submission::{Row, Submission};

/// What is said above a row: of it, in a column.
pub(crate) type Remarks = BTreeMap<(String, Column), Vec<String>>;

/// What stands in place of what a submission says, as TOML has it; `None` where that stands.
pub(crate) struct InPlace<'w> {
    /// Of a column of a row.
    pub row: &'w dyn Fn(Node, Column) -> Option<String>,
    /// Of a column of a fact.
    pub fact: &'w dyn Fn(usize, Column) -> Option<String>,
}

impl InPlace<'static> {
    /// Nothing.
    pub(crate) const NOTHING: Self = InPlace { row: &|_, _| None, fact: &|_, _| None };
}

/// A submission with the remarks above its rows. Read again it comes to the same, but for what stands in place of it.
pub(crate) fn submission_toml(
    criteria: &Criteria,
    submission: &Submission,
    remarks: &Remarks,
    in_place: &InPlace<'_>,
) -> String {
    let mut text =
        format!("criteria = {}\n\n[unit]\nid = {}\n", quoted(&criteria.id), quoted(&submission.unit.id));
    if let Some(name) = &submission.unit.name {
        text.push_str(&format!("name = {}\n", quoted(name)));
    }
    for (key, value) in &submission.unit.other {
        text.push_str(&format!("{} = {}\n", quoted(key), quoted(value)));
    }
    text.push_str(&facts(criteria, submission, in_place));
    text.push_str(&printed_max(criteria, submission));
    for column in Column::BOTH {
        if *submission.present.get(column) {
            text.push_str(&rows(criteria, submission, column, remarks, in_place));
        }
    }
    text
}

fn facts(criteria: &Criteria, submission: &Submission, in_place: &InPlace<'_>) -> String {
    let stated = |column: Column, fact: usize| match submission.fact_option(fact, column) {
        Some(option) => Some(quoted(&criteria.facts[fact].options[option])),
        // the sum of others follows from them
        None => submission.facts.get(column)[fact]
            .as_ref()
            .filter(|fact| fact.place.is_some())
            .map(|fact| plain(fact.value)),
    };
    let said = |column: Column, fact: usize| (in_place.fact)(fact, column).or_else(|| stated(column, fact));
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

fn rows(
    criteria: &Criteria,
    submission: &Submission,
    column: Column,
    remarks: &Remarks,
    in_place: &InPlace<'_>,
) -> String {
    let mut text = format!("\n[{}]\n", column.word());
    // codes are quoted all alike, whether TOML asks for it or not
    let code_key = |code: &str| if code == TOTAL { code.to_owned() } else { quoted(code) };
    let width = criteria.codes().map(|code| code_key(code).len()).max().unwrap_or(0);
    let rules = criteria.rows.iter().map(|row| row.rule.as_deref()).chain([None]);
    let stated = submission.rows.iter().map(|pair| pair.get(column)).chain([submission.total.get(column)]);
    let nodes = (0..criteria.rows.len()).map(Node::Row).chain([Node::Total]);
    for (node, ((code, rule), row)) in nodes.zip(criteria.codes().zip(rules).zip(stated)) {
        for remark in remarks.get(&(code.to_owned(), column)).into_iter().flatten() {
            text.push_str(&format!("# {remark}\n"));
        }
        let instead = (in_place.row)(node, column);
        if instead.is_some() || row.place.is_some() {
            let key = code_key(code);
            // a row in doubt is missing until somebody answers it: written as blank it would count 0
            let aside = if row.doubtful && instead.is_none() { "# " } else { "" };
            let written = instead.unwrap_or_else(|| said(criteria, (code, rule), row));
            text.push_str(&format!("{aside}{key}{} = {written}\n", " ".repeat(width - key.len())));
        }
    }
    text
}

/// A row as it is written: `{ num = 13, den = 15, score = 4.33 }`.
fn said(criteria: &Criteria, (code, rule): (&str, Option<&dyn Rule>), row: &Row) -> String {
    table_of(&if row.same { same_parts(criteria, code, row) } else { row_parts(criteria, (code, rule), row) })
}

/// A part of a row: its key, and its value as TOML has it.
pub(crate) type RowPart = (String, String);

/// Parts as one value.
pub(crate) fn table_of(parts: &[RowPart]) -> String {
    let each: Vec<String> = parts.iter().map(|(name, value)| format!("{} = {value}", key(name))).collect();
    if each.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", each.join(", ")) }
}

fn same_parts(criteria: &Criteria, code: &str, row: &Row) -> Vec<RowPart> {
    let mut parts = vec![("same".to_owned(), "true".to_owned())];
    beside(criteria, code, row, &mut parts);
    parts
}

/// The parts of a row, the answer and the points of another column written out where it only says that they hold.
pub(crate) fn row_parts(
    criteria: &Criteria,
    (code, rule): (&str, Option<&dyn Rule>),
    row: &Row,
) -> Vec<RowPart> {
    let mut parts = Vec::new();
    match (&row.answer, rule) {
        (Answer::NotApplicable, _) => parts.push(("not_applicable".to_owned(), "true".to_owned())),
        (Answer::Given(given), Some(rule)) => answer(rule, given, row.den_from_fact, &mut parts),
        _ => {}
    }
    parts.extend(row.declared.as_ref().map(|declared| ("score".to_owned(), plain(declared.value))));
    beside(criteria, code, row, &mut parts);
    parts
}

/// What stands beside answer and points.
fn beside(criteria: &Criteria, code: &str, row: &Row, parts: &mut Vec<RowPart>) {
    if let Some(class) = &row.class {
        let bands = match criteria.find(code) {
            Some(row) => criteria.rows[row].node.bands.as_ref(),
            None => criteria.total.node.bands.as_ref(),
        };
        if let (Some(band), Some(bands)) = (&class.band, bands) {
            parts.push(("band".to_owned(), quoted(&bands.list[band.value].id)));
        }
        parts.extend(class.index.as_ref().map(|index| ("index".to_owned(), plain(index.value))));
    }
    for (attribute, value) in &row.attributes {
        parts.push((criteria.attributes[*attribute].name.clone(), value.to_string()));
    }
    parts.extend(row.note.as_ref().map(|note| ("note".to_owned(), quoted(&note.value))));
    for (key, said) in [("objection", &row.objection), ("reply", &row.reply)] {
        parts.extend(said.as_ref().map(|said| (key.to_owned(), quoted(&said.value))));
    }
    if !row.evidence.is_empty() {
        let texts: Vec<String> = row.evidence.iter().map(|Located { value, .. }| quoted(value)).collect();
        parts.push(("evidence".to_owned(), format!("[{}]", texts.join(", "))));
    }
}

fn answer(rule: &dyn Rule, given: &Given, den_from_fact: bool, parts: &mut Vec<RowPart>) {
    let mut part = |field: AnswerField, value: String| parts.push((field.key().to_owned(), value));
    let id = |entry: usize| rule.list()[entry].id.as_str();
    match given {
        Given::Ratio { num, den } => {
            part(AnswerField::Num, plain(*num));
            if !den_from_fact {
                part(AnswerField::Den, plain(*den));
            }
        }
        Given::Value(value) => part(AnswerField::Value, plain(*value)),
        Given::Growth { value, previous } => {
            part(AnswerField::Value, plain(*value));
            part(AnswerField::Previous, plain(*previous));
        }
        Given::Count(count) => part(AnswerField::Count, plain(*count)),
        Given::Counts(counts) => {
            let each: Vec<RowPart> =
                counts.iter().map(|(entry, count)| (id(*entry).to_owned(), plain(*count))).collect();
            part(AnswerField::Counts, table_of(&each));
        }
        Given::Items(items) if items.iter().all(|item| item.given.is_none()) => {
            let ids: Vec<String> = items.iter().map(|item| quoted(id(item.item))).collect();
            part(AnswerField::Choices, format!("[{}]", ids.join(", ")));
        }
        Given::Items(items) => {
            let each: Vec<RowPart> =
                items.iter().map(|item| (id(item.item).to_owned(), item_of(item))).collect();
            part(AnswerField::Choices, table_of(&each));
        }
        Given::Choice { option, beside } => {
            part(AnswerField::Choice, quoted(id(*option)));
            if let Some(beside) = beside {
                answer(rule.rule_of(*option).unwrap_or(rule), beside, den_from_fact, parts);
            }
        }
    }
}

/// What answers an item with a rule of its own: `true`, `7`, `"3/5"`.
pub(crate) fn item_of(item: &Ticked) -> String {
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
pub(crate) fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}
