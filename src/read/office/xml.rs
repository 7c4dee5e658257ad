//! The XML of a part, event by event: bounded in depth and in the length of each piece, without entities of its own.

use std::borrow::Cow;
use std::io::BufReader;
use std::rc::Rc;

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Error, Reader, XmlVersion};

use super::super::messages::office::{DamagedPart, PartTooLong, TooMuchText};
use super::package::{Beyond, Limits, Part, Refusal, refusal};
use crate::language::Grouped;

/// Elements within elements; a table in a table in a table has about fifty.
const DEEPEST: usize = 250;

/// Beginnings, ends and texts of elements of one part.
const MOST_EVENTS: usize = 5_000_000;

/// A part that is read from its beginning to its end.
pub(super) struct Xml<'p> {
    reader: Reader<BufReader<Part<'p>>>,
    name: String,
    limits: Rc<Limits>,
    depth: usize,
    events: usize,
}

impl<'p> Xml<'p> {
    pub fn new(name: &str, part: BufReader<Part<'p>>, limits: Rc<Limits>) -> Self {
        let mut reader = Reader::from_reader(part);
        // an empty element is one that begins and ends
        reader.config_mut().expand_empty_elements = true;
        Xml { reader, name: name.to_owned(), limits, depth: 0, events: 0 }
    }

    /// The next thing of it. An element that is empty begins and ends all the same.
    ///
    /// # Errors
    /// If it is damaged, too deep, or has a longer piece than is read.
    pub fn next<'b>(&mut self, buffer: &'b mut Vec<u8>) -> Result<Event<'b>, Refusal> {
        buffer.clear();
        self.limits.next_piece();
        let event = match self.reader.read_event_into(buffer) {
            Ok(event) => event,
            Err(error) => return Err(refused(&self.name, &error)),
        };
        match event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            // neither Excel nor Word writes one, and entities that grow can only stand there
            Event::DocType(_) => return Err(self.damaged()),
            Event::Eof if self.depth > 0 => return Err(self.damaged()),
            _ => {}
        }
        self.events += 1;
        if self.events > MOST_EVENTS {
            return Err(refusal(PartTooLong { part: self.name.clone(), most: Grouped(MOST_EVENTS) }));
        }
        if self.depth > DEEPEST { Err(self.damaged()) } else { Ok(event) }
    }

    /// Passes over what stands in the element that was just begun.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub fn skip(&mut self, buffer: &mut Vec<u8>) -> Result<(), Refusal> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if let Event::Eof = self.next(buffer)? {
                return Err(self.damaged());
            }
        }
        Ok(())
    }

    /// Adds all text in the element that was just begun, of its children too, and passes over it.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub fn text(&mut self, buffer: &mut Vec<u8>, text: &mut String) -> Result<(), Refusal> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            match self.next(buffer)? {
                Event::Eof => return Err(self.damaged()),
                event => self.push(&event, text)?,
            }
        }
        Ok(())
    }

    /// Adds the text of an event, if it has one. A character reference is an event of its own.
    ///
    /// # Errors
    /// If it refers to an entity that XML does not have.
    pub fn push(&self, event: &Event<'_>, text: &mut String) -> Result<(), Refusal> {
        match event {
            Event::Text(part) => text.push_str(&part.xml10_content()),
            Event::CData(part) => text.push_str(&part.xml10_content()),
            Event::GeneralRef(name) => match name.resolve_char_ref() {
                Ok(Some(character)) => text.push(character),
                Ok(None) => text.push_str(resolve_predefined_entity(name).ok_or_else(|| self.damaged())?),
                Err(_) => return Err(self.damaged()),
            },
            _ => {}
        }
        Ok(())
    }

    /// The refusal of a part that is not what it should be.
    pub fn damaged(&self) -> Refusal {
        refusal(DamagedPart { part: self.name.clone() })
    }
}

fn refused(part: &str, error: &Error) -> Refusal {
    let beyond = match error {
        Error::Io(error) => error.get_ref().and_then(|inner| inner.downcast_ref::<Beyond>()),
        _ => None,
    };
    match beyond {
        Some(Beyond::Piece) => refusal(TooMuchText { most: 1 }),
        Some(Beyond::Stated) | None => refusal(DamagedPart { part: part.to_owned() }),
    }
}

/// The value of an attribute, by its name without a prefix.
pub(super) fn attribute<'e>(element: &'e BytesStart<'_>, name: &str) -> Option<Cow<'e, str>> {
    let mut attributes = element.attributes();
    attributes.with_checks(false);
    let found = attributes.flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok()
}

/// The value of an attribute, by its whole name.
pub(super) fn prefixed_attribute<'e>(element: &'e BytesStart<'_>, name: &str) -> Option<Cow<'e, str>> {
    let mut attributes = element.attributes();
    attributes.with_checks(false);
    let found = attributes.flatten().find(|attribute| attribute.key.as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok()
}

/// Whether an attribute says yes: `1`, `true`, `on`.
pub(super) fn is_set(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| matches!(&*value, "1" | "true" | "on"))
}
