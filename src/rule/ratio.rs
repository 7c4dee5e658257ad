//! `ratio`: numerator ÷ denominator × max, the form's "Tỷ lệ x 5".
//!
//! The product is formed before it is divided, and nothing is rounded here. A ratio above one counts as one and is
//! reported, unless the criteria make it an error. Trap: 1/3 × 3 is 3/3, not 0.99.

use super::{Kind, Named, Remark, Rule, RuleContext, Score, Scoring, Unfit};
use crate::answer::{Given, Word};
use crate::finding::Findings;
use crate::number::{Decimal, Exact};
use crate::source::Keys;
use crate::working::Step;

/// The registry entry.
pub static KIND: Kind = Kind {
    name: "ratio",
    summary: "A ratio times the max: num ÷ den × max, at most the max.",
    answer: "{ num = 13, den = 15 }, or \"13/15\"; den may be left out where the row names a fact",
    decode,
};

/// What a numerator above the denominator comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// The ratio counts as one, and is reported.
    Cap,
    /// The row cannot be scored.
    Error,
}

impl Over {
    /// All, by the word that a criteria file uses.
    pub const WORDS: [(&'static str, Over); 2] = [("cap", Over::Cap), ("error", Over::Error)];
}

/// What nothing out of nothing comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZeroOverZero {
    /// The row cannot be scored.
    Error,
    /// No points.
    Zero,
    /// All points.
    Full,
    /// The row does not apply.
    NotApplicable,
}

impl ZeroOverZero {
    /// All, by the word that a criteria file uses.
    pub const WORDS: [(&'static str, ZeroOverZero); 4] = [
        ("error", ZeroOverZero::Error),
        ("zero", ZeroOverZero::Zero),
        ("full", ZeroOverZero::Full),
        ("not-applicable", ZeroOverZero::NotApplicable),
    ];
}

/// The parameters of one row.
#[derive(Debug)]
pub struct Ratio {
    max: Exact,
    num: Option<Named>,
    den: Option<Named>,
    over: Over,
    zero_over_zero: ZeroOverZero,
}

/// Reads the parameters; also for an option that is a ratio.
pub fn decode(
    keys: &mut Keys<'_, '_>,
    context: &RuleContext<'_>,
    findings: &mut Findings,
) -> Option<Box<dyn Rule>> {
    let max = context.required_max(keys, findings);
    let num = context.named("num", keys, findings);
    let den = context.named("den", keys, findings);
    let over = keys.word("over", &Over::WORDS, findings).unwrap_or(context.over);
    let zero_over_zero =
        keys.word("zero_over_zero", &ZeroOverZero::WORDS, findings).unwrap_or(context.zero_over_zero);
    Some(Box::new(Ratio { max: max?, num, den, over, zero_over_zero }))
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
}

impl Rule for Ratio {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn words(&self) -> &[Word] {
        &[Word::Num, Word::Den]
    }

    fn quotes(&self, word: Word, _given: &Given) -> Option<Named> {
        match word {
            Word::Num => self.num,
            Word::Den => self.den,
            Word::Value | Word::Choice | Word::Count => None,
        }
    }

    fn fit(&self, given: &Given) -> Result<(), Unfit> {
        let missing: Vec<Word> = self.words().iter().copied().filter(|word| !given.has(*word)).collect();
        if missing.is_empty() { Ok(()) } else { Err(Unfit::Missing(missing)) }
    }

    fn score(&self, given: &Given, scoring: &mut Scoring<'_>) -> Score {
        let (Some(num), Some(den)) = (given.num, given.den) else {
            unreachable!("a ratio was bound without its numerator or denominator");
        };
        let product = &Exact::from(num) * &self.max;
        let Some(points) = product.over(&Exact::from(den)) else {
            return self.divided_by_zero(num, scoring);
        };
        scoring.recorder.step(|| Step::Ratio { num, den, max: self.max.clone(), points: points.clone() });
        if num <= den {
            return Score::Points(points);
        }
        match self.over {
            Over::Cap => {
                scoring.remarks.push(Remark::AboveOne { num, den, capped: true });
                scoring.recorder.step(|| Step::RatioCapped { from: points, points: self.max.clone() });
                Score::Points(self.max.clone())
            }
            Over::Error => {
                scoring.remarks.push(Remark::OverForbidden { num, den });
                Score::Impossible
            }
        }
    }

    fn best(&self) -> Exact {
        self.max.clone()
    }

    fn summary(&self) -> String {
        format!("ratio × {}", self.max)
    }
}
