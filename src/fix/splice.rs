//! Spans of the decoded text to bytes of the file, in whatever encoding it is.

use std::ops::Range;

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE};

use crate::finding::SourceId;
use crate::source::SourceText;
use crate::source::decode::decode;

/// The bytes cannot be changed without touching others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unspliced;

/// What takes the place of a part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Replacement {
    /// Which part; an empty one where something is put in between.
    pub span: Range<usize>,
    /// What stands there then.
    pub new: String,
}

/// The bytes of the file with parts of its text replaced; they are in the order of the text and do not overlap.
///
/// # Errors
/// [`Unspliced`] where the result would not read back as the text with exactly these replacements.
pub(crate) fn splice(
    bytes: &[u8],
    source: &SourceText,
    replacements: &[Replacement],
) -> Result<Vec<u8>, Unspliced> {
    let mut spliced = Vec::with_capacity(bytes.len());
    let mut text = String::with_capacity(source.text.len());
    let (mut byte_at, mut text_at) = (0, 0);
    for edit in replacements {
        let span = byte_span(source, &edit.span);
        spliced.extend(bytes.get(byte_at..span.start).ok_or(Unspliced)?);
        spliced.extend(encoded(source, &edit.new).ok_or(Unspliced)?);
        byte_at = span.end;
        text.push_str(&source.text[text_at..edit.span.start]);
        text.push_str(&edit.new);
        text_at = edit.span.end;
    }
    spliced.extend(bytes.get(byte_at..).ok_or(Unspliced)?);
    text.push_str(&source.text[text_at..]);
    let read_back =
        decode(&source.name, &spliced, Some(source.encoding), SourceId(0)).map_err(|_| Unspliced)?;
    if read_back.text == text { Ok(spliced) } else { Err(Unspliced) }
}

fn byte_span(source: &SourceText, span: &Range<usize>) -> Range<usize> {
    let at = |at: usize| {
        let before = &source.text[..at];
        source.bom
            + if source.encoding == UTF_8 {
                at
            } else if source.encoding == UTF_16LE || source.encoding == UTF_16BE {
                2 * before.encode_utf16().count()
            } else {
                before.chars().count() // the old code pages have one byte a character
            }
    };
    at(span.start)..at(span.end)
}

/// A text in the encoding of the file; `None` where it has no letters for it.
fn encoded(source: &SourceText, text: &str) -> Option<Vec<u8>> {
    if source.encoding == UTF_16LE {
        Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect())
    } else if source.encoding == UTF_16BE {
        Some(text.encode_utf16().flat_map(u16::to_be_bytes).collect())
    } else {
        let (bytes, _, lacks_letters) = source.encoding.encode(text);
        (!lacks_letters).then(|| bytes.into_owned())
    }
}
