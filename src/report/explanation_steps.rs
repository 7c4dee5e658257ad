//! Steps of the whole rule language in words, each kind under a label of its own.

use super::explanation::Explained;
use crate::account::{approximately, item_points, own_steps};
use crate::column::Column;
use crate::evaluate::Outcome;
use crate::number::{Exact, plain};
use crate::rule::{Listed, percent};
use crate::submission::Row;
use crate::working::Step;

/// A label, and the steps that are told under it.
pub struct StepsTold {
    /// The label.
    pub label: &'static str,
    of: fn(&Telling<'_>, &Step) -> Option<String>,
}

/// What happens before points are cut to a max, in that order.
pub static BEFORE_THE_CAP: &[StepsTold] = &[
    StepsTold { label: "Counts as", of: replaced },
    StepsTold { label: "Items", of: items },
    StepsTold { label: "Rates", of: rates },
    StepsTold { label: "Losses", of: losses },
    StepsTold { label: "Line", of: line },
    StepsTold { label: "Against others", of: relative },
    StepsTold { label: "Too low", of: below },
    StepsTold { label: "Combined", of: combined },
    StepsTold { label: "Base", of: base },
    StepsTold { label: "Penalties", of: penalties },
    StepsTold { label: "Rescaled", of: rescaled },
];

/// What happens after that.
pub static AFTER_THE_CAP: &[StepsTold] =
    &[StepsTold { label: "Floor", of: floored }, StepsTold { label: "Sign", of: penalty }];

/// What happens after the conditions of the row.
pub static AFTER_THE_GATES: &[StepsTold] =
    &[StepsTold { label: "Evidence", of: unproven }, StepsTold { label: "Event", of: event }];

/// What a step is told from.
pub struct Telling<'t> {
    list: &'t [Listed],
    /// Those of the items of a checklist, before the row's own.
    all: &'t [Step],
    answered: &'t str,
    gate: &'t dyn Fn(usize) -> String,
    code: &'t dyn Fn(usize) -> String,
    event: &'t dyn Fn(usize, &Exact) -> String,
}

impl Telling<'_> {
    fn id(&self, entry: usize) -> &str {
        &self.list[entry].id
    }

    fn terms(&self, terms: &[(usize, Exact)]) -> String {
        let each =
            terms.iter().map(|(row, points)| format!("{} ({})", (self.code)(*row), approximately(points)));
        each.collect::<Vec<_>>().join(" + ")
    }
}

impl Explained<'_> {
    /// The steps under a label.
    pub fn steps_told(
        &self,
        row: Option<usize>,
        column: Column,
        steps: &[Step],
        told: &StepsTold,
    ) -> Option<String> {
        let criterion = self.criterion(row);
        let accounts = self.accounts(column);
        let telling = Telling {
            list: criterion.and_then(|criterion| criterion.rule.as_ref()).map_or(&[], |rule| rule.list()),
            all: steps,
            answered: &accounts.answered(row).unwrap_or_default(),
            gate: &|gate| accounts.gate(row, gate),
            code: &|row| self.code(Some(row)).to_owned(),
            event: &|event, change| accounts.event_change(event, change),
        };
        let lines: Vec<String> =
            own_steps(steps).iter().filter_map(|step| (told.of)(&telling, step)).collect();
        (!lines.is_empty()).then(|| lines.join("; "))
    }

    /// The declared band, and whether it holds.
    pub fn declared_band(&self, row: Option<usize>, outcome: &Outcome, stated: &Row) -> Option<String> {
        let node = self.criterion(row).map_or(&self.criteria.total.node, |criterion| &criterion.node);
        let (bands, declared) = (node.bands.as_ref()?, stated.declared_band()?.value);
        let id = |band: usize| bands.list[band].id.as_str();
        let computed = outcome.band.and_then(|banded| banded.band);
        Some(match computed {
            Some(band) if band == declared => format!("{} ✓", id(declared)),
            Some(band) => format!("{} ✗ it should be {}", id(declared), id(band)),
            None => format!("{} ✗ there is no band", id(declared)),
        })
    }
}

fn replaced(telling: &Telling<'_>, step: &Step) -> Option<String> {
    let Step::Replaced { gate, option } = step else { return None };
    let (id, answered) = (telling.id(*option), telling.answered);
    Some(format!("{id}, in place of {answered}, because {}", (telling.gate)(*gate)))
}

fn items(telling: &Telling<'_>, step: &Step) -> Option<String> {
    let Step::Items { terms, combine, points } = step else { return None };
    let each: Vec<String> = terms
        .iter()
        .map(|(item, points)| match combine {
            Some(_) => format!("{} ({})", telling.id(*item), item_points(telling.all, *item, points)),
            None => telling.id(*item).to_owned(),
        })
        .collect();
    let each = if each.is_empty() { "none".to_owned() } else { each.join(", ") };
    let how = match combine {
        Some(combine) => combine.word().to_owned(),
        None => {
            let held = |item: usize| terms.iter().any(|(held, _)| *held == item);
            let missing = (0..telling.list.len()).filter(|item| !held(*item)).map(|item| telling.id(item));
            let missing: Vec<&str> = missing.collect();
            let missing =
                if missing.is_empty() { String::new() } else { format!("missing: {}; ", missing.join(", ")) };
            format!("{missing}all must hold")
        }
    };
    Some(format!("{each}; {how}: {}", approximately(points)))
}

fn rates(telling: &Telling<'_>, step: &Step) -> Option<String> {
    let Step::Rates { terms, points } = step else { return None };
    let each = terms
        .iter()
        .map(|(rate, count, points)| format!("{} {} ({points})", plain(*count), telling.id(*rate)));
    Some(format!("{} = {points}", each.collect::<Vec<_>>().join(" + ")))
}

fn losses(telling: &Telling<'_>, step: &Step) -> Option<String> {
    let Step::Lost { from, terms, floor, points } = step else { return None };
    let each = terms.iter().map(|(counter, loss)| {
        let loss = loss.as_ref().map_or("all".to_owned(), ToString::to_string);
        format!(" − {loss} ({})", telling.id(*counter))
    });
    Some(format!("{from}{} = {points}, not below {floor}", each.collect::<String>()))
}

fn line(_: &Telling<'_>, step: &Step) -> Option<String> {
    let Step::Interpolated { low, high, points } = step else { return None };
    let point = |at: &Exact, points: &Exact| format!("{points} at {}", approximately(at));
    Some(format!(
        "between {} and {}: {}",
        point(&low.at, &low.points),
        point(&high.at, &high.points),
        approximately(points)
    ))
}

fn relative(_: &Telling<'_>, step: &Step) -> Option<String> {
    match step {
        Step::Relative { worst, best, units, points } => Some(format!(
            "among {units} units, from {} to {}: {}",
            approximately(worst),
            approximately(best),
            approximately(points)
        )),
        Step::Alone { points } => Some(format!("no other unit to compare with: {points}")),
        _ => None,
    }
}

fn below(_: &Telling<'_>, step: &Step) -> Option<String> {
    let Step::BelowLeast { share, least, .. } = step else { return None };
    Some(format!("{} is below {}: no points", percent(share), percent(least)))
}

fn combined(telling: &Telling<'_>, step: &Step) -> Option<String> {
    let Step::Combined { combine, terms, points } = step else { return None };
    let each = terms.iter().map(|(row, weight, points)| {
        let code = (telling.code)(*row);
        let weight = if *weight == Exact::ONE { String::new() } else { format!(" × {weight}") };
        format!("{code} ({}){weight}", approximately(points))
    });
    let each: Vec<String> = each.collect();
    Some(format!("{} of {} = {}", combine.word(), each.join(", "), approximately(points)))
}

fn base(_: &Telling<'_>, step: &Step) -> Option<String> {
    let Step::Base { base, points } = step else { return None };
    Some(format!("starts from {base}: {}", approximately(points)))
}

fn penalties(telling: &Telling<'_>, step: &Step) -> Option<String> {
    let Step::Penalties { terms, points } = step else { return None };
    Some(format!("{} = {}", telling.terms(terms), approximately(points)))
}

fn rescaled(_: &Telling<'_>, step: &Step) -> Option<String> {
    let Step::Rescaled { from, whole, left, points, .. } = step else { return None };
    Some(format!(
        "{} × {whole} ÷ {left}, the max that applies = {}",
        approximately(from),
        approximately(points)
    ))
}

fn floored(_: &Telling<'_>, step: &Step) -> Option<String> {
    let Step::Floored { from, points } = step else { return None };
    Some(format!("lifted from {} to {points}", approximately(from)))
}

fn penalty(_: &Telling<'_>, step: &Step) -> Option<String> {
    let Step::Penalty { points, .. } = step else { return None };
    Some(format!("a loss: {}", approximately(points)))
}

fn unproven(_: &Telling<'_>, step: &Step) -> Option<String> {
    let Step::Unproven { from, .. } = step else { return None };
    Some(format!("none is given: {} becomes 0", approximately(from)))
}

fn event(telling: &Telling<'_>, step: &Step) -> Option<String> {
    let Step::Event { event, change, points } = step else { return None };
    Some(format!("{}: {}", (telling.event)(*event, change), approximately(points)))
}
