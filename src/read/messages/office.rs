//! Of workbooks and documents that cannot be read.

use crate::language::{Grouped, Text};

diagnostic! {
    /// A file of another kind.
    OtherKind(FOREIGN_FILE) { what: Text, remedy: Text } {
        en: "this is {what}, which is not read",
        vi: "đây là {what}, chương trình không đọc loại tệp này",
        help en: "{remedy}",
        help vi: "{remedy}",
    }

    /// A text under the name of a workbook or a document.
    OnlyText(FOREIGN_FILE) {} {
        en: "this is a text, and not the workbook or document that its name says",
        vi: "đây là tệp chữ thuần, không phải bảng tính hay văn bản như tên tệp ghi",
        help en: "give it the ending .csv, .txt or .toml",
        help vi: "đổi đuôi tệp thành .csv, .txt hoặc .toml",
    }

    /// A file that nobody reads without its password.
    PasswordNeeded(PASSWORD_NEEDED) {} {
        en: "this file has a password, and cannot be read",
        vi: "tệp đặt mật khẩu, không đọc được",
        help en: "open it with its password, remove that (File, Info, Protect), and save it again",
        help vi: "mở tệp bằng mật khẩu, bỏ mật khẩu (File → Info → Protect), lưu lại",
    }

    /// A zip file without its directory.
    CutOff(DAMAGED_FILE) {} {
        en: "the file is cut off or damaged: the list of its parts is missing",
        vi: "tệp bị cắt cụt hoặc bị hỏng: thiếu danh mục các phần bên trong",
        help en: "get it again, complete; or open it in Excel or Word, and save it again",
        help vi: "lấy lại bản đầy đủ; hoặc mở bằng Excel, Word, lưu lại",
    }

    /// A part that is not what it should be.
    DamagedPart(DAMAGED_FILE) { part: String } {
        en: "the file is damaged: its part `{part}` cannot be read",
        vi: "tệp bị hỏng: không đọc được phần “{part}” bên trong",
        help en: "get it again, complete; or open it in Excel or Word, and save it again",
        help vi: "lấy lại bản đầy đủ; hoặc mở bằng Excel, Word, lưu lại",
    }

    /// A part that is not there.
    MissingPart(DAMAGED_FILE) { part: String } {
        en: "the file is damaged: its part `{part}` is missing",
        vi: "tệp bị hỏng: thiếu phần “{part}” bên trong",
        help en: "get it again, complete; or open it in Excel or Word, and save it again",
        help vi: "lấy lại bản đầy đủ; hoặc mở bằng Excel, Word, lưu lại",
    }

    /// A part that is there twice: programs differ in which one they show.
    PartTwice(DAMAGED_FILE) { part: String } {
        en: "the file holds its part `{part}` twice: programs may show different numbers",
        vi: "phần “{part}” bên trong tệp có hai lần: mỗi phần mềm có thể hiện số khác nhau",
        help en: "open it in Excel or Word, look at the numbers, and save it again",
        help vi: "mở bằng Excel, Word, xem lại số liệu, lưu lại",
    }

    /// Two values at one address.
    CellTwice(DAMAGED_FILE) { sheet: String, cell: String } {
        en: "the file is damaged: cell {cell} of the sheet `{sheet}` is there twice",
        vi: "tệp bị hỏng: ô {cell} của trang tính “{sheet}” có hai lần",
        help en: "open it in Excel, look at the numbers, and save it again",
        help vi: "mở bằng Excel, xem lại số liệu, lưu lại",
    }

    /// A part above the limit.
    PartTooLarge(TOO_LARGE) { part: String, most: usize } {
        en: "the part `{part}` of this file has more than {most} MiB, the most that is read",
        vi: "phần “{part}” bên trong tệp lớn hơn {most} MiB, chương trình chỉ đọc đến mức đó",
        help en: "save a copy with the form alone: without pictures, and without other sheets",
        help vi: "lưu một bản chỉ có phiếu: không có ảnh, không có trang tính khác",
    }

    /// A part of very many elements.
    PartTooLong(TOO_LARGE) { part: String, most: Grouped } {
        en: "the part `{part}` of this file has more than {most} elements and texts, the most that are read",
        vi: "phần “{part}” bên trong tệp có trên {most} phần tử và đoạn chữ, chương trình chỉ đọc đến số đó",
        help en: "save a copy with the form alone, without empty cells that only have a format",
        help vi: "lưu một bản chỉ có phiếu, không có các ô trống chỉ có định dạng",
    }

    /// Parts that are above the limit together.
    FileTooLarge(TOO_LARGE) { most: usize } {
        en: "the parts of this file have more than {most} MiB together, the most that is read",
        vi: "các phần bên trong tệp cộng lại lớn hơn {most} MiB, chương trình chỉ đọc đến mức đó",
        help en: "save a copy with the form alone: without pictures, and without other sheets",
        help vi: "lưu một bản chỉ có phiếu: không có ảnh, không có trang tính khác",
    }

    /// A text above the limit.
    TooMuchText(TOO_LARGE) { most: usize } {
        en: "the texts of this file have more than {most} MiB, the most that is read",
        vi: "nội dung chữ trong tệp lớn hơn {most} MiB, chương trình chỉ đọc đến mức đó",
        help en: "save a copy with the form alone, without other sheets",
        help vi: "lưu một bản chỉ có phiếu, không có trang tính khác",
    }

    /// A file of very many parts.
    TooManyParts(TOO_MANY_ENTRIES) { most: Grouped } {
        en: "this file has more than {most} parts, the most that are read",
        vi: "tệp có trên {most} phần bên trong, chương trình chỉ đọc đến số đó",
        help en: "save a copy with the form alone: without pictures, and without other sheets",
        help vi: "lưu một bản chỉ có phiếu: không có ảnh, không có trang tính khác",
    }

    /// Cells far away from all others.
    SheetTooLarge(TOO_MANY_ENTRIES) { sheet: String, cell: String, rows: Grouped, columns: usize } {
        en: "the sheet `{sheet}` has something in {cell}; at most {rows} rows and {columns} columns are read",
        vi: "trang tính “{sheet}” có nội dung ở ô {cell}; chương trình đọc đến {rows} dòng và {columns} cột",
        help en: "delete what is not part of the form, or save a copy with the form alone",
        help vi: "xóa nội dung không thuộc phiếu, hoặc lưu một bản chỉ có phiếu",
    }

    /// More cells than are read.
    TooManyCells(TOO_MANY_ENTRIES) { most: Grouped } {
        en: "this file has more than {most} filled cells, the most that are read",
        vi: "tệp có trên {most} ô có nội dung, chương trình chỉ đọc đến số đó",
        help en: "save a copy with the form alone, without other sheets",
        help vi: "lưu một bản chỉ có phiếu, không có trang tính khác",
    }

    /// More sheets, or tables, than are read.
    TooManySheets(TOO_MANY_ENTRIES) { most: Grouped } {
        en: "this file has more than {most} sheets or tables, the most that are read",
        vi: "tệp có trên {most} trang tính hoặc bảng, chương trình chỉ đọc đến số đó",
        help en: "save a copy with the form alone, without other sheets",
        help vi: "lưu một bản chỉ có phiếu, không có trang tính khác",
    }

    /// A document of words alone.
    NoTable(EMPTY_FILE) {} {
        en: "this document has no table, and a form is a table",
        vi: "tệp văn bản không có bảng; phiếu là một bảng",
        help en: "give the document that has the form; a picture of a table cannot be read",
        help vi: "dùng tệp có phiếu; không đọc được bảng ở dạng ảnh",
    }

    /// A workbook, or a document, without a filled cell.
    NothingFilled(EMPTY_FILE) {} {
        en: "no sheet or table of this file has anything in it",
        vi: "các trang tính hoặc bảng trong tệp đều trống",
        help en: "give the file that was filled in; a picture of a table cannot be read",
        help vi: "dùng tệp đã ghi số liệu; không đọc được bảng ở dạng ảnh",
    }
}

/// What files are that are not read, and what to do with them.
pub(crate) mod kinds {
    use crate::language::Text;

    /// `.doc`.
    pub(crate) const OLD_DOCUMENT: Text =
        Text { en: "a document of an old Word (.doc)", vi: "tệp Word cũ (.doc)" };
    /// `.xls` of the time before Unicode.
    pub(crate) const OLD_WORKBOOK: Text =
        Text { en: "a workbook of Excel 95 or older", vi: "tệp bảng tính Excel 95 trở về trước" };
    /// `.ppt`, `.msg` and others.
    pub(crate) const OLD_OFFICE: Text = Text {
        en: "a file of an old Office program that is neither a workbook nor a document",
        vi: "tệp Office cũ, không phải bảng tính hay văn bản",
    };
    /// `.odt`.
    pub(crate) const OPEN_DOCUMENT: Text =
        Text { en: "a document of LibreOffice (.odt)", vi: "tệp văn bản LibreOffice (.odt)" };
    /// `.rtf`.
    pub(crate) const RICH_TEXT: Text = Text { en: "a rich text (RTF)", vi: "tệp RTF" };
    /// `.pdf`.
    pub(crate) const PDF: Text = Text { en: "a PDF", vi: "tệp PDF" };
    /// `.html` under another name.
    pub(crate) const WEB_PAGE: Text = Text { en: "a web page", vi: "trang web" };
    /// The XML of Excel 2003, and what other programs write like it.
    pub(crate) const FLAT_XML: Text = Text {
        en: "a workbook or document in one XML file",
        vi: "tệp bảng tính hoặc văn bản dạng XML",
    };
    /// Nothing that is known.
    pub(crate) const UNKNOWN: Text = Text {
        en: "neither a workbook nor a document",
        vi: "tệp không phải bảng tính hay văn bản",
    };
    /// A zip file.
    pub(crate) const ARCHIVE: Text = Text { en: "an archive (ZIP)", vi: "tệp nén (ZIP)" };

    /// Out of a document.
    pub(crate) const SAVE_AS_DOCX: Text =
        Text { en: "open it in Word, and save it as .docx", vi: "mở bằng Word, lưu thành .docx" };
    /// Out of a workbook.
    pub(crate) const SAVE_AS_XLSX: Text =
        Text { en: "open it in Excel, and save it as .xlsx", vi: "mở bằng Excel, lưu thành .xlsx" };
    /// Out of an archive.
    pub(crate) const UNPACK: Text = Text {
        en: "unpack it, and give the forms that are in it",
        vi: "giải nén, rồi dùng các phiếu bên trong",
    };
    /// Out of nothing.
    pub(crate) const GET_AGAIN: Text = Text {
        en: "get the form again, as .xlsx or .docx",
        vi: "lấy lại phiếu ở dạng .xlsx hoặc .docx",
    };
}
