//! Binary workbooks of Excel (.xlsb), through calamine, cell by cell. Which rows are hidden or merged is not read.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsb};

use super::super::messages::office::DamagedPart;
use super::grid::{Grid, Grids};
use super::number_format::{DateFormat, Epoch, date_shown};
use super::package::{Package, Refusal, refusal};
use super::plain_number::plain_number;
use crate::catch_panic::catch_panic;
use crate::source::cells::Layout;
use crate::source::workbook::{CellContent, CellValue};

/// The part that lists the sheets.
pub(super) const WORKBOOK: &str = "xl/workbook.bin";
/// The largest part of texts: all of them are in memory.
const MOST_STRINGS: u64 = 4 << 20;

/// Reads all sheets. calamine believes the lengths that a file states, and breaks down over some: the lengths are looked
/// at before, and a panic is a damaged file.
///
/// # Errors
/// If the file is damaged, or holds more than is read.
pub(super) fn read_xlsb(bytes: &[u8], package: &mut Package<'_>) -> Result<Layout, Refusal> {
    package.verify_records("xl/sharedstrings.bin", MOST_STRINGS)?;
    for part in ["xl/workbook.bin", "xl/styles.bin", "xl/worksheets/"] {
        package.verify_records(part, u64::MAX)?;
    }
    catch_panic(|| read(bytes)).unwrap_or_else(|_| Err(damaged()))
}

fn damaged() -> Refusal {
    refusal(DamagedPart { part: WORKBOOK.to_owned() })
}

fn read(bytes: &[u8]) -> Result<Layout, Refusal> {
    let mut workbook = Xlsb::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let epoch = if workbook.has_1904_epoch() { Epoch::Of1904 } else { Epoch::Of1900 };
    let mut grids = Grids::default();
    let sheets = workbook.sheets_metadata().to_vec();
    for sheet in sheets.into_iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        let mut formulas = BTreeMap::new();
        let mut cells = workbook.worksheet_cells_reader(&sheet.name).map_err(|_| damaged())?;
        while let Some(cell) = cells.next_formula().map_err(|_| damaged())? {
            let at = cell.get_position();
            grids.count_text(cell.get_value().len())?;
            formulas.insert(at, cell.get_value().as_str().into());
        }
        drop(cells);
        let mut grid = Grid::named(sheet.name.as_str());
        grid.hidden = sheet.visible != SheetVisible::Visible;
        let mut cells = workbook.worksheet_cells_reader(&sheet.name).map_err(|_| damaged())?;
        while let Some(cell) = cells.next_cell().map_err(|_| damaged())? {
            let (row, column) = cell.get_position();
            let Some(value) = value(cell.get_value(), epoch) else { continue };
            let formula = formulas.remove(&(row, column));
            grids.fill(&mut grid, row, column, CellContent { value, formula, ..CellContent::default() })?;
        }
        grids.add(grid)?;
    }
    let names = workbook.defined_names().iter();
    Ok(grids
        .finish(names.map(|(name, refers_to)| (name.as_str().into(), refers_to.as_str().into())).collect()))
}

fn value(cell: &DataRef<'_>, epoch: Epoch) -> Option<CellValue> {
    let number = |value: f64| match plain_number(value) {
        Some(number) => CellValue::Number(number),
        None => CellValue::Error(value.to_string().into()),
    };
    Some(match cell {
        DataRef::Empty => return None,
        DataRef::Int(value) => CellValue::Number(value.to_string().into()),
        DataRef::Float(value) => number(*value),
        DataRef::String(text) => CellValue::Text(text.as_str().into()),
        DataRef::SharedString(text) => CellValue::Text((*text).into()),
        DataRef::Bool(flag) => CellValue::Flag(*flag),
        DataRef::Error(error) => CellValue::Error(error.to_string().into()),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => CellValue::Date(text.as_str().into()),
        DataRef::DateTime(date) => {
            let format = if date.is_duration() { DateFormat::Time } else { DateFormat::DayAndTime };
            let shown = plain_number(date.as_f64()).and_then(|number| date_shown(&number, format, epoch));
            shown.map_or_else(|| number(date.as_f64()), CellValue::Date)
        }
    })
}
