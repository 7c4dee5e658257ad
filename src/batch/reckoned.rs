//! What a plain unit comes to by the tariff of its edition: whole numbers of the last printed place, in lists that are
//! used again for the next unit.

use super::Batch;
use crate::column::{Column, PerColumn};
use crate::criteria::Criteria;
use crate::evaluate::{Digits, Status, Tariff};
use crate::finding::{Code, code};
use crate::number::Exact;
use crate::ranking::{Fate, More, Origin, Reached, Standing, Tally};
use crate::submission::Submission;

/// One column of a unit.
#[derive(Default)]
pub struct Side {
    /// The points of each row.
    pub points: Vec<i64>,
    /// The points of the total.
    pub total: i64,
    /// How many leaves are blank.
    pub blank: usize,
}

/// Points of a unit, and how many of its declared figures are wrong.
#[derive(Default)]
pub struct Reckoned {
    /// The two columns.
    pub sides: PerColumn<Side>,
    /// What the rules remarked, by code.
    pub told: Vec<&'static Code>,
    /// What is declared of groups, and of the total (`None`): compared once their leaves are known.
    pub declared: Vec<(Option<usize>, PerColumn<Option<Digits>>)>,
    /// Rows with a wrong figure, the total included.
    pub wrong_rows: u32,
    /// Wrong figures.
    pub wrong_figures: usize,
}

impl Reckoned {
    /// Room for an edition of so many rows.
    pub fn new(rows: usize) -> Self {
        let side = || Side { points: vec![0; rows], ..Side::default() };
        Reckoned { sides: PerColumn { own: side(), appraisal: side() }, ..Reckoned::default() }
    }

    /// Begins a unit: the points of every leaf are written while it is read.
    pub fn begin(&mut self) {
        self.told.clear();
        self.declared.clear();
        (self.wrong_rows, self.wrong_figures) = (0, 0);
        for column in Column::BOTH {
            self.sides.get_mut(column).blank = 0;
        }
    }

    /// Counts a row whose declared figures differ, or do not.
    #[inline]
    pub fn count(&mut self, differs: PerColumn<bool>) {
        self.wrong_rows += u32::from(differs.own || differs.appraisal);
        self.wrong_figures += usize::from(differs.own) + usize::from(differs.appraisal);
    }

    /// Forms the sums, and compares what is declared of them; `None` where one is too large.
    pub fn finish(&mut self, tariff: &Tariff) -> Option<()> {
        for column in Column::BOTH {
            let side = self.sides.get_mut(column);
            side.total = tariff.sums(&mut side.points)?;
        }
        for (row, declared) in std::mem::take(&mut self.declared) {
            self.count(PerColumn::from_fn(|column| {
                let side = self.sides.get(column);
                let points = row.map_or(side.total, |row| side.points[row]);
                declared.get(column).is_some_and(|figure| !tariff.is(points, figure))
            }));
        }
        Some(())
    }
}

impl Batch {
    /// What is kept of a unit that was reckoned.
    pub(super) fn reckoned_standing(
        &self,
        submission: &Submission,
        reckoned: &Reckoned,
        tariff: &Tariff,
        origin: Origin,
        tally: &mut Tally,
    ) -> Standing {
        let present = |column| *submission.present.get(column);
        let mut found = |code: &Code, times: usize| {
            if times > 0 {
                *tally.findings.entry(code.name).or_default() += times;
            }
        };
        for column in Column::BOTH.into_iter().filter(|column| present(*column)) {
            found(&code::ROW_BLANK, reckoned.sides.get(column).blank);
        }
        reckoned.told.iter().for_each(|code| found(code, 1));
        found(&code::DECLARED_SCORE_DIFFERS, reckoned.wrong_figures);
        if self.wanted.tally {
            for column in Column::BOTH.into_iter().filter(|column| present(*column)) {
                let side = reckoned.sides.get(column);
                tally.add_column(&self.criteria, column, |row| {
                    Some(reached(&self.criteria, tariff, side, row))
                });
            }
        }
        let unit = &submission.unit;
        let figure = |column: Column, places: &dyn Fn(&Side) -> i64| {
            present(column).then(|| tariff.figure(places(reckoned.sides.get(column))))
        };
        let groups = || {
            let group = |row: &usize| PerColumn::from_fn(|column| figure(column, &|side| side.points[*row]));
            self.criteria.top.iter().map(group).collect()
        };
        let status = if present(self.column(submission)) { Status::Scored } else { Status::None };
        Standing {
            id: unit.id.as_str().into(),
            name: unit.name.as_deref().map(Into::into),
            origin,
            fate: Fate::Reached(status),
            points: PerColumn::from_fn(|column| figure(column, &|side| side.total)),
            wrong_rows: Some(reckoned.wrong_rows),
            unrounded: None,
            more: self.wanted.groups.then(|| Box::new(More { groups: groups(), ..More::default() })),
            trouble: Box::default(),
        }
    }
}

fn reached(criteria: &Criteria, tariff: &Tariff, side: &Side, row: usize) -> Reached {
    let shown = tariff.figure(side.points[row]);
    Reached { points: Exact::from(shown), shown, max: Some(criteria.worth(row)) }
}
