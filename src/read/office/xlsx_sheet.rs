//! One sheet of an .xlsx in one pass: values, formulas, formats, hidden rows, page breaks and merged cells.

use std::collections::BTreeMap;

use calamine::expand_shared_formula;
use quick_xml::events::{BytesStart, Event};

use super::grid::{Grid, Grids};
use super::number_format::{Epoch, date_shown, iso_date_shown};
use super::package::Refusal;
use super::plain_number::plain_number_of;
use super::xlsx_strings::{Strings, rich_text};
use super::xlsx_styles::Styles;
use super::xml::{Xml, attribute, is_set};
use crate::source::CellAddress;
use crate::source::workbook::{CellContent, CellValue, Covers};

/// Merged ranges of one sheet.
const MOST_MERGED: usize = 100_000;

/// What the cells of all sheets refer to.
pub(super) struct Shared {
    pub strings: Strings,
    pub styles: Styles,
    pub epoch: Epoch,
}

/// A sheet that is being read.
struct Sheet<'s, 'x> {
    shared: &'s Shared,
    xml: Xml<'x>,
    /// Formulas that further cells have alike, by their numbers, with the cell that each is written for.
    formulas: BTreeMap<u32, (CellAddress, String)>,
    row: u32,
    column: u32,
}

/// Fills a sheet with what its part says.
///
/// # Errors
/// If the part is damaged, or holds more than is read.
pub(super) fn read_sheet(
    xml: Xml<'_>,
    shared: &Shared,
    grid: &mut Grid,
    grids: &mut Grids,
) -> Result<(), Refusal> {
    let mut sheet = Sheet { shared, xml, formulas: BTreeMap::new(), row: 0, column: 0 };
    let mut buffer = Vec::with_capacity(1024);
    let mut row_breaks = false;
    loop {
        match sheet.xml.next(&mut buffer)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "row" => sheet.begin_row(&element, grid)?,
                "c" => {
                    let cell = sheet.begin_cell(&element)?;
                    sheet.cell(&cell, &mut buffer, grid, grids)?;
                }
                "mergeCell" => {
                    grid.merged.extend(attribute(&element, "ref").and_then(|range| merged(&range)));
                    if grid.merged.len() > MOST_MERGED {
                        return Err(sheet.xml.damaged());
                    }
                }
                "rowBreaks" => row_breaks = true,
                "colBreaks" => row_breaks = false,
                // a break stands below the row that it names, which counts from 1
                "brk" if row_breaks => {
                    grid.page_breaks
                        .extend(attribute(&element, "id").and_then(|row| row.parse::<u32>().ok()));
                }
                _ => {}
            },
            Event::End(element) if element.local_name().as_ref() == "row" => sheet.row += 1,
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// What the tag of a cell says.
struct Tag {
    at: (u32, u32),
    style: usize,
    kind: Kind,
}

/// How the value of a cell is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Shared,
    Text,
    Flag,
    Error,
    Date,
}

impl Sheet<'_, '_> {
    fn begin_row(&mut self, element: &BytesStart<'_>, grid: &mut Grid) -> Result<(), Refusal> {
        if let Some(number) = attribute(element, "r") {
            let number = number.parse::<u32>().ok().and_then(|number| number.checked_sub(1));
            self.row = number.ok_or_else(|| self.xml.damaged())?;
        }
        self.column = 0;
        if is_set(element, "hidden") {
            grid.hidden_rows.push(self.row);
        }
        Ok(())
    }

    fn begin_cell(&mut self, element: &BytesStart<'_>) -> Result<Tag, Refusal> {
        let (mut style, mut kind) = (0, Kind::Number);
        let mut attributes = element.attributes();
        for attribute in attributes.with_checks(false).flatten() {
            match attribute.key.as_ref() {
                "r" => {
                    let at = CellAddress::parse(&attribute.value).ok_or_else(|| self.xml.damaged())?;
                    (self.row, self.column) = (at.row, u32::from(at.column));
                }
                "s" => style = attribute.value.parse().unwrap_or(0),
                "t" => {
                    kind = match &*attribute.value {
                        "s" => Kind::Shared,
                        "str" | "inlineStr" => Kind::Text,
                        "b" => Kind::Flag,
                        "e" => Kind::Error,
                        "d" => Kind::Date,
                        _ => Kind::Number,
                    }
                }
                _ => {}
            }
        }
        let at = (self.row, self.column);
        self.column += 1;
        Ok(Tag { at, style, kind })
    }

    /// Reads a cell to its end.
    fn cell(
        &mut self,
        tag: &Tag,
        buffer: &mut Vec<u8>,
        grid: &mut Grid,
        grids: &mut Grids,
    ) -> Result<(), Refusal> {
        let (mut written, mut formula): (Option<String>, Option<String>) = (None, None);
        loop {
            let event = self.xml.next(buffer)?;
            match &event {
                Event::Start(element) => match element.local_name().as_ref() {
                    "v" => self.xml.text(buffer, written.get_or_insert_default())?,
                    "is" => rich_text(&mut self.xml, buffer, written.get_or_insert_default())?,
                    "f" => {
                        let shared = FormulaTag::of(element);
                        let mut text = String::new();
                        self.xml.text(buffer, &mut text)?;
                        formula = Some(self.formula(&shared, text, tag.at)?);
                    }
                    _ => self.xml.skip(buffer)?,
                },
                Event::End(_) => break,
                Event::Eof => return Err(self.xml.damaged()),
                _ => {}
            }
        }
        grid.coloured += usize::from(self.shared.styles.is_coloured(tag.style));
        let value = match written {
            Some(written) => self.value(tag, written)?,
            None => None,
        };
        if value.is_none() && formula.is_none() {
            return Ok(());
        }
        let content = CellContent {
            value: value.unwrap_or(CellValue::Unknown),
            formula: formula.map(String::into_boxed_str),
            format: self.shared.styles.code(tag.style).map(Into::into),
            ..CellContent::default()
        };
        grids.fill(grid, tag.at.0, tag.at.1, content)
    }

    /// The formula of a cell; one that it has like others is written for one of them alone.
    fn formula(&mut self, tag: &FormulaTag, text: String, at: (u32, u32)) -> Result<String, Refusal> {
        let Some(number) = tag.shared else { return Ok(text) };
        let column = u16::try_from(at.1).map_err(|_| self.xml.damaged())?;
        if !text.is_empty() {
            self.formulas.insert(number, (CellAddress { row: at.0, column }, text.clone()));
            return Ok(text);
        }
        let (of, text) = self.formulas.get(&number).ok_or_else(|| self.xml.damaged())?;
        expand_shared_formula(text, (of.row, u32::from(of.column)), at).map_err(|_| self.xml.damaged())
    }

    /// The value of a cell; `None` if nothing is saved.
    fn value(&self, tag: &Tag, written: String) -> Result<Option<CellValue>, Refusal> {
        let styles = &self.shared.styles;
        let plain = written.trim();
        if plain.is_empty() && tag.kind != Kind::Text {
            return Ok(None);
        }
        Ok(Some(match tag.kind {
            Kind::Text => CellValue::Text(written.into()),
            Kind::Shared => {
                let text = plain.parse().ok().and_then(|number| self.shared.strings.get(number));
                CellValue::Text(text.ok_or_else(|| self.xml.damaged())?.into())
            }
            Kind::Flag => CellValue::Flag(matches!(plain, "1" | "true")),
            Kind::Error => CellValue::Error(plain.into()),
            Kind::Date => CellValue::Date(iso_date_shown(plain).unwrap_or_else(|| plain.into())),
            Kind::Number => {
                let Some(number) = plain_number_of(plain) else {
                    return Ok(Some(CellValue::Error(plain.into())));
                };
                let date =
                    styles.date(tag.style).and_then(|date| date_shown(&number, date, self.shared.epoch));
                date.map_or(CellValue::Number(number), CellValue::Date)
            }
        }))
    }
}

/// What the tag of a formula says.
struct FormulaTag {
    /// The number of a formula that several cells have.
    shared: Option<u32>,
}

impl FormulaTag {
    fn of(element: &BytesStart<'_>) -> Self {
        let is_shared = attribute(element, "t").is_some_and(|kind| kind == "shared");
        let number = attribute(element, "si").filter(|_| is_shared);
        FormulaTag { shared: number.and_then(|number| number.parse().ok()) }
    }
}

/// The first cell of a range that is merged, and what it covers.
fn merged(range: &str) -> Option<(CellAddress, Covers)> {
    let (first, last) = range.split_once(':')?;
    let (first, last) = (CellAddress::parse(first)?, CellAddress::parse(last)?);
    let rows = last.row.checked_sub(first.row)?.checked_add(1)?;
    let columns = last.column.checked_sub(first.column)?.checked_add(1)?;
    Some((first, Covers { rows, columns }))
}
