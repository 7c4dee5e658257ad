//! Slips of a sum: rows left out or counted twice, steps left out, rounding at the wrong place.

use super::cause::Deviation;
use super::messages::slip::{
    ADDED_BEFORE_ROUNDING, BaseLeftOut, BonusLeftOut, CountedTwice, Counts, EventNotApplied, HIGHEST_COUNTS,
    LOWEST_COUNTS, LeftOut, MEAN_COUNTS, MaxNotApplied, OneLeftOut, OneOfTwoLeftOut, OneOfTwoTwice, OneTwice,
    PenaltiesAdded, PenaltiesLeftOut, PointsOfRow, ROUNDED_BEFORE_ADDING, RowsWereAdded,
    WEIGHTED_MEAN_COUNTS,
};
use super::slip::{Looked, rounded};
use crate::account::{Account, Change, Sort, about};
use crate::combine::Combine;
use crate::criteria::{Node, Role};
use crate::evaluate::{Term, combined};
use crate::language::{Computed, Language, NodeCode, Sentence, Show};
use crate::number::{Decimal, Exact, RoundAt, RoundingMode, plain};
use crate::working::Step;

/// Names the slips of a sum that give exactly the declared figure.
pub(super) fn name(looked: Looked<'_>, deviation: &Deviation) -> Vec<Sentence> {
    let Some(expected) = deviation.expected else { return Vec::new() };
    let sum = SumLooked { looked, sum: deviation.node };
    let account = looked.accounts().of(deviation.node);
    let mut slips = Vec::new();
    if account.as_ref().is_some_and(is_plain) {
        slips.extend(sum.left_out_or_twice(expected));
    }
    slips.extend(account.iter().flat_map(|account| sum.step_left_out(account)));
    slips.extend(sum.combined_otherwise());
    slips.extend(sum.rounded_elsewhere());
    slips.extend(account.iter().filter_map(|account| looked.not_applied(account)));
    slips.extend(sum.uncapped(expected));
    slips.dedup_by_key(|slip| slip.said(Language::English));
    slips
}

/// Whether nothing but numbers that are added makes a sum.
fn is_plain(account: &Account) -> bool {
    account.changes.iter().all(|change| change.sort.adds() || change.sort == Sort::Rounding)
}

/// A wrong sum that is looked at.
struct SumLooked<'l> {
    looked: Looked<'l>,
    sum: Node,
}

impl SumLooked<'_> {
    /// What a row has in the form, or else should have.
    fn figure(&self, row: usize) -> Option<Decimal> {
        let (form, column) = (self.looked.examined.form(), self.looked.column);
        form.declared(Node::Row(row), column).or_else(|| form.computed(Node::Row(row), column))
    }

    fn combine(&self, sum: Node) -> Combine {
        self.looked.examined.criteria.settings(sum).combine
    }

    /// The rows whose points are added to the sum as they are, through other sums or straight.
    fn added_rows(&self) -> Vec<usize> {
        let rows = &self.looked.examined.criteria.rows;
        let accounts = self.looked.accounts();
        let is_added = |row: usize| {
            let role = rows[row].role;
            let above = |row: &usize| rows[*row].parent.filter(|parent| rows[*parent].role == role);
            if !role.counts() {
                return false;
            }
            for group in std::iter::successors(above(&row), above) {
                if self.combine(Node::Row(group)) != Combine::Sum {
                    return false;
                }
                if Node::Row(group) == self.sum {
                    return true;
                }
                if !accounts.of(Node::Row(group)).as_ref().is_some_and(is_plain) {
                    return false;
                }
            }
            self.sum == Node::Total && (role != Role::Normal || self.combine(Node::Total) == Combine::Sum)
        };
        (0..rows.len()).filter(|row| is_added(*row)).collect()
    }

    fn left_out_or_twice(&self, expected: Decimal) -> Vec<Sentence> {
        let declared = self.looked.declared;
        let form = self.looked.examined.form();
        let (mut left_out, mut twice) = (Vec::new(), Vec::new());
        for row in self.added_rows() {
            let Some(points) = self.figure(row).filter(|points| !points.is_zero()) else { continue };
            let named = Counts {
                row: NodeCode(form.code(Node::Row(row)).to_owned()),
                points: Computed(plain(points)),
            };
            if expected.checked_sub(points) == Some(declared) {
                left_out.push(named);
            } else if expected.checked_add(points) == Some(declared) {
                twice.push(named);
            }
        }
        let rows = left_out.len();
        let left_out = match left_out.as_slice() {
            [] => None,
            [row] => Some(LeftOut { row: row.clone() }.into()),
            [first, second] => Some(OneOfTwoLeftOut { first: first.clone(), second: second.clone() }.into()),
            [first, ..] => Some(OneLeftOut { rows, first: first.clone() }.into()),
        };
        let rows = twice.len();
        let twice = match twice.as_slice() {
            [] => None,
            [row] => Some(CountedTwice { row: row.clone() }.into()),
            [first, second] => Some(OneOfTwoTwice { first: first.clone(), second: second.clone() }.into()),
            [first, ..] => Some(OneTwice { rows, first: first.clone() }.into()),
        };
        left_out.into_iter().chain(twice).collect()
    }

    /// Something that is added to what the rows come to was left out, or added with the wrong sign.
    fn step_left_out(&self, account: &Account) -> Vec<Sentence> {
        let changes = &account.changes;
        let adds = |change: &Change| change.sort.adds() || change.sort == Sort::Rounding;
        // the points before they are rounded at the end
        let Some(exact) = changes.last().map(|last| match last.sort {
            Sort::Rounding => &last.from,
            _ => &last.to,
        }) else {
            return Vec::new();
        };
        let first = changes.iter().rposition(|change| !adds(change)).map_or(0, |at| at + 1);
        let (mut left_out, mut turned) = (Vec::new(), Vec::new());
        for change in changes[first..].iter().filter(|change| change.sort.adds()) {
            let added = &change.to - &change.from;
            let magnitude = about(&if added.is_negative() { -&added } else { added.clone() });
            let without = exact - &added;
            let slip = match change.sort {
                Sort::Base => BaseLeftOut { base: magnitude.clone() }.into(),
                Sort::Bonus => BonusLeftOut { bonus: magnitude.clone() }.into(),
                Sort::Penalties => PenaltiesLeftOut { penalties: magnitude.clone() }.into(),
                Sort::Event(event) => {
                    EventNotApplied { event: self.looked.accounts().event_name(event) }.into()
                }
                _ => continue,
            };
            if self.looked.is(&without) {
                left_out.push(slip);
            } else if change.sort == Sort::Penalties && self.looked.is(&(&without - &added)) {
                turned.push(PenaltiesAdded { penalties: magnitude }.into());
            }
        }
        left_out.into_iter().chain(turned).collect()
    }

    /// The rows were added up where something else counts, or another row than the one that decides.
    fn combined_otherwise(&self) -> Option<Sentence> {
        let outcome = self.looked.examined.evaluation.outcome(self.sum, self.looked.column)?;
        let (combine, terms, points) = outcome.steps.iter().find_map(|step| match step {
            Step::Combined { combine, terms, points } => Some((*combine, terms, points)),
            _ => None,
        })?;
        let figures: Vec<(usize, Exact)> = terms
            .iter()
            .map(|(row, _, _)| Some((*row, Exact::from(self.figure(*row)?))))
            .collect::<Option<_>>()?;
        let counts = match combine {
            Combine::Sum => return None,
            Combine::Mean => MEAN_COUNTS,
            Combine::WeightedMean => WEIGHTED_MEAN_COUNTS,
            Combine::Max => HIGHEST_COUNTS,
            Combine::Min => LOWEST_COUNTS,
        };
        let declared = Exact::from(self.looked.declared);
        if figures.len() > 1 && Exact::sum(figures.iter().map(|(_, figure)| figure)) == declared {
            return Some(RowsWereAdded { counts }.into());
        }
        let is_one_of = matches!(combine, Combine::Max | Combine::Min);
        let taken = combine.of_each(figures.iter().map(|(_, figure)| (&Exact::ONE, figure.clone())));
        let other =
            figures.iter().find(|(_, figure)| *figure == declared && figure != points && *figure != taken);
        let (row, _) = other.filter(|_| is_one_of)?;
        let row = NodeCode(self.looked.accounts().name(Node::Row(*row)).to_owned());
        Some(PointsOfRow { row, counts }.into())
    }

    /// Terms that were rounded although the total is, or the other way round.
    fn rounded_elsewhere(&self) -> Option<Sentence> {
        let Looked { examined, declared, .. } = self.looked;
        let rounding = examined.criteria.rounding;
        match rounding.at {
            RoundAt::Leaf => {
                let (points, changed) = self.come_to(&|row| self.before_rounding(row))?;
                let modes = RoundingMode::WORDS.map(|(_, mode)| mode);
                let hit =
                    modes.into_iter().any(|mode| rounded(&points, mode, rounding.decimals) == Some(declared));
                (changed && hit).then(|| ADDED_BEFORE_ROUNDING.into())
            }
            RoundAt::Total => {
                let (points, changed) = self.come_to(&|row| {
                    let outcome = examined.evaluation.outcome(Node::Row(row), self.looked.column)?;
                    let rounded = rounding.exact(outcome.points.as_ref()?).ok()?;
                    (Some(&rounded) != outcome.points.as_ref()).then_some(rounded)
                })?;
                let hit = self.looked.is(&points);
                (changed && hit).then(|| ROUNDED_BEFORE_ADDING.into())
            }
            RoundAt::Never => None,
        }
    }

    /// A leaf's points before they were rounded, if rounding and a sign were all that changed them then.
    fn before_rounding(&self, row: usize) -> Option<Exact> {
        if self.looked.is_decided(row) {
            return None;
        }
        let account = self.looked.accounts().of(Node::Row(row))?;
        let at = account.changes.iter().position(|change| change.sort == Sort::Rounding)?;
        let from = &account.changes[at].from;
        match account.changes[at + 1..] {
            [] => Some(from.clone()),
            [Change { sort: Sort::Sign, .. }] => Some(-from),
            _ => None,
        }
    }

    /// What the sum comes to if some leaves have other points, and whether one of them has.
    fn come_to(&self, other: &dyn Fn(usize) -> Option<Exact>) -> Option<(Exact, bool)> {
        let Looked { examined, column, .. } = self.looked;
        let changed = std::cell::Cell::new(false);
        let term = |row: usize| -> Option<Term> {
            let term = Term::of(examined.evaluation.outcome(Node::Row(row), column)?);
            let points = other(row);
            changed.set(changed.get() || points.is_some());
            Some(Term { points: points.or(term.points.clone()), ..term })
        };
        let points = self.combined(self.sum, &term)?.points?;
        Some((points, changed.get()))
    }

    fn combined(&self, sum: Node, leaf: &dyn Fn(usize) -> Option<Term>) -> Option<Term> {
        let Looked { examined, column, .. } = self.looked;
        let outcome = examined.evaluation.outcome(sum, column)?;
        let effects = outcome.effects.as_deref().cloned().unwrap_or_default();
        let term = |row: usize| {
            let is_group = examined.criteria.rows[row].is_group();
            let asked = examined.evaluation.outcome(Node::Row(row), column);
            let asked = asked.is_some_and(|outcome| outcome.status != crate::evaluate::Status::NotAsked);
            let found = if is_group && asked { self.combined(Node::Row(row), leaf) } else { leaf(row) };
            found.unwrap_or_else(Term::blank)
        };
        Some(combined(examined.criteria, sum, &term, &effects))
    }

    /// The rows right below, as declared, come to the declared figure, and the max cuts that.
    fn uncapped(&self, expected: Decimal) -> Option<Sentence> {
        let criteria = self.looked.examined.criteria;
        let (children, role, max) = match criteria.criterion(self.sum) {
            Some(group) => (&group.children, group.role, group.max),
            None => (&criteria.top, Role::Normal, criteria.max),
        };
        let counted = children.iter().copied().filter(|child| criteria.rows[*child].role == role);
        let bonus = (self.sum == Node::Total).then(|| criteria.outer_rows(Role::Bonus)).into_iter().flatten();
        let points = counted.chain(bonus).map(|row| self.figure(row).map(Exact::from));
        let points: Vec<Exact> = points.collect::<Option<_>>()?;
        let together = Exact::sum(&points);
        let is_cut = |max: &Decimal| *max == expected && Exact::from(*max) < together;
        let all_added =
            self.combine(self.sum) == Combine::Sum && together == Exact::from(self.looked.declared);
        max.filter(|max| all_added && is_cut(max))
            .map(|max| MaxNotApplied { max: Computed(plain(max)) }.into())
    }
}
