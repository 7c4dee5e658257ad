//! The children that a sum is made of: how they are combined, what is left of their maxima, and what is given back.

use super::Status;
use super::sums::Term;
use crate::combine::Combine;
use crate::criteria::{Criteria, NotApplicable, RescaleOver, Role};
use crate::number::Exact;
use crate::working::{Recorder, Step};

/// The children that a node combines, with what became of them.
pub(super) struct Parts {
    pub(super) children: Vec<(usize, Exact, Term)>,
    pub(super) combine: Combine,
}

impl Parts {
    pub(super) fn of(
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

    pub(super) fn with_status(&self, status: Status) -> Vec<usize> {
        self.children.iter().filter(|(_, _, term)| term.status == status).map(|(row, _, _)| *row).collect()
    }

    /// Whether a child left the sum and leaves its max to its siblings.
    pub(super) fn leaves_to_group(criteria: &Criteria, (row, _, term): &(usize, Exact, Term)) -> bool {
        let row = &criteria.rows[*row];
        term.max.is_none()
            && !row.is_group()
            && row.not_applicable == NotApplicable::Rescale
            && row.rescale_over == RescaleOver::Group
    }

    /// The maxima of the children, as one of the two counts them; those that leave theirs to the group included.
    pub(super) fn worths(
        &self,
        criteria: &Criteria,
        of: impl Fn(&Term) -> Option<Exact>,
    ) -> Vec<(Exact, Exact)> {
        let worth = |child: &(usize, Exact, Term)| {
            let left = || Self::leaves_to_group(criteria, child).then(|| criteria.worth(child.0));
            of(&child.2).or_else(left).map(|worth| (child.1.clone(), worth))
        };
        self.children.iter().filter_map(worth).collect()
    }

    /// What children that all left leave to the whole form.
    pub(super) fn left_to_form(&self, criteria: &Criteria, printed: Option<Exact>) -> Option<Exact> {
        let left = self.children.iter();
        let left = left.filter_map(|(row, weight, term)| Some((*row, weight.clone(), term.whole.clone()?)));
        let left: Vec<(usize, Exact, Exact)> = left.collect();
        let is_all = left.len() == self.children.len()
            && left.iter().all(|(row, _, whole)| *whole == criteria.worth(*row));
        let worths: Vec<(Exact, Exact)> =
            left.into_iter().map(|(_, weight, whole)| (weight, whole)).collect();
        let worth = (!worths.is_empty()).then(|| self.combine.of(&worths))?;
        Some(match printed {
            Some(printed) if is_all => printed,
            Some(printed) => printed.min(worth),
            None => worth,
        })
    }

    /// The points of the children that apply, with the max of those that leave theirs to them.
    pub(super) fn rescaled(&self, criteria: &Criteria, points: Exact, recorder: &mut Recorder) -> Exact {
        if !self.children.iter().any(|child| Self::leaves_to_group(criteria, child)) {
            return points;
        }
        let whole = self.combine.of(&self.worths(criteria, |term| term.max.clone()));
        let left = self.children.iter();
        let left = left.filter_map(|(_, weight, term)| Some((weight.clone(), term.max.clone()?)));
        let left = self.combine.of(&left.collect::<Vec<_>>());
        rescaled(points, (whole, left), RescaleOver::Group, recorder)
    }

    /// The max of what applies: as printed where all of it does.
    pub(super) fn max(
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
pub(super) enum Combined {
    Points { points: Exact, provisional: bool },
    Without(Status),
}

/// What the children come to, before anything is given back or cut.
pub(super) fn combine(parts: &Parts, recorder: &mut Recorder) -> Combined {
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
