//! A formula as a tree. Chains of one level of operators are lists, so that only brackets and functions make it deep.

use crate::number::Exact;
use crate::source::CellAddress;

/// The last row of a sheet, from 0.
pub(super) const LAST_ROW: u32 = 1_048_575;
/// The last column of a sheet, from 0.
pub(super) const LAST_COLUMN: u32 = 16_383;

/// A formula, or a part of one.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expression {
    /// `2.5`
    Number(Exact),
    /// `"x"`
    Text(Box<str>),
    /// `TRUE`
    Flag(bool),
    /// `#REF!`
    Error(Box<str>),
    /// A cell or a range of cells.
    Reference(Reference),
    /// A defined name.
    Name(Box<str>),
    /// An argument that is left out: `IF(A1,,2)`.
    Missing,
    /// `-A1`; a plus before a value changes nothing and is not kept.
    Negative(Box<Expression>),
    /// `50%`
    Percent(Box<Expression>),
    /// Operators of one level, from the left: `A1+B1-C1`.
    Chain(Box<Expression>, Vec<(Operator, Expression)>),
    /// `SUM(A1:A3)`; the name is in capitals.
    Call(Box<str>, Vec<Expression>),
    /// What stands for cells, but is not read.
    Unknown(Unknown),
}

/// What is not read of a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unknown {
    /// `Table1[Points]`
    Structured,
    /// `[1]Sheet1!A1`
    ExternalWorkbook,
    /// `{1,2,3}`
    Array,
    /// `@A1:A3`
    Intersection,
}

/// An operator between two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    Plus,
    Minus,
    Times,
    Over,
    Power,
    Join,
    Equal,
    NotEqual,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

impl Operator {
    /// As formulas write it.
    pub(super) fn sign(self) -> &'static str {
        match self {
            Operator::Plus => "+",
            Operator::Minus => "-",
            Operator::Times => "*",
            Operator::Over => "/",
            Operator::Power => "^",
            Operator::Join => "&",
            Operator::Equal => "=",
            Operator::NotEqual => "<>",
            Operator::Less => "<",
            Operator::AtMost => "<=",
            Operator::Greater => ">",
            Operator::AtLeast => ">=",
        }
    }

    /// Whether it computes a number from numbers.
    pub(super) fn is_arithmetic(self) -> bool {
        self.level() >= Operator::Plus.level()
    }

    /// How tightly it binds; 0 is the loosest.
    pub(super) fn level(self) -> usize {
        match self {
            Operator::Equal
            | Operator::NotEqual
            | Operator::Less
            | Operator::AtMost
            | Operator::Greater
            | Operator::AtLeast => 0,
            Operator::Join => 1,
            Operator::Plus | Operator::Minus => 2,
            Operator::Times | Operator::Over => 3,
            Operator::Power => 4,
        }
    }
}

/// A row or a column of a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Coordinate {
    /// From 0.
    pub(super) at: u32,
    /// Whether a `$` stands before it.
    pub(super) fixed: bool,
}

/// One corner of a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Corner {
    pub(super) row: Coordinate,
    pub(super) column: Coordinate,
}

/// A cell, or the range between two cells.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reference {
    /// The sheet that is named; the formula's own where none is.
    pub(super) sheet: Option<Box<str>>,
    /// One corner.
    pub(super) from: Corner,
    /// The other corner; `None` of a single cell.
    pub(super) to: Option<Corner>,
}

/// A rectangle of cells, both ends among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) rows: (u32, u32),
    pub(super) columns: (u32, u32),
}

impl Reference {
    /// Which cells it names.
    pub(super) fn area(&self) -> Area {
        let to = self.to.unwrap_or(self.from);
        let ordered = |a: Coordinate, b: Coordinate| (a.at.min(b.at), a.at.max(b.at));
        Area { rows: ordered(self.from.row, to.row), columns: ordered(self.from.column, to.column) }
    }
}

impl Area {
    /// How many rows.
    pub(super) fn height(&self) -> u32 {
        self.rows.1 - self.rows.0 + 1
    }

    /// How many columns.
    pub(super) fn width(&self) -> u32 {
        self.columns.1 - self.columns.0 + 1
    }

    /// The cell, where it is only one.
    pub(super) fn single(&self) -> Option<CellAddress> {
        let single = self.rows.0 == self.rows.1 && self.columns.0 == self.columns.1;
        single.then(|| self.address(0, 0)).flatten()
    }

    /// The address so many rows and columns from the first; `None` where no sheet has it.
    pub(super) fn address(&self, down: u32, right: u32) -> Option<CellAddress> {
        let column = u16::try_from(self.columns.0.checked_add(right)?).ok()?;
        Some(CellAddress { row: self.rows.0.checked_add(down)?, column })
    }
}

impl Expression {
    /// The parts that it is made of, from the left.
    pub(super) fn parts(&self) -> Vec<&Expression> {
        match self {
            Expression::Number(_)
            | Expression::Text(_)
            | Expression::Flag(_)
            | Expression::Error(_)
            | Expression::Reference(_)
            | Expression::Name(_)
            | Expression::Missing
            | Expression::Unknown(_) => Vec::new(),
            Expression::Negative(part) | Expression::Percent(part) => vec![part],
            Expression::Chain(first, rest) => {
                std::iter::once(&**first).chain(rest.iter().map(|(_, part)| part)).collect()
            }
            Expression::Call(_, arguments) => arguments.iter().collect(),
        }
    }
}
