//! What is found of forms that were laid beside an edition.

/// Why an answer is in doubt.
pub(super) mod why {
    use crate::language::Text;

    pub(in super::super) const NUMBER: Text = Text {
        en: "the number can be read in two ways",
        vi: "số có thể đọc theo hai cách",
    };
    pub(in super::super) const PERCENT: Text = Text {
        en: "a percentage stands where counts belong",
        vi: "ô cần số lượng lại ghi tỷ lệ phần trăm",
    };
    pub(in super::super) const UNREADABLE: Text = Text {
        en: "the cell holds a date, an error, or a formula without a saved value",
        vi: "ô chứa ngày tháng, lỗi hoặc công thức chưa lưu kết quả",
    };
    pub(in super::super) const NO_NUMBER: Text =
        Text { en: "words stand where a number belongs", vi: "ô cần số lại ghi chữ" };
    pub(in super::super) const TICK: Text = Text {
        en: "the cell is neither blank, nor a tick, nor the option's points",
        vi: "ô không để trống, không phải dấu đánh, không phải điểm của phương án",
    };
    pub(in super::super) const SEVERAL_TICKS: Text =
        Text { en: "several options are ticked", vi: "đánh dấu nhiều phương án" };
    pub(in super::super) const NO_TICK: Text = Text {
        en: "there are points, and the form does not say of which option",
        vi: "có điểm nhưng phiếu không cho biết của phương án nào",
    };
    pub(in super::super) const NO_OPTION: Text =
        Text { en: "the words name no option", vi: "chữ ghi trong ô không phải phương án nào" };
    pub(in super::super) const SHIFTED: Text = Text {
        en: "the cells of the row may have slid sideways",
        vi: "các ô của dòng có thể bị lệch cột",
    };
    pub(in super::super) const STRAY: Text = Text {
        en: "a figure stands in no column of the form",
        vi: "có số liệu nằm ngoài các cột của phiếu",
    };
    pub(in super::super) const OTHER_LINE: Text = Text {
        en: "another line of the form may be this row as well",
        vi: "có dòng khác của phiếu cũng có thể là tiêu chí này",
    };
    pub(in super::super) const NO_LINE: Text =
        Text { en: "no line of the form is this row for certain", vi: "không có dòng nào chắc chắn là tiêu chí này" };
}
