//! `declared-without-score`: points are declared of a row or of the total that has no score.

use super::messages::declared::{
    CANNOT_BE_COMPUTED, CORRECT_OR_LEAVE_OUT, CannotBeComputed, DOES_NOT_APPLY, HasNoScore, HaveNoScore,
    LEAVE_OUT, NO_TOTAL, NOTHING_APPLIES, WithoutScore,
};
use super::{Check, Examined, Form};
use crate::account::Accounts;
use crate::column::Column;
use crate::criteria::{Effect, Node};
use crate::evaluate::{Agreement, Outcome, Status};
use crate::finding::{Figure, Finding, Findings, code};
use crate::language::{Computed, Listed, RowName, Sentence, Text};
use crate::number::plain;
use crate::working::Step;

/// The entry.
pub(super) static CHECK: Check = Check {
    code: &code::DECLARED_WITHOUT_SCORE,
    explanation: Text {
        en: "A row or the total declares points, and there is no score to compare them with: a condition \
            fails without which there is none, a row below cannot be computed, or the criteria add nothing up. A \
            declared figure is never passed over; leave it out, or correct what takes the score away.",
        vi: "Mục hoặc tổng điểm có ghi điểm, không có điểm tính lại để so sánh: không đạt một điều kiện cần để \
            có điểm, một mục bên dưới không tính được, hoặc bộ tiêu chí không cộng tổng. Điểm ghi trên phiếu \
            không bao giờ bị bỏ qua. Đề nghị để trống điểm đó, hoặc sửa nội dung làm mất điểm.",
    },
    run: check,
};

/// The check.
pub(super) fn check(examined: &Examined<'_>, findings: &mut Findings) {
    let form = examined.form();
    for (node, column) in form.nodes().flat_map(|node| Column::BOTH.map(|column| (node, column))) {
        let stated = form.submission.row(node, column);
        let (Some(declared), Some(outcome)) = (&stated.declared, form.evaluation.outcome(node, column))
        else {
            continue;
        };
        // a row that says `same` has no figure of its own
        let own = column == Column::Own || !form.taken_over(node);
        if !own || outcome.agreement(declared.value) != Agreement::NoScore {
            continue;
        }
        let reason = Reason { form, column };
        let blocking = reason.blocking(outcome);
        let what = WithoutScore {
            row: RowName(form.code(node).to_owned()),
            declared: Computed(plain(declared.value)),
            column,
            why: reason.of(node, outcome, &blocking),
            how: match outcome.status {
                Status::None | Status::NotApplicable => LEAVE_OUT,
                _ => CORRECT_OR_LEAVE_OUT,
            },
        };
        let place = if stated.same { stated.place.as_ref() } else { Some(&declared.place) };
        let mut causes: Vec<String> =
            blocking.iter().map(|row| form.code(Node::Row(*row)).to_owned()).collect();
        // what is wrong with an answer is told of the answer, and this follows from it
        let is_leaf = form.criteria.criterion(node).is_some_and(|row| !row.is_group());
        if is_leaf && outcome.status == Status::Error && blocking.is_empty() {
            causes.push(form.code(node).to_owned());
        }
        findings.push(Finding::from(what).at_if(place).about(form.code(node), Some(column)).figure(Figure {
            declared: declared.value.normalize(),
            computed: None,
            root: causes.is_empty(),
            affects: Vec::new(),
            causes,
        }));
    }
}

/// Why a row or the total has no score.
struct Reason<'r> {
    form: Form<'r>,
    column: Column,
}

impl Reason<'_> {
    fn of(&self, node: Node, outcome: &Outcome, blocking: &[usize]) -> Sentence {
        let rows = || {
            Listed(blocking.iter().map(|row| RowName(self.form.code(Node::Row(*row)).to_owned())).collect())
        };
        match (outcome.status, blocking) {
            (Status::None, _) => NO_TOTAL.into(),
            (Status::NotApplicable, _) => DOES_NOT_APPLY.into(),
            (Status::Error, []) => CANNOT_BE_COMPUTED.into(),
            (Status::Error, _) => CannotBeComputed { rows: rows() }.into(),
            (_, []) => self.gate(node, outcome),
            (_, [_]) => HasNoScore { row: rows() }.into(),
            (_, _) => HaveNoScore { rows: rows() }.into(),
        }
    }

    /// The condition that fails, or that nothing is left that applies.
    fn gate(&self, node: Node, outcome: &Outcome) -> Sentence {
        let Form { criteria, submission, evaluation } = self.form;
        let gates = &criteria.settings(node).gates;
        let gate = outcome.failed().iter().find(|gate| gates[**gate].effect == Effect::NoScore);
        let accounts = Accounts { criteria, submission, evaluation, column: self.column };
        gate.map_or_else(|| NOTHING_APPLIES.into(), |gate| accounts.gate(node, *gate))
    }

    /// The rows at the bottom of it.
    fn blocking(&self, outcome: &Outcome) -> Vec<usize> {
        let rows = outcome.steps.iter().filter_map(|step| match step {
            Step::Blocked { rows } => Some(rows.as_slice()),
            _ => None,
        });
        let below = |row: &usize| {
            let outcome = self.form.evaluation.outcome(Node::Row(*row), self.column);
            let below = outcome.map(|outcome| self.blocking(outcome)).unwrap_or_default();
            if below.is_empty() { vec![*row] } else { below }
        };
        rows.flatten().flat_map(below).collect()
    }
}
