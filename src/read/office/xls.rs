//! Workbooks of Excel 97 to 2003 (.xls). Formulas are seen, and their text is not read: it is kept as a program for a
//! machine, of which what is printed may differ.
//!
//! calamine makes a dense table of the area between the outermost cells, follows chains of sectors without an end, and
//! alters formulas.

use std::collections::BTreeMap;

use super::super::messages::office::{DamagedPart, OtherKind, PasswordNeeded, kinds};
use super::biff::{Pieces, Record, Records, f64_at, short_number, u16_at, u32_at};
use super::grid::{Grid, Grids};
use super::number_format::{DateFormat, Epoch, date_shown, known_format};
use super::ole::stream;
use super::package::{Refusal, refusal};
use super::plain_number::plain_number;
use super::xlsx_strings::Strings;
use crate::source::CellAddress;
use crate::source::cells::Layout;
use crate::source::workbook::{CellContent, CellValue, Covers};

/// The names of the stream that holds the workbook.
pub(super) const STREAMS: [&str; 2] = ["Workbook", "Book"];
/// The version of records that Excel has written since 1997.
const BIFF8: u16 = 0x0600;
/// Records that are looked at: sheets may name one place of the file many times.
const MOST_RECORDS: usize = 4_000_000;

/// What the workbook itself says.
#[derive(Default)]
struct Contents {
    sheets: Vec<Listed>,
    strings: Strings,
    /// The number format of each format of cells, and whether it has a colour.
    formats: Vec<(u16, bool)>,
    codes: BTreeMap<u16, String>,
    epoch: Epoch,
}

/// Reads all sheets.
///
/// # Errors
/// If the file is damaged or locked, or holds more than is read.
pub(super) fn read_xls(bytes: &[u8]) -> Result<Layout, Refusal> {
    let stream = stream(bytes, &STREAMS).ok_or_else(damaged)?;
    let contents = contents(&stream)?;
    let (mut grids, mut records) = (Grids::default(), 0);
    for listed in contents.sheets.iter().filter(|listed| listed.is_worksheet) {
        let mut sheet = Sheet { contents: &contents, grid: Grid::named(listed.name.as_str()), formula: None };
        sheet.grid.hidden = listed.is_hidden;
        let mut depth = 0_usize;
        for record in Records::from(&stream, listed.start) {
            records += 1;
            match (record.kind, depth) {
                // a chart within the sheet has records of its own
                (BOF, _) => depth += 1,
                (EOF, 2..) => depth -= 1,
                (EOF, 1) => break,
                (_, 0) => return Err(damaged()),
                (_, 1) => sheet.record(&record, &mut grids)?,
                _ => {}
            }
            if records > MOST_RECORDS {
                return Err(damaged());
            }
        }
        grids.add(sheet.grid)?;
    }
    Ok(grids.finish(Vec::new()))
}

fn damaged() -> Refusal {
    refusal(DamagedPart { part: STREAMS[0].to_owned() })
}

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000a;

fn contents(stream: &[u8]) -> Result<Contents, Refusal> {
    let mut contents = Contents::default();
    for record in Records::from(stream, 0) {
        let data = record.data;
        match record.kind {
            BOF if u16_at(data, 0) != Some(BIFF8) => {
                let (what, remedy) = (kinds::OLD_WORKBOOK, kinds::SAVE_AS_XLSX);
                return Err(refusal(OtherKind { what, remedy }));
            }
            0x002f => return Err(refusal(PasswordNeeded {})),
            0x0022 if u16_at(data, 0) == Some(1) => contents.epoch = Epoch::Of1904,
            0x0085 => contents.sheets.push(Listed::of(&record).ok_or_else(damaged)?),
            0x00e0 => {
                let format = u16_at(data, 2).ok_or_else(damaged)?;
                let is_coloured = u32_at(data, 14).is_some_and(|fill| fill >> 26 != 0);
                contents.formats.push((format, is_coloured));
            }
            0x041e => {
                let code = Pieces::after(&record, 2).text(2).ok_or_else(damaged)?;
                contents.codes.insert(u16_at(data, 0).ok_or_else(damaged)?, code);
            }
            0x00fc => {
                let mut pieces = Pieces::after(&record, 8);
                while !pieces.is_at_end() {
                    contents.strings.add(&pieces.text(2).ok_or_else(damaged)?)?;
                }
            }
            EOF => return Ok(contents),
            _ => {}
        }
    }
    Err(damaged())
}

/// A sheet that the workbook lists.
struct Listed {
    start: usize,
    name: String,
    is_hidden: bool,
    /// Whether it has cells, and is no chart and no macro.
    is_worksheet: bool,
}

impl Listed {
    fn of(record: &Record<'_>) -> Option<Self> {
        let (state, kind) = (record.data.get(4)? & 3, *record.data.get(5)?);
        let name = Pieces::after(record, 6).text(1)?;
        let start = usize::try_from(u32_at(record.data, 0)?).ok()?;
        Some(Listed { start, name, is_hidden: state != 0, is_worksheet: kind == 0 })
    }
}

/// A sheet that is being read.
struct Sheet<'c> {
    contents: &'c Contents,
    grid: Grid,
    /// The formula whose value is the text that follows.
    formula: Option<Tag>,
}

/// Where a cell is, and its format.
#[derive(Clone, Copy)]
struct Tag {
    row: u32,
    column: u32,
    format: usize,
}

impl Tag {
    fn of(data: &[u8]) -> Option<Self> {
        let at = |at| u16_at(data, at);
        Some(Tag { row: at(0)?.into(), column: at(2)?.into(), format: at(4)?.into() })
    }
}

impl Sheet<'_> {
    fn record(&mut self, record: &Record<'_>, grids: &mut Grids) -> Result<(), Refusal> {
        let data = record.data;
        let tag = || Tag::of(data).ok_or_else(damaged);
        match record.kind {
            0x0203 => {
                let value = f64_at(data, 6).ok_or_else(damaged)?;
                self.fill(grids, tag()?, self.number(tag()?, value), false)?;
            }
            0x027e => {
                let value = u32_at(data, 6).and_then(short_number).ok_or_else(damaged)?;
                self.fill(grids, tag()?, self.number(tag()?, value), false)?;
            }
            0x00bd => self.numbers(data, grids)?,
            0x00fd => {
                let number = u32_at(data, 6).and_then(|number| usize::try_from(number).ok());
                let text = number.and_then(|number| self.contents.strings.get(number)).ok_or_else(damaged)?;
                self.fill(grids, tag()?, CellValue::Text(text.into()), false)?;
            }
            0x0204 | 0x00d6 => {
                let text = Pieces::after(record, 6).text(2).ok_or_else(damaged)?;
                self.fill(grids, tag()?, CellValue::Text(text.into()), false)?;
            }
            0x0205 => {
                let [value, is_error] =
                    data.get(6..8).and_then(|two| two.try_into().ok()).ok_or_else(damaged)?;
                self.fill(grids, tag()?, flag_or_error(value, is_error != 0), false)?;
            }
            0x0006 => self.formula(data, grids)?,
            0x0207 => {
                let text = Pieces::after(record, 0).text(2).ok_or_else(damaged)?;
                if let Some(tag) = self.formula.take() {
                    self.fill(grids, tag, CellValue::Text(text.into()), true)?;
                }
            }
            0x0201 => self.count_colour(tag()?.format, 1),
            0x00be => {
                let formats = data.get(4..data.len().saturating_sub(2)).unwrap_or_default().chunks_exact(2);
                formats.for_each(|two| self.count_colour(u16::from_le_bytes([two[0], two[1]]).into(), 1));
            }
            0x0208 if u16_at(data, 12).is_some_and(|flags| flags & 0x20 != 0) => {
                self.grid.hidden_rows.extend(u16_at(data, 0).map(u32::from));
            }
            0x001b => {
                let rows = data.get(2..).unwrap_or_default().chunks_exact(6);
                self.grid.page_breaks.extend(rows.map(|six| u32::from(u16::from_le_bytes([six[0], six[1]]))));
            }
            0x001c => self.grid.comments += 1,
            0x00e5 => {
                let ranges = data.get(2..).unwrap_or_default().chunks_exact(8);
                self.grid.merged.extend(ranges.filter_map(merged));
            }
            _ => {}
        }
        Ok(())
    }

    fn numbers(&mut self, data: &[u8], grids: &mut Grids) -> Result<(), Refusal> {
        let (row, first) = (u16_at(data, 0).ok_or_else(damaged)?, u16_at(data, 2).ok_or_else(damaged)?);
        let cells = data.get(4..data.len().saturating_sub(2)).unwrap_or_default().chunks_exact(6);
        for (column, six) in (u32::from(first)..).zip(cells) {
            let format = usize::from(u16_at(six, 0).ok_or_else(damaged)?);
            let value = u32_at(six, 2).and_then(short_number).ok_or_else(damaged)?;
            let tag = Tag { row: row.into(), column, format };
            self.fill(grids, tag, self.number(tag, value), false)?;
        }
        Ok(())
    }

    fn formula(&mut self, data: &[u8], grids: &mut Grids) -> Result<(), Refusal> {
        let tag = Tag::of(data).ok_or_else(damaged)?;
        let saved: [u8; 8] = data.get(6..14).and_then(|eight| eight.try_into().ok()).ok_or_else(damaged)?;
        let value = match saved {
            [0, .., 0xff, 0xff] => {
                self.formula = Some(tag);
                return Ok(());
            }
            [1, _, value, .., 0xff, 0xff] => flag_or_error(value, false),
            [2, _, value, .., 0xff, 0xff] => flag_or_error(value, true),
            [3, .., 0xff, 0xff] => CellValue::Text("".into()),
            number => self.number(tag, f64::from_le_bytes(number)),
        };
        self.fill(grids, tag, value, true)
    }

    fn number(&self, tag: Tag, value: f64) -> CellValue {
        let Some(number) = plain_number(value) else { return CellValue::Error(value.to_string().into()) };
        let date = self.code(tag.format).and_then(DateFormat::of);
        let date = date.and_then(|date| date_shown(&number, date, self.contents.epoch));
        date.map_or(CellValue::Number(number), CellValue::Date)
    }

    fn code(&self, format: usize) -> Option<&str> {
        let (number, _) = *self.contents.formats.get(format)?;
        let own = self.contents.codes.get(&number).map(String::as_str);
        own.or_else(|| known_format(number.into())).filter(|code| !code.eq_ignore_ascii_case("general"))
    }

    fn count_colour(&mut self, format: usize, count: usize) {
        if self.contents.formats.get(format).is_some_and(|(_, is_coloured)| *is_coloured) {
            self.grid.coloured += count;
        }
    }

    fn fill(
        &mut self,
        grids: &mut Grids,
        tag: Tag,
        value: CellValue,
        is_formula: bool,
    ) -> Result<(), Refusal> {
        self.count_colour(tag.format, 1);
        let content = CellContent {
            value,
            formula: is_formula.then(|| "".into()),
            format: self.code(tag.format).map(Into::into),
            ..CellContent::default()
        };
        grids.fill(&mut self.grid, tag.row, tag.column, content)
    }
}

fn flag_or_error(value: u8, is_error: bool) -> CellValue {
    if !is_error {
        return CellValue::Flag(value != 0);
    }
    let error = match value {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };
    CellValue::Error(error.into())
}

/// The first cell of a range that is merged, and what it covers.
fn merged(range: &[u8]) -> Option<(CellAddress, Covers)> {
    let at = |at| u16_at(range, at);
    let (row, last_row, column, last_column) = (at(0)?, at(2)?, at(4)?, at(6)?);
    let rows = u32::from(last_row.checked_sub(row)?) + 1;
    let columns = last_column.checked_sub(column)?.checked_add(1)?;
    Some((CellAddress { row: row.into(), column }, Covers { rows, columns }))
}
