//! Findings as a grid, for spreadsheets and documents.

use super::{Align, Cell, Grid, GridColumn, GridRow, Level, Room, Tone};
use crate::finding::Finding;
use crate::language::Language;
use crate::source::Sources;

/// One row a finding.
pub fn findings_grid(findings: &[(&Finding, &Sources)], language: Language) -> Grid {
    let names = [
        "file",
        "line",
        "col",
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
    let columns = names.map(|name| GridColumn::new(name, Align::Left, Room::Content)).to_vec();
    let rows = findings
        .iter()
        .map(|(finding, sources)| {
            let place = finding.place.as_ref().map(|place| sources.locate(place));
            let figure = finding.figure.as_ref();
            let texts = [
                place.map(|(file, _)| file.to_owned()).unwrap_or_default(),
                place.map(|(_, position)| position.line.to_string()).unwrap_or_default(),
                place.map(|(_, position)| position.column.to_string()).unwrap_or_default(),
                finding.severity.word().to_owned(),
                finding.code.name.to_owned(),
                finding.criterion.clone().unwrap_or_default(),
                finding.column.map(|column| column.word().to_owned()).unwrap_or_default(),
                figure.map(|figure| figure.declared.clone()).unwrap_or_default(),
                figure.and_then(|figure| figure.computed.clone()).unwrap_or_default(),
                figure.map(|figure| figure.root.to_string()).unwrap_or_default(),
                figure.map(|figure| figure.causes.join(" ")).unwrap_or_default(),
                finding.message(language),
                finding.help(language),
                finding.notes.iter().map(|note| note.said(language)).collect::<Vec<_>>().join("; "),
            ];
            GridRow { level: Level::Inner, cells: texts.map(|text| Cell::new(text, Tone::Plain)).to_vec() }
        })
        .collect();
    Grid { columns, rows }
}
