//! Reading a file that somebody else sent: regular files only, of bounded size.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The largest criteria or submission that is read, in bytes.
pub(crate) const MAX_BYTES: u64 = 16 << 20;

/// Room for a form.
const USUAL: usize = 16 << 10;

/// Why a file was not read.
#[derive(Debug)]
pub(crate) enum ReadError {
    /// The system says no.
    System(io::Error),
    /// A folder, a pipe or a device.
    NotRegular,
    /// Larger than [`MAX_BYTES`].
    TooLarge,
}

impl std::fmt::Display for ReadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            ReadError::System(error) => match error.kind() {
                io::ErrorKind::NotFound => f.write_str("there is no such file"),
                io::ErrorKind::PermissionDenied => f.write_str("you may not read this file"),
                _ => write!(f, "{error}"),
            },
            ReadError::NotRegular => {
                f.write_str("not a regular file; to read a pipe, give `-` and pipe into it")
            }
            ReadError::TooLarge => {
                write!(f, "larger than {} MiB, the most that one form may have", MAX_BYTES >> 20)
            }
        }
    }
}

impl std::error::Error for ReadError {}

/// The length of a regular file; `None` where there is none.
pub(crate) fn length_of(path: &Path) -> Option<u64> {
    std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file).map(|about| about.len())
}

/// The bytes of a regular file.
///
/// # Errors
/// See [`ReadError`].
pub(crate) fn read_file(path: &Path) -> Result<Vec<u8>, ReadError> {
    // looked at before it is opened: opening a pipe without a writer would wait forever
    let about = std::fs::metadata(path).map_err(ReadError::System)?;
    if about.is_file() { read_regular(path, about.len()) } else { Err(ReadError::NotRegular) }
}

/// The bytes of a file that is known to be a regular one, of about this length.
///
/// # Errors
/// See [`ReadError`].
pub(crate) fn read_regular(path: &Path, length: u64) -> Result<Vec<u8>, ReadError> {
    bounded(File::open(path).map_err(ReadError::System)?, length)
}

/// The first bytes of a file, at most so many.
///
/// # Errors
/// Where the system says no.
pub(crate) fn read_beginning(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(USUAL);
    File::open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// All of standard input.
///
/// # Errors
/// See [`ReadError`].
pub(crate) fn read_stdin() -> Result<Vec<u8>, ReadError> {
    bounded(io::stdin().lock(), 0)
}

fn bounded(reader: impl Read, length: u64) -> Result<Vec<u8>, ReadError> {
    // with room to spare, the end is found without growing
    let room = usize::try_from(length.min(MAX_BYTES)).unwrap_or(0) + 64;
    let mut bytes = Vec::with_capacity(room);
    reader.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(ReadError::System)?;
    if bytes.len() as u64 > MAX_BYTES { Err(ReadError::TooLarge) } else { Ok(bytes) }
}
