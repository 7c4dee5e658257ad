//! Codes of printed forms: workbooks and documents that are laid beside an edition.

use super::super::Severity;
use super::Code;
use crate::language::Text;

codes! { PRINTED:
    NO_FORM "no-form" Error "không có phiếu"
        "No table of the file is a form of the edition."
        "Không có bảng nào trong tệp là phiếu của bộ tiêu chí."
    UNKNOWN_SHEET "unknown-sheet" Error "trang tính lạ"
        "A sheet is named that the file does not have."
        "Trang tính được nêu tên không có trong tệp."
    SEVERAL_UNITS "several-units" Error "nhiều đơn vị"
        "A file has the forms of several units, and the command takes one."
        "Tệp có phiếu của nhiều đơn vị, lệnh chỉ nhận một."
    IMPORT_DOUBT "import-doubt" Error "chưa rõ"
        "What a form says of a row can be read in more than one way; the row has no points until a person says which."
        "Phiếu ghi một mục có thể đọc theo nhiều cách; mục đó chưa có điểm cho đến khi có người xác định."
    COLUMN_UNCLEAR "column-unclear" Warning "cột chưa rõ"
        "Two columns of a form have the same heading; the first one is read."
        "Hai cột của phiếu có cùng tiêu đề; chương trình đọc cột đầu."
    ROW_UNKNOWN "row-unknown" Warning "dòng lạ"
        "A line of a form has figures and is no row of the edition."
        "Một dòng của phiếu có số liệu nhưng không phải tiêu chí của bộ tiêu chí."
    ROW_HIDDEN "row-hidden" Warning "dòng ẩn"
        "A hidden row of a workbook counts."
        "Một dòng ẩn của bảng tính vẫn được tính."
    SHEET_NOT_READ "sheet-not-read" Note "trang tính không đọc"
        "A hidden sheet of a workbook is not read."
        "Trang tính ẩn không được đọc."
    CODE_PRINTED_OTHERWISE "code-printed-otherwise" Note "mã in khác"
        "A form prints another code than the edition has for the row."
        "Phiếu in mã khác với mã của bộ tiêu chí."
    CHOICE_INFERRED "choice-inferred" Note "suy ra phương án"
        "A form prints no options of a row; the only one that gives its points was taken."
        "Phiếu không in các phương án của mục; lấy phương án duy nhất có số điểm đó."
    FIGURE_FROM_NOTE "figure-from-note" Note "số liệu ở ghi chú"
        "A note that is nothing but a figure was read as the measure."
        "Ghi chú chỉ có số liệu được đọc là số đo."
}
