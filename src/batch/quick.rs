//! The quick reading of a plain unit: cells go from the bytes of a long CSV into a [`Submission`] that is used again
//! for the next unit, without a list in between.
//!
//! It knows only what has no second meaning. At the first doubt (a quote, a row that is missing or stands twice, a cell
//! that is not plainly a figure or an option, anything that would have to be told) it gives the unit back, and the
//! unit is read again by the readers that every form goes through. A property test holds the two together.

use std::ops::Range;

use super::Batch;
use super::quick_cells::{Cells, Doubt, Shape as CellShape, figure, skip_breaks};
use crate::answer::{Answer, Given, Word};
use crate::column::{Column, PerColumn};
use crate::criteria::TOTAL;
use crate::finding::{Code, Findings, Located, Place, code};
use crate::number::{Decimal, Marks};
use crate::read::{LongCsv, delimiter, marks};
use crate::rule::{Named, Rule};
use crate::source::{MAX_TEXT, Notation, RawFact, RawValue, Shape};
use crate::submission::{Row, Submission, Unit, bind_fact_options, bind_facts};
use crate::text::composed;

/// The longest id of a unit that is read quickly, in bytes.
const MAX_ID: usize = 200;

/// A reader for plain units of one long CSV.
pub struct Quick<'b> {
    batch: &'b Batch,
    shape: CellShape,
    marks: Marks,
    /// Whether the file names the criteria above all units.
    criteria_above: bool,
    /// Codes in the order of their bytes, each with its row.
    codes: Vec<(&'b [u8], usize)>,
    /// For each row, the one that followed it last: a guess that is looked at first.
    follows: Vec<usize>,
    /// For each row, the number of the unit that last had it.
    seen: Vec<u32>,
    number: u32,
    submission: Submission,
}

/// A unit that was read.
pub struct QuickUnit<'q> {
    /// Its answers.
    pub submission: &'q Submission,
    /// What a reader would have remarked, by code; nothing of it is an error.
    pub remarks: Vec<&'static Code>,
    /// Where its rows end.
    pub end: usize,
    /// How many lines they are, empty ones included.
    pub lines: usize,
}

/// What is known of a unit while its rows go by.
#[derive(Default)]
struct Known {
    id: Option<Range<usize>>,
    name: Option<String>,
    criteria: bool,
    others: Vec<Range<usize>>,
    facts: Vec<RawFact>,
    bound: bool,
    used: PerColumn<bool>,
    declares: PerColumn<bool>,
    total: bool,
    last: usize,
}

impl<'b> Quick<'b> {
    /// Prepares for a file of many units; `None` where its columns or its criteria are not plain.
    pub fn of(batch: &'b Batch, long: &LongCsv) -> Option<Self> {
        let shape = CellShape::of(&long.names, long.delimiter, Some(long.unit))?;
        Self::with(batch, shape, long.delimiter, long.criteria_above.as_deref())
    }

    /// Prepares for forms of one unit with this header.
    pub fn of_forms(batch: &'b Batch, header: &str) -> Option<Self> {
        let plain = !header.contains(['"', '\r']) && !header.starts_with("sep=");
        let delimiter = delimiter(header, batch.read).filter(|_| plain)?;
        let names = header.split(char::from(delimiter)).map(|name| name.trim().to_owned());
        let names: Vec<String> = names.collect();
        let shape = CellShape::of(&names, delimiter, None)?;
        Self::with(batch, shape, delimiter, None)
    }

    fn with(batch: &'b Batch, shape: CellShape, delimiter: u8, above: Option<&str>) -> Option<Self> {
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
        Some(Quick {
            batch,
            shape,
            marks: marks(batch.read, delimiter),
            criteria_above: above.is_some(),
            codes,
            follows: (1..=rows).collect(),
            seen: vec![0; rows],
            number: 0,
            submission: Submission {
                source: super::unit::FORM,
                notation: Notation { mark: None, delimiter: Some(delimiter) },
                unit: Unit::default(),
                facts: PerColumn::default(),
                fact_options: PerColumn::default(),
                present: PerColumn::default(),
                rows: vec![PerColumn::default(); rows],
                total: PerColumn::default(),
                printed_max: Vec::new(),
            },
        })
    }

    /// Reads the unit that begins at a byte; `None` at the first doubt. `stem` is the id of a form that gives none.
    pub fn unit(&mut self, bytes: &[u8], start: usize, stem: &str) -> Option<QuickUnit<'_>> {
        self.number = self.number.checked_add(1)?;
        let mut cells = Cells::default();
        let mut known = Known { last: usize::MAX, ..Known::default() };
        let (mut at, mut lines) = (start, 0);
        let mut id: Option<Range<usize>> = None;
        while let Some(skipped) = skip_breaks(bytes, at).ok()? {
            lines += skipped - at;
            at = skipped;
            let end = self.shape.split(bytes, at, &mut cells)?;
            if let Some(cell) = self.shape.unit {
                let unit = cells.get(cell);
                let unit_bytes = plain_text(bytes, &unit)?;
                match &id {
                    None => id = Some(unit),
                    Some(known) if bytes[known.clone()] == *unit_bytes => {}
                    Some(_) => break,
                }
            }
            self.row(bytes, &cells, at..end, &mut known)?;
            at = end;
            lines += 1;
        }
        let id = match (id, self.shape.unit, known.id.clone()) {
            (Some(id), ..) | (None, None, Some(id)) => std::str::from_utf8(&bytes[id]).ok()?,
            (None, None, None) => stem,
            (None, Some(_), _) => return None,
        };
        let remarks = self.finished(id, &mut known)?;
        Some(QuickUnit { submission: &self.submission, remarks, end: at, lines })
    }

    fn row(&mut self, bytes: &[u8], cells: &Cells, line: Range<usize>, known: &mut Known) -> Option<()> {
        let code = &bytes[cells.get(self.shape.code)];
        let guess = self.follows.get(known.last).copied().unwrap_or(0);
        let row = match self.batch.criteria.rows.get(guess) {
            Some(row) if row.code.as_bytes() == code => guess,
            Some(_) | None => match self.codes.binary_search_by(|(known, _)| (*known).cmp(code)) {
                Ok(found) => {
                    let row = self.codes[found].1;
                    if let Some(guess) = self.follows.get_mut(known.last) {
                        *guess = row;
                    }
                    row
                }
                Err(_) => return self.other_row(bytes, cells, code, line, known),
            },
        };
        known.last = row;
        if self.seen[row] == self.number {
            return None; // it stands twice
        }
        self.seen[row] = self.number;
        if !known.bound {
            self.bind_facts(known)?;
        }
        let place = Place::new(self.submission.source, line);
        let rule = self.batch.criteria.rows[row].rule.as_deref();
        for column in Column::BOTH {
            let (answer, den_from_fact) = match rule {
                Some(rule) => self.answer(bytes, cells, rule, column, known)?,
                None if self.shape.answers(column).all(|cell| cells.is_empty(cell)) => (Answer::Blank, false),
                None => return None, // a group is answered
            };
            let declared = self.declared(bytes, cells, column, known).ok()?;
            let target = self.submission.rows[row].get_mut(column);
            target.answer = answer;
            target.den_from_fact = den_from_fact;
            target.declared = declared.map(|figure| Located::new(figure, place.clone()));
            target.place = Some(place.clone());
        }
        self.beside(bytes, cells)
    }

    /// Notes and printed maxima: nothing is computed from them, and they must be plain all the same.
    fn beside(&self, bytes: &[u8], cells: &Cells) -> Option<()> {
        for note in self.shape.notes() {
            (cells.get(note).len() <= MAX_TEXT).then_some(())?;
        }
        // a printed max stands on few rows; whether it stands twice is looked at by the other reader
        let printed = self.shape.printed_max.map(|cell| &bytes[cells.get(cell)]);
        printed.is_none_or(<[u8]>::is_empty).then_some(())
    }

    fn declared(
        &self,
        bytes: &[u8],
        cells: &Cells,
        column: Column,
        known: &mut Known,
    ) -> Result<Option<Decimal>, Doubt> {
        let cell = self.shape.column(column).score.map(|cell| &bytes[cells.get(cell)]);
        let Some(cell) = cell.filter(|cell| !cell.is_empty()) else { return Ok(None) };
        let figure = figure(cell, self.marks).ok_or(Doubt)?;
        *known.used.get_mut(column) = true;
        *known.declares.get_mut(column) = true;
        Ok(Some(figure))
    }

    /// The answer of a column to a leaf, and whether a fact fills in its denominator.
    fn answer(
        &self,
        bytes: &[u8],
        cells: &Cells,
        rule: &dyn Rule,
        column: Column,
        known: &mut Known,
    ) -> Option<(Answer, bool)> {
        let shape = self.shape.column(column);
        let cell = |at: Option<usize>| at.map(|at| &bytes[cells.get(at)]).filter(|cell| !cell.is_empty());
        let (num, den, answer) = (cell(shape.num), cell(shape.den), cell(shape.answer));
        if num.is_none() && den.is_none() && answer.is_none() {
            return Some((Answer::Blank, false));
        }
        *known.used.get_mut(column) = true;
        let mut given = Given::default();
        let words = rule.words();
        if let Some(num) = num {
            // a measured value stands in the `num` column
            let word = if words.contains(&Word::Num) { Word::Num } else { Word::Value };
            self.set(&mut given, words, word, num)?;
        }
        if let Some(den) = den {
            self.set(&mut given, words, Word::Den, den)?;
        }
        if let Some(answer) = answer {
            if answer[0].is_ascii_digit() {
                self.set(&mut given, words, rule.bare_figure()?, answer)?;
            } else {
                given.choice = Some(option(rule, words, answer)?);
            }
        }
        let mut from_fact = false;
        if given.num.is_some() && given.den.is_none() {
            let fact = rule.quotes(Word::Den, &given).and_then(|named| self.fact(named, column));
            from_fact = fact.is_some();
            given.den = fact;
        }
        rule.fit(&given).ok()?;
        Some((Answer::Given(given), from_fact))
    }

    fn set(&self, given: &mut Given, words: &[Word], word: Word, cell: &[u8]) -> Option<()> {
        words.contains(&word).then_some(())?;
        let slot = given.figure_mut(word)?;
        slot.is_none().then_some(())?;
        *slot = Some(figure(cell, self.marks)?);
        Some(())
    }

    fn fact(&self, named: Named, column: Column) -> Option<Decimal> {
        self.submission.fact(named, column).map(|fact| fact.value)
    }

    /// A row that is none of the criteria: the total, or what holds for all rows.
    fn other_row(
        &mut self,
        bytes: &[u8],
        cells: &Cells,
        code: &[u8],
        line: Range<usize>,
        known: &mut Known,
    ) -> Option<()> {
        if code == TOTAL.as_bytes() {
            let blank = Column::BOTH.into_iter().flat_map(|column| self.shape.answers(column));
            (!known.total && blank.into_iter().all(|cell| cells.is_empty(cell))).then_some(())?;
            known.total = true;
            let place = Place::new(self.submission.source, line);
            for column in Column::BOTH {
                let declared = self.declared(bytes, cells, column, known).ok()?;
                let row = self.submission.total.get_mut(column);
                row.declared = declared.map(|figure| Located::new(figure, place.clone()));
                row.place = Some(place.clone());
            }
            return self.beside(bytes, cells);
        }
        self.shape.is_plain_head(cells).then_some(())?;
        let said = &bytes[cells.get(self.shape.own.answer?)];
        let text =
            std::str::from_utf8(said).ok().filter(|text| !text.is_empty() && text.len() <= MAX_TEXT)?;
        (text.trim_matches([' ', '\t']) == text).then_some(())?;
        if code == b"criteria" {
            let own = text == self.batch.criteria.id;
            (own && !known.criteria && !self.criteria_above).then_some(())?;
            known.criteria = true;
        } else if code == b"unit.name" {
            known.name.is_none().then(|| known.name = Some(composed(text)))?;
        } else if code == b"unit.id" {
            // in a file of many units the column says it
            (self.shape.unit.is_none() && known.id.is_none()).then_some(())?;
            known.id = Some(cells.get(self.shape.own.answer?));
        } else if code.starts_with(b"unit.") {
            let twice = known.others.iter().any(|other| bytes[other.clone()] == *code);
            (!twice && code.is_ascii()).then(|| known.others.push(cells.get(self.shape.code)))?;
        } else {
            let name = std::str::from_utf8(code.strip_prefix(b"facts.")?).ok()?;
            let twice = known.facts.iter().any(|fact| fact.name.value == name);
            (!twice && !known.bound).then_some(())?;
            let place = Place::new(self.submission.source, line);
            let value = if said.iter().any(|byte| byte.is_ascii_digit() || *byte == b'%') {
                RawValue::Number(figure(said, self.marks)?)
            } else {
                RawValue::Text(text.is_ascii().then(|| text.to_owned())?)
            };
            let value = Some(Located::new(value, place.clone()));
            let values = PerColumn { own: value.clone(), appraisal: value };
            known.facts.push(RawFact { name: Located::new(name.to_owned(), place), values });
        }
        Some(())
    }

    /// Binds the facts as for every form.
    fn bind_facts(&mut self, known: &mut Known) -> Option<()> {
        let criteria = &self.batch.criteria;
        known.bound = true;
        for common in self.batch.facts.iter().flat_map(|common| &common.facts) {
            if !known.facts.iter().any(|own| own.name.value == common.name.value) {
                known.facts.push(common.clone());
            }
        }
        if known.facts.is_empty() && self.submission.facts.own.len() == criteria.facts.len() {
            self.submission.facts.own.iter_mut().for_each(|fact| *fact = None);
            self.submission.facts.appraisal.iter_mut().for_each(|fact| *fact = None);
            self.submission.fact_options.own.iter_mut().for_each(|fact| *fact = None);
            self.submission.fact_options.appraisal.iter_mut().for_each(|fact| *fact = None);
            return Some(());
        }
        let mut findings = Findings::default();
        self.submission.facts = bind_facts(criteria, &known.facts, Shape::Csv, &mut findings);
        self.submission.fact_options = bind_fact_options(criteria, &known.facts, &mut findings);
        findings.is_empty().then_some(())
    }

    /// The end of a unit: nothing may be missing. Returns what a reader would have remarked.
    fn finished(&mut self, id: &str, known: &mut Known) -> Option<Vec<&'static Code>> {
        (id.len() <= MAX_ID).then_some(())?;
        let named = known.criteria || self.criteria_above || self.batch.named_by_user;
        (named && (known.used.own || known.used.appraisal)).then_some(())?;
        for (row, criterion) in self.batch.criteria.rows.iter().enumerate() {
            if self.seen[row] != self.number {
                criterion.is_group().then_some(())?;
                self.submission.rows[row] = PerColumn::default();
            }
        }
        if !known.total {
            self.submission.total = PerColumn::default();
        }
        self.submission.unit.id = composed(id);
        self.submission.unit.name = known.name.take();
        self.submission.present = known.used;
        let mut remarks = Vec::new();
        remarks.extend((!known.used.appraisal).then_some(&code::NOT_APPRAISED));
        remarks.extend((!known.used.own).then_some(&code::NO_SELF_COLUMN));
        for column in Column::BOTH {
            let total: &Row = self.submission.total.get(column);
            if *known.used.get(column) && *known.declares.get(column) && total.declared.is_none() {
                remarks.push(&code::TOTAL_NOT_DECLARED);
            }
        }
        Some(remarks)
    }
}

/// A text that is not empty and has no blanks around it.
fn plain_text<'t>(bytes: &'t [u8], cell: &Range<usize>) -> Option<&'t [u8]> {
    let text = &bytes[cell.clone()];
    let blank = |byte: &u8| matches!(byte, b' ' | b'\t');
    let plain = !blank(text.first()?) && !blank(text.last()?);
    plain.then_some(text)
}

/// The option that an answer names.
fn option(rule: &dyn Rule, words: &[Word], answer: &[u8]) -> Option<usize> {
    words.contains(&Word::Choice).then_some(())?;
    let other = matches!(answer[0], b'-' | b'+') || answer.contains(&b'/');
    let text = std::str::from_utf8(answer).ok().filter(|text| !other && text.is_ascii())?;
    rule.list().iter().position(|listed| listed.is_called(text))
}
