//! Many units of one edition: each is read, bound and evaluated by the code that does so for one, and only what a
//! ranking needs is kept of it. Nothing here opens files or prints.

mod caught;
mod ordered;
mod relative;
mod seen;
mod unit;

pub use caught::caught;
pub use ordered::in_order;
pub use seen::Seen;
pub use unit::{BoundUnit, Place};

use encoding_rs::Encoding;

use crate::column::Column;
use crate::criteria::Criteria;
use crate::evaluate::evaluate;
use crate::finding::Findings;
use crate::ranking::{Standing, Tally};
use crate::read::{LongCsv, Portion, ReadOptions, Reader};
use crate::source::{RawFact, SourceText};
use crate::working::Recorder;

/// What is wanted of each unit.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// The column that counts; where the user does not say, the appraisal of a unit that has one.
    pub column: Option<Column>,
    /// Whether the points of the groups at the top are kept.
    pub groups: bool,
    /// Whether ranks are held against those that nothing rounded would give.
    pub marks: bool,
    /// Whether points are counted for a summary.
    pub tally: bool,
}

/// Facts that hold for every unit that does not state them itself.
#[derive(Debug)]
pub struct CommonFacts {
    /// The facts.
    pub facts: Vec<RawFact>,
    /// The text that they were read from; they say that it is the second of a unit's texts.
    pub source: SourceText,
}

/// An edition, bound once for all units.
#[derive(Debug)]
pub struct Batch {
    /// The edition.
    pub criteria: Criteria,
    /// The same edition with nothing rounded before it is compared; where ranks are to be held against it.
    pub unrounded: Option<Criteria>,
    /// Whether the user named the edition, so that units need not.
    pub named_by_user: bool,
    /// Facts that hold for every unit.
    pub facts: Option<CommonFacts>,
    /// How CSVs are read.
    pub read: ReadOptions,
    /// The encoding of the files, where the user named it.
    pub encoding: Option<&'static Encoding>,
    /// What is wanted.
    pub wanted: Wanted,
}

/// What became of a piece of work.
#[derive(Debug, Default)]
pub struct Done {
    /// Units in their order.
    pub units: Vec<Standing>,
    /// Units of an edition that sets units against each other: they are evaluated once all are there.
    pub bound: Vec<BoundUnit>,
    /// What was counted.
    pub tally: Tally,
    /// How many lines of a long CSV that was.
    pub lines: usize,
}

impl Batch {
    /// Whether the points of a unit hang on the other units.
    pub fn is_relative(&self) -> bool {
        self.criteria.rows.iter().any(|row| row.rule.as_ref().is_some_and(|rule| rule.kind().relative))
    }

    /// Scores the form, or the forms, in the bytes of a file.
    pub fn file(&self, place: &Place<'_>, reader: Option<&'static Reader>, bytes: &[u8], done: &mut Done) {
        let text = match crate::source::decode::decode(place.name, bytes, self.encoding, unit::FORM) {
            Ok(text) => text,
            Err(failed) => {
                let (text, finding) = *failed;
                return Self::unreadable(place, text, finding, done);
            }
        };
        let reader = reader.unwrap_or_else(|| crate::read::reader_for_text(&text.text));
        let long = (reader.name == "csv").then(|| LongCsv::of(text.text.as_bytes(), self.read)).flatten();
        match long {
            Some(long) => {
                let bytes = text.text.as_bytes()[long.header.len()..].to_vec();
                self.portion(place, &long, &Portion { bytes, first_line: long.lines }, done);
            }
            None => self.form(place, reader, text, done),
        }
    }

    /// Scores the units of a portion of a long CSV.
    pub fn portion(&self, place: &Place<'_>, long: &LongCsv, portion: &Portion, done: &mut Done) {
        for rows in long.units(portion) {
            self.rows(place, long, &portion.bytes, &rows, done);
        }
    }

    /// Evaluates a unit, or keeps it until all are there.
    fn score(&self, bound: BoundUnit, done: &mut Done) {
        if self.is_relative() {
            done.bound.push(bound);
            return;
        }
        let mut findings = Findings::default();
        let evaluation = evaluate(&self.criteria, &bound.submission, &Recorder::discarding(), &mut findings);
        let unrounded = self.unrounded.as_ref().map(|criteria| {
            evaluate(criteria, &bound.submission, &Recorder::discarding(), &mut Findings::default())
        });
        let standing = self.standing(bound, &evaluation, unrounded.as_ref(), findings, &mut done.tally);
        done.units.push(standing);
    }
}
