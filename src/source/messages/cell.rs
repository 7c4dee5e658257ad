//! Of cells of a CSV that are no numbers.

use crate::language::Quoted;

/// What to do about cells that spreadsheets fill with such things.
pub(crate) mod remedies {
    use crate::language::Text;

    /// `#REF!`.
    pub(crate) const SPREADSHEET_ERROR: Text = Text {
        en: "this is an error of the spreadsheet: mend the formula, and save the figure",
        vi: "ô báo lỗi công thức của bảng tính: sửa công thức, lưu giá trị",
    };
    /// `=A1`.
    pub(crate) const FORMULA: Text = Text {
        en: "save figures, not formulas: in Excel, paste as values",
        vi: "lưu giá trị, không lưu công thức: trong Excel, dán bằng Paste Values",
    };
    /// `'13`.
    pub(crate) const APOSTROPHE: Text = Text {
        en: "remove the apostrophe, which only says that the cell is a text",
        vi: "bỏ dấu nháy đơn, dấu này chỉ đánh dấu ô là chữ",
    };
    /// `-`.
    pub(crate) const DASH: Text = Text {
        en: "empty the cell where nothing is answered; where the answer is nothing, write 0",
        vi: "nếu chưa có số liệu, để trống ô; nếu số liệu là không có, ghi 0",
    };
    /// `n/a`.
    pub(crate) const NOT_APPLICABLE: Text = Text {
        en: "not applicable is said in the answer column: n/a",
        vi: "không áp dụng thì ghi n/a vào cột answer",
    };
    /// Blanks that nobody sees.
    pub(crate) const BLANKS: Text = Text {
        en: "empty the cell: it holds invisible blanks",
        vi: "xóa nội dung ô: ô có dấu cách ẩn",
    };
}

diagnostic! {
    /// A number with the mark that does not go with its file.
    MarkAgainstDelimiter(WRONG_DECIMAL_MARK) { written: Quoted, delimiter: String, own: String, other: String, meant: String } {
        en: "{written} has another decimal mark than goes with `{delimiter}` between cells: `{own}`",
        vi: "{written} dùng dấu thập phân khác với tệp: tệp phân cách cột bằng “{delimiter}” thì dấu thập phân là “{own}”",
        help en: "write {meant}; if the whole file is written so, say so with --decimal-mark",
        help vi: "ghi {meant}; nếu cả tệp cùng ghi như vậy, dùng --decimal-mark",
        several(count, examples) of written {
            en: "{count} numbers have another decimal mark than goes with `{delimiter}` between cells, `{own}`: {examples}",
            vi: "{count} số dùng dấu thập phân khác với tệp (tệp phân cách cột bằng “{delimiter}” thì dấu thập phân là “{own}”): {examples}",
            help en: "write {meant} for {written}, and the others alike; if the whole file is written so, it can be read so: --decimal-mark {other}",
            help vi: "ghi {meant} thay {written}, các số khác tương tự; nếu cả tệp cùng ghi như vậy, dùng --decimal-mark {other}",
        }
    }

    /// A column that was too narrow for its numbers.
    ColumnTooNarrow(MALFORMED_NUMBER) { written: Quoted } {
        en: "{written} stands in place of a value: the column was too narrow in Excel",
        vi: "{written} ở chỗ của giá trị: cột trong Excel hẹp quá",
        help en: "widen the column in Excel, and save again",
        help vi: "mở rộng cột trong Excel, rồi lưu lại",
        several(count, examples) {
            en: "{count} cells have {written} in place of a value: the column was too narrow in Excel",
            vi: "{count} ô có {written} ở chỗ của giá trị: cột trong Excel hẹp quá",
            help en: "widen the column in Excel, and save again",
            help vi: "mở rộng cột trong Excel, rồi lưu lại",
        }
    }

    /// A formula that came to nothing.
    SpreadsheetError(MALFORMED_NUMBER) { written: Quoted } {
        en: "{written} is an error of the spreadsheet, not a value",
        vi: "{written} là lỗi công thức của bảng tính, không phải giá trị",
        help en: "mend the formula, and save the figure",
        help vi: "sửa công thức, lưu giá trị",
        several(count, examples) of written {
            en: "{count} cells have errors of the spreadsheet in place of values: {examples}",
            vi: "{count} ô báo lỗi công thức của bảng tính thay cho giá trị: {examples}",
            help en: "mend the formulas, and save the figures",
            help vi: "sửa các công thức, lưu giá trị",
        }
    }
}
