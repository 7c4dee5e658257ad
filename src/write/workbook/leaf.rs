//! The points of a leaf as a formula over the cells of its answer.

use crate::answer::{Answer, AnswerField, Given};
use crate::column::Column;
use crate::criteria::{Criteria, Criterion, Role as Counts};
use crate::evaluate::{not_applicable_alone, settled_alone};
use crate::form::Role;
use crate::form::ids::{ColumnId, LineId};
use crate::live::{Cells, Entry, Figure, NOT_APPLICABLE, Points, Whole, decimals_of, divided, literal};
use crate::number::{Decimal, Exact, RoundAt};
use crate::rule::{Answering, Rule};
use crate::submission::Submission;
use crate::template::Plan;

/// Spreadsheets take so many functions within each other (64), less those that stand around.
const MOST_CASES: usize = 56;
/// They take so long a formula.
pub(super) const LONGEST: usize = 8_000;
/// Figures have two decimals where that leaves room for so large ones (10^7 with two decimals).
const ROOMY: u32 = 9;

/// A formula, without its sign of equality.
pub(super) struct LeafFormula {
    pub(super) text: String,
    /// Whether what it gives is what goes into the sum above, and not only what is printed.
    pub(super) exact: bool,
    /// Whether it can come to nothing because the row left the sum.
    pub(super) may_leave: bool,
}

/// What formulas of leaves are made from.
pub(super) struct Leaves<'l> {
    pub(super) criteria: &'l Criteria,
    pub(super) submission: &'l Submission,
    pub(super) plan: &'l Plan,
}

impl Leaves<'_> {
    /// The formula of a leaf; `None` where a spreadsheet does not compute it exactly.
    pub(super) fn formula(&self, row: usize, column: Column) -> Option<LeafFormula> {
        let criterion = &self.criteria.rows[row];
        let rule = criterion.rule.as_deref()?;
        let needs_evidence =
            criterion.evidence.is_some_and(|evidence| evidence.zero && evidence.concerns(column));
        if needs_evidence || self.criteria.derived.conditional[row] || !criterion.node.gates.is_empty() {
            return None;
        }
        let (decimals, largest) = self.figures(row, rule, column);
        let roomy = (decimals < 2).then_some((2, ROOMY));
        for (decimals, digits) in roomy.into_iter().chain([(decimals, decimals + 3)]) {
            for digits in (digits..=13).rev() {
                let most = 10_i64.pow(digits);
                let scaled = &largest * &Exact::from(10_i64.pow(decimals));
                if Exact::from(most) < scaled {
                    break;
                }
                let found = self.with_figures((row, criterion, rule), column, (decimals, most));
                if found.is_some() {
                    return found;
                }
            }
        }
        None
    }

    /// The decimals of the figures of a row, and the largest of them.
    fn figures(&self, row: usize, rule: &dyn Rule, column: Column) -> (u32, Exact) {
        let mut figures: Vec<Decimal> = Vec::new();
        if let Answer::Given(given) = &self.submission.rows[row].get(column).answer {
            collect(given, &mut figures);
        }
        let facts = rule.names().into_iter().filter_map(|named| self.submission.fact(named, column));
        figures.extend(facts.map(|fact| fact.value));
        let decimals = figures.iter().map(|figure| figure.normalize().scale()).max().unwrap_or(0);
        let largest = figures.iter().map(|figure| Exact::from(figure.abs())).max();
        (decimals.min(9), largest.unwrap_or(Exact::ZERO))
    }

    fn cell(&self, line: &LineId, role: Role) -> Option<String> {
        Some(self.plan.input(line, &ColumnId::Role(role))?.to_string())
    }

    /// That both columns of a row have the same answer; `None` where it stands on several lines.
    fn is_same(&self, line: &LineId, rule: &dyn Rule) -> Option<String> {
        if matches!(rule.answering(), Answering::Items | Answering::Counts) {
            return None;
        }
        let roles: [fn(Column) -> Role; 3] = [Role::Num, Role::Den, Role::Answer];
        let pairs = roles.into_iter().filter_map(|role| {
            let [own, appraisal] = Column::BOTH.map(|column| self.cell(line, role(column)));
            Some(format!("{}={}", own?, appraisal?))
        });
        Some(format!("AND({})", pairs.collect::<Vec<_>>().join(",")))
    }

    fn with_figures(
        &self,
        (row, criterion, rule): (usize, &Criterion, &dyn Rule),
        column: Column,
        (decimals, most): (u32, i64),
    ) -> Option<LeafFormula> {
        let line = LineId::Row(criterion.code.clone());
        let figure = |line: &LineId, role: Role| Some(Figure { cell: self.cell(line, role)?, decimals });
        let is_same = column == Column::Appraisal && self.submission.rows[row].appraisal.same;
        let fact = |fact: usize| {
            let line_of_fact = LineId::Fact(self.criteria.facts[fact].name.clone());
            let of = |column: Column| {
                Some(absolute(&self.plan.cell(&line_of_fact, &ColumnId::Computed(column))?.to_string()))
            };
            // what the appraisal takes from the unit as it stands was measured by the unit's own facts
            if is_same {
                Some(format!("IF({},{},{})", self.is_same(&line, rule)?, of(Column::Own)?, of(column)?))
            } else {
                of(column)
            }
        };
        let entries = rule.list().iter().map(|listed| {
            let line = LineId::Item(criterion.code.clone(), listed.id.clone());
            Entry {
                tick: self.cell(&line, Role::Answer(column)),
                first: figure(&line, Role::Num(column)),
                second: figure(&line, Role::Den(column)),
            }
        });
        let answer = self.plan.cell(&line, &ColumnId::Role(Role::Answer(column)))?.to_string();
        let is_doubtful = self.submission.rows[row].get(column).doubtful;
        let cells = Cells {
            answer: self.cell(&line, Role::Answer(column)),
            first: figure(&line, Role::Num(column)),
            second: figure(&line, Role::Den(column)),
            entries: entries.collect(),
            most,
            fact: &fact,
        };
        let mut settled = Settled { criteria: self.criteria, row, exact: true, may_leave: false };
        let points = rule.live(&cells)?;
        if cases(&points) > MOST_CASES {
            return None;
        }
        let mut text = settled.text(&points)?;
        let blank: Vec<String> = cells.each().into_iter().map(|cell| format!("{cell}=\"\"")).collect();
        text = format!("IF(AND({}),0,{text})", blank.join(","));
        let offers_it = criterion.not_applicable != crate::criteria::NotApplicable::Forbid;
        match cells.chosen(NOT_APPLICABLE).filter(|_| offers_it) {
            Some(chosen) => text = format!("IF({chosen},{},{text})", settled.not_applicable()?),
            // no cell of the row shows what the form says
            None if self.submission.rows[row].get(column).answer == Answer::NotApplicable => return None,
            None => {}
        }
        if is_doubtful {
            text = format!("IF({answer}=\"?\",NA(),{text})");
        }
        let text = format!("IFERROR({text},\"?\")");
        let Settled { exact, may_leave, .. } = settled;
        (text.chars().count() < LONGEST).then_some(LeafFormula { text, exact, may_leave })
    }
}

/// `$B$2` for `B2`.
fn absolute(cell: &str) -> String {
    let at = cell.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    format!("${}${}", &cell[..at], &cell[at..])
}

/// The figures of an answer.
fn collect(given: &Given, figures: &mut Vec<Decimal>) {
    figures.extend(AnswerField::ALL.into_iter().filter_map(|field| given.number(field)));
    figures.extend(given.counts().unwrap_or_default().iter().map(|(_, count)| *count));
    for ticked in given.items().unwrap_or_default() {
        ticked.given.iter().for_each(|given| collect(given, figures));
    }
}

/// How deep cases stand within each other.
fn cases(points: &Points) -> usize {
    match points {
        Points::If(_, then, otherwise) => 1 + cases(then).max(cases(otherwise)),
        Points::Known(_) | Points::Quotient(..) | Points::NotApplicable | Points::Impossible => 0,
    }
}

/// Points as a row counts them: cut, rounded, with their sign.
struct Settled<'s> {
    criteria: &'s Criteria,
    row: usize,
    exact: bool,
    may_leave: bool,
}

impl Settled<'_> {
    fn text(&mut self, points: &Points) -> Option<String> {
        match points {
            Points::Known(points) => {
                let settled = settled_alone(self.criteria, self.row, points.clone());
                self.number(&settled)
            }
            Points::Quotient(num, den) => self.quotient(num, den),
            Points::If(condition, then, otherwise) => {
                Some(format!("IF({condition},{},{})", self.text(then)?, self.text(otherwise)?))
            }
            Points::NotApplicable => self.not_applicable(),
            Points::Impossible => Some("NA()".to_owned()),
        }
    }

    /// What is printed of points that are known.
    fn number(&mut self, points: &Exact) -> Option<String> {
        let shown = Exact::from(self.criteria.rounding.apply(points).ok()?);
        self.exact &= shown == *points;
        literal(&shown)
    }

    fn not_applicable(&mut self) -> Option<String> {
        let Some(points) = not_applicable_alone(self.criteria, self.row) else {
            self.may_leave = true;
            return Some("\"\"".to_owned());
        };
        self.number(&points)
    }

    fn quotient(&mut self, num: &Whole, den: &Whole) -> Option<String> {
        let criterion = &self.criteria.rows[self.row];
        let rounding = self.criteria.rounding;
        let ends = den.known.and_then(|den| decimals_of(&Exact::ONE.over(&Exact::from(den))?));
        let decimals = match rounding.at {
            RoundAt::Never => ends?,
            RoundAt::Leaf => rounding.decimals,
            RoundAt::Total => {
                self.exact &= ends.is_some_and(|ends| ends <= rounding.decimals);
                rounding.decimals
            }
        };
        let mut text = divided(num, den, rounding.mode, decimals)?;
        // what is cut and then rounded is what is rounded and then cut, since neither turns the order around
        let bound = |bound: Decimal| Some(Exact::from(rounding.apply(&Exact::from(bound)).ok()?));
        for (limit, name) in [(criterion.max, "MIN"), (criterion.node.floor, "MAX")] {
            let Some(limit) = limit else { continue };
            let printed = bound(limit)?;
            self.exact &= rounding.at == RoundAt::Leaf || printed == Exact::from(limit);
            let rule = criterion.rule.as_deref()?;
            let idle = match name {
                "MIN" => rule.max_points() <= Exact::from(limit) && !grows(rule),
                _ => rule.min_points() >= Exact::from(limit),
            };
            if !idle {
                text = format!("{name}({text},{})", literal(&printed)?);
            }
        }
        Some(if criterion.role == Counts::Penalty { format!("-{text}") } else { text })
    }
}

/// Whether what a rule gives is cut by nothing but its row.
fn grows(rule: &dyn Rule) -> bool {
    !matches!(rule.kind().name, "ratio" | "manual" | "tiers" | "deduct" | "piecewise")
}
