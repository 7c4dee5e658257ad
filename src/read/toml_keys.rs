//! The keys of a submission in TOML. Codes and names are those of the edition: they are keys like any other here.

use crate::language::Text;
use crate::setting::{Form, Key, Setting, SettingShape, Variants, shape};

pub(super) const CRITERIA: Key<shape::Text> = Key::of(Setting::optional(
    "criteria",
    SettingShape::Matching("^[a-z0-9-]{1,100}$"),
    Text {
        en: "the id of the edition, never a path; without it the command says which",
        vi: "mã bộ tiêu chí, không phải đường dẫn; không ghi thì lệnh phải nêu",
    },
));
pub(super) const UNIT_TABLE: Key<shape::Any> = Key::of(Setting::optional(
    "unit",
    SettingShape::Of(&UNIT),
    Text { en: "who is scored", vi: "đơn vị được chấm" },
));
pub(super) const FACTS: Key<shape::Any> = Key::of(Setting::optional(
    "facts",
    SettingShape::Names(&FACT_VALUE),
    Text {
        en: "what the unit states once, by the names of the edition",
        vi: "thông tin chung của đơn vị, theo tên trong bộ tiêu chí",
    },
));
pub(super) const PRINTED_MAX: Key<shape::Any> = Key::of(Setting::optional(
    "printed_max",
    SettingShape::Names(&SettingShape::Figure),
    Text {
        en: "maxima as printed, by code, where they are to be checked",
        vi: "điểm tối đa in trên phiếu, theo mã, nếu cần đối chiếu",
    },
));
pub(super) const SELF: Key<shape::Any> = Key::of(Setting::optional(
    "self",
    SettingShape::Of(&COLUMN),
    Text { en: "the unit's own answers, by code", vi: "số liệu tự chấm của đơn vị, theo mã" },
));
pub(super) const APPRAISAL: Key<shape::Any> = Key::of(Setting::optional(
    "appraisal",
    SettingShape::Of(&COLUMN),
    Text {
        en: "the appraiser's answers, by code; a row that is missing is blank",
        vi: "số liệu thẩm định, theo mã; mục thiếu là để trống",
    },
));

/// The tables of a submission.
pub(crate) static SUBMISSION: &[Setting] = &[
    CRITERIA.setting,
    UNIT_TABLE.setting,
    FACTS.setting,
    PRINTED_MAX.setting,
    SELF.setting,
    APPRAISAL.setting,
];

static UNIT: Form = Form {
    name: "unit",
    meaning: Text {
        en: "Who is scored; besides id and name any other text.",
        vi: "Đơn vị được chấm; ngoài id và name, ghi thêm được nội dung khác.",
    },
    settings: &[&[
        Setting::optional(
            "id",
            SettingShape::Text,
            Text {
                en: "what files call it; without it the name of the file",
                vi: "mã đơn vị trong các tệp; không ghi thì lấy tên tệp",
            },
        ),
        Setting::optional("name", SettingShape::Text, Text { en: "as people call it", vi: "tên thường gọi" }),
    ]],
    variants: Variants::None,
    others: Some(&SettingShape::Text),
};

/// A fact: one value for both columns, or one for each.
pub(crate) static FACT_VALUE: SettingShape =
    SettingShape::Either(&[SettingShape::Figure, SettingShape::Text, SettingShape::Table(PER_COLUMN)]);

const ONE_FACT: SettingShape = SettingShape::Either(&[SettingShape::Figure, SettingShape::Text]);

pub(super) const FACT_OF_SELF: Key<shape::Any> =
    Key::of(Setting::some_of("self", ONE_FACT, Text { en: "as the unit states it", vi: "theo đơn vị ghi" }));
pub(super) const FACT_OF_APPRAISAL: Key<shape::Any> = Key::of(Setting::some_of(
    "appraisal",
    ONE_FACT,
    Text { en: "as the appraiser found it", vi: "theo thẩm định" },
));
pub(super) const FACT_NOTE: Key<shape::Text> = Key::optional(
    "note",
    Text { en: "why the appraiser has another value", vi: "lý do thẩm định có giá trị khác" },
);

/// The keys of a fact that has a value for each column.
pub(super) static PER_COLUMN: &[Setting] =
    &[FACT_OF_SELF.setting, FACT_OF_APPRAISAL.setting, FACT_NOTE.setting];

static COLUMN: Form = Form {
    name: "column",
    meaning: Text {
        en: "Answers by code; `total` declares the total.",
        vi: "Số liệu theo mã; “total” là tổng điểm ghi trên phiếu.",
    },
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
    meaning: Text {
        en: "An answer, with what the form declares; besides its keys any attribute of the edition, as true or false.",
        vi: "Số liệu của một mục, kèm điểm ghi trên phiếu; ngoài các khóa này, ghi được mọi thuộc tính của bộ tiêu chí, true hoặc false.",
    },
    settings: &[ANSWER, CLASS],
    variants: Variants::None,
    others: Some(&SettingShape::Flag),
};

/// The keys of an answer: the words that rules ask for, and what may stand beside them.
pub(crate) static ANSWER: &[Setting] = &[
    Setting::optional(
        "num",
        SettingShape::Figure,
        Text { en: "the numerator of a ratio", vi: "tử số của tỷ lệ" },
    ),
    Setting::optional(
        "den",
        SettingShape::Figure,
        Text {
            en: "the denominator of a ratio; without it the fact that the row names",
            vi: "mẫu số của tỷ lệ; không ghi thì lấy thông tin chung mà mục nêu",
        },
    ),
    Setting::optional(
        "value",
        SettingShape::Signed,
        Text {
            en: "a measured value, or a score that a person judged",
            vi: "số liệu đo được, hoặc điểm do người chấm cho",
        },
    ),
    Setting::optional(
        "previous",
        SettingShape::Signed,
        Text {
            en: "the value of the period before, where growth is measured",
            vi: "số liệu kỳ trước, khi tính tốc độ tăng",
        },
    ),
    Setting::optional(
        "choice",
        SettingShape::Text,
        Text {
            en: "the option, or the tier that was ticked, by its id",
            vi: "phương án, hoặc mức đã đánh dấu, theo mã",
        },
    ),
    Setting::optional(
        "choices",
        SettingShape::Either(&[SettingShape::Texts, SettingShape::Text, SettingShape::Names(&ITEM)]),
        Text {
            en: "the items that hold, by id; [] where none does; a table where items have a rule: { jury = 3, prize = true }",
            vi: "các nội dung đạt, theo mã; [] nếu không có; ghi bảng nếu nội dung có cách tính riêng: { jury = 3, prize = true }",
        },
    ),
    Setting::optional("count", SettingShape::Figure, Text { en: "how many", vi: "số lượng" }),
    Setting::optional(
        "counts",
        SettingShape::Either(&[SettingShape::Text, SettingShape::Names(&SettingShape::Figure)]),
        Text {
            en: "how many of each, by id: { national = 1, provincial = 0 }",
            vi: "số lượng của từng loại, theo mã: { national = 1, provincial = 0 }",
        },
    ),
    Setting::optional(
        "score",
        SettingShape::Signed,
        Text {
            en: "the points that the form declares, on any row", vi: "điểm ghi trên phiếu, ở mục bất kỳ"
        },
    ),
    Setting::optional(
        "note",
        SettingShape::Text,
        Text {
            en: "a remark; in the appraisal the reason of a change",
            vi: "ghi chú; ở cột thẩm định là lý do thay đổi",
        },
    ),
    Setting::optional(
        "objection",
        SettingShape::Text,
        Text {
            en: "in the self column: what the unit objects to the appraisal of the row",
            vi: "ở cột tự chấm: kiến nghị của đơn vị về điểm thẩm định của mục",
        },
    ),
    Setting::optional(
        "reply",
        SettingShape::Text,
        Text {
            en: "in the appraisal: the reply to the objection of the unit",
            vi: "ở cột thẩm định: trả lời kiến nghị của đơn vị",
        },
    ),
    Setting::optional(
        "evidence",
        SettingShape::Ids,
        Text { en: "what supports the answer", vi: "tài liệu kiểm chứng" },
    ),
    Setting::optional(
        "same",
        SettingShape::Flag,
        Text {
            en: "in the appraisal: the self column's answer and score hold",
            vi: "ở cột thẩm định: giữ nguyên số liệu và điểm của cột tự chấm",
        },
    ),
    Setting::optional(
        "not_applicable",
        SettingShape::Flag,
        Text { en: "the row does not apply to this unit", vi: "mục không áp dụng cho đơn vị này" },
    ),
];

/// What a form may declare beside points.
static CLASS: &[Setting] = &[
    Setting::optional(
        "band",
        SettingShape::Text,
        Text {
            en: "the band that the form declares, by its id or title, on rows with bands and the total",
            vi: "mức xếp loại ghi trên phiếu, theo mã hoặc tên, ở mục có xếp loại và ở tổng điểm",
        },
    ),
    Setting::optional(
        "index",
        SettingShape::Signed,
        Text {
            en: "the index that the form declares, on the total",
            vi: "chỉ số ghi trên phiếu, ở tổng điểm",
        },
    ),
];

static ITEM: SettingShape =
    SettingShape::Either(&[SettingShape::Flag, SettingShape::Figure, SettingShape::Text]);

#[cfg(test)]
mod tests {
    use super::super::{ReadOptions, toml::READER};
    use super::*;
    use crate::answer::{AnswerField, BESIDE_ANSWERS};
    use crate::finding::{Findings, SourceId};
    use crate::source::{SourceText, about};

    #[test]
    fn an_answer_has_the_words_of_rules_and_what_stands_beside_them() {
        let keys: Vec<&str> = ANSWER.iter().chain(CLASS).map(|setting| setting.key).collect();
        assert_eq!(keys, [&AnswerField::ALL.map(AnswerField::key)[..], &BESIDE_ANSWERS[..]].concat());
    }

    #[test]
    fn the_tables_of_a_submission_are_those_that_are_read() {
        let mut findings = Findings::default();
        let source = SourceText::new("form.toml", "xxxxxxxxxxxx = 1\n");
        READER.read.rows(SourceId(0), &source, ReadOptions::default(), &mut findings);
        let mut keys: Vec<&str> = SUBMISSION.iter().map(|setting| setting.key).collect();
        keys.sort_unstable();
        assert_eq!(about::known(&findings.sorted(), "xxxxxxxxxxxx"), keys);
    }
}
