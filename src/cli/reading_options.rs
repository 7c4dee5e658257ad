//! Options that change how a form is read, as a receipt keeps them.

use std::ffi::OsString;
use std::path::PathBuf;

use super::complaint::Complaint;
use super::layout_options::LayoutOptions;
use super::options::{InputOptions, parse_delimiter, parse_encoding, parse_mark};
use crate::number::Mark;
use crate::receipt::ReadingOptions;

/// What a tab is called where a delimiter is typed.
const TAB: &str = "tab";

impl InputOptions {
    /// The options that change how a form is read, as they are typed.
    pub(super) fn as_typed(&self) -> ReadingOptions {
        let (sheet, column, row) = self.layout.as_typed();
        let mark = |mark: Mark| match mark {
            Mark::Dot => ".",
            Mark::Comma => ",",
        };
        let delimiter = |byte: u8| if byte == b'\t' { TAB.to_owned() } else { char::from(byte).to_string() };
        ReadingOptions {
            decimal_mark: self.decimal_mark.map(|it| mark(it).to_owned()),
            delimiter: self.delimiter.map(delimiter),
            encoding: self.encoding.map(|encoding| encoding.name().to_ascii_lowercase()),
            sheet,
            column,
            row,
            is_final: self.is_final,
        }
    }

    /// The same from what was typed, with an edition and a file of facts.
    ///
    /// # Errors
    /// Where a value could not have been typed.
    pub(super) fn from_typed(
        typed: &ReadingOptions,
        criteria: Option<OsString>,
        facts: Option<PathBuf>,
    ) -> Result<Self, Complaint> {
        let ReadingOptions { decimal_mark, delimiter, encoding, sheet, column, row, is_final } = typed;
        Ok(InputOptions {
            criteria,
            facts,
            decimal_mark: decimal_mark.as_deref().map(parse_mark).transpose()?,
            delimiter: delimiter.as_deref().map(parse_delimiter).transpose()?,
            encoding: encoding.as_deref().map(parse_encoding).transpose()?,
            is_final: *is_final,
            layout: LayoutOptions::from_typed(sheet.clone(), column, row)?,
        })
    }
}
