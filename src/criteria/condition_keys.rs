//! The keys of conditions: a subject, and what must hold of it.

use crate::setting::{Form, Setting, SettingShape, Variant, Variants};

/// A condition.
pub static CONDITION: Form = Form {
    name: "condition",
    meaning: "A subject, then tests that must all hold.",
    settings: &[SUBJECT],
    variants: BY_SUBJECT,
    others: None,
};

/// A condition, or several that must all hold.
pub static CONDITIONS: &[SettingShape] = &[SettingShape::Of(&CONDITION), SettingShape::Several(&CONDITION)];

/// What a condition is about.
pub static SUBJECT: &[Setting] = &[
    Setting::one_of("criterion", SettingShape::Text, "about one row, by its code"),
    Setting::one_of("fact", SettingShape::Text, "about a fact, by its name"),
    Setting::one_of(
        "every",
        SettingShape::Ids,
        "about every one of several rows: a code (all leaves below it), a list of codes, \"groups\", \"leaves\" or \
         \"mandatory\"",
    ),
    Setting::one_of("any", SettingShape::Ids, "about one at least of several rows, named as for every"),
    Setting::one_of(
        "count",
        SettingShape::Ids,
        "about how many of several rows, named as for every; ge, le … say how many",
    ),
    Setting::one_of("any_of", SettingShape::Either(CONDITIONS), "conditions of which one must hold"),
    Setting::one_of("all_of", SettingShape::Either(CONDITIONS), "conditions that must all hold"),
];

/// What may stand beside each subject.
pub const BY_SUBJECT: Variants = Variants::Said(
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
pub static ROW_TESTS: Form = Form::plain("tests", "What must hold of a row.", &[TESTS, BOUNDS]);

const IS: Setting = Setting::optional("is", SettingShape::Ids, "the answer is this, or one of these");
const NOT: Setting = Setting::optional("not", SettingShape::Ids, "the answer is none of these");
const ANSWERED: Setting =
    Setting::optional("answered", SettingShape::Flag, "whether there is an answer at all");

const HAS: Setting =
    Setting::optional("has", SettingShape::Ids, "the answer carries these attributes, or \"evidence\"");
const MET: Setting = Setting::optional("met", SettingShape::Flag, "whether the row has its best result");

const TESTS: &[Setting] = &[IS, NOT, HAS, MET, ANSWERED];
/// A condition that asks for nothing is none.
const SOME_TEST: &[Setting] = &[IS.some(), NOT.some(), HAS.some(), MET.some(), ANSWERED.some()];
const SOME_FACT_TEST: &[Setting] = &[IS.some(), NOT.some(), ANSWERED.some()];
const SOME_BOUND: &[Setting] = &[GT.some(), GE.some(), LT.some(), LE.some()];

const WHERE: &[Setting] = &[Setting::optional(
    "where",
    SettingShape::Of(&ROW_TESTS),
    "of the rows only those of which this holds; all without it",
)];

/// Bounds of points: a number, or a percentage of the max.
pub const BOUNDS: &[Setting] = &[GT, GE, LT, LE];

/// A lower bound that is out.
pub const GT: Setting = Setting::optional("gt", SettingShape::Either(BOUND), "above this");
/// A lower bound that is in.
pub const GE: Setting = Setting::optional("ge", SettingShape::Either(BOUND), "this or above");
/// An upper bound that is out.
pub const LT: Setting = Setting::optional("lt", SettingShape::Either(BOUND), "below this");
/// An upper bound that is in.
pub const LE: Setting = Setting::optional("le", SettingShape::Either(BOUND), "this or below");

const BOUND: &[SettingShape] = &[SettingShape::FigureOrShare, SettingShape::Of(&BY_TYPE)];

static BY_TYPE: Form = Form {
    name: "bound-by-type",
    meaning: "A bound for each option of a fact.",
    settings: &[&[Setting::required(
        "by",
        SettingShape::Text,
        "the fact whose options follow, each with its bound",
    )]],
    variants: Variants::None,
    others: Some(&SettingShape::FigureOrShare),
};
