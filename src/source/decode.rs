//! Bytes to text: UTF-8 and UTF-16 by what the file says of itself, anything else only on request.

use std::str::Utf8Error;

use memchr::memmem;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::messages::encoding::{
    Archive, CutInCharacter, Document, NotUtf8, NotWhole, Nul, Pdf, Picture, Tcvn3, Utf32, Windows1258,
    Workbook,
};
use crate::finding::{Finding, Place, SourceId};
use crate::source::SourceText;

/// Decodes a file. Without a request, a byte-order mark decides, and UTF-8 holds where there is none; bytes that are
/// not UTF-8 are refused rather than shown as something else.
///
/// # Errors
/// The finding, with a text to show it in.
pub fn decode(
    name: &str,
    bytes: &[u8],
    requested: Option<&'static Encoding>,
    id: SourceId,
) -> Result<SourceText, Box<(SourceText, Finding)>> {
    if bytes.starts_with(b"\xff\xfe\0\0") || bytes.starts_with(b"\0\0\xfe\xff") {
        let finding = Finding::from(Utf32 {});
        return Err(Box::new((SourceText::new(name, ""), finding.at(&Place::new(id, 0..0)))));
    }
    if let Some(finding) = not_a_text(bytes) {
        // no excerpt is shown of what nobody can read
        return Err(Box::new((SourceText::new(name, ""), finding.at(&Place::new(id, 0..0)))));
    }
    if let Some((encoding, bom)) = Encoding::for_bom(bytes) {
        return strict(name, bytes, bom, encoding, id);
    }
    if let Some(encoding) = requested {
        return strict(name, bytes, 0, encoding, id);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if text.contains('\0') && utf16_without_mark(bytes) != UTF_8 => {
            strict(name, bytes, 0, utf16_without_mark(bytes), id)
        }
        Ok(text) if text.contains('\0') => {
            let at = text.find('\0').unwrap_or(0);
            let finding = Finding::from(Nul { byte: at + 1 });
            Err(Box::new((SourceText::new(name, text), finding.at(&Place::new(id, at..at + 1)))))
        }
        // what old systems write at the end of a text is no part of it
        Ok(text) => Ok(SourceText::new(name, text.strip_suffix('\u{1a}').unwrap_or(text))),
        Err(_) if utf16_without_mark(bytes) != UTF_8 => strict(name, bytes, 0, utf16_without_mark(bytes), id),
        Err(error) => Err(Box::new(not_utf8(name, bytes, error, id))),
    }
}

/// Text of digits and Latin letters in UTF-16 has a zero in every other byte.
fn utf16_without_mark(bytes: &[u8]) -> &'static Encoding {
    let head = &bytes[..bytes.len().min(64)];
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let most = head.len() / 4;
    match (zeros(0), zeros(1)) {
        (0, odd) if odd > most => UTF_16LE,
        (even, 0) if even > most => UTF_16BE,
        _ => UTF_8,
    }
}

fn strict(
    name: &str,
    bytes: &[u8],
    bom: usize,
    encoding: &'static Encoding,
    id: SourceId,
) -> Result<SourceText, Box<(SourceText, Finding)>> {
    let bytes = &bytes[bom..];
    let whole = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    match whole {
        Some(decoded) => Ok(SourceText::new(name, decoded.into_owned()).encoded(encoding, bom)),
        None => {
            let (lossy, _) = encoding.decode_without_bom_handling(bytes);
            let at = lossy.find('\u{fffd}').unwrap_or(0);
            let finding = Finding::from(NotWhole { encoding: encoding.name() })
                .at(&Place::new(id, at..at + '\u{fffd}'.len_utf8()));
            Err(Box::new((SourceText::new(name, lossy.into_owned()), finding)))
        }
    }
}

fn not_utf8(name: &str, bytes: &[u8], error: Utf8Error, id: SourceId) -> (SourceText, Finding) {
    let lossy = String::from_utf8_lossy(bytes).into_owned();
    let place = lossy.find('\u{fffd}').unwrap_or(0);
    let byte = error.valid_up_to() + 1;
    let is_csv = !name.to_ascii_lowercase().contains(".toml");
    let finding: Finding = if error.error_len().is_none() {
        CutInCharacter { byte }.into()
    } else if looks_like_tcvn3(bytes) {
        Tcvn3 { byte }.into()
    } else if is_csv {
        Windows1258 { byte }.into()
    } else {
        NotUtf8 { byte }.into()
    };
    let finding = finding.at(&Place::new(id, place..place + '\u{fffd}'.len_utf8()));
    (SourceText::new(name, lossy), finding)
}

/// What a file is that is no text at all, by its first bytes and the names of its parts.
fn not_a_text(bytes: &[u8]) -> Option<Finding> {
    let has = |part: &[u8]| memmem::find(bytes, part).is_some();
    let utf16 = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let archive = |kind| Some(Archive { kind }.into());
    match bytes {
        [b'P', b'K', 3 | 5, 4 | 6, ..] => match () {
            () if has(b"opendocument.spreadsheet") || has(b"xl/") => Some(Workbook {}.into()),
            () if has(b"word/") || has(b"opendocument.text") => Some(Document {}.into()),
            () if has(b"[Content_Types]") => Some(Workbook {}.into()),
            () => archive("ZIP"),
        },
        [0xd0, 0xcf, 0x11, 0xe0, ..] if has(&utf16("WordDocument")) => Some(Document {}.into()),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Some(Workbook {}.into()),
        [b'%', b'P', b'D', b'F', ..] => Some(Pdf {}.into()),
        [0x1f, 0x8b, ..] => archive("GZIP"),
        [b'B', b'Z', b'h', b'1'..=b'9', ..] => archive("BZIP2"),
        [0xfd, b'7', b'z', b'X', b'Z', ..] => archive("XZ"),
        [0x28, 0xb5, 0x2f, 0xfd, ..] => archive("ZSTD"),
        [b'7', b'z', 0xbc, 0xaf, ..] => archive("7-Zip"),
        [b'R', b'a', b'r', b'!', ..] => archive("RAR"),
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] | [b'G', b'I', b'F', b'8', ..] => {
            Some(Picture {}.into())
        }
        _ => None,
    }
}

/// A guess for the message only: nothing is converted by it.
fn looks_like_tcvn3(bytes: &[u8]) -> bool {
    let tone_marks_1258 =
        bytes.iter().filter(|byte| matches!(byte, 0xcc | 0xd2 | 0xde | 0xec | 0xf2)).count();
    let letters_tcvn3 = bytes.iter().filter(|byte| matches!(byte, 0xb5..=0xbe | 0xa8..=0xae)).count();
    letters_tcvn3 > tone_marks_1258
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(bytes: &[u8]) -> Result<String, String> {
        decode("x", bytes, None, SourceId(0))
            .map(|text| text.text.into_owned())
            .map_err(|failed| failed.1.message(crate::language::Language::English))
    }

    #[test]
    fn what_excel_saves_is_one_text() {
        let text = "code;self_num\n2.1;74\nGhi chú: ệ\n";
        let utf16 = |bom: &[u8], unit: fn(u16) -> [u8; 2]| {
            bom.iter().copied().chain(text.encode_utf16().flat_map(unit)).collect::<Vec<u8>>()
        };
        for bytes in [
            text.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            utf16(b"\xff\xfe", u16::to_le_bytes),
            utf16(b"\xfe\xff", u16::to_be_bytes),
            utf16(b"", u16::to_le_bytes),
            utf16(b"", u16::to_be_bytes),
        ] {
            assert_eq!(text_of(&bytes).unwrap(), text);
        }
    }

    #[test]
    fn other_bytes_are_refused_with_a_guess() {
        assert!(text_of(b"code\nC\xd4ng ngh\xd6 th\xabng\xb5\xb8").unwrap_err().contains("TCVN3"));
        assert!(text_of(b"code\nti\xea\xcc").unwrap_err().contains("windows-1258"));
    }

    #[test]
    fn half_a_utf16_character_is_an_error() {
        assert!(text_of(b"\xff\xfea\0b").unwrap_err().contains("UTF-16LE"));
    }
}
