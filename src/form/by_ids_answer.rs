//! What a leaf of a form with ids was answered: every cell says which part of the answer it is, and nothing is inferred.

use std::ops::Range;

use super::answers::unread;
use super::by_ids::SheetReader;
use super::by_ids_layout::Line;
use super::doubt::Doubt;
use super::figures::Figure;
use super::ids::{AFTER_ID, ColumnId, LineId, NO_ITEM, NOT_APPLICABLE};
use super::messages::why;
use super::roles::Role;
use crate::answer::AnswerField;
use crate::column::Column;
use crate::number::{Decimal, plain};
use crate::rule::{Answering, Rule, entry_called};
use crate::source::RawValue;
use crate::source::workbook::SheetRow;

/// The parts of a row by the keys of files, and what is in doubt.
#[derive(Debug, Default)]
pub(super) struct Answered {
    /// The parts, each with the bytes that show it.
    pub(super) fields: Vec<(&'static str, RawValue, Range<usize>)>,
    /// The attributes that the answer carries, by name.
    pub(super) attributes: Vec<(String, bool, Range<usize>)>,
    /// What is in doubt.
    pub(super) doubts: Vec<Doubt>,
}

impl Answered {
    /// Whether both say the same, wherever it stands.
    pub(super) fn says(&self, other: &Answered) -> bool {
        let is_doubtful = !self.doubts.is_empty() || !other.doubts.is_empty();
        let fields = |answered: &Answered| -> Vec<(&'static str, String)> {
            answered.fields.iter().map(|(name, value, _)| (*name, said(value))).collect()
        };
        let attributes = |answered: &Answered| -> Vec<(String, bool)> {
            answered.attributes.iter().map(|(name, holds, _)| (name.clone(), *holds)).collect()
        };
        !is_doubtful && fields(self) == fields(other) && attributes(self) == attributes(other)
    }

    fn number(&mut self, field: AnswerField, number: Decimal, span: Range<usize>) {
        self.fields.push((field.key(), RawValue::Number(number), span));
    }
}

/// A value without its place.
fn said(value: &RawValue) -> String {
    match value {
        RawValue::Number(number) => plain(number.normalize()),
        RawValue::Text(text) | RawValue::Cell { text, .. } => text.clone(),
        RawValue::Flag(holds) => holds.to_string(),
        RawValue::List(parts) => parts.iter().map(|part| format!("{};", part.value)).collect(),
        RawValue::Table(parts) => {
            parts.iter().map(|part| format!("{}={};", part.name.value, said(&part.value.value))).collect()
        }
    }
}

/// Which part of an answer the figure of a row is, and which the one beside it: also what the sheet is made by.
pub(crate) fn figure_fields(
    rule: &dyn Rule,
    chosen: Option<usize>,
) -> (Option<AnswerField>, Option<AnswerField>) {
    let has = |field: AnswerField| rule.answer_fields().contains(&field);
    let second = [AnswerField::Den, AnswerField::Previous].into_iter().find(|field| has(*field));
    if let Some(option) = chosen.and_then(|chosen| rule.rule_of(chosen)) {
        let (first, _) = figure_fields(option, None);
        return (first, second);
    }
    let first = [AnswerField::Num, AnswerField::Value, AnswerField::Count];
    (first.into_iter().find(|field| has(*field)), second)
}

/// What a column says of a leaf.
pub(super) fn answer(
    reader: &SheetReader<'_>,
    rule: &dyn Rule,
    (index, line): (usize, &SheetRow),
    column: Column,
) -> Answered {
    let mut answered = Answered::default();
    let code = &reader.criteria.rows[index].code;
    attributes(reader, line, column, &mut answered);
    let role = ColumnId::Role(Role::Answer(column));
    let chosen = reader.cell(line, &role).map(|cell| {
        let text = cell.content.value.shown();
        (text.split(AFTER_ID).next().unwrap_or_default().trim(), text, cell.span.clone())
    });
    if let Some((NOT_APPLICABLE, _, span)) = &chosen {
        answered.fields.push(("not_applicable", RawValue::Flag(true), span.clone()));
        // a figure beside it is a second answer, which the form's rules refuse
        figures(reader, rule, None, (line, column), &mut answered);
        return answered;
    }
    match rule.answering() {
        Answering::Items => {
            items(reader, rule, code, column, &mut answered);
            match &chosen {
                Some((NO_ITEM, _, span)) if answered.fields.iter().all(|(name, ..)| *name != "choices") => {
                    answered.fields.push(("choices", RawValue::List(Vec::new()), span.clone()));
                }
                Some((NO_ITEM, _, span)) => {
                    answered.doubts.push(Doubt::new(why::NONE_AND_SOME, Vec::new(), span.clone()));
                }
                Some((_, text, span)) => {
                    answered.doubts.push(Doubt::new(why::NO_OPTION, vec![(*text).to_owned()], span.clone()));
                }
                None => {}
            }
            return answered;
        }
        Answering::Counts => counts(reader, rule, code, column, &mut answered),
        Answering::Choice { .. } | Answering::Tier(_) | Answering::Measure { .. } | Answering::Count => {}
    }
    let mut option = None;
    if let Some((id, text, span)) = chosen {
        option = entry_called(rule.list(), id);
        match option {
            Some(entry) if rule.answer_fields().contains(&AnswerField::Choice) => {
                let id = rule.list()[entry].id.clone();
                answered.fields.push(("choice", RawValue::Text(id), span));
            }
            _ => answered.doubts.push(Doubt::new(why::NO_OPTION, vec![text.to_owned()], span)),
        }
    }
    figures(reader, rule, option, (line, column), &mut answered);
    if answered.doubts.is_empty() {
        let figure = |field: AnswerField| {
            let found = answered.fields.iter().find(|(name, ..)| *name == field.key());
            found.map(|(_, _, span)| span.clone())
        };
        let doubt = Doubt::of_half(rule, option, figure);
        answered.doubts.extend(doubt);
    }
    judged(reader, rule, (line, column), &mut answered);
    answered
}

/// That the appraisal says that the unit's answer holds, as long as it does.
pub(super) fn same(
    reader: &SheetReader<'_>,
    leaf: Option<(usize, &dyn Rule)>,
    line: &SheetRow,
    answered: &mut Answered,
) {
    if reader.cell(line, &ColumnId::Same).is_none() {
        return;
    }
    let own =
        leaf.map_or_else(Answered::default, |(index, rule)| answer(reader, rule, (index, line), Column::Own));
    if own.says(answered) {
        let start = super::by_ids_layout::start(line);
        *answered = Answered { fields: vec![("same", RawValue::Flag(true), start)], ..Answered::default() };
    }
}

/// The figures of a row: of a ratio also a pair in one cell.
fn figures(
    reader: &SheetReader<'_>,
    rule: &dyn Rule,
    chosen: Option<usize>,
    (line, column): (&SheetRow, Column),
    answered: &mut Answered,
) {
    let (first, second) = figure_fields(rule, chosen);
    for (role, field) in [(Role::Num(column), first), (Role::Den(column), second)] {
        let Some((figure, span)) = reader.figure(line, &ColumnId::Role(role)) else { continue };
        match (figure, field) {
            (_, None) => answered.doubts.push(Doubt::new(why::STRAY, Vec::new(), span)),
            (Figure::Number(number), Some(field)) => answered.number(field, number, span),
            (Figure::Pair(num, den), Some(AnswerField::Num)) => {
                answered.number(AnswerField::Num, num, span.clone());
                answered.number(AnswerField::Den, den, span);
            }
            (other, Some(_)) => answered.doubts.push(unread(&other, span)),
        }
    }
}

/// Points that a person awards are the answer, where it does not stand beside them.
fn judged(
    reader: &SheetReader<'_>,
    rule: &dyn Rule,
    (line, column): (&SheetRow, Column),
    answered: &mut Answered,
) {
    // beside computed points they are what the form declared, where nothing was awarded
    let is_judged = rule.kind().name == "manual"
        && !reader.has_computed()
        && answered.fields.iter().all(|(name, ..)| *name != "value");
    let points = ColumnId::Role(Role::Points(column));
    if let Some((Figure::Number(points), span)) = reader.figure(line, &points).filter(|_| is_judged) {
        answered.number(AnswerField::Value, points, span);
    }
}

/// The items that hold, a row each; those with a rule of their own with its figures.
fn items(reader: &SheetReader<'_>, rule: &dyn Rule, code: &str, column: Column, answered: &mut Answered) {
    let mut ticked = Vec::new();
    for (item, listed) in rule.list().iter().enumerate() {
        let line = match reader.line(&LineId::Item(code.to_owned(), listed.id.clone())) {
            Line::One(line) => line,
            Line::Unclear(doubt) => {
                answered.doubts.push(doubt);
                continue;
            }
        };
        let tick = reader.figure(line, &ColumnId::Role(Role::Answer(column)));
        let holds = match tick.as_ref().map(|(figure, _)| yes_or_no(figure)) {
            None | Some(Some(false)) => false,
            Some(Some(true)) => true,
            Some(None) => {
                let span = tick.map_or(0..0, |(_, span)| span);
                answered.doubts.push(Doubt::new(why::TICK, Vec::new(), span));
                continue;
            }
        };
        let mut own = Answered::default();
        if let Some(rule) = rule.rule_of(item) {
            figures(reader, rule, None, (line, column), &mut own);
            answered.doubts.append(&mut own.doubts);
        }
        let span = || tick.clone().map(|(_, span)| span);
        match own.fields.first().map(|(.., span)| span.clone()).or_else(span) {
            Some(span) if !own.fields.is_empty() => {
                let parts = own.fields.into_iter();
                let parts = parts.map(|(name, value, span)| reader.part(name.to_owned(), value, span));
                ticked.push(reader.part(listed.id.clone(), RawValue::Table(parts.collect()), span));
            }
            Some(span) if holds => ticked.push(reader.part(listed.id.clone(), RawValue::Flag(true), span)),
            _ => {}
        }
    }
    if let Some(first) = ticked.first() {
        let span = first.value.place.span.clone();
        answered.fields.push(("choices", RawValue::Table(ticked), span));
    }
}

/// How many of each, a row each.
fn counts(reader: &SheetReader<'_>, rule: &dyn Rule, code: &str, column: Column, answered: &mut Answered) {
    let mut counted = Vec::new();
    for listed in rule.list() {
        let line = match reader.line(&LineId::Item(code.to_owned(), listed.id.clone())) {
            Line::One(line) => line,
            Line::Unclear(doubt) => {
                answered.doubts.push(doubt);
                continue;
            }
        };
        match reader.figure(line, &ColumnId::Role(Role::Num(column))) {
            Some((Figure::Number(number), span)) => {
                counted.push(reader.part(listed.id.clone(), RawValue::Number(number), span));
            }
            Some((other, span)) => answered.doubts.push(unread(&other, span)),
            None => {}
        }
    }
    if let Some(first) = counted.first() {
        let span = first.value.place.span.clone();
        answered.fields.push(("counts", RawValue::Table(counted), span));
    }
}

/// What else an answer says of itself.
fn attributes(reader: &SheetReader<'_>, line: &SheetRow, column: Column, answered: &mut Answered) {
    for attribute in &reader.criteria.attributes {
        let id = ColumnId::Attribute(column, attribute.name.clone());
        let Some((figure, span)) = reader.figure(line, &id) else { continue };
        match yes_or_no(&figure) {
            Some(value) => answered.attributes.push((attribute.name.clone(), value, span)),
            None => answered.doubts.push(Doubt::new(why::TICK, Vec::new(), span)),
        }
    }
}

/// A tick, a word, or a flag.
fn yes_or_no(figure: &Figure) -> Option<bool> {
    match figure {
        Figure::Tick | Figure::Flag(true) => Some(true),
        Figure::Flag(false) => Some(false),
        Figure::Number(number) if number.is_zero() => Some(false),
        Figure::Words(words) => match words.to_lowercase().as_str() {
            "có" | "yes" => Some(true),
            "không" | "no" => Some(false),
            _ => None,
        },
        _ => None,
    }
}
