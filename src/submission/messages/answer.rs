//! Of the parts of one answer.

use std::fmt;

use super::ways::{Completion, Meant, Ways};
use crate::column::Column;
use crate::language::{And, Computed, Language, NodeCode, Quoted, RowName, Show, Text};
use crate::number::Decimal;
use crate::suggestion::Suggestion;

/// A part that takes a figure.
pub(crate) const A_NUMBER: Text =
    Text { en: "a number, without quotes", vi: "số, không có dấu ngoặc kép" };
/// A part that takes a yes or no.
pub(crate) const TRUE_OR_FALSE: Text =
    Text { en: "true or false, without quotes", vi: "true hoặc false, không có dấu ngoặc kép" };
/// A part that takes a text.
pub(crate) const A_TEXT: Text =
    Text { en: "a text in quotes", vi: "một đoạn chữ trong dấu ngoặc kép" };
/// What supports an answer.
pub(crate) const A_LIST_OF_TEXTS: Text = Text {
    en: "a list of texts: evidence = [\"…\"]",
    vi: "một danh sách các đoạn chữ: evidence = [\"…\"]",
};
/// An option.
pub(crate) const AN_OPTION: Text = Text {
    en: "the id of an option in quotes: choice = \"a\"",
    vi: "mã của một phương án trong dấu ngoặc kép: choice = \"a\"",
};

/// An answer of another kind than its row takes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Given {
    /// A part, or what is written in its place.
    Written(Quoted),
    /// A figure without a name.
    Number(Decimal),
    /// Something that is neither a figure nor a text.
    Kind(Text),
}

impl Show for Given {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Given::Written(written) => written.show(language, f),
            Given::Number(figure) => Number { figure: *figure }.show(language, f),
            Given::Kind(kind) => kind.show(language, f),
        }
    }
}

sentence! {
    /// A figure without a name.
    Number { figure: Decimal } {
        en: "the number {figure}",
        vi: "số {figure}",
    }

    /// The share that two counts make.
    ReadAs { share: Computed } {
        en: ", {share}",
        vi: ", tức {share}",
    }
}

/// What a number that is not whole may be instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum OtherReading {
    /// A share that lost its percent sign: 0.7917.
    Share(Computed),
    /// A percentage: 79.17.
    Percent(Computed),
}

impl Show for OtherReading {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OtherReading::Share(share) => MeantAsShare { share: share.clone() }.show(language, f),
            OtherReading::Percent(number) => MeantAsPercent { number: number.clone() }.show(language, f),
        }
    }
}

sentence! {
    /// A share that lost its percent sign.
    MeantAsShare { share: Computed } {
        en: ", and may be meant as the share {share}",
        vi: ", có thể là tỷ lệ {share}",
    }

    /// A percentage.
    MeantAsPercent { number: Computed } {
        en: ", and may be meant as {number}%",
        vi: ", có thể là {number}%",
    }
}

diagnostic! {
    /// A cell that is neither yes nor no.
    NeitherYesNorNo(WRONG_TYPE) { written: String } {
        en: "`{written}` says neither yes nor no",
        vi: "“{written}” không phải là có hoặc không",
        help en: "write yes or no",
        help vi: "ghi yes hoặc no (có hoặc không)",
    }

    /// A figure that is written as a text.
    NumberInQuotes(WRONG_TYPE) { name: String, number: String } {
        en: "`{name}` stands in quotes",
        vi: "“{name}” ghi trong dấu ngoặc kép",
        help en: "write {number}",
        help vi: "ghi {number}",
    }

    /// A part of another type than it takes.
    WrongType(WRONG_TYPE) { name: String, kind: Text, wanted: Text } {
        en: "`{name}` is {kind}",
        vi: "“{name}” là {kind}",
        help en: "give {wanted}",
        help vi: "ghi {wanted}",
    }

    /// A key that no answer has.
    UnknownKey(UNKNOWN_KEY) { name: String, suggestion: Suggestion } {
        en: "an answer has no key `{name}`",
        vi: "số liệu không dùng khóa “{name}”",
        help en: "{suggestion}",
        help vi: "{suggestion}",
    }

    /// An answer of another kind than the row takes.
    WrongAnswer(WRONG_ANSWER) { given: Given, rule: &'static str, ways: Ways } {
        en: "{given} does not answer this row, whose rule is `{rule}`",
        vi: "{given} không phải số liệu của mục này, mục tính theo “{rule}”",
        help en: "answer it with {ways}",
        help vi: "ghi {ways}",
    }

    /// A part that is missing.
    PartMissing(INCOMPLETE_ANSWER) { row: NodeCode, word: Quoted, help: Completion } {
        en: "the answer to {row} is not whole: {word} is missing",
        vi: "{row} ghi chưa đủ số liệu: thiếu {word}",
        help en: "{help}",
        help vi: "{help}",
    }

    /// Parts that are missing.
    PartsMissing(INCOMPLETE_ANSWER) { row: NodeCode, words: And<Quoted>, help: Completion } {
        en: "the answer to {row} is not whole: {words} are missing",
        vi: "{row} ghi chưa đủ số liệu: thiếu {words}",
        help en: "{help}",
        help vi: "{help}",
    }

    /// A part that the chosen option does not take.
    PartOfOtherOption(WRONG_ANSWER) { row: NodeCode, word: &'static str } {
        en: "the option that was chosen for {row} has no `{word}`",
        vi: "phương án đã chọn của {row} không có “{word}”",
        help en: "leave it out, or choose the option that it belongs to",
        help vi: "bỏ số liệu này, hoặc chọn phương án có số liệu này",
    }

    /// A part that is given twice.
    PartTwice(WRONG_ANSWER) { word: &'static str } {
        en: "the {word} is given twice",
        vi: "“{word}” ghi hai lần",
        help en: "keep one: a measured value stands in `num`, beside a tier in `answer`",
        help vi: "giữ một số: số liệu đo ghi ở “num”, mức ghi ở “answer”",
    }

    /// An option that is not there.
    EmptyChoice(UNKNOWN_CHOICE) { meant: Meant } {
        en: "the choice is empty",
        vi: "phương án để trống",
        help en: "{meant}",
        help vi: "{meant}",
    }

    /// An option that the row does not have.
    UnknownOption(UNKNOWN_CHOICE) { written: String, meant: Meant } {
        en: "this row has no option `{written}`",
        vi: "mục này không có phương án “{written}”",
        help en: "{meant}",
        help vi: "{meant}",
    }

    /// A side of a fraction with the other decimal mark.
    CommaInFraction(WRONG_DECIMAL_MARK) { part: Quoted, fraction: Quoted, meant: String } {
        en: "{part} in {fraction} has a decimal comma, and the mark here is a point",
        vi: "{part} trong {fraction} dùng dấu phẩy thập phân, ở đây dấu thập phân là dấu chấm",
        help en: "write {meant}",
        help vi: "ghi {meant}",
    }

    /// A numerator that is not whole, beside a denominator that is.
    NumNotWhole(COUNT_NOT_WHOLE) { row: RowName, column: Column, num: Computed, den: Computed, share: Option<ReadAs>, meant: Option<OtherReading> } {
        en: "{row}: the numerator {num} is not a whole number in the {column} column, and the denominator {den} is; it is read as {num} of {den}{share}{meant}",
        vi: "{row} cột {column}: tử số {num} không phải số nguyên, mẫu số {den} là số nguyên; đọc là {num}/{den}{share}{meant}",
        help en: "write both counts, numerator and denominator; nothing is wrong if both were measured, not counted",
        help vi: "ghi cả hai số lượng, tử số và mẫu số; nếu cả hai là số đo, không phải số đếm, thì giữ nguyên",
    }

    /// A denominator that is not whole, beside a numerator that is.
    DenNotWhole(COUNT_NOT_WHOLE) { row: RowName, column: Column, num: Computed, den: Computed, share: Option<ReadAs>, meant: Option<OtherReading> } {
        en: "{row}: the denominator {den} is not a whole number in the {column} column, and the numerator {num} is; it is read as {num} of {den}{share}{meant}",
        vi: "{row} cột {column}: mẫu số {den} không phải số nguyên, tử số {num} là số nguyên; đọc là {num}/{den}{share}{meant}",
        help en: "write both counts, numerator and denominator; nothing is wrong if both were measured, not counted",
        help vi: "ghi cả hai số lượng, tử số và mẫu số; nếu cả hai là số đo, không phải số đếm, thì giữ nguyên",
    }
}
