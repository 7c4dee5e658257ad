//! What makes an appraisal's total differ from the self column's: changed rows, and whatever else stands between the
//! rows and the total. All of it together is the difference, exactly.

use super::difference;
use crate::column::Column;
use crate::compare::{Cause, causes_of, points_of};
use crate::criteria::{Criteria, Node, Role};
use crate::evaluate::Evaluation;
use crate::number::Exact;
use crate::working::Step;

/// One part of the difference.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Where.
    pub node: Node,
    /// Why.
    pub cause: Cause,
    /// Appraisal − self.
    pub difference: Exact,
}

/// The parts of the difference of the totals: rows in the form's order, then groups, then the total. `None` if a column
/// has no total. The evaluation must have kept its working.
pub fn changes(criteria: &Criteria, evaluation: &Evaluation) -> Option<Vec<Change>> {
    difference(evaluation, Node::Total)?;
    let counted = |group: bool| {
        let rows = criteria.rows.iter().enumerate();
        rows.filter(move |(_, row)| row.role.counts() && row.is_group() == group).map(|(row, _)| row)
    };
    let mut changes = Vec::new();
    for row in counted(false) {
        let points = |column| points_of(evaluation.outcome(Node::Row(row), column));
        let difference = &points(Column::Appraisal) - &points(Column::Own);
        if !difference.is_zero() {
            changes.push(Change { node: Node::Row(row), cause: Cause::Row, difference });
        }
    }
    for node in counted(true).map(Node::Row).chain([Node::Total]) {
        let mut parts = parts(criteria, evaluation, node, Column::Appraisal);
        for (cause, points) in self::parts(criteria, evaluation, node, Column::Own) {
            add(&mut parts, cause, &-&points);
        }
        let parts = parts.into_iter().filter(|(_, difference)| !difference.is_zero());
        changes.extend(parts.map(|(cause, difference)| Change { node, cause, difference }));
    }
    Some(changes)
}

fn add(parts: &mut Vec<(Cause, Exact)>, cause: Cause, points: &Exact) {
    match parts.iter_mut().find(|(known, _)| *known == cause) {
        Some((_, sum)) => *sum = &*sum + points,
        None => parts.push((cause, points.clone())),
    }
}

/// What a sum adds to the points of the rows that go into it, by cause.
fn parts(criteria: &Criteria, evaluation: &Evaluation, sum: Node, column: Column) -> Vec<(Cause, Exact)> {
    let mut parts = Vec::new();
    let Some(outcome) = evaluation.outcome(sum, column) else { return parts };
    let points = |row: usize| points_of(evaluation.outcome(Node::Row(row), column));
    for step in &outcome.steps {
        if let Step::Combined { combine, terms, points } = step {
            let together = Exact::sum(terms.iter().map(|(_, _, points)| points));
            add(&mut parts, Cause::Combined(*combine), &(points - &together));
        }
        for (cause, points) in causes_of(step, &points) {
            add(&mut parts, cause, &points);
        }
    }
    let below: Vec<Exact> = rows_of(criteria, sum).into_iter().map(points).collect();
    let known = Exact::sum(parts.iter().map(|(_, points)| points).chain(&below));
    let unknown = &points_of(Some(outcome)) - &known;
    if !unknown.is_zero() {
        parts.push((Cause::Unknown, unknown));
    }
    // what is printed of a total may have fewer decimals than it has
    if let (Node::Total, Some(shown), Some(points)) = (sum, outcome.shown, &outcome.points) {
        add(&mut parts, Cause::Rounded, &(&Exact::from(shown) - points));
    }
    parts
}

/// The rows whose points go straight into a sum.
fn rows_of(criteria: &Criteria, sum: Node) -> Vec<usize> {
    let role = |row: &usize| criteria.rows[*row].role;
    match sum {
        Node::Row(group) => {
            let children = criteria.rows[group].children.iter().copied();
            children.filter(|row| role(row) == criteria.rows[group].role).collect()
        }
        Node::Total => {
            let normal = criteria.top.iter().copied().filter(|row| role(row) == Role::Normal);
            let outer = [Role::Bonus, Role::Penalty].into_iter().flat_map(|role| criteria.outer_rows(role));
            normal.chain(outer).collect()
        }
    }
}
