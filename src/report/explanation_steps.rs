//! Steps of the whole rule language in words, each kind under a label of its own.

use super::condition_words::Words;
use super::explanation::Explained;
use super::explanation_words::approximately;
use crate::criteria::Gate;
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
pub static AFTER_THE_CAP: &[StepsTold] = &[
    StepsTold { label: "Floor", of: floored },
    StepsTold { label: "Sign", of: penalty },
    StepsTold { label: "Gate", of: gated },
    StepsTold { label: "Evidence", of: unproven },
    StepsTold { label: "Event", of: event },
];

/// What a step is told from.
pub struct Telling<'t> {
    list: &'t [Listed],
    gates: &'t [Gate],
    words: Words<'t>,
    code: &'t dyn Fn(usize) -> String,
    event: &'t dyn Fn(usize) -> String,
}

impl Telling<'_> {
    fn id(&self, entry: usize) -> &str {
        &self.list[entry].id
    }

    fn gate(&self, gate: usize) -> String {
        let gate = &self.gates[gate];
        gate.message
            .clone()
            .unwrap_or_else(|| format!("it does not hold that {}", self.words.condition(&gate.condition)))
    }

    fn terms(&self, terms: &[(usize, Exact)]) -> String {
        let each =
            terms.iter().map(|(row, points)| format!("{} ({})", (self.code)(*row), approximately(points)));
        each.collect::<Vec<_>>().join(" + ")
    }
}

impl Explained<'_> {
    /// The steps under a label.
    pub fn steps_told(&self, row: Option<usize>, steps: &[Step], told: &StepsTold) -> Option<String> {
        let criterion = self.criterion(row);
        let node = criterion.map_or(&self.criteria.total.node, |criterion| &criterion.node);
        let telling = Telling {
            list: criterion.and_then(|criterion| criterion.rule.as_ref()).map_or(&[], |rule| rule.list()),
            gates: &node.gates,
            words: Words { criteria: self.criteria, owner: row },
            code: &|row| self.code(Some(row)).to_owned(),
            event: &|event| self.event(event),
        };
        let lines: Vec<String> = steps.iter().filter_map(|step| (told.of)(&telling, step)).collect();
        (!lines.is_empty()).then(|| lines.join("; "))
    }

    /// The band, and the one that the points alone give.
    pub fn band(&self, row: Option<usize>, outcome: &Outcome) -> Option<String> {
        let node = self.criterion(row).map_or(&self.criteria.total.node, |criterion| &criterion.node);
        let (bands, banded) = (node.bands.as_ref()?, outcome.band?);
        let name = |band: Option<usize>| {
            band.map_or("none".to_owned(), |band| {
                let band = &bands.list[band];
                let printed = band.printed.as_ref().or(band.title.as_ref());
                printed.map_or(band.id.clone(), |printed| format!("{} ({printed})", band.id))
            })
        };
        let by = if banded.by_points == banded.band {
            String::new()
        } else {
            format!("; by points alone: {}", name(banded.by_points))
        };
        let open = if banded.provisional { "; it hangs on something blank" } else { "" };
        let why = self.why_not_by_points(row, outcome);
        Some(format!("{}{by}{why}{open}", name(banded.band)))
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

    /// An event by its title, or by what it hangs on.
    fn event(&self, event: usize) -> String {
        let event = &self.criteria.total.events[event];
        let words = || {
            let condition = Words { criteria: self.criteria, owner: None }.condition(&event.condition);
            format!("{} {condition}", if event.unless { "unless" } else { "as" })
        };
        event.title.clone().unwrap_or_else(words)
    }

    /// What stands between the band of the points and the one that counts: side conditions, events.
    fn why_not_by_points(&self, row: Option<usize>, outcome: &Outcome) -> String {
        let node = self.criterion(row).map_or(&self.criteria.total.node, |criterion| &criterion.node);
        let (Some(bands), Some(banded)) = (&node.bands, outcome.band) else { return String::new() };
        let (Some(from), Some(to)) = (banded.by_points, banded.band) else { return String::new() };
        if from == to {
            return String::new();
        }
        let words = Words { criteria: self.criteria, owner: row };
        let asked = bands
            .list
            .iter()
            .enumerate()
            .filter(|(at, band)| (from..to).contains(at) && !band.requires.is_empty());
        let mut why: Vec<String> =
            asked.map(|(_, band)| format!("{} asks that {}", band.id, words.all(&band.requires))).collect();
        let events = &self.criteria.total.events;
        let moves = |event: &&usize| {
            let event = &events[**event];
            event.shift != 0 || event.at_least.is_some() || event.at_most.is_some()
        };
        let happened = outcome.effects.iter().flat_map(|effects| &effects.happened).filter(moves);
        why.extend(happened.map(|event| self.event(*event)));
        if why.is_empty() { String::new() } else { format!(" ({})", why.join("; ")) }
    }
}

fn replaced(telling: &Telling<'_>, step: &Step) -> Option<String> {
    let Step::Replaced { gate, option } = step else { return None };
    Some(format!("{}: {}", telling.id(*option), telling.gate(*gate)))
}

fn items(telling: &Telling<'_>, step: &Step) -> Option<String> {
    let Step::Items { terms, combine, points } = step else { return None };
    let each: Vec<String> = terms
        .iter()
        .map(|(item, points)| match combine {
            Some(_) => format!("{} ({})", telling.id(*item), approximately(points)),
            None => telling.id(*item).to_owned(),
        })
        .collect();
    let how = combine.map_or("all must hold", |combine| combine.word());
    let each = if each.is_empty() { "none".to_owned() } else { each.join(", ") };
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

fn gated(telling: &Telling<'_>, step: &Step) -> Option<String> {
    let Step::Gated { gate, from, points } = step else { return None };
    let after = points.as_ref().map_or("no score".to_owned(), ToString::to_string);
    Some(format!("{}: {} becomes {after}", telling.gate(*gate), approximately(from)))
}

fn unproven(_: &Telling<'_>, step: &Step) -> Option<String> {
    let Step::Unproven { from, .. } = step else { return None };
    Some(format!("none is given: {} becomes 0", approximately(from)))
}

fn event(telling: &Telling<'_>, step: &Step) -> Option<String> {
    let Step::Event { event, change, points } = step else { return None };
    Some(format!("{change} by {}: {}", (telling.event)(*event), approximately(points)))
}
