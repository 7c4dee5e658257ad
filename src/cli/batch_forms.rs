//! The forms of a batch themselves: a sheet each beside the ranking, or a file each in a folder. All files are read once more
//! for that, one form after the other, so that none stays in memory that is not shown.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, bail};
use clap::Args;

use super::batch_inputs::Input;
use super::complaint::Complaint;
use super::layout_file::layout_bytes;
use super::messages::batch_forms::{FilesWritten, SheetsElsewhere, StdinTwice, TooManySheets};
use super::options::{InputOptions, OutputOptions};
use super::output::{Screen, refuse_inputs, tell};
use super::whole_file::overwrite;
use crate::batch::{Batch, FormKept};
use crate::check::Declared;
use crate::evaluate::Evaluation;
use crate::finding::Finding;
use crate::language::{Language, Show};
use crate::ranking::{Origin, Standings};
use crate::receipt::InputBytes;
use crate::report::ScorecardRequest;
use crate::source::{Sources, read_file};
use crate::submission::Submission;
use crate::text::visible;
use crate::write::{FORMATS, Format, Scorecard, UnitForm};

/// So many units have a sheet each.
const MOST_SHEETS: usize = 100;
/// File names use at most this many characters of the unit id.
const LONGEST_NAME: usize = 60;

/// How the forms of a batch are shown besides the ranking.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct FormsOptions {
    /// Give each unit a sheet of its own in the workbook, 100 at most
    #[arg(long, conflicts_with_all = ["no_rank", "merge"])]
    pub sheets: bool,

    /// Write the result of each unit into a file of this folder besides: as -o is written where that shows forms, else as a
    /// workbook
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["no_rank", "merge"])]
    pub each: Option<PathBuf>,
}

/// A form that stays, because it has a sheet.
pub(super) struct Kept {
    origin: Origin,
    submission: Submission,
    evaluation: Evaluation,
    declared: Declared,
    findings: Vec<Finding>,
    sources: Sources,
}

/// What the forms of a batch are shown by.
pub(super) struct Forms<'f> {
    pub options: &'f FormsOptions,
    pub batch: &'f Batch,
    pub inputs: &'f [Input],
    /// The files that were read: no result is written over them.
    pub read: &'f [PathBuf],
    /// The command that shows more of a file.
    pub command: &'f dyn Fn(&Path) -> String,
    /// How they are read.
    pub reading: &'f InputOptions,
    pub format: &'static Format,
    pub screen: &'f Screen,
}

impl FormsOptions {
    /// Whether forms are wanted at all.
    pub(super) fn are_given(&self) -> bool {
        self.sheets || self.each.is_some()
    }
}

impl Forms<'_> {
    /// Asks for the forms of these units; `again` reads all files once more. Those that have a sheet are returned.
    ///
    /// # Errors
    /// Where they cannot be shown so, or a file cannot be written.
    pub(super) fn of(
        &self,
        standings: &Standings,
        again: impl FnOnce() -> anyhow::Result<()>,
    ) -> anyhow::Result<Vec<Kept>> {
        if self.inputs.contains(&Input::Stdin) {
            bail!(Complaint::new(StdinTwice {}));
        }
        if self.options.sheets && !(self.format.shows_forms && self.format.is_binary) {
            bail!(Complaint::new(SheetsElsewhere { format: self.format.name }));
        }
        let units = standings.units.iter().filter(|unit| unit.wrong_rows.is_some()).count();
        if self.options.sheets && units > MOST_SHEETS {
            bail!(Complaint::new(TooManySheets { units, most: MOST_SHEETS }));
        }
        let kept = Arc::new(Mutex::new(Vec::new()));
        let each = self.options.each.as_deref().map(|folder| self.each(folder, standings)).transpose()?;
        let each = each.map(Arc::new);
        let (keeps, writes, sheets) = (Arc::clone(&kept), each.clone(), self.options.sheets);
        self.batch.keep.ask(Box::new(move |form: &FormKept<'_>| {
            if let Some(each) = &writes {
                each.write(form);
            }
            if sheets {
                keeps.lock().unwrap_or_else(PoisonError::into_inner).push(Kept::of(form));
            }
        }));
        again()?;
        if let Some(each) = each {
            let written = each.finish()?;
            if let Some(folder) = self.options.each.as_deref().filter(|_| !self.screen.quiet) {
                let name = visible(&folder.to_string_lossy());
                let said = FilesWritten { written, name };
                tell(&format!("{}\n", said.said(self.screen.language)));
            }
        }
        let mut kept = std::mem::take(&mut *kept.lock().unwrap_or_else(PoisonError::into_inner));
        // threads finish in any order
        kept.sort_by(|one, two| {
            let key = |kept: &Kept| (kept.origin, kept.submission.unit.id.clone());
            key(one).cmp(&key(two))
        });
        Ok(kept)
    }

    fn each(&self, folder: &Path, standings: &Standings) -> anyhow::Result<Each> {
        fs::create_dir_all(folder).with_context(|| visible(&folder.to_string_lossy()))?;
        let usual = || FORMATS.iter().copied().find(|format| format.shows_forms && format.is_binary);
        let format = Some(self.format).filter(|format| format.shows_forms).or_else(usual);
        let format = format.context("a format shows forms")?;
        let ending = format.extensions.first().copied().unwrap_or_default();
        let mut taken = std::collections::BTreeSet::new();
        let mut names: BTreeMap<(Origin, String), Vec<PathBuf>> = BTreeMap::new();
        for unit in &standings.units {
            let path = folder.join(format!("{}.{ending}", file_name(&unit.id, &mut taken)));
            let output = OutputOptions::to(Some(path.clone()));
            refuse_inputs(&output, self.read)?;
            names.entry((unit.origin, unit.id.to_string())).or_default().insert(0, path);
        }
        let files = self.inputs.iter().map(|input| input.path().to_owned());
        let files: Vec<(PathBuf, String)> = files.map(|path| (path.clone(), (self.command)(&path))).collect();
        let output = OutputOptions::to(Some(folder.to_owned()));
        Ok(Each {
            format,
            options: self.screen.rendering(format, &output),
            language: self.screen.language_in(format),
            files,
            facts: self.reading.facts.as_deref().and_then(|path| read_file(path).ok()).map(Arc::new),
            reading: self.reading.clone(),
            state: Mutex::new(State { names, last: None, written: 0, failed: None }),
        })
    }
}

/// A file each.
struct Each {
    format: &'static Format,
    options: crate::write::RenderOptions,
    language: Language,
    /// Every input, and the command that shows more of it.
    files: Vec<(PathBuf, String)>,
    facts: Option<Arc<Vec<u8>>>,
    reading: InputOptions,
    state: Mutex<State>,
}

struct State {
    names: BTreeMap<(Origin, String), Vec<PathBuf>>,
    /// The file that was read last: many units may be in one.
    last: Option<(u32, InputBytes)>,
    written: usize,
    failed: Option<anyhow::Error>,
}

impl Each {
    fn write(&self, form: &FormKept<'_>) {
        let key = (form.origin, form.submission.unit.id.clone());
        let (path, input) = {
            let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
            if state.failed.is_some() {
                return;
            }
            let Some(path) = state.names.get_mut(&key).and_then(Vec::pop) else { return };
            (path, self.input(&mut state, form.origin.file))
        };
        let check_command = self.files.get(form.origin.file as usize).map_or("", |(_, command)| command);
        let card = Scorecard {
            request: request(form, check_command, self.language),
            findings: &form.findings,
            sources: form.sources,
            input: input.as_ref(),
        };
        let result = overwrite(&(self.format.write)(&card, &self.options), &path);
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        match result {
            Ok(()) => state.written += 1,
            Err(error) => state.failed = state.failed.take().or(Some(error)),
        }
    }

    /// What a form was read from; `None` if its file cannot be read again.
    fn input(&self, state: &mut State, file: u32) -> Option<InputBytes> {
        if let Some((_, input)) = state.last.as_ref().filter(|(last, _)| *last == file) {
            return Some(input.clone());
        }
        let (path, _) = self.files.get(file as usize)?;
        let input = InputBytes {
            form: Arc::new(read_file(path).ok()?),
            facts: self.facts.clone(),
            layout: layout_bytes(path).ok()?.map(Arc::new),
            options: self.reading.as_typed(),
        };
        state.last = Some((file, input.clone()));
        Some(input)
    }

    fn finish(&self) -> anyhow::Result<usize> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        match state.failed.take() {
            Some(error) => Err(error),
            None => Ok(state.written),
        }
    }
}

fn request<'r>(form: &FormKept<'r>, check_command: &'r str, language: Language) -> ScorecardRequest<'r> {
    ScorecardRequest {
        criteria: form.criteria,
        submission: form.submission,
        evaluation: form.evaluation,
        declared: form.declared,
        check_command,
        language,
        depth: usize::MAX,
        what_if: None,
    }
}

impl Kept {
    fn of(form: &FormKept<'_>) -> Self {
        Kept {
            origin: form.origin,
            submission: form.submission.clone(),
            evaluation: form.evaluation.clone(),
            declared: form.declared,
            findings: form.findings.clone(),
            sources: form.sources.clone(),
        }
    }

    /// The form as a ranking shows it.
    pub(super) fn shown<'k>(&'k self, batch: &'k Batch, language: Language) -> UnitForm<'k> {
        let request = ScorecardRequest {
            criteria: &batch.criteria,
            submission: &self.submission,
            evaluation: &self.evaluation,
            declared: self.declared,
            check_command: "",
            language,
            depth: usize::MAX,
            what_if: None,
        };
        let card = Scorecard { request, findings: &self.findings, sources: &self.sources, input: None };
        UnitForm { origin: self.origin, card }
    }
}

/// The name of a file for a unit: its id, as far as every system takes it, and each once.
fn file_name(id: &str, taken: &mut std::collections::BTreeSet<String>) -> String {
    let plain =
        |c: char| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ' | '(' | ')') { c } else { '-' };
    let name: String = id.chars().map(plain).take(LONGEST_NAME).collect();
    let name = name.trim_matches(['.', ' ', '-']);
    let stem = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let reserved = ["con", "prn", "aux", "nul"].contains(&stem.as_str())
        || (stem.len() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")));
    let name = if name.is_empty() {
        "unit".to_owned()
    } else if reserved {
        format!("_{name}")
    } else {
        name.to_owned()
    };
    let mut unique = name.clone();
    let mut count = 1;
    while !taken.insert(unique.to_lowercase()) {
        count += 1;
        unique = format!("{name} ({count})");
    }
    unique
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_units_have_names_that_every_system_takes() {
        let mut taken = std::collections::BTreeSet::new();
        for (id, name) in [
            ("phu-quy", "phu-quy"),
            ("Phu-Quy", "Phu-Quy (2)"),
            ("../../etc/passwd", "etc-passwd"),
            ("con", "_con"),
            ("", "unit"),
            ("Ủy ban\u{202e}", "Ủy ban"),
            ("a/b", "a-b"),
            ("a\\b", "a-b (2)"),
        ] {
            assert_eq!(file_name(id, &mut taken), name);
        }
    }
}
