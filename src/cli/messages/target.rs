//! What is wrong with a target.

use super::options::Hint;
use crate::column::Column;
use crate::language::Quoted;

sentence! {
    /// A target that is no number, in an edition without bands.
    NoBands { typed: Quoted } {
        en: "{typed} is no number of points; the criteria have no bands that could be a target",
        vi: "{typed} không phải số điểm; bộ tiêu chí không có xếp loại để làm mục tiêu",
    }

    /// A target that is neither points nor a band.
    NotATarget { typed: Quoted, hint: Hint } {
        en: "{typed} is neither points nor a band of the criteria: {hint}",
        vi: "{typed} không phải số điểm, cũng không phải loại trong bộ tiêu chí{hint}",
    }

    /// The form has no such column.
    NoSuchColumn { column: Column } {
        en: "--column: the form has no {column} column",
        vi: "--column: phiếu không có cột {column}",
    }

    /// There is no total.
    NoTotal { column: Column } {
        en: "there is no total ({column}) that points could be lost from: score check says why",
        vi: "không có tổng điểm ({column}) để tính điểm bị mất; score check cho biết lý do",
    }

    /// No row may be changed.
    NothingLeft {} {
        en: "--only and --except leave no row that may be changed",
        vi: "--only và --except không để lại mục nào được thay đổi",
    }
}
