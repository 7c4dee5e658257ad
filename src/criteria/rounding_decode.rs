//! `[rounding]`: where and how points are rounded.

use super::messages::edition::RoundingMissing;
use super::messages::total::BadDecimals;
use crate::finding::{Finding, Findings, Located};
use crate::language::Text;
use crate::number::{Decimal, RoundAt, Rounding, RoundingMode};
use crate::setting::{Form, Key, Keyword, Setting, SettingShape, Variant, Variants, or_none, shape};
use crate::source::Keys;

/// The rounding of an edition, under its key.
pub(super) const ROUNDING_TABLE: Key<shape::Any> = Key::of(Setting::required(
    "rounding",
    SettingShape::Of(&ROUNDING),
    Text {
        en: "where and how points are rounded: part of the rules",
        vi: "làm tròn điểm ở đâu và thế nào: một phần của quy định",
    },
));
const MODE: Key<shape::Word<Option<RoundingMode>>> = Key::required(
    "mode",
    Text {
        en: "truncate: toward zero; half-up: half away from zero; half-even: half to the even digit; up: away from zero; exact: the form states none, and a number that would need rounding is reported",
        vi: "truncate: bỏ các chữ số sau, không làm tròn; half-up: từ 5 trở lên thì tăng; half-even: đúng 5 thì về số chẵn; up: làm tròn lên; exact: biểu mẫu không quy định, số cần làm tròn là lỗi",
    },
);
const AT: Key<shape::Word<RoundAt>> = Key::required(
    "at",
    Text {
        en: "leaf: each row is rounded; total: nothing is, before the total",
        vi: "leaf: làm tròn từng mục; total: chỉ làm tròn ở tổng điểm",
    },
);
/// How many decimals are kept, of points and of an index.
pub(super) const DECIMALS: Key<shape::Figure> = Key::of(Setting::required(
    "decimals",
    SettingShape::Whole(0, Rounding::MAX_DECIMALS as i64),
    Text { en: "how many decimals are kept", vi: "giữ bao nhiêu chữ số thập phân" },
));

static ROUNDING: Form = Form {
    name: "rounding",
    meaning: Text {
        en: "Where and how points are rounded.", vi: "Làm tròn điểm ở đâu và thế nào."
    },
    settings: &[EVER],
    variants: Variants::Said(&[Variant { key: MODE.setting.key, word: Some(EXACT), settings: &[] }], ROUNDED),
    others: None,
};

static EVER: &[Setting] = &[MODE.setting];
/// The keys of a rounding that does round.
static ROUNDED: &[Setting] = &[AT.setting, DECIMALS.setting];

/// The mode without a rounding.
const EXACT: &str = "exact";

impl Keyword for Option<RoundingMode> {
    const WORDS: &'static [(&'static str, Self)] =
        &or_none::<_, _, { RoundingMode::WORDS.len() + 1 }>(&RoundingMode::WORDS, EXACT);
}

/// Reads `[rounding]`.
pub(super) fn decode_rounding(keys: &mut Keys<'_, '_>, findings: &mut Findings) -> Option<Rounding> {
    if keys.value(&ROUNDING_TABLE).is_none() {
        let finding = RoundingMissing { subject: keys.subject().clone() };
        findings.push(Finding::from(finding).at(keys.place()));
    }
    let mut rounding = keys.inside_by(&ROUNDING_TABLE, EVER, "[rounding]", findings)?;
    if rounding.again().find(&MODE, &mut Findings::default()) == Some(None) {
        rounding.know(MODE.key);
        rounding.finish(findings);
        return Some(Rounding::NEVER);
    }
    rounding.declare_all(ROUNDED);
    let at = rounding.get(&AT, findings);
    let mode = rounding.get(&MODE, findings).flatten();
    let decimals = rounding.get(&DECIMALS, findings);
    rounding.finish(findings);
    let decimals = whole_decimals(&decimals?, findings);
    Some(Rounding { at: at?, mode: mode?, decimals: decimals? })
}

/// A number of decimals that can be kept.
pub(super) fn whole_decimals(decimals: &Located<Decimal>, findings: &mut Findings) -> Option<u32> {
    let whole = (0..=Rounding::MAX_DECIMALS).find(|whole| Decimal::from(*whole) == decimals.value);
    if whole.is_none() {
        let finding = BadDecimals { decimals: decimals.value, most: Rounding::MAX_DECIMALS.to_string() };
        findings.push(Finding::from(finding).at(&decimals.place));
    }
    whole
}
