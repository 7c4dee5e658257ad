//! The tiers of a row: which holds what, and what there is to say about that.

use super::bounds::{Bound, Bounds, Domain, Interval, along, examine};
use super::messages::entries::Part;
use super::messages::measure::{
    BoundShared, FIRST_TIER, LastTierNotZero, NEXT_TIER, Stretch, TierUnreachable, TiersGap,
    TiersNotMonotonic,
};
use super::origin::Origin;
use super::{Amount, Listed};
use crate::finding::{Finding, Place};
use crate::language::Computed;
use crate::number::Exact;
use crate::source::nouns;
use crate::working::Reach;

/// Tiers in the form's order; the first that holds counts.
#[derive(Debug)]
pub struct Ladder {
    /// The row.
    pub origin: Origin,
    /// What can be measured.
    pub domain: Domain,
    /// Whether measures are shown as percentages.
    pub shares: bool,
    /// What each tier holds.
    pub bounds: Vec<Bounds>,
    /// What each tier gives.
    pub points: Vec<Exact>,
    /// The tiers as the form prints them.
    pub list: Vec<Listed>,
}

/// What would reach a tier, where a measure is below it.
pub fn reach(bounds: &Bounds, amount: &Amount) -> Option<Reach> {
    let Bound { at, inclusive } = bounds.lower.clone()?;
    let short = amount.exact < at || (!inclusive && amount.exact == at);
    let num = amount.fraction.and_then(|(_, den)| {
        let den = Exact::from(den);
        let least = &at * &den;
        let least = if inclusive { least.ceil() } else { &least.floor() + &Exact::ONE };
        // where the denominator is small, the next count may jump over the tier
        least.over(&den).is_some_and(|measure| bounds.holds(&measure)).then_some(least)
    });
    short.then_some(Reach { at, inclusive, num })
}

impl Ladder {
    /// What is wrong or remarkable about the tiers.
    pub fn flaws(&self) -> Vec<Finding> {
        let mut flaws: Vec<Finding> =
            examine(&self.bounds, &self.domain).iter().map(|interval| self.coverage(interval)).collect();
        flaws.extend(self.turns());
        flaws.extend(self.last_not_zero());
        for (points, listed) in self.points.iter().zip(&self.list) {
            let part = Part::Entry(nouns::TIER, listed.id.clone());
            flaws.extend(self.origin.above_max(part, points, listed.place.as_ref()));
        }
        flaws
    }

    fn place(&self, tier: usize) -> &Place {
        self.list[tier].place.as_ref().unwrap_or(&self.origin.place)
    }

    fn id(&self, tier: usize) -> String {
        self.list[tier].id.clone()
    }

    fn coverage(&self, interval: &Interval) -> Finding {
        let subject = self.origin.subject.clone();
        let stretch = |bounds: &Bounds| Stretch { bounds: bounds.clone(), share: self.shares };
        match interval {
            Interval::Gap(gap) => {
                Finding::from(TiersGap { subject, gap: stretch(gap) }).at(&self.origin.place)
            }
            Interval::Shared { at, first, second } => {
                let at = stretch(&Bounds::single(at));
                let (lower, upper) = (self.place(*first), self.place(*second));
                let (first, second) = (self.id(*first), self.id(*second));
                let finding = BoundShared { first, second, subject, at };
                Finding::from(finding).at(upper).related(lower, FIRST_TIER)
            }
            Interval::Unreachable(tier) => {
                let finding = TierUnreachable { tier: self.id(*tier), subject };
                Finding::from(finding).at(self.place(*tier))
            }
        }
    }

    /// Neighbours along the measure whose points go against the direction that the whole list has.
    fn turns(&self) -> Vec<Finding> {
        let order = along(&self.bounds, &self.domain);
        let points = |tier: usize| &self.points[tier];
        let falls =
            order.first().zip(order.last()).is_some_and(|(first, last)| points(*last) < points(*first));
        let mut turns = Vec::new();
        for pair in order.windows(2) {
            let [low, high] = *pair else { continue };
            let (better, worse) = if falls { (low, high) } else { (high, low) };
            if points(better) < points(worse) {
                let finding = TiersNotMonotonic {
                    better: self.id(better),
                    subject: self.origin.subject.clone(),
                    points: Computed(points(better).to_string()),
                    worse: self.id(worse),
                    worse_points: Computed(points(worse).to_string()),
                };
                let finding = Finding::from(finding).at(self.place(better));
                turns.push(finding.related(self.place(worse), NEXT_TIER));
            }
        }
        turns
    }

    fn last_not_zero(&self) -> Option<Finding> {
        let last = self.points.len().checked_sub(1)?;
        let points = &self.points[last];
        if points.is_zero() {
            return None;
        }
        let (subject, points) = (self.origin.subject.clone(), Computed(points.to_string()));
        let finding = LastTierNotZero { subject, tier: self.id(last), points };
        Some(Finding::from(finding).at(self.place(last)))
    }
}

#[cfg(test)]
mod tests {
    use crate::rule::sample::flaws;

    fn of(settings: &str, tiers: &str) -> Vec<String> {
        flaws(&format!("rule = \"tiers\"\n{settings}\ntiers = {tiers}"))
    }

    #[test]
    fn flaws_by_table() {
        let (value, ratio, growth) = ("measure = \"value\"", "measure = \"ratio\"", "measure = \"growth\"");
        let cases: &[(&str, &str, &[&str])] = &[
            (
                value,
                "[ { ge = 8, points = 5 }, { ge = 5, lt = 8, points = 3 }, { lt = 5, points = 0 } ]",
                &[],
            ),
            (ratio, "[ { ge = 1, points = 1 }, { ge = 0, lt = 1, points = 0 } ]", &[]),
            (growth, r#"[ { ge = 0, points = 1 }, { ge = "-100%", lt = 0, points = 0 } ]"#, &[]),
            (
                value,
                "[ { lt = 5, points = 5 }, { ge = 5, le = 9, points = 2 }, { gt = 9, points = 0 } ]",
                &[],
            ),
            (
                value,
                "[ { ge = 90, points = 2 }, { ge = 80, le = 89, points = 1 }, { lt = 80, points = 0 } ]",
                &["tiers-gap: no tier of row 1 holds above 89 to below 90"],
            ),
            (
                value,
                "[ { ge = 1, points = 1 }, { ge = 0, lt = 1, points = 0 } ]",
                &["tiers-gap: no tier of row 1 holds below 0"],
            ),
            (
                "measure = \"value\"\ndomain = [0, 10]",
                "[ { gt = 5, le = 9, points = 1 }, { ge = 0, lt = 5, points = 0 } ]",
                &["tiers-gap: no tier of row 1 holds 5", "tiers-gap: no tier of row 1 holds above 9 to 10"],
            ),
            (
                ratio,
                r#"[ { ge = "10%", points = 2 }, { ge = "7%", le = "10%", points = 1 }, { lt = "7%", points = 0 } ]"#,
                &["bound-shared: tiers a and b of row 1 both hold 10%"],
            ),
            (
                value,
                "[ { ge = 5, points = 2 }, { ge = 8, points = 3 }, { lt = 5, points = 0 } ]",
                &["tier-unreachable: tier b of row 1 holds nothing that is left for it"],
            ),
            (
                value,
                "[ { ge = 8, lt = 5, points = 2 }, { points = 0 } ]",
                &["tier-unreachable: tier a of row 1 holds nothing that is left for it"],
            ),
            (
                value,
                "[ { id = \"top\", ge = 8, points = 3 }, { ge = 5, lt = 8, points = 5 }, { lt = 5, points = 0 } ]",
                &[
                    "tiers-not-monotonic: tier top of row 1 gives 3 points, and b, next to it on the worse side, gives 5",
                ],
            ),
            (
                value,
                "[ { le = 5, points = 5 }, { gt = 5, le = 8, points = 1 }, { gt = 8, lt = 9, points = 2 }, { points = 0 } ]",
                &[
                    "tiers-not-monotonic: tier b of row 1 gives 1 points, and c, next to it on the worse side, gives 2",
                ],
            ),
            (
                "max = 5\nmeasure = \"value\"",
                "[ { ge = 8, points = 6 }, { lt = 8, points = 1 } ]",
                &[
                    "last-tier-not-zero: the last tier of row 1, b, gives points: 1",
                    "worth-above-max: tier a of row 1 is worth 6, and the max of the row is 5",
                ],
            ),
        ];
        for (settings, tiers, expected) in cases {
            assert_eq!(of(settings, tiers), *expected, "{tiers}");
        }
    }
}
