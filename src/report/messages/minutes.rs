//! The words of minutes, as offices have them.

use crate::language::{InWords, Text};
pub(crate) use crate::report::words::{FOR_APPRAISERS, FOR_UNIT, ROW, SIGN_APPRAISERS};

/// The heading of every document of the state.
pub(crate) const STATE: Text =
    Text { en: "SOCIALIST REPUBLIC OF VIET NAM", vi: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" };
/// What stands below it.
pub(crate) const MOTTO: Text =
    Text { en: "Independence - Freedom - Happiness", vi: "Độc lập - Tự do - Hạnh phúc" };
/// Who issues them, to be filled in.
pub(crate) const OFFICE: Text =
    Text { en: "OFFICE: ………………………", vi: "CƠ QUAN: ………………………" };
/// Their number, to be filled in.
pub(crate) const NUMBER: Text = Text { en: "No. ……/……", vi: "Số: ……/BB-……" };
/// Where and when, to be filled in.
pub(crate) const PLACE_AND_DATE: Text = Text {
    en: "………………, date ……/……/……",
    vi: "………………, ngày …… tháng …… năm ……",
};
/// What they are.
pub(crate) const TITLE: Text = Text { en: "MINUTES OF THE APPRAISAL", vi: "BIÊN BẢN THẨM ĐỊNH" };
/// The unit.
pub(crate) const UNIT: Text = Text { en: "Unit", vi: "Đơn vị được thẩm định" };
/// When it began and where, to be filled in.
pub(crate) const MEETING: Text = Text {
    en: "Begun at ……:…… on ……/……/…………, at ………………………………………………",
    vi: "Bắt đầu lúc …… giờ …… ngày …… tháng …… năm ………, tại ………………………………",
};
/// Heading of those who took part.
pub(crate) const COMPOSITION: Text = Text { en: "Present", vi: "Thành phần" };
/// Those who appraise.
pub(crate) const APPRAISERS: Text = Text { en: "The appraisers:", vi: "Tổ thẩm định:" };
/// Those of the unit.
pub(crate) const OF_UNIT: Text = Text { en: "For the unit:", vi: "Đại diện đơn vị:" };
/// A person, to be filled in.
pub(crate) const PERSON: Text = Text {
    en: "………………………………………………, position ………………………………",
    vi: "Ông/Bà ………………………………………, chức vụ ………………………………",
};
/// Heading of the totals.
pub(crate) const RESULT: Text = Text { en: "Result", vi: "Kết quả thẩm định" };
/// Heading of the points of groups.
pub(crate) const GROUPS: Text = Text { en: "Points by group", vi: "Điểm theo nhóm tiêu chí" };
/// Heading of the ledger.
pub(crate) const CHANGES: Text = Text {
    en: "Changes from self-score to appraisal",
    vi: "Các thay đổi từ điểm tự chấm đến điểm thẩm định",
};
/// There is no change.
pub(crate) const NO_CHANGES: Text =
    Text { en: "No points were changed.", vi: "Không có thay đổi điểm." };
/// Heading of the findings.
pub(crate) const OPEN: Text = Text { en: "Still open", vi: "Nội dung còn phải xem xét" };
/// There is no finding.
pub(crate) const NOTHING_OPEN: Text =
    Text { en: "Nothing is open.", vi: "Không còn nội dung phải xem xét." };
/// Heading of how bad a finding is.
pub(crate) const KIND: Text = Text { en: "Kind", vi: "Loại" };
/// Heading of a finding's text.
pub(crate) const FINDING: Text = Text { en: "What is open", vi: "Nội dung" };
/// Heading of a finding's place.
pub(crate) const PLACE: Text = Text { en: "Place", vi: "Vị trí" };
/// Heading of what the unit has to say, to be filled in.
pub(crate) const OPINION: Text = Text { en: "The unit's view", vi: "Ý kiến của đơn vị" };
/// A line to be filled in.
pub(crate) const DOTS: &str = "……………………………………………………………………………………………………………………";
/// The end, to be filled in.
pub(crate) const CLOSING: Text = Text {
    en: "Ended at ……:…… on ……/……/…………. Made in …… copies of equal force, which both parties have read and sign.",
    vi: "Kết thúc lúc …… giờ …… ngày …… tháng …… năm …………. Biên bản lập thành …… bản có giá trị như nhau, các bên đã \
         đọc và thống nhất ký tên.",
};
/// How.
pub(crate) const SIGN_UNIT: Text =
    Text { en: "(signature, name, stamp)", vi: "(Ký, ghi rõ họ tên, đóng dấu)" };

/// A total in figures; its max stands behind it, where there is one.
#[derive(Clone, Debug)]
pub(crate) struct OfMax(pub Option<String>);

impl crate::language::Show for OfMax {
    fn show(&self, language: crate::language::Language, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (&self.0, language) {
            (None, _) => Ok(()),
            (Some(max), crate::language::Language::English) => write!(f, " of {max}"),
            (Some(max), crate::language::Language::Vietnamese) => write!(f, "/{max}"),
        }
    }
}

sentence! {
    /// A total of a column.
    TotalInWords { column: Text, points: String, max: OfMax, words: InWords } {
        en: "{column}: {points}{max} points (in words: {words})",
        vi: "{column}: {points}{max} điểm (bằng chữ: {words} điểm)",
    }

    /// The same of one that may change.
    ForNowInWords { column: Text, points: String, max: OfMax, words: InWords } {
        en: "{column}: {points}{max} points, provisional (in words: {words})",
        vi: "{column}: {points}{max} điểm, tạm tính (bằng chữ: {words} điểm)",
    }

    /// How the totals differ.
    DifferenceInWords { points: String, words: InWords } {
        en: "Difference: {points} points (in words: {words})",
        vi: "Chênh lệch: {points} điểm (bằng chữ: {words} điểm)",
    }

    /// What the figures were worked out from: the receipt by the beginning of its hash, and the edition by its id.
    Origins { receipt: String, criteria: String } {
        en: "Receipt {receipt} · criteria {criteria}",
        vi: "Mã đối chiếu {receipt} · bộ tiêu chí {criteria}",
    }
}

/// The totals as a list has them.
pub(crate) const SELF_TOTAL: Text = Text { en: "Self-score", vi: "Tổng điểm tự chấm" };
/// The same of the appraisal.
pub(crate) const APPRAISAL_TOTAL: Text = Text { en: "Appraisal", vi: "Tổng điểm thẩm định" };
