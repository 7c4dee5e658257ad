//! The words that forms, their results, pages and minutes all print: said once, so that they stay the same.

use crate::language::Text;

pub(crate) use super::messages::explanation::{NO_SCORE, NOT_APPLICABLE};
pub(crate) use super::messages::labels::{ANSWER, BAND, DECLARED, EVIDENCE, INDEX, NOTE, POINTS};

/// The heading of codes.
pub(crate) const CODE: Text = Text { en: "Code", vi: "Mã" };
/// The heading of titles.
pub(crate) const CRITERION: Text = Text { en: "Criterion", vi: "Tiêu chí" };
/// The heading of maxima.
pub(crate) const MAX: Text = Text { en: "Max", vi: "Điểm tối đa" };
/// The heading of the points of a self-score.
pub(crate) const SELF_SCORE: Text = Text { en: "Self-score", vi: "Điểm tự chấm" };
/// The heading of the points of an appraisal.
pub(crate) const APPRAISAL_POINTS: Text = Text { en: "Appraisal points", vi: "Điểm thẩm định" };
/// The heading of how far an appraisal is from the self-score.
pub(crate) const DIFFERENCE: Text = Text { en: "Difference", vi: "Chênh lệch" };
/// The heading of codes beside what is said of rows.
pub(crate) const ROW: Text = Text { en: "Row", vi: "Mục" };
/// The total, where it is named.
pub(crate) const TOTAL: Text = Text { en: "Total", vi: "Tổng điểm" };
/// The line of the total on a form.
pub(crate) const TOTAL_LINE: Text = Text { en: "TOTAL", vi: "TỔNG CỘNG" };
/// The unit.
pub(crate) const UNIT: Text = Text { en: "Unit", vi: "Đơn vị" };
/// What a unit says of itself.
pub(crate) const FACTS: Text = Text { en: "Facts", vi: "Thông tin chung" };
/// A form.
pub(crate) const FORM: Text = Text { en: "Form", vi: "Phiếu" };
/// The heading of a histogram of totals.
pub(crate) const SPREAD: Text = Text { en: "How the totals are spread", vi: "Phân bố tổng điểm" };
/// Who signs for the unit.
pub(crate) const FOR_UNIT: Text = Text { en: "FOR THE UNIT", vi: "ĐẠI DIỆN ĐƠN VỊ" };
/// Who signs for the appraisers.
pub(crate) const FOR_APPRAISERS: Text =
    Text { en: "FOR THE APPRAISERS", vi: "ĐẠI DIỆN TỔ THẨM ĐỊNH" };
/// How the appraisers sign.
pub(crate) const SIGN_APPRAISERS: Text = Text { en: "(signature and name)", vi: "(Ký, ghi rõ họ tên)" };
/// The foot of a page of a workbook, whose `&P` and `&N` are numbers.
pub(crate) const PAGE: Text = Text { en: "Page &P of &N", vi: "Trang &P/&N" };
