//! What an edition says of itself where it is printed as a form: its rows, groups and total.

use crate::column::Column;
use crate::language::{Computed, Counted, Joined, Listed, NodeCode, Noun, RowName, Sentence, Text};
use crate::number::Rounding;

/// Rows without rows below them.
pub(crate) const LEAF: Noun = Noun { one: "leaf", many: "leaves", vi: "tiêu chí thành phần" };
/// Rows at the top with rows below them.
pub(crate) const GROUP: Noun = Noun { one: "group", many: "groups", vi: "nhóm tiêu chí" };

/// Nothing is rounded.
pub(crate) const NOTHING_ROUNDED: Text = Text { en: "nothing is rounded", vi: "không làm tròn" };
/// Heading of what ratios come to.
pub(crate) const RATIOS: Text =
    Text { en: "Ratios that do not say otherwise", vi: "Tỷ lệ, nếu mục không ghi khác" };
/// Heading of attributes.
pub(crate) const ATTRIBUTES: Text =
    Text { en: "What any answer may say besides", vi: "Thuộc tính ghi kèm số liệu" };
/// Heading of lists.
pub(crate) const UNUSED_LISTS: Text =
    Text { en: "Lists that no row uses", vi: "Danh sách không mục nào dùng" };

/// How rows become one figure.
pub(crate) const SUM: Text = Text { en: "the sum of its rows", vi: "tổng của các mục" };
/// How rows become one figure.
pub(crate) const MEAN: Text = Text { en: "the mean of its rows", vi: "trung bình của các mục" };
/// How rows become one figure.
pub(crate) const WEIGHTED_MEAN: Text =
    Text { en: "the mean of its rows by weight", vi: "trung bình của các mục theo trọng số" };
/// How rows become one figure.
pub(crate) const BEST: Text = Text { en: "the best of its rows", vi: "mục cao nhất" };
/// How rows become one figure.
pub(crate) const WEAKEST: Text = Text { en: "the weakest of its rows", vi: "mục thấp nhất" };
/// How rows become one figure.
pub(crate) const NO_TOTAL: Text = Text { en: "no total is formed", vi: "không cộng tổng" };

/// A role.
pub(crate) const ORDINARY: Text = Text { en: "an ordinary row", vi: "mục thường" };
/// A role.
pub(crate) const BONUS_ABOVE: Text =
    Text { en: "bonus, may pass the max", vi: "điểm thưởng, được vượt điểm tối đa" };
/// A role.
pub(crate) const BONUS_WITHIN: Text =
    Text { en: "bonus, within the max", vi: "điểm thưởng, trong điểm tối đa" };
/// A role.
pub(crate) const PENALTY: Text =
    Text { en: "penalty: its points are lost", vi: "điểm trừ: số điểm ở đây bị trừ" };
/// A role.
pub(crate) const INFORMATION: Text =
    Text { en: "information, without points", vi: "thông tin, không có điểm" };
/// A role.
pub(crate) const MANDATORY: Text =
    Text { en: "mandatory, without points", vi: "bắt buộc, không có điểm" };

/// What a row that does not apply comes to.
pub(crate) const DROPPED: Text = Text {
    en: "not applicable: leaves the sum, and its max with it",
    vi: "không áp dụng: không cộng mục này và điểm tối đa của mục",
};
/// What a row that does not apply comes to.
pub(crate) const LEFT_TO_GROUP: Text = Text {
    en: "not applicable: leaves its max to the others of its group",
    vi: "không áp dụng: chuyển điểm tối đa cho các mục cùng nhóm",
};
/// What a row that does not apply comes to.
pub(crate) const LEFT_TO_ALL: Text = Text {
    en: "not applicable: leaves its max to all others",
    vi: "không áp dụng: chuyển điểm tối đa cho mọi mục khác",
};
/// What a row that does not apply comes to.
pub(crate) const FULL: Text =
    Text { en: "not applicable: all points", vi: "không áp dụng: được đủ điểm" };
/// What a penalty that does not apply comes to.
pub(crate) const NOTHING_LOST: Text =
    Text { en: "not applicable: nothing is lost", vi: "không áp dụng: không trừ điểm" };
/// What a row that does not apply comes to.
pub(crate) const ZERO: Text = Text { en: "not applicable: no points", vi: "không áp dụng: 0 điểm" };

/// Where evidence is asked for.
pub(crate) const BOTH_COLUMNS: Text = Text { en: "both columns", vi: "cả hai cột" };
/// What points without evidence come to.
pub(crate) const NO_POINTS_WITHOUT: Text =
    Text { en: "without it no points", vi: "không có thì 0 điểm" };
/// What points without evidence come to.
pub(crate) const WARNING_WITHOUT: Text =
    Text { en: "without it a warning", vi: "không có thì cảnh báo" };

/// Which points are better.
pub(crate) const MORE_IS_BETTER: Text =
    Text { en: "more points are better", vi: "điểm càng cao càng tốt" };
/// Which points are better.
pub(crate) const FEWER_ARE_BETTER: Text =
    Text { en: "fewer points are better", vi: "điểm càng thấp càng tốt" };

/// What follows where a condition fails.
pub(crate) const NO_POINTS: Text = Text { en: "no points", vi: "0 điểm" };
/// What follows where a condition fails.
pub(crate) const NO_SCORE_AT_ALL: Text = Text { en: "there is no score", vi: "không có tổng điểm" };
/// What follows where a condition fails.
pub(crate) const NO_SCORE: Text = Text { en: "it has no score", vi: "mục này không có điểm" };
/// A band without bounds.
pub(crate) const ANYTHING_ELSE: Text = Text { en: "anything else", vi: "các trường hợp còn lại" };

/// What the total is divided by.
pub(crate) const MAX_THAT_APPLIES: Text =
    Text { en: "the max of what applies", vi: "điểm tối đa của các mục áp dụng" };
/// What the total is divided by.
pub(crate) const MAX_AS_PRINTED: Text =
    Text { en: "the max as printed", vi: "điểm tối đa in trên biểu mẫu" };
/// What ranks compare.
pub(crate) const BY_TOTAL: Text = Text { en: "the total", vi: "tổng điểm" };
/// What ranks compare.
pub(crate) const BY_INDEX: Text = Text { en: "the index", vi: "chỉ số" };
/// Which figures ranks compare.
pub(crate) const EXACT: Text = Text { en: "exact", vi: "số chính xác" };
/// Which figures ranks compare.
pub(crate) const PRINTED: Text = Text { en: "printed", vi: "số như in ra" };

sentence! {
    /// How points are rounded.
    RoundedAtLeaves { rounding: Rounding } {
        en: "{rounding} at each leaf",
        vi: "{rounding}, ở từng tiêu chí thành phần",
    }

    /// How points are rounded.
    RoundedAtTotal { rounding: Rounding } {
        en: "{rounding} at the total",
        vi: "{rounding}, ở tổng điểm",
    }

    /// How large it is.
    Size { leaves: Counted, groups: Counted } {
        en: "{leaves} in {groups}",
        vi: "{leaves}, {groups}",
    }

    /// The fact or quantity that a part of an answer quotes.
    Quotes { key: &'static str, name: String, title: String } {
        en: "{key}: {title} ({name})",
        vi: "{key}: {title} ({name})",
    }

    /// A line of an entry's own rule.
    OfEntry { entry: String, line: Sentence } {
        en: "{entry}: {line}",
        vi: "{entry}: {line}",
    }

    /// Behind what is not the usual.
    Remarked { line: Sentence } {
        en: "* {line}",
        vi: "* {line}",
    }

    /// A weight.
    Weight { weight: Computed } {
        en: "weight {weight}",
        vi: "trọng số {weight}",
    }

    /// When a row is asked.
    AskedOnlyIf { condition: Sentence } {
        en: "asked only if {condition}",
        vi: "chỉ thuộc đối tượng khi {condition}",
    }

    /// The code of a row in the edition before.
    CodeBefore { code: String } {
        en: "in the edition before: {code}",
        vi: "mã trong bộ tiêu chí trước: {code}",
    }

    /// Where the row comes from.
    Basis { basis: String } {
        en: "basis: {basis}",
        vi: "căn cứ: {basis}",
    }

    /// One column.
    InColumn { column: Column } {
        en: "the {column} column",
        vi: "cột {column}",
    }

    /// Points that must be backed.
    NeedEvidence { place: Sentence, without: Text } {
        en: "points need evidence in {place}: {without}",
        vi: "điểm phải có tài liệu kiểm chứng ở {place}: {without}",
    }

    /// What a group comes to before its cap.
    ComesToAtMost { most: Computed } {
        en: "the best answers come to {most}",
        vi: "số liệu tốt nhất thì được {most}",
    }

    /// The least points.
    NeverBelow { floor: Computed } {
        en: "never below {floor}",
        vi: "không dưới {floor}",
    }

    /// The most points, where a condition fails.
    AtMostPoints { cap: Computed } {
        en: "at most {cap}",
        vi: "nhiều nhất {cap} điểm",
    }

    /// Another option, where a condition fails.
    CountsAs { option: String } {
        en: "it counts as {option}",
        vi: "tính như phương án {option}",
    }

    /// What is told where a condition fails.
    Message { message: String } {
        en: " (“{message}”)",
        vi: " (“{message}”)",
    }

    /// A condition, and what follows where it fails.
    GateRequires { condition: Sentence, otherwise: Sentence, message: Option<Message> } {
        en: "requires: {condition}; otherwise {otherwise}{message}",
        vi: "điều kiện: {condition}; không đạt thì {otherwise}{message}",
    }

    /// A band that follows from those of rows.
    LowestOf { rows: Listed<NodeCode> } {
        en: "band: the lowest of {rows}",
        vi: "xếp loại: mức thấp nhất của {rows}",
    }

    /// What else it is called.
    Titled { title: String } {
        en: " ({title})",
        vi: " ({title})",
    }

    /// The bounds of a band in the form's words.
    PrintedAs { printed: String } {
        en: ", printed “{printed}”",
        vi: ", biểu mẫu in “{printed}”",
    }

    /// The side conditions of a band.
    SideConditions { condition: Sentence } {
        en: "; requires: {condition}",
        vi: "; điều kiện: {condition}",
    }

    /// A band.
    BandHolds { band: String, id: Option<Titled>, limits: Sentence, printed: Option<PrintedAs>, requires: Option<SideConditions> } {
        en: "band {band}{id}: {limits}{printed}{requires}",
        vi: "mức xếp loại {band}{id}: {limits}{printed}{requires}",
    }

    /// What the total starts from.
    StartsFrom { base: Computed } {
        en: "starts from {base}",
        vi: "điểm gốc {base}",
    }

    /// The least total as printed.
    LeastTotal { min: Computed } {
        en: "the least that it is to come to: {min}",
        vi: "tổng điểm thấp nhất theo biểu mẫu: {min}",
    }

    /// Total ÷ max.
    IndexOf { of: Text, scale: Computed, rounding: Rounding } {
        en: "index: points ÷ {of} × {scale}, {rounding}",
        vi: "chỉ số: điểm ÷ {of} × {scale}, {rounding}",
    }

    /// What an event adds.
    AddsPoints { points: Computed } {
        en: "{points} points",
        vi: "{points} điểm",
    }

    /// What an event adds in a band.
    AddsForBand { points: Computed, band: String } {
        en: "{points} for {band}",
        vi: "{points} ở mức {band}",
    }

    /// What an event adds, by band.
    AddsByBand { each: Listed<AddsForBand> } {
        en: "points by band: {each}",
        vi: "điểm theo mức xếp loại: {each}",
    }

    /// A better band.
    BandsUp { bands: usize } {
        en: "{bands} band up",
        vi: "lên {bands} mức xếp loại",
    }

    /// A worse band.
    BandsDown { bands: usize } {
        en: "{bands} band down",
        vi: "xuống {bands} mức xếp loại",
    }

    /// The least band.
    AtLeastBand { band: String } {
        en: "{band} at least",
        vi: "thấp nhất là mức {band}",
    }

    /// The best band.
    AtMostBand { band: String } {
        en: "{band} at most",
        vi: "cao nhất là mức {band}",
    }

    /// Something that happened.
    EventIf { title: Option<Titled>, condition: Sentence, effects: Joined<Sentence> } {
        en: "event{title}: if {condition}: {effects}",
        vi: "sự kiện{title}: nếu {condition}: {effects}",
    }

    /// Something that did not happen.
    EventUnless { title: Option<Titled>, condition: Sentence, effects: Joined<Sentence> } {
        en: "event{title}: unless {condition}: {effects}",
        vi: "sự kiện{title}: trừ khi {condition}: {effects}",
    }

    /// Of which rows an attribute is asked.
    AskedOfRows { tests: Sentence } {
        en: " (asked of rows that {tests})",
        vi: " (ở các mục {tests})",
    }

    /// An attribute.
    AttributeOf { name: String, asked: Option<AskedOfRows>, title: String } {
        en: "{name}{asked}: {title}",
        vi: "{name}{asked}: {title}",
    }

    /// Rows that decide between equals.
    ThenBy { rows: Joined<RowName> } {
        en: ", then {rows}",
        vi: ", rồi {rows}",
    }

    /// A fact that sets units apart.
    EachApart { fact: String } {
        en: "; each {fact} apart",
        vi: "; xếp hạng riêng theo “{fact}”",
    }

    /// How units are ranked.
    RanksBy { by: Sentence, then: Option<ThenBy>, figures: Text, apart: Option<EachApart> } {
        en: "ranks 1-2-2-4 by {by}{then}, {figures} figures compared{apart}",
        vi: "xếp hạng kiểu 1-2-2-4 theo {by}{then}, so {figures}{apart}",
    }
}
