//! Of forms in CSV.

use std::fmt;

use crate::language::{And, Grouped, Language, Show, Text};

/// The first of two.
pub const FIRST_HERE: Text = Text { en: "first here", vi: "lần đầu ở đây" };
/// Where a quoted cell begins.
pub const CELL_BEGINS: Text =
    Text { en: "the cell begins with this quote", vi: "ô bắt đầu từ dấu ngoặc kép này" };
/// A header with more columns than are read.
pub const FIRST_ROW: Text =
    Text { en: "the first row, which names the columns,", vi: "dòng tiêu đề (ghi tên các cột)" };
/// More rows about the unit than are read.
pub const THE_UNIT: Text = Text { en: "the unit", vi: "phần đơn vị" };
/// More facts than are read.
pub const THE_FACTS: Text = Text { en: "the facts", vi: "phần thông tin chung" };

/// What to do about cells that spreadsheets fill with such things.
pub mod remedies {
    use crate::language::Text;

    /// `#REF!`.
    pub const SPREADSHEET_ERROR: Text = Text {
        en: "this is an error of the spreadsheet: mend the formula, and save the figure",
        vi: "ô báo lỗi công thức của bảng tính: sửa công thức, lưu giá trị",
    };
    /// `=A1`.
    pub const FORMULA: Text = Text {
        en: "save figures, not formulas: in Excel, paste as values",
        vi: "lưu giá trị, không lưu công thức: trong Excel, dán bằng Paste Values",
    };
    /// `'13`.
    pub const APOSTROPHE: Text = Text {
        en: "remove the apostrophe, which only says that the cell is a text",
        vi: "bỏ dấu nháy đơn, dấu này chỉ đánh dấu ô là chữ",
    };
    /// `-`.
    pub const DASH: Text = Text {
        en: "empty the cell where nothing is answered; where the answer is nothing, write 0",
        vi: "nếu chưa có số liệu, để trống ô; nếu số liệu là không có, ghi 0",
    };
    /// `n/a`.
    pub const NOT_APPLICABLE: Text = Text {
        en: "not applicable is said in the answer column: n/a",
        vi: "không áp dụng thì ghi n/a vào cột answer",
    };
    /// Blanks that nobody sees.
    pub const BLANKS: Text = Text {
        en: "empty the cell: it holds invisible blanks",
        vi: "xóa nội dung ô: ô có dấu cách ẩn",
    };
}

/// How a number that was cut at its comma is written so that it stays one cell.
#[derive(Clone, Debug)]
pub enum Uncut {
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
pub mod head_value {
    use crate::language::Text;

    /// Of a fact.
    pub const FACT: Text = Text {
        en: "a fact stands in self_answer, and in appraisal_answer if the appraiser has another value, with the \
             reason in appraisal_note",
        vi: "thông tin chung ghi ở self_answer; nếu thẩm định có giá trị khác, ghi ở appraisal_answer và lý do ở appraisal_note",
    };
    /// Of anything else.
    pub const OTHER: Text =
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
    }

    /// Two columns of one name.
    ColumnTwice(DUPLICATE_COLUMN) { name: String } {
        en: "two columns are called `{name}`",
        vi: "hai cột cùng tên “{name}”",
        help en: "remove one of the two",
        help vi: "bỏ một trong hai cột",
    }

    /// Two columns of one meaning.
    ColumnsMeanTheSame(DUPLICATE_COLUMN) { first: String, second: String } {
        en: "the columns `{first}` and `{second}` mean the same",
        vi: "cột “{first}” và cột “{second}” cùng một nội dung",
        help en: "remove one of the two",
        help vi: "bỏ một trong hai cột",
    }

    /// A header without the column that matters.
    NoCodeColumn(NO_HEADER) {} {
        en: "no column is called `code`",
        vi: "không có cột nào tên “code”",
        help en: "the first row names the columns: code,self_num,self_den,self_answer,self_score,…",
        help vi: "dòng đầu ghi tên các cột: code,self_num,self_den,self_answer,self_score,…",
    }

    /// A row that is too short.
    FewerCells(ROW_LENGTH) { found: usize, wanted: usize } {
        en: "this row has fewer cells ({found}) than there are columns ({wanted})",
        vi: "dòng này có {found} ô, ít hơn số cột ({wanted})",
        help en: "fill it up with empty cells; if the file ends here, it was cut off: get it again, whole",
        help vi: "thêm ô trống cho đủ; nếu tệp kết thúc ở đây thì tệp bị cắt cụt: lấy lại bản đầy đủ",
    }

    /// A row that is too long.
    MoreCells(ROW_LENGTH) { found: usize, wanted: usize } {
        en: "this row has more cells ({found}) than there are columns ({wanted})",
        vi: "dòng này có {found} ô, nhiều hơn số cột ({wanted})",
        help en: "a cell that contains the delimiter stands in quotes: \"a, b\"; a decimal comma needs `;`",
        help vi: "ô có dấu phân cách cột thì ghi trong dấu ngoặc kép: \"a, b\"; nếu dùng dấu phẩy thập phân thì phân cách cột bằng “;”",
    }

    /// A number with the mark that does not go with its file.
    MarkAgainstDelimiter(WRONG_DECIMAL_MARK) { written: String, delimiter: String, own: String, meant: String } {
        en: "`{written}` has another decimal mark than goes with `{delimiter}` between cells: `{own}`",
        vi: "“{written}” dùng dấu thập phân khác với tệp: tệp phân cách cột bằng “{delimiter}” thì dấu thập phân là “{own}”",
        help en: "write {meant}; if the whole file is written so, say so with --decimal-mark",
        help vi: "ghi {meant}; nếu cả tệp cùng ghi như vậy, dùng --decimal-mark",
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
    NamelessColumn(MISPLACED_CELL) { cell: String } {
        en: "`{cell}` stands in a column without a name",
        vi: "“{cell}” ở cột chưa có tên",
        help en: "name the column in the first row, or empty it",
        help vi: "ghi tên cột ở dòng đầu, hoặc xóa nội dung cột",
    }

    /// A first row that names no columns.
    NoHeader(NO_HEADER) { line: String } {
        en: "the first row does not name the columns: {line}",
        vi: "dòng đầu chưa ghi tên các cột: “{line}”",
        help en: "begin with a row of names: code,self_num,self_den,self_answer,self_score,appraisal_num,…",
        help vi: "thêm dòng tiêu đề ở đầu: code,self_num,self_den,self_answer,self_score,appraisal_num,…",
    }

    /// A first row whose names are separated by bars.
    HeaderWithBars(NO_HEADER) { line: String } {
        en: "the first row does not name the columns: {line}",
        vi: "dòng đầu chưa ghi tên các cột: “{line}”",
        help en: "its cells are separated by `|`: give --delimiter '|'",
        help vi: "các ô phân cách bằng “|”: ghi --delimiter '|'",
    }

    /// A row of a file of many units that belongs to none.
    NoUnit(NO_UNIT) {} {
        en: "this row does not say which unit it belongs to",
        vi: "dòng này chưa ghi thuộc đơn vị nào",
        help en: "write the unit's id into the column `unit` of each of its rows",
        help vi: "ghi mã đơn vị vào cột “unit” ở từng dòng",
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

    /// A text after a quoted cell.
    TextAfterQuote(TEXT_AFTER_QUOTE) {} {
        en: "text follows the closing quote of this cell",
        vi: "sau dấu ngoặc kép đóng của ô còn có chữ",
        help en: "a quote inside a quoted cell is written twice: \"\"",
        help vi: "dấu ngoặc kép bên trong ô thì ghi hai lần: \"\"",
    }
}
