//! What differs between two forms, row by row, and what each difference does to the sums above it, exactly.
//!
//! The effect of a row is the change of what it brings to a sum: its points times the share of them that counts there (1 in an
//! addition, its part in a mean, 1 or 0 where one row is taken). What caps, floors, conditions, base, events and rounding
//! change has a cause of its own. All effects on a sum together are its difference.

mod causes;
mod classes;
mod effects;
mod flow;
mod matching;
mod rows;
mod stated;
mod units;

pub use causes::Cause;
pub(crate) use causes::{causes_of, points_of};
pub use classes::{Class, ClassChange};
pub use effects::{Beside, ColumnComparison, Effects, SumChange};
pub use matching::{At, MatchedBy, Matching, Pair, matching};
pub use rows::{Reason, RowChange};
pub use stated::{FactChange, FactSaid, Stated, What};
pub(crate) use units::{Movement, Movements, Moving};

use crate::column::{Column, PerColumn};
use crate::criteria::{Criteria, Criterion, Node};
use crate::evaluate::{Evaluation, Outcome};
use crate::number::Decimal;
use crate::submission::{Row, Submission};

/// One of the two forms that are compared, evaluated with its working.
#[derive(Clone, Copy, Debug)]
pub struct Side<'s> {
    /// Its edition.
    pub criteria: &'s Criteria,
    /// The form.
    pub submission: &'s Submission,
    /// What it comes to.
    pub evaluation: &'s Evaluation,
}

/// One thing before and one after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sides<T> {
    /// Of the form that was given first.
    pub before: T,
    /// Of the other.
    pub after: T,
}

impl<T> Sides<T> {
    /// Each made into something else.
    pub fn map<U>(self, mut f: impl FnMut(T) -> U) -> Sides<U> {
        Sides { before: f(self.before), after: f(self.after) }
    }

    /// References to both.
    pub fn as_ref(&self) -> Sides<&T> {
        Sides { before: &self.before, after: &self.after }
    }

    /// Both, in their order.
    pub fn each(&self) -> [&T; 2] {
        [&self.before, &self.after]
    }
}

impl<T: PartialEq> Sides<T> {
    /// Whether they are the same.
    pub fn are_equal(&self) -> bool {
        self.before == self.after
    }
}

/// Everything that differs between two forms.
#[derive(Clone, Debug)]
pub struct Comparison<'c> {
    /// The forms.
    pub sides: Sides<Side<'c>>,
    /// Which row is which.
    pub rows: Matching,
    /// The rows and sums that differ, of a column that both have.
    pub columns: PerColumn<Option<ColumnComparison>>,
    /// Computed bands, and the index, that differ.
    pub classes: Vec<ClassChange<'c>>,
    /// Facts that differ.
    pub facts: Vec<FactChange>,
    /// What differs beside answers and points: declared figures, notes, evidence, attributes, printed maxima.
    pub stated: Vec<Stated>,
}

impl<'c> Comparison<'c> {
    /// Compares two forms in the columns that are asked for. Both evaluations must have kept their working.
    pub fn new(before: Side<'c>, after: Side<'c>, only: Option<Column>) -> Self {
        let sides = Sides { before, after };
        let rows = matching(before.criteria, after.criteria);
        let asked = |column: Column| only.is_none_or(|only| only == column);
        let columns = PerColumn::from_fn(|column| {
            let both = sides.each().iter().all(|side| *side.submission.present.get(column));
            (both && asked(column)).then(|| ColumnComparison::new(sides, &rows, column))
        });
        let classes = classes::classes(sides, &rows, &asked);
        let (facts, stated) = (stated::facts(sides, &asked), stated::stated(sides, &rows, &asked));
        Comparison { sides, rows, columns, classes, facts, stated }
    }

    /// Whether both forms answer the same text of the same edition.
    pub fn same_edition(&self) -> bool {
        self.sides.map(|side| &side.criteria.sha256).are_equal()
    }

    /// Columns that one form has and the other has not.
    pub fn lone_columns(&self) -> impl Iterator<Item = (Column, Sides<bool>)> {
        let present = |column: Column| self.sides.map(|side| *side.submission.present.get(column));
        Column::BOTH
            .into_iter()
            .map(move |column| (column, present(column)))
            .filter(|(_, it)| !it.are_equal())
    }

    /// Rows of both editions that have another code or another max now.
    pub fn altered_rows(&self) -> impl Iterator<Item = Sides<&'c Criterion>> {
        let Sides { before, after } = self.sides;
        let both = self.rows.pairs.iter().filter_map(move |pair| {
            let (old, new) = (pair.before()?, pair.after()?);
            Some(Sides { before: &before.criteria.rows[old], after: &after.criteria.rows[new] })
        });
        both.filter(|row| !row.map(|row| (&row.code, row.max)).are_equal())
    }

    /// Whether nothing differs: neither answers, facts, points and sums, nor what is stated beside them, nor the rows.
    pub fn is_empty(&self) -> bool {
        let (before, after) = self.rows.unmatched();
        let columns =
            self.columns.each().all(|(_, column)| column.as_ref().is_none_or(ColumnComparison::is_empty));
        columns
            && self.classes.is_empty()
            && self.facts.is_empty()
            && self.stated.is_empty()
            && before.is_empty()
            && after.is_empty()
            && self.altered_rows().next().is_none()
            && self.lone_columns().next().is_none()
    }
}

impl<'s> Side<'s> {
    /// What a column says of a row, or of the total.
    pub fn stated(&self, node: Node, column: Column) -> &'s Row {
        self.submission.row(node, column)
    }

    /// What a column of a row, or of the total, comes to.
    pub fn outcome(&self, node: Node, column: Column) -> Option<&'s Outcome> {
        self.evaluation.outcome(node, column)
    }

    /// The printed total of a column.
    pub fn total(&self, column: Column) -> Option<Decimal> {
        self.outcome(Node::Total, column)?.shown
    }
}
