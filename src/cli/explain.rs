//! `score explain FILE CODE…`: how a number came about.

use std::path::PathBuf;

use anyhow::bail;
use clap::{Args, ValueEnum};

use super::Exit;
use super::complaint::Complaint;
use super::load::Loader;
use super::messages::forms::{NoSuchRows, Semicolons, UnknownRow, hint};
use super::options::{InputOptions, OutputOptions};
use super::output::{Screen, deliver};
use crate::criteria::{Criteria, TOTAL};
use crate::evaluate::evaluate;
use crate::finding::{Finding, Severity};
use crate::language::Quoted;
use crate::report::Explained;
use crate::text::visible;
use crate::working::Recorder;
use crate::write::{explanations, write_table};

/// Say how a number came about, in both columns
#[derive(Args, Debug)]
pub struct ExplainArguments {
    /// The form: .toml or .csv, `-` for standard input
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
    let mut loader = Loader::default();
    let form = loader.load(&arguments.file, &arguments.input)?;
    let Loader { sources, mut findings, inputs } = loader;
    let Some(form) = form else {
        screen.show_findings(&findings.sorted(), &sources);
        return Ok(Exit::NoResult);
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
    let output = OutputOptions { format: None, output: arguments.output.clone() };
    let text = match arguments.format {
        ExplainFormat::Json => explanations(explained, &rows),
        ExplainFormat::Text => {
            let paper = screen.paper(&output);
            rows.iter().map(|row| format!("{}\n", write_table(&explained.sheet(*row), paper))).collect()
        }
    };
    deliver(&text, &output, &inputs)?;
    Ok(if findings.has_errors() { Exit::Findings } else { Exit::Clean })
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
