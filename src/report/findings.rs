//! Findings as a grid, for spreadsheets and documents.

use super::{Content, Grid};
use crate::column::Column;
use crate::finding::{Figure, Finding};
use crate::language::Language;
use crate::source::{Position, Sources};

/// A column: its name, and what it holds of a finding.
type FindingColumn = (&'static str, fn(&Found<'_>) -> Content);

/// A finding with what its columns are made from.
struct Found<'f> {
    finding: &'f Finding,
    place: Option<(&'f str, Position)>,
    language: Language,
}

const FILE: FindingColumn = ("file", |found| found.place.as_ref().map(|(file, _)| *file).into());

const IN_TEXTS: [FindingColumn; 2] = [
    ("line", |found| match found.position() {
        Some(Position::Text { line, .. }) => (*line).into(),
        _ => Content::Empty,
    }),
    ("col", |found| match found.position() {
        Some(Position::Text { column, .. }) => (*column).into(),
        _ => Content::Empty,
    }),
];

const IN_SHEETS: [FindingColumn; 2] = [
    ("sheet", |found| match found.position() {
        Some(Position::Cell { sheet, .. }) => sheet.to_string().into(),
        _ => Content::Empty,
    }),
    ("cell", |found| match found.position() {
        Some(Position::Cell { cell, .. }) => Content::Code(cell.to_string()),
        _ => Content::Empty,
    }),
];

const OF_A_FINDING: [FindingColumn; 11] = [
    ("severity", |found| found.finding.severity.word().into()),
    ("code", |found| found.finding.code.name.into()),
    ("criterion", |found| found.finding.criterion.clone().map(Content::Code).into()),
    ("column", |found| found.finding.column.map(Column::word).into()),
    ("declared", |found| found.figure().map(|figure| figure.declared).into()),
    ("computed", |found| found.figure().and_then(|figure| figure.computed).into()),
    ("root", |found| found.figure().map(|figure| figure.root.to_string()).into()),
    ("causes", |found| found.figure().map(|figure| figure.causes.join(" ")).into()),
    ("message", |found| found.finding.message(found.language).into()),
    ("help", |found| found.finding.help(found.language).into()),
    ("notes", |found| found.notes().into()),
];

impl Found<'_> {
    fn position(&self) -> Option<&Position> {
        self.place.as_ref().map(|(_, position)| position)
    }

    fn notes(&self) -> String {
        let notes = self.finding.notes.iter().map(|note| note.said(self.language));
        notes.collect::<Vec<_>>().join("; ")
    }

    fn figure(&self) -> Option<&Figure> {
        self.finding.figure.as_ref()
    }
}

/// One row a finding. Sheets and cells have columns where a finding is in one.
pub(crate) fn findings_grid<'f>(findings: &[(&'f Finding, &'f Sources)], language: Language) -> Grid {
    let found = |(finding, sources): &(&'f Finding, &'f Sources)| Found {
        finding,
        place: finding.place.as_ref().map(|place| sources.locate(place)),
        language,
    };
    let found: Vec<Found<'_>> = findings.iter().map(found).collect();
    let in_sheets = found.iter().any(|found| matches!(found.position(), Some(Position::Cell { .. })));
    let in_sheets = IN_SHEETS.into_iter().filter(|_| in_sheets);
    let columns: Vec<FindingColumn> =
        [FILE].into_iter().chain(IN_TEXTS).chain(in_sheets).chain(OF_A_FINDING).collect();
    let row = |found| columns.iter().map(|(_, of)| of(found)).collect();
    Grid::flat(columns.iter().map(|(name, _)| *name), found.iter().map(row))
}
