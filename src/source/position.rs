//! Where a place is, for people: a file as a whole, a line and column of a text, or a cell of a sheet.

use std::fmt;

use crate::language::{Language, Show};

/// A place for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Position {
    /// All of a file.
    File,
    /// A place in a text.
    Text {
        /// Line, from 1.
        line: usize,
        /// Character in the line, from 1.
        column: usize,
    },
    /// A cell of a workbook.
    Cell {
        /// The name of its sheet.
        sheet: Box<str>,
        /// Where it stands in the sheet.
        cell: CellAddress,
    },
}

/// Where something is, in a sentence that names a place within a file before it goes on.
impl Show for Position {
    fn show(&self, language: Language, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, language) {
            (Position::Text { line, .. }, Language::English) => write!(out, "line {line}"),
            (Position::Text { line, .. }, Language::Vietnamese) => write!(out, "dòng {line}"),
            (Position::Cell { sheet, cell }, _) => write!(out, "{}!{cell}", SheetName(sheet)),
            (Position::File, Language::English) => out.write_str("the file"),
            (Position::File, Language::Vietnamese) => out.write_str("tệp"),
        }
    }
}

/// The address of a cell; both count from 0, and are shown from 1 and from `A`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellAddress {
    /// Row, from 0.
    pub row: u32,
    /// Column, from 0.
    pub column: u16,
}

impl Position {
    /// The row of a place in its text or sheet, from 1.
    pub fn row(&self) -> Option<usize> {
        match self {
            Position::File => None,
            Position::Text { line, .. } => Some(*line),
            Position::Cell { cell, .. } => Some(cell.row as usize + 1),
        }
    }

    /// The place with the name of its file: `form.toml:3:5`, `form.xlsx, Phiếu!F31`.
    pub fn of_file(&self, file: &str) -> String {
        match self {
            Position::File => file.to_owned(),
            Position::Text { line, column } => format!("{file}:{line}:{column}"),
            Position::Cell { sheet, cell } => format!("{file}, {}!{cell}", SheetName(sheet)),
        }
    }

    /// The same without the column of a text, for lists of lines.
    pub fn row_of_file(&self, file: &str) -> String {
        match self {
            Position::Text { line, .. } => format!("{file}:{line}"),
            Position::File | Position::Cell { .. } => self.of_file(file),
        }
    }
}

/// As spreadsheets write it: `F31`.
impl fmt::Display for CellAddress {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut letters, mut left) = (Vec::new(), u32::from(self.column) + 1);
        while left > 0 {
            letters.push(char::from(b'A' + u8::try_from((left - 1) % 26).expect("26 letters")));
            left = (left - 1) / 26;
        }
        letters.iter().rev().try_for_each(|letter| write!(out, "{letter}"))?;
        write!(out, "{}", self.row + 1)
    }
}

impl CellAddress {
    /// The address that this text is; `None` where it is none, or is written otherwise.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.find(|c: char| c.is_ascii_digit())?;
        let number = |letters: &str| {
            letters.bytes().try_fold(0_u32, |number, letter| {
                let letter = letter.is_ascii_uppercase().then(|| u32::from(letter - b'A') + 1)?;
                number.checked_mul(26)?.checked_add(letter)
            })
        };
        let column = u16::try_from(number(&text[..digits])?.checked_sub(1)?).ok()?;
        let cell = CellAddress { row: text[digits..].parse::<u32>().ok()?.checked_sub(1)?, column };
        (cell.to_string() == text).then_some(cell)
    }
}

/// The name of a sheet as formulas write it: quoted where it is more than letters and digits.
struct SheetName<'n>(&'n str);

impl fmt::Display for SheetName<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.');
        if self.0.chars().all(plain) && !self.0.starts_with(|c: char| c.is_ascii_digit()) {
            out.write_str(self.0)
        } else {
            write!(out, "'{}'", self.0.replace('\'', "''"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_written_as_spreadsheets_write_them() {
        for (row, column, written) in [
            (0, 0, "A1"),
            (30, 5, "F31"),
            (9, 25, "Z10"),
            (0, 26, "AA1"),
            (1_048_575, 16_383, "XFD1048576"),
            (0, 701, "ZZ1"),
            (0, 702, "AAA1"),
        ] {
            assert_eq!(CellAddress { row, column }.to_string(), written);
            assert_eq!(CellAddress::parse(written), Some(CellAddress { row, column }));
        }
        for no_address in ["", "F", "31", "f31", "F0", "F031", "F3 1", "ZZZZ1", "F99999999999", "Ê1", "F-1"]
        {
            assert_eq!(CellAddress::parse(no_address), None, "{no_address}");
        }
    }

    #[test]
    fn names_of_sheets_are_quoted_where_formulas_quote_them() {
        for (sheet, shown) in [
            ("Phiếu", "f.xlsx, Phiếu!B2"),
            ("Sheet 1", "f.xlsx, 'Sheet 1'!B2"),
            ("2022", "f.xlsx, '2022'!B2"),
            ("Người's", "f.xlsx, 'Người''s'!B2"),
        ] {
            let cell = CellAddress { row: 1, column: 1 };
            assert_eq!(Position::Cell { sheet: sheet.into(), cell }.of_file("f.xlsx"), shown);
        }
    }
}
