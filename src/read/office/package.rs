//! Parts of a zip file, none of them larger than is read, whatever the file says of its sizes.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::rc::Rc;

use memchr::memmem;
use zip::{CompressionMethod, ZipArchive};

use super::super::messages::office::{
    CutOff, DamagedPart, FileTooLarge, MissingPart, PartTooLarge, PartTwice, PasswordNeeded, TooManyParts,
};
use super::xml::Xml;
use crate::finding::Finding;
use crate::language::Grouped;

/// Why a file is not read.
pub(super) type Refusal = Box<Finding>;

/// A refusal that says this.
pub(super) fn refusal(what: impl Into<Finding>) -> Refusal {
    Box::new(what.into())
}

/// The largest part, unpacked.
const MOST_OF_PART: usize = 64 << 20;
/// The largest that all parts are together, unpacked.
const MOST_OF_ALL: usize = 256 << 20;
/// Parts of one file; each picture is one.
const MOST_PARTS: usize = 2_000;
/// The longest piece between two angle brackets, or after one: a text, or a tag with its attributes.
const MOST_OF_PIECE: u64 = 1 << 20;

/// A zip file whose directory has been looked at.
pub(super) struct Package<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
}

/// Where a part is packed in the file.
pub(super) struct PackedPart {
    pub name: String,
    /// Where its local header begins, and where its bytes do.
    pub header: usize,
    pub data: usize,
    /// Where the directory has its entry.
    pub entry: usize,
    pub method: CompressionMethod,
}

/// How many bytes a part may still give.
pub(super) struct Limits {
    part: Cell<u64>,
    piece: Cell<u64>,
}

impl Limits {
    /// The next piece may be of full length.
    pub fn next_piece(&self) {
        self.piece.set(MOST_OF_PIECE);
    }
}

/// A part that is being unpacked.
pub(super) struct Part<'p> {
    file: Box<dyn Read + 'p>,
    limits: Rc<Limits>,
}

/// A part went beyond its limits.
#[derive(Debug)]
pub(super) enum Beyond {
    /// It is longer than the directory says.
    Stated,
    /// One piece of it is longer than any text is.
    Piece,
}

impl std::fmt::Display for Beyond {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Beyond::Stated => "longer than stated",
            Beyond::Piece => "a piece that is too long",
        })
    }
}

impl std::error::Error for Beyond {}

impl Read for Part<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        let taken = read as u64;
        let left =
            self.limits.part.get().checked_sub(taken).ok_or_else(|| io::Error::other(Beyond::Stated))?;
        self.limits.part.set(left);
        let left =
            self.limits.piece.get().checked_sub(taken).ok_or_else(|| io::Error::other(Beyond::Piece))?;
        self.limits.piece.set(left);
        Ok(read)
    }
}

impl<'b> Package<'b> {
    /// Reads the directory.
    ///
    /// # Errors
    /// If there is none, or it lists more than is read, or the same part twice.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Refusal> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| refusal(CutOff {}))?;
        if zip.len() > MOST_PARTS {
            return Err(refusal(TooManyParts { most: Grouped(MOST_PARTS) }));
        }
        if zip.has_duplicate_names() {
            return Err(refusal(PartTwice { part: name_twice(bytes) }));
        }
        let (mut names, mut all) = (BTreeSet::new(), 0_u64);
        for number in 0..zip.len() {
            let entry = zip.by_index_raw(number).map_err(|_| refusal(CutOff {}))?;
            let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
            if entry.encrypted() {
                return Err(refusal(PasswordNeeded {}));
            }
            if entry.size() > MOST_OF_PART as u64 {
                return Err(refusal(PartTooLarge { part: name, most: MOST_OF_PART >> 20 }));
            }
            all = all.saturating_add(entry.size());
            // Excel finds a part whatever the case of its letters
            if !names.insert(name.to_ascii_lowercase()) {
                return Err(refusal(PartTwice { part: name }));
            }
        }
        if all > MOST_OF_ALL as u64 {
            return Err(refusal(FileTooLarge { most: MOST_OF_ALL >> 20 }));
        }
        Ok(Package { zip })
    }

    /// Whether it has a part.
    pub fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// The XML of a part; `None` if there is no such part.
    ///
    /// # Errors
    /// If it is packed in a way that nobody uses.
    pub fn xml(&mut self, name: &str) -> Result<Option<Xml<'_>>, Refusal> {
        let Some(number) = self.zip.index_for_name(name) else { return Ok(None) };
        let damaged = |_| refusal(DamagedPart { part: name.to_owned() });
        let file = self.zip.by_index(number).map_err(damaged)?;
        let limits = Limits { part: Cell::new(file.size()), piece: Cell::new(MOST_OF_PIECE) };
        let limits = Rc::new(limits);
        let part = Part { file: Box::new(file), limits: Rc::clone(&limits) };
        Ok(Some(Xml::new(name, BufReader::new(part), limits)))
    }

    /// The XML of a part that has to be there.
    ///
    /// # Errors
    /// If it is not.
    pub fn needed_xml(&mut self, name: &str) -> Result<Xml<'_>, Refusal> {
        let missing = || refusal(MissingPart { part: name.to_owned() });
        self.xml(name)?.ok_or_else(missing)
    }

    /// The first bytes of a part, at most so many.
    pub fn beginning(&mut self, name: &str, most: u64) -> Option<Vec<u8>> {
        let file = self.zip.by_name(name).ok()?;
        let mut bytes = Vec::new();
        file.take(most).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }

    /// All text of a part; `None` if there is no such part, or it is no text.
    pub fn whole(&mut self, name: &str) -> Option<String> {
        let file = self.zip.by_name(name).ok()?;
        let (most, mut text) = (file.size(), String::new());
        file.take(most).read_to_string(&mut text).ok()?;
        (text.len() as u64 == most).then_some(text)
    }

    /// Where each part is packed, and where the directory begins; `None` if another file stands before.
    pub fn packed_parts(&mut self) -> Option<(Vec<PackedPart>, usize)> {
        let place = |at: u64| usize::try_from(at).ok();
        let mut parts = Vec::new();
        for number in 0..self.zip.len() {
            let file = self.zip.by_index_raw(number).ok()?;
            parts.push(PackedPart {
                name: file.name().ok()?.into_owned(),
                header: place(file.header_start())?,
                data: place(file.data_start()?)?,
                entry: place(file.central_header_start())?,
                method: file.compression(),
            });
        }
        let directory = place(self.zip.central_directory_start())?;
        (self.zip.offset() == 0).then_some((parts, directory))
    }

    /// Unpacks the parts whose names begin so, for a reader that believes every length that they state, and keeps nothing:
    /// each is a list of records, and none is larger than so many bytes.
    ///
    /// # Errors
    /// If a part is not such a list, or larger.
    pub fn verify_records(&mut self, beginning: &str, most: u64) -> Result<(), Refusal> {
        for number in 0..self.zip.len() {
            let file = self.zip.by_index(number).map_err(|_| refusal(CutOff {}))?;
            let part = String::from_utf8_lossy(file.name_raw()).into_owned();
            let lower = part.to_ascii_lowercase();
            if !lower.starts_with(beginning) || !lower.as_bytes().ends_with(b".bin") {
                continue;
            }
            if file.size() > most {
                return Err(refusal(PartTooLarge { part, most: usize::try_from(most >> 20).unwrap_or(0) }));
            }
            let stated = file.size();
            are_records(&mut BufReader::new(file.take(stated)))
                .map_err(|_| refusal(DamagedPart { part: part.clone() }))?;
        }
        Ok(())
    }
}

/// Passes over records: a kind in one or two bytes, a length in up to four, and so many bytes.
fn are_records(part: &mut impl BufRead) -> io::Result<()> {
    let byte = |part: &mut dyn BufRead| {
        let mut byte = [0];
        part.read_exact(&mut byte).map(|()| byte[0])
    };
    while !part.fill_buf()?.is_empty() {
        if byte(part)? & 0x80 != 0 {
            byte(part)?;
        }
        let mut length = 0;
        for shift in [0, 7, 14, 21] {
            let next = byte(part)?;
            length |= u64::from(next & 0x7f) << shift;
            if next & 0x80 == 0 {
                break;
            }
        }
        let passed =
            if length > MOST_OF_PIECE { 0 } else { io::copy(&mut part.take(length), &mut io::sink())? };
        if passed < length {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
    Ok(())
}

/// The first name that the directory of a zip file lists twice.
fn name_twice(bytes: &[u8]) -> String {
    let mut names = BTreeSet::new();
    let name = |at: usize| {
        let length = usize::from(u16::from_le_bytes([*bytes.get(at + 28)?, *bytes.get(at + 29)?]));
        bytes.get(at + 46..at + 46 + length)
    };
    let twice = memmem::find_iter(bytes, b"PK\x01\x02").filter_map(name).find(|name| !names.insert(*name));
    String::from_utf8_lossy(twice.unwrap_or_default()).into_owned()
}
