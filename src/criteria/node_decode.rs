//! What conditions hang on: gates, bands, events, the settings of the total and the ranking.

use super::band_decode::{BANDS, decode_bands};
use super::condition::Condition;
use super::condition_decode::Scope;
use super::gate_decode::{REQUIRES, decode_gates};
use super::row_keys::ASKED_IF;
use super::settings::{Bands, Gate};
use crate::finding::Findings;
use crate::language::Text;
use crate::rule::{Direction, FLOOR};
use crate::setting::{Key, Setting, shape};
use crate::source::Keys;

pub(super) const ATTAINABLE: Key<shape::Figure> = Key::optional(
    "attainable",
    Text {
        en: "what it can come to before the cap, where that is knowingly not the max",
        vi: "điểm có thể đạt trước mức trần, nếu biết rõ là khác điểm tối đa",
    },
);
pub(super) const ALLOW: Key<shape::Texts> = Key::optional(
    "allow",
    Text {
        en: "codes of remarks about it that are accepted: warnings and notes of \"score criteria check\"",
        vi: "mã các cảnh báo và lưu ý của \"score criteria check\" được chấp nhận ở đây",
    },
);

/// The keys of every node of the tree: a row, a group, the total.
pub(super) static NODE: &[Setting] =
    &[FLOOR.setting, ATTAINABLE.setting, ALLOW.setting, REQUIRES.setting, BANDS.setting];

/// Which way is better, of what is a sum of rows.
pub(super) const DIRECTION: Key<shape::Word<Direction>> = Key::optional(
    "direction",
    Text {
        en: "which points are better: up: the most; down: the fewest, for it and all rows below it; without it as the group above says, else up",
        vi: "chiều tốt của điểm: up: càng cao càng tốt; down: càng thấp càng tốt, cho mục này và mọi mục bên dưới; không ghi thì theo nhóm bên trên, nếu không có là up",
    },
);

/// Reads the conditions of a row: its gates and bands, and when it is asked.
pub(super) fn decode_row_conditions(
    scope: &Scope<'_>,
    row: usize,
    keys: &mut Keys<'_, '_>,
    findings: &mut Findings,
) -> (Vec<Condition>, Vec<Gate>, Option<Bands>) {
    let asked_if = scope.conditions(&ASKED_IF, keys, findings).unwrap_or_default();
    let gates = decode_gates(scope, Some(&scope.rows[row]), keys, findings);
    let bands = decode_bands(scope, keys, findings);
    (asked_if, gates, bands)
}
