//! A file that is written whole or not at all: its bytes are put beside it, and take its place once all are there.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::bail;

use super::complaint::Complaint;
use super::messages::files::{DanglingLink, FolderForResult, NoFolder, NotAFile, NotWritten};
use crate::text::visible;

/// Puts bytes into a file, whole or not at all: they are written beside it and take its place.
///
/// # Errors
/// Where that fails; the file is then as it was.
pub(super) fn overwrite(bytes: &[u8], path: &Path) -> anyhow::Result<()> {
    let mut beside = Beside::new(path)?;
    beside.write_all(bytes).map_err(|error| unchanged(&beside.shown, error))?;
    beside.take_place()
}

/// Makes a folder for results, with those above it.
///
/// # Errors
/// Where that fails.
pub(super) fn make_folder(path: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(path).map_err(|error| unchanged(&visible(&path.to_string_lossy()), error))?;
    Ok(())
}

fn unchanged(shown: &str, error: io::Error) -> Complaint {
    Complaint::new(NotWritten { name: shown.to_owned(), why: error.into() })
}

/// A new file beside the one whose place it takes when it is whole.
pub(super) struct Beside {
    file: tempfile::NamedTempFile,
    target: PathBuf,
    permissions: Option<fs::Permissions>,
    shown: String,
}

impl Beside {
    /// Begins it.
    ///
    /// # Errors
    /// Where no file can take the place that is meant.
    pub(super) fn new(path: &Path) -> anyhow::Result<Self> {
        let shown = visible(&path.to_string_lossy());
        // through a link to the file that it names, so that the link stays
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let existing = fs::metadata(&target).ok();
        if existing.is_none() && fs::symlink_metadata(&target).is_ok() {
            bail!(Complaint::new(DanglingLink { name: shown }));
        }
        if existing.as_ref().is_some_and(fs::Metadata::is_dir) {
            bail!(Complaint::new(FolderForResult { name: shown }));
        }
        if existing.as_ref().is_some_and(|existing| !existing.is_file()) {
            bail!(Complaint::new(NotAFile { name: shown }));
        }
        let folder = folder_of(&target);
        if !folder.is_dir() {
            let folder = visible(&folder.to_string_lossy());
            bail!(Complaint::new(NoFolder { name: shown, folder }));
        }
        let file = new_file(folder).map_err(|error| unchanged(&shown, error))?;
        Ok(Beside { file, target, permissions: existing.map(|existing| existing.permissions()), shown })
    }

    /// The name of the file that is meant, safe to show.
    pub(super) fn name(&self) -> &str {
        &self.shown
    }

    /// Ends it: it takes its place.
    ///
    /// # Errors
    /// Where that fails; the file is then as it was.
    pub(super) fn take_place(self) -> anyhow::Result<()> {
        let Beside { file, target, permissions, shown } = self;
        let take = || -> io::Result<()> {
            if let Some(permissions) = permissions {
                file.as_file().set_permissions(permissions)?;
            }
            file.as_file().sync_all()?;
            file.persist(&target).map_err(|failed| failed.error)?;
            sync_folder(folder_of(&target))
        };
        Ok(take().map_err(|error| unchanged(&shown, error))?)
    }
}

impl Write for Beside {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

fn folder_of(target: &Path) -> &Path {
    target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A file beside the target, with the permissions that the user gives new files.
fn new_file(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".score-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}
