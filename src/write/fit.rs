//! Which columns of a table a terminal has room for, and how wide each is.

use std::borrow::Cow;

use super::columns::{at_a_glance, columns};
use crate::language::Language;
use crate::report::{Cell, GivesWay, Grid, GridColumn, LeftOut, Line, Room};
use crate::text::{is_unseen, visible};

/// Blanks between columns.
pub(super) const GAP: usize = 2;
/// Blanks for one step of indent.
pub(super) const STEP: usize = 2;
/// A column of wrapped text is never squeezed below this.
const LEAST_TEXT: usize = 10;

/// The columns that are shown.
pub(super) struct Fit {
    /// Their positions.
    pub kept: Vec<usize>,
    /// Width of each, without the gap.
    pub widths: Vec<usize>,
    /// Whether the answers are left out: points are then headed by whose they are.
    pub stacked: bool,
    /// What is said of the columns that are left out.
    pub notes: Vec<Line>,
}

/// Columns with the widest cell of each.
struct Measured<'g> {
    columns: &'g [GridColumn],
    widest: Vec<usize>,
}

impl<'g> Measured<'g> {
    fn new(grid: &'g Grid, language: Language) -> Self {
        let widest = |index: usize| {
            grid.rows.iter().map(|row| cell_width(&row.cells[index], language)).max().unwrap_or(0)
        };
        Measured { columns: &grid.columns, widest: (0..grid.columns.len()).map(widest).collect() }
    }
}

impl Fit {
    /// Breaks headings, and then leaves columns out until the others fit: those that give way first before others, equal
    /// ones together.
    pub(super) fn new(grid: &Grid, width: usize, language: Language) -> Self {
        let grid = &Measured::new(grid, language);
        let mut kept: Vec<usize> = (0..grid.columns.len()).collect();
        let (mut headings, mut text) = (Headings::Whole, usize::MAX);
        loop {
            let first = kept.iter().filter_map(|index| grid.columns[*index].gives_way).max();
            if needed(grid, &kept, first.map_or(LEAST_TEXT, |first| first.leaves), headings) <= width {
                break;
            }
            match (headings, first) {
                (Headings::Whole, _) => headings = Headings::Broken,
                (Headings::Broken, Some(first)) => {
                    kept.retain(|index| grid.columns[*index].gives_way != Some(first));
                    text = first.leaves;
                }
                (Headings::Broken, None) => break,
            }
        }
        // what went may leave room for whole headings
        if needed(grid, &kept, text, Headings::Whole) <= width {
            headings = Headings::Whole;
        }
        let stacked = stacked(grid, &kept);
        let natural = |index: &usize| natural(grid, *index, stacked, headings);
        let mut widths: Vec<usize> = kept.iter().map(natural).collect();
        let gaps = GAP * kept.len().saturating_sub(1);
        share_rest(grid, &kept, &mut widths, width.saturating_sub(gaps));
        let notes = notes(grid, &kept, language);
        Fit { kept, widths, stacked, notes }
    }
}

/// Whether headings are broken between their words, so that columns of short numbers get narrow.
#[derive(Clone, Copy, PartialEq)]
enum Headings {
    Whole,
    Broken,
}

fn stacked(grid: &Measured<'_>, kept: &[usize]) -> bool {
    left_out(grid, kept).any(|(_, gives_way)| gives_way.what == LeftOut::Answers)
}

fn left_out<'g>(grid: &'g Measured<'g>, kept: &'g [usize]) -> impl Iterator<Item = (usize, GivesWay)> + 'g {
    let others = (0..grid.columns.len()).filter(|index| !kept.contains(index));
    others.filter_map(|index| grid.columns[index].gives_way.map(|gives_way| (index, gives_way)))
}

/// The columns of a terminal that some columns of a table need, if texts may be squeezed to a width.
fn needed(grid: &Measured<'_>, kept: &[usize], text: usize, headings: Headings) -> usize {
    let stacked = stacked(grid, kept);
    let width = |index: &usize| {
        let natural = natural(grid, *index, stacked, headings);
        if is_text(grid, *index) { natural.min(text) } else { natural }
    };
    kept.iter().map(width).sum::<usize>() + GAP * kept.len().saturating_sub(1)
}

/// What is left out, and from what width on it is shown.
fn notes(grid: &Measured<'_>, kept: &[usize], language: Language) -> Vec<Line> {
    let left_out: Vec<(usize, GivesWay)> = left_out(grid, kept).collect();
    let of = |what: LeftOut| {
        let of_it: Vec<_> = left_out.iter().filter(|(_, gives_way)| gives_way.what == what).collect();
        let first = of_it.iter().map(|(_, gives_way)| *gives_way).max()?;
        let shown = |index: &usize| grid.columns[*index].gives_way.is_none_or(|other| other <= first);
        let all: Vec<usize> = (0..grid.columns.len()).filter(shown).collect();
        let names = of_it.iter().map(|(index, _)| grid.columns[*index].title.clone()).collect();
        Some(first.note(names, needed(grid, &all, first.leaves, Headings::Broken), language))
    };
    [LeftOut::Answers, LeftOut::Columns].into_iter().filter_map(of).collect()
}

fn is_text(grid: &Measured<'_>, index: usize) -> bool {
    matches!(grid.columns[index].room, Room::Rest | Room::RestShort)
}

/// What a column would like to have.
fn natural(grid: &Measured<'_>, index: usize, stacked: bool, headings: Headings) -> usize {
    let title = heading(&grid.columns[index], stacked);
    let broken = headings == Headings::Broken;
    let lines = title.split(|c| c == '\n' || (broken && c == ' '));
    lines.map(columns).max().unwrap_or(0).max(grid.widest[index])
}

/// Columns that take the rest share what the others leave: each what it needs, or an equal part.
fn share_rest(grid: &Measured<'_>, kept: &[usize], widths: &mut [usize], room: usize) {
    let is_rest = |position: &usize| is_text(grid, kept[*position]);
    let mut rest: Vec<usize> = (0..kept.len()).filter(is_rest).collect();
    let others: usize = (0..kept.len()).filter(|position| !is_rest(position)).map(|p| widths[p]).sum();
    let mut left = room.saturating_sub(others);
    rest.sort_by_key(|position| widths[*position]);
    for (done, position) in rest.iter().enumerate() {
        let part = left / (rest.len() - done);
        widths[*position] = widths[*position].min(part.max(LEAST_TEXT));
        left = left.saturating_sub(widths[*position]);
    }
}

/// What stands above a column; above points without their answers, whose they are.
pub(super) fn heading(column: &GridColumn, stacked: bool) -> Cow<'_, str> {
    match column.narrow_title.as_deref().filter(|_| stacked) {
        Some(whose) => format!("{}\n{}", visible(whose), visible(&column.title)).into(),
        None if column.title.contains(is_unseen) => visible(&column.title).into(),
        None => Cow::Borrowed(&column.title),
    }
}

fn cell_width(cell: &Cell, language: Language) -> usize {
    let shown = |line: &str| at_a_glance(line).unwrap_or_else(|| columns(&visible(line)));
    let widest = cell.lines(language).map(|line| shown(&line)).max().unwrap_or(0);
    widest + cell.indent * STEP
}
