//! Steps of the whole rule language.

use crate::combine::Combine;
use crate::language::{Computed, Joined, Listed, RowName, Sentence, Text};

use super::explanation::Term;

sentence! {
    /// What a condition makes of the answer.
    InPlaceOf { option: String, answer: Sentence, because: Sentence } {
        en: "{option}, in place of {answer}, because {because}",
        vi: "{option}, thay cho {answer}, vì {because}",
    }

    /// The items of a checklist.
    Items { held: Sentence, how: Sentence, points: Computed } { en: "{held}; {how}: {points}", vi: "{held}; {how}: {points}" }

    /// An item with its points.
    Item { item: String, points: Sentence } { en: "{item} ({points})", vi: "{item} ({points})" }

    /// Items that are missing where all must hold.
    Missing { missing: Listed<String>, all: Text } { en: "missing: {missing}; {all}", vi: "thiếu: {missing}; {all}" }

    /// Counts at their rates.
    Rates { rates: Joined<Rate>, points: Computed } { en: "{rates} = {points}", vi: "{rates} = {points}" }

    /// One of them.
    Rate { count: Computed, of: String, points: Computed } { en: "{count} {of} ({points})", vi: "{count} {of} ({points})" }

    /// What is lost of a max.
    Losses { from: Computed, each: Joined<Loss>, points: Computed, floor: Computed } {
        en: "{from}{each} = {points}, not below {floor}",
        vi: "{from}{each} = {points}, không thấp hơn {floor}",
    }

    /// One of them.
    Loss { loss: Sentence, counter: String } { en: " − {loss} ({counter})", vi: " − {loss} ({counter})" }

    /// Between two points.
    Between { low: Joint, high: Joint, points: Computed } {
        en: "between {low} and {high}: {points}",
        vi: "giữa {low} và {high}: {points}",
    }

    /// One of them.
    Joint { points: Computed, at: Computed } { en: "{points} at {at}", vi: "{points} điểm tại {at}" }

    /// Against other units.
    Among { units: usize, worst: Computed, best: Computed, points: Computed } {
        en: "among {units} units, from {worst} to {best}: {points}",
        vi: "trong {units} đơn vị, từ {worst} đến {best}: {points}",
    }

    /// Against none.
    Alone { points: Computed } {
        en: "no other unit to compare with: {points}",
        vi: "không có đơn vị khác để so sánh: {points}",
    }

    /// A share that earns nothing.
    Below { share: Computed, least: Computed } {
        en: "{share} is below {least}: no points",
        vi: "{share} dưới {least}: không được điểm",
    }

    /// Rows that are not added.
    Combined { how: Combine, terms: Listed<Weighted>, points: Computed } {
        en: "{how} of {terms} = {points}",
        vi: "{how} của {terms} = {points}",
    }

    /// One of them.
    Weighted { row: RowName, points: Computed, weight: Option<Weight> } { en: "{row} ({points}){weight}", vi: "{row} ({points}){weight}" }

    /// Its weight.
    Weight { weight: Computed } { en: " × {weight}", vi: " × {weight}" }

    /// The base of the total.
    StartsFrom { base: Computed, points: Computed } { en: "starts from {base}: {points}", vi: "từ {base}: {points}" }

    /// Penalties.
    Penalties { terms: Joined<Term>, points: Computed } { en: "{terms} = {points}", vi: "{terms} = {points}" }

    /// Rows that do not apply.
    Rescaled { from: Computed, whole: Computed, left: Computed, points: Computed } {
        en: "{from} × {whole} ÷ {left}, the max that applies = {points}",
        vi: "{from} × {whole} ÷ {left}, điểm tối đa của các mục áp dụng = {points}",
    }

    /// The floor.
    Lifted { from: Computed, points: Computed } { en: "lifted from {from} to {points}", vi: "nâng từ {from} lên {points}" }

    /// A loss.
    ALoss { points: Computed } { en: "a loss: {points}", vi: "là điểm trừ: {points}" }

    /// Evidence.
    NoneGiven { from: Computed } { en: "none is given: {from} becomes 0", vi: "chưa nêu tài liệu: {from} → 0" }

    /// An event.
    Event { event: Sentence, points: Computed } { en: "{event}: {points}", vi: "{event}: {points}" }
}

/// No item.
pub(crate) const NONE: Text = Text { en: "none", vi: "không có" };
/// Of a checklist.
pub(crate) const ALL_MUST_HOLD: Text = Text { en: "all must hold", vi: "phải có đủ" };
/// A loss.
pub(crate) const ALL: Text = Text { en: "all", vi: "toàn bộ" };
