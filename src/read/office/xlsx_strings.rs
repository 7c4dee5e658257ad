//! The texts of a workbook of Excel that its cells refer to by their numbers.

use quick_xml::events::Event;

use super::super::messages::office::{TooManyCells, TooMuchText};
use super::package::{Refusal, refusal};
use super::xml::Xml;
use crate::language::Grouped;

/// All texts together, in bytes.
const MOST_TEXT: usize = 16 << 20;
/// How many texts.
const MOST: usize = 1_000_000;

/// The texts, one after the other.
#[derive(Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<usize>,
}

impl Strings {
    /// Reads the part.
    ///
    /// # Errors
    /// If it is damaged, or has more text than is read.
    pub fn read(mut xml: Xml<'_>) -> Result<Self, Refusal> {
        let (mut strings, mut buffer) = (Strings::default(), Vec::new());
        loop {
            match xml.next(&mut buffer)? {
                Event::Start(element) if element.local_name().as_ref() == "si" => {
                    rich_text(&mut xml, &mut buffer, &mut strings.text)?;
                    strings.ends.push(strings.text.len());
                }
                Event::Eof => return Ok(strings),
                _ => {}
            }
            strings.within_limits()?;
        }
    }

    /// Adds a text, whose number is that of those before it.
    ///
    /// # Errors
    /// If there is more text than is read.
    pub fn add(&mut self, text: &str) -> Result<(), Refusal> {
        self.text.push_str(text);
        self.ends.push(self.text.len());
        self.within_limits()
    }

    fn within_limits(&self) -> Result<(), Refusal> {
        if self.text.len() > MOST_TEXT {
            return Err(refusal(TooMuchText { most: MOST_TEXT >> 20 }));
        }
        if self.ends.len() > MOST {
            return Err(refusal(TooManyCells { most: Grouped(MOST) }));
        }
        Ok(())
    }

    /// A text by its number.
    pub fn get(&self, number: usize) -> Option<&str> {
        let end = *self.ends.get(number)?;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        Some(&self.text[start..end])
    }
}

/// Adds the text of the element that was just begun: its runs one after the other, without what is said of their
/// pronunciation; and passes over it.
///
/// # Errors
/// If it is damaged.
pub(super) fn rich_text(xml: &mut Xml<'_>, buffer: &mut Vec<u8>, text: &mut String) -> Result<(), Refusal> {
    let (start, mut depth) = (text.len(), 1);
    while depth > 0 {
        let event = xml.next(buffer)?;
        match &event {
            Event::Start(element) => match element.local_name().as_ref() {
                "t" => xml.text(buffer, text)?,
                "rPh" => xml.skip(buffer)?,
                _ => depth += 1,
            },
            Event::End(_) => depth -= 1,
            Event::Eof => return Err(xml.damaged()),
            _ => {}
        }
    }
    if text[start..].contains("_x") {
        let plain = without_escapes(&text[start..]);
        text.truncate(start);
        text.push_str(&plain);
    }
    Ok(())
}

/// `_x000D_` is how Excel writes a character that XML does not have.
fn without_escapes(text: &str) -> String {
    let (mut plain, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find("_x") {
        let escaped = rest.get(at + 2..at + 6).filter(|_| rest[at..].get(6..7) == Some("_"));
        let character = escaped.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        plain.push_str(&rest[..at]);
        match character {
            Some(character) => {
                plain.push(character);
                rest = &rest[at + 7..];
            }
            None => {
                plain.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escaped_characters_are_read() {
        assert_eq!(without_escapes("a_x000D_\nb _x005F_x000D_ _xZZZZ_ _x"), "a\r\nb _x000D_ _xZZZZ_ _x");
    }
}
