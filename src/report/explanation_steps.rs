//! Steps of the whole rule language in words, each kind under a label of its own.

use super::explanation::Explained;
use super::messages::explanation::{BandAgrees, BandShouldBe, BandWithoutBand, Term};
use super::messages::labels;
use super::messages::steps::{
    ALL, ALL_MUST_HOLD, ALoss, Alone, Among, Below, Between, Combined, Event, InPlaceOf, Item, Items, Joint,
    Lifted, Loss, Losses, Missing, NONE, NoneGiven, Penalties, Rate, Rates, Rescaled, StartsFrom, Weight,
    Weighted,
};
use crate::account::{about, item_points, own_steps};
use crate::column::Column;
use crate::criteria::Node;
use crate::evaluate::Outcome;
use crate::language::{Computed, Joined, Listed as Names, NodeCode, RowName, Sentence, Text};
use crate::number::{Exact, plain};
use crate::rule::{Listed, percent};
use crate::submission::Row;
use crate::working::Step;

const PLUS: Text = Text { en: " + ", vi: " + " };
const CLOSE: Text = Text { en: "", vi: "" };

/// A label, and the steps that are told under it.
pub(crate) struct StepsTold {
    /// The label.
    pub label: Text,
    of: fn(&Telling<'_>, &Step) -> Option<Sentence>,
}

/// What happens before points are cut to a max, in that order.
pub(super) static BEFORE_THE_CAP: &[StepsTold] = &[
    StepsTold { label: labels::COUNTS_AS, of: replaced },
    StepsTold { label: labels::ITEMS, of: items },
    StepsTold { label: labels::RATES, of: rates },
    StepsTold { label: labels::LOSSES, of: losses },
    StepsTold { label: labels::LINE, of: line },
    StepsTold { label: labels::AGAINST_OTHERS, of: relative },
    StepsTold { label: labels::TOO_LOW, of: below },
    StepsTold { label: labels::COMBINED, of: combined },
    StepsTold { label: labels::BASE, of: base },
    StepsTold { label: labels::PENALTIES, of: penalties },
    StepsTold { label: labels::RESCALED, of: rescaled },
];

/// What happens after that.
pub(super) static AFTER_THE_CAP: &[StepsTold] =
    &[StepsTold { label: labels::FLOOR, of: floored }, StepsTold { label: labels::SIGN, of: penalty }];

/// What happens after the conditions of the row.
pub(super) static AFTER_THE_GATES: &[StepsTold] =
    &[StepsTold { label: labels::EVIDENCE, of: unproven }, StepsTold { label: labels::EVENT, of: event }];

/// What a step is told from.
pub(super) struct Telling<'t> {
    list: &'t [Listed],
    /// Those of the items of a checklist, before the row's own.
    all: &'t [Step],
    answered: Sentence,
    gate: &'t dyn Fn(usize) -> Sentence,
    code: &'t dyn Fn(usize) -> String,
    event: &'t dyn Fn(usize, &Exact) -> Sentence,
}

impl Telling<'_> {
    fn id(&self, entry: usize) -> String {
        self.list[entry].id.clone()
    }

    fn terms(&self, terms: &[(usize, Exact)]) -> Joined<Term> {
        let each = terms
            .iter()
            .map(|(row, points)| Term { row: NodeCode((self.code)(*row)), points: about(points) });
        Joined { items: each.collect(), by: PLUS }
    }
}

/// A number as it is.
fn exact(number: &Exact) -> Computed {
    Computed(number.to_string())
}

impl Explained<'_> {
    /// The steps under a label.
    pub(crate) fn steps_told(
        &self,
        node: Node,
        column: Column,
        steps: &[Step],
        told: &StepsTold,
    ) -> Option<Sentence> {
        let criterion = self.criterion(node);
        let accounts = self.accounts(column);
        let telling = Telling {
            list: criterion.and_then(|criterion| criterion.rule.as_ref()).map_or(&[], |rule| rule.list()),
            all: steps,
            answered: accounts.answered(node).unwrap_or(Sentence::new("")),
            gate: &|gate| accounts.gate(node, gate),
            code: &|row| self.code(Node::Row(row)).to_owned(),
            event: &|event, change| accounts.event_change(event, change),
        };
        let lines: Vec<Sentence> =
            own_steps(steps).iter().filter_map(|step| (told.of)(&telling, step)).collect();
        (!lines.is_empty()).then(|| Sentence::new(Joined::by_semicolons(lines)))
    }

    /// The declared band, and whether it holds.
    pub(crate) fn declared_band(&self, node: Node, outcome: &Outcome, stated: &Row) -> Option<Sentence> {
        let (bands, declared) = (self.criteria.settings(node).bands.as_ref()?, stated.declared_band()?.value);
        let name = |band: usize| bands.list[band].name().to_owned();
        let computed = outcome.band.and_then(|banded| banded.band);
        Some(match computed {
            Some(band) if band == declared => BandAgrees { band: name(declared) }.into(),
            Some(band) => BandShouldBe { band: name(declared), computed: name(band) }.into(),
            None => BandWithoutBand { band: name(declared) }.into(),
        })
    }
}

fn replaced(telling: &Telling<'_>, step: &Step) -> Option<Sentence> {
    let Step::Replaced { gate, option } = step else { return None };
    let (option, answer) = (telling.id(*option), telling.answered.clone());
    Some(InPlaceOf { option, answer, because: (telling.gate)(*gate) }.into())
}

fn items(telling: &Telling<'_>, step: &Step) -> Option<Sentence> {
    let Step::Items { terms, combine, points } = step else { return None };
    let each = terms.iter().map(|(item, points)| match combine {
        Some(_) => Item { item: telling.id(*item), points: item_points(telling.all, *item, points) }.into(),
        None => Sentence::new(telling.id(*item)),
    });
    let each: Vec<Sentence> = each.collect();
    let held = if each.is_empty() { NONE.into() } else { Sentence::new(Names(each)) };
    let how = match combine {
        Some(combine) => Sentence::new(*combine),
        None => {
            let held = |item: usize| terms.iter().any(|(held, _)| *held == item);
            let missing = (0..telling.list.len()).filter(|item| !held(*item)).map(|item| telling.id(item));
            let missing: Vec<String> = missing.collect();
            if missing.is_empty() {
                ALL_MUST_HOLD.into()
            } else {
                Missing { missing: Names(missing), all: ALL_MUST_HOLD }.into()
            }
        }
    };
    Some(Items { held, how, points: about(points) }.into())
}

fn rates(telling: &Telling<'_>, step: &Step) -> Option<Sentence> {
    let Step::Rates { terms, points } = step else { return None };
    let each = terms.iter().map(|(rate, count, points)| Rate {
        count: Computed(plain(*count)),
        of: telling.id(*rate),
        points: exact(points),
    });
    Some(Rates { rates: Joined { items: each.collect(), by: PLUS }, points: exact(points) }.into())
}

fn losses(telling: &Telling<'_>, step: &Step) -> Option<Sentence> {
    let Step::Lost { from, terms, floor, points } = step else { return None };
    let each = terms.iter().map(|(counter, loss)| Loss {
        loss: loss.as_ref().map_or(ALL.into(), |loss| exact(loss).into()),
        counter: telling.id(*counter),
    });
    let each = Joined { items: each.collect(), by: CLOSE };
    Some(Losses { from: exact(from), each, points: exact(points), floor: exact(floor) }.into())
}

fn line(_: &Telling<'_>, step: &Step) -> Option<Sentence> {
    let Step::Interpolated { low, high, points } = step else { return None };
    let joint = |at: &Exact, points: &Exact| Joint { points: exact(points), at: about(at) };
    let (low, high) = (joint(&low.at, &low.points), joint(&high.at, &high.points));
    Some(Between { low, high, points: about(points) }.into())
}

fn relative(_: &Telling<'_>, step: &Step) -> Option<Sentence> {
    match step {
        Step::Relative { worst, best, units, points } => Some(
            Among { units: *units, worst: about(worst), best: about(best), points: about(points) }.into(),
        ),
        Step::Alone { points } => Some(Alone { points: exact(points) }.into()),
        _ => None,
    }
}

fn below(_: &Telling<'_>, step: &Step) -> Option<Sentence> {
    let Step::BelowLeast { share, least, .. } = step else { return None };
    Some(Below { share: Computed(percent(share)), least: Computed(percent(least)) }.into())
}

fn combined(telling: &Telling<'_>, step: &Step) -> Option<Sentence> {
    let Step::Combined { combine, terms, points } = step else { return None };
    let each = terms.iter().map(|(row, weight, points)| Weighted {
        row: RowName((telling.code)(*row)),
        points: about(points),
        weight: (*weight != Exact::ONE).then(|| Weight { weight: exact(weight) }),
    });
    Some(Combined { how: *combine, terms: Names(each.collect()), points: about(points) }.into())
}

fn base(_: &Telling<'_>, step: &Step) -> Option<Sentence> {
    let Step::Base { base, points } = step else { return None };
    Some(StartsFrom { base: Computed(base.to_string()), points: about(points) }.into())
}

fn penalties(telling: &Telling<'_>, step: &Step) -> Option<Sentence> {
    let Step::Penalties { terms, points } = step else { return None };
    Some(Penalties { terms: telling.terms(terms), points: about(points) }.into())
}

fn rescaled(_: &Telling<'_>, step: &Step) -> Option<Sentence> {
    let Step::Rescaled { from, whole, left, points, .. } = step else { return None };
    let (from, points) = (about(from), about(points));
    Some(Rescaled { from, whole: exact(whole), left: exact(left), points }.into())
}

fn floored(_: &Telling<'_>, step: &Step) -> Option<Sentence> {
    let Step::Floored { from, points } = step else { return None };
    Some(Lifted { from: about(from), points: exact(points) }.into())
}

fn penalty(_: &Telling<'_>, step: &Step) -> Option<Sentence> {
    let Step::Penalty { points, .. } = step else { return None };
    Some(ALoss { points: about(points) }.into())
}

fn unproven(_: &Telling<'_>, step: &Step) -> Option<Sentence> {
    let Step::Unproven { from, .. } = step else { return None };
    Some(NoneGiven { from: about(from) }.into())
}

fn event(telling: &Telling<'_>, step: &Step) -> Option<Sentence> {
    let Step::Event { event, change, points } = step else { return None };
    Some(Event { event: (telling.event)(*event, change), points: about(points) }.into())
}
