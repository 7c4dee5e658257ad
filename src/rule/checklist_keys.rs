//! The keys of an item.

use super::entries::WorthKeys;
use super::kind::{ID, Key, OWN_MAX, Setting, SettingShape, TITLE, shape};
use crate::language::Text;

pub(super) const POINTS: Key<shape::Signed> = Key::at_most_one(
    "points",
    Text {
        en: "its points; or else share or rule; under all none is needed",
        vi: "số điểm; hoặc share, rule; với all thì không cần",
    },
);
pub(super) const SHARE: Key<shape::Share> = Key::at_most_one(
    "share",
    Text {
        en: "its points as a share of the max", vi: "số điểm là một phần của điểm tối đa"
    },
);
pub(super) const RULE: Key<shape::Text> = Key::of(Setting::at_most_one(
    "rule",
    SettingShape::NestedRule,
    Text {
        en: "its own rule: ratio, manual, count or piecewise, with the settings of that kind beside it; not under all",
        vi: "cách tính riêng: ratio, manual, count hoặc piecewise, kèm các khóa của cách tính đó; không dùng với all",
    },
));
pub(super) const MAX: Key<shape::Figure> = Key::beside("rule", "max", OWN_MAX);
pub(super) const EXCLUDES: Key<shape::Ids> = Key::optional(
    "excludes",
    Text {
        en: "the items that cannot hold beside it; none without it",
        vi: "các nội dung không thể cùng đạt với nội dung này; không ghi thì không có",
    },
);

/// What an item gives: one of these. Less than the max has no meaning where items add up.
pub(super) const WORTH: WorthKeys = WorthKeys {
    ways: &["points", "share", "rule"],
    points: &POINTS,
    share: &SHARE,
    lose: &super::choice_keys::LOSE,
    rule: &RULE,
    max: &MAX,
};

/// What an item may say.
pub(super) static ITEMS: &[Setting] =
    &[ID.setting, TITLE.setting, POINTS.setting, SHARE.setting, RULE.setting, MAX.setting, EXCLUDES.setting];
