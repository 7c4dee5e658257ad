//! Of what probably happened to a figure.

use crate::column::Column;
use crate::language::{Computed, Counted, NodeCode, Noun, Sentence, Text};
use crate::number::{Decimal, Rounding, RoundingMode};

sentence! {
    /// A power of ten.
    DecimalMarkOff { factor: usize } {
        en: "the decimal mark is off: a factor of {factor}",
        vi: "lệch {factor} lần do dấu thập phân",
    }

    /// A comma that separates cells.
    CutAtComma { figure: Computed, note: String } {
        en: "{figure} was cut at its comma, and {note} went into the note",
        vi: "{figure} bị tách tại dấu phẩy, {note} nằm ở ghi chú",
    }

    /// From the other column.
    FigureOfColumn { column: Column } {
        en: "this is the figure of the {column} column",
        vi: "lấy điểm của cột {column}",
    }

    /// A condition replaced the answer.
    AnswerCounted { answer: Sentence } {
        en: "the condition was not applied: these are the points of {answer}, as answered",
        vi: "chưa áp điều kiện: đây là điểm của {answer} như đã ghi",
    }

    /// A max.
    MaxNotApplied { max: Computed } { en: "the max of {max} was not applied", vi: "chưa áp mức trần {max}" }

    /// A floor.
    FloorNotApplied { floor: Computed } { en: "the floor of {floor} was not applied", vi: "chưa áp mức sàn {floor}" }

    /// A denominator that the facts state otherwise.
    OtherDenominator { den: Decimal, fact: Decimal, declared: Computed } {
        en: "the denominator {den}: with {fact}, the fact, it comes to {declared} as declared",
        vi: "mẫu số {den}: dùng {fact} ở phần thông tin chung thì được {declared} như đã ghi",
    }

    /// A rounding before the product.
    RatioRounded { rounding: Rounding } {
        en: "the ratio was {rounding} before it was multiplied",
        vi: "tỷ lệ đã làm tròn trước khi nhân: {rounding}",
    }

    /// Another option.
    PointsOfOption { option: String } {
        en: "these are the points of option {option}",
        vi: "lấy điểm của phương án {option}",
    }

    /// Another tier.
    PointsOfTier { tier: String } { en: "these are the points of tier {tier}", vi: "lấy điểm của mức {tier}" }

    /// Another mode.
    ModeInsteadOf { mode: RoundingMode, own: RoundingMode } {
        en: "{mode} instead of {own}",
        vi: "dùng “{mode}” thay vì “{own}”",
    }

    /// Other decimals.
    DecimalsInsteadOf { decimals: Counted, own: usize } {
        en: "rounded to {decimals} instead of {own}",
        vi: "lấy {decimals} thay vì {own}",
    }

    /// A row with its points.
    Counts { row: NodeCode, points: Computed } { en: "{row} ({points})", vi: "{row} ({points})" }

    /// A row that is not in the sum.
    LeftOut { row: Counts } { en: "{row} was left out of the sum", vi: "cộng thiếu {row}" }

    /// One of two.
    OneOfTwoLeftOut { first: Counts, second: Counts } {
        en: "{first} or {second} was left out of the sum",
        vi: "cộng thiếu {first} hoặc {second}",
    }

    /// One of many.
    OneLeftOut { rows: usize, first: Counts } {
        en: "one of {rows} rows like {first} was left out of the sum",
        vi: "cộng thiếu một trong {rows} mục như {first}",
    }

    /// A row that is in the sum twice.
    CountedTwice { row: Counts } { en: "{row} was counted twice", vi: "cộng hai lần {row}" }

    /// One of two.
    OneOfTwoTwice { first: Counts, second: Counts } {
        en: "{first} or {second} was counted twice",
        vi: "cộng hai lần {first} hoặc {second}",
    }

    /// One of many.
    OneTwice { rows: usize, first: Counts } {
        en: "one of {rows} rows like {first} was counted twice",
        vi: "cộng hai lần một trong {rows} mục như {first}",
    }

    /// A base.
    BaseLeftOut { base: Computed } { en: "the base of {base} was left out", vi: "chưa cộng điểm gốc {base}" }

    /// A bonus.
    BonusLeftOut { bonus: Computed } { en: "the bonus of {bonus} was left out", vi: "chưa cộng điểm thưởng {bonus}" }

    /// Penalties.
    PenaltiesLeftOut { penalties: Computed } {
        en: "the penalties of {penalties} were not taken off",
        vi: "chưa trừ {penalties} điểm trừ",
    }

    /// Penalties.
    PenaltiesAdded { penalties: Computed } {
        en: "the penalties of {penalties} were added in place of taken off",
        vi: "cộng {penalties} điểm trừ thay vì trừ",
    }

    /// An event.
    EventNotApplied { event: Sentence } { en: "{event} was not applied", vi: "chưa áp {event}" }

    /// Rows that are not added up.
    RowsWereAdded { counts: Text } { en: "its rows were added up, and {counts}", vi: "đã cộng các mục thành phần, {counts}" }

    /// Another row.
    PointsOfRow { row: NodeCode, counts: Text } {
        en: "these are the points of {row}, and {counts}",
        vi: "lấy điểm của {row}, {counts}",
    }
}

/// What is left of a number.
pub(crate) const DECIMAL: Noun = Noun { one: "decimal", many: "decimals", vi: "chữ số thập phân" };
/// A loss.
pub(crate) const WITHOUT_MINUS: Text =
    Text { en: "the loss is declared without its minus", vi: "điểm trừ ghi thiếu dấu trừ" };
/// 4.58 for 4.85.
pub(crate) const TRANSPOSED: Text = Text { en: "two digits are transposed", vi: "đảo hai chữ số" };
/// Points without an answer.
pub(crate) const CLAIMED_BLANK: Text = Text {
    en: "points are claimed on a row that is not answered",
    vi: "ghi điểm ở mục để trống số liệu",
};
/// The max.
pub(crate) const MAX_COPIED: Text = Text { en: "the max was copied", vi: "chép nhầm điểm tối đa" };
/// A condition.
pub(crate) const CONDITION_NOT_APPLIED: Text =
    Text { en: "the condition was not applied", vi: "chưa áp điều kiện" };
/// Evidence.
pub(crate) const CLAIMED_UNPROVEN: Text = Text {
    en: "points are claimed without evidence",
    vi: "ghi điểm khi chưa có tài liệu kiểm chứng",
};
/// Rows that do not apply.
pub(crate) const NOT_RESCALED: Text = Text {
    en: "the max of the rows that do not apply was not given to the others",
    vi: "chưa chuyển điểm tối đa của mục không áp dụng cho các mục khác",
};
/// A ratio upside down.
pub(crate) const SWAPPED: Text =
    Text { en: "numerator and denominator are swapped", vi: "ghi ngược tử số và mẫu số" };
/// A ratio above 1.
pub(crate) const RATIO_NOT_CUT: Text =
    Text { en: "the ratio above 1 was not cut to 1", vi: "tỷ lệ trên 100% chưa tính là 100%" };
/// Which of the rows counts.
pub(crate) const MEAN_COUNTS: Text =
    Text { en: "their mean counts", vi: "bộ tiêu chí lấy trung bình" };
/// Which of the rows counts.
pub(crate) const WEIGHTED_MEAN_COUNTS: Text =
    Text { en: "their weighted mean counts", vi: "bộ tiêu chí lấy trung bình theo trọng số" };
/// Which of the rows counts.
pub(crate) const HIGHEST_COUNTS: Text =
    Text { en: "the highest of them counts", vi: "bộ tiêu chí lấy mục cao nhất" };
/// Which of the rows counts.
pub(crate) const LOWEST_COUNTS: Text =
    Text { en: "the lowest of them counts", vi: "bộ tiêu chí lấy mục thấp nhất" };
/// Rounding at the wrong place.
pub(crate) const ADDED_BEFORE_ROUNDING: Text = Text {
    en: "the terms were added up before they were rounded",
    vi: "cộng các mục trước khi làm tròn từng mục",
};
/// Rounding at the wrong place.
pub(crate) const ROUNDED_BEFORE_ADDING: Text = Text {
    en: "the terms were rounded before they were added up",
    vi: "làm tròn từng mục trước khi cộng",
};
