//! The values of a TOML submission: numbers as they are written, texts, lists and tables of bounded length.

use std::borrow::Cow;

use super::messages::toml::{AnswersNothing, EntriesNotTexts, EntryNotText, THIS_ANSWER};
use super::toml::Toml;
use crate::answer::{AnswerField, BESIDE_ANSWERS};
use crate::finding::{Finding, Findings, Located, Place};
use crate::language::Quoted;
use crate::number::NumberProblem;
use crate::source::toml::{Table, Value, figure, number_finding, signed_figure};
use crate::source::{
    Data, Keys, MAX_ENTRIES, RawField, RawValue, is_too_long, nouns, too_long, too_many_entries,
};
use crate::text::{composed, spelled};

impl Toml<'_> {
    /// A value that may be below zero: whether this one may, its row knows.
    pub(super) fn signed(
        &self,
        name: &str,
        value: &Value<'_>,
        findings: &mut Findings,
    ) -> Option<Located<RawValue>> {
        let minus =
            matches!(value.get_ref(), Data::Integer(text) | Data::Float(text) if text.starts_with('-'));
        match minus.then(|| signed_figure(value.get_ref())).flatten() {
            Some(Ok(figure)) if figure.is_sign_negative() => {
                Some(Located::new(RawValue::Number(figure), self.place(value)))
            }
            Some(_) | None => self.value(name, value, findings),
        }
    }

    pub(super) fn value(
        &self,
        name: &str,
        value: &Value<'_>,
        findings: &mut Findings,
    ) -> Option<Located<RawValue>> {
        let place = self.place(value);
        let raw = match (figure(value.get_ref()), value.get_ref()) {
            (Some(Ok(figure)), _) => {
                let written = self.source.text.get(value.span()).unwrap_or_default();
                // what a CSV does not take, a TOML form does not either
                if let Some(strange) = written.chars().find(|c| matches!(c, '_' | '+')) {
                    let shown = Quoted(spelled(written, 60));
                    findings.push(number_finding(&NumberProblem::Strange(strange), shown).at(&place));
                    return None;
                }
                RawValue::Number(figure)
            }
            (Some(Err(problem)), _) => {
                let written = self.source.text.get(value.span()).unwrap_or_default();
                let shown = Quoted(spelled(written, 60));
                findings.push(number_finding(&problem, shown).at(&place));
                return None;
            }
            (None, Data::String(text)) if is_too_long(text) => {
                findings.push(too_long(Quoted(spelled(name, 40))).at(&place));
                return None;
            }
            (None, Data::String(text)) if name == "evidence" => {
                RawValue::List(vec![Located::new(composed(text).into_owned(), place.clone())])
            }
            (None, Data::String(text)) => RawValue::Text(composed(text).into_owned()),
            (None, Data::Boolean(flag)) => RawValue::Flag(*flag),
            (None, Data::Array(list)) if list.len() > MAX_ENTRIES => {
                findings.push(too_many_entries(Quoted(spelled(name, 40))).at(&place));
                return None;
            }
            (None, Data::Array(list)) => RawValue::List(self.list(list, findings)),
            (None, Data::Table(table)) if ["choices", "counts"].contains(&name) => {
                RawValue::Table(self.table(table, place.clone(), findings)?)
            }
            (
                None,
                Data::Datetime | Data::Table(_) | Data::Integer(_) | Data::OddInteger(_) | Data::Float(_),
            ) => {
                let finding = AnswersNothing { name: name.to_owned(), kind: value.get_ref().kind() };
                findings.push(Finding::from(finding).at(&place));
                return None;
            }
        };
        Some(Located::new(raw, place))
    }

    /// `{ national = 1, provincial = 0 }`. `None` where a part of it could not be read.
    fn table(&self, table: &Table<'_>, place: Place, findings: &mut Findings) -> Option<Vec<RawField>> {
        if table.len() > MAX_ENTRIES {
            findings.push(too_many_entries(THIS_ANSWER).at(&place));
            return None;
        }
        let entries = Keys::new(table, place, nouns::ANSWER).entries();
        let fields = entries.into_iter().map(|(name, value)| {
            let value = match value.get_ref().as_table() {
                Some(inner) => {
                    let place = self.place(value);
                    Located::new(RawValue::Table(self.table(inner, place.clone(), findings)?), place)
                }
                None => self.signed(&name.value, value, findings)?,
            };
            Some(RawField { name: name.map(Cow::Owned), value })
        });
        let fields: Vec<Option<RawField>> = fields.collect();
        fields.into_iter().collect()
    }

    fn list(&self, list: &[Value<'_>], findings: &mut Findings) -> Vec<Located<String>> {
        let (texts, others): (Vec<&Value<'_>>, Vec<&Value<'_>>) =
            list.iter().partition(|item| matches!(item.get_ref(), Data::String(_)));
        // a wrong list is one mistake, however long it is
        if let Some(first) = others.first() {
            let kind = first.get_ref().kind();
            let finding: Finding = match others.len() {
                1 => EntryNotText { kind }.into(),
                count => EntriesNotTexts { count, kind }.into(),
            };
            findings.push(finding.at(&self.place(first)));
        }
        let text = |item: &Value<'_>| {
            let text = item.get_ref().as_str().unwrap_or_default();
            Located::new(composed(text).into_owned(), self.place(item))
        };
        texts.into_iter().map(text).collect()
    }
}

/// The name of a part of an answer: the usual ones need no text of their own.
pub(super) fn part_name(name: Cow<'_, str>) -> Cow<'static, str> {
    let beside = || BESIDE_ANSWERS.into_iter().find(|usual| *usual == name);
    let usual = AnswerField::named(&name).map(AnswerField::key).or_else(beside);
    usual.map_or_else(|| Cow::Owned(name.into_owned()), Cow::Borrowed)
}
