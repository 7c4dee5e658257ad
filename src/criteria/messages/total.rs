//! Of the total, its events and the ranking.

use crate::language::Computed;
use crate::number::Decimal;
use crate::source::Subject;
use crate::suggestion::Suggestion;

diagnostic! {
    /// A max of a sum that nobody forms.
    MaxWithoutSum(BAD_TOTAL) {} {
        en: "the rows are not added up, and [criteria] has a max",
        vi: "các mục không cộng lại, [criteria] vẫn có max",
        help en: "take the max away, or the combine = \"none\"",
        help vi: "bỏ max, hoặc bỏ combine = \"none\"",
    }

    /// What is done with a sum that nobody forms.
    EffectsWithoutSum(BAD_TOTAL) {} {
        en: "the rows are not added up, and something is to be done with their sum",
        vi: "các mục không cộng lại, vẫn có quy định tính trên tổng điểm",
        help en: "take index, base and points of events away",
        help vi: "bỏ index, base và points của sự kiện",
    }

    /// Bands of a sum that nobody forms.
    BandsWithoutSum(BAD_TOTAL) {} {
        en: "the rows are not added up, and bands look at their sum",
        vi: "các mục không cộng lại, vẫn xếp loại theo tổng điểm",
        help en: "write bands = {{ least_of = [ … ] }}",
        help vi: "ghi bands = {{ least_of = [ … ] }}",
    }

    /// A ranking by a sum that nobody forms.
    RankingWithoutSum(BAD_TOTAL) {} {
        en: "the rows are not added up, and units are ranked by their sum",
        vi: "các mục không cộng lại, vẫn xếp hạng đơn vị theo tổng điểm",
        help en: "say by which row: [ranking] by = \"1\"",
        help vi: "ghi xếp hạng theo mục nào: [ranking] by = \"1\"",
    }

    /// A ranking by an index that nobody forms.
    RankingWithoutIndex(BAD_TOTAL) {} {
        en: "units are ranked by the index, and there is none",
        vi: "xếp hạng đơn vị theo chỉ số, chưa có chỉ số",
        help en: "add index to [total], or rank by the total",
        help vi: "ghi thêm index vào [total], hoặc xếp hạng theo tổng điểm",
    }

    /// A least total that penalties do not lead to.
    MinDiffers(MAX_DIFFERS) { min: Decimal, lowest: Computed } {
        en: "the min is {min}, and penalties can take the total down to {lowest}",
        vi: "min là {min}, điểm trừ có thể đưa tổng điểm xuống {lowest}",
        help en: "correct the one that is wrong: min, base, floor or the max of a penalty",
        help vi: "sửa một trong các số: min, base, floor hoặc max của mục điểm trừ",
    }

    /// Decimals that cannot be kept.
    BadDecimals(BAD_RANGE) { decimals: Decimal, most: String } {
        en: "{decimals} decimals cannot be kept",
        vi: "không giữ được {decimals} chữ số thập phân",
        help en: "give a whole number from 0 to {most}",
        help vi: "ghi số nguyên từ 0 đến {most}",
    }

    /// An event without a condition, or with two.
    EventWithoutCondition(MISSING_KEY) { subject: Subject } {
        en: "{subject} does not say when it happens",
        vi: "{subject} chưa ghi khi nào xảy ra",
        help en: "give it one of when = {{ … }} and unless = {{ … }}",
        help vi: "ghi một trong hai: when = {{ … }} và unless = {{ … }}",
    }

    /// An event without an effect.
    EventWithoutEffect(MISSING_KEY) { subject: Subject } {
        en: "{subject} does nothing",
        vi: "{subject} chưa ghi cách xử lý",
        help en: "say what follows: points, points_by_band, shift, at_least or at_most",
        help vi: "ghi cách xử lý: points, points_by_band, shift, at_least hoặc at_most",
    }

    /// A shift by something else than bands.
    BadShift(BAD_RANGE) { shift: Decimal } {
        en: "the band cannot be shifted by {shift}",
        vi: "không chuyển được {shift} mức xếp loại",
        help en: "write how many bands it goes up, or down: shift = -1",
        help vi: "ghi số mức được nâng lên, hoặc hạ xuống: shift = -1",
    }

    /// A band that the total does not have.
    UnknownBand(UNKNOWN_NAME) { band: String, suggestion: Suggestion } {
        en: "[total] has no band `{band}`",
        vi: "[total] không có mức xếp loại “{band}”",
        help en: "{suggestion}",
        help vi: "{suggestion}",
    }

    /// Points of a band that are no number.
    PointsNotANumber(WRONG_TYPE) { band: String } {
        en: "the points for `{band}` are no number",
        vi: "điểm của “{band}” không phải là số",
        help en: "write what is added: good = -9",
        help vi: "ghi số điểm cộng vào: good = -9",
    }

    /// Cohorts by a fact that is a number.
    CohortWithoutOptions(BAD_RANGE) { name: String } {
        en: "units are ranked apart by the fact `{name}`, which has no options",
        vi: "xếp hạng riêng từng nhóm theo thông tin chung “{name}”, thông tin này không có phương án",
        help en: "give the fact its options: options = [\"I\", \"II\"]",
        help vi: "ghi phương án của thông tin chung: options = [\"I\", \"II\"]",
    }
}
