//! How often each code was found.

use super::messages::statistics::{CODE, COUNT};
use super::{Align, Cell, Grid, GridColumn, GridRow, Language, Level, Room, Sheet, Tone};
use crate::finding::{Code, Finding, Severity};
use crate::language::Show;

/// Findings counted by code, errors first, the most frequent of each severity first; `None` where there is none.
pub(crate) fn statistics<'f>(
    findings: impl Iterator<Item = &'f Finding>,
    language: Language,
) -> Option<Sheet> {
    let mut counts: Vec<(Severity, usize, &Code)> = Vec::new();
    for finding in findings {
        let same = counts
            .iter_mut()
            .find(|(severity, _, code)| *severity == finding.severity && code.name == finding.code.name);
        match same {
            Some((_, count, _)) => *count += finding.count,
            None => counts.push((finding.severity, finding.count, finding.code)),
        }
    }
    counts.sort_by(|a, b| (b.0, b.1).cmp(&(a.0, a.1)).then_with(|| a.2.name.cmp(b.2.name)));
    let columns = vec![
        GridColumn::new(COUNT.said(language), Align::Right, Room::Content),
        GridColumn::new("", Align::Left, Room::Content),
        GridColumn::new(CODE.said(language), Align::Left, Room::Content),
    ];
    let row = |(severity, count, code): &(Severity, usize, &Code)| {
        let tone = match severity {
            Severity::Error => Tone::Bad,
            Severity::Warning => Tone::Caution,
            Severity::Note => Tone::Plain,
        };
        GridRow {
            level: Level::Inner,
            cells: vec![
                Cell::plain(*count),
                Cell::new(severity.name().said(language), tone),
                Cell::new(code.name, Tone::Plain),
            ],
        }
    };
    let rows: Vec<GridRow> = counts.iter().map(row).collect();
    let is_any = !rows.is_empty();
    is_any.then(|| Sheet::of(Grid { columns, rows }))
}
