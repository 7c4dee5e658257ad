//! What a batch keeps of a unit once it is evaluated: a few dozen bytes, so that a country fits into memory.

use std::cmp::Ordering;

use crate::column::{Column, PerColumn};
use crate::evaluate::Status;
use crate::number::{Decimal, Exact};
use crate::submission::unit_key;

/// What units are compared by: one figure, or several of which the later ones decide between equals.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// One figure.
    One(Exact),
    /// Several.
    Several(Box<[Exact]>),
}

impl Key {
    /// The figure that ranks, and those that decide between equals.
    pub fn new(first: Exact, then: impl Iterator<Item = Exact>) -> Self {
        let all: Vec<Exact> = std::iter::once(first.clone()).chain(then).collect();
        if all.len() == 1 { Key::One(first) } else { Key::Several(all.into()) }
    }

    /// All figures.
    pub fn figures(&self) -> &[Exact] {
        match self {
            Key::One(figure) => std::slice::from_ref(figure),
            Key::Several(figures) => figures,
        }
    }
}

/// What became of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It could not be scored at all.
    Failed,
    /// Its total is this.
    Reached(Status),
}

impl Fate {
    /// The word of JSON.
    pub fn word(self) -> &'static str {
        match self {
            Fate::Failed => "failed",
            Fate::Reached(status) => status.word(),
        }
    }

    /// What a word of JSON says.
    pub fn named(word: &str) -> Option<Self> {
        let all = Status::ALL.into_iter().map(Fate::Reached).chain([Fate::Failed]);
        all.into_iter().find(|fate| fate.word() == word)
    }
}

/// Where a unit stands: the position of its file among all files, and the line it begins at, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// Position of the file.
    pub file: u32,
    /// Line.
    pub line: u32,
}

/// A finding in words, once the text that it is about is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Its code.
    pub code: Box<str>,
    /// `error` or `warning`.
    pub severity: Box<str>,
    /// What is wrong.
    pub message: Box<str>,
    /// What to do about it.
    pub help: Box<str>,
    /// File, line and column.
    pub place: Option<(Box<str>, usize, usize)>,
}

/// What only some editions have, or only some users ask for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct More {
    /// Total ÷ max.
    pub index: PerColumn<Option<Decimal>>,
    /// The id of the band.
    pub band: PerColumn<Option<Box<str>>>,
    /// Points of the groups at the top.
    pub groups: Vec<PerColumn<Option<Decimal>>>,
    /// What the unit is compared by, where that is not the printed total alone.
    pub keys: PerColumn<Option<Key>>,
    /// The cohort that it is ranked in.
    pub cohort: Option<Box<str>>,
    /// How many units it was set against, where the edition does that.
    pub set_against: Option<usize>,
}

/// What a batch keeps of a unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// Its id.
    pub id: Box<str>,
    /// Its name.
    pub name: Option<Box<str>>,
    /// Where it stands.
    pub origin: Origin,
    /// What became of it, in the column that counts.
    pub fate: Fate,
    /// The totals as printed.
    pub points: PerColumn<Option<Decimal>>,
    /// Rows with at least one declared figure that differs from the computed one; `None` where nothing was computed.
    pub wrong_rows: Option<u32>,
    /// What it would be compared by if nothing had been rounded, in the column that counts.
    pub unrounded: Option<Box<Key>>,
    /// What only some editions have.
    pub more: Option<Box<More>>,
    /// Errors for which it is not ranked.
    pub trouble: Box<[Told]>,
}

impl Standing {
    /// A unit that could not be scored.
    pub fn failed(id: &str, origin: Origin, trouble: Vec<Told>) -> Self {
        Standing {
            id: unit_key(id).into(),
            name: None,
            origin,
            fate: Fate::Failed,
            points: PerColumn::default(),
            wrong_rows: None,
            unrounded: None,
            more: None,
            trouble: trouble.into(),
        }
    }

    /// Whether it is listed first and not ranked.
    pub fn is_bad(&self) -> bool {
        self.fate == Fate::Failed || !self.trouble.is_empty()
    }

    /// What it is ranked by in a column, where that is not the printed total alone.
    fn key(&self, column: Column) -> Option<&Key> {
        self.more.as_ref().and_then(|more| more.keys.get(column).as_ref())
    }

    /// Whether it can be ranked in a column.
    pub fn is_ranked(&self, column: Column) -> bool {
        !self.is_bad() && (self.key(column).is_some() || self.points.get(column).is_some())
    }

    /// How it compares with another in a column: less is worse.
    pub fn compare(&self, other: &Standing, column: Column) -> Ordering {
        let exact = |unit: &Standing| unit.points.get(column).map(|points| Key::One(Exact::from(points)));
        match (self.key(column), other.key(column)) {
            (Some(own), Some(other)) => own.cmp(other),
            (None, None) => self.points.get(column).cmp(other.points.get(column)),
            (Some(own), None) => Some(own.clone()).cmp(&exact(other)),
            (None, Some(other)) => exact(self).cmp(&Some(other.clone())),
        }
    }

    /// Adds an error for which it is not ranked.
    pub fn tell(&mut self, told: Told) {
        let mut trouble = std::mem::take(&mut self.trouble).into_vec();
        trouble.push(told);
        self.trouble = trouble.into();
    }

    /// The cohort that it is ranked in.
    pub fn cohort(&self) -> Option<&str> {
        self.more.as_ref().and_then(|more| more.cohort.as_deref())
    }

    /// Appraisal − self.
    pub fn difference(&self) -> Option<Decimal> {
        self.points.appraisal?.checked_sub(self.points.own?)
    }
}
