//! Of settings that change nothing, and of remarks that are accepted.

use std::fmt;

use crate::language::{Computed, Language, NodeCode, RowName, Show, Text};
use crate::suggestion::Suggestion;

diagnostic! {
    /// A weight that nothing uses.
    IdleWeight(IDLE_SETTING) { row: RowName, above: NodeCode } {
        en: "{row} has a weight, and {above} takes no weighted mean",
        vi: "{row} có trọng số, {above} không lấy trung bình theo trọng số",
        help en: "say combine = \"weighted-mean\" there, or take the weight out",
        help vi: "ghi combine = \"weighted-mean\" ở đó, hoặc bỏ trọng số",
    }

    /// Whom a max is left to, where it is left to nobody.
    IdleRescale(IDLE_SETTING) { row: RowName } {
        en: "{row} says over what to rescale, and does not rescale",
        vi: "{row} ghi rescale_over, không chuyển điểm tối đa cho mục khác",
        help en: "say not_applicable = \"rescale\", or take rescale_over out",
        help vi: "ghi not_applicable = \"rescale\", hoặc bỏ rescale_over",
    }

    /// A cap above everything.
    IdleCap(IDLE_SETTING) { row: NodeCode, cap: Computed, most: Computed } {
        en: "a gate caps {row} at {cap}, and it never has more than {most}",
        vi: "điều kiện giới hạn {row} ở {cap} điểm, mục này không bao giờ quá {most} điểm",
        help en: "give a cap below that",
        help vi: "ghi mức trần thấp hơn",
    }

    /// More bands than there are.
    IdleShift(IDLE_SETTING) { shift: Computed, bands: usize } {
        en: "an event shifts by {shift} bands, and there are {bands}",
        vi: "sự kiện chuyển {shift} mức xếp loại, chỉ có {bands} mức",
        help en: "shift by the bands that it goes up or down; at_least and at_most name the end",
        help vi: "ghi số mức lên hoặc xuống; at_least và at_most ghi mức giới hạn",
    }

    /// An event without an effect.
    IdleEvent(IDLE_SETTING) {} {
        en: "an event leaves the band and the points as they are",
        vi: "sự kiện không làm thay đổi mức xếp loại và điểm",
        help en: "at_most the best band, at_least the last one, points of 0, or a shift where there are no bands say nothing",
        help vi: "at_most là mức cao nhất, at_least là mức cuối, points bằng 0, hoặc shift khi không có mức xếp loại thì không có tác dụng",
    }

    /// The acceptance of a remark that nobody knows.
    AllowUnknown(ALLOW_UNUSED) { name: String, suggestion: Suggestion } {
        en: "there is no remark `{name}` that could be accepted",
        vi: "không có cảnh báo hoặc lưu ý “{name}” để chấp nhận",
        help en: "{suggestion}",
        help vi: "{suggestion}",
    }

    /// The acceptance of an error.
    AllowError(ALLOW_UNUSED) { name: String } {
        en: "`{name}` is an error, and errors are not accepted",
        vi: "“{name}” là lỗi, không chấp nhận lỗi được",
        help en: "fix what it reports, and take it out of `allow`",
        help vi: "sửa lỗi đó, rồi bỏ khỏi “allow”",
    }

    /// The acceptance of a remark that is not made.
    AllowNothing(ALLOW_UNUSED) { name: String, of: Accepted } {
        en: "`{name}` is accepted for {of}, and there is no such remark",
        vi: "“{name}” được chấp nhận ở {of}, ở đó không có cảnh báo hoặc lưu ý này",
        help en: "take it out of `allow`",
        help vi: "bỏ khỏi “allow”",
    }

    /// The acceptance of a remark that is made elsewhere.
    AllowElsewhere(ALLOW_UNUSED) { name: String, of: Accepted, elsewhere: NodeCode } {
        en: "`{name}` is accepted for {of}, and there is no such remark",
        vi: "“{name}” được chấp nhận ở {of}, ở đó không có cảnh báo hoặc lưu ý này",
        help en: "the remark is about {elsewhere}: write it there, or take it out",
        help vi: "cảnh báo hoặc lưu ý này ở {elsewhere}: ghi ở đó, hoặc bỏ đi",
    }
}

/// What a remark is accepted for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Accepted {
    /// The whole edition.
    Edition,
    /// The total.
    Total,
    /// A row.
    Row(String),
}

sentence! {
    /// A row by its code.
    RowOf { row: NodeCode } {
        en: "row {row}",
        vi: "{row}",
    }
}

impl Show for Accepted {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Accepted::Edition => Text { en: "the edition", vi: "bộ tiêu chí" }.show(language, f),
            Accepted::Total => Text { en: "the total", vi: "tổng điểm" }.show(language, f),
            Accepted::Row(code) => RowOf { row: NodeCode(code.clone()) }.show(language, f),
        }
    }
}
