//! What follows from a definition and is asked again for every unit: worked out once.

use super::{Criteria, Node};
use crate::number::Exact;
use crate::rule::Direction;

/// Facts about the rows of an edition.
#[derive(Clone, Debug, Default)]
pub struct Derived {
    /// What each row is worth at most.
    pub worths: Vec<Exact>,
    /// Which points of each row are better.
    pub directions: Vec<Direction>,
    /// Whether each row is asked only where a condition holds: its own, or that of a group it is in.
    pub conditional: Vec<bool>,
    /// Whether the points of each row hang on the other units of a batch.
    pub relative: Vec<bool>,
    /// Indices of all rows, in the order of their codes as texts.
    pub by_code: Vec<usize>,
}

impl Derived {
    /// Works them out.
    pub fn of(criteria: &Criteria) -> Self {
        let rows = 0..criteria.rows.len();
        let conditional = |row: usize| {
            let mut asked = std::iter::once(row).chain(criteria.above(row));
            asked.any(|row| !criteria.rows[row].asked_if.is_empty())
        };
        let relative = |row: usize| criteria.rows[row].rule.as_ref().is_some_and(|rule| rule.kind().relative);
        let mut by_code: Vec<usize> = rows.clone().collect();
        by_code.sort_unstable_by_key(|row| &criteria.rows[*row].code);
        Derived {
            by_code,
            worths: rows.clone().map(|row| criteria.worth(row)).collect(),
            directions: rows.clone().map(|row| direction(criteria, row)).collect(),
            conditional: rows.clone().map(conditional).collect(),
            relative: rows.map(relative).collect(),
        }
    }
}

/// What a row says, or the nearest one above it that says something. Rows that reach no sum stand apart: the total says
/// nothing about information.
fn direction(criteria: &Criteria, row: usize) -> Direction {
    let counts = |row: usize| criteria.rows[row].role.counts();
    for one in std::iter::once(row).chain(criteria.above(row)) {
        if counts(one) != counts(row) {
            return Direction::default();
        }
        if let Some(stated) = criteria.rows[one].node.direction {
            return stated;
        }
    }
    if counts(row) { criteria.direction(Node::Total) } else { Direction::default() }
}
