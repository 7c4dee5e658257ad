//! Where the cells of a CSV stand, empty ones too, for whoever writes into it.

use std::ops::Range;

use super::ReadOptions;
use super::csv::{Csv, Holds, marks};
use super::csv_cells::locate;
use super::csv_fields::{Field, other_named};
use super::csv_header::header;
use crate::column::Column;
use crate::finding::{Findings, SourceId};

/// Where a cell stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CellPlace {
    /// Which bytes of the text, without its quotes.
    pub span: Range<usize>,
    /// Whether it stands in quotes.
    pub quoted: bool,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RecordPlaces {
    /// What its cell of codes says.
    pub code: String,
    /// Its cells, as many as the header has.
    pub cells: Vec<CellPlace>,
}

impl RecordPlaces {
    /// Where its last cell ends, after the quote.
    pub(crate) fn end(&self) -> usize {
        self.cells.last().map_or(0, |cell| cell.span.end + usize::from(cell.quoted))
    }
}

/// The table of a CSV of one form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CsvPlaces {
    /// What each column holds, where that is known.
    pub columns: Vec<Option<Field>>,
    /// The attributes that columns hold, by whose they are and their names.
    pub attributes: Vec<(Column, String)>,
    /// What separates cells.
    pub delimiter: u8,
    /// Whether every name in the header stands in quotes.
    pub quotes_all: bool,
    /// Its rows, without the header.
    pub records: Vec<RecordPlaces>,
}

impl CsvPlaces {
    /// The position of a column.
    pub(crate) fn column(&self, field: Field) -> Option<usize> {
        self.columns.iter().position(|known| *known == Some(field))
    }
}

/// The table of a CSV; `None` where its header is not found.
pub(crate) fn csv_places(id: SourceId, text: &str, options: ReadOptions) -> Option<CsvPlaces> {
    let found = header(text, options)?;
    let records = locate(text, found.start, found.delimiter);
    let csv =
        Csv { id, marks: marks(options, found.delimiter), delimiter: found.delimiter, holds: Holds::OneUnit };
    let mut records = records.iter(text);
    let first = records.next()?;
    let mut others = Vec::new();
    let columns = csv.header(&first, &mut others, &mut Findings::default())?;
    let code = columns.iter().position(|field| *field == Some(Field::Code))?;
    let places = records.filter(|record| !record.is_blank() && record.cells.len() >= columns.len());
    let places = places.map(|record| RecordPlaces {
        code: record.composed(code).into_owned(),
        cells: record.cells[..columns.len()]
            .iter()
            .map(|cell| CellPlace { span: cell.span.clone(), quoted: cell.quoted })
            .collect(),
    });
    let records = places.collect();
    let quotes_all = first.cells.iter().all(|cell| cell.quoted);
    let attributes = others.iter().filter_map(|other| other_named(&other.value)).collect();
    Some(CsvPlaces { columns, attributes, delimiter: found.delimiter, quotes_all, records })
}
