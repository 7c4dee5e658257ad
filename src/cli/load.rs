//! From what was typed to a submission bound to its criteria.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, bail};

use super::complaint::Complaint;
use super::layout_file::{beside, layout_bytes};
use super::messages::files::{FolderForForm, ForeignEnding, ForeignForm, no_file, unread};
use super::messages::forms::{
    CriteriaDiffer, CriteriaIsPath, EditionDiffers, FactsFileSaysMore, KeyOfEdition, KeyOfRow, NoCriteria,
    NoEdition, NoEditionInside, UnknownCriteria, hint,
};
use super::messages::options::Hint;
use super::near_files::near_file;
use super::options::InputOptions;
use super::output::Screen;
use crate::criteria::{Criteria, Difference, EDITIONS, decode, edition, first_difference};
use crate::finding::{Finding, Findings, Place, SourceId, code};
use crate::hash::sha256;
use crate::language::{Listed, Quoted};
use crate::read::{
    Opened, ReadOptions, Reader, Reading, Unreadable, extensions, foreign_for, open, reader_for,
};
use crate::receipt::{InputBytes, short};
use crate::report::WhatIf;
use crate::source::decode::decode as decode_text;
use crate::source::{RawSubmission, SourceText, Sources, read_file, read_stdin};
use crate::submission::{Submission, bind, lacks_a_column, misspelt_column};
use crate::suggestion::Suggestion;
use crate::text::visible;

/// The option that names the edition; what is wrong with it is said of the option.
pub(super) const CRITERIA_OPTION: &str = "--criteria";
/// The option that names the facts.
pub(super) const FACTS_OPTION: &str = "--facts";
/// Facts are read as TOML, whatever their file is called.
pub(super) const FACTS_ENDING: &str = "toml";

/// A form and its criteria.
pub(super) struct Loaded {
    /// The edition.
    pub criteria: Criteria,
    /// The form.
    pub submission: Submission,
    /// What it was read from.
    pub input: InputBytes,
    /// The form as it is, where answers were set by hand.
    pub what_if: Option<Box<WhatIf>>,
}

/// What is being loaded, and what was found on the way.
#[derive(Default)]
pub(super) struct Loader {
    /// All texts that were read.
    pub sources: Sources,
    /// Everything that is wrong with them.
    pub findings: Findings,
    /// The files that were read: no result is written over them.
    pub inputs: Vec<PathBuf>,
    /// The bytes of the file of facts.
    facts: Option<Arc<Vec<u8>>>,
    /// Whether `--column` may name the column that the command is about.
    names_column: bool,
}

impl Loader {
    /// For a command about one column, which `--column` may name.
    pub(super) fn of_column() -> Self {
        Loader { names_column: true, ..Loader::default() }
    }

    /// Reads and binds a form. `None` where the findings say why that cannot be.
    ///
    /// # Errors
    /// Where a file cannot be read at all.
    pub(super) fn load(&mut self, file: &Path, options: &InputOptions) -> anyhow::Result<Option<Loaded>> {
        if !self.names_column {
            options.layout.expect_no_ranking().context("--column")?;
        }
        let Some((id, reader, bytes)) = self.open_form(file, options)? else { return Ok(None) };
        let mut layout = None;
        let (criteria, raw) = match reader.read {
            Reading::Rows(read) => {
                let raw = read(id, self.sources.get(id), options.reading(), &mut self.findings);
                let Some(mut raw) = raw else { return Ok(None) };
                let complete = self.add_facts(&mut raw, options)?;
                let criteria = self.criteria_of(&raw, id, options)?;
                let Some(criteria) = criteria.filter(|_| complete) else { return Ok(None) };
                (criteria, raw)
            }
            Reading::Form => {
                let Some((mut raw, criteria)) = self.read_printed((id, file), options)? else {
                    return Ok(None);
                };
                if !self.add_facts(&mut raw, options)? {
                    return Ok(None);
                }
                layout = layout_bytes(file)?.map(Arc::new);
                self.inputs.push(beside(file));
                (criteria, raw)
            }
        };
        let stem = if is_stdin(file) {
            "stdin".into()
        } else {
            file.file_stem().unwrap_or_default().to_string_lossy()
        };
        // a file with errors is bound all the same, so that the rest of them is told in the same run
        let submission = bind(&criteria, &raw, (&stem, options.stage()), &mut self.findings);
        let facts = self.facts.clone();
        let input = InputBytes { form: Arc::new(bytes), facts, layout, options: options.as_typed() };
        Ok(submission.map(|submission| Loaded { criteria, submission, input, what_if: None }))
    }

    /// Opens a form. `None` where the findings say why that cannot be.
    fn open_form(
        &mut self,
        file: &Path,
        options: &InputOptions,
    ) -> anyhow::Result<Option<(SourceId, &'static Reader, Vec<u8>)>> {
        let name = if is_stdin(file) { "<stdin>".into() } else { file.to_string_lossy() };
        if !is_stdin(file) {
            expect_form(file)?;
        }
        let bytes = if is_stdin(file) { read_stdin() } else { read_file(file) };
        let bytes = bytes.map_err(|error| unread(file, error))?;
        self.inputs.push(file.to_owned());
        let ending = file.extension().map(OsStr::to_string_lossy);
        let opened = self.open(&name, ending.as_deref(), &bytes, options.reading());
        Ok(opened.map(|(id, reader)| (id, reader, bytes)))
    }

    fn open(
        &mut self,
        name: &str,
        ending: Option<&str>,
        bytes: &[u8],
        options: ReadOptions,
    ) -> Option<(SourceId, &'static Reader)> {
        self.keep(name, |id| {
            open(name, ending, bytes, options, id).map(|Opened { text, reader }| (text, reader))
        })
    }

    /// Adds a file to the sources; `None` where it cannot be opened, which is then reported.
    fn keep<T>(
        &mut self,
        name: &str,
        open: impl FnOnce(SourceId) -> Result<(SourceText, T), Unreadable>,
    ) -> Option<(SourceId, T)> {
        let id = self.sources.add(SourceText::new(name, ""));
        let (text, opened) = match open(id) {
            Ok((text, opened)) => (text, Some(opened)),
            Err(failed) => {
                let (text, finding) = *failed;
                self.findings.push(finding);
                (text, None)
            }
        };
        self.sources.replace(id, text);
        opened.map(|opened| (id, opened))
    }

    /// `--facts`: fills in what the form itself does not state. False where that file is wrong.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub(super) fn add_facts(
        &mut self,
        raw: &mut RawSubmission,
        options: &InputOptions,
    ) -> anyhow::Result<bool> {
        let Some(path) = &options.facts else { return Ok(true) };
        let name = path.to_string_lossy();
        let bytes = read_file(path).map_err(|error| unread(path, error)).context(FACTS_OPTION)?;
        self.inputs.push(path.clone());
        let options = ReadOptions::default();
        let opened = self.open(&name, Some(FACTS_ENDING), &bytes, options);
        self.facts = Some(Arc::new(bytes));
        let Some((id, reader)) = opened else { return Ok(false) };
        let facts = reader.read.rows(id, self.sources.get(id), options, &mut self.findings);
        let Some(facts) = facts else { return Ok(false) };
        let rows = facts.columns.each().any(|(_, rows)| rows.is_some());
        if rows || facts.head.criteria.is_some() || !facts.head.printed_max.is_empty() {
            self.findings.push(Finding::from(FactsFileSaysMore {}).at(&Place::new(id, 0..0)));
            return Ok(false);
        }
        for fact in facts.head.facts {
            if !raw.head.facts.iter().any(|own| own.name.value == fact.name.value) {
                raw.head.facts.push(fact);
            }
        }
        for (name, text) in facts.head.unit {
            if !raw.head.unit.iter().any(|(own, _)| own.value == name.value) {
                raw.head.unit.push((name, text));
            }
        }
        Ok(true)
    }

    fn criteria_of(
        &mut self,
        raw: &RawSubmission,
        id: SourceId,
        options: &InputOptions,
    ) -> anyhow::Result<Option<Criteria>> {
        let named = raw.head.criteria.as_ref();
        let criteria = match (&options.criteria, named) {
            (Some(asked), _) => self.criteria_asked(asked)?,
            (None, Some(named)) => match edition(&named.value) {
                Some(edition) => self.decode_criteria(edition.id, edition.text).map(|(criteria, _)| criteria),
                None => {
                    self.findings.push(unknown_criteria(&named.value).at(&named.place));
                    None
                }
            },
            (None, None) => {
                if let Some(misspelt) = misspelt_column(raw, &self.findings) {
                    self.findings.push(misspelt);
                    self.findings.retain(|finding| !lacks_a_column(finding));
                    return Ok(None);
                }
                let shipped = Listed(EDITIONS.iter().map(|edition| edition.id).collect());
                self.findings.push(Finding::from(NoCriteria { shipped }).at(&Place::new(id, 0..0)));
                None
            }
        };
        if let (Some(criteria), Some(named)) = (&criteria, named)
            && criteria.id != named.value
        {
            let differ = CriteriaDiffer { named: named.value.clone(), asked: criteria.id.clone() };
            self.findings.push(Finding::from(differ).at(&named.place));
            return Ok(None);
        }
        Ok(criteria)
    }

    /// The criteria of the option.
    ///
    /// # Errors
    /// Where there are none, said of the option.
    pub(super) fn criteria_asked(&mut self, asked: &OsStr) -> anyhow::Result<Option<Criteria>> {
        self.criteria(asked).context(CRITERIA_OPTION)
    }

    /// The criteria that the user named, by id or file.
    ///
    /// # Errors
    /// Where there is neither.
    pub(super) fn criteria(&mut self, asked: impl AsRef<OsStr>) -> anyhow::Result<Option<Criteria>> {
        Ok(self.criteria_with_source(asked)?.map(|(criteria, _)| criteria))
    }

    /// The same, with the text that they were read from.
    ///
    /// # Errors
    /// Where there is neither.
    pub(super) fn criteria_with_source(
        &mut self,
        asked: impl AsRef<OsStr>,
    ) -> anyhow::Result<Option<(Criteria, SourceId)>> {
        let path = Path::new(asked.as_ref());
        let asked = path.to_string_lossy();
        if let Some(edition) = edition(&asked) {
            return Ok(self.decode_criteria(edition.id, edition.text));
        }
        let bytes = edition_bytes(path)?;
        self.inputs.push(path.to_owned());
        let decoded = self.keep(&asked, |id| decode_text(&asked, &bytes, None, id).map(|text| (text, ())));
        let Some((id, ())) = decoded else { return Ok(None) };
        let criteria = decode(id, self.sources.get(id), &mut self.findings);
        let differs =
            criteria.as_ref().and_then(|criteria| edition_differs(criteria, id, self.sources.get(id)));
        if let Some(differs) = differs {
            self.findings.push(differs);
        }
        Ok(criteria.map(|criteria| (criteria, id)))
    }

    fn decode_criteria(&mut self, id: &str, text: &'static str) -> Option<(Criteria, SourceId)> {
        let id = self.sources.add(SourceText::embedded(format!("criteria/{id}.toml"), text));
        decode(id, self.sources.get(id), &mut self.findings).map(|criteria| (criteria, id))
    }
}

/// Says once, before any form is read, that what the options name cannot be read.
///
/// # Errors
/// Where the edition or the facts cannot be read.
pub(super) fn look_at_options(options: &InputOptions) -> anyhow::Result<()> {
    if let Some(asked) = &options.criteria
        && edition(&asked.to_string_lossy()).is_none()
    {
        edition_bytes(Path::new(asked)).context(CRITERIA_OPTION)?;
    }
    if let Some(path) = &options.facts {
        read_file(path).map_err(|error| unread(path, error)).context(FACTS_OPTION)?;
    }
    Ok(())
}

/// The text of an edition that is not shipped.
fn edition_bytes(path: &Path) -> anyhow::Result<Vec<u8>> {
    let asked = path.to_string_lossy();
    if !path.exists() && !asked.contains(['/', '\\', '.']) {
        let (ids, near) = (EDITIONS.iter().map(|edition| edition.id), near_file(path));
        let near = near.map(|near| near.to_string_lossy().into_owned());
        let hint = near.map_or_else(|| hint(&asked, ids), |near| Hint(Suggestion::Near(visible(&near))));
        bail!(Complaint::new(NoEdition { asked: visible(&asked), hint }));
    }
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    let is_form = reader_for(&ending).is_some_and(|reader| reader.name != "toml");
    if path.is_file() && (is_form || foreign_for(&ending).is_some()) {
        bail!(Complaint::new(NoEditionInside { name: visible(&asked) }));
    }
    read_file(path).map_err(|error| unread(path, error).into())
}

fn is_stdin(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// Refuses what is no form by its name.
fn expect_form(file: &Path) -> anyhow::Result<()> {
    let ending = file.extension().unwrap_or_default().to_string_lossy();
    if reader_for(&ending).is_some() {
        return Ok(());
    }
    let endings = Listed(extensions().map(|ending| format!(".{ending}")).collect());
    let name = visible(&file.to_string_lossy());
    if !file.exists() {
        bail!(no_file(file))
    }
    if let Some(kind) = foreign_for(&ending) {
        bail!(Complaint::new(ForeignForm { name, what: kind.what, remedy: kind.remedy }))
    }
    if file.is_dir() {
        bail!(Complaint::new(FolderForForm { name, endings }))
    }
    bail!(Complaint::new(ForeignEnding { name, endings }))
}

/// Shows that an edition has the id of a shipped one and says something else, where nothing else of the findings is shown.
pub(super) fn show_other_edition(findings: Findings, sources: &Sources, screen: &Screen) {
    let is_told = |finding: &Finding| finding.code == &code::EDITION_DIFFERS;
    let told: Vec<Finding> = findings.sorted().into_iter().filter(is_told).collect();
    screen.show_findings(&told, sources);
}

/// The finding for an edition that has the id of a shipped one and says something else.
fn edition_differs(criteria: &Criteria, id: SourceId, own: &SourceText) -> Option<Finding> {
    let shipped = edition(&criteria.id)?;
    let hash = sha256(shipped.text.as_bytes());
    if criteria.sha256 == hash {
        return None;
    }
    let Difference { row, key, span } = first_difference(own, &SourceText::embedded("", shipped.text))?;
    let key = Quoted(visible(&key));
    let first = match row {
        Some(row) => KeyOfRow { row: visible(&row), key }.into(),
        None => KeyOfEdition { key }.into(),
    };
    let (own, shipped) = (short(&criteria.sha256).to_owned(), short(&hash).to_owned());
    let differs = EditionDiffers { id: criteria.id.clone(), own, shipped, first };
    Some(Finding::from(differs).at(&Place::new(id, span)))
}

/// The finding for an edition that a form names and that is not shipped.
pub(super) fn unknown_criteria(named: &str) -> Finding {
    if named.contains(['/', '\\', ':']) || named.contains(".toml") {
        return CriteriaIsPath { named: named.to_owned() }.into();
    }
    let ids = EDITIONS.iter().map(|edition| edition.id);
    UnknownCriteria { named: named.to_owned(), hint: hint(named, ids) }.into()
}
