//! Of measures: bounds, tiers and lines.

use std::fmt;

use super::super::Bounds;
use crate::language::{Argument, Computed, Language, Listed, Show, Text};
use crate::source::Subject;

/// Measures between bounds: `from 7% to below 10%`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// The bounds.
    pub bounds: Bounds,
    /// Whether they are shares.
    pub share: bool,
}

impl Show for Stretch {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.bounds.said(self.share, language))
    }

    fn argument(&self) -> Argument {
        Argument::Text(self.said(Language::English))
    }
}

/// Beside the tier that takes a measure which two tiers hold.
pub(crate) const FIRST_TIER: Text =
    Text { en: "the first tier that holds it", vi: "mức đầu tiên có giá trị này" };
/// Beside the tier where points turn a second time.
pub(crate) const TURNS_AGAIN: Text =
    Text { en: "here the direction changes again", vi: "đổi chiều lần nữa ở đây" };

diagnostic! {
    /// One side of a stretch that is bounded twice.
    BothBounds(BAD_RANGE) { subject: Subject, open: &'static str, closed: &'static str } {
        en: "{subject} has both `{open}` and `{closed}`",
        vi: "{subject} ghi cả “{open}” và “{closed}”",
        help en: "keep the one that the form prints",
        help vi: "giữ một, theo đúng biểu mẫu",
    }

    /// A share that a value is compared with.
    ShareOfValue(DOUBTFUL_PERCENT) { bound: Subject, exact: Computed } {
        en: "{bound} is written as a share, and a value is compared as it stands, with {exact}",
        vi: "{bound} ghi dạng tỷ lệ, còn giá trị được so sánh nguyên như đã ghi, với {exact}",
        help en: "write it as the values are answered: 80; or measure a ratio or its growth",
        help vi: "ghi theo cách ghi số liệu: 80; hoặc đo tỷ lệ hay tốc độ tăng",
    }

    /// A ratio that is far too much.
    PercentSignMissing(DOUBTFUL_PERCENT) { bound: Subject, written: String, measure: Text, percent: String } {
        en: "{bound} is {written}, and {measure} of {written} is {percent}",
        vi: "{bound} là {written}, {measure} {written} là {percent}",
        help en: "write \"{written}%\"; or \"{percent}\", where that is meant",
        help vi: "ghi \"{written}%\"; hoặc \"{percent}\", nếu đúng ý như vậy",
    }

    /// A tier that does not say what it gives.
    TierWithoutPoints(MISSING_KEY) { subject: Subject } {
        en: "{subject} has no `points`",
        vi: "{subject} chưa ghi “points”",
        help en: "add `points = …`: what it gives, 0 where it gives nothing",
        help vi: "ghi thêm “points = …”: số điểm được, không có điểm thì ghi 0",
    }

    /// Measures that no tier holds.
    TiersGap(TIERS_GAP) { subject: Subject, gap: Stretch } {
        en: "no tier of {subject} holds {gap}",
        vi: "không mức nào của {subject} ứng với {gap}",
        help en: "let the tiers meet as the form prints them; where nothing can be measured there, say so: domain = [0, 10]",
        help vi: "ghi các mức liền nhau theo biểu mẫu; nếu không thể có số liệu ở đó thì ghi: domain = [0, 10]",
    }

    /// A bound that two tiers hold.
    BoundShared(BOUND_SHARED) { first: String, second: String, subject: Subject, at: Stretch } {
        en: "tiers {first} and {second} of {subject} both hold {at}",
        vi: "mức {first} và mức {second} của {subject} cùng ứng với {at}",
        help en: "nothing to do where the form prints it so: the first, {first}, takes it",
        help vi: "nếu biểu mẫu in như vậy thì không phải làm gì: tính theo mức đứng trước, {first}",
    }

    /// A tier that never counts.
    TierUnreachable(TIER_UNREACHABLE) { tier: String, subject: Subject } {
        en: "tier {tier} of {subject} holds nothing that is left for it",
        vi: "không còn giá trị nào cho mức {tier} của {subject}, các mức trước đã lấy hết",
        help en: "correct its bounds, or put it before the tiers that hold the same",
        help vi: "sửa giới hạn của mức này, hoặc đặt lên trước các mức ứng với cùng giá trị",
    }

    /// Measures that two tiers hold.
    TiersOverlap(BOUNDS_OVERLAP) { first: String, second: String, subject: Subject, stretch: Stretch } {
        en: "tiers {first} and {second} of {subject} both hold {stretch}",
        vi: "mức {first} và mức {second} của {subject} cùng ứng với {stretch}",
        help en: "the first, {first}, takes it: correct one of the bounds against the form",
        help vi: "sửa giới hạn của một trong hai mức theo biểu mẫu; hiện tính theo mức đứng trước, {first}",
    }

    /// Points that rise and fall more than once.
    TiersNotMonotonic(TIERS_NOT_MONOTONIC) { subject: Subject, turns: usize, points: Listed<Computed> } {
        en: "the points of the tiers of {subject} change direction {turns} times along the measure: {points}",
        vi: "điểm các mức của {subject} đổi chiều {turns} lần theo số liệu: {points}",
        help en: "check them against the form; if it prints them so: allow = [\"tiers-not-monotonic\"]",
        help vi: "kiểm tra điểm các mức theo biểu mẫu; nếu biểu mẫu in như vậy thì ghi: allow = [\"tiers-not-monotonic\"]",
    }

    /// A last tier that gives points.
    LastTierNotZero(LAST_TIER_NOT_ZERO) { subject: Subject, tier: String, points: Computed } {
        en: "the last tier of {subject}, {tier}, gives points: {points}",
        vi: "mức cuối của {subject}, {tier}, vẫn có điểm: {points}",
        help en: "if the form prints it so: allow = [\"last-tier-not-zero\"]; most forms end with 0",
        help vi: "nếu biểu mẫu in như vậy thì ghi: allow = [\"last-tier-not-zero\"]; thường mức cuối là 0",
    }

    /// A given point that is not after the one before it.
    PointNotAfter(BAD_RANGE) { subject: Subject, at: String, before: String } {
        en: "{subject} is at {at}, and the point before it at {before}",
        vi: "{subject} ở {at}, điểm nối trước ở {before}",
        help en: "let `at` rise from point to point; where points jump, use rule = \"tiers\"",
        help vi: "ghi “at” tăng dần qua từng điểm nối; nếu điểm nhảy bậc thì dùng rule = \"tiers\"",
    }

    /// A line with one end.
    OnePoint(MISSING_KEY) { subject: Subject, example: Text } {
        en: "{subject} has one point, and a line needs two",
        vi: "{subject} có một điểm nối, nội suy cần hai",
        help en: "give another: {example}",
        help vi: "ghi thêm một điểm nối: {example}",
    }

    /// A given point that lacks something.
    PointIncomplete(MISSING_KEY) { subject: Subject, key: &'static str } {
        en: "{subject} has no `{key}`",
        vi: "{subject} chưa ghi “{key}”",
        help en: "write both: {{ at = \"50%\", points = 1 }}",
        help vi: "ghi cả hai: {{ at = \"50%\", points = 1 }}",
    }

    /// A line that goes up and down more than once.
    LineTurns(LINE_NOT_MONOTONIC) { subject: Subject, turns: usize, first: Computed, first_at: Computed, then: Computed, then_at: Computed } {
        en: "the line of {subject} changes direction {turns} times, first with {first} points at {first_at}, then with {then} points at {then_at}",
        vi: "đường nội suy của {subject} đổi chiều {turns} lần, lần đầu với {first} điểm tại {first_at}, sau đó với {then} điểm tại {then_at}",
        help en: "check the points against the form; if it prints them so: allow = [\"line-not-monotonic\"]",
        help vi: "kiểm tra các điểm nối theo biểu mẫu; nếu biểu mẫu in như vậy thì ghi: allow = [\"line-not-monotonic\"]",
    }
}
