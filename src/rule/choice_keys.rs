//! The keys of an option.

use super::kind::{ID, OWN_MAX, Setting, SettingShape, TITLE};
use crate::language::Text;

/// What an option may say.
pub static OPTIONS: &[Setting] = &[
    ID,
    TITLE,
    Setting::at_most_one(
        "points",
        SettingShape::Signed,
        Text {
            en: "its points; or else share, lose or rule; in a row without points none is needed",
            vi: "số điểm; hoặc share, lose, rule; mục không có điểm thì không cần",
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
        "lose",
        SettingShape::Figure,
        Text {
            en: "its points are the max less this", vi: "số điểm là điểm tối đa trừ số này"
        },
    ),
    Setting::optional(
        "met",
        SettingShape::Flag,
        Text {
            en: "whether a row without points is met by it; without it a mandatory row is met by the option with the most points, or by the first one",
            vi: "mục không có điểm có đạt với phương án này không; không ghi thì mục bắt buộc đạt với phương án nhiều điểm nhất, hoặc phương án đầu tiên",
        },
    ),
    Setting::at_most_one(
        "rule",
        SettingShape::NestedRule,
        Text {
            en: "its own rule: ratio, manual, count or piecewise, with the settings of that kind beside it",
            vi: "cách tính riêng: ratio, manual, count hoặc piecewise, kèm các khóa của cách tính đó",
        },
    ),
    Setting::beside("rule", "max", SettingShape::Figure, OWN_MAX),
];
