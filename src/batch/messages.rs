//! What there is to say of one unit of a batch, in both languages.

use crate::language::Grouped;

diagnostic! {
    /// A form of another edition.
    OtherEdition(CRITERIA_DIFFER) { named: String, own: String } {
        en: "this form answers `{named}`, and the batch is scored by `{own}`",
        vi: "phiếu thuộc bộ tiêu chí “{named}”, lần chấm này theo “{own}”",
        help en: "score the forms of each edition by themselves",
        help vi: "chấm riêng các phiếu của từng bộ tiêu chí",
    }

    /// A form without an edition.
    NoEdition(NO_CRITERIA) {} {
        en: "this form does not say which criteria it answers",
        vi: "phiếu chưa ghi mã bộ tiêu chí",
        help en: "add the criteria's id to it, or give --criteria",
        help vi: "ghi mã bộ tiêu chí vào phiếu, hoặc dùng tùy chọn --criteria",
    }

    /// Far too many lines.
    TooManyLines(UNREADABLE_FILE) { most: Grouped } {
        en: "this unit has more than {most} lines, the most that are read",
        vi: "đơn vị này có hơn {most} dòng, chỉ đọc được đến số đó",
        help en: "look whether its rows were pasted many times over",
        help vi: "kiểm tra: các dòng có bị dán lặp nhiều lần không",
    }

    /// The program broke its own promise.
    BrokeDown(INTERNAL_ERROR) { message: String } {
        en: "the program broke down over this unit: {message}",
        vi: "chương trình gặp lỗi khi chấm đơn vị này: {message}",
        help en: "this is a mistake in the program: please report it with the form",
        help vi: "đây là lỗi của chương trình: báo cho nơi cung cấp, kèm phiếu",
    }
}
