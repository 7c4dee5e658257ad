//! What a batch says of its units, in both languages.

use crate::language::{Grouped, Sentence, Text};

diagnostic! {
    /// A form of another edition.
    OtherEdition(CRITERIA_DIFFER) { form: String, batch: String } {
        en: "this form answers `{form}`, and the batch is scored by `{batch}`",
        vi: "phiếu thuộc bộ tiêu chí “{form}”, lệnh này chấm theo “{batch}”",
        help en: "score the forms of each edition by themselves",
        help vi: "chấm riêng phiếu của từng bộ tiêu chí",
    }

    /// A form of no edition.
    NoEdition(NO_CRITERIA) {} {
        en: "this form does not say which criteria it answers",
        vi: "phiếu chưa ghi bộ tiêu chí",
        help en: "add the criteria's id to it, or give --criteria",
        help vi: "ghi mã bộ tiêu chí vào phiếu, hoặc dùng --criteria",
    }

    /// More lines than are read.
    TooManyLines(UNREADABLE_FILE) { most: Grouped } {
        en: "this unit has more than {most} lines, the most that are read",
        vi: "đơn vị này có trên {most} dòng, quá mức đọc được",
        help en: "look whether its rows were pasted many times over",
        help vi: "kiểm tra các dòng có bị dán lặp nhiều lần không",
    }

    /// A panic.
    BrokeDown(INTERNAL_ERROR) { why: String } {
        en: "the program broke down over this unit: {why}",
        vi: "chương trình bị lỗi khi chấm đơn vị này (“{why}”)",
        help en: "this is a mistake in the program: please report it with the form",
        help vi: "báo lại lỗi này kèm theo phiếu",
    }

    /// A file that the system does not give out, or without a unit.
    NotRead(UNREADABLE_FILE) { why: Sentence } {
        en: "this file cannot be read: {why}",
        vi: "không đọc được tệp này: {why}",
        help en: "leave it out, or make it a form that can be read",
        help vi: "bỏ tệp này ra, hoặc lưu thành phiếu đọc được",
    }

    /// A workbook or a document.
    NoFormInside(UNREADABLE_FILE) { what: Text, remedy: Text } {
        en: "this is {what}, and no form is read from one: {remedy}",
        vi: "đây là {what}, chưa đọc được phiếu ở dạng này: {remedy}",
        help en: "if it is no form, move it out of the folder",
        help vi: "nếu không phải phiếu, chuyển tệp ra khỏi thư mục",
    }
}

/// What is wrong with a file of many units that has none.
pub(crate) const NO_UNITS: Text = Text {
    en: "it has a header, and no unit below it",
    vi: "có dòng tiêu đề, không có đơn vị nào bên dưới",
};
