//! Of the form as a whole: its unit, its facts, its columns and printed maxima.

use crate::language::{NodeCode, Or, Quoted, Text};
use crate::suggestion::Suggestion;

diagnostic! {
    /// An id that no unit can have.
    BadUnitId(BAD_ID) { most: usize } {
        en: "the id of a unit has 1 to {most} characters",
        vi: "mã đơn vị có từ 1 đến {most} ký tự",
        help en: "give it a short name: id = \"la-gi\"",
        help vi: "đặt tên ngắn: id = \"la-gi\"",
    }

    /// A text that lost letters to an encoding.
    LostLetters(LOST_LETTERS) { written: Quoted } {
        en: "letters were lost in {written}: a question mark stands in place of each",
        vi: "{written} bị mất chữ: mỗi chữ mất thành một dấu hỏi",
        help en: "save the file again from its original, in Excel as \"CSV UTF-8\"",
        help vi: "lưu lại từ tệp gốc, trong Excel: Save As → CSV UTF-8",
        several(count, examples) of written {
            en: "letters were lost in {count} texts: {examples}; a question mark stands in place of each",
            vi: "{count} đoạn chữ bị mất chữ: {examples}; mỗi chữ mất thành một dấu hỏi",
            help en: "save the file again from its original, in Excel as \"CSV UTF-8\"",
            help vi: "lưu lại từ tệp gốc, trong Excel: Save As → CSV UTF-8",
        }
    }

    /// A quantity among the facts.
    QuantityAsFact(UNKNOWN_NAME) { name: String } {
        en: "the criteria know no fact `{name}`",
        vi: "bộ tiêu chí không có thông tin chung “{name}”",
        help en: "it is a quantity: the rows quote it, and it is not stated here",
        help vi: "đây là số liệu dùng chung: ghi ở các mục, không ghi ở đây",
    }

    /// A fact that the edition does not have.
    UnknownFact(UNKNOWN_NAME) { name: String, suggestion: Suggestion } {
        en: "the criteria know no fact `{name}`",
        vi: "bộ tiêu chí không có thông tin chung “{name}”",
        help en: "{suggestion}",
        help vi: "{suggestion}",
    }

    /// An option that a fact does not have.
    UnknownFactOption(UNKNOWN_WORD) { name: String, written: String, suggestion: Suggestion } {
        en: "the fact `{name}` cannot be `{written}`",
        vi: "thông tin chung “{name}” không có phương án “{written}”",
        help en: "{suggestion}",
        help vi: "{suggestion}",
    }

    /// A fact of options that is something else than a text.
    FactNotAnOption(WRONG_TYPE) { name: String, kind: Text, options: Or<String> } {
        en: "the fact `{name}` is {kind}",
        vi: "thông tin chung “{name}” là {kind}",
        help en: "write one of its options in quotes: {options}",
        help vi: "ghi một phương án trong dấu ngoặc kép: {options}",
    }

    /// A fact that is written as a text.
    FactInQuotes(WRONG_TYPE) { name: String, kind: Text, written: String } {
        en: "the fact `{name}` is {kind}",
        vi: "thông tin chung “{name}” là {kind}",
        help en: "write the number without quotes: {name} = {written}",
        help vi: "ghi số, không có dấu ngoặc kép: {name} = {written}",
    }

    /// A fact that is something else than a number.
    FactNotANumber(WRONG_TYPE) { name: String, kind: Text } {
        en: "the fact `{name}` is {kind}",
        vi: "thông tin chung “{name}” là {kind}",
        help en: "write a number: {name} = 74",
        help vi: "ghi một con số: {name} = 74",
    }

    /// Two printed maxima of one row.
    PrintedMaxTwice(DUPLICATE_ROW) { row: NodeCode } {
        en: "the printed max of {row} is given twice",
        vi: "điểm tối đa in trên phiếu của {row} ghi hai lần",
        help en: "keep one of the two",
        help vi: "giữ một trong hai",
    }

    /// Two columns of one name.
    ColumnTwice(DUPLICATE_COLUMN) { name: String } {
        en: "two columns are called `{name}`",
        vi: "hai cột cùng tên “{name}”",
        help en: "remove one of the two",
        help vi: "bỏ một trong hai",
    }

    /// A form without an appraisal.
    NotAppraised(NOT_APPRAISED) {} {
        en: "this form has no appraisal: only the self column is scored",
        vi: "phiếu chưa có cột thẩm định: chỉ chấm cột tự chấm",
        help en: "nothing to do where the form is not appraised yet; if it was, the file is not whole",
        help vi: "nếu phiếu chưa thẩm định thì giữ nguyên; nếu đã thẩm định thì tệp chưa đầy đủ",
    }

    /// A form without the unit's own answers.
    NoSelfColumn(NO_SELF_COLUMN) {} {
        en: "this form has no self column: only the appraisal is scored",
        vi: "phiếu không có cột tự chấm: chỉ chấm cột thẩm định",
        help en: "add the unit's own answers, if there are any",
        help vi: "ghi thêm số liệu tự chấm của đơn vị, nếu có",
    }

    /// A TOML without answers.
    NoColumnsInToml(NO_COLUMNS) {} {
        en: "this file answers nothing: it has neither a self column nor an appraisal",
        vi: "tệp không có số liệu: không có cột tự chấm, không có cột thẩm định",
        help en: "add [self] with a row for each criterion; if there was one, the file was cut off",
        help vi: "ghi thêm [self], mỗi tiêu chí một dòng; nếu trước đó đã có thì tệp bị cắt cụt",
    }

    /// A CSV without answers.
    NoColumnsInCsv(NO_COLUMNS) {} {
        en: "this file answers nothing: it has neither a self column nor an appraisal",
        vi: "tệp không có số liệu: không có cột tự chấm, không có cột thẩm định",
        help en: "add a row for each criterion, its answer in the self_ columns",
        help vi: "ghi thêm mỗi tiêu chí một dòng, số liệu ghi ở các cột self_",
    }

    /// Nothing was answered at all.
    NoColumnsInForm(NO_COLUMNS) {} {
        en: "this form is blank: nothing stands in the columns of the unit, nor in those of the appraisal",
        vi: "phiếu để trống: không có số liệu ở các cột tự chấm, không có ở các cột thẩm định",
        help en: "fill in the form; if figures stand in other columns, name those with --column",
        help vi: "điền phiếu; nếu số liệu ở các cột khác, ghi tên cột bằng --column",
    }
}
