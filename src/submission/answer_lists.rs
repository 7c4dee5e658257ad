//! Answers that are several at once: ticked items, and counts by id.

use std::borrow::Cow;

use super::answer_fields::negative;
use super::answer_findings::options_in_words;
use super::messages::list::{
    CountedTwice, ItemTwice, ListNotation, NoNumber, NothingOfEach, OnlyTicked, UnknownItem, WrongItemAnswer,
};
use crate::answer::{AnswerError, AnswerField, PartialAnswer, PartialItem};
use crate::finding::{Finding, Findings, Located};
use crate::language::Quoted;
use crate::number::{Decimal, Mark, Marks, parse};
use crate::rule::{Rule, entry_called};
use crate::source::toml::number_finding;
use crate::source::{RawField, RawValue, Shape};
use crate::text::spelled;

/// One part of a list: an id, and what stands beside it.
struct Part {
    id: Located<String>,
    value: Option<Located<RawValue>>,
}

/// The items that hold. `None` where something is wrong with them.
pub(super) fn choices(
    rule: &dyn Rule,
    shape: Shape,
    written: &Located<RawValue>,
    findings: &mut Findings,
) -> Option<Vec<PartialItem>> {
    let parts = parts(written, &ListNotation::Items, findings)?;
    let mut ticked: Vec<PartialItem> = Vec::new();
    let mut sound = true;
    for part in &parts {
        let Some(item) = entry(rule, &part.id, findings) else {
            sound = false;
            continue;
        };
        if ticked.iter().any(|known| known.item == item) {
            let finding = ItemTwice { item: part.id.value.clone() };
            findings.push(Finding::from(finding).at(&part.id.place));
            sound = false;
            continue;
        }
        match item_answer(rule.rule_of(item), shape, part, findings) {
            Some(Some(answer)) => ticked.push(PartialItem { item, answer }),
            Some(None) => {} // it is said not to hold
            None => sound = false,
        }
    }
    ticked.sort_by_key(|ticked| ticked.item);
    sound.then_some(ticked)
}

/// How many of each.
pub(super) fn counts(
    rule: &dyn Rule,
    written: &Located<RawValue>,
    findings: &mut Findings,
) -> Option<Vec<(usize, Decimal)>> {
    let id = rule.list().first().map_or("a", |listed| listed.id.as_str());
    let notation = ListNotation::Counts(id.to_owned());
    let parts = parts(written, &notation, findings)?;
    let mut counts: Vec<(usize, Decimal)> = Vec::new();
    let mut sound = true;
    for part in &parts {
        let entry = entry(rule, &part.id, findings);
        let figure = match &part.value {
            Some(Located { value: RawValue::Number(figure), place }) if figure.is_sign_negative() => {
                findings.push(negative(&Located::new(*figure, place.clone())));
                None
            }
            Some(Located { value: RawValue::Number(figure), .. }) => Some(*figure),
            Some(_) | None => {
                let finding = NoNumber { id: part.id.value.clone(), notation: notation.clone() };
                findings.push(Finding::from(finding).at(&part.id.place));
                None
            }
        };
        let twice = entry.is_some_and(|entry| counts.iter().any(|(known, _)| *known == entry));
        if twice {
            findings.push(Finding::from(CountedTwice { id: part.id.value.clone() }).at(&part.id.place));
        }
        match (entry, figure) {
            (Some(entry), Some(figure)) if !twice => counts.push((entry, figure)),
            _ => sound = false,
        }
    }
    counts.sort_by_key(|(entry, _)| *entry);
    sound.then_some(counts)
}

/// Takes a list, a table, or the text of a cell apart.
fn parts(written: &Located<RawValue>, notation: &ListNotation, findings: &mut Findings) -> Option<Vec<Part>> {
    match &written.value {
        RawValue::List(ids) => Some(ids.iter().map(|id| Part { id: id.clone(), value: None }).collect()),
        RawValue::Table(fields) => {
            let part = |field: &RawField| Part {
                id: field.name.clone().map(Cow::into_owned),
                value: Some(field.value.clone()),
            };
            Some(fields.iter().map(part).collect())
        }
        RawValue::Text(text) | RawValue::Cell { text, .. } => {
            // the last one may be followed by what stands between two
            let text = text.trim().trim_end_matches(';').trim_end();
            if text == "-" {
                return Some(Vec::new());
            }
            text.split(';').map(|part| cell_part(&written.with(part.trim().to_owned()), findings)).collect()
        }
        RawValue::Number(_) | RawValue::Flag(_) => {
            let finding = NothingOfEach { kind: written.value.kind(), notation: notation.clone() };
            findings.push(Finding::from(finding).at(&written.place));
            None
        }
    }
}

/// `jury=3`, `prize`.
fn cell_part(text: &Located<String>, findings: &mut Findings) -> Option<Part> {
    let Some((id, value)) = text.value.split_once('=') else {
        return Some(Part { id: text.clone(), value: None });
    };
    let value = value.trim();
    let read = if value.contains('/') {
        RawValue::Text(value.to_owned())
    } else {
        let magnitude = value.strip_prefix(['-', '\u{2212}']);
        match parse(magnitude.unwrap_or(value), Marks::Unknown) {
            Ok(figure) => RawValue::Number(if magnitude.is_some() { -figure } else { figure }),
            Err(problem) => {
                let shown = Quoted(spelled(value, 40));
                findings.push(number_finding(&problem, shown).at(&text.place));
                return None;
            }
        }
    };
    Some(Part { id: text.with(id.trim().to_owned()), value: Some(text.with(read)) })
}

fn entry(rule: &dyn Rule, id: &Located<String>, findings: &mut Findings) -> Option<usize> {
    let found = entry_called(rule.list(), id.value.trim());
    if found.is_none() {
        let finding =
            UnknownItem { written: spelled(&id.value, 40), meant: options_in_words(rule, &id.value) };
        findings.push(Finding::from(finding).at(&id.place));
    }
    found
}

/// What answers an item: nothing more where it has no rule. `Some(None)`: it is said not to hold; `None`: it cannot be
/// understood.
#[expect(clippy::option_option, reason = "holds, does not hold and wrong are three things")]
fn item_answer(
    rule: Option<&dyn Rule>,
    shape: Shape,
    part: &Part,
    findings: &mut Findings,
) -> Option<Option<PartialAnswer>> {
    let mut wrong = |finding: Finding| findings.push(finding.at(&part.id.place));
    let Some(rule) = rule else {
        return match part.value.as_ref().map(|value| &value.value) {
            None | Some(RawValue::Flag(true)) => Some(Some(PartialAnswer::default())),
            Some(RawValue::Flag(false)) => Some(None),
            Some(_) => {
                wrong(OnlyTicked { item: part.id.value.clone() }.into());
                None
            }
        };
    };
    let id = &part.id.value;
    let example =
        if rule.default_number_field().is_some() { format!("{id} = 3") } else { format!("{id} = \"3/5\"") };
    if let (Some(Located { value: RawValue::Number(figure), place }), Some(word)) =
        (&part.value, rule.default_number_field())
        && !is_allowed(rule, word, *figure)
    {
        findings.push(negative(&Located::new(*figure, place.clone())));
        return None;
    }
    let given = match (part.value.as_ref().map(|value| &value.value), rule.default_number_field()) {
        (Some(RawValue::Flag(false)), _) => return Some(None),
        (Some(RawValue::Table(fields)), _) => fields_given(rule, fields),
        (Some(RawValue::Number(figure)), Some(word)) => {
            let mut given = PartialAnswer::default();
            if let Some(slot) = given.number_mut(word) {
                *slot = Some(*figure);
            }
            Some(given)
        }
        (Some(RawValue::Text(text)), _) if rule.answer_fields().contains(&AnswerField::Num) => {
            fraction(text, shape)
        }
        (_, _) => None,
    };
    let fits = given.filter(|given| {
        rule.validate(given).is_ok() || matches!(rule.validate(given), Err(AnswerError::Superfluous(_)))
    });
    if fits.is_none() {
        wrong(WrongItemAnswer { item: id.clone(), example }.into());
    }
    fits.map(Some)
}

fn is_allowed(rule: &dyn Rule, word: AnswerField, figure: Decimal) -> bool {
    !figure.is_sign_negative() || rule.may_be_negative(word)
}

/// `{ num = 3, den = 5 }`.
fn fields_given(rule: &dyn Rule, fields: &[RawField]) -> Option<PartialAnswer> {
    let mut given = PartialAnswer::default();
    for field in fields {
        let word = AnswerField::named(&field.name.value)?;
        let RawValue::Number(figure) = field.value.value else { return None };
        *given.number_mut(word).filter(|_| is_allowed(rule, word, figure))? = Some(figure);
    }
    Some(given)
}

/// `3/5`.
fn fraction(text: &str, shape: Shape) -> Option<PartialAnswer> {
    let marks = match shape {
        Shape::Toml => Marks::Likely(Mark::Dot),
        Shape::Csv | Shape::Form => Marks::Unknown,
    };
    let (num, den) = text.split_once('/')?;
    let (num, den) = (parse(num, marks).ok()?, parse(den, marks).ok()?);
    Some(PartialAnswer { num: Some(num), den: Some(den), ..PartialAnswer::default() })
}
