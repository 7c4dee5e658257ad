//! The text of a cell, or of a paragraph, as it is put together from its runs.

/// Characters of the fonts of symbols that stand for ticks and boxes, as a form shows them.
const SYMBOLS: [(u32, char); 16] = [
    (0xf0fe, '☑'),
    (0xf052, '☑'),
    (0xf0fd, '☒'),
    (0xf053, '☒'),
    (0xf054, '☒'),
    (0xf0fc, '✓'),
    (0xf050, '✓'),
    (0xf0fb, '✗'),
    (0xf04f, '✗'),
    (0xf0a8, '☐'),
    (0xf06f, '☐'),
    (0xf071, '☐'),
    (0xf030, '☐'),
    (0xf0b7, '•'),
    (0xf0a7, '▪'),
    (0xf0e0, '→'),
];

/// Characters of the font "Symbol", which has others for the same numbers.
const SYMBOL_FONT: [(u32, char); 6] =
    [(0xf0a3, '≤'), (0xf0b3, '≥'), (0xf0b1, '±'), (0xf0b4, '×'), (0xf0b9, '≠'), (0xf0b7, '•')];

/// A text that grows.
#[derive(Default)]
pub(super) struct CellText(String);

impl CellText {
    /// Adds a character of a font of symbols.
    pub fn symbol(&mut self, code: u32, font: &str) {
        // both with and without the mark of a private character
        let code = if code < 0x100 { code | 0xf000 } else { code };
        let known = if font == "Symbol" { find_in(&SYMBOL_FONT, code) } else { find_in(&SYMBOLS, code) };
        // an empty box in most fonts of symbols, and another sign in "Symbol"
        let known = known.or_else(|| (code == 0xf0a3 && font != "Symbol").then_some('☐'));
        self.0.extend(known.or_else(|| char::from_u32(code)));
    }

    /// Adds a text of a run.
    pub fn push(&mut self, text: &str) {
        let shown = |c: char| find_in(&SYMBOLS, u32::from(c)).unwrap_or(c);
        self.0.extend(text.chars().map(shown));
    }

    /// Adds what a box that is ticked or not looks like.
    pub fn tick(&mut self, is_ticked: bool) {
        self.0.push(if is_ticked { '☒' } else { '☐' });
    }

    /// Parts what follows from what is there, by one character at most.
    pub fn part(&mut self, by: char) {
        if !self.0.is_empty() && !self.0.ends_with(char::is_whitespace) {
            self.0.push(by);
        }
    }

    /// How long it is, in bytes.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The text, which is then empty.
    pub fn take(&mut self) -> String {
        std::mem::take(&mut self.0).trim().to_owned()
    }
}

fn find_in(list: &[(u32, char)], code: u32) -> Option<char> {
    list.iter().find(|(known, _)| *known == code).map(|(_, character)| *character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_what_forms_show() {
        let shown = |code, font| {
            let mut text = CellText::default();
            text.symbol(code, font);
            text.take()
        };
        assert_eq!(shown(0xf0fe, "Wingdings"), "☑");
        assert_eq!(shown(0xfe, "Wingdings"), "☑");
        assert_eq!(shown(0xf0a3, "Wingdings 2"), "☐");
        assert_eq!(shown(0xf0a3, "Symbol"), "≤");
        assert_eq!(shown(0xf0b3, "Symbol"), "≥");
    }

    #[test]
    fn parts_of_a_text_have_one_blank_between_them() {
        let mut text = CellText::default();
        text.part(' ');
        text.push("Sổ \u{f0fe}");
        text.part(' ');
        text.part(' ');
        text.push("b ");
        assert_eq!(text.take(), "Sổ ☑ b");
        assert_eq!(text.len(), 0);
    }
}
