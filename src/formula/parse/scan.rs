//! The characters of a formula, with a position.

/// What is left of a formula.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scan<'t> {
    rest: &'t str,
}

impl<'t> Scan<'t> {
    /// All of a text.
    pub(super) fn new(text: &'t str) -> Self {
        Scan { rest: text }
    }

    /// What is left.
    pub(super) fn rest(&self) -> &'t str {
        self.rest
    }

    /// The next character, which stays.
    pub(super) fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    /// Passes over blanks and line breaks.
    pub(super) fn skip_blanks(&mut self) {
        self.rest = self.rest.trim_start();
    }

    /// Takes a text, if it is next.
    pub(super) fn take(&mut self, text: &str) -> bool {
        match self.rest.strip_prefix(text) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// Takes the characters that are accepted.
    pub(super) fn take_while(&mut self, accepted: impl Fn(char) -> bool) -> &'t str {
        let end = self.rest.find(|c| !accepted(c)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken
    }

    /// Takes a text in quotes, each quote in it doubled; `None` where it is not closed.
    pub(super) fn take_quoted(&mut self, quote: char) -> Option<String> {
        let inner = self.rest.strip_prefix(quote)?;
        let mut text = String::new();
        let mut chars = inner.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            if c != quote {
                text.push(c);
            } else if chars.next_if(|(_, next)| *next == quote).is_some() {
                text.push(quote);
            } else {
                self.rest = &inner[at + quote.len_utf8()..];
                return Some(text);
            }
        }
        None
    }

    /// Takes what stands in brackets, further brackets and quoted names in it among them; `None` where they are not
    /// closed.
    pub(super) fn take_bracketed(&mut self, open: char, close: char, quote: char) -> Option<&'t str> {
        let inner = self.rest.strip_prefix(open)?;
        let (mut depth, mut quoted) = (0_usize, false);
        for (at, c) in inner.char_indices() {
            if c == quote {
                quoted = !quoted;
            } else if quoted {
                // brackets of a name are none
            } else if c == open {
                depth += 1;
            } else if c == close && depth == 0 {
                self.rest = &inner[at + close.len_utf8()..];
                return Some(&inner[..at]);
            } else if c == close {
                depth -= 1;
            }
        }
        None
    }
}
