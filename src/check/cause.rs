//! Which declared figures are wrong, told apart into causes and consequences.
//!
//! A figure is wrong where it differs from the computed one. A wrong leaf is a cause. A wrong sum is a consequence where
//! it is what its *declared* rows combine to, else a cause of its own.

use super::{Form, Inference};
use crate::column::Column;
use crate::criteria::{Criterion, Node};
use crate::evaluate::{Term, combined};
use crate::number::{Decimal, Exact, RoundAt};
use crate::working::Step;

/// A wrong figure.
#[derive(Clone, Debug)]
pub struct Deviation {
    /// Of which node it is.
    pub node: Node,
    /// As the form has it.
    pub declared: Decimal,
    /// As it should be.
    pub computed: Decimal,
    /// A sum: what its declared rows combine to.
    pub expected: Option<Decimal>,
    /// Whether it is a cause.
    pub root: bool,
    /// Sums that are wrong because of it, from below.
    pub affects: Vec<Node>,
    /// A cause below; empty on a cause.
    pub causes: Vec<Node>,
    /// Where its effect ends, and why, if not at the total.
    pub ends: Option<End>,
}

/// Why the effect of a cause does not go further up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// The sum is right: others below it make up for it, or its max cuts it off.
    MadeUp(Node),
    /// The sum is right, though its declared rows do not come to it.
    NotCarried(Node),
    /// The sum is wrong by itself.
    OwnCause(Node),
}

/// The wrong figures of a column.
#[derive(Clone, Debug, Default)]
pub struct Causes {
    /// All, in the form's order, the total last.
    pub deviations: Vec<Deviation>,
}

impl Causes {
    /// The deviation of a row.
    pub fn of(&self, node: Node) -> Option<&Deviation> {
        self.deviations.iter().find(|deviation| deviation.node == node)
    }
}

/// Finds the wrong figures of a column. Leaves that another rounding explains are not causes, and sums that are wrong
/// through them alone are not told either.
pub(super) fn find(form: Form<'_>, column: Column, inference: &Inference) -> Causes {
    let finder = Finder { form, column };
    let mut deviations: Vec<Deviation> = form
        .nodes()
        .filter(|node| !node.row().is_some_and(|row| inference.excused.contains(&row)))
        .filter_map(|node| finder.deviation(node))
        .collect();
    let snapshot = deviations.clone();
    for deviation in deviations.iter_mut().filter(|deviation| deviation.root) {
        finder.follow(deviation, &snapshot);
    }
    let roots: Vec<(Node, Vec<Node>)> = deviations
        .iter()
        .filter(|deviation| deviation.root)
        .map(|root| (root.node, root.affects.clone()))
        .collect();
    for deviation in deviations.iter_mut().filter(|deviation| !deviation.root) {
        let through = roots.iter().filter(|(_, affects)| affects.contains(&deviation.node));
        deviation.causes.extend(through.map(|(node, _)| *node));
        deviation.causes.sort();
    }
    deviations.retain(|deviation| deviation.root || !deviation.causes.is_empty());
    Causes { deviations }
}

struct Finder<'e> {
    form: Form<'e>,
    column: Column,
}

impl Finder<'_> {
    fn deviation(&self, node: Node) -> Option<Deviation> {
        let declared = self.form.declared(node, self.column)?;
        let computed = self.form.computed(node, self.column)?;
        if declared == computed {
            return None;
        }
        let expected = self.expected(node);
        // a sum over a row that is not there is the consequence of that
        let missing: Vec<Node> = if self.is_sum(node) {
            let Form { criteria, submission, evaluation } = self.form;
            let missing = evaluation.missing_below(criteria, submission, node, self.column).into_iter();
            missing.map(Node::Row).filter(|leaf| self.sums_above(*leaf).contains(&node)).collect()
        } else {
            Vec::new()
        };
        let root = expected != Some(declared) && missing.is_empty();
        Some(Deviation {
            node,
            declared,
            computed,
            expected,
            root,
            affects: Vec::new(),
            causes: missing,
            ends: None,
        })
    }

    fn is_sum(&self, node: Node) -> bool {
        self.form.criteria.criterion(node).is_none_or(Criterion::is_group)
    }

    /// What a sum's rows, as declared, combine to; `None` for a leaf.
    fn expected(&self, node: Node) -> Option<Decimal> {
        if !self.is_sum(node) {
            return None;
        }
        let points = self.combined(node).points?;
        let rounding = self.form.criteria.rounding;
        let outcome = self.form.evaluation.outcome(node, self.column)?;
        let divided = outcome.steps.iter().any(|step| matches!(step, Step::Rescaled { .. }));
        match rounding.at {
            // sums of declared figures are exact, also where one of them has more decimals than it should
            RoundAt::Leaf if !divided => points.to_decimal(),
            RoundAt::Leaf | RoundAt::Total | RoundAt::Never => rounding.apply(&points).ok(),
        }
    }

    fn combined(&self, node: Node) -> Term {
        let outcome = self.form.evaluation.outcome(node, self.column);
        let effects = outcome.and_then(|outcome| outcome.effects.as_deref().cloned()).unwrap_or_default();
        combined(self.form.criteria, node, &|child| self.term(child), &effects)
    }

    /// A row as the form has it: computed exactly where that is what it declares, as declared where it is not, and
    /// from the rows below where it declares nothing.
    fn term(&self, row: usize) -> Term {
        let outcome = self.form.evaluation.outcome(Node::Row(row), self.column);
        let term = outcome.map_or_else(Term::blank, Term::of);
        let computed = outcome.and_then(|outcome| outcome.shown);
        match self.form.declared(Node::Row(row), self.column) {
            Some(declared) if computed.is_some_and(|computed| computed != declared) => {
                Term { points: Some(Exact::from(declared)), ..term }
            }
            None if self.is_sum(Node::Row(row)) => self.combined(Node::Row(row)),
            Some(_) | None => term,
        }
    }

    /// The sums that a row goes into, from below; the total is last.
    fn sums_above(&self, node: Node) -> Vec<Node> {
        let rows = &self.form.criteria.rows;
        // a bonus or penalty inside an ordinary group goes straight into the total
        let above = |row: &usize| rows[*row].parent.filter(|parent| rows[*parent].role == rows[*row].role);
        let Node::Row(row) = node else { return Vec::new() };
        let total = rows[row].role.counts() && !self.form.criteria.total.unformed;
        std::iter::successors(above(&row), above).map(Node::Row).chain(total.then_some(Node::Total)).collect()
    }

    /// Follows the effect of a cause upward.
    fn follow(&self, cause: &mut Deviation, all: &[Deviation]) {
        for sum in self.sums_above(cause.node) {
            let declared = self.form.declared(sum, self.column);
            let deviation = all.iter().find(|deviation| deviation.node == sum);
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
