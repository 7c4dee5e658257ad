//! What the formulas of a workbook give, computed again on fractions.
//!
//! Every formula is computed once, after those that it refers to. What is not known to give the same in every
//! spreadsheet program is not computed, and says why: a function that is not in [`functions`], a text where a number
//! belongs, a date.

mod functions;
mod logic;
mod lookup;
mod noise;
mod number;
mod operators;
mod rounding;
mod scope;
mod statistics;
#[cfg(test)]
mod tests;
mod texts;
mod value;

pub use number::Number;
use scope::{Look, Range, Scope};
pub use value::{NotComputed, Outcome, Stop, Value};

use super::expression::{Area, Expression};
use super::formulas::Formulas;
use super::parse::parse;
use crate::number::Exact;
use crate::source::CellAddress;
use crate::source::workbook::{CellContent, CellValue};

/// So many cells of ranges are looked at; a workbook that needs more of them was made to be slow.
const MOST_CELLS: usize = 2_000_000;

/// What every formula of a workbook gives.
#[derive(Debug)]
pub struct Recomputed<'f, 'w> {
    formulas: &'f Formulas<'w>,
    results: Vec<Outcome<Value>>,
}

impl<'f, 'w> Recomputed<'f, 'w> {
    /// Computes all of them.
    pub fn of(formulas: &'f Formulas<'w>) -> Self {
        Self::within(formulas, MOST_CELLS)
    }

    /// Computes them, and looks at so many cells of ranges at most.
    fn within(formulas: &'f Formulas<'w>, cells_left: usize) -> Self {
        let endless = || Err(NotComputed::Endless.into());
        let results = (0..formulas.list.len()).map(|_| endless()).collect();
        let mut evaluator = Evaluator { formulas, results, own_sheet: 0, cells_left };
        for &number in &formulas.order {
            let formula = &formulas.list[number];
            evaluator.own_sheet = formula.sheet;
            let result = match &formula.tree {
                Err(_) => Err(NotComputed::Unread.into()),
                Ok(_) if formula.endless => endless(),
                Ok(tree) => evaluator.value(tree),
            };
            // a formula that gives a blank cell shows 0
            evaluator.results[number] = result.map(|value| match value {
                Value::Blank => Value::Number(Number::count(0)),
                value => value,
            });
        }
        Recomputed { formulas, results: evaluator.results }
    }

    /// What the formula of a cell gives; `None` where it has none.
    pub fn value(&self, sheet: usize, at: CellAddress) -> Option<&Outcome<Value>> {
        self.formulas.at(sheet, at).map(|formula| &self.results[formula])
    }

    /// What each formula gives, in their order.
    pub(super) fn results(&self) -> &[Outcome<Value>] {
        &self.results
    }
}

/// The number that a cell has, as the reader of the file wrote it.
pub(super) fn cell_number(digits: &str) -> Option<Exact> {
    match parse(digits).ok()? {
        Expression::Number(number) => Some(number),
        Expression::Negative(inner) => match *inner {
            Expression::Number(number) => Some(-&number),
            _ => None,
        },
        _ => None,
    }
}

struct Evaluator<'f, 'w> {
    formulas: &'f Formulas<'w>,
    /// Of those that come before the current one.
    results: Vec<Outcome<Value>>,
    own_sheet: usize,
    cells_left: usize,
}

impl Evaluator<'_, '_> {
    /// What a cell with content says.
    fn content(&mut self, sheet: usize, at: CellAddress, content: &CellContent) -> Outcome<Value> {
        self.cells_left = self.cells_left.checked_sub(1).ok_or(NotComputed::TooLarge)?;
        if content.formula.is_some() {
            return match self.formulas.at(sheet, at).map(|formula| &self.results[formula]) {
                Some(Err(Stop::NotComputed(_))) | None => Err(NotComputed::Input.into()),
                Some(result) => result.clone(),
            };
        }
        match &content.value {
            CellValue::Unknown => Ok(Value::Blank),
            CellValue::Text(text) => Ok(Value::Text(text.clone())),
            CellValue::Number(digits) => {
                let exact = cell_number(digits).ok_or(NotComputed::TooLarge)?;
                Ok(Value::Number(Number::of_cell(exact)))
            }
            CellValue::Date(_) => Ok(Value::Date),
            CellValue::Flag(flag) => Ok(Value::Flag(*flag)),
            CellValue::Error(error) => Err(Stop::Error(error.clone())),
        }
    }
}

impl Scope for Evaluator<'_, '_> {
    fn value(&mut self, part: &Expression) -> Outcome<Value> {
        match part {
            Expression::Number(number) => Ok(Value::Number(Number::literal(number.clone()))),
            Expression::Text(text) => Ok(Value::Text(text.clone())),
            Expression::Flag(flag) => Ok(Value::Flag(*flag)),
            Expression::Error(error) => Err(Stop::Error(error.clone())),
            Expression::Missing => Ok(Value::Blank),
            Expression::Unknown(_) => Err(NotComputed::UnknownReference.into()),
            Expression::Negative(inner) => Ok(Value::Number(self.value(inner)?.number()?.negated())),
            Expression::Percent(inner) => {
                let percent = self.value(inner)?.number()?;
                Ok(Value::Number(percent.over(&Number::count(100))?))
            }
            Expression::Chain(first, rest) => {
                let mut value = self.value(first)?;
                for (operator, part) in rest {
                    value = operators::apply(*operator, value, self.value(part)?)?;
                }
                Ok(value)
            }
            Expression::Call(name, arguments) => functions::call(name, self, arguments),
            Expression::Reference(_) | Expression::Name(_) => match self.range(part)? {
                Some(range) => {
                    let at = range.area.single().ok_or(NotComputed::RangeAsValue)?;
                    self.cell(range.sheet, at)
                }
                None => match part {
                    Expression::Name(name) => match self.formulas.name(name) {
                        Some(Expression::Number(number)) => {
                            Ok(Value::Number(Number::literal(number.clone())))
                        }
                        Some(Expression::Text(text)) => Ok(Value::Text(text.clone())),
                        Some(_) | None => Err(NotComputed::UnknownName(name.clone()).into()),
                    },
                    _ => Err(NotComputed::UnknownReference.into()),
                },
            },
        }
    }

    fn range(&self, part: &Expression) -> Outcome<Option<Range>> {
        let named = match part {
            Expression::Name(name) => self.formulas.name(name),
            other => Some(other),
        };
        let Some(Expression::Reference(reference)) = named else { return Ok(None) };
        match self.formulas.sheet_of(reference, self.own_sheet) {
            Some(sheet) => Ok(Some(Range { sheet, area: reference.area() })),
            None => Err(NotComputed::UnknownSheet(reference.sheet.clone().unwrap_or_default()).into()),
        }
    }

    fn each(&mut self, range: Range, look: &mut Look<'_>) -> Outcome<()> {
        let Area { rows, columns } = range.area;
        let sheet = &self.formulas.workbook.sheets[range.sheet];
        let first = sheet.rows.partition_point(|row| row.row < rows.0);
        for row in sheet.rows[first..].iter().take_while(|row| row.row <= rows.1) {
            let first = row.cells.partition_point(|cell| u32::from(cell.column) < columns.0);
            for cell in row.cells[first..].iter().take_while(|cell| u32::from(cell.column) <= columns.1) {
                let at = CellAddress { row: row.row, column: cell.column };
                let value = self.content(range.sheet, at, &cell.content);
                look((at.row - rows.0, u32::from(at.column) - columns.0), value)?;
            }
        }
        Ok(())
    }

    fn cell(&mut self, sheet: usize, at: CellAddress) -> Outcome<Value> {
        match self.formulas.workbook.sheets[sheet].cell(at) {
            Some(cell) => self.content(sheet, at, &cell.content),
            None => Ok(Value::Blank),
        }
    }
}
