//! What rows are worth, and maxima that do not add up: the cap holds, but somebody should look.

use super::messages::row::{AttainableDiffers, MaxDiffers, MaxTooFine};
use super::messages::total::MinDiffers;
use super::{Criteria, Role, TOTAL};
use crate::combine::Combine;
use crate::finding::{Finding, Findings, Located, Place};
use crate::language::{Computed, RowName};
use crate::number::{Decimal, Exact, RoundAt};

impl Criteria {
    /// What a row is worth at most: its max, or what its children come to where it prints none.
    pub fn worth(&self, row: usize) -> Exact {
        if let Some(worth) = self.derived.worths.get(row) {
            return worth.clone();
        }
        let criterion = &self.rows[row];
        match (criterion.max, &criterion.rule) {
            (Some(max), _) => Exact::from(max),
            (None, Some(rule)) => rule.max_points(),
            (None, None) => {
                self.worth_of_children(&criterion.children, criterion.role, criterion.node.combine)
            }
        }
    }

    /// The fewest points that a row can have: of a penalty, all that it takes.
    pub fn least(&self, row: usize) -> Exact {
        self.least_of(row, &|_| true)
    }

    /// The same, of a group with the rows that count.
    pub fn least_of(&self, row: usize, counts: &dyn Fn(usize) -> bool) -> Exact {
        let criterion = &self.rows[row];
        if criterion.role == Role::Penalty {
            return -&self.worth(row);
        }
        let least = match &criterion.rule {
            Some(rule) => rule.min_points(),
            None => {
                let own = |child: &&usize| self.rows[**child].role == criterion.role && counts(**child);
                let children = criterion.children.iter().filter(own);
                let each = children.map(|child| (&self.rows[*child].weight, self.least_of(*child, counts)));
                criterion.node.combine.of_each(each)
            }
        };
        let floor = criterion.node.floor.map(Exact::from);
        floor.map_or(least.clone(), |floor| least.max(floor))
    }

    /// What rows of one role come to together.
    pub fn worth_of_children(&self, rows: &[usize], role: Role, combine: Combine) -> Exact {
        let rows = rows.iter().filter(|row| self.rows[**row].role == role);
        combine.of_each(rows.map(|row| (&self.rows[*row].weight, self.worth(*row))))
    }

    /// What the ordinary rows come to at the top, with the base.
    pub fn worth_of_total(&self) -> Exact {
        let rows = self.worth_of_children(&self.top, Role::Normal, self.total.node.combine);
        &rows + &self.total.base.map_or(Exact::ZERO, Exact::from)
    }

    /// What penalties can take from the total.
    pub fn worth_of_penalties(&self) -> Exact {
        let worths: Vec<Exact> = self.outer_rows(Role::Penalty).map(|row| self.worth(row)).collect();
        Exact::sum(&worths)
    }
}

/// Reports maxima that do not add up, level by level, and figures with more decimals than points have.
pub(super) fn report(
    criteria: &Criteria,
    findings: &mut Findings,
    max: Option<&Place>,
    min: Option<&Located<Decimal>>,
) {
    report_decimals(criteria, findings);
    for row in criteria.rows.iter().filter(|row| row.is_group()) {
        let Some(max) = row.max else { continue };
        let children = criteria.worth_of_children(&row.children, row.role, row.node.combine);
        let expected = row.node.attainable.unwrap_or(max);
        if Exact::from(expected) != children {
            findings.push(differs(&row.code, expected, row.node.attainable.is_some(), &children, &row.place));
        }
    }
    let top = criteria.worth_of_total();
    if let (Some(max), Some(place)) = (criteria.max, max) {
        let attainable = criteria.total.node.attainable;
        let expected = attainable.unwrap_or(max);
        if Exact::from(expected) != top {
            findings.push(differs(TOTAL, expected, attainable.is_some(), &top, place));
        }
    }
    if let Some(min) = min {
        let lowest = &criteria.total.base.map_or(Exact::ZERO, Exact::from) - &criteria.worth_of_penalties();
        let lowest =
            criteria.total.node.floor.map(Exact::from).map_or(lowest.clone(), |floor| lowest.max(floor));
        if Exact::from(min.value) != lowest {
            let finding = MinDiffers { min: min.value, lowest: Computed(lowest.to_string()) };
            findings.push(Finding::from(finding).at(&min.place).about(TOTAL, None));
        }
    }
}

/// A max with more decimals than points have could not be shown where it cuts them off.
fn report_decimals(criteria: &Criteria, findings: &mut Findings) {
    let decimals = criteria.rounding.decimals;
    if criteria.rounding.at != RoundAt::Leaf {
        return;
    }
    for row in &criteria.rows {
        let Some(max) = row.max.filter(|max| max.normalize().scale() > decimals) else { continue };
        let finding = MaxTooFine { row: RowName(row.code.clone()), max, decimals: decimals.to_string() };
        findings.push(Finding::from(finding).at(&row.place).about(&row.code, None));
    }
}

fn differs(code: &str, max: Decimal, attainable: bool, children: &Exact, place: &Place) -> Finding {
    let (row, rows) = (RowName(code.to_owned()), Computed(children.to_string()));
    let finding: Finding = if attainable {
        AttainableDiffers { row, attainable: max, rows }.into()
    } else {
        MaxDiffers { row, max, rows }.into()
    };
    finding.at(place).about(code, None)
}
