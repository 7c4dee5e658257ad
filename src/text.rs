//! Small things about text that every floor needs: making it safe to show, and finding near names.

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Composed Vietnamese for decomposed: `e` + `ˆ` + `.` becomes `ệ`.
pub fn composed(text: &str) -> String {
    if text.is_ascii() || text.chars().all(is_composed) || is_nfc(text) {
        text.to_owned()
    } else {
        text.nfc().collect()
    }
}

/// Whether a character is composed whatever stands beside it, at a glance: all of Vietnamese is, as it is typed.
fn is_composed(c: char) -> bool {
    matches!(c, ..'\u{300}' | '\u{1e00}'..'\u{1f00}' | '\u{2010}'..'\u{2028}')
}

/// Whether a character would act on a terminal, or on the reading order, instead of being seen.
pub fn is_unseen(c: char) -> bool {
    // most characters are seen at a glance, among them all of Vietnamese
    if matches!(c, ' '..='~' | '\u{a0}'..'\u{300}' | '\u{1e00}'..'\u{1f00}') {
        return false;
    }
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        || matches!(c, '\u{061c}' | '\u{180e}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
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
            '\u{7f}' => shown.push('\u{2421}'),
            '\0'..='\u{1f}' => shown.extend(char::from_u32(0x2400 + u32::from(c))),
            _ if is_unseen(c) => shown.extend(c.escape_unicode()),
            _ => shown.push(c),
        }
    }
    shown
}

/// The text cut to so many characters, with `…` where something is left out.
pub fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(most.saturating_sub(1)).collect();
    short.push('…');
    short
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

/// "did you mean …?", or the list of what there is where nothing is near and the list is short.
pub fn suggestion<'a>(name: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> String {
    if let Some(near) = nearest(name, known.clone()) {
        return format!("did you mean `{near}`?");
    }
    let all: Vec<String> = known.into_iter().map(|known| format!("`{known}`")).collect();
    match all.len() {
        0 => "there is none".to_owned(),
        1..=24 => format!("there are: {}", all.join(", ")),
        count => format!("there are {count}, from {} to {}", all[0], all[count - 1]),
    }
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
            ("Phiếu đánh giá", "Phiếu đánh giá"),
        ] {
            assert_eq!(visible(hostile), shown);
        }
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
