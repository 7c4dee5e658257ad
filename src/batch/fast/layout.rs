//! What each cell of a line is, by the header of the file; and lines split into cells.

use memchr::{memchr, memchr_iter};

use super::cells::{Cell, Form, Line, MOST, digits_of, is_same};
use crate::column::Column;
use crate::read::{Field, Part, field_of};

/// Where the parts of a column's answer stand.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Parts {
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
    /// What the unit objects, or the reply to it.
    pub dispute: Option<usize>,
    /// What supports the answer.
    pub evidence: Option<usize>,
}

/// What each cell of a line is.
pub(super) struct CsvLayout {
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

impl CsvLayout {
    /// Whether a head row says nothing but its value: anything else in it is a mistake, or needs a second look.
    pub(super) fn is_plain_head(&self, line: &Line<'_>) -> bool {
        let read = [self.unit, Some(self.code), self.own.answer];
        (0..self.cells).all(|cell| read.contains(&Some(cell)) || line.get(cell).is_empty())
    }

    /// Whether commas separate the cells.
    pub(super) fn is_comma(&self) -> bool {
        self.delimiter == b','
    }

    /// The layout of a file; `None` where it has columns that are not plain.
    pub(super) fn of(names: &[String], delimiter: u8, unit: Option<usize>) -> Option<Self> {
        (names.len() <= MOST).then_some(())?;
        let mut acts = [false; 256];
        for byte in [delimiter, b'\n', b'\r', b'"'] {
            acts[usize::from(byte)] = true;
        }
        let mut layout = CsvLayout {
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
                layout.silent.push(cell);
                continue;
            }
            let slot = match field_of(name)? {
                Field::Code => {
                    (layout.code == MOST).then(|| layout.code = cell)?;
                    continue;
                }
                Field::PrintedMax => &mut layout.printed_max,
                Field::Of(column, part) => {
                    let parts = match column {
                        Column::Own => &mut layout.own,
                        Column::Appraisal => &mut layout.appraisal,
                    };
                    match part {
                        Part::Num => &mut parts.num,
                        Part::Den => &mut parts.den,
                        Part::Answer => &mut parts.answer,
                        Part::Score => &mut parts.score,
                        Part::Note => &mut parts.note,
                        Part::Objection | Part::Reply => &mut parts.dispute,
                        Part::Evidence => &mut parts.evidence,
                        Part::Previous | Part::Band | Part::Index => {
                            layout.silent.push(cell);
                            continue;
                        }
                    }
                }
                Field::Unit | Field::Title | Field::Other(..) => return None,
            };
            slot.is_none().then(|| *slot = Some(cell))?;
        }
        let (own, appraisal) = (&layout.own, &layout.appraisal);
        let remarks = [own, appraisal].map(|parts| [parts.note, parts.dispute, parts.evidence]);
        layout.remarks = remarks.into_iter().flatten().flatten().collect();
        (layout.code < MOST).then_some(layout)
    }

    /// A column's parts.
    pub(super) fn column(&self, column: Column) -> &Parts {
        match column {
            Column::Own => &self.own,
            Column::Appraisal => &self.appraisal,
        }
    }

    /// The cells of a column that are parts of an answer.
    pub(super) fn answers(&self, column: Column) -> impl Iterator<Item = usize> + use<> {
        let parts = self.column(column);
        [parts.num, parts.den, parts.answer].into_iter().flatten()
    }

    /// Whether all cells are empty of which nothing is expected.
    pub(super) fn is_silent(&self, line: &Line<'_>) -> bool {
        self.silent.iter().all(|cell| line.get(*cell).is_empty())
    }

    /// Splits the line that begins at a byte; returns where the next one begins. `None` where it is not plain: a quote,
    /// another number of cells, or no line break at its end.
    #[inline(never)] // so the loop over its bytes has the registers for itself
    pub(super) fn split<'b>(&self, bytes: &'b [u8], start: usize, line: &mut Line<'b>) -> Option<usize> {
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
        bytes.get(before.len()) == Some(&self.delimiter) && is_same(&bytes[..before.len()], before)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::{Decimal, MAX_WHOLE, Mark, Marks, parse};
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
            let layout = CsvLayout::of(&names, b';', None).unwrap();
            let text = texts.join(";") + "\n";
            let mut line = Line::default();
            prop_assert_eq!(layout.split(text.as_bytes(), 0, &mut line), Some(text.len()));
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
