//! Cells of lines without quotes, and figures that have one reading.

use memchr::{memchr, memchr_iter};

use crate::column::Column;
use crate::number::{Decimal, MAX_FRACTION, MAX_WHOLE, Marks};
use crate::read::{Field, Part, field_of};

/// A file with more columns is not read quickly.
const MOST: usize = 24;

/// Something is not plain: the other reader decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doubt;

/// Skips empty lines: where the next line begins, and how many were skipped; `None` at the end of the text.
///
/// # Errors
/// Where a line break is not a plain one.
pub fn skip_breaks(bytes: &[u8], at: usize) -> Result<Option<(usize, usize)>, Doubt> {
    let (mut at, mut lines) = (at, 0);
    loop {
        at += match bytes[at..] {
            [] => return Ok(None),
            [b'\n', ..] => 1,
            [b'\r', b'\n', ..] => 2,
            [b'\r', ..] => return Err(Doubt),
            _ => return Ok(Some((at, lines))),
        };
        lines += 1;
    }
}

/// A cell, with the figure that it may be: its digits are read with it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cell<'b> {
    /// What it says.
    pub text: &'b [u8],
    /// Its digits as one number; meant where they are no more than fit.
    digits: u64,
    form: Form,
}

/// What a cell is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Form {
    /// Digits alone, at least one.
    Whole,
    /// Digits with a mark between them, so many after it.
    Parts { fraction: u32 },
    /// Nothing, or anything else.
    #[default]
    Other,
}

/// The cells of one line.
#[derive(Default)]
pub struct Line<'b> {
    cells: [Cell<'b>; MOST],
    /// How many line breaks stand in its cells.
    pub breaks: usize,
}

impl<'b> Line<'b> {
    /// What a cell says.
    #[inline]
    pub fn get(&self, cell: usize) -> &'b [u8] {
        self.cells[cell].text
    }

    /// A cell of a column that may be missing; `None` where it is, or says nothing.
    #[inline]
    pub fn said(&self, cell: Option<usize>) -> Option<&Cell<'b>> {
        cell.map(|cell| &self.cells[cell]).filter(|cell| !cell.text.is_empty())
    }
}

impl<'b> Cell<'b> {
    /// A cell that says this.
    fn of(text: &'b [u8]) -> Self {
        let (mut digits, mut end) = digits_of(text, 0);
        let mut form = if end > 0 { Form::Whole } else { Form::Other };
        if let (Form::Whole, [b'.' | b',', rest @ ..]) = (form, &text[end..]) {
            let fraction;
            (digits, fraction) = digits_of(rest, digits);
            end += 1 + fraction;
            form = match u32::try_from(fraction) {
                Ok(fraction) if fraction > 0 => Form::Parts { fraction },
                Ok(_) | Err(_) => Form::Other,
            };
        }
        if end < text.len() {
            form = Form::Other;
        }
        Cell { text, digits, form }
    }

    /// A whole figure that has one reading.
    #[inline]
    pub fn whole(&self) -> Option<u64> {
        (self.form == Form::Whole && self.text.len() <= MAX_WHOLE).then_some(self.digits)
    }

    /// A figure that has one reading, as digits and how many of them are decimals; `None` where it is anything else.
    #[inline]
    pub fn digits(&self, marks: Marks) -> Option<(i64, u32)> {
        let fraction = match self.form {
            Form::Whole => return self.whole().map(|whole| (whole.cast_signed(), 0)),
            Form::Parts { fraction } => fraction,
            Form::Other => return None,
        };
        let places = usize::try_from(fraction).ok()?;
        let whole = self.text.len() - 1 - places;
        let mark = char::from(self.text[whole]);
        // three digits after a mark could be thousands
        let plain = match marks {
            Marks::Stated(own) => mark == own.char(),
            Marks::Likely(own) => mark == own.char() && fraction != 3,
            Marks::Unknown => fraction != 3,
        };
        // so many digits fit 64 bits
        (plain && whole <= MAX_WHOLE && places <= MAX_FRACTION)
            .then_some((self.digits.cast_signed(), fraction))
    }

    /// The same as a figure.
    pub fn figure(&self, marks: Marks) -> Option<Decimal> {
        self.digits(marks).map(|(mantissa, decimals)| Decimal::new(mantissa, decimals))
    }
}

/// Where the parts of a column's answer stand.
#[derive(Clone, Copy, Debug, Default)]
pub struct Parts {
    /// Numerator.
    pub num: Option<usize>,
    /// Denominator.
    pub den: Option<usize>,
    /// Choice, count or judged score.
    pub answer: Option<usize>,
    /// Declared figure.
    pub score: Option<usize>,
    /// Note.
    pub note: Option<usize>,
    /// What supports the answer.
    pub evidence: Option<usize>,
}

/// What each cell of a line is.
pub struct Shape {
    /// The unit's id, in a file of many.
    pub unit: Option<usize>,
    /// The code.
    pub code: usize,
    /// The self column.
    pub own: Parts,
    /// The appraisal.
    pub appraisal: Parts,
    /// The max as printed.
    pub printed_max: Option<usize>,
    /// The cells that hold remarks: notes, and what supports an answer.
    pub remarks: Vec<usize>,
    /// Cells of which nothing is expected.
    silent: Vec<usize>,
    cells: usize,
    /// For each byte whether it is more than a part of a cell.
    acts: [bool; 256],
    delimiter: u8,
}

impl Shape {
    /// Whether a head row says nothing but its value: anything else in it is a mistake, or needs a second look.
    pub fn is_plain_head(&self, line: &Line<'_>) -> bool {
        let read = [self.unit, Some(self.code), self.own.answer];
        (0..self.cells).all(|cell| read.contains(&Some(cell)) || line.get(cell).is_empty())
    }

    /// Whether commas separate the cells.
    pub fn is_comma(&self) -> bool {
        self.delimiter == b','
    }

    /// The shape of a file; `None` where it has columns that are not plain.
    pub fn of(names: &[String], delimiter: u8, unit: Option<usize>) -> Option<Self> {
        (names.len() <= MOST).then_some(())?;
        let mut acts = [false; 256];
        for byte in [delimiter, b'\n', b'\r', b'"'] {
            acts[usize::from(byte)] = true;
        }
        let mut shape = Shape {
            unit,
            code: MOST,
            own: Parts::default(),
            appraisal: Parts::default(),
            printed_max: None,
            remarks: Vec::new(),
            silent: Vec::new(),
            cells: names.len(),
            acts,
            delimiter,
        };
        for (cell, name) in names.iter().enumerate().filter(|(cell, _)| Some(*cell) != unit) {
            if name.trim().is_empty() {
                shape.silent.push(cell);
                continue;
            }
            let slot = match field_of(name)? {
                Field::Code => {
                    (shape.code == MOST).then(|| shape.code = cell)?;
                    continue;
                }
                Field::PrintedMax => &mut shape.printed_max,
                Field::Of(column, part) => {
                    let parts = match column {
                        Column::Own => &mut shape.own,
                        Column::Appraisal => &mut shape.appraisal,
                    };
                    match part {
                        Part::Num => &mut parts.num,
                        Part::Den => &mut parts.den,
                        Part::Answer => &mut parts.answer,
                        Part::Score => &mut parts.score,
                        Part::Note => &mut parts.note,
                        Part::Evidence => &mut parts.evidence,
                        Part::Previous | Part::Band | Part::Index => {
                            shape.silent.push(cell);
                            continue;
                        }
                    }
                }
                Field::Unit | Field::Other(..) => return None,
            };
            slot.is_none().then(|| *slot = Some(cell))?;
        }
        let (own, appraisal) = (&shape.own, &shape.appraisal);
        let remarks = [own.note, own.evidence, appraisal.note, appraisal.evidence];
        shape.remarks = remarks.into_iter().flatten().collect();
        (shape.code < MOST).then_some(shape)
    }

    /// A column's parts.
    pub fn column(&self, column: Column) -> &Parts {
        match column {
            Column::Own => &self.own,
            Column::Appraisal => &self.appraisal,
        }
    }

    /// The cells of a column that are parts of an answer.
    pub fn answers(&self, column: Column) -> impl Iterator<Item = usize> + use<> {
        let parts = self.column(column);
        [parts.num, parts.den, parts.answer].into_iter().flatten()
    }

    /// Whether all cells are empty of which nothing is expected.
    pub fn is_silent(&self, line: &Line<'_>) -> bool {
        self.silent.iter().all(|cell| line.get(*cell).is_empty())
    }

    /// Splits the line that begins at a byte; returns where the next one begins. `None` where it is not plain: a quote,
    /// another number of cells, or no line break at its end.
    #[inline(never)] // so the loop over its bytes has the registers for itself
    pub fn split<'b>(&self, bytes: &'b [u8], start: usize, line: &mut Line<'b>) -> Option<usize> {
        let mut rest = bytes.get(start..)?;
        let (cells, mut read) = (&mut line.cells[..self.cells], 0);
        line.breaks = 0;
        for cell in cells {
            let first = *rest.first()?;
            // many cells are empty, and need not be looked into
            if first == self.delimiter {
                *cell = Cell::default();
                (read, rest) = (read + 1, &rest[1..]);
                continue;
            }
            let length = if Some(read) == self.unit && self.is_again(rest, cell.text) {
                cell.text.len()
            } else if first == b'"' {
                let length = self.quoted(rest, read, cell)?;
                line.breaks += memchr_iter(b'\n', cell.text).count();
                length
            } else {
                self.cell(rest, cell)?
            };
            read += 1;
            let (end, next) = rest[length..].split_first()?;
            rest = next;
            if *end == self.delimiter {
                continue;
            }
            let next = match (end, rest) {
                (b'\n', _) => rest,
                (b'\r', [b'\n', next @ ..]) => next,
                _ => return None,
            };
            return (read == self.cells).then_some(bytes.len() - next.len());
        }
        None
    }

    /// Whether the next cell says what this one of the line before says: most rows are of the same unit.
    #[inline]
    fn is_again(&self, bytes: &[u8], before: &[u8]) -> bool {
        bytes.get(before.len()) == Some(&self.delimiter) && bytes.starts_with(before)
    }

    /// Reads a cell in quotes; returns how long it is with them.
    #[cold]
    fn quoted<'b>(&self, bytes: &'b [u8], position: usize, cell: &mut Cell<'b>) -> Option<usize> {
        let mut close = 1;
        loop {
            close += memchr(b'"', &bytes[close..])?;
            if bytes.get(close + 1) != Some(&b'"') {
                break;
            }
            close += 2;
        }
        *cell = Cell::of(&bytes[1..close]);
        let tangled = cell.text.iter().any(|byte| matches!(byte, b'"' | b'\n' | b'\r'));
        // only of a remark it does not matter how it reads
        (!tangled || self.remarks.contains(&position)).then_some(close + 1)
    }

    /// Reads a cell and what digits it has; returns how long it is.
    #[inline]
    fn cell<'b>(&self, bytes: &'b [u8], cell: &mut Cell<'b>) -> Option<usize> {
        let (mut digits, whole) = digits_of(bytes, 0);
        let (mut end, mut form) = (whole, Form::Whole);
        let mut byte = *bytes.get(whole)?;
        if !self.acts[usize::from(byte)] {
            form = Form::Other;
            if matches!(byte, b'.' | b',') && whole > 0 {
                let fraction;
                (digits, fraction) = digits_of(&bytes[whole + 1..], digits);
                (end, form) = (whole + 1 + fraction, Form::Parts { fraction: u32::try_from(fraction).ok()? });
                byte = *bytes.get(end)?;
            }
            if !self.acts[usize::from(byte)] {
                form = Form::Other;
                end += bytes[end..].iter().position(|byte| self.acts[usize::from(*byte)])?;
            }
        }
        if end == 0 || form == (Form::Parts { fraction: 0 }) {
            form = Form::Other;
        }
        *cell = Cell { text: &bytes[..end], digits, form };
        Some(end)
    }
}

/// Adds the digits that come first to a number; and how many they are.
#[inline]
fn digits_of(bytes: &[u8], number: u64) -> (u64, usize) {
    let (mut number, mut length) = (number, 0_usize);
    for byte in bytes {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            break;
        }
        // too many digits are no figure
        number = number.wrapping_mul(10).wrapping_add(u64::from(digit));
        length = length.wrapping_add(1); // no more than there are bytes
    }
    (number, length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::{Mark, parse};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_figure_that_is_read_quickly_is_read_right(
            texts in prop::collection::vec("[0-9]{0,14}([.,][0-9]{0,8})?[ .,x]{0,1}", 1..6),
            marks in prop_oneof![
                Just(Marks::Stated(Mark::Dot)), Just(Marks::Stated(Mark::Comma)), Just(Marks::Likely(Mark::Dot)),
                Just(Marks::Likely(Mark::Comma)), Just(Marks::Unknown),
            ],
        ) {
            let names: Vec<String> = ["code", "self_num", "self_den", "self_answer", "self_score", "self_note"]
                .map(str::to_owned).into_iter().take(texts.len()).collect();
            let shape = Shape::of(&names, b';', None).unwrap();
            let text = texts.join(";") + "\n";
            let mut line = Line::default();
            prop_assert_eq!(shape.split(text.as_bytes(), 0, &mut line), Some(text.len()));
            for (text, cell) in texts.iter().zip(&line.cells) {
                prop_assert_eq!(cell.text, text.as_bytes());
                let quoted = Cell::of(text.as_bytes());
                prop_assert_eq!((quoted.text, quoted.form), (cell.text, cell.form));
                prop_assert!(cell.form == Form::Other || quoted.digits == cell.digits);
                if let Some(quick) = cell.figure(marks) {
                    let slow = parse(text, marks).unwrap();
                    prop_assert_eq!((quick, quick.scale()), (slow, slow.scale()));
                }
                if let Some(quick) = cell.whole() {
                    prop_assert_eq!(Decimal::from(quick), parse(text, marks).unwrap());
                }
                // what is plainly a figure is not left to the other reader
                let few = text.len() <= MAX_WHOLE && text.bytes().all(|byte| byte.is_ascii_digit());
                prop_assert_eq!(cell.whole().is_some(), few && !text.is_empty());
            }
        }
    }
}
