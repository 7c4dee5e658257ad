//! Headings that stand over each other's columns: what is called points says the maximum of every row, and what is called
//! the maximum does not.

use super::header::Role;
use super::read::Placed;
use crate::column::Column;

/// Of so many rows in a hundred the maximum stands in its column.
const PRINTED: usize = 90;
/// Fewer rows say nothing.
const LEAST: usize = 5;

/// The lines below headings that were exchanged: no figure of theirs is certain.
pub(super) fn exchanged(placed: &Placed<'_>) -> Vec<usize> {
    let mut lines = Vec::new();
    for (number, heading) in placed.headings.iter().enumerate() {
        let own: Vec<usize> =
            (0..placed.lines.len()).filter(|line| placed.lines[*line].columns == number).collect();
        let prints_maxima = |role: Role| {
            let Some(column) = heading.column(role) else { return false };
            let worth: Vec<usize> = own
                .iter()
                .copied()
                .filter(|line| placed.worth(*line).is_some_and(|w| !w.is_zero()))
                .collect();
            let says = |line: &&usize| {
                let cell = placed.read[**line].cells.iter().find(|(at, _)| *at == column);
                cell.is_some_and(|(_, figure)| figure.number() == placed.worth(**line))
            };
            worth.len() >= LEAST && worth.iter().filter(says).count() * 100 >= worth.len() * PRINTED
        };
        let has_maxima = heading.column(Role::Max).is_some() && !prints_maxima(Role::Max);
        if has_maxima && Column::BOTH.into_iter().any(|column| prints_maxima(Role::Points(column))) {
            lines.extend(own);
        }
    }
    lines
}
