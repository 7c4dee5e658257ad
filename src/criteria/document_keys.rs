//! The keys of a criteria file's tables, but for those of its rows.

use super::names::{ATTRIBUTE, FACT, QUANTITY};
use super::row::CRITERION;
use super::total_decode::{RANKING, TOTAL};
use crate::number::{RoundAt, Rounding, RoundingMode};
use crate::rule::{Over, ZeroOverZero};
use crate::setting::{Form, Setting, SettingShape, Variant, Variants, words_of};

/// The tables of a criteria file; its tests are read apart.
pub static DOCUMENT: &[Setting] = &[
    Setting::required("criteria", SettingShape::Table(HEADER), "the edition"),
    Setting::required(
        "rounding",
        SettingShape::Of(&ROUNDING),
        "where and how points are rounded: part of the rules",
    ),
    Setting::optional(
        "defaults",
        SettingShape::Table(DEFAULTS),
        "what holds for every row that does not say otherwise",
    ),
    Setting::optional(
        "lists",
        SettingShape::Names(&SettingShape::AnyList),
        "lists that several rows use: options, items, tiers, bands …, each by the name that rows call it",
    ),
    Setting::optional("facts", SettingShape::Names(&FACT_TABLE), "what each unit states once, by name"),
    Setting::optional(
        "quantities",
        SettingShape::Names(&QUANTITY_TABLE),
        "what several rows quote and must quote alike, by name",
    ),
    Setting::optional(
        "attributes",
        SettingShape::Names(&ATTRIBUTE_TABLE),
        "yes or no questions that any answer may carry beside its own, by name",
    ),
    Setting::required("criterion", SettingShape::Several(&CRITERION), "the rows of the form, in its order"),
    Setting::optional("total", SettingShape::Of(&TOTAL), "the root of the tree: what the rows come to"),
    Setting::optional("ranking", SettingShape::Table(RANKING), "how units are ranked"),
];

static FACT_TABLE: SettingShape = SettingShape::Table(FACT);
static QUANTITY_TABLE: SettingShape = SettingShape::Table(QUANTITY);
static ATTRIBUTE_TABLE: SettingShape = SettingShape::Table(ATTRIBUTE);

static HEADER: &[Setting] = &[
    Setting::required(
        "id",
        SettingShape::Matching("^[a-z0-9-]{1,100}$"),
        "what forms call the edition: a word of a-z, 0-9 and `-`",
    ),
    Setting::required("title", SettingShape::Text, "as the form prints it"),
    Setting::optional("year", SettingShape::Figure, "the year that is judged"),
    Setting::optional("language", SettingShape::Text, "the language of the titles"),
    Setting::optional(
        "max",
        SettingShape::Figure,
        "the max as printed, bonus left out: it caps the total before the bonus; checked against the rows",
    ),
    Setting::optional("min", SettingShape::Signed, "the least total as printed; checked against the rows"),
    Setting::optional(
        "allow",
        SettingShape::Texts,
        "codes of remarks about the edition that are accepted, wherever they are: warnings and notes of \"score criteria \
         check\"",
    ),
];

/// The mode without a rounding.
pub const EXACT: &str = "exact";

static ROUNDING: Form = Form {
    name: "rounding",
    meaning: "Where and how points are rounded.",
    settings: &[&[Setting::required(
        "mode",
        SettingShape::Word(|| [words_of(&RoundingMode::WORDS), vec![EXACT]].concat()),
        "truncate: toward zero; half-up: half away from zero; half-even: half to the even digit; up: away from \
         zero; exact: the form states none, and a number that would need rounding is reported",
    )]],
    variants: Variants::Said(
        &[Variant { key: "mode", word: Some(EXACT), settings: &[] }],
        &[
            Setting::required(
                "at",
                SettingShape::Word(|| words_of(&RoundAt::WORDS)),
                "leaf: each row is rounded; total: nothing is, before the total",
            ),
            Setting::required(
                "decimals",
                SettingShape::Whole(0, Rounding::MAX_DECIMALS as i64),
                "how many decimals are kept",
            ),
        ],
    ),
    others: None,
};

static DEFAULTS: &[Setting] = &[
    Setting::optional(
        "over",
        SettingShape::Word(|| words_of(&Over::WORDS)),
        "what num above den comes to: a share of 1, reported, or an error; cap without it",
    ),
    Setting::optional(
        "zero_over_zero",
        SettingShape::Word(|| words_of(&ZeroOverZero::WORDS)),
        "what 0/0 comes to; error without it",
    ),
];
