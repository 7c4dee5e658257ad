//! `manual`: what a person awards, between `min` and `max`, in steps where the form has them (rows 6.1 and 6.2); also a
//! score that another source gave, such as a survey.
//!
//! Trap: an award outside the range or between the steps is refused, not cut.

mod live;

use super::kind::{Key, shape};
use super::measure::Measure;
use super::messages::figures::{MinAboveMax, StepZero, StepsMissMax};
use super::messages::summaries::{AwardedWithin, Source};
use super::origin::Origin;
use super::{Allowed, Answering, Kind, Range, Remark, Rule, RuleContext, Score, Scoring};
use crate::answer::{AnswerField, Given};
use crate::finding::{Finding, Findings, Located};
use crate::language::{Computed, Sentence, Text};
use crate::live::{Cells, Points};
use crate::number::{Exact, common_divisor};
use crate::source::Keys;
use crate::working::Step;

const MIN: Key<shape::Signed> = Key::optional(
    "min",
    Text {
        en: "the least that can be awarded, also below zero; 0 without it",
        vi: "điểm thấp nhất được cho, có thể dưới 0; không ghi là 0",
    },
);
const STEP: Key<shape::Figure> = Key::optional(
    "step",
    Text {
        en: "awards go up by this from min; any figure without it",
        vi: "điểm tăng từng bước này kể từ min; không ghi thì cho điểm bất kỳ",
    },
);
const SOURCE: Key<shape::Text> = Key::optional(
    "source",
    Text {
        en: "who or what awards it; a person without it",
        vi: "ai hoặc đơn vị nào cho điểm; không ghi là người chấm",
    },
);

/// The registry entry.
pub(super) static KIND: Kind = Kind {
    name: "manual",
    summary: Text {
        en: "What a person awards, between min and max, in steps where the form has them.",
        vi: "Điểm do người chấm cho, từ min đến max, theo từng bước nếu biểu mẫu quy định.",
    },
    logic: Text {
        en: "The points are the value that was awarded. A value below `min`, above the max or between the steps, which are counted from `min`, is an error and has no points.",
        vi: "Điểm là số điểm đã cho. Số dưới “min”, trên điểm tối đa, hoặc nằm giữa các bước tính từ “min”, là lỗi và không có điểm.",
    },
    answer: Text { en: "{ value = 1 }, or 1", vi: "{ value = 1 }, hoặc 1" },
    settings: &[MIN.setting, STEP.setting, SOURCE.setting],
    example: r#"[[criterion]]
code = "6.1"
title = "Mức độ hài lòng của người dân"
rule = "manual"
max = 5
min = 1
step = 0.5
source = "Điều tra xã hội học"
"#,
    relative: false,
    nests: true,
    decode,
};

/// The parameters of one row.
#[derive(Debug)]
pub(super) struct Manual {
    origin: Origin,
    min: Exact,
    max: Exact,
    step: Option<Located<Exact>>,
    source: Option<String>,
}

fn decode(
    keys: &mut Keys<'_, '_>,
    context: &RuleContext<'_>,
    findings: &mut Findings,
) -> Option<Box<dyn Rule>> {
    let max = context.required_max(keys, findings);
    let min = keys.get(&MIN, findings).map_or(Exact::ZERO, |min| Exact::from(min.value));
    let step = keys.get(&STEP, findings).map(|step| step.with(Exact::from(step.value)));
    let source = keys.get(&SOURCE, findings).map(|source| source.value);
    if let Some(step) = step.as_ref().filter(|step| step.value.is_zero()) {
        let finding = StepZero { subject: keys.subject().clone() };
        findings.push(Finding::from(finding).at(&step.place));
        return None;
    }
    let max = max?;
    if min > max {
        let (min, max) = (Computed(min.to_string()), Computed(max.to_string()));
        let finding = MinAboveMax { subject: keys.subject().clone(), min, max };
        findings.push(Finding::from(finding).at(keys.place()));
        return None;
    }
    Some(Box::new(Manual { origin: Origin::of(keys, context), min, max, step, source }))
}

impl Manual {
    /// How many steps a figure is above the min.
    fn steps(&self, points: &Exact) -> Option<Exact> {
        (points - &self.min).over(&self.step.as_ref()?.value)
    }

    fn allows(&self, points: &Exact) -> bool {
        let within = (&self.min..=&self.max).contains(&points);
        within && self.steps(points).is_none_or(|steps| steps.is_integer())
    }

    fn allowed(&self) -> Allowed {
        let step = self.step.as_ref().map(|step| step.value.clone());
        Allowed::Judged { min: self.min.clone(), max: self.max.clone(), step }
    }
}

impl Rule for Manual {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn answering(&self) -> Answering<'_> {
        Answering::Measure { measure: Measure::Value, signed: self.min.is_negative() }
    }

    fn score(&self, given: &Given, scoring: &mut Scoring<'_>) -> Option<Score> {
        let value = given.number(AnswerField::Value)?;
        let points = Exact::from(value);
        if !self.allows(&points) {
            let allowed = self.allowed();
            scoring.remarks.push(Remark::OutOfRange { word: AnswerField::Value, figure: value, allowed });
            return Some(Score::Impossible);
        }
        scoring.recorder.step(|| Step::Awarded { points: points.clone() });
        Some(Score::Points(points))
    }

    fn live(&self, cells: &Cells<'_>) -> Option<Points> {
        self.points_live(cells)
    }

    fn max_points(&self) -> Exact {
        match (&self.step, self.steps(&self.max)) {
            (Some(step), Some(steps)) => &self.min + &(&steps.floor() * &step.value),
            (_, _) => self.max.clone(),
        }
    }

    fn min_points(&self) -> Exact {
        self.min.clone()
    }

    fn grain(&self) -> Option<Exact> {
        let step = self.step.as_ref()?;
        Some(common_divisor(&common_divisor(&self.min, &self.max), &step.value))
    }

    fn range(&self) -> Range {
        let step = self.step.as_ref().and_then(|step| step.value.to_decimal());
        Range { least: self.min.to_decimal(), most: self.max_points().to_decimal(), step }
    }

    fn lint(&self) -> Vec<Finding> {
        let best = self.max_points();
        let Some(step) = self.step.as_ref().filter(|_| best < self.max) else { return Vec::new() };
        let computed = |number: &Exact| Computed(number.to_string());
        let finding = StepsMissMax {
            subject: self.origin.subject.clone(),
            min: computed(&self.min),
            step: computed(&step.value),
            best: computed(&best),
            max: computed(&self.max),
        };
        vec![Finding::from(finding).at(&step.place)]
    }

    fn summary(&self) -> Sentence {
        let source = self.source.clone().map(|source| Source { source });
        AwardedWithin { allowed: self.allowed(), source }.into()
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{check, flaws, refused, rule, scored};
    use super::*;
    use crate::number::Decimal;

    fn row(settings: &str) -> String {
        format!("rule = \"manual\"\n{settings}")
    }

    #[test]
    fn awards_stand_within_the_range_and_on_the_steps() {
        let steps = rule(&row("max = 5\nmin = 1\nstep = 0.5\nsource = \"Điều tra\""));
        check(
            steps.as_ref(),
            &[
                ("1", "1"),
                ("5", "5"),
                ("value=4.5", "4.5"),
                ("0.5", "impossible"),
                ("0", "impossible"),
                ("5.5", "impossible"),
                ("4.25", "impossible"),
                ("value=4 num=1", "num is too much"),
                ("num=1", "value is missing"),
            ],
        );
        let step = Exact::from(Decimal::new(5, 1));
        let allowed = Allowed::Judged { min: Exact::ONE, max: Exact::from(5), step: Some(step) };
        let figure = Decimal::new(425, 2);
        assert_eq!(
            scored(steps.as_ref(), "4.25").remarks,
            [Remark::OutOfRange { word: AnswerField::Value, figure, allowed }]
        );
        assert_eq!(steps.summary().to_string(), "awarded: 1 to 5, in steps of 0.5 (Điều tra)");
        assert_eq!((steps.max_points(), steps.min_points()), (Exact::from(5), Exact::from(1)));
    }

    #[test]
    fn without_steps_every_figure_within_the_range_stands() {
        check(
            rule(&row("max = 5")).as_ref(),
            &[("0", "0"), ("4.999999", "4.999999"), ("5", "5"), ("5.000001", "impossible")],
        );
    }

    #[test]
    fn an_award_may_be_below_zero_where_the_min_is() {
        let row = rule(&row("max = 5\nmin = -2"));
        check(row.as_ref(), &[("value=-2", "-2"), ("value=0", "0"), ("value=-3", "impossible")]);
        assert_eq!(row.min_points(), Exact::from(-2));
        assert!(row.may_be_negative(AnswerField::Value));
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for (toml, told) in [
            ("min = 1", "missing-key: row 1 has no `max`"),
            ("max = 5\nstep = 0", "bad-range: the step of row 1 is 0, which leads nowhere"),
            ("max = 5\nmin = 6", "bad-range: the min of row 1 (6) is above its max (5)"),
        ] {
            assert_eq!(refused(&row(toml)), [told]);
        }
    }

    #[test]
    fn steps_that_miss_the_max_are_a_flaw() {
        assert_eq!(flaws(&row("max = 5\nmin = 1\nstep = 0.5")), [""; 0]);
        let missed = row("max = 5\nmin = 1\nstep = 1.5");
        assert_eq!(
            flaws(&missed),
            ["step-misses-max: the steps of row 1 go from 1 by 1.5 to 4, and miss its max, 5"]
        );
        assert_eq!(rule(&missed).max_points(), Exact::from(4));
    }
}
