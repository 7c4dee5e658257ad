//! The words that a form prints, beside those of its edition.

use crate::column::Column;
use crate::language::Text;
use crate::report::words::{APPRAISAL_POINTS, EVIDENCE, SELF_SCORE};
pub(super) use crate::report::words::{
    CODE, CRITERION as TITLE, DIFFERENCE, FACTS, FORM as SHEET, MAX, NOT_APPLICABLE, PAGE,
    TOTAL_LINE as TOTAL, UNIT,
};

pub(super) const HOW_TO: Text = Text {
    en: "Fill in the yellow cells alone. A blank cell says that there is no figure yet; where there is none of something, write 0. Leave hidden rows and columns in place.",
    vi: "Chỉ ghi vào các ô màu vàng. Ô để trống là chưa có số liệu; nếu không có thì ghi 0. Giữ nguyên các dòng và cột ẩn.",
};
pub(super) const RESULT: Text = Text {
    en: "Yellow cells are what the form says. White points are computed from them and follow every change; grey ones are figures of score. Red: the form declares another figure. “?”: there are no points.",
    vi: "Ô màu vàng là số liệu, điểm ghi trên phiếu. Điểm nền trắng do công thức tính lại từ đó, sửa số liệu thì điểm đổi theo; điểm chữ xám do score tính. Ô đỏ: điểm ghi trên phiếu lệch. “?”: không có điểm.",
};
pub(super) const OF_SELF: Text = Text { en: "Self-score", vi: "Tự chấm" };
pub(super) const OF_APPRAISAL: Text =
    Text { en: "Appraisal, where it differs", vi: "Thẩm định, nếu khác" };
pub(super) const USED: Text = Text { en: "Used", vi: "Tính theo" };
pub(super) const SUM_OF_FACTS: Text = Text { en: "blank: the sum", vi: "để trống thì tự cộng" };
pub(super) const NOTE: Text = Text { en: "Note, reason", vi: "Ghi chú, lý do" };
pub(super) const POINTS_UNIT: Text = Text { en: "pts", vi: "đ" };
pub(super) const NO_ITEM: Text = Text { en: "no item holds", vi: "không có nội dung nào" };
pub(super) const TICK: &str = "x";
/// What stands where an answer can be read in several ways.
pub(super) const DOUBT: &str = "?";

pub(super) fn num(column: Column) -> Text {
    match column {
        Column::Own => Text { en: "Self: figure or numerator", vi: "Tự chấm: số liệu, tử số" },
        Column::Appraisal => {
            Text { en: "Appraisal: figure or numerator", vi: "Thẩm định: số liệu, tử số" }
        }
    }
}

pub(super) fn den(column: Column) -> Text {
    match column {
        Column::Own => Text { en: "Self: denominator", vi: "Tự chấm: mẫu số" },
        Column::Appraisal => Text { en: "Appraisal: denominator", vi: "Thẩm định: mẫu số" },
    }
}

/// Where the edition has rows that ask for the value of the period before, it stands in the column of denominators.
pub(super) fn den_or_previous(column: Column) -> Text {
    match column {
        Column::Own => Text {
            en: "Self: denominator or value before",
            vi: "Tự chấm: mẫu số, số liệu kỳ trước",
        },
        Column::Appraisal => Text {
            en: "Appraisal: denominator or value before",
            vi: "Thẩm định: mẫu số, số liệu kỳ trước",
        },
    }
}

pub(super) fn answer(column: Column) -> Text {
    match column {
        Column::Own => Text { en: "Self: option", vi: "Tự chấm: phương án" },
        Column::Appraisal => Text { en: "Appraisal: option", vi: "Thẩm định: phương án" },
    }
}

pub(super) fn points(column: Column) -> Text {
    match column {
        Column::Own => SELF_SCORE,
        Column::Appraisal => APPRAISAL_POINTS,
    }
}

/// The heading of the points that a form declares, where they stand beside the computed ones.
pub(super) fn declared(column: Column) -> Text {
    match column {
        Column::Own => Text { en: "Self, declared", vi: "Tự chấm: ghi trên phiếu" },
        Column::Appraisal => Text { en: "Appraisal, declared", vi: "Thẩm định: ghi trên phiếu" },
    }
}

/// The heading of the points that are computed.
pub(super) fn computed(column: Column) -> Text {
    match column {
        Column::Own => Text { en: "Self, computed", vi: "Tự chấm: tính lại" },
        Column::Appraisal => Text { en: "Appraisal, computed", vi: "Thẩm định: tính lại" },
    }
}

pub(super) const OBJECTION: Text = Text { en: "Objection of the unit", vi: "Kiến nghị của đơn vị" };
pub(super) const REPLY: Text = Text { en: "Reply", vi: "Trả lời" };

pub(super) fn evidence(column: Column) -> Text {
    match column {
        Column::Own => EVIDENCE,
        Column::Appraisal => {
            Text { en: "Evidence, appraisal", vi: "Tài liệu kiểm chứng (thẩm định)" }
        }
    }
}

/// What stands before the title of an attribute.
pub(super) fn whose(column: Column) -> Text {
    match column {
        Column::Own => Text { en: "Self: ", vi: "Tự chấm: " },
        Column::Appraisal => Text { en: "Appraisal: ", vi: "Thẩm định: " },
    }
}

/// What a cell takes, said where it was given something else.
pub(super) mod refusals {
    use crate::language::Text;

    pub(in super::super) const TITLE: Text = Text { en: "score", vi: "score" };
    pub(in super::super) const LIST: Text = Text {
        en: "Choose one of the entries of the list.",
        vi: "Đề nghị chọn một phương án trong danh sách.",
    };
    pub(in super::super) const WHOLE: Text = Text {
        en: "A whole number from 0 belongs here.",
        vi: "Ô này cần số nguyên từ 0 trở lên.",
    };
    pub(in super::super) const FIGURE: Text =
        Text { en: "A number belongs here.", vi: "Ô này cần một số." };
    pub(in super::super) const JUDGED: Text = Text {
        en: "The points are outside what can be awarded.",
        vi: "Số điểm nằm ngoài khoảng được cho.",
    };
}
