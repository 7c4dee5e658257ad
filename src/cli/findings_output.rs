//! Findings as a result: how they are asked for, and all files in one text.

use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::Args;

use super::Exit;
use super::complaint::{Complaint, Reason};
use super::findings_report::FindingsReport;
use super::load::Loaded;
use super::messages::files::ForeignFile;
use super::messages::forms::{GIVE_A_FORM, LOOK_AT_NAME, StatisticsForReading, Unreadable, Unwritable, hint};
use super::messages::options::{CodeOfRow, Hint, ResultMissing, UnknownCode};
use super::messages::results::{
    CAUSES, Counts, ERRORS, FileNotRead, FileVerdict, InBrackets, NOTES, Verdict, WARNINGS,
};
use super::near_files::looks_like_code;
use super::open::OpenOption;
use super::options::{CsvOption, OutputOptions, formats, output_file};
use super::output::{Screen, tell, to_stdout};
use crate::check::{CHECKS, Declared};
use crate::evaluate::Evaluation;
use crate::finding::{CODES, Finding, Place, Severity};
use crate::language::{Counted, Language, Show};
use crate::lint::LINTS;
use crate::read::{foreign_for, reader_for};
use crate::report::{ScorecardRequest, Sheet};
use crate::source::{SourceText, Sources};
use crate::suggestion::Suggestion;
use crate::text::visible;
use crate::write::json::Summary;
use crate::write::{Format, Part, Parts, Readers, Scorecard, View};

/// How findings are asked for.
#[derive(Args, Clone, Debug)]
pub(super) struct FindingsOptions {
    /// How to write the findings [default: by the ending of -o, else text]
    #[arg(long, value_name = "FORMAT", value_parser = formats(FINDINGS))]
    format: Option<&'static Format>,

    /// Write the findings into a file, whole or not at all
    #[arg(short, long, value_name = "FILE", value_parser = output_file(FINDINGS))]
    output: Option<PathBuf>,

    #[command(flatten)]
    csv: CsvOption,

    #[command(flatten)]
    open: OpenOption,

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

/// What findings have.
const FINDINGS: Parts = &[Part::Text, Part::Lines, Part::Json];

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
    pub(super) fn format(&self) -> &'static Format {
        self.output_options().format(FINDINGS)
    }

    /// The same with a file for the page that is to be shown.
    ///
    /// # Errors
    /// If another format was requested, or the file cannot be created.
    pub(super) fn ready_to_open(&self, name: &str) -> anyhow::Result<Self> {
        let OutputOptions { format, output, .. } = self.output_options().ready_to_open(FINDINGS, name)?;
        Ok(FindingsOptions { format, output, ..self.clone() })
    }

    /// The same, unless nothing was said.
    pub(super) fn asked_format(&self) -> Option<&'static Format> {
        self.output_options().asked(FINDINGS)
    }

    /// Whether a terminal shows the result.
    pub(super) fn is_for_terminal(&self) -> bool {
        self.format().readers == Readers::Terminal
    }

    /// Where the result goes.
    pub(super) fn output_options(&self) -> OutputOptions {
        OutputOptions { format: self.format, output: self.output.clone(), csv: self.csv, open: self.open }
    }

    /// Findings with the severities that the user asked for, without those that he does not want.
    pub(super) fn judged(&self, findings: Vec<Finding>) -> Vec<Finding> {
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

    /// Delivers the findings of all files.
    ///
    /// # Errors
    /// Where the result cannot be written.
    pub(super) fn deliver(&self, all: &[FileFindings], screen: &Screen) -> anyhow::Result<Exit> {
        let language = screen.language_in(self.format());
        self.write(&FindingsReport { asked: self, files: all, screen, language }, all, screen)
    }

    /// Delivers a report about all files: to standard output, or what is wrong with them to standard error where none
    /// could be read.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub(super) fn write(
        &self,
        report: &dyn View,
        all: &[FileFindings],
        screen: &Screen,
    ) -> anyhow::Result<Exit> {
        if self.statistics && !self.is_for_terminal() {
            bail!(Complaint::new(StatisticsForReading {}));
        }
        if all.iter().all(|file| file.verdict.is_none()) {
            for file in all {
                match self.format().needs {
                    Some(Part::Lines) => screen.tell_short(&file.findings, &file.sources),
                    _ => screen.show_findings(&file.findings, &file.sources),
                }
            }
            return Ok(Exit::NoResult);
        }
        if !self.is_for_terminal() {
            for file in all {
                tell(&file.appendix);
            }
        }
        let inputs: Vec<PathBuf> = all.iter().flat_map(|file| file.inputs.clone()).collect();
        screen.write(report, self.format(), &self.output_options(), &inputs)?;
        let has_error =
            |file: &FileFindings| file.findings.iter().any(|finding| finding.severity == Severity::Error);
        Ok(if all.iter().any(has_error) { Exit::Findings } else { Exit::Clean })
    }
}

/// What was found in one file.
#[derive(Default)]
pub(super) struct FileFindings {
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
    /// Its changes from self-score to appraisal, where they are asked for.
    pub ledger: Option<Sheet>,
    /// What the unit objects, with the replies, where the changes are asked for.
    pub objections: Option<Sheet>,
    /// What follows the findings.
    pub appendix: String,
    /// The wrong figures that are causes.
    pub causes: Option<Sheet>,
    /// What can be done about them.
    pub hint: String,
    /// The form itself, where the format shows it.
    pub shown: Option<Box<Shown>>,
}

/// A form and its evaluation.
pub(super) struct Shown {
    /// The form.
    pub form: Loaded,
    /// Its evaluation.
    pub evaluation: Evaluation,
    /// How its declared figures compare.
    pub declared: Declared,
    /// The command that shows more about them.
    pub check_command: String,
}

impl FileFindings {
    /// A file that could not be read, or not written: the others are looked at all the same.
    pub(super) fn unreadable(file: &Path, error: &anyhow::Error) -> Self {
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
    pub(super) fn unwritable(file: &Path, error: &anyhow::Error) -> Self {
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
            ..FileFindings::default()
        }
    }

    /// The form and what was found in it, as a report has them.
    pub(super) fn scorecard(&self, language: Language) -> Option<Scorecard<'_>> {
        let Shown {
            form: Loaded { criteria, submission, input, what_if },
            evaluation,
            declared,
            check_command,
        } = self.shown.as_deref()?;
        let request = ScorecardRequest {
            criteria,
            submission,
            evaluation,
            declared: *declared,
            check_command,
            language,
            depth: usize::MAX,
            what_if: what_if.as_deref(),
        };
        Some(Scorecard {
            request,
            findings: &self.findings,
            sources: &self.sources,
            input: what_if.is_none().then_some(input),
        })
    }

    /// Whether there is nothing to say of it but that it is fine.
    pub(super) fn is_fine(&self) -> bool {
        self.findings.is_empty()
            && self.ledger.is_none()
            && self.appendix.is_empty()
            && self.verdict.is_some()
    }

    /// The last line.
    pub(super) fn summary(&self, language: Language) -> String {
        let (name, counts) = (self.name.clone(), counts(Summary::of(&self.findings)));
        match &self.verdict {
            None => FileNotRead { name, counts }.said(language),
            Some(verdict) => FileVerdict { name, counts, verdict: verdict.clone() }.said(language),
        }
    }
}

/// The name of a file as places of findings have it.
pub(super) fn shown_name(file: &Path) -> String {
    if file.as_os_str() == "-" { "<stdin>".to_owned() } else { visible(&file.to_string_lossy()) }
}

/// `--explain CODE`.
///
/// # Errors
/// Where there is no such code, or the result cannot be written.
pub(super) fn explain(name: &str, language: Language) -> anyhow::Result<Exit> {
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

/// How many findings there are, in words.
pub(super) fn counts(summary: Summary) -> Counts {
    let Summary { errors, causes, warnings, notes } = summary;
    let told = errors > 0 && causes > 0;
    Counts {
        errors: Counted(errors, ERRORS),
        causes: told.then_some(InBrackets { causes: Counted(causes, CAUSES) }),
        warnings: Counted(warnings, WARNINGS),
        notes: Counted(notes, NOTES),
    }
}
