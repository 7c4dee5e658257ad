//! Of numbers that are none.

use std::fmt;

use crate::language::{Computed, Language, Show};
use crate::source::Subject;
use crate::text::is_invisible;

/// A character, also one that nobody sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Character(pub char);

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

    /// A percentage where a number belongs.
    Percentage(MALFORMED_NUMBER) { written: Subject } {
        en: "{written} is a percentage, and a number without % belongs here",
        vi: "{written} là tỷ lệ phần trăm, ở đây cần số không có dấu %",
        help en: "write points and counts without %; for a ratio write its two counts, numerator and denominator",
        help vi: "ghi điểm, số lượng không có dấu %; đối với tỷ lệ, ghi hai số lượng: tử số và mẫu số",
        several(count, examples) of written {
            en: "{count} numbers are written as percentages: {examples}",
            vi: "{count} số ghi dưới dạng tỷ lệ phần trăm: {examples}",
            help en: "write points and counts without %; for a ratio write its two counts, numerator and denominator",
            help vi: "ghi điểm, số lượng không có dấu %; đối với tỷ lệ, ghi hai số lượng: tử số và mẫu số",
        }
    }

    /// A percentage where a count belongs.
    PercentageForCount(MALFORMED_NUMBER) { written: Subject } {
        en: "{written} is a percentage, and the form asks for counts",
        vi: "{written} là tỷ lệ phần trăm, biểu mẫu yêu cầu số lượng",
        help en: "write the two counts, numerator and denominator",
        help vi: "ghi hai số lượng: tử số và mẫu số",
        several(count, examples) of written {
            en: "{count} counts are written as percentages: {examples}",
            vi: "{count} số lượng ghi dưới dạng tỷ lệ phần trăm: {examples}",
            help en: "write the two counts, numerator and denominator",
            help vi: "ghi hai số lượng: tử số và mẫu số",
        }
    }

    /// A percentage where points belong.
    PercentageForPoints(MALFORMED_NUMBER) { written: Subject } {
        en: "{written} is a percentage, and the form asks for points",
        vi: "{written} là tỷ lệ phần trăm, biểu mẫu yêu cầu số điểm",
        help en: "write the points, without %",
        help vi: "ghi số điểm, không có dấu %",
        several(count, examples) of written {
            en: "{count} points are written as percentages: {examples}",
            vi: "{count} số điểm ghi dưới dạng tỷ lệ phần trăm: {examples}",
            help en: "write the points, without %",
            help vi: "ghi số điểm, không có dấu %",
        }
    }

    /// A fraction where one number belongs.
    FractionForNumber(MALFORMED_NUMBER) { written: Subject } {
        en: "{written} is a fraction, where one number belongs",
        vi: "{written} là phân số, ở đây chỉ cần một số",
        help en: "write the numerator and the denominator in their own places",
        help vi: "ghi tử số và mẫu số vào đúng chỗ của từng số",
        several(count, examples) of written {
            en: "{count} fractions are written where one number belongs: {examples}",
            vi: "{count} chỗ ghi phân số, ở đó chỉ cần một số: {examples}",
            help en: "write the numerator and the denominator in their own places",
            help vi: "ghi tử số và mẫu số vào đúng chỗ của từng số",
        }
    }

    /// An exponent, infinity.
    ScientificNumber(MALFORMED_NUMBER) { written: Subject } {
        en: "{written} is not written in plain digits",
        vi: "{written} không viết bằng chữ số thông thường",
        help en: "write all digits; in Excel, format the cell as a number",
        help vi: "ghi đủ các chữ số; trong Excel, định dạng ô là Number",
        several(count, examples) of written {
            en: "{count} numbers are not written in plain digits: {examples}",
            vi: "{count} số không viết bằng chữ số thông thường: {examples}",
            help en: "write all digits; in Excel, format the cells as numbers",
            help vi: "ghi đủ các chữ số; trong Excel, định dạng ô là Number",
        }
    }

    /// A character that has no place in a number.
    StrangeCharacter(MALFORMED_NUMBER) { written: Subject, character: Character } {
        en: "{written} is not a number: {character} has no place in one",
        vi: "{written} không phải là số vì có {character}",
        help en: "write digits and at most one decimal mark",
        help vi: "chỉ ghi chữ số và nhiều nhất một dấu thập phân",
        several(count, examples) of written by character {
            en: "{count} cells are not numbers, since {character} has no place in one: {examples}",
            vi: "{count} chỗ không phải là số vì có {character}: {examples}",
            help en: "write digits and at most one decimal mark",
            help vi: "chỉ ghi chữ số và nhiều nhất một dấu thập phân",
        }
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
        several(count, examples) of written {
            en: "{count} numbers can be read two ways ({written} as {read} or as {whole}): {examples}",
            vi: "{count} số có hai cách đọc ({written} là số thập phân {read} hoặc số nguyên {whole}): {examples}",
            help en: "write {whole}, or {fraction}0, and the others alike; or say which mark the file uses: --decimal-mark",
            help vi: "ghi {whole} hoặc {fraction}0, các số khác tương tự; nếu cả tệp cùng dùng một dấu, ghi dấu đó ở --decimal-mark",
        }
    }

    /// Thousands are marked.
    GroupedNumber(GROUPED_NUMBER) { written: Subject, meant: String } {
        en: "{written} has its digits grouped",
        vi: "{written} có dấu phân cách hàng nghìn",
        help en: "write {meant}, without a mark between thousands",
        help vi: "ghi {meant}, không có dấu phân cách hàng nghìn",
        several(count, examples) of written {
            en: "{count} numbers have their digits grouped: {examples}",
            vi: "{count} số có dấu phân cách hàng nghìn: {examples}",
            help en: "write {meant} for {written}, without a mark between thousands, and the others alike",
            help vi: "ghi {meant} thay {written}, không có dấu phân cách hàng nghìn, các số khác tương tự",
        }
    }

    /// The mark of another file.
    OtherDecimalMark(WRONG_DECIMAL_MARK) { written: Subject, meant: String } {
        en: "{written} has the other decimal mark than this file",
        vi: "{written} dùng dấu thập phân khác với tệp này",
        help en: "write {meant}",
        help vi: "ghi {meant}",
        several(count, examples) of written {
            en: "{count} numbers have the other decimal mark than this file: {examples}",
            vi: "{count} số dùng dấu thập phân khác với tệp này: {examples}",
            help en: "write {meant} for {written}, and the others alike",
            help vi: "ghi {meant} thay {written}, các số khác tương tự",
        }
    }

    /// More decimals than are kept.
    TooManyDecimals(TOO_MANY_DIGITS) { written: Subject, most: usize } {
        en: "{written} is not rounded: a number has at most {most} decimals",
        vi: "{written} chưa làm tròn: một số có nhiều nhất {most} chữ số thập phân",
        help en: "round it as the form does, to 2 decimals; in Excel, format the column as numbers with 2 decimals before it is saved",
        help vi: "làm tròn đến 2 chữ số thập phân; trong Excel, định dạng cột là Number với 2 chữ số thập phân rồi mới lưu",
        several(count, examples) of written {
            en: "{count} numbers are not rounded: {examples}; a number has at most {most} decimals",
            vi: "{count} số chưa làm tròn: {examples}; một số có nhiều nhất {most} chữ số thập phân",
            help en: "round them as the form does, to 2 decimals; in Excel, format the column as numbers with 2 decimals before it is saved",
            help vi: "làm tròn đến 2 chữ số thập phân; trong Excel, định dạng cột là Number với 2 chữ số thập phân rồi mới lưu",
        }
    }

    /// More digits than are kept.
    TooManyDigits(TOO_MANY_DIGITS) { written: Subject, whole: usize, fraction: usize } {
        en: "{written} has too many digits: at most {whole} before the decimal mark and {fraction} after it",
        vi: "{written} có quá nhiều chữ số: nhiều nhất {whole} chữ số trước và {fraction} chữ số sau dấu thập phân",
        help en: "check the figure",
        help vi: "kiểm tra số liệu",
    }
}
