//! Which declared figures are wrong, told apart into causes and consequences.
//!
//! A figure is wrong where it differs from the computed one. A wrong leaf is a cause. A wrong sum is a consequence where
//! it is what its *declared* rows combine to, else a cause of its own.

use super::{Form, Inference};
use crate::column::Column;
use crate::evaluate::{Term, combined};
use crate::number::{Decimal, Exact, RoundAt};
use crate::working::Step;

/// A wrong figure.
#[derive(Clone, Debug)]
pub struct Deviation {
    /// The row; `None` is the total.
    pub row: Option<usize>,
    /// As the form has it.
    pub declared: Decimal,
    /// As it should be.
    pub computed: Decimal,
    /// A sum: what its declared rows combine to.
    pub expected: Option<Decimal>,
    /// Whether it is a cause.
    pub root: bool,
    /// Sums that are wrong because of it, from below.
    pub affects: Vec<Option<usize>>,
    /// A cause below; empty on a cause.
    pub causes: Vec<Option<usize>>,
    /// Where its effect ends, and why, if not at the total.
    pub ends: Option<End>,
}

/// Why the effect of a cause does not go further up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// The sum is right: others below it make up for it, or its max cuts it off.
    MadeUp(Option<usize>),
    /// The sum is right, though its declared rows do not come to it.
    NotCarried(Option<usize>),
    /// The sum is wrong by itself.
    OwnCause(Option<usize>),
}

/// The wrong figures of a column.
#[derive(Clone, Debug, Default)]
pub struct Causes {
    /// All, in the form's order, the total last.
    pub deviations: Vec<Deviation>,
}

impl Causes {
    /// The deviation of a row.
    pub fn of(&self, row: Option<usize>) -> Option<&Deviation> {
        self.deviations.iter().find(|deviation| deviation.row == row)
    }
}

/// Finds the wrong figures of a column. Leaves that another rounding explains are not causes, and sums that are wrong
/// through them alone are not told either.
pub(super) fn find(form: Form<'_>, column: Column, inference: &Inference) -> Causes {
    let finder = Finder { form, column };
    let mut deviations: Vec<Deviation> = form
        .rows()
        .filter(|row| !row.is_some_and(|row| inference.excused.contains(&row)))
        .filter_map(|row| finder.deviation(row))
        .collect();
    let snapshot = deviations.clone();
    for deviation in deviations.iter_mut().filter(|deviation| deviation.root) {
        finder.follow(deviation, &snapshot);
    }
    let roots: Vec<(Option<usize>, Vec<Option<usize>>)> = deviations
        .iter()
        .filter(|deviation| deviation.root)
        .map(|root| (root.row, root.affects.clone()))
        .collect();
    for deviation in deviations.iter_mut().filter(|deviation| !deviation.root) {
        let through = roots.iter().filter(|(_, affects)| affects.contains(&deviation.row));
        deviation.causes.extend(through.map(|(row, _)| *row));
        deviation.causes.sort_by_key(|row| row.unwrap_or(usize::MAX));
    }
    deviations.retain(|deviation| deviation.root || !deviation.causes.is_empty());
    Causes { deviations }
}

struct Finder<'e> {
    form: Form<'e>,
    column: Column,
}

impl Finder<'_> {
    fn deviation(&self, row: Option<usize>) -> Option<Deviation> {
        let declared = self.form.declared(row, self.column)?;
        let computed = self.form.computed(row, self.column)?;
        if declared == computed {
            return None;
        }
        let expected = self.expected(row);
        // a sum over a row that is not there is the consequence of that
        let missing: Vec<Option<usize>> = if self.is_sum(row) {
            let Form { criteria, submission, evaluation } = self.form;
            let missing = evaluation.missing_below(criteria, submission, row, self.column).into_iter();
            missing.map(Some).filter(|leaf| self.sums_above(*leaf).contains(&row)).collect()
        } else {
            Vec::new()
        };
        let root = expected != Some(declared) && missing.is_empty();
        Some(Deviation {
            row,
            declared,
            computed,
            expected,
            root,
            affects: Vec::new(),
            causes: missing,
            ends: None,
        })
    }

    fn is_sum(&self, row: Option<usize>) -> bool {
        row.is_none_or(|row| self.form.criteria.rows[row].is_group())
    }

    /// What a sum's rows, as declared, combine to; `None` for a leaf.
    fn expected(&self, row: Option<usize>) -> Option<Decimal> {
        if !self.is_sum(row) {
            return None;
        }
        let points = self.combined(row).points?;
        let rounding = self.form.criteria.rounding;
        let outcome = self.form.evaluation.outcome(row, self.column)?;
        let divided = outcome.steps.iter().any(|step| matches!(step, Step::Rescaled { .. }));
        match rounding.at {
            // sums of declared figures are exact, also where one of them has more decimals than it should
            RoundAt::Leaf if !divided => points.to_decimal(),
            RoundAt::Leaf | RoundAt::Total | RoundAt::Never => rounding.apply(&points).ok(),
        }
    }

    fn combined(&self, row: Option<usize>) -> Term {
        let outcome = self.form.evaluation.outcome(row, self.column);
        let effects = outcome.and_then(|outcome| outcome.effects.as_deref().cloned()).unwrap_or_default();
        combined(self.form.criteria, row, &|child| self.term(child), &effects)
    }

    /// A row as the form has it: computed exactly where that is what it declares, as declared where it is not, and
    /// from the rows below where it declares nothing.
    fn term(&self, row: usize) -> Term {
        let outcome = self.form.evaluation.outcome(Some(row), self.column);
        let term = outcome.map_or_else(Term::blank, Term::of);
        let computed = outcome.and_then(|outcome| outcome.shown);
        match self.form.declared(Some(row), self.column) {
            Some(declared) if computed.is_some_and(|computed| computed != declared) => {
                Term { points: Some(Exact::from(declared)), ..term }
            }
            None if self.is_sum(Some(row)) => self.combined(Some(row)),
            Some(_) | None => term,
        }
    }

    /// The sums that a row goes into, from below; the total is last.
    fn sums_above(&self, row: Option<usize>) -> Vec<Option<usize>> {
        let rows = &self.form.criteria.rows;
        // a bonus or penalty inside an ordinary group goes straight into the total
        let above = |row: &usize| rows[*row].parent.filter(|parent| rows[*parent].role == rows[*row].role);
        let Some(row) = row else { return Vec::new() };
        let total = rows[row].role.counts() && !self.form.criteria.total.unformed;
        std::iter::successors(above(&row), above).map(Some).chain(total.then_some(None)).collect()
    }

    /// Follows the effect of a cause upward.
    fn follow(&self, cause: &mut Deviation, all: &[Deviation]) {
        for sum in self.sums_above(cause.row) {
            let declared = self.form.declared(sum, self.column);
            let deviation = all.iter().find(|deviation| deviation.row == sum);
            if self.form.computed(sum, self.column).is_none() {
                return; // a sum that cannot be computed is neither right nor wrong
            }
            match deviation {
                Some(deviation) if deviation.root => {
                    cause.ends = Some(End::OwnCause(sum));
                    return;
                }
                Some(_) => cause.affects.push(sum),
                None if declared.is_none() => {}
                None if self.expected(sum) == declared => {
                    cause.ends = Some(End::MadeUp(sum));
                    return;
                }
                None => {
                    cause.ends = Some(End::NotCarried(sum));
                    return;
                }
            }
        }
    }
}
