//! Many units of one edition: each is read, bound and evaluated by the code that does so for one, and only what a
//! ranking needs is kept of it. Nothing here opens files or prints.

mod fast;
mod form_kept;
mod kept;
mod messages;
mod ordered;
mod relative;
mod seen;
mod unit;

pub(crate) use fast::HeaderCache;
pub use fast::{COUNTED, FastPath, GIVEN_BACK};
pub(crate) use form_kept::{FormKept, Keep};
pub(crate) use messages::NO_UNITS;
pub(crate) use ordered::parallel_map_ordered;
pub(crate) use seen::Seen;
pub(crate) use unit::{BoundUnit, Place};

use unit::count;

use std::collections::BTreeSet;
use std::sync::OnceLock;

use memchr::memchr_iter;

use crate::column::Column;
use crate::criteria::Criteria;
use crate::evaluate::{Evaluation, evaluate};
use crate::finding::Findings;
use crate::form::{Overrides, Prepared};
use crate::language::{Language, Text};
use crate::ranking::{Standing, Tally};
use crate::read::{LongCsv, NotAForm, Opened, Portion, ReadOptions, UnitRows, open};
use crate::source::{RawFact, SourceText};
use crate::submission::{Stage, Submission};
use crate::working::Recorder;

/// What is wanted of each unit.
#[derive(Clone, Copy, Debug)]
pub struct BatchOptions {
    /// The column that counts; where the user does not say, the appraisal of a unit that has one.
    pub column: Option<Column>,
    /// Whether the points of the groups at the top are kept.
    pub groups: bool,
    /// Whether ranks are held against those that nothing rounded would give.
    pub marks: bool,
    /// Whether points are counted for a summary.
    pub tally: bool,
    /// The language of what is found about a unit.
    pub language: Language,
    /// How an appraisal is taken that says nothing yet of some rows.
    pub stage: Stage,
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
    /// How plain units are scored quickly; without it the general engine alone scores them, to the same results.
    pub fast: Option<FastPath>,
    /// Whether the user named the edition, so that units need not.
    pub named_by_user: bool,
    /// Facts that hold for every unit.
    pub facts: Option<CommonFacts>,
    /// How files are read.
    pub read: ReadOptions,
    /// What is said of the layout of printed forms.
    pub(crate) layout: Overrides,
    /// What such forms print of the edition.
    pub(crate) printed: Prepared,
    /// What is wanted.
    pub options: BatchOptions,
    /// Whether the points of a unit hang on the other units.
    pub relative: bool,
    /// Units that are given twice, once that is known.
    pub uncounted: Uncounted,
    /// What is done with each form; all of them are evaluated in full then.
    pub keep: Keep,
}

/// Units whose points are in no summary.
#[derive(Debug, Default)]
pub struct Uncounted(OnceLock<BTreeSet<Box<str>>>);

/// Results of one task.
#[derive(Debug, Default)]
pub struct BatchResults {
    /// Units in their order.
    pub units: Vec<Standing>,
    /// Units of an edition that sets units against each other: they are evaluated once all are there.
    pub bound: Vec<BoundUnit>,
    /// Files that are no forms.
    pub no_forms: Vec<NoForm>,
    /// What was counted.
    pub tally: Tally,
}

/// A file that is no form: what this program wrote, or an edition.
#[derive(Debug)]
pub struct NoForm {
    /// Position of the file.
    pub file: u32,
    /// What it is.
    pub what: Text,
    /// What it is as a form, where somebody may have meant it as one.
    pub failed: Vec<Standing>,
}

impl BatchResults {
    /// Adds what became of another piece of work.
    pub fn add(&mut self, other: BatchResults) {
        self.units.extend(other.units);
        self.bound.extend(other.bound);
        self.no_forms.extend(other.no_forms);
        self.tally.merge(&other.tally);
    }
}

/// Whether an edition sets units against each other.
pub fn is_relative(criteria: &Criteria) -> bool {
    criteria.rows.iter().any(|row| row.rule.as_ref().is_some_and(|rule| rule.kind().relative))
}

impl Batch {
    /// Says whose points are to be in no summary; heard once.
    pub fn set_uncounted(&self, ids: BTreeSet<Box<str>>) {
        self.uncounted.0.get_or_init(|| ids);
    }

    /// Scores the form, or the forms, in the bytes of a file.
    pub fn file(&self, place: &Place<'_>, bytes: &[u8], results: &mut BatchResults) {
        self.score_file_cached(&mut HeaderCache::default(), place, bytes, results);
    }

    /// Like [`Batch::file`], reusing what the fast path has made of the header if it is unchanged.
    pub fn score_file_cached<'b>(
        &'b self,
        cache: &mut HeaderCache<'b>,
        place: &Place<'_>,
        bytes: &[u8],
        results: &mut BatchResults,
    ) {
        if self.quick().is_some_and(|fast| fast.form(self, cache, (place, bytes), results)) {
            return;
        }
        let Opened { text, reader } = match open(place.name, place.ending, bytes, self.read, unit::FORM) {
            Ok(opened) => opened,
            Err(failed) => {
                let (text, finding) = *failed;
                return self.unreadable(place, text, finding, results);
            }
        };
        if let Some(NotAForm { what, may_be_meant }) = (reader.not_a_form)(&text.text) {
            let mut part = BatchResults::default();
            if may_be_meant {
                self.form(place, reader, text, &mut part);
            }
            return results.no_forms.push(NoForm { file: place.file, what, failed: part.units });
        }
        let long = reader.units.and_then(|units| units(text.text.as_bytes(), self.read));
        match long {
            Some(long) => {
                let bytes = text.text.as_bytes()[long.header.len()..].to_vec();
                let before = results.units.len() + results.bound.len();
                self.portion(place, &long, &Portion { bytes, first_line: long.lines }, results);
                if results.units.len() + results.bound.len() == before {
                    self.not_read(place, NO_UNITS.into(), results);
                }
            }
            None => self.form(place, reader, text, results),
        }
    }

    /// Scores the units of a portion of a long CSV: plain ones quickly, all others as every form is.
    pub fn portion(&self, place: &Place<'_>, long: &LongCsv, portion: &Portion, results: &mut BatchResults) {
        let bytes = &portion.bytes[..];
        let mut fast = self.quick().and_then(|fast| fast.units(self, long, bytes));
        let (mut at, mut line) = (0, portion.first_line);
        loop {
            let breaks = bytes[at..].iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
            (at, line) = (at + breaks, line + memchr_iter(b'\n', &bytes[at..at + breaks]).count());
            if let Some(unit) = &mut fast
                && let Some(next) = unit.score((place, bytes), (at, line), results)
            {
                (at, line) = next;
                continue;
            }
            let Some(rows) = long.unit_at(bytes, at) else { return };
            let first_line = line + memchr_iter(b'\n', &bytes[at..rows.span.start]).count();
            line = first_line + memchr_iter(b'\n', &bytes[rows.span.clone()]).count();
            at = rows.span.end;
            self.rows(place, long, bytes, &UnitRows { first_line, ..rows }, results);
        }
    }

    /// The quick way, unless forms are evaluated in full.
    pub(crate) fn quick(&self) -> Option<&FastPath> {
        self.fast.as_ref().filter(|_| !self.keep.is_asked())
    }

    /// Evaluates a unit, or keeps it until all are there.
    fn score(&self, mut bound: BoundUnit, results: &mut BatchResults) {
        if self.relative {
            results.bound.push(bound);
            return;
        }
        let quick = !bound.submission.has_doubts();
        if quick && let Some(standing) = self.fast_standing(&mut bound, &mut results.tally) {
            results.units.push(standing);
            return;
        }
        let mut findings = Findings::default();
        let recorder = self.keep.recorder();
        let evaluation = evaluate(&self.criteria, &bound.submission, &recorder, &mut findings);
        let unrounded = self.unrounded.as_ref();
        let unrounded = unrounded.map(|it| evaluated(it, &bound.submission, &mut Findings::default()));
        let standing =
            self.standing_with_findings(bound, &evaluation, unrounded.as_ref(), findings, &mut results.tally);
        results.units.push(standing);
    }
}

/// What a unit comes to, without its workings.
fn evaluated(criteria: &Criteria, submission: &Submission, findings: &mut Findings) -> Evaluation {
    evaluate(criteria, submission, &Recorder::discarding(), findings)
}
