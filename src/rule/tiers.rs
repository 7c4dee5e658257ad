//! `tiers`: the points of the first tier that holds a measure, tried in the form's order.
//!
//! The measure is a ratio (`num`, `den`), a value, or its growth (`value`, `previous`). A tick alone (`choice`) computes
//! by the tick; with a measure beside it the measure computes, and a tick that contradicts it is a warning. Trap: "trên
//! 80%" leaves 80 % out, "từ 70%" takes 70 % in, and a ratio above one stays above one.

mod live;

use super::bounds::{Bounds, Domain};
use super::entries::{ListWords, Listed, entry_tables, listed};
use super::figures::{figure_or_share, range};
use super::kind::{Key, Setting, SettingShape, shape};
use super::ladder::{Ladder, POINTS, TIER_BOUNDS, TIERS, reach};
use super::measure::{Gauge, Limit, MEASURE};
use super::messages::measure::Stretch;
use super::messages::summaries::{ANYTHING_ELSE, MeasuredWithin, TiersOf};
use super::messages::{entries::TIERS_EXAMPLE, measure::TierWithoutPoints};
use super::origin::Origin;
use super::ratio::{DEN, NUM};
use super::{
    Allowed, Amount, Answering, Kind, Measure, Named, Range, Remark, Rule, RuleContext, Score, Scoring,
};
use crate::answer::{AnswerField, Given};
use crate::finding::{Finding, Findings};
use crate::language::{Computed, Sentence, Text};
use crate::live::{Cells, Points};
use crate::number::Exact;
use crate::source::{Keys, nouns};
use crate::working::Step;

const TIERS_KEY: Key<shape::Any> = Key::of(Setting::required(
    "tiers",
    SettingShape::List(TIERS),
    Text {
        en: "the tiers in the form's order, the best one first",
        vi: "các mức theo thứ tự của biểu mẫu, mức cao nhất trước",
    },
));
const DOMAIN: Key<shape::Any> = Key::of(Setting::optional(
    "domain",
    SettingShape::FiguresOrShares,
    Text {
        en: "the least and the most that can be measured; without it a ratio is from 0 up, growth from −100% up, and a value any number; an end above 100% says that more than all is usual, as of actual ÷ plan",
        vi: "số đo nhỏ nhất và lớn nhất có thể có; không ghi thì tỷ lệ từ 0 trở lên, tốc độ tăng từ −100% trở lên, số liệu là số bất kỳ; đầu trên lớn hơn 100% nghĩa là thường có thể vượt, như thực hiện ÷ kế hoạch",
    },
));

/// The registry entry.
pub(super) static KIND: Kind = Kind {
    name: "tiers",
    summary: Text {
        en: "The points of the first tier that holds a ratio, a value or its growth.",
        vi: "Điểm của mức đầu tiên ứng với tỷ lệ, số liệu hoặc tốc độ tăng.",
    },
    logic: Text {
        en: "The tiers are tried in the form's order, and the first one whose bounds hold gives its points. `gt` and `lt` leave the bound out, `ge` and `le` take it in; a tier without bounds holds whatever is left. A tier that is ticked counts where no measure is given. A measure outside of the domain, a ratio over 0 and growth from 0 are errors.",
        vi: "Xét các mức theo thứ tự của biểu mẫu, mức đầu tiên đúng giới hạn thì được điểm của mức đó. “gt” và “lt” không gồm số giới hạn, “ge” và “le” gồm số giới hạn; mức không ghi giới hạn ứng với mọi trường hợp còn lại. Mức đã đánh dấu được tính nếu phiếu không ghi số đo. Số đo ngoài khoảng có thể có, mẫu số bằng 0, kỳ trước bằng 0 là lỗi.",
    },
    answer: Text {
        en: "{ num = 406, den = 4823 }, { value = 62 }, { value = 62, previous = 50 }, or the tier that was ticked: { choice = \"c\" }",
        vi: "{ num = 406, den = 4823 }, { value = 62 }, { value = 62, previous = 50 }, hoặc mức đã đánh dấu: { choice = \"c\" }",
    },
    settings: SETTINGS,
    example: r#"[[criterion]]
code = "4.9.3"
title = "Số dịch vụ công trực tuyến phát sinh hồ sơ"
rule = "tiers"
measure = "ratio"
max = 5
tiers = [
  { gt = "80%", points = 5, title = "Trên 80%" },
  { ge = "50%", le = "80%", points = 3, title = "Từ 50% đến 80%" },
  { lt = "50%", points = 0, title = "Dưới 50%" },
]
"#,
    relative: false,
    nests: false,
    decode,
};

static SETTINGS: &[Setting] = &[MEASURE.setting, NUM.setting, DEN.setting, TIERS_KEY.setting, DOMAIN.setting];

const WORDS: ListWords = ListWords { key: &TIERS_KEY, noun: nouns::TIER, example: TIERS_EXAMPLE };

/// The parameters of one row.
#[derive(Debug)]
pub(super) struct Tiers {
    gauge: Gauge,
    ladder: Ladder,
}

fn decode(
    keys: &mut Keys<'_, '_>,
    context: &RuleContext<'_>,
    findings: &mut Findings,
) -> Option<Box<dyn Rule>> {
    let gauge = Gauge::decode(keys.get(&MEASURE, findings), keys, context, findings);
    let stated = keys.contains(&DOMAIN);
    let domain = range(keys, &DOMAIN, "[0, 10]", figure_or_share, findings)
        .map(|(from, to, _)| Domain { from: Some(from), to: Some(to) });
    let mut limits = Limit::of(keys, &[&DOMAIN]);
    let (mut bounds, mut points, mut list) = (Vec::new(), Vec::new(), Vec::new());
    let mut whole = true;
    for (position, mut keys) in entry_tables(keys, &WORDS, findings)?.into_iter().enumerate() {
        let shown = listed(position, &mut keys, &list, findings);
        if keys.value(&POINTS).is_none() {
            let finding = TierWithoutPoints { subject: keys.subject().clone() };
            findings.push(Finding::from(finding).at(keys.place()));
        }
        let gives = keys.find(&POINTS, findings).map(|points| Exact::from(points.value));
        let (between, written) = Bounds::decode(&TIER_BOUNDS, &mut keys, findings);
        limits.extend(Limit::of(&mut keys, &TIER_BOUNDS.map(|bound| &bound.setting)));
        let worth = gives.as_ref().map_or_else(Sentence::nothing, |gives| Computed(gives.to_string()).into());
        let written =
            if written.is_empty() { ANYTHING_ELSE.into() } else { Computed(written.join(", ")).into() };
        list.push(Listed { bounds: written, worth, ..shown });
        whole &= gives.is_some();
        points.extend(gives);
        bounds.push(between);
        keys.finish(findings);
    }
    let gauge = gauge?.against(limits);
    if !whole || (stated && domain.is_none()) {
        return None;
    }
    let domain = domain.unwrap_or_else(|| gauge.measure.domain());
    let shares = gauge.measure.is_share();
    let ladder = Ladder { origin: Origin::of(keys, context), domain, shares, bounds, points, list };
    Some(Box::new(Tiers { gauge, ladder }))
}

impl Tiers {
    fn by_measure(&self, amount: &Amount, ticked: Option<usize>, scoring: &mut Scoring<'_>) -> Score {
        self.gauge.record(amount, scoring);
        let Ladder { domain, bounds, shares, .. } = &self.ladder;
        if !domain.holds(&amount.exact) {
            let allowed = Allowed::within(domain, *shares);
            scoring.remarks.push(Remark::OutsideDomain { measure: amount.clone(), allowed });
            return Score::Impossible;
        }
        let Some(tier) = bounds.iter().position(|bounds| bounds.holds(&amount.exact)) else {
            scoring.remarks.push(Remark::NoTier { measure: amount.clone() });
            return Score::Impossible;
        };
        if let Some(ticked) = ticked.filter(|ticked| *ticked != tier) {
            scoring.remarks.push(Remark::TickContradicts { ticked, holds: tier, measure: amount.clone() });
        }
        for (missed, bounds) in bounds[..tier].iter().enumerate() {
            scoring.recorder.step(|| Step::TierMissed { tier: missed, reach: reach(bounds, amount) });
        }
        self.hit(tier, false, scoring)
    }

    fn hit(&self, tier: usize, by_tick: bool, scoring: &mut Scoring<'_>) -> Score {
        let points = self.ladder.points[tier].clone();
        scoring.recorder.step(|| Step::Tier { tier, by_tick, points: points.clone() });
        Score::Points(points)
    }
}

impl Rule for Tiers {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn answering(&self) -> Answering<'_> {
        Answering::Tier(self.gauge.measure)
    }

    fn list(&self) -> &[Listed] {
        &self.ladder.list
    }

    fn quotes(&self, field: AnswerField, _chosen: Option<usize>) -> Option<Named> {
        self.gauge.quotes(field)
    }

    fn turns_at(&self) -> Vec<Exact> {
        let ends = self.ladder.bounds.iter().flat_map(|bounds| [&bounds.lower, &bounds.upper]);
        ends.flatten().map(|end| end.at.clone()).collect()
    }

    fn matches(&self, given: &Given, entry: usize) -> bool {
        match self.gauge.measure.of(given) {
            Some(Ok(amount)) => {
                let tier = self.ladder.bounds.iter().position(|bounds| bounds.holds(&amount.exact));
                tier == Some(entry)
            }
            Some(Err(_)) => false,
            None => given.choice() == Some(entry),
        }
    }

    fn score(&self, given: &Given, scoring: &mut Scoring<'_>) -> Option<Score> {
        if let Given::Choice { option, beside: None } = given {
            return Some(self.hit(*option, true, scoring));
        }
        Some(match self.gauge.measure.of(given)? {
            Ok(amount) => self.by_measure(&amount, given.choice(), scoring),
            Err(remark) => {
                scoring.remarks.push(remark);
                Score::Impossible
            }
        })
    }

    fn live(&self, cells: &Cells<'_>) -> Option<Points> {
        self.points_live(cells)
    }

    fn max_points(&self) -> Exact {
        self.ladder.points.iter().max().cloned().unwrap_or(Exact::ZERO)
    }

    fn min_points(&self) -> Exact {
        self.ladder.points.iter().min().cloned().unwrap_or(Exact::ZERO)
    }

    fn range(&self) -> Range {
        let Ladder { domain, .. } = &self.ladder;
        let end = |end: &Option<Exact>| end.as_ref().and_then(Exact::to_decimal);
        match self.gauge.measure {
            Measure::Value => Range { least: end(&domain.from), most: end(&domain.to), step: None },
            Measure::Ratio | Measure::Growth => Range::default(),
        }
    }

    fn grain(&self) -> Option<Exact> {
        Some(self.ladder.grain())
    }

    fn lint(&self) -> Vec<Finding> {
        self.ladder.flaws().into_iter().chain(self.gauge.flaws()).collect()
    }

    fn summary(&self) -> Sentence {
        TiersOf { measure: self.gauge.measure.noun() }.into()
    }

    fn details(&self) -> Vec<Sentence> {
        let Ladder { domain, shares, .. } = &self.ladder;
        let stated = *domain != self.gauge.measure.domain();
        let stretch = Stretch { bounds: domain.bounds(), share: *shares };
        stated.then(|| MeasuredWithin { stretch }.into()).into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{check, refused, rule, scored};
    use super::*;

    fn row(settings: &str, tiers: &str) -> Box<dyn Rule> {
        rule(&format!("rule = \"tiers\"\n{settings}\ntiers = {tiers}"))
    }

    const VALUE: &str = "[ { ge = 8, points = 5 }, { ge = 5, lt = 8, points = 3 }, { lt = 5, points = 0 } ]";

    #[test]
    fn the_first_tier_that_holds_counts() {
        let value = row("measure = \"value\"\ndomain = [0, 10]", VALUE);
        check(
            value.as_ref(),
            &[
                ("8", "5"),
                ("7.999999", "3"),
                ("5", "3"),
                ("4.999999", "0"),
                ("10", "5"),
                ("0", "0"),
                ("10.5", "impossible"),
                ("value=-1", "impossible"),
                ("choice=b", "3"),
                ("choice=b value=8", "5"),
                ("", "choice is missing"),
                ("num=1 den=2", "num is too much"),
            ],
        );
        let outside = scored(value.as_ref(), "11").remarks;
        let Some(Remark::OutsideDomain { allowed, .. }) = outside.first() else { panic!("{outside:?}") };
        assert!(matches!(allowed, Allowed::Domain { share: false, .. }), "{allowed:?}");
        assert!(
            value.may_be_negative(AnswerField::Value)
                && value.default_number_field() == Some(AnswerField::Value)
        );
    }

    #[test]
    fn a_bound_is_in_or_out_as_the_form_prints_it() {
        let tiers =
            r#"[ { gt = "80%", points = 5 }, { ge = "70%", le = "80%", points = 3 }, { points = 0 } ]"#;
        let ratio = row("measure = \"ratio\"\nden = \"communes\"", tiers);
        check(
            ratio.as_ref(),
            &[
                ("80/100", "3"),
                ("800001/1000000", "5"),
                ("70/100", "3"),
                ("2/3", "0"),
                ("7/5", "5"),
                ("0/0", "impossible"),
                ("3/0", "impossible"),
                ("num=3", "den is missing"),
                ("choice=a num=3", "den is missing"),
            ],
        );
        let shown: Vec<String> = ratio.list().iter().map(|tier| tier.bounds.to_string()).collect();
        assert_eq!(shown, ["> 80%", "≥ 70%, ≤ 80%", "anything else"]);
        assert!(ratio.quotes(AnswerField::Den, None).is_some());
        let remarks = scored(ratio.as_ref(), "choice=c 7/5").remarks;
        let [Remark::AboveOne { capped: false, .. }, Remark::TickContradicts { ticked: 2, holds: 0, .. }] =
            remarks[..]
        else {
            panic!("{remarks:?}");
        };
    }

    #[test]
    fn growth_is_against_the_period_before() {
        let tiers =
            r#"[ { ge = "10%", points = 5 }, { ge = 0, lt = "10%", points = 3 }, { lt = 0, points = -1 } ]"#;
        let growth = row("measure = \"growth\"", tiers);
        check(
            growth.as_ref(),
            &[
                ("value=110 previous=100", "5"),
                ("value=109 previous=100", "3"),
                ("value=99 previous=100", "-1"),
                ("value=0 previous=100", "-1"),
                ("value=5 previous=0", "impossible"),
                ("value=5", "previous is missing"),
                ("choice=a", "5"),
            ],
        );
        assert!(matches!(
            scored(growth.as_ref(), "value=5 previous=0").remarks[..],
            [Remark::GrowthFromZero { .. }]
        ));
        assert_eq!((growth.max_points(), growth.min_points()), (Exact::from(5), Exact::from(-1)));
    }

    #[test]
    fn tiers_that_look_above_one_expect_such_ratios() {
        let target =
            row("measure = \"ratio\"", r#"[ { ge = "120%", points = 5 }, { lt = "120%", points = 0 } ]"#);
        assert_eq!(scored(target.as_ref(), "11/10").remarks, []);
    }

    #[test]
    fn what_would_have_reached_the_tiers_above_is_written_down() {
        let ratio =
            row("measure = \"ratio\"", r#"[ { gt = "50%", points = 2 }, { le = "50%", points = 0 } ]"#);
        let steps = scored(ratio.as_ref(), "5/10").steps;
        let [
            Step::Measured { .. },
            Step::TierMissed { tier: 0, reach: Some(reach) },
            Step::Tier { tier: 1, .. },
        ] = &steps[..]
        else {
            panic!("{steps:?}");
        };
        assert_eq!((reach.num.clone(), reach.inclusive), (Some(Exact::from(6)), false));
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for (toml, told) in [
            ("tiers = [ { points = 0 } ]", "missing-key: row 1 has no `measure`"),
            ("measure = \"ratio\"", "missing-key: row 1 has no `tiers`"),
            ("measure = \"ratio\"\ntiers = [ { ge = 1 } ]", "missing-key: tier 1 of row 1 has no `points`"),
            (
                "measure = \"ratio\"\ntiers = [ { ge = 1, gt = 2, points = 0 } ]",
                "bad-range: tier 1 of row 1 has both `gt` and `ge`",
            ),
            (
                "measure = \"value\"\nnum = \"x\"\ntiers = [ { points = 0 } ]",
                "unknown-key: `num` has no meaning in row 1",
            ),
            (
                "measure = \"value\"\ndomain = [9, 1]\ntiers = [ { points = 0 } ]",
                "bad-range: `domain` of row 1 runs from 9 to 1",
            ),
            (
                "measure = \"value\"\ndomain = [1, 2, 3]\ntiers = [ { points = 0 } ]",
                "wrong-type: `domain` of row 1 is not a pair of numbers",
            ),
        ] {
            assert_eq!(refused(&format!("rule = \"tiers\"\n{toml}")), [told]);
        }
    }
}
