//! `piecewise`: a measure on the line between given points, constant before the first and after the last; also a result
//! "against the target set".
//!
//! Trap: the points rise strictly in `at`, so that each joint has one value; a jump is what `tiers` are for.

mod live;

use super::entries::{ListWords, entry_tables};
use super::kind::{Key, Setting, SettingShape, shape};
use super::measure::{Gauge, Limit, MEASURE, Measure};
use super::messages::entries::{POINTS_EXAMPLE, Part};
use super::messages::measure::{LineTurns, OnePoint, PointIncomplete, PointNotAfter};
use super::messages::summaries::{BETWEEN_NUMBERS, Gives, OnALine};
use super::origin::Origin;
use super::ratio::{DEN, NUM};
use super::turns::turns;
use super::{Answering, Kind, Named, Rule, RuleContext, Score, Scoring, percent};
use crate::answer::{AnswerField, Given};
use crate::finding::{Finding, Findings, Place};
use crate::language::{Computed, Joined, Sentence, Text};
use crate::live::{Cells, Points};
use crate::number::Exact;
use crate::source::{FigureOrShare, Keys, nouns};
use crate::working::{Joint, Step};

const POINTS_KEY: Key<shape::Any> = Key::of(Setting::required(
    "points",
    SettingShape::List(POINTS),
    Text {
        en: "the given points, two or more, `at` rising",
        vi: "các điểm nối cho trước, ít nhất hai, “at” tăng dần",
    },
));
const AT: Key<shape::FigureOrShare> = Key::required("at", Text { en: "the measure", vi: "số đo" });
const GIVES: Key<shape::Signed> =
    Key::required("points", Text { en: "what it gives there", vi: "số điểm tại đó" });

/// The registry entry.
pub(super) static KIND: Kind = Kind {
    name: "piecewise",
    summary: Text {
        en: "The points on the line between given points of a ratio, a value or its growth.",
        vi: "Nội suy giữa các điểm nối cho trước của tỷ lệ, số liệu hoặc tốc độ tăng.",
    },
    logic: Text {
        en: "Between two given points the result is on the straight line that joins them, exactly. Below the first point it is the first one's, above the last point the last one's. A ratio above 1 is measured as it is. A ratio over 0, and growth from 0, is an error.",
        vi: "Giữa hai điểm nối, điểm được nội suy chính xác trên đường thẳng nối hai điểm đó. Dưới điểm nối đầu thì lấy điểm của điểm nối đầu, trên điểm nối cuối thì lấy điểm của điểm nối cuối. Tỷ lệ trên 1 được tính theo đúng tỷ lệ đó. Mẫu số bằng 0, hoặc kỳ trước bằng 0, là lỗi.",
    },
    answer: Text {
        en: "{ num = 13, den = 15 }, or \"13/15\"; { value = 62 }, or 62; { value = 62, previous = 50 }",
        vi: "{ num = 13, den = 15 }, hoặc \"13/15\"; { value = 62 }, hoặc 62; { value = 62, previous = 50 }",
    },
    settings: SETTINGS,
    example: r#"[[criterion]]
code = "4.1"
title = "Tỷ lệ hồ sơ giải quyết trực tuyến"
rule = "piecewise"
measure = "ratio"
max = 2
points = [ { at = "50%", points = 0 }, { at = "80%", points = 1 }, { at = "100%", points = 2 } ]
"#,
    relative: false,
    nests: true,
    decode,
};

static SETTINGS: &[Setting] = &[MEASURE.setting, NUM.setting, DEN.setting, POINTS_KEY.setting];

static POINTS: &[Setting] = &[AT.setting, GIVES.setting];

const WORDS: ListWords = ListWords { key: &POINTS_KEY, noun: nouns::POINT, example: POINTS_EXAMPLE };

/// The parameters of one row.
#[derive(Debug)]
pub(super) struct Piecewise {
    origin: Origin,
    gauge: Gauge,
    joints: Vec<Joint>,
    places: Vec<Place>,
}

fn decode(
    keys: &mut Keys<'_, '_>,
    context: &RuleContext<'_>,
    findings: &mut Findings,
) -> Option<Box<dyn Rule>> {
    let gauge = Gauge::decode(keys.get(&MEASURE, findings), keys, context, findings);
    let (mut joints, mut places, mut limits) = (Vec::new(), Vec::new(), Vec::new());
    let mut whole = true;
    let mut before: Option<FigureOrShare> = None;
    for mut keys in entry_tables(keys, &WORDS, findings)? {
        let (at, points) = decode_joint(&mut keys, findings);
        let after = before.as_ref().zip(at.as_ref()).filter(|(before, at)| at.exact <= before.exact);
        if let Some((before, at)) = after {
            let (at, before) = (at.written.clone(), before.written.clone());
            let finding = PointNotAfter { subject: keys.subject().clone(), at, before };
            findings.push(Finding::from(finding).at(keys.place()));
            whole = false;
        }
        limits.extend(Limit::of(&mut keys, &[&AT]));
        let joint = at.as_ref().zip(points).map(|(at, points)| Joint { at: at.exact.clone(), points });
        whole &= joint.is_some();
        joints.extend(joint);
        places.push(keys.place().clone());
        before = at;
        keys.finish(findings);
    }
    if whole && joints.len() < 2 {
        let finding = OnePoint { subject: keys.subject().clone(), example: WORDS.example };
        findings.push(Finding::from(finding).at(keys.place()));
        return None;
    }
    let gauge = gauge?.against(limits);
    let origin = Origin::of(keys, context);
    whole.then(|| Box::new(Piecewise { origin, gauge, joints, places }) as Box<dyn Rule>)
}

/// What one given point says, each as far as it can be read.
fn decode_joint(keys: &mut Keys<'_, '_>, findings: &mut Findings) -> (Option<FigureOrShare>, Option<Exact>) {
    for key in [&AT.setting, &GIVES.setting] {
        if keys.value(key).is_none() {
            let finding = PointIncomplete { subject: keys.subject().clone(), key: key.key };
            findings.push(Finding::from(finding).at(keys.place()));
        }
    }
    let at = keys.find(&AT, findings).map(|at| at.value);
    let points = keys.find(&GIVES, findings).map(|points| Exact::from(points.value));
    (at, points)
}

impl Piecewise {
    /// The given points on either side of a measure.
    fn around(&self, measure: &Exact) -> (&Joint, &Joint) {
        let after = self.joints.partition_point(|joint| joint.at <= *measure);
        let last = self.joints.len() - 1;
        (&self.joints[after.saturating_sub(1)], &self.joints[after.min(last)])
    }

    fn at(low: &Joint, high: &Joint, measure: &Exact) -> Exact {
        let rise = &(measure - &low.at) * &(&high.points - &low.points);
        // before the first point and after the last both are the same one
        let rise = rise.over(&(&high.at - &low.at)).unwrap_or(Exact::ZERO);
        &low.points + &rise
    }

    /// A line that changes direction more than once; a single turn is a hump or a bowl, which forms mean so.
    fn turns(&self) -> Option<Finding> {
        let turns = turns(self.joints.iter().map(|joint| &joint.points));
        let (first, second) = (*turns.first()?, *turns.get(1)?);
        let joint = |joint: usize| {
            let Joint { at, points } = &self.joints[joint];
            (Computed(points.to_string()), Computed(self.shown(at)))
        };
        let ((first, first_at), (then, then_at)) = (joint(first), joint(second));
        let subject = self.origin.subject.clone();
        let finding = LineTurns { subject, turns: turns.len(), first, first_at, then, then_at };
        Some(Finding::from(finding).at(&self.places[second]))
    }

    fn shown(&self, at: &Exact) -> String {
        if self.gauge.measure.is_share() { percent(at) } else { at.to_string() }
    }
}

impl Rule for Piecewise {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn answering(&self) -> Answering<'_> {
        Answering::Measure { measure: self.gauge.measure, signed: self.gauge.measure == Measure::Value }
    }

    fn quotes(&self, field: AnswerField, _chosen: Option<usize>) -> Option<Named> {
        self.gauge.quotes(field)
    }

    fn score(&self, given: &Given, scoring: &mut Scoring<'_>) -> Option<Score> {
        let Some(amount) = self.gauge.take(given, scoring)? else { return Some(Score::Impossible) };
        let (low, high) = self.around(&amount.exact);
        let points = Self::at(low, high, &amount.exact);
        scoring.recorder.step(|| Step::Interpolated {
            low: low.clone(),
            high: high.clone(),
            points: points.clone(),
        });
        Some(Score::Points(points))
    }

    fn live(&self, cells: &Cells<'_>) -> Option<Points> {
        self.points_live(cells)
    }

    fn turns_at(&self) -> Vec<Exact> {
        self.joints.iter().map(|joint| joint.at.clone()).collect()
    }

    fn max_points(&self) -> Exact {
        self.joints.iter().map(|joint| &joint.points).max().cloned().unwrap_or(Exact::ZERO)
    }

    fn min_points(&self) -> Exact {
        self.joints.iter().map(|joint| &joint.points).min().cloned().unwrap_or(Exact::ZERO)
    }

    fn lint(&self) -> Vec<Finding> {
        let mut flaws: Vec<Finding> = self.turns().into_iter().collect();
        for (joint, place) in self.joints.iter().zip(&self.places) {
            let part = Part::PointAt(Computed(self.shown(&joint.at)));
            flaws.extend(self.origin.above_max(part, &joint.points, Some(place)));
        }
        flaws.extend(self.gauge.flaws());
        flaws
    }

    fn summary(&self) -> Sentence {
        OnALine { measure: self.gauge.measure.noun() }.into()
    }

    fn details(&self) -> Vec<Sentence> {
        let joint = |joint: &Joint| Gives {
            at: Computed(self.shown(&joint.at)),
            points: Computed(joint.points.to_string()),
        };
        vec![Sentence::new(Joined { items: self.joints.iter().map(joint).collect(), by: BETWEEN_NUMBERS })]
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{check, flaws, refused, rule, scored};
    use super::*;
    use crate::rule::Remark;

    fn row(settings: &str, points: &str) -> String {
        format!("rule = \"piecewise\"\n{settings}\npoints = {points}")
    }

    const RATIO: &str =
        r#"[ { at = "50%", points = 0 }, { at = "80%", points = 1 }, { at = "100%", points = 2 } ]"#;

    #[test]
    fn between_two_points_the_line_counts_and_outside_the_ends_do() {
        let ratio = rule(&row("measure = \"ratio\"\nmax = 2", RATIO));
        check(
            ratio.as_ref(),
            &[
                ("65/100", "0.5"),
                ("50/100", "0"),
                ("80/100", "1"),
                ("9/10", "1.5"),
                ("2/3", "5/9"),
                ("100/100", "2"),
                ("120/100", "2"),
                ("0/100", "0"),
                ("1/0", "impossible"),
                ("0/0", "impossible"),
                ("num=1", "den is missing"),
            ],
        );
        assert!(matches!(&scored(ratio.as_ref(), "1/0").remarks[..], [Remark::DividedByZero { .. }]));
        assert!(matches!(
            &scored(ratio.as_ref(), "12/10").remarks[..],
            [Remark::AboveOne { capped: false, .. }]
        ));
    }

    #[test]
    fn a_line_that_looks_above_one_expects_such_ratios() {
        let target = rule(&row(
            "measure = \"ratio\"\nmax = 3",
            r#"[ { at = 0.8, points = 0 }, { at = "120%", points = 3 } ]"#,
        ));
        let above = scored(target.as_ref(), "11/10");
        assert_eq!((above.score.as_str(), above.remarks), ("2.25", Vec::new()));
    }

    #[test]
    fn values_and_growth_may_be_below_zero() {
        let value = rule(&row(
            "measure = \"value\"\nmax = 4",
            "[ { at = -10, points = 4 }, { at = 10, points = -2 } ]",
        ));
        check(value.as_ref(), &[("0", "1"), ("value=-10", "4"), ("-99", "4"), ("99", "-2"), ("5", "-0.5")]);
        assert!(value.may_be_negative(AnswerField::Value) && !value.may_be_negative(AnswerField::Previous));
        assert_eq!((value.max_points(), value.min_points()), (Exact::from(4), Exact::from(-2)));
        let growth = rule(&row(
            "measure = \"growth\"\nmax = 2",
            r#"[ { at = "-10%", points = 0 }, { at = "10%", points = 2 } ]"#,
        ));
        check(
            growth.as_ref(),
            &[
                ("value=105 previous=100", "1.5"),
                ("value=95 previous=100", "0.5"),
                ("value=5 previous=0", "impossible"),
                ("value=5", "previous is missing"),
            ],
        );
        assert!(!growth.may_be_negative(AnswerField::Value));
    }

    #[test]
    fn the_points_on_either_side_are_written_down() {
        let ratio = rule(&row("measure = \"ratio\"\nmax = 2", RATIO));
        for (words, low, high) in
            [("65/100", "0.5", "0.8"), ("8/10", "0.8", "1"), ("1/10", "0.5", "0.5"), ("1/1", "1", "1")]
        {
            let steps = scored(ratio.as_ref(), words).steps;
            let [Step::Measured { .. }, Step::Interpolated { low: below, high: above, .. }] = &steps[..]
            else {
                panic!("{words}: {steps:?}");
            };
            assert_eq!(
                (below.at.to_string().as_str(), above.at.to_string().as_str()),
                (low, high),
                "{words}"
            );
        }
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let ratio = "measure = \"ratio\"\nmax = 2";
        for (settings, points, told) in [
            (ratio, "[ { at = 1, points = 0 } ]", "missing-key: row 1 has one point, and a line needs two"),
            (ratio, "[]", "missing-key: `points` of row 1 is empty"),
            (
                ratio,
                "[ { at = 1, points = 0 }, { at = \"100%\", points = 1 } ]",
                "bad-range: point 2 of row 1 is at 100%, and the point before it at 1",
            ),
            (
                ratio,
                "[ { at = 1 }, { at = 2, points = 1 } ]",
                "missing-key: point 1 of row 1 has no `points`",
            ),
            ("max = 2", RATIO, "missing-key: row 1 has no `measure`"),
            (
                "max = 2\nmeasure = \"value\"\nden = \"communes\"",
                RATIO,
                "unknown-key: `den` has no meaning in row 1",
            ),
        ] {
            assert_eq!(refused(&row(settings, points)), [told]);
        }
    }

    #[test]
    fn lines_that_turn_or_leave_the_max_are_flaws() {
        let ratio = "measure = \"ratio\"\nmax = 2";
        assert_eq!(flaws(&row(ratio, RATIO)), [""; 0]);
        assert_eq!(
            flaws(&row(
                ratio,
                "[ { at = 0, points = 2 }, { at = \"50%\", points = 2 }, { at = 1, points = 0 } ]"
            )),
            [""; 0]
        );
        assert_eq!(
            flaws(&row(
                ratio,
                "[ { at = 0, points = 0 }, { at = \"50%\", points = 2 }, { at = 1, points = 1 } ]"
            )),
            [""; 0]
        );
        assert_eq!(
            flaws(&row(
                ratio,
                "[ { at = 0, points = 0 }, { at = \"50%\", points = 3 }, { at = \"75%\", points = 1 }, { at = 1, points = 2 } ]"
            )),
            [
                "line-not-monotonic: the line of row 1 changes direction 2 times, first with 3 points at 50%, then with 1 points at 75%",
                "worth-above-max: the point at 50% of row 1 is worth 3, and the max of the row is 2",
            ]
        );
    }
}
