//! Settings that change nothing where they stand: they were meant to do something.

use crate::combine::Combine;
use crate::criteria::{Criteria, Effect, Gate, NotApplicable, RescaleOver, TOTAL};
use crate::finding::{Finding, Findings, Place, code};
use crate::number::Exact;

/// Looks at weights, gates, events and whom a max is left to.
pub fn check(criteria: &Criteria, findings: &mut Findings) {
    for (index, row) in criteria.rows.iter().enumerate() {
        let combine = row.parent.map_or(&criteria.total.node, |parent| &criteria.rows[parent].node).combine;
        if row.weight != Exact::ONE && combine != Combine::WeightedMean {
            let above = row.parent.map_or(TOTAL, |parent| &criteria.rows[parent].code);
            let message = format!("{} has a weight, and {above} takes no weighted mean", row.code);
            let help = "say combine = \"weighted-mean\" there, or take the weight out";
            findings.push(idle(message, help, &row.place, &row.code));
        }
        if row.rescale_over == RescaleOver::Total && row.not_applicable != NotApplicable::Rescale {
            let message = format!("{} says over what to rescale, and does not rescale", row.code);
            let help = "say not_applicable = \"rescale\", or take rescale_over out";
            findings.push(idle(message, help, &row.place, &row.code));
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
            let message = format!("a gate caps {code} at {cap}, and it never has more than {most}");
            findings.push(idle(message, "give a cap below that", &gate.place, code));
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
            let message =
                format!("an event shifts by {} bands, and there are {}", event.shift, last.saturating_add(1));
            let help = "shift by the bands that it goes up or down; at_least and at_most name the end";
            findings.push(idle(message, help, &event.place, TOTAL));
        }
        if !acts {
            let message = "an event leaves the band and the points as they are".to_owned();
            let help = "at_most the best band, at_least the last one, points of 0, or a shift where there are no bands say \
                        nothing";
            findings.push(idle(message, help, &event.place, TOTAL));
        }
    }
}

fn idle(message: String, help: &str, place: &Place, code: &str) -> Finding {
    Finding::new(&code::IDLE_SETTING, message, help).at(place).about(code, None)
}
