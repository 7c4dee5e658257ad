//! Other values for some cells of a workbook, and nothing else of its file touched: every other part keeps its bytes, as
//! they are packed, and of the sheet only what says the value of those cells changes.

use super::package::Package;
use super::rewrite_ods::OdsSheets;
use super::rewrite_xlsx::{Patch, sheet_patches};
use super::rewrite_zip::replace_parts;
use super::{ZIP, layout, ods, xlsx};
use crate::source::workbook::{CellChange, Workbook};

/// Why no cell of a file is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotRewritten {
    /// It is of a kind that is not written.
    Kind,
    /// It is packed or written in a way that cannot be changed without touching more.
    Otherwise,
}

/// A file with other values in some of its cells.
#[derive(Debug)]
pub(crate) struct Rewritten {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Changes that were not made, because their cells cannot be changed by themselves.
    pub left: Vec<CellChange>,
}

/// What an edit of one part gives: where what takes the place of what, and the changes that cannot be made.
pub(super) type Patches = (Vec<Patch>, Vec<CellChange>);

/// The bytes of the file of a workbook, with these values.
///
/// # Errors
/// If the file is not written, or the result would not read back as the same workbook with exactly these values.
pub(crate) fn rewrite_cells(
    bytes: &[u8],
    workbook: &Workbook,
    changes: &[CellChange],
) -> Result<Rewritten, NotRewritten> {
    if !bytes.starts_with(ZIP) {
        return Err(NotRewritten::Kind);
    }
    let mut package = Package::open(bytes).map_err(|_| NotRewritten::Otherwise)?;
    let (mut parts, mut left) = (Vec::new(), Vec::new());
    for (part, of) in parts_of(&mut package, changes)? {
        let text = package.whole(&part).ok_or(NotRewritten::Otherwise)?;
        let found = match of {
            Part::Sheet(changes) => sheet_patches(&text, &changes),
            Part::Content(changes) => OdsSheets::patches(&text, &changes),
        };
        let (patches, unmade) = found.ok_or(NotRewritten::Otherwise)?;
        left.extend(unmade);
        if !patches.is_empty() {
            parts.push((part, patched(&text, patches)));
        }
    }
    let written = replace_parts(bytes, &mut package, &parts).ok_or(NotRewritten::Otherwise)?;
    let made: Vec<CellChange> = changes.iter().filter(|change| !left.contains(change)).cloned().collect();
    let (text, cells) = layout(&written).map_err(|_| NotRewritten::Otherwise)?.finish();
    // spans move with the lengths of figures; all else is as it was
    let again = crate::source::SourceText::workbook("", relaid(&workbook.changed(&made)));
    let same = again.text == text && again.workbook_shown() == Some(cells.workbook());
    if same { Ok(Rewritten { bytes: written, left }) } else { Err(NotRewritten::Otherwise) }
}

enum Part {
    Sheet(Vec<CellChange>),
    Content(Vec<CellChange>),
}

/// The parts that hold the cells.
fn parts_of(package: &mut Package<'_>, changes: &[CellChange]) -> Result<Vec<(String, Part)>, NotRewritten> {
    if package.has(xlsx::WORKBOOK) {
        let names = xlsx::sheet_parts(package).map_err(|_| NotRewritten::Otherwise)?;
        let of = |sheet: usize| changes.iter().filter(|change| change.sheet == sheet).cloned().collect();
        let parts = names.into_iter().enumerate().map(|(sheet, name)| (name, of(sheet)));
        let filled = parts.filter(|(_, changes): &(_, Vec<CellChange>)| !changes.is_empty());
        return Ok(filled.map(|(name, changes)| (name, Part::Sheet(changes))).collect());
    }
    let kind = package.beginning("mimetype", 100).unwrap_or_default();
    if memchr::memmem::find(&kind, b"opendocument.spreadsheet").is_some() {
        return Ok(vec![(ods::CONTENT.to_owned(), Part::Content(changes.to_vec()))]);
    }
    Err(NotRewritten::Kind)
}

fn patched(text: &str, mut patches: Vec<Patch>) -> String {
    patches.sort_by_key(|(span, _)| span.start);
    let (mut patched, mut at) = (String::with_capacity(text.len()), 0);
    for (span, new) in patches {
        patched.push_str(&text[at..span.start]);
        patched.push_str(&new);
        at = span.end;
    }
    patched.push_str(&text[at..]);
    patched
}

/// A workbook laid out anew.
fn relaid(workbook: &Workbook) -> crate::source::cells::Layout {
    let mut layout = crate::source::cells::Layout::default();
    for sheet in &workbook.sheets {
        let begun = layout.sheet(&sheet.name);
        (begun.hidden, begun.comments, begun.coloured) = (sheet.hidden, sheet.comments, sheet.coloured);
        for row in &sheet.rows {
            let begun = layout.row(row.row);
            (begun.hidden, begun.page_break) = (row.hidden, row.page_break);
            for cell in &row.cells {
                layout.cell(cell.column, cell.content.clone());
            }
        }
    }
    layout.names(workbook.names.clone());
    layout
}
