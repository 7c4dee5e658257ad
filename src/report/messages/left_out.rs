//! What is said of columns that a narrow terminal has no room for.

use crate::language::Listed;

sentence! {
    /// The answers of a scorecard.
    AnswersLeftOut { width: usize } {
        en: "answers are left out: {width} columns have room for them",
        vi: "không hiện số liệu: màn hình từ {width} cột trở lên mới đủ chỗ",
    }

    /// Columns of a table, by their headings.
    ColumnsLeftOut { names: Listed<String>, width: usize } {
        en: "left out: {names}; {width} columns have room for all",
        vi: "không hiện các cột {names}: màn hình từ {width} cột trở lên mới đủ chỗ",
    }
}
