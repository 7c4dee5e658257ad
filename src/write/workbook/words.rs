//! The words of the sheets beside the form.

use crate::language::Text;

pub(super) const FINDINGS: Text = Text { en: "Findings", vi: "Phát hiện" };
pub(super) const CHANGES: Text = Text { en: "Changes", vi: "Thay đổi" };
pub(super) const SUMMARY: Text = Text { en: "Summary", vi: "Tổng hợp" };
pub(super) const TABLE: Text = Text { en: "Table", vi: "Bảng" };

pub(super) const SEVERITY: Text = Text { en: "Severity", vi: "Mức" };
pub(super) const ROW: Text = Text { en: "Row", vi: "Mục" };
pub(super) const COLUMN: Text = Text { en: "Column", vi: "Cột" };
pub(super) const FINDING: Text = Text { en: "What was found", vi: "Nội dung cần xem" };
pub(super) const REMEDY: Text = Text { en: "What to do", vi: "Đề nghị" };
pub(super) const DETAIL: Text = Text { en: "Detail", vi: "Chi tiết" };
pub(super) const DECLARED: Text = Text { en: "Declared", vi: "Ghi trên phiếu" };
pub(super) const COMPUTED: Text = Text { en: "Computed", vi: "Tính lại" };
pub(super) const CODE: Text = Text { en: "Code", vi: "Mã" };
pub(super) const PLACE: Text = Text { en: "Place in the file", vi: "Vị trí trong tệp" };
pub(super) const NO_FINDINGS: Text =
    Text { en: "Nothing was found.", vi: "Không có nội dung cần xem." };
pub(super) const SELF: Text = Text { en: "self", vi: "tự chấm" };
pub(super) const APPRAISAL: Text = Text { en: "appraisal", vi: "thẩm định" };

pub(super) const GROUP: Text = Text { en: "Group", vi: "Nhóm tiêu chí" };
pub(super) const MAX: Text = Text { en: "Max", vi: "Điểm tối đa" };
pub(super) const OF_SELF: Text = Text { en: "Self-score", vi: "Điểm tự chấm" };
pub(super) const OF_APPRAISAL: Text = Text { en: "Appraisal points", vi: "Điểm thẩm định" };
pub(super) const DIFFERENCE: Text = Text { en: "Difference", vi: "Chênh lệch" };
pub(super) const SHARE_OF_SELF: Text = Text { en: "Self, of the max", vi: "Tự chấm so với tối đa" };
pub(super) const SHARE_OF_APPRAISAL: Text =
    Text { en: "Appraisal, of the max", vi: "Thẩm định so với tối đa" };
pub(super) const TOTAL: Text = Text { en: "TOTAL", vi: "TỔNG CỘNG" };
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
