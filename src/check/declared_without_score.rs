//! `declared-without-score`: points are declared of a row or of the total that has no score.

use super::{Examined, Form};
use crate::account::Accounts;
use crate::column::Column;
use crate::criteria::Effect;
use crate::evaluate::{Agreement, Outcome, Status};
use crate::finding::{Figure, Finding, Findings, code};
use crate::number::plain;
use crate::working::Step;

/// The check.
pub fn check(examined: &Examined<'_>, findings: &mut Findings) {
    let form = examined.form();
    for (row, column) in form.rows().flat_map(|row| Column::BOTH.map(|column| (row, column))) {
        let stated = form.submission.row(row, column);
        let (Some(declared), Some(outcome)) = (&stated.declared, form.evaluation.outcome(row, column)) else {
            continue;
        };
        // a row that says `same` has no figure of its own
        let own = column == Column::Own || !form.taken_over(row);
        if !own || outcome.agreement(declared.value) != Agreement::NoScore {
            continue;
        }
        let reason = Reason { form, column };
        let blocking = reason.blocking(outcome);
        let message = format!(
            "{} declares {} in the {} column, and there is no score: {}",
            form.name(row),
            plain(declared.value),
            column.word(),
            reason.of(row, outcome, &blocking)
        );
        let help = match outcome.status {
            Status::None | Status::NotApplicable => "leave the figure out",
            _ => "correct what takes the score away, or leave the figure out",
        };
        let place = if stated.same { stated.place.as_ref() } else { Some(&declared.place) };
        let causes: Vec<String> = blocking.iter().map(|row| form.code(Some(*row)).to_owned()).collect();
        findings.push(
            Finding::new(&code::DECLARED_WITHOUT_SCORE, message, help)
                .at_if(place)
                .about(form.code(row), Some(column))
                .figure(Figure {
                    declared: plain(declared.value),
                    computed: None,
                    root: causes.is_empty(),
                    affects: Vec::new(),
                    causes,
                }),
        );
    }
}

/// Why a row or the total has no score.
struct Reason<'r> {
    form: Form<'r>,
    column: Column,
}

impl Reason<'_> {
    fn of(&self, row: Option<usize>, outcome: &Outcome, blocking: &[usize]) -> String {
        let code = |row: &usize| self.form.code(Some(*row));
        match (outcome.status, blocking) {
            (Status::None, _) => "the criteria do not form a total".to_owned(),
            (Status::NotApplicable, _) => "it does not apply".to_owned(),
            (_, [one]) if outcome.status == Status::Error => format!("{} cannot be computed", code(one)),
            (_, [one]) => format!("{} has none", code(one)),
            (Status::Error, []) => "it cannot be computed".to_owned(),
            (_, []) => self.gate(row, outcome),
            (status, several) => {
                let codes: Vec<&str> = several.iter().map(code).collect();
                let what = if status == Status::Error { "cannot be computed" } else { "have none" };
                format!("{} {what}", codes.join(", "))
            }
        }
    }

    /// The condition that fails, or that nothing is left that applies.
    fn gate(&self, row: Option<usize>, outcome: &Outcome) -> String {
        let Form { criteria, submission, evaluation } = self.form;
        let node = row.map_or(&criteria.total.node, |row| &criteria.rows[row].node);
        let gate = outcome.failed().iter().find(|gate| node.gates[**gate].effect == Effect::NoScore);
        let accounts = Accounts { criteria, submission, evaluation, column: self.column };
        gate.map_or_else(|| "nothing is left that applies".to_owned(), |gate| accounts.gate(row, *gate))
    }

    /// The rows at the bottom of it.
    fn blocking(&self, outcome: &Outcome) -> Vec<usize> {
        let rows = outcome.steps.iter().filter_map(|step| match step {
            Step::Blocked { rows } => Some(rows.as_slice()),
            _ => None,
        });
        let below = |row: &usize| {
            let outcome = self.form.evaluation.outcome(Some(*row), self.column);
            let below = outcome.map(|outcome| self.blocking(outcome)).unwrap_or_default();
            if below.is_empty() { vec![*row] } else { below }
        };
        rows.flatten().flat_map(below).collect()
    }
}
