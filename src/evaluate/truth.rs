//! Whether conditions hold. A condition about something blank fails, and what hangs on it is provisional.

use std::cell::RefCell;

use super::run::Run;
use super::{Evaluation, Outcome, Status, remarks};
use crate::answer::{Answer, Given};
use crate::column::Column;
use crate::criteria::{Condition, Criteria, FactTests, Flag, Limits, Node, Quantifier, Role, Tests};
use crate::finding::{Findings, code};
use crate::language::Language;
use crate::number::Exact;
use crate::rule::Direction;
use crate::submission::{Row, Submission};

/// What becomes of a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Truth {
    /// It holds.
    Holds,
    /// It fails.
    Fails,
    /// It fails because something is blank.
    Open,
}

impl Truth {
    fn of(holds: bool) -> Self {
        if holds { Truth::Holds } else { Truth::Fails }
    }

    /// Whether it holds.
    pub(super) fn holds(self) -> bool {
        self == Truth::Holds
    }

    /// Whether it fails only because something is blank.
    pub(super) fn is_open(self) -> bool {
        self == Truth::Open
    }

    /// Whether all hold.
    pub(super) fn all(parts: impl IntoIterator<Item = Truth>) -> Self {
        parts.into_iter().fold(Truth::Holds, |all, part| match (all, part) {
            (Truth::Fails, _) | (_, Truth::Fails) => Truth::Fails,
            (Truth::Open, _) | (_, Truth::Open) => Truth::Open,
            (Truth::Holds, Truth::Holds) => Truth::Holds,
        })
    }

    /// Whether one holds.
    pub(super) fn any(parts: impl IntoIterator<Item = Truth>) -> Self {
        parts.into_iter().fold(Truth::Fails, |any, part| match (any, part) {
            (Truth::Holds, _) | (_, Truth::Holds) => Truth::Holds,
            (Truth::Open, _) | (_, Truth::Open) => Truth::Open,
            (Truth::Fails, Truth::Fails) => Truth::Fails,
        })
    }
}

/// Facts and attributes that conditions asked for and did not find; each is told once.
#[derive(Default)]
pub(super) struct Missing {
    facts: RefCell<Vec<usize>>,
    attributes: RefCell<Vec<(usize, usize)>>,
}

impl Missing {
    fn fact(&self, fact: usize) {
        let mut facts = self.facts.borrow_mut();
        if !facts.contains(&fact) {
            facts.push(fact);
        }
    }

    fn attribute(&self, row: usize, attribute: usize) {
        let mut attributes = self.attributes.borrow_mut();
        if !attributes.contains(&(row, attribute)) {
            attributes.push((row, attribute));
        }
    }
}

/// What is known of a column, which conditions speak of.
#[derive(Clone, Copy)]
pub(crate) struct Known<'k> {
    criteria: &'k Criteria,
    submission: &'k Submission,
    column: Column,
    outcomes: &'k [Option<Outcome>],
    /// Where what is asked for and not there is written down.
    missing: Option<&'k Missing>,
}

impl<'k> Known<'k> {
    /// A column whose rows are all worked out.
    pub(crate) fn of(
        criteria: &'k Criteria,
        submission: &'k Submission,
        evaluation: &'k Evaluation,
        column: Column,
    ) -> Self {
        Known { criteria, submission, column, outcomes: evaluation.rows.get(column), missing: None }
    }

    /// Whether a condition holds.
    pub(crate) fn holds(self, condition: &Condition) -> bool {
        self.truth(condition).holds()
    }

    pub(super) fn outcome(self, row: usize) -> &'k Outcome {
        self.outcomes[row].as_ref().expect("the order of evaluation has a row after those that it hangs on")
    }

    fn stated(self, row: usize) -> &'k Row {
        self.submission.row(Node::Row(row), self.column)
    }

    fn lacks_fact(self, fact: usize) {
        if let Some(missing) = self.missing {
            missing.fact(fact);
        }
    }

    /// Whether a condition holds.
    pub(super) fn truth(self, condition: &Condition) -> Truth {
        match condition {
            Condition::Row { row, tests } => self.row_truth(*row, tests),
            Condition::Fact { fact, tests } => self.fact_truth(*fact, tests),
            Condition::Range { quantifier, rows, filter, tests } => {
                self.range_truth(quantifier, rows, filter, tests)
            }
            Condition::All(parts) => Truth::all(parts.iter().map(|part| self.truth(part))),
            Condition::Any(parts) => Truth::any(parts.iter().map(|part| self.truth(part))),
        }
    }

    /// The rows that a range looks at. Rows that are not asked, or left the sum, are no rows of it.
    pub(super) fn kept(self, rows: &[usize], filter: &Tests) -> Vec<usize> {
        let there = |row: &usize| {
            let outcome = self.outcome(*row);
            let left = outcome.status == Status::NotApplicable && outcome.points.is_none();
            outcome.status != Status::NotAsked && !left
        };
        // every row is looked at, so that all that is missing is reported
        let rows: Vec<usize> = rows.iter().copied().filter(there).collect();
        rows.into_iter().filter(|row| self.row_truth(*row, filter).holds()).collect()
    }

    fn range_truth(self, quantifier: &Quantifier, rows: &[usize], filter: &Tests, tests: &Tests) -> Truth {
        let kept = self.kept(rows, filter);
        let within = || kept.iter().map(|row| self.row_truth(*row, tests));
        match quantifier {
            Quantifier::Every => Truth::all(within()),
            Quantifier::Any => Truth::any(within()),
            Quantifier::Count(limits) => {
                let truths: Vec<Truth> = within().collect();
                let count = |truth: Truth| truths.iter().filter(|found| **found == truth).count();
                let number = |count: usize| Exact::from(i64::try_from(count).unwrap_or(i64::MAX));
                let hold = count(Truth::Holds);
                let inside = |count: usize| self.within(limits, &number(count), &Exact::ZERO);
                let found = inside(hold);
                let might = (hold..=hold + count(Truth::Open)).any(|count| inside(count).holds());
                if !found.holds() && might { Truth::Open } else { found }
            }
        }
    }

    fn fact_truth(self, fact: usize, tests: &FactTests) -> Truth {
        let option = self.submission.fact_option(fact, self.column);
        let figure = self.submission.fact_figure(fact, self.column);
        let stated = option.is_some() || figure.is_some();
        if let Some(answered) = tests.answered.filter(|answered| *answered != stated) {
            if answered {
                self.lacks_fact(fact);
            }
            return Truth::Fails;
        }
        let asks_more = tests.is.is_some() || tests.not.is_some() || !tests.limits.is_open();
        if !stated {
            if asks_more {
                self.lacks_fact(fact);
            }
            return if asks_more { Truth::Open } else { Truth::Holds };
        }
        let named = |options: &Vec<usize>| option.is_some_and(|option| options.contains(&option));
        let is = tests.is.as_ref().is_none_or(named);
        let not = tests.not.as_ref().is_none_or(|options| !named(options));
        let within = figure
            .map_or(Truth::Holds, |figure| self.within(&tests.limits, &Exact::from(figure), &Exact::ZERO));
        Truth::all([Truth::of(is), Truth::of(not), within])
    }

    /// Whether points lie within limits, of which some may hang on a fact.
    fn within(self, limits: &Limits, points: &Exact, max: &Exact) -> Truth {
        let option = |fact: usize| {
            let option = self.submission.fact_option(fact, self.column);
            if option.is_none() {
                self.lacks_fact(fact);
            }
            option
        };
        limits.holds(points, max, &option).map_or(Truth::Open, Truth::of)
    }

    /// The same for bands, whose points are those that are printed.
    pub(super) fn band_truth(self, limits: &Limits, points: &Exact, max: &Exact) -> Truth {
        self.within(limits, points, max)
    }

    pub(super) fn row_truth(self, row: usize, tests: &Tests) -> Truth {
        let outcome = self.outcome(row);
        let silent = matches!(outcome.status, Status::Blank | Status::NotAsked);
        if tests.answered.is_some_and(|answered| answered == silent) {
            return Truth::Fails;
        }
        let asks_more = tests.is.is_some()
            || tests.not.is_some()
            || !tests.has.is_empty()
            || tests.met.is_some()
            || !tests.limits.is_open();
        if silent && asks_more {
            return if outcome.status == Status::Blank { Truth::Open } else { Truth::Fails };
        }
        let given = self.counted(row, outcome);
        let chosen = |ids: &Vec<String>| given.as_ref().map(|given| self.is_one_of(row, given, ids));
        let is = tests.is.as_ref().is_none_or(|ids| chosen(ids) == Some(true));
        let not = tests.not.as_ref().is_none_or(|ids| chosen(ids) == Some(false));
        let has = tests.has.iter().map(|flag| self.flag_truth(row, *flag));
        let met = tests.met.is_none_or(|met| self.is_met(row, outcome, given.as_ref()) == Some(met));
        let within = match (&outcome.points, tests.limits.is_open()) {
            (_, true) => Truth::Holds,
            (None, false) => Truth::Fails,
            (Some(points), false) => {
                let max = outcome.max.clone().unwrap_or(Exact::ZERO);
                self.within(&tests.limits, points, &max)
            }
        };
        Truth::all(has.chain([Truth::of(is), Truth::of(not), Truth::of(met), within]))
    }

    /// The answer that counts: the one that was given, or the option that a gate put in its place.
    fn counted(self, row: usize, outcome: &Outcome) -> Option<Given> {
        match (&self.stated(row).answer, outcome.counted) {
            (_, Some(option)) => Some(Given::chosen(option)),
            (Answer::Given(given), None) => Some(given.clone()),
            (Answer::Blank | Answer::NotApplicable, None) => None,
        }
    }

    fn is_one_of(self, row: usize, given: &Given, ids: &[String]) -> bool {
        let Some(rule) = &self.criteria.rows[row].rule else { return false };
        let list = rule.list();
        let called = |entry: usize| ids.iter().any(|id| list[entry].is_called(id));
        (0..list.len()).any(|entry| called(entry) && rule.matches(given, entry))
    }

    /// Whether a row has its best result; `None` where it has no points.
    fn is_met(self, row: usize, outcome: &Outcome, given: Option<&Given>) -> Option<bool> {
        let (points, criterion) = (outcome.points.as_ref()?, &self.criteria.rows[row]);
        if self.criteria.direction(Node::Row(row)) == Direction::Down {
            return Some(*points <= self.fewest(row));
        }
        let max = outcome.max.clone().unwrap_or(Exact::ZERO);
        if criterion.role == Role::Penalty {
            return Some(points.is_zero());
        }
        if !max.is_zero() || criterion.is_group() {
            return Some(*points == max && !max.is_zero());
        }
        let full = outcome.status == Status::NotApplicable
            && criterion.not_applicable == crate::criteria::NotApplicable::Full;
        let chosen =
            given.zip(criterion.rule.as_ref()).is_some_and(|(given, rule)| rule.earns_full_marks(given));
        Some(full || chosen)
    }

    /// The fewest points that a row can have, of a group with the rows that are left.
    fn fewest(self, row: usize) -> Exact {
        let outcome_of = |row: usize| self.outcome(row);
        let counts =
            |row: usize| outcome_of(row).status != Status::NotAsked && outcome_of(row).points.is_some();
        self.criteria.least_of(row, &counts)
    }

    fn flag_truth(self, row: usize, flag: Flag) -> Truth {
        let Flag::Attribute(attribute) = flag else {
            return Truth::of(self.submission.has_evidence(row, self.column));
        };
        let asked = &self.criteria.attributes[attribute].asked_if;
        match asked.as_ref().map_or(Truth::Holds, |tests| self.row_truth(row, tests)) {
            Truth::Holds => {}
            other => return other,
        }
        match self.stated(row).attribute(attribute) {
            Some(value) => Truth::of(value),
            None => {
                if let Some(missing) = self.missing {
                    missing.attribute(row, attribute);
                }
                Truth::Open
            }
        }
    }
}

impl Run<'_> {
    /// What conditions speak of, as far as it is worked out.
    pub(super) fn known(&self) -> Known<'_> {
        Known {
            criteria: self.criteria,
            submission: self.submission,
            column: self.column,
            outcomes: &self.outcomes,
            missing: Some(&self.missing),
        }
    }

    /// Tells what conditions asked for and did not find.
    pub(super) fn report_missing(&mut self) {
        for fact in self.missing.facts.take() {
            self.findings.push(remarks::fact_missing(
                &self.criteria.facts[fact],
                self.submission,
                self.column,
            ));
        }
        for (row, attribute) in self.missing.attributes.take() {
            let (criterion, stated) = (&self.criteria.rows[row], self.stated(row));
            if !stated.same {
                let attribute = &self.criteria.attributes[attribute];
                self.findings.push(remarks::attribute_missing(
                    criterion,
                    attribute,
                    (stated, self.submission.shape()),
                    self.column,
                ));
            }
        }
    }
}

/// A fact that both columns miss is one mistake.
pub(super) fn merge_missing_facts(findings: &mut Findings) {
    let told: Vec<String> = findings
        .iter()
        .filter(|finding| finding.code == &code::FACT_MISSING && finding.column == Some(Column::Own))
        .map(|finding| finding.message(Language::English))
        .collect();
    findings.retain(|finding| {
        let twice = finding.code == &code::FACT_MISSING && finding.column == Some(Column::Appraisal);
        !(twice && told.contains(&finding.message(Language::English)))
    });
}
