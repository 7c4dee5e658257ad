//! Cells of lines without quotes, and figures that have one reading.

use std::ops::Range;

use crate::column::Column;
use crate::number::{Decimal, MAX_FRACTION, MAX_WHOLE, Mark, Marks};
use crate::read::{Field, Part, field_of};

/// A file with more columns is not read quickly.
const MOST: usize = 16;

/// Something is not plain: the other reader decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doubt;

/// Skips empty lines; `None` at the end of the text.
///
/// # Errors
/// Where a line break is not a plain one.
pub fn skip_breaks(bytes: &[u8], at: usize) -> Result<Option<usize>, Doubt> {
    let mut at = at;
    loop {
        match bytes.get(at) {
            None => return Ok(None),
            Some(b'\n') => at += 1,
            Some(b'\r') => return Err(Doubt),
            Some(_) => return Ok(Some(at)),
        }
    }
}

/// The cells of one line.
#[derive(Default)]
pub struct Cells {
    starts: [u32; MOST],
    ends: [u32; MOST],
}

impl Cells {
    /// Where a cell stands.
    pub fn get(&self, cell: usize) -> Range<usize> {
        self.starts[cell] as usize..self.ends[cell] as usize
    }

    /// Whether a cell says nothing.
    pub fn is_empty(&self, cell: usize) -> bool {
        self.starts[cell] == self.ends[cell]
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
    cells: usize,
    /// For each byte whether it is more than a part of a cell.
    acts: [bool; 256],
    delimiter: u8,
}

impl Shape {
    /// Whether a head row says nothing but its value: anything else in it is a mistake, or needs a second look.
    pub fn is_plain_head(&self, cells: &Cells) -> bool {
        let read = [self.unit, Some(self.code), self.own.answer, self.own.note, self.appraisal.note];
        (0..self.cells).all(|cell| read.contains(&Some(cell)) || cells.is_empty(cell))
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
            cells: names.len(),
            acts,
            delimiter,
        };
        for (cell, name) in names.iter().enumerate().filter(|(cell, _)| Some(*cell) != unit) {
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
                        Part::Evidence | Part::Previous => return None,
                    }
                }
                Field::Unit | Field::Other(..) => return None,
            };
            slot.is_none().then(|| *slot = Some(cell))?;
        }
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

    /// The cells that hold notes.
    pub fn notes(&self) -> impl Iterator<Item = usize> + use<> {
        [self.own.note, self.appraisal.note].into_iter().flatten()
    }

    /// Splits the line that begins at a byte; returns where the next one begins. `None` where it is not plain: a quote,
    /// another number of cells, or no line break at its end.
    pub fn split(&self, bytes: &[u8], start: usize, cells: &mut Cells) -> Option<usize> {
        let (mut cell, mut from, mut at) = (0, start, start);
        loop {
            let byte = *bytes.get(at)?;
            if !self.acts[usize::from(byte)] {
                at += 1;
                continue;
            }
            *cells.starts.get_mut(cell)? = u32::try_from(from).ok()?;
            *cells.ends.get_mut(cell)? = u32::try_from(at).ok()?;
            cell += 1;
            if byte == self.delimiter {
                at += 1;
                from = at;
                continue;
            }
            let end = match byte {
                b'\n' => at + 1,
                b'\r' if bytes.get(at + 1) == Some(&b'\n') => at + 2,
                _ => return None,
            };
            return (cell == self.cells).then_some(end);
        }
    }
}

/// A figure that has one reading; `None` where a cell is anything else.
pub fn figure(cell: &[u8], marks: Marks) -> Option<Decimal> {
    let mut mantissa = 0_i64;
    let mut mark: Option<(usize, u8)> = None;
    for (at, byte) in cell.iter().enumerate() {
        match byte {
            b'0'..=b'9' => mantissa = mantissa.checked_mul(10)?.checked_add(i64::from(byte - b'0'))?,
            b'.' | b',' if mark.is_none() => mark = Some((at, *byte)),
            _ => return None,
        }
    }
    let Some((whole, mark)) = mark else {
        return (1..=MAX_WHOLE).contains(&cell.len()).then(|| Decimal::new(mantissa, 0));
    };
    let fraction = cell.len() - whole - 1;
    if !(1..=MAX_WHOLE).contains(&whole) || !(1..=MAX_FRACTION).contains(&fraction) {
        return None;
    }
    let is = |own: Mark| char::from(mark) == own.char();
    // three digits after a mark could be thousands
    let plain = match marks {
        Marks::Stated(own) => is(own),
        Marks::Likely(own) => is(own) && fraction != 3,
        Marks::Unknown => fraction != 3,
    };
    plain.then(|| Decimal::new(mantissa, u32::try_from(fraction).unwrap_or(u32::MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::parse;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_figure_that_is_read_quickly_is_read_right(
            text in "[0-9]{0,14}([.,][0-9]{0,8})?[ .,x]{0,1}",
            marks in prop_oneof![
                Just(Marks::Stated(Mark::Dot)), Just(Marks::Stated(Mark::Comma)), Just(Marks::Likely(Mark::Dot)),
                Just(Marks::Likely(Mark::Comma)), Just(Marks::Unknown),
            ],
        ) {
            if let Some(quick) = figure(text.as_bytes(), marks) {
                let slow = parse(&text, marks).unwrap();
                prop_assert_eq!((quick, quick.scale()), (slow, slow.scale()));
            }
        }
    }
}
