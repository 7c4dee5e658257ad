//! Which file a path leads to, whatever the path is: links, `./`, and standard input redirected from it.

use std::fs::{self, DirEntry};
use std::io;
use std::path::Path;

/// A file: its device and number on Unix, its path without links elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FileIdentity(Identity);

#[cfg(unix)]
type Identity = (u64, u64);
#[cfg(not(unix))]
type Identity = std::path::PathBuf;

impl FileIdentity {
    /// The file behind a path, where it exists.
    pub(super) fn of(path: &Path) -> Option<Self> {
        #[cfg(unix)]
        {
            fs::metadata(path).ok().map(|about| Self::of_metadata(&about))
        }
        #[cfg(not(unix))]
        {
            fs::canonicalize(path).ok().map(FileIdentity)
        }
    }

    /// The regular file that standard input is redirected from. Unix tells it, Windows does not.
    pub(super) fn of_stdin() -> Option<Self> {
        #[cfg(unix)]
        {
            Self::of_stream(&io::stdin())
        }
        #[cfg(not(unix))]
        {
            None
        }
    }

    /// The regular file that standard output is redirected to. Unix tells it, Windows does not.
    pub(super) fn of_stdout() -> Option<Self> {
        #[cfg(unix)]
        {
            Self::of_stream(&io::stdout())
        }
        #[cfg(not(unix))]
        {
            None
        }
    }

    #[cfg(unix)]
    fn of_stream(stream: &impl std::os::fd::AsFd) -> Option<Self> {
        let about = fs::File::from(stream.as_fd().try_clone_to_owned().ok()?).metadata().ok()?;
        about.is_file().then(|| Self::of_metadata(&about))
    }

    #[cfg(unix)]
    fn of_metadata(about: &fs::Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        FileIdentity((about.dev(), about.ino()))
    }

    /// Whether an entry of a folder may be this file, by what the folder says of it.
    pub(super) fn may_be(&self, entry: &DirEntry) -> bool {
        #[cfg(unix)]
        {
            number_in_folder(entry).is_some_and(|number| number == self.0.1)
        }
        #[cfg(not(unix))]
        {
            self.0.file_name() == Some(&entry.file_name())
        }
    }
}

/// The number by which a folder knows a file: two names with the same number are one file. `None` where there is none.
#[cfg_attr(unix, expect(clippy::unnecessary_wraps, reason = "other systems have none"))]
pub(super) fn number_in_folder(entry: &DirEntry) -> Option<u64> {
    #[cfg(unix)]
    {
        Some(std::os::unix::fs::DirEntryExt::ino(entry))
    }
    #[cfg(not(unix))]
    {
        let _ = entry;
        None
    }
}
