//! The keys of an item.

use super::kind::{ID, OWN_MAX, Setting, SettingShape, TITLE};
use crate::language::Text;

/// What an item may say.
pub static ITEMS: &[Setting] = &[
    ID,
    TITLE,
    Setting::at_most_one(
        "points",
        SettingShape::Signed,
        Text {
            en: "its points; or else share or rule; under all none is needed",
            vi: "số điểm; hoặc share, rule; với all thì không cần",
        },
    ),
    Setting::at_most_one(
        "share",
        SettingShape::Share,
        Text {
            en: "its points as a share of the max", vi: "số điểm là một phần của điểm tối đa"
        },
    ),
    Setting::at_most_one(
        "rule",
        SettingShape::NestedRule,
        Text {
            en: "its own rule: ratio, manual, count or piecewise, with the settings of that kind beside it; not under all",
            vi: "cách tính riêng: ratio, manual, count hoặc piecewise, kèm các khóa của cách tính đó; không dùng với all",
        },
    ),
    Setting::beside("rule", "max", SettingShape::Figure, OWN_MAX),
    Setting::optional(
        "excludes",
        SettingShape::Ids,
        Text {
            en: "the items that cannot hold beside it; none without it",
            vi: "các nội dung không thể cùng đạt với nội dung này; không ghi thì không có",
        },
    ),
];
