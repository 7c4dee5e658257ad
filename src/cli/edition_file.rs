//! Files of editions: their bytes, and whether they say what the shipped edition of their id does.

use std::path::Path;

use anyhow::bail;

use super::complaint::Complaint;
use super::messages::files::unread;
use super::messages::forms::{EditionDiffers, KeyOfEdition, KeyOfRow, NoEdition, NoEditionInside, hint};
use super::messages::options::Hint;
use super::near_files::near_file;
use crate::criteria::{Criteria, Difference, EDITIONS, edition, first_difference};
use crate::finding::{Finding, Place, SourceId};
use crate::hash::sha256;
use crate::language::Quoted;
use crate::read::{foreign_for, reader_for};
use crate::receipt::short;
use crate::source::{SourceText, read_file};
use crate::suggestion::Suggestion;
use crate::text::visible;

/// The text of an edition that is not shipped.
///
/// # Errors
/// Where there is none, or it cannot be read.
pub(super) fn edition_bytes(path: &Path) -> anyhow::Result<Vec<u8>> {
    let asked = path.to_string_lossy();
    if !path.exists() && !asked.contains(['/', '\\', '.']) {
        let (ids, near) = (EDITIONS.iter().map(|edition| edition.id), near_file(path));
        let near = near.map(|near| near.to_string_lossy().into_owned());
        let hint = near.map_or_else(|| hint(&asked, ids), |near| Hint(Suggestion::Near(visible(&near))));
        bail!(Complaint::new(NoEdition { asked: visible(&asked), hint }));
    }
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    let is_form = reader_for(&ending).is_some_and(|reader| reader.name != "toml");
    if path.is_file() && (is_form || foreign_for(&ending).is_some()) {
        bail!(Complaint::new(NoEditionInside { name: visible(&asked) }));
    }
    read_file(path).map_err(|error| unread(path, error).into())
}

/// The finding for an edition that has the id of a shipped one and says something else.
pub(super) fn edition_differs(criteria: &Criteria, id: SourceId, own: &SourceText) -> Option<Finding> {
    let shipped = edition(&criteria.id)?;
    let hash = sha256(shipped.text.as_bytes());
    if criteria.sha256 == hash {
        return None;
    }
    let Difference { row, key, span } = first_difference(own, &SourceText::embedded("", shipped.text))?;
    let key = Quoted(visible(&key));
    let first = match row {
        Some(row) => KeyOfRow { row: visible(&row), key }.into(),
        None => KeyOfEdition { key }.into(),
    };
    let (own, shipped) = (short(&criteria.sha256).to_owned(), short(&hash).to_owned());
    let differs = EditionDiffers { id: criteria.id.clone(), own, shipped, first };
    Some(Finding::from(differs).at(&Place::new(id, span)))
}
