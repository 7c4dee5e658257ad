//! Titles as they are compared: small letters, no marks, and how alike two of them are, in thousandths.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Two titles that are the same.
pub(crate) const SAME: i32 = 1000;
/// Below this two titles are not the same row, whatever else agrees.
pub(crate) const ALIKE: i32 = 550;
/// Below this the letters of two titles alone make them other ones.
const LEAST_PAIRS: i32 = ALIKE - 150;
/// Taken off where numbers or comparators differ: "trên 80%" and "trên 70%".
const OTHER_FIGURES: i32 = 250;
/// Taken off where one title has a telling word more often than the other.
const OTHER_WORDS: i32 = 150;

/// Words that turn a title into another one though the rest of it is the same.
const TELLING: [&str; 14] =
    ["khong", "chua", "tren", "duoi", "huien", "xa", "den", "di", "not", "no", "non", "nicht", "kein", "не"];

/// So many times 64 bits tell which pairs of letters a title has. Of two thirds of all pairs of titles these alone say that
/// they are not alike, without going through both lists.
const BITS: usize = 8;

/// A title, folded once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Title {
    /// Small letters and digits, a blank between words.
    pub(crate) folded: String,
    words: Vec<u32>,
    pairs: Vec<u32>,
    /// Which pairs it has, one bit for several of them: two titles share no pair of which one of them has no bit.
    bits: [u64; BITS],
    figures: Vec<String>,
    telling: [u8; TELLING.len()],
}

/// Folds a text: small letters, no marks, đ as d, y as i, comparators in one spelling.
pub(crate) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = true;
    let mut letters = String::with_capacity(text.len());
    for c in text.chars() {
        // the order of marks, which a whole text would put right, is that of nothing that is kept
        if c.is_ascii() {
            letters.push(c);
        } else {
            decompose_canonical(c, |c| letters.extend((!is_combining_mark(c)).then_some(c)));
        }
    }
    for c in letters.chars().flat_map(char::to_lowercase) {
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
    pub(crate) fn new(text: &str) -> Self {
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
        let mut bits = [0; BITS];
        for pair in &pairs {
            let bit = pair.wrapping_mul(0x9e37_79b1) >> 23;
            bits[bit as usize / 64] |= 1 << (bit % 64);
        }
        Title { folded, words, pairs, bits, figures, telling }
    }

    /// Whether it says nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.folded.is_empty()
    }

    /// How alike two titles are, from 0 to [`SAME`].
    pub(crate) fn likeness(&self, other: &Title) -> i32 {
        if self.folded == other.folded {
            return if self.is_empty() { 0 } else { SAME };
        }
        let shortest = self.folded.len().min(other.folded.len());
        let longest = self.folded.len().max(other.folded.len());
        // a title of a third of the length is another one, however many letters they share
        if shortest * 3 < longest {
            return 0;
        }
        if self.most_pairs_alike(other) < LEAST_PAIRS {
            return 0;
        }
        let pairs = dice(&self.pairs, &other.pairs);
        if pairs < LEAST_PAIRS {
            return 0;
        }
        let words = dice(&self.words, &other.words);
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

    /// What [`dice`] of the pairs is at most: each bit that the other has not is a pair that is not shared.
    fn most_pairs_alike(&self, other: &Title) -> i32 {
        let (mut alone, mut of_other) = (0, 0);
        for (own, other) in self.bits.iter().zip(&other.bits) {
            alone += (own & !other).count_ones() as usize;
            of_other += (other & !own).count_ones() as usize;
        }
        let shared = (self.pairs.len() - alone).min(other.pairs.len() - of_other);
        in_thousandths(shared, self.pairs.len() + other.pairs.len())
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
    let (mut a, mut b, mut shared) = (0, 0, 0);
    while a < one.len() && b < other.len() {
        match one[a].cmp(&other[b]) {
            std::cmp::Ordering::Less => a += 1,
            std::cmp::Ordering::Greater => b += 1,
            std::cmp::Ordering::Equal => (a, b, shared) = (a + 1, b + 1, shared + 1),
        }
    }
    in_thousandths(shared, one.len() + other.len())
}

fn in_thousandths(shared: usize, all: usize) -> i32 {
    i32::try_from(2000 * shared / all.max(1)).unwrap_or(SAME)
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
    fn folding_letter_by_letter_is_folding_the_whole_text() {
        use unicode_normalization::UnicodeNormalization;
        let plain = "Nguyễn, ĐẶNG ỹ ử ệ ﬁ Ǆ İ ẞ Å Ω 한글 ệ\u{323}\u{302} e\u{323}\u{302}\u{301} Ж й ё ≮ ≠ ½";
        let decomposed: String = plain.nfd().collect();
        assert_eq!(folded(plain), folded(&decomposed));
        assert_eq!(folded("ĐẶNG ỹ"), "dang i");
    }

    #[test]
    fn bits_never_say_less_than_the_pairs() {
        let titles: Vec<Title> =
            include_str!("../criteria/binh-thuan-huyen-2022.toml").lines().map(Title::new).collect();
        for (one, other) in
            titles.iter().flat_map(|one| titles.iter().step_by(7).map(move |other| (one, other)))
        {
            assert!(one.most_pairs_alike(other) >= dice(&one.pairs, &other.pairs), "{one:?} {other:?}");
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
