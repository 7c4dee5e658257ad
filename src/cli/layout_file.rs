//! What a person settled of a printed form, kept in a file beside it: `form.xlsx.score.toml`. Every later reading of the
//! form finds it there.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::bail;
use serde::{Deserialize, Serialize};

use super::complaint::Complaint;
use super::layout_options::{LayoutOptions, column_of, settled_of};
use super::messages::files::unread;
use super::messages::import::{FormIsThere, NoHeading, NotSettled};
use super::whole_file::overwrite;
use crate::criteria::Criteria;
use crate::form::{Overrides, headings_of};
use crate::read::{Reading, reader_for};
use crate::source::read_file;
use crate::source::workbook::Workbook;
use crate::text::visible;

/// What such a file ends in, after the name of its form.
const ENDING: &str = ".score.toml";

/// What such a file says.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LayoutFile {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub column: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub row: BTreeMap<String, String>,
}

/// Whether a file keeps what was settled of another one: it is no form.
pub(super) fn is_layout_file(path: &Path) -> bool {
    path.to_string_lossy().ends_with(ENDING)
}

/// The file beside a form that keeps what was settled of it.
pub(super) fn beside(form: &Path) -> PathBuf {
    let mut name = form.as_os_str().to_owned();
    name.push(ENDING);
    PathBuf::from(name)
}

/// What was settled of a form before, and what is said now above it.
///
/// # Errors
/// Where the file beside the form cannot be read.
pub(super) fn layout_of(form: &Path, said: &LayoutOptions) -> anyhow::Result<Overrides> {
    let Some(kept) = kept(&beside(form))? else { return Ok(said.overrides()) };
    let mut all = Overrides::default();
    all.sheet.clone_from(&kept.sheet);
    let wrong = || Complaint::new(NotSettled { name: visible(&beside(form).to_string_lossy()) });
    for (role, column) in &kept.column {
        let (role, column) = column_of(&format!("{role}={column}")).map_err(|_| wrong())?;
        all.add_column(role, column);
    }
    for (row, answer) in &kept.row {
        let settled = settled_of(&format!("{row}={answer}")).map_err(|_| wrong())?;
        all.rows.entry(settled.code).or_default().push((settled.column, settled.answer));
    }
    all.add(said.overrides());
    Ok(all)
}

/// What was settled of a form of a batch, with what holds of all of them; `None` where nothing was.
pub(super) fn layout_beside(form: &Path, all: &Overrides) -> Option<anyhow::Result<Overrides>> {
    let ending = form.extension()?.to_string_lossy();
    let is_printed = reader_for(&ending).is_some_and(|reader| matches!(reader.read, Reading::Form));
    if !is_printed || !beside(form).is_file() {
        return None;
    }
    Some(layout_of(form, &LayoutOptions::default()).map(|mut kept| {
        kept.add(all.clone());
        kept
    }))
}

/// The bytes of the file beside a form; `None` where there is none.
///
/// # Errors
/// Where it cannot be read.
pub(super) fn layout_bytes(form: &Path) -> anyhow::Result<Option<Vec<u8>>> {
    bytes_of(&beside(form))
}

fn bytes_of(path: &Path) -> anyhow::Result<Option<Vec<u8>>> {
    if !path.is_file() {
        return Ok(None);
    }
    Ok(Some(read_file(path).map_err(|error| unread(path, error))?))
}

fn kept(path: &Path) -> anyhow::Result<Option<LayoutFile>> {
    let Some(bytes) = bytes_of(path)? else { return Ok(None) };
    let wrong = || Complaint::new(NotSettled { name: visible(&path.to_string_lossy()) });
    let text = std::str::from_utf8(&bytes).map_err(|_| wrong())?;
    let kept = toml::from_str(text).map_err(|_| wrong())?;
    Ok(Some(kept))
}

/// Keeps what the options say in the file beside the form, with what it has already.
///
/// # Errors
/// Where the file cannot be read or written.
pub(super) fn settle(form: &Path, said: &LayoutOptions) -> anyhow::Result<PathBuf> {
    let path = beside(form);
    let mut all = kept(&path)?.unwrap_or_default();
    let now = said.as_file();
    all.sheet = now.sheet.or(all.sheet);
    all.column.extend(now.column);
    all.row.extend(now.row);
    let pairs = |pairs: &BTreeMap<String, String>| -> String {
        let quoted = |text: &String| serde_json::Value::from(text.as_str()).to_string();
        pairs.iter().map(|(key, value)| format!("{} = {}\n", quoted(key), quoted(value))).collect()
    };
    let mut text = String::new();
    if let Some(sheet) = &all.sheet {
        text.push_str(&format!("sheet = {}\n", serde_json::Value::from(sheet.as_str())));
    }
    for (name, table) in [("column", &all.column), ("row", &all.row)] {
        if !table.is_empty() {
            text.push_str(&format!("\n[{name}]\n{}", pairs(table)));
        }
    }
    overwrite(text.trim_start().as_bytes(), &path)?;
    Ok(path)
}

/// Writes the layout of a form into its edition: the headings by which its columns were found.
///
/// # Errors
/// Where the edition has a layout already, or its columns have no heading.
pub(super) fn learn(
    edition: &Path,
    criteria: &Criteria,
    workbook: &Workbook,
    layout: &Overrides,
) -> anyhow::Result<()> {
    if criteria.form != crate::criteria::FormLayout::default() {
        bail!(Complaint::new(FormIsThere { name: visible(&edition.to_string_lossy()) }));
    }
    let found = headings_of(workbook, criteria, layout);
    if let Some((role, _)) = found.iter().find(|(_, heading)| heading.is_empty()) {
        bail!(Complaint::new(NoHeading { role: role.name() }));
    }
    let bytes = read_file(edition).map_err(|error| unread(edition, error))?;
    let mut text = String::from_utf8_lossy(&bytes).trim_end().to_owned();
    text.push_str("\n\n[form]\n");
    for (role, heading) in found {
        text.push_str(&format!("{} = {}\n", role.name(), serde_json::Value::from(heading)));
    }
    overwrite(text.as_bytes(), edition)
}
