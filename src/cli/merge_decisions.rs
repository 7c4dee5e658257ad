//! Decisions about conflicts, read from the CSV that the program lists them in once somebody has filled it in.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::bail;
use csv::{ReaderBuilder, StringRecord};

use super::complaint::Complaint;
use super::findings_output::shown_name;
use super::messages::files::unread;
use super::messages::forms::hint;
use super::messages::merge::{
    DecisionCodeIsDate, DecisionSeveralVersions, DecisionTwice, DecisionUnknownCode, DecisionUnknownColumn,
    DecisionUnknownVersion, DecisionUnused, DecisionsAsCsv, DecisionsWithoutHeader, NoneOpen, OpenEntries,
};
use super::messages::options::Hint;
use crate::column::Column;
use crate::criteria::Criteria;
use crate::finding::{Finding, Findings, Place, SourceId};
use crate::language::{Language, Listed, Quoted, Sentence, Show};
use crate::merge::{Change, Choice, Names, NoSuchVersion, Spot};
use crate::report::entry_name;
use crate::source::decode::decode;
use crate::source::{SourceText, Sources, read_file};
use crate::submission::looks_like_date;
use crate::text::{composed, visible};

/// The columns that are read.
const READ: [&str; 3] = ["code", "column", "take"];
/// So many open entries are named in a remedy.
const NAMED: usize = 8;
/// How the files of spreadsheets start, the older ones last.
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"];

/// What decisions are about.
#[derive(Clone, Copy)]
pub(super) struct Conflicts<'m> {
    /// The edition.
    pub criteria: &'m Criteria,
    /// The entries that differ.
    pub changes: &'m [Change],
    /// What versions are called.
    pub names: &'m Names,
}

/// The decisions of a file. `None` where something in it cannot be used; what, the findings say.
///
/// # Errors
/// Where the file cannot be read, or is a workbook.
pub(super) fn decisions(
    file: &Path,
    conflicts: Conflicts<'_>,
    sources: &mut Sources,
    findings: &mut Findings,
) -> anyhow::Result<Option<BTreeMap<Spot, Choice>>> {
    let name = file.to_string_lossy();
    let bytes = read_file(file).map_err(|error| unread(file, error))?;
    if WORKBOOKS.iter().any(|start| bytes.starts_with(start)) {
        bail!(Complaint::new(DecisionsAsCsv { name: shown_name(file) }));
    }
    let id = sources.add(SourceText::new(name.clone(), ""));
    let text = match decode(&name, &bytes, None, id) {
        Ok(text) => text,
        Err(failed) => {
            let (text, finding) = *failed;
            sources.replace(id, text);
            findings.push(finding);
            return Ok(None);
        }
    };
    let mut reading = Reading { id, conflicts, decided: BTreeMap::new(), findings };
    let is_sound = reading.read(&text.text);
    let decided = reading.decided;
    sources.replace(id, text);
    Ok(is_sound.then(|| decided.into_iter().map(|(spot, (choice, _))| (spot, choice)).collect()))
}

struct Reading<'r, 'm> {
    id: SourceId,
    conflicts: Conflicts<'m>,
    decided: BTreeMap<Spot, (Choice, Place)>,
    findings: &'r mut Findings,
}

/// One line of the file.
struct Line {
    code: String,
    column: String,
    take: String,
    place: Place,
}

impl Reading<'_, '_> {
    /// Whether every line could be used.
    fn read(&mut self, text: &str) -> bool {
        let Some(lines) = self.lines(text) else { return false };
        let mut is_sound = true;
        for line in lines {
            // an empty cell decides nothing: the conflict stays open
            if line.take.is_empty() {
                continue;
            }
            match self.line(&line) {
                Ok((spot, choice)) => is_sound &= self.decide(spot, choice, line.place),
                Err(finding) => {
                    is_sound = false;
                    self.findings.push(finding.at(&line.place));
                }
            }
        }
        is_sound
    }

    fn decide(&mut self, spot: Spot, choice: Choice, place: Place) -> bool {
        match self.decided.get(&spot) {
            Some((first, _)) if *first != choice => {
                let entry = entry_name(self.conflicts.criteria, spot).into();
                self.findings.push(Finding::from(DecisionTwice { entry }).at(&place));
                false
            }
            Some(_) => true,
            None => {
                self.decided.insert(spot, (choice, place));
                true
            }
        }
    }

    fn line(&self, line: &Line) -> Result<(Spot, Choice), Box<Finding>> {
        let Conflicts { criteria, changes, names } = self.conflicts;
        let column = match line.column.to_lowercase().as_str() {
            "" => None,
            word => Some(column(word).ok_or_else(|| {
                Finding::from(DecisionUnknownColumn { column: Quoted(visible(&line.column)) })
            })?),
        };
        let known = || changes.iter().filter(|change| change.is_conflict());
        let named: Vec<&Change> = known().filter(|change| change.spot.code(criteria) == line.code).collect();
        // of an entry that differs in one column alone, the column may be left out
        let meant = named.iter().find(|change| change.spot.column() == column);
        let meant = meant.or_else(|| named.first().filter(|_| column.is_none() && named.len() == 1));
        let Some(change) = meant else {
            return Err(Box::new(self.not_open(&line.code, column, known())));
        };
        let choice = names.find(&line.take).map_err(|why| {
            let take = Quoted(visible(&line.take));
            Box::new(match why {
                NoSuchVersion::Unknown(near) => {
                    Finding::from(DecisionUnknownVersion { take, hint: Hint(near) })
                }
                NoSuchVersion::Several(names) => {
                    DecisionSeveralVersions { take, names: Listed(names) }.into()
                }
            })
        })?;
        Ok((change.spot, choice))
    }

    /// Why a line names no conflict.
    fn not_open<'c>(
        &self,
        code: &str,
        column: Option<Column>,
        known: impl Iterator<Item = &'c Change>,
    ) -> Finding {
        let criteria = self.conflicts.criteria;
        let facts: Vec<String> = criteria.facts.iter().map(|fact| format!("facts.{}", fact.name)).collect();
        let codes = || criteria.codes().chain(facts.iter().map(String::as_str));
        if !codes().any(|own| own == code) {
            if looks_like_date(code) {
                return DecisionCodeIsDate { code: Quoted(visible(code)) }.into();
            }
            let code_hint = hint(code, codes());
            return DecisionUnknownCode { code: Quoted(visible(code)), hint: code_hint }.into();
        }
        let said = column.map(|column| column.said(Language::English));
        let spot = match (criteria.nodes().find(|node| criteria.code_of(*node) == code), column) {
            (Some(node), Some(column)) => entry_name(criteria, Spot::Row(node, column)).into(),
            _ => Sentence::new(format!("{code} {}", said.unwrap_or_default()).trim_end().to_owned()),
        };
        let open: Vec<Sentence> =
            known.take(NAMED).map(|change| entry_name(criteria, change.spot).into()).collect();
        let open: Sentence =
            if open.is_empty() { NoneOpen {}.into() } else { OpenEntries { entries: Listed(open) }.into() };
        DecisionUnused { entry: spot, open }.into()
    }

    /// The lines below the header; `None` where that lacks a column, which is reported.
    fn lines(&mut self, text: &str) -> Option<Vec<Line>> {
        let first = text.lines().next().unwrap_or_default();
        let delimiter = [b';', b'\t', b','].into_iter().max_by_key(|delimiter| {
            first.split(char::from(*delimiter)).filter(|name| READ.contains(&cleaned(name).as_str())).count()
        });
        let mut reader = ReaderBuilder::new()
            .delimiter(delimiter.unwrap_or(b','))
            .flexible(true)
            .has_headers(false)
            .from_reader(text.as_bytes());
        let mut records = reader.records().filter_map(Result::ok);
        let header = records.next().unwrap_or_default();
        let at = |name: &str| header.iter().position(|cell| cleaned(cell).to_lowercase() == name);
        let positions = READ.map(at);
        let missing: Vec<&'static str> =
            READ.into_iter().zip(positions).filter(|(_, at)| at.is_none()).map(|(name, _)| name).collect();
        if !missing.is_empty() {
            let finding = Finding::from(DecisionsWithoutHeader { missing: Listed(missing) });
            self.findings.push(finding.at(&Place::new(self.id, 0..first.len())));
            return None;
        }
        let cell = |record: &StringRecord, at: usize| {
            positions[at].and_then(|at| record.get(at)).map(cleaned).unwrap_or_default()
        };
        let line = |record: StringRecord| {
            let start = record.position().map_or(0, |at| usize::try_from(at.byte()).unwrap_or(0));
            let start = start + text[start..].find(|c| !matches!(c, '\r' | '\n')).unwrap_or(0);
            let end = text[start..].find(['\r', '\n']).map_or(text.len(), |end| start + end);
            let [code, column, take] = [0, 1, 2].map(|at| cell(&record, at));
            Line { code, column, take, place: Place::new(self.id, start..end) }
        };
        Some(records.map(line).filter(|line| !line.code.is_empty() || !line.take.is_empty()).collect())
    }
}

/// What a cell says, without what spreadsheets keep codes from being numbers with: `="2.10"`, `'2.10`.
fn cleaned(cell: &str) -> String {
    let cell = composed(cell.trim()).into_owned();
    let cell = cell.strip_prefix("=\"").and_then(|it| it.strip_suffix('"')).unwrap_or(&cell);
    cell.strip_prefix('\'').unwrap_or(cell).trim().trim_matches('"').to_owned()
}

/// A column by its word of files, or of either language.
fn column(word: &str) -> Option<Column> {
    let is_called = |column: &Column| {
        column.word() == word
            || [Language::English, Language::Vietnamese].iter().any(|it| column.said(*it) == word)
    };
    Column::BOTH.into_iter().find(is_called)
}
