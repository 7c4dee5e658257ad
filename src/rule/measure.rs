//! What tiers, lines and comparisons look at: a ratio, a value, or its growth.

mod live;

pub(super) use live::Measured;

use super::figures::{figure_or_share, misplaced};
use super::kind::{Key, Keyword, Setting, shape};
use super::messages::figures::ONLY_A_RATIO;
use super::messages::measure::{PercentSignMissing, ShareOfValue};
use super::ratio::{DEN, NUM, Quoted};
use super::{Amount, Domain, Named, Remark, RuleContext, Scoring, percent};
use crate::answer::{AnswerField, Given};
use crate::finding::{Finding, Findings, Place};
use crate::language::{Computed, Text};
use crate::number::Exact;
use crate::source::toml::Value;
use crate::source::{Keys, Subject};
use crate::working::Step;

/// What a rule measures.
pub(super) const MEASURE: Key<shape::Word<Measure>> = Key::required(
    "measure",
    Text {
        en: "what is measured: num/den, a value, or (value − previous)/previous",
        vi: "cái được đo: num/den, số liệu (value), hoặc (value − previous)/previous",
    },
);

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// num ÷ den.
    Ratio,
    /// A value as it stands.
    Value,
    /// (value − previous) ÷ previous.
    Growth,
}

impl Keyword for Measure {
    const WORDS: &'static [(&'static str, Measure)] =
        &[("ratio", Measure::Ratio), ("value", Measure::Value), ("growth", Measure::Growth)];
}

impl Measure {
    /// The fields that give it.
    pub fn fields(self) -> &'static [AnswerField] {
        match self {
            Measure::Ratio => &[AnswerField::Num, AnswerField::Den],
            Measure::Value => &[AnswerField::Value],
            Measure::Growth => &[AnswerField::Value, AnswerField::Previous],
        }
    }

    /// In words: `a ratio`.
    pub fn noun(self) -> Text {
        match self {
            Measure::Ratio => Text { en: "a ratio", vi: "tỷ lệ" },
            Measure::Value => Text { en: "a value", vi: "giá trị" },
            Measure::Growth => Text { en: "a growth", vi: "tốc độ tăng" },
        }
    }

    /// Whether it is shown as a percentage.
    pub fn is_share(self) -> bool {
        match self {
            Measure::Ratio | Measure::Growth => true,
            Measure::Value => false,
        }
    }

    /// What can be measured where the criteria do not say: counts are never below zero.
    pub fn domain(self) -> Domain {
        let from = match self {
            Measure::Ratio => Some(Exact::ZERO),
            Measure::Value => None,
            Measure::Growth => Some(-&Exact::ONE),
        };
        Domain { from, to: None }
    }

    /// The measure of an answer; `None` where the answer does not give it.
    pub fn of(self, given: &Given) -> Option<Result<Amount, Remark>> {
        match self {
            Measure::Value => {
                let value = given.number(AnswerField::Value)?;
                Some(Ok(Amount { fraction: None, exact: Exact::from(value) }))
            }
            Measure::Ratio => {
                let (num, den) = given.ratio()?;
                let exact = Exact::from(num).over(&Exact::from(den));
                Some(match exact {
                    Some(exact) => Ok(Amount { fraction: Some((num, den)), exact }),
                    None => Err(Remark::DividedByZero { num }),
                })
            }
            Measure::Growth => {
                let value = given.number(AnswerField::Value)?;
                let previous = given.number(AnswerField::Previous)?;
                let growth = &Exact::from(value) - &Exact::from(previous);
                Some(match growth.over(&Exact::from(previous)) {
                    Some(exact) => Ok(Amount { fraction: None, exact }),
                    None => Err(Remark::GrowthFromZero { value }),
                })
            }
        }
    }
}

/// A measure, and what its figures quote.
#[derive(Debug)]
pub(super) struct Gauge {
    /// What is measured.
    pub measure: Measure,
    quoted: Quoted,
    /// The bounds, or given points, that it is set against.
    limits: Vec<Limit>,
}

/// A bound, or a given point, as it is written.
#[derive(Debug)]
pub(super) struct Limit {
    /// Which: `` `ge` of tier 1 of criterion 2.3 ``.
    what: Subject,
    exact: Exact,
    /// Whether it is a number, and no percentage or fraction.
    bare: bool,
    place: Place,
}

impl Limit {
    /// Those of a table that are there and can be read.
    pub(super) fn of(keys: &mut Keys<'_, '_>, bounds: &[&Setting]) -> Vec<Self> {
        let mut limits = Vec::new();
        for bound in bounds {
            let Some(value) = keys.value(bound) else { continue };
            let what = keys.subject().key(bound.key);
            let ends = value.get_ref().as_array().map_or(std::slice::from_ref(value), AsRef::as_ref);
            limits.extend(ends.iter().filter_map(|value| Limit::read(&what, value, keys.place_of(value))));
        }
        limits
    }

    fn read(what: &Subject, value: &Value<'_>, place: Place) -> Option<Self> {
        let exact = figure_or_share(value)?;
        let bare = value.get_ref().as_str().is_none_or(|text| !text.contains(['%', '/']));
        Some(Limit { what: what.clone(), exact, bare, place })
    }

    /// A percentage for a value, or a ratio that is far too much.
    fn doubt(&self, measure: Measure) -> Option<Finding> {
        let (bound, exact) = (self.what.clone(), &self.exact);
        let finding: Finding = match measure {
            Measure::Value if !self.bare => ShareOfValue { bound, exact: Computed(exact.to_string()) }.into(),
            Measure::Ratio | Measure::Growth if self.bare && *exact > Exact::ONE => {
                let (written, percent) = (exact.to_string(), percent(exact));
                PercentSignMissing { bound, written, measure: measure.noun(), percent }.into()
            }
            Measure::Value | Measure::Ratio | Measure::Growth => return None,
        };
        Some(finding.at(&self.place))
    }
}

impl Gauge {
    /// Reads `num` and `den` beside a measure that is a ratio.
    pub(super) fn decode(
        measure: Option<Measure>,
        keys: &mut Keys<'_, '_>,
        context: &RuleContext<'_>,
        findings: &mut Findings,
    ) -> Option<Self> {
        let quoted = match measure {
            Some(Measure::Value | Measure::Growth) => {
                for key in [&NUM, &DEN] {
                    misplaced(keys, key, ONLY_A_RATIO, findings);
                }
                Quoted::default()
            }
            Some(Measure::Ratio) | None => Quoted::decode(keys, context, findings),
        };
        Some(Gauge { measure: measure?, quoted, limits: Vec::new() })
    }

    /// The same, set against these.
    #[must_use]
    pub(super) fn against(self, limits: Vec<Limit>) -> Self {
        Gauge { limits, ..self }
    }

    /// Limits whose percent sign is missing, or too much.
    pub(super) fn flaws(&self) -> impl Iterator<Item = Finding> {
        self.limits.iter().filter_map(|limit| limit.doubt(self.measure))
    }

    /// The fact or quantity that a field of the answer quotes.
    pub(super) fn quotes(&self, field: AnswerField) -> Option<Named> {
        self.quoted.of(field)
    }

    /// Writes a measure down. A ratio above one counts as it is, and is remarked where no limit is above one too.
    pub(super) fn record(&self, amount: &Amount, scoring: &mut Scoring<'_>) {
        scoring.recorder.step(|| Step::Measured { fraction: amount.fraction, measure: amount.exact.clone() });
        let expected = || self.limits.iter().any(|limit| limit.exact > Exact::ONE);
        if let Some((num, den)) = amount.fraction.filter(|(num, den)| num > den && !expected()) {
            scoring.remarks.push(Remark::AboveOne { num, den, capped: false });
        }
    }

    /// The measure of an answer that has one, written down; within it `None` where it divides by zero, which is remarked.
    #[expect(
        clippy::option_option,
        reason = "measured, impossible and the answer to another rule are three things"
    )]
    pub(super) fn take(&self, given: &Given, scoring: &mut Scoring<'_>) -> Option<Option<Amount>> {
        Some(match self.measure.of(given)? {
            Ok(amount) => {
                self.record(&amount, scoring);
                Some(amount)
            }
            Err(remark) => {
                scoring.remarks.push(remark);
                None
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::rule::sample;

    #[test]
    fn a_percent_sign_that_is_missing_or_too_much_is_a_flaw() {
        let flaws = |settings: &str, bound: &str| {
            let tiers = format!("tiers = [ {{ ge = {bound}, points = 1 }}, {{ points = 0 }} ]");
            sample::flaws(&format!("rule = \"tiers\"\n{settings}\n{tiers}"))
        };
        for (measure, bound, told) in [
            ("ratio", "80", "`ge` of tier 1 of row 1 is 80, and a ratio of 80 is 8000%"),
            ("growth", "1.5", "`ge` of tier 1 of row 1 is 1.5, and a growth of 1.5 is 150%"),
            (
                "value",
                "\"80%\"",
                "`ge` of tier 1 of row 1 is written as a share, and a value is compared as it stands, with 0.8",
            ),
        ] {
            assert_eq!(
                flaws(&format!("measure = \"{measure}\""), bound),
                [format!("doubtful-percent: {told}")]
            );
        }
        for (measure, bound) in
            [("ratio", "\"120%\""), ("ratio", "0.8"), ("ratio", "1"), ("growth", "\"3/2\""), ("value", "80")]
        {
            assert_eq!(flaws(&format!("measure = \"{measure}\""), bound), [""; 0], "{measure} {bound}");
        }
        let told = flaws("measure = \"ratio\"\ndomain = [0, 100]", "\"80%\"");
        assert_eq!(told, ["doubtful-percent: `domain` of row 1 is 100, and a ratio of 100 is 10000%"]);
    }
}
