//! Cells of lines, and figures that have one reading.

use crate::number::{Decimal, MAX_FRACTION, MAX_WHOLE, Marks};

/// A file with more columns is not read quickly.
pub(super) const MOST: usize = 24;

/// Something is not plain: the other reader decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NotPlain;

/// Skips empty lines: where the next line begins, and how many were skipped; `None` at the end of the text.
///
/// # Errors
/// Where a line break is not a plain one.
pub(super) fn skip_breaks(bytes: &[u8], at: usize) -> Result<Option<(usize, usize)>, NotPlain> {
    let (mut at, mut lines) = (at, 0);
    loop {
        at += match bytes[at..] {
            [] => return Ok(None),
            [b'\n', ..] => 1,
            [b'\r', b'\n', ..] => 2,
            [b'\r', ..] => return Err(NotPlain),
            _ => return Ok(Some((at, lines))),
        };
        lines += 1;
    }
}

/// Whether two short texts are the same: ids and codes have a few letters, and words of these are compared sooner than a
/// function is called that compares any bytes.
#[inline]
pub(super) fn is_same(one: &[u8], other: &[u8]) -> bool {
    match one.len() {
        length if length != other.len() => false,
        8..=16 => {
            one.first_chunk::<8>() == other.first_chunk::<8>()
                && one.last_chunk::<8>() == other.last_chunk::<8>()
        }
        4..=7 => {
            one.first_chunk::<4>() == other.first_chunk::<4>()
                && one.last_chunk::<4>() == other.last_chunk::<4>()
        }
        0..=3 => one.iter().zip(other).all(|(a, b)| a == b),
        _ => one == other,
    }
}

/// A cell, with the figure that it may be: its digits are read with it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cell<'b> {
    /// What it says.
    pub text: &'b [u8],
    /// Its digits as one number; meant where they are no more than fit.
    pub(super) digits: u64,
    /// What it is made of.
    pub(super) form: Form,
}

/// What a cell is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Form {
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
pub(super) struct Line<'b> {
    pub(super) cells: [Cell<'b>; MOST],
    /// How many line breaks stand in its cells.
    pub breaks: usize,
}

impl<'b> Line<'b> {
    /// What a cell says.
    #[inline]
    pub(super) fn get(&self, cell: usize) -> &'b [u8] {
        self.cells[cell].text
    }

    /// A cell of a column that may be missing; `None` where it is, or says nothing.
    #[inline]
    pub(super) fn said(&self, cell: Option<usize>) -> Option<&Cell<'b>> {
        cell.map(|cell| &self.cells[cell]).filter(|cell| !cell.text.is_empty())
    }
}

impl<'b> Cell<'b> {
    /// A cell that says this.
    pub(super) fn of(text: &'b [u8]) -> Self {
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
    pub(super) fn whole(&self) -> Option<u64> {
        (self.form == Form::Whole && self.text.len() <= MAX_WHOLE).then_some(self.digits)
    }

    /// A figure that has one reading, as digits and how many of them are decimals; `None` where it is anything else.
    #[inline]
    pub(super) fn digits(&self, marks: Marks) -> Option<(i64, u32)> {
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
    pub(super) fn figure(&self, marks: Marks) -> Option<Decimal> {
        self.digits(marks).map(|(mantissa, decimals)| Decimal::new(mantissa, decimals))
    }
}

/// Adds the digits that come first to a number; and how many they are.
#[inline]
pub(super) fn digits_of(bytes: &[u8], number: u64) -> (u64, usize) {
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
