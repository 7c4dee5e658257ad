//! How a number came about: heading, sentence, tiers, conditions, bands.

use crate::account::Points;
use crate::language::{And, Are, Computed, Joined, Listed, NodeCode, Sentence, SomeRows, Text};

sentence! {
    /// The second line of the heading; the file with the line of the row.
    Heading { rule: Sentence, most: Option<AtMost>, place: String } {
        en: "{rule}{most} · {place}",
        vi: "{rule}{most} · {place}",
    }

    /// The max.
    AtMost { max: Computed, bonus: Option<Text>, applies: Option<WhatApplies> } {
        en: ", at most {max}{bonus}{applies}",
        vi: ", tối đa {max}{bonus}{applies}",
    }

    /// How much of the max applies.
    WhatApplies { columns: Listed<InColumn> } { en: " (what applies: {columns})", vi: " (phần áp dụng: {columns})" }

    /// The same of a column.
    InColumn { max: Computed, column: crate::column::Column } {
        en: "{max} in the {column} column",
        vi: "{max} ở cột {column}",
    }

    /// Rows that are added up.
    SumOf { rows: Text } { en: "the sum of {rows}", vi: "cộng {rows}" }

    /// Rows and their mean.
    MeanOf { rows: Text } { en: "the mean of {rows}", vi: "trung bình của {rows}" }

    /// Rows and their mean by weight.
    WeightedMeanOf { rows: Text } { en: "the weighted mean of {rows}", vi: "trung bình theo trọng số của {rows}" }

    /// One of several rows.
    BestOf { rows: Text } { en: "the best of {rows}", vi: "mục tốt nhất trong {rows}" }

    /// One of several rows.
    WeakestOf { rows: Text } { en: "the weakest of {rows}", vi: "mục kém nhất trong {rows}" }

    /// One of several rows.
    HighestOf { rows: Text } { en: "the highest of {rows}", vi: "mục cao nhất trong {rows}" }

    /// One of several rows.
    LowestOf { rows: Text } { en: "the lowest of {rows}", vi: "mục thấp nhất trong {rows}" }

    /// A total that nobody forms.
    NotAddedUp { rows: Text } { en: "{rows} are not added up", vi: "{rows} không cộng lại" }

    /// A total that starts from something.
    FromBase { how: Sentence, base: Computed } { en: "{how}, from a base of {base}", vi: "{how}, từ điểm gốc {base}" }

    /// The whole sentence.
    InShort { account: Sentence, role: Option<Text>, open: Option<Sentence> } {
        en: "{account}{role}{open}.",
        vi: "{account}{role}{open}",
    }

    /// A group of requirements.
    RequirementsMet { met: usize, all: usize } { en: "{met} of {all} requirements met", vi: "Đạt {met}/{all} yêu cầu" }

    /// Points without a story.
    Nothing { points: Points } { en: "{points}", vi: "{points}" }

    /// Rows that are compared with other units.
    ForNow { rows: Are<NodeCode> } {
        en: "; for now, as {rows} compared with other units",
        vi: "; tạm tính, vì {rows} so sánh với đơn vị khác",
    }

    /// Rows still to be appraised that points depend on.
    SoFar { rows: SomeRows } {
        en: "; so far, as rows are not appraised yet: {rows}",
        vi: "; tạm tính, vì còn tiêu chí chưa thẩm định: {rows}",
    }

    /// A row that is not asked.
    NotAsked { why: Sentence } {
        en: "It is not asked of this unit, because {why}.",
        vi: "Đơn vị không thuộc đối tượng, vì {why}",
    }

    /// A condition without which there is no score.
    NoScoreBecause { gate: Sentence } { en: "There is no score, because {gate}.", vi: "Không có điểm vì {gate}" }

    /// A row without a score.
    NoScoreOfRow { row: NodeCode } { en: "There is no score, because {row} has none.", vi: "Không có điểm vì {row} không có điểm" }

    /// Rows without a score.
    NoScoreOfRows { rows: And<NodeCode> } {
        en: "There is no score, because {rows} have none.",
        vi: "Không có điểm vì {rows} không có điểm",
    }

    /// Rows without points.
    CannotBecause { rows: And<NodeCode> } {
        en: "It cannot be computed, because {rows} cannot.",
        vi: "Không tính được vì {rows} không tính được",
    }

    /// A row with its points.
    Term { row: NodeCode, points: Computed } { en: "{row} ({points})", vi: "{row} ({points})" }

    /// A sum.
    Sum { terms: Joined<Term>, points: Computed } { en: "{terms} = {points}", vi: "{terms} = {points}" }

    /// A bonus.
    Added { terms: Joined<Term>, points: Computed } { en: "+ {terms} = {points}", vi: "+ {terms} = {points}" }

    /// What was answered, and where it comes from.
    AnswerFrom { answer: Sentence, same: Option<Text>, fact: Option<Text> } {
        en: "{answer}{same}{fact}",
        vi: "{answer}{same}{fact}",
    }

    /// Points above the max.
    CutFrom { from: Computed, points: Computed } { en: "cut from {from} to {points}", vi: "{from} vượt, lấy {points}" }

    /// A ratio above 1.
    RatioCut { from: Computed, points: Computed } {
        en: "a ratio counts as 1 at most: {from} becomes {points}",
        vi: "tỷ lệ tính tối đa 100%: {from} → {points}",
    }

    /// A rounding with its numbers.
    Rounded { rounding: crate::number::Rounding, from: Computed, points: Computed } {
        en: "{rounding}: {from} becomes {points}",
        vi: "{rounding}: {from} → {points}",
    }

    /// A declared figure that holds.
    Agrees { figure: Computed } { en: "{figure} ✓", vi: "{figure} ✓ khớp" }

    /// A declared figure that does not.
    ShouldBe { figure: Computed, computed: Computed } {
        en: "{figure} ✗ it should be {computed}",
        vi: "{figure} ✗ phải là {computed}",
    }

    /// A declared figure with nothing to compare with.
    NoComputed { figure: Computed, what: Text } { en: "{figure} ✗ there is no {what}", vi: "{figure} ✗ không có {what}" }

    /// The declared index.
    DeclaredIndex { index: Sentence } { en: "index {index}", vi: "chỉ số {index}" }

    /// A declared band that holds.
    BandAgrees { band: String } { en: "{band} ✓", vi: "{band} ✓ khớp" }

    /// A declared band that does not.
    BandShouldBe { band: String, computed: String } { en: "{band} ✗ it should be {computed}", vi: "{band} ✗ phải là {computed}" }

    /// A declared band, and no band.
    BandWithoutBand { band: String } { en: "{band} ✗ there is no band", vi: "{band} ✗ không xếp loại" }

    /// Sums, and the share of the total.
    Destination { sums: Joined<Sentence>, share: Option<OfTheTotal> } { en: "{sums}{share}", vi: "{sums}{share}" }

    /// Sums that are reached, below one that takes another row.
    NoFurther { sums: Joined<Sentence>, taken: NodeCode } {
        en: "{sums}, and no further: {taken} was taken",
        vi: "{sums}, không cộng tiếp: lấy {taken}",
    }

    /// No sum is reached.
    Nowhere { taken: NodeCode } { en: "nothing: {taken} was taken", vi: "không cộng: lấy {taken}" }

    /// The share.
    OfTheTotal { share: Computed } { en: "; {share} of the total", vi: "; {share} tổng điểm" }

    /// The tier that holds.
    HoldingTier { tier: String, bounds: Sentence, points: Computed, by: Option<Text> } {
        en: "{tier} ({bounds}): {points} points{by}",
        vi: "{tier} ({bounds}): {points} điểm{by}",
    }

    /// A better tier that comes later.
    TriedAfter { tier: String, bounds: Sentence, points: Sentence } {
        en: "{tier} ({bounds}, {points} points) is tried after it",
        vi: "{tier} ({bounds}, {points} điểm) xét sau mức này",
    }

    /// A better tier that nobody ticked.
    NotTicked { tier: String, bounds: Sentence, points: Sentence } {
        en: "{tier} ({bounds}, {points} points) was not ticked",
        vi: "{tier} ({bounds}, {points} điểm): chưa đánh dấu mức này",
    }

    /// A better tier that a measure is not in.
    DoesNotHold { tier: String, bounds: Sentence, points: Sentence, measure: Computed } {
        en: "{tier} ({bounds}, {points} points) does not hold {measure}",
        vi: "{tier} ({bounds}, {points} điểm) không ứng với {measure}",
    }

    /// What reaches a tier that its bound is part of.
    TakesAtLeast { why: DoesNotHold, at: Computed, more: Option<More> } {
        en: "{why}; it takes at least {at}{more}",
        vi: "{why}; cần từ {at} trở lên{more}",
    }

    /// What reaches a tier above its bound.
    TakesMoreThan { why: DoesNotHold, at: Computed, more: Option<More> } {
        en: "{why}; it takes more than {at}{more}",
        vi: "{why}; cần trên {at}{more}",
    }

    /// The same as a count.
    More { num: Computed, den: Computed, missing: Computed } {
        en: ": {num} of {den}, {missing} more",
        vi: ": {num}/{den}, còn thiếu {missing}",
    }

    /// A condition, and what it did.
    Became { gate: Sentence, what: Sentence } { en: "{gate}: {what}", vi: "{gate} ({what})" }

    /// A cap that did nothing.
    CapNotExceeded { gate: Sentence, cap: Computed } {
        en: "{gate}: at most {cap}, not exceeded",
        vi: "{gate} (tối đa {cap}, không vượt)",
    }

    /// A condition of an answer that is not there.
    NothingReplaced { gate: Sentence } {
        en: "{gate}: nothing is answered, and nothing is replaced",
        vi: "{gate} (số liệu để trống, không có gì để thay)",
    }

    /// Points before and after.
    Becomes { from: Computed, points: Sentence } { en: "{from} becomes {points}", vi: "{from} → {points}" }

    /// The band, and what made it.
    TheBand { band: Sentence, lowest: Option<Lowest>, by: Option<Sentence>, moves: Option<Moves>, open: Option<Text> } {
        en: "{band}{lowest}{by}{moves}{open}",
        vi: "{band}{lowest}{by}{moves}{open}",
    }

    /// The lowest of several.
    Lowest { rows: Listed<NodeCode> } { en: "; the lowest is {rows}", vi: "; thấp nhất là {rows}" }

    /// The band before events.
    BeforeEvents { band: Sentence } { en: "; before events: {band}", vi: "; trước các sự kiện: {band}" }

    /// The band by points.
    ByPoints { band: Sentence } { en: "; by points alone: {band}", vi: "; chỉ theo điểm: {band}" }

    /// What moved it.
    Moves { moves: Joined<Sentence> } { en: " ({moves})", vi: " ({moves})" }

    /// A move.
    Moved { by: Sentence, from: Sentence, to: Sentence } { en: "{by}: {from} → {to}", vi: "{by}: {from} → {to}" }

    /// Points of an event.
    EventPoints { event: Sentence, change: Computed } { en: "{event} {change}", vi: "{event} {change}" }

    /// A band that asks for more than points.
    AsksForMore { band: String, unmet: Joined<Sentence> } {
        en: "{band} asks for more: {unmet}",
        vi: "mức {band} còn điều kiện khác: {unmet}",
    }

    /// A shift.
    Shifted { events: Listed<Sentence>, shift: Computed } {
        en: "{events}, {shift} of the bands",
        vi: "{events}, {shift} mức xếp loại",
    }

    /// A least band.
    AtLeast { event: Sentence, band: Sentence } { en: "{event}, at least {band}", vi: "{event}, không thấp hơn {band}" }

    /// A greatest band.
    NoMoreThan { event: Sentence, band: Sentence } { en: "{event}, at most {band}", vi: "{event}, không cao hơn {band}" }

    /// A band as the form prints it.
    PrintedBand { band: String, printed: String } { en: "{band} ({printed})", vi: "{band} ({printed})" }
}

/// What a group adds up.
pub(crate) const ITS_ROWS: Text = Text { en: "its rows", vi: "các mục bên dưới" };
/// What the total adds up.
pub(crate) const THE_GROUPS: Text = Text { en: "the groups", vi: "các nhóm tiêu chí" };
/// What the total adds up.
pub(crate) const ROWS_AT_THE_TOP: Text =
    Text { en: "the rows at the top", vi: "các mục cấp cao nhất" };
/// Of a max.
pub(crate) const WITHOUT_BONUS: Text = Text { en: " without bonus", vi: " chưa kể điểm thưởng" };
/// Of a column.
pub(crate) const NOT_FILLED_IN: Text = Text { en: "not filled in", vi: "để trống" };
/// Of a column.
pub(crate) const NOT_APPRAISED_YET: Text = Text { en: "Not appraised yet.", vi: "Chưa thẩm định" };
pub(crate) const NOT_APPRAISED: Text = Text { en: "not appraised", vi: "chưa thẩm định" };
/// Of an answer.
pub(crate) const IN_DOUBT: Text = Text { en: "in doubt", vi: "chưa rõ" };
/// Of an answer.
pub(crate) const NOT_ANSWERED: Text = Text { en: "not answered", vi: "để trống" };
/// Of an answer.
pub(crate) const NOT_APPLICABLE: Text = Text { en: "not applicable", vi: "không áp dụng" };
/// Of an answer.
pub(crate) const BY_SAME: Text =
    Text { en: " (the self column's, by `same`)", vi: " (lấy của cột tự chấm, “same”)" };
/// Of an answer.
pub(crate) const DEN_FROM_FACT: Text =
    Text { en: " (den is the fact)", vi: " (mẫu số lấy ở thông tin chung)" };
/// Of a total.
pub(crate) const TOP_NOT_ADDED_UP: Text = Text {
    en: "The rows at the top are not added up.",
    vi: "Các mục cấp cao nhất không cộng lại",
};
/// Of a row that does not apply.
pub(crate) const LEFT_OUT: Text =
    Text { en: "It does not apply and is left out.", vi: "Không áp dụng, không tính vào tổng" };
/// Of such a group.
pub(crate) const GROUP_LEFT_OUT: Text = Text {
    en: "None of its rows applies, and it is left out.",
    vi: "Không có mục nào bên dưới áp dụng, không tính vào tổng",
};
/// Of information.
pub(crate) const NO_SUM: Text = Text { en: "; it goes into no sum", vi: "; không cộng vào tổng nào" };
/// Of a mandatory row.
pub(crate) const MET: Text = Text { en: "; the requirement is met", vi: "; đạt yêu cầu" };
/// Of a mandatory row.
pub(crate) const NOT_MET: Text =
    Text { en: "; the requirement is not met", vi: "; không đạt yêu cầu" };
/// Why a group is not asked.
pub(crate) const NONE_ASKED: Text = Text {
    en: "none of its rows is asked and applies",
    vi: "không có mục nào bên dưới thuộc đối tượng và áp dụng",
};
/// Of a group without a score.
pub(crate) const NO_ROW_APPLIES: Text = Text {
    en: "There is no score: none of its rows applies.",
    vi: "Không có điểm: không có mục nào bên dưới áp dụng",
};
/// Of a row without points.
pub(crate) const CANNOT_NOR_ABOVE: Text = Text {
    en: "It cannot be computed, nor can any sum above it.",
    vi: "Không tính được; các tổng liên quan cũng không tính được",
};
/// Of a total without points.
pub(crate) const CANNOT: Text = Text { en: "It cannot be computed.", vi: "Không tính được" };
/// Of a tier.
pub(crate) const IN_PLACE: Text =
    Text { en: ", in place of the answer", vi: ", thay cho số liệu đã ghi" };
/// Of a tier.
pub(crate) const BY_TICK: Text =
    Text { en: ", by the tick: no figure is given", vi: ", theo đánh dấu: chưa ghi số liệu" };
/// Of a tier.
pub(crate) const BEST_TIER: Text = Text { en: "it is the best tier", vi: "đã là mức cao nhất" };
/// Of a gate.
pub(crate) const NO_SCORE: Text = Text { en: "no score", vi: "không có điểm" };
/// Of a gate.
pub(crate) const ANSWER_REPLACED: Text =
    Text { en: "the answer is replaced", vi: "số liệu được thay" };
/// Of a band.
pub(crate) const DEPENDS_ON_BLANK: Text =
    Text { en: "; it depends on something blank", vi: "; còn phụ thuộc vào số liệu để trống" };
/// What is declared.
pub(crate) const SCORE: Text = Text { en: "score", vi: "điểm" };
/// What is declared.
pub(crate) const INDEX: Text = Text { en: "index", vi: "chỉ số" };
/// Of a band.
pub(crate) const NO_BAND: Text = Text { en: "none", vi: "không xếp loại" };
