//! What a batch keeps of a unit that was evaluated, and counts of it.

use super::Batch;
use crate::check::Declared;
use crate::column::{Column, PerColumn};
use crate::criteria::RankBy;
use crate::evaluate::{Evaluation, Status};
use crate::number::{Decimal, RoundAt};
use crate::ranking::{
    Fate, More, Origin, Standing, Tally, Told, by_printed_total, exact_key, key, ranking_of,
};
use crate::submission::Submission;

/// A unit that was evaluated, and the errors for which it is not ranked.
pub(super) struct Judged<'j> {
    pub submission: &'j Submission,
    pub origin: Origin,
    pub trouble: Vec<Told>,
}

impl Batch {
    /// What is kept of a unit that was evaluated.
    pub(super) fn standing(
        &self,
        judged: Judged<'_>,
        evaluation: &Evaluation,
        unrounded: Option<&Evaluation>,
        tally: &mut Tally,
    ) -> Standing {
        let Judged { submission, origin, trouble } = judged;
        let declared = Declared::of(&self.criteria, submission, evaluation);
        for (code, times) in declared.by_code() {
            if times > 0 {
                *tally.findings.entry(code.name).or_default() += times;
            }
        }
        let shown = |column| evaluation.outcome(None, column).and_then(|total| total.shown);
        let column = self.column(submission);
        let status = evaluation.outcome(None, column).map_or(Status::None, |total| total.status);
        let more = self.more(submission, evaluation);
        let unit = &submission.unit;
        let standing = Standing {
            id: unit.id.as_str().into(),
            name: unit.name.as_deref().map(Into::into),
            origin,
            fate: Fate::Reached(status),
            statuses: PerColumn::from_fn(|column| Some(evaluation.outcome(None, column)?.status)),
            points: PerColumn::from_fn(shown),
            difference: self.difference(PerColumn::from_fn(shown)),
            wrong_rows: u32::try_from(declared.wrong_rows).ok(),
            unrounded: self
                .unrounded
                .as_ref()
                .zip(unrounded)
                .and_then(|(criteria, evaluation)| exact_key(criteria, evaluation, column))
                .map(Box::new),
            more: more.map(Box::new),
            trouble: trouble.into(),
        };
        for column in Column::BOTH.into_iter().filter(|column| self.is_tallied(&standing, *column)) {
            tally.add(&self.criteria, evaluation, column);
        }
        standing
    }

    /// Whether the points of a unit go into the summary: of the units that are ranked.
    pub(super) fn is_tallied(&self, standing: &Standing, column: Column) -> bool {
        let counted = || self.uncounted.0.get().is_none_or(|ids| !ids.contains(&standing.id));
        self.wanted.tally && standing.ranked_by(column).is_some() && counted()
    }

    /// Appraisal − self, with the decimals that points are printed with.
    pub(super) fn difference(&self, points: PerColumn<Option<Decimal>>) -> Option<Decimal> {
        let difference = points.appraisal?.checked_sub(points.own?)?;
        // where nothing is rounded, no digits are printed that say nothing
        let exact = self.criteria.rounding.at == RoundAt::Never;
        Some(if exact { difference.normalize() } else { difference })
    }

    /// The column of a unit that counts.
    pub(super) fn column(&self, submission: &Submission) -> Column {
        let usual = if submission.present.appraisal { Column::Appraisal } else { Column::Own };
        self.wanted.column.unwrap_or(usual)
    }

    /// What only some editions have; `None` where this one has nothing of it.
    pub(super) fn more(&self, submission: &Submission, evaluation: &Evaluation) -> Option<More> {
        let criteria = &self.criteria;
        let bands = criteria.total.node.bands.as_ref();
        let usual = by_printed_total(criteria);
        if criteria.total.index.is_none() && bands.is_none() && usual && !self.wanted.groups && !self.relative
        {
            return None;
        }
        let total = |column| evaluation.outcome(None, column);
        let group = |row: usize| {
            PerColumn::from_fn(|column| {
                let group = evaluation.outcome(Some(row), column)?;
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
            groups: if self.wanted.groups {
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
        })
    }
}
