//! No number without its working: every step of every row is worked out again here, with fractions of any size and
//! without the library's arithmetic, and must come to the points that the row has.

use crate::harness::load;
use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::harness::fractions::{rational, rounded};
use crate::harness::made_up::{node, written};
use num_rational::BigRational;
use num_traits::{One, Zero};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use score::column::Column;
use score::criteria::{Criteria, Node, Role};
use score::evaluate::{Evaluation, Outcome, Status, evaluate};
use score::finding::Findings;
use score::number::{Exact, RoundAt, RoundingMode};
use score::submission::Submission;
use score::working::{Reach, Recorder, Step};

const EDITION: &str = include_str!("../../criteria/binh-thuan-huyen-2022.toml");
const FORM: &str = include_str!("../../examples/la-gi-2022.toml");

/// Whether the bound is beyond the measure, and the numerator the least whole one that gets there.
fn reaches(reach: &Reach, (measure, den): &(BigRational, Option<BigRational>)) -> bool {
    let at = reach.at.to_big();
    let there = |measure: &BigRational| *measure > at || (reach.inclusive && *measure == at);
    let least = reach.num.as_ref().map(Exact::to_big).zip(den.as_ref());
    // of so few, the next count may lie beyond the tier: no count gets there
    let jumps =
        reach.num.is_none() && den.as_ref().is_some_and(|den| *den < BigRational::from_integer(5.into()));
    !there(measure)
        && (reach.num.is_some() == den.is_some() || jumps)
        && least.is_none_or(|(num, den)| {
            let before = &num - BigRational::one();
            num.is_integer() && there(&(num / den)) && !there(&(before / den))
        })
}

/// One column of an evaluation, replayed.
struct Replay<'r> {
    criteria: &'r Criteria,
    evaluation: &'r Evaluation,
    column: Column,
}

impl Replay<'_> {
    fn outcome(&self, row: Node) -> &Outcome {
        self.evaluation.outcome(row, self.column).expect("a column that is there has every row")
    }

    /// Every row of the column, and its total.
    fn all(&self) {
        for row in self.criteria.nodes() {
            let outcome = self.outcome(row);
            let code = self.criteria.code_of(row);
            let came_to = self.steps(row, &outcome.steps, code);
            match &outcome.points {
                Some(points) => {
                    let points = points.to_big();
                    assert_eq!(came_to.as_ref(), Some(&points), "{code}: {:?}", outcome.steps);
                    let rounding = self.criteria.rounding;
                    let shown = rounded(&points, rounding.mode, rounding.decimals);
                    assert_eq!(outcome.shown.map(rational), Some(shown), "{code}");
                    assert_eq!(outcome.shown.map(|s| s.scale()), Some(self.criteria.rounding.decimals));
                }
                None => {
                    assert_eq!(outcome.shown, None, "{code}");
                    let without =
                        [Status::Error, Status::NotApplicable, Status::NoScore].contains(&outcome.status);
                    assert!(without, "{code} is {:?} and has no points", outcome.status);
                }
            }
            self.cap_holds(row, code);
            self.status_of_sum(row, code);
        }
    }

    /// Whether or not a step says so: no leaf passes its max before it is rounded, and no sum but through bonus.
    fn cap_holds(&self, row: Node, code: &str) {
        let outcome = self.outcome(row);
        let Some(points) = outcome.points.as_ref().map(Exact::to_big) else { return };
        let max = self.criteria.criterion(row).map_or(self.criteria.max, |row| row.max).map(rational);
        let capped = |points: BigRational| max.as_ref().map_or(points.clone(), |max| points.min(max.clone()));
        if self.criteria.criterion(row).is_some_and(|row| !row.is_group()) {
            let unrounded = outcome.steps.iter().find_map(|step| match step {
                Step::Rounded { from, .. } => Some(from.to_big()),
                _ => None,
            });
            let unrounded = unrounded.unwrap_or(points);
            assert_eq!(capped(unrounded.clone()), unrounded, "{code}: {:?}", outcome.steps);
            return;
        }
        let sum = |rows: &[usize]| {
            let points = rows.iter().filter_map(|row| self.outcome(Node::Row(*row)).points.as_ref());
            points.fold(BigRational::zero(), |sum, points| sum + points.to_big())
        };
        let mut expected = capped(sum(&self.below(row)));
        if row == Node::Total {
            let above_max = |row: &usize| self.criteria.rows[*row].above_max;
            let (above, within): (Vec<_>, Vec<_>) = self.bonus().into_iter().partition(above_max);
            expected = capped(expected + sum(&within)) + sum(&above);
            let rounding = self.criteria.rounding;
            if rounding.at == RoundAt::Total {
                expected = rounded(&expected, rounding.mode, rounding.decimals);
            }
        }
        assert_eq!(points, expected, "{code}: {:?}", outcome.steps);
    }

    /// The rows that a sum is made of: the children that count as it does; at the top also the bonus rows.
    fn below(&self, row: Node) -> Vec<usize> {
        let (rows, role) = match row {
            Node::Row(row) => (&self.criteria.rows[row].children, self.criteria.rows[row].role),
            Node::Total => (&self.criteria.top, Role::Normal),
        };
        rows.iter().copied().filter(|child| self.criteria.rows[*child].role == role).collect()
    }

    fn bonus(&self) -> Vec<usize> {
        let rows = &self.criteria.rows;
        let is_bonus = |row: usize| rows[row].role == Role::Bonus;
        (0..rows.len()).filter(|row| is_bonus(*row) && !rows[*row].parent.is_some_and(is_bonus)).collect()
    }

    fn status_of_sum(&self, row: Node, code: &str) {
        if self.criteria.criterion(row).is_some_and(|row| !row.is_group()) {
            return;
        }
        let mut below = self.below(row);
        if row == Node::Total {
            below.extend(self.bonus());
        }
        let broken = below.iter().any(|child| self.outcome(Node::Row(*child)).status == Status::Error);
        assert_eq!(
            self.outcome(row).status == Status::Error,
            broken,
            "{code}: an error below has no sum above"
        );
    }

    fn terms(&self, terms: &[(usize, Exact)], expected: &[usize], code: &str) -> BigRational {
        let with_points = |row: &&usize| self.outcome(Node::Row(**row)).points.is_some();
        let rows: Vec<usize> = terms.iter().map(|(row, _)| *row).collect();
        assert_eq!(rows, expected.iter().filter(with_points).copied().collect::<Vec<_>>(), "terms of {code}");
        terms.iter().fold(BigRational::zero(), |sum, (row, term)| {
            let points = self.outcome(Node::Row(*row)).points.as_ref().map(Exact::to_big);
            assert_eq!(Some(term.to_big()), points, "a term of {code}");
            sum + term.to_big()
        })
    }

    /// What the steps of a row come to.
    fn steps(&self, row: Node, steps: &[Step], code: &str) -> Option<BigRational> {
        let mut points: Option<BigRational> = None;
        let mut full: Option<BigRational> = None;
        let mut measured = None;
        let mut missed = 0;
        let mut bonus_terms = 0;
        for step in steps {
            let before = points.clone();
            let started = |from: &Exact| assert_eq!(before, Some(from.to_big()), "{code}: {step:?}");
            let now = match step {
                Step::Ratio { num, den, max, .. } => {
                    full = Some(max.to_big());
                    Some(rational(*num) * max.to_big() / rational(*den))
                }
                Step::RatioCapped { from, .. } => {
                    started(from);
                    assert!(full.as_ref().is_some_and(|full| from.to_big() > *full), "{code}: {step:?}");
                    full.clone()
                }
                Step::Measured { fraction, measure } => {
                    measured = Some((measure.to_big(), fraction.map(|(_, den)| rational(den))));
                    let quotient = fraction.map(|(num, den)| rational(num) / rational(den));
                    assert!(quotient.is_none_or(|quotient| quotient == measure.to_big()), "{code}: {step:?}");
                    None
                }
                Step::TierMissed { tier, reach } => {
                    assert_eq!(*tier, missed, "{code}: tiers are tried in order");
                    missed += 1;
                    let measured = measured.as_ref().expect("a tier is missed by a measure");
                    assert!(reach.as_ref().is_none_or(|reach| reaches(reach, measured)), "{code}: {step:?}");
                    None
                }
                Step::Tier { tier, by_tick, points } => {
                    assert!(*by_tick || *tier == missed, "{code}: {step:?}");
                    assert_eq!(self.listed(row, *tier), points.to_string(), "{code}");
                    Some(points.to_big())
                }
                Step::Chosen { option, points } => {
                    if let Some(points) = points {
                        assert_eq!(self.listed(row, *option), points.to_string(), "{code}");
                    }
                    points.as_ref().map(Exact::to_big)
                }
                Step::Counted { count, each, .. } => Some(rational(*count) * each.to_big()),
                Step::NothingOfNothing { points }
                | Step::Awarded { points }
                | Step::NotApplicable { points } => Some(points.to_big()),
                Step::Blank => Some(BigRational::zero()),
                Step::Sum { terms, .. } => Some(self.terms(terms, &self.below(row), code)),
                Step::Blocked { rows } => {
                    assert!(!rows.is_empty(), "{code}: {step:?}");
                    None
                }
                Step::Capped { from, .. } => {
                    started(from);
                    let max =
                        self.criteria.criterion(row).map_or(self.criteria.max, |row| row.max).map(rational);
                    assert!(max.as_ref().is_some_and(|max| *max < from.to_big()), "{code}: {step:?}");
                    max
                }
                Step::Bonus { terms, .. } => {
                    bonus_terms += terms.len();
                    let above_max = |row: &usize| self.criteria.rows[*row].above_max;
                    let (above, within): (Vec<_>, Vec<_>) = self.bonus().into_iter().partition(above_max);
                    let first = terms
                        .first()
                        .map_or(&within, |(row, _)| if above_max(row) { &above } else { &within });
                    let bonus =
                        if terms.is_empty() { BigRational::zero() } else { self.terms(terms, first, code) };
                    before.map(|before| before + bonus)
                }
                Step::Rounded { from, rounding, .. } => {
                    started(from);
                    assert_eq!(*rounding, self.criteria.rounding, "{code}");
                    let place = if row == Node::Total { RoundAt::Total } else { RoundAt::Leaf };
                    assert_eq!(rounding.at, place, "{code}: rounded in the wrong place");
                    Some(rounded(&from.to_big(), rounding.mode, rounding.decimals))
                }
                other => panic!("{code}: no edition of these tests comes to {other:?}"),
            };
            // a step says what it came to
            if !matches!(step, Step::Blank) {
                assert_eq!(step.points().map(Exact::to_big), now, "{code}: {step:?}");
            }
            points = now.or(points);
        }
        let counted =
            self.bonus().iter().filter(|row| self.outcome(Node::Row(**row)).points.is_some()).count();
        let blocked = steps.iter().any(|step| matches!(step, Step::Blocked { .. }));
        assert!(!blocked || self.outcome(row).points.is_none(), "{code}: a blocked sum has points");
        // where nothing applies there is no score, and no bonus lifts it
        if self.outcome(row).points.is_some() {
            assert_eq!(
                bonus_terms,
                if row == Node::Total { counted } else { 0 },
                "{code}: bonus rows count once"
            );
        }
        points
    }

    fn listed(&self, row: Node, index: usize) -> String {
        let rule =
            self.criteria.criterion(row).and_then(|row| row.rule.as_ref()).expect("only leaves have lists");
        rule.list()[index].worth.to_string()
    }
}

/// Evaluates with and without workings, and replays both columns.
fn replay(criteria: &Criteria, submission: &Submission) -> Evaluation {
    let mut findings = [Findings::default(), Findings::default()];
    let kept = evaluate(criteria, submission, &Recorder::keeping(), &mut findings[0]);
    let discarded = evaluate(criteria, submission, &Recorder::discarding(), &mut findings[1]);
    let [with, without] = findings.map(Findings::sorted);
    assert_eq!(format!("{with:?}"), format!("{without:?}"), "findings do not depend on the recorder");
    for column in Column::BOTH.into_iter().filter(|column| *submission.present.get(*column)) {
        Replay { criteria, evaluation: &kept, column }.all();
        for row in criteria.nodes() {
            let [kept, discarded] = [&kept, &discarded]
                .map(|evaluation| evaluation.outcome(row, column).expect("a present column"));
            assert_eq!(
                (kept.status, &kept.points, kept.shown),
                (discarded.status, &discarded.points, discarded.shown)
            );
            assert!(discarded.steps.is_empty(), "a recorder that discards keeps nothing");
        }
    }
    kept
}

#[test]
fn every_working_of_the_la_gi_form_adds_up_under_every_policy() {
    for ((at, _), (mode, _)) in
        RoundAt::WORDS.into_iter().flat_map(|at| RoundingMode::WORDS.map(|mode| (at, mode)))
    {
        let text = EDITION.replace("at       = \"leaf\"", &format!("at = \"{at}\""));
        let text = text.replace("mode     = \"truncate\"", &format!("mode = \"{mode}\""));
        let criteria = load::criteria(&text);
        assert_eq!((criteria.rounding.at, criteria.rounding.mode.word()), {
            let (_, at) = RoundAt::WORDS.into_iter().find(|(word, _)| *word == at).unwrap();
            (at, mode)
        });
        replay(&criteria, &load::submission(&criteria, FORM));
    }
}

/// The step's name.
fn name_of(step: &Step) -> String {
    let text = format!("{step:?}");
    text.split([' ', '{']).next().unwrap_or_default().to_owned()
}

#[test]
fn every_working_of_made_up_forms_adds_up() {
    let seen = RefCell::new(BTreeSet::new());
    let config = Config {
        cases: if crate::SHARE == 1 { 20_000 } else { 500 },
        rng_seed: RngSeed::Fixed(20),
        failure_persistence: None,
        ..Config::default()
    };
    let policy = (prop::bool::ANY, prop::sample::select(&RoundingMode::WORDS[..]), 0..=6_u32);
    let form =
        (prop::collection::vec(node(), 1..5), policy, prop_oneof![Just(None), (1..60_u32).prop_map(Some)]);
    let outcome = TestRunner::new(config).run(&form, |(nodes, (leaf, (mode, _), decimals), max)| {
        let at = if leaf { "leaf" } else { "total" };
        let head = format!("[rounding]\nat = \"{at}\"\nmode = \"{mode}\"\ndecimals = {decimals}\n");
        let (edition, form) = written(&nodes, &head, max);
        // a max with more decimals than points have is refused
        let edition = if leaf && decimals == 0 { edition.replace("max = 4.5", "max = 5") } else { edition };
        let criteria = load::criteria(&edition);
        let evaluation = replay(&criteria, &load::submission(&criteria, &form));
        for outcome in evaluation.outcomes() {
            seen.borrow_mut().insert(outcome.status.word().to_owned());
            seen.borrow_mut().extend(outcome.steps.iter().map(name_of));
        }
        Ok(())
    });
    outcome.unwrap();
    let all = [
        "Awarded",
        "Blank",
        "Blocked",
        "Bonus",
        "Capped",
        "Chosen",
        "Counted",
        "Measured",
        "NotApplicable",
        "NothingOfNothing",
        "Ratio",
        "RatioCapped",
        "Rounded",
        "Sum",
        "Tier",
        "TierMissed",
        "blank",
        "error",
        "no-score",
        "not-applicable",
        "scored",
    ];
    assert_eq!(
        seen.into_inner().into_iter().collect::<Vec<_>>(),
        all,
        "every kind of step and state is reached"
    );
}
