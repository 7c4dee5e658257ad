//! Of the band and the index that a form declares.

use crate::language::{Listed, RowName, Text};

/// What a row without bands lacks.
pub(crate) const BANDS: Text = Text { en: "bands", vi: "mức xếp loại" };
/// What a row that is not the total lacks.
pub(crate) const INDEX: Text = Text { en: "index", vi: "chỉ số" };
/// What to do about a band.
pub(crate) const LEAVE_BAND_OUT: Text = Text {
    en: "leave it out; the criteria give bands to other rows, or to none",
    vi: "bỏ phần này; bộ tiêu chí chỉ xếp loại ở mục khác, hoặc không xếp loại",
};
/// What to do about an index.
pub(crate) const LEAVE_INDEX_OUT: Text = Text {
    en: "leave it out; only a total has an index, if the criteria say so",
    vi: "bỏ phần này; chỉ tổng điểm có chỉ số, nếu bộ tiêu chí quy định",
};

diagnostic! {
    /// A key that the row does not take.
    SuperfluousKey(UNKNOWN_KEY) { row: RowName, what: Text, key: String, help: Text } {
        en: "{row} has no {what}, and its `{key}` is declared",
        vi: "{row} không có {what}, trên phiếu có ghi “{key}”",
        help en: "{help}",
        help vi: "{help}",
    }

    /// A cell that the row does not take.
    SuperfluousCell(MISPLACED_CELL) { row: RowName, what: Text, key: String, help: Text } {
        en: "{row} has no {what}, and its `{key}` is declared",
        vi: "{row} không có {what}, trên phiếu có ghi “{key}”",
        help en: "{help}",
        help vi: "{help}",
    }

    /// A band that the row does not have.
    UnknownBand(UNKNOWN_CHOICE) { row: RowName, written: String, bands: Listed<String> } {
        en: "{row} has no band `{written}`",
        vi: "{row} không có mức xếp loại “{written}”",
        help en: "write one of: {bands}",
        help vi: "ghi một trong: {bands}",
    }
}
