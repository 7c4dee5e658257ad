//! `score explain FILE CODE…`: how a number came about.

use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::Args;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::Exit;
use super::complaint::Complaint;
use super::findings_output::shown_name;
use super::forms::{forms, stands_for_many};
use super::load::{Loaded, Loader};
use super::messages::files::FormLeftOut;
use super::messages::forms::{NoSuchRows, Semicolons, UnknownRow, hint};
use super::near_files::looks_like_code;
use super::open::{OpenOption, page_name};
use super::options::{CsvOption, InputOptions, OutputOptions, formats, output_file};
use super::output::{Screen, tell};
use super::what_if::WhatIfOptions;
use crate::criteria::{Criteria, Node};
use crate::evaluate::{Evaluation, evaluate};
use crate::finding::{Finding, Severity, code};
use crate::language::{Language, Quoted};
use crate::report::{Cell, Explained, Grid, Line, Sheet, Tone};
use crate::source::Sources;
use crate::text::visible;
use crate::working::Recorder;
use crate::write::{
    Format, Part, Parts, RenderOptions, View, explained_form, explained_forms, explanations, write_table,
};

/// Say how a number came about, in both columns
#[derive(Args, Debug)]
pub(super) struct ExplainArguments {
    /// The form: .toml or .csv, a folder of them, a pattern, `-` for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// The rows: codes of the form, or `total`
    #[arg(value_name = "CODE", required = true)]
    codes: Vec<String>,

    /// How to write the explanation [default: by the ending of -o, else text]
    #[arg(long, value_name = "FORMAT", value_parser = formats(EXPLANATION))]
    format: Option<&'static Format>,

    /// Write the explanation into a file, whole or not at all
    #[arg(short, long, value_name = "FILE", value_parser = output_file(EXPLANATION))]
    output: Option<PathBuf>,

    #[command(flatten)]
    csv: CsvOption,

    #[command(flatten)]
    open: OpenOption,

    #[command(flatten)]
    what_if: WhatIfOptions,

    #[command(flatten)]
    input: InputOptions,
}

impl ExplainArguments {
    /// Where the result goes.
    fn output_options(&self) -> OutputOptions {
        OutputOptions { format: self.format, output: self.output.clone(), csv: self.csv, open: self.open }
    }
}

/// What an explanation has.
pub(super) const EXPLANATION: Parts = &[Part::Text, Part::Json];

/// Runs the command.
///
/// # Errors
/// Where a file cannot be read, a code does not exist, or the result cannot be written.
pub(super) fn run(arguments: &ExplainArguments, screen: &Screen) -> anyhow::Result<Exit> {
    let alone = !stands_for_many(&arguments.file);
    let asked = forms(std::slice::from_ref(&arguments.file), screen);
    let name = page_name(std::slice::from_ref(&arguments.file), "explain");
    let name = arguments.codes.first().map_or(name.clone(), |code| format!("{name} {code}"));
    let output = arguments.output_options().ready_to_open(EXPLANATION, &name)?;
    let (mut told, mut exits) = (Vec::new(), Vec::new());
    for asked in asked {
        let file = asked.map_err(|(_, why)| why)?;
        let found = match explain(arguments, &file, screen) {
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
        let inputs: Vec<PathBuf> = told.iter().flat_map(|told| told.inputs.clone()).collect();
        let format = output.format(EXPLANATION);
        arguments.what_if.expect_no_workbook(format)?;
        let set = &arguments.what_if.set;
        let report = Explanations { forms: &told, alone, set, language: screen.language_in(format) };
        screen.write(&report, format, &output, &inputs)?;
    }
    Ok(Exit::worst(&exits))
}

/// What is said of a line that names a row where the form stands, and nothing else.
pub(super) fn form_left_out(error: &clap::Error) -> Option<Complaint> {
    let Some(ContextValue::Strings(missing)) = error.get(ContextKind::InvalidArg) else { return None };
    let lacks_codes = error.kind() == ErrorKind::MissingRequiredArgument && *missing == ["<CODE>..."];
    let mut typed = std::env::args_os().skip(1).filter_map(|typed| typed.into_string().ok());
    let code = typed.find(|typed| lacks_codes && looks_like_code(typed) && !Path::new(typed).exists())?;
    Some(Complaint::new(FormLeftOut { code }))
}

/// What is explained of a form.
struct Told {
    name: String,
    form: Loaded,
    evaluation: Evaluation,
    sources: Sources,
    rows: Vec<Node>,
    inputs: Vec<PathBuf>,
    exit: Exit,
}

impl Told {
    fn explained(&self, language: Language) -> Explained<'_> {
        let Told { form: Loaded { criteria, submission, .. }, evaluation, sources, .. } = self;
        Explained { criteria, submission, evaluation, sources, language }
    }

    fn sheets(&self, language: Language) -> impl Iterator<Item = Sheet> {
        let rows = self.rows.iter().map(move |row| self.explained(language).sheet(*row));
        let Loaded { criteria, submission, what_if, .. } = &self.form;
        let what_if = what_if.as_ref();
        rows.chain(what_if.map(move |it| it.sheet(criteria, (submission, &self.evaluation), language)))
    }
}

/// The explanations of some forms, as formats see them.
struct Explanations<'t> {
    forms: &'t [Told],
    /// Whether one form was asked for, and not a folder that may have just one.
    alone: bool,
    /// What was set by hand, as it was typed.
    set: &'t [String],
    language: Language,
}

impl View for Explanations<'_> {
    fn sheets(&self) -> Vec<Sheet> {
        let named = |told: &Told, mut sheet: Sheet| {
            let name = (!self.alone).then(|| Line::new(told.name.as_str(), Tone::Faint));
            sheet.heading.extend(name);
            sheet
        };
        let of = |told| Told::sheets(told, self.language).map(move |sheet| named(told, sheet));
        self.forms.iter().flat_map(of).collect()
    }

    fn grids(&self) -> Vec<Grid> {
        let rows = self.forms.iter().flat_map(|told| {
            let each = told.rows.iter().zip(told.sheets(self.language));
            each.flat_map(|(row, sheet)| {
                let code = told.form.criteria.code_of(*row);
                let first = [Cell::plain(told.name.as_str()), Cell::code(code, Tone::Plain)];
                let rows = sheet.grid.rows.into_iter();
                rows.map(move |row| [&first[..], &row.cells].concat())
            })
        });
        vec![Grid::flat(["file", "code", "about", "self", "appraisal"], rows)]
    }

    fn text(&self, options: &RenderOptions, _: bool) -> String {
        let of = |told: &Told| {
            let name = if self.alone { String::new() } else { format!("{}\n\n", told.name) };
            let sheets = told.sheets(self.language).map(|sheet| write_table(&sheet, options) + "\n");
            name + &sheets.collect::<String>()
        };
        self.forms.iter().map(of).collect()
    }

    fn json(&self) -> Option<String> {
        let of = |told: &Told| explanations(told.explained(self.language), &told.rows);
        Some(match self.forms {
            [told] if self.alone => explained_form(&of(told), self.set),
            forms => {
                let forms: Vec<_> = forms.iter().map(|told| (told.name.clone(), of(told))).collect();
                explained_forms(&forms, self.set)
            }
        })
    }
}

/// Explains the rows of one form; `None` where the findings say why that cannot be.
fn explain(arguments: &ExplainArguments, file: &Path, screen: &Screen) -> anyhow::Result<Option<Told>> {
    let mut loader = Loader::default();
    let form = loader.load_assuming(file, &arguments.input, &arguments.what_if)?;
    let Loader { sources, mut findings, inputs, .. } = loader;
    let Some(form) = form else {
        screen.show_findings(&findings.sorted(), &sources);
        return Ok(None);
    };
    let rows = rows(&form.criteria, &arguments.codes)?;
    let evaluation = evaluate(&form.criteria, &form.submission, &Recorder::keeping(), &mut findings);
    let asked = |finding: &Finding| {
        let codes = rows.iter().map(|row| form.criteria.code_of(*row));
        let about = |code: &str| finding.criterion.as_deref() == Some(code);
        let is_error = finding.severity == Severity::Error && codes.clone().any(about);
        is_error || finding.code == &code::EDITION_DIFFERS
    };
    let told: Vec<Finding> = findings.clone().sorted().into_iter().filter(asked).collect();
    screen.show_findings(&told, &sources);
    let exit = if findings.has_errors() { Exit::Findings } else { Exit::Clean };
    Ok(Some(Told { name: shown_name(file), form, evaluation, sources, rows, inputs, exit }))
}

fn rows(criteria: &Criteria, codes: &[String]) -> anyhow::Result<Vec<Node>> {
    let mut rows = Vec::new();
    let mut unknown = Vec::new();
    for code in codes {
        match criteria.node_called(code) {
            Some(node) => rows.push(node),
            None => {
                unknown.push(UnknownRow { code: Quoted(visible(code)), hint: hint(code, criteria.codes()) });
            }
        }
    }
    if !unknown.is_empty() {
        bail!(Complaint::new(NoSuchRows { rows: Semicolons(unknown) }));
    }
    Ok(rows)
}
