//! Other contents for some parts of a zip file. Every byte of the others stays, and their order: only the offsets in the
//! directory behind them move.

use std::io::{Cursor, Read, Write};
use std::ops::Range;

use memchr::memmem;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::package::{Package, PackedPart};

/// Where a local header, and an entry of the directory, say these things.
const LOCAL: Fields = Fields { flags: 6, sum: 14, packed: 18, unpacked: 22 };
const CENTRAL: Fields = Fields { flags: 8, sum: 16, packed: 20, unpacked: 24 };
/// Where an entry of the directory says where its part begins, and the end of the directory where that begins.
const OFFSET: usize = 42;
const DIRECTORY: usize = 16;
/// That the sizes of a part stand behind it.
const SIZES_BEHIND: u16 = 8;

struct Fields {
    flags: usize,
    sum: usize,
    packed: usize,
    unpacked: usize,
}

/// The file with other contents of some parts; `None` if it is packed in a way that nobody uses for workbooks.
pub(super) fn replace_parts(
    bytes: &[u8],
    package: &mut Package<'_>,
    new: &[(String, String)],
) -> Option<Vec<u8>> {
    let (entries, directory) = package.packed_parts()?;
    let end = directory + memmem::rfind(bytes.get(directory..)?, b"PK\x05\x06")?;
    let mut order: Vec<&PackedPart> = entries.iter().collect();
    order.sort_by_key(|part| part.header);
    let mut written = bytes.get(..order.first()?.header)?.to_vec();
    // headers and lengths of those that change, and where each begins
    let mut tail = bytes.get(directory..)?.to_vec();
    for (number, part) in order.iter().enumerate() {
        let next = order.get(number + 1).map_or(directory, |next| next.header);
        let entry = part.entry.checked_sub(directory)?;
        let begins = u32::try_from(written.len()).ok()?;
        if read(bytes, part.entry + OFFSET, 4)? != part.header {
            return None;
        }
        put(&mut tail, entry + OFFSET..entry + OFFSET + 4, &begins.to_le_bytes())?;
        match new.iter().find(|(name, _)| *name == part.name) {
            None => written.extend(bytes.get(part.header..next)?),
            Some((_, text)) => {
                let packed = packed(text, part.method)?;
                let mut header = bytes.get(part.header..part.data)?.to_vec();
                for (bytes, at, fields) in [(&mut header, 0, &LOCAL), (&mut tail, entry, &CENTRAL)] {
                    packed.tell(bytes, at, fields)?;
                }
                written.extend(header);
                written.extend(packed.bytes);
            }
        }
    }
    let begins = u32::try_from(written.len()).ok()?;
    let end = end - directory + DIRECTORY;
    if read(&tail, end, 4)? != directory {
        return None;
    }
    put(&mut tail, end..end + 4, &begins.to_le_bytes())?;
    written.extend(tail);
    Some(written)
}

/// What a part is packed to.
struct Packed {
    bytes: Vec<u8>,
    sum: u32,
    unpacked: u32,
}

fn packed(text: &str, method: CompressionMethod) -> Option<Packed> {
    if !matches!(method, CompressionMethod::Stored | CompressionMethod::Deflated) {
        return None;
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("part", SimpleFileOptions::default().compression_method(method)).ok()?;
    zip.write_all(text.as_bytes()).ok()?;
    let mut zip = ZipArchive::new(zip.finish().ok()?).ok()?;
    let mut part = zip.by_index_raw(0).ok()?;
    let mut bytes = Vec::new();
    part.read_to_end(&mut bytes).ok()?;
    Some(Packed { bytes, sum: part.crc32(), unpacked: u32::try_from(text.len()).ok()? })
}

impl Packed {
    /// Writes down the sizes, and that they do not stand behind the part.
    fn tell(&self, header: &mut [u8], at: usize, fields: &Fields) -> Option<()> {
        let sizes = [(fields.sum, self.sum), (fields.unpacked, self.unpacked)];
        for (field, number) in
            sizes.into_iter().chain([(fields.packed, u32::try_from(self.bytes.len()).ok()?)])
        {
            // sizes of 64 bits stand elsewhere
            if read(header, at + field, 4)? == u32::MAX as usize && field != fields.sum {
                return None;
            }
            put(header, at + field..at + field + 4, &number.to_le_bytes())?;
        }
        let flags = u16::try_from(read(header, at + fields.flags, 2)?).ok()? & !SIZES_BEHIND;
        put(header, at + fields.flags..at + fields.flags + 2, &flags.to_le_bytes())
    }
}

/// A number of so many bytes, the least first.
fn read(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    Some(bytes.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
}

fn put(bytes: &mut [u8], place: Range<usize>, what: &[u8]) -> Option<()> {
    bytes.get_mut(place)?.copy_from_slice(what);
    Some(())
}
