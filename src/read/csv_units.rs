//! A long CSV: many units, one after the other, told apart by the column `unit`. It is read in portions of whole
//! units and never held in memory.

use std::io::{self, Read};
use std::ops::Range;

use memchr::{memchr, memchr_iter, memrchr2};

use super::ReadOptions;
use super::bounded_lines::BoundedLines;
use super::csv_fields::{CRITERIA, Field, Part, UNIT, field_named};
use super::csv_header::{Header, header};
use super::csv_unit_starts::key_of;
use super::scan::{Found, Record, has_too_many_lines, is_break, record_at};
use crate::column::Column;
use crate::source::MAX_BYTES;

/// The cell in which the rows above all others say what they say.
const SELF_ANSWER: Field = Field::Of(Column::Own, Part::Answer);

/// The longest header, in bytes: half of what is looked at to tell what a file is.
pub(crate) const LONGEST_HEADER: usize = 32 << 10;

/// What the header of a long CSV says.
#[derive(Clone, Debug)]
pub struct LongCsv {
    /// Everything up to the first row of a unit, with its line breaks, without a byte-order mark.
    pub header: String,
    /// How many lines that is.
    pub lines: usize,
    /// The delimiter.
    pub delimiter: u8,
    /// The names of the columns.
    pub names: Vec<String>,
    /// The position of the column `unit`.
    pub unit: usize,
    /// The line that names the columns: it may stand again where files were joined.
    pub(super) header_line: String,
    /// The criteria that are named above all units; empty if they are named twice, or beside something else.
    pub criteria_above: Option<String>,
}

impl LongCsv {
    /// Looks at the beginning of a text; `None` where it is no CSV with a column `unit`.
    pub fn of(beginning: &[u8], options: ReadOptions) -> Option<Self> {
        let beginning = beginning.strip_prefix(b"\xef\xbb\xbf").unwrap_or(beginning);
        // the header must be whole: what follows may be cut in the middle of a letter
        let upto = match std::str::from_utf8(beginning) {
            Ok(text) => text,
            Err(error) => std::str::from_utf8(&beginning[..error.valid_up_to()]).ok()?,
        };
        let Header { start, delimiter, .. } = header(upto, options)?;
        let record = first_record(upto.as_bytes(), start, delimiter, 0)?;
        // a header that is longer may go on after the beginning: no file has as many columns
        (record.end - record.start <= LONGEST_HEADER).then_some(())?;
        let names = one_record(&upto[record.start..record.end], delimiter)?;
        let names: Vec<String> = names.iter().map(|name| name.trim().to_owned()).collect();
        let unit = names.iter().position(|name| name == UNIT)?;
        names.iter().any(|name| field_named(name).is_some()).then_some(())?;
        let header_line = upto[record.start..record.end].to_owned();
        let (mut end, mut criteria_above) = (record.end, None);
        // the criteria may be named once, above all units
        if let Some(code) = names.iter().position(|name| field_named(name) == Some(Field::Code)) {
            while let Found::Whole(next) = record_at(upto.as_bytes(), end, delimiter, unit)
                && next.cell.is_some_and(|cell| key_of(upto.as_bytes(), &cell).is_empty())
                && let Found::Whole(Record { cell: Some(cell), .. }) =
                    record_at(upto.as_bytes(), end, delimiter, code)
                && &upto[cell] == CRITERIA
            {
                let answer = names.iter().position(|name| field_named(name) == Some(SELF_ANSWER))?;
                let record = one_record(&upto[next.start..next.end], delimiter)?;
                let named = record.get(answer).map_or("", |named| named.trim()).to_owned();
                // whatever else it says must be reported
                let says_more = |(cell, text): (usize, &String)| {
                    cell != code && cell != answer && !text.trim().is_empty()
                };
                let plain = record.len() == names.len() && !record.iter().enumerate().any(says_more);
                criteria_above = Some(if plain && criteria_above.is_none() { named } else { String::new() });
                end = next.end;
            }
        }
        // files may have been joined of which the first had no rows
        while let Found::Whole(next) = record_at(upto.as_bytes(), end, delimiter, unit)
            && upto[next.start..next.end] == header_line
        {
            end = next.end;
        }
        end += upto.as_bytes()[end..].iter().take_while(|byte| is_break(**byte)).count();
        let header = upto[..end].to_owned();
        let lines = memchr_iter(b'\n', header.as_bytes()).count();
        Some(LongCsv { header, lines, delimiter, names, unit, header_line, criteria_above })
    }

    /// The units of a portion, in their order.
    pub fn units<'p>(&'p self, portion: &'p Portion) -> impl Iterator<Item = UnitRows> + 'p {
        let (bytes, mut at, mut line) = (&portion.bytes[..], 0, portion.first_line);
        std::iter::from_fn(move || {
            let rows = self.unit_at(bytes, at)?;
            let first_line = line + memchr_iter(b'\n', &bytes[at..rows.span.start]).count();
            line = first_line + memchr_iter(b'\n', &bytes[rows.span.clone()]).count();
            at = rows.span.end;
            Some(UnitRows { first_line, ..rows })
        })
    }

    /// The rows of one unit that begin at a byte or after the line breaks there.
    pub fn unit_at(&self, bytes: &[u8], at: usize) -> Option<UnitRows> {
        let first = first_record(bytes, at, self.delimiter, self.unit)?;
        let id = first.cell.clone().unwrap_or(first.start..first.start);
        let mut end = first.end;
        while let Some(next) = first_record(bytes, end, self.delimiter, self.unit) {
            if self.begins_unit(bytes, &id, &next) {
                break;
            }
            end = next.end;
        }
        end += bytes[end..].iter().take_while(|byte| is_break(**byte)).count();
        let id = key_of(bytes, &id).into_owned();
        Some(UnitRows { span: first.start..end, id, first_line: 0 })
    }
}

/// The record that begins at a byte or after the line breaks there, in a text that nothing follows.
fn first_record(bytes: &[u8], at: usize, delimiter: u8, wanted: usize) -> Option<Record> {
    match record_at(bytes, at, delimiter, wanted) {
        Found::Whole(record) | Found::Cut(record) | Found::Open(record) => Some(record),
        Found::Nothing => None,
    }
}

/// The cells of one record.
fn one_record(text: &str, delimiter: u8) -> Option<Vec<String>> {
    if !text.contains('"') {
        let cells = text.trim_end_matches(['\n', '\r']).split(char::from(delimiter));
        return Some(cells.map(str::to_owned).collect());
    }
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).delimiter(delimiter).from_reader(text.as_bytes());
    Some(reader.records().next()?.ok()?.iter().map(str::to_owned).collect())
}

/// The rows of one unit in a portion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitRows {
    /// Which bytes.
    pub span: Range<usize>,
    /// The key of its id; empty where the first row names none.
    pub id: String,
    /// The number of their first line in the file, counted from 0.
    pub first_line: usize,
}

/// Some whole units of a long CSV.
#[derive(Clone, Debug)]
pub struct Portion {
    /// Their rows.
    pub bytes: Vec<u8>,
    /// How many lines of the file stand before them.
    pub first_line: usize,
}

/// A long CSV that is being read.
pub struct Portions<R> {
    reader: BoundedLines<R>,
    long: LongCsv,
    pending: Vec<u8>,
    first_line: usize,
    ended: bool,
    size: usize,
    /// The size that a portion usually has.
    usual_size: usize,
    /// The key of a unit that was given out before its end, because it is too large: the rest of it is left out.
    left_out: Option<String>,
}

impl<R: Read> Portions<R> {
    /// Goes on where `beginning`, which was read already, ends; portions have about so many bytes.
    pub fn new(long: LongCsv, beginning: &[u8], reader: R, size: usize) -> Self {
        let bom = if beginning.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        let pending = beginning[bom + long.header.len()..].to_vec();
        let reader = BoundedLines::after(&pending, reader);
        let first_line = long.lines;
        Portions { reader, long, pending, first_line, ended: false, size, usual_size: size, left_out: None }
    }

    /// The next portion; `None` at the end.
    ///
    /// # Errors
    /// Where the system says no.
    pub fn next_portion(&mut self) -> io::Result<Option<Portion>> {
        loop {
            self.fill()?;
            if self.leave_out() {
                continue;
            }
            let cut = if self.ended { Some(self.pending.len()) } else { self.boundary() };
            match cut {
                Some(0) => return Ok(None),
                Some(cut) => return Ok(Some(self.given_out(cut))),
                None if self.is_too_large() => {
                    // its beginning is found to be no whole unit
                    self.left_out = self.long.unit_at(&self.pending, 0).map(|unit| unit.id);
                    let cut = memrchr2(b'\n', b'\r', &self.pending).map_or(self.pending.len(), |at| at + 1);
                    return Ok(Some(self.given_out(cut)));
                }
                None => self.size *= 2,
            }
        }
    }

    fn given_out(&mut self, cut: usize) -> Portion {
        self.size = self.usual_size;
        let mut rest = Vec::with_capacity(self.size + self.size / 4);
        rest.extend_from_slice(&self.pending[cut..]);
        let mut bytes = std::mem::replace(&mut self.pending, rest);
        bytes.truncate(cut);
        let first_line = self.first_line;
        self.first_line += memchr_iter(b'\n', &bytes).count();
        Portion { bytes, first_line }
    }

    /// Leaves out what follows of a unit that is too large; true while more of it may follow.
    fn leave_out(&mut self) -> bool {
        let Some(key) = &self.left_out else { return false };
        let bytes = &self.pending[..];
        let (mut at, mut other) = (0, false);
        loop {
            let record = match record_at(bytes, at, self.long.delimiter, self.long.unit) {
                Found::Whole(record) => record,
                Found::Cut(record) | Found::Open(record) if self.ended => record,
                Found::Cut(_) | Found::Open(_) | Found::Nothing => break,
            };
            let named = record.cell.as_ref().map(|cell| key_of(bytes, cell));
            other = named.is_some_and(|named| !named.is_empty() && named != key.as_str())
                && !self.long.is_header(&bytes[record.start..record.end]);
            if other {
                break;
            }
            at = record.end;
        }
        self.first_line += memchr_iter(b'\n', &bytes[..at]).count();
        self.pending.drain(..at);
        if other || self.ended {
            self.left_out = None;
        } else if at == 0 {
            self.size *= 2; // one row is longer than a portion
        }
        self.left_out.is_some()
    }

    /// Whether the only unit that is there is larger than any form may be, with all its lines or bytes.
    fn is_too_large(&self) -> bool {
        let bytes = &self.pending[..];
        u64::try_from(bytes.len()).is_ok_and(|length| length > MAX_BYTES) || has_too_many_lines(bytes)
    }

    fn fill(&mut self) -> io::Result<()> {
        let missing = self.size.saturating_sub(self.pending.len());
        if missing > 0 && !self.ended {
            self.ended = !self.reader.read_more(missing, &mut self.pending)?;
        }
        Ok(())
    }

    /// Where the last unit begins of which more may follow. `None` where there is only one, which is not too large yet.
    fn boundary(&self) -> Option<usize> {
        let bytes = &self.pending[..];
        // without quotes each line is a record: the last unit is then found from the end
        let quoted = memchr(b'"', bytes).is_some();
        let boundary = if quoted { self.last_unit(bytes) } else { self.last_unit_by_lines(bytes) };
        boundary.filter(|cut| *cut > 0)
    }

    /// From the end, line by line.
    fn last_unit_by_lines(&self, bytes: &[u8]) -> Option<usize> {
        // the last line may go on in what follows
        let mut end = memrchr2(b'\n', b'\r', bytes)?;
        let mut last: Option<(usize, Range<usize>)> = None;
        loop {
            let start = memrchr2(b'\n', b'\r', &bytes[..end]).map_or(0, |at| at + 1);
            let record = first_record(&bytes[..=end], start, self.long.delimiter, self.long.unit);
            let names = |record: &Record| {
                let named = record.cell.as_ref().is_some_and(|cell| !key_of(bytes, cell).is_empty());
                named && !self.long.is_header(&bytes[record.start..record.end])
            };
            if let Some(record) = record.filter(names) {
                match &last {
                    Some((begun, known)) if self.long.begins_unit(bytes, known, &record) => {
                        return Some(*begun);
                    }
                    Some(_) | None => last = record.cell.map(|cell| (start, cell)),
                }
            }
            if start == 0 {
                return None;
            }
            end = start - 1;
        }
    }

    /// From the beginning, unit by unit.
    fn last_unit(&self, bytes: &[u8]) -> Option<usize> {
        let (mut at, mut last) = (0, None::<(usize, Range<usize>)>);
        while let Found::Whole(record) = record_at(bytes, at, self.long.delimiter, self.long.unit) {
            at = record.end;
            if last.as_ref().is_none_or(|(_, id)| self.long.begins_unit(bytes, id, &record)) {
                let Record { start, cell, .. } = record;
                last = Some((start, cell.unwrap_or(start..start)));
            }
        }
        last.map(|(begun, _)| begun)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn portions(text: &str, size: usize) -> Vec<(usize, String)> {
        let long = LongCsv::of(text.as_bytes(), ReadOptions::default()).unwrap();
        let beginning = &text.as_bytes()[..text.len().min(long.header.len() + size / 2)];
        let mut portions = Portions::new(long, beginning, &text.as_bytes()[beginning.len()..], size);
        let mut found = Vec::new();
        while let Some(portion) = portions.next_portion().unwrap() {
            found.push((portion.first_line, String::from_utf8(portion.bytes).unwrap()));
        }
        found
    }

    #[test]
    fn portions_hold_whole_units_at_any_size_and_line_break() {
        for line_break in ["\n", "\r\n", "\r"] {
            for quote in ["", "\""] {
                let rows: String = (0..40)
                    .map(|row| format!("{quote}u{}{quote},1.{row},{quote}a{quote}{line_break}", row / 7))
                    .collect();
                let text = format!("unit,code,self_answer{line_break}{rows}");
                for size in [1, 7, 30, 64, 200, 5000] {
                    let found = portions(&text, size);
                    let whole: String = found.iter().map(|(_, text)| text.as_str()).collect();
                    assert_eq!(whole, rows, "{line_break:?} {size}");
                    for pair in found.windows(2) {
                        let unit = |line: &str| line.split(',').next().map(str::to_owned);
                        let last = pair[0].1.split_terminator(line_break).last().and_then(unit);
                        let first = pair[1].1.split_terminator(line_break).next().and_then(unit);
                        assert_ne!(last, first, "{line_break:?} {size}");
                    }
                }
            }
        }
    }

    #[test]
    fn units_know_their_lines() {
        let text = "sep=;\nunit;code;self_answer\n\nA;1;a\nA;2;\"x\ny\"\n\n\nB;1;a\n";
        let long = LongCsv::of(text.as_bytes(), ReadOptions::default()).unwrap();
        let portion =
            Portion { bytes: text.as_bytes()[long.header.len()..].to_vec(), first_line: long.lines };
        let units: Vec<(usize, String)> =
            long.units(&portion).map(|rows| (rows.first_line, rows.id)).collect();
        assert_eq!(units, [(3, "A".to_owned()), (8, "B".to_owned())]);
    }

    #[test]
    fn a_form_of_one_unit_is_no_long_csv() {
        for text in ["code,self_answer\n1,a\n", "criteria = \"x\"\n", "", "unit\nA\n"] {
            assert!(LongCsv::of(text.as_bytes(), ReadOptions::default()).is_none(), "{text:?}");
        }
    }
}
