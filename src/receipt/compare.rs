//! A receipt beside what the same form gives now: what changed of the files, and each number that differs with its reason.

use std::collections::{BTreeMap, BTreeSet};

use super::{Content, Numbers, Receipt, RowNumbers};
use crate::column::Column;
use crate::criteria::TOTAL;

/// A receipt beside a new one of the same form.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// Whether the receipt was changed after it was written.
    pub edited: bool,
    /// What was read, in the order in which it is listed; what neither receipt has is left out.
    pub inputs: Vec<InputChange>,
    /// The numbers that differ, in the order of the form.
    pub numbers: Vec<NumberChange>,
}

/// Something that numbers follow from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// The form.
    Form,
    /// The edition.
    Edition,
    /// The file of `--facts`.
    Facts,
    /// The file beside a printed form in which a person settled how it is read.
    Layout,
    /// Options that change how the form is read.
    Options,
}

/// Something that numbers follow from, then and now: hashes, or options as they are typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputChange {
    /// What.
    pub input: Input,
    /// In the receipt.
    pub before: Option<String>,
    /// Now.
    pub now: Option<String>,
}

/// What a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// The points as they are printed, or exactly if they are printed alike.
    Points,
    /// The state of the answer.
    Status,
    /// The answer.
    Answer,
    /// The max of the edition.
    Max,
    /// The max of what applies.
    ApplicableMax,
    /// The declared points.
    Declared,
    /// The band.
    Band,
    /// The declared band.
    DeclaredBand,
    /// The index.
    Index,
    /// The declared index.
    DeclaredIndex,
    /// The row itself: the edition has it or not.
    Row,
    /// A fact.
    Fact,
    /// The id of the unit.
    Unit,
    /// The name of the unit.
    UnitName,
}

/// A number that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberChange {
    /// The code of the row, or the name of the fact; empty for the unit.
    pub row: String,
    /// The column; `None` for what both columns share.
    pub column: Option<Column>,
    /// What it is.
    pub measure: Measure,
    /// In the receipt.
    pub before: Option<String>,
    /// Now.
    pub now: Option<String>,
    /// Why it differs.
    pub why: Why,
}

/// Why a number differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The answer is another one.
    Answer {
        /// In the receipt.
        before: Option<String>,
        /// Now.
        now: Option<String>,
    },
    /// Rows below it differ.
    Rows(Vec<String>),
    /// These inputs changed.
    Inputs(Vec<Input>),
    /// No input changed, and the receipt was edited.
    Edited,
    /// No input changed, and the receipt says what it said: the program computes otherwise.
    Program,
}

impl InputChange {
    /// Whether it is another one now.
    pub fn is_changed(&self) -> bool {
        self.before != self.now
    }
}

impl Comparison {
    /// Compares a receipt with one that was made of the same form now.
    pub fn new(receipt: &Receipt, now: &Receipt) -> Self {
        let edited = !receipt.is_intact();
        let inputs = inputs(&receipt.content, &now.content);
        let changed = inputs.iter().filter(|input| input.is_changed()).map(|input| input.input).collect();
        let numbers = Numbered {
            before: &receipt.content,
            now: &now.content,
            changed,
            edited,
            moved: moved(&receipt.content, &now.content),
            below: below(&now.content),
        };
        Comparison { edited, inputs, numbers: numbers.changes() }
    }

    /// Whether the same files gave the same numbers.
    pub fn is_match(&self) -> bool {
        !self.edited && self.numbers.is_empty() && !self.inputs.iter().any(InputChange::is_changed)
    }

    /// What changed of the inputs.
    pub fn changed(&self) -> impl Iterator<Item = Input> {
        self.inputs.iter().filter(|input| input.is_changed()).map(|input| input.input)
    }
}

fn inputs(before: &Content, now: &Content) -> Vec<InputChange> {
    // editions with the same text and other ids cannot be
    let edition = |content: &Content| Some(content.criteria_sha256.clone());
    [
        (Input::Form, Some(before.form_sha256.clone()), Some(now.form_sha256.clone())),
        (Input::Edition, edition(before), edition(now)),
        (Input::Facts, before.facts_sha256.clone(), now.facts_sha256.clone()),
        (Input::Layout, before.layout_sha256.clone(), now.layout_sha256.clone()),
        (Input::Options, before.options.typed(), now.options.typed()),
    ]
    .into_iter()
    .filter(|(_, before, now)| before.is_some() || now.is_some())
    .map(|(input, before, now)| InputChange { input, before, now })
    .collect()
}

/// The rows of a receipt by their codes.
fn by_code(content: &Content) -> BTreeMap<&str, &RowNumbers> {
    content.rows.iter().map(|row| (row.code.as_str(), row)).collect()
}

/// The rows and columns whose points differ.
fn moved<'c>(before: &'c Content, now: &'c Content) -> BTreeSet<(&'c str, Column)> {
    let old = by_code(before);
    let points = |row: Option<&&RowNumbers>, column| {
        let numbers = row.and_then(|row| row.get(column))?;
        Some((numbers.points.clone(), numbers.printed.clone()))
    };
    let differs = |row: &&'c RowNumbers, column| {
        points(old.get(row.code.as_str()), column) != points(Some(row), column)
    };
    let each = now.rows.iter().flat_map(|row| Column::BOTH.map(|column| (row, column)));
    each.filter(|(row, column)| differs(row, *column))
        .map(|(row, column)| (row.code.as_str(), column))
        .collect()
}

/// The two receipts, and what is known of their inputs.
struct Numbered<'c> {
    before: &'c Content,
    now: &'c Content,
    changed: Vec<Input>,
    edited: bool,
    moved: BTreeSet<(&'c str, Column)>,
    /// The rows that are added to a row.
    below: BTreeMap<&'c str, Vec<&'c str>>,
}

impl Numbered<'_> {
    fn changes(&self) -> Vec<NumberChange> {
        let mut changes = Vec::new();
        for (measure, before, now) in [
            (Measure::Unit, &self.before.unit, &self.now.unit),
            (Measure::UnitName, &self.before.unit_name, &self.now.unit_name),
        ] {
            changes.extend(self.read(("", None), measure, before.as_ref(), now.as_ref()));
        }
        let facts: BTreeSet<&String> = self.before.facts.keys().chain(self.now.facts.keys()).collect();
        for fact in facts {
            for column in Column::BOTH {
                let value =
                    |content: &Content| content.facts.get(fact).and_then(|pair| pair.get(column)).cloned();
                let (before, now) = (value(self.before), value(self.now));
                changes.extend(self.read((fact, Some(column)), Measure::Fact, before.as_ref(), now.as_ref()));
            }
        }
        let old = by_code(self.before);
        let new = by_code(self.now);
        for row in &self.now.rows {
            match old.get(row.code.as_str()) {
                Some(before) => self.row(before, row, &mut changes),
                None => changes.push(self.of_edition(&row.code, Measure::Row, None, Some(row.code.clone()))),
            }
        }
        for row in self.before.rows.iter().filter(|row| !new.contains_key(row.code.as_str())) {
            changes.push(self.of_edition(&row.code, Measure::Row, Some(row.code.clone()), None));
        }
        changes
    }

    fn row(&self, before: &RowNumbers, now: &RowNumbers, changes: &mut Vec<NumberChange>) {
        if before.max != now.max {
            changes.push(self.of_edition(&now.code, Measure::Max, before.max.clone(), now.max.clone()));
        }
        let none = Numbers::default();
        for column in Column::BOTH {
            let (old, new) = (before.get(column).unwrap_or(&none), now.get(column).unwrap_or(&none));
            let place = (now.code.as_str(), Some(column));
            let is_moved = self.moved.contains(&(now.code.as_str(), column));
            if is_moved {
                let (mut from, mut to) = (old.printed.clone(), new.printed.clone());
                if from == to {
                    (from, to) = (old.points.clone(), new.points.clone());
                }
                changes.push(change(
                    place,
                    Measure::Points,
                    from,
                    to,
                    self.why_points(now, column, (old, new)),
                ));
            } else if old.answer != new.answer {
                changes.extend(self.read(place, Measure::Answer, old.answer.as_ref(), new.answer.as_ref()));
            }
            let (from, to) = (Some(&old.status), Some(&new.status));
            let say = |status: Option<&String>| status.filter(|status| !status.is_empty()).cloned();
            if from != to {
                let why = self.why_points(now, column, (old, new));
                changes.push(change(place, Measure::Status, say(from), say(to), why));
            }
            for (measure, from, to) in [
                (Measure::ApplicableMax, &old.max, &new.max),
                (Measure::Band, &old.band, &new.band),
                (Measure::Index, &old.index, &new.index),
            ] {
                if from != to {
                    let why = self.why_points(now, column, (old, new));
                    changes.push(change(place, measure, from.clone(), to.clone(), why));
                }
            }
            for (measure, from, to) in [
                (Measure::Declared, &old.declared, &new.declared),
                (Measure::DeclaredBand, &old.declared_band, &new.declared_band),
                (Measure::DeclaredIndex, &old.declared_index, &new.declared_index),
            ] {
                changes.extend(self.read(place, measure, from.as_ref(), to.as_ref()));
            }
        }
    }

    /// What is read of the form, if it differs.
    fn read(
        &self,
        place: (&str, Option<Column>),
        measure: Measure,
        before: Option<&String>,
        now: Option<&String>,
    ) -> Option<NumberChange> {
        let why = || self.why(|input| input != Input::Edition);
        (before != now).then(|| change(place, measure, before.cloned(), now.cloned(), why()))
    }

    fn of_edition(
        &self,
        row: &str,
        measure: Measure,
        before: Option<String>,
        now: Option<String>,
    ) -> NumberChange {
        change((row, None), measure, before, now, self.why(|input| input == Input::Edition))
    }

    /// By the inputs that changed: those that are likely if any of them did, else any.
    fn why(&self, is_likely: impl Fn(Input) -> bool) -> Why {
        let likely: Vec<Input> = self.changed.iter().copied().filter(|input| is_likely(*input)).collect();
        match (likely.is_empty(), self.changed.is_empty()) {
            (false, _) => Why::Inputs(likely),
            (true, false) => Why::Inputs(self.changed.clone()),
            (true, true) if self.edited => Why::Edited,
            (true, true) => Why::Program,
        }
    }

    fn why_points(&self, row: &RowNumbers, column: Column, (old, new): (&Numbers, &Numbers)) -> Why {
        if old.answer != new.answer && !self.changed.is_empty() {
            return Why::Answer { before: old.answer.clone(), now: new.answer.clone() };
        }
        let below = self.below.get(row.code.as_str()).into_iter().flatten();
        let below: Vec<String> = below
            .filter(|code| self.moved.contains(&(**code, column)))
            .map(|code| (*code).to_owned())
            .collect();
        if below.is_empty() { self.why(|_| true) } else { Why::Rows(below) }
    }
}

/// The rows that are added to each row: to the nearest one whose code begins theirs, or to the total.
fn below(content: &Content) -> BTreeMap<&str, Vec<&str>> {
    let known = by_code(content);
    let mut below: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for row in content.rows.iter().filter(|row| row.code != TOTAL) {
        let mut above = row.code.as_str();
        let parent = loop {
            match above.rsplit_once('.') {
                Some((shorter, _)) if known.contains_key(shorter) => break shorter,
                Some((shorter, _)) => above = shorter,
                None => break TOTAL,
            }
        };
        below.entry(parent).or_default().push(&row.code);
    }
    below
}

fn change(
    (row, column): (&str, Option<Column>),
    measure: Measure,
    before: Option<String>,
    now: Option<String>,
    why: Why,
) -> NumberChange {
    NumberChange { row: row.to_owned(), column, measure, before, now, why }
}
