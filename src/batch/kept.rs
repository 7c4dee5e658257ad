//! What a batch keeps of a unit that was evaluated, and counts of it.

use super::Batch;
use crate::check::Declared;
use crate::column::{Column, PerColumn};
use crate::criteria::{Node, RankBy};
use crate::evaluate::{Evaluation, Status};
use crate::number::{Decimal, RoundAt};
use crate::ranking::{
    Appraised, Fate, Key, More, Origin, RenderedFinding, Standing, Tally, by_printed_total, exact_key, key,
    ranking_of,
};
use crate::submission::Submission;

/// A unit that the engine evaluated, and the errors for which it is not ranked.
pub(super) struct EvaluatedUnit<'e> {
    pub submission: &'e Submission,
    pub origin: Origin,
    pub blocking: Vec<RenderedFinding>,
}

/// A unit that was scored, whichever way: all that a standing is made of.
pub(super) struct ScoredUnit<'s> {
    pub submission: &'s Submission,
    pub origin: Origin,
    /// The errors for which it is not ranked.
    pub blocking: Vec<RenderedFinding>,
    /// What each column came to.
    pub statuses: PerColumn<Option<Status>>,
    /// The totals as printed.
    pub points: PerColumn<Option<Decimal>>,
    /// What of its declared figures is wrong.
    pub declared: Declared,
    /// What it would be compared by if nothing had been rounded.
    pub unrounded: Option<Key>,
    pub more: Option<More>,
}

impl Batch {
    /// What is kept of a unit that was evaluated.
    pub(super) fn evaluated_standing(
        &self,
        unit: EvaluatedUnit<'_>,
        evaluation: &Evaluation,
        unrounded: Option<&Evaluation>,
        tally: &mut Tally,
    ) -> Standing {
        let EvaluatedUnit { submission, origin, blocking } = unit;
        let total = |column| evaluation.outcome(Node::Total, column);
        let unrounded = self.unrounded.as_ref().zip(unrounded);
        let column = self.column(submission);
        let mut more = self.more(submission, evaluation);
        if let Some(progress) = &evaluation.progress {
            more.get_or_insert_default().progress =
                Some(Appraised { leaves: progress.appraised, of: progress.of() });
        }
        let unit = ScoredUnit {
            submission,
            origin,
            blocking,
            statuses: PerColumn::from_fn(|column| Some(total(column)?.status)),
            points: PerColumn::from_fn(|column| total(column)?.shown),
            declared: Declared::of(&self.criteria, submission, evaluation),
            unrounded: unrounded.and_then(|(criteria, evaluation)| exact_key(criteria, evaluation, column)),
            more,
        };
        self.standing(unit, tally, |tally, column| tally.add(&self.criteria, evaluation, column))
    }

    /// What is kept of a unit that was scored, by the engine or by the fast path; `count_points` counts a column of it.
    pub(super) fn standing(
        &self,
        unit: ScoredUnit<'_>,
        tally: &mut Tally,
        count_points: impl Fn(&mut Tally, Column),
    ) -> Standing {
        let ScoredUnit { submission, origin, blocking, statuses, points, declared, unrounded, more } = unit;
        for (code, times) in declared.by_code() {
            if times > 0 {
                *tally.findings.entry(code.name).or_default() += times;
            }
        }
        let unit = &submission.unit;
        let standing = Standing {
            id: unit.id.as_str().into(),
            name: unit.name.as_deref().map(Into::into),
            origin,
            fate: Fate::Reached(statuses.get(self.column(submission)).unwrap_or(Status::None)),
            statuses,
            points,
            difference: if statuses.appraisal == Some(Status::InProgress) {
                None
            } else {
                self.difference(points)
            },
            wrong_rows: u32::try_from(declared.wrong_rows).ok(),
            unrounded: unrounded.map(Box::new),
            more: more.map(Box::new),
            trouble: blocking.into(),
        };
        for column in Column::BOTH.into_iter().filter(|column| self.is_tallied(&standing, *column)) {
            count_points(tally, column);
        }
        standing
    }

    /// Whether the points of a unit go into the summary: of the units that are ranked.
    fn is_tallied(&self, standing: &Standing, column: Column) -> bool {
        let counted = || self.uncounted.0.get().is_none_or(|ids| !ids.contains(&standing.id));
        self.options.tally && standing.ranked_by(column).is_some() && counted()
    }

    /// Appraisal − self, with the decimals that points are printed with.
    fn difference(&self, points: PerColumn<Option<Decimal>>) -> Option<Decimal> {
        let difference = points.appraisal?.checked_sub(points.own?)?;
        // where nothing is rounded, no digits are printed that say nothing
        let exact = self.criteria.rounding.at == RoundAt::Never;
        Some(if exact { difference.normalize() } else { difference })
    }

    /// The column of a unit that counts.
    pub(super) fn column(&self, submission: &Submission) -> Column {
        let usual = if submission.present.appraisal { Column::Appraisal } else { Column::Own };
        self.options.column.unwrap_or(usual)
    }

    /// What only some editions have; `None` where this one has nothing of it.
    pub(super) fn more(&self, submission: &Submission, evaluation: &Evaluation) -> Option<More> {
        let criteria = &self.criteria;
        let bands = criteria.total.node.bands.as_ref();
        let usual = by_printed_total(criteria);
        if criteria.total.index.is_none()
            && bands.is_none()
            && usual
            && !self.options.groups
            && !self.relative
        {
            return None;
        }
        let total = |column| evaluation.outcome(Node::Total, column);
        let group = |row: usize| {
            PerColumn::from_fn(|column| {
                let group = evaluation.outcome(Node::Row(row), column)?;
                // the 0 of what is not asked is no result
                Some(group).filter(|group| group.status != Status::NotAsked)?.shown
            })
        };
        let ranked_apart = ranking_of(criteria).cohort;
        let cohort: Option<Box<str>> = ranked_apart.and_then(|fact| {
            let option = submission.fact_option(fact, self.column(submission))?;
            Some(criteria.facts[fact].options[option].as_str().into())
        });
        Some(More {
            index: PerColumn::from_fn(|column| total(column).and_then(|total| total.index)),
            band: PerColumn::from_fn(|column| {
                let band = total(column)?.band?.band?;
                Some(bands?.list[band].id.as_str().into())
            }),
            groups: if self.options.groups {
                criteria.top_with_points().map(group).collect()
            } else {
                Vec::new()
            },
            band_for_now: PerColumn::from_fn(|column| {
                total(column).and_then(|total| total.band).is_some_and(|band| band.provisional)
            }),
            keys: (!usual)
                .then(|| PerColumn::from_fn(|column| key(criteria, submission, evaluation, column))),
            ranking_row: match ranking_of(criteria).by {
                RankBy::Row(row) => group(row),
                RankBy::Total | RankBy::Index => PerColumn::default(),
            },
            no_cohort: ranked_apart.is_some() && cohort.is_none(),
            cohort,
            set_against: None,
            progress: None,
        })
    }
}
