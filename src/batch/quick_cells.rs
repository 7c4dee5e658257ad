//! Cells of lines without quotes, and figures that have one reading.

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
pub struct Line<'b>([&'b [u8]; MOST]);

impl<'b> Line<'b> {
    /// What a cell says.
    #[inline]
    pub fn get(&self, cell: usize) -> &'b [u8] {
        self.0[cell]
    }

    /// A cell of a column that may be missing; `None` where it is, or says nothing.
    #[inline]
    pub fn said(&self, cell: Option<usize>) -> Option<&'b [u8]> {
        cell.map(|cell| self.get(cell)).filter(|said| !said.is_empty())
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
    pub fn is_plain_head(&self, line: &Line<'_>) -> bool {
        let read = [self.unit, Some(self.code), self.own.answer, self.own.note, self.appraisal.note];
        (0..self.cells).all(|cell| read.contains(&Some(cell)) || line.get(cell).is_empty())
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
    pub fn split<'b>(&self, bytes: &'b [u8], start: usize, line: &mut Line<'b>) -> Option<usize> {
        let (mut cell, mut from) = (0, start);
        for (offset, byte) in bytes[start..].iter().enumerate() {
            if !self.acts[usize::from(*byte)] {
                continue;
            }
            let end = start + offset;
            *line.0.get_mut(cell)? = &bytes[from..end];
            cell += 1;
            from = end + 1;
            if *byte == self.delimiter {
                continue;
            }
            let next = match byte {
                b'\n' => end + 1,
                b'\r' if bytes.get(end + 1) == Some(&b'\n') => end + 2,
                _ => return None,
            };
            return (cell == self.cells).then_some(next);
        }
        None
    }
}

/// A figure that has one reading; `None` where a cell is anything else.
pub fn figure(cell: &[u8], marks: Marks) -> Option<Decimal> {
    digits(cell, marks).map(|(mantissa, decimals)| Decimal::new(mantissa, decimals))
}

/// The same as digits, and how many of them are decimals.
#[inline]
pub fn digits(cell: &[u8], marks: Marks) -> Option<(i64, u32)> {
    // so many digits fit 64 bits
    (cell.len() <= MAX_WHOLE + 1 + MAX_FRACTION).then_some(())?;
    let (mut mantissa, mut mark) = (0_i64, None);
    for (at, byte) in cell.iter().enumerate() {
        match byte {
            b'0'..=b'9' => mantissa = mantissa * 10 + i64::from(byte - b'0'),
            b'.' | b',' if mark.is_none() => mark = Some((at, *byte)),
            _ => return None,
        }
    }
    let Some((whole, mark)) = mark else {
        return (1..=MAX_WHOLE).contains(&cell.len()).then_some((mantissa, 0));
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
    plain.then_some((mantissa, u32::try_from(fraction).unwrap_or(u32::MAX)))
}

/// A whole figure that has one reading.
#[inline]
pub fn whole(cell: &[u8]) -> Option<u64> {
    (1..=MAX_WHOLE).contains(&cell.len()).then_some(())?;
    cell.iter()
        .try_fold(0_u64, |figure, byte| byte.is_ascii_digit().then(|| figure * 10 + u64::from(byte - b'0')))
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
            if let Some(quick) = whole(text.as_bytes()) {
                prop_assert_eq!(Decimal::from(quick), parse(&text, marks).unwrap());
            }
        }
    }
}
