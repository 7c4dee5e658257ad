//! How many columns of a terminal a text takes.

use unicode_width::UnicodeWidthStr;

/// The columns of a text.
pub(super) fn columns(text: &str) -> usize {
    at_a_glance(text).unwrap_or_else(|| text.width())
}

/// The same of a text of which each character takes one, and none is unseen; `None` of any other.
pub(super) fn at_a_glance(text: &str) -> Option<usize> {
    text.chars().try_fold(0, |count, c| is_narrow(c).then_some(count + 1))
}

/// Whether a character takes one column whatever stands beside it, at a glance: all of Vietnamese does, as it is typed.
fn is_narrow(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..'\u{300}' | '\u{1e00}'..'\u{1f00}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_glance_counts_as_the_crate_does() {
        for c in (char::MIN..=char::MAX).filter(|c| is_narrow(*c)) {
            for text in [c.to_string(), format!("a{c}1"), format!("ệ{c}{c}ư")] {
                assert_eq!(columns(&text), text.width(), "U+{:04X}", u32::from(c));
            }
        }
        for text in ["", "−3.00 ✓", "字", "e\u{302}", "\u{ad}", "🙂", "1\u{fe0f}\u{20e3}"] {
            assert_eq!(columns(text), text.width(), "{text}");
        }
    }
}
