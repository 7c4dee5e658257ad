//! The grain of points: what all points that a node can have are multiples of. Where every option gives a multiple of 5, a
//! sum of 17 cannot be had.

use crate::combine::Combine;
use crate::criteria::{Criteria, Effect, Gate, Node, NodeSettings, NotApplicable, Role};
use crate::number::{Exact, RoundAt, common_divisor};

/// The grain of the points of a row, or of the total, once they are rounded; `None` if they can be any.
pub(super) fn of_points(criteria: &Criteria, owner: Node) -> Option<Exact> {
    let own = match owner {
        Node::Row(row) => of_row(criteria, row),
        Node::Total => of_total(criteria),
    };
    let rounding = criteria.rounding;
    let digit = (rounding.at != RoundAt::Never).then(|| {
        let ten = (0..rounding.decimals).fold(Exact::ONE, |power, _| &power * &Exact::from(10));
        Exact::ONE.over(&ten).expect("a power of ten is not zero")
    });
    let is_multiple = |own: &Exact, of: &Exact| own.over(of).is_some_and(|times| times.is_integer());
    match (own, digit) {
        // what is rounded lies on the digits that are kept
        (Some(own), Some(digit)) if !is_multiple(&own, &digit) => Some(digit),
        (Some(own), _) => Some(own),
        (None, digit) => digit,
    }
}

/// The grain of a row; `None` if it can have any points.
fn of_row(criteria: &Criteria, row: usize) -> Option<Exact> {
    let criterion = &criteria.rows[row];
    let max = criterion.max.map(Exact::from);
    if criterion.not_applicable == NotApplicable::Rescale {
        return None;
    }
    let own = match &criterion.rule {
        Some(rule) => rule.grain()?,
        None => match criterion.node.combine {
            Combine::Sum | Combine::Max | Combine::Min => {
                let own =
                    criterion.children.iter().filter(|child| criteria.rows[**child].role == criterion.role);
                of_rows(criteria, own.copied())?
            }
            Combine::Mean | Combine::WeightedMean => return None,
        },
    };
    Some(limits(&criterion.node).chain(max).fold(own, |grain, limit| common_divisor(&grain, &limit)))
}

/// The grain of the total; `None` if it can have any points.
fn of_total(criteria: &Criteria) -> Option<Exact> {
    let total = &criteria.total;
    if matches!(total.node.combine, Combine::Mean | Combine::WeightedMean) {
        return None;
    }
    let is_ordinary = |row: &usize| criteria.rows[*row].role == Role::Normal;
    let rows = criteria.top.iter().copied().filter(is_ordinary);
    let outer = [Role::Bonus, Role::Penalty].into_iter().flat_map(|role| criteria.outer_rows(role));
    let rescaled = criteria.rows.iter().any(|row| row.not_applicable == NotApplicable::Rescale);
    let own = of_rows(criteria, rows.chain(outer)).filter(|_| !rescaled)?;
    let by_band =
        |event: &crate::criteria::Event| event.points_by_band.clone().into_iter().map(|(_, points)| points);
    let events = total.events.iter().flat_map(|event| event.points.clone().into_iter().chain(by_band(event)));
    let stated = total.base.map(Exact::from).into_iter().chain(criteria.max.map(Exact::from)).chain(events);
    Some(limits(&total.node).chain(stated).fold(own, |grain, other| common_divisor(&grain, &other)))
}

fn of_rows(criteria: &Criteria, rows: impl Iterator<Item = usize>) -> Option<Exact> {
    let mut grain = Exact::ZERO;
    for row in rows {
        grain = common_divisor(&grain, &of_row(criteria, row)?);
    }
    Some(grain)
}

/// What the points of a node are cut to.
fn limits(node: &NodeSettings) -> impl Iterator<Item = Exact> + '_ {
    let cap = |gate: &Gate| match &gate.effect {
        Effect::Cap(cap) => Some(cap.clone()),
        Effect::Zero | Effect::Choice(_) | Effect::NoScore => None,
    };
    node.floor.map(Exact::from).into_iter().chain(node.gates.iter().filter_map(cap))
}
