//! References to cells, in both notations: `$D$3`, `'Tên trang'!A1:B2`, `A:C`, and `[.D3]`, `[$Sheet.A1:.B2]`.

use super::scan::Scan;
use crate::formula::expression::{Coordinate, Corner, LAST_COLUMN, LAST_ROW, Reference};

/// A corner as it is written: a cell, a whole row or a whole column.
#[derive(Clone, Copy)]
struct Written {
    row: Option<Coordinate>,
    column: Option<Coordinate>,
}

impl Written {
    /// The corner of a single cell.
    fn cell(self) -> Option<Corner> {
        Some(Corner { row: self.row?, column: self.column? })
    }
}

/// Whether a character may be part of a name or a reference.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.' | '$' | '\\' | '?')
}

/// The reference that begins with this word, and goes on behind a colon; `None` where it is none.
pub(super) fn reference(word: &str, sheet: Option<Box<str>>, scan: &mut Scan<'_>) -> Option<Reference> {
    let from = corner(word)?;
    let mut ahead = *scan;
    if !ahead.take(":") {
        return from.cell().map(|from| Reference { sheet, from, to: None });
    }
    let reference = range(sheet, from, corner(ahead.take_while(is_word))?)?;
    *scan = ahead;
    Some(reference)
}

/// A reference of an ods file: what stands in its square brackets.
pub(super) fn ods(text: &str) -> Option<Reference> {
    let mut scan = Scan::new(text);
    let sheet = ods_sheet(&mut scan)?;
    let from = corner(scan.take_while(is_word))?;
    let reference = if scan.take(":") {
        // the second corner names its sheet once more, or leaves it out
        let same = ods_sheet(&mut scan)?.is_none_or(|other| Some(other) == sheet);
        range(sheet, from, corner(scan.take_while(is_word))?).filter(|_| same)
    } else {
        from.cell().map(|from| Reference { sheet, from, to: None })
    };
    reference.filter(|_| scan.rest().is_empty())
}

/// The sheet before the point, without one where there is nothing; `None` where no point follows.
#[expect(clippy::option_option, reason = "the formula's own sheet, or no reference at all")]
fn ods_sheet(scan: &mut Scan<'_>) -> Option<Option<Box<str>>> {
    if scan.take(".") {
        return Some(None);
    }
    scan.take("$");
    let name = match scan.peek() {
        Some('\'') => scan.take_quoted('\'')?,
        Some(_) | None => scan.take_while(|c| c.is_alphanumeric() || c == '_').to_owned(),
    };
    (!name.is_empty() && scan.take(".")).then(|| Some(name.into()))
}

/// The range between two corners, where they are of one kind.
fn range(sheet: Option<Box<str>>, from: Written, to: Written) -> Option<Reference> {
    let whole = |at, fixed| Coordinate { at, fixed };
    let (from, to) = match (from, to) {
        (Written { row: None, column: Some(first) }, Written { row: None, column: Some(last) }) => (
            Corner { row: whole(0, true), column: first },
            Corner { row: whole(LAST_ROW, true), column: last },
        ),
        (Written { row: Some(first), column: None }, Written { row: Some(last), column: None }) => (
            Corner { row: first, column: whole(0, true) },
            Corner { row: last, column: whole(LAST_COLUMN, true) },
        ),
        (from, to) => (from.cell()?, to.cell()?),
    };
    Some(Reference { sheet, from, to: Some(to) })
}

/// The corner that a word is.
fn corner(word: &str) -> Option<Written> {
    let mut scan = Scan::new(word);
    let mut fixed = scan.take("$");
    let letters = scan.take_while(|c| c.is_ascii_alphabetic());
    let column = match letters.len() {
        0 => None,
        1..=3 => {
            let number = letters
                .bytes()
                .fold(0, |number, letter| number * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
            Some(Coordinate { at: number.checked_sub(1).filter(|at| *at <= LAST_COLUMN)?, fixed })
        }
        _ => return None,
    };
    if column.is_some() {
        fixed = scan.take("$");
    }
    let digits = scan.take_while(|c| c.is_ascii_digit());
    if !scan.rest().is_empty() || (digits.is_empty() && (column.is_none() || fixed)) {
        return None;
    }
    let row = match digits {
        "" => None,
        digits => {
            let number: u32 = digits.parse().ok()?;
            Some(Coordinate { at: number.checked_sub(1).filter(|at| *at <= LAST_ROW)?, fixed })
        }
    };
    Some(Written { row, column })
}
