//! Whether the rows of an edition gain points independently of each other: then what several gain together is the sum of
//! what each gains alone, before the total is rounded.

use crate::combine::Combine;
use crate::criteria::{Condition, Criteria, Node, Role};
use crate::evaluate::Trials;
use crate::number::Exact;

/// The rows that conditions speak of.
pub(super) fn spoken_of(criteria: &Criteria) -> Vec<bool> {
    let mut spoken = vec![false; criteria.rows.len()];
    let mut mark = |rows: Vec<usize>| rows.into_iter().for_each(|row| spoken[row] = true);
    conditions(criteria).for_each(|condition| mark(condition.rows()));
    let bands = criteria.rows.iter().map(|row| &row.node).chain([&criteria.total.node]);
    for bands in bands.filter_map(|node| node.bands.as_ref()) {
        let requires = bands.list.iter().flat_map(|band| &band.requires);
        requires.for_each(|condition| mark(condition.rows()));
        mark(bands.least_of.clone().unwrap_or_default());
    }
    // a sum that is spoken of is made of its rows
    for row in 0..criteria.rows.len() {
        if criteria.rows[row].parent.is_some_and(|parent| spoken[parent]) {
            spoken[row] = true;
        }
    }
    spoken
}

/// Every condition that can change points.
fn conditions(criteria: &Criteria) -> impl Iterator<Item = &Condition> {
    let asked = criteria.rows.iter().flat_map(|row| &row.asked_if);
    let gates = criteria.rows.iter().flat_map(|row| &row.node.gates).chain(&criteria.total.node.gates);
    let events = criteria.total.events.iter().map(|event| &event.condition);
    asked.chain(gates.map(|gate| &gate.condition)).chain(events)
}

/// Whether no condition that can change points speaks of a row: more points of a row are then never worse.
pub(super) fn is_without_conditions(criteria: &Criteria) -> bool {
    let by_band = criteria.total.events.iter().any(|event| !event.points_by_band.is_empty());
    !by_band && conditions(criteria).all(|condition| condition.rows().is_empty())
}

/// Whether the rows are independent: nothing but sums, no cap that could be reached, no floor that holds, no condition that
/// speaks of a row.
pub(super) fn is_additive(criteria: &Criteria, trials: &Trials<'_>) -> bool {
    let is_free = |node: Node| {
        let settings = criteria.settings(node);
        let outcome = node.row().map_or(trials.total(), |row| trials.row(row));
        let floor = settings.floor.map(Exact::from);
        settings.combine == Combine::Sum
            && floor.is_none_or(|floor| outcome.points.as_ref().is_some_and(|points| *points > floor))
    };
    let groups = (0..criteria.rows.len()).filter(|row| criteria.rows[*row].is_group());
    is_without_conditions(criteria)
        && groups.clone().all(|row| is_free(Node::Row(row)) && has_room(criteria, row))
        && is_free(Node::Total)
        && total_has_room(criteria)
}

/// Whether the rows of a group cannot exceed its max together.
fn has_room(criteria: &Criteria, group: usize) -> bool {
    let row = &criteria.rows[group];
    let own = row.children.iter().filter(|child| criteria.rows[**child].role == row.role);
    let together = Exact::sum(own.map(|child| criteria.worth(*child)));
    row.max.is_none_or(|max| together <= Exact::from(max))
}

/// Whether what counts within the max of the total cannot exceed it.
fn total_has_room(criteria: &Criteria) -> bool {
    let Some(max) = criteria.max.map(Exact::from) else { return true };
    let normal = criteria.top.iter().copied().filter(|row| criteria.rows[*row].role == Role::Normal);
    let within = criteria.outer_rows(Role::Bonus).filter(|row| !criteria.rows[*row].above_max);
    let base = criteria.total.base.map_or(Exact::ZERO, Exact::from);
    let together = Exact::sum(normal.chain(within).map(|row| criteria.worth(row)));
    &together + &base <= max
}
