//! Documents of Word: each table of the body is a sheet, with the paragraphs above it as rows of one cell.
//!
//! Tables that follow each other with the same number of columns are one form that was cut, and one sheet. What was
//! deleted under revision, text boxes and codes of fields are not read.

use quick_xml::events::{BytesStart, Event};

use super::super::messages::office::{NoTable, TooMuchText};
use super::docx_cell::CellText;
use super::docx_table::Tables;
use super::package::{Package, Refusal, refusal};
use super::xml::{Xml, attribute};
use crate::source::cells::Layout;

/// The part that holds the body.
pub(super) const DOCUMENT: &str = "word/document.xml";
/// The longest text of a cell or a paragraph, in bytes.
const MOST_TEXT: usize = 1 << 20;

/// Elements whose content is no text of the form: what was deleted or moved away, earlier properties, pictures and text
/// boxes, codes of fields, and the second version of what a new Word has.
const NOT_READ: [&str; 14] = [
    "del",
    "moveFrom",
    "delText",
    "instrText",
    "drawing",
    "pict",
    "object",
    "Fallback",
    "rPr",
    "sectPr",
    "pPrChange",
    "tcPrChange",
    "trPrChange",
    "tblPrChange",
];

/// Reads all tables.
///
/// # Errors
/// If the part is damaged or missing, has no table, or holds more than is read.
pub(super) fn read_docx(package: &mut Package<'_>) -> Result<Layout, Refusal> {
    let mut body =
        Body { xml: package.needed_xml(DOCUMENT)?, tables: Tables::default(), text: CellText::default() };
    let (mut buffer, mut within) = (Vec::with_capacity(1024), Vec::with_capacity(1024));
    loop {
        match body.xml.next(&mut buffer)? {
            Event::Start(element) => body.begin(&element, &mut within)?,
            Event::End(element) => body.end(element.local_name().as_ref())?,
            Event::Eof => break,
            _ => {}
        }
        if body.text.len() > MOST_TEXT {
            return Err(refusal(TooMuchText { most: MOST_TEXT >> 20 }));
        }
    }
    body.tables.finish()?.ok_or_else(|| refusal(NoTable {}))
}

/// The body of a document that is being read.
struct Body<'p> {
    xml: Xml<'p>,
    tables: Tables,
    /// The text of the cell, or of the paragraph, that is being read.
    text: CellText,
}

impl Body<'_> {
    fn begin(&mut self, element: &BytesStart<'_>, buffer: &mut Vec<u8>) -> Result<(), Refusal> {
        let value = || attribute(element, "val");
        let number = || value().and_then(|value| value.parse::<u16>().ok()).unwrap_or(1);
        let is_on = || value().is_none_or(|value| !matches!(&*value, "0" | "false" | "off" | "none"));
        match element.local_name().as_ref() {
            "t" => {
                let mut text = String::new();
                self.xml.text(buffer, &mut text)?;
                self.text.push(&text);
            }
            "tbl" => {
                let outside = self.text.take();
                if let Some(within) = self.tables.begin_table(outside)? {
                    // the text of a cell goes on after the table in it
                    self.text.push(&within);
                    self.text.part(' ');
                }
            }
            "gridCol" => self.tables.grid_column(),
            "tr" => self.tables.begin_row(),
            "trPr" => self.row_properties(buffer)?,
            "tc" if self.tables.begin_cell() => self.text = CellText::default(),
            "gridSpan" => self.tables.span(number()),
            "vMerge" => self.tables.merge(value().is_some_and(|value| value == "restart")),
            "pageBreakBefore" if is_on() => self.tables.page_break(),
            "lastRenderedPageBreak" => self.tables.page_break(),
            "br" if attribute(element, "type").is_some_and(|kind| kind == "page") => self.tables.page_break(),
            "br" | "cr" => self.text.part(if self.tables.is_in_cell() { ' ' } else { '\n' }),
            // the tab of a run, not one that a paragraph has for its layout
            "tab" if attribute(element, "pos").is_none() => self.text.part(' '),
            "noBreakHyphen" => self.text.push("-"),
            "sym" => {
                let code = attribute(element, "char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                let font = attribute(element, "font").unwrap_or_default();
                self.text.symbol(code.ok_or_else(|| self.xml.damaged())?, &font);
            }
            "sdtPr" => self.control(buffer)?,
            "checkBox" => self.old_control(buffer)?,
            name if NOT_READ.contains(&name) => self.xml.skip(buffer)?,
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Refusal> {
        match name {
            "p" if self.tables.is_in_cell() => self.text.part(' '),
            "p" => {
                let text = self.text.take();
                self.tables.paragraph(&text)?;
            }
            "tc" if self.tables.is_in_outer_cell() => {
                let text = self.text.take();
                self.tables.end_cell(&text)?;
            }
            "tc" => self.text.part(' '),
            "tr" => self.tables.end_row(),
            "tbl" => self.tables.end_table(),
            _ => {}
        }
        Ok(())
    }

    /// What is said of a row: cells that it lacks before the first, and that it was deleted.
    fn row_properties(&mut self, buffer: &mut Vec<u8>) -> Result<(), Refusal> {
        loop {
            match self.xml.next(buffer)? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "gridBefore" => {
                        let columns = attribute(&element, "val").and_then(|value| value.parse().ok());
                        self.tables.skip_columns(columns.unwrap_or(0));
                    }
                    "del" => self.tables.delete_row(),
                    "trPrChange" => self.xml.skip(buffer)?,
                    _ => {}
                },
                Event::End(element) if element.local_name().as_ref() == "trPr" => return Ok(()),
                Event::Eof => return Err(self.xml.damaged()),
                _ => {}
            }
        }
    }

    /// A control that is a box to tick: how it looks is what it holds, and that is passed over.
    fn control(&mut self, buffer: &mut Vec<u8>) -> Result<(), Refusal> {
        let (mut is_box, mut is_ticked) = (false, false);
        loop {
            match self.xml.next(buffer)? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "checkbox" => is_box = true,
                    "checked" => is_ticked = is_yes(&element),
                    _ => {}
                },
                Event::End(element) if element.local_name().as_ref() == "sdtPr" => break,
                Event::Eof => return Err(self.xml.damaged()),
                _ => {}
            }
        }
        if !is_box {
            return Ok(());
        }
        loop {
            match self.xml.next(buffer)? {
                Event::Start(element) if element.local_name().as_ref() == "sdtContent" => {
                    self.xml.skip(buffer)?;
                    self.text.tick(is_ticked);
                    return Ok(());
                }
                Event::Eof => return Err(self.xml.damaged()),
                _ => {}
            }
        }
    }

    /// A box to tick of old forms.
    fn old_control(&mut self, buffer: &mut Vec<u8>) -> Result<(), Refusal> {
        let (mut usual, mut now) = (false, None);
        loop {
            match self.xml.next(buffer)? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "default" => usual = is_yes(&element),
                    "checked" => now = Some(is_yes(&element)),
                    _ => {}
                },
                Event::End(element) if element.local_name().as_ref() == "checkBox" => break,
                Event::Eof => return Err(self.xml.damaged()),
                _ => {}
            }
        }
        self.text.tick(now.unwrap_or(usual));
        Ok(())
    }
}

fn is_yes(element: &BytesStart<'_>) -> bool {
    attribute(element, "val").is_none_or(|value| !matches!(&*value, "0" | "false" | "off"))
}
