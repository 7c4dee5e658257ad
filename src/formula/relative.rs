//! An arithmetic formula relative to its own cell: what is the same in two rows of a column looks the same here.

use super::expression::{Coordinate, Corner, Expression, Operator, Reference};
use crate::number::Exact;
use crate::source::CellAddress;

/// A formula of numbers, single cells, operators and simple functions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Relative {
    /// Its operators and functions, with `?` for each number and cell: `?*?/?`.
    pub(super) skeleton: String,
    /// Its numbers and cells, from the left.
    pub(super) leaves: Vec<Leaf>,
}

/// A number or a cell of a formula.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Leaf {
    Constant(Exact),
    /// How far away the cell is, or where it is if it is fixed: `R[-1]C3`.
    Cell(String),
}

/// Functions that do arithmetic on single values.
const ARITHMETIC: [&str; 13] =
    ["ABS", "AND", "IF", "INT", "MAX", "MIN", "NOT", "OR", "ROUND", "ROUNDDOWN", "ROUNDUP", "SUM", "TRUNC"];

impl Relative {
    /// The relative form; `None` of a formula with texts, ranges, names or other functions, and of one that computes
    /// nothing.
    pub(super) fn of(tree: &Expression, own: CellAddress) -> Option<Self> {
        let mut form = Form { own, computes: false, skeleton: String::new(), leaves: Vec::new() };
        form.add(tree)?;
        form.computes.then_some(Relative { skeleton: form.skeleton, leaves: form.leaves })
    }

    /// Its numbers.
    pub(super) fn constants(&self) -> Vec<&Exact> {
        self.leaves.iter().filter_map(Leaf::constant).collect()
    }

    /// The form with every number left out: formulas that differ in numbers alone have the same.
    pub(super) fn without_constants(&self) -> (&str, Vec<Option<&str>>) {
        let cells = self.leaves.iter().map(|leaf| match leaf {
            Leaf::Constant(_) => None,
            Leaf::Cell(cell) => Some(cell.as_str()),
        });
        (&self.skeleton, cells.collect())
    }
}

impl Leaf {
    /// The number that it is.
    pub(super) fn constant(&self) -> Option<&Exact> {
        match self {
            Leaf::Constant(number) => Some(number),
            Leaf::Cell(_) => None,
        }
    }
}

struct Form {
    own: CellAddress,
    computes: bool,
    skeleton: String,
    leaves: Vec<Leaf>,
}

impl Form {
    fn add(&mut self, part: &Expression) -> Option<()> {
        match part {
            Expression::Number(number) => self.leaf(Leaf::Constant(number.clone())),
            Expression::Reference(reference) => {
                let cell = self.cell(reference)?;
                self.leaf(Leaf::Cell(cell));
            }
            Expression::Missing => {}
            Expression::Negative(inner) => {
                self.skeleton.push('-');
                self.add(inner)?;
            }
            Expression::Percent(inner) => {
                self.computes = true;
                self.add(inner)?;
                self.skeleton.push('%');
            }
            Expression::Chain(first, rest) => {
                self.skeleton.push('(');
                self.add(first)?;
                for (operator, part) in rest {
                    if *operator == Operator::Join {
                        return None;
                    }
                    self.computes |= operator.is_arithmetic();
                    self.skeleton.push_str(operator.sign());
                    self.add(part)?;
                }
                self.skeleton.push(')');
            }
            Expression::Call(name, arguments) if ARITHMETIC.contains(&&**name) => {
                self.skeleton.push_str(name);
                self.skeleton.push('(');
                for argument in arguments {
                    self.add(argument)?;
                    self.skeleton.push(',');
                }
                self.skeleton.push(')');
            }
            Expression::Text(_)
            | Expression::Flag(_)
            | Expression::Error(_)
            | Expression::Name(_)
            | Expression::Unknown(_)
            | Expression::Call(..) => return None,
        }
        Some(())
    }

    fn leaf(&mut self, leaf: Leaf) {
        self.skeleton.push('?');
        self.leaves.push(leaf);
    }

    /// A single cell, seen from the formula's own.
    fn cell(&self, reference: &Reference) -> Option<String> {
        if reference.to.is_some() {
            return None;
        }
        let one = |coordinate: Coordinate, own: u32| match coordinate {
            Coordinate { at, fixed: true } => at.to_string(),
            Coordinate { at, fixed: false } => format!("[{}]", i64::from(at) - i64::from(own)),
        };
        let Corner { row, column } = reference.from;
        let sheet = reference.sheet.as_deref().unwrap_or_default();
        Some(format!("{sheet}!R{}C{}", one(row, self.own.row), one(column, u32::from(self.own.column))))
    }
}
