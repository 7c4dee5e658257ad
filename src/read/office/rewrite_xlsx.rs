//! Other values in the XML of a sheet of an .xlsx.
//!
//! A number stays a number: only what stands in its `v` changes. A text that is shared with other cells becomes a text of
//! its own (`inlineStr`), because the shared one may stand elsewhere; its style, and every other attribute, stays.

use std::ops::Range;

use quick_xml::escape::escape;

use super::rewrite::Patches;
use super::rewrite_xml::{Piece, Tags, attribute_value};
use crate::source::CellAddress;
use crate::source::workbook::{CellChange, CellValue};

/// What takes the place of a part of a text.
pub(super) type Patch = (Range<usize>, String);

/// A cell in the text of its sheet.
struct Cell {
    /// Its first tag.
    tag: Range<usize>,
    value: Option<Inner>,
    rich: Option<Inner>,
}

/// An element within it.
struct Inner {
    whole: Range<usize>,
    content: Range<usize>,
    /// The prefix of its name, with the colon.
    prefix: String,
}

/// The patches that give cells other values; `None` if the XML is not understood.
pub(super) fn sheet_patches(text: &str, changes: &[CellChange]) -> Option<Patches> {
    let mut tags = Tags::of(text);
    let (mut row, mut column) = (0_u32, 0_u16);
    let (mut patches, mut found) = (Vec::new(), Vec::new());
    while let Some((piece, span)) = tags.next()? {
        match piece {
            Piece::Start("row") | Piece::Empty("row") => {
                if let Some(number) = attribute_value(&text[span], "r") {
                    row = number.parse::<u32>().ok()?.checked_sub(1)?;
                }
                column = 0;
                row += u32::from(matches!(piece, Piece::Empty(_)));
            }
            Piece::End("row") => row += 1,
            Piece::Start("c") | Piece::Empty("c") => {
                if let Some(at) = attribute_value(&text[span.clone()], "r") {
                    let at = CellAddress::parse(at)?;
                    (row, column) = (at.row, at.column);
                }
                let at = CellAddress { row, column };
                column = column.checked_add(1)?;
                if matches!(piece, Piece::Empty(_)) {
                    continue;
                }
                let cell = cell(&mut tags, text, span)?;
                if let Some(change) = changes.iter().find(|change| change.at == at) {
                    let patch = patches_of(text, &cell, &change.value);
                    if let Some(patch) = patch.filter(|_| !found.contains(&at)) {
                        patches.extend(patch);
                        found.push(at);
                    }
                }
            }
            _ => {}
        }
    }
    let left = changes.iter().filter(|change| !found.contains(&change.at)).cloned().collect();
    Some((patches, left))
}

/// Reads a cell to its end.
fn cell(tags: &mut Tags<'_>, text: &str, tag: Range<usize>) -> Option<Cell> {
    let mut cell = Cell { tag, value: None, rich: None };
    loop {
        let (piece, span) = tags.next()??;
        match piece {
            Piece::Start(name) => {
                let end = tags.skip()?;
                let inner = Inner {
                    content: span.end..end.start,
                    prefix: prefix(&text[span.clone()]).to_owned(),
                    whole: span.start..end.end,
                };
                match name {
                    "v" => cell.value = Some(inner),
                    "is" => cell.rich = Some(inner),
                    _ => {}
                }
            }
            Piece::End(_) => return Some(cell),
            Piece::Empty(_) | Piece::Other => {}
        }
    }
}

fn prefix(tag: &str) -> &str {
    let name =
        tag.trim_start_matches('<').split([' ', '>', '/', '\t', '\r', '\n']).next().unwrap_or_default();
    name.rfind(':').map_or("", |colon| &name[..=colon])
}

/// The patches of one cell; `None` if it has no place for such a value.
fn patches_of(text: &str, cell: &Cell, value: &CellValue) -> Option<Vec<Patch>> {
    let tag = &text[cell.tag.clone()];
    let kind = attribute_value(tag, "t").unwrap_or("n");
    match (kind, value) {
        ("n", CellValue::Number(figure)) => {
            let inner = cell.value.as_ref()?;
            Some(vec![(inner.content.clone(), figure.to_string())])
        }
        ("str", CellValue::Text(words)) => {
            let inner = cell.value.as_ref()?;
            Some(vec![(inner.content.clone(), escape(&**words).into_owned())])
        }
        ("inlineStr", CellValue::Text(words)) => {
            let inner = cell.rich.as_ref()?;
            Some(vec![(inner.whole.clone(), inline(&inner.prefix, words))])
        }
        ("s", CellValue::Text(words)) => {
            let inner = cell.value.as_ref()?;
            let kind = super::rewrite_xml::attribute_span(tag, "t")?;
            let kind = cell.tag.start + kind.start..cell.tag.start + kind.end;
            Some(vec![(kind, "inlineStr".to_owned()), (inner.whole.clone(), inline(&inner.prefix, words))])
        }
        _ => None,
    }
}

/// A text of a cell's own.
fn inline(prefix: &str, words: &str) -> String {
    let space = if words.trim() == words { "" } else { " xml:space=\"preserve\"" };
    format!("<{prefix}is><{prefix}t{space}>{}</{prefix}t></{prefix}is>", escape(words))
}
