//! The keys of a row that is set against other units.

use super::kind::{Key, Setting, SettingShape, shape};
use super::norm::{Alone, Compared, Method};
use super::ratio::{DEN, Direction, NUM};
use crate::language::Text;

pub(super) const MEASURE: Key<shape::Word<Compared>> = Key::required(
    "measure",
    Text {
        en: "what is measured: a value, or num/den", vi: "cái được đo: số liệu (value), hoặc num/den"
    },
);
pub(super) const METHOD: Key<shape::Word<Method>> = Key::required(
    "method",
    Text {
        en: "best: in proportion to the best unit; min-max: between the worst and the best",
        vi: "best: theo tỷ lệ so với đơn vị tốt nhất; min-max: giữa đơn vị thấp nhất và đơn vị tốt nhất",
    },
);
pub(super) const DIRECTION: Key<shape::Word<Direction>> = Key::optional(
    "direction",
    Text {
        en: "up: the most is the best; down: the least is; up without it",
        vi: "up: càng nhiều càng tốt; down: càng ít càng tốt; không ghi là up",
    },
);
pub(super) const SCALE: Key<shape::Any> = Key::of(Setting::optional(
    "scale",
    SettingShape::Figures,
    Text {
        en: "the points of the worst and of the best unit, for min-max; [0, max] without it",
        vi: "điểm của đơn vị thấp nhất và của đơn vị tốt nhất, với min-max; không ghi là [0, max]",
    },
));
pub(super) const ALONE: Key<shape::Word<Alone>> = Key::optional(
    "alone",
    Text {
        en: "one unit alone, or all equal: provisional (0 points until others are known), full, or zero; provisional without it",
        vi: "chỉ có một đơn vị, hoặc mọi đơn vị bằng nhau: provisional (tạm tính 0 điểm đến khi có đơn vị khác), full, hoặc zero; không ghi là provisional",
    },
);

/// What such a row may say beside what every row may.
pub(super) static SETTINGS: &[Setting] = &[
    MEASURE.setting,
    NUM.setting,
    DEN.setting,
    METHOD.setting,
    DIRECTION.setting,
    SCALE.setting,
    ALONE.setting,
];
