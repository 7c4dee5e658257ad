//! What each difference does to the sums above it: the effects on a sum add up to its difference.

use super::causes::add;
use super::flow::Flow;
use super::rows::reason;
use super::{At, Cause, Matching, Pair, Reason, RowChange, Side, Sides};
use crate::column::Column;
use crate::combine::Combine;
use crate::criteria::{Criteria, Node};
use crate::number::Exact;

/// What something does to sums, each with the points that it adds there.
pub type Effects = Vec<(At, Exact)>;

/// What changes a sum, and is no difference of a row.
#[derive(Clone, Debug)]
pub struct Beside {
    /// The sum at which it begins.
    pub at: At,
    /// What it is.
    pub cause: Cause,
    /// Whether it is of the edition before alone, or of the edition after alone: a gate or an event by its position; `None`
    /// where it is of both.
    pub of_after: Option<bool>,
    /// What it does to that sum and each one above it, the total last.
    pub effects: Effects,
}

/// A sum that differs.
#[derive(Clone, Debug)]
pub struct SumChange {
    /// Which one.
    pub at: At,
    /// Its points on both sides, of the total those that are printed; `None` where there are none.
    pub points: Sides<Option<Exact>>,
    /// What the rows do to it, all together.
    pub by_rows: Exact,
    /// What everything else does to it.
    pub otherwise: Exact,
}

impl SumChange {
    /// After − before; `None` where one side has no points.
    pub fn difference(&self) -> Option<Exact> {
        Some(self.points.after.as_ref()? - self.points.before.as_ref()?)
    }
}

/// Everything that differs in a column.
#[derive(Clone, Debug)]
pub struct ColumnComparison {
    /// The rows, in the order of the pairs.
    pub rows: Vec<RowChange>,
    /// What else changes sums.
    pub beside: Vec<Beside>,
    /// The sums, in the order of the pairs, the total last; those of both sides, and each that has other points.
    pub sums: Vec<SumChange>,
    /// The total, also where it is the same.
    pub total: SumChange,
}

impl ColumnComparison {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.beside.is_empty() && self.sums.is_empty()
    }

    /// Compares a column that both forms have.
    pub(super) fn new(sides: Sides<Side<'_>>, matching: &Matching, column: Column) -> Self {
        let Sides { before, after } = sides;
        let flows = Sides {
            before: Flow::new(before.criteria, before.evaluation, column),
            after: Flow::new(after.criteria, after.evaluation, column),
        };
        let work = Work { sides, matching, flows, column };
        let (mut rows, mut beside) = (Vec::new(), Vec::new());
        for (at, pair) in matching.pairs.iter().enumerate() {
            if work.is_group(*pair) {
                continue;
            }
            let effects = work.of_leaf(*pair);
            match work.reason(*pair, &effects) {
                Some(reason) => {
                    rows.push(RowChange { pair: at, reason, difference: work.difference(*pair), effects });
                }
                // the same points, of which another share counts now
                None => work.add_share(effects, &mut beside),
            }
        }
        work.add_sums(&mut beside);
        beside.retain(|it: &Beside| it.effects.iter().any(|(_, points)| !points.is_zero()));
        work.add_unknown(&rows, &mut beside);
        beside.sort_by_key(|it| it.at);
        // the total is above all others
        for it in &mut beside {
            it.effects.sort_by_key(|(sum, _)| *sum == At::Total);
        }
        let ats = work.sums();
        let change = |at| work.sum(at, &rows, &beside);
        let differs = |sum: &SumChange| !sum.points.are_equal();
        let sums = ats.iter().map(|at| change(*at)).filter(differs).collect();
        let total = change(At::Total);
        ColumnComparison { rows, beside, sums, total }
    }
}

/// What effects come to at a sum.
fn at(effects: &Effects, sum: At) -> Option<&Exact> {
    effects.iter().find(|(at, _)| *at == sum).map(|(_, points)| points)
}

/// Two columns while they are compared.
struct Work<'w> {
    sides: Sides<Side<'w>>,
    matching: &'w Matching,
    flows: Sides<Flow<'w>>,
    column: Column,
}

impl Work<'_> {
    fn is_group(&self, pair: Pair) -> bool {
        let group = |criteria: &Criteria, row: usize| criteria.rows[row].is_group();
        match pair {
            Pair::Both { after, .. } | Pair::After(after) => group(self.sides.after.criteria, after),
            Pair::Before(before) => group(self.sides.before.criteria, before),
        }
    }

    /// Whether effects on a sum can be told: both sides have its points, or only one has the sum.
    fn is_known(&self, sum: At) -> bool {
        match sum {
            At::Total => {
                self.flows.before.points(Node::Total).is_some()
                    && self.flows.after.points(Node::Total).is_some()
            }
            At::Row(pair) => {
                let pair = self.matching.pairs[pair];
                let points = |flow: &Flow<'_>, row: Option<usize>| {
                    row.is_none_or(|row| flow.points(Node::Row(row)).is_some())
                };
                points(&self.flows.before, pair.before()) && points(&self.flows.after, pair.after())
            }
        }
    }

    /// After − before, at each sum that both lists reach; those above come last.
    fn change(&self, before: Vec<(Node, Exact)>, after: Vec<(Node, Exact)>) -> Effects {
        let mut effects = Effects::new();
        for (node, points) in after {
            add(&mut effects, self.matching.at_after(node), &points);
        }
        for (node, points) in before {
            add(&mut effects, self.matching.at_before(node), &-&points);
        }
        effects.retain(|(sum, _)| self.is_known(*sum));
        // the total is above all others
        effects.sort_by_key(|(sum, _)| *sum == At::Total);
        effects
    }

    fn of_leaf(&self, pair: Pair) -> Effects {
        let before = pair.before().map_or_else(Vec::new, |row| self.flows.before.of_leaf(row));
        let after = pair.after().map_or_else(Vec::new, |row| self.flows.after.of_leaf(row));
        self.change(before, after)
    }

    fn difference(&self, pair: Pair) -> Option<Exact> {
        let points = |flow: &Flow<'_>, row: Option<usize>| match row {
            Some(row) => flow.points(Node::Row(row)),
            None => Some(Exact::ZERO),
        };
        Some(&points(&self.flows.after, pair.after())? - &points(&self.flows.before, pair.before())?)
    }

    fn reason(&self, pair: Pair, effects: &Effects) -> Option<Reason> {
        let known = reason(self.sides, pair, self.column);
        let Pair::Both { before, after, .. } = pair else { return known };
        let into = |flow: &Flow<'_>, row: usize| flow.above(row).first().map(|(sum, _)| *sum);
        let (old, new) = (into(&self.flows.before, before), into(&self.flows.after, after));
        let old = old.map(|sum| self.matching.at_before(sum));
        let new = new.map(|sum| self.matching.at_after(sum));
        let moved = || effects.iter().any(|(_, points)| !points.is_zero()) && old.is_some() && new.is_some();
        known.or_else(|| (old != new && moved()).then_some(Reason::Moved))
    }

    /// The share of a row that is the same changed: that is no difference of the row, but of the lowest sum that it changes.
    fn add_share(&self, effects: Effects, beside: &mut Vec<Beside>) {
        let Some((lowest, _)) = effects.iter().find(|(_, points)| !points.is_zero()) else { return };
        let of = |criteria: &Criteria, node: Option<Node>| node.map(|node| criteria.settings(node).combine);
        let node = |row: fn(Pair) -> Option<usize>| match lowest {
            At::Total => Some(Node::Total),
            At::Row(pair) => row(self.matching.pairs[*pair]).map(Node::Row),
        };
        let Sides { before, after } = self.sides;
        let combines = [of(after.criteria, node(Pair::after)), of(before.criteria, node(Pair::before))];
        let other = combines.into_iter().flatten().find(|combine| *combine != Combine::Sum);
        let cause = other.map_or(Cause::Unknown, Cause::Combined);
        merge(beside, Beside { at: *lowest, cause, of_after: None, effects });
    }

    /// What each sum has beside its rows.
    fn add_sums(&self, beside: &mut Vec<Beside>) {
        let same = self.sides.map(|side| &side.criteria.sha256).are_equal();
        let each =
            [(false, &self.flows.before, self.sides.before), (true, &self.flows.after, self.sides.after)];
        for (is_after, flow, side) in each {
            for node in side.criteria.nodes() {
                for (cause, effects) in flow.beside_rows_above(node) {
                    let (at, effects) = if is_after {
                        (self.matching.at_after(node), self.change(Vec::new(), effects))
                    } else {
                        (self.matching.at_before(node), self.change(effects, Vec::new()))
                    };
                    let of_after = (cause.is_of_edition() && !same).then_some(is_after);
                    merge(beside, Beside { at, cause, of_after, effects });
                }
            }
        }
    }

    /// What no cause accounts for: nothing, as tests see to.
    fn add_unknown(&self, rows: &[RowChange], beside: &mut Vec<Beside>) {
        for at in self.sums() {
            let sum = self.sum(at, rows, beside);
            let Some(difference) = sum.difference() else { continue };
            let left = &difference - &(&sum.by_rows + &sum.otherwise);
            if !left.is_zero() {
                beside.push(Beside { at, cause: Cause::Unknown, of_after: None, effects: vec![(at, left)] });
            }
        }
    }

    /// All sums, the total last.
    fn sums(&self) -> Vec<At> {
        let groups = self.matching.pairs.iter().enumerate().filter(|(_, pair)| self.is_group(**pair));
        groups.map(|(at, _)| At::Row(at)).chain([At::Total]).collect()
    }

    fn sum(&self, sum: At, rows: &[RowChange], beside: &[Beside]) -> SumChange {
        let points = match sum {
            At::Total => Sides {
                before: self.flows.before.points(Node::Total),
                after: self.flows.after.points(Node::Total),
            },
            At::Row(pair) => {
                let pair = self.matching.pairs[pair];
                let of =
                    |flow: &Flow<'_>, row: Option<usize>| row.and_then(|row| flow.points(Node::Row(row)));
                Sides {
                    before: of(&self.flows.before, pair.before()),
                    after: of(&self.flows.after, pair.after()),
                }
            }
        };
        let by_rows = Exact::sum(rows.iter().filter_map(|row| at(&row.effects, sum)));
        let otherwise = Exact::sum(beside.iter().filter_map(|it| at(&it.effects, sum)));
        SumChange { at: sum, points, by_rows, otherwise }
    }
}

/// Adds to what is of the same sum and cause already.
fn merge(beside: &mut Vec<Beside>, new: Beside) {
    let same = |it: &&mut Beside| (it.at, &it.cause, it.of_after) == (new.at, &new.cause, new.of_after);
    match beside.iter_mut().find(same) {
        Some(known) => {
            for (sum, points) in &new.effects {
                add(&mut known.effects, *sum, points);
            }
        }
        None => beside.push(new),
    }
}
