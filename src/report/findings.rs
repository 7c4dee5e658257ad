//! Findings as a grid, for spreadsheets and documents.

use super::{Align, Cell, Grid, GridColumn, GridRow, Level, Room, Tone};
use crate::finding::Finding;
use crate::language::Language;
use crate::source::{Position, Sources};

const OF_A_FINDING: [&str; 11] = [
    "severity",
    "code",
    "criterion",
    "column",
    "declared",
    "computed",
    "root",
    "causes",
    "message",
    "help",
    "notes",
];

/// One row a finding. Sheets and cells have columns where a finding is in one.
pub fn findings_grid(findings: &[(&Finding, &Sources)], language: Language) -> Grid {
    let position = |(finding, sources): &(&Finding, &Sources)| {
        finding.place.as_ref().map(|place| sources.locate(place).1)
    };
    let cells = findings.iter().any(|finding| matches!(position(finding), Some(Position::Cell { .. })));
    let in_file = |position: Option<Position>| {
        let (line, column, sheet, cell) = match position {
            Some(Position::Text { line, column }) => {
                (line.to_string(), column.to_string(), String::new(), String::new())
            }
            Some(Position::Cell { sheet, cell }) => {
                (String::new(), String::new(), sheet.into(), cell.to_string())
            }
            Some(Position::File) | None => Default::default(),
        };
        [line, column].into_iter().chain([sheet, cell].into_iter().filter(|_| cells)).collect::<Vec<_>>()
    };
    let in_file_names = ["line", "col", "sheet", "cell"].into_iter().take(if cells { 4 } else { 2 });
    let names = std::iter::once("file").chain(in_file_names).chain(OF_A_FINDING);
    let columns = names.map(|name| GridColumn::new(name, Align::Left, Room::Content)).collect();
    let row = |finding: &(&Finding, &Sources)| {
        let (about, sources) = finding;
        let file = about.place.as_ref().map(|place| sources.locate(place).0.to_owned());
        let figure = about.figure.as_ref();
        let texts = [
            about.severity.word().to_owned(),
            about.code.name.to_owned(),
            about.criterion.clone().unwrap_or_default(),
            about.column.map(|column| column.word().to_owned()).unwrap_or_default(),
            figure.map(|figure| figure.declared.clone()).unwrap_or_default(),
            figure.and_then(|figure| figure.computed.clone()).unwrap_or_default(),
            figure.map(|figure| figure.root.to_string()).unwrap_or_default(),
            figure.map(|figure| figure.causes.join(" ")).unwrap_or_default(),
            about.message(language),
            about.help(language),
            about.notes.iter().map(|note| note.said(language)).collect::<Vec<_>>().join("; "),
        ];
        let texts = std::iter::once(file.unwrap_or_default()).chain(in_file(position(finding))).chain(texts);
        GridRow { level: Level::Inner, cells: texts.map(|text| Cell::new(text, Tone::Plain)).collect() }
    };
    Grid { columns, rows: findings.iter().map(row).collect() }
}
