//! `[total]`: the root of the tree, with its index.

use super::allowance::decode_allow;
use super::band_decode::{decode_bands, link_least_of};
use super::condition_decode::Scope;
use super::event_decode::{EVENTS, decode_events};
use super::gate_decode::decode_gates;
use super::node_decode::{ALLOW, ATTAINABLE, DIRECTION, NODE};
use super::rounding_decode::{DECIMALS, whole_decimals};
use super::settings::{Index, NodeSettings, Total};
use crate::combine::Combine;
use crate::finding::Findings;
use crate::language::Text;
use crate::number::{Exact, RoundingMode};
use crate::rule::FLOOR;
use crate::setting::{Form, Key, Keyword, Setting, SettingShape, or_none, shape};
use crate::source::{Keys, Subject};

/// The total, under its key.
pub(super) const TOTAL_TABLE: Key<shape::Any> = Key::of(Setting::optional(
    "total",
    SettingShape::Of(&TOTAL),
    Text {
        en: "the root of the tree: what the rows come to", vi: "gốc của cây: kết quả chung của các mục"
    },
));

static TOTAL: Form = Form::plain(
    "total",
    Text {
        en: "The root of the tree: what the rows come to.",
        vi: "Gốc của cây: kết quả chung của các mục.",
    },
    &[OF_TOTAL, NODE],
);

const COMBINE: Key<shape::Word<Option<Combine>>> = Key::optional(
    "combine",
    Text {
        en: "how the rows become one figure; none: they are not added up; sum without it",
        vi: "cách gộp các mục thành một số; none: không cộng; không ghi là sum",
    },
);
const BASE: Key<shape::Figure> =
    Key::optional("base", Text { en: "what it starts from; 0 without it", vi: "điểm gốc; không ghi là 0" });
const INDEX: Key<shape::Any> = Key::of(Setting::optional(
    "index",
    SettingShape::Table(OF_INDEX),
    Text {
        en: "total ÷ max × scale, with a rounding of its own",
        vi: "tổng điểm ÷ điểm tối đa × scale, có cách làm tròn riêng",
    },
));

static OF_TOTAL: &[Setting] =
    &[COMBINE.setting, DIRECTION.setting, BASE.setting, INDEX.setting, EVENTS.setting];

const SCALE: Key<shape::Figure> = Key::optional(
    "scale",
    Text {
        en: "what the whole max comes to; 100 without it",
        vi: "điểm tối đa ứng với bao nhiêu; không ghi là 100",
    },
);
const OF: Key<shape::Word<Divisor>> = Key::optional(
    "of",
    Text {
        en: "the max of the rows that apply, or the max as printed; applicable without it",
        vi: "điểm tối đa của các mục áp dụng, hoặc điểm tối đa in trên biểu mẫu; không ghi là applicable",
    },
);
const MODE: Key<shape::Word<RoundingMode>> =
    Key::required("mode", Text { en: "how it is rounded", vi: "cách làm tròn" });

static OF_INDEX: &[Setting] = &[SCALE.setting, OF.setting, DECIMALS.setting, MODE.setting];

/// The rows become one number, or are not added up.
impl Keyword for Option<Combine> {
    const WORDS: &'static [(&'static str, Self)] =
        &or_none::<_, _, { Combine::WORDS.len() + 1 }>(&Combine::WORDS, "none");
}

/// What an index divides by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Divisor {
    /// The max of the rows that apply.
    Applicable,
    /// The max as printed.
    Max,
}

impl Keyword for Divisor {
    const WORDS: &'static [(&'static str, Self)] =
        &[("applicable", Divisor::Applicable), ("max", Divisor::Max)];
}

/// Reads `[total]`. `None` where there is none.
pub(super) fn decode_total(scope: &Scope<'_>, keys: &mut Keys<'_, '_>, findings: &mut Findings) -> Total {
    let Some((table, place)) = keys.table_at(&TOTAL_TABLE, findings) else { return Total::default() };
    let mut keys = keys.below(table, place, "[total]");
    keys.declare_all(OF_TOTAL);
    keys.declare_all(NODE);
    let combine = keys.get(&COMBINE, findings);
    let direction = keys.get(&DIRECTION, findings);
    let base = keys.get(&BASE, findings).map(|base| base.value);
    let floor = keys.get(&FLOOR, findings).map(|floor| floor.value);
    let attainable = keys.get(&ATTAINABLE, findings).map(|attainable| attainable.value);
    let allow = decode_allow(&ALLOW, &mut keys, findings);
    let gates = decode_gates(scope, None, &mut keys, findings);
    let mut bands = decode_bands(scope, &mut keys, findings);
    if let Some(bands) = &mut bands {
        link_least_of(bands, scope.rows, super::TOTAL, findings); // events name its bands
    }
    let index = decode_index(&mut keys, findings);
    let events = decode_events(scope, bands.as_ref(), &mut keys, findings);
    keys.finish(findings);
    let combined = combine.flatten().unwrap_or_default();
    let node = NodeSettings { combine: combined, direction, floor, attainable, gates, bands, allow };
    Total { node, unformed: combine == Some(None), base, index, events }
}

fn decode_index(keys: &mut Keys<'_, '_>, findings: &mut Findings) -> Option<Index> {
    let mut inner = keys.inside(&INDEX, Subject::Table("[total]").key(INDEX.key), findings)?;
    let scale = inner.get(&SCALE, findings).map_or(Exact::from(100), |scale| Exact::from(scale.value));
    let of = inner.get(&OF, findings).unwrap_or(Divisor::Applicable);
    let decimals = inner.get(&DECIMALS, findings);
    let mode = inner.get(&MODE, findings);
    inner.finish(findings);
    let decimals = whole_decimals(&decimals?, findings);
    Some(Index { scale, of_applicable: of == Divisor::Applicable, decimals: decimals?, mode: mode? })
}
