//! `score check --fix` of a workbook: a copy beside it with the right figures. The file itself was signed or sent by
//! somebody, and stays as it is; what no program can put right is listed, cell by cell.

use std::path::{Path, PathBuf};

use anyhow::bail;

use super::complaint::Complaint;
use super::findings_output::shown_name;
use super::messages::files::unread;
use super::messages::fixing::{CellByHand, CopyExists, CopyWritten, NotInThisKind, reasons};
use super::messages::forms::Unfixable;
use super::messages::results::{ColumnOfFile, FIGURES, FigureFixed, FiguresFixed};
use super::whole_file::overwrite;
use crate::fix::{ByHand, CellEdits, Edit, cell_edits};
use crate::language::{Counted, Language, NodeCode, Show, Text};
use crate::read::{NotRewritten, Rewritten, rewrite_cells};
use crate::source::workbook::Workbook;
use crate::source::{SourceText, read_file};

/// What is between the name of a file and its ending in the name of its copy.
const FIXED: &str = "fixed";
/// The endings of the files of which copies are written.
const WRITTEN: [&str; 3] = ["xlsx", "xlsm", "ods"];

/// What became of a workbook.
pub(super) struct WorkbookFix {
    /// The copy, if one was written.
    pub copy: Option<PathBuf>,
    /// What was changed, and what a person has to change.
    pub text: String,
}

/// Whether a copy of such a file can be written, by its name.
pub(super) fn has_copies(file: &Path) -> bool {
    let ending = file.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    WRITTEN.contains(&ending.as_str())
}

/// Writes the copy.
///
/// # Errors
/// Where the file cannot be read again, or the copy not be written.
pub(super) fn fix_workbook(
    file: &Path,
    (source, workbook): (&SourceText, &Workbook),
    edits: &[Edit],
    language: Language,
) -> anyhow::Result<WorkbookFix> {
    let name = shown_name(file);
    let bytes = read_file(file).map_err(|error| unread(file, error))?;
    let mut planned = cell_edits(edits, source, workbook);
    let Rewritten { bytes: fixed, left } = match rewrite_cells(&bytes, workbook, &planned.changes()) {
        Ok(rewritten) => rewritten,
        Err(NotRewritten::Otherwise) => bail!(Complaint::new(Unfixable { name })),
        Err(NotRewritten::Kind) => {
            let mut text = format!("{}\n", NotInThisKind { name: name.clone() }.said(language));
            for edit in edits {
                let is_formula =
                    planned.by_hand.iter().any(|(by_hand, why)| by_hand == &edit && *why == ByHand::Formula);
                let reason = if is_formula { reasons::FORMULA } else { reasons::NONE };
                text.push_str(&by_hand(edit, reason, source, language));
            }
            return Ok(WorkbookFix { copy: None, text });
        }
    };
    planned.leave(&left);
    let copy = (!planned.changed.is_empty()).then(|| copy_of(file));
    if let Some(copy) = &copy {
        write_copy(&fixed, copy)?;
    }
    Ok(WorkbookFix { text: text(&planned, &name, copy.as_deref(), source, language), copy })
}

/// `form.fixed.xlsx` for `form.xlsx`.
fn copy_of(file: &Path) -> PathBuf {
    let ending = file.extension().unwrap_or_default().to_string_lossy();
    file.with_extension(if ending.is_empty() { FIXED.to_owned() } else { format!("{FIXED}.{ending}") })
}

/// A copy that is there already may have been worked on since.
fn write_copy(bytes: &[u8], copy: &Path) -> anyhow::Result<()> {
    if std::fs::symlink_metadata(copy).is_ok() {
        if read_file(copy).is_ok_and(|known| known == bytes) {
            return Ok(());
        }
        bail!(Complaint::new(CopyExists { name: shown_name(copy) }));
    }
    overwrite(bytes, copy)
}

fn text(
    planned: &CellEdits<'_>,
    name: &str,
    copy: Option<&Path>,
    source: &SourceText,
    language: Language,
) -> String {
    let mut text = String::new();
    if let Some(copy) = copy {
        let copy = shown_name(copy);
        for (edit, _) in &planned.changed {
            let fixed = FigureFixed {
                name: source.position(edit.span.start).of_file(&copy),
                code: NodeCode(edit.code.clone()),
                column: ColumnOfFile(edit.column),
                old: edit.old.clone(),
                new: edit.new.clone(),
            };
            text.push_str(&format!("{}\n", fixed.said(language)));
        }
        let sums = planned.changed.iter().filter(|(edit, _)| edit.is_sum).count();
        let rows = Counted(planned.changed.len() - sums, FIGURES);
        text.push_str(&format!("{}\n", FiguresFixed { name: copy.clone(), rows, sums }.said(language)));
        text.push_str(&format!("{}\n", CopyWritten { name: name.to_owned(), copy }.said(language)));
    }
    for (edit, why) in &planned.by_hand {
        let reason = match why {
            ByHand::Formula => reasons::FORMULA,
            ByHand::Cell => reasons::CELL,
        };
        text.push_str(&by_hand(edit, reason, source, language));
    }
    text
}

fn by_hand(edit: &Edit, reason: Text, source: &SourceText, language: Language) -> String {
    let line = CellByHand {
        cell: source.position(edit.span.start),
        code: NodeCode(edit.code.clone()),
        column: ColumnOfFile(edit.column),
        old: edit.old.clone(),
        new: edit.new.clone(),
        reason,
    };
    format!("{}\n", line.said(language))
}
