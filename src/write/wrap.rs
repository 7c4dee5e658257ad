//! A text on lines that fit a column.

use super::columns::columns;

/// The lines of a text, each after the indent and at most so wide with it: broken between words, and within one that
/// has no room by itself.
pub(super) fn wrapped(text: &str, indent: &str, width: usize) -> Vec<String> {
    if let Some(lines) = plain(text, indent, width) {
        return lines;
    }
    let options = textwrap::Options::new(width)
        .initial_indent(indent)
        .subsequent_indent(indent)
        .break_words(true)
        .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit);
    textwrap::wrap(text, options).into_iter().map(String::from).collect()
}

/// The same where single blanks stand between words, and no word may be broken.
fn plain(text: &str, indent: &str, width: usize) -> Option<Vec<String>> {
    let room = width.checked_sub(indent.len())?;
    let mut lines: Vec<String> = Vec::new();
    let mut taken = 0;
    for word in text.split(' ') {
        let wide = columns(word);
        if word.is_empty() || word.contains('-') || wide > room {
            return None;
        }
        match lines.last_mut().filter(|_| taken + 1 + wide <= room) {
            Some(line) => {
                line.extend([" ", word]);
                taken += 1 + wide;
            }
            None => {
                lines.push(format!("{indent}{word}"));
                taken = wide;
            }
        }
    }
    Some(lines)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn plain_lines_are_those_of_the_crate(
            text in "([a-zệ,./…]{1,9}|a-b|字|\\u{ad}|\\u{a0}| ){0,30}",
            indent in 0_usize..6,
            width in 5_usize..30,
        ) {
            let indent = " ".repeat(indent);
            if let Some(lines) = plain(&text, &indent, width) {
                let options = textwrap::Options::new(width)
                    .initial_indent(&indent)
                    .subsequent_indent(&indent)
                    .break_words(true)
                    .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit);
                prop_assert_eq!(lines, textwrap::wrap(&text, options));
            }
        }
    }

    #[test]
    fn titles_are_wrapped_between_words() {
        assert_eq!(wrapped("một hai ba bốn", "  ", 9), ["  một hai", "  ba bốn"]);
        assert_eq!(wrapped("một-hai", "", 4), ["một-", "hai"]);
        assert_eq!(wrapped("abcdefg", " ", 4), [" abc", " def", " g"]);
        assert_eq!(wrapped("", "  ", 9), wrapped(" ", "  ", 9));
    }
}
