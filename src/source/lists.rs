//! Lists under the keys of a table: of tables, of texts, written in place or once under `[lists]`.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use super::document::Data;
use super::keys::{Keys, MAX_ENTRIES};
use super::toml::{Table, Value};
use crate::finding::{Finding, Findings, Located, Place, code};
use crate::text::{composed, grouped};

/// The most rows that a form may have.
pub const MAX_ROWS: usize = 5_000;
/// The most tests of an edition: each is evaluated, and none is compared with another.
const MAX_TESTS: usize = 10_000;

/// Lists that several tables share, by name.
pub struct Lists<'a, 't> {
    table: &'a Table<'t>,
    used: RefCell<BTreeSet<String>>,
    /// How many entries they gave to all that named them.
    given: Cell<usize>,
}

/// The most entries that the lists under `[lists]` give to all that name them: a short file could name a long list
/// thousands of times.
const MAX_GIVEN: usize = 100_000;

/// The most entries of a list under a key. There is a row for each line of a form, and any number of tests.
fn most(key: &str) -> usize {
    match key {
        "criterion" => MAX_ROWS,
        "test" => MAX_TESTS,
        _ => MAX_ENTRIES,
    }
}

impl<'a, 't> Lists<'a, 't> {
    /// The lists of a document.
    pub fn new(table: &'a Table<'t>) -> Self {
        Lists { table, used: RefCell::default(), given: Cell::new(0) }
    }

    /// Whether somebody named a list.
    pub fn is_used(&self, name: &str) -> bool {
        self.used.borrow().contains(name)
    }
}

impl<'a, 't> Keys<'a, 't> {
    /// A list of tables.
    pub fn tables(
        &mut self,
        key: &'static str,
        findings: &mut Findings,
    ) -> Option<Vec<(&'a Table<'t>, Place)>> {
        let value = self.take(key)?;
        self.tables_of(key, value, findings)
    }

    fn tables_of(
        &self,
        key: &'static str,
        value: &'a Value<'t>,
        findings: &mut Findings,
    ) -> Option<Vec<(&'a Table<'t>, Place)>> {
        let Some(list) = value.get_ref().as_array() else {
            findings.push(self.wrong_type(key, value, "a list of tables: [ { … }, { … } ]"));
            return None;
        };
        if list.len() > most(key) {
            findings.push(self.too_long_list(key, value, most(key)));
            return None;
        }
        let mut tables = Vec::new();
        for item in list {
            match item.get_ref().as_table() {
                Some(table) => tables.push((table, self.place_of(item))),
                None => findings.push(self.wrong_type(key, item, "a table in braces: { … }")),
            }
        }
        Some(tables)
    }

    /// A list of tables, here or under `[lists]`.
    pub fn listed(
        &mut self,
        key: &'static str,
        findings: &mut Findings,
    ) -> Option<Vec<(&'a Table<'t>, Place)>> {
        let name = self.take(key)?;
        let Some(text) = name.get_ref().as_str() else { return self.tables(key, findings) };
        let lists = self.lists.clone();
        let known = lists.as_ref().map(|lists| lists.table);
        let Some(list) = known.and_then(|lists| lists.get(text)) else {
            let names = known.into_iter().flat_map(Table::keys).map(|name| name.text.to_string());
            let names: Vec<String> = names.collect();
            let help = if names.is_empty() {
                format!("write the list here, or once under [lists]: {text} = [ … ]")
            } else {
                findings.suggestion(text, names.iter().map(String::as_str)).to_string()
            };
            let message =
                format!("`{key}` of {} names the list `{text}`, and there is no such list", self.subject);
            findings.push(Finding::new(&code::UNKNOWN_NAME, message, help).at(&self.place_of(name)));
            return None;
        };
        if let Some(lists) = lists {
            lists.used.borrow_mut().insert(text.to_owned());
            let entries = list.get_ref().as_array().map_or(0, <[_]>::len);
            lists.given.set(lists.given.get() + entries);
            if lists.given.get() > MAX_GIVEN {
                let most = grouped(MAX_GIVEN);
                let message = format!(
                    "`{key}` of {}: the lists that are named come to more than {most} entries",
                    self.subject
                );
                let help = "no form is as long: look whether its rows were pasted many times over";
                findings.push(Finding::new(&code::TOO_MANY_ENTRIES, message, help).at(&self.place_of(name)));
                return None;
            }
        }
        self.tables_of(key, list, findings)
    }

    /// The finding for a list of more entries than are read.
    pub fn too_long_list(&self, key: &str, value: &Value<'_>, most: usize) -> Finding {
        let found = value.get_ref().as_array().map_or(0, <[_]>::len);
        let (found, most) = (grouped(found), grouped(most));
        let message = format!("`{key}` of {} has {found} entries, and at most {most} are read", self.subject);
        let help = "look whether something was pasted many times over; no list of a form is as long";
        Finding::new(&code::TOO_MANY_ENTRIES, message, help).at(&self.place_of(value))
    }

    /// A list of texts, or one text.
    pub fn text_or_texts(
        &mut self,
        key: &'static str,
        findings: &mut Findings,
    ) -> Option<Vec<Located<String>>> {
        match self.take(key)?.get_ref() {
            Data::String(_) => self.text(key, findings).map(|text| vec![text]),
            _ => self.texts(key, findings),
        }
    }

    /// A list of texts.
    pub fn texts(&mut self, key: &'static str, findings: &mut Findings) -> Option<Vec<Located<String>>> {
        let value = self.take(key)?;
        let Some(list) = value.get_ref().as_array() else {
            findings.push(self.wrong_type(key, value, "a list of texts: [\"…\", \"…\"]"));
            return None;
        };
        if list.len() > most(key) {
            findings.push(self.too_long_list(key, value, most(key)));
            return None;
        }
        let mut texts = Vec::new();
        for item in list {
            match item.get_ref().as_str() {
                Some(text) => texts.push(Located::new(composed(text), self.place_of(item))),
                None => findings.push(self.wrong_type(key, item, "a text in quotes")),
            }
        }
        Some(texts)
    }
}
