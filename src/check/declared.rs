//! `declared-score-differs`: each declared figure against the computed one, consequences under their cause.

use std::sync::Arc;

use super::cause::{Causes, Deviation, End};
use super::{Examined, Form, slip};
use crate::account::{Account, Accounts, Sort, enumerated};
use crate::answer::Answer;
use crate::column::Column;
use crate::combine::Combine;
use crate::criteria::Criteria;
use crate::evaluate::{Agreement, Evaluation, Status};
use crate::finding::{Code, Figure, Finding, Findings, code};
use crate::number::{Decimal, Exact, plain};
use crate::submission::Submission;
use crate::working::Step;

/// How many figures a form declares, and how many of them differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Declared {
    /// All: points, bands and indexes.
    pub compared: usize,
    /// Those that differ, or that there is nothing to compare with.
    pub differing: usize,
}

/// Counts.
pub(super) fn count(form: Form<'_>) -> Declared {
    let mut count = Declared::default();
    for (row, column) in form.rows().flat_map(|row| Column::BOTH.map(|column| (row, column))) {
        // a row that says `same` has no figure of its own that could be wrong
        let own = column == Column::Own || !form.taken_over(row);
        for agreement in form.agreements(row, column).into_iter().flatten() {
            count.compared += 1;
            count.differing += usize::from(own && agreement != Agreement::Agrees);
        }
    }
    count
}

/// How much of what a form declares is wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wrong {
    /// Rows with at least one wrong figure, the total included.
    pub rows: usize,
    /// Points that differ.
    pub figures: usize,
    /// Points that are declared without a score.
    pub without_score: usize,
    /// Bands that differ.
    pub bands: usize,
    /// Indexes that differ.
    pub indexes: usize,
}

impl Wrong {
    /// How many there are of each finding.
    pub fn by_code(self) -> [(&'static Code, usize); 4] {
        [
            (&code::DECLARED_SCORE_DIFFERS, self.figures),
            (&code::DECLARED_WITHOUT_SCORE, self.without_score),
            (&code::DECLARED_BAND_DIFFERS, self.bands),
            (&code::DECLARED_INDEX_DIFFERS, self.indexes),
        ]
    }
}

/// Counts what is wrong, without its causes.
pub fn wrong(criteria: &Criteria, submission: &Submission, evaluation: &Evaluation) -> Wrong {
    let form = Form { criteria, submission, evaluation };
    let mut wrong = Wrong::default();
    for row in form.rows() {
        let mut is_wrong = false;
        for column in Column::BOTH {
            // a row that says `same` has no figure of its own that could be wrong
            if column == Column::Appraisal && form.taken_over(row) {
                continue;
            }
            let [points, band, index] = form.agreements(row, column);
            let differs = |agreement: Option<Agreement>| agreement.is_some_and(|it| it != Agreement::Agrees);
            wrong.figures += usize::from(points == Some(Agreement::Differs));
            wrong.without_score += usize::from(points == Some(Agreement::NoScore));
            wrong.bands += usize::from(differs(band));
            wrong.indexes += usize::from(differs(index));
            is_wrong |= differs(points) || differs(band) || differs(index);
        }
        wrong.rows += usize::from(is_wrong);
    }
    wrong
}

/// The check.
pub fn check(examined: &Examined<'_>, findings: &mut Findings) {
    for (column, causes) in examined.causes.each() {
        let form = examined.form();
        let own_cell = |deviation: &&Deviation| column == Column::Own || !form.taken_over(deviation.row);
        for deviation in causes.deviations.iter().filter(own_cell) {
            let told = Told { examined, column, causes };
            let finding = told.finding(deviation);
            findings.push(told.taken_over(deviation).into_iter().fold(finding, Finding::note));
        }
    }
}

/// Says below each row that is not there which sums cannot be judged without it.
pub fn tell_of_holes(examined: &Examined<'_>, findings: &mut Findings) {
    for finding in findings.iter_mut().filter(|finding| finding.code == &code::ROW_MISSING) {
        let (Some(row), Some(column)) = (&finding.criterion, finding.column) else { continue };
        let row = examined.criteria.find(row);
        let causes = examined.causes.get(column);
        let told = Told { examined, column, causes };
        let sums: Vec<String> = causes
            .deviations
            .iter()
            .filter(|sum| sum.causes.contains(&row))
            .map(|sum| format!("{} ({})", examined.form().name(sum.row), told.gap(sum)))
            .collect();
        if !sums.is_empty() {
            finding.notes.push(Arc::new(format!("without it these cannot agree: {}", enumerated(&sums))));
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
    fn code(&self, row: Option<usize>) -> String {
        self.examined.form().code(row).to_owned()
    }

    fn codes(&self, rows: &[Option<usize>]) -> Vec<String> {
        rows.iter().map(|row| self.code(*row)).collect()
    }

    fn fixed(&self, figure: Decimal) -> String {
        self.examined.criteria.rounding.show(figure)
    }

    /// `+0.01`.
    fn gap(&self, deviation: &Deviation) -> String {
        let gap = deviation.declared.checked_sub(deviation.computed).unwrap_or_default();
        let sign = if gap.is_sign_negative() { "−" } else { "+" };
        format!("{sign}{}", self.fixed(gap.abs()))
    }

    fn finding(&self, deviation: &Deviation) -> Finding {
        let row = self.examined.submission.row(deviation.row, self.column);
        let code = self.code(deviation.row);
        let computed = self.fixed(deviation.computed);
        let declared = plain(deviation.declared);
        let (why, help) = if deviation.root {
            let blank = matches!(row.answer, Answer::Blank) && deviation.expected.is_none();
            let help = if blank {
                "answer the row; where there is nothing to answer, declare 0".to_owned()
            } else {
                format!("write {}, or correct the answer", plain(deviation.computed))
            };
            (self.why(deviation), help)
        } else {
            self.consequence(deviation)
        };
        let name = self.examined.form().name(deviation.row);
        let message = format!("{name} declares {declared} in the {} column, but {why}", self.column.word());
        let cell = row.declared.as_ref().map(|declared| &declared.place);
        let (place, help) = if row.same {
            let help =
                format!("say its own score in place of `same`: {{ score = {} }}", plain(deviation.computed));
            (row.place.as_ref(), help)
        } else {
            (cell, help)
        };
        let mut finding = Finding::new(&code::DECLARED_SCORE_DIFFERS, message, help)
            .at_if(place)
            .label(format!("should be {}", plain(deviation.computed)))
            .about(&code, Some(self.column))
            .figure(Figure {
                declared,
                computed: Some(computed),
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
    fn consequence(&self, deviation: &Deviation) -> (String, String) {
        let form = self.examined.form();
        let missing: Vec<Option<usize>> = form
            .evaluation
            .missing_below(form.criteria, form.submission, deviation.row, self.column)
            .into_iter()
            .map(Some)
            .collect();
        let (missing, wrong): (Vec<_>, Vec<_>) =
            deviation.causes.iter().copied().partition(|cause| missing.contains(cause));
        let verb = |rows: &[Option<usize>]| if rows.len() == 1 { "is" } else { "are" };
        let (missed, corrected) = (enumerated(&self.codes(&missing)), enumerated(&self.codes(&wrong)));
        let mut why = format!("comes to {}", self.fixed(deviation.computed));
        if !wrong.is_empty() {
            why.push_str(&format!(" once {corrected} {} corrected", verb(&wrong)));
        }
        if missing.is_empty() {
            return (why, format!("write {}", plain(deviation.computed)));
        }
        why.push_str(&format!(
            "{} as long as {missed} {} missing",
            if wrong.is_empty() { "" } else { "," },
            verb(&missing)
        ));
        (why, format!("add {missed} first; --fix leaves this figure as it is"))
    }

    /// What a figure of the self column does in an appraisal that takes it over by `same`.
    fn taken_over(&self, deviation: &Deviation) -> Vec<String> {
        let taken = self.examined.form().taken_over(deviation.row);
        let causes = &self.examined.causes.appraisal;
        let there =
            causes.of(deviation.row).filter(|_| taken && deviation.root && self.column == Column::Own);
        let Some(there) = there else { return Vec::new() };
        let told = Told { examined: self.examined, column: Column::Appraisal, causes };
        let effects = told.effects(there).into_iter().chain(told.end(there)).collect::<Vec<_>>().join("; ");
        let effects = if effects.is_empty() { String::new() } else { format!(": {effects}") };
        vec![format!("the appraisal repeats this figure by `same`{effects}")]
    }

    /// How the right figure comes about, in short.
    fn why(&self, deviation: &Deviation) -> String {
        let computed = self.fixed(deviation.computed);
        let Examined { criteria, submission, evaluation, .. } = *self.examined;
        let account = Accounts { criteria, submission, evaluation, column: self.column }.of(deviation.row);
        let status = evaluation.outcome(deviation.row, self.column).map(|outcome| outcome.status);
        if status == Some(Status::NotAsked) {
            return "it is not asked of this unit, and counts 0".to_owned();
        }
        let Some(expected) = deviation.expected else {
            return account.map_or_else(|| format!("it comes to {computed}"), |account| account.short());
        };
        let expected_shown = self.fixed(expected);
        let Some(account) = account.filter(|account| !only_added(account)) else {
            return if expected == deviation.computed {
                format!("its rows come to {computed}")
            } else {
                format!("its rows as declared come to {expected_shown}; corrected, to {computed}")
            };
        };
        let short = account.short();
        if expected == deviation.computed {
            short
        } else {
            format!("it is {expected_shown} by its rows as declared; corrected, {short}")
        }
    }

    fn notes(&self, deviation: &Deviation) -> Vec<String> {
        let mut notes = Vec::new();
        let slips = slip::name(self.examined, self.column, deviation);
        if !slips.is_empty() {
            notes.push(format!("likely slip: {}", slips.join("; or ")));
        }
        notes.extend(self.effects(deviation));
        notes.extend(self.end(deviation));
        notes
    }

    /// "this alone explains 3.2 (+0.01), 3 (+0.01) and the total (+0.01)".
    fn effects(&self, deviation: &Deviation) -> Vec<String> {
        let affected: Vec<&Deviation> =
            deviation.affects.iter().filter_map(|row| self.causes.of(*row)).collect();
        let (alone, shared): (Vec<&Deviation>, Vec<&Deviation>) =
            affected.into_iter().partition(|sum| sum.causes.len() == 1);
        let each = |sums: &[&Deviation]| {
            let named: Vec<String> = sums
                .iter()
                .map(|sum| format!("{} ({})", self.examined.form().name(sum.row), self.gap(sum)))
                .collect();
            enumerated(&named)
        };
        let mut notes = Vec::new();
        if !alone.is_empty() {
            notes.push(format!("this alone explains {}", each(&alone)));
        }
        if let Some(first) = shared.first() {
            let others: Vec<Option<usize>> =
                first.causes.iter().copied().filter(|row| *row != deviation.row).collect();
            let others = enumerated(&self.codes(&others));
            notes.push(format!("together with {others} it explains {}", each(&shared)));
        }
        notes
    }

    /// Whether the rows of a sum are added up.
    fn is_added(&self, sum: Option<usize>) -> bool {
        let outcome = self.examined.evaluation.outcome(sum, self.column);
        outcome.is_some_and(|outcome| outcome.steps.iter().any(|step| matches!(step, Step::Sum { .. })))
    }

    /// Why a wrong row does not show in a sum.
    fn hidden_by(&self, sum: Option<usize>) -> String {
        let outcome = self.examined.evaluation.outcome(sum, self.column);
        let last =
            outcome.into_iter().flat_map(|outcome| outcome.steps.iter().rev()).find_map(|step| match step {
                Step::Gated { .. } => Some("a condition decides it"),
                Step::Capped { .. } => Some("its max cuts it off"),
                Step::Floored { .. } => Some("its floor lifts it"),
                Step::Rounded { .. } => Some("its rounding hides the difference"),
                Step::Combined { combine: Combine::Max, .. } => Some("the highest of its rows counts"),
                Step::Combined { combine: Combine::Min, .. } => Some("the lowest of its rows counts"),
                _ => None,
            });
        last.unwrap_or("the difference does not reach it").to_owned()
    }

    fn end(&self, deviation: &Deviation) -> Option<String> {
        let name = |row: &Option<usize>| self.examined.form().name(*row);
        let under = |sum: &Option<usize>| -> Vec<&Deviation> {
            let others = self.causes.deviations.iter().filter(|other| {
                other.root && other.row != deviation.row && other.ends == Some(End::MadeUp(*sum))
            });
            others.collect()
        };
        let difference = |of: &Deviation| &Exact::from(of.declared) - &Exact::from(of.computed);
        deviation.ends.as_ref().map(|end| match end {
            End::MadeUp(sum) => {
                let others = under(sum);
                let gaps: Vec<Exact> = others.iter().copied().chain([deviation]).map(difference).collect();
                if others.is_empty() || !Exact::sum(&gaps).is_zero() || !self.is_added(*sum) {
                    format!("{} is right all the same: {}", name(sum), self.hidden_by(*sum))
                } else {
                    let others: Vec<String> = others
                        .iter()
                        .map(|other| format!("{} ({})", self.code(other.row), self.gap(other)))
                        .collect();
                    let gap = self.gap(deviation);
                    format!(
                        "{} is right all the same: {gap} here and {} cancel out",
                        name(sum),
                        enumerated(&others)
                    )
                }
            }
            End::NotCarried(sum) => {
                format!("{} is right all the same: it was not added up from this figure", name(sum))
            }
            End::OwnCause(sum) => format!("{} is wrong by itself, see there", name(sum)),
        })
    }
}

/// Whether a sum is what its rows come to and nothing else.
fn only_added(account: &Account) -> bool {
    let rows = |sort: Sort| matches!(sort, Sort::Bonus | Sort::Penalties | Sort::Rounding);
    account.origin.is_sum && account.changes.iter().all(|change| rows(change.sort))
}
