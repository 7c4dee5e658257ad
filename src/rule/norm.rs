//! `norm`: a unit set against the other units of the batch, by the best of them or between the worst and the best.
//!
//! The units that count are those that measured this row in this column. Trap: the points of a unit change with the
//! company it is in, so outside of a batch they are provisional, and a form that declares them cannot be checked alone.

use super::figures::{figure, misplaced, range};
use super::kind::Keyword;
use super::measure::{Gauge, Measure};
use super::messages::entries::Part;
use super::messages::figures::ONLY_MIN_MAX;
use super::messages::summaries::{
    ALL_POINTS, BetterMeasure, BetweenUnits, ByTheBest, NO_POINTS, NOTHING_FOR_NOW, OneAlone,
};
use super::norm_keys::{ALONE, DIRECTION, MEASURE, METHOD, SCALE, SETTINGS};
use super::origin::Origin;
use super::ratio::Direction;
use super::{Answering, Kind, Named, Remark, Rule, RuleContext, Score, Scoring};
use crate::answer::{AnswerField, Given};
use crate::finding::{Finding, Findings, Place};
use crate::language::{Computed, Sentence, Text};
use crate::number::Exact;
use crate::source::Keys;
use crate::working::Step;

/// The registry entry.
pub(super) static KIND: Kind = Kind {
    name: "norm",
    summary: Text {
        en: "A value or ratio set against the other units of the batch.",
        vi: "Số liệu hoặc tỷ lệ so với các đơn vị khác chấm cùng lúc.",
    },
    logic: Text {
        en: "By the best: the measure ÷ the best one × max; where less is better, the best one ÷ the measure × max. By min-max: the worst unit gets the lower end of the scale, the best one the upper end, and the others lie between in proportion. All units that measured the row in that column count. One unit alone, or units that are all equal, have nothing to be set against: `alone` says what that comes to.",
        vi: "Theo best: số đo ÷ số đo tốt nhất × điểm tối đa; nếu càng ít càng tốt thì số đo tốt nhất ÷ số đo × điểm tối đa. Theo min-max: đơn vị thấp nhất được đầu dưới của thang điểm, đơn vị tốt nhất được đầu trên, các đơn vị khác ở giữa theo tỷ lệ. Tính mọi đơn vị có số liệu của mục ở cột đó. Chỉ có một đơn vị, hoặc mọi đơn vị bằng nhau, thì không có gì để so: “alone” quy định cách tính.",
    },
    answer: Text {
        en: "{ value = 62 }, or 62; or { num = 13, den = 15 }, or \"13/15\"",
        vi: "{ value = 62 }, hoặc 62; hoặc { num = 13, den = 15 }, hoặc \"13/15\"",
    },
    settings: SETTINGS,
    example: r#"[[criterion]]
code = "7.3"
title = "Số dịch vụ công trực tuyến so với các huyện"
rule = "norm"
measure = "value"
method = "min-max"
max = 10
scale = [1, 10]
"#,
    relative: true,
    nests: false,
    decode,
};

/// What units are measured by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Compared(Measure);

impl Keyword for Compared {
    const WORDS: &'static [(&'static str, Compared)] =
        &[("value", Compared(Measure::Value)), ("ratio", Compared(Measure::Ratio))];
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
    /// In proportion to the best unit.
    Best,
    /// Between the worst and the best unit.
    MinMax,
}

impl Keyword for Method {
    const WORDS: &'static [(&'static str, Method)] = &[("best", Method::Best), ("min-max", Method::MinMax)];
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Alone {
    /// Nothing for now.
    #[default]
    Provisional,
    /// All points.
    Full,
    /// No points.
    Zero,
}

impl Keyword for Alone {
    const WORDS: &'static [(&'static str, Alone)] =
        &[("provisional", Alone::Provisional), ("full", Alone::Full), ("zero", Alone::Zero)];
}

/// The parameters of one row.
#[derive(Debug)]
pub(super) struct Norm {
    origin: Origin,
    max: Exact,
    gauge: Gauge,
    /// The points of the worst and the best unit, under min-max.
    scale: Option<(Exact, Exact)>,
    scale_place: Option<Place>,
    direction: Direction,
    alone: Alone,
}

fn decode(
    keys: &mut Keys<'_, '_>,
    context: &RuleContext<'_>,
    findings: &mut Findings,
) -> Option<Box<dyn Rule>> {
    let max = context.required_max(keys, findings);
    let measure = keys.get(&MEASURE, findings).map(|Compared(measure)| measure);
    let gauge = Gauge::decode(measure, keys, context, findings);
    let method = keys.get(&METHOD, findings);
    let direction = keys.get(&DIRECTION, findings).unwrap_or_default();
    let alone = keys.get(&ALONE, findings).unwrap_or_default();
    let stated = keys.contains(&SCALE);
    let mut scale_place = None;
    let scale = match method {
        Some(Method::Best) => {
            misplaced(keys, &SCALE, ONLY_MIN_MAX, findings);
            None
        }
        Some(Method::MinMax) | None => {
            range(keys, &SCALE, "[1, 10]", figure, findings).map(|(from, to, place)| {
                scale_place = Some(place);
                (from, to)
            })
        }
    };
    let (max, gauge, method) = (max?, gauge?, method?);
    let scale = match method {
        Method::Best => None,
        Method::MinMax if stated => Some(scale?),
        Method::MinMax => Some((Exact::ZERO, max.clone())),
    };
    let origin = Origin::of(keys, context);
    Some(Box::new(Norm { origin, max, gauge, scale, scale_place, direction, alone }))
}

impl Norm {
    /// The worst and the best of the pool, where it has two that differ.
    fn ends(&self, pool: &[Exact]) -> Option<(Exact, Exact)> {
        let (least, most) = (pool.iter().min()?, pool.iter().max()?);
        let (worst, best) = match self.direction {
            Direction::Up => (least, most),
            Direction::Down => (most, least),
        };
        (worst != best).then(|| (worst.clone(), best.clone()))
    }

    /// In proportion to the best; who is the best has all points, also with a measure of 0.
    fn by_best(&self, measure: &Exact, best: &Exact) -> Option<Exact> {
        if measure == best {
            return Some(self.max.clone());
        }
        let (part, whole) = match self.direction {
            Direction::Up => (measure, best),
            Direction::Down => (best, measure),
        };
        (part * &self.max).over(whole)
    }

    fn alone(&self, scoring: &mut Scoring<'_>) -> Score {
        let points = match self.alone {
            Alone::Full => self.max.clone(),
            Alone::Zero | Alone::Provisional => Exact::ZERO,
        };
        scoring.recorder.step(|| Step::Alone { points: points.clone() });
        match self.alone {
            Alone::Full | Alone::Zero => Score::Points(points),
            Alone::Provisional => {
                scoring.remarks.push(Remark::Alone);
                Score::Provisional(points)
            }
        }
    }
}

impl Rule for Norm {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn answering(&self) -> Answering<'_> {
        Answering::Measure { measure: self.gauge.measure, signed: false }
    }

    fn quotes(&self, field: AnswerField, _chosen: Option<usize>) -> Option<Named> {
        self.gauge.quotes(field)
    }

    fn score(&self, given: &Given, scoring: &mut Scoring<'_>) -> Option<Score> {
        let Some(amount) = self.gauge.take(given, scoring)? else { return Some(Score::Impossible) };
        let Some((worst, best)) = self.ends(scoring.pool) else { return Some(self.alone(scoring)) };
        let points = match &self.scale {
            None => self.by_best(&amount.exact, &best),
            Some((low, high)) => {
                let above = &(&amount.exact - &worst) * &(high - low);
                above.over(&(&best - &worst)).map(|above| low + &above)
            }
        };
        let points = points.expect("a measure of the pool is no better than its best");
        let units = scoring.pool.len();
        scoring.recorder.step(|| Step::Relative { worst, best, units, points: points.clone() });
        Some(Score::Points(points))
    }

    fn max_points(&self) -> Exact {
        self.scale.as_ref().map_or_else(|| self.max.clone(), |(_, high)| high.clone())
    }

    fn min_points(&self) -> Exact {
        self.scale.as_ref().map_or(Exact::ZERO, |(low, _)| low.clone().min(Exact::ZERO))
    }

    fn measured(&self, given: &Given) -> Option<Exact> {
        self.gauge.measure.of(given)?.ok().map(|amount| amount.exact)
    }

    fn lint(&self) -> Vec<Finding> {
        let place = self.scale_place.as_ref();
        self.origin.above_max(Part::ScaleEnd, &self.max_points(), place).into_iter().collect()
    }

    fn summary(&self) -> Sentence {
        match &self.scale {
            None => ByTheBest { max: Computed(self.max.to_string()) }.into(),
            Some((low, high)) => {
                BetweenUnits { low: Computed(low.to_string()), high: Computed(high.to_string()) }.into()
            }
        }
    }

    fn details(&self) -> Vec<Sentence> {
        let alone = match self.alone {
            Alone::Provisional => NOTHING_FOR_NOW,
            Alone::Full => ALL_POINTS,
            Alone::Zero => NO_POINTS,
        };
        let better = BetterMeasure { measure: self.gauge.measure.noun(), direction: self.direction.says() };
        vec![better.into(), OneAlone { alone }.into()]
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{flaws, refused, rule, scored, scored_among};
    use super::*;

    fn row(settings: &str) -> String {
        format!("rule = \"norm\"\nmax = 10\n{settings}")
    }

    fn check(settings: &str, table: &[(&str, &[&str], &str)]) {
        let row = rule(&row(settings));
        for (words, pool, expected) in table {
            assert_eq!(scored_among(row.as_ref(), words, pool).score, *expected, "{words} among {pool:?}");
        }
    }

    #[test]
    fn between_the_worst_and_the_best() {
        let among: &[&str] = &["2", "5", "8"];
        check(
            "measure = \"value\"\nmethod = \"min-max\"\nscale = [1, 10]",
            &[
                ("5", among, "5.5"),
                ("2", among, "1"),
                ("8", among, "10"),
                ("3", &["3", "4", "9"], "1"),
                ("4", &["3", "4", "10"], "16/7"),
            ],
        );
        check(
            "measure = \"value\"\nmethod = \"min-max\"\ndirection = \"down\"",
            &[("5", among, "5"), ("2", among, "10"), ("8", among, "0"), ("0", &["0", "3"], "10")],
        );
    }

    #[test]
    fn in_proportion_to_the_best() {
        let among: &[&str] = &["2", "5", "8"];
        check(
            "measure = \"value\"\nmethod = \"best\"",
            &[("8", among, "10"), ("5", among, "6.25"), ("2", among, "2.5"), ("0", &["0", "3"], "0")],
        );
        check(
            "measure = \"value\"\nmethod = \"best\"\ndirection = \"down\"",
            &[
                ("2", among, "10"),
                ("5", among, "4"),
                ("8", among, "2.5"),
                ("0", &["0", "3"], "10"),
                ("3", &["0", "3"], "0"),
            ],
        );
    }

    #[test]
    fn a_ratio_is_measured_exactly() {
        let ratio = rule(&row("measure = \"ratio\"\nmethod = \"best\"\nden = \"communes\""));
        assert_eq!(scored_among(ratio.as_ref(), "1/3", &["1/3", "2/3"]).score, "5");
        let given = |num: i64, den: i64| Given::Ratio { num: num.into(), den: den.into() };
        assert_eq!(ratio.measured(&given(1, 3)), Exact::ONE.over(&Exact::from(3)));
        assert_eq!(ratio.measured(&given(1, 0)), None);
        assert_eq!(scored_among(ratio.as_ref(), "1/0", &["1/3", "2/3"]).score, "impossible");
        assert!(ratio.quotes(AnswerField::Den, None).is_some());
    }

    #[test]
    fn alone_or_all_equal_there_is_nothing_to_be_set_against() {
        let pools: [&[&str]; 4] = [&[], &["5"], &["5", "5", "5"], &["5", "10/2"]];
        for (alone, expected) in
            [("", "provisional 0"), ("alone = \"full\"", "10"), ("alone = \"zero\"", "0")]
        {
            let row =
                rule(&row(&format!("measure = \"value\"\nmethod = \"min-max\"\nscale = [1, 10]\n{alone}")));
            for pool in pools {
                let scored = scored_among(row.as_ref(), "5", pool);
                assert_eq!(scored.score, expected, "{pool:?}");
                let remarked = scored.remarks.contains(&Remark::Alone);
                assert_eq!(remarked, alone.is_empty());
            }
        }
        let zeros = rule(&row("measure = \"value\"\nmethod = \"best\"\nalone = \"full\""));
        assert_eq!(scored_among(zeros.as_ref(), "0", &["0", "0"]).score, "10");
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let value = "measure = \"value\"\nmethod = \"min-max\"";
        for (settings, told) in [
            ("method = \"best\"", "missing-key: row 1 has no `measure`"),
            ("measure = \"value\"", "missing-key: row 1 has no `method`"),
            (
                "measure = \"growth\"\nmethod = \"best\"",
                "unknown-word: `measure` of row 1 cannot be `growth`",
            ),
            (
                "measure = \"value\"\nmethod = \"best\"\nscale = [0, 5]",
                "unknown-key: `scale` has no meaning in row 1",
            ),
            (&format!("{value}\nscale = [5, 1]"), "bad-range: `scale` of row 1 runs from 5 to 1"),
            (&format!("{value}\nscale = [1]"), "wrong-type: `scale` of row 1 is not a pair of numbers"),
            (
                &format!("{value}\nscale = [\"10%\", 10]"),
                "wrong-type: `scale` of row 1 is not a pair of numbers",
            ),
            (&format!("{value}\nscale = 10"), "wrong-type: `scale` of row 1 is a number"),
        ] {
            assert_eq!(refused(&row(settings)), [told]);
        }
    }

    #[test]
    fn a_scale_beyond_the_max_is_a_flaw() {
        let scale =
            |high: u8| row(&format!("measure = \"value\"\nmethod = \"min-max\"\nscale = [1, {high}]"));
        assert_eq!(
            flaws(&scale(12)),
            [
                "worth-above-max: the upper end of the scale of row 1 is worth 12, and the max of the row is 10"
            ]
        );
        assert_eq!(flaws(&scale(8)), [""; 0]);
        assert_eq!(rule(&scale(8)).max_points(), Exact::from(8));
        assert!(scored(rule(&scale(8)).as_ref(), "num=1 den=2").score.contains("missing"));
    }
}
