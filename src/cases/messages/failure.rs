//! What is wrong with a test, and what it comes to instead of what it says.

use std::fmt;
use std::sync::Arc;

use crate::column::Column;
use crate::evaluate::Status;
use crate::finding::Diagnostic;
use crate::language::{Argument, Computed, In, Language, NodeCode, Show, Text};
use crate::suggestion::Suggestion;

/// Beside the first of two tests.
pub(crate) const FIRST_HERE: Text = Text { en: "first here", vi: "lần đầu ở đây" };

/// Before what there is, where `points` is meant to be the score.
pub(crate) const WRITE_SCORE: Text = Text { en: "write `score`; ", vi: "ghi “score”; " };

/// What a row of a test came to, where the test says something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// Points, an index or a rank.
    Number(Computed),
    /// A band or a state, as files have it.
    Word(String),
    /// No points.
    NoPoints,
    /// Nothing else.
    None,
}

impl Show for Found {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Found::Number(number) => number.show(language, f),
            Found::Word(word) => word.show(language, f),
            Found::NoPoints => Text { en: "no points", vi: "không có điểm" }.show(language, f),
            Found::None => Text { en: "none", vi: "không có" }.show(language, f),
        }
    }
}

/// The state of a row, where that is the reason of what it came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Because(pub Status);

impl Show for Because {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = match (language, self.0) {
            (Language::English, status) => status.word(),
            (Language::Vietnamese, Status::Scored) => "chấm được",
            (Language::Vietnamese, Status::Blank) => "để trống",
            (Language::Vietnamese, Status::NotApplicable) => "không áp dụng",
            (Language::Vietnamese, Status::NotAsked) => "không thuộc đối tượng",
            (Language::Vietnamese, Status::Provisional) => "tạm tính",
            (Language::Vietnamese, Status::NoScore) => "không có điểm",
            (Language::Vietnamese, Status::Error) => "không tính được",
            (Language::Vietnamese, Status::None) => "không cộng tổng",
            (Language::Vietnamese, Status::Open) => "chưa thẩm định",
            (Language::Vietnamese, Status::InProgress) => "đang thẩm định",
        };
        write!(f, " ({state})")
    }

    fn argument(&self) -> Argument {
        Argument::Text(self.0.word().to_owned())
    }
}

/// What a finding says, in the sentence of another one.
#[derive(Clone, Debug)]
pub(crate) struct Said(pub Arc<dyn Diagnostic>);

impl Show for Said {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message(language))
    }
}

/// Codes of findings, or that there are none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FoundCodes(pub Vec<String>);

impl Show for FoundCodes {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0[..] {
            [] => Text { en: "none", vi: "không có" }.show(language, f),
            codes => f.write_str(&codes.join(", ")),
        }
    }

    fn argument(&self) -> Argument {
        Argument::List(self.0.clone())
    }
}

/// Beside what the test says.
#[derive(Clone, Debug)]
pub(crate) struct ComesOutAs {
    /// What it comes to.
    pub found: Found,
    /// Why it has no points.
    pub because: Option<Because>,
}

impl Show for ComesOutAs {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ComesOutAs { found, because } = self;
        let (shown, why) = (In(language, found), In(language, because));
        match (language, found) {
            (Language::English, _) => write!(f, "comes out as {shown}{why}"),
            (Language::Vietnamese, Found::Number(_)) => write!(f, "tính được {shown}{why}"),
            (Language::Vietnamese, Found::NoPoints) if *because == Some(Because(Status::NoScore)) => {
                write!(f, "{shown}")
            }
            (Language::Vietnamese, _) => write!(f, "{shown}{why}"),
        }
    }
}

sentence! {
    /// A finding that the test does not name.
    OtherFinding { code: &'static str, message: Said } {
        en: "{code}: {message}",
        vi: "{code}: {message}",
    }
}

diagnostic! {
    /// Two tests of one name.
    TestTwice(BAD_TEST) { name: String } {
        en: "two tests are called `{name}`",
        vi: "hai trường hợp kiểm thử cùng tên “{name}”",
        help en: "give each its own name",
        help vi: "đặt cho mỗi trường hợp một tên riêng",
    }

    /// A test that is taken over, and is not there.
    UnknownModel(UNKNOWN_NAME) { name: String, suggestion: Suggestion } {
        en: "there is no test `{name}` before this one",
        vi: "trước trường hợp này không có trường hợp kiểm thử “{name}”",
        help en: "{suggestion}",
        help vi: "{suggestion}",
    }

    /// Something else than a number.
    NotANumber(WRONG_TYPE) { name: String, kind: Text } {
        en: "`{name}` of a test is {kind}",
        vi: "“{name}” của trường hợp kiểm thử là {kind}",
        help en: "give a number",
        help vi: "ghi một con số",
    }

    /// Something else than a text.
    NotAText(WRONG_TYPE) { name: String, kind: Text } {
        en: "`{name}` of a test is {kind}",
        vi: "“{name}” của trường hợp kiểm thử là {kind}",
        help en: "give a text in quotes",
        help vi: "ghi một đoạn chữ trong dấu ngoặc kép",
    }

    /// A status that no row has.
    UnknownStatus(UNKNOWN_WORD) { word: String, suggestion: Suggestion } {
        en: "there is no status `{word}`",
        vi: "không có trạng thái “{word}”",
        help en: "{suggestion}",
        help vi: "{suggestion}",
    }

    /// A key of a row that nothing reads.
    UnknownRowKey(UNKNOWN_KEY) { row: String, key: String, hint: Option<Text>, suggestion: Suggestion } {
        en: "row {row} of a test has no key `{key}`",
        vi: "dòng {row} của trường hợp kiểm thử không dùng khóa “{key}”",
        help en: "{hint}{suggestion}",
        help vi: "{hint}{suggestion}",
    }

    /// A key of the total that nothing reads.
    UnknownTotalKey(UNKNOWN_KEY) { key: String, hint: Option<Text>, suggestion: Suggestion } {
        en: "the total of a test has no key `{key}`",
        vi: "tổng điểm của trường hợp kiểm thử không dùng khóa “{key}”",
        help en: "{hint}{suggestion}",
        help vi: "{hint}{suggestion}",
    }

    /// A test without answers.
    AnswersNothing(BAD_TEST) { name: String } {
        en: "the test `{name}` answers nothing",
        vi: "trường hợp kiểm thử “{name}” không có số liệu",
        help en: "add [test.self] with the answers, or rest = {{ … }} for all of them",
        help vi: "ghi thêm [test.self] với số liệu, hoặc rest = {{ … }} cho mọi mục",
    }

    /// Other points.
    OtherPoints(TEST_FAILED) { name: String, row: NodeCode, column: Column, found: Found, stated: Computed } {
        en: "test `{name}`: {row} comes to {found} in the {column} column, and the test says {stated}",
        vi: "trường hợp kiểm thử “{name}”: {row} cột {column} tính được {found}, trường hợp ghi {stated}",
        help en: "correct the test, or the rule that it tests",
        help vi: "sửa trường hợp kiểm thử, hoặc sửa cách tính của bộ tiêu chí",
    }

    /// No points at all.
    NoPoints(TEST_FAILED) { name: String, row: NodeCode, column: Column, stated: Computed } {
        en: "test `{name}`: {row} comes to no points in the {column} column, and the test says {stated}",
        vi: "trường hợp kiểm thử “{name}”: {row} cột {column} không có điểm, trường hợp ghi {stated}",
        help en: "correct the test, or the rule that it tests",
        help vi: "sửa trường hợp kiểm thử, hoặc sửa cách tính của bộ tiêu chí",
    }

    /// Another index.
    OtherIndex(TEST_FAILED) { name: String, row: NodeCode, column: Column, found: Found, stated: Computed } {
        en: "test `{name}`: {row} has the index {found} in the {column} column, and the test says {stated}",
        vi: "trường hợp kiểm thử “{name}”: chỉ số của {row} cột {column} là {found}, trường hợp ghi {stated}",
        help en: "correct the test, or the rule that it tests",
        help vi: "sửa trường hợp kiểm thử, hoặc sửa cách tính của bộ tiêu chí",
    }

    /// Another rank.
    OtherRank(TEST_FAILED) { name: String, row: NodeCode, column: Column, found: Found, stated: Computed } {
        en: "test `{name}`: {row} has the rank {found} in the {column} column, and the test says {stated}",
        vi: "trường hợp kiểm thử “{name}”: hạng của {row} cột {column} là {found}, trường hợp ghi {stated}",
        help en: "correct the test, or the rule that it tests",
        help vi: "sửa trường hợp kiểm thử, hoặc sửa cách tính của bộ tiêu chí",
    }

    /// Another state.
    OtherStatus(TEST_FAILED) { name: String, row: NodeCode, column: Column, found: Found, stated: String } {
        en: "test `{name}`: {row} is {found} in the {column} column, and the test says {stated}",
        vi: "trường hợp kiểm thử “{name}”: trạng thái của {row} cột {column} là “{found}”, trường hợp ghi “{stated}”",
        help en: "correct the test, or the rule that it tests",
        help vi: "sửa trường hợp kiểm thử, hoặc sửa cách tính của bộ tiêu chí",
    }

    /// Another band.
    OtherBand(TEST_FAILED) { name: String, row: NodeCode, column: Column, found: Found, stated: String } {
        en: "test `{name}`: {row} has the band {found} in the {column} column, and the test says {stated}",
        vi: "trường hợp kiểm thử “{name}”: xếp loại của {row} cột {column} là {found}, trường hợp ghi {stated}",
        help en: "correct the test, or the rule that it tests",
        help vi: "sửa trường hợp kiểm thử, hoặc sửa cách tính của bộ tiêu chí",
    }

    /// Another band before events.
    OtherBandByPoints(TEST_FAILED) { name: String, row: NodeCode, column: Column, found: Found, stated: String } {
        en: "test `{name}`: {row} has by its points the band {found} in the {column} column, and the test says {stated}",
        vi: "trường hợp kiểm thử “{name}”: xếp loại theo điểm của {row} cột {column} là {found}, trường hợp ghi {stated}",
        help en: "correct the test, or the rule that it tests",
        help vi: "sửa trường hợp kiểm thử, hoặc sửa cách tính của bộ tiêu chí",
    }

    /// Other findings than the test names.
    OtherFindings(TEST_FAILED) { name: String, found: FoundCodes } {
        en: "test `{name}`: the findings are {found}, and the test says otherwise",
        vi: "trường hợp kiểm thử “{name}”: lỗi, cảnh báo, lưu ý tìm thấy: {found}; trường hợp ghi khác",
        help en: "correct the list, or the answers",
        help vi: "sửa danh sách, hoặc sửa số liệu",
    }

    /// An error that the test does not name.
    UnexpectedError(TEST_FAILED) { name: String, code: &'static str, message: Said } {
        en: "test `{name}`: {message}",
        vi: "trường hợp kiểm thử “{name}”: {message}",
        help en: "mend it; or, if that is what is tested, say findings = [\"{code}\"]",
        help vi: "sửa lỗi đó; nếu đó là nội dung kiểm thử thì ghi findings = [\"{code}\"]",
    }
}
