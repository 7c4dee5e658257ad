//! Findings as a result: how they are asked for, and all files in one text.

use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::{Args, ValueEnum};

use super::Exit;
use super::causes::causes_text;
use super::complaint::{Complaint, Reason};
use super::messages::files::ForeignFile;
use super::messages::forms::{GIVE_A_FORM, LOOK_AT_NAME, StatisticsForReading, Unreadable, Unwritable, hint};
use super::messages::options::{CodeOfRow, Hint, ResultMissing, UnknownCode};
use super::messages::results::{
    AllFiles, CAUSES, Counts, ERRORS, FILES_HAVE, FileNotRead, FileVerdict, FineFiles, InBrackets, NOTES,
    Verdict, WARNINGS,
};
use super::near_files::looks_like_code;
use super::options::OutputOptions;
use super::output::{Screen, to_stdout};
use crate::check::CHECKS;
use crate::finding::{CODES, Finding, Place, Severity};
use crate::language::{Counted, Language, Show};
use crate::lint::LINTS;
use crate::read::{foreign_for, reader_for};
use crate::report::{Sheet, findings_grid, statistics};
use crate::source::{SourceText, Sources};
use crate::suggestion::Suggestion;
use crate::text::visible;
use crate::write::json::Summary;
use crate::write::{json, write_csv, write_markdown, write_table};

/// How findings are asked for.
#[derive(Args, Clone, Debug)]
pub struct FindingsOptions {
    /// How to write the findings [default: by the ending of -o, else text]
    #[arg(long, value_name = "FORMAT")]
    format: Option<FindingsFormat>,

    /// Write the findings into a file, whole or not at all
    #[arg(short, long, value_name = "FILE", value_parser = super::options::output_file())]
    output: Option<PathBuf>,

    /// Say what a code means
    #[arg(long, value_name = "CODE")]
    pub explain: Option<String>,

    /// Count the findings by code
    #[arg(long)]
    pub statistics: bool,

    /// Treat a code, or all `warnings`, as errors
    #[arg(long, value_name = "CODE", value_parser = parse_code_or_warnings)]
    deny: Vec<String>,

    /// Treat a code as a warning; one that stands for a missing result cannot be lowered
    #[arg(long, value_name = "CODE", value_parser = parse_lowerable)]
    warn: Vec<String>,

    /// Do not report a code, or all `warnings`; one that stands for a missing result cannot be silenced
    #[arg(long, value_name = "CODE", value_parser = parse_lowerable_or_warnings)]
    allow: Vec<String>,
}

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FindingsFormat {
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

/// Stands for every code of warning severity.
const WARNINGS_WORD: &str = "warnings";

fn parse_code(name: &str) -> Result<String, Complaint> {
    if CODES.iter().any(|code| code.name == name) {
        return Ok(name.to_owned());
    }
    let names = CODES.iter().map(|code| code.name);
    Err(Complaint::new(UnknownCode { code: visible(name), hint: hint(name, names) }))
}

fn parse_code_or_warnings(name: &str) -> Result<String, Complaint> {
    if name == WARNINGS_WORD {
        return Ok(name.to_owned());
    }
    parse_code(name).map_err(|unknown| match hint(name, [WARNINGS_WORD]) {
        near @ Hint(Suggestion::Near(_)) => Complaint::new(UnknownCode { code: visible(name), hint: near }),
        _ => unknown,
    })
}

fn parse_lowerable_or_warnings(name: &str) -> Result<String, Complaint> {
    if name == WARNINGS_WORD { Ok(name.to_owned()) } else { parse_lowerable(name) }
}

/// A code that judges a result which is there. Without it the result would be missing or incomplete all the same, and
/// silence would make that look like success.
fn parse_lowerable(name: &str) -> Result<String, Complaint> {
    let name = parse_code(name)?;
    let is_error = CODES.iter().any(|code| code.name == name && code.severity == Severity::Error);
    let judges =
        CHECKS.iter().any(|check| check.code.name == name) || LINTS.iter().any(|lint| lint.code.name == name);
    if is_error && !judges {
        return Err(Complaint::new(ResultMissing { code: name }));
    }
    Ok(name)
}

impl FindingsOptions {
    /// The format that was asked for, by name or by the file's ending.
    pub fn format(&self) -> FindingsFormat {
        let ending =
            self.output.as_ref().and_then(|output| output.extension()?.to_str().map(str::to_ascii_lowercase));
        let by_ending = match ending.as_deref() {
            Some("json") => Some(FindingsFormat::Json),
            Some("csv") => Some(FindingsFormat::Csv),
            Some("md" | "markdown") => Some(FindingsFormat::Markdown),
            Some(_) | None => None,
        };
        self.format.or(by_ending).unwrap_or(FindingsFormat::Text)
    }

    /// Whether a person reads the result.
    pub fn is_for_reading(&self) -> bool {
        matches!(self.format(), FindingsFormat::Text | FindingsFormat::Short)
    }

    /// Where the result goes.
    pub fn output_options(&self) -> OutputOptions {
        OutputOptions { format: None, output: self.output.clone() }
    }

    /// Findings with the severities that the user asked for, without those that he does not want.
    pub fn judged(&self, findings: Vec<Finding>) -> Vec<Finding> {
        let listed = |list: &[String], finding: &Finding| list.iter().any(|code| code == finding.code.name);
        let all_warnings = |list: &[String], finding: &Finding| {
            finding.severity == Severity::Warning && list.iter().any(|code| code == WARNINGS_WORD)
        };
        // what is named wins over what is not
        let is_allowed = |finding: &Finding| {
            let named = listed(&self.deny, finding) || listed(&self.warn, finding);
            listed(&self.allow, finding) || (all_warnings(&self.allow, finding) && !named)
        };
        let mut kept: Vec<Finding> = findings.into_iter().filter(|finding| !is_allowed(finding)).collect();
        for finding in &mut kept {
            if all_warnings(&self.deny, finding) || listed(&self.deny, finding) {
                finding.severity = Severity::Error;
            }
            if listed(&self.warn, finding) {
                finding.severity = Severity::Warning;
            }
        }
        kept
    }

    /// Delivers the findings of all files: to standard output, or to standard error where none could be read.
    ///
    /// # Errors
    /// Where the result cannot be written.
    pub fn deliver(&self, all: &[FileFindings], screen: &Screen) -> anyhow::Result<Exit> {
        if self.statistics && !self.is_for_reading() {
            bail!(Complaint::new(StatisticsForReading {}));
        }
        if all.iter().all(|file| file.verdict.is_none()) {
            for file in all {
                match self.format() {
                    FindingsFormat::Short => screen.tell_short(&file.findings, &file.sources),
                    _ => screen.show_findings(&file.findings, &file.sources),
                }
            }
            return Ok(Exit::NoResult);
        }
        let output = self.output_options();
        let inputs: Vec<PathBuf> = all.iter().flat_map(|file| file.inputs.clone()).collect();
        screen.deliver(&self.written(all, screen), &output, &inputs)?;
        let has_error =
            |file: &FileFindings| file.findings.iter().any(|finding| finding.severity == Severity::Error);
        Ok(if all.iter().any(has_error) { Exit::Findings } else { Exit::Clean })
    }

    /// All files in one text.
    fn written(&self, all: &[FileFindings], screen: &Screen) -> String {
        let each =
            || all.iter().flat_map(|file| file.findings.iter().map(|finding| (finding, &file.sources)));
        let every: Vec<Finding> = each().map(|(finding, _)| finding.clone()).collect();
        let data = screen.data_language();
        match self.format() {
            FindingsFormat::Json => json::check(&each().collect::<Vec<_>>(), Summary::of(&every), data),
            FindingsFormat::Csv => write_csv(&findings_grid(&each().collect::<Vec<_>>(), data), data),
            FindingsFormat::Markdown => {
                let grid = findings_grid(&each().collect::<Vec<_>>(), screen.language);
                write_markdown(&Sheet::of(grid), screen.language)
            }
            FindingsFormat::Text | FindingsFormat::Short => {
                // of many files those that are fine are only counted
                let is_named = |file: &&FileFindings| all.len() == 1 || screen.verbose || !file.is_fine();
                let named: Vec<&FileFindings> = all.iter().filter(is_named).collect();
                let mut text: String = named.iter().map(|file| self.told(file, screen)).collect();
                if all.len() > 1 {
                    text.push_str(&self.counted(&every, screen));
                    let fine = all.len() - named.len();
                    let fine = (fine > 0).then_some(FineFiles { fine: Counted(fine, FILES_HAVE) });
                    let all = AllFiles { files: all.len(), counts: counts(Summary::of(&every)), fine };
                    text.push_str(&format!("{}\n", all.said(screen.language)));
                }
                text
            }
        }
    }

    /// How often each code was found, where that is asked for.
    fn counted(&self, findings: &[Finding], screen: &Screen) -> String {
        let sheet = if self.statistics { statistics(findings.iter(), screen.language) } else { None };
        let options = screen.rendering(&self.output_options());
        sheet.map_or_else(String::new, |sheet| write_table(&sheet, &options) + "\n")
    }

    /// What a person is told of a file: everything, and last the causes and the verdict; or only these.
    fn told(&self, file: &FileFindings, screen: &Screen) -> String {
        let output = self.output_options();
        let (drawing, options) = (screen.drawing(&output), screen.rendering(&output));
        let short = self.format() == FindingsFormat::Short;
        let mut text = match (screen.quiet, short) {
            (true, _) => String::new(),
            (false, true) => drawing.short(&file.findings, &file.sources),
            (false, false) => drawing.findings(&file.findings, &file.sources),
        };
        text.push_str(&file.appendix);
        text.push_str(&self.counted(&file.findings, screen));
        let is_form = !matches!(file.verdict, Some(Verdict::Edition(_)) | None);
        if screen.quiet || (is_form && !short) {
            let figures = file.causes.as_ref();
            text.push_str(&causes_text(figures, &file.findings, &file.sources, drawing, &options));
        }
        text.push_str(&format!("{}\n", drawing.wrapped(&file.summary(screen.language))));
        if !screen.quiet && !short && !file.hint.is_empty() {
            // hard blanks kept the command together until here
            text.push_str(&format!("{}\n", drawing.wrapped(&file.hint).replace('\u{a0}', " ")));
        }
        text
    }
}

/// What was found in one file.
#[derive(Default)]
pub struct FileFindings {
    /// Its name, safe to show.
    pub name: String,
    /// The texts that the findings are about.
    pub sources: Sources,
    /// What was found.
    pub findings: Vec<Finding>,
    /// The files that were read.
    pub inputs: Vec<PathBuf>,
    /// What it came to; no verdict at all where it could not be read.
    pub verdict: Option<Verdict>,
    /// What follows the findings.
    pub appendix: String,
    /// The wrong figures that are causes.
    pub causes: Option<Sheet>,
    /// What can be done about them.
    pub hint: String,
}

impl FileFindings {
    /// A file that could not be read, or not written: the others are looked at all the same.
    pub fn unreadable(file: &Path, error: &anyhow::Error) -> Self {
        let unreadable = |why: Reason| Finding::from(Unreadable { why });
        let ending = file.extension().unwrap_or_default().to_string_lossy();
        // the name and the rights of what is there and is no form are as they should be
        let finding = match foreign_for(&ending) {
            _ if !file.exists() && looks_like_code(&file.to_string_lossy()) => {
                unreadable(Reason::of(error)).remedy(GIVE_A_FORM)
            }
            _ if !file.exists() => unreadable(Reason::of(error)).remedy(LOOK_AT_NAME),
            Some(kind) => {
                let why = ForeignFile { name: shown_name(file), what: kind.what };
                unreadable(Reason::from(Complaint::new(why))).remedy(kind.remedy)
            }
            None if reader_for(&ending).is_some() => unreadable(Reason::of(error)),
            None => unreadable(Reason::of(error)).remedy(GIVE_A_FORM),
        };
        Self::of(file, finding)
    }

    /// The same for a file that was read and could not be written.
    pub fn unwritable(file: &Path, error: &anyhow::Error) -> Self {
        Self::of(file, Unwritable { why: Reason::of(error) }.into())
    }

    /// A file of which this is all that there is to say.
    fn of(file: &Path, finding: Finding) -> Self {
        let mut sources = Sources::default();
        let id = sources.add(SourceText::new(file.to_string_lossy().into_owned(), ""));
        let finding = finding.at(&Place::new(id, 0..0));
        FileFindings {
            name: shown_name(file),
            sources,
            findings: vec![finding],
            inputs: vec![file.to_owned()],
            verdict: None,
            appendix: String::new(),
            causes: None,
            hint: String::new(),
        }
    }

    /// Whether there is nothing to say of it but that it is fine.
    fn is_fine(&self) -> bool {
        self.findings.is_empty() && self.appendix.is_empty() && self.verdict.is_some()
    }

    /// The last line.
    fn summary(&self, language: Language) -> String {
        let (name, counts) = (self.name.clone(), counts(Summary::of(&self.findings)));
        match &self.verdict {
            None => FileNotRead { name, counts }.said(language),
            Some(verdict) => FileVerdict { name, counts, verdict: verdict.clone() }.said(language),
        }
    }
}

/// The name of a file as places of findings have it.
pub fn shown_name(file: &Path) -> String {
    if file.as_os_str() == "-" { "<stdin>".to_owned() } else { visible(&file.to_string_lossy()) }
}

/// `--explain CODE`.
///
/// # Errors
/// Where there is no such code, or the result cannot be written.
pub fn explain(name: &str, language: Language) -> anyhow::Result<Exit> {
    let known = crate::lint::explanation(name).or_else(|| crate::check::explanation(name));
    let Some((code, paragraph)) = known else {
        if name.starts_with(|first: char| first.is_ascii_digit()) {
            bail!(Complaint::new(CodeOfRow { code: visible(name) }));
        }
        let names = CODES.iter().map(|code| code.name);
        bail!(Complaint::new(UnknownCode { code: visible(name), hint: hint(name, names) }));
    };
    let heading = match language {
        Language::English => format!("{} ({})", code.name, code.severity.word()),
        Language::Vietnamese => {
            let severity = code.severity.name().in_language(language);
            format!("{} ({severity}): {}", code.name, code.vietnamese)
        }
    };
    let text = format!("{heading}\n\n{}\n", textwrap::fill(paragraph.in_language(language), 80));
    to_stdout(&text)?;
    Ok(Exit::Clean)
}

fn counts(summary: Summary) -> Counts {
    let Summary { errors, causes, warnings, notes } = summary;
    let told = errors > 0 && causes > 0;
    Counts {
        errors: Counted(errors, ERRORS),
        causes: told.then_some(InBrackets { causes: Counted(causes, CAUSES) }),
        warnings: Counted(warnings, WARNINGS),
        notes: Counted(notes, NOTES),
    }
}
