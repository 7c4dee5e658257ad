//! Options that several commands share.

use std::ffi::OsString;
use std::num::ParseIntError;
use std::path::{Path, PathBuf};

use clap::builder::{OsStringValueParser, PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use super::complaint::Complaint;
use super::layout_options::LayoutOptions;
use super::messages::options::{ForeignResult, GiveDelimiter, GiveMark, Most, NoEncoding, NoWholeNumber};
use crate::language::{Language, Or, Show};
use crate::number::Mark;
use crate::read::ReadOptions;
use crate::text::visible;
use crate::write::{FORMATS, Format, Part, Parts};

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ColourChoice {
    /// On a terminal that takes them.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// How a submission is read.
#[derive(Args, Clone, Debug)]
pub(super) struct InputOptions {
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

    #[command(flatten)]
    pub layout: LayoutOptions,
}

/// What scorecards, rankings and tests of editions have.
pub(super) const RESULT: Parts = &[Part::Table, Part::Json];

/// Where a result goes.
#[derive(Args, Debug)]
pub(super) struct OutputOptions {
    /// How to write the result.
    #[arg(long, value_name = "FORMAT", value_parser = formats(RESULT), hide_possible_values = true,
        help = with_formats("How to write the result: {formats} [default: by the ending of -o, else table]", RESULT))]
    pub format: Option<&'static Format>,

    /// Write the result into a file, whole or not at all
    #[arg(short, long, value_name = "FILE", value_parser = output_file(RESULT))]
    pub output: Option<PathBuf>,
}

impl InputOptions {
    /// What the user said about the notation of the forms.
    pub(super) fn reading(&self) -> ReadOptions {
        ReadOptions { mark: self.decimal_mark, delimiter: self.delimiter, encoding: self.encoding }
    }

    /// A command about a form with the same edition and facts, to be copied: its blanks are hard ones, so that it is not
    /// broken between lines.
    pub(super) fn command(&self, verb: &str, file: &Path) -> String {
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
pub(super) fn whole_number<T: TryFrom<i64>>(text: &str, least: i64, most: Most) -> Result<T, Complaint> {
    let number: i64 = text
        .parse()
        .map_err(|error: ParseIntError| Complaint::new(NoWholeNumber::Text(error.to_string())))?;
    let within = Some(number).filter(|number| (least..=most.number()).contains(number));
    within
        .and_then(|number| T::try_from(number).ok())
        .ok_or_else(|| Complaint::new(NoWholeNumber::Outside { number, least, most }))
}

/// Endings of files that are written by other programs.
const FOREIGN: [&str; 11] = ["xlsx", "xlsm", "xls", "ods", "pdf", "doc", "docx", "odt", "rtf", "htm", "html"];

/// A file for a report of a kind: none that this report is not written in. Its name may be no text.
pub(super) fn output_file(parts: Parts) -> impl TypedValueParser<Value = PathBuf> {
    OsStringValueParser::new().try_map(move |text| parse_output(parts, text))
}

fn parse_output(parts: Parts, text: OsString) -> Result<PathBuf, Complaint> {
    let path = PathBuf::from(text);
    let Some(ending) = ending(&path) else { return Ok(path) };
    let other = FORMATS.iter().flat_map(|format| format.extensions).chain(&FOREIGN);
    // what is no report is a text
    let takes = |format: &Format| !format.is_binary || !parts.is_empty();
    if Format::by_ending(parts, &ending).is_some_and(takes)
        || !other.into_iter().any(|other| *other == ending)
    {
        return Ok(path);
    }
    Err(Complaint::new(ForeignResult { ending, others: endings(parts) }))
}

/// The usual ending of each format of a kind of report.
pub(super) fn endings(parts: Parts) -> Or<String> {
    let mut endings: Vec<String> = Vec::new();
    for usual in Format::all(parts).filter_map(|format| format.extensions.first()) {
        endings.extend(Some(format!(".{usual}")).filter(|usual| !endings.contains(usual)));
    }
    Or(endings)
}

fn ending(path: &Path) -> Option<String> {
    path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase())
}

/// The formats of a kind of report, by their names.
pub(super) fn formats(parts: Parts) -> impl TypedValueParser<Value = &'static Format> {
    let value = |format: &Format| PossibleValue::new(format.name).help(format.meaning.en);
    PossibleValuesParser::new(Format::all(parts).map(value)).map(|name| {
        FORMATS
            .iter()
            .copied()
            .find(|format| format.name == name)
            .expect("clap takes nothing but their names")
    })
}

/// A help text that names the formats of a kind of report.
pub(super) fn with_formats(help: &str, parts: Parts) -> String {
    let names = Or(Format::all(parts).map(|format| format.name).collect());
    help.replace(NAMES_OF_FORMATS, &names.said(Language::English))
}

/// Stands for the names of the formats in a help text.
pub(super) const NAMES_OF_FORMATS: &str = "{formats}";

impl OutputOptions {
    /// The format of a kind of report that was asked for, by name or by the file's ending.
    pub(super) fn format(&self, parts: Parts) -> &'static Format {
        let by_ending = || Format::by_ending(parts, &ending(self.output.as_ref()?)?);
        let usual = || Format::all(parts).next().expect("every report can be written as CSV");
        self.format.or_else(by_ending).unwrap_or_else(usual)
    }
}
