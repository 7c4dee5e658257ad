//! The one place where sums are formed: the engine gives it computed parts, checks give it declared ones.

use super::run::gated;
use super::{Outcome, Status};
use crate::combine::Combine;
use crate::criteria::{Criteria, NotApplicable, RescaleOver, Role};
use crate::number::{Exact, RoundAt, Rounding};
use crate::working::{Recorder, Step};

/// A row's part in the sum above it.
#[derive(Clone, Debug)]
pub struct Term {
    /// Its state.
    pub status: Status,
    /// Its points; `None` where it adds none.
    pub points: Option<Exact>,
    /// The max of what applies; `None` where the row left the sum.
    pub max: Option<Exact>,
    /// The same, with the rows counted in that leave their max to the whole form.
    pub whole: Option<Exact>,
}

impl Term {
    /// A row of which nothing is known.
    pub fn blank() -> Self {
        Term { status: Status::Blank, points: Some(Exact::ZERO), max: None, whole: None }
    }

    /// The part of a row that was worked out.
    pub fn of(outcome: &Outcome) -> Self {
        Term {
            status: outcome.status,
            points: outcome.points.clone(),
            max: outcome.max.clone(),
            whole: outcome.whole.clone(),
        }
    }
}

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

/// A sum that is formed.
pub struct Formed {
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
}

/// What a group, or the total (`None`), comes to from given parts, under the same conditions.
pub fn combined(
    criteria: &Criteria,
    row: Option<usize>,
    term: &dyn Fn(usize) -> Term,
    effects: &Effects,
) -> Term {
    let recorder = Recorder::discarding();
    let formed = match row {
        Some(row) => group(criteria, row, term, effects, recorder),
        None => changed(criteria, total(criteria, term, effects, recorder), effects),
    };
    Term { status: formed.status, points: formed.points, max: formed.max, whole: formed.whole }
}

/// The children that a node combines, with what became of them.
struct Parts {
    children: Vec<(usize, Exact, Term)>,
    combine: Combine,
}

impl Parts {
    fn of(
        criteria: &Criteria,
        rows: &[usize],
        role: Role,
        combine: Combine,
        term: &dyn Fn(usize) -> Term,
    ) -> Self {
        let counted = rows.iter().copied().filter(|row| criteria.rows[*row].role == role);
        let children = counted.map(|row| (row, criteria.rows[row].weight.clone(), term(row))).collect();
        Parts { children, combine }
    }

    fn with_status(&self, status: Status) -> Vec<usize> {
        self.children.iter().filter(|(_, _, term)| term.status == status).map(|(row, _, _)| *row).collect()
    }

    /// Whether a child left the sum and leaves its max to its siblings.
    fn leaves_to_group(criteria: &Criteria, (row, _, term): &(usize, Exact, Term)) -> bool {
        let row = &criteria.rows[*row];
        term.max.is_none()
            && !row.is_group()
            && row.not_applicable == NotApplicable::Rescale
            && row.rescale_over == RescaleOver::Group
    }

    /// The maxima of the children, as one of the two counts them; those that leave theirs to the group included.
    fn worths(&self, criteria: &Criteria, of: impl Fn(&Term) -> Option<Exact>) -> Vec<(Exact, Exact)> {
        let worth = |child: &(usize, Exact, Term)| {
            let left = || Self::leaves_to_group(criteria, child).then(|| criteria.worth(child.0));
            of(&child.2).or_else(left).map(|worth| (child.1.clone(), worth))
        };
        self.children.iter().filter_map(worth).collect()
    }

    /// The points of the children that apply with the max of those that leave theirs to them; `None` where nothing is
    /// left to divide by.
    fn rescaled(&self, criteria: &Criteria, points: Exact, recorder: &mut Recorder) -> Option<Exact> {
        if !self.children.iter().any(|child| Self::leaves_to_group(criteria, child)) {
            return Some(points);
        }
        let whole = self.combine.of(&self.worths(criteria, |term| term.max.clone()));
        let left = self.children.iter();
        let left = left.filter_map(|(_, weight, term)| Some((weight.clone(), term.max.clone()?)));
        rescaled(points, whole, self.combine.of(&left.collect::<Vec<_>>()), recorder)
    }

    /// The max of what applies: as printed where all of it does.
    fn max(
        &self,
        criteria: &Criteria,
        printed: Option<Exact>,
        base: &Exact,
        of: impl Fn(&Term) -> Option<Exact>,
    ) -> Option<Exact> {
        let worths = self.worths(criteria, &of);
        let whole = |child: &(usize, Exact, Term)| {
            let left = Self::leaves_to_group(criteria, child);
            left || of(&child.2).is_some_and(|max| max == criteria.worth(child.0))
        };
        let complete = self.children.iter().all(whole);
        if worths.is_empty() && !self.children.is_empty() {
            return None;
        }
        let worth = base + &self.combine.of(&worths);
        Some(match printed {
            Some(printed) if complete => printed,
            Some(printed) => printed.min(worth),
            None => worth,
        })
    }
}

/// What becomes of a node before it is cut, and the points of the parts that have some.
enum Combined {
    Points { points: Exact, provisional: bool },
    Without(Status),
}

fn combine(parts: &Parts, recorder: &mut Recorder) -> Combined {
    for status in [Status::Error, Status::NoScore] {
        let rows = parts.with_status(status);
        if !rows.is_empty() {
            recorder.step(|| Step::Blocked { rows });
            return Combined::Without(status);
        }
    }
    let terms: Vec<(usize, Exact, Exact)> = parts
        .children
        .iter()
        .filter_map(|(row, weight, term)| Some((*row, weight.clone(), term.points.clone()?)))
        .collect();
    if terms.is_empty() && !parts.children.is_empty() {
        return Combined::Without(Status::NotApplicable);
    }
    let figures: Vec<(Exact, Exact)> =
        terms.iter().map(|(_, weight, points)| (weight.clone(), points.clone())).collect();
    let points = parts.combine.of(&figures);
    recorder.step(|| match parts.combine {
        Combine::Sum => Step::Sum {
            terms: terms.iter().map(|(row, _, points)| (*row, points.clone())).collect(),
            points: points.clone(),
        },
        combine => Step::Combined { combine, terms: terms.clone(), points: points.clone() },
    });
    let provisional = !parts.with_status(Status::Provisional).is_empty();
    Combined::Points { points, provisional }
}

/// points × whole ÷ left; `None` where nothing is left to divide by.
fn rescaled(points: Exact, whole: Exact, left: Exact, recorder: &mut Recorder) -> Option<Exact> {
    let after = (&points * &whole).over(&left)?;
    recorder.step(|| Step::Rescaled { from: points, whole, left, points: after.clone() });
    Some(after)
}

/// What a group comes to.
pub fn group(
    criteria: &Criteria,
    row: usize,
    term: &dyn Fn(usize) -> Term,
    effects: &Effects,
    mut recorder: Recorder,
) -> Formed {
    let criterion = &criteria.rows[row];
    let node = &criterion.node;
    let parts = Parts::of(criteria, &criterion.children, criterion.role, node.combine, term);
    let printed = criterion.max.map(Exact::from);
    let max = parts.max(criteria, printed.clone(), &Exact::ZERO, |term| term.max.clone());
    let whole = parts.max(criteria, printed.clone(), &Exact::ZERO, |term| term.whole.clone());
    let (points, provisional) = match combine(&parts, &mut recorder) {
        Combined::Points { points, provisional } => (points, provisional),
        Combined::Without(status) => return Formed::without(status, max, whole, recorder),
    };
    let Some(mut points) = parts.rescaled(criteria, points, &mut recorder) else {
        return Formed::without(Status::NoScore, max, whole, recorder);
    };
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
pub fn total(
    criteria: &Criteria,
    term: &dyn Fn(usize) -> Term,
    effects: &Effects,
    mut recorder: Recorder,
) -> Formed {
    let settings = &criteria.total;
    let printed = criteria.max.map(Exact::from);
    let base = settings.base.map_or(Exact::ZERO, Exact::from);
    let parts = Parts::of(criteria, &criteria.top, Role::Normal, settings.node.combine, term);
    let max = parts.max(criteria, printed.clone(), &base, |term| term.max.clone());
    let without = |status, recorder| Formed::without(status, max.clone(), None, recorder);
    if settings.unformed {
        return without(Status::None, recorder);
    }
    let outer: Vec<Parts> = [(Role::Bonus, false), (Role::Penalty, true), (Role::Bonus, true)]
        .into_iter()
        .map(|(role, above_max)| {
            let counts = |row: &usize| role == Role::Penalty || criteria.rows[*row].above_max == above_max;
            let rows: Vec<usize> = criteria.outer_rows(role).filter(counts).collect();
            Parts::of(criteria, &rows, role, Combine::Sum, term)
        })
        .collect();
    for status in [Status::Error, Status::NoScore] {
        let rows: Vec<usize> =
            std::iter::once(&parts).chain(&outer).flat_map(|part| part.with_status(status)).collect();
        if !rows.is_empty() {
            recorder.step(|| Step::Blocked { rows });
            return without(status, recorder);
        }
    }
    let (points, mut provisional) = match combine(&parts, &mut recorder) {
        Combined::Points { points, provisional } => (points, provisional),
        // nothing applies: there is no score
        Combined::Without(Status::NotApplicable) => return without(Status::NoScore, recorder),
        Combined::Without(status) => return without(status, recorder),
    };
    let Some(mut points) = parts.rescaled(criteria, points, &mut recorder) else {
        return without(Status::NoScore, recorder);
    };
    if settings.base.is_some() {
        points = &points + &base;
        recorder.step(|| Step::Base { base: base.clone(), points: points.clone() });
    }
    provisional |= outer.iter().any(|part| !part.with_status(Status::Provisional).is_empty());
    let with_points = |part: Parts| {
        let terms = part.children.into_iter();
        terms.filter_map(|(row, _, term)| Some((row, term.points?))).collect::<Vec<_>>()
    };
    let mut outer: Vec<Vec<(usize, Exact)>> = outer.into_iter().map(with_points).collect();
    let (above, penalties, within) = (outer.pop(), outer.pop(), outer.pop());
    let added = |terms: &[(usize, Exact)]| Exact::sum(terms.iter().map(|(_, points)| points));
    if let Some(terms) = within.filter(|terms| !terms.is_empty()) {
        points = &points + &added(&terms);
        recorder.step(|| Step::Bonus { terms, points: points.clone() });
    }
    if let Some(terms) = penalties.filter(|terms| !terms.is_empty()) {
        points = &points + &added(&terms);
        recorder.step(|| Step::Penalties { terms, points: points.clone() });
    }
    let whole = &base + &parts.combine.of(&parts.worths(criteria, |term| term.whole.clone()));
    let left = &base + &parts.combine.of(&parts.worths(criteria, |term| term.max.clone()));
    let mut above = above.unwrap_or_default();
    if whole != left {
        for (_, bonus) in &mut above {
            match (&*bonus * &whole).over(&left) {
                Some(scaled) => *bonus = scaled,
                None => return without(Status::NoScore, recorder),
            }
        }
        match rescaled(points, whole, left, &mut recorder) {
            Some(after) => points = after,
            None => return without(Status::NoScore, recorder),
        }
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
pub fn changed(criteria: &Criteria, formed: Formed, effects: &Effects) -> Formed {
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
    let after = if rounding.at == at { rounding.apply(&points).ok().map(Exact::from) } else { None };
    match after {
        Some(after) if after != points => {
            recorder.step(|| Step::Rounded { from: points, rounding, points: after.clone() });
            after
        }
        Some(_) | None => points,
    }
}
