//! How the points of a column run together: the share of each row that reaches the sum above it, and what each sum has beside
//! its rows. All of it is read from the working, so that it is what the engine did.

use super::causes::{Cause, add, causes_of, points_of};
use crate::column::Column;
use crate::combine::Combine;
use crate::criteria::{Criteria, Node};
use crate::evaluate::{Evaluation, Outcome};
use crate::number::Exact;
use crate::working::Step;

/// One column of an evaluation that kept its working.
pub(super) struct Flow<'f> {
    criteria: &'f Criteria,
    evaluation: &'f Evaluation,
    column: Column,
    /// Of each row the sum that it goes into, and the share of its points that counts there.
    into: Vec<Option<(Node, Exact)>>,
}

impl<'f> Flow<'f> {
    /// Reads the working.
    pub(super) fn new(criteria: &'f Criteria, evaluation: &'f Evaluation, column: Column) -> Self {
        let mut into = vec![None; criteria.rows.len()];
        for node in criteria.nodes() {
            let Some(outcome) = evaluation.outcome(node, column) else { continue };
            // what has no points takes none
            if outcome.points.is_none() {
                continue;
            }
            for (row, share) in outcome.steps.iter().flat_map(shares) {
                into[row] = Some((node, share));
            }
        }
        Flow { criteria, evaluation, column, into }
    }

    /// What a node came to.
    pub(super) fn outcome(&self, node: Node) -> Option<&'f Outcome> {
        self.evaluation.outcome(node, self.column)
    }

    /// The exact points of a node; of the total those that are printed.
    pub(super) fn points(&self, node: Node) -> Option<Exact> {
        let outcome = self.outcome(node)?;
        match node {
            Node::Total => outcome.shown.map(Exact::from),
            Node::Row(_) => outcome.points.clone(),
        }
    }

    /// The sums above a row, from below, each with the share of its points that gets there.
    pub(super) fn above(&self, row: usize) -> Vec<(Node, Exact)> {
        let mut found = Vec::new();
        let (mut row, mut reached) = (row, Exact::ONE);
        while let Some((sum, share)) = &self.into[row] {
            reached = &reached * share;
            found.push((*sum, reached.clone()));
            match sum {
                Node::Row(sum) => row = *sum,
                Node::Total => break,
            }
        }
        found
    }

    /// What the points of a leaf come to in each sum above it.
    pub(super) fn of_leaf(&self, row: usize) -> Vec<(Node, Exact)> {
        let points = points_of(self.outcome(Node::Row(row)));
        self.above(row).into_iter().map(|(sum, share)| (sum, &share * &points)).collect()
    }

    /// What a sum has beside its rows, by cause; nothing where it has no points.
    pub(super) fn beside_rows(&self, sum: Node) -> Vec<(Cause, Exact)> {
        let mut parts = Vec::new();
        let Some(outcome) = self.outcome(sum).filter(|outcome| outcome.points.is_some()) else {
            return parts;
        };
        let is_sum = self.criteria.criterion(sum).is_none_or(crate::criteria::Criterion::is_group);
        if !is_sum {
            return parts;
        }
        let points = |row: usize| points_of(self.outcome(Node::Row(row)));
        for (cause, points) in outcome.steps.iter().flat_map(|step| causes_of(step, &points)) {
            add(&mut parts, cause, &points);
        }
        // what is printed of a total may have fewer decimals than it has
        if let (Node::Total, Some(shown), Some(points)) = (sum, outcome.shown, &outcome.points) {
            add(&mut parts, Cause::Rounded, &(&Exact::from(shown) - points));
        }
        parts
    }

    /// The same, as it comes to in the sum itself and in each sum above it.
    pub(super) fn beside_rows_above(&self, sum: Node) -> Vec<(Cause, Vec<(Node, Exact)>)> {
        let above = sum.row().map_or_else(Vec::new, |row| self.above(row));
        let shares = || std::iter::once((sum, Exact::ONE)).chain(above.iter().cloned());
        let of = |(cause, points): (Cause, Exact)| {
            (cause, shares().map(|(node, share)| (node, &share * &points)).collect())
        };
        self.beside_rows(sum).into_iter().map(of).collect()
    }
}

/// The rows that a step takes into its sum, each with the share of its points that counts.
fn shares(step: &Step) -> Vec<(usize, Exact)> {
    match step {
        Step::Sum { terms, .. } | Step::Bonus { terms, .. } | Step::Penalties { terms, .. } => {
            terms.iter().map(|(row, _)| (*row, Exact::ONE)).collect()
        }
        Step::Combined { combine, terms, .. } => {
            let taken = combine.taken(terms.iter().map(|(row, _, points)| (*row, points.clone())));
            let weight = |weight: &Exact| match combine {
                Combine::WeightedMean => weight.clone(),
                Combine::Sum | Combine::Mean | Combine::Max | Combine::Min => Exact::ONE,
            };
            let all = Exact::sum(terms.iter().map(|(_, own, _)| weight(own)));
            let share = |(row, own, _): &(usize, Exact, Exact)| match combine {
                Combine::Sum => Some((*row, Exact::ONE)),
                Combine::Mean | Combine::WeightedMean => Some((*row, weight(own).over(&all)?)),
                Combine::Max | Combine::Min => (taken == Some(*row)).then_some((*row, Exact::ONE)),
            };
            terms.iter().filter_map(share).collect()
        }
        _ => Vec::new(),
    }
}
