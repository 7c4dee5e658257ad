//! Every formula of a workbook, read once, in an order in which each comes after those that it refers to.

use std::collections::BTreeMap;

use super::expression::{Area, Corner, Expression, Reference};
use super::parse::{Unread, parse};
use crate::source::CellAddress;
use crate::source::workbook::{Sheet, SheetCell, Workbook};

/// So many formulas that others refer to are followed; a workbook that has more of them was made to be slow.
const MOST_LINKS: usize = 2_000_000;

/// The formulas of a workbook.
#[derive(Debug)]
pub struct Formulas<'w> {
    pub(super) workbook: &'w Workbook,
    /// Sheet by sheet, row by row, from the left.
    pub(super) list: Vec<Formula<'w>>,
    /// Which of them are on each sheet, by row.
    by_row: Vec<BTreeMap<u32, std::ops::Range<usize>>>,
    /// What the defined names stand for, by name in small letters.
    names: BTreeMap<String, Expression>,
    sheets: BTreeMap<String, usize>,
    /// All of them, each after those that it refers to.
    pub(super) order: Vec<usize>,
}

/// One formula.
#[derive(Debug)]
pub(super) struct Formula<'w> {
    pub(super) sheet: usize,
    pub(super) at: CellAddress,
    pub(super) cell: &'w SheetCell,
    pub(super) tree: Result<Expression, Unread>,
    /// Whether it refers to itself, directly or through others, or to more than is followed.
    pub(super) endless: bool,
}

impl Formula<'_> {
    /// As the file writes it.
    pub(super) fn text(&self) -> &str {
        self.cell.content.formula.as_deref().unwrap_or_default()
    }
}

/// Cells that a formula refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Input {
    /// Cells of a sheet.
    Cells {
        /// Which sheet.
        sheet: usize,
        /// Which cells of it.
        area: Area,
    },
    /// Something that is not read: it may be any cell.
    Unknown,
}

/// Functions that ask where a cell is, not what it says.
const OF_PLACES: [&str; 4] = ["ROW", "ROWS", "COLUMN", "COLUMNS"];
/// Functions that read cells which the formula does not name.
const OF_HIDDEN_INPUTS: [&str; 3] = ["INDIRECT", "OFFSET", "CELL"];

impl<'w> Formulas<'w> {
    /// Reads every formula of a workbook.
    pub fn of(workbook: &'w Workbook) -> Self {
        let folded = |name: &str| name.to_lowercase();
        let mut formulas = Formulas {
            workbook,
            list: Vec::new(),
            by_row: Vec::new(),
            names: BTreeMap::new(),
            sheets: BTreeMap::new(),
            order: Vec::new(),
        };
        for (name, text) in &workbook.names {
            // an ods file writes a reference here without its brackets
            let tree = parse(text).or_else(|_| parse(&format!("[{text}]"))).ok();
            // a reference that moves with the formula is not followed
            let tree = tree.filter(is_fixed).unwrap_or(Expression::Error("#NAME?".into()));
            formulas.names.entry(folded(name)).or_insert(tree);
        }
        for (number, sheet) in workbook.sheets.iter().enumerate() {
            formulas.sheets.entry(folded(&sheet.name)).or_insert(number);
            formulas.read_sheet(number, sheet);
        }
        formulas.sort();
        formulas
    }

    fn read_sheet(&mut self, number: usize, sheet: &'w Sheet) {
        let mut by_row = BTreeMap::new();
        for row in &sheet.rows {
            let first = self.list.len();
            for cell in &row.cells {
                let Some(text) = &cell.content.formula else { continue };
                let at = CellAddress { row: row.row, column: cell.column };
                self.list.push(Formula { sheet: number, at, cell, tree: parse(text), endless: false });
            }
            if self.list.len() > first {
                by_row.insert(row.row, first..self.list.len());
            }
        }
        self.by_row.push(by_row);
    }

    /// The number of the formula in a cell.
    pub(super) fn at(&self, sheet: usize, at: CellAddress) -> Option<usize> {
        let row = self.by_row.get(sheet)?.get(&at.row)?;
        let found = self.list[row.clone()].binary_search_by_key(&at.column, |formula| formula.at.column);
        found.ok().map(|position| row.start + position)
    }

    /// The sheet that a reference of a formula is about.
    pub(super) fn sheet_of(&self, reference: &Reference, own: usize) -> Option<usize> {
        match &reference.sheet {
            Some(name) => self.sheets.get(&name.to_lowercase()).copied(),
            None => Some(own),
        }
    }

    /// What a defined name stands for.
    pub(super) fn name(&self, name: &str) -> Option<&Expression> {
        self.names.get(&name.to_lowercase())
    }

    /// Every cell and range that a part of a formula refers to.
    pub(super) fn inputs(&self, own: usize, part: &Expression, inputs: &mut Vec<Input>) {
        let reference = |reference: &Reference| match self.sheet_of(reference, own) {
            Some(sheet) => Input::Cells { sheet, area: reference.area() },
            None => Input::Unknown,
        };
        match part {
            Expression::Reference(named) => inputs.push(reference(named)),
            Expression::Name(name) => inputs.push(match self.name(name) {
                Some(Expression::Reference(named)) => reference(named),
                Some(Expression::Number(_) | Expression::Text(_) | Expression::Flag(_)) => return,
                Some(_) | None => Input::Unknown,
            }),
            Expression::Unknown(_) => inputs.push(Input::Unknown),
            Expression::Call(name, _) if OF_PLACES.contains(&&**name) => {}
            Expression::Call(name, _) if OF_HIDDEN_INPUTS.contains(&&**name) => inputs.push(Input::Unknown),
            Expression::Number(_)
            | Expression::Text(_)
            | Expression::Flag(_)
            | Expression::Error(_)
            | Expression::Missing
            | Expression::Negative(_)
            | Expression::Percent(_)
            | Expression::Chain(..)
            | Expression::Call(..) => {
                for inner in part.parts() {
                    self.inputs(own, inner, inputs);
                }
            }
        }
    }

    /// Every cell and range that a formula refers to; one that is not read may refer to anything.
    pub(super) fn inputs_of(&self, formula: &Formula<'_>) -> Vec<Input> {
        let mut inputs = Vec::new();
        match &formula.tree {
            Ok(tree) => self.inputs(formula.sheet, tree, &mut inputs),
            Err(_) => inputs.push(Input::Unknown),
        }
        inputs
    }

    /// The formulas that stand in an area.
    fn formulas_in(&self, sheet: usize, area: Area, found: &mut Vec<usize>) {
        for row in self.by_row[sheet].range(area.rows.0..=area.rows.1).map(|(_, row)| row) {
            let formulas = &self.list[row.clone()];
            let from = formulas.partition_point(|formula| u32::from(formula.at.column) < area.columns.0);
            let to = formulas.partition_point(|formula| u32::from(formula.at.column) <= area.columns.1);
            found.extend(row.start + from..row.start + to);
        }
    }

    /// Puts the formulas in order, without recursion: a chain may be as long as the sheet.
    fn sort(&mut self) {
        #[derive(Clone, Copy, PartialEq)]
        enum State {
            New,
            Open,
            Done,
        }
        let mut states = vec![State::New; self.list.len()];
        let mut links_left = MOST_LINKS;
        for first in 0..self.list.len() {
            let mut open = Vec::new();
            if states[first] == State::New {
                states[first] = State::Open;
                open.push((first, self.links(first, &mut links_left)));
            }
            while let Some((current, links)) = open.last_mut() {
                let current = *current;
                match links.pop() {
                    Some(next) if states[next] == State::New => {
                        states[next] = State::Open;
                        let further = self.links(next, &mut links_left);
                        open.push((next, further));
                    }
                    Some(next) if states[next] == State::Open => self.list[current].endless = true,
                    Some(_) => {}
                    None => {
                        states[current] = State::Done;
                        self.order.push(current);
                        open.pop();
                    }
                }
            }
        }
    }

    /// The formulas that one refers to; none, and it counts as endless, where there are too many to follow.
    fn links(&mut self, formula: usize, left: &mut usize) -> Vec<usize> {
        let mut links = Vec::new();
        for input in self.inputs_of(&self.list[formula]) {
            let Input::Cells { sheet, area } = input else { continue };
            self.formulas_in(sheet, area, &mut links);
            if links.len() > *left {
                self.list[formula].endless = true;
                return Vec::new();
            }
        }
        *left -= links.len();
        links
    }
}

/// Whether no reference of it moves with the formula that uses it.
fn is_fixed(part: &Expression) -> bool {
    let fixed = |corner: Corner| corner.row.fixed && corner.column.fixed;
    match part {
        Expression::Reference(reference) => {
            reference.sheet.is_some() && fixed(reference.from) && reference.to.is_none_or(fixed)
        }
        other => other.parts().into_iter().all(is_fixed),
    }
}
