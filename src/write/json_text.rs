//! A document as JSON text in which every character that acts on a terminal is escaped, with a final line break.

use std::io::{Result, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};

use crate::text::is_unseen;

/// Room for a form of a hundred rows: none of it is touched before it is written on.
const USUAL_DOCUMENT: usize = 96 << 10;
/// Room for a unit.
const USUAL_LINE: usize = 1 << 10;

/// The document over many lines, for people too.
pub fn pretty(document: &impl Serialize) -> String {
    written(document, PrettyFormatter::new(), USUAL_DOCUMENT)
}

/// The document on one line.
pub fn line(document: &impl Serialize) -> String {
    written(document, CompactFormatter, USUAL_LINE)
}

fn written(document: &impl Serialize, layout: impl Formatter, usual: usize) -> String {
    let mut text = Vec::with_capacity(usual);
    let mut serializer = Serializer::with_formatter(&mut text, Seen(layout));
    document.serialize(&mut serializer).expect("texts, numbers and lists are always JSON");
    text.push(b'\n');
    String::from_utf8(text).expect("JSON is text")
}

/// A layout, with texts that are seen as they are.
struct Seen<F>(F);

impl<F: Formatter> Formatter for Seen<F> {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> Result<()> {
        let bytes = fragment.as_bytes();
        // no early end: looking at many bytes at once is faster
        if bytes.iter().fold(true, |plain, byte| plain & (b' '..=b'~').contains(byte)) {
            return writer.write_all(bytes);
        }
        let mut plain = 0;
        for (at, c) in fragment.char_indices().filter(|(_, c)| !is_seen(*c)) {
            writer.write_all(&bytes[plain..at])?;
            plain = at + c.len_utf8();
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
        }
        writer.write_all(&bytes[plain..])
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn end_object_key<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.0.end_object_key(writer)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.0.end_object_value(writer)
    }
}

fn is_seen(c: char) -> bool {
    // most characters are seen by a glance at their number, among them all of Vietnamese
    matches!(c, ' '..='~' | '\u{a0}'..'\u{300}' | '\u{1e00}'..'\u{1f00}') || !is_unseen(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_acts_on_a_terminal_is_escaped() {
        for (text, shown) in [
            ("a\u{1b}[31m\n", "\"a\\u001b[31m\\n\""),
            ("\u{7f}ệ\u{9b}", "\"\\u007fệ\\u009b\""),
            ("\u{202e}x\u{e0041}", "\"\\u202ex\\udb40\\udc41\""),
            ("Phiếu \"đánh\" giá – 🙂", "\"Phiếu \\\"đánh\\\" giá – 🙂\""),
        ] {
            assert_eq!(line(&text), format!("{shown}\n"));
        }
        assert_eq!(pretty(&json!({ "\u{200b}": [1, {}] })), "{\n  \"\\u200b\": [\n    1,\n    {}\n  ]\n}\n");
        assert_eq!(line(&json!({ "a": [1, null, true] })), "{\"a\":[1,null,true]}\n");
    }
}
