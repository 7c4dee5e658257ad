//! Of rows: their codes, what stands twice, what contradicts itself and what is missing.

use std::fmt;

use crate::column::Column;
use crate::language::{Language, NodeCode, RowName, Show, Text};
use crate::suggestion::Suggestion;

/// Beside the first of two.
pub const FIRST_HERE: Text = Text { en: "first here", vi: "lần đầu ở đây" };
/// Beside the neighbour of a row that is missing.
pub const NEAR_HERE: Text = Text { en: "it belongs near here", vi: "tiêu chí này nằm gần đây" };

/// What may have become of a code that names no row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodeMeant {
    /// This one, written otherwise; but for a character that nobody sees.
    Write(String, Option<Without>),
    /// The total, in words.
    Total,
    /// This one is near.
    Near(String),
    /// Nothing is near, and this is what there is.
    Rows {
        /// How many there are.
        count: usize,
        /// The first.
        first: String,
        /// The last.
        last: String,
    },
    /// There were so many mistakes that nothing was searched for any more.
    Unsearched,
}

sentence! {
    /// A code as it should be written.
    WriteCode { code: String, without: Option<Without> } {
        en: "write {code}{without}",
        vi: "ghi {code}{without}",
    }

    /// The code that was probably meant.
    DidYouMean { code: String } {
        en: "did you mean {code}?",
        vi: "có phải “{code}”?",
    }

    /// All codes.
    ThereAreRows { count: usize, first: String, last: String } {
        en: "there are {count} rows, from {first} to {last}, and total",
        vi: "hiện có {count} mục, từ “{first}” đến “{last}”, và “total”",
    }
}

/// But for a character that nobody sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Without(pub String);

impl Show for Without {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        WithoutInvisible { invisible: self.0.clone() }.show(language, f)
    }
}

sentence! {
    /// But for a character that nobody sees.
    WithoutInvisible { invisible: String } {
        en: ", without the invisible {invisible}",
        vi: ", bỏ ký tự ẩn {invisible}",
    }
}

/// The row of the total has a code too.
const TOTAL_ROW: Text =
    Text { en: "the row of the total is called `total`", vi: "mục tổng điểm ghi mã “total”" };

impl Show for CodeMeant {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CodeMeant::Write(code, without) => {
                WriteCode { code: code.clone(), without: without.clone() }.show(language, f)
            }
            CodeMeant::Total => TOTAL_ROW.show(language, f),
            CodeMeant::Near(code) => DidYouMean { code: code.clone() }.show(language, f),
            CodeMeant::Rows { count, first, last } => {
                let (first, last) = (first.clone(), last.clone());
                ThereAreRows { count: *count, first, last }.show(language, f)
            }
            CodeMeant::Unsearched => Suggestion::Unsearched.show(language, f),
        }
    }
}

diagnostic! {
    /// A code that Excel turned into a date.
    CodeIsDate(CODE_IS_DATE) { written: String } {
        en: "`{written}` is a date, and a code was meant: Excel turns 1.1.1 or 4-7 into dates",
        vi: "“{written}” là ngày, không phải mã (Excel đổi 1.1.1 hoặc 4-7 thành ngày)",
        help en: "format the code column as text in Excel, type the code again and save",
        help vi: "định dạng cột mã là Text trong Excel, nhập lại mã rồi lưu",
    }

    /// A code that names no row.
    UnknownCode(UNKNOWN_CODE) { written: String, meant: CodeMeant } {
        en: "the criteria have no row `{written}`",
        vi: "bộ tiêu chí không có mã “{written}”",
        help en: "{meant}",
        help vi: "{meant}",
    }

    /// A code that lost its zero.
    ZeroDropped(DUPLICATE_ROW) { code: String, meant: String } {
        en: "{code} stands twice; this one is probably {meant}: Excel dropped the zero",
        vi: "mã {code} ghi hai lần; mã ở đây nhiều khả năng là {meant}, Excel bỏ số 0 ở cuối",
        help en: "write {meant}; in Excel, format the code column as text first",
        help vi: "ghi {meant}; trong Excel, định dạng cột mã là Text trước",
    }

    /// A row that is answered twice.
    RowTwice(DUPLICATE_ROW) { row: NodeCode } {
        en: "{row} is answered twice",
        vi: "{row} ghi hai lần",
        help en: "keep one of the two rows",
        help vi: "giữ một trong hai",
    }

    /// A row that says that the self column holds, and something else.
    SameAndAnswer(SAME_AND_ANSWER) { row: NodeCode } {
        en: "{row} says `same`, and an answer or score beside it",
        vi: "{row} ghi “same”, đồng thời ghi số liệu hoặc điểm",
        help en: "keep `same = true` with a note, or the answer",
        help vi: "giữ “same = true” kèm ghi chú, hoặc giữ số liệu",
    }

    /// The self column, the same as itself.
    SameInSelf(SAME_IN_SELF) {} {
        en: "`same` says that the self column holds, and stands in the self column",
        vi: "“same” nghĩa là giữ nguyên cột tự chấm, không ghi trong chính cột tự chấm",
        help en: "give the answer",
        help vi: "ghi số liệu",
    }

    /// The same as a row that is not there.
    SameAsNothing(SAME_AS_NOTHING) { row: NodeCode } {
        en: "{row} says `same`, and the self column has no such row",
        vi: "{row} ghi “same”, cột tự chấm không có mục này",
        help en: "give the answer in the appraisal",
        help vi: "ghi số liệu ở cột thẩm định",
    }

    /// A row that is said not to apply, and has an answer.
    NotApplicableAndAnswer(NOT_APPLICABLE_AND_ANSWER) { row: NodeCode } {
        en: "{row} is said not to apply, and is answered",
        vi: "{row} ghi không áp dụng, đồng thời ghi số liệu",
        help en: "keep one of the two",
        help vi: "giữ một trong hai",
    }

    /// An answer to a group.
    AnswerOnGroup(ANSWER_ON_GROUP) { row: RowName } {
        en: "{row} is a group and is not answered itself",
        vi: "{row} là nhóm tiêu chí, không ghi số liệu ở đây",
        help en: "keep its `score`, and give the answer to the row below that it belongs to",
        help vi: "giữ “score”, ghi số liệu vào tiêu chí thành phần tương ứng",
    }

    /// An answer to the total.
    AnswerOnTotal(ANSWER_ON_GROUP) { row: NodeCode } {
        en: "{row} is the sum of everything and is not answered itself",
        vi: "{row} là tổng của mọi mục, không ghi số liệu ở đây",
        help en: "keep its `score`, and give the answer to the row below that it belongs to",
        help vi: "giữ “score”, ghi số liệu vào tiêu chí thành phần tương ứng",
    }

    /// A row that should be in a TOML.
    RowMissingInToml(ROW_MISSING) { code: String, column: Column, title: String } {
        en: "{code} is missing from the {column} column: {title}",
        vi: "cột {column} thiếu {code}: {title}",
        help en: "add \"{code}\" = {{ … }}; it counts 0 until then. A row left open is {{}}",
        help vi: "ghi thêm \"{code}\" = {{ … }}, trước đó tính 0 điểm; mục chưa có số liệu ghi {{}}",
    }

    /// A row that should be in a CSV.
    RowMissingInCsv(ROW_MISSING) { code: String, column: Column, title: String } {
        en: "{code} is missing from the {column} column: {title}",
        vi: "cột {column} thiếu {code}: {title}",
        help en: "add a row with the code {code}; it counts 0 until then",
        help vi: "ghi thêm dòng có mã {code}, trước đó tính 0 điểm",
    }

    /// Points without their total, in a TOML.
    TotalNotInToml(TOTAL_NOT_DECLARED) { column: Column } {
        en: "the {column} column declares points, but no total",
        vi: "cột {column} có ghi điểm, chưa ghi tổng điểm",
        help en: "add `total = {{ score = … }}`; if it was there, the file was cut off",
        help vi: "ghi thêm “total = {{ score = … }}”; nếu trước đó đã có thì tệp bị cắt cụt",
    }

    /// Points without their total, in a CSV.
    TotalNotInCsv(TOTAL_NOT_DECLARED) { column: Column } {
        en: "the {column} column declares points, but no total",
        vi: "cột {column} có ghi điểm, chưa ghi tổng điểm",
        help en: "add the row `total` with its score; if it was there, the file was cut off",
        help vi: "ghi thêm dòng “total” kèm số điểm; nếu trước đó đã có thì tệp bị cắt cụt",
    }
}
