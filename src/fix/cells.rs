//! Which cells of a workbook get which values, and which a person has to change.
//!
//! A formula is never changed. If it gives the right figure once the figures that it refers to are right, what was saved
//! of it is put right, as a spreadsheet does when it computes again; else the formula itself is wrong.

use super::Edit;
use crate::formula::{Formulas, Recomputed, Value};
use crate::number::{Decimal, Exact};
use crate::source::SourceText;
use crate::source::workbook::{CellChange, CellValue, Workbook};

/// Why a cell is left to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ByHand {
    /// Its formula gives another figure.
    Formula,
    /// It is written in a way that cannot be changed by itself.
    Cell,
}

/// What is to be done.
#[derive(Debug, Default)]
pub(crate) struct CellEdits<'e> {
    /// Cells that are changed.
    pub changed: Vec<(&'e Edit, CellChange)>,
    /// Cells that are not.
    pub by_hand: Vec<(&'e Edit, ByHand)>,
}

impl CellEdits<'_> {
    /// The changes alone.
    pub(crate) fn changes(&self) -> Vec<CellChange> {
        self.changed.iter().map(|(_, change)| change.clone()).collect()
    }

    /// Leaves to a person what a reader could not change.
    pub(crate) fn leave(&mut self, left: &[CellChange]) {
        let changed = std::mem::take(&mut self.changed);
        let (left, changed) = changed.into_iter().partition(|(_, change)| left.contains(change));
        self.changed = changed;
        self.by_hand.extend(left.into_iter().map(|(edit, _): (_, CellChange)| (edit, ByHand::Cell)));
        self.by_hand.sort_by_key(|(edit, _)| edit.span.start);
    }
}

/// The cells that the edits of a workbook are about.
pub(crate) fn cell_edits<'e>(edits: &'e [Edit], source: &SourceText, workbook: &Workbook) -> CellEdits<'e> {
    let mut planned = CellEdits::default();
    let mut formulas = Vec::new();
    for edit in edits {
        // a cell that two rows have may have only one right figure
        let is_shared = edits.iter().any(|other| other.span == edit.span && other.new != edit.new);
        match change(edit, source, workbook).filter(|_| !is_shared) {
            None => planned.by_hand.push((edit, ByHand::Cell)),
            Some((change, true)) => formulas.push((edit, change)),
            Some((change, false)) => planned.changed.push((edit, change)),
        }
    }
    let right = workbook.changed(&planned.changes());
    let all = Formulas::of(&right);
    let computed = Recomputed::of(&all);
    for (edit, change) in formulas {
        let gives = match computed.value(change.sheet, change.at) {
            Some(Ok(Value::Number(number))) => Some(&number.exact),
            _ => None,
        };
        let figure = change.value.shown().parse::<Decimal>().ok().map(Exact::from);
        if gives.is_some() && gives == figure.as_ref() {
            planned.changed.push((edit, change));
        } else {
            planned.by_hand.push((edit, ByHand::Formula));
        }
    }
    planned.changed.sort_by_key(|(edit, _)| edit.span.start);
    planned.by_hand.sort_by_key(|(edit, _)| edit.span.start);
    planned
}

/// The change of a cell, and whether it has a formula.
fn change(edit: &Edit, source: &SourceText, workbook: &Workbook) -> Option<(CellChange, bool)> {
    let (sheet, at) = source.cell_shown(edit.span.start)?;
    let cell = workbook.sheets.get(sheet)?.cell(at)?;
    let within = edit.span.start.checked_sub(cell.span.start)?..edit.span.end.checked_sub(cell.span.start)?;
    let old = cell.content.value.shown();
    if old.get(within.clone())? != edit.old {
        return None;
    }
    let is_formula = cell.content.formula.is_some();
    let value = match &cell.content.value {
        CellValue::Number(_) if old == edit.old => CellValue::Number(edit.new.as_str().into()),
        CellValue::Text(_) if !is_formula => {
            CellValue::Text([&old[..within.start], &edit.new, &old[within.end..]].concat().into())
        }
        _ => return None,
    };
    Some((CellChange { sheet, at, value }, is_formula))
}
