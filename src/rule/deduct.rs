//! `deduct`: the max less what is lost for faults, not below the row's floor.
//!
//! A counter is linear with its own cap, a table of losses, or judged. Traps: a table counts from 0, so its first entry
//! is what nothing costs; `"all"` takes the row to its floor whatever the other counters say.

mod live;

use super::count::report_left_out;
use super::counter::{COUNTERS, Counter, Loss, decode_counter};
use super::entries::{ListWords, Listed, entry_tables, listed};
use super::figures::figure;
use super::kind::{Key, Setting, SettingShape, shape};
use super::messages::entries::{COUNTERS_EXAMPLE, LosesLessForMore, Part};
use super::messages::figures::FloorAboveMax;
use super::messages::summaries::LessLosses;
use super::origin::Origin;
use super::row_keys::FLOOR;
use super::{Answering, Kind, Remark, Rule, RuleContext, Score, Scoring};
use crate::answer::Given;
use crate::finding::{Finding, Findings};
use crate::language::{Computed, Sentence, Text};
use crate::live::{Cells, Points};
use crate::number::{Exact, common_divisor};
use crate::source::{Keys, nouns};
use crate::working::Step;

const COUNTERS_KEY: Key<shape::Any> = Key::of(Setting::required(
    "counters",
    SettingShape::List(COUNTERS),
    Text {
        en: "what is counted, in the form's order",
        vi: "các nội dung được đếm, theo thứ tự của biểu mẫu",
    },
));

/// The registry entry.
pub(super) static KIND: Kind = Kind {
    name: "deduct",
    summary: Text {
        en: "The max less what is lost for faults, not below the floor.",
        vi: "Điểm tối đa trừ điểm cho các vi phạm, không dưới mức sàn.",
    },
    logic: Text {
        en: "Each counter comes to a loss: `per` × the count, at most its own max; the entry of a table at that count, the last one for more; or a loss that a person judged. The losses add up, and the points are the max less that, not below the row's `floor`, which is 0 where the row does not say. A loss of \"all\" takes the row to its floor. A counter that the answer leaves out loses 0 and is reported as blank.",
        vi: "Mỗi nội dung trừ điểm theo một cách: “per” × số lần, nhiều nhất bằng max của nội dung đó; hoặc số điểm trong bảng ứng với số lần, số cuối dùng cho nhiều lần hơn; hoặc số điểm trừ do người chấm cho. Các số điểm trừ cộng lại; điểm của mục là điểm tối đa trừ tổng đó, không dưới “floor” của mục, không ghi thì là 0. Trừ \"all\" đưa mục về mức sàn. Nội dung không ghi số lần thì trừ 0 và có cảnh báo để trống.",
    },
    answer: Text {
        en: "{ counts = { complaints = 2, overdue = 1, conduct = 0 } }",
        vi: "{ counts = { complaints = 2, overdue = 1, conduct = 0 } }",
    },
    settings: &[COUNTERS_KEY.setting],
    example: r#"[[criterion]]
code = "6.4"
title = "Chấp hành kỷ luật, kỷ cương hành chính"
rule = "deduct"
max = 8
counters = [
  { id = "overdue", per = 0.5, max = 2, title = "Mỗi báo cáo chậm" },
  { id = "complaints", table = [0, 0, 2, 5, "all"], title = "Khiếu nại đúng" },
  { id = "conduct", judged = { min = 1, max = "all" }, title = "Vi phạm khác" },
]
"#,
    relative: false,
    nests: false,
    decode,
};

const WORDS: ListWords = ListWords { key: &COUNTERS_KEY, noun: nouns::COUNTER, example: COUNTERS_EXAMPLE };

/// The parameters of one row.
#[derive(Debug)]
pub(super) struct Deduct {
    origin: Origin,
    max: Exact,
    floor: Exact,
    counters: Vec<Counter>,
    list: Vec<Listed>,
}

fn decode(
    keys: &mut Keys<'_, '_>,
    context: &RuleContext<'_>,
    findings: &mut Findings,
) -> Option<Box<dyn Rule>> {
    let max = context.required_max(keys, findings);
    // a floor that is no number is reported with the row, whose key it is
    let floor = keys.value(&FLOOR).map_or(Some(Exact::ZERO), figure);
    let range = max.zip(floor);
    let everything = range.as_ref().map(|(max, floor)| max - floor);
    let (mut counters, mut list) = (Vec::new(), Vec::new());
    let mut whole = true;
    for (position, mut keys) in entry_tables(keys, &WORDS, findings)?.into_iter().enumerate() {
        let shown = listed(position, &mut keys, &list, findings);
        let counter = decode_counter(&mut keys, everything.as_ref(), findings);
        list.push(shown.worth(counter.as_ref().map_or_else(Sentence::nothing, Counter::describe)));
        whole &= counter.is_some();
        counters.extend(counter);
        keys.finish(findings);
    }
    if let Some((max, floor)) = range.as_ref().filter(|(max, floor)| floor > max) {
        let (floor, max) = (Computed(floor.to_string()), Computed(max.to_string()));
        let finding = FloorAboveMax { subject: keys.subject().clone(), floor, max };
        findings.push(Finding::from(finding).at(keys.place()));
        return None;
    }
    let (max, floor) = range?;
    let origin = Origin::of(keys, context);
    whole.then(|| Box::new(Deduct { origin, max, floor, counters, list }) as Box<dyn Rule>)
}

impl Deduct {
    /// What is left after these losses.
    fn left<'l>(&self, losses: impl IntoIterator<Item = &'l Loss>) -> Exact {
        let losses: Option<Vec<Exact>> = losses.into_iter().cloned().collect();
        let left = losses.map(|losses| &self.max - &Exact::sum(&losses));
        left.map_or_else(|| self.floor.clone(), |left| left.max(self.floor.clone()))
    }
}

impl Rule for Deduct {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn answering(&self) -> Answering<'_> {
        Answering::Counts
    }

    fn list(&self) -> &[Listed] {
        &self.list
    }

    fn score(&self, given: &Given, scoring: &mut Scoring<'_>) -> Option<Score> {
        let counts = given.counts()?;
        report_left_out(self.counters.len(), counts, scoring);
        let mut terms: Vec<(usize, Loss)> = Vec::new();
        for (entry, figure) in counts {
            let (entry, figure) = (*entry, *figure);
            match self.counters[entry].loss(&Exact::from(figure)) {
                Ok(loss) => terms.push((entry, loss)),
                Err(allowed) => scoring.remarks.push(Remark::EntryOutOfRange { entry, figure, allowed }),
            }
        }
        if terms.len() < counts.len() {
            return Some(Score::Impossible);
        }
        let points = self.left(terms.iter().map(|(_, loss)| loss));
        let (from, floor) = (self.max.clone(), self.floor.clone());
        scoring.recorder.step(|| Step::Lost { from, terms, floor, points: points.clone() });
        Some(Score::Points(points))
    }

    fn live(&self, cells: &Cells<'_>) -> Option<Points> {
        self.points_live(cells)
    }

    fn max_points(&self) -> Exact {
        self.left(&self.counters.iter().map(Counter::least).collect::<Vec<_>>())
    }

    fn min_points(&self) -> Exact {
        self.left(&self.counters.iter().map(Counter::most).collect::<Vec<_>>())
    }

    fn grain(&self) -> Option<Exact> {
        let ends = common_divisor(&self.max, &self.floor);
        self.counters.iter().try_fold(ends, |grain, counter| Some(common_divisor(&grain, &counter.grain()?)))
    }

    fn losses_of(&self, entry: usize) -> Vec<String> {
        self.counters.get(entry).map(Counter::losses).unwrap_or_default()
    }

    fn lint(&self) -> Vec<Finding> {
        let mut flaws = Vec::new();
        for (counter, listed) in self.counters.iter().zip(&self.list) {
            let place = listed.place.as_ref().unwrap_or(&self.origin.place);
            let part = Part::Entry(nouns::COUNTER, listed.id.clone());
            if counter.most().is_some_and(|most| most.is_zero()) {
                flaws.push(self.origin.worth_nothing(part.clone(), place));
            }
            if counter.falls() {
                let (subject, losses) = (self.origin.subject.clone(), counter.describe());
                flaws.push(Finding::from(LosesLessForMore { part, subject, losses }).at(place));
            }
        }
        flaws
    }

    fn summary(&self) -> Sentence {
        LessLosses { max: Computed(self.max.to_string()) }.into()
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{check, flaws, refused, rule, scored};
    use super::*;

    const ROW: &str = r#"rule = "deduct"
        max = 8
        floor = 1
        counters = [
          { id = "overdue", per = 0.5, max = 2 },
          { id = "complaints", table = [0, 0, 2, 5, "all"] },
          { id = "conduct", judged = { min = 1, max = "all" } },
        ]"#;

    #[test]
    fn losses_add_up_and_stop_at_the_floor() {
        check(
            rule(ROW).as_ref(),
            &[
                ("counts=complaints:2,overdue:1,conduct:0", "5.5"),
                ("counts=overdue:3,complaints:0,conduct:0", "6.5"),
                ("counts=overdue:99,complaints:0,conduct:0", "6"),
                ("counts=overdue:0,complaints:1,conduct:0", "8"),
                ("counts=overdue:0,complaints:3,conduct:2.5", "1"),
                ("counts=overdue:0,complaints:4,conduct:0", "1"),
                ("counts=overdue:0,complaints:999999999999,conduct:0", "1"),
                ("counts=overdue:0,complaints:0,conduct:7", "1"),
                ("counts=overdue:0,complaints:0,conduct:1", "7"),
                ("counts=overdue:0,complaints:0,conduct:0.5", "impossible"),
                ("counts=overdue:0,complaints:0,conduct:7.5", "impossible"),
                ("counts=overdue:0.5,complaints:0,conduct:0", "impossible"),
                ("counts=overdue:0,complaints:1.5,conduct:0", "impossible"),
                ("counts=overdue:1,overdue:1", "counts is too much"),
                ("value=3", "counts is missing"),
            ],
        );
    }

    #[test]
    fn a_counter_that_is_left_out_is_blank_and_loses_nothing() {
        let row = rule(ROW);
        let part = scored(row.as_ref(), "counts=complaints:2");
        assert_eq!(
            (part.score.as_str(), part.remarks),
            ("6", vec![Remark::PartBlank { entries: vec![0, 2] }])
        );
        let wrong = scored(row.as_ref(), "counts=overdue:0.5,conduct:9");
        let told: Vec<String> = wrong.remarks.iter().map(|remark| format!("{remark:?}")).collect();
        assert_eq!(
            told,
            [
                "PartBlank { entries: [1] }",
                "EntryOutOfRange { entry: 0, figure: 0.5, allowed: Whole }",
                "EntryOutOfRange { entry: 2, figure: 9, allowed: NothingOr { min: 1, max: 7 } }",
            ]
        );
    }

    #[test]
    fn everything_is_written_down_as_such() {
        let row = rule(ROW);
        let steps = scored(row.as_ref(), "counts=complaints:4,overdue:2,conduct:0").steps;
        let [Step::Lost { from, terms, floor, .. }] = &steps[..] else { panic!("{steps:?}") };
        assert_eq!((from, floor), (&Exact::from(8), &Exact::ONE));
        assert_eq!(terms[..], [(1, None), (0, Some(Exact::ONE)), (2, Some(Exact::ZERO))]);
        let worths: Vec<String> = row.list().iter().map(|counter| counter.worth.to_string()).collect();
        assert_eq!(worths, ["0.5 each, at most 2", "0, 0, 2, 5, all", "0, or 1 to 7"]);
    }

    #[test]
    fn best_and_least_by_table() {
        for (settings, best, least) in [
            ("max = 8\ncounters = [ { per = 1, max = 2 }, { judged = { max = 3 } } ]", "8", "3"),
            ("max = 8\ncounters = [ { per = 1 } ]", "8", "0"),
            ("max = 8\ncounters = [ { table = [1, 2] } ]", "7", "6"),
            ("max = 8\nfloor = -2\ncounters = [ { table = [0, \"all\"] } ]", "8", "-2"),
            ("max = 8\nfloor = -2\ncounters = [ { judged = { max = 20 } } ]", "8", "-2"),
        ] {
            let row = rule(&format!("rule = \"deduct\"\n{settings}"));
            assert_eq!(
                (row.max_points().to_string(), row.min_points().to_string()),
                (best.to_owned(), least.to_owned()),
                "{settings}"
            );
        }
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for (settings, told) in [
            ("", "missing-key: row 1 has no `counters`"),
            (
                "floor = 9\ncounters = [ { per = 1 } ]",
                "bad-range: the floor of row 1 (9) is above its max (8)",
            ),
            ("counters = [ { id = \"x\" } ]", "missing-key: counter 1 of row 1 does not say what it loses"),
            (
                "counters = [ { per = 1, table = [0, 1], max = 2 } ]",
                "bad-range: counter 1 of row 1 has both `per` and `table`",
            ),
            (
                "counters = [ { table = [0, 1], max = 2 } ]",
                "unknown-key: counter 1 of row 1 has no key `max`",
            ),
            (
                "counters = [ { table = [0, \"al\"] } ]",
                "wrong-type: an entry of `table` of counter 1 of row 1 is no loss",
            ),
            (
                "counters = [ { table = [0, -1] } ]",
                "wrong-type: an entry of `table` of counter 1 of row 1 is no loss",
            ),
            ("counters = [ { table = [] } ]", "missing-key: `table` of counter 1 of row 1 is empty"),
            ("counters = [ { table = 2 } ]", "wrong-type: `table` of counter 1 of row 1 is a number"),
            ("counters = [ { judged = {} } ]", "missing-key: `judged` of counter 1 of row 1 has no `max`"),
            (
                "counters = [ { judged = { max = \"x\" } } ]",
                "wrong-type: `judged` of counter 1 of row 1 has a `max` that is no loss",
            ),
            (
                "counters = [ { judged = { min = 3, max = 2 } } ]",
                "bad-range: the min of `judged` of counter 1 of row 1 (3) is above its max (2)",
            ),
        ] {
            assert_eq!(refused(&format!("rule = \"deduct\"\nmax = 8\n{settings}")), [told]);
        }
    }

    #[test]
    fn counters_that_lose_nothing_or_less_for_more_are_flaws() {
        assert_eq!(flaws(ROW), [""; 0]);
        assert_eq!(
            flaws(
                "rule = \"deduct\"\nmax = 8\ncounters = [ { per = 0 }, { table = [0, 0] }, { table = [0, 3, 1] }, { per = 1, max = 0 } ]"
            ),
            [
                "worth-nothing: counter a of row 1 makes no difference, however many there are",
                "worth-nothing: counter b of row 1 makes no difference, however many there are",
                "line-not-monotonic: counter c of row 1 loses less for more: 0, 3, 1",
                "worth-nothing: counter d of row 1 makes no difference, however many there are",
            ]
        );
    }
}
