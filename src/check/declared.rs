//! `declared-score-differs`: each declared figure against the computed one, consequences under their cause.

use std::sync::Arc;

use super::cause::{Causes, Deviation, End};
use super::messages::declared::{
    ANSWER_OR_ZERO, AddFirst, AsDeclared, CONDITION_DECIDES, CancelOut, ComesTo, DeclaredDiffers, Effects,
    FLOOR_LIFTS, HIGHEST_COUNTS, LOWEST_COUNTS, LikelySlip, MAX_CUTS, NOT_ADDED_UP, NOT_ASKED, NOT_REACHED,
    OnceCorrected, OnceCorrectedWhileMissing, ROUNDING_HIDES, Repeated, RightAllTheSame, RowOff,
    RowsAsDeclared, RowsComeTo, ShouldBe, SumOff, ThisAlone, Together, WhileMissing, WithoutIt, Write,
    WriteOrCorrect, WriteOwnScore, WrongByItself,
};
use super::{Check, Examined, slip};
use crate::account::{Account, Accounts, Sort};
use crate::answer::Answer;
use crate::column::Column;
use crate::combine::Combine;
use crate::criteria::Node;
use crate::evaluate::Status;
use crate::finding::{Figure, Finding, Findings, code};
use crate::language::{And, Are, Computed, Joined, NodeCode, RowName, Sentence, Text};
use crate::number::{Decimal, Exact, plain};
use crate::working::Step;

/// The entry.
pub(super) static CHECK: Check = Check {
    code: &code::DECLARED_SCORE_DIFFERS,
    explanation: Text {
        en: "A figure that the form declares is not what its answers and the criteria come to. Causes and \
            consequences are told apart: a wrong row is a cause; a wrong sum is a consequence where it is what its \
            declared rows add up to, and is listed under its cause; else it is a cause of its own. Correct the causes, \
            add up again, and every figure agrees; `--fix` does that for figures, never for answers.",
        vi: "Điểm ghi trên phiếu lệch với điểm tính lại theo số liệu và bộ tiêu chí. Nguyên nhân và hệ quả được \
            tách riêng: tiêu chí lệch là nguyên nhân; tổng lệch là hệ quả nếu đúng bằng các mục đã ghi cộng \
            lại, và được nêu dưới nguyên nhân của nó; nếu không thì chính tổng đó là nguyên nhân. Sửa các \
            nguyên nhân rồi cộng lại thì mọi ô điểm khớp; “--fix” làm việc này với điểm ghi, không bao giờ với \
            số liệu.",
    },
    run: check,
};

/// The check.
pub(super) fn check(examined: &Examined<'_>, findings: &mut Findings) {
    for (column, causes) in examined.causes.each() {
        let form = examined.form();
        let own_cell = |deviation: &&Deviation| column == Column::Own || !form.taken_over(deviation.node);
        for deviation in causes.deviations.iter().filter(own_cell) {
            let told = Told { examined, column, causes };
            let finding = told.finding(deviation);
            findings.push(told.taken_over(deviation).into_iter().fold(finding, Finding::note));
        }
    }
}

/// Says below each row that is not there which sums cannot be judged without it.
pub(super) fn tell_of_holes(examined: &Examined<'_>, findings: &mut Findings) {
    for finding in findings.iter_mut().filter(|finding| finding.code == &code::ROW_MISSING) {
        let (Some(row), Some(column)) = (&finding.criterion, finding.column) else { continue };
        let Some(node) = examined.criteria.node_called(row) else { continue };
        let causes = examined.causes.get(column);
        let told = Told { examined, column, causes };
        let sums = causes.deviations.iter().filter(|sum| sum.causes.contains(&node));
        let sums: Vec<SumOff> = sums.map(|sum| told.sum_off(sum)).collect();
        if !sums.is_empty() {
            finding.notes.push(Arc::new(WithoutIt { sums: And(sums) }));
        }
    }
}

/// Words for the wrong figures of a column.
struct Told<'t> {
    examined: &'t Examined<'t>,
    column: Column,
    causes: &'t Causes,
}

impl Told<'_> {
    fn code(&self, node: Node) -> String {
        self.examined.form().code(node).to_owned()
    }

    fn codes(&self, rows: &[Node]) -> Vec<String> {
        rows.iter().map(|row| self.code(*row)).collect()
    }

    fn names(&self, rows: &[Node]) -> Vec<NodeCode> {
        rows.iter().map(|row| NodeCode(self.code(*row))).collect()
    }

    fn name(&self, node: Node) -> RowName {
        RowName(self.code(node))
    }

    fn fixed(&self, figure: Decimal) -> String {
        self.examined.criteria.rounding.show(figure)
    }

    fn shown(&self, figure: Decimal) -> Computed {
        Computed(self.fixed(figure))
    }

    /// `+0.01`.
    fn gap(&self, deviation: &Deviation) -> Computed {
        let gap = deviation.declared.checked_sub(deviation.computed).unwrap_or_default();
        let sign = if gap.is_sign_negative() { "−" } else { "+" };
        Computed(format!("{sign}{}", self.fixed(gap.abs())))
    }

    fn sum_off(&self, sum: &Deviation) -> SumOff {
        SumOff { row: self.name(sum.node), gap: self.gap(sum) }
    }

    fn finding(&self, deviation: &Deviation) -> Finding {
        let row = self.examined.submission.row(deviation.node, self.column);
        let code = self.code(deviation.node);
        let figure = self.examined.form().typed(deviation.computed);
        let (why, remedy) = if deviation.root {
            let blank = matches!(row.answer, Answer::Blank) && deviation.expected.is_none();
            let remedy =
                if blank { ANSWER_OR_ZERO.into() } else { WriteOrCorrect { figure: figure.clone() }.into() };
            (self.why(deviation), remedy)
        } else {
            self.consequence(deviation)
        };
        let cell = row.declared.as_ref().map(|declared| &declared.place);
        let (place, remedy) = if row.same {
            (row.place.as_ref(), WriteOwnScore { figure: figure.clone() }.into())
        } else {
            (cell, remedy)
        };
        let what = DeclaredDiffers {
            row: self.name(deviation.node),
            declared: Computed(plain(deviation.declared)),
            column: self.column,
            why,
            remedy,
        };
        let mut finding = Finding::from(what)
            .at_if(place)
            .label(ShouldBe { computed: Computed(plain(deviation.computed)) })
            .about(&code, Some(self.column))
            .figure(Figure {
                declared: deviation.declared.normalize(),
                computed: Some(self.examined.criteria.rounding.printed(deviation.computed)),
                root: deviation.root,
                affects: self.codes(&deviation.affects),
                causes: self.codes(&deviation.causes),
            });
        if deviation.root {
            finding = self.notes(deviation).into_iter().fold(finding, Finding::note);
        }
        finding
    }

    /// What a wrong sum comes to once its causes are mended, and what to do about it.
    fn consequence(&self, deviation: &Deviation) -> (Sentence, Sentence) {
        let form = self.examined.form();
        let missing: Vec<Node> = form
            .evaluation
            .missing_below(form.criteria, form.submission, deviation.node, self.column)
            .into_iter()
            .map(Node::Row)
            .collect();
        let (missing, wrong): (Vec<_>, Vec<_>) =
            deviation.causes.iter().copied().partition(|cause| missing.contains(cause));
        let computed = self.shown(deviation.computed);
        let (missing, rows) = (self.names(&missing), self.names(&wrong));
        let remedy = if missing.is_empty() {
            Write { figure: self.examined.form().typed(deviation.computed) }.into()
        } else {
            AddFirst { missing: And(missing.clone()) }.into()
        };
        let (rows, missing) = (Are(rows), Are(missing));
        let why = match (rows.0.is_empty(), missing.0.is_empty()) {
            (_, true) => OnceCorrected { computed, rows }.into(),
            (true, false) => WhileMissing { computed, missing }.into(),
            (false, false) => OnceCorrectedWhileMissing { computed, rows, missing }.into(),
        };
        (why, remedy)
    }

    /// What a figure of the self column does in an appraisal that takes it over by `same`.
    fn taken_over(&self, deviation: &Deviation) -> Option<Repeated> {
        let taken = self.examined.form().taken_over(deviation.node);
        let causes = &self.examined.causes.appraisal;
        let there =
            causes.of(deviation.node).filter(|_| taken && deviation.root && self.column == Column::Own)?;
        let told = Told { examined: self.examined, column: Column::Appraisal, causes };
        let effects: Vec<Sentence> = told.effects(there).into_iter().chain(told.end(there)).collect();
        let is_any = !effects.is_empty();
        Some(Repeated { effects: is_any.then(|| Effects { effects: Joined::by_semicolons(effects) }) })
    }

    /// How the right figure comes about, in short.
    fn why(&self, deviation: &Deviation) -> Sentence {
        let computed = self.shown(deviation.computed);
        let Examined { criteria, submission, evaluation, .. } = *self.examined;
        let account = Accounts { criteria, submission, evaluation, column: self.column }.of(deviation.node);
        let status = evaluation.outcome(deviation.node, self.column).map(|outcome| outcome.status);
        if status == Some(Status::NotAsked) {
            return NOT_ASKED.into();
        }
        let Some(expected) = deviation.expected else {
            return account.map_or_else(|| ComesTo { computed }.into(), |account| account.short());
        };
        let is_right = expected == deviation.computed;
        let expected = self.shown(expected);
        let Some(account) = account.filter(|account| !only_added(account)) else {
            return if is_right {
                RowsComeTo { computed }.into()
            } else {
                RowsAsDeclared { expected, computed }.into()
            };
        };
        let short = account.short();
        if is_right { short } else { AsDeclared { expected, corrected: short }.into() }
    }

    fn notes(&self, deviation: &Deviation) -> Vec<Sentence> {
        let mut notes = Vec::new();
        notes.extend(
            slip::likely(self.examined, self.column, deviation).map(|slips| LikelySlip { slips }.into()),
        );
        notes.extend(self.effects(deviation));
        notes.extend(self.end(deviation));
        notes
    }

    /// "this alone explains 3.2 (+0.01), 3 (+0.01) and the total (+0.01)".
    fn effects(&self, deviation: &Deviation) -> Vec<Sentence> {
        let affected: Vec<&Deviation> =
            deviation.affects.iter().filter_map(|row| self.causes.of(*row)).collect();
        let (alone, shared): (Vec<&Deviation>, Vec<&Deviation>) =
            affected.into_iter().partition(|sum| sum.causes.len() == 1);
        let each = |sums: &[&Deviation]| And(sums.iter().map(|sum| self.sum_off(sum)).collect());
        let mut notes = Vec::new();
        if !alone.is_empty() {
            notes.push(ThisAlone { sums: each(&alone) }.into());
        }
        if let Some(first) = shared.first() {
            let others: Vec<Node> =
                first.causes.iter().copied().filter(|node| *node != deviation.node).collect();
            notes.push(Together { others: And(self.names(&others)), sums: each(&shared) }.into());
        }
        notes
    }

    /// Whether the rows of a sum are added up.
    fn is_added(&self, sum: Node) -> bool {
        let outcome = self.examined.evaluation.outcome(sum, self.column);
        outcome.is_some_and(|outcome| outcome.steps.iter().any(|step| matches!(step, Step::Sum { .. })))
    }

    /// Why a wrong row does not show in a sum.
    fn hidden_by(&self, sum: Node) -> Text {
        let outcome = self.examined.evaluation.outcome(sum, self.column);
        let last =
            outcome.into_iter().flat_map(|outcome| outcome.steps.iter().rev()).find_map(|step| match step {
                Step::Gated { .. } => Some(CONDITION_DECIDES),
                Step::Capped { .. } => Some(MAX_CUTS),
                Step::Floored { .. } => Some(FLOOR_LIFTS),
                Step::Rounded { .. } => Some(ROUNDING_HIDES),
                Step::Combined { combine: Combine::Max, .. } => Some(HIGHEST_COUNTS),
                Step::Combined { combine: Combine::Min, .. } => Some(LOWEST_COUNTS),
                _ => None,
            });
        last.unwrap_or(NOT_REACHED)
    }

    fn end(&self, deviation: &Deviation) -> Option<Sentence> {
        let under = |sum: &Node| -> Vec<&Deviation> {
            let others = self.causes.deviations.iter().filter(|other| {
                other.root && other.node != deviation.node && other.ends == Some(End::MadeUp(*sum))
            });
            others.collect()
        };
        let difference = |of: &Deviation| &Exact::from(of.declared) - &Exact::from(of.computed);
        deviation.ends.as_ref().map(|end| match end {
            End::MadeUp(made_up) => {
                let sum = self.name(*made_up);
                let others = under(made_up);
                let gaps: Vec<Exact> = others.iter().copied().chain([deviation]).map(difference).collect();
                if others.is_empty() || !Exact::sum(&gaps).is_zero() || !self.is_added(*made_up) {
                    RightAllTheSame { sum, why: self.hidden_by(*made_up) }.into()
                } else {
                    let row = |other: &&Deviation| NodeCode(self.code(other.node));
                    let each = others.iter().map(|other| RowOff { row: row(other), gap: self.gap(other) });
                    CancelOut { sum, gap: self.gap(deviation), others: And(each.collect()) }.into()
                }
            }
            End::NotCarried(sum) => RightAllTheSame { sum: self.name(*sum), why: NOT_ADDED_UP }.into(),
            End::OwnCause(sum) => WrongByItself { sum: self.name(*sum) }.into(),
        })
    }
}

/// Whether a sum is what its rows come to and nothing else.
fn only_added(account: &Account) -> bool {
    let rows = |sort: Sort| matches!(sort, Sort::Bonus | Sort::Penalties | Sort::Rounding);
    account.origin.is_sum && account.changes.iter().all(|change| rows(change.sort))
}
