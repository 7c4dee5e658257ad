//! The keys of conditions: a subject, and what must hold of it.

use crate::language::Text;
use crate::setting::{Form, Key, Setting, SettingShape, Variant, Variants, shape};

/// A condition.
pub(super) static CONDITION: Form = Form {
    name: "condition",
    meaning: Text {
        en: "A subject, then tests that must all hold.",
        vi: "Đối tượng xét, rồi các phép so phải đạt tất cả.",
    },
    settings: &[SUBJECT],
    variants: BY_SUBJECT,
    others: None,
};

/// A condition, or several that must all hold.
pub(super) static CONDITIONS: &[SettingShape] =
    &[SettingShape::Of(&CONDITION), SettingShape::Several(&CONDITION)];

pub(super) const CRITERION: Key<shape::Text> =
    Key::one_of("criterion", Text { en: "about one row, by its code", vi: "xét một mục, theo mã" });
pub(super) const FACT: Key<shape::Text> =
    Key::one_of("fact", Text { en: "about a fact, by its name", vi: "xét một thông tin chung, theo tên" });
pub(super) const EVERY: Key<shape::NameOrIds> = Key::one_of(
    "every",
    Text {
        en: "about every one of several rows: a code (all leaves below it), a list of codes, \"groups\", \"leaves\" or \"mandatory\"",
        vi: "xét mọi mục trong nhiều mục: một mã (mọi tiêu chí thành phần bên dưới), danh sách mã, \"groups\", \"leaves\" hoặc \"mandatory\"",
    },
);
pub(super) const ANY: Key<shape::NameOrIds> = Key::one_of(
    "any",
    Text {
        en: "about one at least of several rows, named as for every",
        vi: "xét ít nhất một trong nhiều mục, ghi như ở every",
    },
);
pub(super) const COUNT: Key<shape::NameOrIds> = Key::one_of(
    "count",
    Text {
        en: "about how many of several rows, named as for every; ge, le … say how many",
        vi: "xét số mục trong nhiều mục, ghi như ở every; ge, le … cho biết bao nhiêu mục",
    },
);
// a condition may hold conditions: these two are no constants, which could not refer to themselves
pub(super) static ANY_OF: Key<shape::Any> = Key::of(Setting::one_of(
    "any_of",
    SettingShape::Either(CONDITIONS),
    Text { en: "conditions of which one must hold", vi: "các điều kiện, chỉ cần đạt một" },
));
pub(super) static ALL_OF: Key<shape::Any> = Key::of(Setting::one_of(
    "all_of",
    SettingShape::Either(CONDITIONS),
    Text { en: "conditions that must all hold", vi: "các điều kiện, phải đạt tất cả" },
));

/// What a condition is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    Row,
    Fact,
    Every,
    Any,
    Count,
    AnyOf,
    AllOf,
}

impl About {
    pub(super) const ALL: [About; 7] =
        [About::Row, About::Fact, About::Every, About::Any, About::Count, About::AnyOf, About::AllOf];

    /// The key that says so.
    pub(super) fn key(self) -> &'static Setting {
        match self {
            About::Row => &CRITERION.setting,
            About::Fact => &FACT.setting,
            About::Every => &EVERY.setting,
            About::Any => &ANY.setting,
            About::Count => &COUNT.setting,
            About::AnyOf => &ANY_OF.setting,
            About::AllOf => &ALL_OF.setting,
        }
    }

    /// The keys that may stand beside it.
    pub(super) fn beside(self) -> &'static [&'static [Setting]] {
        let Variants::Said(variants, _) = CONDITION.variants else { return &[] };
        variants.iter().find(|variant| variant.key == self.key().key).map_or(&[], |variant| variant.settings)
    }
}

/// The keys that say what a condition is about.
pub(super) static SUBJECT: &[Setting] = &[
    CRITERION.setting,
    FACT.setting,
    EVERY.setting,
    ANY.setting,
    COUNT.setting,
    ANY_OF.setting,
    ALL_OF.setting,
];

/// What may stand beside each subject.
pub(super) const BY_SUBJECT: Variants = Variants::Said(
    &[
        Variant { key: "criterion", word: None, settings: &[SOME_TEST, SOME_BOUND] },
        Variant { key: "fact", word: None, settings: &[SOME_FACT_TEST, SOME_BOUND] },
        Variant { key: "every", word: None, settings: &[&[WHERE.setting], SOME_TEST, SOME_BOUND] },
        Variant { key: "any", word: None, settings: &[&[WHERE.setting], SOME_TEST, SOME_BOUND] },
        Variant { key: "count", word: None, settings: &[&[WHERE.setting], TESTS, SOME_BOUND] },
        Variant { key: "any_of", word: None, settings: &[] },
        Variant { key: "all_of", word: None, settings: &[] },
    ],
    &[],
);

/// What must hold of a row.
pub(super) static ROW_TESTS: Form = Form::plain(
    "tests",
    Text { en: "What must hold of a row.", vi: "Điều kiện đối với một mục." },
    &[TESTS, BOUNDS],
);

pub(super) const IS: Key<shape::Ids> = Key::optional(
    "is",
    Text {
        en: "the answer is this, or one of these",
        vi: "số liệu là giá trị này, hoặc một trong các giá trị này",
    },
);
pub(super) const NOT: Key<shape::Ids> = Key::optional(
    "not",
    Text {
        en: "the answer is none of these", vi: "số liệu không phải giá trị nào trong số này"
    },
);
pub(super) const ANSWERED: Key<shape::Flag> =
    Key::optional("answered", Text { en: "whether there is an answer at all", vi: "có số liệu hay không" });

pub(super) const HAS: Key<shape::Ids> = Key::optional(
    "has",
    Text {
        en: "the answer carries these attributes, or \"evidence\"",
        vi: "số liệu có các thuộc tính này, hoặc \"evidence\"",
    },
);
pub(super) const MET: Key<shape::Flag> = Key::optional(
    "met",
    Text {
        en: "whether the row has its best result", vi: "mục đạt kết quả tốt nhất hay không"
    },
);

/// What can be asked of an answer.
pub(super) const TESTS: &[Setting] = &[IS.setting, NOT.setting, HAS.setting, MET.setting, ANSWERED.setting];
/// A condition that asks for nothing is none.
const SOME_TEST: &[Setting] =
    &[IS.setting.some(), NOT.setting.some(), HAS.setting.some(), MET.setting.some(), ANSWERED.setting.some()];
const SOME_FACT_TEST: &[Setting] = &[IS.setting.some(), NOT.setting.some(), ANSWERED.setting.some()];
const SOME_BOUND: &[Setting] = &[GT.setting.some(), GE.setting.some(), LT.setting.some(), LE.setting.some()];

pub(super) const WHERE: Key<shape::Any> = Key::of(Setting::optional(
    "where",
    SettingShape::Of(&ROW_TESTS),
    Text {
        en: "of the rows only those of which this holds; all without it",
        vi: "chỉ xét các mục đạt điều kiện này; không ghi thì xét tất cả",
    },
));

/// Bounds of points: a number, or a percentage of the max.
pub(super) const BOUNDS: &[Setting] = &[GT.setting, GE.setting, LT.setting, LE.setting];

/// A lower bound that is out.
pub(super) const GT: Key<shape::FigureOrShare> = Key::of(Setting::optional(
    "gt",
    SettingShape::Either(BOUND),
    Text { en: "above this", vi: "trên số này" },
));
/// A lower bound that is in.
pub(super) const GE: Key<shape::FigureOrShare> = Key::of(Setting::optional(
    "ge",
    SettingShape::Either(BOUND),
    Text { en: "this or above", vi: "từ số này trở lên" },
));
/// An upper bound that is out.
pub(super) const LT: Key<shape::FigureOrShare> = Key::of(Setting::optional(
    "lt",
    SettingShape::Either(BOUND),
    Text { en: "below this", vi: "dưới số này" },
));
/// An upper bound that is in.
pub(super) const LE: Key<shape::FigureOrShare> = Key::of(Setting::optional(
    "le",
    SettingShape::Either(BOUND),
    Text { en: "this or below", vi: "đến số này" },
));

const BOUND: &[SettingShape] = &[SettingShape::FigureOrShare, SettingShape::Of(&BY_TYPE)];

/// The fact that a bound depends on.
pub(super) const BY: Key<shape::Text> = Key::required(
    "by",
    Text {
        en: "the fact whose options follow, each with its bound",
        vi: "thông tin chung có các phương án ghi tiếp theo, mỗi phương án một giới hạn",
    },
);

pub(super) static BY_TYPE: Form = Form {
    name: "bound-by-type",
    meaning: Text {
        en: "A bound for each option of a fact.",
        vi: "Một giới hạn cho mỗi phương án của thông tin chung.",
    },
    settings: &[&[BY.setting]],
    variants: Variants::None,
    others: Some(&SettingShape::FigureOrShare),
};
