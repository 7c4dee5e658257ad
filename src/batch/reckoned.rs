//! What a plain unit comes to by the tariff of its edition: whole numbers of the last printed place, in lists that are
//! used again for the next unit.

use super::Batch;
use crate::column::{Column, PerColumn};
use crate::criteria::Criteria;
use crate::evaluate::{Digits, Evaluation, Noticed, Status, Tariff};
use crate::finding::{Code, code};
use crate::number::{Decimal, Exact};
use crate::ranking::{Fate, Key, More, Origin, Reached, Standing, Tally, Told, is_trouble};
use crate::submission::Submission;

/// One column of a unit.
#[derive(Default)]
pub struct Side {
    /// The points of each row.
    pub points: Vec<i64>,
    /// The total as it is printed, where there is one.
    pub total: Option<Decimal>,
    /// How many leaves are blank.
    pub blank: usize,
    /// What was noticed.
    pub noticed: Noticed,
}

/// Points of a unit, and how many of its declared figures are wrong.
#[derive(Default)]
pub struct Reckoned {
    /// The two columns.
    pub sides: PerColumn<Side>,
    /// What is declared of groups, and of the total (`None`): compared once their leaves are known.
    pub declared: Vec<(Option<usize>, PerColumn<Option<Digits>>)>,
    /// Rows with a wrong figure, the total included.
    pub wrong_rows: u32,
    /// Wrong figures.
    pub wrong_figures: usize,
    /// Figures that are declared of a total without a score.
    pub without_score: usize,
    /// What the engine made of the total, where it is not a mere sum.
    evaluation: Option<Evaluation>,
}

impl Reckoned {
    /// Room for an edition of so many rows; `unrounded` says whether ranks are held against what nothing has rounded.
    pub fn new(rows: usize, unrounded: bool) -> Self {
        let noticed = || Noticed { rounded: unrounded.then(Vec::new), ..Noticed::default() };
        let side = || Side { points: vec![0; rows], noticed: noticed(), ..Side::default() };
        Reckoned { sides: PerColumn { own: side(), appraisal: side() }, ..Reckoned::default() }
    }

    /// Begins a unit: the points of every leaf are written while it is read.
    pub fn begin(&mut self) {
        self.declared.clear();
        (self.wrong_rows, self.wrong_figures, self.without_score) = (0, 0, 0);
        for column in Column::BOTH {
            let side = self.sides.get_mut(column);
            side.blank = 0;
            side.noticed.clear();
        }
    }

    /// Counts a row whose declared figures differ, or do not.
    #[inline]
    pub fn count(&mut self, differs: PerColumn<bool>) {
        self.wrong_rows += u32::from(differs.own || differs.appraisal);
        self.wrong_figures += usize::from(differs.own) + usize::from(differs.appraisal);
    }

    /// Forms the sums, and compares what is declared of them; `None` where one is too large, or something must be told
    /// with its place.
    pub fn finish(&mut self, tariff: &Tariff, criteria: &Criteria, submission: &Submission) -> Option<()> {
        for column in Column::BOTH {
            let side = self.sides.get_mut(column);
            tariff.sums(&mut side.points)?;
        }
        let points = self.sides.as_ref().map(|side| &side.points[..]);
        if let Some((evaluation, findings)) = tariff.by_engine(criteria, submission, &points) {
            (!findings.iter().any(is_trouble)).then_some(())?;
            // whose column it is does not matter where findings are only counted
            self.sides.own.noticed.codes.extend(findings.iter().map(|finding| finding.code));
            for column in Column::BOTH {
                let total = evaluation.outcome(None, column);
                self.sides.get_mut(column).total = total.and_then(|total| total.shown);
            }
            self.evaluation = Some(evaluation);
        } else {
            for column in Column::BOTH {
                let side = self.sides.get_mut(column);
                let total = tariff.total(&side.points)?;
                side.total = submission.present.get(column).then(|| tariff.figure(total));
            }
        }
        for at in 0..self.declared.len() {
            let (row, declared) = self.declared[at];
            self.count(PerColumn::from_fn(|column| {
                let (side, Some(figure)) = (self.sides.get(column), *declared.get(column)) else {
                    return false;
                };
                match (row, side.total) {
                    (Some(row), _) => !tariff.is(side.points[row], figure),
                    (None, Some(total)) => total != Decimal::new(figure.0, figure.1),
                    // a total is declared, and there is no score
                    (None, None) => true,
                }
            }));
            let without = |column: Column| {
                row.is_none() && declared.get(column).is_some() && self.sides.get(column).total.is_none()
            };
            let without = Column::BOTH.into_iter().filter(|column| without(*column)).count();
            self.wrong_figures -= without;
            self.without_score += without;
        }
        Some(())
    }
}

impl Batch {
    /// What is kept of a unit that was reckoned, with its errors; `None` where its total without rounding is not known
    /// so.
    pub(super) fn reckoned_standing(
        &self,
        tariff: &Tariff,
        (submission, reckoned): (&Submission, &Reckoned),
        origin: Origin,
        trouble: impl FnOnce(&mut Tally) -> Vec<Told>,
        tally: &mut Tally,
    ) -> Option<Standing> {
        let column = self.column(submission);
        let side = reckoned.sides.get(column);
        let unrounded = match side.noticed.rounded.as_ref().filter(|_| side.total.is_some()) {
            Some(rounded) => Some(tariff.unrounded(&side.points, rounded)?),
            None => None,
        };
        let trouble = trouble(tally);
        let present = |column| *submission.present.get(column);
        let mut found = |code: &Code, times: usize| {
            if times > 0 {
                *tally.findings.entry(code.name).or_default() += times;
            }
        };
        for (column, side) in reckoned.sides.each() {
            found(&code::ROW_BLANK, if present(column) { side.blank } else { 0 });
            side.noticed.codes.iter().for_each(|code| found(code, 1));
        }
        found(&code::DECLARED_SCORE_DIFFERS, reckoned.wrong_figures);
        found(&code::DECLARED_WITHOUT_SCORE, reckoned.without_score);
        let unit = &submission.unit;
        let groups = || {
            let figure = |row: usize, column| tariff.figure(reckoned.sides.get(column).points[row]);
            let group =
                |row: &usize| PerColumn::from_fn(|column| present(column).then(|| figure(*row, column)));
            let top: Vec<usize> = self.criteria.top_with_points().collect();
            More { groups: top.iter().map(group).collect(), ..More::default() }
        };
        let status_of = |column: Column| match &reckoned.evaluation {
            Some(evaluation) => Some(evaluation.outcome(None, column)?.status),
            None => present(column).then_some(Status::Scored),
        };
        let more = match &reckoned.evaluation {
            Some(evaluation) => self.more(submission, evaluation),
            None => self.wanted.groups.then(groups),
        };
        let points = reckoned.sides.as_ref().map(|side| side.total);
        let standing = Standing {
            id: unit.id.as_str().into(),
            name: unit.name.as_deref().map(Into::into),
            origin,
            fate: Fate::Reached(status_of(column).unwrap_or(Status::None)),
            statuses: PerColumn::from_fn(status_of),
            points,
            difference: self.difference(points),
            wrong_rows: Some(reckoned.wrong_rows),
            unrounded: unrounded.map(|total| Box::new(Key::new(total, []))),
            more: more.map(Box::new),
            trouble: trouble.into(),
        };
        for column in Column::BOTH.into_iter().filter(|column| self.is_tallied(&standing, *column)) {
            let side = reckoned.sides.get(column);
            tally.add_column(&self.criteria, column, |row| reached(&self.criteria, tariff, side, row));
        }
        Some(standing)
    }
}

fn reached(criteria: &Criteria, tariff: &Tariff, side: &Side, row: Option<usize>) -> Option<Reached> {
    let (shown, max) = match row {
        Some(row) => (tariff.figure(side.points[row]), criteria.worth(row)),
        None => (side.total?, criteria.max.map_or_else(|| criteria.worth_of_total(), Exact::from)),
    };
    Some(Reached { points: Exact::from(shown), shown, max })
}
