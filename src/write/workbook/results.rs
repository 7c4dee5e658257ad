//! What a form comes to, cell by cell: formulas where a spreadsheet computes the same, the engine's figures elsewhere.

use super::leaf::Leaves;
use super::sums::{self, SumFormula};
use crate::column::{Column, PerColumn};
use crate::criteria::{Criteria, Node};
use crate::evaluate::{Evaluation, Outcome, Status};
use crate::form::Role;
use crate::form::ids::{ColumnId, LineId};
use crate::live::NONE;
use crate::number::{Decimal, Exact, RoundAt};
use crate::source::CellAddress;
use crate::submission::Submission;
use crate::template::{Computed, Plan, Results};

/// What stands in the cell of a row or of the total.
pub(super) struct NodeResult {
    formula: Option<String>,
    /// What is printed; a text where there are no points.
    value: Result<Decimal, &'static str>,
    /// Whether the cell holds what goes into the sum above.
    pub(super) exact: bool,
    /// The decimals that it can have.
    pub(super) scale: u32,
    /// Its magnitude is this at most.
    pub(super) most: Exact,
    pub(super) may_be_negative: bool,
    /// Whether it can be empty because the row left the sum.
    pub(super) may_leave: bool,
}

impl NodeResult {
    /// Whether the row left the sum, or is not asked.
    pub(super) fn is_empty(&self) -> bool {
        self.value == Err("")
    }
}

/// What is known of a form so far: the rows before those that they go into.
pub(super) struct Known<'k> {
    pub(super) criteria: &'k Criteria,
    plan: &'k Plan,
    rows: Vec<PerColumn<Option<NodeResult>>>,
    total: PerColumn<Option<NodeResult>>,
}

impl Known<'_> {
    pub(super) fn result(&self, node: Node, column: Column) -> Option<&NodeResult> {
        match node {
            Node::Row(row) => self.rows[row].get(column).as_ref(),
            Node::Total => self.total.get(column).as_ref(),
        }
    }

    /// The cell of the computed points of a node.
    pub(super) fn cell(&self, node: Node, column: Column) -> Option<CellAddress> {
        self.plan.cell(&line_of(self.criteria, node), &ColumnId::Computed(column))
    }
}

/// The line of a node.
pub(super) fn line_of(criteria: &Criteria, node: Node) -> LineId {
    match criteria.criterion(node) {
        Some(row) => LineId::Row(row.code.clone()),
        None => LineId::Total,
    }
}

/// What stands in a cell for what the engine says.
fn printed(outcome: &Outcome) -> Result<Decimal, &'static str> {
    match (outcome.status, outcome.shown) {
        (Status::NotAsked | Status::None, _) | (Status::NotApplicable, None) => Err(""),
        (_, Some(shown)) => Ok(shown),
        (_, None) => Err(NONE),
    }
}

/// A form and the results of its evaluation.
pub(super) struct FormResults<'f> {
    submission: &'f Submission,
    known: Known<'f>,
}

impl<'f> FormResults<'f> {
    /// Works out what stands in each cell.
    pub(super) fn of(
        criteria: &'f Criteria,
        submission: &'f Submission,
        evaluation: &'f Evaluation,
        plan: &'f Plan,
    ) -> Self {
        let rows = criteria.rows.iter().map(|_| PerColumn { own: None, appraisal: None }).collect();
        let mut known = Known { criteria, plan, rows, total: PerColumn { own: None, appraisal: None } };
        let leaves = Leaves { criteria, submission, plan };
        for column in Column::BOTH {
            for row in &criteria.order {
                let Some(outcome) = evaluation.outcome(Node::Row(*row), column) else { continue };
                let result = if criteria.rows[*row].is_group() {
                    of_sum(criteria, outcome, sums::group(&known, *row, column))
                } else {
                    of_leaf(&leaves, *row, outcome, column)
                };
                *known.rows[*row].get_mut(column) = Some(result);
            }
            if let Some(outcome) = evaluation.outcome(Node::Total, column) {
                let result = of_sum(criteria, outcome, sums::total(&known, column));
                *known.total.get_mut(column) = Some(result);
            }
        }
        FormResults { submission, known }
    }

    /// What stands in the cell of a node: a number or a text; `None` of a column that is absent.
    pub(super) fn printed(&self, node: Node, column: Column) -> Option<Result<Decimal, &'static str>> {
        Some(self.known.result(node, column)?.value)
    }

    /// The same, where it is a number.
    pub(super) fn value(&self, node: Node, column: Column) -> Option<Decimal> {
        self.printed(node, column)?.ok()
    }

    /// The nodes whose points no formula gives.
    pub(super) fn of_score(&self, column: Column) -> impl Iterator<Item = Node> {
        let known = &self.known;
        known.criteria.nodes().filter(move |node| {
            known.result(*node, column).is_some_and(|result| result.formula.is_none())
                && known.cell(*node, column).is_some()
        })
    }

    /// The cell of the computed points of a node.
    pub(super) fn cell(&self, node: Node, column: Column) -> Option<CellAddress> {
        self.known.cell(node, column)
    }

    fn fact(&self, fact: usize, column: Column) -> Option<Computed> {
        let Known { criteria, plan, .. } = &self.known;
        let stated = &criteria.facts[fact];
        if !stated.options.is_empty() {
            return None;
        }
        let cell = |fact: usize, id: ColumnId| {
            let line = LineId::Fact(criteria.facts[fact].name.clone());
            plan.cell(&line, &id).map(|cell| cell.to_string())
        };
        let written = |column: Column| cell(fact, ColumnId::Role(Role::Num(column)));
        let mut text = "\"\"".to_owned();
        // a sum is known once its terms are, which stand before it
        let is_sum = !stated.sum.is_empty()
            && stated.sum.iter().all(|term| *term < fact || criteria.facts[*term].sum.is_empty());
        if is_sum {
            let terms: Option<Vec<String>> =
                stated.sum.iter().map(|term| cell(*term, ColumnId::Computed(column))).collect();
            let terms = terms?.join(",");
            text = format!("IF(COUNT({terms})<{},\"\",SUM({terms}))", stated.sum.len());
        }
        let columns: &[Column] = if column == Column::Own { &[Column::Own] } else { &Column::BOTH };
        for column in columns {
            let written = written(*column)?;
            text = format!("IF({written}<>\"\",{written},{text})");
        }
        let formula = format!("={text}");
        Some(match self.submission.fact_figure(fact, column) {
            Some(value) => Computed::Live(formula, value),
            None => Computed::LiveText(formula, String::new()),
        })
    }
}

fn of_leaf(leaves: &Leaves<'_>, row: usize, outcome: &Outcome, column: Column) -> NodeResult {
    let criteria = leaves.criteria;
    let criterion = &criteria.rows[row];
    let value = printed(outcome);
    let floor = criterion.node.floor.map_or(Exact::ZERO, |floor| Exact::from(floor.abs()));
    let least = criterion.rule.as_ref().map_or(Exact::ZERO, |rule| rule.min_points());
    let lowest = if least.is_negative() { -&least } else { Exact::ZERO };
    let most = criteria.worth(row).max(lowest).max(floor);
    let may_be_negative = least.is_negative() || criterion.role == crate::criteria::Role::Penalty;
    let found = leaves.formula(row, column);
    let is_exact = outcome.points.as_ref().is_none_or(|points| is_printed(points, outcome));
    let scale = match criteria.rounding.at {
        RoundAt::Never => 6,
        RoundAt::Leaf | RoundAt::Total => criteria.rounding.decimals,
    };
    let (exact, may_leave) = match &found {
        Some(formula) => (formula.exact && is_exact, formula.may_leave),
        None => (is_exact, value == Err("")),
    };
    let formula = found.map(|formula| formula.text);
    NodeResult { formula, value, exact, scale, most, may_be_negative, may_leave }
}

fn of_sum(criteria: &Criteria, outcome: &Outcome, found: Option<SumFormula>) -> NodeResult {
    let value = printed(outcome);
    let is_exact = outcome.points.as_ref().is_none_or(|points| is_printed(points, outcome));
    match found {
        Some(SumFormula { text, exact, scale, most, may_leave }) => NodeResult {
            formula: Some(text),
            value,
            exact: exact && is_exact,
            scale,
            most,
            may_be_negative: true,
            may_leave,
        },
        None => NodeResult {
            formula: None,
            value,
            exact: is_exact,
            scale: outcome.shown.map_or(criteria.rounding.decimals, |shown| shown.scale()),
            most: outcome
                .points
                .clone()
                .map_or(Exact::ZERO, |points| if points.is_negative() { -&points } else { points }),
            may_be_negative: true,
            may_leave: value == Err(""),
        },
    }
}

/// Whether what is printed is all of it.
fn is_printed(points: &Exact, outcome: &Outcome) -> bool {
    outcome.shown.is_some_and(|shown| Exact::from(shown) == *points)
}

impl Results for FormResults<'_> {
    fn computed(&self, line: &LineId, column: Column) -> Option<Computed> {
        let criteria = self.known.criteria;
        let node = match line {
            LineId::Row(code) => Node::Row(criteria.find(code)?),
            LineId::Total => Node::Total,
            LineId::Fact(name) => {
                return self.fact(criteria.facts.iter().position(|fact| fact.name == *name)?, column);
            }
            LineId::Item(..) | LineId::Unit(_) => return None,
        };
        let result = self.known.result(node, column)?;
        Some(match (&result.formula, result.value) {
            (Some(formula), Ok(value)) => Computed::Live(format!("={formula}"), value),
            (Some(formula), Err(text)) => Computed::LiveText(format!("={formula}"), text.to_owned()),
            (None, Ok(value)) => Computed::Number(value),
            (None, Err(text)) => Computed::Text(text.to_owned()),
        })
    }

    fn decimals(&self) -> u32 {
        self.known.criteria.rounding.decimals
    }

    fn difference(&self, line: &LineId) -> Option<Decimal> {
        let node = match line {
            LineId::Row(code) => Node::Row(self.known.criteria.find(code)?),
            _ => Node::Total,
        };
        self.value(node, Column::Appraisal)?.checked_sub(self.value(node, Column::Own)?)
    }
}
