//! Options that several commands share.

use std::ffi::OsString;
use std::num::ParseIntError;
use std::path::{Path, PathBuf};

use clap::builder::{OsStringValueParser, PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use super::complaint::Complaint;
use super::layout_options::LayoutOptions;
use super::messages::options::{ForeignResult, GiveDelimiter, GiveMark, Most, NoEncoding, NoWholeNumber};
use super::open::OpenOption;
use crate::language::{Language, Or, Show};
use crate::number::Mark;
use crate::read::ReadOptions;
use crate::submission::Stage;
use crate::text::visible;
use crate::write::{CsvDialect, FORMATS, Format, Part, Parts};

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

    /// Take the appraisal as finished: rows that it says nothing of were forgotten, count 0 and are listed one by one
    #[arg(long = "final")]
    pub is_final: bool,

    #[command(flatten)]
    pub layout: LayoutOptions,
}

/// What scorecards, rankings and tests of editions have.
pub(super) const RESULT: Parts = &[Part::Table, Part::Json];

/// Where a result goes.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct OutputOptions {
    /// How to write the result.
    #[arg(long, value_name = "FORMAT", value_parser = formats(RESULT), hide_possible_values = true,
        help = with_formats("How to write the result: {formats} [default: by the ending of -o, else table]", RESULT))]
    pub format: Option<&'static Format>,

    /// Write the result into a file, whole or not at all
    #[arg(short, long, value_name = "FILE", value_parser = output_file(RESULT))]
    pub output: Option<PathBuf>,

    #[command(flatten)]
    pub csv: CsvOption,

    #[command(flatten)]
    pub open: OpenOption,
}

/// Who a CSV is written for.
#[derive(Args, Clone, Copy, Debug, Default)]
pub(super) struct CsvOption {
    /// Whom CSV is written for [default: excel for a file under Vietnamese, else plain]
    #[arg(long = "csv", value_name = "DIALECT", value_parser = dialects())]
    pub dialect: Option<CsvDialect>,
}

fn dialects() -> impl TypedValueParser<Value = CsvDialect> {
    let value = |dialect: CsvDialect| PossibleValue::new(dialect.word()).help(dialect.meaning().en);
    PossibleValuesParser::new(CsvDialect::ALL.map(value)).map(|name| {
        let named = CsvDialect::ALL.into_iter().find(|dialect| dialect.word() == name);
        named.expect("clap takes nothing but their names")
    })
}

impl InputOptions {
    /// What the user said about the notation of the forms.
    pub(super) fn reading(&self) -> ReadOptions {
        ReadOptions { mark: self.decimal_mark, delimiter: self.delimiter, encoding: self.encoding }
    }

    /// How an appraisal is taken that says nothing yet of some rows.
    pub(super) fn stage(&self) -> Stage {
        if self.is_final { Stage::Final } else { Stage::InProgress }
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
        if self.is_final {
            command.push_str(" --final");
        }
        command.replace(' ', "\u{a0}")
    }
}

pub(super) fn parse_mark(text: &str) -> Result<Mark, Complaint> {
    match text {
        "." | "dot" | "point" => Ok(Mark::Dot),
        "," | "comma" => Ok(Mark::Comma),
        _ => Err(Complaint::new(GiveMark {})),
    }
}

pub(super) fn parse_delimiter(text: &str) -> Result<u8, Complaint> {
    match text {
        "tab" | "\\t" | "\t" => Ok(b'\t'),
        _ => match text.as_bytes() {
            [byte] if byte.is_ascii_punctuation() && *byte != b'"' => Ok(*byte),
            _ => Err(Complaint::new(GiveDelimiter {})),
        },
    }
}

pub(super) fn parse_encoding(label: &str) -> Result<&'static encoding_rs::Encoding, Complaint> {
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

/// The ending of a CSV.
const CSV: &str = "csv";

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
    /// Where a result goes that is written in one way only.
    pub(super) fn to(output: Option<PathBuf>) -> Self {
        let csv = CsvOption { dialect: Some(CsvDialect::Plain) };
        OutputOptions { format: None, output, csv, open: OpenOption::default() }
    }

    /// The format of a kind of report that was asked for, or the usual one.
    pub(super) fn format(&self, parts: Parts) -> &'static Format {
        let usual = || Format::all(parts).next().expect("every report can be written as CSV");
        self.asked(parts).unwrap_or_else(usual)
    }

    /// The format that was asked for, by name, by the file's ending, or by who its CSV is for.
    pub(super) fn asked(&self, parts: Parts) -> Option<&'static Format> {
        let by_ending = || Format::by_ending(parts, &ending(self.output.as_ref()?)?);
        let as_csv = || self.csv.dialect.and_then(|_| Format::by_ending(parts, CSV));
        self.format.or_else(by_ending).or_else(as_csv)
    }

    /// Whether nothing was said of how the result is written, and where.
    pub(super) fn is_not_said(&self) -> bool {
        self.format.is_none() && self.output.is_none() && self.csv.dialect.is_none() && !self.open.open
    }

    /// Whether a result in a format goes to standard output, where people read it.
    pub(super) fn is_for_people_on_stdout(&self, format: &Format) -> bool {
        self.output.is_none() && format.readers.are_people()
    }

    /// Who a CSV is for: a person who reads Vietnamese opens a file in Excel, and what is piped goes to a program.
    pub(super) fn dialect(&self, language: Language) -> CsvDialect {
        let usual = if self.is_csv_for(language) { CsvDialect::Excel } else { CsvDialect::Plain };
        self.csv.dialect.unwrap_or(usual)
    }

    /// Whether a file is written for Excel although nobody said so.
    pub(super) fn is_for_excel_unasked(&self, language: Language) -> bool {
        self.csv.dialect.is_none() && self.is_csv_for(language)
    }

    fn is_csv_for(&self, language: Language) -> bool {
        let ends_so = self.output.as_deref().and_then(ending).is_some_and(|ending| ending == CSV);
        let is_csv = ends_so && self.format.is_none_or(|format| format.extensions.contains(&CSV));
        is_csv && language == Language::Vietnamese
    }
}
