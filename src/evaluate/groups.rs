//! Groups from below, then the total: sum → cap → bonus → rounding.

use super::{Outcome, Status, remarks};
use crate::column::Column;
use crate::criteria::{Criteria, Role, TOTAL};
use crate::finding::Findings;
use crate::number::{Exact, RoundAt};
use crate::working::{Recorder, Step};

/// A row's part in the sum above it.
#[derive(Clone, Debug)]
pub struct Term {
    /// Its state.
    pub status: Status,
    /// Its points; `None` where it adds none.
    pub points: Option<Exact>,
}

/// Every row's outcome, and the total's last.
pub fn combine(
    criteria: &Criteria,
    column: Column,
    leaves: Vec<Option<Outcome>>,
    recorder: &Recorder,
    findings: &mut Findings,
) -> Vec<Outcome> {
    let mut outcomes = leaves;
    let groups = criteria.upward.iter().copied().filter(|row| criteria.rows[*row].is_group()).map(Some);
    for row in groups.chain([None]) {
        let term = |row: usize| {
            let outcome = outcomes[row].as_ref().expect("the upward order has children before parents");
            Term { status: outcome.status, points: outcome.points.clone() }
        };
        let sum = sum_of(criteria, row, &term, recorder.fresh());
        let code = row.map_or(TOTAL, |row| criteria.rows[row].code.as_str());
        let outcome = sum.finish(criteria, code, column, findings);
        match row {
            Some(row) => outcomes[row] = Some(outcome),
            None => outcomes.push(Some(outcome)),
        }
    }
    outcomes.into_iter().map(|outcome| outcome.expect("every row is a leaf or in the upward order")).collect()
}

/// What a group, or the total (`None`), comes to from given parts. The one place where sums are formed: the engine
/// gives it computed parts, checks give it declared ones.
pub fn combined(criteria: &Criteria, row: Option<usize>, term: &dyn Fn(usize) -> Term) -> Term {
    let sum = sum_of(criteria, row, term, Recorder::discarding());
    let has_points = matches!(sum.status, Status::Scored | Status::Blank);
    Term { status: sum.status, points: has_points.then_some(sum.points) }
}

fn sum_of(criteria: &Criteria, row: Option<usize>, term: &dyn Fn(usize) -> Term, recorder: Recorder) -> Sum {
    match row {
        Some(row) => {
            let group = &criteria.rows[row];
            let children = of_role(criteria, &group.children, group.role);
            Sum::of(&children, term, recorder).capped(group.max.map(Exact::from))
        }
        None => total(criteria, term, recorder),
    }
}

fn of_role(criteria: &Criteria, rows: &[usize], role: Role) -> Vec<usize> {
    rows.iter().copied().filter(|row| criteria.rows[*row].role == role).collect()
}

/// A sum that is being formed.
struct Sum {
    status: Status,
    points: Exact,
    terms: Vec<(usize, Exact)>,
    recorder: Recorder,
}

impl Sum {
    fn of(rows: &[usize], term: &dyn Fn(usize) -> Term, mut recorder: Recorder) -> Sum {
        let counted: Vec<(usize, Term)> = rows.iter().map(|row| (*row, term(*row))).collect();
        let dropped = |term: &Term| term.status == Status::NotApplicable && term.points.is_none();
        let blocked: Vec<usize> =
            counted.iter().filter(|(_, term)| term.status == Status::Error).map(|(row, _)| *row).collect();
        let status = if !blocked.is_empty() {
            Status::Error
        } else if !counted.is_empty() && counted.iter().all(|(_, term)| dropped(term)) {
            Status::NotApplicable
        } else {
            Status::Scored
        };
        let terms: Vec<(usize, Exact)> =
            counted.into_iter().filter_map(|(row, term)| Some((row, term.points?))).collect();
        let points = Exact::sum(terms.iter().map(|(_, points)| points));
        recorder.step(|| match status {
            Status::Error => Step::Blocked { rows: blocked },
            Status::Scored | Status::Blank | Status::NotApplicable => {
                Step::Sum { terms: terms.clone(), points: points.clone() }
            }
        });
        Sum { status, points, terms, recorder }
    }

    fn capped(mut self, max: Option<Exact>) -> Sum {
        if let Some(max) = max.filter(|max| self.status == Status::Scored && self.points > *max) {
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

fn total(criteria: &Criteria, term: &dyn Fn(usize) -> Term, recorder: Recorder) -> Sum {
    let max = criteria.max.map(Exact::from);
    let ordinary = of_role(criteria, &criteria.top, Role::Normal);
    let mut sum = Sum::of(&ordinary, term, recorder).capped(max.clone());
    // bonus that may not lift the total above the max first, then bonus that may
    for above_max in [false, true] {
        let rows: Vec<usize> =
            criteria.bonus_rows().filter(|row| criteria.rows[*row].above_max == above_max).collect();
        if rows.is_empty() {
            continue;
        }
        let bonus = Sum::of(&rows, term, sum.recorder.fresh());
        if bonus.status == Status::Error {
            sum.status = Status::Error;
            for step in bonus.recorder.into_steps() {
                sum.recorder.step(|| step);
            }
            break;
        }
        if sum.status == Status::Error {
            continue;
        }
        sum.points = &sum.points + &bonus.points;
        let points = sum.points.clone();
        sum.recorder.step(|| Step::Bonus { terms: bonus.terms, points });
        if !above_max {
            sum = sum.capped(max.clone());
        }
    }
    let rounding = criteria.rounding;
    let formed = sum.status != Status::Error;
    let rounded =
        if formed && rounding.at == RoundAt::Total { rounding.apply(&sum.points).ok() } else { None };
    if let Some(rounded) = rounded.map(Exact::from).filter(|rounded| *rounded != sum.points) {
        let from = std::mem::replace(&mut sum.points, rounded.clone());
        sum.recorder.step(|| Step::Rounded { from, rounding, points: rounded });
    }
    sum
}
