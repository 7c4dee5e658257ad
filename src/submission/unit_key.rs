//! The key of a unit: what its id is once everything is gone that cannot be seen. Two ids that look alike are one unit,
//! whoever wrote them and wherever they stand: a cell, a TOML file, a file's name, a line of JSON.

use std::borrow::Cow;

use crate::text::{composed, is_invisible};

/// The key of an id: composed letters, plain blanks and none around it, nothing invisible.
pub(crate) fn unit_key(id: &str) -> Cow<'_, str> {
    if is_plain(id) {
        return Cow::Borrowed(id);
    }
    let seen = id.chars().filter_map(|c| match c {
        _ if c.is_whitespace() || is_blank_letter(c) => Some(' '),
        _ if is_invisible(c) => None,
        _ => Some(c),
    });
    let seen: String = seen.collect();
    Cow::Owned(composed(&seen).trim_matches(' ').to_owned())
}

/// Letters that are drawn as a blank: of Hangul, and of braille.
fn is_blank_letter(c: char) -> bool {
    matches!(c, '\u{115f}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}')
}

/// The same of the bytes of a cell; what is no text stays as it can be shown.
pub(crate) fn unit_key_of_bytes(id: &[u8]) -> Cow<'_, str> {
    match String::from_utf8_lossy(id) {
        Cow::Borrowed(id) => unit_key(id),
        Cow::Owned(id) => Cow::Owned(unit_key(&id).into_owned()),
    }
}

/// Whether an id is its own key, at a glance: ASCII without blanks around it.
fn is_plain(id: &str) -> bool {
    let bytes = id.as_bytes();
    bytes.iter().all(|byte| matches!(byte, b' '..=b'~'))
        && bytes.first() != Some(&b' ')
        && bytes.last() != Some(&b' ')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ids_that_look_alike_are_one_unit() {
        for (id, key) in [
            ("la-gi", "la-gi"),
            (" la-gi\t", "la-gi"),
            ("la-gi\u{a0}", "la-gi"),
            ("\u{2007}la-gi\u{202f}", "la-gi"),
            ("la-gi\u{3000}", "la-gi"),
            ("\u{feff}la-gi", "la-gi"),
            ("la-gi\u{ad}", "la-gi"),
            ("la\u{200b}-gi", "la-gi"),
            ("la\u{a0}gi", "la gi"),
            ("la\u{2800}gi\u{3164}", "la gi"),
            ("huye\u{323}\u{302}n", "huyện"),
            // what keeps two marks apart is not seen, and the letter is composed all the same
            ("huye\u{323}\u{34f}\u{302}n", "huyện"),
            ("\u{200b}\u{a0}", ""),
        ] {
            assert_eq!(unit_key(id), key, "{id:?}");
            assert_eq!(unit_key_of_bytes(id.as_bytes()), key, "{id:?}");
        }
    }

    proptest! {
        #[test]
        fn a_key_is_its_own_key(id in "[ a-z\u{a0}\u{ad}\u{200b}\u{323}\u{302}\u{2000}\u{2001}ệ\t\u{1e9b}Å]{0,9}") {
            let key = unit_key(&id).into_owned();
            prop_assert_eq!(unit_key(&key), key.as_str());
            prop_assert!(!key.starts_with(' ') && !key.ends_with(' ') && !key.contains(is_invisible));
        }
    }
}
