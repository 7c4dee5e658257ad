//! A TOML table whose keys are taken one by one, by type; what is left over is reported with a suggestion.

use std::borrow::Cow;
use std::rc::Rc;

use super::document::Data;
use super::lists::Lists;
use super::messages::keys::{
    BoundWithComma, MissingKey, NotABound, TooLong, TooManyEntries, UnknownKey, UnknownWord, Wanted,
    WrongType, ZeroOrMore, wanted,
};
use super::subject::Subject;
use super::toml::{Table, Value, figure, number_finding, signed_figure};
use crate::finding::{Finding, Findings, Located, Place, SourceId};
use crate::language::Grouped;
use crate::number::{Decimal, Exact, NumberProblem, parse_share, parse_signed_share, plain};
use crate::setting::Setting;
use crate::text::{composed, spelled};

/// The longest text that is read: what one cell of Excel can hold.
pub(crate) const MAX_TEXT: usize = 32_767;

/// The most entries of a list, a head or a header: no form has as many, and some are compared each with each.
pub(crate) const MAX_ENTRIES: usize = 1_000;

/// Room for the keys that are asked of a row.
const USUAL_KEYS: usize = 32;

/// A number, or a share of something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureOrShare {
    /// Its value; a share of 50 % is a half.
    pub exact: Exact,
    /// Whether it was written as a share.
    pub is_share: bool,
    /// As it was written.
    pub written: String,
}

/// A table that is being read.
pub struct Keys<'a, 't> {
    pub(super) table: &'a Table<'t>,
    pub(super) lists: Option<Rc<Lists<'a, 't>>>,
    source: SourceId,
    place: Place,
    /// What the table describes, for messages: `criterion 2.3`.
    pub(super) subject: Subject,
    /// The keys that somebody asked for, also twice.
    known: Vec<&'static str>,
    /// Which of the first 64 entries were asked for, a bit each.
    taken: u64,
    lenient: bool,
    /// What is declared of its keys.
    pub(super) declared: Vec<&'static [Setting]>,
    /// Those of them that are all to be read, whatever the table says.
    pub(super) owed: Vec<&'static [Setting]>,
}

impl<'a, 't> Keys<'a, 't> {
    /// Begins to read a table.
    pub fn new(table: &'a Table<'t>, place: Place, subject: impl Into<Subject>) -> Self {
        Keys {
            table,
            lists: None,
            source: place.source,
            place,
            subject: subject.into(),
            known: Vec::new(),
            taken: 0,
            lenient: false,
            declared: Vec::new(),
            owed: Vec::new(),
        }
    }

    /// The same with lists that its keys may name.
    #[must_use]
    pub fn with_lists(self, lists: Rc<Lists<'a, 't>>) -> Self {
        Keys { lists: Some(lists), ..self }
    }

    /// Begins to read a table inside this one, with the same lists.
    #[must_use]
    pub fn below(&self, table: &'a Table<'t>, place: Place, subject: impl Into<Subject>) -> Self {
        Keys { lists: self.lists.clone(), ..Keys::new(table, place, subject) }
    }

    /// The same table, read from the beginning: nothing is known yet.
    #[must_use]
    pub fn again(&self) -> Self {
        let again = self.below(self.table, self.place.clone(), self.subject.clone());
        Keys { declared: self.declared.clone(), ..again }
    }

    /// The keys that somebody asked for.
    pub fn asked(&self) -> &[&'static str] {
        &self.known
    }

    /// Makes every key known: none of them is a mistake of its own.
    pub fn take_all(&mut self) {
        self.lenient = true;
    }

    pub(super) fn is_lenient(&self) -> bool {
        self.lenient
    }

    /// Where the table stands.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// What the table describes.
    pub fn subject(&self) -> &Subject {
        &self.subject
    }

    /// Says what the table describes, once that is known.
    pub fn set_subject(&mut self, subject: impl Into<Subject>) {
        self.subject = subject.into();
    }

    /// Whether a key is there; asking does not make it known.
    pub fn contains(&self, key: &Setting) -> bool {
        self.table.contains_key(key.key)
    }

    /// The place of a value in this document.
    pub fn place_of(&self, value: &Value<'_>) -> Place {
        Place::new(self.source, value.span())
    }

    /// Makes a key known that is read elsewhere, or not at all.
    pub fn know(&mut self, key: &'static str) {
        self.take(key);
    }

    pub(super) fn take(&mut self, key: &'static str) -> Option<&'a Value<'t>> {
        if self.known.is_empty() {
            self.known.reserve(USUAL_KEYS);
        }
        self.known.push(key);
        let position = self.table.position(key)?;
        self.taken |= 1_u64.checked_shl(u32::try_from(position).unwrap_or(u32::MAX)).unwrap_or_default();
        Some(self.table.at(position))
    }

    pub(super) fn wrong_type(
        &self,
        key: &'static str,
        value: &Value<'_>,
        wanted: impl Into<Wanted>,
    ) -> Finding {
        let (subject, kind) = (self.subject.clone(), value.get_ref().kind());
        Finding::from(WrongType { key, subject, kind, wanted: wanted.into() }).at(&self.place_of(value))
    }

    pub(super) fn missing(&self, key: &'static str, wanted: impl Into<Wanted>) -> Finding {
        let subject = self.subject.clone();
        Finding::from(MissingKey { key, subject, wanted: wanted.into() }).at(&self.place)
    }

    /// A text, composed.
    pub(super) fn text(&mut self, key: &'static str, findings: &mut Findings) -> Option<Located<String>> {
        let value = self.take(key)?;
        let place = self.place_of(value);
        match value.get_ref() {
            Data::String(text) if is_too_long(text) => {
                findings.push(too_long(self.subject.key(key)).at(&place));
                None
            }
            Data::String(text) => Some(Located::new(composed(text).into_owned(), place)),
            _ => {
                findings.push(self.wrong_type(key, value, wanted::TEXT));
                None
            }
        }
    }

    /// A figure, never negative.
    pub(super) fn figure(&mut self, key: &'static str, findings: &mut Findings) -> Option<Located<Decimal>> {
        let value = self.take(key)?;
        let place = self.place_of(value);
        match figure(value.get_ref()) {
            Some(Ok(figure)) => Some(Located::new(figure, place)),
            Some(Err(problem)) => {
                let written = match value.get_ref() {
                    Data::Integer(text) | Data::Float(text) => {
                        self.subject.written(format!("{key} = {text}"))
                    }
                    Data::OddInteger(text) => self.subject.written(format!("{key} = {text}")),
                    _ => self.subject.key(key),
                };
                let finding = number_finding(&problem, written).at(&place);
                let negative = problem == NumberProblem::Negative;
                findings.push(if negative { finding.remedy(ZeroOrMore {}) } else { finding });
                None
            }
            None => {
                findings.push(self.wrong_type(key, value, wanted::BARE_NUMBER));
                None
            }
        }
    }

    /// A figure, also below zero.
    pub(super) fn signed(&mut self, key: &'static str, findings: &mut Findings) -> Option<Located<Decimal>> {
        let value = self.take(key)?;
        if let Some(Ok(figure)) = signed_figure(value.get_ref()) {
            return Some(Located::new(figure, self.place_of(value)));
        }
        self.figure(key, findings)
    }

    /// A part of something: `"50%"`, `"1/2"`.
    pub(super) fn share(&mut self, key: &'static str, findings: &mut Findings) -> Option<Located<Exact>> {
        let value = self.take(key)?;
        let share = value.get_ref().as_str().and_then(|text| parse_share(text).ok());
        if share.is_none() {
            findings.push(self.wrong_type(key, value, wanted::SHARE));
        }
        share.map(|share| Located::new(share, self.place_of(value)))
    }

    /// A number, also below zero, or a share in quotes.
    pub(super) fn figure_or_share(
        &mut self,
        key: &'static str,
        findings: &mut Findings,
    ) -> Option<Located<FigureOrShare>> {
        let value = self.take(key)?;
        let place = self.place_of(value);
        let read = read_figure_or_share(value);
        if read.is_none() {
            let other = || NotABound { key, subject: self.subject.clone() }.into();
            findings.push(bound_with_comma(value).unwrap_or_else(other).at(&place));
        }
        read.map(|read| Located::new(read, place))
    }

    /// True or false.
    pub(super) fn flag(&mut self, key: &'static str, findings: &mut Findings) -> Option<bool> {
        let value = self.take(key)?;
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            findings.push(self.wrong_type(key, value, wanted::FLAG));
        }
        flag
    }

    /// One of a fixed set of words.
    pub(super) fn word<T: Copy>(
        &mut self,
        key: &'static str,
        words: &[(&'static str, T)],
        findings: &mut Findings,
    ) -> Option<T> {
        let text = self.text(key, findings)?;
        let found = words.iter().find(|(word, _)| *word == text.value).map(|(_, meaning)| *meaning);
        if found.is_none() {
            let names = words.iter().map(|(word, _)| *word);
            let suggestion = findings.suggestion(&text.value, names);
            let finding = UnknownWord { key, subject: self.subject.clone(), word: text.value, suggestion };
            findings.push(Finding::from(finding).at(&text.place));
        }
        found
    }

    /// A table inside this one.
    pub(super) fn table(
        &mut self,
        key: &'static str,
        findings: &mut Findings,
    ) -> Option<(&'a Table<'t>, Place)> {
        let value = self.take(key)?;
        let place = self.place_of(value);
        let table = value.get_ref().as_table();
        if table.is_none() {
            findings.push(self.wrong_type(key, value, Wanted::Table(key)));
        }
        Some((table?, place))
    }

    /// All keys, for tables whose keys are names of their own.
    pub fn entries(&self) -> Vec<(Located<String>, &'a Value<'t>)> {
        self.in_order().map(|(key, value)| (key.map(Cow::into_owned), value)).collect()
    }

    /// The same while nobody keeps them.
    pub fn in_order(&self) -> impl Iterator<Item = (Located<Cow<'a, str>>, &'a Value<'t>)> + use<'a, 't> {
        let mut entries: Vec<_> = self.table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span.start);
        let source = self.source;
        entries.into_iter().map(move |(key, value)| {
            (Located::new(composed(&key.text), Place::new(source, key.span.clone())), value)
        })
    }

    /// Reports every key that nobody asked for.
    pub fn finish(self, findings: &mut Findings) {
        debug_assert_eq!(self.unread(), None, "declared and not read, of {:?}", self.subject);
        if self.lenient || self.taken.count_ones() as usize == self.table.len() {
            return;
        }
        let mut known = Vec::new();
        for key in &self.known {
            if !known.contains(key) {
                known.push(*key);
            }
        }
        for (key, _) in self.entries() {
            if !known.contains(&key.value.as_str()) {
                let suggestion = findings.suggestion(&key.value, known.iter().copied());
                let subject = self.subject.clone();
                let finding = UnknownKey { key: spelled(&key.value, 60), subject, suggestion };
                findings.push(Finding::from(finding).at(&key.place));
            }
        }
    }
}

/// A number, also below zero, or a share in quotes.
pub(crate) fn read_figure_or_share(value: &Value<'_>) -> Option<FigureOrShare> {
    match (signed_figure(value.get_ref()), value.get_ref().as_str()) {
        (Some(figure), _) => figure.ok().map(|figure| FigureOrShare {
            exact: Exact::from(figure),
            is_share: false,
            written: plain(figure),
        }),
        (None, Some(text)) if text.contains(['%', '/']) => parse_signed_share(text)
            .map(|exact| FigureOrShare { exact, is_share: true, written: text.to_owned() }),
        (None, _) => None,
    }
}

/// The finding for a bound that would be one with a decimal point: `"62,5%"`.
pub(crate) fn bound_with_comma(value: &Value<'_>) -> Option<Finding> {
    let written = value.get_ref().as_str().filter(|text| text.matches(',').count() == 1)?;
    let meant = written.replace(',', ".");
    parse_signed_share(&meant)?;
    Some(BoundWithComma { written: written.to_owned(), meant }.into())
}

/// The finding for a list or a table beyond [`MAX_ENTRIES`].
pub(crate) fn too_many_entries(subject: impl Into<Subject>) -> Finding {
    TooManyEntries { subject: subject.into(), most: Grouped(MAX_ENTRIES) }.into()
}

/// Whether a text is longer than [`MAX_TEXT`] characters.
pub(crate) fn is_too_long(text: &str) -> bool {
    text.len() > MAX_TEXT && text.chars().count() > MAX_TEXT
}

/// The finding for a text beyond [`MAX_TEXT`].
pub(crate) fn too_long(subject: impl Into<Subject>) -> Finding {
    TooLong { subject: subject.into(), most: MAX_TEXT }.into()
}
