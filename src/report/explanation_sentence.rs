//! One plain sentence on how the points of a row came about: every step that changed them, or why there are none.

use super::Explained;
use crate::account::{Accounts, enumerated};
use crate::column::Column;
use crate::criteria::{Condition, Criterion, Role, Tests};
use crate::evaluate::{Known, Outcome, Status};
use crate::working::Step;

impl<'x> Explained<'x> {
    pub(super) fn accounts(&self, column: Column) -> Accounts<'x> {
        let Explained { criteria, submission, evaluation, .. } = *self;
        Accounts { criteria, submission, evaluation, column }
    }

    /// One plain sentence.
    pub fn sentence(&self, row: Option<usize>, outcome: &Outcome, column: Column) -> String {
        match outcome.status {
            Status::Error => self.blocked(row, column),
            Status::NoScore => self.no_score(row, outcome, column),
            Status::NotAsked => self.not_asked(row, column),
            Status::None => "The rows at the top are not added up.".to_owned(),
            Status::NotApplicable if outcome.points.is_none() => {
                let is_group = self.criterion(row).is_some_and(Criterion::is_group);
                let what =
                    if is_group { "None of its rows applies, and it" } else { "It does not apply and" };
                format!("{what} is left out.")
            }
            Status::Blank | Status::NotApplicable | Status::Provisional | Status::Scored => {
                let role = self.of_its_role(row, column);
                let open = self.for_now(row, outcome, column);
                format!("{}{role}{open}.", self.account(row, column))
            }
        }
    }

    fn account(&self, row: Option<usize>, column: Column) -> String {
        let accounts = self.accounts(column);
        let of = accounts.of_max(row);
        let Some(account) = accounts.of(row) else { return format!("0{of}") };
        let pointless = self.criterion(row).is_some_and(|criterion| {
            !criterion.role.counts() && criterion.max.is_some_and(|max| max.is_zero())
        });
        let sentence = account.without_points().filter(|_| pointless);
        sentence.map_or_else(|| account.sentence(&of), str::to_owned)
    }

    /// What becomes of a row whose points reach no sum.
    fn of_its_role(&self, row: Option<usize>, column: Column) -> String {
        let Some(row) = row else { return String::new() };
        match self.criteria.rows[row].role {
            Role::Normal | Role::Bonus | Role::Penalty => String::new(),
            Role::Info => "; it goes into no sum".to_owned(),
            Role::Mandatory => {
                let tests = Tests { met: Some(true), ..Tests::default() };
                let known = Known::of(self.criteria, self.submission, self.evaluation, column);
                let met = known.holds(&Condition::Row { row, tests });
                format!("; the requirement is {}", if met { "met" } else { "not met" })
            }
        }
    }

    /// The rows that are compared with other units, where points may still change.
    fn for_now(&self, row: Option<usize>, outcome: &Outcome, column: Column) -> String {
        if outcome.status != Status::Provisional {
            return String::new();
        }
        let rows = &self.criteria.rows;
        let is_part = |leaf: usize| match row {
            None => rows[leaf].role.counts(),
            Some(row) if leaf == row => true,
            Some(row) => {
                rows[leaf].role == rows[row].role && self.criteria.above(leaf).any(|above| above == row)
            }
        };
        let is_open = |leaf: &usize| {
            let outcome = self.evaluation.outcome(Some(*leaf), column);
            outcome.is_some_and(|outcome| outcome.status == Status::Provisional) && is_part(*leaf)
        };
        let open: Vec<&str> = self
            .criteria
            .leaves()
            .map(|(leaf, _)| leaf)
            .filter(is_open)
            .map(|leaf| self.code(Some(leaf)))
            .collect();
        let verb = if open.len() == 1 { "is" } else { "are" };
        format!("; for now, as {} {verb} compared with other units", enumerated(&open))
    }

    fn not_asked(&self, row: Option<usize>, column: Column) -> String {
        let why = row.and_then(|row| self.accounts(column).not_asked(row));
        let why = why.unwrap_or_else(|| "none of its rows is asked and applies".to_owned());
        format!("It is not asked of this unit, because {why}.")
    }

    fn no_score(&self, row: Option<usize>, outcome: &Outcome, column: Column) -> String {
        let gate = outcome.steps.iter().find_map(|step| match step {
            Step::Gated { gate, points: None, .. } => Some(self.accounts(column).gate(row, *gate)),
            _ => None,
        });
        let codes = self.blocking(outcome, column);
        match gate {
            Some(gate) => format!("There is no score, because {gate}."),
            None if codes.is_empty() => "There is no score: none of its rows applies.".to_owned(),
            None => {
                let verb = if codes.len() == 1 { "has" } else { "have" };
                format!("There is no score, because {} {verb} none.", enumerated(&codes))
            }
        }
    }

    /// Why there are no points: the rows at the bottom of it.
    fn blocked(&self, row: Option<usize>, column: Column) -> String {
        let outcome = self.evaluation.outcome(row, column);
        let codes = outcome.map_or(Vec::new(), |outcome| self.blocking(outcome, column));
        let above = !self.sums_above(row).is_empty();
        match codes.is_empty() {
            true if above => "It cannot be computed, nor can any sum above it.".to_owned(),
            true => "It cannot be computed.".to_owned(),
            false => format!("It cannot be computed, because {} cannot.", enumerated(&codes)),
        }
    }

    fn blocking(&self, outcome: &Outcome, column: Column) -> Vec<&str> {
        let rows = outcome.steps.iter().flat_map(|step| match step {
            Step::Blocked { rows } => rows.as_slice(),
            _ => &[],
        });
        rows.flat_map(|row| {
            let below =
                self.evaluation.outcome(Some(*row), column).map(|outcome| self.blocking(outcome, column));
            below.filter(|below| !below.is_empty()).unwrap_or_else(|| vec![self.code(Some(*row))])
        })
        .collect()
    }
}
