//! An edition whose points are known beforehand: no row hangs on anything but its own answer, and every figure is a
//! whole number of the last printed place. A batch reckons its plain units by such whole numbers.
//!
//! What an answer is worth is not said here a second time: options and small figures are put to the rules once, all
//! other answers each time. Only a ratio is reckoned here, and one that does not fit is put to its rule again.

use super::leaf::alone;
use super::rule_remarks;
use super::tariff_price::Price;
use crate::answer::Given;
use crate::column::Column;
use crate::combine::Combine;
use crate::criteria::{Criteria, Criterion, Node, Role};
use crate::finding::{Code, Severity};
use crate::number::{Decimal, Exact, RoundAt, Rounding};
use crate::submission::Row;

/// A figure as digits, and how many of them are decimals.
pub type Digits = (i64, u32);

/// What answers to an edition are worth, in whole numbers of the last printed place.
#[derive(Debug)]
pub struct Tariff {
    rounding: Rounding,
    prices: Vec<Price>,
    /// The groups, from below.
    groups: Vec<Sum>,
    total: Sum,
    /// Bonus rows that may lift the total above its max.
    above: Vec<usize>,
}

/// Rows that are added up, and the most that they come to.
#[derive(Debug)]
struct Sum {
    row: usize,
    parts: Vec<usize>,
    most: i64,
}

impl Sum {
    fn of(&self, points: &[i64]) -> Option<i64> {
        Some(added(&self.parts, points)?.min(self.most))
    }
}

fn added(rows: &[usize], points: &[i64]) -> Option<i64> {
    rows.iter().try_fold(0_i64, |sum, row| sum.checked_add(points[*row]))
}

impl Tariff {
    /// The tariff of an edition; `None` where a row, a group or the total hangs on more than answers, or has figures
    /// between two printed ones.
    pub fn of(criteria: &Criteria) -> Option<Self> {
        let rounding = criteria.rounding;
        let total = &criteria.total;
        let plain = rounding.at == RoundAt::Leaf && criteria.rows.iter().all(is_plain);
        let bare =
            !total.unformed && total.base.is_none() && total.index.is_none() && total.events.is_empty();
        if !plain || !bare || !is_bare(&total.node) {
            return None;
        }
        let most =
            |max: Option<Decimal>| max.map_or(Some(i64::MAX), |max| rounding.places(&Exact::from(max)));
        let groups = criteria.order.iter().filter(|row| criteria.rows[**row].is_group()).map(|row| {
            let group = &criteria.rows[*row];
            let counts = |part: &usize| criteria.rows[*part].role == group.role;
            let parts = group.children.iter().copied().filter(counts).collect();
            Some(Sum { row: *row, parts, most: most(group.max)? })
        });
        let bonus = |above| {
            criteria.outer_rows(Role::Bonus).filter(move |row| criteria.rows[*row].above_max == above)
        };
        let ordinary = criteria.top.iter().copied().filter(|row| criteria.rows[*row].role == Role::Normal);
        Some(Tariff {
            rounding,
            prices: (0..criteria.rows.len()).map(|row| Price::of(criteria, row)).collect(),
            groups: groups.collect::<Option<_>>()?,
            total: Sum {
                row: criteria.rows.len(),
                parts: ordinary.chain(bonus(false)).collect(),
                most: most(criteria.max)?,
            },
            above: bonus(true).collect(),
        })
    }

    /// What a ratio of whole numbers, an option or a small whole figure are worth.
    pub fn price(&self, row: usize) -> &Price {
        &self.prices[row]
    }

    /// What any answer is worth. The codes of remarks are added to those that are told; `None` where something stands
    /// in the way of points, or is an error.
    pub fn answer(
        &self,
        criteria: &Criteria,
        row: usize,
        column: Column,
        given: &Given,
        told: &mut Vec<&'static Code>,
    ) -> Option<i64> {
        let mut remarks = Vec::new();
        let points = alone(criteria, row, given, &mut remarks)?;
        let criterion = &criteria.rows[row];
        let rule = criterion.rule.as_deref()?;
        for remark in &remarks {
            let finding = rule_remarks::finding(remark, criterion, rule, &Row::default(), column);
            (finding.severity != Severity::Error).then(|| told.push(finding.code))?;
        }
        self.rounding.places(&points)
    }

    /// Fills in the points of the groups, and gives those of the total; `None` where a sum is too large.
    pub fn sums(&self, points: &mut [i64]) -> Option<i64> {
        for group in &self.groups {
            points[group.row] = group.of(points)?;
        }
        self.total.of(points)?.checked_add(added(&self.above, points)?)
    }

    /// Whether a figure is so many of the last printed place.
    #[inline]
    pub fn is(&self, places: i64, (mantissa, decimals): Digits) -> bool {
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
    pub fn figure(&self, places: i64) -> Decimal {
        self.rounding.figure(places)
    }
}

/// Whether a row hangs on its own answer alone.
fn is_plain(row: &Criterion) -> bool {
    let role = matches!(row.role, Role::Normal | Role::Bonus | Role::Info);
    let relative = row.rule.as_ref().is_some_and(|rule| rule.kind().relative);
    role && !relative && row.asked_if.is_empty() && row.evidence.is_none() && is_bare(&row.node)
}

/// Whether a node does nothing but add up.
fn is_bare(node: &Node) -> bool {
    node.combine == Combine::Sum && node.floor.is_none() && node.gates.is_empty() && node.bands.is_none()
}
