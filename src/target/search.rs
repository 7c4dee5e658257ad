//! For one row: the smallest change that gains points of the total, and the one that gains most.

use rust_decimal::prelude::ToPrimitive;

use super::axes::{Axis, axes};
use super::{Goal, gain};
use crate::answer::{Answer, Given};
use crate::column::Column;
use crate::criteria::{Criteria, Node, Role};
use crate::evaluate::{Outcome, Status, Trials, points_alone};
use crate::number::{Decimal, Exact};
use crate::rule::Direction;
use crate::submission::Submission;

/// No figure is changed by more steps than this.
const MOST_STEPS: u64 = 1 << 40;

/// A change of an answer, and what the total gains by it.
#[derive(Clone, Debug)]
pub(crate) struct Move {
    /// The row.
    pub row: usize,
    /// Its answer then.
    pub answer: Given,
    /// By how much the total is better, as it is printed.
    pub gain: Exact,
    /// What the total is then.
    pub total: Outcome,
    /// Whether this alone reaches the target.
    pub is_enough: bool,
}

/// What can be done about a row.
#[derive(Clone, Debug)]
pub(crate) struct RowMoves {
    /// The row.
    pub row: usize,
    /// The smallest change that gains anything; of options the best, none of which is nearer than the others.
    pub next: Move,
    /// The smallest change that gains as much as the row can.
    pub most: Move,
    /// All changes that were looked at for their own sake: every option, the ends of figures.
    pub levels: Vec<Move>,
}

/// What a change is to better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// The total.
    Total,
    /// The points of the row: several rows together may better the total where none does alone.
    Row,
}

/// A change at so many steps, and the fewer steps of which it is known that they do not do.
type Found = (u64, u64, Move);

/// Looks for changes of one row after another.
pub(super) struct Search<'s, 'c> {
    pub criteria: &'c Criteria,
    pub submission: &'s Submission,
    pub column: Column,
    pub goal: &'s Goal,
    pub trials: Trials<'c>,
    /// Rows that conditions speak of: they may change the total although their points stay.
    pub spoken_of: Vec<bool>,
    /// What changes are to better.
    pub by: By,
}

impl Search<'_, '_> {
    /// What can be done about a row; `None` where nothing gains points.
    pub(super) fn row(&mut self, row: usize) -> Option<RowMoves> {
        if !self.may_gain(row) {
            return None;
        }
        let mut levels: Vec<Move> = Vec::new();
        let mut next: Option<Move> = None;
        let mut whole: Option<Move> = None;
        for axis in axes(self.criteria, self.submission, self.column, row) {
            let found = match axis {
                Axis::Others(others) => self.others(row, others, &mut levels),
                Axis::Full(full) => {
                    whole = self.others(row, full, &mut levels);
                    None
                }
                Axis::Figure { from, least, most, unit, turns, make } => {
                    let up = most.map_or(Some(MOST_STEPS), |most| steps(most - from, unit)).unwrap_or(0);
                    let down = least.map_or(Some(MOST_STEPS), |least| steps(from - least, unit)).unwrap_or(0);
                    let make_at = |sign: Decimal| {
                        let make = &make;
                        move |steps: u64| make(from + Decimal::from(steps) * sign)
                    };
                    // the end may lie between two steps
                    let end = most.and_then(&make).and_then(|end| self.tried(row, &end));
                    levels.extend(end.clone());
                    let has_turns = !turns.is_empty();
                    let turns = |unit: Decimal| steps_at(from, unit, &turns);
                    let mut found = self.figure(row, &make_at(unit), (up, turns(unit)), &mut levels);
                    // where points turn, the other direction may gain more
                    if found.is_none() || has_turns {
                        let down = (down, turns(-unit));
                        found = found.or(self.figure(row, &make_at(-unit), down, &mut levels));
                    }
                    found.or(end)
                }
            };
            next = match (next, found) {
                (Some(next), Some(found)) if found.gain <= next.gain => Some(next),
                (next, found) => found.or(next),
            };
        }
        // several parts at once, if no part gains alone
        let next = match next {
            Some(next) => next,
            None => self.nearest(row, whole?),
        };
        let most = levels
            .iter()
            .chain([&next])
            .max_by(|a, b| a.gain.cmp(&b.gain).then(std::cmp::Ordering::Greater))?
            .clone();
        let most = self.together(row, most, &mut levels);
        Some(RowMoves { row, next, most, levels })
    }

    /// Whether a row can gain at all: it has not all of its points, or conditions speak of it.
    fn may_gain(&self, row: usize) -> bool {
        let outcome = self.trials.row(row);
        let is_open =
            matches!(outcome.status, Status::Scored | Status::Blank | Status::Error | Status::NoScore);
        let is_full = outcome.points.as_ref().is_some_and(|points| *points == self.best(row));
        is_open && !self.criteria.derived.relative[row] && (self.spoken_of[row] || !is_full)
    }

    fn best(&self, row: usize) -> Exact {
        match (self.criteria.direction(Node::Row(row)), self.criteria.rows[row].role) {
            (Direction::Up, Role::Penalty) => Exact::ZERO,
            (Direction::Up, _) => self.criteria.worth(row),
            (Direction::Down, _) => self.criteria.least(row),
        }
    }

    /// What is to be tried of a row beside other rows: whatever betters its own points, and every option where conditions
    /// speak of it.
    pub(super) fn candidates(&mut self, row: usize) -> Vec<Given> {
        let mut given = Vec::new();
        if self.may_gain(row) {
            self.by = By::Row;
            let found = self.row(row);
            self.by = By::Total;
            given.extend(found.into_iter().flat_map(|found| [found.most.answer, found.next.answer]));
            if self.spoken_of[row] {
                for axis in axes(self.criteria, self.submission, self.column, row) {
                    match axis {
                        Axis::Others(others) | Axis::Full(others) => given.extend(others),
                        Axis::Figure { most: Some(most), make, .. } => given.extend(make(most)),
                        Axis::Figure { .. } => {}
                    }
                }
            }
        }
        given
    }

    /// What an answer betters of the points of its row.
    fn tried_alone(&self, row: usize, answer: &Given) -> Option<Move> {
        let points = points_alone(self.criteria, row, answer)?;
        let before = self.trials.row(row).points.clone().unwrap_or(Exact::ZERO);
        let gain = match self.criteria.direction(Node::Row(row)) {
            Direction::Up => &points - &before,
            Direction::Down => &before - &points,
        };
        let total = self.trials.total().clone();
        (gain > Exact::ZERO).then(|| Move { row, answer: answer.clone(), gain, total, is_enough: false })
    }

    /// What an answer comes to, where it betters anything.
    pub(super) fn tried(&mut self, row: usize, answer: &Given) -> Option<Move> {
        let rule = self.criteria.rows[row].rule.as_deref();
        // no advice ticks items that exclude each other
        if answer.items().is_some_and(|items| rule.is_some_and(|rule| rule.contradicts(items))) {
            return None;
        }
        if self.by == By::Row {
            return self.tried_alone(row, answer);
        }
        if !self.spoken_of[row] && self.criteria.rows[row].node.gates.is_empty() {
            let alone = points_alone(self.criteria, row, answer)?;
            if self.trials.row(row).points.as_ref() == Some(&alone)
                && self.trials.row(row).status == Status::Scored
            {
                return None;
            }
        }
        let total = self.trials.total_with(&[(row, Answer::Given(answer.clone()))]);
        if total.status == Status::Error {
            return None;
        }
        let gain = gain(self.criteria, self.trials.total(), &total);
        let is_enough = self.goal.is_reached(self.criteria, &total);
        let better =
            gain > Exact::ZERO || (is_enough && !self.goal.is_reached(self.criteria, self.trials.total()));
        better.then(|| Move { row, answer: answer.clone(), gain, total, is_enough })
    }

    /// The best of several answers.
    fn others(&mut self, row: usize, others: Vec<Given>, levels: &mut Vec<Move>) -> Option<Move> {
        let start = levels.len();
        for other in others {
            levels.extend(self.tried(row, &other));
        }
        levels[start..].iter().max_by(|a, b| a.gain.cmp(&b.gain).then(std::cmp::Ordering::Greater)).cloned()
    }

    /// A figure in one direction: the first step that gains, and the first that gains most. Steps are looked at in doubled
    /// strides, and where points may turn; what lies between two of them is halved: at the first step that gains, one step
    /// less does not.
    fn figure(
        &mut self,
        row: usize,
        make: &dyn Fn(u64) -> Option<Given>,
        (limit, turns): (u64, Vec<u64>),
        levels: &mut Vec<Move>,
    ) -> Option<Move> {
        let mut at = |search: &mut Self, steps: u64| make(steps).and_then(|given| search.tried(row, &given));
        let (mut first, mut best): (Option<Found>, Option<Found>) = (None, None);
        let (mut before, mut steps, mut stride) = (0, 1.min(limit), 1_u64);
        let mut idle = 0;
        while steps > before {
            if let Some(found) = at(self, steps) {
                if first.is_none() {
                    first = Some((before, steps, found.clone()));
                }
                if best.as_ref().is_none_or(|(_, _, best)| found.gain > best.gain) {
                    best = Some((before, steps, found));
                    idle = 0;
                } else {
                    idle += 1;
                }
                if idle > 2 && limit == MOST_STEPS && turns.last().is_none_or(|last| *last <= steps) {
                    break;
                }
            }
            before = steps;
            while stride <= steps {
                stride = stride.saturating_mul(2);
            }
            let turn = turns.iter().copied().find(|turn| *turn > steps).unwrap_or(stride);
            steps = stride.min(turn).min(limit);
        }
        let (low, high, found) = first?;
        let first = self.halved(&mut at, (low, high, found), |_| true);
        levels.push(first.clone());
        if let Some((low, high, found)) = best.filter(|(_, _, best)| best.gain > first.gain) {
            let most = found.gain.clone();
            let found = self.halved(&mut at, (low, high, found), |one| one.gain >= most);
            levels.push(found);
        }
        Some(first)
    }

    /// The least step between two that comes to what is wanted: the upper one does, the lower one does not.
    fn halved(
        &mut self,
        at: &mut impl FnMut(&mut Self, u64) -> Option<Move>,
        (mut low, mut high, mut found): Found,
        wanted: impl Fn(&Move) -> bool,
    ) -> Move {
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            match at(self, middle).filter(&wanted) {
                Some(one) => (high, found) = (middle, one),
                None => low = middle,
            }
        }
        found
    }

    /// A change of several parts that gains, with each part as it is now without which it gains as well.
    fn nearest(&mut self, row: usize, whole: Move) -> Move {
        let Answer::Given(now) = &self.submission.row(Node::Row(row), self.column).answer else {
            return whole;
        };
        let now = now.clone();
        let mut nearest = whole;
        for entry in 0..self.criteria.rows[row].rule.as_ref().map_or(0, |rule| rule.list().len()) {
            if let Some(found) = with_entry_of(&nearest.answer, &now, entry)
                .filter(|back| *back != nearest.answer)
                .and_then(|back| self.tried(row, &back))
            {
                nearest = found;
            }
        }
        nearest
    }

    /// Several items, several counts: one after another, as long as each gains.
    fn together(&mut self, row: usize, most: Move, levels: &mut Vec<Move>) -> Move {
        if most.answer.items().is_none() && most.answer.counts().is_none() {
            return most;
        }
        let mut most = most;
        loop {
            let mut changed = self.submission.clone();
            changed.rows[row].get_mut(self.column).answer = Answer::Given(most.answer.clone());
            let mut better: Option<Move> = None;
            for axis in axes(self.criteria, &changed, self.column, row) {
                let answers: Vec<Given> = match axis {
                    Axis::Others(others) | Axis::Full(others) => others,
                    Axis::Figure { from, unit, make, least, .. } => {
                        let ends = [from + unit, from - unit, Decimal::ZERO];
                        let fits = |end: &Decimal| least.is_none_or(|least| *end >= least);
                        ends.into_iter().filter(fits).filter_map(&make).collect()
                    }
                };
                for answer in answers {
                    let found = self.tried(row, &answer).filter(|found| found.gain > most.gain);
                    better = match (better, found) {
                        (Some(better), Some(found)) if found.gain <= better.gain => Some(better),
                        (better, found) => found.or(better),
                    };
                }
            }
            match better {
                Some(better) => {
                    levels.push(better.clone());
                    most = better;
                }
                None => return most,
            }
        }
    }
}

/// The steps beside which points may turn, in the direction of a unit, rising.
fn steps_at(from: Decimal, unit: Decimal, turns: &[Exact]) -> Vec<u64> {
    let at =
        |turn: &Exact| (turn - &Exact::from(from)).over(&Exact::from(unit))?.floor().to_decimal()?.to_u64();
    let mut steps: Vec<u64> =
        turns.iter().filter_map(at).flat_map(|at| [at.saturating_sub(1), at, at + 1]).collect();
    steps.sort_unstable();
    steps.dedup();
    steps
}

/// A list of items or counts with one entry as another list has it.
fn with_entry_of(answer: &Given, other: &Given, entry: usize) -> Option<Given> {
    match (answer, other) {
        (Given::Items(items), Given::Items(others)) => {
            let mut items: Vec<_> = items.iter().filter(|ticked| ticked.item != entry).cloned().collect();
            items.extend(others.iter().filter(|ticked| ticked.item == entry).cloned());
            items.sort_by_key(|ticked| ticked.item);
            Some(Given::Items(items))
        }
        (Given::Counts(counts), Given::Counts(others)) => {
            let mut counts: Vec<_> = counts.iter().filter(|(of, _)| *of != entry).copied().collect();
            counts.extend(others.iter().filter(|(of, _)| *of == entry));
            counts.sort_by_key(|(of, _)| *of);
            Some(Given::Counts(counts))
        }
        _ => None,
    }
}

/// How many whole steps a distance has; none where it has more than are looked at.
fn steps(distance: Decimal, unit: Decimal) -> Option<u64> {
    let steps = Exact::from(distance).over(&Exact::from(unit))?.floor().to_decimal()?;
    steps.to_u64().map(|steps| steps.min(MOST_STEPS))
}

/// The same, the last perhaps a shorter one.
pub(super) fn steps_to(distance: Decimal, unit: Decimal) -> Option<u64> {
    let steps = Exact::from(distance).over(&Exact::from(unit))?.ceil().to_decimal()?;
    steps.to_u64()
}
