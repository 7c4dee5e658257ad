//! Vietnamese letters in the old code page of Windows, which has the marks of tones by themselves.

use encoding_rs::{Encoding, WINDOWS_1258};
use unicode_normalization::UnicodeNormalization;

/// Grave, acute, tilde, hook and dot below.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// A text as an encoding can have it: composed, but for what only a letter and its tone apart can be written as.
pub(super) fn fitting(text: &str, encoding: &'static Encoding) -> String {
    let lacks = |text: &str| encoding.encode(text).2;
    if encoding != WINDOWS_1258 || !lacks(text) {
        return text.to_owned();
    }
    let mut fitting = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        let alone = letter.to_string();
        if !lacks(&alone) {
            fitting.push(letter);
            continue;
        }
        let (tones, rest): (Vec<char>, Vec<char>) = alone.nfd().partition(|mark| TONES.contains(mark));
        fitting.extend(rest.into_iter().nfc());
        fitting.extend(tones);
    }
    fitting
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vietnamese_letter_can_be_written_in_the_old_code_page() {
        let text = "Thống nhất, ngày 8 tháng 4: ộ ở ữ ẵ ằ đ Đ Ệ ý ỵ";
        let fit = fitting(text, WINDOWS_1258);
        let (bytes, _, lacks) = WINDOWS_1258.encode(&fit);
        assert!(!lacks);
        let (back, _, _) = WINDOWS_1258.decode(&bytes);
        assert_eq!(back.nfc().collect::<String>(), text);
    }
}
