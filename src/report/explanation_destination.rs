//! The sums that the points of a row go into, and their share of the total.

use super::Explained;
use super::messages::explanation::{Destination, NoFurther, Nowhere, OfTheTotal, Term};
use crate::column::Column;
use crate::criteria::{Node, Role};
use crate::evaluate::Status;
use crate::language::{Computed, Joined, NodeCode, Sentence, Text};
use crate::number::{Exact, RoundAt, Rounding, RoundingMode, plain};
use crate::working::Step;

const ARROW: Text = Text { en: " → ", vi: " → " };

/// A share as people say it: `8.4%`.
fn rounded(share: &Exact) -> Computed {
    let hundredfold = share * &Exact::from(100);
    let rounding = Rounding { at: RoundAt::Leaf, mode: RoundingMode::HalfUp, decimals: 1 };
    Computed(match rounding.apply(&hundredfold) {
        Ok(shown) if shown.is_zero() && !share.is_zero() => "< 0.1%".to_owned(),
        Ok(shown) => format!("{}%", plain(shown)),
        Err(_) => format!("{hundredfold}%"),
    })
}

impl Explained<'_> {
    /// The sums that a row goes into, from below; the total is last. Bonus and penalty rows go into groups of their
    /// own role and then straight into the total; information and mandatory rows go into none.
    pub(crate) fn sums_above(&self, node: Node) -> Vec<Node> {
        let rows = &self.criteria.rows;
        let above = |row: &usize| rows[*row].parent.filter(|parent| rows[*parent].role == rows[*row].role);
        let Some(row) = node.row().filter(|row| rows[*row].role.counts()) else { return Vec::new() };
        let total = (!self.criteria.total.unformed).then_some(Node::Total);
        std::iter::successors(above(&row), above).map(Node::Row).chain(total).collect()
    }

    /// The sums that the points of a row reach in a column, and the row that a best-of or a minimum takes in place of it, or
    /// of the group that it is in.
    pub(crate) fn sums_reached(&self, node: Node, column: Column) -> (Vec<Node>, Option<usize>) {
        let (mut reached, mut below) = (Vec::new(), node);
        for sum in self.sums_above(node) {
            // bonus and penalties are added to the total whatever its rows are combined by
            let role = self.criterion(below).map(|below| below.role);
            let is_part = sum != Node::Total || role == Some(Role::Normal);
            let taken = self.evaluation.taken(self.criteria, sum, column).filter(|_| is_part);
            if taken.is_some() && taken != below.row() {
                return (reached, taken);
            }
            reached.push(sum);
            below = sum;
        }
        (reached, None)
    }

    /// The printed points of a row as a share of the printed total; `None` where the row is no plain part of it.
    pub(crate) fn share_of_total(&self, node: Node, column: Column) -> Option<Exact> {
        let shown = |row| self.evaluation.outcome(row, column).and_then(|outcome| outcome.shown);
        let is_part = !self.sums_above(node).is_empty()
            && self.sums_reached(node, column).1.is_none()
            && self.sums_above(node).into_iter().all(|sum| self.is_plain_sum(sum, column));
        let is_final =
            |row| self.evaluation.outcome(row, column).is_some_and(|outcome| !outcome.is_unfinished());
        let is_part = is_part && is_final(Node::Total);
        Exact::from(shown(Node::Row(node.row()?)).filter(|_| is_part)?)
            .over(&Exact::from(shown(Node::Total)?))
    }

    /// Whether a sum is made of nothing but parts that are added, none of them below zero.
    fn is_plain_sum(&self, sum: Node, column: Column) -> bool {
        let Some(outcome) = self.evaluation.outcome(sum, column) else { return false };
        outcome.steps.iter().all(|step| match step {
            Step::Sum { terms, .. } | Step::Bonus { terms, .. } | Step::Penalties { terms, .. } => {
                terms.iter().all(|(_, points)| !points.is_negative())
            }
            Step::Base { base, .. } => !base.is_negative(),
            Step::Rounded { .. } => true,
            _ => false,
        })
    }

    /// The sums that the points go into, and their share of the total.
    pub(super) fn destination(&self, node: Node, column: Column) -> Option<Sentence> {
        self.criterion(node)?;
        let outcome = self.evaluation.outcome(node, column)?;
        let left = outcome.status == Status::NotApplicable && outcome.points.is_none();
        if left || matches!(outcome.status, Status::NotAsked | Status::Open) {
            return None;
        }
        let shown = |row| self.evaluation.outcome(row, column).and_then(|outcome| self.points(outcome));
        let (sums, taken) = self.sums_reached(node, column);
        let each: Vec<Sentence> = sums
            .into_iter()
            .map(|sum| {
                let row = NodeCode(self.code(sum).to_owned());
                match shown(sum) {
                    Some(points) => Term { row, points }.into(),
                    None => Sentence::new(row),
                }
            })
            .collect();
        let sums = Joined { items: each, by: ARROW };
        if let Some(taken) = taken {
            let taken = NodeCode(self.code(Node::Row(taken)).to_owned());
            let reached = !sums.items.is_empty();
            return Some(if reached { NoFurther { sums, taken }.into() } else { Nowhere { taken }.into() });
        }
        let share = self.share_of_total(node, column);
        let share = share.map(|share| OfTheTotal { share: rounded(&share) });
        (!sums.items.is_empty()).then(|| Destination { sums, share }.into())
    }
}
