//! The words of pages, in both languages side by side.

use crate::column::Column;
use crate::language::Text;
pub(super) use crate::report::words::{
    ANSWER, CODE, CRITERION, DIFFERENCE, FACTS, FOR_APPRAISERS as FOR_APPRAISER, FOR_UNIT, FORM, NO_SCORE,
    NOTE, POINTS, SIGN_APPRAISERS as SIGN_APPRAISER, SPREAD as DISTRIBUTION, TOTAL, UNIT,
};

pub(super) const SKIP: Text = Text { en: "To the content", vi: "Đến nội dung" };
pub(super) const MADE_BY: Text = Text { en: "Made with score", vi: "Lập bằng score" };
pub(super) const APPRAISED: Text = Text { en: "Result of the appraisal", vi: "Kết quả thẩm định" };
pub(super) const IN_PROGRESS: Text = Text { en: "Appraisal in progress", vi: "Đang thẩm định" };
pub(super) const ASSUMED: Text = Text { en: "What if", vi: "Giả định" };
pub(super) const SELF_SCORED: Text = Text { en: "Result of the self-score", vi: "Kết quả tự chấm" };
pub(super) const REPORT: Text = Text { en: "Report", vi: "Báo cáo" };
pub(super) const CHECKED: Text = Text { en: "Forms checked", vi: "Kết quả kiểm tra phiếu" };
pub(super) const RANKED: Text = Text { en: "Ranking", vi: "Bảng xếp hạng" };
pub(super) const OWN: Text = Text { en: "Self", vi: "Tự chấm" };
pub(super) const APPRAISAL: Text = Text { en: "Appraisal", vi: "Thẩm định" };
pub(super) const FINDINGS: Text = Text { en: "Findings", vi: "Nội dung cần xem" };
pub(super) const NO_TOTAL: Text = Text { en: "none", vi: "không tính được" };
pub(super) const NOT_FORMED: Text = Text { en: "not added up", vi: "không cộng" };
pub(super) const OF: Text = Text { en: "of", vi: "trên" };
pub(super) const GROUPS: Text = Text { en: "By group", vi: "Theo nhóm tiêu chí" };
pub(super) const GROUP: Text = Text { en: "Group", vi: "Nhóm" };
pub(super) const MAX: Text = Text { en: "Max", vi: "Tối đa" };
pub(super) const TABLE: Text = Text { en: "Scorecard", vi: "Bảng điểm" };
pub(super) const PRESS: Text = Text {
    en: "Press the title of a row to see how its points came about.",
    vi: "Bấm vào tên tiêu chí để xem cách tính điểm.",
};
pub(super) const SELF_ANSWER: Text = Text { en: "Self: answer", vi: "Tự chấm, số liệu" };
pub(super) const APPRAISAL_ANSWER: Text = Text { en: "Appraisal: answer", vi: "Thẩm định, số liệu" };
pub(super) const SELF_POINTS: Text = Text { en: "Self: points", vi: "Điểm tự chấm" };
pub(super) const APPRAISAL_POINTS: Text = Text { en: "Appraisal: points", vi: "Điểm thẩm định" };
pub(super) const HOW_GROUP: Text =
    Text { en: "How the points of the group came about", vi: "Cách tính điểm của nhóm" };
pub(super) const HOW_TOTAL: Text = Text { en: "How the total came about", vi: "Cách tính tổng điểm" };
pub(super) const TO_LOOK_AT: Text = Text { en: "to look at", vi: "nội dung cần xem" };
pub(super) const GOES_UP: Text = Text { en: "Rows above:", vi: "Mục cấp trên:" };
pub(super) const LOST_POINTS: Text = Text { en: "Points lost", vi: "Điểm mất" };
pub(super) const TAKEN: Text = Text { en: "taken by the appraisal", vi: "do thẩm định trừ" };
pub(super) const LACKED: Text = Text { en: "lacking in the self-score", vi: "thiếu từ khi tự chấm" };
pub(super) const LACKING: Text = Text { en: "lacking to the max", vi: "còn thiếu so với tối đa" };
pub(super) const NO_FINDINGS: Text =
    Text { en: "There is nothing to look at.", vi: "Không có nội dung cần xem." };
pub(super) const OF_ROW: Text = Text { en: "row", vi: "mục" };
pub(super) const REMEDY: Text = Text { en: "What to do:", vi: "Đề nghị:" };
pub(super) const DETAILS: Text = Text { en: "Details", vi: "Chi tiết" };
pub(super) const UNITS: Text = Text { en: "Units", vi: "Đơn vị" };
pub(super) const ERRORS: Text = Text { en: "Errors", vi: "Lỗi" };
pub(super) const WARNINGS: Text = Text { en: "Warnings", vi: "Cảnh báo" };
pub(super) const HIGHEST: Text = Text { en: "Highest", vi: "Cao nhất" };
pub(super) const MEDIAN: Text = Text { en: "Median", vi: "Trung vị" };
pub(super) const LOWEST: Text = Text { en: "Lowest", vi: "Thấp nhất" };
pub(super) const WAY: Text = Text { en: "Self → appraisal", vi: "Tự chấm → thẩm định" };
pub(super) const FROM_TO: Text = Text { en: "From … to below", vi: "Từ … đến dưới" };
pub(super) const PLACE_AND_DATE: Text = Text {
    en: "……………………, date ……/……/…………",
    vi: "……………………, ngày …… tháng …… năm …………",
};
pub(super) const SIGN_UNIT: Text = Text { en: "(signature, name, stamp)", vi: "(Ký tên, đóng dấu)" };

/// The name of a column.
pub(super) fn column_name(column: Column) -> Text {
    match column {
        Column::Own => OWN,
        Column::Appraisal => APPRAISAL,
    }
}

/// What answers of a column are called where no heading stands above them.
pub(super) fn answer_of(column: Column) -> Text {
    match column {
        Column::Own => SELF_ANSWER,
        Column::Appraisal => APPRAISAL_ANSWER,
    }
}

/// The same of points.
pub(super) fn points_of(column: Column) -> Text {
    match column {
        Column::Own => SELF_POINTS,
        Column::Appraisal => APPRAISAL_POINTS,
    }
}

sentence! {
    /// How many findings of each severity there are.
    Counted { errors: usize, warnings: usize, notes: usize } {
        en: "{errors} errors · {warnings} warnings · {notes} notes",
        vi: "{errors} lỗi · {warnings} cảnh báo · {notes} lưu ý",
    }
    /// What the page was made from: its receipt by the beginning of its hash, and the edition by its id.
    Origins { receipt: String, criteria: String } {
        en: "Receipt {receipt} · criteria {criteria}",
        vi: "Mã đối chiếu {receipt} · bộ tiêu chí {criteria}",
    }
    /// How many units were not scored.
    NotRanked { units: usize } {
        en: "{units} not ranked",
        vi: "{units} không xếp hạng",
    }
    /// A stretch of totals and how many units lie in it.
    InStretch { from: String, to: String, units: usize } {
        en: "{from} to below {to}: {units}",
        vi: "từ {from} đến dưới {to}: {units}",
    }
}
