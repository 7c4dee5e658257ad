//! Any report as tables: a sheet each, texts as texts and numbers as numbers.

use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::book::{MOST_ROWS, Names, landscape, url_of};
use super::styles;
use crate::language::Language;
use crate::number::Decimal;
use crate::report::{Align, Cell, Content, Level, Sheet, Tone};
use crate::source::CellAddress;
use crate::template::{for_cell, height, workbook_number};
use crate::text::visible;

/// A column is at least, and at most so many letters wide.
const WIDTHS: std::ops::RangeInclusive<usize> = 8..=60;
/// A table from so many rows on can be filtered.
const FILTERED: usize = 4;

/// Where the text of a code leads to.
pub(super) type Links<'l> = &'l dyn Fn(&str) -> Option<(String, CellAddress)>;

/// All tables of a report.
pub(super) fn write(book: &mut Workbook, sheets: &[Sheet], language: Language) -> Result<(), XlsxError> {
    write_into(book, &mut Names::default(), sheets, language)
}

/// The same into a workbook that has sheets already.
pub(super) fn write_into(
    book: &mut Workbook,
    names: &mut Names,
    sheets: &[Sheet],
    language: Language,
) -> Result<(), XlsxError> {
    for sheet in sheets {
        // without a heading, the first of its columns that has a name says what it is about
        let titles = sheet.grid.columns.iter().map(|column| &column.title);
        let name = sheet.heading.first().map(|line| &line.text);
        let name = name.or_else(|| titles.clone().find(|title| !title.is_empty()));
        let name = name.map_or(super::words::TABLE.in_language(language), String::as_str);
        let mut page = Worksheet::new();
        page.set_name(names.unique(name))?;
        fill(&mut page, sheet, language, &|_| None)?;
        book.push_worksheet(page);
    }
    Ok(())
}

/// One table, with what stands above and below it.
pub(super) fn fill(
    page: &mut Worksheet,
    sheet: &Sheet,
    language: Language,
    links: Links<'_>,
) -> Result<(), XlsxError> {
    let columns = &sheet.grid.columns;
    let widths = widths(sheet, language);
    let mut row = 0;
    for (at, line) in sheet.heading.iter().enumerate() {
        let format = if at == 0 { styles::title() } else { styles::line(line.tone) };
        page.write_string_with_format(row, 0, shown(&line.text), &format)?;
        row += 1;
    }
    row += u32::from(row > 0);
    let heading = row;
    for (at, column) in (0..).zip(columns) {
        let title = match &column.narrow_title {
            Some(whose) => format!("{whose}: {}", column.title),
            None => column.title.clone(),
        };
        page.write_string_with_format(heading, at, shown(&title), &styles::heading())?;
        page.set_column_width(at, widths[usize::from(at)])?;
    }
    let titles = columns.iter().zip(&widths).map(|(column, width)| (column.title.as_str(), *width));
    page.set_row_height(heading, height(titles) + 4)?;
    let written = &sheet.grid.rows[..sheet.grid.rows.len().min(MOST_ROWS)];
    for (grid_row, at) in written.iter().zip(heading + 1..) {
        for ((column, cell), align) in
            (0..).zip(&grid_row.cells).zip(columns.iter().map(|column| column.align))
        {
            let mut format = styles::cell(cell.tone).set_text_wrap();
            format = match align {
                Align::Left => format.set_align(FormatAlign::Left),
                Align::Right => format.set_align(FormatAlign::Right),
            };
            if cell.indent > 0 {
                format = format.set_indent(u8::try_from(cell.indent.min(8)).unwrap_or(0));
            }
            if grid_row.level == Level::Total {
                format = styles::sum(format);
            }
            write_cell(page, (at, column), cell, language, format, links)?;
        }
        let texts: Vec<String> = grid_row.cells.iter().map(|cell| joined(cell, language)).collect();
        let lines = texts.iter().zip(&widths).map(|(text, width)| (text.as_str(), width.saturating_sub(1)));
        page.set_row_height(at, height(lines))?;
    }
    let rows = u32::try_from(written.len()).unwrap_or(u32::MAX);
    let last = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(0);
    if sheet.grid.rows.len() >= FILTERED {
        page.autofilter(heading, 0, heading + rows, last)?;
    }
    page.set_freeze_panes(heading + 1, 0)?;
    let mut row = heading + rows + 2;
    if written.len() < sheet.grid.rows.len() {
        let left_out = (sheet.grid.rows.len() - written.len()).to_string();
        let text = super::words::ROWS_LEFT_OUT.in_language(language).replace("{}", &left_out);
        page.write_string_with_format(row, 0, text, &styles::line(Tone::Caution))?;
        row += 1;
    }
    for line in &sheet.notes {
        page.write_string_with_format(row, 0, shown(&line.text), &styles::line(line.tone))?;
        row += 1;
    }
    for line in sheet.example.unwrap_or_default().lines() {
        page.write_string_with_format(row, 0, shown(line), &styles::line(Tone::Faint))?;
        row += 1;
    }
    landscape(page, Some(heading), language)
}

fn write_cell(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    language: Language,
    format: Format,
    links: Links<'_>,
) -> Result<(), XlsxError> {
    let number = |number: Decimal, shape: String| (workbook_number(number), shape);
    let alone = cell.mark.is_none() && cell.below.is_none();
    let as_number = match &cell.content {
        Content::Number(figure) if alone => Some(number(*figure, styles::decimals(figure.scale()))),
        Content::Difference(figure) if alone => Some(number(*figure, styles::signed(figure.scale()))),
        _ => None,
    };
    if let Some((number, shape)) = as_number {
        page.write_number_with_format(row, column, number, &format.set_num_format(shape))?;
        return Ok(());
    }
    let text = joined(cell, language);
    let target = match &cell.content {
        Content::Code(code) if alone => links(code),
        _ => None,
    };
    match target {
        Some((sheet, to)) => {
            let url = url_of(&sheet, to);
            let format = styles::link(format.set_num_format("@"));
            page.write_url_with_options(row, column, url.as_str(), text, "", Some(&format))?;
        }
        None if text.is_empty() => drop(page.write_blank(row, column, &format)?),
        None => drop(page.write_string_with_format(row, column, text, &format)?),
    }
    Ok(())
}

/// The lines of a cell.
fn joined(cell: &Cell, language: Language) -> String {
    let lines: Vec<String> = cell.lines(language).map(|line| visible(&line)).collect();
    for_cell(&lines.join("\n").replace('\u{a0}', " ")).into_owned()
}

/// A text of one line.
pub(super) fn shown(text: &str) -> String {
    for_cell(&visible(text).replace('\u{a0}', " ")).into_owned()
}

fn widths(sheet: &Sheet, language: Language) -> Vec<u16> {
    let letters = |text: &str| text.split('\n').map(|line| line.chars().count()).max().unwrap_or(0);
    let width = |at: usize| {
        let title = &sheet.grid.columns[at].title;
        // a heading may break at its blanks
        let title = title.split(' ').map(|word| word.chars().count()).max().unwrap_or(0);
        let cells = sheet.grid.rows.iter().filter_map(|row| row.cells.get(at));
        let widest = cells.map(|cell| letters(&joined(cell, language))).max().unwrap_or(0);
        u16::try_from((widest.max(title) + 2).clamp(*WIDTHS.start(), *WIDTHS.end())).unwrap_or(8)
    };
    (0..sheet.grid.columns.len()).map(width).collect()
}
