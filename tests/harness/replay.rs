//! Works every step of a working out again, with fractions of any size and without the library's arithmetic: each must
//! come to what it says, start from what the step before it came to, and the last must be the points of the row.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};
use score::column::Column;
use score::combine::Combine;
use score::criteria::{Criteria, Effect, Node, Role};
use score::evaluate::{Evaluation, Outcome};
use score::number::{Exact, RoundAt};
use score::working::Step;

use super::fractions::{rational, rounded};

fn combined(combine: Combine, terms: &[(BigRational, BigRational)]) -> BigRational {
    let sum = |of: &dyn Fn(&(BigRational, BigRational)) -> BigRational| {
        terms.iter().map(of).fold(BigRational::zero(), |sum, term| sum + term)
    };
    let count = BigRational::from(BigInt::from(terms.len()));
    match combine {
        Combine::Sum => sum(&|(_, points)| points.clone()),
        Combine::Mean => sum(&|(_, points)| points.clone()) / count,
        Combine::WeightedMean => {
            sum(&|(weight, points)| weight * points) / sum(&|(weight, _)| weight.clone())
        }
        Combine::Max => {
            terms.iter().map(|(_, points)| points.clone()).max().unwrap_or_else(BigRational::zero)
        }
        Combine::Min => {
            terms.iter().map(|(_, points)| points.clone()).min().unwrap_or_else(BigRational::zero)
        }
    }
}

/// Both columns of an evaluation that kept its working. Returns how many steps were worked out again.
pub fn replay(criteria: &Criteria, evaluation: &Evaluation) -> usize {
    let mut steps = 0;
    for column in Column::BOTH {
        for row in criteria.nodes() {
            let Some(outcome) = evaluation.outcome(row, column) else { continue };
            steps += outcome.steps.len();
            Replay { criteria, evaluation, column, row }.outcome(outcome);
        }
    }
    steps
}

struct Replay<'r> {
    criteria: &'r Criteria,
    evaluation: &'r Evaluation,
    column: Column,
    row: Node,
}

impl Replay<'_> {
    fn outcome(&self, outcome: &Outcome) {
        let mut points: Option<BigRational> = None;
        // what a step scales the bonus by that follows it
        let mut scale = BigRational::one();
        for step in &outcome.steps {
            let now = self.step(step, points.as_ref(), &scale);
            if let Some(now) = &now {
                assert_eq!(step.points().map(Exact::to_big).as_ref(), Some(now), "{}: {step:?}", self.code());
            }
            if let Step::Rescaled { whole, left, over_total: true, .. } = step {
                scale = whole.to_big() / left.to_big();
            }
            points = now.or(points);
        }
        match &outcome.points {
            Some(exact) => {
                let came_to = points.unwrap_or_else(BigRational::zero);
                assert_eq!(came_to, exact.to_big(), "{}: {:?}", self.code(), outcome.steps);
                let shown = outcome.shown.map(rational).expect("points are printed");
                let rounding = self.criteria.rounding;
                match rounding.at {
                    RoundAt::Never => assert_eq!(shown, came_to, "{}", self.code()),
                    RoundAt::Leaf | RoundAt::Total => {
                        assert_eq!(
                            shown,
                            rounded(&came_to, rounding.mode, rounding.decimals),
                            "{}",
                            self.code()
                        );
                    }
                }
            }
            None => assert_eq!(outcome.shown, None, "{}", self.code()),
        }
    }

    fn code(&self) -> &str {
        self.criteria.code_of(self.row)
    }

    /// The points of another row, as they stand in the sum.
    fn term(&self, row: usize, points: &Exact, scale: &BigRational) -> BigRational {
        let outcome = self.evaluation.outcome(Node::Row(row), self.column).expect("a present column");
        let own = outcome.points.as_ref().map(Exact::to_big).expect("a term has points");
        assert_eq!(
            points.to_big(),
            own * scale,
            "{}: a term of {}",
            self.code(),
            self.criteria.rows[row].code
        );
        points.to_big()
    }

    fn terms(&self, terms: &[(usize, Exact)], scale: &BigRational) -> BigRational {
        terms.iter().fold(BigRational::zero(), |sum, (row, points)| sum + self.term(*row, points, scale))
    }

    #[expect(clippy::too_many_lines, reason = "one line for each sort of step")]
    fn step(&self, step: &Step, before: Option<&BigRational>, scale: &BigRational) -> Option<BigRational> {
        // what is blank starts from nothing
        let started = |from: &Exact| {
            let before = before.cloned().unwrap_or_else(BigRational::zero);
            assert_eq!(before, from.to_big(), "{}: {step:?}", self.code());
            from.to_big()
        };
        let one = BigRational::one();
        let now = || before.cloned().unwrap_or_else(BigRational::zero);
        Some(match step {
            Step::Ratio { num, den, max, .. } => rational(*num) * max.to_big() / rational(*den),
            Step::Shortfall { num, den, max, .. } => {
                (rational(*den) - rational(*num)) * max.to_big() / rational(*den)
            }
            Step::RatioCapped { from, points } => {
                started(from);
                points.to_big()
            }
            Step::BelowLeast { share, least, .. } => {
                assert!(share < least, "{}: {step:?}", self.code());
                BigRational::zero()
            }
            Step::Chosen { points: Some(points), .. }
            | Step::Tier { points, .. }
            | Step::NothingOfNothing { points }
            | Step::Alone { points }
            | Step::Awarded { points }
            | Step::NotApplicable { points } => points.to_big(),
            Step::Measured { fraction: Some((num, den)), measure } => {
                assert_eq!(rational(*num) / rational(*den), measure.to_big(), "{}: {step:?}", self.code());
                return None;
            }
            Step::Counted { count, each, .. } => rational(*count) * each.to_big(),
            Step::Rates { terms, .. } => {
                terms.iter().fold(BigRational::zero(), |sum, (_, _, points)| sum + points.to_big())
            }
            Step::Items { terms, combine, points } => match combine {
                Some(combine) => {
                    let terms: Vec<_> =
                        terms.iter().map(|(_, points)| (one.clone(), points.to_big())).collect();
                    combined(*combine, &terms)
                }
                None => points.to_big(),
            },
            Step::Lost { from, terms, floor, .. } => {
                let lost = terms.iter().try_fold(BigRational::zero(), |sum, (_, loss)| {
                    loss.as_ref().map(|loss| sum + loss.to_big())
                });
                lost.map_or(floor.to_big(), |lost| (from.to_big() - lost).max(floor.to_big()))
            }
            Step::Interpolated { points, low, high } => {
                let between = |a: &Exact, b: &Exact| {
                    let (least, most) = if a < b { (a, b) } else { (b, a) };
                    (least..=most).contains(&points)
                };
                assert!(between(&low.points, &high.points), "{}: {step:?}", self.code());
                points.to_big()
            }
            Step::Relative { points, units, .. } => {
                assert!(*units > 1, "{}: {step:?}", self.code());
                points.to_big()
            }
            Step::Sum { terms, .. } => self.terms(terms, &one),
            Step::Combined { combine, terms, .. } => {
                let terms: Vec<_> = terms
                    .iter()
                    .map(|(row, weight, points)| (weight.to_big(), self.term(*row, points, &one)))
                    .collect();
                combined(*combine, &terms)
            }
            Step::Rescaled { from, whole, left, .. } => started(from) * whole.to_big() / left.to_big(),
            Step::Base { base, .. } => now() + base.to_big(),
            Step::Bonus { terms, .. } => now() + self.terms(terms, scale),
            Step::Penalties { terms, .. } => now() + self.terms(terms, &one),
            Step::Event { change, .. } => now() + change.to_big(),
            Step::Capped { from, points } => {
                let from = started(from);
                let is_penalty = self
                    .criteria
                    .criterion(self.row)
                    .is_some_and(|row| row.role == Role::Penalty && row.is_group());
                assert_eq!(from < points.to_big(), is_penalty, "{}: {step:?}", self.code());
                points.to_big()
            }
            Step::Floored { from, points } => {
                assert!(started(from) < points.to_big(), "{}: {step:?}", self.code());
                points.to_big()
            }
            Step::Penalty { from, .. } => -started(from),
            Step::Gated { gate, from, points } => {
                started(from);
                let node =
                    self.criteria.criterion(self.row).map_or(&self.criteria.total.node, |row| &row.node);
                match (&node.gates[*gate].effect, points) {
                    (Effect::Zero, Some(points)) => assert!(points.is_zero(), "{}: {step:?}", self.code()),
                    (Effect::Cap(cap), Some(points)) => assert_eq!(cap, points, "{}: {step:?}", self.code()),
                    (Effect::NoScore, None) => return None,
                    (effect, _) => panic!("{}: {effect:?} is no reason for {step:?}", self.code()),
                }
                points.as_ref().map(Exact::to_big)?
            }
            Step::Unproven { from, .. } => {
                started(from);
                BigRational::zero()
            }
            Step::Rounded { from, rounding, .. } => rounded(&started(from), rounding.mode, rounding.decimals),
            Step::Blank | Step::NotAsked => {
                return Some(BigRational::zero()).filter(|_| step.points().is_some());
            }
            Step::Chosen { points: None, .. }
            | Step::Measured { fraction: None, .. }
            | Step::TierMissed { .. }
            | Step::Replaced { .. }
            | Step::Blocked { .. } => return None,
        })
    }
}
