//! The values of an answer's fields, by type.

use super::answer_findings::wrong_type;
use super::messages::answer::{A_LIST_OF_TEXTS, A_NUMBER, A_TEXT, NeitherYesNorNo, TRUE_OR_FALSE};
use super::messages::form::LostLetters;
use crate::answer::AnswerField;
use crate::finding::{Finding, Findings, Located};
use crate::language::Quoted;
use crate::number::{Decimal, Mark, Marks, NumberProblem, parse};
use crate::rule::{Rule, entry_called};
use crate::source::toml::number_finding;
use crate::source::{Asked, RawField, RawRow, RawValue, Shape, asked_finding};
use crate::text::{has_lost_letters, spelled};

/// A figure that must not be below zero, and is.
pub(super) fn negative(figure: &Located<Decimal>) -> Finding {
    number_finding(&NumberProblem::Negative, Quoted(figure.value.to_string())).at(&figure.place)
}

/// A yes or no; in a CSV also in words.
pub(super) fn said(field: &RawField, shape: Shape, findings: &mut Findings) -> Option<bool> {
    if let (Shape::Csv, RawValue::Text(text)) = (shape, &field.value.value) {
        let said = match text.to_lowercase().as_str() {
            "true" | "yes" | "x" | "1" | "có" => Some(true),
            "false" | "no" | "0" | "không" => Some(false),
            _ => None,
        };
        if said.is_none() {
            let finding = NeitherYesNorNo { written: spelled(text, 20) };
            findings.push(Finding::from(finding).at(&field.value.place));
        }
        return said;
    }
    flag(field, findings)
}

/// A number.
pub(super) fn figure(field: &RawField, findings: &mut Findings) -> Option<Located<Decimal>> {
    if let RawValue::Number(figure) = field.value.value {
        return Some(field.value.with(figure));
    }
    findings.push(share_for_number(field).unwrap_or_else(|| wrong_type(field, A_NUMBER)));
    None
}

/// The finding for a percentage or a fraction in quotes, where one number belongs.
fn share_for_number(field: &RawField) -> Option<Finding> {
    let RawValue::Text(text) = &field.value.value else { return None };
    let problem = parse(text.trim(), Marks::Likely(Mark::Dot)).err()?;
    let asked = match &*field.name.value {
        "num" | "den" => Asked::Count,
        "score" => Asked::Points,
        _ => Asked::Number,
    };
    let is_share = matches!(problem, NumberProblem::Percent | NumberProblem::Fraction);
    is_share.then(|| asked_finding(&problem, Quoted(spelled(text, 40)), asked).at(&field.value.place))
}

/// True or false.
pub(super) fn flag(field: &RawField, findings: &mut Findings) -> Option<bool> {
    if let RawValue::Flag(flag) = field.value.value {
        return Some(flag);
    }
    findings.push(wrong_type(field, TRUE_OR_FALSE));
    None
}

/// A text.
pub(super) fn text(field: &RawField, findings: &mut Findings) -> Option<Located<String>> {
    if let RawValue::Text(text) = &field.value.value {
        return Some(field.value.with(text.clone()));
    }
    findings.push(wrong_type(field, A_TEXT));
    None
}

/// What supports an answer.
pub(super) fn evidence(field: &RawField, findings: &mut Findings) -> Vec<Located<String>> {
    match &field.value.value {
        RawValue::List(list) => list.clone(),
        RawValue::Text(_)
        | RawValue::Cell { .. }
        | RawValue::Number(_)
        | RawValue::Flag(_)
        | RawValue::Table(_) => {
            findings.push(wrong_type(field, A_LIST_OF_TEXTS));
            Vec::new()
        }
    }
}

/// What the `num` column of a CSV row holds: a numerator; or the measured value of a row, or the figure of an option,
/// that has no numerator.
pub(super) fn num_column(rule: &dyn Rule, raw: &RawRow) -> AnswerField {
    let has = |word: AnswerField| rule.answer_fields().contains(&word);
    let chosen = raw.bare.as_ref().filter(|_| has(AnswerField::Choice)).and_then(|bare| match &bare.value {
        RawValue::Text(id) | RawValue::Cell { text: id, .. } => entry_called(rule.list(), id.trim()),
        RawValue::Number(_) | RawValue::Flag(_) | RawValue::List(_) | RawValue::Table(_) => None,
    });
    let option = chosen.and_then(|chosen| rule.rule_of(chosen));
    match option {
        Some(option) if option.answer_fields().contains(&AnswerField::Num) => AnswerField::Num,
        Some(option) => option.default_number_field().unwrap_or(AnswerField::Value),
        None if !has(AnswerField::Num) && has(AnswerField::Value) => AnswerField::Value,
        None => AnswerField::Num,
    }
}

/// What somebody says beside an answer; nothing where that is blank.
pub(super) fn remark(field: &RawField, findings: &mut Findings) -> Option<Located<String>> {
    let remark = text(field, findings).filter(|remark| !remark.value.trim().is_empty())?;
    if has_lost_letters(&remark.value) {
        let written = Quoted(spelled(&remark.value, 60));
        findings.push(Finding::from(LostLetters { written }).at(&remark.place));
    }
    Some(remark)
}
