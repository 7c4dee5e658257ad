//! A TOML table whose keys are taken one by one, by type; what is left over is reported with a suggestion.

use toml::de::DeValue;

use super::toml::{Table, Value, figure, kind_of, number_finding};
use crate::finding::{Finding, Findings, Located, Place, SourceId, code};
use crate::number::{Decimal, NumberProblem};
use crate::text::{composed, suggestion};

/// The longest text that is read: what one cell of Excel can hold.
pub const MAX_TEXT: usize = 32_767;

/// A table that is being read.
pub struct Keys<'a, 't> {
    table: &'a Table<'t>,
    source: SourceId,
    place: Place,
    /// What the table describes, for messages: `criterion 2.3`.
    subject: String,
    known: Vec<&'static str>,
}

impl<'a, 't> Keys<'a, 't> {
    /// Begins to read a table.
    pub fn new(table: &'a Table<'t>, place: Place, subject: impl Into<String>) -> Self {
        Keys { table, source: place.source, place, subject: subject.into(), known: Vec::new() }
    }

    /// Where the table stands.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// What the table describes.
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// Says what the table describes, once that is known.
    pub fn set_subject(&mut self, subject: impl Into<String>) {
        self.subject = subject.into();
    }

    /// Whether a key is there; asking makes it known.
    pub fn has(&mut self, key: &'static str) -> bool {
        self.take(key).is_some()
    }

    /// Whether a key is there; asking does not make it known.
    pub fn contains(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// The place of a value in this document.
    pub fn place_of(&self, value: &Value<'_>) -> Place {
        Place::new(self.source, value.span())
    }

    /// The value of a key, of any type.
    pub fn take(&mut self, key: &'static str) -> Option<&'a Value<'t>> {
        if !self.known.contains(&key) {
            self.known.push(key);
        }
        self.table.get(key)
    }

    fn wrong_type(&self, key: &str, value: &Value<'_>, wanted: &str) -> Finding {
        Finding::new(
            &code::WRONG_TYPE,
            format!("`{key}` of {} is {}", self.subject, kind_of(value.get_ref())),
            format!("give {wanted}"),
        )
        .at(&self.place_of(value))
    }

    fn missing(&self, key: &str, wanted: &str) -> Finding {
        Finding::new(
            &code::MISSING_KEY,
            format!("{} has no `{key}`", self.subject),
            format!("add `{key} = …`: {wanted}"),
        )
        .at(&self.place)
    }

    /// A text, composed.
    pub fn text(&mut self, key: &'static str, findings: &mut Findings) -> Option<Located<String>> {
        let value = self.take(key)?;
        let place = self.place_of(value);
        match value.get_ref() {
            DeValue::String(text) if text.chars().count() > MAX_TEXT => {
                findings.push(too_long(&format!("`{key}` of {}", self.subject)).at(&place));
                None
            }
            DeValue::String(text) => Some(Located::new(composed(text), place)),
            _ => {
                findings.push(self.wrong_type(key, value, "a text in quotes"));
                None
            }
        }
    }

    /// A text that must be there.
    pub fn required_text(&mut self, key: &'static str, findings: &mut Findings) -> Option<Located<String>> {
        if !self.has(key) {
            findings.push(self.missing(key, "a text in quotes"));
        }
        self.text(key, findings)
    }

    /// A figure, never negative.
    pub fn figure(&mut self, key: &'static str, findings: &mut Findings) -> Option<Located<Decimal>> {
        let value = self.take(key)?;
        let place = self.place_of(value);
        match figure(value.get_ref()) {
            Some(Ok(figure)) => Some(Located::new(figure, place)),
            Some(Err(problem)) => {
                let written = match value.get_ref() {
                    DeValue::Integer(integer) => format!("`{key} = {integer}` of {}", self.subject),
                    DeValue::Float(float) => format!("`{key} = {float}` of {}", self.subject),
                    _ => format!("`{key}` of {}", self.subject),
                };
                let mut finding = number_finding(&problem, &written).at(&place);
                if problem == NumberProblem::Negative {
                    "write a number of 0 or more".clone_into(&mut finding.help);
                }
                findings.push(finding);
                None
            }
            None => {
                findings.push(self.wrong_type(key, value, "a number, without quotes"));
                None
            }
        }
    }

    /// A figure that must be there.
    pub fn required_figure(
        &mut self,
        key: &'static str,
        findings: &mut Findings,
    ) -> Option<Located<Decimal>> {
        if !self.has(key) {
            findings.push(self.missing(key, "a number"));
        }
        self.figure(key, findings)
    }

    /// True or false.
    pub fn flag(&mut self, key: &'static str, findings: &mut Findings) -> Option<bool> {
        let value = self.take(key)?;
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            findings.push(self.wrong_type(key, value, "true or false, without quotes"));
        }
        flag
    }

    /// One of a fixed set of words.
    pub fn word<T: Copy>(
        &mut self,
        key: &'static str,
        words: &[(&'static str, T)],
        findings: &mut Findings,
    ) -> Option<T> {
        let text = self.text(key, findings)?;
        let found = words.iter().find(|(word, _)| *word == text.value).map(|(_, meaning)| *meaning);
        if found.is_none() {
            let names = words.iter().map(|(word, _)| *word);
            findings.push(
                Finding::new(
                    &code::UNKNOWN_WORD,
                    format!("`{key}` of {} cannot be `{}`", self.subject, text.value),
                    suggestion(&text.value, names),
                )
                .at(&text.place),
            );
        }
        found
    }

    /// One of a fixed set of words, which must be there.
    pub fn required_word<T: Copy>(
        &mut self,
        key: &'static str,
        words: &[(&'static str, T)],
        findings: &mut Findings,
    ) -> Option<T> {
        if !self.has(key) {
            let names: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            findings.push(self.missing(key, &format!("one of {}", names.join(", "))));
        }
        self.word(key, words, findings)
    }

    /// A table inside this one.
    pub fn table(&mut self, key: &'static str, findings: &mut Findings) -> Option<(&'a Table<'t>, Place)> {
        let value = self.take(key)?;
        let place = self.place_of(value);
        let table = value.get_ref().as_table();
        if table.is_none() {
            findings.push(self.wrong_type(key, value, &format!("a table: [{key}]")));
        }
        Some((table?, place))
    }

    /// A list of tables.
    pub fn tables(
        &mut self,
        key: &'static str,
        findings: &mut Findings,
    ) -> Option<Vec<(&'a Table<'t>, Place)>> {
        let value = self.take(key)?;
        let Some(list) = value.get_ref().as_array() else {
            findings.push(self.wrong_type(key, value, "a list of tables: [ { … }, { … } ]"));
            return None;
        };
        let mut tables = Vec::new();
        for item in list {
            match item.get_ref().as_table() {
                Some(table) => tables.push((table, self.place_of(item))),
                None => findings.push(self.wrong_type(key, item, "a table in braces: { … }")),
            }
        }
        Some(tables)
    }

    /// A list of texts.
    pub fn texts(&mut self, key: &'static str, findings: &mut Findings) -> Option<Vec<Located<String>>> {
        let value = self.take(key)?;
        let Some(list) = value.get_ref().as_array() else {
            findings.push(self.wrong_type(key, value, "a list of texts: [\"…\", \"…\"]"));
            return None;
        };
        let mut texts = Vec::new();
        for item in list {
            match item.get_ref().as_str() {
                Some(text) => texts.push(Located::new(composed(text), self.place_of(item))),
                None => findings.push(self.wrong_type(key, item, "a text in quotes")),
            }
        }
        Some(texts)
    }

    /// All keys, for tables whose keys are names of their own.
    pub fn entries(&self) -> Vec<(Located<String>, &'a Value<'t>)> {
        let mut entries: Vec<_> = self
            .table
            .iter()
            .map(|(key, value)| {
                (Located::new(composed(key.get_ref()), Place::new(self.source, key.span())), value)
            })
            .collect();
        entries.sort_by_key(|(key, _)| key.place.span.start);
        entries
    }

    /// Reports every key that nobody asked for.
    pub fn finish(self, findings: &mut Findings) {
        for (key, _) in self.entries() {
            if !self.known.contains(&key.value.as_str()) {
                findings.push(
                    Finding::new(
                        &code::UNKNOWN_KEY,
                        format!("{} has no key `{}`", self.subject, key.value),
                        suggestion(&key.value, self.known.iter().copied()),
                    )
                    .at(&key.place),
                );
            }
        }
    }
}

/// The finding for a text beyond [`MAX_TEXT`].
pub fn too_long(subject: &str) -> Finding {
    Finding::new(
        &code::TEXT_TOO_LONG,
        format!("{subject} is longer than {MAX_TEXT} characters, the most that a cell holds"),
        "shorten it, or check that the file is not damaged",
    )
}
