//! The keys of a criteria file's tables, but for those of its rows.

use super::form_decode::FORM_TABLE;
use super::names::{ATTRIBUTES, FACTS, QUANTITIES};
use super::ranking_decode::RANKING_TABLE;
use super::rounding_decode::ROUNDING_TABLE;
use super::row_keys::CRITERION;
use super::total_decode::TOTAL_TABLE;
use crate::language::Text;
use crate::rule::{Over, ZeroOverZero};
use crate::setting::{Key, Setting, SettingShape, shape};

pub(super) const HEADER_TABLE: Key<shape::Any> = Key::of(Setting::required(
    "criteria",
    SettingShape::Table(HEADER),
    Text { en: "the edition", vi: "bộ tiêu chí" },
));
pub(super) const DEFAULTS: Key<shape::Any> = Key::of(Setting::optional(
    "defaults",
    SettingShape::Table(OF_ROWS),
    Text {
        en: "what holds for every row that does not say otherwise",
        vi: "quy định chung cho các mục không ghi khác",
    },
));
pub(super) const LISTS: Key<shape::Any> = Key::of(Setting::optional(
    "lists",
    SettingShape::Names(&SettingShape::AnyList),
    Text {
        en: "lists that several rows use: options, items, tiers, bands …, each by the name that rows call it",
        vi: "danh sách dùng cho nhiều mục: phương án, nội dung, mức, mức xếp loại …, mỗi danh sách một tên để các mục ghi",
    },
));
pub(super) const ROWS: Key<shape::Any> = Key::of(Setting::required(
    "criterion",
    SettingShape::Several(&CRITERION),
    Text { en: "the rows of the form, in its order", vi: "các mục của biểu mẫu, theo thứ tự" },
));

/// The tables of a criteria file; its tests are read apart.
pub(crate) static DOCUMENT: &[Setting] = &[
    HEADER_TABLE.setting,
    ROUNDING_TABLE.setting,
    DEFAULTS.setting,
    LISTS.setting,
    FACTS.setting,
    QUANTITIES.setting,
    ATTRIBUTES.setting,
    ROWS.setting,
    TOTAL_TABLE.setting,
    RANKING_TABLE.setting,
    FORM_TABLE.setting,
];

pub(super) const ID: Key<shape::Text> = Key::of(Setting::required(
    "id",
    SettingShape::Matching("^[a-z0-9-]{1,100}$"),
    Text {
        en: "what forms call the edition: a word of a-z, 0-9 and `-`",
        vi: "mã bộ tiêu chí ghi trên phiếu: một từ gồm a-z, 0-9 và “-”",
    },
));
pub(super) const TITLE: Key<shape::Text> =
    Key::required("title", Text { en: "as the form prints it", vi: "như in trên biểu mẫu" });
pub(super) const YEAR: Key<shape::Figure> =
    Key::optional("year", Text { en: "the year that is judged", vi: "năm đánh giá" });
pub(super) const LANGUAGE: Key<shape::Text> =
    Key::optional("language", Text { en: "the language of the titles", vi: "ngôn ngữ của các tên" });
pub(super) const PRINTED_MAX: Key<shape::Figure> = Key::optional(
    "max",
    Text {
        en: "the max as printed, bonus left out: it caps the total before the bonus; checked against the rows",
        vi: "điểm tối đa in trên biểu mẫu, không kể điểm thưởng: mức trần của tổng điểm trước khi cộng điểm thưởng; được đối chiếu với các mục",
    },
);
pub(super) const PRINTED_MIN: Key<shape::Signed> = Key::optional(
    "min",
    Text {
        en: "the least total as printed; checked against the rows",
        vi: "tổng điểm thấp nhất in trên biểu mẫu; được đối chiếu với các mục",
    },
);
pub(super) const ALLOW: Key<shape::Texts> = Key::optional(
    "allow",
    Text {
        en: "codes of remarks about the edition that are accepted, wherever they are: warnings and notes of \"score criteria check\"",
        vi: "mã các cảnh báo và lưu ý của \"score criteria check\" được chấp nhận ở mọi chỗ trong bộ tiêu chí",
    },
);

static HEADER: &[Setting] = &[
    ID.setting,
    TITLE.setting,
    YEAR.setting,
    LANGUAGE.setting,
    PRINTED_MAX.setting,
    PRINTED_MIN.setting,
    ALLOW.setting,
];

pub(super) const OVER: Key<shape::Word<Over>> = Key::optional(
    "over",
    Text {
        en: "what num above den comes to: a share of 1, reported, or an error; cap without it",
        vi: "khi num lớn hơn den: tính là 100% và có cảnh báo, hoặc là lỗi; không ghi là cap",
    },
);
pub(super) const ZERO_OVER_ZERO: Key<shape::Word<ZeroOverZero>> = Key::optional(
    "zero_over_zero",
    Text { en: "what 0/0 comes to; error without it", vi: "0/0 tính thế nào; không ghi là error" },
);

static OF_ROWS: &[Setting] = &[OVER.setting, ZERO_OVER_ZERO.setting];
