//! `--open`: a result is written as a page, and shown in the browser.

use std::io;
use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::Args;

use super::complaint::Complaint;
use super::messages::open::{NoRoomForPage, OpenIsPage, PageNotShown};
use super::options::OutputOptions;
use super::output::tell;
use crate::language::{Language, Show};
use crate::text::visible;
use crate::write::{Format, Parts};

/// Whether a result is shown in the browser.
#[derive(Args, Clone, Copy, Debug, Default)]
pub(super) struct OpenOption {
    /// Write the result as a page and show it in the browser; without -o it goes into a temporary file
    #[arg(long)]
    pub open: bool,
}

/// The ending of a page.
const PAGE: &str = "html";

impl OutputOptions {
    /// The same with a file for the page that is to be shown, which is called so where nobody gave it a name.
    ///
    /// # Errors
    /// If another format was requested, or the file cannot be created.
    pub(super) fn ready_to_open(&self, parts: Parts, name: &str) -> anyhow::Result<Self> {
        let mut output = self.clone();
        let Some(page) = Format::by_ending(parts, PAGE).filter(|_| self.open.open) else { return Ok(output) };
        match self.asked(parts) {
            Some(format) if format.name != page.name => {
                bail!(Complaint::new(OpenIsPage { format: format.name }))
            }
            Some(_) | None => output.format = Some(page),
        }
        if output.output.is_none() {
            output.output = Some(temporary(name)?);
        }
        Ok(output)
    }
}

/// A new file that nobody else knows, under a name that the browser can show.
fn temporary(name: &str) -> anyhow::Result<PathBuf> {
    let folder = tempfile::Builder::new().prefix("score-").tempdir();
    let folder = folder.map_err(|error| Complaint::new(NoRoomForPage { why: error.into() }))?;
    // it must be there as long as the browser shows it; the system clears the place
    Ok(folder.keep().join(format!("{name}.{PAGE}")))
}

/// What a page about some files is called: as the one file is, or by a word.
pub(super) fn page_name(files: &[PathBuf], several: &str) -> String {
    match files {
        [file] if file.as_os_str() != "-" => {
            let stem = file.file_stem().unwrap_or_default().to_string_lossy();
            if stem.is_empty() { several.to_owned() } else { stem.into_owned() }
        }
        _ => several.to_owned(),
    }
}

/// Shows a page. Where that fails it is there all the same, and its name is told.
pub(super) fn show_page(page: &Path, language: Language) {
    let whole = std::path::absolute(page).unwrap_or_else(|_| page.to_owned());
    let Err(error) = opener::open_browser(&whole) else { return };
    let why = match error {
        opener::OpenError::Io(error) | opener::OpenError::Spawn { source: error, .. } => error,
        other => io::Error::other(other.to_string()),
    };
    let name = visible(&whole.to_string_lossy());
    tell(&format!("{}\n", PageNotShown { name, why: why.into() }.said(language)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_called_as_its_file_is() {
        for (files, name) in [
            (&["towns/la-gi.toml"][..], "la-gi"),
            (&["Phiếu La Gi.v2.xlsx"], "Phiếu La Gi.v2"),
            (&["-"], "check"),
            (&["a.toml", "b.toml"], "check"),
            (&[], "check"),
        ] {
            let files: Vec<PathBuf> = files.iter().map(PathBuf::from).collect();
            assert_eq!(page_name(&files, "check"), name, "{files:?}");
        }
    }
}
