//! Titles as they are compared: small letters, no marks, and how alike two of them are, in thousandths.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Two titles that are the same.
pub(super) const SAME: i32 = 1000;
/// Below this two titles are not the same row, whatever else agrees.
pub(super) const ALIKE: i32 = 550;
/// Taken off where numbers or comparators differ: "trên 80%" and "trên 70%".
const OTHER_FIGURES: i32 = 250;
/// Taken off where one title has a telling word more often than the other.
const OTHER_WORDS: i32 = 150;

/// Words that turn a title into another one though the rest of it is the same.
const TELLING: [&str; 14] =
    ["khong", "chua", "tren", "duoi", "huien", "xa", "den", "di", "not", "no", "non", "nicht", "kein", "не"];

/// A title, folded once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Title {
    /// Small letters and digits, a blank between words.
    pub(super) folded: String,
    words: Vec<u32>,
    pairs: Vec<u32>,
    figures: Vec<String>,
    telling: [u8; TELLING.len()],
}

/// Folds a text: small letters, no marks, đ as d, y as i, comparators in one spelling.
pub(super) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = true;
    for c in text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        let kept = match c {
            'đ' => 'd',
            'y' => 'i',
            '≤' => {
                push(&mut out, &mut blank, "<=");
                continue;
            }
            '≥' => {
                push(&mut out, &mut blank, ">=");
                continue;
            }
            '<' | '>' | '=' | '%' => c,
            // a mark inside a number is part of it
            '.' | ',' if out.ends_with(|last: char| last.is_ascii_digit()) => '.',
            c if c.is_alphanumeric() => c,
            _ => {
                if !blank {
                    out.push(' ');
                    blank = true;
                }
                continue;
            }
        };
        out.push(kept);
        blank = false;
    }
    let words: Vec<&str> =
        out.split(' ').map(|word| word.trim_end_matches('.')).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

fn push(out: &mut String, blank: &mut bool, what: &str) {
    out.push_str(what);
    *blank = false;
}

impl Title {
    /// Folds a title.
    pub(super) fn new(text: &str) -> Self {
        let folded = folded(text);
        let mut words: Vec<u32> = folded.split(' ').filter(|word| !word.is_empty()).map(hashed).collect();
        words.sort_unstable();
        let letters: Vec<u32> = folded.chars().filter(|c| *c != ' ').map(u32::from).collect();
        let mut pairs: Vec<u32> = letters.windows(2).map(|pair| pair[0] << 11 ^ pair[1]).collect();
        pairs.sort_unstable();
        let mut telling = [0_u8; TELLING.len()];
        for word in folded.split(' ') {
            if let Some(at) = TELLING.iter().position(|known| *known == word) {
                telling[at] = telling[at].saturating_add(1);
            }
        }
        let figures = figures(&folded);
        Title { folded, words, pairs, figures, telling }
    }

    /// Whether it says nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.folded.is_empty()
    }

    /// How alike two titles are, from 0 to [`SAME`].
    pub(super) fn likeness(&self, other: &Title) -> i32 {
        if self.folded == other.folded {
            return if self.is_empty() { 0 } else { SAME };
        }
        let shortest = self.folded.len().min(other.folded.len());
        let longest = self.folded.len().max(other.folded.len());
        // a title of a third of the length is another one, however many letters they share
        if shortest * 3 < longest {
            return 0;
        }
        let words = dice(&self.words, &other.words);
        let pairs = dice(&self.pairs, &other.pairs);
        if pairs < ALIKE - 150 {
            return 0;
        }
        // one wrong letter spoils a word, and one word more spoils few pairs
        let mut alike = (pairs * 7 + words * 3) / 10;
        if self.figures != other.figures {
            alike -= OTHER_FIGURES;
        }
        if self.telling != other.telling {
            alike -= OTHER_WORDS;
        }
        alike.clamp(0, SAME - 1)
    }
}

/// The numbers and comparators of a folded text, in its order.
fn figures(folded: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut last = ' ';
    for c in folded.chars() {
        let (is_figure, is_sign) = (c.is_ascii_digit() || c == '.', matches!(c, '<' | '>' | '='));
        let follows = |kind: fn(char) -> bool| kind(last);
        if is_figure && follows(|c| c.is_ascii_digit() || c == '.')
            || is_sign && follows(|c| matches!(c, '<' | '>' | '='))
        {
            if let Some(figure) = found.last_mut() {
                figure.push(c);
            }
        } else if c.is_ascii_digit() || is_sign {
            found.push(c.to_string());
        }
        last = c;
    }
    found
}

fn hashed(word: &str) -> u32 {
    // FNV-1a: a word in four bytes
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Twice what two sorted lists share, over what they have together, in thousandths.
fn dice(one: &[u32], other: &[u32]) -> i32 {
    let (mut a, mut b, mut shared) = (0, 0, 0_i64);
    while a < one.len() && b < other.len() {
        match one[a].cmp(&other[b]) {
            std::cmp::Ordering::Less => a += 1,
            std::cmp::Ordering::Greater => b += 1,
            std::cmp::Ordering::Equal => (a, b, shared) = (a + 1, b + 1, shared + 1),
        }
    }
    let all = i64::try_from(one.len() + other.len()).unwrap_or(i64::MAX).max(1);
    i32::try_from(2000 * shared / all).unwrap_or(SAME)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_compared_without_marks_and_capital_letters() {
        for (text, expected) in [
            ("  Tỷ lệ: Số lượng (máy tính) ", "ti le so luong mai tinh"),
            ("ĐIỂM THẨM ĐỊNH", "diem tham dinh"),
            ("Số cuộc họp ≤ 2 lần/năm.", "so cuoc hop <= 2 lan nam"),
            ("gửi-nhận 0,125 lần/ngày", "gui nhan 0.125 lan ngai"),
            ("1. Phần mềm", "1 phan mem"),
            ("", ""),
        ] {
            assert_eq!(folded(text), expected, "{text}");
        }
    }

    #[test]
    fn how_alike_titles_are() {
        let alike = |one: &str, other: &str| Title::new(one).likeness(&Title::new(other));
        assert_eq!(alike("Tại UBND cấp xã", "TAI UBND CAP XA:"), SAME);
        // a word left out, a letter wrong
        assert!(alike("Kế hoạch ứng dụng CNTT trong năm", "Kế hoach ứng dung CNTT trong nam") == SAME);
        assert!(alike("Kế hoạch ứng dụng CNTT trong năm", "Kế hoạch ứng dựng CNTT năm") > 800);
        // numbers and telling words make another row
        assert!(alike("Thực hiện trên 80% kế hoạch", "Thực hiện trên 70% kế hoạch") < 760);
        let [district, commune] = ["Số lượng máy tính ở cấp Huyện", "Số lượng máy tính ở cấp xã"];
        assert!(alike(district, commune) < alike(district, "Số lượng máy tính tại cấp Huyện"));
        assert!(alike("Dịch vụ công mức độ 3", "Dịch vụ công mức độ 4") < 760);
        assert_eq!(alike("Email", "Kế hoạch ứng dụng CNTT"), 0);
        assert_eq!(alike("", ""), 0);
    }
}
