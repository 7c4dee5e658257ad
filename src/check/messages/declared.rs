//! Of declared figures that differ: what is right, what follows from it, what hides it.

use std::fmt;

use crate::column::Column;
use crate::language::{
    And, Are, Computed, Joined, Language, Listed, NodeCode, RowName, Sentence, Show, Text,
};

diagnostic! {
    /// A declared figure is not what the answers and the criteria come to.
    DeclaredDiffers(DECLARED_SCORE_DIFFERS) { row: RowName, declared: Computed, column: Column, why: Sentence, remedy: Sentence } {
        en: "{row} declares {declared} in the {column} column, but {why}",
        vi: "{row} cột {column} ghi {declared}; {why}",
        help en: "{remedy}",
        help vi: "{remedy}",
    }

    /// Points are declared, and there is no score.
    WithoutScore(DECLARED_WITHOUT_SCORE) { row: RowName, declared: Computed, column: Column, why: Sentence, how: Text } {
        en: "{row} declares {declared} in the {column} column, and there is no score: {why}",
        vi: "{row} cột {column} ghi {declared}, không có điểm để so sánh: {why}",
        help en: "{how}",
        help vi: "{how}",
    }

    /// A band is declared, and it is another one.
    BandDiffers(DECLARED_BAND_DIFFERS) { row: RowName, declared: NamedBand, column: Column, band: NamedBand, id: String } {
        en: "{row} declares the band {declared} in the {column} column, but its band is {band}",
        vi: "{row} cột {column} ghi xếp loại {declared}; tính lại được {band}",
        help en: "write {id}, or correct the answers",
        help vi: "ghi {id} hoặc sửa số liệu",
    }

    /// A band is declared, and there is none.
    BandWithoutBand(DECLARED_BAND_DIFFERS) { row: RowName, declared: NamedBand, column: Column, why: Option<Text> } {
        en: "{row} declares the band {declared} in the {column} column, but it has none{why}",
        vi: "{row} cột {column} ghi xếp loại {declared}; tính lại không được xếp loại{why}",
        help en: "leave the band out, or correct what takes it away",
        help vi: "bỏ xếp loại này, hoặc sửa nội dung làm mất xếp loại",
    }

    /// An index is declared, and it is another one.
    IndexDiffers(DECLARED_INDEX_DIFFERS) { row: RowName, declared: Computed, column: Column, index: Computed, figure: Typed } {
        en: "{row} declares the index {declared} in the {column} column, but its index is {index}",
        vi: "{row} cột {column} ghi chỉ số {declared}; tính lại được {index}",
        help en: "write {figure}, or correct the answers",
        help vi: "ghi {figure} hoặc sửa số liệu",
    }

    /// An index is declared, and there is none.
    IndexWithoutIndex(DECLARED_INDEX_DIFFERS) { row: RowName, declared: Computed, column: Column, why: Option<Text> } {
        en: "{row} declares the index {declared} in the {column} column, but it has none{why}",
        vi: "{row} cột {column} ghi chỉ số {declared}; tính lại không có chỉ số{why}",
        help en: "leave the index out, or correct what takes it away",
        help vi: "bỏ chỉ số này, hoặc sửa nội dung làm mất chỉ số",
    }
}

sentence! {
    /// A band by its id, and as the form prints it.
    NamedBand { id: String, title: Option<BandTitle> } { en: "{id}{title}", vi: "{id}{title}" }

    /// As the form prints it.
    BandTitle { title: String } { en: " ({title})", vi: " ({title})" }

    /// At the caret of a band.
    ShouldBeBand { band: String } { en: "should be {band}", vi: "phải là {band}" }

    /// Rows without points.
    CannotBeComputed { rows: Listed<RowName> } { en: "{rows} cannot be computed", vi: "{rows} không tính được" }

    /// A row without a score.
    HasNoScore { row: Listed<RowName> } { en: "{row} has none", vi: "{row} không có điểm" }

    /// Rows without a score.
    HaveNoScore { rows: Listed<RowName> } { en: "{rows} have none", vi: "{rows} không có điểm" }

    /// At the caret.
    ShouldBe { computed: Computed } { en: "should be {computed}", vi: "phải là {computed}" }

    /// What a figure comes to, where nothing more is known.
    ComesTo { computed: Computed } { en: "it comes to {computed}", vi: "tính lại được {computed}" }

    /// What a sum comes to.
    RowsComeTo { computed: Computed } {
        en: "its rows come to {computed}",
        vi: "cộng các mục thành phần được {computed}",
    }

    /// What a sum comes to, of which rows are wrong too.
    RowsAsDeclared { expected: Computed, computed: Computed } {
        en: "its rows as declared come to {expected}; corrected, to {computed}",
        vi: "cộng các mục thành phần theo phiếu được {expected}; sửa các mục đó thì được {computed}",
    }

    /// The same of a sum that more than its rows decide.
    AsDeclared { expected: Computed, corrected: Sentence } {
        en: "it is {expected} by its rows as declared; corrected, {corrected}",
        vi: "theo các mục thành phần ghi trên phiếu thì được {expected}; sửa các mục đó, {corrected}",
    }

    /// What a sum comes to once its causes are mended.
    OnceCorrected { computed: Computed, rows: Are<NodeCode> } {
        en: "comes to {computed} once {rows} corrected",
        vi: "sửa {rows} thì được {computed} (hệ quả)",
    }

    /// What a sum comes to without a row.
    WhileMissing { computed: Computed, missing: Are<NodeCode> } {
        en: "comes to {computed} as long as {missing} missing",
        vi: "khi còn thiếu {missing} thì được {computed} (hệ quả)",
    }

    /// Both.
    OnceCorrectedWhileMissing { computed: Computed, rows: Are<NodeCode>, missing: Are<NodeCode> } {
        en: "comes to {computed} once {rows} corrected, as long as {missing} missing",
        vi: "sửa {rows} mà còn thiếu {missing} thì được {computed} (hệ quả)",
    }

    /// The remedy of a wrong row. The figure is spelled as the file has figures.
    WriteOrCorrect { figure: Typed } {
        en: "write {figure}, or correct the answer",
        vi: "ghi {figure} hoặc sửa số liệu",
    }

    /// The remedy of a sum.
    Write { figure: Typed } { en: "write {figure}", vi: "ghi {figure}" }

    /// The remedy of a figure that another column states.
    WriteOwnScore { figure: Typed } {
        en: "say its own score in place of `same`: {{ score = {figure} }}",
        vi: "ghi điểm riêng thay cho “same”: {{ score = {figure} }}",
    }

    /// The remedy of a sum without a row.
    AddFirst { missing: And<NodeCode> } {
        en: "add {missing} first; --fix leaves this figure as it is",
        vi: "bổ sung {missing} trước; --fix giữ nguyên số này",
    }

    /// A figure that the appraisal takes over.
    Repeated { effects: Option<Effects> } {
        en: "the appraisal repeats this figure by `same`{effects}",
        vi: "cột thẩm định dùng lại số này bằng “same”{effects}",
    }

    /// What it does there.
    Effects { effects: Joined<Sentence> } { en: ": {effects}", vi: ": {effects}" }

    /// What probably happened.
    LikelySlip { slips: Joined<Sentence> } { en: "likely slip: {slips}", vi: "nhiều khả năng: {slips}" }

    /// A sum, and by how much it is off.
    SumOff { row: RowName, gap: Computed } { en: "{row} ({gap})", vi: "{row} ({gap})" }

    /// A row, and by how much it is off.
    RowOff { row: NodeCode, gap: Computed } { en: "{row} ({gap})", vi: "{row} ({gap})" }

    /// Sums that are wrong through one figure.
    ThisAlone { sums: And<SumOff> } { en: "this alone explains {sums}", vi: "riêng số này làm lệch {sums}" }

    /// Sums that are wrong through several.
    Together { others: And<NodeCode>, sums: And<SumOff> } {
        en: "together with {others} it explains {sums}",
        vi: "cùng với {others} làm lệch {sums}",
    }

    /// A sum that is right although a row is wrong.
    RightAllTheSame { sum: RowName, why: Text } { en: "{sum} is right all the same: {why}", vi: "{sum} vẫn khớp: {why}" }

    /// A sum that is right as rows are wrong both ways.
    CancelOut { sum: RowName, gap: Computed, others: And<RowOff> } {
        en: "{sum} is right all the same: {gap} here and {others} cancel out",
        vi: "{sum} vẫn khớp: {gap} ở đây và {others} bù trừ nhau",
    }

    /// A sum that is wrong by itself.
    WrongByItself { sum: RowName } {
        en: "{sum} is wrong by itself, see there",
        vi: "{sum} lệch do nguyên nhân riêng, xem tại mục đó",
    }

    /// Sums that cannot be judged.
    WithoutIt { sums: And<SumOff> } {
        en: "as long as rows are missing, these cannot agree: {sums}",
        vi: "khi còn thiếu tiêu chí thì chưa khớp: {sums}",
    }
}

/// A figure as it is to be typed into the file: with its decimal mark.
#[derive(Clone, Debug)]
pub(crate) struct Typed {
    /// With a point.
    pub plain: String,
    /// As the file has figures.
    pub spelled: String,
}

impl Show for Typed {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match language {
            Language::English => &self.plain,
            Language::Vietnamese => &self.spelled,
        })
    }
}

/// Of a band or an index that there is not.
pub(crate) const AS_NO_SCORE: Text = Text { en: ": there is no score", vi: ": không có điểm" };
/// Of a total without a score.
pub(crate) const NO_TOTAL: Text =
    Text { en: "the criteria do not form a total", vi: "bộ tiêu chí không tính tổng điểm" };
/// Of a row without a score.
pub(crate) const DOES_NOT_APPLY: Text = Text { en: "it does not apply", vi: "mục này không áp dụng" };
/// Of a row without points.
pub(crate) const CANNOT_BE_COMPUTED: Text =
    Text { en: "it cannot be computed", vi: "mục này không tính được" };
/// Of a sum without a score.
pub(crate) const NOTHING_APPLIES: Text =
    Text { en: "nothing is left that applies", vi: "không còn mục nào áp dụng" };
/// The remedy of a figure that nothing takes away.
pub(crate) const LEAVE_OUT: Text = Text { en: "leave the figure out", vi: "để trống điểm này" };
/// The remedy of a figure without a score.
pub(crate) const CORRECT_OR_LEAVE_OUT: Text = Text {
    en: "correct what takes the score away, or leave the figure out",
    vi: "sửa nội dung làm mất điểm, hoặc để trống điểm này",
};
/// Of a row that is not asked.
pub(crate) const NOT_ASKED: Text = Text {
    en: "it is not asked of this unit, and counts 0",
    vi: "đơn vị không thuộc đối tượng, tính 0 điểm",
};
/// The remedy of points on a blank row.
pub(crate) const ANSWER_OR_ZERO: Text = Text {
    en: "answer the row; where there is nothing to answer, declare 0",
    vi: "ghi số liệu; nếu không có, ghi 0",
};
/// A sum that was not added up.
pub(crate) const NOT_ADDED_UP: Text =
    Text { en: "it was not added up from this figure", vi: "không cộng từ số này" };
/// What decides a sum.
pub(crate) const CONDITION_DECIDES: Text =
    Text { en: "a condition decides it", vi: "do điều kiện quyết định" };
/// What cuts a sum.
pub(crate) const MAX_CUTS: Text = Text { en: "its max cuts it off", vi: "lấy điểm tối đa" };
/// What lifts a sum.
pub(crate) const FLOOR_LIFTS: Text = Text { en: "its floor lifts it", vi: "lấy mức sàn" };
/// What hides a small difference.
pub(crate) const ROUNDING_HIDES: Text =
    Text { en: "its rounding hides the difference", vi: "làm tròn nên không thấy phần lệch" };
/// Which row counts.
pub(crate) const HIGHEST_COUNTS: Text =
    Text { en: "the highest of its rows counts", vi: "lấy mục cao nhất" };
/// Which row counts.
pub(crate) const LOWEST_COUNTS: Text =
    Text { en: "the lowest of its rows counts", vi: "lấy mục thấp nhất" };
/// Anything else.
pub(crate) const NOT_REACHED: Text = Text {
    en: "the difference does not reach it",
    vi: "phần lệch không ảnh hưởng đến mục này",
};
