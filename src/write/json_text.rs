//! A document as JSON text in which every character that acts on a terminal is escaped, with a final line break.

use std::io::{Result, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{Formatter, PrettyFormatter};

use crate::text::is_unseen;

/// Room for a form of a hundred rows: none of it is touched before it is written on.
pub(super) const USUAL_DOCUMENT: usize = 80 << 10;
/// Room for a unit.
const USUAL_LINE: usize = 1 << 10;

/// The document over many lines, for people too.
pub(crate) fn pretty(document: &impl Serialize) -> String {
    written(document, OverLines::default(), USUAL_DOCUMENT)
}

/// The document on one line.
pub(crate) fn line(document: &impl Serialize) -> String {
    written(document, OnOneLine, USUAL_LINE)
}

fn written(document: &impl Serialize, layout: impl Formatter, usual: usize) -> String {
    let mut text = Vec::with_capacity(usual);
    let mut serializer = Serializer::with_formatter(&mut text, layout);
    document.serialize(&mut serializer).expect("texts, numbers and lists are always JSON");
    text.push(b'\n');
    String::from_utf8(text).expect("JSON is text")
}

struct OnOneLine;

impl Formatter for OnOneLine {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> Result<()> {
        write_seen(writer, fragment)
    }
}

/// As the crate lays it out, but for what would act on a terminal.
#[derive(Default)]
struct OverLines(PrettyFormatter<'static>);

impl Formatter for OverLines {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> Result<()> {
        write_seen(writer, fragment)
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

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.0.end_object_value(writer)
    }
}

/// A piece of a text, with what would act on a terminal escaped.
fn write_seen<W: ?Sized + Write>(writer: &mut W, fragment: &str) -> Result<()> {
    let bytes = fragment.as_bytes();
    // the crate has escaped what comes before the blank: of the rest most is ASCII, and seen
    let Some(first) = bytes.iter().position(|byte| *byte > b'~') else { return writer.write_all(bytes) };
    let mut plain = 0;
    for (at, c) in fragment[first..].char_indices().filter(|(_, c)| is_unseen(*c)) {
        let at = first + at;
        writer.write_all(&bytes[plain..at])?;
        plain = at + c.len_utf8();
        for unit in c.encode_utf16(&mut [0; 2]) {
            write!(writer, "\\u{unit:04x}")?;
        }
    }
    writer.write_all(&bytes[plain..])
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

    #[test]
    fn lines_are_broken_as_the_crate_breaks_them() {
        let mut document = json!({ "a": [], "b": {}, "c": [[], {}, [1, "x"]], "d": { "e": { "f": null } } });
        for _ in 0..12 {
            document = json!({ "in": [document, []], "after": {} });
        }
        for document in [document, json!([]), json!({}), json!(1), json!([[[]]])] {
            let theirs = serde_json::to_string_pretty(&document).expect("a value is always JSON");
            assert_eq!(pretty(&document), format!("{theirs}\n"));
        }
    }
}
