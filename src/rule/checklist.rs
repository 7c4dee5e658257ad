//! `checklist`: the items that hold, added up, or the best of them, or all or nothing.
//!
//! An item may have a rule of its own, as a prize that a jury grades. Traps: `choices = []` says that none holds, which
//! is an answer and not blank; items that exclude each other are reported, and both count all the same.

mod live;

use super::checklist_keys::{ITEMS, WORTH};
use super::entries::{
    Entry, ListWords, Listed, Worth, decode_condition, decode_worth, entry_flaws, entry_tables, grain_of,
    listed,
};
use super::exclusions::{self, Exclusions};
use super::kind::{Key, Keyword, Setting, SettingShape, shape};
use super::messages::entries::ITEMS_EXAMPLE;
use super::messages::summaries::{ALL_ITEMS, BEST_OF_ITEMS, SUM_OF_ITEMS};
use super::origin::Origin;
use super::{Answering, Kind, Rule, RuleContext, Score, Scoring};
use crate::answer::{Given, Ticked};
use crate::combine::Combine;
use crate::finding::{Finding, Findings};
use crate::language::{Sentence, Text};
use crate::live::{Cells, Points};
use crate::number::Exact;
use crate::source::{Keys, nouns};
use crate::working::Step;

const ITEMS_KEY: Key<shape::Any> = Key::of(Setting::required(
    "items",
    SettingShape::List(ITEMS),
    Text { en: "the items in the form's order", vi: "các nội dung theo thứ tự của biểu mẫu" },
));
const COMBINE: Key<shape::Word<Together>> = Key::optional(
    "combine",
    Text {
        en: "sum: they add up; max: the best one; all: the max where every item holds; sum without it",
        vi: "sum: cộng lại; max: lấy nội dung cao nhất; all: được điểm tối đa khi đạt mọi nội dung; không ghi là sum",
    },
);

/// The registry entry.
pub(super) static KIND: Kind = Kind {
    name: "checklist",
    summary: Text {
        en: "The items that hold: their sum, the best of them, or all or nothing.",
        vi: "Các nội dung đạt: cộng lại, lấy cao nhất, hoặc đạt hết mới có điểm.",
    },
    logic: Text {
        en: "Each item that holds gives its points, a share of the max, or what its own rule gives. They are added up, or the best one counts, and the row is cut to its max; nothing gives 0. Under `all` the row gives its max where every item holds, and 0 otherwise. Items that exclude each other and are both ticked are reported.",
        vi: "Mỗi nội dung đạt được số điểm của nội dung đó, một phần của điểm tối đa, hoặc điểm theo cách tính riêng. Các điểm được cộng lại, hoặc lấy điểm cao nhất, và không vượt điểm tối đa; không có nội dung nào thì 0 điểm. Với “all”, đạt mọi nội dung thì được điểm tối đa, nếu không thì 0 điểm. Chọn cả hai nội dung loại trừ nhau thì có cảnh báo.",
    },
    answer: Text {
        en: "{ choices = [\"a\", \"c\"] }, none of them: { choices = [] }; with items that have a rule: { choices = { jury = 3, prize = true } }",
        vi: "{ choices = [\"a\", \"c\"] }, không có nội dung nào: { choices = [] }; nếu nội dung có cách tính riêng: { choices = { jury = 3, prize = true } }",
    },
    settings: &[ITEMS_KEY.setting, COMBINE.setting],
    example: r#"[[criterion]]
code = "5.2"
title = "Sáng kiến, giải thưởng về chuyển đổi số"
rule = "checklist"
combine = "max"
max = 5
items = [
  { id = "jury", rule = "manual", min = 0, max = 4, step = 1, title = "Sáng kiến, do hội đồng chấm" },
  { id = "prize", points = 5, title = "Giải thưởng cấp quốc gia" },
]
"#,
    relative: false,
    nests: false,
    decode,
};

/// How items come together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Together {
    /// They add up.
    #[default]
    Sum,
    /// The best one counts.
    Max,
    /// All, or nothing.
    All,
}

impl Keyword for Together {
    const WORDS: &'static [(&'static str, Together)] =
        &[("sum", Together::Sum), ("max", Together::Max), ("all", Together::All)];
}

impl Together {
    fn combine(self) -> Option<Combine> {
        match self {
            Together::Sum => Some(Combine::Sum),
            Together::Max => Some(Combine::Max),
            Together::All => None,
        }
    }
}

const WORDS: ListWords = ListWords { key: &ITEMS_KEY, noun: nouns::ITEM, example: ITEMS_EXAMPLE };

#[derive(Debug)]
pub(super) struct Checklist {
    origin: Origin,
    together: Together,
    items: Vec<Entry>,
    list: Vec<Listed>,
    exclusions: Exclusions,
}

fn decode(
    keys: &mut Keys<'_, '_>,
    context: &RuleContext<'_>,
    findings: &mut Findings,
) -> Option<Box<dyn Rule>> {
    let together = keys.get(&COMBINE, findings).unwrap_or_default();
    let max = match together {
        Together::All => Some(context.required_max(keys, findings)),
        Together::Sum | Together::Max => None,
    };
    let (mut items, mut list, mut excludes) = (Vec::new(), Vec::new(), exclusions::Named::default());
    let mut whole = true;
    for (position, mut keys) in entry_tables(keys, &WORDS, findings)?.into_iter().enumerate() {
        let shown = listed(position, &mut keys, &list, findings);
        excludes.decode(position, &mut keys, findings);
        let item = match together {
            Together::All => decode_condition(&mut keys, &WORTH, findings),
            Together::Sum | Together::Max => decode_worth(&mut keys, context, &WORTH, findings),
        };
        let worth = item.as_ref().filter(|_| max.is_none()).map_or_else(Sentence::nothing, Entry::summary);
        list.push(shown.worth(worth));
        whole &= item.is_some();
        items.extend(item);
        keys.finish(findings);
    }
    let exclusions = excludes.resolve(&list, findings);
    let sound = whole && max.is_none_or(|max| max.is_some());
    let checklist = Checklist { origin: Origin::of(keys, context), together, items, list, exclusions };
    sound.then(|| Box::new(checklist) as Box<dyn Rule>)
}

impl Checklist {
    /// What one item that holds comes to.
    fn score_item(&self, ticked: &Ticked, scoring: &mut Scoring<'_>) -> Option<Score> {
        let rule = match &self.items[ticked.item].worth {
            Worth::Points(points) => return Some(Score::Points(points.clone())),
            Worth::Rule(rule) => rule,
        };
        scoring.recorder.step(|| Step::Chosen { option: ticked.item, points: None });
        let mut remarks = Vec::new();
        let mut inner =
            Scoring { recorder: &mut *scoring.recorder, remarks: &mut remarks, pool: scoring.pool };
        let score = rule.score(ticked.given.as_ref()?, &mut inner)?;
        let score = self.items[ticked.item].cut(score, &mut inner);
        scoring.remarks.extend(remarks.into_iter().map(|remark| remark.about(ticked.item)));
        Some(score)
    }

    fn all(&self, ticked: &[Ticked], scoring: &mut Scoring<'_>) -> Score {
        let every = (0..self.items.len()).all(|item| ticked.iter().any(|ticked| ticked.item == item));
        let full = self.origin.max.clone().filter(|_| every);
        let points = full.unwrap_or(Exact::ZERO);
        scoring.recorder.step(|| Step::Items {
            terms: ticked.iter().map(|ticked| (ticked.item, Exact::ZERO)).collect(),
            combine: None,
            points: points.clone(),
        });
        Score::Points(points)
    }

    fn combined(&self, combine: Combine, ticked: &[Ticked], scoring: &mut Scoring<'_>) -> Option<Score> {
        // what is wrong with each item is told, not only with the first
        let scores: Option<Vec<Score>> =
            ticked.iter().map(|ticked| self.score_item(ticked, scoring)).collect();
        let mut terms = Vec::new();
        for (ticked, score) in ticked.iter().zip(scores?) {
            match score {
                Score::Points(points) | Score::Provisional(points) => terms.push((ticked.item, points)),
                Score::NotApplicable => {}
                Score::Impossible => return Some(Score::Impossible),
            }
        }
        if terms.is_empty() && !ticked.is_empty() {
            return Some(Score::NotApplicable);
        }
        let figures: Vec<(Exact, Exact)> =
            terms.iter().map(|(_, points)| (Exact::ONE, points.clone())).collect();
        let points = combine.of(&figures);
        scoring.recorder.step(|| Step::Items { terms, combine: Some(combine), points: points.clone() });
        Some(Score::Points(points))
    }
}

impl Rule for Checklist {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn answering(&self) -> Answering<'_> {
        Answering::Items
    }

    fn list(&self) -> &[Listed] {
        &self.list
    }

    fn rule_of(&self, entry: usize) -> Option<&dyn Rule> {
        self.items.get(entry)?.rule()
    }

    fn score(&self, given: &Given, scoring: &mut Scoring<'_>) -> Option<Score> {
        let ticked = given.items()?;
        self.exclusions.remark(ticked, scoring.remarks);
        match self.together.combine() {
            Some(combine) => self.combined(combine, ticked, scoring),
            None => Some(self.all(ticked, scoring)),
        }
    }

    fn contradicts(&self, ticked: &[Ticked]) -> bool {
        self.exclusions.contradict(ticked)
    }

    fn live(&self, cells: &Cells<'_>) -> Option<Points> {
        self.points_live(cells)
    }

    fn max_points(&self) -> Exact {
        let gains = self.items.iter().map(|item| item.max_points().max(Exact::ZERO));
        let reached = match self.together {
            Together::All => return self.origin.max.clone().unwrap_or(Exact::ZERO),
            Together::Sum => Exact::sum(gains),
            Together::Max => gains.max().unwrap_or(Exact::ZERO),
        };
        self.origin.max.clone().map_or(reached.clone(), |max| reached.min(max))
    }

    fn min_points(&self) -> Exact {
        let losses = self.items.iter().map(|item| item.min_points().min(Exact::ZERO));
        match self.together {
            Together::All => Exact::ZERO,
            Together::Sum => Exact::sum(losses),
            Together::Max => losses.min().unwrap_or(Exact::ZERO),
        }
    }

    fn grain(&self) -> Option<Exact> {
        grain_of(&self.items)
    }

    fn lint(&self) -> Vec<Finding> {
        entry_flaws(nouns::ITEM, &self.items, &self.list, &self.origin)
    }

    fn summary(&self) -> Sentence {
        match self.together {
            Together::Sum => SUM_OF_ITEMS.into(),
            Together::Max => BEST_OF_ITEMS.into(),
            Together::All => ALL_ITEMS.into(),
        }
    }

    fn details(&self) -> Vec<Sentence> {
        self.exclusions.says(&self.list)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Remark;
    use super::super::sample::{check, flaws, refused, rule, scored};
    use super::*;

    fn row(combine: &str, items: &str) -> String {
        format!("rule = \"checklist\"\nmax = 5\ncombine = \"{combine}\"\nitems = {items}")
    }

    const JURY: &str = r#"[
        { id = "jury", rule = "manual", min = 0, max = 4, step = 1 },
        { id = "prize", points = 5 },
        { id = "plan", share = "1/3" },
        { id = "communes", rule = "ratio", max = 2, zero_over_zero = "not-applicable" },
    ]"#;

    #[test]
    fn what_holds_is_added_up_or_the_best_of_it_counts() {
        check(
            rule(&row("sum", JURY)).as_ref(),
            &[
                ("choices=", "0"),
                ("choices=plan", "5/3"),
                ("choices=plan,jury:3", "14/3"),
                ("choices=jury:3,prize,communes:1/2", "9"),
                ("choices=communes:0/0", "not applicable"),
                ("choices=communes:0/0,jury:2", "2"),
                ("choices=jury:5", "impossible"),
                ("choices=jury:5,communes:1/0", "impossible"),
                ("choices=jury", "value is missing"),
                ("choices=plan,plan", "choices is too much"),
                ("choice=plan", "choices is missing"),
                ("choices=plan value=3", "value is too much"),
            ],
        );
        check(
            rule(&row("max", JURY)).as_ref(),
            &[("choices=", "0"), ("choices=plan,jury:3", "3"), ("choices=jury:1,plan", "5/3")],
        );
    }

    #[test]
    fn all_or_nothing() {
        let all = rule(&row("all", "[ { id = \"one\" }, { id = \"two\", points = 1 }, { id = \"three\" } ]"));
        check(all.as_ref(), &[("choices=three,one,two", "5"), ("choices=three,one", "0"), ("choices=", "0")]);
        assert_eq!(all.max_points(), Exact::from(5));
        assert!(all.list().iter().all(|item| item.worth.to_string().is_empty()));
    }

    #[test]
    fn points_below_zero_count_as_they_are() {
        let items = "[ { points = 4 }, { points = -3 }, { points = -1 } ]";
        let sum = rule(&row("sum", items));
        check(sum.as_ref(), &[("choices=a,b,c", "0"), ("choices=b,c", "-4")]);
        assert_eq!((sum.max_points(), sum.min_points()), (Exact::from(4), Exact::from(-4)));
        let max = rule(&row("max", items));
        check(max.as_ref(), &[("choices=a,b", "4"), ("choices=b,c", "-1"), ("choices=b", "-3")]);
        assert_eq!((max.max_points(), max.min_points()), (Exact::from(4), Exact::from(-3)));
    }

    #[test]
    fn the_best_is_what_can_be_reached_and_at_most_the_max() {
        let best = |items: &str| rule(&row("sum", items)).max_points().to_string();
        assert_eq!(best("[ { points = 4 }, { points = 3 } ]"), "5");
        assert_eq!(best("[ { points = 3 }, { points = 1 } ]"), "4");
        let bonus = "rule = \"checklist\"\nitems = [ { points = 4 }, { points = 3 } ]";
        assert_eq!(rule(bonus).max_points(), Exact::from(7));
    }

    #[test]
    fn what_is_wrong_with_each_item_is_told_with_the_item() {
        use Remark::{DividedByZero, EntryOutOfRange};
        let wrong = scored(rule(&row("sum", JURY)).as_ref(), "choices=jury:4.5,communes:1/0").remarks;
        assert!(matches!(wrong[..], [EntryOutOfRange { entry: 0, .. }, DividedByZero { .. }]));
    }

    #[test]
    fn the_steps_of_an_item_s_rule_follow_its_name() {
        let steps = scored(rule(&row("sum", JURY)).as_ref(), "choices=plan,jury:3").steps;
        let [Step::Chosen { option: 0, points: None }, Step::Awarded { .. }, Step::Items { terms, .. }] =
            &steps[..]
        else {
            panic!("{steps:?}");
        };
        assert_eq!(terms.iter().map(|(item, _)| *item).collect::<Vec<_>>(), [2, 0]);
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for (combine, items, told) in [
            ("mean", "[ { points = 1 } ]", "unknown-word: `combine` of row 1 cannot be `mean`"),
            ("sum", "[ { title = \"x\" } ]", "missing-key: item 1 of row 1 does not say what it is worth"),
            ("sum", "[ { lose = 1 } ]", "unknown-key: item 1 of row 1 cannot say what it gives by `lose`"),
            (
                "sum",
                "[ { rule = \"deduct\" } ]",
                "unknown-word: item 1 of row 1 cannot have this rule `deduct`",
            ),
            (
                "all",
                "[ { rule = \"ratio\" } ]",
                "unknown-key: item 1 of row 1 has a rule, and under combine = \"all\" an item only holds or not",
            ),
        ] {
            assert_eq!(refused(&row(combine, items)), [told]);
        }
        let told = refused("rule = \"checklist\"\ncombine = \"all\"\nitems = [ {} ]");
        assert_eq!(told, ["missing-key: row 1 has no `max`"]);
    }

    #[test]
    fn an_item_above_the_max_is_a_flaw_and_a_sum_above_it_is_none() {
        assert_eq!(flaws(&row("sum", "[ { points = 5 }, { points = 4 } ]")), [""; 0]);
        assert_eq!(
            flaws(&row("sum", "[ { points = 6 }, { rule = \"manual\", step = 2 } ]")),
            [
                "worth-above-max: item a of row 1 is worth 6, and the max of the row is 5",
                "step-misses-max: the steps of item 2 of row 1 go from 0 by 2 to 4, and miss its max, 5",
            ]
        );
    }
}
