//! One plain sentence on how the points of a row came about: every step that changed them, or why there are none.

use super::Explained;
use super::messages::explanation::{
    CANNOT, CANNOT_NOR_ABOVE, CannotBecause, ForNow, GROUP_LEFT_OUT, InShort, LEFT_OUT, MET, NO_ROW_APPLIES,
    NO_SUM, NONE_ASKED, NOT_APPRAISED_YET, NOT_MET, NoScoreBecause, NoScoreOfRow, NoScoreOfRows, NotAsked,
    Nothing, RequirementsMet, SoFar, TOP_NOT_ADDED_UP,
};
use crate::account::{Accounts, Points};
use crate::column::Column;
use crate::criteria::{Condition, Criterion, Node, Role, Tests};
use crate::evaluate::{Known, Outcome, Status};
use crate::language::{And, Are, Computed, NodeCode, Sentence, SomeRows, Text};
use crate::working::Step;

impl<'x> Explained<'x> {
    pub(super) fn accounts(&self, column: Column) -> Accounts<'x> {
        let Explained { criteria, submission, evaluation, .. } = *self;
        Accounts { criteria, submission, evaluation, column }
    }

    /// One plain sentence.
    pub(crate) fn sentence(&self, node: Node, outcome: &Outcome, column: Column) -> Sentence {
        match outcome.status {
            Status::Error => self.blocked(node, column),
            Status::NoScore => self.no_score(node, outcome, column),
            Status::NotAsked => self.not_asked(node, column),
            Status::None => TOP_NOT_ADDED_UP.into(),
            Status::NotApplicable if outcome.points.is_none() => {
                let is_group = self.criterion(node).is_some_and(Criterion::is_group);
                if is_group { GROUP_LEFT_OUT.into() } else { LEFT_OUT.into() }
            }
            Status::Open => NOT_APPRAISED_YET.into(),
            Status::Blank
            | Status::NotApplicable
            | Status::Provisional
            | Status::Scored
            | Status::InProgress => {
                if let Some(requirements) = node.row().and_then(|row| self.requirements(row, column)) {
                    return InShort { account: requirements, role: None, open: None }.into();
                }
                let role = self.of_its_role(node, column);
                let open =
                    self.so_far(node, outcome).or_else(|| Some(self.for_now(node, outcome, column)?.into()));
                InShort { account: self.account(node, column), role, open }.into()
            }
        }
    }

    fn account(&self, node: Node, column: Column) -> Sentence {
        let accounts = self.accounts(column);
        let of = accounts.out_of(node);
        let Some(account) = accounts.of(node) else {
            return Nothing { points: Points::number(Computed("0".to_owned()), of) }.into();
        };
        let sentence = account.without_points().filter(|_| self.is_pointless(node));
        sentence.unwrap_or_else(|| account.sentence(of))
    }

    /// Whether a row is no matter of points: it goes into no sum, and has no max.
    pub(super) fn is_pointless(&self, node: Node) -> bool {
        self.criterion(node).is_some_and(|criterion| match criterion.max {
            Some(max) => !criterion.role.counts() && max.is_zero(),
            None => criterion.role == Role::Mandatory,
        })
    }

    /// How many requirements of a group without points are met.
    fn requirements(&self, group: usize, column: Column) -> Option<Sentence> {
        let rows = &self.criteria.rows;
        let is_meant = rows[group].is_group() && rows[group].role == Role::Mandatory;
        if !is_meant || !self.is_pointless(Node::Row(group)) {
            return None;
        }
        let applies = |row: &usize| {
            let outcome = self.evaluation.outcome(Node::Row(*row), column);
            outcome.is_some_and(|outcome| outcome.points.is_some() && outcome.status != Status::NotAsked)
        };
        let leaves = self.criteria.leaves().map(|(row, _)| row);
        let below = leaves.filter(|row| self.criteria.above(*row).any(|above| above == group));
        let below: Vec<usize> = below.filter(applies).collect();
        let met = below.iter().filter(|row| self.is_met(**row, column)).count();
        Some(RequirementsMet { met, all: below.len() }.into())
    }

    fn is_met(&self, row: usize, column: Column) -> bool {
        let tests = Tests { met: Some(true), ..Tests::default() };
        let known = Known::of(self.criteria, self.submission, self.evaluation, column);
        known.holds(&Condition::Row { row, tests })
    }

    /// What becomes of a row whose points reach no sum.
    fn of_its_role(&self, node: Node, column: Column) -> Option<Text> {
        let row = node.row()?;
        match self.criteria.rows[row].role {
            Role::Normal | Role::Bonus | Role::Penalty => None,
            Role::Info => Some(NO_SUM),
            Role::Mandatory => Some(if self.is_met(row, column) { MET } else { NOT_MET }),
        }
    }

    /// The rows still to be appraised that points depend on.
    fn so_far(&self, node: Node, outcome: &Outcome) -> Option<Sentence> {
        let progress = self.evaluation.progress.as_ref().filter(|_| outcome.is_unfinished())?;
        let below =
            |leaf: &usize| node.row().is_none_or(|row| self.criteria.above(*leaf).any(|above| above == row));
        let code = |leaf: usize| self.criteria.rows[leaf].code.clone();
        let below: Vec<String> = progress.open.iter().copied().filter(below).map(code).collect();
        // else it depends on them through a condition
        let rows = if below.is_empty() { progress.open.iter().copied().map(code).collect() } else { below };
        Some(SoFar { rows: SomeRows(rows) }.into())
    }

    /// The rows that are compared with other units, where points may still change.
    fn for_now(&self, node: Node, outcome: &Outcome, column: Column) -> Option<ForNow> {
        if outcome.status != Status::Provisional {
            return None;
        }
        let rows = &self.criteria.rows;
        let is_part = |leaf: usize| match node {
            Node::Total => rows[leaf].role.counts(),
            Node::Row(row) if leaf == row => true,
            Node::Row(row) => {
                rows[leaf].role == rows[row].role && self.criteria.above(leaf).any(|above| above == row)
            }
        };
        let is_open = |leaf: &usize| {
            let outcome = self.evaluation.outcome(Node::Row(*leaf), column);
            outcome.is_some_and(|outcome| outcome.status == Status::Provisional) && is_part(*leaf)
        };
        let open = self.criteria.leaves().map(|(leaf, _)| leaf).filter(is_open);
        Some(ForNow { rows: Are(open.map(|leaf| self.node(Node::Row(leaf))).collect()) })
    }

    fn node(&self, node: Node) -> NodeCode {
        NodeCode(self.code(node).to_owned())
    }

    fn not_asked(&self, node: Node, column: Column) -> Sentence {
        let why = node.row().and_then(|row| self.accounts(column).not_asked(row));
        NotAsked { why: why.unwrap_or_else(|| NONE_ASKED.into()) }.into()
    }

    fn no_score(&self, node: Node, outcome: &Outcome, column: Column) -> Sentence {
        let gate = outcome.steps.iter().find_map(|step| match step {
            Step::Gated { gate, points: None, .. } => Some(self.accounts(column).gate(node, *gate)),
            _ => None,
        });
        let rows = self.blocking(outcome, column);
        match (gate, &rows[..]) {
            (Some(gate), _) => NoScoreBecause { gate }.into(),
            (None, []) => NO_ROW_APPLIES.into(),
            (None, [node]) => NoScoreOfRow { row: node.clone() }.into(),
            (None, _) => NoScoreOfRows { rows: And(rows) }.into(),
        }
    }

    /// Why there are no points: the rows at the bottom of it.
    fn blocked(&self, node: Node, column: Column) -> Sentence {
        let outcome = self.evaluation.outcome(node, column);
        let rows = outcome.map_or(Vec::new(), |outcome| self.blocking(outcome, column));
        let above = !self.sums_above(node).is_empty();
        match rows.is_empty() {
            true if above => CANNOT_NOR_ABOVE.into(),
            true => CANNOT.into(),
            false => CannotBecause { rows: And(rows) }.into(),
        }
    }

    fn blocking(&self, outcome: &Outcome, column: Column) -> Vec<NodeCode> {
        let rows = outcome.steps.iter().flat_map(|step| match step {
            Step::Blocked { rows } => rows.as_slice(),
            _ => &[],
        });
        rows.flat_map(|row| {
            let below = self
                .evaluation
                .outcome(Node::Row(*row), column)
                .map(|outcome| self.blocking(outcome, column));
            below.filter(|below| !below.is_empty()).unwrap_or_else(|| vec![self.node(Node::Row(*row))])
        })
        .collect()
    }
}
