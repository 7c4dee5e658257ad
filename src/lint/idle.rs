//! Settings that change nothing where they stand: they were meant to do something.

use super::messages::setting::{IdleCap, IdleEvent, IdleRescale, IdleShift, IdleWeight};
use crate::combine::Combine;
use crate::criteria::{Criteria, Effect, Gate, NotApplicable, RescaleOver, TOTAL};
use crate::finding::{Finding, Findings, Place};
use crate::language::{Computed, NodeCode, RowName};
use crate::number::Exact;

/// Looks at weights, gates, events and whom a max is left to.
pub(super) fn check(criteria: &Criteria, findings: &mut Findings) {
    for (index, row) in criteria.rows.iter().enumerate() {
        let combine = row.parent.map_or(&criteria.total.node, |parent| &criteria.rows[parent].node).combine;
        if row.weight != Exact::ONE && combine != Combine::WeightedMean {
            let above = row.parent.map_or(TOTAL, |parent| &criteria.rows[parent].code);
            let finding = IdleWeight { row: RowName(row.code.clone()), above: NodeCode(above.to_owned()) };
            findings.push(idle(finding, &row.place, &row.code));
        }
        if row.rescale_over == RescaleOver::Total && row.not_applicable != NotApplicable::Rescale {
            let finding = IdleRescale { row: RowName(row.code.clone()) };
            findings.push(idle(finding, &row.place, &row.code));
        }
        let worth = criteria.worth(index);
        findings.extend(idle_gates(&row.node.gates, &worth, &row.code));
    }
    let most = super::range::of_total(criteria).to.unwrap_or(Exact::ZERO);
    findings.extend(idle_gates(&criteria.total.node.gates, &most, TOTAL));
    idle_events(criteria, findings);
}

fn idle_gates(gates: &[Gate], most: &Exact, code: &str) -> Findings {
    let mut findings = Findings::default();
    for gate in gates {
        if let Effect::Cap(cap) = &gate.effect
            && cap >= most
        {
            let (cap, most) = (Computed(cap.to_string()), Computed(most.to_string()));
            let finding = IdleCap { row: NodeCode(code.to_owned()), cap, most };
            findings.push(idle(finding, &gate.place, code));
        }
    }
    findings
}

fn idle_events(criteria: &Criteria, findings: &mut Findings) {
    let last = criteria.total.node.bands.as_ref().map_or(0, |bands| bands.list.len().saturating_sub(1));
    for event in &criteria.total.events {
        let acts = event.points.as_ref().is_some_and(|points| !points.is_zero())
            || event.points_by_band.iter().any(|(_, points)| !points.is_zero())
            || (event.shift != 0 && criteria.total.node.bands.is_some())
            || event.at_most.is_some_and(|band| band > 0)
            || event.at_least.is_some_and(|band| band < last);
        let steps = usize::try_from(event.shift.unsigned_abs()).unwrap_or(usize::MAX);
        if steps > last.max(1) && criteria.total.node.bands.is_some() {
            let shift = Computed(event.shift.to_string());
            let finding = IdleShift { shift, bands: last.saturating_add(1) };
            findings.push(idle(finding, &event.place, TOTAL));
        }
        if !acts {
            findings.push(idle(IdleEvent {}, &event.place, TOTAL));
        }
    }
}

fn idle(finding: impl Into<Finding>, place: &Place, code: &str) -> Finding {
    finding.into().at(place).about(code, None)
}
