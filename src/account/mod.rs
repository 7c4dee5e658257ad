//! How the points of a row came about, in words that checks and reports share: where they begin, and every step that
//! changed them, in that order. A step that changed nothing is left out.

mod changes;
mod numbers;
mod origin;
mod reasons;

pub use changes::{Change, Sort};
pub use numbers::{approximately, describe, enumerated};
pub use origin::{Origin, Phrase, item_points, own_steps};

use crate::column::Column;
use crate::criteria::{Criteria, Criterion, Role, TOTAL};
use crate::evaluate::{Evaluation, Known, Outcome};
use crate::number::{Decimal, Exact, Rounding, plain};
use crate::submission::Submission;
use crate::working::Step;

/// One column of a finished evaluation, which must have kept its working.
#[derive(Clone, Copy)]
pub struct Accounts<'a> {
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
pub struct Account {
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
    /// The account of a row, or of the total (`None`); `None` where it has no points.
    pub fn of(&self, row: Option<usize>) -> Option<Account> {
        let outcome = self.outcome(row)?;
        let (origin, rest) = self.origin(row, &outcome.steps)?;
        let changes = self.changes(row, &origin.value, rest);
        let (points, shown) = (outcome.points.clone()?, outcome.shown?);
        Some(Account { origin, changes, points, shown, rounding: self.criteria.rounding })
    }

    fn outcome(&self, row: Option<usize>) -> Option<&'a Outcome> {
        self.evaluation.outcome(row, self.column)
    }

    fn known(&self) -> Known<'a> {
        Known::of(self.criteria, self.submission, self.evaluation, self.column)
    }

    fn criterion(&self, row: Option<usize>) -> Option<&'a Criterion> {
        row.map(|row| &self.criteria.rows[row])
    }

    fn role(&self, row: Option<usize>) -> Role {
        self.criterion(row).map_or(Role::Normal, |criterion| criterion.role)
    }

    fn code(&self, row: usize) -> &'a str {
        &self.criteria.rows[row].code
    }

    fn codes<'t>(&self, terms: impl IntoIterator<Item = &'t (usize, Exact)>) -> String {
        terms.into_iter().map(|(row, _)| self.code(*row)).collect::<Vec<_>>().join(", ")
    }

    /// ` of 5`: the max of what applies to the row; nothing where it has none, or carries no points.
    pub fn of_max(&self, row: Option<usize>) -> String {
        let printed = self.criterion(row).map_or(self.criteria.max, |criterion| criterion.max);
        let Some(printed) = printed else { return String::new() };
        match self.role(row) {
            Role::Penalty | Role::Info | Role::Mandatory if printed.is_zero() => String::new(),
            Role::Penalty => format!(" of at most -{}", plain(printed)),
            Role::Normal | Role::Bonus | Role::Info | Role::Mandatory => match self.applicable(row) {
                Some(applies) => format!(" of the {} that apply", approximately(&applies)),
                None => format!(" of {}", plain(printed)),
            },
        }
    }

    /// The max of what applies, if that is not the printed one because rows left the sum.
    pub fn applicable(&self, row: Option<usize>) -> Option<Exact> {
        let printed = Exact::from(self.criterion(row).map_or(self.criteria.max, |criterion| criterion.max)?);
        let is_sum = self.criterion(row).is_none_or(Criterion::is_group);
        self.outcome(row)?.max.clone().filter(|max| is_sum && *max != printed)
    }
}

impl Account {
    /// The account in one sentence, without its full stop: `2 rows add up to 2; no points, because …: 0.00 of 10`.
    pub fn sentence(&self, of: &str) -> String {
        let shown = self.rounding.show(self.shown);
        let end = if Exact::from(self.shown) == self.points {
            format!("{shown}{of}")
        } else {
            format!("{}{of} (shown as {shown})", approximately(&self.points))
        };
        self.sentence_with(&self.origin.sentence, &end, &end)
    }

    /// What happened, without points: `Option a was chosen`; `None` where that is nothing but points.
    pub fn without_points(&self) -> Option<&str> {
        let Phrase { before, link, .. } = &self.origin.sentence;
        (!link.is_empty() && self.changes.is_empty()).then_some(before)
    }

    /// The same in short, as a finding says it: `173/178 × 5 comes to 4.85`.
    pub fn short(&self) -> String {
        let shown = self.rounding.show(self.shown);
        if self.origin.is_formula && self.changes.iter().all(|change| change.sort == Sort::Rounding) {
            return format!("{}{shown}", self.origin.short.before);
        }
        self.sentence_with(&self.origin.short, &approximately(&self.origin.value), &shown)
    }

    /// The origin alone where nothing changed it, else with all changes and the result.
    fn sentence_with(&self, phrase: &Phrase, alone: &str, end: &str) -> String {
        let Phrase { before, link, after } = phrase;
        let changes: Vec<&str> = self.changes.iter().map(|change| change.words.as_str()).collect();
        if changes.is_empty() {
            return format!("{before}{link}{alone}{after}");
        }
        let from = approximately(&self.origin.value);
        format!("{before}{link}{from}{after}; {}: {end}", changes.join("; "))
    }
}

impl Accounts<'_> {
    /// The gate that replaced the answer, and the option that it counts as; `None` where that is what was answered.
    pub fn replaced(&self, row: Option<usize>) -> Option<(usize, usize)> {
        let found = self.outcome(row)?.steps.iter().find_map(|step| match step {
            Step::Replaced { gate, option } => Some((*gate, *option)),
            _ => None,
        });
        found.filter(|(_, option)| !self.answered_only(row, *option))
    }

    /// A row's code, or `total`.
    pub fn name(&self, row: Option<usize>) -> &str {
        row.map_or(TOTAL, |row| self.code(row))
    }
}
