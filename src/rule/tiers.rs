//! `tiers`: the points of the first tier that holds a measure, tried in the form's order.
//!
//! The measure is a ratio (`num`, `den`) or a value. A tick alone (`choice`) computes by the tick; with a measure
//! beside it the measure computes, and a tick that contradicts it is a warning. Trap: "trên 80%" leaves 80 % out,
//! "từ 70%" takes 70 % in, and a ratio above one stays above one.

use super::choice::item_id;
use super::{Amount, Kind, Listed, Named, Remark, Rule, RuleContext, Score, Scoring, Unfit};
use crate::answer::{Given, Word};
use crate::finding::{Finding, Findings, code};
use crate::number::Exact;
use crate::source::Keys;
use crate::source::toml::figure;
use crate::working::{Reach, Step};

/// The registry entry.
pub static KIND: Kind = Kind {
    name: "tiers",
    summary: "The points of the first tier that holds a ratio or a value.",
    answer: "{ num = 406, den = 4823 }, { value = 62 }, or the tier that was ticked: { choice = \"c\" }",
    decode,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Measure {
    Ratio,
    Value,
}

impl Measure {
    const WORDS: [(&'static str, Measure); 2] = [("ratio", Measure::Ratio), ("value", Measure::Value)];
}

/// One side of a tier.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Bound {
    at: Exact,
    /// Whether the bound itself is in.
    inclusive: bool,
}

#[derive(Debug)]
struct Tier {
    lower: Option<Bound>,
    upper: Option<Bound>,
    points: Exact,
}

impl Tier {
    fn holds(&self, measure: &Exact) -> bool {
        let above = self.lower.as_ref().is_none_or(|b| *measure > b.at || (b.inclusive && *measure == b.at));
        let below = self.upper.as_ref().is_none_or(|b| *measure < b.at || (b.inclusive && *measure == b.at));
        above && below
    }

    /// What would reach this tier, where the measure is below it.
    fn reach(&self, amount: &Amount) -> Option<Reach> {
        let Bound { at, inclusive } = self.lower.clone()?;
        let short = amount.exact < at || (!inclusive && amount.exact == at);
        let num = amount.fraction.and_then(|(_, den)| {
            let den = Exact::from(den);
            let least = &at * &den;
            let least = if inclusive { least.ceil() } else { &least.floor() + &Exact::ONE };
            // where the denominator is small, the next count may jump over the tier
            least.over(&den).is_some_and(|measure| self.holds(&measure)).then_some(least)
        });
        short.then_some(Reach { at, inclusive, num })
    }
}

/// The parameters of one row.
#[derive(Debug)]
pub struct Tiers {
    measure: Measure,
    num: Option<Named>,
    den: Option<Named>,
    steps: Vec<Tier>,
    list: Vec<Listed>,
}

fn decode(
    keys: &mut Keys<'_, '_>,
    context: &RuleContext<'_>,
    findings: &mut Findings,
) -> Option<Box<dyn Rule>> {
    let measure = keys.required_word("measure", &Measure::WORDS, findings);
    let num = context.named("num", keys, findings);
    let den = context.named("den", keys, findings);
    if !keys.has("tiers") {
        findings.push(
            Finding::new(
                &code::MISSING_KEY,
                format!("{} has no `tiers`", keys.subject()),
                "add tiers = [ { ge = \"80%\", points = 5, title = \"…\" }, … ], best first",
            )
            .at(keys.place()),
        );
    }
    let tables = keys.tables("tiers", findings)?;
    let (mut tiers, mut list) = (Vec::new(), Vec::new());
    for (position, (table, place)) in tables.into_iter().enumerate() {
        let mut tier = Keys::new(table, place, format!("tier {} of {}", position + 1, keys.subject()));
        let id = item_id(position, &mut tier, &list, findings);
        let title = tier.text("title", findings).map(|title| title.value).unwrap_or_default();
        let points = tier.required_figure("points", findings);
        let (lower, low) = decode_side(["gt", "ge"], &mut tier, findings);
        let (upper, high) = decode_side(["lt", "le"], &mut tier, findings);
        if let Some(points) = points {
            let bounds: Vec<String> = [low, high].into_iter().flatten().collect();
            let points = Exact::from(points.value);
            list.push(Listed {
                id,
                title,
                bounds: if bounds.is_empty() { "anything else".to_owned() } else { bounds.join(", ") },
                worth: points.to_string(),
            });
            tiers.push(Tier { lower, upper, points });
        }
        tier.finish(findings);
    }
    if tiers.is_empty() && !findings.has_errors() {
        let finding = Finding::new(
            &code::MISSING_KEY,
            format!("`tiers` of {} is empty", keys.subject()),
            "list the tiers",
        );
        findings.push(finding.at(keys.place()));
    }
    let measure = measure?;
    (!tiers.is_empty()).then(|| Box::new(Tiers { measure, num, den, steps: tiers, list }) as Box<dyn Rule>)
}

/// One side of a tier, and how it is shown.
fn decode_side(
    [open, closed]: [&'static str; 2],
    keys: &mut Keys<'_, '_>,
    findings: &mut Findings,
) -> (Option<Bound>, Option<String>) {
    let sides = [(open, false), (closed, true)].map(|(key, inclusive)| {
        let bound = decode_bound(key, keys, findings)?;
        Some((Bound { at: bound.0, inclusive }, format!("{} {}", sign(key), bound.1)))
    });
    match sides {
        [Some(_), Some(_)] => {
            let message = format!("{} has both `{open}` and `{closed}`", keys.subject());
            findings.push(
                Finding::new(&code::BAD_RANGE, message, "keep the one that the form prints").at(keys.place()),
            );
            (None, None)
        }
        [Some((bound, shown)), None] | [None, Some((bound, shown))] => (Some(bound), Some(shown)),
        [None, None] => (None, None),
    }
}

fn sign(key: &str) -> &'static str {
    match key {
        "gt" => ">",
        "ge" => "≥",
        "lt" => "<",
        _ => "≤",
    }
}

fn decode_bound(
    key: &'static str,
    keys: &mut Keys<'_, '_>,
    findings: &mut Findings,
) -> Option<(Exact, String)> {
    let value = keys.take(key)?;
    let place = keys.place_of(value);
    let wrong = |message: String| {
        Finding::new(&code::WRONG_TYPE, message, "write a share with its sign: \"80%\", or a number: 20")
            .at(&place)
    };
    let read = match (figure(value.get_ref()), value.get_ref().as_str()) {
        (Some(figure), _) => figure.map(|figure| (Exact::from(figure), figure.to_string())),
        (None, Some(text)) => crate::number::parse_share(text).map(|share| (share, text.to_owned())),
        (None, None) => {
            findings.push(wrong(format!("`{key}` of {} is no bound", keys.subject())));
            return None;
        }
    };
    if read.is_err() {
        findings.push(wrong(format!("`{key}` of {} is no bound", keys.subject())));
    }
    read.ok()
}

impl Tiers {
    fn measure(&self, given: &Given) -> Option<Result<Amount, Remark>> {
        match self.measure {
            Measure::Value => {
                given.value.map(|value| Ok(Amount { fraction: None, exact: Exact::from(value) }))
            }
            Measure::Ratio => {
                let (num, den) = (given.num?, given.den?);
                let exact = Exact::from(num).over(&Exact::from(den));
                Some(match exact {
                    Some(exact) => Ok(Amount { fraction: Some((num, den)), exact }),
                    None => Err(Remark::DividedByZero { num }),
                })
            }
        }
    }

    fn by_measure(&self, amount: &Amount, ticked: Option<usize>, scoring: &mut Scoring<'_>) -> Score {
        let measure = &amount.exact;
        scoring.recorder.step(|| Step::Measured { fraction: amount.fraction, measure: measure.clone() });
        if let Some((num, den)) = amount.fraction.filter(|(num, den)| num > den) {
            scoring.remarks.push(Remark::AboveOne { num, den, capped: false });
        }
        let Some(tier) = self.steps.iter().position(|tier| tier.holds(measure)) else {
            scoring.remarks.push(Remark::NoTier { measure: amount.clone() });
            return Score::Impossible;
        };
        if let Some(ticked) = ticked.filter(|ticked| *ticked != tier) {
            scoring.remarks.push(Remark::TickContradicts { ticked, holds: tier, measure: amount.clone() });
        }
        for missed in 0..tier {
            scoring
                .recorder
                .step(|| Step::TierMissed { tier: missed, reach: self.steps[missed].reach(amount) });
        }
        self.hit(tier, false, scoring)
    }

    fn hit(&self, tier: usize, by_tick: bool, scoring: &mut Scoring<'_>) -> Score {
        let points = self.steps[tier].points.clone();
        scoring.recorder.step(|| Step::Tier { tier, by_tick, points: points.clone() });
        Score::Points(points)
    }
}

impl Rule for Tiers {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn words(&self) -> &[Word] {
        match self.measure {
            Measure::Ratio => &[Word::Choice, Word::Num, Word::Den],
            Measure::Value => &[Word::Choice, Word::Value],
        }
    }

    fn bare_figure(&self) -> Option<Word> {
        match self.measure {
            Measure::Ratio => None,
            Measure::Value => Some(Word::Value),
        }
    }

    fn list(&self) -> &[Listed] {
        &self.list
    }

    fn quotes(&self, word: Word, _given: &Given) -> Option<Named> {
        match word {
            Word::Num => self.num,
            Word::Den => self.den,
            Word::Value | Word::Choice | Word::Count => None,
        }
    }

    fn fit(&self, given: &Given) -> Result<(), Unfit> {
        match (given.num, given.den) {
            (Some(_), None) => Err(Unfit::Missing(vec![Word::Den])),
            (None, Some(_)) => Err(Unfit::Missing(vec![Word::Num])),
            (Some(_), Some(_)) => Ok(()),
            (None, None) if given.choice.is_some() || given.value.is_some() => Ok(()),
            (None, None) => Err(Unfit::Missing(vec![Word::Choice])),
        }
    }

    fn score(&self, given: &Given, scoring: &mut Scoring<'_>) -> Score {
        match (self.measure(given), given.choice) {
            (Some(Ok(amount)), ticked) => self.by_measure(&amount, ticked, scoring),
            (Some(Err(remark)), _) => {
                scoring.remarks.push(remark);
                Score::Impossible
            }
            (None, Some(tier)) => self.hit(tier, true, scoring),
            (None, None) => unreachable!("tiers were bound with neither a measure nor a tick"),
        }
    }

    fn best(&self) -> Exact {
        self.steps.iter().map(|tier| tier.points.clone()).max().unwrap_or(Exact::ZERO)
    }

    fn summary(&self) -> String {
        match self.measure {
            Measure::Ratio => "tiers of a ratio".to_owned(),
            Measure::Value => "tiers of a value".to_owned(),
        }
    }
}
