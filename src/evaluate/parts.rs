//! The children that a sum is made of: how they are combined, what is left of their maxima, and what is given back.

use super::Status;
use super::term::Term;
use crate::combine::Combine;
use crate::criteria::{Criteria, NotApplicable, RescaleOver, Role};
use crate::number::Exact;
use crate::working::{Recorder, Step};

/// Room is made at once for so many rows: few nodes have more.
const FEW: usize = 16;

/// A row that a node combines, with what became of it.
pub(super) struct Part<'c> {
    pub(super) row: usize,
    pub(super) weight: &'c Exact,
    pub(super) term: Term,
}

impl Part<'_> {
    /// Whether it does not apply, and is in no sum.
    fn has_left(&self) -> bool {
        self.term.status == Status::NotApplicable && self.term.points.is_none()
    }
}

/// The rows that a node combines.
pub(super) struct Parts<'c> {
    pub(super) children: Vec<Part<'c>>,
    pub(super) combine: Combine,
}

impl<'c> Parts<'c> {
    pub(super) fn of(
        criteria: &'c Criteria,
        rows: impl Iterator<Item = usize>,
        role: Role,
        combine: Combine,
        term: &dyn Fn(usize) -> Term,
    ) -> Self {
        let mut children = Vec::with_capacity(rows.size_hint().1.unwrap_or(0).min(FEW));
        let counted = rows.filter(|row| criteria.rows[*row].role == role);
        let part = |row: usize| Part { row, weight: &criteria.rows[row].weight, term: term(row) };
        children.extend(counted.map(part));
        Parts { children, combine }
    }

    /// Whether no row is left that is asked: then neither is the node.
    pub(super) fn is_not_asked(&self) -> bool {
        let none = |part: &Part<'_>| part.term.status == Status::NotAsked || part.has_left();
        self.has_status(Status::NotAsked) && self.children.iter().all(none)
    }

    /// A row that is not asked adds 0 to a sum. In a mean, a best-of or a minimum it is no row: a 0 there would be a
    /// result.
    pub(super) fn leave_out_not_asked(&mut self) {
        if self.combine == Combine::Sum {
            return;
        }
        for part in self.children.iter_mut().filter(|part| part.term.status == Status::NotAsked) {
            part.term = Term { status: Status::NotAsked, points: None, max: None, whole: None };
        }
    }

    pub(super) fn with_status(&self, status: Status) -> Vec<usize> {
        let found = self.children.iter().filter(|part| part.term.status == status);
        found.map(|part| part.row).collect()
    }

    pub(super) fn has_status(&self, status: Status) -> bool {
        self.children.iter().any(|part| part.term.status == status)
    }

    /// Whether a child left the sum and leaves its max to its siblings.
    fn leaves_to_group(criteria: &Criteria, part: &Part<'_>) -> bool {
        let row = &criteria.rows[part.row];
        part.term.max.is_none()
            && part.term.status != Status::NotAsked
            && !row.is_group()
            && row.not_applicable == NotApplicable::Rescale
            && row.rescale_over == RescaleOver::Group
    }

    fn any_leaves_to_group(&self, criteria: &Criteria) -> bool {
        self.children.iter().any(|part| Self::leaves_to_group(criteria, part))
    }

    /// The maxima of the children, as one of the two counts them; those that leave theirs to the group included.
    pub(super) fn worths(
        &self,
        criteria: &'c Criteria,
        of: impl Fn(&Term) -> Option<&Exact>,
    ) -> impl Iterator<Item = (&'c Exact, Exact)> {
        self.children.iter().filter_map(move |part| {
            let left = || Self::leaves_to_group(criteria, part).then(|| worth(criteria, part.row));
            of(&part.term).or_else(left).map(|worth| (part.weight, worth.clone()))
        })
    }

    /// What the children are worth together.
    pub(super) fn worth(&self, criteria: &'c Criteria, of: impl Fn(&Term) -> Option<&Exact>) -> Exact {
        self.combine.of_each(self.worths(criteria, of))
    }

    /// The max of what applies: as printed where all of it does.
    pub(super) fn max(
        &self,
        criteria: &'c Criteria,
        printed: Option<Exact>,
        base: &Exact,
        of: impl Fn(&Term) -> Option<&Exact>,
    ) -> Option<Exact> {
        let whole = |part: &Part<'_>| match of(&part.term) {
            Some(max) => max == worth(criteria, part.row),
            None => Self::leaves_to_group(criteria, part),
        };
        let complete = self.children.iter().all(whole);
        if self.worths(criteria, &of).next().is_none() && !self.children.is_empty() {
            return None;
        }
        Some(match printed {
            Some(printed) if complete => printed,
            Some(printed) => printed.min(base + &self.worth(criteria, of)),
            None => base + &self.worth(criteria, of),
        })
    }

    /// What children that all left leave to the whole form.
    pub(super) fn left_to_form(&self, criteria: &'c Criteria, printed: Option<Exact>) -> Option<Exact> {
        let left = || self.children.iter().filter_map(|part| Some((part, part.term.whole.as_ref()?)));
        let is_all = left().count() == self.children.len()
            && left().all(|(part, whole)| whole == worth(criteria, part.row));
        left().next()?;
        let together = self.combine.of_each(left().map(|(part, whole)| (part.weight, whole.clone())));
        Some(match printed {
            Some(printed) if is_all => printed,
            Some(printed) => printed.min(together),
            None => together,
        })
    }

    /// The points of the children that apply, with the max of those that leave theirs to them.
    pub(super) fn rescaled(&self, criteria: &'c Criteria, points: Exact, recorder: &mut Recorder) -> Exact {
        if !self.any_leaves_to_group(criteria) {
            return points;
        }
        let whole = self.worth(criteria, |term| term.max.as_ref());
        let left = self.children.iter().filter_map(|part| Some((part.weight, part.term.max.clone()?)));
        rescaled(points, (whole, self.combine.of_each(left)), RescaleOver::Group, recorder)
    }
}

/// What a row is worth at most.
fn worth(criteria: &Criteria, row: usize) -> &Exact {
    &criteria.derived.worths[row]
}

/// What becomes of a node before it is cut, and the points of the parts that have some.
pub(super) enum Combined {
    Points { points: Exact, provisional: bool },
    Without(Status),
}

/// What the children come to, before anything is given back or cut.
pub(super) fn combine(parts: &Parts<'_>, recorder: &mut Recorder) -> Combined {
    for status in [Status::Error, Status::NoScore] {
        if parts.has_status(status) {
            recorder.step(|| Step::Blocked { rows: parts.with_status(status) });
            return Combined::Without(status);
        }
    }
    let terms = || {
        let with_points = |part: &Part<'_>| Some((part.row, part.weight.clone(), part.term.points.clone()?));
        parts.children.iter().filter_map(with_points)
    };
    if parts.children.iter().all(|part| part.term.points.is_none()) && !parts.children.is_empty() {
        return Combined::Without(Status::NotApplicable);
    }
    let figures = parts.children.iter().filter_map(|part| Some((part.weight, part.term.points.clone()?)));
    let points = parts.combine.of_each(figures);
    recorder.step(|| match parts.combine {
        Combine::Sum => Step::Sum {
            terms: terms().map(|(row, _, points)| (row, points)).collect(),
            points: points.clone(),
        },
        combine => Step::Combined { combine, terms: terms().collect(), points: points.clone() },
    });
    Combined::Points { points, provisional: parts.has_status(Status::Provisional) }
}

/// points × whole ÷ left. Rows that are worth nothing cannot take anything over.
pub(super) fn rescaled(
    points: Exact,
    (whole, left): (Exact, Exact),
    over: RescaleOver,
    recorder: &mut Recorder,
) -> Exact {
    let Some(after) = (&points * &whole).over(&left) else { return points };
    let over_total = over == RescaleOver::Total;
    recorder.step(|| Step::Rescaled { from: points, whole, left, over_total, points: after.clone() });
    after
}
