//! `score check FILE…`: every wrong figure at its cause, and the form against itself.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::{Args, ValueEnum};

use super::load::{Loaded, Loader};
use super::options::{InputOptions, OutputOptions};
use super::output::{Screen, deliver, overwrite, tell};
use super::{Drawing, Exit};
use crate::check::{Declared, Examined, explanation};
use crate::evaluate::{Evaluation, evaluate};
use crate::finding::{CODES, Finding, Place, Severity, code};
use crate::fix::{Edit, edits, splice};
use crate::report::{findings_grid, ledger};
use crate::source::{SourceText, Sources, read_file};
use crate::text::{suggestion, visible};
use crate::working::Recorder;
use crate::write::json::Summary;
use crate::write::{json, write_csv, write_markdown_grid, write_table};

/// What was typed.
#[derive(Args, Clone, Debug)]
pub struct CheckArguments {
    /// The forms: .toml or .csv, `-` for standard input
    #[arg(value_name = "FILE", required_unless_present = "explain")]
    files: Vec<PathBuf>,

    /// How to write the findings [default: by the ending of -o, else text]
    #[arg(long, value_name = "FORMAT")]
    format: Option<CheckFormat>,

    /// Write the findings into a file, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Write the right declared figures into the files; answers and printed maxima are never touched
    #[arg(long, conflicts_with = "diff")]
    fix: bool,

    /// Show what --fix would change, and change nothing
    #[arg(long)]
    diff: bool,

    /// Show the ledger: every change from self-score to appraisal with its reason
    #[arg(long)]
    ledger: bool,

    /// Say what a code means
    #[arg(long, value_name = "CODE")]
    explain: Option<String>,

    /// Treat a code, or all `warnings`, as errors
    #[arg(long, value_name = "CODE", value_parser = parse_code_or_warnings)]
    deny: Vec<String>,

    /// Treat a code as a warning
    #[arg(long, value_name = "CODE", value_parser = parse_code)]
    warn: Vec<String>,

    /// Do not report a code
    #[arg(long, value_name = "CODE", value_parser = parse_code)]
    allow: Vec<String>,

    #[command(flatten)]
    input: InputOptions,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum CheckFormat {
    /// With excerpts
    Text,
    /// One line a finding
    Short,
    /// For programs
    Json,
    /// For spreadsheets
    Csv,
    /// For documents
    Markdown,
}

fn parse_code(name: &str) -> Result<String, String> {
    if CODES.iter().any(|code| code.name == name) {
        return Ok(name.to_owned());
    }
    let names = CODES.iter().map(|code| code.name);
    Err(format!("no finding has the code `{}`; {}", visible(name), suggestion(name, names)))
}

fn parse_code_or_warnings(name: &str) -> Result<String, String> {
    if name == "warnings" { Ok(name.to_owned()) } else { parse_code(name) }
}

/// One form, checked.
struct Checked {
    name: String,
    sources: Sources,
    findings: Vec<Finding>,
    inputs: Vec<PathBuf>,
    /// How its declared figures compare; `None` where it could not be read.
    declared: Option<Declared>,
    /// What follows the findings: the ledger, the diff.
    appendix: String,
}

/// Runs the command.
///
/// # Errors
/// Where a file cannot be read, or the result cannot be written.
pub fn run(arguments: &CheckArguments, screen: &Screen) -> anyhow::Result<Exit> {
    if let Some(code) = &arguments.explain {
        return explain(code);
    }
    let paper = screen.paper(&arguments.output_options());
    let format = arguments.format();
    if (arguments.ledger || arguments.diff) && !matches!(format, CheckFormat::Text | CheckFormat::Short) {
        bail!("--ledger and --diff are for reading: leave --format out, or give text or short");
    }
    if arguments.fix && arguments.files.iter().any(|file| file.as_os_str() == "-") {
        bail!("standard input cannot be mended; give a file, or use --diff");
    }
    let checked = |file: &PathBuf| {
        check_file(arguments, file, screen, paper).unwrap_or_else(|error| Checked::unreadable(file, &error))
    };
    let all: Vec<Checked> = arguments.files.iter().map(checked).collect();
    if all.iter().all(|checked| checked.declared.is_none()) {
        for checked in &all {
            screen.show_findings(&checked.findings, &checked.sources);
        }
        return Ok(Exit::NoResult);
    }
    let drawing = Drawing { colour: paper.colour };
    let inputs: Vec<PathBuf> = all.iter().flat_map(|checked| checked.inputs.clone()).collect();
    deliver(&written(format, &all, drawing), &arguments.output_options(), &inputs)?;
    let has_error =
        |checked: &Checked| checked.findings.iter().any(|finding| finding.severity == Severity::Error);
    Ok(if all.iter().any(has_error) { Exit::Findings } else { Exit::Clean })
}

impl Checked {
    /// A file that could not be read, or not written: the others are checked all the same.
    fn unreadable(file: &Path, error: &anyhow::Error) -> Self {
        let name = file.to_string_lossy().into_owned();
        let message = error.chain().map(ToString::to_string).collect::<Vec<_>>().join(": ");
        let mut sources = Sources::default();
        let id = sources.add(SourceText::new(name.clone(), ""));
        let help = "check the name, and whether you may read and write it";
        let finding = Finding::new(&code::UNREADABLE_FILE, message, help).at(&Place::new(id, 0..0));
        Checked {
            name: visible(&name),
            sources,
            findings: vec![finding],
            inputs: Vec::new(),
            declared: None,
            appendix: String::new(),
        }
    }
}

impl CheckArguments {
    /// The format that was asked for, by name or by the file's ending.
    fn format(&self) -> CheckFormat {
        let ending =
            self.output.as_ref().and_then(|output| output.extension()?.to_str().map(str::to_ascii_lowercase));
        let by_ending = match ending.as_deref() {
            Some("json") => Some(CheckFormat::Json),
            Some("csv") => Some(CheckFormat::Csv),
            Some("md" | "markdown") => Some(CheckFormat::Markdown),
            Some(_) | None => None,
        };
        self.format.or(by_ending).unwrap_or(CheckFormat::Text)
    }

    fn output_options(&self) -> OutputOptions {
        OutputOptions { format: None, output: self.output.clone() }
    }

    /// Findings with the severities that the user asked for, without those that he does not want.
    fn judged(&self, findings: Vec<Finding>) -> Vec<Finding> {
        let listed = |list: &[String], finding: &Finding| list.iter().any(|code| code == finding.code.name);
        let mut kept: Vec<Finding> =
            findings.into_iter().filter(|finding| !listed(&self.allow, finding)).collect();
        for finding in &mut kept {
            let all_warnings =
                finding.severity == Severity::Warning && self.deny.iter().any(|code| code == "warnings");
            if all_warnings || listed(&self.deny, finding) {
                finding.severity = Severity::Error;
            }
            // what is named wins over what is not
            if listed(&self.warn, finding) {
                finding.severity = Severity::Warning;
            }
        }
        kept
    }
}

fn explain(code: &str) -> anyhow::Result<Exit> {
    let Some((code, paragraph)) = explanation(code) else {
        bail!("{}", parse_code(code).err().unwrap_or_default());
    };
    let heading = format!("{} ({})", code.name, code.severity.word());
    let text = format!("{heading}\n\n{}\n", textwrap::fill(paragraph, 80));
    deliver(&text, &OutputOptions { format: None, output: None }, &[])?;
    Ok(Exit::Clean)
}

fn check_file(
    arguments: &CheckArguments,
    file: &Path,
    screen: &Screen,
    paper: crate::write::Paper,
) -> anyhow::Result<Checked> {
    let mut loader = Loader::default();
    let form = loader.load(file, &arguments.input)?;
    let name = visible(&file.to_string_lossy());
    let Some(form) = form else {
        let findings = arguments.judged(loader.findings.sorted());
        let Loader { sources, inputs, .. } = loader;
        return Ok(Checked { name, sources, findings, inputs, declared: None, appendix: String::new() });
    };
    let Loader { sources, mut findings, inputs } = loader;
    let evaluation = evaluate(&form.criteria, &form.submission, &Recorder::keeping(), &mut findings);
    let source = sources.get(form.submission.source);
    let changes = edits(&form.criteria, &form.submission, &evaluation, source);
    if arguments.fix && !changes.is_empty() {
        write_fixed(file, source, &changes)?;
        // what stays is told of the file as it now is
        let again = CheckArguments { fix: false, ..arguments.clone() };
        let mut rechecked = check_file(&again, file, screen, paper)?;
        let changed = fixed_text(&name, &changes);
        if matches!(arguments.format(), CheckFormat::Text | CheckFormat::Short) {
            rechecked.appendix.push_str(&changed);
        } else {
            tell(&changed);
        }
        return Ok(rechecked);
    }
    let examined = Examined::new(&form.criteria, &form.submission, &evaluation);
    examined.check(&mut findings);
    let declared = Some(examined.declared());
    let mut appendix = String::new();
    if arguments.ledger {
        appendix.push_str(&ledger_text(&form, &evaluation, screen, paper));
    }
    if arguments.diff {
        appendix.push_str(&diff_text(&name, source, &changes));
    }
    let findings = arguments.judged(findings.sorted());
    Ok(Checked { name, sources, findings, inputs, declared, appendix })
}

fn ledger_text(
    form: &Loaded,
    evaluation: &Evaluation,
    screen: &Screen,
    paper: crate::write::Paper,
) -> String {
    match ledger(&form.criteria, &form.submission, evaluation, screen.language) {
        Some(sheet) => format!("{}\n", write_table(&sheet, paper)),
        None => "no ledger: both columns need a total\n\n".to_owned(),
    }
}

fn write_fixed(file: &Path, source: &SourceText, changes: &[Edit]) -> anyhow::Result<()> {
    let name = visible(&file.to_string_lossy());
    let bytes = read_file(file).with_context(|| name.clone())?;
    match splice(&bytes, source, changes) {
        Ok(spliced) => overwrite(&spliced, file),
        Err(_) => bail!("{name} cannot be changed without touching other bytes; nothing was changed"),
    }
}

fn fixed_text(name: &str, changes: &[Edit]) -> String {
    let mut text = String::new();
    for edit in changes {
        text.push_str(&format!(
            "{name}: {} {}: {} → {}\n",
            edit.code,
            edit.column.word(),
            edit.old,
            edit.new
        ));
    }
    let sums = changes.iter().filter(|edit| edit.is_sum).count();
    let rows = changes.len() - sums;
    let figures = if rows == 1 { "figure" } else { "figures" };
    text.push_str(&format!("{name}: changed {rows} {figures} of rows and {sums} of sums\n"));
    text
}

fn diff_text(name: &str, source: &SourceText, changes: &[Edit]) -> String {
    if changes.is_empty() {
        return String::new();
    }
    let mut text = format!("--- {name}\n+++ {name}\n");
    let line_of = |edit: &Edit| source.excerpt(&edit.span).0;
    for edits in changes.chunk_by(|a, b| line_of(a) == line_of(b)) {
        let (line, old, _) = source.excerpt(&edits[0].span);
        let start = edits[0].span.start - source.excerpt(&edits[0].span).2.start;
        let mut new = String::new();
        let mut at = 0;
        for edit in edits {
            new.push_str(&old[at..edit.span.start - start]);
            new.push_str(&edit.new);
            at = edit.span.end - start;
        }
        new.push_str(&old[at..]);
        text.push_str(&format!("@@ -{line} +{line} @@\n-{}\n+{}\n", visible(old), visible(&new)));
    }
    text
}

/// All forms in one text.
fn written(format: CheckFormat, all: &[Checked], drawing: Drawing) -> String {
    let each =
        || all.iter().flat_map(|checked| checked.findings.iter().map(|finding| (finding, &checked.sources)));
    let every: Vec<Finding> = each().map(|(finding, _)| finding.clone()).collect();
    match format {
        CheckFormat::Json => json::check(&each().collect::<Vec<_>>(), Summary::of(&every)),
        CheckFormat::Csv => write_csv(&findings_grid(&each().collect::<Vec<_>>())),
        CheckFormat::Markdown => write_markdown_grid(&findings_grid(&each().collect::<Vec<_>>())),
        CheckFormat::Text | CheckFormat::Short => {
            let mut text = String::new();
            for checked in all {
                text.push_str(&match format {
                    CheckFormat::Short => drawing.short(&checked.findings, &checked.sources),
                    _ => drawing.findings(&checked.findings, &checked.sources),
                });
                text.push_str(&checked.appendix);
                text.push_str(&format!("{}: {}\n", checked.name, summary_line(checked)));
            }
            if all.len() > 1 {
                text.push_str(&format!("{} files: {}\n", all.len(), counts(Summary::of(&every))));
            }
            text
        }
    }
}

fn summary_line(checked: &Checked) -> String {
    let counts = counts(Summary::of(&checked.findings));
    match checked.declared {
        None => format!("{counts}; could not be read"),
        Some(declared) => {
            let Declared { compared, differing } = declared;
            let figures = match (compared, differing) {
                (0, _) => "no figures are declared".to_owned(),
                (all, 0) => format!("all {all} declared figures agree"),
                (all, some) => format!("{some} of {all} declared figures differ"),
            };
            format!("{counts}; {figures}")
        }
    }
}

fn counts(summary: Summary) -> String {
    let counted = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
    let causes = match summary.causes {
        0 => String::new(),
        causes => format!(" ({})", counted(causes, "cause")),
    };
    format!(
        "{}{causes}, {}, {}",
        counted(summary.errors, "error"),
        counted(summary.warnings, "warning"),
        counted(summary.notes, "note")
    )
}
