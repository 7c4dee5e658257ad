//! What changed points after they came about.

use crate::language::{Computed, Listed, RowName, Sentence, Text};

/// A ratio above 1.
pub(crate) const RATIO_CAPPED: Text =
    Text { en: "a ratio above 1 counts as 1", vi: "tỷ lệ trên 100% tính là 100%" };
/// The sign of a loss.
pub(crate) const AS_A_LOSS: Text = Text { en: "as a loss", vi: "tính là điểm trừ" };
/// Missing evidence.
pub(crate) const WITHOUT_EVIDENCE: Text = Text {
    en: "no points without evidence",
    vi: "không có điểm vì chưa có tài liệu kiểm chứng",
};

sentence! {
    /// A loss that its max holds.
    LossHeld { points: Computed } {
        en: "held to the most that it takes, {points}",
        vi: "không vượt mức trừ tối đa {points}",
    }

    /// Points that a max cuts.
    CutToMax { points: Computed } { en: "cut to the max of {points}", vi: "lấy điểm tối đa {points}" }

    /// Points that a floor lifts.
    LiftedToFloor { points: Computed } { en: "lifted to the floor of {points}", vi: "nâng lên mức sàn {points}" }

    /// A share that is too small.
    BelowLeast { share: Computed, least: Computed } {
        en: "{share} is below {least}, which earns nothing",
        vi: "{share} dưới {least}, không được điểm",
    }

    /// A condition that takes all points.
    NoPointsBecause { because: Sentence } { en: "no points, because {because}", vi: "không có điểm vì {because}" }

    /// A condition that takes some.
    CutBecause { points: Computed, because: Sentence } {
        en: "cut to {points}, because {because}",
        vi: "còn {points} vì {because}",
    }

    /// Rows that do not apply.
    Rescaled { whole: Computed, left: Computed } {
        en: "× {whole} ÷ {left} for the rows that do not apply",
        vi: "× {whole} ÷ {left} do có mục không áp dụng",
    }

    /// The base of the total.
    WithBase { base: Computed } { en: "with the base of {base}", vi: "cộng điểm gốc {base}" }

    /// Bonus rows.
    WithBonus { bonus: Computed, rows: Listed<RowName> } {
        en: "with the bonus of {bonus} ({rows})",
        vi: "cộng điểm thưởng {bonus} ({rows})",
    }

    /// Penalty rows.
    LessPenalties { taken: Computed, rows: Listed<RowName> } {
        en: "less the penalties of {taken} ({rows})",
        vi: "trừ {taken} điểm ({rows})",
    }

    /// An event with a title.
    ByEvent { change: Computed, title: String } { en: "{change} by “{title}”", vi: "{change} do “{title}”" }

    /// An event without one.
    WhenEvent { change: Computed, when: Sentence } { en: "{change} {when}", vi: "{change} {when}" }
}
