//! Of forms in TOML.

use crate::language::Text;

/// A form, before it says what it is called.
pub(crate) const SUBMISSION: Text = Text { en: "a submission", vi: "phiếu" };
/// An answer with more parts than are read.
pub(crate) const THIS_ANSWER: Text = Text { en: "this answer", vi: "số liệu này" };

diagnostic! {
    /// An edition in place of a form.
    EditionNotForm(WRONG_FILE) { file: String } {
        en: "this is an edition, and no form: it has [[criterion]] tables",
        vi: "đây là bộ tiêu chí, không phải phiếu: tệp có bảng [[criterion]]",
        help en: "to look at an edition: score criteria check {file}, or criteria show {file}",
        help vi: "xem bộ tiêu chí bằng lệnh: score criteria check {file}, hoặc criteria show {file}",
    }

    /// Something about the unit that is no text.
    UnitNotText(WRONG_TYPE) { name: String, kind: Text } {
        en: "`{name}` of [unit] is {kind}",
        vi: "“{name}” của [unit] là {kind}",
        help en: "write it in quotes: also a telephone number is a text",
        help vi: "ghi trong dấu ngoặc kép; số điện thoại cũng ghi như vậy",
    }

    /// A fact whose table is empty.
    FactEmpty(WRONG_TYPE) { name: String } {
        en: "the fact `{name}` is an empty table, which states nothing",
        vi: "thông tin chung “{name}” là bảng trống, chưa ghi giá trị",
        help en: "write {name} = 74; or {{ self = 74, appraisal = 71 }} where the columns differ",
        help vi: "ghi {name} = 74; hoặc {{ self = 74, appraisal = 71 }} nếu hai cột khác nhau",
    }

    /// A fact whose table has no value.
    FactWithoutValue(WRONG_TYPE) { name: String } {
        en: "the fact `{name}` has no value and states nothing",
        vi: "thông tin chung “{name}” chưa ghi giá trị",
        help en: "write {name} = 74; or {{ self = 74, appraisal = 71 }} where the columns differ",
        help vi: "ghi {name} = 74; hoặc {{ self = 74, appraisal = 71 }} nếu hai cột khác nhau",
    }

    /// A printed maximum that is no number.
    PrintedMaxNotNumber(WRONG_TYPE) { code: String, kind: Text } {
        en: "the printed max of {code} is {kind}",
        vi: "điểm tối đa in trên phiếu của “{code}” là {kind}",
        help en: "write the number without quotes",
        help vi: "ghi số, không có dấu ngoặc kép",
    }

    /// An answer that takes several lines.
    AnswerInPieces(UNQUOTED_CODE) { code: String, line: String } {
        en: "{code} is answered in pieces",
        vi: "số liệu của {code} ghi tách thành nhiều dòng",
        help en: "write the whole answer on one line: {line}",
        help vi: "ghi cả số liệu trên một dòng: {line}",
        several(count, examples) of code {
            en: "{count} rows are answered in pieces: {examples}",
            vi: "số liệu của {count} mục ghi tách thành nhiều dòng: {examples}",
            help en: "write each answer on one line: {line}",
            help vi: "ghi số liệu của mỗi mục trên một dòng: {line}",
        }
    }

    /// The same of a code that becomes nested keys.
    UnquotedInPieces(UNQUOTED_CODE) { code: String, line: String } {
        en: "the code {code} has no quotes: TOML reads it as nested keys",
        vi: "mã {code} chưa có dấu ngoặc kép: TOML đọc thành các khóa lồng nhau",
        help en: "write the whole answer on one line: {line}",
        help vi: "ghi cả số liệu trên một dòng: {line}",
        several(count, examples) of code {
            en: "{count} codes have no quotes: {examples}; TOML reads them as nested keys",
            vi: "{count} mã chưa có dấu ngoặc kép: {examples}; TOML đọc thành các khóa lồng nhau",
            help en: "write each answer on one line: {line}",
            help vi: "ghi số liệu của mỗi mục trên một dòng: {line}",
        }
    }

    /// The same of a code in the header of a table.
    CodeInHeader(UNQUOTED_CODE) { code: String, column: String, line: String } {
        en: "the code {code} has no quotes in the header of a table: TOML reads it as nested keys",
        vi: "mã {code} trong tên bảng chưa có dấu ngoặc kép: TOML đọc thành các khóa lồng nhau",
        help en: "write the answer on one line below [{column}]: {line}",
        help vi: "ghi số liệu trên một dòng, dưới [{column}]: {line}",
    }

    /// A number that looks like grouped thousands.
    LooksGrouped(LOOKS_GROUPED) { written: String, meant: String } {
        en: "{written} is read with a decimal point, and looks like {meant} with its thousands grouped",
        vi: "“{written}” đọc với dấu chấm thập phân, có thể là {meant} có dấu phân cách hàng nghìn",
        help en: "if {meant} is meant, write it without the point",
        help vi: "nếu là {meant} thì ghi không có dấu chấm",
    }

    /// A value that answers nothing.
    AnswersNothing(WRONG_TYPE) { name: String, kind: Text } {
        en: "`{name}` is {kind}, which answers nothing",
        vi: "“{name}” là {kind}, không dùng làm số liệu được",
        help en: "write a number, a text in quotes, or {{ num = 13, den = 15 }}",
        help vi: "ghi số, đoạn chữ trong dấu ngoặc kép, hoặc {{ num = 13, den = 15 }}",
    }

    /// An entry of a list that is no text.
    EntryNotText(WRONG_TYPE) { kind: Text } {
        en: "an entry of the list is {kind}",
        vi: "danh sách có một mục là {kind}",
        help en: "a list holds texts in quotes, as evidence does; a number stands alone: 13",
        help vi: "danh sách chỉ gồm các đoạn chữ trong dấu ngoặc kép, như evidence; nếu là một số thì ghi riêng: 13",
    }

    /// Entries of a list that are no texts.
    EntriesNotTexts(WRONG_TYPE) { count: usize, kind: Text } {
        en: "{count} entries of the list are not texts; the first is {kind}",
        vi: "danh sách có {count} mục không phải là đoạn chữ; mục đầu là {kind}",
        help en: "a list holds texts in quotes, as evidence does; a number stands alone: 13",
        help vi: "danh sách chỉ gồm các đoạn chữ trong dấu ngoặc kép, như evidence; nếu là một số thì ghi riêng: 13",
    }
}
