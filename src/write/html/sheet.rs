//! Reports that are tables: explanations, the ledger, editions, tests.

use maud::{Markup, html};

use super::form::note;
use super::{cell, page, words};
use crate::language::Language;
use crate::report::{Align, Content, Grid, Level, Sheet, Tone};
use crate::text::visible;

/// The page of several tables; the first line of the first is its title.
pub(super) fn page(sheets: &[Sheet], language: Language) -> Markup {
    let heading = sheets.first().and_then(|sheet| sheet.heading.first());
    let title = heading.map_or_else(|| words::REPORT.in_language(language), |line| &line.text);
    let body = html! {
        @if heading.is_none() { h1 { (title) } }
        @for (position, sheet) in sheets.iter().enumerate() { (written(sheet, position == 0, language)) }
    };
    page::page(language, title, false, &body)
}

/// A table with what stands above and below it.
pub(super) fn written(sheet: &Sheet, is_first: bool, language: Language) -> Markup {
    html! {
        div.notes {
            @for (position, line) in sheet.heading.iter().enumerate() {
                @match (position, is_first) {
                    (0, true) => h1 { (visible(&line.text)) },
                    (0, false) => h2 { (visible(&line.text)) },
                    _ => p class=[cell::class(line.tone)] { (visible(&line.text)) },
                }
            }
            @if !sheet.grid.columns.is_empty() { div.card.scroll { (grid(&sheet.grid, language)) } }
            @for line in &sheet.notes { (note(line)) }
            @if let Some(example) = sheet.example { pre { (example) } }
        }
    }
}

/// A table.
pub(super) fn grid(grid: &Grid, language: Language) -> Markup {
    let is_number = |column: usize| grid.columns[column].align == Align::Right;
    let has_titles = grid.columns.iter().any(|column| !column.title.is_empty());
    html! {
        table.plain {
            @if has_titles {
                thead {
                    tr {
                        @for (at, column) in grid.columns.iter().enumerate() {
                            @if column.title.is_empty() && column.narrow_title.is_none() { td {} } @else {
                                th.n[is_number(at)] scope="col" {
                                    @if let Some(whose) = &column.narrow_title { (visible(whose)) " " }
                                    (visible(&column.title))
                                }
                            }
                        }
                    }
                }
            }
            tbody {
                @for row in &grid.rows {
                    tr.top[row.level == Level::Top].last[row.level == Level::Total] {
                        @for (at, cell) in row.cells.iter().enumerate() {
                            td.n[is_number(at)].keep[matches!(cell.content, Content::Code(_))].strong[cell.tone == Tone::Strong] { (cell::shown(cell, language)) }
                        }
                    }
                }
            }
        }
    }
}
