//! The keys of a submission in TOML. Codes and names are those of the edition: they are keys like any other here.

use crate::setting::{Form, Setting, SettingShape, Variants};

/// The tables of a submission.
pub static SUBMISSION: &[Setting] = &[
    Setting::optional(
        "criteria",
        SettingShape::Matching("^[a-z0-9-]{1,100}$"),
        "the id of the edition, never a path; without it the command says which",
    ),
    Setting::optional("unit", SettingShape::Of(&UNIT), "who is scored"),
    Setting::optional(
        "facts",
        SettingShape::Names(&FACT_VALUE),
        "what the unit states once, by the names of the edition",
    ),
    Setting::optional(
        "printed_max",
        SettingShape::Names(&SettingShape::Figure),
        "maxima as printed, by code, where they are to be checked",
    ),
    Setting::optional("self", SettingShape::Of(&COLUMN), "the unit's own answers, by code"),
    Setting::optional(
        "appraisal",
        SettingShape::Of(&COLUMN),
        "the appraiser's answers, by code; a row that is missing is blank",
    ),
];

static UNIT: Form = Form {
    name: "unit",
    meaning: "Who is scored; besides id and name any other text.",
    settings: &[&[
        Setting::optional("id", SettingShape::Text, "what files call it; without it the name of the file"),
        Setting::optional("name", SettingShape::Text, "as people call it"),
    ]],
    variants: Variants::None,
    others: Some(&SettingShape::Text),
};

/// A fact: one value for both columns, or one for each.
pub static FACT_VALUE: SettingShape =
    SettingShape::Either(&[SettingShape::Figure, SettingShape::Text, SettingShape::Table(PER_COLUMN)]);

const ONE_FACT: SettingShape = SettingShape::Either(&[SettingShape::Figure, SettingShape::Text]);

static PER_COLUMN: &[Setting] = &[
    Setting::some_of("self", ONE_FACT, "as the unit states it"),
    Setting::some_of("appraisal", ONE_FACT, "as the appraiser found it"),
    Setting::optional("note", SettingShape::Text, "why the appraiser has another value"),
];

static COLUMN: Form = Form {
    name: "column",
    meaning: "Answers by code; `total` declares the total.",
    settings: &[],
    variants: Variants::None,
    others: Some(&SettingShape::Either(&[
        SettingShape::Signed,
        SettingShape::Text,
        SettingShape::Texts,
        SettingShape::Of(&ROW),
    ])),
};

static ROW: Form = Form {
    name: "answer",
    meaning: "An answer, with what the form declares; besides its keys any attribute of the edition, as true or false.",
    settings: &[ANSWER, CLASS],
    variants: Variants::None,
    others: Some(&SettingShape::Flag),
};

/// The keys of an answer: the words that rules ask for, and what may stand beside them.
pub static ANSWER: &[Setting] = &[
    Setting::optional("num", SettingShape::Figure, "the numerator of a ratio"),
    Setting::optional(
        "den",
        SettingShape::Figure,
        "the denominator of a ratio; without it the fact that the row names",
    ),
    Setting::optional("value", SettingShape::Signed, "a measured value, or a score that a person judged"),
    Setting::optional(
        "previous",
        SettingShape::Signed,
        "the value of the period before, where growth is measured",
    ),
    Setting::optional("choice", SettingShape::Text, "the option, or the tier that was ticked, by its id"),
    Setting::optional(
        "choices",
        SettingShape::Either(&[SettingShape::Texts, SettingShape::Text, SettingShape::Names(&ITEM)]),
        "the items that hold, by id; [] where none does; a table where items have a rule: { jury = 3, prize = true }",
    ),
    Setting::optional("count", SettingShape::Figure, "how many"),
    Setting::optional(
        "counts",
        SettingShape::Either(&[SettingShape::Text, SettingShape::Names(&SettingShape::Figure)]),
        "how many of each, by id: { national = 1, provincial = 0 }",
    ),
    Setting::optional("score", SettingShape::Signed, "the points that the form declares, on any row"),
    Setting::optional("note", SettingShape::Text, "a remark; in the appraisal the reason of a change"),
    Setting::optional("evidence", SettingShape::Ids, "what supports the answer"),
    Setting::optional(
        "same",
        SettingShape::Flag,
        "in the appraisal: the self column's answer and score hold",
    ),
    Setting::optional("not_applicable", SettingShape::Flag, "the row does not apply to this unit"),
];

/// What a form may declare beside points.
static CLASS: &[Setting] = &[
    Setting::optional(
        "band",
        SettingShape::Text,
        "the band that the form declares, by its id or title, on rows with bands and the total",
    ),
    Setting::optional("index", SettingShape::Signed, "the index that the form declares, on the total"),
];

static ITEM: SettingShape =
    SettingShape::Either(&[SettingShape::Flag, SettingShape::Figure, SettingShape::Text]);

#[cfg(test)]
mod tests {
    use super::super::{ReadOptions, toml::READER};
    use super::*;
    use crate::answer::{BESIDE_ANSWERS, Word};
    use crate::finding::{Findings, SourceId};
    use crate::source::SourceText;

    #[test]
    fn an_answer_has_the_words_of_rules_and_what_stands_beside_them() {
        let keys: Vec<&str> = ANSWER.iter().chain(CLASS).map(|setting| setting.key).collect();
        assert_eq!(keys, [&Word::ALL.map(Word::key)[..], &BESIDE_ANSWERS[..]].concat());
    }

    #[test]
    fn the_tables_of_a_submission_are_those_that_are_read() {
        let mut findings = Findings::default();
        let source = SourceText::new("form.toml", "xxxxxxxxxxxx = 1\n");
        (READER.read)(SourceId(0), &source, ReadOptions::default(), &mut findings);
        let findings = findings.sorted();
        let [told] = &findings[..] else { panic!("one key is strange: {findings:?}") };
        let help = told.help(crate::language::Language::English);
        let known: Vec<&str> = help.split('`').skip(1).step_by(2).collect();
        assert_eq!(known, SUBMISSION.iter().map(|setting| setting.key).collect::<Vec<_>>());
    }
}
