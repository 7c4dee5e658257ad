//! Groups from below, then the total: sum → cap → bonus → rounding.

use super::{Outcome, Status, remarks};
use crate::column::Column;
use crate::criteria::{Criteria, Role, TOTAL};
use crate::finding::Findings;
use crate::number::{Exact, RoundAt};
use crate::working::{Recorder, Step};

/// Every row's outcome, and the total's last.
pub fn combine(
    criteria: &Criteria,
    column: Column,
    leaves: Vec<Option<Outcome>>,
    recorder: &Recorder,
    findings: &mut Findings,
) -> Vec<Outcome> {
    let mut outcomes = leaves;
    for index in &criteria.upward {
        let row = &criteria.rows[*index];
        if row.is_group() {
            let sum = Sum::of(criteria, &outcomes, &row.children, row.role, recorder.fresh());
            let capped = sum.capped(row.max.map(Exact::from));
            outcomes[*index] = Some(capped.finish(criteria, &row.code, column, findings));
        }
    }
    let total = total(criteria, &outcomes, column, recorder.fresh(), findings);
    outcomes.push(Some(total));
    outcomes.into_iter().map(|outcome| outcome.expect("every row is a leaf or in the upward order")).collect()
}

/// A sum that is being formed.
struct Sum {
    status: Status,
    points: Exact,
    recorder: Recorder,
}

impl Sum {
    fn of(
        criteria: &Criteria,
        outcomes: &[Option<Outcome>],
        rows: &[usize],
        role: Role,
        mut recorder: Recorder,
    ) -> Sum {
        let counted: Vec<(usize, &Outcome)> = rows
            .iter()
            .filter(|row| criteria.rows[**row].role == role)
            .filter_map(|row| outcomes[*row].as_ref().map(|outcome| (*row, outcome)))
            .collect();
        let dropped = |outcome: &Outcome| outcome.status == Status::NotApplicable && outcome.points.is_none();
        let status = if counted.iter().any(|(_, outcome)| outcome.status == Status::Error) {
            Status::Error
        } else if !counted.is_empty() && counted.iter().all(|(_, outcome)| dropped(outcome)) {
            Status::NotApplicable
        } else {
            Status::Scored
        };
        let mut points = Exact::ZERO;
        for (_, outcome) in &counted {
            if let Some(term) = &outcome.points {
                points = &points + term;
            }
        }
        recorder.step(|| {
            let term =
                |(row, outcome): &(usize, &Outcome)| outcome.points.clone().map(|points| (*row, points));
            Step::Sum { terms: counted.iter().filter_map(term).collect(), points: points.clone() }
        });
        Sum { status, points, recorder }
    }

    fn capped(mut self, max: Option<Exact>) -> Sum {
        if let Some(max) = max.filter(|max| self.points > *max) {
            let from = std::mem::replace(&mut self.points, max.clone());
            self.recorder.step(|| Step::Capped { from, points: max });
        }
        self
    }

    fn finish(self, criteria: &Criteria, code: &str, column: Column, findings: &mut Findings) -> Outcome {
        match self.status {
            Status::Error | Status::NotApplicable => Outcome::without_points(self.status, self.recorder),
            Status::Scored | Status::Blank => {
                Outcome::with_points(criteria, self.status, self.points, self.recorder).unwrap_or_else(|_| {
                    findings.push(remarks::too_large(code, None, column));
                    Outcome::without_points(Status::Error, Recorder::discarding())
                })
            }
        }
    }
}

fn total(
    criteria: &Criteria,
    outcomes: &[Option<Outcome>],
    column: Column,
    recorder: Recorder,
    findings: &mut Findings,
) -> Outcome {
    let max = criteria.max.map(Exact::from);
    let mut sum = Sum::of(criteria, outcomes, &criteria.top, Role::Normal, recorder).capped(max.clone());
    // bonus that may not lift the total above the max first, then bonus that may
    for above_max in [false, true] {
        let rows: Vec<usize> =
            criteria.bonus_rows().filter(|row| criteria.rows[*row].above_max == above_max).collect();
        if rows.is_empty() {
            continue;
        }
        let bonus = Sum::of(criteria, outcomes, &rows, Role::Bonus, sum.recorder.fresh());
        if bonus.status == Status::Error {
            sum.status = Status::Error;
        }
        sum.points = &sum.points + &bonus.points;
        let points = sum.points.clone();
        sum.recorder.step(|| Step::Bonus { terms: terms_of(bonus.recorder), points });
        if !above_max {
            sum = sum.capped(max.clone());
        }
    }
    let rounding = criteria.rounding;
    let rounded = if rounding.at == RoundAt::Total { rounding.apply(&sum.points).ok() } else { None };
    if let Some(rounded) = rounded.map(Exact::from).filter(|rounded| *rounded != sum.points) {
        let from = std::mem::replace(&mut sum.points, rounded.clone());
        sum.recorder.step(|| Step::Rounded { from, rounding, points: rounded });
    }
    sum.finish(criteria, TOTAL, column, findings)
}

fn terms_of(recorder: Recorder) -> Vec<(usize, Exact)> {
    match recorder.into_steps().into_iter().next() {
        Some(Step::Sum { terms, .. }) => terms,
        Some(_) | None => Vec::new(),
    }
}
