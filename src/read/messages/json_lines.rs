//! Of lines of JSON that an earlier batch wrote.

use crate::language::{Quoted, Text};

sentence! {
    /// It ends in the middle.
    CutOff { at: usize } {
        en: "no line of a batch: it ends in the middle, at character {at}; the file was cut off, or broken into lines",
        vi: "không phải dòng kết quả của score batch: dòng kết thúc giữa chừng, ở ký tự thứ {at}; tệp bị cắt cụt hoặc bị ngắt dòng",
    }

    /// It is something else than JSON.
    NotJson { begin: Quoted } {
        en: "no line of a batch: {begin} is not JSON; --merge reads what `score batch --format json` wrote",
        vi: "không phải dòng kết quả của score batch: {begin} không phải JSON; --merge đọc kết quả của “score batch --format json”",
    }

    /// It is JSON up to some place.
    BrokenJson { at: usize } {
        en: "no line of a batch: it is not JSON any more at character {at}; it was changed",
        vi: "không phải dòng kết quả của score batch: từ ký tự thứ {at} không còn là JSON; dòng đã bị sửa",
    }

    /// It has a key that no line has.
    StrangeKey { key: Quoted } {
        en: "no line of a batch: no line has the key {key}",
        vi: "không phải dòng kết quả của score batch: không dùng khóa {key}",
    }

    /// It lacks a key.
    KeyMissing { key: Quoted } {
        en: "no line of a batch: the key {key} is missing",
        vi: "không phải dòng kết quả của score batch: thiếu khóa {key}",
    }

    /// It has a key twice.
    KeyTwice { key: Quoted } {
        en: "no line of a batch: the key {key} stands twice",
        vi: "không phải dòng kết quả của score batch: khóa {key} có hai lần",
    }

    /// A value of another type.
    OtherType { at: usize } {
        en: "no line of a batch: the value before character {at} is of another type than lines have there",
        vi: "không phải dòng kết quả của score batch: giá trị trước ký tự thứ {at} khác kiểu mà dòng kết quả có ở đó",
    }

    /// Of another version.
    OtherSchema { schema: usize } {
        en: "a line of schema {schema}, and this program knows schema 1",
        vi: "dòng này thuộc schema {schema}, chương trình này đọc schema 1",
    }

    /// Its points depend on other units.
    SetAgainstOthers { unit: String } {
        en: "`{unit}` was scored against the other units of its run, so that points of several runs cannot be compared: score all units in one run",
        vi: "“{unit}” chấm theo so sánh với các đơn vị khác trong cùng lần chạy, điểm của nhiều lần chạy không so sánh được. Đề nghị chấm mọi đơn vị trong một lần chạy",
    }

    /// It does not name its edition.
    NoCriteria { unit: String } {
        en: "the line of `{unit}` does not say by which criteria it was scored: score the unit again",
        vi: "dòng của “{unit}” chưa ghi bộ tiêu chí. Đề nghị chấm lại đơn vị này",
    }

    /// A word that is no fate.
    NoFate { word: String } { en: "`{word}` is no status", vi: "“{word}” không phải là trạng thái" }

    /// A word that is no status.
    NoStatus { word: String } { en: "`{word}` is not a status", vi: "“{word}” không phải là trạng thái" }

    /// Numbers that do not fit together.
    OtherDifference { unit: String } {
        en: "the difference of `{unit}` is not that of its totals",
        vi: "chênh lệch của “{unit}” không khớp với hai tổng điểm",
    }

    /// A text above the limit.
    TextTooLong { most: usize } {
        en: "a text of this line is longer than {most} characters",
        vi: "dòng này có nội dung dài trên {most} ký tự",
    }

    /// A status that does not fit its numbers.
    OtherThanStatus { unit: String, status: String, total: Text, rows: Text } {
        en: "`{unit}` is `{status}`, and has {total} and {rows} of wrong rows",
        vi: "“{unit}” ghi “{status}”, mà {total} và {rows} tiêu chí lệch",
    }

    /// A number that is spelled otherwise.
    NoNumber { text: String } { en: "`{text}` is not a number of a line", vi: "“{text}” không phải là số của dòng kết quả" }

    /// A fraction that is spelled otherwise.
    NoFraction { text: String } {
        en: "`{text}` is not a fraction of a line",
        vi: "“{text}” không phải là phân số của dòng kết quả",
    }

    /// Fractions above the limit.
    KeysTooLong { length: usize, most: usize } {
        en: "`compared_by` has {length} characters, and at most {most} are read",
        vi: "“compared_by” có {length} ký tự, đọc được đến {most}",
    }

    /// A word that is no code.
    NoCode { text: String } { en: "`{text}` is not the code of a finding", vi: "“{text}” không phải là mã nội dung cần xem" }

    /// A word that is no severity.
    NoSeverity { text: String } { en: "`{text}` is not a severity", vi: "“{text}” không phải là mức độ (error, warning, note)" }
}

/// A unit without an id.
pub(crate) const NO_UNIT: Text =
    Text { en: "this line names no unit", vi: "dòng này chưa ghi đơn vị" };
/// A unit that cannot be ranked.
pub(crate) const NO_FIRST_KEY: Text = Text {
    en: "`compared_by` does not begin with the number that ranks",
    vi: "“compared_by” không bắt đầu bằng số dùng để xếp hạng",
};
/// What a unit has.
pub(crate) const A_TOTAL: Text = Text { en: "a total", vi: "có tổng điểm" };
/// What a unit has not.
pub(crate) const NO_TOTAL: Text = Text { en: "no total", vi: "không có tổng điểm" };
/// What a unit has.
pub(crate) const A_NUMBER: Text = Text { en: "a number", vi: "có ghi số" };
/// What a unit has not.
pub(crate) const NO_NUMBER: Text = Text { en: "no number", vi: "không ghi số" };
