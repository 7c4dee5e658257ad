//! Options that several commands share.

use std::ffi::OsString;
use std::num::ParseIntError;
use std::path::{Path, PathBuf};

use clap::builder::{OsStringValueParser, TypedValueParser};
use clap::{Args, ValueEnum};

use super::complaint::Complaint;
use super::messages::options::{
    ForeignResult, GiveDelimiter, GiveMark, GiveOneOf, Most, NoEncoding, NoWholeNumber,
};
use crate::language::Listed;
use crate::number::Mark;
use crate::read::ReadOptions;
use crate::text::visible;
use crate::write::{FORMATS, Format};

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ColourChoice {
    /// On a terminal that takes them.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// How a submission is read.
#[derive(Args, Clone, Debug)]
pub struct InputOptions {
    /// The criteria, by id or file, for forms that do not name theirs
    #[arg(long, value_name = "ID|FILE")]
    pub criteria: Option<OsString>,

    /// A TOML file with [unit] and [facts], for forms without
    #[arg(long, value_name = "FILE")]
    pub facts: Option<PathBuf>,

    /// The decimal mark of a CSV [default: `,` if the delimiter is `;`, `.` if it is `,`; either mark between tabs]
    #[arg(long, value_name = "MARK", value_parser = parse_mark)]
    pub decimal_mark: Option<Mark>,

    /// The delimiter of a CSV: one character, or `tab` [default: found out]
    #[arg(long, value_name = "CHAR", value_parser = parse_delimiter)]
    pub delimiter: Option<u8>,

    /// The encoding of the file: utf-8, utf-16le, windows-1258 … [default: found out]
    #[arg(long, value_name = "NAME", value_parser = parse_encoding)]
    pub encoding: Option<&'static encoding_rs::Encoding>,
}

/// Where a result goes.
#[derive(Args, Debug)]
pub struct OutputOptions {
    /// How to write the result: table, json, csv or markdown [default: by the ending of -o, else table]
    #[arg(long, value_name = "FORMAT", value_parser = parse_format)]
    pub format: Option<Format>,

    /// Write the result into a file, whole or not at all
    #[arg(short, long, value_name = "FILE", value_parser = output_file())]
    pub output: Option<PathBuf>,
}

impl InputOptions {
    /// What the user said about the notation of the forms.
    pub fn reading(&self) -> ReadOptions {
        ReadOptions { mark: self.decimal_mark, delimiter: self.delimiter, encoding: self.encoding }
    }

    /// A command about a form with the same edition and facts, to be copied: its blanks are hard ones, so that it is not
    /// broken between lines.
    pub fn command(&self, verb: &str, file: &Path) -> String {
        let quoted =
            |text: &str| if text.contains(' ') { format!("\"{}\"", visible(text)) } else { visible(text) };
        let mut command = format!("score {verb} {}", quoted(&file.to_string_lossy()));
        if let Some(criteria) = &self.criteria {
            command.push_str(&format!(" --criteria {}", quoted(&criteria.to_string_lossy())));
        }
        if let Some(facts) = &self.facts {
            command.push_str(&format!(" --facts {}", quoted(&facts.to_string_lossy())));
        }
        command.replace(' ', "\u{a0}")
    }
}

fn parse_mark(text: &str) -> Result<Mark, Complaint> {
    match text {
        "." | "dot" | "point" => Ok(Mark::Dot),
        "," | "comma" => Ok(Mark::Comma),
        _ => Err(Complaint::new(GiveMark {})),
    }
}

fn parse_delimiter(text: &str) -> Result<u8, Complaint> {
    match text {
        "tab" | "\\t" | "\t" => Ok(b'\t'),
        _ => match text.as_bytes() {
            [byte] if byte.is_ascii_punctuation() && *byte != b'"' => Ok(*byte),
            _ => Err(Complaint::new(GiveDelimiter {})),
        },
    }
}

fn parse_encoding(label: &str) -> Result<&'static encoding_rs::Encoding, Complaint> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes());
    encoding.ok_or_else(|| Complaint::new(NoEncoding { label: visible(label) }))
}

/// A whole number of a range.
///
/// # Errors
/// Where it is none, or out of the range.
pub fn whole_number<T: TryFrom<i64>>(text: &str, least: i64, most: Most) -> Result<T, Complaint> {
    let number: i64 = text
        .parse()
        .map_err(|error: ParseIntError| Complaint::new(NoWholeNumber::Text(error.to_string())))?;
    let within = Some(number).filter(|number| (least..=most.number()).contains(number));
    within
        .and_then(|number| T::try_from(number).ok())
        .ok_or_else(|| Complaint::new(NoWholeNumber::Outside { number, least, most }))
}

/// A file for a result: text of some kind, never a workbook or a document. Its name may be no text.
pub fn output_file() -> impl TypedValueParser<Value = PathBuf> {
    OsStringValueParser::new().try_map(parse_output)
}

fn parse_output(text: OsString) -> Result<PathBuf, Complaint> {
    let path = PathBuf::from(text);
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    match ending.as_deref() {
        Some(
            ending @ ("xlsx" | "xlsm" | "xls" | "ods" | "pdf" | "doc" | "docx" | "odt" | "rtf" | "htm"
            | "html"),
        ) => Err(Complaint::new(ForeignResult { ending: ending.to_owned() })),
        Some(_) | None => Ok(path),
    }
}

/// A format by its name.
///
/// # Errors
/// The names that there are.
pub fn parse_format(text: &str) -> Result<Format, Complaint> {
    FORMATS.iter().find(|entry| entry.name == text).map(|entry| entry.format).ok_or_else(|| {
        let words = Listed(FORMATS.iter().map(|entry| entry.name).collect());
        Complaint::new(GiveOneOf { words })
    })
}

impl OutputOptions {
    /// The format that was asked for, by name or by the file's ending.
    pub fn format(&self) -> Format {
        let by_ending = || {
            let ending = self.output.as_ref()?.extension()?.to_str()?.to_ascii_lowercase();
            FORMATS.iter().find(|entry| entry.extensions.contains(&ending.as_str())).map(|entry| entry.format)
        };
        self.format.or_else(by_ending).unwrap_or(Format::Table)
    }
}
