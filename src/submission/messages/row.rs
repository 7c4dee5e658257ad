//! Of rows: their codes, what stands twice, what contradicts itself and what is missing.

use std::fmt;

use crate::column::Column;
use crate::language::{Language, NodeCode, Quoted, RowName, Show, Text};
use crate::suggestion::Suggestion;

/// Beside the first of two.
pub(crate) const FIRST_HERE: Text = Text { en: "first here", vi: "lần đầu ở đây" };
/// Beside the neighbour of a row that is missing.
pub(crate) const NEAR_HERE: Text =
    Text { en: "it belongs near here", vi: "tiêu chí này nằm gần đây" };

/// What may have become of a code that names no row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum CodeMeant {
    /// The total, in words.
    Total,
    /// Tests of an edition answer all other rows so.
    OnlyInTests,
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

/// How a code is written that would be one of the criteria otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// With a comma.
    Comma,
    /// With a character that nobody sees.
    Invisible(String),
    /// In letters as wide as those of Chinese.
    FullWidth,
    /// As a formula.
    Formula,
    /// In quotes, or behind an apostrophe.
    Quotes,
    /// With a point, a bracket or a dash around it.
    Mark,
    /// With blanks in it.
    Blanks,
    /// With zeros before its numbers.
    Zeros,
    /// With the digits that a spreadsheet keeps of a number.
    Digits,
    /// In capital letters, or in small ones.
    Case,
    /// With other words beside it.
    Title,
}

impl Show for Spelling {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Spelling::Invisible(character) => {
                return WithInvisible { character: character.clone() }.show(language, f);
            }
            Spelling::FullWidth => {
                Text { en: "in full-width characters", vi: "ghi bằng ký tự toàn khổ" }
            }
            Spelling::Formula => Text { en: "as a formula", vi: "ghi dưới dạng công thức" },
            Spelling::Quotes => Text { en: "with a quote or an apostrophe", vi: "có dấu nháy" },
            Spelling::Comma => Text { en: "with a comma", vi: "có dấu phẩy" },
            Spelling::Mark => {
                Text { en: "with a mark around it", vi: "có dấu thừa ở đầu hoặc cuối" }
            }
            Spelling::Blanks => Text { en: "with a blank in it", vi: "có dấu cách ở giữa" },
            Spelling::Zeros => Text { en: "with a zero too many", vi: "có số 0 thừa" },
            Spelling::Digits => {
                Text { en: "as a number that is not rounded", vi: "là số chưa làm tròn" }
            }
            Spelling::Case => {
                Text { en: "with other capital and small letters", vi: "khác chữ hoa, chữ thường" }
            }
            Spelling::Title => {
                Text { en: "with other words beside it", vi: "có chữ khác trong cùng ô" }
            }
        };
        text.show(language, f)
    }
}

/// What to change in such a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Without(pub Spelling);

impl Show for Without {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match &self.0 {
            Spelling::Invisible(character) => {
                return WithoutInvisible { character: character.clone() }.show(language, f);
            }
            Spelling::FullWidth => Text { en: "in plain characters", vi: "bằng ký tự thường" },
            Spelling::Formula => Text { en: "without the formula", vi: "bỏ công thức" },
            Spelling::Quotes => Text { en: "without the quote or apostrophe", vi: "bỏ dấu nháy" },
            Spelling::Comma => Text { en: "with a point", vi: "có dấu chấm" },
            Spelling::Mark => Text { en: "without the mark around it", vi: "bỏ dấu thừa" },
            Spelling::Blanks => Text { en: "without the blank", vi: "bỏ dấu cách" },
            Spelling::Zeros => Text { en: "without the zero", vi: "bỏ số 0 thừa" },
            Spelling::Digits => {
                Text { en: "as a text and no number", vi: "dạng chữ, không phải số" }
            }
            Spelling::Case => Text { en: "in these letters", vi: "đúng chữ hoa, chữ thường" },
            Spelling::Title => Text { en: "alone in its cell", vi: "riêng trong ô" },
        };
        text.show(language, f)
    }
}

sentence! {
    /// With a character that nobody sees.
    WithInvisible { character: String } {
        en: "with the invisible {character}",
        vi: "có ký tự ẩn {character}",
    }

    /// But for a character that nobody sees.
    WithoutInvisible { character: String } {
        en: "without the invisible {character}",
        vi: "bỏ ký tự ẩn {character}",
    }
}

/// The row of the total has a code too.
const TOTAL_ROW: Text =
    Text { en: "the row of the total is called `total`", vi: "mục tổng điểm ghi mã “total”" };

/// What stands for all other rows in a test.
const ONLY_IN_TESTS: Text = Text {
    en: "only the tests of an edition answer all other rows with `rest`; in a form each row is answered by itself",
    vi: "“rest” chỉ dùng trong trường hợp kiểm thử của bộ tiêu chí; trên phiếu, ghi riêng từng tiêu chí",
};

impl Show for CodeMeant {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CodeMeant::Total => TOTAL_ROW.show(language, f),
            CodeMeant::OnlyInTests => ONLY_IN_TESTS.show(language, f),
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
    /// An objection that stands in the appraisal.
    ObjectionInAppraisal(UNKNOWN_KEY) {} {
        en: "an objection is the unit's, and stands in the appraisal",
        vi: "kiến nghị là của đơn vị, đang ghi ở cột thẩm định",
        help en: "move it to the row of the same code under [self]; what the appraiser answers is `reply`",
        help vi: "ghi vào mục cùng mã dưới [self]; phần người thẩm định trả lời là “reply”",
    }

    /// A reply that stands in the self column.
    ReplyInSelf(UNKNOWN_KEY) {} {
        en: "a reply is the appraiser's, and stands in the self column",
        vi: "phần trả lời là của người thẩm định, đang ghi ở cột tự chấm",
        help en: "move it to the row of the same code under [appraisal]; what the unit objects is `objection`",
        help vi: "ghi vào mục cùng mã dưới [appraisal]; phần đơn vị kiến nghị là “objection”",
    }

    /// A code that Excel turned into a date.
    CodeIsDate(CODE_IS_DATE) { written: Quoted } {
        en: "{written} is a date, and a code was meant: Excel turns 1.1.1 or 4-7 into dates",
        vi: "{written} là ngày, không phải mã (Excel đổi 1.1.1 hoặc 4-7 thành ngày)",
        help en: "format the code column as text in Excel, type the code again and save",
        help vi: "định dạng cột mã là Text trong Excel, nhập lại mã rồi lưu",
        several(count, examples) of written {
            en: "{count} codes were turned into dates by Excel: {examples}",
            vi: "Excel đã đổi {count} mã thành ngày: {examples}",
            help en: "format the code column as text in Excel, type these codes again and save",
            help vi: "định dạng cột mã là Text trong Excel, nhập lại các mã này rồi lưu",
        }
    }

    /// A column of Excel that is too narrow for its codes.
    CodeTooWide(UNKNOWN_CODE) { written: Quoted } {
        en: "{written} stands in place of a code: the column was too narrow in Excel",
        vi: "{written} ở chỗ của mã: cột trong Excel hẹp quá",
        help en: "widen the code column in Excel, and save again",
        help vi: "mở rộng cột mã trong Excel, rồi lưu lại",
        several(count, examples) {
            en: "{count} codes are not shown, since the column was too narrow in Excel: {written}",
            vi: "{count} mã không hiển thị do cột trong Excel hẹp quá: {written}",
            help en: "widen the code column in Excel, and save again",
            help vi: "mở rộng cột mã trong Excel, rồi lưu lại",
        }
    }

    /// A code with a decimal comma.
    CodeWithComma(UNKNOWN_CODE) { written: Quoted, code: String } {
        en: "the criteria have no row {written}",
        vi: "bộ tiêu chí không có mã {written}",
        help en: "write {code}",
        help vi: "ghi {code}",
        several(count, examples) of written {
            en: "{count} codes are written with a comma: {examples}",
            vi: "{count} mã ghi dấu phẩy thay dấu chấm: {examples}",
            help en: "write {code} for {written}, and the others alike; if the whole file is written so, it can be read so: --decimal-mark ,",
            help vi: "ghi {code} thay {written}, các mã khác tương tự; nếu cả tệp cùng ghi như vậy, dùng --decimal-mark ,",
        }
    }

    /// A code that would be one of the criteria if it was written as they have it.
    MisspelledCode(UNKNOWN_CODE) { written: Quoted, code: String, spelling: Spelling, without: Without } {
        en: "the criteria have no row {written}",
        vi: "bộ tiêu chí không có mã {written}",
        help en: "write {code}, {without}",
        help vi: "ghi {code}, {without}",
        several(count, examples) of written by spelling {
            en: "{count} codes are written {spelling}: {examples}",
            vi: "{count} mã {spelling}: {examples}",
            help en: "write {code} for {written}, {without}, and the others alike",
            help vi: "ghi {code} thay {written}, {without}; các mã khác tương tự",
        }
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
        en: "{row} says `same`, and an answer beside it",
        vi: "{row} ghi “same”, đồng thời ghi số liệu",
        help en: "keep `same = true`, with a note or another score, or the answer",
        help vi: "giữ “same = true” kèm ghi chú hoặc số điểm khác, hoặc giữ số liệu",
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
        several(count, examples) of code counts "tiêu chí" by column {
            en: "{count} rows are missing from the {column} column: {examples}",
            vi: "cột {column} thiếu {count} tiêu chí: {examples}",
            help en: "add each of them: \"{code}\" = {{ … }}; it counts 0 until then. A row left open is {{}}; -v shows all",
            help vi: "ghi thêm từng tiêu chí: \"{code}\" = {{ … }}, trước đó tính 0 điểm; mục chưa có số liệu ghi {{}}; -v nêu từng tiêu chí",
        }
    }

    /// A row that should be in a CSV.
    RowMissingInCsv(ROW_MISSING) { code: String, column: Column, title: String } {
        en: "{code} is missing from the {column} column: {title}",
        vi: "cột {column} thiếu {code}: {title}",
        help en: "add a row with the code {code}; it counts 0 until then",
        help vi: "ghi thêm dòng có mã {code}, trước đó tính 0 điểm",
        several(count, examples) of code counts "tiêu chí" by column {
            en: "{count} rows are missing from the {column} column: {examples}",
            vi: "cột {column} thiếu {count} tiêu chí: {examples}",
            help en: "add a row with each of these codes; they count 0 until then; -v shows all",
            help vi: "ghi thêm dòng cho từng mã, trước đó tính 0 điểm; -v nêu từng tiêu chí",
        }
    }

    /// A row that a printed form lacks.
        RowMissingInForm(ROW_MISSING) { code: String, column: Column, title: String } {
        en: "{code} is missing from the {column} column: {title}",
        vi: "cột {column} thiếu {code}: {title}",
        help en: "add the line to the form; it counts 0 until then",
        help vi: "ghi thêm dòng này vào phiếu, trước đó tính 0 điểm",
        several(count, examples) of code counts "tiêu chí" by column {
            en: "{count} rows are missing from the {column} column: {examples}",
            vi: "cột {column} thiếu {count} tiêu chí: {examples}",
            help en: "add their lines to the form; they count 0 until then; -v shows all",
            help vi: "ghi thêm các dòng này vào phiếu, trước đó tính 0 điểm; -v nêu từng tiêu chí",
        }
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

    /// Points without their total, in a printed form.
    TotalNotInForm(TOTAL_NOT_DECLARED) { column: Column } {
        en: "the {column} column declares points, but no total",
        vi: "cột {column} có ghi điểm, chưa ghi tổng điểm",
        help en: "write it into the line of the total; if it is there, its label is not read as one",
        help vi: "ghi vào dòng tổng cộng; nếu đã ghi thì chương trình chưa nhận ra dòng đó",
    }
}
