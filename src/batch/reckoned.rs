//! What a plain unit comes to by the tariff of its edition: whole numbers of the last printed place, in lists that are
//! used again for the next unit.

use super::Batch;
use crate::column::{Column, PerColumn};
use crate::criteria::Criteria;
use crate::evaluate::{Status, Tariff};
use crate::finding::{Code, code};
use crate::number::Exact;
use crate::ranking::{Fate, More, Origin, Reached, Standing, Tally};
use crate::submission::Submission;

/// A figure that a form declares: its digits, and how many of them are decimals.
pub type Digits = (i64, u32);

/// One column of a unit.
#[derive(Default)]
pub struct Side {
    /// The points of each row.
    pub points: Vec<i64>,
    /// The declared figure of each row.
    pub declared: Vec<Option<Digits>>,
    /// The points of the total.
    pub total: i64,
    /// The declared total.
    pub declared_total: Option<Digits>,
    /// How many leaves are blank.
    pub blank: usize,
}

/// Points and declared figures of a unit.
#[derive(Default)]
pub struct Reckoned {
    /// The two columns.
    pub sides: PerColumn<Side>,
    /// What the rules remarked, by code.
    pub told: Vec<&'static Code>,
}

impl Side {
    fn differs(&self, tariff: &Tariff, row: usize) -> bool {
        let declared = self.declared[row];
        declared.is_some_and(|(mantissa, decimals)| !tariff.is(self.points[row], mantissa, decimals))
    }

    fn total_differs(&self, tariff: &Tariff) -> bool {
        let declared = self.declared_total;
        declared.is_some_and(|(mantissa, decimals)| !tariff.is(self.total, mantissa, decimals))
    }
}

impl Reckoned {
    /// Room for an edition of so many rows.
    pub fn new(rows: usize) -> Self {
        let side = || Side { points: vec![0; rows], declared: vec![None; rows], ..Side::default() };
        Reckoned { sides: PerColumn { own: side(), appraisal: side() }, told: Vec::new() }
    }

    /// Begins a unit: every row of it is written before it is read.
    pub fn begin(&mut self) {
        self.told.clear();
        for column in Column::BOTH {
            let side = self.sides.get_mut(column);
            side.blank = 0;
            side.declared_total = None;
        }
    }

    /// Forms the sums; `None` where one is too large.
    pub fn finish(&mut self, tariff: &Tariff) -> Option<()> {
        for column in Column::BOTH {
            let side = self.sides.get_mut(column);
            side.total = tariff.sums(&mut side.points)?;
        }
        Some(())
    }

    /// Rows with a wrong figure, and wrong figures, the total included; a column that is absent declares none.
    fn wrong(&self, tariff: &Tariff) -> (u32, usize) {
        let (mut rows, mut figures) = (0, 0);
        let PerColumn { own, appraisal } = &self.sides;
        let each =
            (0..own.points.len()).map(|row| (own.differs(tariff, row), appraisal.differs(tariff, row)));
        let total = (own.total_differs(tariff), appraisal.total_differs(tariff));
        for (own, appraisal) in each.chain([total]) {
            rows += u32::from(own || appraisal);
            figures += usize::from(own) + usize::from(appraisal);
        }
        (rows, figures)
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
        let (wrong_rows, wrong_figures) = reckoned.wrong(tariff);
        found(&code::DECLARED_SCORE_DIFFERS, wrong_figures);
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
            wrong_rows: Some(wrong_rows),
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
