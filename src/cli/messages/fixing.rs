//! What `score check --fix` says of workbooks.

use super::results::ColumnOfFile;
use crate::language::NodeCode;
use crate::language::Text;
use crate::source::Position;

/// Why a cell is left to a person.
pub(crate) mod reasons {
    use crate::language::Text;

    /// Its formula gives another figure.
    pub(crate) const FORMULA: Text = Text {
        en: "; the cell has a formula, which is what has to be corrected",
        vi: "; ô có công thức. Đề nghị sửa công thức",
    };
    /// It is written so that it cannot be changed by itself.
    pub(crate) const CELL: Text = Text {
        en: "; the cell cannot be changed by itself: change it by hand",
        vi: "; không sửa riêng được ô này. Đề nghị sửa trong tệp",
    };
    /// Nothing more to say.
    pub(crate) const NONE: Text = Text { en: "", vi: "" };
}

sentence! {
    /// A copy that was written.
    CopyWritten { name: String, copy: String } {
        en: "{name} stays as it is; the copy is {copy}",
        vi: "“{name}” giữ nguyên; đã ghi bản sửa vào “{copy}”",
    }

    /// A copy of an earlier run, or another file.
    CopyExists { name: String } {
        en: "{name} is there already and says something else; nothing was written: move it away, and run again",
        vi: "đã có tệp “{name}” với nội dung khác; chưa ghi gì. Đề nghị dời tệp đó đi rồi chạy lại",
    }

    /// A kind of file of which no copy is written.
    NotInThisKind { name: String } {
        en: "{name}: nothing was written, for figures are put right in .xlsx, .xlsm and .ods alone; cells to change:",
        vi: "“{name}”: chưa ghi gì, vì chỉ sửa được tệp .xlsx, .xlsm và .ods. Đề nghị sửa các ô:",
    }

    /// A cell that a person has to change.
    CellByHand { cell: Position, code: NodeCode, column: ColumnOfFile, old: String, new: String, reason: Text } {
        en: "  {cell} ({code} {column}): {old} → {new}{reason}",
        vi: "  {cell} ({code} {column}): {old} → {new}{reason}",
    }
}
