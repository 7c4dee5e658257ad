//! The keys of an option.

use super::entries::WorthKeys;
use super::kind::{ID, Key, OWN_MAX, Setting, SettingShape, TITLE, shape};
use crate::language::Text;

pub(super) const POINTS: Key<shape::Signed> = Key::at_most_one(
    "points",
    Text {
        en: "its points; or else share, lose or rule; in a row without points none is needed",
        vi: "số điểm; hoặc share, lose, rule; mục không có điểm thì không cần",
    },
);
pub(super) const SHARE: Key<shape::Share> = Key::at_most_one(
    "share",
    Text {
        en: "its points as a share of the max", vi: "số điểm là một phần của điểm tối đa"
    },
);
pub(super) const LOSE: Key<shape::Figure> = Key::at_most_one(
    "lose",
    Text { en: "its points are the max less this", vi: "số điểm là điểm tối đa trừ số này" },
);
pub(super) const MET: Key<shape::Flag> = Key::optional(
    "met",
    Text {
        en: "whether a row without points is met by it; without it a mandatory row is met by the option with the most points, or by the first one",
        vi: "mục không có điểm có đạt với phương án này không; không ghi thì mục bắt buộc đạt với phương án nhiều điểm nhất, hoặc phương án đầu tiên",
    },
);
pub(super) const RULE: Key<shape::Text> = Key::of(Setting::at_most_one(
    "rule",
    SettingShape::NestedRule,
    Text {
        en: "its own rule: ratio, manual, count or piecewise, with the settings of that kind beside it",
        vi: "cách tính riêng: ratio, manual, count hoặc piecewise, kèm các khóa của cách tính đó",
    },
));
pub(super) const MAX: Key<shape::Figure> = Key::beside("rule", "max", OWN_MAX);

/// What an option gives: one of these.
pub(super) const WORTH: WorthKeys = WorthKeys {
    ways: &["points", "share", "lose", "rule"],
    points: &POINTS,
    share: &SHARE,
    lose: &LOSE,
    rule: &RULE,
    max: &MAX,
};

/// What an option may say.
pub(super) static OPTIONS: &[Setting] = &[
    ID.setting,
    TITLE.setting,
    POINTS.setting,
    SHARE.setting,
    LOSE.setting,
    MET.setting,
    RULE.setting,
    MAX.setting,
];
