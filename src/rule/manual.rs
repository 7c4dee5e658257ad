//! `manual`: what a person awards, between `min` and `max`, in steps where the form has them (rows 6.1 and 6.2).
//!
//! Trap: an award outside the range is refused, not cut.

use super::{Kind, Remark, Rule, RuleContext, Score, Scoring, Unfit};
use crate::answer::{Given, Word};
use crate::finding::{Finding, Findings, code};
use crate::number::Exact;
use crate::source::Keys;
use crate::working::Step;

/// The registry entry.
pub static KIND: Kind = Kind {
    name: "manual",
    summary: "What a person awards, between min and max, in steps where the form has them.",
    answer: "{ value = 1 }, or 1",
    decode,
};

/// The parameters of one row.
#[derive(Debug)]
pub struct Manual {
    min: Exact,
    max: Exact,
    step: Option<Exact>,
    source: Option<String>,
}

fn decode(
    keys: &mut Keys<'_, '_>,
    context: &RuleContext<'_>,
    findings: &mut Findings,
) -> Option<Box<dyn Rule>> {
    let max = context.required_max(keys, findings);
    let min = keys.figure("min", findings).map_or(Exact::ZERO, |min| Exact::from(min.value));
    let step = keys.figure("step", findings);
    let source = keys.text("source", findings).map(|source| source.value);
    if let Some(step) = step.as_ref().filter(|step| step.value.is_zero()) {
        let finding =
            Finding::new(&code::BAD_RANGE, "a step of 0 leads nowhere", "leave `step` out, or give one");
        findings.push(finding.at(&step.place));
        return None;
    }
    let max = max?;
    if min > max {
        let message = format!("the min of {} ({min}) is above its max ({max})", keys.subject());
        findings.push(Finding::new(&code::BAD_RANGE, message, "correct one of the two").at(keys.place()));
        return None;
    }
    Some(Box::new(Manual { min, max, step: step.map(|step| Exact::from(step.value)), source }))
}

impl Manual {
    fn allows(&self, points: &Exact) -> bool {
        let on_step = |step: &Exact| (points - &self.min).over(step).is_some_and(|steps| steps.is_integer());
        (&self.min..=&self.max).contains(&points) && self.step.as_ref().is_none_or(on_step)
    }

    fn range(&self) -> String {
        let steps = self.step.as_ref().map_or(String::new(), |step| format!(", in steps of {step}"));
        format!("{} to {}{steps}", self.min, self.max)
    }
}

impl Rule for Manual {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn words(&self) -> &[Word] {
        &[Word::Value]
    }

    fn bare_figure(&self) -> Option<Word> {
        Some(Word::Value)
    }

    fn fit(&self, given: &Given) -> Result<(), Unfit> {
        if given.value.is_some() { Ok(()) } else { Err(Unfit::Missing(vec![Word::Value])) }
    }

    fn score(&self, given: &Given, scoring: &mut Scoring<'_>) -> Score {
        let Some(value) = given.value else { unreachable!("an award was bound without its value") };
        let points = Exact::from(value);
        if !self.allows(&points) {
            scoring.remarks.push(Remark::OutOfRange {
                word: Word::Value,
                figure: value,
                allowed: self.range(),
            });
            return Score::Impossible;
        }
        scoring.recorder.step(|| Step::Awarded { points: points.clone() });
        Score::Points(points)
    }

    fn best(&self) -> Exact {
        self.max.clone()
    }

    fn summary(&self) -> String {
        let source = self.source.as_ref().map_or(String::new(), |source| format!(" ({source})"));
        format!("awarded: {}{source}", self.range())
    }
}
