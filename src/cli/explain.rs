//! `score explain FILE CODE…`: how a number came about.

use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Args, ValueEnum};

use super::Exit;
use super::complaint::Complaint;
use super::findings_output::shown_name;
use super::forms::{forms, stands_for_many};
use super::load::Loader;
use super::messages::files::FormLeftOut;
use super::messages::forms::{NoSuchRows, Semicolons, UnknownRow, hint};
use super::near_files::looks_like_code;
use super::options::{InputOptions, OutputOptions};
use super::output::{Screen, tell};
use crate::criteria::{Criteria, TOTAL};
use crate::evaluate::evaluate;
use crate::finding::{Finding, Severity};
use crate::language::Quoted;
use crate::report::Explained;
use crate::text::visible;
use crate::working::Recorder;
use crate::write::{explained_form, explained_forms, explanations, write_table};

/// Say how a number came about, in both columns
#[derive(Args, Debug)]
pub struct ExplainArguments {
    /// The form: .toml or .csv, a folder of them, a pattern, `-` for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// The rows: codes of the form, or `total`
    #[arg(value_name = "CODE", required = true)]
    codes: Vec<String>,

    /// How to write the explanation
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: ExplainFormat,

    /// Write the explanation into a file, whole or not at all
    #[arg(short, long, value_name = "FILE", value_parser = super::options::output_file())]
    output: Option<PathBuf>,

    #[command(flatten)]
    input: InputOptions,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ExplainFormat {
    /// For people
    Text,
    /// For programs
    Json,
}

/// Runs the command.
///
/// # Errors
/// Where a file cannot be read, a code does not exist, or the result cannot be written.
pub fn run(arguments: &ExplainArguments, screen: &Screen) -> anyhow::Result<Exit> {
    let alone = !stands_for_many(&arguments.file);
    let asked = forms(std::slice::from_ref(&arguments.file), screen);
    let output = OutputOptions { format: None, output: arguments.output.clone() };
    let (mut told, mut exits) = (Vec::new(), Vec::new());
    for asked in asked {
        let file = asked.map_err(|(_, why)| why)?;
        let found = match explain(arguments, &file, screen, &output) {
            Err(error) if !alone => {
                tell(&screen.stderr_drawing().error(&error.context(shown_name(&file))));
                None
            }
            found => found?,
        };
        exits.push(found.as_ref().map_or(Exit::NoResult, |found| found.exit));
        told.extend(found);
    }
    if !told.is_empty() {
        let text = match (arguments.format, &told[..]) {
            (ExplainFormat::Text, _) => told.iter().map(|told| told.shown(alone)).collect(),
            (ExplainFormat::Json, [told]) if alone => explained_form(&told.explanations),
            (ExplainFormat::Json, _) => {
                let form = |told: &Told| (told.name.clone(), told.explanations.clone());
                explained_forms(&told.iter().map(form).collect::<Vec<_>>())
            }
        };
        let inputs: Vec<PathBuf> = told.into_iter().flat_map(|told| told.inputs).collect();
        screen.deliver(&text, &output, &inputs)?;
    }
    Ok(Exit::worst(&exits))
}

/// What is said of a line that names a row where the form stands, and nothing else.
pub fn form_left_out(error: &clap::Error) -> Option<Complaint> {
    let Some(ContextValue::Strings(missing)) = error.get(ContextKind::InvalidArg) else { return None };
    let lacks_codes = error.kind() == ErrorKind::MissingRequiredArgument && *missing == ["<CODE>..."];
    let mut typed = std::env::args_os().skip(1).filter_map(|typed| typed.into_string().ok());
    let code = typed.find(|typed| lacks_codes && looks_like_code(typed) && !Path::new(typed).exists())?;
    Some(Complaint::new(FormLeftOut { code }))
}

/// What is explained of a form.
struct Told {
    name: String,
    text: String,
    explanations: serde_json::Value,
    inputs: Vec<PathBuf>,
    exit: Exit,
}

impl Told {
    /// As a person reads it, below its name where it is one of several.
    fn shown(&self, alone: bool) -> String {
        if alone { self.text.clone() } else { format!("{}\n\n{}", self.name, self.text) }
    }
}

/// Explains the rows of one form; `None` where the findings say why that cannot be.
fn explain(
    arguments: &ExplainArguments,
    file: &Path,
    screen: &Screen,
    output: &OutputOptions,
) -> anyhow::Result<Option<Told>> {
    let mut loader = Loader::default();
    let form = loader.load(file, &arguments.input)?;
    let Loader { sources, mut findings, inputs } = loader;
    let Some(form) = form else {
        screen.show_findings(&findings.sorted(), &sources);
        return Ok(None);
    };
    let rows = rows(&form.criteria, &arguments.codes)?;
    let evaluation = evaluate(&form.criteria, &form.submission, &Recorder::keeping(), &mut findings);
    let asked = |finding: &Finding| {
        let codes = rows.iter().map(|row| row.map_or(TOTAL, |row| form.criteria.rows[row].code.as_str()));
        let about = |code: &str| finding.criterion.as_deref() == Some(code);
        finding.severity == Severity::Error && codes.clone().any(about)
    };
    let told: Vec<Finding> = findings.clone().sorted().into_iter().filter(asked).collect();
    screen.show_findings(&told, &sources);
    let explained = Explained {
        criteria: &form.criteria,
        submission: &form.submission,
        evaluation: &evaluation,
        sources: &sources,
        language: match arguments.format {
            ExplainFormat::Json => screen.data_language(),
            ExplainFormat::Text => screen.language,
        },
    };
    let (mut text, mut list) = (String::new(), serde_json::Value::Null);
    match arguments.format {
        ExplainFormat::Json => list = explanations(explained, &rows),
        ExplainFormat::Text => {
            let sheet =
                |row: &Option<usize>| write_table(&explained.sheet(*row), &screen.rendering(output)) + "\n";
            text = rows.iter().map(sheet).collect();
        }
    }
    let exit = if findings.has_errors() { Exit::Findings } else { Exit::Clean };
    Ok(Some(Told { name: shown_name(file), text, explanations: list, inputs, exit }))
}

fn rows(criteria: &Criteria, codes: &[String]) -> anyhow::Result<Vec<Option<usize>>> {
    let mut rows = Vec::new();
    let mut unknown = Vec::new();
    for code in codes {
        match (criteria.find(code), code.as_str()) {
            (Some(row), _) => rows.push(Some(row)),
            (None, TOTAL) => rows.push(None),
            (None, _) => {
                unknown.push(UnknownRow { code: Quoted(visible(code)), hint: hint(code, criteria.codes()) });
            }
        }
    }
    if !unknown.is_empty() {
        bail!(Complaint::new(NoSuchRows { rows: Semicolons(unknown) }));
    }
    Ok(rows)
}
