//! `count`: so many points for each, at most the max (row 4.12.4: two points for every further application), or at
//! several rates that add up (8 for a national prize, 4 for a provincial one).
//!
//! Traps: the cap belongs to the row, so a count beyond it is an answer, not a mistake; a rate that is left out of the
//! answer is blank, not 0.

mod live;

use super::entries::{ListWords, Listed, entry_tables, listed};
use super::kind::{ID, Key, Setting, SettingShape, TITLE, shape};
use super::messages::entries::{BothKeys, Part, RATES_EXAMPLE};
use super::messages::summaries::{CountTimes, SEVERAL_COUNTS};
use super::origin::Origin;
use super::{Allowed, Answering, Kind, Remark, Rule, RuleContext, Score, Scoring};
use crate::answer::{AnswerField, Given};
use crate::finding::{Finding, Findings, Place};
use crate::language::{Computed, Sentence, Text};
use crate::live::{Cells, Points};
use crate::number::{Decimal, Exact, common_divisor};
use crate::source::{Keys, nouns};
use crate::working::Step;

const EACH: Key<shape::Figure> = Key::one_of(
    "each",
    Text {
        en: "points for each; or else rates", vi: "số điểm cho mỗi trường hợp; hoặc “rates”"
    },
);
const RATES_KEY: Key<shape::Any> = Key::of(Setting::one_of(
    "rates",
    SettingShape::List(RATES),
    Text {
        en: "several things that are counted; or else each", vi: "nhiều loại được đếm; hoặc “each”"
    },
));
const EACH_OF_RATE: Key<shape::Figure> = Key::required(
    "each",
    Text { en: "points for each of it", vi: "số điểm cho mỗi trường hợp của loại này" },
);

/// The registry entry.
pub(super) static KIND: Kind = Kind {
    name: "count",
    summary: Text {
        en: "So many points for each, at most the max.",
        vi: "Số điểm cố định cho mỗi trường hợp đếm được, nhiều nhất là điểm tối đa.",
    },
    logic: Text {
        en: "The points are the count × `each`. With several rates they are the sum of each count × its own points. Counts are whole numbers, and the row is cut to its max. A rate that the answer leaves out adds 0 and is reported as blank.",
        vi: "Điểm là số lượng × “each”. Nếu có nhiều mức điểm (rates) thì cộng số lượng của từng loại × số điểm của loại đó. Số lượng là số nguyên, điểm không vượt điểm tối đa. Loại không ghi số lượng thì cộng 0 và có cảnh báo để trống.",
    },
    answer: Text {
        en: "{ count = 7 }, or 7; with rates: { counts = { national = 1, provincial = 0 } }",
        vi: "{ count = 7 }, hoặc 7; nếu có rates: { counts = { national = 1, provincial = 0 } }",
    },
    settings: &[EACH.setting, RATES_KEY.setting],
    example: r#"[[criterion]]
code = "4.12.4"
title = "Giải thưởng về ứng dụng CNTT"
rule = "count"
max = 20
rates = [
  { id = "national", each = 8, title = "Cấp quốc gia" },
  { id = "provincial", each = 4, title = "Cấp tỉnh" },
]
"#,
    relative: false,
    nests: true,
    decode,
};

static RATES: &[Setting] = &[ID.setting, TITLE.setting, EACH_OF_RATE.setting];

const WORDS: ListWords = ListWords { key: &RATES_KEY, noun: nouns::RATE, example: RATES_EXAMPLE };

/// The parameters of one row.
#[derive(Debug)]
pub(super) struct Count {
    origin: Origin,
    max: Exact,
    rates: Rates,
    list: Vec<Listed>,
}

#[derive(Debug)]
enum Rates {
    /// One thing is counted.
    One(Exact, Place),
    /// Several are, in the order of the list.
    Several(Vec<Exact>),
}

fn decode(
    keys: &mut Keys<'_, '_>,
    context: &RuleContext<'_>,
    findings: &mut Findings,
) -> Option<Box<dyn Rule>> {
    let max = context.required_max(keys, findings);
    let (rates, list) = match (keys.contains(&EACH), keys.contains(&RATES_KEY)) {
        (true, true) => {
            let finding =
                BothKeys { subject: keys.subject().clone(), first: EACH.key, second: RATES_KEY.key };
            findings.push(Finding::from(finding).at(keys.place()));
            keys.value(&EACH);
            keys.value(&RATES_KEY);
            return None;
        }
        (false, true) => {
            keys.value(&EACH);
            decode_rates(keys, findings)?
        }
        (_, false) => {
            keys.value(&RATES_KEY);
            let each = keys.required(&EACH, findings)?;
            (Rates::One(Exact::from(each.value), each.place), Vec::new())
        }
    };
    Some(Box::new(Count { origin: Origin::of(keys, context), max: max?, rates, list }))
}

fn decode_rates(keys: &mut Keys<'_, '_>, findings: &mut Findings) -> Option<(Rates, Vec<Listed>)> {
    let (mut rates, mut list) = (Vec::new(), Vec::new());
    let mut whole = true;
    for (position, mut keys) in entry_tables(keys, &WORDS, findings)?.into_iter().enumerate() {
        let shown = listed(position, &mut keys, &list, findings);
        let each = keys.get(&EACH_OF_RATE, findings).map(|each| Exact::from(each.value));
        list.push(shown.worth(
            each.as_ref().map_or_else(Sentence::nothing, |each| {
                CountTimes { each: Computed(each.to_string()) }.into()
            }),
        ));
        whole &= each.is_some();
        rates.extend(each);
        keys.finish(findings);
    }
    whole.then_some((Rates::Several(rates), list))
}

impl Count {
    fn one(each: &Exact, count: Decimal, scoring: &mut Scoring<'_>) -> Score {
        let exact = Exact::from(count);
        if !exact.is_integer() {
            let allowed = Allowed::Whole;
            scoring.remarks.push(Remark::OutOfRange { word: AnswerField::Count, figure: count, allowed });
            return Score::Impossible;
        }
        let points = &exact * each;
        scoring.recorder.step(|| Step::Counted { count, each: each.clone(), points: points.clone() });
        Score::Points(points)
    }

    fn several(rates: &[Exact], counts: &[(usize, Decimal)], scoring: &mut Scoring<'_>) -> Score {
        report_left_out(rates.len(), counts, scoring);
        if !report_broken(counts, scoring) {
            return Score::Impossible;
        }
        let terms: Vec<(usize, Decimal, Exact)> = counts
            .iter()
            .map(|(rate, count)| (*rate, *count, &Exact::from(*count) * &rates[*rate]))
            .collect();
        let points = Exact::sum(terms.iter().map(|(_, _, points)| points));
        scoring.recorder.step(|| Step::Rates { terms, points: points.clone() });
        Score::Points(points)
    }
}

/// Remarks the entries of a list that an answer leaves out.
pub(super) fn report_left_out(entries: usize, counts: &[(usize, Decimal)], scoring: &mut Scoring<'_>) {
    let left_out = |entry: &usize| counts.iter().all(|(counted, _)| counted != entry);
    let entries: Vec<usize> = (0..entries).filter(left_out).collect();
    if !entries.is_empty() {
        scoring.remarks.push(Remark::PartBlank { entries });
    }
}

/// Remarks every count that is not whole; whether there is none.
fn report_broken(counts: &[(usize, Decimal)], scoring: &mut Scoring<'_>) -> bool {
    let broken = counts.iter().filter(|(_, count)| !Exact::from(*count).is_integer());
    let before = scoring.remarks.len();
    scoring.remarks.extend(broken.map(|(entry, figure)| Remark::EntryOutOfRange {
        entry: *entry,
        figure: *figure,
        allowed: Allowed::Whole,
    }));
    scoring.remarks.len() == before
}

impl Rule for Count {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn answering(&self) -> Answering<'_> {
        match self.rates {
            Rates::One(..) => Answering::Count,
            Rates::Several(_) => Answering::Counts,
        }
    }

    fn list(&self) -> &[Listed] {
        &self.list
    }

    fn score(&self, given: &Given, scoring: &mut Scoring<'_>) -> Option<Score> {
        Some(match (&self.rates, given) {
            (Rates::One(each, _), Given::Count(count)) => Self::one(each, *count, scoring),
            (Rates::Several(rates), Given::Counts(counts)) => Self::several(rates, counts, scoring),
            _ => return None,
        })
    }

    fn live(&self, cells: &Cells<'_>) -> Option<Points> {
        self.points_live(cells)
    }

    fn max_points(&self) -> Exact {
        let pays = match &self.rates {
            Rates::One(each, _) => !each.is_zero(),
            Rates::Several(rates) => rates.iter().any(|each| !each.is_zero()),
        };
        if pays { self.max.clone() } else { Exact::ZERO }
    }

    fn grain(&self) -> Option<Exact> {
        let each = match &self.rates {
            Rates::One(each, _) => std::slice::from_ref(each),
            Rates::Several(rates) => rates,
        };
        Some(each.iter().fold(self.max.clone(), |grain, each| common_divisor(&grain, each)))
    }

    fn lint(&self) -> Vec<Finding> {
        match &self.rates {
            Rates::One(each, place) if each.is_zero() => vec![self.origin.worth_nothing(Part::Count, place)],
            Rates::One(..) => Vec::new(),
            Rates::Several(rates) => {
                let idle = rates.iter().zip(&self.list).filter(|(each, _)| each.is_zero());
                let flaw = |listed: &Listed| {
                    let place = listed.place.as_ref().unwrap_or(&self.origin.place);
                    self.origin.worth_nothing(Part::Entry(nouns::RATE, listed.id.clone()), place)
                };
                idle.map(|(_, listed)| flaw(listed)).collect()
            }
        }
    }

    fn summary(&self) -> Sentence {
        match &self.rates {
            Rates::One(each, _) => CountTimes { each: Computed(each.to_string()) }.into(),
            Rates::Several(_) => SEVERAL_COUNTS.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{check, flaws, refused, rule, scored};
    use super::*;

    const RATES: &str = r#"rule = "count"
        max = 20
        rates = [ { id = "national", each = 8 }, { id = "provincial", each = 4 } ]"#;

    #[test]
    fn each_gives_its_points_and_the_cap_is_the_row_s() {
        let each = rule("rule = \"count\"\nmax = 10\neach = 2.5");
        check(
            each.as_ref(),
            &[
                ("3", "7.5"),
                ("0", "0"),
                ("7", "17.5"),
                ("count=4", "10"),
                ("1.5", "impossible"),
                ("count=1 value=2", "value is too much"),
            ],
        );
        assert_eq!((each.max_points(), each.min_points()), (Exact::from(10), Exact::ZERO));
        let allowed = Allowed::Whole;
        let figure = Decimal::new(15, 1);
        assert_eq!(
            scored(each.as_ref(), "1.5").remarks,
            [Remark::OutOfRange { word: AnswerField::Count, figure, allowed }]
        );
    }

    #[test]
    fn rates_add_up_and_one_that_is_left_out_is_blank() {
        let rates = rule(RATES);
        check(
            rates.as_ref(),
            &[
                ("counts=national:1,provincial:0", "8"),
                ("counts=provincial:2,national:1", "16"),
                ("counts=national:3,provincial:1", "28"),
                ("counts=", "0"),
                ("counts=national:1,national:2", "counts is too much"),
                ("count=1", "counts is missing"),
            ],
        );
        assert_eq!(scored(rates.as_ref(), "counts=national:0,provincial:0").remarks, []);
        assert_eq!(
            scored(rates.as_ref(), "counts=provincial:1").remarks,
            [Remark::PartBlank { entries: vec![0] }]
        );
        let half = scored(rates.as_ref(), "counts=national:0.5,provincial:1.5");
        assert_eq!((half.score.as_str(), half.remarks.len()), ("impossible", 2));
        assert_eq!(rates.default_number_field(), None);
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for (toml, told) in [
            ("max = 5", "missing-key: row 1 has no `each`"),
            ("each = 5", "missing-key: row 1 has no `max`"),
            (
                "max = 5\neach = -1",
                "negative-number: `each = -1` of row 1 is negative; counts and points are 0 or more",
            ),
            ("max = 5\neach = 1\nrates = []", "bad-range: row 1 has both `each` and `rates`"),
            ("max = 5\nrates = []", "missing-key: `rates` of row 1 is empty"),
            ("max = 5\nrates = [ { id = \"a\" } ]", "missing-key: rate 1 of row 1 has no `each`"),
        ] {
            assert_eq!(refused(&format!("rule = \"count\"\n{toml}")), [told]);
        }
    }

    #[test]
    fn what_gives_nothing_is_a_flaw() {
        assert_eq!(flaws(RATES), [""; 0]);
        assert_eq!(
            flaws("rule = \"count\"\nmax = 5\neach = 0"),
            ["worth-nothing: the count of row 1 makes no difference, however many there are"]
        );
        let idle = RATES.replace("each = 4", "each = 0.0");
        assert_eq!(
            flaws(&idle),
            ["worth-nothing: rate provincial of row 1 makes no difference, however many there are"]
        );
        assert_eq!(rule(&idle).max_points(), Exact::from(20));
    }
}
