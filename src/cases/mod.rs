//! The tests that an edition carries beside its rules: submissions with the figures that they must come to.

mod coverage;
mod decisions;
mod decode;
mod keys;
mod messages;
mod report;
mod run;
mod strange_keys;

pub(crate) use coverage::{Coverage, Share};
pub use decode::decode_cases;
pub(crate) use keys::TESTS;
pub(crate) use report::{json, sheet};
pub(crate) use run::CaseResult;
pub use run::run_cases;

use crate::column::{Column, PerColumn};
use crate::finding::{Located, Place};
use crate::number::Decimal;
use crate::source::{RawFact, RawRow};

/// One `[[test]]`.
#[derive(Clone, Debug)]
pub struct Case {
    /// Its name.
    pub name: Located<String>,
    /// The units that are scored together; usually one.
    pub units: Vec<CaseUnit>,
    /// The codes of all findings, where the test states them.
    pub findings: Option<Located<Vec<String>>>,
}

/// One unit of a test.
#[derive(Clone, Debug, Default)]
pub struct CaseUnit {
    /// Its facts.
    pub facts: Vec<RawFact>,
    /// What each column answers.
    pub answers: PerColumn<Option<Vec<RawRow>>>,
    /// What answers every leaf that is not named.
    pub rest: PerColumn<Option<RawRow>>,
    /// What it must come to.
    pub expected: Vec<Expected>,
}

/// What a row, or the total, must come to.
#[derive(Clone, Debug)]
pub struct Expected {
    /// The row's code, or `total`.
    pub code: Located<String>,
    /// The column.
    pub column: Column,
    /// What of it.
    pub what: What,
    /// Where that is stated.
    pub place: Place,
}

/// One statement about a row.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// Its points.
    Score(Decimal),
    /// Its index.
    Index(Decimal),
    /// Its rank among the units of the test.
    Rank(Decimal),
    /// Its status.
    Status(String),
    /// Its band.
    Band(String),
    /// Its band before events.
    BandByPoints(String),
}
