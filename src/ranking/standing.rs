//! What a batch keeps of a unit once it is evaluated: a few dozen bytes, so that a country fits into memory.

use super::key::{Key, RankedBy};
use crate::column::{Column, PerColumn};
use crate::evaluate::Status;
use crate::finding::{Diagnostic, Finding, Severity, code};
use crate::language::Language;
use crate::number::Decimal;
use crate::source::Position;
use crate::submission::unit_key;

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

/// Why a unit has no rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unranked {
    /// Something is wrong with it.
    Bad,
    /// It has not got the column that ranks.
    NoColumn,
    /// There is no score, for a reason of the criteria.
    NoScore,
    /// The row, or the index, that ranks has no points: it does not apply, or is not asked.
    NoKey,
    /// It does not state the fact that says among which others it is ranked.
    NoCohort,
    /// Its appraisal is being worked on.
    InProgress,
}

impl Unranked {
    /// The word of JSON, where neither the findings nor the status of the unit say why.
    pub fn word(self) -> Option<&'static str> {
        match self {
            Unranked::NoColumn => Some("no-column"),
            Unranked::NoKey => Some("no-number"),
            Unranked::NoCohort => Some("no-cohort"),
            Unranked::Bad | Unranked::NoScore | Unranked::InProgress => None,
        }
    }
}

/// Errors that keep a unit from being ranked; a declared figure that differs does not.
pub(crate) fn prevents_ranking(finding: &Finding) -> bool {
    finding.severity == Severity::Error && finding.code != &code::DECLARED_SCORE_DIFFERS
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
pub struct RenderedFinding {
    /// Its code.
    pub code: Box<str>,
    /// `error` or `warning`.
    pub severity: Box<str>,
    /// What is wrong.
    pub message: Box<str>,
    /// What to do about it.
    pub help: Box<str>,
    /// File, and where in it.
    pub place: Option<(Box<str>, Position)>,
}

impl RenderedFinding {
    /// A finding in words.
    pub fn new(what: &dyn Diagnostic, place: Option<(&str, Position)>, language: Language) -> Self {
        let code = what.code();
        RenderedFinding {
            code: code.name.into(),
            severity: code.severity.word().into(),
            message: what.message(language).into(),
            help: what.help(language).into(),
            place: place.map(|(file, position)| (file.into(), position)),
        }
    }
}

/// What only some editions have, or only some users ask for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct More {
    /// Total ÷ max.
    pub index: PerColumn<Option<Decimal>>,
    /// The id of the band.
    pub band: PerColumn<Option<Box<str>>>,
    /// Whether the band depends on something blank.
    pub band_for_now: PerColumn<bool>,
    /// Points of the groups at the top.
    pub groups: Vec<PerColumn<Option<Decimal>>>,
    /// What the unit is ranked by; there is none of it where that is the printed total alone.
    pub keys: Option<PerColumn<Option<Key>>>,
    /// The printed points of the row by which units are ranked, where it is one.
    pub ranking_row: PerColumn<Option<Decimal>>,
    /// The cohort that it is ranked in.
    pub cohort: Option<Box<str>>,
    /// Whether the edition ranks cohorts apart, and the unit does not say in which it is.
    pub no_cohort: bool,
    /// How many units it was set against, where the edition does that.
    pub set_against: Option<usize>,
    /// How far its appraisal is, where it is being worked on.
    pub progress: Option<Appraised>,
}

/// How far an appraisal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appraised {
    /// Leaves that are appraised.
    pub leaves: usize,
    /// Leaves that are to be appraised.
    pub of: usize,
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
    /// What each column came to; `None` of a column that is absent.
    pub statuses: PerColumn<Option<Status>>,
    /// The totals as printed.
    pub points: PerColumn<Option<Decimal>>,
    /// Appraisal − self, as it is printed.
    pub difference: Option<Decimal>,
    /// Rows with at least one declared figure that differs from the computed one; `None` where nothing was computed.
    pub wrong_rows: Option<u32>,
    /// What it would be compared by if nothing had been rounded, in the column that counts.
    pub unrounded: Option<Box<Key>>,
    /// What only some editions have.
    pub more: Option<Box<More>>,
    /// Errors for which it is not ranked.
    pub trouble: Box<[RenderedFinding]>,
}

impl Standing {
    /// A unit that could not be scored.
    pub fn failed(id: &str, origin: Origin, trouble: Vec<RenderedFinding>) -> Self {
        Standing {
            id: unit_key(id).into(),
            name: None,
            origin,
            fate: Fate::Failed,
            statuses: PerColumn::default(),
            points: PerColumn::default(),
            difference: None,
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

    /// What it is ranked by in a column; `None` where it has no rank.
    pub fn ranked_by(&self, column: Column) -> Option<RankedBy<'_>> {
        if self.is_bad() || *self.statuses.get(column) == Some(Status::InProgress) {
            return None;
        }
        match self.more.as_ref().and_then(|more| more.keys.as_ref()) {
            Some(keys) => keys.get(column).as_ref().map(RankedBy::Key),
            None => self.points.get(column).map(RankedBy::Printed),
        }
    }

    /// Why it has no rank in a column; `None` where it has one.
    pub fn unranked(&self, column: Column) -> Option<Unranked> {
        if self.ranked_by(column).is_some() {
            return None;
        }
        Some(match self.statuses.get(column) {
            _ if self.is_bad() => Unranked::Bad,
            None => Unranked::NoColumn,
            Some(Status::InProgress) => Unranked::InProgress,
            Some(Status::NoScore | Status::Error) => Unranked::NoScore,
            Some(_) if self.has_no_cohort() => Unranked::NoCohort,
            Some(_) => Unranked::NoKey,
        })
    }

    /// Whether it does not state the fact that says among which others it is ranked.
    pub fn has_no_cohort(&self) -> bool {
        self.more.as_ref().is_some_and(|more| more.no_cohort)
    }

    /// What each column came to, where nothing else is said: the status of the unit, where a column has a total.
    pub fn usual_statuses(fate: Fate, points: &PerColumn<Option<Decimal>>) -> PerColumn<Option<Status>> {
        let Fate::Reached(status) = fate else { return PerColumn::default() };
        let none = points.own.is_none() && points.appraisal.is_none();
        PerColumn {
            own: (none || points.own.is_some()).then_some(status),
            appraisal: points.appraisal.map(|_| status),
        }
    }

    /// Whether a column came to something else than the status of the unit says.
    pub fn has_other_status(&self) -> bool {
        self.statuses != Self::usual_statuses(self.fate, &self.points)
    }

    /// Adds an error for which it is not ranked.
    pub fn tell(&mut self, told: RenderedFinding) {
        let mut trouble = std::mem::take(&mut self.trouble).into_vec();
        trouble.push(told);
        self.trouble = trouble.into();
    }

    /// Its id, and how far its appraisal is where it is being worked on: `la-gi 35/82`.
    pub fn with_progress(&self) -> String {
        match self.more.as_ref().and_then(|more| more.progress) {
            Some(Appraised { leaves, of }) => format!("{} {leaves}/{of}", self.id),
            None => self.id.to_string(),
        }
    }

    /// The cohort that it is ranked in.
    pub fn cohort(&self) -> Option<&str> {
        self.more.as_ref().and_then(|more| more.cohort.as_deref())
    }
}
