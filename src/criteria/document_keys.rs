//! The keys of a criteria file's tables, but for those of its rows.

use super::names::{ATTRIBUTE, FACT, QUANTITY};
use super::row::CRITERION;
use super::total_decode::{RANKING, TOTAL};
use crate::language::Text;
use crate::number::{RoundAt, Rounding, RoundingMode};
use crate::rule::{Over, ZeroOverZero};
use crate::setting::{Form, Keyword, Setting, SettingShape, Variant, Variants, words_of};

/// The tables of a criteria file; its tests are read apart.
pub(crate) static DOCUMENT: &[Setting] = &[
    Setting::required("criteria", SettingShape::Table(HEADER), Text { en: "the edition", vi: "bộ tiêu chí" }),
    Setting::required(
        "rounding",
        SettingShape::Of(&ROUNDING),
        Text {
            en: "where and how points are rounded: part of the rules",
            vi: "làm tròn điểm ở đâu và thế nào: một phần của quy định",
        },
    ),
    Setting::optional(
        "defaults",
        SettingShape::Table(DEFAULTS),
        Text {
            en: "what holds for every row that does not say otherwise",
            vi: "quy định chung cho các mục không ghi khác",
        },
    ),
    Setting::optional(
        "lists",
        SettingShape::Names(&SettingShape::AnyList),
        Text {
            en: "lists that several rows use: options, items, tiers, bands …, each by the name that rows call it",
            vi: "danh sách dùng cho nhiều mục: phương án, nội dung, mức, mức xếp loại …, mỗi danh sách một tên để các mục ghi",
        },
    ),
    Setting::optional(
        "facts",
        SettingShape::Names(&FACT_TABLE),
        Text {
            en: "what each unit states once, by name", vi: "thông tin mỗi đơn vị ghi một lần, theo tên"
        },
    ),
    Setting::optional(
        "quantities",
        SettingShape::Names(&QUANTITY_TABLE),
        Text {
            en: "what several rows quote and must quote alike, by name",
            vi: "số liệu nhiều mục cùng dùng và phải ghi giống nhau, theo tên",
        },
    ),
    Setting::optional(
        "attributes",
        SettingShape::Names(&ATTRIBUTE_TABLE),
        Text {
            en: "yes or no questions that any answer may carry beside its own, by name",
            vi: "câu hỏi có hoặc không đi kèm số liệu của bất kỳ mục nào, theo tên",
        },
    ),
    Setting::required(
        "criterion",
        SettingShape::Several(&CRITERION),
        Text {
            en: "the rows of the form, in its order", vi: "các mục của biểu mẫu, theo thứ tự"
        },
    ),
    Setting::optional(
        "total",
        SettingShape::Of(&TOTAL),
        Text {
            en: "the root of the tree: what the rows come to",
            vi: "gốc của cây: kết quả chung của các mục",
        },
    ),
    Setting::optional(
        "ranking",
        SettingShape::Table(RANKING),
        Text { en: "how units are ranked", vi: "cách xếp hạng các đơn vị" },
    ),
];

static FACT_TABLE: SettingShape = SettingShape::Table(FACT);
static QUANTITY_TABLE: SettingShape = SettingShape::Table(QUANTITY);
static ATTRIBUTE_TABLE: SettingShape = SettingShape::Table(ATTRIBUTE);

static HEADER: &[Setting] = &[
    Setting::required(
        "id",
        SettingShape::Matching("^[a-z0-9-]{1,100}$"),
        Text {
            en: "what forms call the edition: a word of a-z, 0-9 and `-`",
            vi: "mã bộ tiêu chí ghi trên phiếu: một từ gồm a-z, 0-9 và “-”",
        },
    ),
    Setting::required(
        "title",
        SettingShape::Text,
        Text { en: "as the form prints it", vi: "như in trên biểu mẫu" },
    ),
    Setting::optional(
        "year",
        SettingShape::Figure,
        Text { en: "the year that is judged", vi: "năm đánh giá" },
    ),
    Setting::optional(
        "language",
        SettingShape::Text,
        Text { en: "the language of the titles", vi: "ngôn ngữ của các tên" },
    ),
    Setting::optional(
        "max",
        SettingShape::Figure,
        Text {
            en: "the max as printed, bonus left out: it caps the total before the bonus; checked against the rows",
            vi: "điểm tối đa in trên biểu mẫu, không kể điểm thưởng: mức trần của tổng điểm trước khi cộng điểm thưởng; được đối chiếu với các mục",
        },
    ),
    Setting::optional(
        "min",
        SettingShape::Signed,
        Text {
            en: "the least total as printed; checked against the rows",
            vi: "tổng điểm thấp nhất in trên biểu mẫu; được đối chiếu với các mục",
        },
    ),
    Setting::optional(
        "allow",
        SettingShape::Texts,
        Text {
            en: "codes of remarks about the edition that are accepted, wherever they are: warnings and notes of \"score criteria check\"",
            vi: "mã các cảnh báo và lưu ý của \"score criteria check\" được chấp nhận ở mọi chỗ trong bộ tiêu chí",
        },
    ),
];

/// The mode without a rounding.
pub(super) const EXACT: &str = "exact";

static ROUNDING: Form = Form {
    name: "rounding",
    meaning: Text {
        en: "Where and how points are rounded.", vi: "Làm tròn điểm ở đâu và thế nào."
    },
    settings: &[&[Setting::required(
        "mode",
        SettingShape::Word(|| [words_of(&RoundingMode::WORDS), vec![EXACT]].concat()),
        Text {
            en: "truncate: toward zero; half-up: half away from zero; half-even: half to the even digit; up: away from zero; exact: the form states none, and a number that would need rounding is reported",
            vi: "truncate: bỏ các chữ số sau, không làm tròn; half-up: từ 5 trở lên thì tăng; half-even: đúng 5 thì về số chẵn; up: làm tròn lên; exact: biểu mẫu không quy định, số cần làm tròn là lỗi",
        },
    )]],
    variants: Variants::Said(
        &[Variant { key: "mode", word: Some(EXACT), settings: &[] }],
        &[
            Setting::required(
                "at",
                SettingShape::Word(|| words_of(&RoundAt::WORDS)),
                Text {
                    en: "leaf: each row is rounded; total: nothing is, before the total",
                    vi: "leaf: làm tròn từng mục; total: chỉ làm tròn ở tổng điểm",
                },
            ),
            Setting::required(
                "decimals",
                SettingShape::Whole(0, Rounding::MAX_DECIMALS as i64),
                Text { en: "how many decimals are kept", vi: "giữ bao nhiêu chữ số thập phân" },
            ),
        ],
    ),
    others: None,
};

static DEFAULTS: &[Setting] = &[
    Setting::optional(
        "over",
        SettingShape::Word(|| words_of(Over::WORDS)),
        Text {
            en: "what num above den comes to: a share of 1, reported, or an error; cap without it",
            vi: "khi num lớn hơn den: tính là 100% và có cảnh báo, hoặc là lỗi; không ghi là cap",
        },
    ),
    Setting::optional(
        "zero_over_zero",
        SettingShape::Word(|| words_of(ZeroOverZero::WORDS)),
        Text { en: "what 0/0 comes to; error without it", vi: "0/0 tính thế nào; không ghi là error" },
    ),
];
