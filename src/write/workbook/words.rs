//! The words of the sheets beside the form.

use crate::language::Text;
pub(super) use crate::report::words::{
    APPRAISAL_POINTS as OF_APPRAISAL, BAND, CODE, DECLARED, DIFFERENCE, INDEX, MAX, NO_SCORE, ROW,
    SELF_SCORE as OF_SELF, SPREAD, TOTAL as TOTALS, TOTAL_LINE as TOTAL, UNIT,
};

pub(super) const FINDINGS: Text = Text { en: "Findings", vi: "Phát hiện" };
pub(super) const CHANGES: Text = Text { en: "Changes", vi: "Thay đổi" };
pub(super) const SUMMARY: Text = Text { en: "Summary", vi: "Tổng hợp" };
pub(super) const TABLE: Text = Text { en: "Table", vi: "Bảng" };

pub(super) const SEVERITY: Text = Text { en: "Severity", vi: "Mức" };
pub(super) const COLUMN: Text = Text { en: "Column", vi: "Cột" };
pub(super) const FINDING: Text = Text { en: "What was found", vi: "Nội dung cần xem" };
pub(super) const REMEDY: Text = Text { en: "What to do", vi: "Đề nghị" };
pub(super) const DETAIL: Text = Text { en: "Detail", vi: "Chi tiết" };
pub(super) const COMPUTED: Text = Text { en: "Computed", vi: "Tính lại" };
pub(super) const PLACE: Text = Text { en: "Place in the file", vi: "Vị trí trong tệp" };
pub(super) const NO_FINDINGS: Text =
    Text { en: "Nothing was found.", vi: "Không có nội dung cần xem." };
pub(super) const SELF: Text = Text { en: "self", vi: "tự chấm" };
pub(super) const APPRAISAL: Text = Text { en: "appraisal", vi: "thẩm định" };

pub(super) const GROUP: Text = Text { en: "Group", vi: "Nhóm tiêu chí" };
pub(super) const SHARE_OF_SELF: Text = Text { en: "Self, of the max", vi: "Tự chấm so với tối đa" };
pub(super) const SHARE_OF_APPRAISAL: Text =
    Text { en: "Appraisal, of the max", vi: "Thẩm định so với tối đa" };
pub(super) const CHART: Text =
    Text { en: "Points of each group, of its max", vi: "Điểm từng nhóm so với điểm tối đa" };
pub(super) const NO_CHANGES: Text = Text {
    en: "There is no change from self-score to appraisal to show.",
    vi: "Không có thay đổi từ điểm tự chấm sang điểm thẩm định.",
};
pub(super) const OF_SCORE: Text = Text {
    en: "Computed by score alone (grey; these do not follow changes of the answers):",
    vi: "Điểm do score tính (chữ xám; không đổi theo số liệu sửa trên trang tính):",
};
pub(super) const ALL_LIVE: Text = Text {
    en: "Every figure is a formula and follows changes of the answers.",
    vi: "Mọi điểm đều là công thức, đổi theo số liệu sửa trên trang tính.",
};
pub(super) const READ_AGAIN: Text = Text {
    en: "Corrected, this workbook is read again: score check FILE.xlsx",
    vi: "Sửa xong, đọc lại tệp này bằng lệnh: score check TỆP.xlsx",
};

pub(super) const RANKING: Text = Text { en: "Ranking", vi: "Xếp hạng" };
pub(super) const CHARTS: Text = Text { en: "Charts", vi: "Biểu đồ" };
pub(super) const STATUS: Text = Text { en: "Status", vi: "Trạng thái" };
pub(super) const SCORED: Text = Text { en: "scored", vi: "chấm được" };
pub(super) const FAILED: Text = Text { en: "could not be scored", vi: "không chấm được" };
pub(super) const PROVISIONAL: Text = Text { en: "provisional", vi: "tạm tính" };
pub(super) const NO_COLUMN: Text =
    Text { en: "the column that ranks is not filled in", vi: "chưa có cột dùng để xếp hạng" };
pub(super) const IN_PROGRESS: Text = Text { en: "appraisal in progress", vi: "đang thẩm định" };
pub(super) const NO_KEY: Text =
    Text { en: "there are no points to rank it by", vi: "không có điểm dùng để xếp hạng" };
pub(super) const NO_COHORT: Text =
    Text { en: "it does not say in which cohort it is", vi: "chưa ghi nhóm xếp hạng" };
pub(super) const RANK_LIVE: Text = Text {
    en: "Ranks are formulas: equal points share a rank, and the next one is left out (1, 2, 2, 4).",
    vi: "Hạng là công thức: bằng điểm thì đồng hạng, bỏ trống hạng kế tiếp (1, 2, 2, 4).",
};
pub(super) const RANK_OF_SCORE: Text = Text {
    en: "Ranks are those of score: how the edition decides between equals is no formula.",
    vi: "Hạng do score xếp: cách phân hạng khi bằng điểm của bộ tiêu chí không viết được thành công thức.",
};
pub(super) const ROWS_LEFT_OUT: Text = Text {
    en: "{} more rows do not fit into a sheet: write them as CSV.",
    vi: "Còn {} dòng không ghi vừa trang tính. Đề nghị ghi ra CSV.",
};
pub(super) const UNITS: Text = Text { en: "Units", vi: "Số đơn vị" };
pub(super) const TOTALS_OF_UNITS: Text =
    Text { en: "Totals of the units", vi: "Tổng điểm các đơn vị" };

sentence! {
    /// The receipt of the form that a workbook was made from.
    OfReceipt { receipt: String } {
        en: "Made from the form with the receipt {receipt}; score verify tells whether it still holds",
        vi: "Lập từ phiếu có mã đối chiếu {receipt}; kiểm tra lại bằng lệnh: score verify",
    }
}
