//! Open workbooks (.ods): rows and cells that repeat are counted, and laid out only if they say something.

use quick_xml::events::{BytesStart, Event};

use super::super::messages::office::TooMuchText;
use super::grid::{Grid, Grids, MOST_COLUMNS, too_large};
use super::number_format::{iso_date_shown, iso_time_shown};
use super::ods_formula::{excel_formula, excel_reference};
use super::ods_styles::Styles;
use super::package::{Package, Refusal, refusal};
use super::plain_number::plain_number_of;
use super::xml::{Xml, prefixed_attribute};
use crate::source::CellAddress;
use crate::source::cells::Layout;
use crate::source::workbook::{CellContent, CellValue, Covers};

/// The part that holds the sheets.
pub(super) const CONTENT: &str = "content.xml";
/// Further cells of a row than any sheet has.
const MOST_CELLS_OF_ROW: u32 = 1 << 16;

/// Defined names of one file.
const MOST_NAMES: usize = 10_000;
/// The longest text of a row, in bytes.
const MOST_TEXT: usize = 1 << 20;

/// Elements that hold no cells of the sheets, or those that were deleted.
pub(super) const NOT_READ: [&str; 5] =
    ["tracked-changes", "content-validations", "forms", "shapes", "scripts"];

/// Reads all sheets.
///
/// # Errors
/// If the part is damaged or missing, or holds more than is read.
pub(super) fn read_ods(package: &mut Package<'_>) -> Result<Layout, Refusal> {
    let mut reader = Reader {
        xml: package.needed_xml(CONTENT)?,
        styles: Styles::default(),
        grids: Grids::default(),
        names: Vec::new(),
    };
    let (mut buffer, mut within) = (Vec::with_capacity(1024), Vec::with_capacity(1024));
    loop {
        match reader.xml.next(&mut buffer)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "automatic-styles" => reader.styles.read(&mut reader.xml, &mut within)?,
                "table" => reader.sheet(&element, &mut within)?,
                "named-range" => reader.name(&element, "table:cell-range-address", excel_reference)?,
                "named-expression" => reader.name(&element, "table:expression", excel_formula)?,
                name if NOT_READ.contains(&name) => reader.xml.skip(&mut within)?,
                _ => {}
            },
            Event::Eof => return Ok(reader.grids.finish(reader.names)),
            _ => {}
        }
    }
}

struct Reader<'p> {
    xml: Xml<'p>,
    styles: Styles,
    grids: Grids,
    names: Vec<(Box<str>, Box<str>)>,
}

impl Reader<'_> {
    fn name(
        &mut self,
        element: &BytesStart<'_>,
        attribute: &str,
        shown: fn(&str) -> String,
    ) -> Result<(), Refusal> {
        let name: Box<str> = prefixed_attribute(element, "table:name").unwrap_or_default().into();
        let refers_to: Box<str> = shown(&prefixed_attribute(element, attribute).unwrap_or_default()).into();
        self.grids.count_text(name.len() + refers_to.len())?;
        self.names.push((name, refers_to));
        if self.names.len() > MOST_NAMES {
            return Err(self.xml.damaged());
        }
        Ok(())
    }

    /// Reads a sheet to its end.
    fn sheet(&mut self, element: &BytesStart<'_>, buffer: &mut Vec<u8>) -> Result<(), Refusal> {
        let mut grid = Grid::named(prefixed_attribute(element, "table:name").unwrap_or_default());
        grid.hidden = self.styles.is_hidden(element);
        let (mut row, mut is_page_broken, mut within) = (0_u32, false, Vec::with_capacity(1024));
        loop {
            match self.xml.next(buffer)? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "table-row" => {
                        is_page_broken |= self.styles.begins_page(&element);
                        if std::mem::take(&mut is_page_broken) {
                            grid.page_breaks.push(row);
                        }
                        row = self.row(&element, row, &mut within, &mut grid)?;
                    }
                    "soft-page-break" => is_page_broken = true,
                    "named-range" => self.name(&element, "table:cell-range-address", excel_reference)?,
                    "named-expression" => self.name(&element, "table:expression", excel_formula)?,
                    name if NOT_READ.contains(&name) => self.xml.skip(&mut within)?,
                    _ => {}
                },
                Event::End(element) if element.local_name().as_ref() == "table" => break,
                Event::Eof => return Err(self.xml.damaged()),
                _ => {}
            }
        }
        self.grids.add(grid)
    }

    /// Reads a row to its end, and gives the number of the next one.
    fn row(
        &mut self,
        element: &BytesStart<'_>,
        row: u32,
        buffer: &mut Vec<u8>,
        grid: &mut Grid,
    ) -> Result<u32, Refusal> {
        let repeated = repeats(element, "table:number-rows-repeated");
        let visibility = prefixed_attribute(element, "table:visibility");
        let is_hidden = visibility.is_some_and(|visibility| matches!(&*visibility, "collapse" | "filter"));
        let (mut column, mut size, mut cells, mut within) = (0_u32, 0, Vec::new(), Vec::with_capacity(1024));
        loop {
            match self.xml.next(buffer)? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "table-cell" | "covered-table-cell" => {
                        let times = repeats(&element, "table:number-columns-repeated");
                        let content = self.cell(&element, &mut within, grid)?;
                        if self.styles.is_coloured(&element) {
                            // sheets are coloured to their edges
                            grid.coloured += usize::try_from(times.min(10)).unwrap_or(0);
                        }
                        size += content.as_ref().map_or(0, |content| content.value.shown().len());
                        if size > MOST_TEXT {
                            return Err(refusal(TooMuchText { most: MOST_TEXT >> 20 }));
                        }
                        if content.is_some() && column >= MOST_COLUMNS.into() {
                            return Err(too_large(&grid.name, row, column));
                        }
                        cells.extend(content.map(|content| (column, times, content)));
                        column = column.saturating_add(times);
                    }
                    _ => self.xml.skip(&mut within)?,
                },
                Event::End(_) => break,
                Event::Eof => return Err(self.xml.damaged()),
                _ => {}
            }
            if column > MOST_CELLS_OF_ROW {
                return Err(self.xml.damaged());
            }
        }
        let next = row.saturating_add(repeated);
        for row in (row..next).take_while(|_| !cells.is_empty()) {
            if is_hidden {
                grid.hidden_rows.push(row);
            }
            for (column, times, content) in &cells {
                if let (Ok(column), true) = (u16::try_from(*column), content.covers != Covers::default()) {
                    grid.merged.push((CellAddress { row, column }, content.covers));
                }
                for column in *column..*column + times {
                    self.grids.fill(grid, row, column, content.clone())?;
                }
            }
        }
        Ok(next)
    }

    /// Reads a cell to its end; `None` if it says nothing.
    fn cell(
        &mut self,
        element: &BytesStart<'_>,
        buffer: &mut Vec<u8>,
        grid: &mut Grid,
    ) -> Result<Option<CellContent>, Refusal> {
        let said = |name| prefixed_attribute(element, name);
        let mut text: Option<String> = None;
        loop {
            match self.xml.next(buffer)? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "p" => {
                        let text = match &mut text {
                            Some(text) => {
                                text.push('\n');
                                text
                            }
                            none => none.get_or_insert_default(),
                        };
                        self.paragraph(buffer, text)?;
                    }
                    "annotation" => {
                        grid.comments += 1;
                        self.xml.skip(buffer)?;
                    }
                    _ => self.xml.skip(buffer)?,
                },
                Event::End(_) => break,
                Event::Eof => return Err(self.xml.damaged()),
                _ => {}
            }
        }
        let formula: Option<Box<str>> = said("table:formula").map(|formula| excel_formula(&formula).into());
        let kind = said("office:value-type").unwrap_or_default();
        let value = value(element, &kind, text);
        if value.is_none() && formula.is_none() {
            return Ok(None);
        }
        let count = |name| said(name).and_then(|count| count.parse().ok()).unwrap_or(1);
        let columns = u16::try_from(count("table:number-columns-spanned")).unwrap_or(u16::MAX);
        Ok(Some(CellContent {
            value: value.unwrap_or(CellValue::Unknown),
            formula,
            format: self.styles.code(element, kind == "percentage"),
            covers: Covers { rows: count("table:number-rows-spanned").max(1), columns: columns.max(1) },
            ..CellContent::default()
        }))
    }

    /// Adds the text of a paragraph that was just begun, and passes over it.
    fn paragraph(&mut self, buffer: &mut Vec<u8>, text: &mut String) -> Result<(), Refusal> {
        let mut depth = 1;
        while depth > 0 {
            let event = self.xml.next(buffer)?;
            match &event {
                Event::Start(element) => {
                    depth += 1;
                    match element.local_name().as_ref() {
                        "s" => {
                            let blanks = repeats(element, "text:c").min(100);
                            text.extend((0..blanks).map(|_| ' '));
                        }
                        "tab" => text.push(' '),
                        "line-break" => text.push('\n'),
                        "annotation" | "note" => {
                            self.xml.skip(buffer)?;
                            depth -= 1;
                        }
                        _ => {}
                    }
                }
                Event::End(_) => depth -= 1,
                Event::Eof => return Err(self.xml.damaged()),
                event => self.xml.push(event, text)?,
            }
            if text.len() > MOST_TEXT {
                return Err(refusal(TooMuchText { most: MOST_TEXT >> 20 }));
            }
        }
        Ok(())
    }
}

/// The value of a cell; `None` if nothing is saved.
fn value(element: &BytesStart<'_>, kind: &str, text: Option<String>) -> Option<CellValue> {
    let said = |name| prefixed_attribute(element, name);
    if said("calcext:value-type").is_some_and(|kind| kind == "error") {
        return Some(CellValue::Error(text.unwrap_or_default().into()));
    }
    let shown = || CellValue::Text(text.clone().unwrap_or_default().into());
    Some(match kind {
        "" => return text.map(|text| CellValue::Text(text.into())),
        "float" | "percentage" | "currency" => said("office:value")
            .and_then(|value| plain_number_of(&value))
            .map_or_else(shown, CellValue::Number),
        "date" => said("office:date-value")
            .and_then(|date| iso_date_shown(&date))
            .map_or_else(shown, CellValue::Date),
        "time" => said("office:time-value")
            .and_then(|time| iso_time_shown(&time))
            .map_or_else(shown, CellValue::Date),
        "boolean" => CellValue::Flag(said("office:boolean-value").is_some_and(|value| value == "true")),
        _ => match text {
            Some(text) => CellValue::Text(text.into()),
            None => CellValue::Text(said("office:string-value").unwrap_or_default().into()),
        },
    })
}

/// How often a row, a cell or a blank is there.
fn repeats(element: &BytesStart<'_>, attribute: &str) -> u32 {
    let stated = prefixed_attribute(element, attribute).and_then(|count| count.parse().ok());
    stated.unwrap_or(1).clamp(1, 1 << 21)
}
