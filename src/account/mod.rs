//! How the points of a row came about, in words that checks and reports share: where they begin, and every step that
//! changed them, in that order. A step that changed nothing is left out.

mod changes;
mod messages;
mod numbers;
mod origin;
mod reasons;

pub(crate) use changes::{Change, Sort};
pub(crate) use messages::starts::Start;
pub(crate) use numbers::{OutOf, Points, about, approximately};
pub(crate) use origin::{Origin, item_points, own_steps};

use messages::starts::Changed;

use crate::column::Column;
use crate::criteria::{Criteria, Criterion, Node, Role};
use crate::evaluate::{Evaluation, Known, Outcome};
use crate::language::{Computed, Joined, Listed, RowName, Sentence};
use crate::number::{Decimal, Exact, Rounding};
use crate::submission::Submission;
use crate::working::Step;

/// One column of a finished evaluation, which must have kept its working.
#[derive(Clone, Copy)]
pub(crate) struct Accounts<'a> {
    /// The edition.
    pub criteria: &'a Criteria,
    /// The form.
    pub submission: &'a Submission,
    /// The resulting points.
    pub evaluation: &'a Evaluation,
    /// The column.
    pub column: Column,
}

/// How points came about.
#[derive(Clone, Debug)]
pub(crate) struct Account {
    /// Where they begin.
    pub origin: Origin,
    /// What changed them, in order.
    pub changes: Vec<Change>,
    /// The exact result.
    pub points: Exact,
    /// The same as it is printed.
    pub shown: Decimal,
    rounding: Rounding,
}

impl<'a> Accounts<'a> {
    /// The account of a node; `None` where it has no points.
    pub(crate) fn of(&self, node: Node) -> Option<Account> {
        let outcome = self.outcome(node)?;
        let (origin, rest) = self.origin(node, &outcome.steps)?;
        let changes = self.changes(node, &origin.value, rest);
        let (points, shown) = (outcome.points.clone()?, outcome.shown?);
        Some(Account { origin, changes, points, shown, rounding: self.criteria.rounding })
    }

    fn outcome(&self, node: Node) -> Option<&'a Outcome> {
        self.evaluation.outcome(node, self.column)
    }

    fn known(&self) -> Known<'a> {
        Known::of(self.criteria, self.submission, self.evaluation, self.column)
    }

    fn criterion(&self, node: Node) -> Option<&'a Criterion> {
        self.criteria.criterion(node)
    }

    fn role(&self, node: Node) -> Role {
        self.criterion(node).map_or(Role::Normal, |criterion| criterion.role)
    }

    fn code(&self, row: usize) -> &'a str {
        &self.criteria.rows[row].code
    }

    fn names<'t>(&self, terms: impl IntoIterator<Item = &'t (usize, Exact)>) -> Listed<RowName> {
        Listed(terms.into_iter().map(|(row, _)| RowName(self.code(*row).to_owned())).collect())
    }

    /// What a row is out of: the max of what applies to it; nothing where it has none, or carries no points.
    pub(crate) fn out_of(&self, node: Node) -> OutOf {
        let printed = self.criterion(node).map_or(self.criteria.max, |criterion| criterion.max);
        let Some(printed) = printed else { return OutOf::Nothing };
        match self.role(node) {
            Role::Penalty | Role::Info | Role::Mandatory if printed.is_zero() => OutOf::Nothing,
            Role::Penalty => OutOf::Loss(printed),
            Role::Normal | Role::Bonus | Role::Info | Role::Mandatory => match self.applicable(node) {
                Some(applies) => OutOf::Applicable(applies),
                None => OutOf::Max(printed),
            },
        }
    }

    /// The max of what applies, if that is not the printed one because rows left the sum.
    pub(crate) fn applicable(&self, node: Node) -> Option<Exact> {
        let printed = Exact::from(self.criterion(node).map_or(self.criteria.max, |criterion| criterion.max)?);
        let is_sum = self.criterion(node).is_none_or(Criterion::is_group);
        self.outcome(node)?.max.clone().filter(|max| is_sum && *max != printed)
    }
}

impl Account {
    /// The account in one sentence, without its full stop: `2 rows add up to 2; no points, because …: 0.00 of 10`.
    pub(crate) fn sentence(&self, of: OutOf) -> Sentence {
        let end = Points::of(&self.points, self.shown, self.rounding, of);
        self.sentence_with(&*self.origin.sentence, end.clone(), OutOf::Nothing, end)
    }

    /// What happened, without points: `Option a was chosen`; `None` where that is nothing but points.
    pub(crate) fn without_points(&self) -> Option<Sentence> {
        self.origin.event.clone().filter(|_| self.changes.is_empty())
    }

    /// The same in short, as a finding says it: `173/178 × 5 comes to 4.85`.
    pub(crate) fn short(&self) -> Sentence {
        let shown = Points::bare(Computed(self.rounding.show(self.shown)));
        if self.origin.is_formula && self.changes.iter().all(|change| change.sort == Sort::Rounding) {
            return self.origin.short.with(shown);
        }
        let from = Points::bare(about(&self.origin.value));
        self.sentence_with(&*self.origin.short, from, OutOf::Unsaid, shown)
    }

    /// The origin alone where nothing changed it, else with all changes and the result.
    fn sentence_with(&self, start: &dyn Start, alone: Points, of: OutOf, points: Points) -> Sentence {
        if self.changes.is_empty() {
            return start.with(alone);
        }
        let changes = Joined::by_semicolons(self.changes.iter().map(|change| change.words.clone()).collect());
        let from = Points::number(about(&self.origin.value), of);
        Changed { start: start.with(from), changes, points }.into()
    }
}

impl Accounts<'_> {
    /// The gate that replaced the answer, and the option that it counts as; `None` where that is what was answered.
    pub(crate) fn replaced(&self, node: Node) -> Option<(usize, usize)> {
        let found = self.outcome(node)?.steps.iter().find_map(|step| match step {
            Step::Replaced { gate, option } => Some((*gate, *option)),
            _ => None,
        });
        found.filter(|(_, option)| !self.answered_only(node, *option))
    }

    /// A row's code, or `total`.
    pub(crate) fn name(&self, node: Node) -> &str {
        self.criteria.code_of(node)
    }
}
