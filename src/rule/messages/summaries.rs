//! Rules in a few words.

use crate::language::{Computed, Text};
use crate::rule::Allowed;

sentence! {
    /// A ratio.
    RatioTimes { max: Computed } { en: "ratio × {max}", vi: "tỷ lệ × {max}" }

    /// A ratio that should be small.
    ShortfallTimes { max: Computed } { en: "(1 − ratio) × {max}", vi: "(1 − tỷ lệ) × {max}" }

    /// A count.
    CountTimes { each: Computed } { en: "count × {each}", vi: "số lượng × {each}" }

    /// Tiers.
    TiersOf { measure: Text } { en: "tiers of {measure}", vi: "chia mức theo {measure}" }

    /// A line.
    OnALine { measure: Text } { en: "on a line of {measure}", vi: "nội suy theo {measure}" }

    /// A max and what is lost of it.
    LessLosses { max: Computed } { en: "{max} less what is lost", vi: "{max} điểm trừ đi phần bị trừ" }

    /// A judgement.
    AwardedWithin { allowed: Allowed, source: Option<Source> } { en: "awarded: {allowed}{source}", vi: "người chấm cho điểm: {allowed}{source}" }

    /// Where it comes from.
    Source { source: String } { en: " ({source})", vi: " ({source})" }

    /// Against the best unit.
    ByTheBest { max: Computed } { en: "by the best unit × {max}", vi: "so với đơn vị tốt nhất × {max}" }

    /// Between the worst unit and the best.
    BetweenUnits { low: Computed, high: Computed } {
        en: "between the worst and the best unit: {low} to {high}",
        vi: "giữa đơn vị thấp nhất và tốt nhất: từ {low} đến {high}",
    }
}

/// A choice.
pub const ONE_OPTION: Text = Text { en: "one of the options", vi: "chọn một phương án" };
/// Several counts.
pub const SEVERAL_COUNTS: Text = Text {
    en: "several counts, each at its rate",
    vi: "nhiều số lượng, mỗi loại một mức điểm",
};
/// A checklist.
pub const SUM_OF_ITEMS: Text =
    Text { en: "the sum of the items that hold", vi: "tổng điểm các nội dung đạt" };
/// A checklist.
pub const BEST_OF_ITEMS: Text =
    Text { en: "the best of the items that hold", vi: "nội dung đạt có điểm cao nhất" };
/// A checklist.
pub const ALL_ITEMS: Text =
    Text { en: "all items, or nothing", vi: "đủ mọi nội dung, thiếu thì không có điểm" };
