//! `sum-range`: a sum that leaves out a row of its group, or counts one twice.

use std::collections::{BTreeMap, BTreeSet};

use super::messages::{SumDoublesRows, SumMissesRows};
use super::source::{Source, place};
use crate::finding::Finding;
use crate::formula::expression::{Area, Expression, Operator};
use crate::formula::formulas::{Formula, Formulas};
use crate::language::And;
use crate::source::CellAddress;

/// The most rows that a sum is followed over.
const MOST_ROWS: u32 = 20_000;

/// What is wrong with the sum in a cell, given the rows, from 0, that belong to it; `None` where nothing is, or where
/// the cell is no plain sum of one column: a SUM, a chain of additions, or one of them rounded.
///
/// A row is missed only if its cell says something. A row that is summed by itself, and in a subtotal among the summed
/// cells too, is counted twice.
pub fn sum_range(
    formulas: &Formulas<'_>,
    source: Source,
    sheet: usize,
    at: CellAddress,
    rows: &[u32],
) -> Option<Finding> {
    let formula = &formulas.list[formulas.at(sheet, at)?];
    if !source.is_judged() {
        return None;
    }
    let (column, mut counts) = summed(formula)?;
    let filled = |row: u32| {
        let cell = u16::try_from(column).ok().map(|column| CellAddress { row, column });
        cell.filter(|at| formulas.workbook.sheets[sheet].cell(*at).is_some())
    };
    // what a subtotal among them sums
    let direct: Vec<u32> = counts.keys().copied().collect();
    for row in direct {
        let subtotal = filled(row).filter(|cell| *cell != at).and_then(|cell| formulas.at(sheet, cell));
        let Some((of, inner)) = subtotal.and_then(|subtotal| summed(&formulas.list[subtotal])) else {
            continue;
        };
        if of == column {
            for (row, count) in inner {
                *counts.entry(row).or_default() += count;
            }
        }
    }
    let cells = |rows: &mut dyn Iterator<Item = u32>| {
        let cells: BTreeSet<CellAddress> = rows.filter_map(filled).collect();
        let names: Vec<String> = cells.iter().map(CellAddress::to_string).collect();
        (!names.is_empty()).then_some(And(names))
    };
    let cell = at.to_string();
    let missed = cells(&mut rows.iter().copied().filter(|row| *row != at.row && !counts.contains_key(row)));
    let finding = if let Some(cells) = missed {
        Finding::from(SumMissesRows { cell, cells })
    } else {
        let twice = cells(&mut counts.iter().filter(|(_, count)| **count > 1).map(|(row, _)| *row));
        Finding::from(SumDoublesRows { cell, cells: twice? })
    };
    Some(finding.at(&place(source, formula)))
}

/// The column that a plain sum is of, and how often it counts each row.
fn summed(formula: &Formula<'_>) -> Option<(u32, BTreeMap<u32, usize>)> {
    let mut areas = Vec::new();
    add(formula.tree.as_ref().ok()?, &mut areas)?;
    let column = areas.first()?.columns.0;
    let mut counts = BTreeMap::new();
    for area in areas {
        if area.columns != (column, column) || area.height() > MOST_ROWS {
            return None;
        }
        for row in area.rows.0..=area.rows.1 {
            *counts.entry(row).or_default() += 1;
        }
    }
    Some((column, counts))
}

/// The areas of a plain sum of cells of the same sheet.
fn add(part: &Expression, areas: &mut Vec<Area>) -> Option<()> {
    match part {
        Expression::Reference(reference) if reference.sheet.is_none() => areas.push(reference.area()),
        Expression::Call(name, arguments) if &**name == "SUM" => {
            for argument in arguments {
                add(argument, areas)?;
            }
        }
        Expression::Call(name, arguments) if name.starts_with("ROUND") => add(arguments.first()?, areas)?,
        Expression::Chain(first, rest) if rest.iter().all(|(operator, _)| *operator == Operator::Plus) => {
            add(first, areas)?;
            for (_, part) in rest {
                add(part, areas)?;
            }
        }
        _ => return None,
    }
    Some(())
}
