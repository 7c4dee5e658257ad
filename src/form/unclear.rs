//! Columns of one heading: which of them is read.

use super::entries::Entry;
use super::header::{Columns, Role};
use super::lines::Line;
use crate::source::CellAddress;
use crate::source::workbook::{CellValue, SheetCell};

/// Of so many figures in a hundred a column is computed from the other one if it is its copy.
const COPIED: usize = 80;

/// What is known of one of two columns.
#[derive(Default)]
struct Seen {
    figures: usize,
    /// Figures that are computed from the other column, in the same row.
    from_other: usize,
    /// Figures that are the maximum of their row.
    maxima: usize,
}

/// Settles what the cells settle: a column without figures is not meant, nor is one that is computed from the other.
/// What is left in `unclear` nobody says.
pub(super) fn settle(
    headings: &mut [Columns],
    lines: &[Line<'_>],
    aligned: &[Option<usize>],
    entries: &[Entry],
) {
    for (number, heading) in headings.iter_mut().enumerate() {
        let mut left = Vec::new();
        for (role, taken, other) in std::mem::take(&mut heading.unclear) {
            let taken = heading.column(role).unwrap_or(taken);
            let (first, second) = (
                seen((number, taken, other), lines, aligned, entries),
                seen((number, other, taken), lines, aligned, entries),
            );
            let is_copy = |one: &Seen| one.from_other * 100 >= one.figures * COPIED;
            let second_is_meant = if role == Role::Max && first.maxima != second.maxima {
                Some(second.maxima > first.maxima)
            } else if second.figures == 0 || (first.figures > 0 && is_copy(&second)) {
                Some(false)
            } else if first.figures == 0 || is_copy(&first) {
                Some(true)
            } else {
                None
            };
            match second_is_meant {
                Some(true) => {
                    heading.roles.retain(|(column, _)| *column != taken);
                    heading.roles.push((other, role));
                    heading.roles.sort_by_key(|(column, _)| *column);
                    heading.add_aside(taken);
                }
                Some(false) => heading.add_aside(other),
                None => left.push((role, taken, other)),
            }
        }
        heading.unclear = left;
    }
}

fn seen(
    (heading, column, other): (usize, u16, u16),
    lines: &[Line<'_>],
    aligned: &[Option<usize>],
    entries: &[Entry],
) -> Seen {
    let mut seen = Seen::default();
    for (line, entry) in lines.iter().zip(aligned).filter(|(line, _)| line.columns == heading) {
        let Some(cell) = line.cells().find(|cell| cell.column == column) else { continue };
        let Some(entry) = entry.map(|entry| &entries[entry]) else { continue };
        if !is_figure(cell) {
            continue;
        }
        seen.figures += 1;
        let address = CellAddress { row: line.row.row, column: other }.to_string();
        let refers = |formula: &str| {
            formula.replace('$', "").split(|c: char| !c.is_ascii_alphanumeric()).any(|part| part == address)
        };
        seen.from_other += usize::from(cell.content.formula.as_deref().is_some_and(refers));
        let figure = cell.content.value.shown().parse().ok();
        seen.maxima += usize::from(figure.is_some() && figure == entry.worth);
    }
    seen
}

fn is_figure(cell: &SheetCell) -> bool {
    match &cell.content.value {
        CellValue::Number(_) | CellValue::Flag(_) => true,
        CellValue::Text(text) => text.trim().starts_with(|c: char| c.is_ascii_digit()),
        CellValue::Unknown | CellValue::Date(_) | CellValue::Error(_) => false,
    }
}
