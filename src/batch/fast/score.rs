//! Units from bytes to their standings, as far as they are plain.

use memchr::memchr;

use super::super::kept::EvaluatedUnit;
use super::super::{Batch, BatchResults, Place, count, evaluated};
use super::codes::is_counted;
use super::reader::{FastCsvReader, FastUnit};
use super::table::ScoreTable;
use super::{FastPath, HeaderCache};
use crate::catch_panic::catch_panic;
use crate::finding::Findings;
use crate::ranking::{Origin, RenderedFinding, Standing, Tally};
use crate::read::{LongCsv, reader_for};
use crate::submission::Submission;

/// What Excel writes before a text in UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

impl FastPath {
    /// Scores a plain CSV form; false where it is none.
    pub(in super::super) fn form<'b>(
        &'b self,
        batch: &'b Batch,
        cache: &mut HeaderCache<'b>,
        (place, bytes): (&Place<'_>, &[u8]),
        results: &mut BatchResults,
    ) -> bool {
        let cells = place.ending.and_then(reader_for).is_some_and(|reader| reader.units.is_some());
        if !cells || batch.relative || batch.read.encoding.is_some() || !is_plain(bytes) {
            return false;
        }
        let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
        let Some(length) = memchr(b'\n', bytes) else { return false };
        if cache.header != bytes[..length] {
            cache.header = bytes[..length].to_vec();
            let header = std::str::from_utf8(&cache.header).ok();
            cache.reader =
                header.and_then(|header| FastCsvReader::for_forms(batch, self.table.as_ref(), header));
        }
        let reader = cache.reader.as_mut();
        let unit = reader.and_then(|reader| reader.unit_catching_panics(bytes, length + 1, place.stem));
        unit.is_some_and(|unit| score(batch, self.table.as_ref(), (place.file, 0), &unit, results))
    }

    /// A scorer for the plain units of a portion of a long CSV; `None` where none of them is.
    pub(in super::super) fn units<'b>(
        &'b self,
        batch: &'b Batch,
        long: &LongCsv,
        bytes: &[u8],
    ) -> Option<FastUnits<'b>> {
        (!batch.relative && is_plain(bytes)).then_some(())?;
        FastCsvReader::for_units(batch, self.table.as_ref(), long).map(FastUnits)
    }

    /// What is kept of a unit that was read and bound as every form is; `None` where the engine has to evaluate it.
    /// `blocking` counts what was found of it, and returns the errors.
    pub(in super::super) fn standing(
        &self,
        batch: &Batch,
        (submission, origin): (&Submission, Origin),
        blocking: impl FnOnce(&mut Tally) -> Vec<RenderedFinding>,
        tally: &mut Tally,
    ) -> Option<Standing> {
        let table = self.table.as_ref()?;
        let scores = batch.fixed_point_scores(table, submission)?;
        batch.fixed_point_standing(table, (submission, &scores), origin, blocking, tally)
    }
}

/// The plain units of a portion of a long CSV.
pub(in super::super) struct FastUnits<'b>(FastCsvReader<'b>);

impl FastUnits<'_> {
    /// Scores the unit that begins at this byte, and this line; where the next one begins. `None` where it is not plain.
    pub(crate) fn score(
        &mut self,
        (place, bytes): (&Place<'_>, &[u8]),
        (at, line): (usize, usize),
        results: &mut BatchResults,
    ) -> Option<(usize, usize)> {
        let (batch, table) = (self.0.batch, self.0.table);
        let unit = self.0.unit_catching_panics(bytes, at, place.stem)?;
        score(batch, table, (place.file, line), &unit, results).then_some((unit.end, line + unit.lines))
    }
}

/// Whether bytes are text without surprises.
fn is_plain(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok() && memchr(0, bytes).is_none()
}

/// Scores a unit that was read; false where something must be told of it, with its place.
fn score(
    batch: &Batch,
    table: Option<&ScoreTable>,
    (file, line): (u32, usize),
    unit: &FastUnit<'_>,
    results: &mut BatchResults,
) -> bool {
    let origin = Origin { file, line: u32::try_from(line + 1).unwrap_or(u32::MAX) };
    let standing = match table {
        Some(table) => {
            let scored = (unit.submission, unit.scores);
            batch.fixed_point_standing(table, scored, origin, |_| Vec::new(), &mut results.tally)
        }
        None => evaluated_standing(batch, unit.submission, origin, &mut results.tally),
    };
    let Some(standing) = standing else { return false };
    for code in &unit.remarks {
        *results.tally.findings.entry(code.name).or_default() += 1;
    }
    results.units.push(standing);
    true
}

/// What is kept of a unit that the engine evaluates; `None` where something must be told of it.
fn evaluated_standing(
    batch: &Batch,
    submission: &Submission,
    origin: Origin,
    tally: &mut Tally,
) -> Option<Standing> {
    let scored = catch_panic(|| {
        let mut findings = Findings::default();
        let evaluation = evaluated(&batch.criteria, submission, &mut findings);
        if !findings.iter().all(is_counted) {
            return None;
        }
        let unrounded = batch.unrounded.as_ref();
        let unrounded = unrounded.map(|it| evaluated(it, submission, &mut Findings::default()));
        Some((evaluation, unrounded, findings))
    });
    // what broke down breaks down again, and is then told as that unit's
    let (evaluation, unrounded, findings) = scored.ok().flatten()?;
    count(findings.iter(), tally);
    let unit = EvaluatedUnit { submission, origin, blocking: Vec::new() };
    Some(batch.evaluated_standing(unit, &evaluation, unrounded.as_ref(), tally))
}
