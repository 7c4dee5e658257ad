//! The one place where sums are formed: the engine gives it computed parts, checks give it declared ones.

use super::Status;
use super::gates::gated;
use super::parts::{Combined, Parts, combine, rescaled};
use super::term::Term;
use crate::combine::Combine;
use crate::criteria::{Criteria, Node, RescaleOver, Role};
use crate::number::{Exact, RoundAt, Rounding};
use crate::working::{Recorder, Step};

/// What conditions do to a row or to the total.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Effects {
    /// Positions of the gates that fail.
    pub failed: Vec<usize>,
    /// Positions of the events that happened.
    pub happened: Vec<usize>,
    /// Positions of the events that change the total, and what each adds.
    pub changes: Vec<(usize, Exact)>,
}

impl Effects {
    /// `None` where they are none: of most rows.
    pub(super) fn boxed(self) -> Option<Box<Self>> {
        let none = self.failed.is_empty() && self.happened.is_empty() && self.changes.is_empty();
        (!none).then(|| Box::new(self))
    }
}

/// A sum that is formed.
pub(super) struct Formed {
    pub status: Status,
    pub points: Option<Exact>,
    /// The same before the total is rounded; of a total only.
    pub unrounded: Option<Exact>,
    pub max: Option<Exact>,
    pub whole: Option<Exact>,
    pub recorder: Recorder,
}

impl Formed {
    /// A sum without points.
    fn without(status: Status, max: Option<Exact>, whole: Option<Exact>, recorder: Recorder) -> Self {
        Formed { status, points: None, unrounded: None, max, whole, recorder }
    }

    /// A row that is not asked: it adds 0, and keeps its max.
    pub(super) fn not_asked(max: Option<Exact>, whole: Option<Exact>, recorder: Recorder) -> Self {
        let points = Some(Exact::ZERO);
        Formed { status: Status::NotAsked, points, unrounded: None, max, whole, recorder }
    }
}

/// What a sum comes to from given parts, under the same conditions.
pub(crate) fn combined(
    criteria: &Criteria,
    sum: Node,
    term: &dyn Fn(usize) -> Term,
    effects: &Effects,
) -> Term {
    let recorder = Recorder::discarding();
    let formed = match sum {
        Node::Row(row) => group(criteria, row, term, effects, recorder),
        Node::Total => changed(criteria, total(criteria, term, effects, recorder), effects),
    };
    Term { status: formed.status, points: formed.points, max: formed.max, whole: formed.whole }
}

/// What a group comes to.
pub(super) fn group(
    criteria: &Criteria,
    row: usize,
    term: &dyn Fn(usize) -> Term,
    effects: &Effects,
    mut recorder: Recorder,
) -> Formed {
    let criterion = &criteria.rows[row];
    let node = &criterion.node;
    let mut parts =
        Parts::of(criteria, criterion.children.iter().copied(), criterion.role, node.combine, term);
    let printed = criterion.max.map(Exact::from);
    if parts.is_not_asked() {
        recorder.step(|| Step::NotAsked);
        let max = parts.max(criteria, printed.clone(), &Exact::ZERO, |term| term.max.as_ref());
        let whole = parts.max(criteria, printed, &Exact::ZERO, |term| term.whole.as_ref());
        return Formed::not_asked(max, whole, recorder);
    }
    parts.leave_out_not_asked();
    let max = parts.max(criteria, printed.clone(), &Exact::ZERO, |term| term.max.as_ref());
    let whole = parts.max(criteria, printed.clone(), &Exact::ZERO, |term| term.whole.as_ref());
    let (points, provisional) = match combine(&parts, &mut recorder) {
        Combined::Points { points, provisional } => (points, provisional),
        // the group leaves the sum itself; all that stays of it is what it leaves to the whole form
        Combined::Without(Status::NotApplicable) => {
            let whole = parts.left_to_form(criteria, printed);
            return Formed::without(Status::NotApplicable, None, whole, recorder);
        }
        Combined::Without(status) => return Formed::without(status, max, whole, recorder),
    };
    let mut points = parts.rescaled(criteria, points, &mut recorder);
    if node.combine.is_mean() {
        points = rounded(criteria, RoundAt::Leaf, points, &mut recorder);
    }
    points = floored(points, node.floor.map(Exact::from), &mut recorder);
    points = match criterion.role {
        Role::Penalty => at_least(points, printed.map(|max| -&max), &mut recorder),
        Role::Normal | Role::Bonus | Role::Info | Role::Mandatory => capped(points, printed, &mut recorder),
    };
    let points = gated(&node.gates, &effects.failed, points, &mut recorder);
    let status = match points {
        None => Status::NoScore,
        Some(_) if provisional => Status::Provisional,
        Some(_) => Status::Scored,
    };
    Formed { status, points, unrounded: None, max, whole, recorder }
}

/// What the total comes to, before events.
pub(super) fn total(
    criteria: &Criteria,
    term: &dyn Fn(usize) -> Term,
    effects: &Effects,
    mut recorder: Recorder,
) -> Formed {
    let settings = &criteria.total;
    let printed = criteria.max.map(Exact::from);
    let base = settings.base.map_or(Exact::ZERO, Exact::from);
    let mut parts =
        Parts::of(criteria, criteria.top.iter().copied(), Role::Normal, settings.node.combine, term);
    parts.leave_out_not_asked();
    // what is left to the other rows over the whole form is no less to reach
    let max = parts.max(criteria, printed.clone(), &base, |term| term.whole.as_ref());
    let without = |status, recorder| Formed::without(status, max.clone(), None, recorder);
    if settings.unformed {
        return without(Status::None, recorder);
    }
    let outer =
        [(Role::Bonus, false), (Role::Penalty, true), (Role::Bonus, true)].map(|(role, above_max)| {
            let counts = |row: &usize| role == Role::Penalty || criteria.rows[*row].above_max == above_max;
            Parts::of(criteria, criteria.outer_rows(role).filter(counts), role, Combine::Sum, term)
        });
    for status in [Status::Error, Status::NoScore] {
        let all = || std::iter::once(&parts).chain(&outer);
        if all().any(|part| part.has_status(status)) {
            recorder
                .step(|| Step::Blocked { rows: all().flat_map(|part| part.with_status(status)).collect() });
            return without(status, recorder);
        }
    }
    let (points, mut provisional) = match combine(&parts, &mut recorder) {
        Combined::Points { points, provisional } => (points, provisional),
        // nothing applies: there is no score
        Combined::Without(Status::NotApplicable) => return without(Status::NoScore, recorder),
        Combined::Without(status) => return without(status, recorder),
    };
    let mut points = parts.rescaled(criteria, points, &mut recorder);
    if settings.base.is_some() {
        points = &points + &base;
        recorder.step(|| Step::Base { base: base.clone(), points: points.clone() });
    }
    provisional |= outer.iter().any(|part| part.has_status(Status::Provisional));
    let with_points = |part: Parts<'_>| {
        let terms = part.children.into_iter();
        terms.filter_map(|part| Some((part.row, part.term.points?))).collect::<Vec<_>>()
    };
    let [within, penalties, mut above] = outer.map(with_points);
    let added = |terms: &[(usize, Exact)]| Exact::sum(terms.iter().map(|(_, points)| points));
    if !within.is_empty() {
        points = &points + &added(&within);
        recorder.step(|| Step::Bonus { terms: within, points: points.clone() });
    }
    if !penalties.is_empty() {
        points = &points + &added(&penalties);
        recorder.step(|| Step::Penalties { terms: penalties, points: points.clone() });
    }
    let whole = &base + &parts.worth(criteria, |term| term.whole.as_ref());
    let left = &base + &parts.worth(criteria, |term| term.max.as_ref());
    if whole != left {
        // bonus and penalties come before it in the order, so all of it grows
        for (_, bonus) in &mut above {
            if let Some(scaled) = (&*bonus * &whole).over(&left) {
                *bonus = scaled;
            }
        }
        points = rescaled(points, (whole, left), RescaleOver::Total, &mut recorder);
    }
    points = capped(points, printed, &mut recorder);
    if !above.is_empty() {
        points = &points + &added(&above);
        recorder.step(|| Step::Bonus { terms: above, points: points.clone() });
    }
    points = floored(points, settings.node.floor.map(Exact::from), &mut recorder);
    let gates = &settings.node.gates;
    let unrounded = gated(gates, &effects.failed, points.clone(), &mut Recorder::discarding());
    points = rounded_total(criteria, points, &mut recorder);
    let points = gated(gates, &effects.failed, points, &mut recorder);
    let status = match points {
        None => Status::NoScore,
        Some(_) if provisional => Status::Provisional,
        Some(_) => Status::Scored,
    };
    Formed { status, points, unrounded, max, whole: None, recorder }
}

/// The total after the events that change it.
pub(super) fn changed(criteria: &Criteria, formed: Formed, effects: &Effects) -> Formed {
    let Formed { points: Some(mut points), mut unrounded, mut recorder, .. } = formed else { return formed };
    for (event, change) in &effects.changes {
        points = &points + change;
        recorder.step(|| Step::Event { event: *event, change: change.clone(), points: points.clone() });
    }
    if !effects.changes.is_empty() {
        let floor = criteria.total.node.floor.map(Exact::from);
        points = floored(points, floor.clone(), &mut recorder);
        points = rounded_total(criteria, points, &mut recorder);
        unrounded = unrounded.map(|unrounded| {
            let changes = effects.changes.iter().map(|(_, change)| change);
            floored(&unrounded + &Exact::sum(changes), floor, &mut Recorder::discarding())
        });
    }
    Formed { points: Some(points), unrounded, recorder, ..formed }
}

/// Rounding of the total, where the criteria round it.
fn rounded_total(criteria: &Criteria, points: Exact, recorder: &mut Recorder) -> Exact {
    let is_mean = criteria.total.node.combine.is_mean();
    match criteria.rounding.at {
        RoundAt::Total => rounded(criteria, RoundAt::Total, points, recorder),
        RoundAt::Leaf if is_mean => rounded(criteria, RoundAt::Leaf, points, recorder),
        RoundAt::Leaf | RoundAt::Never => points,
    }
}

fn capped(points: Exact, max: Option<Exact>, recorder: &mut Recorder) -> Exact {
    match max {
        Some(max) if points > max => {
            recorder.step(|| Step::Capped { from: points, points: max.clone() });
            max
        }
        Some(_) | None => points,
    }
}

/// A penalty takes its max at most.
fn at_least(points: Exact, least: Option<Exact>, recorder: &mut Recorder) -> Exact {
    match least {
        Some(least) if points < least => {
            recorder.step(|| Step::Capped { from: points, points: least.clone() });
            least
        }
        Some(_) | None => points,
    }
}

pub(super) fn floored(points: Exact, floor: Option<Exact>, recorder: &mut Recorder) -> Exact {
    match floor {
        Some(floor) if points < floor => {
            recorder.step(|| Step::Floored { from: points, points: floor.clone() });
            floor
        }
        Some(_) | None => points,
    }
}

/// Rounds where the criteria round there; a number too large for a figure is told when it is to be printed.
pub(super) fn rounded(criteria: &Criteria, at: RoundAt, points: Exact, recorder: &mut Recorder) -> Exact {
    let rounding: Rounding = criteria.rounding;
    let after = if rounding.at == at { rounding.exact(&points).ok() } else { None };
    match after {
        // nobody asks whether anything was rounded
        Some(after) if !recorder.keeps() => after,
        Some(after) if after != points => {
            recorder.step(|| Step::Rounded { from: points, rounding, points: after.clone() });
            after
        }
        Some(_) | None => points,
    }
}
