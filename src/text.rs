//! Small things about text that every floor needs: making it safe to show, and finding near names.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc, is_nfkc};

/// Composed Vietnamese for decomposed: `e` + `ˆ` + `.` becomes `ệ`.
pub fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || text.chars().all(is_composed) || is_nfc(text) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// A text without the blanks around it: mostly there are none.
pub fn without_blanks(text: &str) -> &str {
    let is_blank = |byte: Option<&u8>| matches!(byte, Some(b' ' | b'\t'));
    let bytes = text.as_bytes();
    if is_blank(bytes.first()) || is_blank(bytes.last()) { text.trim_matches([' ', '\t']) } else { text }
}

/// A text without white space around it: mostly there is none.
pub fn trimmed(text: &str) -> &str {
    let is_seen = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    let bytes = text.as_bytes();
    if is_seen(bytes.first()) && is_seen(bytes.last()) { text } else { text.trim() }
}

/// Whether a character is composed whatever stands beside it, at a glance: all of Vietnamese is, as it is typed.
fn is_composed(c: char) -> bool {
    matches!(c, ..'\u{300}' | '\u{1e00}'..'\u{1f00}' | '\u{2010}'..'\u{2028}')
}

/// Whether a character acts on a terminal or on the reading order, or takes no ink: it is shown by its number. A blank
/// of any width is none of these.
pub fn is_unseen(c: char) -> bool {
    // most characters are seen at a glance, among them all of Vietnamese
    if matches!(c, ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..'\u{300}' | '\u{1e00}'..'\u{1f00}') {
        return false;
    }
    let breaks_line = matches!(c, '\u{2028}' | '\u{2029}');
    let annotates = matches!(c, '\u{fff9}'..='\u{fffb}');
    let blank_braille = c == '\u{2800}';
    c.is_control() || breaks_line || annotates || blank_braille || is_default_ignorable(c)
}

/// Unicode's `Default_Ignorable_Code_Point`: what is not drawn where it has no effect.
fn is_default_ignorable(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fff8}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Whether a character of a number, a code, an id, an option or a header cannot be told from nothing or from the plain
/// blank by looking: what is unseen, and every other blank.
pub fn is_invisible(c: char) -> bool {
    c != ' ' && (is_unseen(c) || c.is_whitespace())
}

/// A digit or a letter that is seen, and that is not another one in disguise: `1` as wide as a letter of Chinese is none.
pub fn is_of_code(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || (c.is_alphabetic() && !is_invisible(c) && is_nfkc(c.encode_utf8(&mut [0; 4])))
}

/// The first character that cannot be seen, for messages: `U+200B`.
pub fn invisible_in(text: &str) -> Option<String> {
    text.chars().find(|c| is_invisible(*c)).map(|c| format!("U+{:04X}", u32::from(c)))
}

/// Whether letters were lost to an encoding that has none of them: a question mark within a word, or what decoders put in
/// place of a letter.
pub fn has_lost_letters(text: &str) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let within = |(at, _): (usize, &str)| {
        is_letter(text[..at].chars().next_back()) && is_letter(text[at + 1..].chars().next())
    };
    text.contains('\u{fffd}') || text.match_indices('?').any(within)
}

/// The same of a name, in which no question is asked.
pub fn has_lost_letters_in_name(text: &str) -> bool {
    let beside = |(at, _): (usize, &str)| {
        let (before, after) = (text[..at].chars().next_back(), text[at + 1..].chars().next());
        before.is_some_and(char::is_alphabetic) || after.is_some_and(char::is_alphabetic)
    };
    has_lost_letters(text) || text.match_indices('?').any(beside)
}

/// What a cell or a key says, in at most so many characters and one line, each invisible character by its number.
pub fn spelled(text: &str, most: usize) -> String {
    let short = shortened(text, most);
    if !short.contains(is_invisible) {
        return short;
    }
    let mut shown = String::with_capacity(short.len() + 8);
    for c in short.chars() {
        match c {
            '\0'..='\u{1f}' | '\u{7f}' => shown.push_str(&control_picture(c)),
            _ if is_invisible(c) => shown.extend(c.escape_unicode()),
            _ => shown.push(c),
        }
    }
    shown
}

/// `␛` for ESC.
fn control_picture(c: char) -> String {
    let picture = if c == '\u{7f}' { Some('\u{2421}') } else { char::from_u32(0x2400 + u32::from(c)) };
    picture.into_iter().collect()
}

/// The text on one line, with everything that acts instead of being seen made visible: a line break as `␊`, ESC as
/// `␛`, a reversed reading order as `\u{202e}`.
pub fn visible(text: &str) -> String {
    if !text.contains(is_unseen) {
        return text.to_owned();
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' => shown.push(' '),
            '\0'..='\u{1f}' | '\u{7f}' => shown.push_str(&control_picture(c)),
            _ if is_unseen(c) => shown.extend(c.escape_unicode()),
            _ => shown.push(c),
        }
    }
    shown
}

/// The text cut to so many characters, with `…` where something is left out.
pub fn shortened(text: &str, most: usize) -> String {
    // a long text is not walked to its end
    if text.len() <= most || text.chars().nth(most).is_none() {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(most.saturating_sub(1)).collect();
    short.push('…');
    short
}

/// `12,345`.
pub fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().filter_map(|group| std::str::from_utf8(group).ok()).collect();
    groups.join(",")
}

/// The letters and digits of a word, in small letters and without marks: `Thẩm định` and `tham-dinh` are the same.
pub fn bare_letters(word: &str) -> String {
    let letters = word.nfd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    letters.map(|c| if c == 'đ' { 'd' } else { c }).collect()
}

/// The known name that was probably meant.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name: String = name.chars().take(64).collect::<String>().to_lowercase();
    let allowed = 1 + name.chars().count() / 4;
    known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&name, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| *distance <= allowed && *distance < candidate.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_acts_on_a_terminal_stays() {
        for (hostile, shown) in [
            ("a\u{1b}[31mb", "a␛[31mb"),
            ("total\nforged", "total␊forged"),
            ("\u{202e}abc", "\\u{202e}abc"),
            ("\u{9b}31m", "\\u{9b}31m"),
            ("soft\u{ad}hyphen", "soft\\u{ad}hyphen"),
            ("\u{34f}\u{115f}\u{2800}\u{3164}", "\\u{34f}\\u{115f}\\u{2800}\\u{3164}"),
            ("\u{fe0f}\u{ffa0}\u{e0100}", "\\u{fe0f}\\u{ffa0}\\u{e0100}"),
            ("a\u{a0}b\u{3000}c", "a\u{a0}b\u{3000}c"),
            ("Phiếu đánh giá", "Phiếu đánh giá"),
        ] {
            assert_eq!(visible(hostile), shown);
        }
    }

    #[test]
    fn what_is_quoted_shows_every_blank_but_the_plain_one_by_its_number() {
        for blank in ['\u{85}', '\u{a0}', '\u{1680}', '\u{2007}', '\u{202f}', '\u{205f}', '\u{3000}'] {
            let shown = format!("1\\u{{{:x}}}0 8", u32::from(blank));
            assert_eq!(spelled(&format!("1{blank}0 8"), 20), shown);
        }
        assert_eq!(spelled("a\tb\nc\u{7f}", 20), "a␉b␊c␡");
        assert_eq!(spelled("Phiếu đánh giá", 8), "Phiếu đ…");
    }

    #[test]
    fn near_names_are_suggested_and_far_ones_are_not() {
        let known = ["score", "choice", "count", "note"];
        assert_eq!(nearest("scroe", known), Some("score"));
        assert_eq!(nearest("Choice", known), Some("choice"));
        assert_eq!(nearest("xyz", known), None);
    }

    #[test]
    fn decomposed_vietnamese_is_composed() {
        assert_eq!(composed("e\u{323}\u{302}"), "ệ");
    }

    #[test]
    fn what_is_composed_at_a_glance_is_composed() {
        for c in (char::MIN..=char::MAX).filter(|c| is_composed(*c)) {
            // alone, and between others that might be joined with it
            for text in [c.to_string(), format!("a{c}e"), format!("ệ{c}{c}ư")] {
                assert!(is_nfc(&text), "U+{:04X}", u32::from(c));
            }
        }
    }
}
