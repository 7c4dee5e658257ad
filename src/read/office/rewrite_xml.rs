//! XML as the places of its tags: what is changed in it, is changed in its text.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::Event;

/// What stands at a place; names are without prefixes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    Start(&'t str),
    Empty(&'t str),
    End(&'t str),
    Other,
}

/// The tags of a text, with their places.
pub(super) struct Tags<'t> {
    reader: Reader<&'t [u8]>,
    text: &'t str,
    /// The bytes of a byte-order mark.
    before: usize,
}

impl<'t> Tags<'t> {
    pub fn of(text: &'t str) -> Self {
        let plain = text.strip_prefix('\u{feff}').unwrap_or(text);
        Tags { reader: Reader::from_str(plain), text, before: text.len() - plain.len() }
    }

    fn position(&self) -> Option<usize> {
        Some(self.before + usize::try_from(self.reader.buffer_position()).ok()?)
    }

    /// Where the piece ends that was read last.
    pub fn end(&self) -> usize {
        self.position().unwrap_or(self.text.len())
    }

    /// The next piece: `Some(None)` at the end, `None` if the text is damaged.
    #[expect(clippy::option_option, reason = "an end is no damage")]
    pub fn next(&mut self) -> Option<Option<(Piece<'t>, Range<usize>)>> {
        let start = self.position()?;
        let event = self.reader.read_event().ok()?;
        let span = start..self.position()?;
        let name = || local_name(self.text.get(span.clone()).unwrap_or_default());
        let piece = match event {
            Event::Eof => return Some(None),
            Event::Start(_) => Piece::Start(name()),
            Event::Empty(_) => Piece::Empty(name()),
            Event::End(_) => Piece::End(name()),
            _ => Piece::Other,
        };
        Some(Some((piece, span)))
    }

    /// Passes over the element that was just begun, and gives the place of its last tag.
    pub fn skip(&mut self) -> Option<Range<usize>> {
        let mut depth = 1;
        loop {
            let (piece, span) = self.next()??;
            match piece {
                Piece::Start(_) => depth += 1,
                Piece::End(_) => depth -= 1,
                Piece::Empty(_) | Piece::Other => {}
            }
            if depth == 0 {
                return Some(span);
            }
        }
    }
}

/// The name of a tag without its prefix.
fn local_name(tag: &str) -> &str {
    let tag = tag.trim_start_matches(['<', '/']);
    let name = tag.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next().unwrap_or_default();
    name.rsplit(':').next().unwrap_or_default()
}

/// Where the value of an attribute stands in a tag, by its whole name.
pub(super) fn attribute_span(tag: &str, name: &str) -> Option<Range<usize>> {
    attributes(tag).find(|(found, _)| &tag[found.clone()] == name).map(|(_, value)| value)
}

/// The value of an attribute as it is written.
pub(super) fn attribute_value<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    attribute_span(tag, name).map(|span| &tag[span])
}

/// A tag with another value of an attribute that it has.
pub(super) fn with_attribute(tag: &str, name: &str, value: &str) -> Option<String> {
    let span = attribute_span(tag, name)?;
    Some([&tag[..span.start], value, &tag[span.end..]].concat())
}

/// A tag without an attribute.
pub(super) fn without_attribute(tag: &str, name: &str) -> String {
    let found = attributes(tag).find(|(found, _)| &tag[found.clone()] == name);
    let Some((name, value)) = found else { return tag.to_owned() };
    [tag[..name.start].trim_end(), &tag[value.end + 1..]].concat()
}

/// The places of the names and the values of attributes.
fn attributes(tag: &str) -> impl Iterator<Item = (Range<usize>, Range<usize>)> {
    let mut at = tag.find(char::is_whitespace).unwrap_or(tag.len());
    std::iter::from_fn(move || {
        let start = at + (tag[at..].len() - tag[at..].trim_start().len());
        let equals = start + tag[start..].find('=')?;
        let name = start..start + tag[start..equals].trim_end().len();
        let rest = &tag[equals + 1..];
        let open = equals + 1 + (rest.len() - rest.trim_start().len());
        let quote = tag[open..].chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        let close = open + 1 + tag[open + 1..].find(quote)?;
        at = close + 1;
        Some((name, open + 1..close))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_found_however_they_are_written() {
        let tag = "<x:c t = 's'\n r=\"F31\"  s=\"4=t\"/>";
        assert_eq!(attribute_value(tag, "t"), Some("s"));
        assert_eq!(attribute_value(tag, "r"), Some("F31"));
        assert_eq!(attribute_value(tag, "s"), Some("4=t"));
        assert_eq!(attribute_value(tag, "x"), None);
        assert_eq!(without_attribute(tag, "r"), "<x:c t = 's'  s=\"4=t\"/>");
        assert_eq!(with_attribute(tag, "t", "str").unwrap(), "<x:c t = 'str'\n r=\"F31\"  s=\"4=t\"/>");
        assert_eq!(attribute_value("<c>", "t"), None);
    }

    #[test]
    fn places_count_from_the_beginning_of_the_text() {
        let text = "\u{feff}<?xml version=\"1.0\"?><x:a><b/>ệ</x:a>";
        let mut tags = Tags::of(text);
        let mut seen = Vec::new();
        while let Some((piece, span)) = tags.next().unwrap() {
            seen.push((piece, &text[span]));
        }
        let expected = [
            (Piece::Other, "<?xml version=\"1.0\"?>"),
            (Piece::Start("a"), "<x:a>"),
            (Piece::Empty("b"), "<b/>"),
            (Piece::Other, "ệ"),
            (Piece::End("a"), "</x:a>"),
        ];
        assert_eq!(seen, expected);
    }
}
