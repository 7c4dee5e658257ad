//! `score template EDITION -o FILE`: a form to fill in, which is read again without a doubt.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::Exit;
use super::complaint::Complaint;
use super::layout_options::LayoutOptions;
use super::load::{Loaded, Loader, show_other_edition};
use super::messages::options::GiveFile;
use super::messages::template::{ForeignForm, FormNotWritten, LeftOut};
use super::options::{CsvOption, InputOptions, OutputOptions};
use super::output::{Screen, tell};
use crate::column::{Column, PerColumn};
use crate::criteria::Criteria;
use crate::finding::{Finding, Severity, SourceId, code};
use crate::language::{Language, Listed, Quoted, Show};
use crate::source::{Notation, RawHead, RawSubmission, Shape};
use crate::submission::{Submission, bind_fact_options, bind_facts};
use crate::template::{Template, blank, carried, csv, toml, workbook};
use crate::text::visible;
use crate::write::written_csv;

/// A form to fill in: a workbook with drop-down lists, a CSV or a TOML
#[derive(Args, Debug)]
pub(super) struct TemplateArguments {
    /// The edition: an id from the list, or a criteria file
    #[arg(value_name = "ID|FILE")]
    criteria: OsString,

    /// Which columns it has
    #[arg(long, value_name = "COLUMNS", default_value = "both")]
    columns: Columns,

    /// The name of the unit, to stand in it
    #[arg(long, value_name = "NAME")]
    unit: Option<String>,

    /// A TOML file with [unit] and [facts], to stand in it
    #[arg(long, value_name = "FILE")]
    facts: Option<PathBuf>,

    /// A form of last year: its facts and the unit's own answers stand in the new one, the appraisal never
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,

    /// The edition of last year's form, where that names none of the shipped ones
    #[arg(long, value_name = "ID|FILE", requires = "from")]
    from_criteria: Option<OsString>,

    /// How to write it [default: by the ending of -o, else xlsx]
    #[arg(long = "format", value_name = "FORMAT")]
    notation: Option<Notations>,

    /// Write it into a file, whole or not at all; a workbook goes nowhere else
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    #[command(flatten)]
    csv: CsvOption,
}

/// The columns of answers that a form has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Columns {
    /// The unit's own answers alone
    #[value(name = "self")]
    Own,
    /// Those of the appraisal too
    Both,
}

/// How a form is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Notations {
    /// A workbook
    Xlsx,
    /// Comma-separated values
    Csv,
    /// TOML, with comments
    Toml,
}

/// The endings of files, which are the names of notations.
const ENDINGS: [(&str, Notations); 3] =
    [(".xlsx", Notations::Xlsx), (".csv", Notations::Csv), (".toml", Notations::Toml)];

/// Runs the command.
///
/// # Errors
/// Where a file cannot be read, or the form cannot be written.
pub(super) fn run(arguments: &TemplateArguments, screen: &Screen) -> anyhow::Result<Exit> {
    let notation = notation(arguments)?;
    let mut loader = Loader::default();
    let Some(criteria) = loader.criteria(&arguments.criteria)? else {
        screen.show_findings(&loader.findings.sorted(), &loader.sources);
        return Ok(Exit::NoResult);
    };
    show_other_edition(std::mem::take(&mut loader.findings), &loader.sources, screen);
    let mut inputs = loader.inputs.clone();
    let mut filled = blank(&criteria);
    if let Some(path) = &arguments.from {
        let Some(form) = begun(arguments, path, &criteria, &mut inputs, screen)? else {
            return Ok(Exit::NoResult);
        };
        filled = form;
    }
    if !add_facts(&mut loader, arguments, &criteria, &mut filled)? {
        screen.show_findings(&loader.findings.sorted(), &loader.sources);
        return Ok(Exit::NoResult);
    }
    inputs.extend(loader.inputs);
    if let Some(name) = &arguments.unit {
        filled.unit.name = Some(name.clone());
    }
    let appraisal = arguments.columns == Columns::Both;
    let template = Template { criteria: &criteria, appraisal, filled: &filled, computed: false };
    let output = match notation {
        Notations::Csv => OutputOptions { csv: arguments.csv, ..OutputOptions::to(arguments.output.clone()) },
        Notations::Xlsx | Notations::Toml => OutputOptions::to(arguments.output.clone()),
    };
    let bytes = match notation {
        Notations::Xlsx => {
            workbook(&template).map_err(|error| Complaint::new(FormNotWritten { why: error.to_string() }))?
        }
        Notations::Csv => written_csv(&[csv(&template)], Language::English, output.dialect(screen.language)),
        Notations::Toml => toml(&template).into_bytes(),
    };
    screen.deliver(&bytes, &output, &inputs)?;
    Ok(Exit::Clean)
}

/// How the form is written, by what was typed.
fn notation(arguments: &TemplateArguments) -> Result<Notations, Complaint> {
    let by_ending = |path: &PathBuf| {
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        let ending = format!(".{ending}");
        let found = ENDINGS.iter().find(|(known, _)| *known == ending).map(|(_, notation)| *notation);
        found.ok_or_else(|| {
            let endings = Listed(ENDINGS.iter().map(|(ending, _)| *ending).collect());
            Complaint::new(ForeignForm { ending: Quoted(visible(&ending)), endings })
        })
    };
    let asked = arguments.csv.dialect.is_some();
    let notation = arguments.notation.or((asked && arguments.output.is_none()).then_some(Notations::Csv));
    match (notation, &arguments.output) {
        (None | Some(Notations::Xlsx), None) => Err(Complaint::new(GiveFile { format: "xlsx" })),
        (Some(notation), _) => Ok(notation),
        (None, Some(path)) => by_ending(path),
    }
}

/// Fills in what the file of facts says.
///
/// # Errors
/// Where it cannot be read.
fn add_facts(
    loader: &mut Loader,
    arguments: &TemplateArguments,
    criteria: &Criteria,
    filled: &mut Submission,
) -> anyhow::Result<bool> {
    let mut raw = RawSubmission {
        source: SourceId(0),
        shape: Shape::Toml,
        notation: Notation::default(),
        head: RawHead::default(),
        others: Vec::new(),
        known: Vec::new(),
        columns: PerColumn::default(),
    };
    let options = reading(None, arguments.facts.clone());
    if !loader.add_facts(&mut raw, &options)? {
        return Ok(false);
    }
    for (name, text) in &raw.head.unit {
        match name.value.as_str() {
            "id" => filled.unit.id.clone_from(&text.value),
            "name" => filled.unit.name = Some(text.value.clone()),
            other => {
                filled.unit.other.retain(|(known, _)| known != other);
                filled.unit.other.push((other.to_owned(), text.value.clone()));
            }
        }
    }
    let facts = bind_facts(criteria, &raw.head.facts, raw.notation, &mut loader.findings);
    let options = bind_fact_options(criteria, &raw.head.facts, &mut loader.findings);
    for column in Column::BOTH {
        for (known, stated) in filled.facts.get_mut(column).iter_mut().zip(facts.get(column)) {
            if stated.as_ref().is_some_and(|stated| stated.place.is_some()) {
                known.clone_from(stated);
            }
        }
        for (known, stated) in filled.fact_options.get_mut(column).iter_mut().zip(options.get(column)) {
            *known = stated.or(*known);
        }
    }
    Ok(!loader.findings.has_errors())
}

/// How a form is read that nothing is said of.
fn reading(criteria: Option<OsString>, facts: Option<PathBuf>) -> InputOptions {
    let layout = LayoutOptions::default();
    let (decimal_mark, delimiter, encoding) = (None, None, None);
    InputOptions { criteria, facts, decimal_mark, delimiter, encoding, is_final: false, layout }
}

/// What last year's form leaves to this year's. `None` where it cannot be read, which is told.
///
/// # Errors
/// Where the file cannot be read at all.
fn begun(
    arguments: &TemplateArguments,
    path: &Path,
    criteria: &Criteria,
    inputs: &mut Vec<PathBuf>,
    screen: &Screen,
) -> anyhow::Result<Option<Submission>> {
    let mut loader = Loader::default();
    let mut loaded = loader.load(path, &reading(arguments.from_criteria.clone(), None))?;
    let is_unnamed =
        |finding: &Finding| [&code::NO_CRITERIA, &code::UNKNOWN_CRITERIA].contains(&finding.code);
    if loaded.is_none() && arguments.from_criteria.is_none() && loader.findings.iter().any(is_unnamed) {
        // the new edition may be that of last year too
        loader = Loader::default();
        loaded = loader.load(path, &reading(Some(arguments.criteria.clone()), None))?;
    }
    inputs.append(&mut loader.inputs);
    let is_told = |finding: &Finding| {
        let is_other = finding.code == &code::EDITION_DIFFERS;
        loaded.is_none() || finding.severity == Severity::Error || is_other
    };
    let told: Vec<Finding> = loader.findings.sorted().into_iter().filter(is_told).collect();
    screen.show_findings(&told, &loader.sources);
    let Some(Loaded { criteria: old, submission, .. }) = loaded else { return Ok(None) };
    let (mut filled, left_out) = carried((&old, &submission), criteria);
    if path.file_stem().is_some_and(|stem| stem.to_string_lossy() == filled.unit.id) {
        filled.unit.id = String::new(); // it was the name of the file
    }
    for left_out in left_out {
        let said = LeftOut { what: visible(&left_out.what), why: left_out.why };
        tell(&format!("{}\n", said.said(screen.language)));
    }
    Ok(Some(filled))
}
