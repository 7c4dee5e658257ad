//! A condition as a criteria file writes it: a subject, then tests that must all hold.

use std::cell::Cell;

use super::condition::{Condition, FactTests, Flag, Level, Limits, Quantifier, Tests};
use super::condition_keys::{
    ALL_OF, ANSWERED, ANY, ANY_OF, About, BOUNDS, COUNT, CRITERION, EVERY, FACT, HAS, IS, MET, NOT,
    ROW_TESTS, SUBJECT, TESTS, WHERE,
};
use super::messages::condition::{
    AboutItself, AsksAnswerOfGroup, AsksForNothing, ComparesOptions, ComparesWithShare, CountsWithoutNumber,
    FactWithoutOptions, RangesOverNothing, RangesOverTooMany, RowWithoutOptions, RowsWithoutOptions,
    TwoSubjects, UnknownAttribute, UnknownFact, UnknownFactOption, UnknownOption, UnknownOptionOfRows,
    UnknownRow, WithoutSubject,
};
use super::messages::edition::NameHint;
use super::settings::{Attribute, Role};
use super::{Criterion, Fact};
use crate::finding::{Finding, Findings, Located};
use crate::language::{Grouped, RowName};
use crate::setting::{Key, shape};
use crate::source::{Keys, NameOrIds, nouns};

/// What a condition may speak of.
pub(super) struct Scope<'s> {
    /// The rows, linked.
    pub rows: &'s [Criterion],
    /// The rows at the top.
    pub top: &'s [usize],
    pub facts: &'s [Fact],
    pub attributes: &'s [Attribute],
    /// The row that carries the condition; `None` if it is the total or an attribute.
    pub owner: Option<usize>,
    /// Over how many rows all conditions range together.
    pub ranged: &'s Cell<usize>,
}

/// The most rows that all conditions range over together: each of them is looked at for each condition.
const MAX_RANGED: usize = 200_000;

impl Scope<'_> {
    /// A condition, or a list of conditions that must all hold, under a key.
    pub(super) fn conditions(
        &self,
        key: &Key<shape::Any>,
        keys: &mut Keys<'_, '_>,
        findings: &mut Findings,
    ) -> Option<Vec<Condition>> {
        let value = keys.value(key)?;
        if value.get_ref().is_table() {
            let (table, place) = keys.table_at(key, findings)?;
            let mut inner = keys.below(table, place, keys.subject().key(key.key));
            let condition = self.condition(&mut inner, findings);
            inner.finish(findings);
            return condition.map(|condition| vec![condition]);
        }
        let tables = keys.tables_at(key, findings)?;
        let read = tables.into_iter().enumerate().map(|(position, (table, place))| {
            let subject = keys.subject().key(key.key).numbered(nouns::CONDITION, position + 1);
            let mut inner = keys.below(table, place, subject);
            let condition = self.condition(&mut inner, findings);
            inner.finish(findings);
            condition
        });
        let read: Vec<Option<Condition>> = read.collect();
        read.into_iter().collect()
    }

    /// One condition; the keys of whoever carries it may stand beside.
    pub(super) fn condition(&self, keys: &mut Keys<'_, '_>, findings: &mut Findings) -> Option<Condition> {
        let said: Vec<About> = About::ALL.into_iter().filter(|about| keys.contains(about.key())).collect();
        if let [about] = said[..] {
            keys.declare_all(std::slice::from_ref(about.key()));
            about.beside().iter().for_each(|settings| keys.declare_all(settings));
        }
        match said[..] {
            [About::Row] => self.about_row(keys, findings),
            [About::Fact] => self.about_fact(keys, findings),
            [About::Every] => self.about_rows(&EVERY, Quantifier::Every, keys, findings),
            [About::Any] => self.about_rows(&ANY, Quantifier::Any, keys, findings),
            [About::Count] => self.about_rows(&COUNT, Quantifier::Count(Limits::default()), keys, findings),
            [About::AnyOf] => self.conditions(&ANY_OF, keys, findings).map(Condition::Any),
            [About::AllOf] => self.conditions(&ALL_OF, keys, findings).map(Condition::All),
            [] => {
                // what is misspelt finds the right word, and the rest is no second mistake
                for setting in SUBJECT.iter().chain(TESTS).chain([&WHERE.setting]).chain(BOUNDS) {
                    keys.know(setting.key);
                }
                let finding = WithoutSubject { subject: keys.subject().clone() };
                findings.push(Finding::from(finding).at(keys.place()));
                None
            }
            [first, .., second] => {
                for setting in SUBJECT {
                    keys.know(setting.key);
                }
                let (first, second) = (first.key().key, second.key().key);
                let finding = TwoSubjects { subject: keys.subject().clone(), first, second };
                findings.push(Finding::from(finding).at(keys.place()));
                None
            }
        }
    }

    /// The row of a code.
    pub(super) fn row(&self, code: &Located<String>, findings: &mut Findings) -> Option<usize> {
        let found = self.rows.iter().position(|row| row.code == code.value);
        if found.is_none() {
            let codes = self.rows.iter().map(|row| row.code.as_str());
            let suggestion = findings.suggestion(&code.value, codes);
            let finding = UnknownRow { code: code.value.clone(), suggestion };
            findings.push(Finding::from(finding).at(&code.place));
        }
        found
    }

    /// The fact of a name.
    pub(super) fn fact(&self, name: &Located<String>, findings: &mut Findings) -> Option<usize> {
        let found = self.facts.iter().position(|fact| fact.name == name.value);
        if found.is_none() {
            let names = self.facts.iter().map(|fact| fact.name.as_str());
            let suggestion = findings.suggestion(&name.value, names);
            let finding =
                UnknownFact { name: name.value.clone(), suggestion: NameHint::new(&name.value, suggestion) };
            findings.push(Finding::from(finding).at(&name.place));
        }
        found
    }

    fn is_own(&self, row: usize) -> bool {
        let above = |row: &usize| self.rows[*row].parent;
        std::iter::successors(self.owner, above).any(|own| own == row)
    }

    fn about_row(&self, keys: &mut Keys<'_, '_>, findings: &mut Findings) -> Option<Condition> {
        let code = keys.find(&CRITERION, findings);
        let row = code.as_ref().and_then(|code| self.row(code, findings));
        let rows: Vec<usize> = row.into_iter().collect();
        let tests = self.tests(keys, &rows, true, findings);
        let (row, code) = (row?, code?);
        if self.is_own(row) {
            let finding = AboutItself { subject: keys.subject().clone(), row: RowName(code.value) };
            findings.push(Finding::from(finding).at(&code.place));
            return None;
        }
        let tests = tests?;
        Self::says_something(tests == Tests::default(), keys, findings)?;
        Some(Condition::Row { row, tests })
    }

    fn says_something(nothing: bool, keys: &Keys<'_, '_>, findings: &mut Findings) -> Option<()> {
        if nothing {
            let finding = AsksForNothing { subject: keys.subject().clone() };
            findings.push(Finding::from(finding).at(keys.place()));
        }
        (!nothing).then_some(())
    }

    fn about_fact(&self, keys: &mut Keys<'_, '_>, findings: &mut Findings) -> Option<Condition> {
        let name = keys.find(&FACT, findings);
        let is = keys.find(&IS, findings);
        let not = keys.find(&NOT, findings);
        let answered = keys.find(&ANSWERED, findings);
        let limits = self.limits(keys, findings);
        let fact = self.fact(&name?, findings)?;
        let is = self.fact_options(fact, is, findings);
        let not = self.fact_options(fact, not, findings);
        let tests = FactTests { is: is?, not: not?, answered, limits: limits? };
        Self::says_something(tests == FactTests::default(), keys, findings)?;
        let is_choice = !self.facts[fact].options.is_empty();
        let shares = [&tests.limits.lower, &tests.limits.upper]
            .into_iter()
            .flatten()
            .any(|limit| matches!(limit.level, Level::Share(_)));
        if (is_choice && !tests.limits.is_open()) || shares {
            let (subject, name) = (keys.subject().clone(), self.facts[fact].name.clone());
            let finding: Finding = if is_choice {
                ComparesOptions { subject, name }.into()
            } else {
                ComparesWithShare { subject, name }.into()
            };
            findings.push(finding.at(keys.place()));
            return None;
        }
        Some(Condition::Fact { fact, tests })
    }

    /// `Some(None)` where nothing was asked.
    #[expect(clippy::option_option, reason = "not asked, asked, and asked wrongly are three things")]
    fn fact_options(
        &self,
        fact: usize,
        named: Option<Vec<Located<String>>>,
        findings: &mut Findings,
    ) -> Option<Option<Vec<usize>>> {
        let Some(named) = named else { return Some(None) };
        let options = &self.facts[fact].options;
        if let (true, Some(first)) = (options.is_empty(), named.first()) {
            let name = self.facts[fact].name.clone();
            let finding = FactWithoutOptions { name, option: first.value.clone() };
            findings.push(Finding::from(finding).at(&first.place));
            return None;
        }
        let mut found = Vec::new();
        for name in &named {
            match options.iter().position(|option| *option == name.value) {
                Some(option) => found.push(option),
                None => {
                    let suggestion = findings.suggestion(&name.value, options.iter().map(String::as_str));
                    let (fact, option) = (self.facts[fact].name.clone(), name.value.clone());
                    let finding = UnknownFactOption { name: fact, option, suggestion };
                    findings.push(Finding::from(finding).at(&name.place));
                }
            }
        }
        (found.len() == named.len()).then_some(Some(found))
    }

    fn about_rows(
        &self,
        key: &Key<shape::NameOrIds>,
        quantifier: Quantifier,
        keys: &mut Keys<'_, '_>,
        findings: &mut Findings,
    ) -> Option<Condition> {
        let rows = self.range(key, keys, findings);
        let known = rows.clone().unwrap_or_default();
        let mut tests = self.tests(keys, &known, false, findings);
        let mut filter = Some(Tests::default());
        if let Some((table, place)) = keys.table_at(&WHERE, findings) {
            let mut inner = keys.below(table, place, keys.subject().key(WHERE.key));
            inner.declare_form(&ROW_TESTS);
            filter = self.tests(&mut inner, &known, false, findings);
            inner.finish(findings);
        }
        let quantifier = match (quantifier, &mut tests) {
            (Quantifier::Count(_), Some(tests)) => {
                let limits = std::mem::take(&mut tests.limits);
                if limits.is_open() {
                    let finding = CountsWithoutNumber { subject: keys.subject().clone() };
                    findings.push(Finding::from(finding).at(keys.place()));
                    return None;
                }
                Quantifier::Count(limits)
            }
            (quantifier, tests) => {
                let nothing = tests.as_ref().is_some_and(|tests| *tests == Tests::default());
                Self::says_something(nothing, keys, findings)?;
                quantifier
            }
        };
        Some(Condition::Range { quantifier, rows: rows?, filter: Box::new(filter?), tests: Box::new(tests?) })
    }

    /// The rows that a condition ranges over: without the row that carries it, and those above.
    fn range(
        &self,
        key: &Key<shape::NameOrIds>,
        keys: &mut Keys<'_, '_>,
        findings: &mut Findings,
    ) -> Option<Vec<usize>> {
        let value = keys.value(key)?;
        let leaves = || (0..self.rows.len()).filter(|row| !self.rows[*row].is_group());
        let rows: Vec<usize> = match keys.find(key, findings)? {
            NameOrIds::Ids(codes) => {
                let rows: Vec<Option<usize>> = codes.iter().map(|code| self.row(code, findings)).collect();
                rows.into_iter().collect::<Option<_>>()?
            }
            NameOrIds::Name(named) => match named.value.as_str() {
                "groups" => {
                    let ordinary =
                        |row: &usize| self.rows[*row].is_group() && self.rows[*row].role == Role::Normal;
                    self.top.iter().copied().filter(ordinary).collect()
                }
                "leaves" => leaves().filter(|row| self.rows[*row].role.counts()).collect(),
                "mandatory" => leaves().filter(|row| self.rows[*row].role == Role::Mandatory).collect(),
                _ => {
                    let top = self.row(&named, findings)?;
                    let above = |row: &usize| self.rows[*row].parent;
                    leaves()
                        .filter(|row| std::iter::successors(Some(*row), above).any(|above| above == top))
                        .collect()
                }
            },
        };
        let others: Vec<usize> = rows.into_iter().filter(|row| !self.is_own(*row)).collect();
        if others.is_empty() {
            let finding = RangesOverNothing { subject: keys.subject().clone() };
            findings.push(Finding::from(finding).at(&keys.place_of(value)));
            return None;
        }
        self.ranged.set(self.ranged.get() + others.len());
        if self.ranged.get() > MAX_RANGED {
            let finding = RangesOverTooMany { subject: keys.subject().clone(), most: Grouped(MAX_RANGED) };
            findings.push(Finding::from(finding).at(&keys.place_of(value)));
            return None;
        }
        Some(others)
    }

    /// What must hold of a row. `each`: every row must know the ids that are named; of many rows, one is enough.
    pub(super) fn tests(
        &self,
        keys: &mut Keys<'_, '_>,
        rows: &[usize],
        each: bool,
        findings: &mut Findings,
    ) -> Option<Tests> {
        let is = keys.find(&IS, findings);
        let not = keys.find(&NOT, findings);
        let has = keys.find(&HAS, findings).unwrap_or_default();
        let met = keys.find(&MET, findings);
        let answered = keys.find(&ANSWERED, findings);
        let limits = self.limits(keys, findings);
        let mut sound = true;
        let asks_answer = is.is_some() || not.is_some() || !has.is_empty() || answered.is_some();
        if let Some(group) = rows.iter().find(|row| self.rows[**row].is_group()).filter(|_| asks_answer) {
            let group = RowName(self.rows[*group].code.clone());
            let finding = AsksAnswerOfGroup { subject: keys.subject().clone(), group };
            findings.push(Finding::from(finding).at(keys.place()));
            sound = false;
        }
        if sound {
            for id in is.iter().chain(&not).flatten() {
                sound &= self.knows_id(id, rows, each, findings);
            }
        }
        let has: Vec<Option<Flag>> = has.iter().map(|name| self.flag(name, findings)).collect();
        let has: Option<Vec<Flag>> = has.into_iter().collect();
        let ids = |ids: Option<Vec<Located<String>>>| {
            ids.map(|ids| ids.into_iter().map(|id| id.value).collect::<Vec<_>>())
        };
        let tests = Tests { is: ids(is), not: ids(not), has: has?, met, answered, limits: limits? };
        sound.then_some(tests)
    }

    fn knows_id(&self, id: &Located<String>, rows: &[usize], each: bool, findings: &mut Findings) -> bool {
        let list = |row: &usize| self.rows[*row].rule.as_ref().map_or(&[][..], |rule| rule.list());
        let known = |row: &usize| list(row).iter().any(|listed| listed.is_called(&id.value));
        let fine = rows.is_empty() || if each { rows.iter().all(known) } else { rows.iter().any(known) };
        if !fine {
            let names: Vec<&str> = rows.iter().flat_map(list).map(|listed| listed.id.as_str()).collect();
            let (option, bare) = (id.value.clone(), names.is_empty());
            let suggestion = findings.suggestion(&id.value, names);
            let name = |row: &usize| RowName(self.rows[*row].code.clone());
            let finding: Finding = match rows {
                [row] if bare => RowWithoutOptions { row: name(row), option }.into(),
                [row] => UnknownOption { row: name(row), option, suggestion }.into(),
                _ if bare => RowsWithoutOptions { option }.into(),
                _ => UnknownOptionOfRows { option, suggestion }.into(),
            };
            findings.push(finding.at(&id.place));
        }
        fine
    }

    fn flag(&self, name: &Located<String>, findings: &mut Findings) -> Option<Flag> {
        if name.value == "evidence" {
            return Some(Flag::Evidence);
        }
        let found = self.attributes.iter().position(|attribute| attribute.name == name.value);
        if found.is_none() {
            let names = self.attributes.iter().map(|attribute| attribute.name.as_str()).chain(["evidence"]);
            let suggestion = findings.suggestion(&name.value, names);
            let finding = UnknownAttribute { name: name.value.clone(), suggestion };
            findings.push(Finding::from(finding).at(&name.place));
        }
        found.map(Flag::Attribute)
    }
}
