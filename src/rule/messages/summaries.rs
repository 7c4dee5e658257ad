//! Rules in a few words.

use crate::language::{Computed, Joined, Text};
use crate::rule::{Allowed, Stretch};

/// Between numbers: a decimal comma is another mark.
pub(crate) const BETWEEN_NUMBERS: Text = Text { en: ", ", vi: "; " };
/// The bounds of a tier without any.
pub(crate) const ANYTHING_ELSE: Text = Text { en: "anything else", vi: "các trường hợp còn lại" };
/// What a unit without others comes to.
pub(crate) const NOTHING_FOR_NOW: Text = Text { en: "nothing for now", vi: "tạm tính 0 điểm" };
/// What a unit without others comes to.
pub(crate) const ALL_POINTS: Text = Text { en: "all points", vi: "được đủ điểm" };
/// What a unit without others comes to.
pub(crate) const NO_POINTS: Text = Text { en: "no points", vi: "0 điểm" };

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

    /// Shares that are worth nothing.
    NothingBelow { least: Computed } { en: "below {least}: no points", vi: "dưới {least}: 0 điểm" }

    /// A given point of a line.
    Gives { at: Computed, points: Computed } { en: "{at} gives {points}", vi: "{at} được {points}" }

    /// What can be measured.
    MeasuredWithin { stretch: Stretch } { en: "measured {stretch}", vi: "số đo {stretch}" }

    /// The options of a row without points that meet it.
    MetBy { options: Joined<String> } { en: "met by {options}", vi: "đạt khi chọn {options}" }

    /// Which way is better.
    BetterMeasure { measure: Text, direction: Text } { en: "{measure}: {direction}", vi: "{measure}: {direction}" }

    /// What a unit without others comes to.
    OneAlone { alone: Text } {
        en: "one unit alone, or all equal: {alone}",
        vi: "chỉ có một đơn vị, hoặc mọi đơn vị bằng nhau: {alone}",
    }

    /// Two items that cannot both hold.
    ExcludeEachOther { one: String, two: String } {
        en: "{one} and {two} exclude each other",
        vi: "{one} và {two} loại trừ nhau",
    }

    /// What each fault loses.
    LosesEach { each: Computed } { en: "{each} each", vi: "mỗi lần trừ {each}" }

    /// What each fault loses, up to a limit.
    LosesEachAtMost { each: Computed, most: Computed } {
        en: "{each} each, at most {most}",
        vi: "mỗi lần trừ {each}, nhiều nhất {most}",
    }

    /// Between the worst unit and the best.
    BetweenUnits { low: Computed, high: Computed } {
        en: "between the worst and the best unit: {low} to {high}",
        vi: "giữa đơn vị thấp nhất và tốt nhất: từ {low} đến {high}",
    }
}

/// A choice.
pub(crate) const ONE_OPTION: Text = Text { en: "one of the options", vi: "chọn một phương án" };
/// Several counts.
pub(crate) const SEVERAL_COUNTS: Text = Text {
    en: "several counts, each at its rate",
    vi: "nhiều số lượng, mỗi loại một mức điểm",
};
/// A checklist.
pub(crate) const SUM_OF_ITEMS: Text =
    Text { en: "the sum of the items that hold", vi: "tổng điểm các nội dung đạt" };
/// A checklist.
pub(crate) const BEST_OF_ITEMS: Text =
    Text { en: "the best of the items that hold", vi: "nội dung đạt có điểm cao nhất" };
/// A checklist.
pub(crate) const ALL_ITEMS: Text =
    Text { en: "all items, or nothing", vi: "đủ mọi nội dung, thiếu thì không có điểm" };
