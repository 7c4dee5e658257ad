//! The fast reading of a plain unit: cells go from the bytes of a long CSV into a [`Submission`] that is used again
//! for the next unit, without a list in between.
//!
//! It knows only what has no second meaning. At the first doubt (a quote, a row that is missing or stands twice, a cell
//! that is not plainly a figure or an option, anything that would have to be told) it gives the unit back, and the
//! unit is read again by the readers that every form goes through. A property test holds the two together.

use std::ops::Range;

use memchr::{memchr, memchr_iter};

use super::super::Batch;
use super::cells::{Line, NotPlain, is_same, skip_breaks};
use super::fixed_point::FixedPointScores;
use super::layout::CsvLayout;
use super::table::{Digits, ScoreTable};
use crate::answer::Answer;
use crate::catch_panic::catch_panic;
use crate::column::{Column, PerColumn};
use crate::finding::{Code, Located, Place, code};
use crate::number::{Decimal, Marks};
use crate::read::{LONGEST_HEADER, LongCsv, delimiter, has_too_many_lines, marks};
use crate::source::{MAX_TEXT, Notation, RawFact, Shape};
use crate::submission::{Row, Stage, Submission, Unit, unit_key};

/// The longest id of a unit that is read quickly, in bytes.
const MAX_ID: usize = 200;

/// A reader for plain units of one long CSV.
pub(super) struct FastCsvReader<'b> {
    pub(super) batch: &'b Batch,
    /// What answers are worth, where the edition has a table.
    pub(super) table: Option<&'b ScoreTable>,
    pub(super) layout: CsvLayout,
    pub(super) marks: Marks,
    /// Whether the file names the criteria above all units.
    pub(super) criteria_above: bool,
    /// Codes in the order of their bytes, each with its row.
    codes: Vec<(&'b [u8], usize)>,
    /// The code of each row.
    names: Vec<&'b [u8]>,
    /// For each row, the one that followed it last: a guess that is looked at first.
    follows: Vec<usize>,
    /// For each row, the number of the unit that last had it.
    seen: Vec<u32>,
    number: u32,
    pub(super) submission: Submission,
    /// What the rows come to, where the edition has a table; the submission then has none of them.
    pub(super) scores: FixedPointScores,
}

/// A unit that was read.
pub(super) struct FastUnit<'q> {
    /// Its answers.
    pub submission: &'q Submission,
    /// What it comes to, where the edition has a table; its answers are then not kept.
    pub scores: &'q FixedPointScores,
    /// What a reader would have remarked, by code; nothing of it is an error.
    pub remarks: Vec<&'static Code>,
    /// Where its rows end.
    pub end: usize,
    /// How many lines they are, empty ones included.
    pub lines: usize,
}

/// What is known of a unit while its rows go by.
#[derive(Default)]
pub(super) struct UnitState<'b> {
    pub(super) id: Option<&'b [u8]>,
    pub(super) name: Option<String>,
    pub(super) criteria: bool,
    pub(super) others: Vec<&'b [u8]>,
    pub(super) facts: Vec<RawFact>,
    pub(super) bound: bool,
    pub(super) used: PerColumn<bool>,
    pub(super) declares: PerColumn<bool>,
    pub(super) total: bool,
    pub(super) last: usize,
}

impl<'b> FastCsvReader<'b> {
    /// Prepares for a file of many units; `None` where its columns or its criteria are not plain.
    pub(super) fn for_units(batch: &'b Batch, table: Option<&'b ScoreTable>, long: &LongCsv) -> Option<Self> {
        let layout = CsvLayout::of(&long.names, long.delimiter, Some(long.unit))?;
        Self::with((batch, table), layout, long.delimiter, long.criteria_above.as_deref())
    }

    /// Prepares for forms of one unit with this header.
    pub(super) fn for_forms(batch: &'b Batch, table: Option<&'b ScoreTable>, header: &str) -> Option<Self> {
        let header = header.trim_end_matches('\r');
        let plain =
            header.len() <= LONGEST_HEADER && !header.contains(['"', '\r']) && !header.starts_with("sep=");
        let delimiter = delimiter(header, batch.read).filter(|_| plain)?;
        let names = header.split(char::from(delimiter)).map(|name| name.trim().to_owned());
        let names: Vec<String> = names.collect();
        let layout = CsvLayout::of(&names, delimiter, None)?;
        Self::with((batch, table), layout, delimiter, None)
    }

    fn with(
        (batch, table): (&'b Batch, Option<&'b ScoreTable>),
        layout: CsvLayout,
        delimiter: u8,
        above: Option<&str>,
    ) -> Option<Self> {
        let criteria = &batch.criteria;
        let named = match above {
            Some(named) => named == criteria.id,
            None => true,
        };
        named.then_some(())?;
        let mut codes: Vec<(&[u8], usize)> =
            criteria.rows.iter().enumerate().map(|(row, it)| (it.code.as_bytes(), row)).collect();
        codes.sort_unstable();
        let rows = criteria.rows.len();
        Some(FastCsvReader {
            batch,
            table,
            layout,
            marks: marks(batch.read, delimiter),
            criteria_above: above.is_some(),
            names: criteria.rows.iter().map(|row| row.code.as_bytes()).collect(),
            codes,
            follows: (1..=rows).collect(),
            seen: vec![0; rows],
            number: 0,
            scores: FixedPointScores::new(rows, batch.unrounded.is_some()),
            submission: Submission {
                stage: batch.options.stage,
                source: super::super::unit::FORM,
                notation: Notation { mark: None, stated: false, delimiter: Some(delimiter) },
                shape: Shape::Csv,
                unit: Unit::default(),
                facts: PerColumn::default(),
                fact_options: PerColumn::default(),
                fact_changes: Vec::new(),
                present: PerColumn::default(),
                // what a table scores is not kept
                rows: if table.is_none() { vec![PerColumn::default(); rows] } else { Vec::new() },
                total: PerColumn::default(),
                printed_max: Vec::new(),
            },
        })
    }

    /// The same as [`FastCsvReader::unit`]; what breaks down over a unit breaks down again in the other reader, and is then told
    /// as that unit's.
    pub(super) fn unit_catching_panics(
        &mut self,
        bytes: &[u8],
        start: usize,
        stem: &str,
    ) -> Option<FastUnit<'_>> {
        catch_panic(|| self.unit(bytes, start, stem)).ok().flatten()
    }

    /// Reads the unit that begins at a byte; `None` at the first doubt. `stem` is the id of a form that gives none.
    pub(super) fn unit(&mut self, bytes: &[u8], start: usize, stem: &str) -> Option<FastUnit<'_>> {
        self.number = self.number.checked_add(1)?;
        self.scores.begin();
        let mut line = Line::default();
        let mut state = UnitState { last: usize::MAX, ..UnitState::default() };
        let (mut at, mut lines) = (start, 0);
        let mut id: Option<&[u8]> = None;
        while let Some((next, skipped)) = skip_breaks(bytes, at).ok()? {
            (at, lines) = (next, lines + skipped);
            let end = self.layout.split(bytes, at, &mut line)?;
            if let Some(cell) = self.layout.unit {
                let named = line.get(cell);
                if !id.is_some_and(|id| std::ptr::eq(id, named) || id == named) {
                    plain_id(named)?;
                    (line.get(self.layout.code) != b"code").then_some(())?; // the header may stand again
                    if id.is_some() {
                        break; // two ids that are their own keys: another unit
                    }
                    id = Some(named);
                }
            }
            self.row(&line, at..end, &mut state)?;
            at = end;
            lines += 1 + line.breaks;
        }
        let id = match (id, self.layout.unit, state.id) {
            (Some(id), ..) | (None, None, Some(id)) => std::str::from_utf8(id).ok()?,
            (None, None, None) => stem,
            (None, Some(_), _) => return None,
        };
        // a form of its own is counted with its header, as every form is
        let first = if self.layout.unit.is_some() { start } else { 0 };
        (!has_too_many_lines(&bytes[first..at])).then_some(())?;
        let remarks = self.finished(id, &mut state)?;
        Some(FastUnit { submission: &self.submission, scores: &self.scores, remarks, end: at, lines })
    }

    fn row<'l>(&mut self, line: &Line<'l>, place: Range<usize>, state: &mut UnitState<'l>) -> Option<()> {
        let code = line.get(self.layout.code);
        let guess = self.follows.get(state.last).copied().unwrap_or(0);
        let row = match self.names.get(guess) {
            Some(name) if is_same(name, code) => guess,
            Some(_) | None => match self.codes.binary_search_by(|(known, _)| (*known).cmp(code)) {
                Ok(found) => {
                    let row = self.codes[found].1;
                    if let Some(guess) = self.follows.get_mut(state.last) {
                        *guess = row;
                    }
                    row
                }
                Err(_) => return self.other_row(line, code, place, state),
            },
        };
        state.last = row;
        if self.seen[row] == self.number {
            return None; // it stands twice
        }
        self.seen[row] = self.number;
        if !state.bound {
            self.bind_facts(state)?;
        }
        if let Some(table) = self.table {
            self.score_row(table, row, line, state)?;
            return self.beside(line);
        }
        let place = Place::new(self.submission.source, place);
        let rule = self.batch.criteria.rows[row].rule.as_deref();
        for column in Column::BOTH {
            let (answer, den_from_fact) = match rule {
                Some(rule) => self.answer(line, rule, column, state)?,
                None if self.layout.answers(column).all(|cell| line.get(cell).is_empty()) => {
                    (Answer::Blank, false)
                }
                None => return None, // a group is answered
            };
            let declared = self.declared(line, column, state).ok()?.map(decimal);
            let target = self.submission.rows[row].get_mut(column);
            target.answer = answer;
            target.den_from_fact = den_from_fact;
            target.declared = declared.map(|figure| Located::new(figure, place.clone()));
            target.place = Some(place.clone());
        }
        self.beside(line)
    }

    /// What stands beside answers: nothing is computed from it, and it must be plain all the same.
    pub(super) fn beside(&self, line: &Line<'_>) -> Option<()> {
        for remark in &self.layout.remarks {
            let text = line.get(*remark);
            if text.is_empty() {
                continue;
            }
            // only digits may be what follows the comma of a number: whether they are, the other reader finds out
            let cut = self.layout.is_comma() && text.iter().all(is_of_number);
            (text.len() <= MAX_TEXT && !cut && !may_have_lost_letters(text)).then_some(())?;
        }
        for column in Column::BOTH {
            if let Some(evidence) = line.said(self.layout.column(column).evidence) {
                (evidence.text.len() <= MAX_TEXT).then_some(())?;
                // conditions may ask for it
                self.table?;
            }
        }
        if let Some(printed) = line.said(self.layout.printed_max) {
            printed.digits(self.marks)?;
        }
        self.layout.is_silent(line).then_some(())
    }

    pub(super) fn declared(
        &self,
        line: &Line<'_>,
        column: Column,
        state: &mut UnitState<'_>,
    ) -> Result<Option<Digits>, NotPlain> {
        let Some(cell) = line.said(self.layout.column(column).score) else { return Ok(None) };
        let figure = cell.digits(self.marks).ok_or(NotPlain)?;
        *state.used.get_mut(column) = true;
        *state.declares.get_mut(column) = true;
        Ok(Some(figure))
    }

    /// The end of a unit: nothing may be missing. Returns what a reader would have remarked.
    fn finished(&mut self, id: &str, state: &mut UnitState<'_>) -> Option<Vec<&'static Code>> {
        (id.len() <= MAX_ID).then_some(())?;
        let named = state.criteria || self.criteria_above || self.batch.named_by_user;
        (named && (state.used.own || state.used.appraisal)).then_some(())?;
        // an appraisal in progress needs a finding that names its open rows
        let in_progress =
            self.scores.awaits && state.used.appraisal && self.submission.stage == Stage::InProgress;
        (!in_progress).then_some(())?;
        let table = self.table;
        for (row, criterion) in self.batch.criteria.rows.iter().enumerate() {
            if self.seen[row] != self.number {
                criterion.is_group().then_some(())?;
                if table.is_none() {
                    self.submission.rows[row] = PerColumn::default();
                }
            }
        }
        if !state.total {
            self.submission.total = PerColumn::default();
        }
        self.submission.unit.id = unit_key(id).into_owned();
        (!self.submission.unit.id.is_empty()).then_some(())?;
        self.submission.unit.name = state.name.take();
        self.submission.present = state.used;
        if let Some(table) = table {
            self.scores.finish(table, &self.batch.criteria, &self.submission)?;
        }
        let mut remarks = Vec::new();
        remarks.extend((!state.used.appraisal).then_some(&code::NOT_APPRAISED));
        remarks.extend((!state.used.own).then_some(&code::NO_SELF_COLUMN));
        for column in Column::BOTH {
            let total: &Row = self.submission.total.get(column);
            let declares = *state.used.get(column) && *state.declares.get(column);
            if declares && total.declared.is_none() && self.batch.criteria.forms_total() {
                remarks.push(&code::TOTAL_NOT_DECLARED);
            }
        }
        Some(remarks)
    }
}

/// Whether a remark has a question mark within a word, or perhaps what decoders put in place of a letter.
fn may_have_lost_letters(text: &[u8]) -> bool {
    let is_letter = |at: Option<usize>| {
        let byte = at.and_then(|at| text.get(at)).copied().unwrap_or_default();
        byte.is_ascii_alphabetic() || !byte.is_ascii()
    };
    let within = |at: usize| is_letter(at.checked_sub(1)) && is_letter(at.checked_add(1));
    memchr_iter(b'?', text).any(within) || memchr(0xef, text).is_some()
}

/// Whether a byte can follow the comma of a number.
fn is_of_number(byte: &u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'.' | b'%' | b' ' | b'\t')
}

/// The figure that digits are.
pub(super) fn decimal((mantissa, decimals): Digits) -> Decimal {
    Decimal::new(mantissa, decimals)
}

/// An id that is its own key.
fn plain_id(id: &[u8]) -> Option<()> {
    let text = std::str::from_utf8(id).ok().filter(|text| !text.is_empty())?;
    (unit_key(text) == text).then_some(())
}
