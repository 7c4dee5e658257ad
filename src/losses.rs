//! Where the points of a form went: what each row cost the total, and what else did, adding up to max − total.

use crate::column::Column;
use crate::criteria::{Criteria, Node, Role};
use crate::evaluate::{Evaluation, Outcome, Status};
use crate::number::Exact;
use crate::ranking::{RowCost, row_costs};
use crate::rule::Direction;
use crate::working::Step;

/// Where the points of a column went.
#[derive(Clone, Debug)]
pub(crate) struct Losses {
    /// The best total: the max of what applies, or the fewest points where fewer are better.
    pub best: Exact,
    /// The total.
    pub total: Exact,
    /// The leaves that cost points, the dearest first.
    pub rows: Vec<RowLoss>,
    /// What else cost points, or gave some.
    pub others: Vec<OtherLoss>,
    /// The rows at the top, the dearest first.
    pub groups: Vec<GroupLoss>,
}

/// A leaf that cost points.
#[derive(Clone, Debug)]
pub(crate) struct RowLoss {
    /// The row.
    pub row: usize,
    /// What it cost the total.
    pub points: Exact,
    /// What it cost in the self-score, where an appraisal stands beside one.
    pub own: Option<Exact>,
}

/// A row at the top.
#[derive(Clone, Debug)]
pub(crate) struct GroupLoss {
    /// The row.
    pub row: usize,
    /// What its leaves and its gates cost.
    pub points: Exact,
}

/// What costs points beside rows; less than nothing where it gives some.
#[derive(Clone, Debug)]
pub(crate) struct OtherLoss {
    /// What it is.
    pub cause: OtherCause,
    /// The points.
    pub points: Exact,
}

/// What may cost points beside rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OtherCause {
    /// A row that adds points outside of the max.
    Bonus(usize),
    /// A condition of a sum that fails.
    Gate(Node, usize),
    /// An event.
    Event(usize),
    /// Rows that are still to be appraised; nobody took their points.
    Open,
    /// Caps, floors, means and roundings.
    Rest,
}

/// Where the points of a column went; `None` where it has no total. The evaluation must have kept its working.
pub(crate) fn losses(criteria: &Criteria, evaluation: &Evaluation, column: Column) -> Option<Losses> {
    let outcome = evaluation.outcome(Node::Total, column)?;
    let total = outcome.points.clone()?;
    let is_up = criteria.direction(Node::Total) == Direction::Up;
    let best = best(criteria, outcome, is_up);
    let costs = row_costs(criteria, evaluation, column);
    let own = (column == Column::Appraisal && evaluation.outcome(Node::Total, Column::Own).is_some())
        .then(|| row_costs(criteria, evaluation, Column::Own));
    let loss = |(row, cost): (usize, &RowCost)| RowLoss {
        row,
        points: cost.points.clone(),
        own: own.as_ref().map(|own| own[row].points.clone()),
    };
    let rows: Vec<RowLoss> =
        costs.iter().enumerate().filter(|(_, cost)| !cost.points.is_zero()).map(loss).collect();
    let is_open = |loss: &RowLoss| {
        evaluation.outcome(Node::Row(loss.row), column).is_some_and(|outcome| outcome.status == Status::Open)
    };
    let (open, mut rows): (Vec<RowLoss>, Vec<RowLoss>) = rows.into_iter().partition(is_open);
    rows.sort_by(|a, b| b.points.cmp(&a.points));
    let mut others = others(criteria, evaluation, column, &costs);
    if !is_up {
        for other in &mut others {
            other.points = -&other.points;
        }
    }
    if !open.is_empty() {
        let points = Exact::sum(open.iter().map(|row| &row.points));
        others.push(OtherLoss { cause: OtherCause::Open, points });
    }
    let told = Exact::sum(rows.iter().map(|row| &row.points).chain(others.iter().map(|other| &other.points)));
    let lost = if is_up { &best - &total } else { &total - &best };
    let rest = &lost - &told;
    if !rest.is_zero() {
        others.push(OtherLoss { cause: OtherCause::Rest, points: rest });
    }
    let groups = groups(criteria, &rows, &others);
    Some(Losses { best, total, rows, others, groups })
}

impl Losses {
    /// Everything that was lost: best − total, or total − best where fewer points are better.
    pub(crate) fn lost(&self) -> Exact {
        let each = self.rows.iter().map(|row| &row.points);
        Exact::sum(each.chain(self.others.iter().map(|other| &other.points)))
    }
}

fn best(criteria: &Criteria, total: &Outcome, is_up: bool) -> Exact {
    if is_up {
        return total.max.clone().unwrap_or_else(|| criteria.worth_of_total());
    }
    let normal = criteria.top.iter().filter(|row| criteria.rows[**row].role == Role::Normal);
    let least = normal.map(|row| (&criteria.rows[*row].weight, criteria.least(*row)));
    let least = criteria.total.node.combine.of_each(least);
    &least + &criteria.total.base.map_or(Exact::ZERO, Exact::from)
}

/// Bonus rows, gates of sums and events.
fn others(criteria: &Criteria, evaluation: &Evaluation, column: Column, costs: &[RowCost]) -> Vec<OtherLoss> {
    let mut others = Vec::new();
    for row in criteria.outer_rows(Role::Bonus) {
        let points = evaluation.outcome(Node::Row(row), column).and_then(|outcome| outcome.points.clone());
        let points = points.filter(|points| !points.is_zero()).map(|points| -&points);
        others.extend(points.map(|points| OtherLoss { cause: OtherCause::Bonus(row), points }));
    }
    let sums = (0..criteria.rows.len()).filter(|row| criteria.rows[*row].is_group()).map(Node::Row);
    for node in sums.chain([Node::Total]) {
        let share = match node {
            Node::Row(row) => costs[row].share.clone(),
            Node::Total => Some(Exact::ONE),
        };
        let (Some(share), Some(outcome)) = (share, evaluation.outcome(node, column)) else { continue };
        for step in &outcome.steps {
            match step {
                Step::Gated { gate, from, points: Some(points) } => {
                    let points = &share * &(from - points);
                    others.push(OtherLoss { cause: OtherCause::Gate(node, *gate), points });
                }
                Step::Event { event, change, .. } => {
                    others.push(OtherLoss { cause: OtherCause::Event(*event), points: -change });
                }
                _ => {}
            }
        }
    }
    others
}

fn groups(criteria: &Criteria, rows: &[RowLoss], others: &[OtherLoss]) -> Vec<GroupLoss> {
    let top = |row: usize| criteria.above(row).last().unwrap_or(row);
    let of_group = |group: usize| {
        let leaves = rows.iter().filter(|loss| top(loss.row) == group).map(|loss| &loss.points);
        let gates = others.iter().filter_map(|other| match other.cause {
            OtherCause::Gate(Node::Row(row), _) if top(row) == group => Some(&other.points),
            _ => None,
        });
        Exact::sum(leaves.chain(gates))
    };
    let mut groups: Vec<GroupLoss> = criteria
        .top_with_points()
        .map(|row| GroupLoss { row, points: of_group(row) })
        .filter(|group| !group.points.is_zero())
        .collect();
    groups.sort_by(|a, b| b.points.cmp(&a.points));
    groups
}
