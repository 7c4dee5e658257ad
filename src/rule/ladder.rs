//! The tiers of a row: which holds what, and what there is to say about that.

use super::bounds::{Bound, Bounds, Domain, Interval, along, examine};
use super::kind::{ID, Key, Setting, TITLE, shape};
use super::messages::entries::Part;
use super::messages::measure::{
    BoundShared, FIRST_TIER, LastTierNotZero, Stretch, TURNS_AGAIN, TierUnreachable, TiersGap,
    TiersNotMonotonic, TiersOverlap,
};
use super::origin::Origin;
use super::overlap::{Overlap, overlaps};
use super::turns::turns;
use super::{Amount, Listed};
use crate::finding::{Finding, Place};
use crate::language::{Computed, Listed as Several, Text};
use crate::number::{Exact, common_divisor};
use crate::source::nouns;
use crate::working::Reach;

pub(super) const GT: Key<shape::FigureOrShare> = Key::optional(
    "gt",
    Text {
        en: "above this; without gt and ge there is no lower bound",
        vi: "trên số này; không ghi gt và ge thì không có giới hạn dưới",
    },
);
pub(super) const GE: Key<shape::FigureOrShare> =
    Key::optional("ge", Text { en: "this or above", vi: "từ số này trở lên" });
pub(super) const LT: Key<shape::FigureOrShare> = Key::optional(
    "lt",
    Text {
        en: "below this; without lt and le there is no upper bound",
        vi: "dưới số này; không ghi lt và le thì không có giới hạn trên",
    },
);
pub(super) const LE: Key<shape::FigureOrShare> =
    Key::optional("le", Text { en: "this or below", vi: "đến số này" });
pub(super) const POINTS: Key<shape::Signed> =
    Key::required("points", Text { en: "its points", vi: "số điểm" });

/// The keys of the bounds of a tier, in the order of [`super::BOUND_SIDES`].
pub(super) const TIER_BOUNDS: [&Key<shape::FigureOrShare>; 4] = [&GT, &GE, &LT, &LE];

/// The keys of a tier.
pub(super) static TIERS: &[Setting] =
    &[ID.setting, TITLE.setting, GT.setting, GE.setting, LT.setting, LE.setting, POINTS.setting];

/// Tiers in the form's order; the first that holds counts.
#[derive(Debug)]
pub(super) struct Ladder {
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
pub(super) fn reach(bounds: &Bounds, amount: &Amount) -> Option<Reach> {
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
    pub(super) fn flaws(&self) -> Vec<Finding> {
        let found = examine(&self.bounds, &self.domain);
        let mut flaws: Vec<Finding> = found.iter().map(|interval| self.coverage(interval)).collect();
        let is_reached = |tier: usize| !found.contains(&Interval::Unreachable(tier));
        flaws.extend(overlaps(&self.bounds, is_reached).iter().map(|overlap| self.overlap(overlap)));
        flaws.extend(self.turns());
        flaws.extend(self.last_not_zero());
        for (points, listed) in self.points.iter().zip(&self.list) {
            let part = Part::Entry(nouns::TIER, listed.id.clone());
            flaws.extend(self.origin.above_max(part, points, listed.place.as_ref()));
        }
        flaws
    }

    /// What the points of all tiers are multiples of.
    pub(super) fn grain(&self) -> Exact {
        self.points.iter().fold(Exact::ZERO, |grain, points| common_divisor(&grain, points))
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

    fn overlap(&self, overlap: &Overlap) -> Finding {
        let (first, second) = (overlap.first, overlap.second);
        let finding = TiersOverlap {
            first: self.id(first),
            second: self.id(second),
            subject: self.origin.subject.clone(),
            stretch: Stretch { bounds: overlap.stretch.clone(), share: self.shares },
        };
        Finding::from(finding).at(self.place(second)).related(self.place(first), FIRST_TIER)
    }

    /// The tiers along the measure, from the least to the most, and their points.
    fn profile(&self) -> Vec<(usize, &Exact)> {
        let order = along(&self.bounds, &self.domain);
        order.into_iter().map(|tier| (tier, &self.points[tier])).collect()
    }

    /// Points that rise and fall more than once along the measure. A single turn is a hump or a bowl, as of ages or of
    /// vital signs, which forms mean so.
    fn turns(&self) -> Option<Finding> {
        let profile = self.profile();
        let turns = turns(profile.iter().map(|(_, points)| *points));
        let (first, second) = (*turns.first()?, *turns.get(1)?);
        let points = profile.iter().map(|(_, points)| Computed(points.to_string())).collect();
        let finding = TiersNotMonotonic {
            subject: self.origin.subject.clone(),
            turns: turns.len(),
            points: Several(points),
        };
        let [first, second] = [first, second].map(|position| profile[position].0);
        let finding = Finding::from(finding).at(self.place(first));
        Some(finding.related(self.place(second), TURNS_AGAIN))
    }

    /// A last tier that gives points, where no tier gives 0: in a list that rises, or has two sides, 0 stands elsewhere.
    fn last_not_zero(&self) -> Option<Finding> {
        let last = self.points.len().checked_sub(1)?;
        let points = &self.points[last];
        if self.points.iter().any(Exact::is_zero) {
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
                "[ { ge = 20, points = 10 }, { ge = 15, lt = 20, points = 3 }, { ge = 10, lt = 15, points = 5 }, { lt = 10, points = 0 } ]",
                &[
                    "tiers-not-monotonic: the points of the tiers of row 1 change direction 2 times along the measure: 0, 5, 3, 10",
                ],
            ),
            (
                value,
                "[ { le = 5, points = 5 }, { gt = 5, le = 8, points = 1 }, { gt = 8, lt = 9, points = 2 }, { points = 0 } ]",
                &[
                    "tiers-not-monotonic: the points of the tiers of row 1 change direction 2 times along the measure: 5, 1, 2, 0",
                ],
            ),
            // a hump, as of ages, and a bowl, as of vital signs
            (
                value,
                "[ { lt = 20, points = 0 }, { ge = 20, lt = 30, points = 10 }, { ge = 30, lt = 40, points = 6 }, { ge = 40, points = 0 } ]",
                &[],
            ),
            (
                value,
                "[ { le = 8, points = 3 }, { gt = 8, lt = 12, points = 1 }, { ge = 12, lt = 21, points = 0 }, { ge = 21, points = 3 } ]",
                &[],
            ),
            // a list from the least to the most has its 0 first
            (
                value,
                "[ { lt = 5, points = 0 }, { ge = 5, lt = 8, points = 3 }, { ge = 8, points = 5 } ]",
                &[],
            ),
            (
                ratio,
                r#"[ { ge = "80%", points = 10 }, { ge = "60%", lt = "95%", points = 5 }, { lt = "60%", points = 0 } ]"#,
                &["bounds-overlap: tiers a and b of row 1 both hold from 80% to below 95%"],
            ),
            (ratio, r#"[ { ge = "80%", points = 10 }, { ge = "60%", points = 5 }, { points = 0 } ]"#, &[]),
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
