//! Many units of one edition: each is read, bound and evaluated by the code that does so for one, and only what a
//! ranking needs is kept of it. Nothing here opens files or prints.

mod caught;
mod kept;
mod messages;
mod ordered;
mod priced;
mod quick;
mod quick_answers;
mod quick_cells;
mod quick_head;
mod quick_shape;
mod reckoned;
mod relative;
mod seen;
mod unit;

pub use caught::{caught, is_catching};
pub use messages::NO_UNITS;
pub use ordered::in_order;
pub use seen::Seen;
pub use unit::{BoundUnit, Place};

use kept::Judged;
use quick::{Quick, QuickUnit};
use unit::count;

use std::collections::BTreeSet;
use std::sync::OnceLock;

use memchr::{memchr, memchr_iter};

use crate::column::Column;
use crate::criteria::Criteria;
use crate::evaluate::{Evaluation, Tariff, evaluate};
use crate::finding::Findings;
use crate::language::{Language, Text};
use crate::ranking::{Origin, Standing, Tally, is_trouble};
use crate::read::{LongCsv, NotAForm, Opened, Portion, ReadOptions, UnitRows, open, reader_for};
use crate::source::{RawFact, SourceText};
use crate::submission::Submission;
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
    /// The language of what is found about a unit.
    pub language: Language,
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
    /// What its answers are worth, where nothing else is needed to score a plain unit.
    pub tariff: Option<Tariff>,
    /// Whether the user named the edition, so that units need not.
    pub named_by_user: bool,
    /// Facts that hold for every unit.
    pub facts: Option<CommonFacts>,
    /// How files are read.
    pub read: ReadOptions,
    /// What is wanted.
    pub wanted: Wanted,
    /// Whether the points of a unit hang on the other units.
    pub relative: bool,
    /// Units that are given twice, once that is known.
    pub uncounted: Uncounted,
}

/// Units whose points are in no summary.
#[derive(Debug, Default)]
pub struct Uncounted(OnceLock<BTreeSet<Box<str>>>);

/// What became of a piece of work.
#[derive(Debug, Default)]
pub struct Done {
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

impl Done {
    /// Adds what became of another piece of work.
    pub fn add(&mut self, other: Done) {
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
    pub fn file(&self, place: &Place<'_>, bytes: &[u8], done: &mut Done) {
        self.file_like(&mut Alike::default(), place, bytes, done);
    }

    /// The same for a file that probably has the header of the one before.
    pub fn file_like<'b>(&'b self, alike: &mut Alike<'b>, place: &Place<'_>, bytes: &[u8], done: &mut Done) {
        if self.form_quickly(alike, place, bytes, done) {
            return;
        }
        let Opened { text, reader } = match open(place.name, place.ending, bytes, self.read, unit::FORM) {
            Ok(opened) => opened,
            Err(failed) => {
                let (text, finding) = *failed;
                return self.unreadable(place, text, finding, done);
            }
        };
        if let Some(NotAForm { what, may_be_meant }) = (reader.not_a_form)(&text.text) {
            let mut part = Done::default();
            if may_be_meant {
                self.form(place, reader, text, &mut part);
            }
            return done.no_forms.push(NoForm { file: place.file, what, failed: part.units });
        }
        let long = reader.units.and_then(|units| units(text.text.as_bytes(), self.read));
        match long {
            Some(long) => {
                let bytes = text.text.as_bytes()[long.header.len()..].to_vec();
                let before = done.units.len() + done.bound.len();
                self.portion(place, &long, &Portion { bytes, first_line: long.lines }, done);
                if done.units.len() + done.bound.len() == before {
                    self.not_read(place, NO_UNITS.into(), done);
                }
            }
            None => self.form(place, reader, text, done),
        }
    }

    /// Scores a plain CSV form; false where it is none.
    fn form_quickly<'b>(
        &'b self,
        alike: &mut Alike<'b>,
        place: &Place<'_>,
        bytes: &[u8],
        done: &mut Done,
    ) -> bool {
        let cells = place.ending.and_then(reader_for).is_some_and(|reader| reader.units.is_some());
        if !cells || self.relative || self.read.encoding.is_some() || !is_plain(bytes) {
            return false;
        }
        let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
        let Some(length) = memchr(b'\n', bytes) else { return false };
        if alike.header != bytes[..length] {
            alike.header = bytes[..length].to_vec();
            alike.quick = std::str::from_utf8(&alike.header).ok().and_then(|it| Quick::of_forms(self, it));
        }
        let read = alike.quick.as_mut().and_then(|quick| quick.caught_unit(bytes, length + 1, place.stem));
        read.is_some_and(|unit| self.score_quickly(place.file, 0, &unit, done))
    }

    /// Scores the units of a portion of a long CSV: plain ones quickly, all others as every form is.
    pub fn portion(&self, place: &Place<'_>, long: &LongCsv, portion: &Portion, done: &mut Done) {
        let bytes = &portion.bytes[..];
        let mut quick = if !self.relative && is_plain(bytes) { Quick::of(self, long) } else { None };
        let (mut at, mut line) = (0, portion.first_line);
        loop {
            let breaks = bytes[at..].iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
            (at, line) = (at + breaks, line + memchr_iter(b'\n', &bytes[at..at + breaks]).count());
            let read = quick.as_mut().and_then(|quick| quick.caught_unit(bytes, at, place.stem));
            if let Some(unit) = read.filter(|unit| self.score_quickly(place.file, line, unit, done)) {
                (at, line) = (unit.end, line + unit.lines);
                continue;
            }
            let Some(rows) = long.unit_at(bytes, at) else { return };
            let first_line = line + memchr_iter(b'\n', &bytes[at..rows.span.start]).count();
            line = first_line + memchr_iter(b'\n', &bytes[rows.span.clone()]).count();
            at = rows.span.end;
            self.rows(place, long, bytes, &UnitRows { first_line, ..rows }, done);
        }
    }

    /// Evaluates a unit that was read quickly; false where something must be told of it, with its place.
    fn score_quickly(&self, file: u32, line: usize, unit: &QuickUnit<'_>, done: &mut Done) -> bool {
        let origin = Origin { file, line: u32::try_from(line + 1).unwrap_or(u32::MAX) };
        let standing = match &self.tariff {
            Some(tariff) => {
                let reckoned = (unit.submission, unit.reckoned);
                self.reckoned_standing(tariff, reckoned, origin, |_| Vec::new(), &mut done.tally)
            }
            None => self.evaluated_standing(unit.submission, origin, &mut done.tally),
        };
        let Some(standing) = standing else { return false };
        for code in &unit.remarks {
            *done.tally.findings.entry(code.name).or_default() += 1;
        }
        done.units.push(standing);
        true
    }

    /// What is kept of a unit once it is evaluated; `None` where something must be told of it.
    fn evaluated_standing(
        &self,
        submission: &Submission,
        origin: Origin,
        tally: &mut Tally,
    ) -> Option<Standing> {
        let scored = caught(|| {
            let mut findings = Findings::default();
            let evaluation = evaluated(&self.criteria, submission, &mut findings);
            if findings.iter().any(is_trouble) {
                return None;
            }
            let unrounded = self.unrounded.as_ref();
            let unrounded = unrounded.map(|it| evaluated(it, submission, &mut Findings::default()));
            Some((evaluation, unrounded, findings))
        });
        // what broke down breaks down again, and is then told as that unit's
        let (evaluation, unrounded, findings) = scored.ok().flatten()?;
        count(findings.iter(), tally);
        let judged = Judged { submission, origin, trouble: Vec::new() };
        Some(self.standing(judged, &evaluation, unrounded.as_ref(), tally))
    }

    /// Evaluates a unit, or keeps it until all are there.
    fn score(&self, mut bound: BoundUnit, done: &mut Done) {
        if self.relative {
            done.bound.push(bound);
            return;
        }
        if let Some(standing) = self.priced_standing(&mut bound, &mut done.tally) {
            done.units.push(standing);
            return;
        }
        let mut findings = Findings::default();
        let evaluation = evaluated(&self.criteria, &bound.submission, &mut findings);
        let unrounded = self.unrounded.as_ref();
        let unrounded = unrounded.map(|it| evaluated(it, &bound.submission, &mut Findings::default()));
        let standing = self.told_standing(bound, &evaluation, unrounded.as_ref(), findings, &mut done.tally);
        done.units.push(standing);
    }
}

/// What Excel writes before a text in UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The header of the form before, and the reader that was prepared for it.
#[derive(Default)]
pub struct Alike<'b> {
    header: Vec<u8>,
    quick: Option<Quick<'b>>,
}

/// Whether bytes are text without surprises.
fn is_plain(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok() && memchr(0, bytes).is_none()
}

/// What a unit comes to, without its workings.
fn evaluated(criteria: &Criteria, submission: &Submission, findings: &mut Findings) -> Evaluation {
    evaluate(criteria, submission, &Recorder::discarding(), findings)
}
