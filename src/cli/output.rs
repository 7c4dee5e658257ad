//! Where results and findings go: standard output, a file, standard error.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anyhow::bail;

use super::complaint::Complaint;
use super::identity::FileIdentity;
use super::language::ChosenBy;
use super::messages::files::{
    OverInput, OverStandardInput, PartNotWritten, ResultNotWritten, StdoutNotWritten, Written,
    WrittenForExcel,
};
use super::messages::options::{GiveFile, NoCsv};
use super::open::show_page;
use super::options::{ColourChoice, OutputOptions};
use super::terminal::{takes_colour, width_of};
use super::whole_file::{Beside, overwrite};
use super::{Drawing, Exit};
use crate::finding::Finding;
use crate::language::Show;
use crate::report::Language;
use crate::source::Sources;
use crate::text::visible;
use crate::write::{CsvDialect, Format, Readers, RenderOptions, View};

/// Where piped output is as wide as nobody said otherwise.
const PIPED_WIDTH: usize = 120;

/// How much is said beside the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words {
    /// The causes of what is wrong, and the verdict.
    Few,
    /// One remark of each code with its excerpt, the others on a line.
    Usual,
    /// Everything.
    All,
}

/// The terminal, or what stands in for it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Screen {
    colour: ColourChoice,
    /// The language of reports.
    pub language: Language,
    /// Whether nothing is said but results, errors and verdicts.
    pub quiet: bool,
    /// Whether everything is said in full.
    pub verbose: bool,
    /// Whether a page that is to be shown is shown now: `--watch` shows it once.
    shows_pages: bool,
    chosen: ChosenBy,
}

impl Screen {
    /// Remembers what was asked for.
    pub(super) fn new(colour: ColourChoice, words: Words, (language, chosen): (Language, ChosenBy)) -> Self {
        Screen {
            colour,
            language,
            quiet: words == Words::Few,
            verbose: words == Words::All,
            shows_pages: true,
            chosen,
        }
    }

    /// The same, on which a page that is to be shown is shown, or only written.
    pub(super) fn showing_pages(self, shows_pages: bool) -> Self {
        Screen { shows_pages, ..self }
    }

    /// The language of sentences in a format.
    pub(super) fn language_in(&self, format: &Format) -> Language {
        if format.readers.are_people() { self.language } else { self.data_language() }
    }

    /// The language of sentences for programs and spreadsheets: the user's word counts, the system's locale does not.
    pub(super) fn data_language(&self) -> Language {
        match self.chosen {
            ChosenBy::User => self.language,
            ChosenBy::System => Language::English,
        }
    }

    /// How a result is written in a format.
    pub(super) fn rendering(&self, format: &Format, output: &OutputOptions) -> RenderOptions {
        let is_terminal = io::stdout().is_terminal() && output.output.is_none();
        let width = width_of(is_terminal).unwrap_or(PIPED_WIDTH);
        let (language, colour) = (self.language_in(format), self.takes_colour(output));
        RenderOptions { language, width, colour, csv: output.dialect(self.language) }
    }

    fn takes_colour(&self, output: &OutputOptions) -> bool {
        match self.colour {
            ColourChoice::Always => true,
            ColourChoice::Never => false,
            ColourChoice::Auto => output.output.is_none() && takes_colour(io::stdout().is_terminal()),
        }
    }

    /// How findings are drawn as a result.
    pub(super) fn drawing(&self, output: &OutputOptions) -> Drawing {
        let is_terminal = io::stdout().is_terminal() && output.output.is_none();
        let width = if output.output.is_none() { width_of(is_terminal) } else { None };
        self.drawn(self.takes_colour(output), width)
    }

    /// How findings are drawn on standard error.
    pub(super) fn stderr_drawing(&self) -> Drawing {
        let width = width_of(io::stderr().is_terminal());
        self.drawn(colour_on_stderr(self.colour), width)
    }

    fn drawn(&self, colour: bool, width: Option<usize>) -> Drawing {
        Drawing { colour, language: self.language, width, verbose: self.verbose }
    }

    /// How a table on standard error is written.
    pub(super) fn stderr_rendering(&self) -> RenderOptions {
        let Drawing { colour, width, language, .. } = self.stderr_drawing();
        let width = width.unwrap_or(PIPED_WIDTH);
        RenderOptions { language, width, colour, csv: CsvDialect::Plain }
    }

    /// How text on standard output is written.
    pub(super) fn stdout_rendering(&self) -> RenderOptions {
        let Drawing { colour, width, language, .. } = self.drawing(&OutputOptions::default());
        let width = width.unwrap_or(PIPED_WIDTH);
        RenderOptions { language, width, colour, csv: CsvDialect::Plain }
    }

    /// Shows findings on standard error; errors alone where nothing else is wanted.
    pub(super) fn show_findings(&self, findings: &[Finding], sources: &Sources) {
        let drawing = self.stderr_drawing();
        tell(&if self.quiet {
            drawing.errors(findings, sources)
        } else {
            drawing.findings(findings, sources)
        });
    }

    /// Shows findings on standard error, one a line.
    pub(super) fn tell_short(&self, findings: &[Finding], sources: &Sources) {
        tell(&self.stderr_drawing().short(findings, sources));
    }

    /// Writes a report in a format, delivers it, and says which file holds it now.
    ///
    /// # Errors
    /// Where it cannot be written whole. A reader who has seen enough (a closed pipe) is none.
    pub(super) fn write(
        &self,
        report: &dyn View,
        format: &Format,
        output: &OutputOptions,
        inputs: &[PathBuf],
    ) -> anyhow::Result<()> {
        refuse_unfit(format, output)?;
        self.deliver(&(format.write)(report, &self.rendering(format, output)), output, inputs)
    }

    /// Delivers a result, and says which file holds it now.
    ///
    /// # Errors
    /// Where it cannot be written whole. A reader who has seen enough (a closed pipe) is none.
    pub(super) fn deliver(
        &self,
        bytes: &[u8],
        output: &OutputOptions,
        inputs: &[PathBuf],
    ) -> anyhow::Result<()> {
        refuse_inputs(output, inputs)?;
        match &output.output {
            None => to_stdout(bytes)?,
            Some(path) => overwrite(bytes, path)?,
        }
        self.tell_written(output);
        Ok(())
    }

    /// Says which file holds the result now, and shows it if it is a page that is to be shown.
    pub(super) fn tell_written(&self, output: &OutputOptions) {
        self.say_written(output);
        if let Some(page) = output.output.as_ref().filter(|_| output.open.open && self.shows_pages) {
            show_page(page, self.language);
        }
    }

    fn say_written(&self, output: &OutputOptions) {
        if let Some(path) = output.output.as_ref().filter(|_| !self.quiet) {
            let name = visible(&path.to_string_lossy());
            let said = if output.is_for_excel_unasked(self.language) {
                WrittenForExcel { name }.said(self.language)
            } else {
                Written { name }.said(self.language)
            };
            tell(&format!("{said}\n"));
        }
    }
}

/// Says something on standard error.
pub(super) fn tell(text: &str) {
    // old Windows consoles are taught colours here; elsewhere bytes go through as they are
    let mut stderr = anstream::AutoStream::new(io::stderr().lock(), anstream::ColorChoice::Always);
    // nobody can be told that standard error is gone
    let _ = stderr.write_all(text.as_bytes()).and_then(|()| stderr.flush());
}

/// Where a long result is written bit by bit: standard output, or a file that appears whole once it is finished.
pub(super) enum Outlet {
    /// Standard output; true once the reader has seen enough.
    Stdout(BufWriter<io::StdoutLock<'static>>, bool),
    /// A file beside the target.
    File(Box<BufWriter<Beside>>),
}

impl Outlet {
    /// Opens the place that was asked for.
    ///
    /// # Errors
    /// Where it is an input or cannot be written.
    pub(super) fn open(output: &OutputOptions, inputs: &[PathBuf]) -> anyhow::Result<Self> {
        refuse_inputs(output, inputs)?;
        let Some(path) = &output.output else {
            return Ok(Outlet::Stdout(BufWriter::new(io::stdout().lock()), false));
        };
        Ok(Outlet::File(Box::new(BufWriter::new(Beside::new(path)?))))
    }

    /// Writes a bit. A reader who has seen enough (a closed pipe) is no error.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub(super) fn write(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        match self {
            Outlet::Stdout(_, true) => Ok(()),
            Outlet::Stdout(stdout, closed) => told(stdout.write_all(bytes).map_err(|error| (error, closed))),
            Outlet::File(file) => {
                let written = file.write_all(bytes);
                let name = || file.get_ref().name().to_owned();
                Ok(written
                    .map_err(|error| Complaint::new(PartNotWritten { name: name(), why: error.into() }))?)
            }
        }
    }

    /// Ends the result: a file takes its place.
    ///
    /// # Errors
    /// Where that fails.
    pub(super) fn finish(self) -> anyhow::Result<()> {
        match self {
            Outlet::Stdout(_, true) => Ok(()),
            Outlet::Stdout(mut stdout, mut closed) => {
                told(stdout.flush().map_err(|error| (error, &mut closed)))
            }
            Outlet::File(file) => {
                let file = file.into_inner().map_err(io::IntoInnerError::into_error);
                file.map_err(|error| Complaint::new(ResultNotWritten { why: error.into() }))?.take_place()
            }
        }
    }
}

/// A closed pipe is remembered, any other failure is told.
fn told(written: Result<(), (io::Error, &mut bool)>) -> anyhow::Result<()> {
    match written {
        Err((error, closed)) if error.kind() == io::ErrorKind::BrokenPipe => {
            *closed = true;
            Ok(())
        }
        Err((error, _)) => Err(Complaint::new(StdoutNotWritten { why: error.into() }).into()),
        Ok(()) => Ok(()),
    }
}

fn colour_on_stderr(choice: ColourChoice) -> bool {
    match choice {
        ColourChoice::Always => true,
        ColourChoice::Never => false,
        ColourChoice::Auto => takes_colour(io::stderr().is_terminal()),
    }
}

/// Writes a result on standard output.
///
/// # Errors
/// Where it cannot be written. A reader who has seen enough (a closed pipe) is none.
pub(super) fn to_stdout(result: impl AsRef<[u8]>) -> anyhow::Result<()> {
    to_stdout_if_read(result).map(|_| ())
}

/// Writes a result on standard output; false if its reader has seen enough (a closed pipe).
///
/// # Errors
/// Where it cannot be written.
pub(super) fn to_stdout_if_read(result: impl AsRef<[u8]>) -> anyhow::Result<bool> {
    // old Windows consoles are taught colours here; elsewhere bytes go through as they are
    let mut stdout = anstream::AutoStream::new(io::stdout().lock(), anstream::ColorChoice::Always);
    match stdout.write_all(result.as_ref()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(Complaint::new(StdoutNotWritten { why: error.into() }).into()),
        Ok(()) => Ok(true),
    }
}

/// Refuses to show what is no text, and to write as CSV what was asked for in another format.
///
/// # Errors
/// Where a terminal would get it, or no CSV is written.
pub(super) fn refuse_unfit(format: &Format, output: &OutputOptions) -> anyhow::Result<()> {
    if output.csv.dialect.is_some() && format.readers != Readers::Spreadsheets {
        bail!(Complaint::new(NoCsv { format: format.name }));
    }
    if format.is_binary && output.output.is_none() && io::stdout().is_terminal() {
        bail!(Complaint::new(GiveFile { format: format.name }));
    }
    Ok(())
}

/// Refuses to write a result over what it was made from, whatever path leads to it. `-` is standard input.
///
/// # Errors
/// Where the result would go into an input.
pub(super) fn refuse_inputs(output: &OutputOptions, inputs: &[PathBuf]) -> anyhow::Result<()> {
    let target = match &output.output {
        Some(path) => FileIdentity::of(path),
        None => FileIdentity::of_stdout(),
    };
    let Some(target) = target else { return Ok(()) };
    let identity = |input: &PathBuf| {
        if input.as_os_str() == "-" { FileIdentity::of_stdin() } else { FileIdentity::of(input) }
    };
    match inputs.iter().find(|input| identity(input).as_ref() == Some(&target)) {
        Some(input) => Err(overwrites_input(output.output.as_deref().unwrap_or(input))),
        None => Ok(()),
    }
}

/// That a result would be written over one of the inputs.
pub(super) fn overwrites_input(path: &Path) -> anyhow::Error {
    if path.as_os_str() == "-" {
        return Complaint::new(OverStandardInput {}).into();
    }
    Complaint::new(OverInput { name: visible(&path.to_string_lossy()) }).into()
}

/// An error of the system, or of usage beyond what clap sees.
pub(super) fn complain(error: &anyhow::Error, colour: ColourChoice, language: Language) {
    let width = width_of(io::stderr().is_terminal());
    tell(&Drawing { colour: colour_on_stderr(colour), language, width, verbose: false }.error(error));
}

/// What there is to say of what was typed: help and version on standard output, mistakes on standard error. The text has
/// its colours.
pub(super) fn usage(text: &str, use_stderr: bool, language: Language) -> Exit {
    let plain = |styled: bool| {
        if styled { text.to_owned() } else { anstream::adapter::strip_str(text).to_string() }
    };
    if use_stderr {
        tell(&plain(takes_colour(io::stderr().is_terminal())));
        return Exit::NoResult;
    }
    match to_stdout(plain(takes_colour(io::stdout().is_terminal()))) {
        Ok(()) => Exit::Clean,
        Err(error) => {
            complain(&error, ColourChoice::Auto, language);
            Exit::NoResult
        }
    }
}
