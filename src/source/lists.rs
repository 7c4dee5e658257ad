//! Lists under the keys of a table: of tables, of texts, written in place or once under `[lists]`.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use super::document::Data;
use super::keys::{Keys, MAX_ENTRIES};
use super::messages::keys::{ListTooLong, ListsTooLong, NoLists, UnknownList, wanted};
use super::toml::{Table, Value};
use crate::finding::{Finding, Findings, Located, Place};
use crate::language::Grouped;
use crate::text::composed;

/// The most rows that a form may have.
pub(crate) const MAX_ROWS: usize = 5_000;
/// The most tests of an edition: each is evaluated, and none is compared with another.
const MAX_TESTS: usize = 10_000;

/// Lists that several tables share, by name.
pub struct Lists<'a, 't> {
    table: &'a Table<'t>,
    used: RefCell<BTreeSet<String>>,
    /// How many entries they gave to all that named them.
    given: Cell<usize>,
}

/// One text, which may be a word for several things, or a list of ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameOrIds {
    /// The text.
    Name(Located<String>),
    /// The list.
    Ids(Vec<Located<String>>),
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
    pub(super) fn tables(
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
            findings.push(self.wrong_type(key, value, wanted::TABLES));
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
                None => findings.push(self.wrong_type(key, item, wanted::TABLE)),
            }
        }
        Some(tables)
    }

    /// A list of tables, here or under `[lists]`.
    pub(super) fn listed(
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
            let (subject, list) = (self.subject.clone(), text.to_owned());
            let finding: Finding = if names.is_empty() {
                NoLists { key, subject, name: list }.into()
            } else {
                let suggestion = findings.suggestion(text, names.iter().map(String::as_str));
                UnknownList { key, subject, name: list, suggestion }.into()
            };
            findings.push(finding.at(&self.place_of(name)));
            return None;
        };
        if let Some(lists) = lists {
            lists.used.borrow_mut().insert(text.to_owned());
            let entries = list.get_ref().as_array().map_or(0, <[_]>::len);
            lists.given.set(lists.given.get() + entries);
            if lists.given.get() > MAX_GIVEN {
                let finding = ListsTooLong { key, subject: self.subject.clone(), most: Grouped(MAX_GIVEN) };
                findings.push(Finding::from(finding).at(&self.place_of(name)));
                return None;
            }
        }
        self.tables_of(key, list, findings)
    }

    /// The finding for a list of more entries than are read.
    pub fn too_long_list(&self, key: &'static str, value: &Value<'_>, most: usize) -> Finding {
        let found = value.get_ref().as_array().map_or(0, <[_]>::len);
        let (found, most) = (Grouped(found), Grouped(most));
        let finding = ListTooLong { key, subject: self.subject.clone(), found, most };
        Finding::from(finding).at(&self.place_of(value))
    }

    /// A list of texts, or one text.
    pub(super) fn text_or_texts(
        &mut self,
        key: &'static str,
        findings: &mut Findings,
    ) -> Option<Vec<Located<String>>> {
        match self.take(key)?.get_ref() {
            Data::String(_) => self.text(key, findings).map(|text| vec![text]),
            _ => self.texts(key, findings),
        }
    }

    /// One text, or a list of them.
    pub(super) fn name_or_ids(&mut self, key: &'static str, findings: &mut Findings) -> Option<NameOrIds> {
        if self.take(key)?.get_ref().is_array() {
            self.texts(key, findings).map(NameOrIds::Ids)
        } else {
            self.text(key, findings).map(NameOrIds::Name)
        }
    }

    /// A list of texts.
    pub(super) fn texts(
        &mut self,
        key: &'static str,
        findings: &mut Findings,
    ) -> Option<Vec<Located<String>>> {
        let value = self.take(key)?;
        let Some(list) = value.get_ref().as_array() else {
            findings.push(self.wrong_type(key, value, wanted::TEXTS));
            return None;
        };
        if list.len() > most(key) {
            findings.push(self.too_long_list(key, value, most(key)));
            return None;
        }
        let mut texts = Vec::new();
        for item in list {
            match item.get_ref().as_str() {
                Some(text) => texts.push(Located::new(composed(text).into_owned(), self.place_of(item))),
                None => findings.push(self.wrong_type(key, item, wanted::TEXT)),
            }
        }
        Some(texts)
    }
}
