//! `ratio`: numerator ÷ denominator × max, the form's "Tỷ lệ x 5"; or the share that is left, where less is better.
//!
//! The product is formed before it is divided, and nothing is rounded here. A ratio above one counts as one and is
//! reported, unless the criteria make it an error. Traps: 1/3 × 3 is 3/3, not 0.99; `zero_below` looks at the share
//! that gives the points, so with `direction = "down"` at 1 − n/d.

mod live;

use super::kind::{Key, Setting, shape};
use super::measure::Measure;
use super::messages::figures::ZeroBelowAboveOne;
use super::messages::summaries::{NothingBelow, RatioTimes, ShortfallTimes};
pub(crate) use super::ratio_words::{Direction, Over, ZeroOverZero};
use super::{Answering, Kind, Named, Remark, Rule, RuleContext, Score, Scoring, percent};
use crate::answer::{AnswerField, Given};
use crate::finding::{Finding, Findings};
use crate::language::{Computed, Sentence, Text};
use crate::live::{Cells, Points};
use crate::number::{Decimal, Exact};
use crate::source::Keys;
use crate::working::Step;
pub(super) use live::fact_of;

const OVER: Key<shape::Word<Over>> = Key::optional(
    "over",
    Text {
        en: "what num above den comes to: a share of 1, reported, or an error; else as [defaults] says, else cap",
        vi: "khi num lớn hơn den: tính là 100% và có cảnh báo, hoặc là lỗi; không ghi thì theo [defaults], nếu không có là cap",
    },
);
const ZERO_OVER_ZERO: Key<shape::Word<ZeroOverZero>> = Key::optional(
    "zero_over_zero",
    Text {
        en: "what 0/0 comes to; else as [defaults] says, else error",
        vi: "0/0 tính thế nào; không ghi thì theo [defaults], nếu không có là error",
    },
);
const DIRECTION: Key<shape::Word<Direction>> = Key::optional(
    "direction",
    Text {
        en: "up: the more, the better; down: the share that counts is 1 − num/den; up without it",
        vi: "up: càng cao càng tốt; down: tỷ lệ được tính là 1 − num/den; không ghi là up",
    },
);
const ZERO_BELOW: Key<shape::Share> = Key::optional(
    "zero_below",
    Text {
        en: "below this share there are no points; without it every share gives its part",
        vi: "dưới tỷ lệ này thì 0 điểm; không ghi thì tỷ lệ nào cũng được điểm tương ứng",
    },
);

/// The registry entry.
pub(super) static KIND: Kind = Kind {
    name: "ratio",
    summary: Text {
        en: "A ratio times the max: num ÷ den × max, at most the max.",
        vi: "Tỷ lệ nhân với điểm tối đa: num ÷ den × max, nhiều nhất là điểm tối đa.",
    },
    logic: Text {
        en: "The share is num ÷ den, and the points are the share × max, formed as num × max ÷ den without rounding. A numerator above its denominator counts as a share of 1 and is reported, or is an error. With direction down the share that counts is 1 − num ÷ den. A share below `zero_below` gives no points. What 0/0 comes to is said by `zero_over_zero`; any other number over 0 is an error.",
        vi: "Tỷ lệ là num ÷ den, điểm là tỷ lệ × max, tính num × max ÷ den và không làm tròn giữa chừng. Tử số lớn hơn mẫu số thì tính là 100% và có cảnh báo, hoặc là lỗi. Với direction = \"down\", tỷ lệ được tính là 1 − num ÷ den. Tỷ lệ dưới “zero_below” thì 0 điểm. Trường hợp 0/0 do “zero_over_zero” quy định; số khác chia cho 0 là lỗi.",
    },
    answer: Text {
        en: "{ num = 13, den = 15 }, or \"13/15\"; den may be left out where the row names a fact",
        vi: "{ num = 13, den = 15 }, hoặc \"13/15\"; không cần ghi den nếu mục nêu thông tin chung",
    },
    settings: SETTINGS,
    example: r#"[[criterion]]
code = "2.3"
title = "Tỷ lệ cấp xã có trang thông tin điện tử"
rule = "ratio"
max = 5
zero_below = "50%"
"#,
    relative: false,
    nests: true,
    decode,
};

/// The facts or quantities that a numerator and a denominator quote.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Quoted {
    num: Option<Named>,
    den: Option<Named>,
}

impl Quoted {
    /// Reads `num` and `den`.
    pub(super) fn decode(
        keys: &mut Keys<'_, '_>,
        context: &RuleContext<'_>,
        findings: &mut Findings,
    ) -> Self {
        Quoted { num: context.named(&NUM, keys, findings), den: context.named(&DEN, keys, findings) }
    }

    /// What a field of the answer quotes.
    pub(super) fn of(self, field: AnswerField) -> Option<Named> {
        match field {
            AnswerField::Num => self.num,
            AnswerField::Den => self.den,
            AnswerField::Value
            | AnswerField::Previous
            | AnswerField::Choice
            | AnswerField::Choices
            | AnswerField::Count
            | AnswerField::Counts => None,
        }
    }
}

/// The fact or quantity that a numerator quotes.
pub(super) const NUM: Key<shape::Name> = Key::optional(
    "num",
    Text {
        en: "the fact or quantity that the numerator quotes; none without it",
        vi: "thông tin chung hoặc số liệu dùng chung làm tử số; không ghi thì không có",
    },
);

/// The fact or quantity that a denominator quotes.
pub(super) const DEN: Key<shape::Name> = Key::optional(
    "den",
    Text {
        en: "the fact or quantity that the denominator quotes; a fact stands in where an answer leaves `den` out",
        vi: "thông tin chung hoặc số liệu dùng chung làm mẫu số; phiếu không ghi “den” thì lấy thông tin chung",
    },
);

static SETTINGS: &[Setting] =
    &[NUM.setting, DEN.setting, OVER.setting, ZERO_OVER_ZERO.setting, DIRECTION.setting, ZERO_BELOW.setting];

/// The parameters of one row.
#[derive(Debug)]
pub(super) struct Ratio {
    max: Exact,
    quoted: Quoted,
    over: Over,
    zero_over_zero: ZeroOverZero,
    direction: Direction,
    /// The least share that gives points.
    least: Option<Exact>,
}

fn decode(
    keys: &mut Keys<'_, '_>,
    context: &RuleContext<'_>,
    findings: &mut Findings,
) -> Option<Box<dyn Rule>> {
    let max = context.required_max(keys, findings);
    let quoted = Quoted::decode(keys, context, findings);
    let over = keys.get(&OVER, findings).unwrap_or(context.over);
    let zero_over_zero = keys.get(&ZERO_OVER_ZERO, findings).unwrap_or(context.zero_over_zero);
    let direction = keys.get(&DIRECTION, findings).unwrap_or_default();
    let least = keys.get(&ZERO_BELOW, findings);
    if let Some(least) = least.as_ref().filter(|least| least.value > Exact::ONE) {
        let finding = ZeroBelowAboveOne { subject: keys.subject().clone() };
        findings.push(Finding::from(finding).at(&least.place));
        return None;
    }
    let least = least.map(|least| least.value);
    Some(Box::new(Ratio { max: max?, quoted, over, zero_over_zero, direction, least }))
}

impl Ratio {
    fn divided_by_zero(&self, num: Decimal, scoring: &mut Scoring<'_>) -> Score {
        let points = match (num.is_zero(), self.zero_over_zero) {
            (true, ZeroOverZero::Zero) => Exact::ZERO,
            (true, ZeroOverZero::Full) => self.max.clone(),
            (true, ZeroOverZero::NotApplicable) => return Score::NotApplicable,
            (true, ZeroOverZero::Error) | (false, _) => {
                scoring.remarks.push(Remark::DividedByZero { num });
                return Score::Impossible;
            }
        };
        scoring.recorder.step(|| Step::NothingOfNothing { points: points.clone() });
        Score::Points(points)
    }

    /// The points of a share, before the least one is looked at. The product is formed first.
    fn product(&self, num: Decimal, den: Decimal, scoring: &mut Scoring<'_>) -> Option<Exact> {
        let (n, d) = (Exact::from(num), Exact::from(den));
        let max = self.max.clone();
        match self.direction {
            Direction::Up => {
                let points = (&n * &max).over(&d)?;
                scoring.recorder.step(|| Step::Ratio { num, den, max, points: points.clone() });
                Some(points)
            }
            Direction::Down => {
                let points = (&(&d - &n) * &max).over(&d)?;
                scoring.recorder.step(|| Step::Shortfall { num, den, max, points: points.clone() });
                Some(points)
            }
        }
    }

    /// The share that counts, between 0 and 1.
    fn share(&self, num: Decimal, den: Decimal) -> Option<Exact> {
        let share = Exact::from(num).over(&Exact::from(den))?.min(Exact::ONE);
        Some(match self.direction {
            Direction::Up => share,
            Direction::Down => &Exact::ONE - &share,
        })
    }
}

impl Rule for Ratio {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn answering(&self) -> Answering<'_> {
        Answering::Measure { measure: Measure::Ratio, signed: false }
    }

    fn quotes(&self, field: AnswerField, _chosen: Option<usize>) -> Option<Named> {
        self.quoted.of(field)
    }

    fn score(&self, given: &Given, scoring: &mut Scoring<'_>) -> Option<Score> {
        let (num, den) = given.ratio()?;
        let Some(mut points) = self.product(num, den, scoring) else {
            return Some(self.divided_by_zero(num, scoring));
        };
        let share = || self.share(num, den).expect("only a denominator of 0 has no share");
        if num > den {
            match self.over {
                Over::Cap => {
                    scoring.remarks.push(Remark::AboveOne { num, den, capped: true });
                    let capped = &share() * &self.max;
                    scoring.recorder.step(|| Step::RatioCapped { from: points, points: capped.clone() });
                    points = capped;
                }
                Over::Error => {
                    scoring.remarks.push(Remark::OverForbidden { num, den });
                    return Some(Score::Impossible);
                }
            }
        }
        if let Some(least) = self.least.as_ref().filter(|least| share() < **least) {
            let least = least.clone();
            scoring.recorder.step(|| Step::BelowLeast { share: share(), least, points: Exact::ZERO });
            points = Exact::ZERO;
        }
        Some(Score::Points(points))
    }

    fn live(&self, cells: &Cells<'_>) -> Option<Points> {
        self.points_live(cells)
    }

    fn max_points(&self) -> Exact {
        self.max.clone()
    }

    fn summary(&self) -> Sentence {
        match self.direction {
            Direction::Up => RatioTimes { max: Computed(self.max.to_string()) }.into(),
            Direction::Down => ShortfallTimes { max: Computed(self.max.to_string()) }.into(),
        }
    }

    fn details(&self) -> Vec<Sentence> {
        let least = self.least.as_ref().map(|least| NothingBelow { least: Computed(percent(least)) }.into());
        let usual = [self.over.says(), self.zero_over_zero.says()];
        usual.map(Sentence::from).into_iter().chain(least).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{check, refused, rule, scored};
    use super::*;

    #[test]
    fn the_product_is_formed_before_it_is_divided() {
        let third = rule(
            r#"rule = "ratio"
            max = 3"#,
        );
        check(third.as_ref(), &[("1/3", "1"), ("2/7", "6/7"), ("0/5", "0"), ("5/5", "3"), ("3/5", "1.8")]);
        assert_eq!(third.max_points(), Exact::from(3));
    }

    #[test]
    fn above_one_counts_as_one_and_is_remarked() {
        let capped = rule(
            r#"rule = "ratio"
            max = 5"#,
        );
        let above = scored(capped.as_ref(), "7/5");
        assert_eq!(above.score, "5");
        assert_eq!(above.remarks, [Remark::AboveOne { num: 7.into(), den: 5.into(), capped: true }]);
        assert!(matches!(&above.steps[..], [Step::Ratio { .. }, Step::RatioCapped { .. }]));
        let strict = rule(
            r#"rule = "ratio"
            max = 5
            over = "error""#,
        );
        let above = scored(strict.as_ref(), "7/5");
        assert_eq!(above.score, "impossible");
        assert_eq!(above.remarks, [Remark::OverForbidden { num: 7.into(), den: 5.into() }]);
    }

    #[test]
    fn nothing_of_nothing_comes_to_what_the_row_says() {
        for (word, expected) in
            [("error", "impossible"), ("zero", "0"), ("full", "5"), ("not-applicable", "not applicable")]
        {
            let row = rule(&format!("rule = \"ratio\"\nmax = 5\nzero_over_zero = \"{word}\""));
            check(row.as_ref(), &[("0/0", expected), ("1/0", "impossible")]);
        }
    }

    #[test]
    fn where_less_is_better_the_rest_counts() {
        let down = rule(
            r#"rule = "ratio"
            max = 6
            direction = "down""#,
        );
        check(down.as_ref(), &[("1/3", "4"), ("0/3", "6"), ("3/3", "0"), ("4/3", "0"), ("2/7", "30/7")]);
        assert!(matches!(&scored(down.as_ref(), "1/3").steps[..], [Step::Shortfall { .. }]));
        assert_eq!(down.summary().to_string(), "(1 − ratio) × 6");
    }

    #[test]
    fn a_share_below_the_least_gives_nothing_and_the_least_itself_does() {
        let up = rule(
            r#"rule = "ratio"
            max = 10
            zero_below = "50%""#,
        );
        check(
            up.as_ref(),
            &[("5/10", "5"), ("49/100", "0"), ("499999/1000000", "0"), ("7/5", "10"), ("1/1", "10")],
        );
        assert!(matches!(
            &scored(up.as_ref(), "1/3").steps[..],
            [Step::Ratio { .. }, Step::BelowLeast { .. }]
        ));
        let down = rule(
            r#"rule = "ratio"
            max = 10
            direction = "down"
            zero_below = "1/2""#,
        );
        check(down.as_ref(), &[("5/10", "5"), ("51/100", "0"), ("1/5", "8"), ("9/5", "0")]);
    }

    #[test]
    fn an_answer_has_both_counts_and_nothing_else() {
        let row = rule(
            r#"rule = "ratio"
            max = 5
            den = "communes""#,
        );
        check(
            row.as_ref(),
            &[
                ("num=3", "den is missing"),
                ("den=3", "num is missing"),
                ("num=3 den=4 value=1", "value is too much"),
            ],
        );
        assert!(row.quotes(AnswerField::Den, None).is_some() && row.quotes(AnswerField::Num, None).is_none());
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for (toml, told) in [
            ("", "missing-key: row 1 has no `max`"),
            (
                "max = 5\nzero_below = \"120%\"",
                "bad-range: `zero_below` of row 1 is above 100%, which no share reaches",
            ),
            ("max = 5\nzero_below = 0.5", "wrong-type: `zero_below` of row 1 is a number"),
            ("max = 5\ndirection = \"donw\"", "unknown-word: `direction` of row 1 cannot be `donw`"),
        ] {
            assert_eq!(refused(&format!("rule = \"ratio\"\n{toml}")), [told]);
        }
    }
}
