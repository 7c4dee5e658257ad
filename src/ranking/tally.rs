//! What is counted while units go by, of those that are ranked: points of the groups, and what each row cost.

use std::collections::BTreeMap;

use crate::column::{Column, PerColumn};
use crate::combine::Combine;
use crate::criteria::{Criteria, Node, Role};
use crate::evaluate::{Evaluation, Outcome, Status};
use crate::number::{Decimal, Exact};
use crate::rule::Direction;

/// The points of a group over many units.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spread {
    /// How many units have points there.
    pub units: usize,
    /// All together.
    pub sum: Option<Exact>,
    /// The least.
    pub least: Option<Decimal>,
    /// The greatest.
    pub greatest: Option<Decimal>,
}

impl Spread {
    fn add(&mut self, points: &Exact, shown: Decimal) {
        self.merge(&Spread {
            units: 1,
            sum: Some(points.clone()),
            least: Some(shown),
            greatest: Some(shown),
        });
    }

    fn merge(&mut self, other: &Spread) {
        self.units += other.units;
        self.sum = match (self.sum.take(), &other.sum) {
            (Some(own), Some(other)) => Some(&own + other),
            (own, other) => own.or_else(|| other.clone()),
        };
        self.least = [self.least, other.least].into_iter().flatten().min();
        self.greatest = self.greatest.max(other.greatest);
    }

    /// The mean, exactly.
    pub fn mean(&self) -> Option<Exact> {
        let units = Exact::from(i64::try_from(self.units).ok()?);
        self.sum.as_ref()?.over(&units)
    }
}

/// What is counted while units go by; those of several threads are added together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// How many units the rest is made of, in each column.
    pub counted: PerColumn<usize>,
    /// How often each code was found.
    pub findings: BTreeMap<&'static str, usize>,
    /// Each group at the top that has points: see [`Criteria::top_with_points`].
    pub groups: PerColumn<Vec<Spread>>,
    /// What each row of the criteria cost all units together; nothing on groups and information.
    pub losses: PerColumn<Vec<Exact>>,
}

impl Tally {
    /// Counts the points of one column of a unit.
    pub fn add(&mut self, criteria: &Criteria, evaluation: &Evaluation, column: Column) {
        let reached = |node| evaluation.outcome(node, column).and_then(Reached::of);
        self.add_column(criteria, column, reached);
    }

    /// The same, given what each node has come to.
    pub fn add_column(
        &mut self,
        criteria: &Criteria,
        column: Column,
        reached: impl Fn(Node) -> Option<Reached>,
    ) {
        *self.counted.get_mut(column) += 1;
        let groups = self.groups.get_mut(column);
        groups.resize(criteria.top_with_points().count(), Spread::default());
        for (row, spread) in criteria.top_with_points().zip(groups) {
            if let Some(Reached { points, shown, .. }) = reached(Node::Row(row)) {
                spread.add(&points, shown);
            }
        }
        let losses = self.losses.get_mut(column);
        losses.resize(criteria.rows.len(), Exact::ZERO);
        Losses { criteria, reached, visited: |_, _: &Exact| {}, cost: losses }.of_total();
    }

    /// Takes over the points that were counted elsewhere in place of its own, and leaves the findings as they are.
    pub fn take_points(&mut self, other: Tally) {
        *self = Tally { findings: std::mem::take(&mut self.findings), ..other };
    }

    /// Adds what was counted elsewhere.
    pub fn merge(&mut self, other: &Tally) {
        for (code, count) in &other.findings {
            *self.findings.entry(code).or_default() += count;
        }
        for column in Column::BOTH {
            *self.counted.get_mut(column) += other.counted.get(column);
            let (own, others) = (self.groups.get_mut(column), other.groups.get(column));
            own.resize(own.len().max(others.len()), Spread::default());
            own.iter_mut().zip(others).for_each(|(own, other)| own.merge(other));
            let (own, others) = (self.losses.get_mut(column), other.losses.get(column));
            own.resize(own.len().max(others.len()), Exact::ZERO);
            own.iter_mut().zip(others).for_each(|(own, other)| *own = &*own + other);
        }
    }
}

/// What a row with points has come to.
#[derive(Clone, Debug)]
pub struct Reached {
    /// Its points.
    pub points: Exact,
    /// The same as printed.
    pub shown: Decimal,
    /// The max of what applies.
    pub max: Exact,
}

impl Reached {
    /// `None` of a row that has no points, or is not asked: its 0 is no result.
    fn of(outcome: &Outcome) -> Option<Self> {
        if outcome.status == Status::NotAsked {
            return None;
        }
        let (points, shown) = (outcome.points.clone()?, outcome.shown?);
        Some(Reached { points, shown, max: outcome.max.clone().unwrap_or(Exact::ZERO) })
    }
}

/// What each row of a unit cost it in a column: see [`Tally::losses`].
pub(crate) fn losses(criteria: &Criteria, evaluation: &Evaluation, column: Column) -> Vec<Exact> {
    let mut cost = vec![Exact::ZERO; criteria.rows.len()];
    let reached = |node| evaluation.outcome(node, column).and_then(Reached::of);
    Losses { criteria, reached, visited: |_, _: &Exact| {}, cost: &mut cost }.of_total();
    cost
}

/// What a row of a unit cost the total.
#[derive(Clone, Debug)]
pub(crate) struct RowCost {
    /// The points; none of groups.
    pub points: Exact,
    /// The part of the row's points that reaches the total, by the means above it; `None` of a row that cost nothing
    /// whatever it has, since a group above it did not take or did not need it.
    pub share: Option<Exact>,
}

/// The same, with the share by which each row reaches the total.
pub(crate) fn row_costs(criteria: &Criteria, evaluation: &Evaluation, column: Column) -> Vec<RowCost> {
    let mut cost = vec![Exact::ZERO; criteria.rows.len()];
    let mut shares = vec![None; criteria.rows.len()];
    let reached = |node| evaluation.outcome(node, column).and_then(Reached::of);
    let visited = |row: usize, share: &Exact| shares[row] = Some(share.clone());
    Losses { criteria, reached, visited, cost: &mut cost }.of_total();
    cost.into_iter().zip(shares).map(|(points, share)| RowCost { points, share }).collect()
}

/// What the rows of a unit cost it, from the total down: a row that its group did not take, or did not need, cost nothing.
struct Losses<'l, R, V> {
    criteria: &'l Criteria,
    reached: R,
    /// Hears of each row, and of the part of its points that reaches the total.
    visited: V,
    cost: &'l mut [Exact],
}

impl<R: Fn(Node) -> Option<Reached>, V: FnMut(usize, &Exact)> Losses<'_, R, V> {
    fn of_total(&mut self) {
        let criteria = self.criteria;
        // what is added outside of the max may have hidden a loss
        let has_bonus =
            || criteria.outer_rows(Role::Bonus).next().is_some() || !criteria.total.events.is_empty();
        let full = self.is_full(Node::Total) && !has_bonus();
        let parts: Vec<usize> =
            criteria.top.iter().copied().filter(|row| criteria.rows[*row].role == Role::Normal).collect();
        if !full {
            self.of_parts(&parts, criteria.total.node.combine, &Exact::ONE);
        }
        for role in [Role::Bonus, Role::Penalty] {
            for row in criteria.outer_rows(role) {
                self.of_row(row, &Exact::ONE);
            }
        }
    }

    /// Whether a group has all that can be had: what its rows lack is then no loss.
    fn is_full(&self, sum: Node) -> bool {
        let Some(Reached { points, max, .. }) = (self.reached)(sum) else { return false };
        match (self.criteria.direction(sum), sum) {
            (Direction::Up, _) => points >= max && !max.is_zero(),
            (Direction::Down, Node::Row(row)) => points <= self.criteria.least(row),
            (Direction::Down, Node::Total) => false,
        }
    }

    fn of_parts(&mut self, parts: &[usize], combine: Combine, share: &Exact) {
        match combine {
            Combine::Sum => parts.iter().for_each(|part| self.of_row(*part, share)),
            Combine::Max | Combine::Min => {
                let points = |part: &usize| Some((*part, (self.reached)(Node::Row(*part))?.points));
                let taken = combine.taken(parts.iter().filter_map(points));
                if let Some(taken) = taken {
                    self.of_row(taken, share);
                }
            }
            Combine::Mean | Combine::WeightedMean => {
                let weight = |part: &usize| {
                    let weighted = combine == Combine::WeightedMean;
                    if weighted { self.criteria.rows[*part].weight.clone() } else { Exact::ONE }
                };
                let there = |part: &&usize| (self.reached)(Node::Row(**part)).is_some();
                let there: Vec<(usize, Exact)> =
                    parts.iter().filter(there).map(|part| (*part, weight(part))).collect();
                let all = Exact::sum(there.iter().map(|(_, weight)| weight));
                for (part, weight) in there {
                    if let Some(of_all) = (share * &weight).over(&all) {
                        self.of_row(part, &of_all);
                    }
                }
            }
        }
    }

    /// `share` is the part of its points that reaches the total, by the means above it.
    fn of_row(&mut self, row: usize, share: &Exact) {
        let criterion = &self.criteria.rows[row];
        (self.visited)(row, share);
        if criterion.is_group() {
            if criterion.role == Role::Normal && self.is_full(Node::Row(row)) {
                return;
            }
            let own = |part: &&usize| self.criteria.rows[**part].role == criterion.role;
            let parts: Vec<usize> = criterion.children.iter().filter(own).copied().collect();
            self.of_parts(&parts, criterion.node.combine, share);
        } else if let Some(lost) = (self.reached)(Node::Row(row)).and_then(|reached| self.lost(row, &reached))
        {
            let lost = if *share == Exact::ONE { lost } else { share * &lost };
            self.cost[row] = &self.cost[row] + &lost;
        }
    }

    /// What a leaf cost: its max less its points, of a penalty what it took; where fewer points are better, all above the
    /// fewest that it can have.
    fn lost(&self, row: usize, reached: &Reached) -> Option<Exact> {
        let Reached { points, max, .. } = reached;
        match (self.criteria.direction(Node::Row(row)), self.criteria.rows[row].role) {
            (_, Role::Info | Role::Mandatory) | (Direction::Up, Role::Bonus) => None,
            (Direction::Down, _) => Some(points - &self.criteria.least(row)),
            (Direction::Up, Role::Penalty) => Some(-points),
            (Direction::Up, Role::Normal) => Some(max - points),
        }
    }
}
