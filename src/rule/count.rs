//! `count`: so many points for each, at most the max (row 4.12.4: two points for every further application).
//!
//! Trap: the cap belongs to the row, so a count beyond it is an answer, not a mistake.

use super::{Kind, Remark, Rule, RuleContext, Score, Scoring, Unfit};
use crate::answer::{Given, Word};
use crate::finding::Findings;
use crate::number::Exact;
use crate::source::Keys;
use crate::working::Step;

/// The registry entry.
pub static KIND: Kind = Kind {
    name: "count",
    summary: "So many points for each, at most the max.",
    answer: "{ count = 7 }, or 7",
    decode,
};

/// The parameters of one row.
#[derive(Debug)]
pub struct Count {
    each: Exact,
    max: Exact,
}

fn decode(
    keys: &mut Keys<'_, '_>,
    context: &RuleContext<'_>,
    findings: &mut Findings,
) -> Option<Box<dyn Rule>> {
    let max = context.required_max(keys, findings);
    let each = keys.required_figure("each", findings)?;
    Some(Box::new(Count { each: Exact::from(each.value), max: max? }))
}

impl Rule for Count {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn words(&self) -> &[Word] {
        &[Word::Count]
    }

    fn bare_figure(&self) -> Option<Word> {
        Some(Word::Count)
    }

    fn fit(&self, given: &Given) -> Result<(), Unfit> {
        if given.count.is_some() { Ok(()) } else { Err(Unfit::Missing(vec![Word::Count])) }
    }

    fn score(&self, given: &Given, scoring: &mut Scoring<'_>) -> Score {
        let Some(count) = given.count else { unreachable!("a count was bound without its figure") };
        let exact = Exact::from(count);
        if !exact.is_integer() {
            let allowed = "a whole number".to_owned();
            scoring.remarks.push(Remark::OutOfRange { word: Word::Count, figure: count, allowed });
            return Score::Impossible;
        }
        let points = &exact * &self.each;
        scoring.recorder.step(|| Step::Counted { count, each: self.each.clone(), points: points.clone() });
        Score::Points(points)
    }

    fn best(&self) -> Exact {
        self.max.clone()
    }

    fn summary(&self) -> String {
        format!("count × {}", self.each)
    }
}
