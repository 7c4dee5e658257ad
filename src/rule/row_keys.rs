//! The keys of a row that its rule looks at, whatever the rule is.

use crate::language::Text;
use crate::setting::{Key, shape};

/// The most points of a row.
pub(crate) const MAX: Key<shape::Figure> = Key::optional(
    "max",
    Text {
        en: "the most points; a group without it has no cap, and a rule may need it",
        vi: "điểm tối đa; nhóm không ghi thì không có mức trần, có cách tính bắt buộc ghi",
    },
);

/// The least points of a row, a group or the total.
pub(crate) const FLOOR: Key<shape::Signed> = Key::optional(
    "floor",
    Text { en: "the least points; none without it", vi: "điểm thấp nhất; không ghi thì không có" },
);
