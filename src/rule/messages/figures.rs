//! Of the figures of a row: its max, its range, its steps, and lists of figures.

use crate::language::{Computed, Text};
use crate::source::Subject;

/// Of `num` and `den`.
pub(crate) const ONLY_A_RATIO: Text = Text {
    en: "leave it out: only measure = \"ratio\" has one",
    vi: "bỏ đi: chỉ measure = \"ratio\" mới có",
};
/// Of `scale`.
pub(crate) const ONLY_MIN_MAX: Text = Text {
    en: "leave it out: only method = \"min-max\" has one",
    vi: "bỏ đi: chỉ method = \"min-max\" mới có",
};

diagnostic! {
    /// A row without the max that its rule needs.
    MaxMissing(MISSING_KEY) { subject: Subject } {
        en: "{subject} has no `max`",
        vi: "{subject} chưa ghi “max”",
        help en: "add `max = …`: the most points of the row, as the form prints it",
        help vi: "ghi thêm “max = …”: điểm tối đa của mục, theo biểu mẫu",
    }

    /// Something else than a list.
    NotAList(WRONG_TYPE) { subject: Subject, key: &'static str, kind: Text, example: &'static str } {
        en: "`{key}` of {subject} is {kind}",
        vi: "“{key}” của {subject} là {kind}",
        help en: "give a list: {key} = {example}",
        help vi: "ghi một danh sách: {key} = {example}",
    }

    /// Two ends, the first above the second.
    RangeReversed(BAD_RANGE) { subject: Subject, key: &'static str, from: Computed, to: Computed } {
        en: "`{key}` of {subject} runs from {from} to {to}",
        vi: "“{key}” của {subject} đi từ {from} đến {to}",
        help en: "write the lower end first",
        help vi: "ghi số nhỏ trước",
    }

    /// Something else than two ends.
    NotAPair(WRONG_TYPE) { subject: Subject, key: &'static str, example: &'static str } {
        en: "`{key}` of {subject} is not a pair of numbers",
        vi: "“{key}” của {subject} không phải là hai số",
        help en: "give its two ends: {key} = {example}",
        help vi: "ghi hai đầu: {key} = {example}",
    }

    /// A key that has no place beside the others.
    KeyMisplaced(UNKNOWN_KEY) { subject: Subject, key: &'static str, remedy: Text } {
        en: "`{key}` has no meaning in {subject}",
        vi: "“{key}” không có nghĩa trong {subject}",
        help en: "{remedy}",
        help vi: "{remedy}",
    }

    /// Steps that go nowhere.
    StepZero(BAD_RANGE) { subject: Subject } {
        en: "the step of {subject} is 0, which leads nowhere",
        vi: "step của {subject} là 0, không đi đến số điểm nào",
        help en: "leave `step` out, or give one",
        help vi: "bỏ “step”, hoặc ghi một bước",
    }

    /// A range without anything in it.
    MinAboveMax(BAD_RANGE) { subject: Subject, min: Computed, max: Computed } {
        en: "the min of {subject} ({min}) is above its max ({max})",
        vi: "min của {subject} ({min}) lớn hơn max ({max})",
        help en: "correct one of the two",
        help vi: "sửa một trong hai",
    }

    /// A loss that would be a gain.
    FloorAboveMax(BAD_RANGE) { subject: Subject, floor: Computed, max: Computed } {
        en: "the floor of {subject} ({floor}) is above its max ({max})",
        vi: "mức sàn của {subject} ({floor}) lớn hơn điểm tối đa ({max})",
        help en: "correct one of the two",
        help vi: "sửa một trong hai",
    }

    /// A max that nobody can be awarded.
    StepsMissMax(STEP_MISSES_MAX) { subject: Subject, min: Computed, step: Computed, best: Computed, max: Computed } {
        en: "the steps of {subject} go from {min} by {step} to {best}, and miss its max, {max}",
        vi: "điểm của {subject} đi từ {min}, mỗi bước {step}, đến {best}, không đến đúng điểm tối đa {max}",
        help en: "correct the step, the min or the max, so that a whole number of steps leads there",
        help vi: "sửa step, min hoặc max, để một số nguyên bước đi đến đúng điểm tối đa",
    }

    /// A least share that no share reaches.
    ZeroBelowAboveOne(BAD_RANGE) { subject: Subject } {
        en: "`zero_below` of {subject} is above 100%, which no share reaches",
        vi: "“zero_below” của {subject} lớn hơn 100%, không tỷ lệ nào đạt được",
        help en: "give the least share that earns points: \"50%\"",
        help vi: "ghi tỷ lệ thấp nhất được tính điểm: \"50%\"",
    }
}
