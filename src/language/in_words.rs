//! A number in words, as documents have it beside its digits: 430.92 is *bốn trăm ba mươi phẩy chín hai*.

use std::fmt;

use super::{Language, Show};
use crate::number::{Decimal, plain};

/// A number in words. Zeros at the end of its decimals are dropped, the other decimals are read digit by digit: those of
/// 464.06 are *không sáu*, and nobody can take them for sixty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct InWords(pub Decimal);

impl Show for InWords {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = plain(self.0.abs());
        let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
        // 29 digits at most
        let whole: u128 = whole.parse().map_err(|_| fmt::Error)?;
        let (minus, point, names) = match language {
            Language::English => ("minus", "point", &ENGLISH_DIGITS),
            Language::Vietnamese => ("âm", "phẩy", &VIETNAMESE_DIGITS),
        };
        let mut words = Words(String::new());
        if self.0.is_sign_negative() && !self.0.is_zero() {
            words.push(minus);
        }
        match language {
            Language::English => push_english(whole, &mut words),
            Language::Vietnamese => push_vietnamese(whole, false, &mut words),
        }
        if !fraction.is_empty() {
            words.push(point);
            fraction.bytes().for_each(|digit| words.push(names[usize::from(digit - b'0')]));
        }
        f.write_str(&words.0)
    }
}

/// Words with blanks between them.
struct Words(String);

impl Words {
    fn push(&mut self, word: &str) {
        if !self.0.is_empty() {
            self.0.push(' ');
        }
        self.0.push_str(word);
    }
}

const VIETNAMESE_DIGITS: [&str; 10] =
    ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
/// What three digits are counted in, from the right; beyond these it begins again, in *tỷ*.
const VIETNAMESE_GROUPS: [&str; 3] = ["triệu", "nghìn", ""];
const BILLION: u128 = 1_000_000_000;

/// A whole number; `follows` where something larger stands before it, so that its hundreds are said also if there are none.
fn push_vietnamese(number: u128, mut follows: bool, words: &mut Words) {
    if number == 0 && !follows {
        return words.push(VIETNAMESE_DIGITS[0]);
    }
    if number >= BILLION {
        push_vietnamese(number / BILLION, follows, words);
        words.push("tỷ");
        return push_vietnamese(number % BILLION, true, words);
    }
    let groups = [number / 1_000_000, number / 1000 % 1000, number % 1000];
    for (group, name) in groups.into_iter().zip(VIETNAMESE_GROUPS).filter(|(group, _)| *group > 0) {
        push_group(group, follows, words);
        if !name.is_empty() {
            words.push(name);
        }
        follows = true;
    }
}

/// Three digits.
fn push_group(group: u128, follows: bool, words: &mut Words) {
    let digit = |number: u128| VIETNAMESE_DIGITS[usize::try_from(number).unwrap_or_default()];
    let (hundreds, tens, ones) = (group / 100, group / 10 % 10, group % 10);
    let has_hundreds = hundreds > 0 || follows;
    if has_hundreds {
        words.push(digit(hundreds));
        words.push("trăm");
    }
    match tens {
        0 if has_hundreds && ones > 0 => words.push("linh"),
        0 => {}
        1 => words.push("mười"),
        _ => {
            words.push(digit(tens));
            words.push("mươi");
        }
    }
    match (tens, ones) {
        (_, 0) => {}
        (2.., 1) => words.push("mốt"),
        (2.., 4) => words.push("tư"),
        (1.., 5) => words.push("lăm"),
        _ => words.push(digit(ones)),
    }
}

const ENGLISH_DIGITS: [&str; 10] =
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const TEENS: [&str; 10] = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const ENGLISH_GROUPS: [&str; 10] = [
    "",
    "thousand",
    "million",
    "billion",
    "trillion",
    "quadrillion",
    "quintillion",
    "sextillion",
    "septillion",
    "octillion",
];

fn push_english(number: u128, words: &mut Words) {
    if number == 0 {
        return words.push(ENGLISH_DIGITS[0]);
    }
    let mut rest = number;
    let groups = ENGLISH_GROUPS.map(|name| {
        let group = usize::try_from(rest % 1000).unwrap_or_default();
        rest /= 1000;
        (group, name)
    });
    for (group, name) in groups.into_iter().rev().filter(|(group, _)| *group > 0) {
        if group >= 100 {
            words.push(ENGLISH_DIGITS[group / 100]);
            words.push("hundred");
        }
        match (group / 10 % 10, group % 10) {
            (0, 0) => {}
            (0, ones) => words.push(ENGLISH_DIGITS[ones]),
            (1, ones) => words.push(TEENS[ones]),
            (tens, 0) => words.push(TENS[tens]),
            (tens, ones) => {
                words.push(TENS[tens]);
                words.0.push('-');
                words.0.push_str(ENGLISH_DIGITS[ones]);
            }
        }
        if !name.is_empty() {
            words.push(name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(number: &str, language: Language) -> String {
        InWords(number.parse().expect("it is a number")).said(language)
    }

    #[test]
    fn numbers_in_words_by_table() {
        for (number, vietnamese, english) in [
            ("430.92", "bốn trăm ba mươi phẩy chín hai", "four hundred thirty point nine two"),
            ("464.06", "bốn trăm sáu mươi tư phẩy không sáu", "four hundred sixty-four point zero six"),
            ("5.00", "năm", "five"),
            ("0", "không", "zero"),
            ("0.00", "không", "zero"),
            ("-0.00", "không", "zero"),
            ("0.25", "không phẩy hai năm", "zero point two five"),
            ("14.50", "mười bốn phẩy năm", "fourteen point five"),
            ("-33.14", "âm ba mươi ba phẩy một bốn", "minus thirty-three point one four"),
            ("1.001", "một phẩy không không một", "one point zero zero one"),
            ("1", "một", "one"),
            ("4", "bốn", "four"),
            ("10", "mười", "ten"),
            ("11", "mười một", "eleven"),
            ("14", "mười bốn", "fourteen"),
            ("15", "mười lăm", "fifteen"),
            ("20", "hai mươi", "twenty"),
            ("21", "hai mươi mốt", "twenty-one"),
            ("24", "hai mươi tư", "twenty-four"),
            ("25", "hai mươi lăm", "twenty-five"),
            ("50", "năm mươi", "fifty"),
            ("55", "năm mươi lăm", "fifty-five"),
            ("100", "một trăm", "one hundred"),
            ("101", "một trăm linh một", "one hundred one"),
            ("104", "một trăm linh bốn", "one hundred four"),
            ("105", "một trăm linh năm", "one hundred five"),
            ("110", "một trăm mười", "one hundred ten"),
            ("111", "một trăm mười một", "one hundred eleven"),
            ("115", "một trăm mười lăm", "one hundred fifteen"),
            ("121", "một trăm hai mươi mốt", "one hundred twenty-one"),
            ("500", "năm trăm", "five hundred"),
            ("1000", "một nghìn", "one thousand"),
            ("1005", "một nghìn không trăm linh năm", "one thousand five"),
            ("1050", "một nghìn không trăm năm mươi", "one thousand fifty"),
            ("1204", "một nghìn hai trăm linh bốn", "one thousand two hundred four"),
            ("10015", "mười nghìn không trăm mười lăm", "ten thousand fifteen"),
            ("21000", "hai mươi mốt nghìn", "twenty-one thousand"),
            ("100000", "một trăm nghìn", "one hundred thousand"),
            (
                "105021",
                "một trăm linh năm nghìn không trăm hai mươi mốt",
                "one hundred five thousand twenty-one",
            ),
            ("1000001", "một triệu không trăm linh một", "one million one"),
            ("2005000", "hai triệu không trăm linh năm nghìn", "two million five thousand"),
            ("1000000000", "một tỷ", "one billion"),
            ("3000000004.5", "ba tỷ không trăm linh bốn phẩy năm", "three billion four point five"),
            ("1000000000000", "một nghìn tỷ", "one trillion"),
            (
                "999999999999",
                "chín trăm chín mươi chín tỷ chín trăm chín mươi chín triệu chín trăm chín mươi chín nghìn chín trăm chín mươi chín",
                "nine hundred ninety-nine billion nine hundred ninety-nine million nine hundred ninety-nine thousand nine hundred ninety-nine",
            ),
        ] {
            assert_eq!(said(number, Language::Vietnamese), vietnamese, "{number}");
            assert_eq!(said(number, Language::English), english, "{number}");
        }
        let most = Decimal::MAX.to_string();
        for language in [Language::English, Language::Vietnamese] {
            assert!(!said(&most, language).is_empty());
        }
    }

    /// What Vietnamese words come to, read from the left as a child does: a unit multiplies what stands before it.
    fn read_vietnamese(text: &str) -> Option<u32> {
        let (mut sum, mut group, mut last) = (0, 0, None::<u32>);
        let mut before = "";
        for word in text.split(' ') {
            let digit = match word {
                "không" => Some(0),
                "một" | "mốt" => Some(1),
                "hai" => Some(2),
                "ba" => Some(3),
                "bốn" | "tư" => Some(4),
                "năm" | "lăm" => Some(5),
                "sáu" => Some(6),
                "bảy" => Some(7),
                "tám" => Some(8),
                "chín" => Some(9),
                _ => None,
            };
            match (word, digit) {
                // which of two words a digit has depends on the one before it
                ("mốt" | "tư", _) if before != "mươi" => return None,
                ("lăm", _) if before != "mươi" && before != "mười" => return None,
                ("một" | "bốn", _) if before == "mươi" => return None,
                ("năm", _) if before == "mươi" || before == "mười" => return None,
                (_, Some(digit)) if last.is_none() => last = Some(digit),
                ("mười", _) if last.is_none() => group += 10,
                ("mươi", _) => group += 10 * last.take().filter(|tens| *tens > 1)?,
                ("trăm", _) if group == 0 => group = 100 * last.take()?,
                ("linh", _) if before == "trăm" => {}
                ("nghìn", _) if sum == 0 && group + last.unwrap_or(0) > 0 => {
                    (sum, group) = ((group + last.take().unwrap_or(0)) * 1000, 0);
                }
                _ => return None,
            }
            before = word;
        }
        Some(sum + group + last.unwrap_or(0)).filter(|_| before != "linh")
    }

    /// The same of English words.
    fn read_english(text: &str) -> Option<u32> {
        let small = [ENGLISH_DIGITS, TEENS].concat();
        let (mut sum, mut group) = (0, 0);
        for word in text.split([' ', '-']) {
            let at = |list: &[&str]| {
                list.iter().position(|known| *known == word).and_then(|at| u32::try_from(at).ok())
            };
            match word {
                "hundred" => group *= 100,
                "thousand" => (sum, group) = (group * 1000, 0),
                _ => group += at(&small).or_else(|| at(&TENS).map(|tens| tens * 10))?,
            }
        }
        Some(sum + group)
    }

    fn reads_back(read: fn(&str) -> Option<u32>, push: fn(u128, &mut Words)) {
        let mut words = Words(String::new());
        for number in 0..1_000_000_u32 {
            words.0.clear();
            push(number.into(), &mut words);
            assert_eq!(read(&words.0), Some(number), "{}", words.0);
        }
    }

    #[test]
    fn every_number_below_a_million_is_read_back_from_vietnamese() {
        reads_back(read_vietnamese, |number, words| push_vietnamese(number, false, words));
    }

    #[test]
    fn every_number_below_a_million_is_read_back_from_english() {
        reads_back(read_english, push_english);
    }

    #[test]
    fn the_reader_of_the_test_knows_wrong_words() {
        for wrong in [
            "hai mươi một",
            "hai mươi bốn",
            "hai mươi năm",
            "mười năm",
            "mười mốt",
            "một mươi",
            "một trăm năm lăm",
            "linh năm",
            "trăm",
            "một trăm linh",
            "một hai",
            "nghìn nghìn",
        ] {
            assert_eq!(read_vietnamese(wrong), None, "{wrong}");
        }
    }
}
