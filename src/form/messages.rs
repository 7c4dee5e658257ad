//! What is found of forms that were laid beside an edition.

/// Why an answer is in doubt.
pub(super) mod why {
    use crate::language::Text;

    pub(in super::super) const NUMBER: Text =
        Text { en: "the number can be read in two ways", vi: "số có thể đọc theo hai cách" };
    pub(in super::super) const PERCENT: Text = Text {
        en: "a percentage stands where counts belong",
        vi: "ô cần số lượng lại ghi tỷ lệ phần trăm",
    };
    pub(in super::super) const UNREADABLE: Text = Text {
        en: "the cell holds a date, an error, or a formula whose saved value is missing or another one",
        vi: "ô chứa ngày tháng, lỗi hoặc công thức thiếu kết quả, kết quả đã cũ",
    };
    pub(in super::super) const NO_NUMBER: Text =
        Text { en: "words stand where a number belongs", vi: "ô cần số lại ghi chữ" };
    pub(in super::super) const NO_NUMERATOR: Text = Text {
        en: "there is a denominator, and no numerator",
        vi: "có mẫu số, tử số để trống",
    };
    pub(in super::super) const NO_DENOMINATOR: Text = Text {
        en: "there is a numerator, and no denominator",
        vi: "có tử số, mẫu số để trống",
    };
    pub(in super::super) const NO_PREVIOUS: Text = Text {
        en: "there is a value, and none of the period before",
        vi: "có số liệu kỳ này, số liệu kỳ trước để trống",
    };
    pub(in super::super) const NO_VALUE: Text = Text {
        en: "there is a value of the period before, and none of this one",
        vi: "có số liệu kỳ trước, số liệu kỳ này để trống",
    };
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
    pub(in super::super) const MEASURED: Text = Text {
        en: "an option is measured that is not ticked",
        vi: "phương án có số liệu nhưng không được đánh dấu",
    };
    pub(in super::super) const ITEM_MEASURED: Text = Text {
        en: "an item with a rule of its own has figures, which are not read from a printed form",
        vi: "nội dung có cách tính riêng có số liệu, chưa đọc được từ phiếu in",
    };
    pub(in super::super) const ITEM_TICKED: Text = Text {
        en: "an item with a rule of its own is ticked, and its figures are not read from a printed form",
        vi: "nội dung có cách tính riêng được đánh dấu, số liệu của nội dung đó chưa đọc được từ phiếu in",
    };
    pub(in super::super) const NO_ENTRY: Text = Text {
        en: "no line of the form is one of its entries for certain",
        vi: "có mục bên dưới không tìm được dòng chắc chắn trong phiếu",
    };
    pub(in super::super) const NOTHING_COUNTED: Text = Text {
        en: "there are points, and the lines below give none",
        vi: "có điểm nhưng các dòng bên dưới không có điểm nào",
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
    pub(in super::super) const NO_LINE: Text = Text {
        en: "no line of the form is this row for certain",
        vi: "không có dòng nào chắc chắn là tiêu chí này",
    };
    pub(in super::super) const ID_MISSING: Text = Text {
        en: "no row of the sheet has its hidden id",
        vi: "không có dòng nào trên trang tính mang mã ẩn của mục này",
    };
    pub(in super::super) const ID_TWICE: Text = Text {
        en: "several rows of the sheet have its hidden id",
        vi: "nhiều dòng trên trang tính mang mã ẩn của mục này",
    };
    pub(in super::super) const NONE_AND_SOME: Text = Text {
        en: "the answer is that no item holds, and items are ticked",
        vi: "đã ghi không có nội dung nào đạt nhưng vẫn đánh dấu nội dung",
    };
}

use crate::column::Column;
use crate::language::{Language, Listed, NodeCode, Quoted, Show, Text};

/// What a cell, or a line, may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Readings(pub(crate) Vec<String>);

impl Show for Readings {
    fn show(&self, language: Language, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let or = match language {
            Language::English => " or ",
            Language::Vietnamese => " hoặc ",
        };
        match &self.0[..] {
            [] => Ok(()),
            readings => write!(out, ": {}", readings.join(or)),
        }
    }
}

/// Beside the cell of the form that another sheet contradicts.
pub(super) const OTHER_VIEW: Text = Text { en: "the form", vi: "phiếu" };

diagnostic! {
    /// An answer that the program does not decide.
    ImportDoubt(IMPORT_DOUBT) { row: NodeCode, column: Column, why: Text, readings: Readings, code: String } {
        en: "{row} ({column}) is in doubt: {why}{readings}",
        vi: "{row} ({column}) chưa rõ: {why}{readings}",
        help en: "look at the form, and say what holds: --row {code}=…, or correct the cell",
        help vi: "xem lại phiếu rồi ghi rõ: --row {code}=…, hoặc sửa ô đó",
    }

    /// An option that is not ticked, and follows from the points.
    ChoiceInferred(CHOICE_INFERRED) { row: NodeCode, column: Column } {
        en: "the form prints no options of {row} ({column}); the option is the only one that gives these points",
        vi: "phiếu không in các phương án của {row} ({column}); lấy phương án duy nhất có số điểm này",
        help en: "nothing, if the points are right",
        help vi: "không phải làm gì nếu điểm đúng",
    }

    /// A measure that stands in the column of notes.
    FigureFromNote(FIGURE_FROM_NOTE) { row: NodeCode, column: Column } {
        en: "the note of {row} ({column}) is nothing but a figure, and is read as the measure",
        vi: "ghi chú của {row} ({column}) chỉ có số liệu, được đọc là số đo",
        help en: "nothing, if it is the measure",
        help vi: "không phải làm gì nếu đó đúng là số đo",
    }

    /// A hidden row that counts.
    RowHidden(ROW_HIDDEN) {} {
        en: "the row is hidden, and counts all the same",
        vi: "dòng bị ẩn nhưng vẫn được tính",
        help en: "show it in the workbook, and see whether it belongs there",
        help vi: "bỏ ẩn dòng trong bảng tính, xem dòng có thuộc phiếu không",
    }

    /// Another code than the edition's.
    CodeOtherwise(CODE_PRINTED_OTHERWISE) { printed: String, code: NodeCode } {
        en: "the form prints the code {printed}, and the row is {code} by its title and place",
        vi: "phiếu in mã {printed}, theo tên và vị trí thì dòng này là {code}",
        help en: "nothing, if the title is that of the row; 2.10 becomes 2.1 where it is typed as a number",
        help vi: "không phải làm gì nếu tên đúng là tiêu chí đó; 2.10 gõ dạng số sẽ thành 2.1",
    }

    /// A line with figures that no edition knows.
    RowUnknown(ROW_UNKNOWN) { title: Quoted } {
        en: "the line {title} has figures and is no row of the edition",
        vi: "dòng {title} có số liệu nhưng không phải tiêu chí của bộ tiêu chí",
        help en: "see whether it belongs to another edition, or is a row that was added by hand",
        help vi: "xem dòng thuộc bộ tiêu chí khác hay do đơn vị thêm vào",
    }

    /// A sheet that is hidden.
    SheetNotRead(SHEET_NOT_READ) { sheet: Quoted } {
        en: "the sheet {sheet} is hidden, and is not read",
        vi: "trang tính {sheet} bị ẩn, không đọc",
        help en: "to read it, name it: --sheet",
        help vi: "muốn đọc trang này, ghi tên: --sheet",
    }

    /// Two columns of the same heading.
    ColumnUnclear(COLUMN_UNCLEAR) { role: String, one: String, other: String } {
        en: "two columns say that they are {role}: {one} and {other}",
        vi: "hai cột cùng là {role}: {one} và {other}",
        help en: "say which one counts: --column {role}={one}, or --column {role}={other}",
        help vi: "ghi cột được tính: --column {role}={one} hoặc --column {role}={other}",
    }

    /// Comments of cells.
    CommentsNotRead(COMMENTS_NOT_READ) { comments: usize } {
        en: "the sheet has comments on cells, which are not read: {comments}",
        vi: "trang tính có ghi chú gắn vào ô, chương trình không đọc: {comments}",
        help en: "look whether they say why figures were changed",
        help vi: "xem ghi chú có nêu lý do sửa số liệu không",
    }

    /// Colours in place of answers.
    ColoursNotRead(COLOURS_NOT_READ) { cells: usize } {
        en: "the form has no figures, and coloured cells: {cells}; a colour is not read as an answer",
        vi: "phiếu không có số liệu nhưng có ô tô màu: {cells}; màu không được đọc là số liệu",
        help en: "write a tick or a figure into the cells that are coloured",
        help vi: "ghi dấu đánh hoặc số liệu vào các ô tô màu",
    }

    /// Two sheets that contradict each other.
    ViewsDiffer(VIEWS_DIFFER) { row: NodeCode, column: Column, sheet: Quoted, here: String, there: String } {
        en: "the sheet {sheet} shows the form once more, and has {here} for {row} ({column}) where the form has {there}",
        vi: "trang tính {sheet} ghi lại phiếu này, mục {row} ({column}) ghi {here}, phiếu ghi {there}",
        help en: "find out which one holds, and correct the other; the form counts",
        help vi: "xác định số nào đúng rồi sửa trang kia; chương trình tính theo phiếu",
    }

    /// A sheet that is not there.
    NoSheet(UNKNOWN_SHEET) { asked: String, sheets: Listed<String> } {
        en: "there is no sheet called {asked}; there are {sheets}",
        vi: "không có trang tính {asked}; có {sheets}",
        help en: "write the name as it stands on the tab",
        help vi: "ghi tên đúng như trên thẻ trang tính",
    }

    /// No form anywhere.
    NoFormInSheets(NO_FORM) { placed: usize, leaves: usize, edition: String } {
        en: "no table of the file is a form of {edition}: of its {leaves} rows, {placed} are found at most",
        vi: "không có bảng nào trong tệp là phiếu của {edition}: trong {leaves} tiêu chí chỉ tìm được nhiều nhất {placed}",
        help en: "name the edition that the form belongs to with --criteria, or the columns with --column",
        help vi: "ghi bộ tiêu chí của phiếu bằng --criteria, hoặc ghi các cột bằng --column",
    }

    /// A sheet of very many rows.
    TooLongForForm(NO_FORM) { rows: usize } {
        en: "the sheet has {rows} rows, and is no form",
        vi: "trang tính có {rows} dòng, không phải phiếu",
        help en: "name the sheet of the form with --sheet",
        help vi: "ghi tên trang tính của phiếu bằng --sheet",
    }

    /// A row with an id that the edition does not have.
    IdUnknown(IMPORT_DOUBT) { id: Quoted } {
        en: "the hidden id {id} is that of no row of the edition; what stands in this row is not read",
        vi: "mã ẩn {id} không ứng với mục nào của bộ tiêu chí; không đọc dòng này",
        help en: "put the id of the row back, or take the row out",
        help vi: "khôi phục mã ẩn của dòng, hoặc xóa dòng",
    }

    /// A fact, or a text about the unit, whose row is not the one that was made, or whose cell cannot be read.
    LineDoubt(IMPORT_DOUBT) { id: Quoted, why: Text, readings: Readings } {
        en: "{id} is in doubt: {why}{readings}",
        vi: "{id} chưa rõ: {why}{readings}",
        help en: "correct the cell, or fill in a new form",
        help vi: "sửa ô đó, hoặc ghi vào biểu mẫu mới",
    }

    /// A form that was made for the edition when its text was another one.
    OtherEditionText(TEMPLATE_OUTDATED) { edition: String } {
        en: "the form was made for another text of {edition}; its rows are read by their ids all the same",
        vi: "biểu mẫu được tạo từ bản khác của bộ tiêu chí {edition}; các mục vẫn được đọc theo mã ẩn",
        help en: "look at what has changed in the edition, or make the form again: score template",
        help vi: "xem bộ tiêu chí đã thay đổi gì, hoặc tạo lại biểu mẫu: score template",
    }
}
