//! Of numbers that are none.

use std::fmt;

use crate::language::{Computed, Language, Show};
use crate::source::Subject;
use crate::text::is_invisible;

/// A character, also one that nobody sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Character(pub char);

impl Show for Character {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (c, english) = (self.0, language == Language::English);
        let number = u32::from(c);
        match c {
            '\u{a0}' | '\u{202f}' | '\u{2009}' if english => f.write_str("a hard blank"),
            '\u{a0}' | '\u{202f}' | '\u{2009}' => f.write_str("dấu cách không ngắt"),
            ' ' if english => f.write_str("a blank"),
            ' ' => f.write_str("dấu cách"),
            _ if c.is_whitespace() && english => write!(f, "the blank U+{number:04X}"),
            _ if c.is_whitespace() => write!(f, "dấu cách U+{number:04X}"),
            _ if is_invisible(c) && english => write!(f, "the invisible U+{number:04X}"),
            _ if is_invisible(c) => write!(f, "ký tự ẩn U+{number:04X}"),
            _ if english => write!(f, "`{c}`"),
            _ => write!(f, "ký tự “{c}”"),
        }
    }
}

diagnostic! {
    /// Nothing where a number belongs.
    NumberMissing(MALFORMED_NUMBER) {} {
        en: "a number is missing",
        vi: "chưa ghi số",
        help en: "write a number",
        help vi: "ghi số",
    }

    /// Below zero.
    NegativeNumber(NEGATIVE_NUMBER) { written: Subject } {
        en: "{written} is negative; counts and points are 0 or more",
        vi: "{written} là số âm; số lượng và điểm từ 0 trở lên",
        help en: "correct the figure; where nothing was counted, write 0",
        help vi: "sửa số liệu; nếu không có, ghi 0",
    }

    /// A percentage where a count belongs.
    Percentage(MALFORMED_NUMBER) { written: Subject } {
        en: "{written} is a percentage, and the form asks for counts",
        vi: "{written} là tỷ lệ phần trăm, biểu mẫu yêu cầu số lượng",
        help en: "write the two counts, numerator and denominator",
        help vi: "ghi hai số lượng: tử số và mẫu số",
    }

    /// A fraction where one number belongs.
    FractionForNumber(MALFORMED_NUMBER) { written: Subject } {
        en: "{written} is a fraction, where one number belongs",
        vi: "{written} là phân số, ở đây chỉ cần một số",
        help en: "write the numerator and the denominator in their own places",
        help vi: "ghi tử số và mẫu số vào đúng chỗ của từng số",
    }

    /// An exponent, infinity.
    ScientificNumber(MALFORMED_NUMBER) { written: Subject } {
        en: "{written} is not written in plain digits",
        vi: "{written} không viết bằng chữ số thông thường",
        help en: "write all digits; in Excel, format the cell as a number",
        help vi: "ghi đủ các chữ số; trong Excel, định dạng ô là Number",
    }

    /// A character that has no place in a number.
    StrangeCharacter(MALFORMED_NUMBER) { written: Subject, character: Character } {
        en: "{written} is not a number: {character} has no place in one",
        vi: "{written} không phải là số vì có {character}",
        help en: "write digits and at most one decimal mark",
        help vi: "chỉ ghi chữ số và nhiều nhất một dấu thập phân",
    }

    /// A mark too many, or a digit that is missing.
    MalformedNumber(MALFORMED_NUMBER) { written: Subject } {
        en: "{written} is not a number",
        vi: "{written} không phải là số",
        help en: "write digits and at most one decimal mark between them",
        help vi: "chỉ ghi chữ số và nhiều nhất một dấu thập phân ở giữa",
    }

    /// One and something, or a thousand and something.
    AmbiguousNumber(AMBIGUOUS_NUMBER) { written: Subject, read: Computed, fraction: String, whole: String } {
        en: "{written} can be read two ways: as {read} or as {whole}",
        vi: "{written} có hai cách đọc: số thập phân {read} hoặc số nguyên {whole}",
        help en: "write {whole}, or {fraction}0; or say which mark the file uses: --decimal-mark",
        help vi: "ghi {whole} hoặc {fraction}0; nếu cả tệp cùng dùng một dấu, ghi dấu đó ở --decimal-mark",
    }

    /// Thousands are marked.
    GroupedNumber(GROUPED_NUMBER) { written: Subject, meant: String } {
        en: "{written} has its digits grouped",
        vi: "{written} có dấu phân cách hàng nghìn",
        help en: "write {meant}, without a mark between thousands",
        help vi: "ghi {meant}, không có dấu phân cách hàng nghìn",
    }

    /// The mark of another file.
    OtherDecimalMark(WRONG_DECIMAL_MARK) { written: Subject, meant: String } {
        en: "{written} has the other decimal mark than this file",
        vi: "{written} dùng dấu thập phân khác với tệp này",
        help en: "write {meant}",
        help vi: "ghi {meant}",
    }

    /// More digits than are kept.
    TooManyDigits(TOO_MANY_DIGITS) { written: Subject, whole: usize, fraction: usize } {
        en: "{written} has too many digits: at most {whole} before the decimal mark and {fraction} after it",
        vi: "{written} có quá nhiều chữ số: nhiều nhất {whole} chữ số trước và {fraction} chữ số sau dấu thập phân",
        help en: "check the figure",
        help vi: "kiểm tra số liệu",
    }
}
