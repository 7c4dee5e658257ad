//! Of forms in CSV.

use std::fmt;

use crate::language::{And, Grouped, Language, Quoted, Show, Text};

/// The first of two.
pub(crate) const FIRST_HERE: Text = Text { en: "first here", vi: "lần đầu ở đây" };
/// Where a quoted cell begins.
pub(crate) const CELL_BEGINS: Text =
    Text { en: "the cell begins with this quote", vi: "ô bắt đầu từ dấu ngoặc kép này" };
/// A header with more columns than are read.
pub(crate) const FIRST_ROW: Text =
    Text { en: "the first row, which names the columns,", vi: "dòng tiêu đề (ghi tên các cột)" };
/// More rows about the unit than are read.
pub(crate) const THE_UNIT: Text = Text { en: "the unit", vi: "phần đơn vị" };
/// More facts than are read.
pub(crate) const THE_FACTS: Text = Text { en: "the facts", vi: "phần thông tin chung" };

/// How a number that was cut at its comma is written so that it stays one cell.
#[derive(Clone, Debug)]
pub(crate) enum Uncut {
    /// There is one reading.
    One(String),
    /// Its digits may be grouped, or a fraction.
    Two {
        /// As a whole number.
        whole: String,
        /// With a decimal point.
        point: String,
    },
}

impl Show for Uncut {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (language, self) {
            (Language::English, Uncut::One(number)) => write!(f, "if one number is meant, write {number}"),
            (Language::Vietnamese, Uncut::One(number)) => write!(f, "nếu đó là một số thì ghi {number}"),
            (Language::English, Uncut::Two { whole, point }) => {
                write!(f, "if one number is meant, write {whole}, or {point}0")
            }
            (Language::Vietnamese, Uncut::Two { whole, point }) => {
                write!(f, "nếu đó là một số thì ghi {whole} hoặc {point}0")
            }
        }
    }
}

/// Where the value of a head row stands.
pub(crate) mod head_value {
    use crate::language::Text;

    /// Of a fact.
    pub(crate) const FACT: Text = Text {
        en: "a fact stands in self_answer, and in appraisal_answer if the appraiser has another value, with the \
             reason in appraisal_note",
        vi: "thông tin chung ghi ở self_answer; nếu thẩm định có giá trị khác, ghi ở appraisal_answer và lý do ở appraisal_note",
    };
    /// Of anything else.
    pub(crate) const OTHER: Text =
        Text { en: "its value stands in self_answer", vi: "giá trị ghi ở self_answer" };
}

sentence! {
    /// A cell as it is read.
    CellRead { column: &'static str, value: String } {
        en: "{column} {value}",
        vi: "{column} “{value}”",
    }
}

diagnostic! {
    /// A file without a text.
    EmptyFile(EMPTY_FILE) {} {
        en: "this file is empty",
        vi: "tệp trống",
        help en: "get it again, whole",
        help vi: "lấy lại bản đầy đủ",
    }

    /// A form of far too many rows.
    TooManyRows(TOO_MANY_ENTRIES) { most: Grouped } {
        en: "this form has more than {most} rows, the most that are read",
        vi: "phiếu có trên {most} dòng, chương trình chỉ đọc đến số đó",
        help en: "look whether its rows were pasted many times over",
        help vi: "kiểm tra có dòng nào bị dán lặp nhiều lần không",
    }

    /// A row of values without a code.
    NoCode(NO_CODE) {} {
        en: "this row has cells, and no code",
        vi: "dòng này có nội dung, chưa ghi mã",
        help en: "write the code of the row it belongs to, or remove it",
        help vi: "ghi mã tiêu chí của dòng, hoặc bỏ dòng này",
        several(count, examples) {
            en: "{count} rows have cells, and no code",
            vi: "{count} dòng có nội dung, chưa ghi mã",
            help en: "write the code of the row that each belongs to, or remove them",
            help vi: "ghi mã tiêu chí của từng dòng, hoặc bỏ các dòng này",
        }
    }

    /// A row that is too short.
    FewerCells(ROW_LENGTH) { found: usize, wanted: usize } {
        en: "this row has fewer cells ({found}) than there are columns ({wanted})",
        vi: "dòng này có {found} ô, ít hơn số cột ({wanted})",
        help en: "fill it up with empty cells; if the file ends here, it was cut off: get it again, whole",
        help vi: "thêm ô trống cho đủ; nếu tệp kết thúc ở đây thì tệp bị cắt cụt: lấy lại bản đầy đủ",
        several(count, examples) by wanted {
            en: "{count} rows have fewer cells than there are columns ({wanted}); the first of them has {found}",
            vi: "{count} dòng có ít ô hơn số cột ({wanted}); dòng đầu trong số đó có {found} ô",
            help en: "fill them up with empty cells; if the file ends here, it was cut off: get it again, whole",
            help vi: "thêm ô trống cho đủ; nếu tệp kết thúc ở đây thì tệp bị cắt cụt: lấy lại bản đầy đủ",
        }
    }

    /// A row that is too long.
    MoreCells(ROW_LENGTH) { found: usize, wanted: usize } {
        en: "this row has more cells ({found}) than there are columns ({wanted})",
        vi: "dòng này có {found} ô, nhiều hơn số cột ({wanted})",
        help en: "a cell that contains the delimiter stands in quotes: \"a, b\"; a decimal comma needs `;`",
        help vi: "ô có dấu phân cách cột thì ghi trong dấu ngoặc kép: \"a, b\"; nếu dùng dấu phẩy thập phân thì phân cách cột bằng “;”",
        several(count, examples) by wanted {
            en: "{count} rows have more cells than there are columns ({wanted}); the first of them has {found}",
            vi: "{count} dòng có nhiều ô hơn số cột ({wanted}); dòng đầu trong số đó có {found} ô",
            help en: "a cell that contains the delimiter stands in quotes: \"a, b\"; a decimal comma needs `;`",
            help vi: "ô có dấu phân cách cột thì ghi trong dấu ngoặc kép: \"a, b\"; nếu dùng dấu phẩy thập phân thì phân cách cột bằng “;”",
        }
    }

    /// A note that may be the end of the number beside it.
    CutAtComma(CUT_AT_COMMA) { code: String, cells: And<CellRead>, joined: String, remedy: Uncut } {
        en: "{code} is read with {cells}; it may be one number, {joined}, whose comma separated its digits into cells",
        vi: "mã “{code}” ghi {cells}; có thể là số {joined} bị dấu phẩy tách thành nhiều ô",
        help en: "{remedy}; if it is a note, put quotes around it",
        help vi: "{remedy}; nếu là ghi chú thì ghi trong dấu ngoặc kép",
    }

    /// A cell of a head row that takes none.
    Misplaced(MISPLACED_CELL) { code: String, cell: String, remedy: Text } {
        en: "the row {code} has `{cell}` where it takes nothing",
        vi: "dòng “{code}” có “{cell}” ở cột không dùng cho dòng này",
        help en: "{remedy}",
        help vi: "{remedy}",
    }

    /// The same, of what may be the end of a number.
    MisplacedEnd(MISPLACED_CELL) { code: String, cell: String, joined: String, remedy: Uncut } {
        en: "the row {code} has `{cell}` where it takes nothing; it may be the end of {joined}, cut at its comma",
        vi: "dòng “{code}” có “{cell}” ở cột không dùng cho dòng này; có thể là phần cuối của {joined} bị tách ở dấu phẩy",
        help en: "{remedy}",
        help vi: "{remedy}",
    }

    /// A cell below no name.
    NamelessColumn(MISPLACED_CELL) { cell: Quoted } {
        en: "{cell} stands in a column without a name",
        vi: "{cell} ở cột chưa có tên",
        help en: "name the column in the first row, or empty it",
        help vi: "ghi tên cột ở dòng đầu, hoặc xóa nội dung cột",
        several(count, examples) of cell {
            en: "{count} cells stand in columns without a name: {examples}",
            vi: "{count} ô có nội dung ở cột chưa có tên: {examples}",
            help en: "name the columns in the first row, or empty them",
            help vi: "ghi tên các cột ở dòng đầu, hoặc xóa nội dung các cột này",
        }
    }

    /// A row of a file of many units that belongs to none.
    NoUnit(NO_UNIT) {} {
        en: "this row does not say which unit it belongs to",
        vi: "dòng này chưa ghi thuộc đơn vị nào",
        help en: "write the unit's id into the column `unit` of each of its rows",
        help vi: "ghi mã đơn vị vào cột “unit” ở từng dòng",
        several(count, examples) {
            en: "{count} rows do not say which unit they belong to",
            vi: "{count} dòng chưa ghi thuộc đơn vị nào",
            help en: "write the unit's id into the column `unit` of each of its rows; merged cells of a sheet keep it in the first",
            help vi: "ghi mã đơn vị vào cột “unit” ở từng dòng; ô gộp trong trang tính chỉ giữ mã ở dòng đầu",
        }
    }

    /// A file that may have been cut off.
    NoFinalNewline(NO_FINAL_NEWLINE) {} {
        en: "the file does not end with a line break: it may have been cut off here",
        vi: "cuối tệp không có dấu xuống dòng: tệp có thể bị cắt cụt ở đây",
        help en: "compare its last row with the original; if it is whole, end it with a line break",
        help vi: "so dòng cuối với bản gốc; nếu đã đủ, thêm dấu xuống dòng ở cuối tệp",
    }

    /// A line of a long file of which only the beginning was read.
    LineTooLong(TEXT_TOO_LONG) { most: usize } {
        en: "this line is longer than {most} MiB, and its rest is not read",
        vi: "dòng này dài trên {most} MiB, phần còn lại không đọc",
        help en: "look whether a line break is missing, or something was pasted many times over",
        help vi: "kiểm tra có thiếu dấu xuống dòng, hoặc có nội dung nào bị dán lặp nhiều lần không",
    }

    /// A head row without a value.
    SaysNothing(MISSING_KEY) { row: String } {
        en: "the row `{row}` says nothing",
        vi: "dòng “{row}” chưa ghi giá trị",
        help en: "write its value into the column self_answer, or remove the row",
        help vi: "ghi giá trị vào cột self_answer, hoặc bỏ dòng này",
    }

    /// A head row that stands twice.
    RowTwice(DUPLICATE_KEY) { row: String } {
        en: "the row `{row}` stands twice",
        vi: "dòng “{row}” có hai lần",
        help en: "keep one of the two rows",
        help vi: "giữ một trong hai dòng",
    }

    /// A quote that is opened and never closed.
    UnclosedQuote(UNCLOSED_QUOTE) {} {
        en: "this quote is opened and never closed: the rest of the file would be one cell",
        vi: "dấu ngoặc kép này mở mà chưa đóng: phần còn lại của tệp thành một ô",
        help en: "close it, or remove it; if the file ends too early, get it again, whole",
        help vi: "đóng lại, hoặc bỏ dấu này; nếu tệp kết thúc sớm, lấy lại bản đầy đủ",
    }

    /// Blanks after a quoted cell.
    BlankAfterQuote(TEXT_AFTER_QUOTE) {} {
        en: "a blank follows the closing quote of this cell",
        vi: "sau dấu ngoặc kép đóng của ô có dấu cách",
        help en: "remove the blank, so that the delimiter follows the quote",
        help vi: "bỏ dấu cách, để dấu phân cách cột đứng ngay sau dấu ngoặc kép",
        several(count, examples) {
            en: "a blank follows the closing quote of {count} cells",
            vi: "{count} ô có dấu cách sau dấu ngoặc kép đóng",
            help en: "remove the blanks, so that the delimiter follows the quote",
            help vi: "bỏ các dấu cách, để dấu phân cách cột đứng ngay sau dấu ngoặc kép",
        }
    }

    /// Blanks before a quote.
    BlankBeforeQuote(TEXT_AFTER_QUOTE) {} {
        en: "a blank is before the quote of this cell, which is then no quote but a part of its text",
        vi: "trước dấu ngoặc kép của ô có dấu cách, nên dấu này bị coi là nội dung",
        help en: "remove the blank, so that the quote follows the delimiter",
        help vi: "bỏ dấu cách, để dấu ngoặc kép đứng ngay sau dấu phân cách cột",
        several(count, examples) {
            en: "a blank is before the quote of {count} cells, which is then no quote but a part of their text",
            vi: "{count} ô có dấu cách trước dấu ngoặc kép, nên dấu này bị coi là nội dung",
            help en: "remove the blanks, so that the quote follows the delimiter",
            help vi: "bỏ các dấu cách, để dấu ngoặc kép đứng ngay sau dấu phân cách cột",
        }
    }

    /// The same header once more.
    HeaderAgain(HEADER_AGAIN) {} {
        en: "the header stands again: files were joined",
        vi: "dòng tiêu đề lặp lại: tệp được ghép từ nhiều tệp",
        help en: "the row is skipped; remove it, and check that nothing is missing around it",
        help vi: "dòng này được bỏ qua; xóa dòng, kiểm tra chỗ ghép có thiếu dòng nào không",
        several(count, examples) {
            en: "the header stands {count} times more: files were joined",
            vi: "dòng tiêu đề lặp lại {count} lần: tệp được ghép từ nhiều tệp",
            help en: "these rows are skipped; remove them, and check that nothing is missing around them",
            help vi: "các dòng này được bỏ qua; xóa các dòng, kiểm tra chỗ ghép có thiếu dòng nào không",
        }
    }

    /// A header with other columns.
    OtherHeader(NO_HEADER) {} {
        en: "another header stands here: files with other columns were joined",
        vi: "ở đây có dòng tiêu đề khác: tệp được ghép từ các tệp khác cột",
        help en: "give each file by itself; nothing below this row can be relied on",
        help vi: "để riêng từng tệp; không dùng được kết quả của các dòng bên dưới",
    }

    /// A text after a quoted cell.
    TextAfterQuote(TEXT_AFTER_QUOTE) {} {
        en: "text follows the closing quote of this cell",
        vi: "sau dấu ngoặc kép đóng của ô còn có chữ",
        help en: "a quote inside a quoted cell is written twice: \"\"",
        help vi: "dấu ngoặc kép bên trong ô thì ghi hai lần: \"\"",
        several(count, examples) {
            en: "text follows the closing quote of {count} cells",
            vi: "{count} ô còn có chữ sau dấu ngoặc kép đóng",
            help en: "a quote inside a quoted cell is written twice: \"\"",
            help vi: "dấu ngoặc kép bên trong ô thì ghi hai lần: \"\"",
        }
    }
}
