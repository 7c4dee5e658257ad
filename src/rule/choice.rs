//! `choice`: one of the options that the form prints, each with its points.
//!
//! An option may have a rule of its own (row 3.2.3: "Tỷ lệ: Số cấp xã có tổ chức …", or "Không tổ chức"); its answer
//! then stands beside `choice`. Trap: an option that scores 0 is an answer, a row without a tick is blank.

mod live;

use super::choice_keys::{MET, OPTIONS, WORTH};
use super::entries::{
    Entry, ListWords, Listed, Worth, decode_worth, entry_flaws, entry_tables, grain_of, listed,
};
use super::kind::{Key, Setting, SettingShape, shape};
use super::messages::entries::{MetWithPoints, OPTIONS_EXAMPLE};
use super::messages::summaries::{MetBy, ONE_OPTION};
use super::origin::Origin;
use super::{Answering, Kind, Named, RowUse, Rule, RuleContext, Score, Scoring};
use crate::answer::{AnswerField, Given};
use crate::finding::{Finding, Findings};
use crate::language::{Computed, Joined, Language, Sentence, Show, Text};
use crate::live::{Cells, Points};
use crate::number::Exact;
use crate::source::{Keys, nouns};
use crate::working::Step;

const OPTIONS_KEY: Key<shape::Any> = Key::of(Setting::required(
    "options",
    SettingShape::List(OPTIONS),
    Text {
        en: "the options in the form's order; \"yes-no\" is built in: a (or yes) is the max, b (or no) is 0",
        vi: "các phương án theo thứ tự của biểu mẫu; \"yes-no\" có sẵn: a (hoặc yes) được điểm tối đa, b (hoặc no) được 0",
    },
));

/// The registry entry.
pub(super) static KIND: Kind = Kind {
    name: "choice",
    summary: Text {
        en: "One of the options, each with its points or a rule of its own.",
        vi: "Một trong các phương án, mỗi phương án có số điểm hoặc cách tính riêng.",
    },
    logic: Text {
        en: "The points are those of the option that was chosen: a number, a share of the max, or the max less what the option loses. An option that has a rule of its own is answered by what that rule needs, beside `choice`, and gives what that rule gives. An option of 0 points is an answer; a row without a choice is blank.",
        vi: "Điểm là điểm của phương án đã chọn: một số điểm cố định, một phần của điểm tối đa, hoặc điểm tối đa trừ số điểm mất. Phương án có cách tính riêng thì ghi thêm số liệu của cách tính đó bên cạnh “choice”, và được điểm theo cách tính đó. Phương án 0 điểm vẫn là số liệu; mục chưa chọn phương án là để trống.",
    },
    answer: Text {
        en: "{ choice = \"a\" }, or \"a\"; with an option that has a rule: { choice = \"a\", num = 3, den = 9 }",
        vi: "{ choice = \"a\" }, hoặc \"a\"; nếu phương án có cách tính riêng: { choice = \"a\", num = 3, den = 9 }",
    },
    settings: &[OPTIONS_KEY.setting],
    example: r#"[[criterion]]
code = "3.2.3"
title = "Tổ chức tập huấn về ứng dụng CNTT trong năm"
rule = "choice"
max = 5
options = [
  { id = "held", rule = "ratio", title = "Tỷ lệ: Số cấp xã có tổ chức/Tổng số cấp xã" },
  { id = "late", lose = 2, title = "Có tổ chức, chậm so với kế hoạch" },
  { id = "not-held", points = 0, title = "Không tổ chức" },
]
"#,
    relative: false,
    nests: false,
    decode,
};

const WORDS: ListWords = ListWords { key: &OPTIONS_KEY, noun: nouns::OPTION, example: OPTIONS_EXAMPLE };

#[derive(Debug)]
pub(super) struct Choice {
    origin: Origin,
    options: Vec<Entry>,
    list: Vec<Listed>,
    /// The choice, and what the rules of the options ask for.
    fields: Vec<AnswerField>,
    /// Whether a value of such a rule may be below zero.
    signed: bool,
    row_use: RowUse,
}

fn decode(
    keys: &mut Keys<'_, '_>,
    context: &RuleContext<'_>,
    findings: &mut Findings,
) -> Option<Box<dyn Rule>> {
    let built_in = keys.value(&OPTIONS_KEY).and_then(|value| value.get_ref().as_str());
    let (options, list) = match built_in {
        Some("yes-no") => yes_no(&context.required_max(keys, findings)?, context.titles),
        Some(_) | None => decode_options(keys, context, findings)?,
    };
    let mut fields = vec![AnswerField::Choice];
    for rule in options.iter().filter_map(Entry::rule) {
        for field in rule.answer_fields() {
            if !fields.contains(field) {
                fields.push(*field);
            }
        }
    }
    let signed = options.iter().filter_map(Entry::rule).any(|rule| rule.answering().is_signed());
    let origin = Origin::of(keys, context);
    Some(Box::new(Choice { origin, options, list, fields, signed, row_use: context.row_use }))
}

/// The titles of the options that are built in.
const YES: Text = Text { en: "Yes", vi: "Có" };
const NO: Text = Text { en: "No", vi: "Không" };

fn yes_no(max: &Exact, titles: Language) -> (Vec<Entry>, Vec<Listed>) {
    let built_in = |id: &str, alias: &'static str, title: Text, points: &Exact| Listed {
        id: id.to_owned(),
        alias: Some(alias),
        title: title.said(titles),
        bounds: Sentence::nothing(),
        worth: Computed(points.to_string()).into(),
        place: None,
    };
    let entry = |points: &Exact, full: bool| Entry { worth: Worth::Points(points.clone()), full, cap: None };
    (
        vec![entry(max, true), entry(&Exact::ZERO, false)],
        vec![built_in("a", "yes", YES, max), built_in("b", "no", NO, &Exact::ZERO)],
    )
}

fn decode_options(
    keys: &mut Keys<'_, '_>,
    context: &RuleContext<'_>,
    findings: &mut Findings,
) -> Option<(Vec<Entry>, Vec<Listed>)> {
    let (mut options, mut list, mut met) = (Vec::new(), Vec::new(), Vec::new());
    let mut whole = true;
    for (position, mut keys) in entry_tables(keys, &WORDS, findings)?.into_iter().enumerate() {
        let shown = listed(position, &mut keys, &list, findings);
        let option = decode_worth(&mut keys, context, &WORTH, findings);
        let meets = keys.get(&MET, findings);
        if context.row_use == RowUse::Points && meets.is_some() {
            let finding = MetWithPoints { subject: keys.subject().clone() };
            findings.push(Finding::from(finding).at(keys.place()));
        }
        met.push(meets == Some(true));
        list.push(shown.worth(option.as_ref().map_or_else(Sentence::nothing, Entry::summary)));
        whole &= option.is_some();
        options.extend(option);
        keys.finish(findings);
    }
    if context.row_use != RowUse::Points {
        mark_met(&mut options, &met, context.row_use);
    }
    whole.then_some((options, list))
}

/// By which options a row without points is met: those that say so or have the whole share, else of a mandatory row those
/// with the most points, and the first one where all have the same.
fn mark_met(options: &mut [Entry], met: &[bool], row_use: RowUse) {
    if met.contains(&true) {
        options.iter_mut().zip(met).for_each(|(option, met)| option.full = *met);
        return;
    }
    if row_use != RowUse::Condition || options.iter().any(|option| option.full) {
        return;
    }
    let best = options.iter().map(Entry::max_points).max();
    let differ = options.iter().any(|option| Some(option.max_points()) != best);
    for (position, option) in options.iter_mut().enumerate() {
        option.full = if differ { Some(option.max_points()) == best } else { position == 0 };
    }
}

impl Rule for Choice {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn answering(&self) -> Answering<'_> {
        Answering::Choice { fields: &self.fields, signed: self.signed }
    }

    fn list(&self) -> &[Listed] {
        &self.list
    }

    fn rule_of(&self, entry: usize) -> Option<&dyn Rule> {
        self.options.get(entry)?.rule()
    }

    fn quotes(&self, field: AnswerField, chosen: Option<usize>) -> Option<Named> {
        self.rule_of(chosen?)?.quotes(field, None)
    }

    fn score(&self, given: &Given, scoring: &mut Scoring<'_>) -> Option<Score> {
        let Given::Choice { option, beside } = given else { return None };
        let option = *option;
        match &self.options[option].worth {
            Worth::Points(points) => {
                scoring.recorder.step(|| Step::Chosen { option, points: Some(points.clone()) });
                Some(Score::Points(points.clone()))
            }
            Worth::Rule(rule) => {
                scoring.recorder.step(|| Step::Chosen { option, points: None });
                let score = rule.score(beside.as_deref()?, scoring)?;
                Some(self.options[option].cut(score, scoring))
            }
        }
    }

    fn live(&self, cells: &Cells<'_>) -> Option<Points> {
        self.points_live(cells)
    }

    fn max_points(&self) -> Exact {
        self.options.iter().map(Entry::max_points).max().unwrap_or(Exact::ZERO)
    }

    fn min_points(&self) -> Exact {
        self.options.iter().map(Entry::min_points).min().unwrap_or(Exact::ZERO)
    }

    fn earns_full_marks(&self, given: &Given) -> bool {
        given.choice().is_some_and(|option| self.options[option].full)
    }

    fn grain(&self) -> Option<Exact> {
        grain_of(&self.options)
    }

    fn can_earn_full_marks(&self) -> bool {
        self.options.iter().any(|option| option.full)
    }

    fn lint(&self) -> Vec<Finding> {
        entry_flaws(nouns::OPTION, &self.options, &self.list, &self.origin)
    }

    fn summary(&self) -> Sentence {
        ONE_OPTION.into()
    }

    fn details(&self) -> Vec<Sentence> {
        let met = self.options.iter().zip(&self.list).filter(|(option, _)| option.full);
        let ids: Vec<String> = met.map(|(_, listed)| listed.id.clone()).collect();
        let is_new = self.row_use != RowUse::Points && !ids.is_empty() && self.list[0].alias.is_none();
        let by = Text { en: " or ", vi: " hoặc " };
        is_new.then(|| MetBy { options: Joined { items: ids, by } }.into()).into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{check, flaws, refused, rule, scored};
    use super::*;

    fn row(max: &str, options: &str) -> String {
        format!("rule = \"choice\"\n{max}\noptions = {options}")
    }

    const HELD: &str = r#"[
        { id = "held", rule = "ratio" },
        { id = "late", lose = 2 },
        { id = "not-held", points = 0 },
    ]"#;

    #[test]
    fn an_option_gives_points_or_a_share_or_less_than_the_max_or_what_its_rule_gives() {
        let held = rule(&row("max = 5", HELD));
        check(
            held.as_ref(),
            &[
                ("choice=held 3/5", "3"),
                ("choice=late", "3"),
                ("choice=not-held", "0"),
                ("choice=held", "num and den is missing"),
                ("choice=held num=3", "den is missing"),
                ("choice=late 3/5", "num is too much"),
                ("3/5", "choice is missing"),
            ],
        );
        assert_eq!(held.answer_fields(), [AnswerField::Choice, AnswerField::Num, AnswerField::Den]);
        let worths: Vec<String> = held.list().iter().map(|listed| listed.worth.to_string()).collect();
        assert_eq!(worths, ["ratio × 5", "3", "0"]);
        assert!(held.rule_of(0).is_some() && held.rule_of(1).is_none());
        assert!(matches!(
            &scored(held.as_ref(), "choice=held 3/5").steps[..],
            [Step::Chosen { .. }, Step::Ratio { .. }]
        ));
    }

    #[test]
    fn a_third_of_ten_stays_a_third() {
        let thirds = rule(&row("max = 10", r#"[ { share = "1/3" }, { share = "50%" }, { points = -2 } ]"#));
        check(thirds.as_ref(), &[("choice=a", "10/3"), ("choice=b", "5"), ("choice=c", "-2")]);
        assert_eq!((thirds.max_points(), thirds.min_points()), (Exact::from(5), Exact::from(-2)));
    }

    #[test]
    fn yes_no_is_built_in_under_two_names_each() {
        let built_in = rule(&row("max = 6", "\"yes-no\""));
        check(
            built_in.as_ref(),
            &[
                ("choice=a", "6"),
                ("choice=yes", "6"),
                ("choice=b", "0"),
                ("choice=no", "0"),
                ("choice=a num=1", "num is too much"),
            ],
        );
        assert!(
            built_in.earns_full_marks(&Given::chosen(0)) && !built_in.earns_full_marks(&Given::chosen(1))
        );
    }

    #[test]
    fn the_full_option_is_known_also_where_the_max_is_0() {
        let steps = "options = \"three-steps\"\n[lists]\nthree-steps = [ { share = \"1\" }, { share = \"1/2\" }, { share = \"0\" } ]";
        for (max, full) in [(0, [true, false, false]), (5, [true, false, false])] {
            let steps = rule(&format!("rule = \"choice\"\nmax = {max}\n{steps}"));
            assert_eq!([0, 1, 2].map(|option| steps.earns_full_marks(&Given::chosen(option))), full);
        }
    }

    #[test]
    fn points_alone_need_no_max() {
        let bonus = rule(&row("", "[ { points = 3 }, { points = 1 } ]"));
        assert_eq!(bonus.max_points(), Exact::from(3));
        let told = refused(&row("", "[ { share = \"1\" }, { points = 1 } ]"));
        assert_eq!(told, ["missing-key: option 1 of row 1 has no `max`"]);
    }

    #[test]
    fn an_option_may_be_a_line_whose_points_are_no_points_of_its_own() {
        let line = rule(&row(
            "max = 2",
            r#"[
            { rule = "piecewise", measure = "ratio", points = [ { at = 0, points = 0 }, { at = 1, points = 2 } ] },
            { points = 0 },
        ]"#,
        ));
        check(line.as_ref(), &[("choice=a 1/4", "0.5"), ("choice=b", "0")]);
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for (options, told) in [
            (
                "\"yes-on\"",
                "unknown-name: `options` of row 1 names the list `yes-on`, and there is no such list",
            ),
            ("[]", "missing-key: `options` of row 1 is empty"),
            ("[\"Có\"]", "wrong-type: `options` of row 1 is a text"),
            ("[ { title = \"x\" } ]", "missing-key: option 1 of row 1 does not say what it is worth"),
            (
                "[ { points = 1, share = \"1\" } ]",
                "bad-range: option 1 of row 1 has both `points` and `share`",
            ),
            (
                "[ { points = 1, rule = \"ratio\" } ]",
                "bad-range: option 1 of row 1 has both `points` and `rule`",
            ),
            (
                "[ { rule = \"choice\", options = \"yes-no\" } ]",
                "unknown-word: option 1 of row 1 cannot have this rule `choice`",
            ),
            (
                "[ { rule = \"count\", rates = [ { each = 1 } ] } ]",
                "unknown-word: option 1 of row 1 cannot have this rule `count`",
            ),
            ("[ { points = 1, id = \"Có\" } ]", "bad-id: `Có` is no id"),
            (
                "[ { points = 1, id = \"b\" }, { points = 0 } ]",
                "duplicate-id: the id `b` stands twice in option 2 of row 1",
            ),
            ("[ { share = 1 } ]", "wrong-type: `share` of option 1 of row 1 is a number"),
        ] {
            assert_eq!(refused(&row("max = 5", options)), [told], "{options}");
        }
    }

    #[test]
    fn options_above_the_max_are_flaws_and_equal_options_are_not() {
        assert_eq!(
            flaws(&row(
                "max = 5",
                r#"[ { points = 6 }, { share = "120%" }, { rule = "ratio", max = 7 }, { points = 5 }, { lose = 0 } ]"#
            )),
            [
                "worth-above-max: option a of row 1 is worth 6, and the max of the row is 5",
                "worth-above-max: option b of row 1 is worth 6, and the max of the row is 5",
                "worth-above-max: option c of row 1 is worth 7, and the max of the row is 5",
            ]
        );
    }
}
