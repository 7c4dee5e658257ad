//! The keys of conditions: a subject, and what must hold of it.

use crate::language::Text;
use crate::setting::{Form, Setting, SettingShape, Variant, Variants};

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

/// What a condition is about.
pub(super) static SUBJECT: &[Setting] = &[
    Setting::one_of(
        "criterion",
        SettingShape::Text,
        Text { en: "about one row, by its code", vi: "xét một mục, theo mã" },
    ),
    Setting::one_of(
        "fact",
        SettingShape::Text,
        Text { en: "about a fact, by its name", vi: "xét một thông tin chung, theo tên" },
    ),
    Setting::one_of(
        "every",
        SettingShape::Ids,
        Text {
            en: "about every one of several rows: a code (all leaves below it), a list of codes, \"groups\", \"leaves\" or \"mandatory\"",
            vi: "xét mọi mục trong nhiều mục: một mã (mọi tiêu chí thành phần bên dưới), danh sách mã, \"groups\", \"leaves\" hoặc \"mandatory\"",
        },
    ),
    Setting::one_of(
        "any",
        SettingShape::Ids,
        Text {
            en: "about one at least of several rows, named as for every",
            vi: "xét ít nhất một trong nhiều mục, ghi như ở every",
        },
    ),
    Setting::one_of(
        "count",
        SettingShape::Ids,
        Text {
            en: "about how many of several rows, named as for every; ge, le … say how many",
            vi: "xét số mục trong nhiều mục, ghi như ở every; ge, le … cho biết bao nhiêu mục",
        },
    ),
    Setting::one_of(
        "any_of",
        SettingShape::Either(CONDITIONS),
        Text { en: "conditions of which one must hold", vi: "các điều kiện, chỉ cần đạt một" },
    ),
    Setting::one_of(
        "all_of",
        SettingShape::Either(CONDITIONS),
        Text { en: "conditions that must all hold", vi: "các điều kiện, phải đạt tất cả" },
    ),
];

/// What may stand beside each subject.
pub(super) const BY_SUBJECT: Variants = Variants::Said(
    &[
        Variant { key: "criterion", word: None, settings: &[SOME_TEST, SOME_BOUND] },
        Variant { key: "fact", word: None, settings: &[SOME_FACT_TEST, SOME_BOUND] },
        Variant { key: "every", word: None, settings: &[WHERE, SOME_TEST, SOME_BOUND] },
        Variant { key: "any", word: None, settings: &[WHERE, SOME_TEST, SOME_BOUND] },
        Variant { key: "count", word: None, settings: &[WHERE, TESTS, SOME_BOUND] },
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

const IS: Setting = Setting::optional(
    "is",
    SettingShape::Ids,
    Text {
        en: "the answer is this, or one of these",
        vi: "số liệu là giá trị này, hoặc một trong các giá trị này",
    },
);
const NOT: Setting = Setting::optional(
    "not",
    SettingShape::Ids,
    Text {
        en: "the answer is none of these", vi: "số liệu không phải giá trị nào trong số này"
    },
);
const ANSWERED: Setting = Setting::optional(
    "answered",
    SettingShape::Flag,
    Text { en: "whether there is an answer at all", vi: "có số liệu hay không" },
);

const HAS: Setting = Setting::optional(
    "has",
    SettingShape::Ids,
    Text {
        en: "the answer carries these attributes, or \"evidence\"",
        vi: "số liệu có các thuộc tính này, hoặc \"evidence\"",
    },
);
const MET: Setting = Setting::optional(
    "met",
    SettingShape::Flag,
    Text {
        en: "whether the row has its best result", vi: "mục đạt kết quả tốt nhất hay không"
    },
);

const TESTS: &[Setting] = &[IS, NOT, HAS, MET, ANSWERED];
/// A condition that asks for nothing is none.
const SOME_TEST: &[Setting] = &[IS.some(), NOT.some(), HAS.some(), MET.some(), ANSWERED.some()];
const SOME_FACT_TEST: &[Setting] = &[IS.some(), NOT.some(), ANSWERED.some()];
const SOME_BOUND: &[Setting] = &[GT.some(), GE.some(), LT.some(), LE.some()];

const WHERE: &[Setting] = &[Setting::optional(
    "where",
    SettingShape::Of(&ROW_TESTS),
    Text {
        en: "of the rows only those of which this holds; all without it",
        vi: "chỉ xét các mục đạt điều kiện này; không ghi thì xét tất cả",
    },
)];

/// Bounds of points: a number, or a percentage of the max.
pub(super) const BOUNDS: &[Setting] = &[GT, GE, LT, LE];

/// A lower bound that is out.
pub(super) const GT: Setting =
    Setting::optional("gt", SettingShape::Either(BOUND), Text { en: "above this", vi: "trên số này" });
/// A lower bound that is in.
pub(super) const GE: Setting = Setting::optional(
    "ge",
    SettingShape::Either(BOUND),
    Text { en: "this or above", vi: "từ số này trở lên" },
);
/// An upper bound that is out.
pub(super) const LT: Setting =
    Setting::optional("lt", SettingShape::Either(BOUND), Text { en: "below this", vi: "dưới số này" });
/// An upper bound that is in.
pub(super) const LE: Setting =
    Setting::optional("le", SettingShape::Either(BOUND), Text { en: "this or below", vi: "đến số này" });

const BOUND: &[SettingShape] = &[SettingShape::FigureOrShare, SettingShape::Of(&BY_TYPE)];

static BY_TYPE: Form = Form {
    name: "bound-by-type",
    meaning: Text {
        en: "A bound for each option of a fact.",
        vi: "Một giới hạn cho mỗi phương án của thông tin chung.",
    },
    settings: &[&[Setting::required(
        "by",
        SettingShape::Text,
        Text {
            en: "the fact whose options follow, each with its bound",
            vi: "thông tin chung có các phương án ghi tiếp theo, mỗi phương án một giới hạn",
        },
    )]],
    variants: Variants::None,
    others: Some(&SettingShape::FigureOrShare),
};
