//! Precomputed score tables, for editions in which each row depends only on its own answer and every result is an
//! integer multiple of the last printed place.
//!
//! What an answer is worth is not said here a second time: options and small figures are put to the rules once, all
//! other answers each time. Only a ratio is computed here, and one that does not fit is put to its rule again.

use super::codes::is_counted;
use super::row_table::{FastRemarks, RowTable, ratio};
use crate::answer::Given;
use crate::column::{Column, PerColumn};
use crate::combine::Combine;
use crate::criteria::{Criteria, Criterion, Node, NodeSettings, RankBy, Role, Total as Settings};
use crate::evaluate::{Agreement, Evaluation, evaluate_total, rule_finding, score_in_isolation};
use crate::finding::Findings;
use crate::number::{Decimal, Exact, RoundAt, Rounding};
use crate::rule::Direction;
use crate::submission::{Row, Submission};

/// A figure as digits, and how many of them are decimals.
pub(super) type Digits = (i64, u32);

/// What answers to an edition are worth, in whole numbers of the last printed place.
#[derive(Debug)]
pub(crate) struct ScoreTable {
    rounding: Rounding,
    rows: Vec<RowTable>,
    /// The groups, from below.
    pub(super) groups: Vec<Sum>,
    pub(super) total: Total,
}

/// Rows that are added up, and the limits of what they come to: first the least, then the most.
#[derive(Debug)]
pub(super) struct Sum {
    pub(super) row: usize,
    pub(super) parts: Vec<usize>,
    pub(super) least: i64,
    pub(super) most: i64,
}

/// How the total is formed.
#[derive(Debug)]
pub(super) enum Total {
    /// By adding up: rows under the max, and bonus rows that may pass it.
    Sum { within: Sum, above: Vec<usize> },
    /// By the engine, from these rows.
    Engine(Vec<usize>),
}

impl Sum {
    fn of(&self, points: &[i64]) -> Option<i64> {
        Some(added(&self.parts, points)?.max(self.least).min(self.most))
    }
}

fn added(rows: &[usize], points: &[i64]) -> Option<i64> {
    rows.iter().try_fold(0_i64, |sum, row| sum.checked_add(points[*row]))
}

impl ScoreTable {
    /// The table of an edition; `None` where a row, a group or the total hangs on more than answers, or has figures
    /// between two printed ones.
    pub(crate) fn new(criteria: &Criteria) -> Option<Self> {
        let rounding = criteria.rounding;
        let plain = rounding.at == RoundAt::Leaf && criteria.rows.iter().all(is_plain);
        plain.then_some(())?;
        let groups = criteria.order.iter().filter(|row| criteria.rows[**row].is_group());
        Some(ScoreTable {
            rounding,
            rows: (0..criteria.rows.len()).map(|row| RowTable::new(criteria, row)).collect(),
            groups: groups.map(|row| group(criteria, *row)).collect::<Option<_>>()?,
            total: Total::of(criteria)?,
        })
    }

    /// What a ratio of whole numbers, an option or a small whole figure are worth.
    pub(crate) fn row(&self, row: usize) -> &RowTable {
        &self.rows[row]
    }

    /// What any answer is worth; `None` where something stands in the way of points, or is an error.
    pub(crate) fn answer(
        &self,
        criteria: &Criteria,
        row: usize,
        column: Column,
        given: &Given,
        remarks: &mut FastRemarks,
    ) -> Option<i64> {
        let mut found = Vec::new();
        let points = score_in_isolation(criteria, row, given, &mut found)?;
        let criterion = &criteria.rows[row];
        let rule = criterion.rule.as_deref()?;
        for remark in &found {
            let finding = rule_finding(remark, criterion, rule, &Row::default(), column);
            is_counted(&finding).then(|| remarks.codes.push(finding.code))?;
        }
        if let Some(places) = self.rounding.places(&points) {
            return Some(places); // rounding changes nothing
        }
        let rounded = self.rounding.exact(&points).ok()?;
        if let Some(changed) = remarks.rounded.as_mut().filter(|_| rounded != points) {
            changed.push((row, &points * &self.places_of_one()));
        }
        self.rounding.places(&rounded)
    }

    /// What a ratio of whole numbers is worth by the row's rule; `None` as above.
    pub(crate) fn whole_ratio(
        &self,
        criteria: &Criteria,
        (row, column): (usize, Column),
        (num, den): (u64, u64),
        remarks: &mut FastRemarks,
    ) -> Option<i64> {
        let given = ratio(i64::try_from(num).ok()?, i64::try_from(den).ok()?);
        self.answer(criteria, row, column, &given, remarks)
    }

    pub(super) fn places_of_one(&self) -> Exact {
        Exact::from(10_i64.pow(self.rounding.decimals))
    }

    /// Fills in the points of the groups; `None` where a sum is too large.
    pub(crate) fn sums(&self, points: &mut [i64]) -> Option<()> {
        for group in &self.groups {
            points[group.row] = group.of(points)?;
        }
        Some(())
    }

    /// The total from the points of all rows; `None` where it is too large, or for the engine.
    pub(crate) fn total(&self, points: &[i64]) -> Option<i64> {
        match &self.total {
            Total::Sum { within, above } => within.of(points)?.checked_add(added(above, points)?),
            Total::Engine(_) => None,
        }
    }

    /// The total of each column that is present by the engine, and what was found; `None` where the table forms it.
    pub(crate) fn evaluate_total(
        &self,
        criteria: &Criteria,
        submission: &Submission,
        points: &PerColumn<&[i64]>,
    ) -> Option<(Evaluation, Findings)> {
        let points = |row: usize, column| self.figure(points.get(column)[row]);
        Some(evaluate_total(criteria, submission, self.rows_for_engine()?, points))
    }

    /// The rows from which the engine is to form the total, with what it needs for ranks; `None` where it need not.
    pub(crate) fn rows_for_engine(&self) -> Option<&[usize]> {
        match &self.total {
            Total::Sum { .. } => None,
            Total::Engine(rows) => Some(rows),
        }
    }

    /// How a declared figure compares with so many of the last printed place.
    #[expect(clippy::inline_always, reason = "the fast reading goes through it for most cells")]
    #[inline(always)]
    pub(crate) fn agreement(&self, places: i64, declared: Digits) -> Agreement {
        if self.is(places, declared) { Agreement::Agrees } else { Agreement::Differs }
    }

    /// Whether a figure is so many of the last printed place.
    #[expect(clippy::inline_always, reason = "the fast reading goes through it for most cells")]
    #[inline(always)]
    fn is(&self, places: i64, (mantissa, decimals): Digits) -> bool {
        let own = self.rounding.decimals;
        if decimals == own {
            return mantissa == places;
        }
        let (less, more) = if decimals < own { (mantissa, places) } else { (places, mantissa) };
        match 10_i64.checked_pow(decimals.abs_diff(own)).and_then(|power| less.checked_mul(power)) {
            Some(same) => same == more,
            None => Exact::from(Decimal::new(mantissa, decimals)) == Exact::from(self.figure(places)),
        }
    }

    /// The figure as it is printed.
    pub(crate) fn figure(&self, places: i64) -> Decimal {
        self.rounding.figure(places)
    }
}

impl Total {
    /// `None` where the total hangs on more than points and facts.
    fn of(criteria: &Criteria) -> Option<Self> {
        let Settings { node, unformed, base, index, events } = &criteria.total;
        let conditions =
            node.bands.iter().flat_map(|bands| &bands.list).any(|band| !band.requires.is_empty());
        let least_of = node.bands.as_ref().is_some_and(|bands| bands.least_of.is_some());
        // where the best row counts, another one that is blank needs no remark
        let alternatives = node.combine == Combine::Max;
        let open = events.is_empty() && node.gates.is_empty() && !conditions && !least_of;
        (open && !alternatives).then_some(())?;
        let bonus = |above| {
            criteria.outer_rows(Role::Bonus).filter(move |row| criteria.rows[*row].above_max == above)
        };
        let ordinary = criteria.top.iter().copied().filter(|row| criteria.rows[*row].role == Role::Normal);
        let mut penalties = criteria.outer_rows(Role::Penalty).peekable();
        let sum = is_sum(node) && node.bands.is_none() && node.floor.is_none() && penalties.peek().is_none();
        let ranked_by_total = criteria.ranking.is_none() && criteria.direction(Node::Total) == Direction::Up;
        let bare = sum && !unformed && base.is_none() && index.is_none() && ranked_by_total;
        let most = criteria.max.map_or(Some(i64::MAX), |max| criteria.rounding.places(&Exact::from(max)));
        if let Some(most) = most.filter(|_| bare) {
            let parts = ordinary.chain(bonus(false)).collect();
            let within = Sum { row: criteria.rows.len(), parts, least: i64::MIN, most };
            return Some(Total::Sum { within, above: bonus(true).collect() });
        }
        let ranking = criteria.ranking.iter().flat_map(|ranking| {
            let first = match ranking.by {
                RankBy::Row(row) => Some(row),
                RankBy::Total | RankBy::Index => None,
            };
            first.into_iter().chain(ranking.then.iter().copied())
        });
        let outer = bonus(false).chain(bonus(true)).chain(penalties);
        Some(Total::Engine(criteria.top.iter().copied().chain(outer).chain(ranking).collect()))
    }
}

/// The sum that a group is; `None` where a limit of it lies between two figures.
fn group(criteria: &Criteria, row: usize) -> Option<Sum> {
    let group = &criteria.rows[row];
    let places = |figure: Decimal| criteria.rounding.places(&Exact::from(figure));
    let max = group.max.map_or(Some(i64::MAX), places)?;
    let floor = group.node.floor.map_or(Some(i64::MIN), places)?;
    // a penalty takes its max at most
    let (least, most) = if group.role == Role::Penalty { (floor.max(-max), i64::MAX) } else { (floor, max) };
    let counts = |part: &usize| criteria.rows[*part].role == group.role;
    Some(Sum { row, parts: group.children.iter().copied().filter(counts).collect(), least, most })
}

/// Whether a row hangs on its own answer alone.
fn is_plain(row: &Criterion) -> bool {
    let relative = row.rule.as_ref().is_some_and(|rule| rule.kind().relative);
    let proven = row.evidence.is_some_and(|evidence| evidence.zero);
    let open = row.asked_if.is_empty() && row.node.gates.is_empty() && row.node.bands.is_none();
    row.role != Role::Mandatory && !relative && !proven && open && is_sum(&row.node)
}

/// Whether a node combines what is below it by adding up.
fn is_sum(node: &NodeSettings) -> bool {
    node.combine == Combine::Sum
}
