//! Where the units of a long CSV begin: by the ids that their rows name.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr;

use super::csv_units::LongCsv;
use super::scan::Record;
use crate::submission::{unit_key, unit_key_of_bytes};

impl LongCsv {
    /// Whether a row begins another unit. One that names none stays with the unit before, which is told of it; and so does
    /// the header, if it stands again.
    pub(super) fn begins_unit(&self, bytes: &[u8], id: &Range<usize>, record: &Record) -> bool {
        let Some(cell) = &record.cell else { return false };
        let same = bytes[cell.clone()] == bytes[id.clone()] && memchr(b'"', &bytes[cell.clone()]).is_none();
        if same {
            return false;
        }
        let key = key_of(bytes, cell);
        !key.is_empty() && key != key_of(bytes, id) && !self.is_header(&bytes[record.start..record.end])
    }

    /// Whether a line is the header.
    pub fn is_header(&self, line: &[u8]) -> bool {
        line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line) == self.header_line.as_bytes()
    }
}

/// The key of the unit that a cell names; empty if it names none.
pub(super) fn key_of<'b>(bytes: &'b [u8], cell: &Range<usize>) -> Cow<'b, str> {
    let content = &bytes[cell.clone()];
    if memchr(b'"', content).is_some() {
        let before = bytes[..cell.start].iter().rev().find(|byte| !matches!(byte, b' ' | b'\t'));
        if before == Some(&b'"') {
            // within quotes, a quote that stands twice is one
            let content = String::from_utf8_lossy(content).replace("\"\"", "\"");
            return Cow::Owned(unit_key(&content).into_owned());
        }
    }
    unit_key_of_bytes(content)
}
