//! Other values in the XML of an open workbook. A cell that stands for several is taken apart; one in a row that stands for
//! several is left.

use std::ops::Range;

use quick_xml::escape::escape;

use super::ods::NOT_READ;
use super::rewrite::Patches;
use super::rewrite_xlsx::Patch;
use super::rewrite_xml::{Piece, Tags, attribute_value, with_attribute, without_attribute};
use crate::source::CellAddress;
use crate::source::workbook::{CellChange, CellValue};

/// For how many columns, and rows, an element stands.
const COLUMNS: &str = "table:number-columns-repeated";
const ROWS: &str = "table:number-rows-repeated";

/// The sheets of a content part.
pub(super) struct OdsSheets<'t> {
    tags: Tags<'t>,
    text: &'t str,
    changes: &'t [CellChange],
    has_comma: bool,
    patches: Vec<Patch>,
    made: Vec<CellChange>,
}

impl<'t> OdsSheets<'t> {
    /// The patches that give cells other values; `None` if the XML is not understood.
    pub fn patches(text: &'t str, changes: &'t [CellChange]) -> Option<Patches> {
        let (patches, made) = (Vec::new(), Vec::new());
        let has_comma = shows_comma(text);
        let mut sheets = OdsSheets { tags: Tags::of(text), text, changes, has_comma, patches, made };
        let mut next = 0;
        while let Some((piece, _)) = sheets.tags.next()? {
            match piece {
                Piece::Start("table") => {
                    sheets.sheet(next)?;
                    next += 1;
                }
                Piece::Empty("table") => next += 1,
                Piece::Start(name) if NOT_READ.contains(&name) || name == "automatic-styles" => {
                    sheets.tags.skip()?;
                }
                _ => {}
            }
        }
        let left = changes.iter().filter(|change| !sheets.made.contains(change)).cloned().collect();
        Some((sheets.patches, left))
    }

    fn sheet(&mut self, sheet: usize) -> Option<()> {
        let mut row = 0_u32;
        loop {
            let (piece, span) = self.tags.next()??;
            match piece {
                Piece::Start("table-row") => row = self.row(sheet, row, span)?,
                Piece::Empty("table-row") => row = row.checked_add(repeats(&self.text[span], ROWS))?,
                Piece::Start(name) if NOT_READ.contains(&name) => {
                    self.tags.skip()?;
                }
                Piece::End("table") => return Some(()),
                _ => {}
            }
        }
    }

    fn row(&mut self, sheet: usize, row: u32, tag: Range<usize>) -> Option<u32> {
        let rows = repeats(&self.text[tag], ROWS);
        let mut column = 0_u32;
        loop {
            let (piece, span) = self.tags.next()??;
            match piece {
                Piece::Start("table-cell" | "covered-table-cell") => {
                    let times = repeats(&self.text[span.clone()], COLUMNS);
                    let paragraphs = self.paragraphs()?;
                    let end = self.tags.end();
                    if rows == 1 {
                        self.cell((sheet, row, column, times), (span.start..end, span), &paragraphs);
                    }
                    column = column.checked_add(times)?;
                }
                Piece::Empty("table-cell" | "covered-table-cell") => {
                    column = column.checked_add(repeats(&self.text[span], COLUMNS))?;
                }
                Piece::Start(_) => {
                    self.tags.skip()?;
                }
                Piece::End(_) => return row.checked_add(rows),
                Piece::Empty(_) | Piece::Other => {}
            }
        }
    }

    /// The contents of the paragraphs of a cell that was just begun.
    fn paragraphs(&mut self) -> Option<Vec<Range<usize>>> {
        let mut paragraphs = Vec::new();
        loop {
            let (piece, span) = self.tags.next()??;
            match piece {
                Piece::Start("p") => paragraphs.push(span.end..self.tags.skip()?.start),
                Piece::Start(_) => {
                    self.tags.skip()?;
                }
                Piece::Empty("p") => paragraphs.push(span.end..span.end),
                Piece::End(_) => return Some(paragraphs),
                Piece::Empty(_) | Piece::Other => {}
            }
        }
    }

    /// Changes the cells that an element stands for.
    fn cell(
        &mut self,
        (sheet, row, first, times): (usize, u32, u32, u32),
        (whole, tag): (Range<usize>, Range<usize>),
        paragraphs: &[Range<usize>],
    ) {
        let is_meant = |change: &CellChange, column: u32| {
            change.sheet == sheet && change.at.row == row && u32::from(change.at.column) == column
        };
        let of_element = |change: &&CellChange| {
            let CellAddress { row: at, column } = change.at;
            change.sheet == sheet && at == row && (first..first + times).contains(&column.into())
        };
        let meant: Vec<&CellChange> = self.changes.iter().filter(of_element).collect();
        if meant.is_empty() {
            return;
        }
        let (body, tag): (&str, &str) = (&self.text[tag.end..whole.end], &self.text[tag]);
        let times_over = |times: u32| match times {
            0 => String::new(),
            1 => without_attribute(tag, COLUMNS) + body,
            more => with_attribute(tag, COLUMNS, &more.to_string()).unwrap_or_default() + body,
        };
        let (mut written, mut before, mut made) = (String::new(), 0, Vec::new());
        for column in first..first + times {
            let change = meant.iter().find(|change| is_meant(change, column));
            let changed =
                change.and_then(|change| self.changed(tag, (body, whole.end), paragraphs, &change.value));
            match changed.zip(change) {
                Some((changed, change)) => {
                    written.push_str(&times_over(std::mem::take(&mut before)));
                    written.push_str(&changed);
                    made.push((*change).clone());
                }
                None => before += 1,
            }
        }
        written.push_str(&times_over(before));
        if !made.is_empty() {
            self.patches.push((whole, written));
            self.made.extend(made);
        }
    }

    /// An element of one cell with another value; `None` if it has no place for it.
    fn changed(
        &self,
        tag: &str,
        (body, end): (&str, usize),
        paragraphs: &[Range<usize>],
        value: &CellValue,
    ) -> Option<String> {
        let kind = attribute_value(tag, "office:value-type").unwrap_or_default();
        let mut tag = without_attribute(tag, COLUMNS);
        let start = end - body.len();
        let shown = match (value, paragraphs) {
            (CellValue::Number(figure), [] | [_]) if matches!(kind, "float" | "percentage" | "currency") => {
                tag = with_attribute(&tag, "office:value", figure)?;
                paragraphs.first().map(|shown| self.shown(&self.text[shown.clone()], figure))
            }
            (CellValue::Text(words), [_]) if matches!(kind, "string" | "") => {
                if attribute_value(&tag, "office:string-value").is_some() {
                    tag = with_attribute(&tag, "office:string-value", &escape(&**words))?;
                }
                Some(escape(&**words).into_owned())
            }
            _ => return None,
        };
        let body = match (shown, paragraphs) {
            (Some(shown), [paragraph]) => {
                [&body[..paragraph.start - start], &shown, &body[paragraph.end - start..]].concat()
            }
            _ => body.to_owned(),
        };
        Some(tag + &body)
    }

    /// A number as the cell showed the one before: with its mark, and with as many decimals at least.
    fn shown(&self, before: &str, figure: &str) -> String {
        let is_digit = |c: char| c.is_ascii_digit();
        let mark = before.rfind(['.', ',']).filter(|at| before[at + 1..].starts_with(is_digit));
        let comma = mark.map_or(self.has_comma, |at| before[at..].starts_with(','));
        let places = mark.map_or(0, |at| before[at + 1..].chars().take_while(|c| is_digit(*c)).count());
        let (whole, decimals) = figure.split_once('.').unwrap_or((figure, ""));
        let decimals = format!("{decimals:0<places$}");
        match (decimals.is_empty(), comma) {
            (true, _) => whole.to_owned(),
            (false, true) => format!("{whole},{decimals}"),
            (false, false) => format!("{whole}.{decimals}"),
        }
    }
}

fn repeats(tag: &str, name: &str) -> u32 {
    attribute_value(tag, name).and_then(|count| count.parse().ok()).unwrap_or(1).max(1)
}

/// Whether the file shows a number with a decimal comma.
fn shows_comma(text: &str) -> bool {
    text.match_indices("<text:p>").any(|(at, tag)| {
        let shown = &text[at + tag.len()..];
        let rest = shown.trim_start_matches(|c: char| c.is_ascii_digit());
        rest.len() < shown.len()
            && rest.strip_prefix(',').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    })
}
