//! The keys of a test beside the rules.

use crate::evaluate::Status;
use crate::language::Text;
use crate::read::{ANSWER, FACT_VALUE};
use crate::setting::{Form, Key, Setting, SettingShape, Variant, Variants, shape};

pub(super) const TESTS_KEY: Key<shape::Any> = Key::of(Setting::optional(
    "test",
    SettingShape::Several(&TEST),
    Text {
        en: "the tests of the rules: \"score criteria test\"",
        vi: "các trường hợp kiểm thử cách tính: \"score criteria test\"",
    },
));

/// The key of the tests of a criteria file.
pub(crate) static TESTS: &[Setting] = &[TESTS_KEY.setting];

pub(super) const NAME: Key<shape::Text> =
    Key::required("name", Text { en: "what the test is called", vi: "tên trường hợp kiểm thử" });
pub(super) const LIKE: Key<shape::Text> = Key::optional(
    "like",
    Text {
        en: "the name of a test before this one, which is taken over; whole rows are replaced, and the sums above them are then not expected any more",
        vi: "tên một trường hợp kiểm thử ở trước, được lấy lại; mục ghi lại thì thay cả mục, và không còn đối chiếu các tổng chứa mục đó",
    },
);
pub(super) const FINDINGS: Key<shape::Texts> = Key::optional(
    "findings",
    Text {
        en: "the codes of all findings; not compared without it",
        vi: "mã của mọi lỗi, cảnh báo, lưu ý; không ghi thì không đối chiếu",
    },
);
pub(super) const UNITS: Key<shape::Any> = Key::of(Setting::optional(
    "unit",
    SettingShape::Several(&UNIT),
    Text {
        en: "several units, for rules that set them against each other",
        vi: "nhiều đơn vị, cho cách tính so sánh giữa các đơn vị",
    },
));

pub(super) static TEST: Form = Form {
    name: "test",
    meaning: Text {
        en: "A submission, with the figures that it must come to.",
        vi: "Một phiếu, kèm các kết quả phải có.",
    },
    settings: &[&[NAME.setting, LIKE.setting, FINDINGS.setting]],
    variants: Variants::Said(&[Variant { key: "unit", word: None, settings: &[&[UNITS.setting]] }], OF_UNIT),
    others: None,
};

pub(super) const UNIT_ID: Key<shape::Text> =
    Key::optional("id", Text { en: "what the unit is called", vi: "tên đơn vị" });

pub(super) static UNIT: Form = Form::plain(
    "test-unit",
    Text { en: "One unit of a test.", vi: "Một đơn vị của trường hợp kiểm thử." },
    &[&[UNIT_ID.setting], OF_UNIT],
);

pub(super) const FACTS: Key<shape::Any> = Key::of(Setting::optional(
    "facts",
    SettingShape::Names(&FACT_VALUE),
    Text {
        en: "what the unit states once, by the names of the criteria",
        vi: "thông tin chung của đơn vị, theo tên trong bộ tiêu chí",
    },
));
pub(super) const SELF: Key<shape::Any> = Key::of(Setting::optional(
    "self",
    SettingShape::Of(&COLUMN),
    Text {
        en: "the unit's own answers, by code, with what they come to",
        vi: "số liệu tự chấm của đơn vị theo mã, kèm kết quả phải có",
    },
));
pub(super) const APPRAISAL: Key<shape::Any> = Key::of(Setting::optional(
    "appraisal",
    SettingShape::Of(&COLUMN),
    Text {
        en: "the appraiser's answers, by code, with what they come to",
        vi: "số liệu thẩm định theo mã, kèm kết quả phải có",
    },
));

static OF_UNIT: &[Setting] = &[FACTS.setting, SELF.setting, APPRAISAL.setting];

static COLUMN: Form = Form {
    name: "test-column",
    meaning: Text {
        en: "Answers by code, with what each row must come to; `rest` answers every leaf that is not named.",
        vi: "Số liệu theo mã, kèm kết quả phải có của từng mục; “rest” là số liệu của mọi tiêu chí thành phần không ghi riêng.",
    },
    settings: &[],
    variants: Variants::None,
    others: Some(&SettingShape::Either(&[
        SettingShape::Signed,
        SettingShape::Text,
        SettingShape::Texts,
        SettingShape::Of(&EXPECTED),
    ])),
};

static EXPECTED: Form = Form {
    name: "test-answer",
    meaning: Text {
        en: "An answer, with what its row must come to.",
        vi: "Số liệu của một mục, kèm kết quả phải có.",
    },
    settings: &[ANSWER, EXPECTATIONS],
    variants: Variants::None,
    others: Some(&SettingShape::Flag),
};

/// What a row of a test may say that it results in, beside its score.
pub(super) static EXPECTATIONS: &[Setting] = &[
    Setting::optional(
        "index",
        SettingShape::Signed,
        Text {
            en: "the index that it must come to, at the total", vi: "chỉ số phải có, ở tổng điểm"
        },
    ),
    Setting::optional(
        "rank",
        SettingShape::Figure,
        Text {
            en: "the rank that it must come to, at the total", vi: "hạng phải có, ở tổng điểm"
        },
    ),
    Setting::optional(
        "status",
        SettingShape::Word(status_words),
        Text { en: "the state that it must be in", vi: "trạng thái phải có" },
    ),
    Setting::optional(
        "band",
        SettingShape::Text,
        Text { en: "the band that it must come to", vi: "mức xếp loại phải có" },
    ),
    Setting::optional(
        "band_by_points",
        SettingShape::Text,
        Text {
            en: "the band before any event, at the total",
            vi: "mức xếp loại trước mọi sự kiện, ở tổng điểm",
        },
    ),
];

/// The states that a row of a finished form may be in.
pub(super) fn status_words() -> Vec<&'static str> {
    Status::ALL.into_iter().filter(|status| status.is_of_finished()).map(Status::word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::decode_cases;
    use crate::column::Column;
    use crate::finding::{Findings, SourceId};
    use crate::source::{SourceText, about};

    fn known(toml: &str) -> Vec<String> {
        let mut findings = Findings::default();
        decode_cases(SourceId(0), &SourceText::new("criteria.toml", toml), &mut findings);
        about::known(&findings.sorted(), "xxxxxxxxxxxx")
    }

    fn stated(parts: &[&[Setting]]) -> Vec<String> {
        let mut keys: Vec<String> =
            parts.iter().copied().flatten().map(|setting| setting.key.to_owned()).collect();
        keys.sort();
        keys
    }

    #[test]
    fn the_keys_of_a_test_are_those_that_are_read() {
        let Variants::Said([several], alone) = &TEST.variants else { panic!("units are one variant") };
        let mut keys = stated(&[TEST.settings[0], alone]);
        keys.push(several.key.to_owned());
        keys.sort();
        assert_eq!(known("[[test]]\nname = \"a\"\nxxxxxxxxxxxx = 1"), keys);
        let with_units = stated(&[TEST.settings[0], several.settings[0]]);
        assert_eq!(known("[[test]]\nname = \"a\"\nunit = []\nxxxxxxxxxxxx = 1"), with_units);
        assert_eq!(known("[[test]]\nname = \"a\"\n[[test.unit]]\nxxxxxxxxxxxx = 1"), stated(UNIT.settings));
    }

    #[test]
    fn what_a_row_must_come_to_is_no_part_of_its_answer() {
        for setting in EXPECTATIONS {
            let toml = format!("[[test]]\nname = \"a\"\nself.total = {{ {} = 1 }}", setting.key);
            let mut findings = Findings::default();
            let source = SourceText::new("criteria.toml", toml.as_str());
            let cases = decode_cases(SourceId(0), &source, &mut findings);
            let answers = cases[0].units[0].answers.get(Column::Own).as_ref().expect("there is a column");
            assert!(answers.iter().all(|row| row.fields.is_empty()), "{}", setting.key);
        }
    }
}
