//! How tall a row must be for its wrapped texts: programs that print it do not see to that by themselves.

/// The height of a line, in points.
const LINE: u32 = 15;
/// No row is taller than a spreadsheet allows.
const MOST_LINES: u32 = 27;

/// The height of a row whose cells wrap these texts, each in a column of so many letters.
pub(crate) fn height<'t>(texts: impl IntoIterator<Item = (&'t str, u16)>) -> u32 {
    let lines = texts.into_iter().map(|(text, width)| lines(text, usize::from(width))).max();
    lines.unwrap_or(1).clamp(1, MOST_LINES) * LINE
}

/// How many lines a text takes.
fn lines(text: &str, width: usize) -> u32 {
    let mut lines = 0;
    for paragraph in text.split('\n') {
        lines += 1;
        let mut taken = 0;
        for word in paragraph.split(' ') {
            let length = word.chars().count();
            if taken > 0 && taken + 1 + length > width {
                lines += 1;
                taken = 0;
            }
            // a word that is wider than the column is broken
            lines += u32::try_from(length.saturating_sub(1) / width.max(1)).unwrap_or(0);
            taken += length + usize::from(taken > 0);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_as_tall_as_its_longest_text_wraps() {
        assert_eq!(height([("", 10)]), 15);
        assert_eq!(height([("một hai", 10), ("ba", 10)]), 15);
        assert_eq!(height([("một hai ba bốn", 10)]), 30);
        assert_eq!(height([("một\nhai", 10)]), 30);
        assert_eq!(height([("abcdefghijklmnopqrstuvwxyz", 10)]), 45);
    }
}
