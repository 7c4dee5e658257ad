//! Between what the points of a row, or of the total, can lie at all.

use crate::combine::Combine;
use crate::criteria::{Criteria, Event, NotApplicable, Role};
use crate::number::Exact;
use crate::rule::Domain;

/// The points that a row can have. What is blank or fails a gate has 0, so 0 always lies within.
pub(super) fn of_row(criteria: &Criteria, row: usize) -> Domain {
    let worth = criteria.worth(row);
    if criteria.rows[row].role == Role::Penalty {
        return between(-&worth, Exact::ZERO);
    }
    between(least(criteria, row).min(Exact::ZERO), worth.max(Exact::ZERO))
}

/// The points that the total can have.
pub(super) fn of_total(criteria: &Criteria) -> Domain {
    let base = criteria.total.base.map_or(Exact::ZERO, Exact::from);
    let printed = criteria.max.map_or_else(|| criteria.worth_of_total(), Exact::from);
    let above = |row: &usize| criteria.rows[*row].above_max;
    let bonus: Vec<Exact> =
        criteria.outer_rows(Role::Bonus).filter(above).map(|row| criteria.worth(row)).collect();
    let rows: Vec<Exact> = criteria
        .top
        .iter()
        .filter(|row| criteria.rows[**row].role == Role::Normal)
        .map(|row| least(criteria, *row).min(Exact::ZERO))
        .collect();
    let (loss, gain) = of_events(&criteria.total.events);
    let lowest = &(&(&base.min(Exact::ZERO) + &Exact::sum(&rows)) - &criteria.worth_of_penalties()) + &loss;
    let floor = criteria.total.node.floor.map(Exact::from);
    let lowest = floor.map_or(lowest.clone(), |floor| lowest.max(floor));
    between(lowest, &(&printed + &Exact::sum(&bonus)) + &gain)
}

/// The least points of a row if all of it is answered; 0 where something else can take them.
pub(super) fn least_answered(criteria: &Criteria, row: usize) -> Exact {
    let criterion = &criteria.rows[row];
    if criterion.role == Role::Penalty {
        return -&criteria.worth(row);
    }
    let lowered = !criterion.node.gates.is_empty()
        || !criterion.asked_if.is_empty()
        || criterion.not_applicable != NotApplicable::Forbid
        || criterion.evidence.is_some_and(|evidence| evidence.zero);
    let own = |child: &&usize| criteria.rows[**child].role == criterion.role;
    let below = || criterion.children.iter().filter(own).map(|child| least_answered(criteria, *child));
    let least = match (&criterion.rule, criterion.node.combine) {
        (Some(rule), _) => rule.min_points(),
        (None, Combine::Sum) => Exact::sum(below()),
        (None, Combine::Mean | Combine::WeightedMean | Combine::Max | Combine::Min) => {
            below().min().unwrap_or(Exact::ZERO)
        }
    };
    if lowered { least.min(Exact::ZERO) } else { least }
}

/// The least points of the total if every row is answered.
pub(super) fn least_answered_in_total(criteria: &Criteria) -> Exact {
    let is_ordinary = |row: &&usize| criteria.rows[**row].role == Role::Normal;
    let rows = || criteria.top.iter().filter(is_ordinary).map(|row| least_answered(criteria, *row));
    let rows = match criteria.total.node.combine {
        Combine::Sum => Exact::sum(rows()),
        Combine::Mean | Combine::WeightedMean | Combine::Max | Combine::Min => {
            rows().min().unwrap_or(Exact::ZERO)
        }
    };
    let base = criteria.total.base.map_or(Exact::ZERO, Exact::from);
    let (loss, _) = of_events(&criteria.total.events);
    let least = &(&(&rows + &base) - &criteria.worth_of_penalties()) + &loss;
    if criteria.total.node.gates.is_empty() { least } else { least.min(Exact::ZERO) }
}

/// What all events together can take and give.
fn of_events(events: &[Event]) -> (Exact, Exact) {
    let each = events.iter().flat_map(|event| {
        let by_band = event.points_by_band.iter().map(|(_, points)| points.clone());
        let most = by_band.clone().chain(event.points.clone()).max();
        let least = by_band.chain(event.points.clone()).min();
        [most, least].into_iter().flatten()
    });
    let each: Vec<Exact> = each.collect();
    let (losses, gains): (Vec<Exact>, Vec<Exact>) = each.into_iter().partition(Exact::is_negative);
    (Exact::sum(&losses), Exact::sum(&gains))
}

fn least(criteria: &Criteria, row: usize) -> Exact {
    let criterion = &criteria.rows[row];
    let below = || {
        let own = |child: &&usize| criteria.rows[**child].role == criterion.role;
        criterion.children.iter().filter(own).map(|child| least(criteria, *child)).collect::<Vec<_>>()
    };
    let least = match (&criterion.rule, criterion.node.combine) {
        (Some(rule), _) => rule.min_points(),
        (None, Combine::Sum) => Exact::sum(below()),
        (None, Combine::Mean | Combine::WeightedMean | Combine::Max | Combine::Min) => {
            below().into_iter().min().unwrap_or(Exact::ZERO)
        }
    };
    let floor = criterion.node.floor.map(Exact::from);
    floor.map_or(least.clone(), |floor| least.max(floor))
}

fn between(from: Exact, to: Exact) -> Domain {
    Domain { from: Some(from), to: Some(to) }
}
