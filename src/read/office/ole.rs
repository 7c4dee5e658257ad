//! Streams of a file of old Office programs. Chains of sectors are followed no further than the file is long.

use super::biff::{u16_at, u32_at};

/// A sector that ends a chain, and those above it, which are no sectors.
const NO_SECTOR: u32 = 0xffff_fffa;
/// Sectors of the list of sectors that the header itself holds.
const IN_HEADER: usize = 109;
/// Shorter streams stand in sectors of their own.
const SHORT: usize = 4096;
const SHORT_SECTOR: usize = 64;
/// An entry of the directory.
const ENTRY: usize = 128;

struct Ole<'b> {
    bytes: &'b [u8],
    sector: usize,
    /// The sector after each.
    next: Vec<u32>,
}

fn size_at(bytes: &[u8], at: usize) -> Option<usize> {
    u32_at(bytes, at).and_then(|size| usize::try_from(size).ok())
}

/// The stream of one of these names; `None` if there is none, or the file is damaged.
pub(super) fn stream(bytes: &[u8], names: &[&str]) -> Option<Vec<u8>> {
    let ole = Ole::open(bytes)?;
    let directory = ole.chain(u32_at(bytes, 48)?)?;
    let entries = || directory.chunks_exact(ENTRY);
    let named = |wanted: &&str| entries().find(|entry| name(entry).is_some_and(|name| name == *wanted));
    let entry = names.iter().find_map(named)?;
    let (start, size) = (u32_at(entry, 116)?, size_at(entry, 120)?);
    let mut stream = if size < SHORT {
        let root = entries().next()?;
        let (all, next) = (ole.chain(u32_at(root, 116)?)?, numbers(&ole.chain(u32_at(bytes, 60)?)?));
        follow(start, &next, |sector| all.get(sector * SHORT_SECTOR..(sector + 1) * SHORT_SECTOR))?
    } else {
        ole.chain(start)?
    };
    stream.truncate(size);
    (stream.len() == size).then_some(stream)
}

fn name(entry: &[u8]) -> Option<String> {
    let length = usize::from(u16_at(entry, 64)?).min(64).checked_sub(2)?;
    let units: Vec<u16> =
        entry[..length].chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]])).collect();
    String::from_utf16(&units).ok()
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect()
}

/// Joins the sectors of a chain; `None` if it leaves the file, or comes back to where it was.
fn follow<'s>(start: u32, next: &[u32], sector: impl Fn(usize) -> Option<&'s [u8]>) -> Option<Vec<u8>> {
    let (mut joined, mut at, mut left) = (Vec::new(), start, next.len());
    while at < NO_SECTOR {
        left = left.checked_sub(1)?;
        let number = usize::try_from(at).ok()?;
        joined.extend_from_slice(sector(number)?);
        at = *next.get(number)?;
    }
    Some(joined)
}

impl<'b> Ole<'b> {
    fn open(bytes: &'b [u8]) -> Option<Self> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut ole = Ole { bytes, sector, next: Vec::new() };
        let mut list = numbers(bytes.get(76..76 + IN_HEADER * 4)?);
        let mut further = u32_at(bytes, 68)?;
        let most = bytes.len() / sector;
        while further < NO_SECTOR {
            list.extend(numbers(ole.sector(usize::try_from(further).ok()?)?));
            further = list.pop()?;
            if list.len() > most + IN_HEADER + sector {
                return None;
            }
        }
        for number in list.into_iter().filter(|number| *number < NO_SECTOR) {
            let part = numbers(ole.sector(usize::try_from(number).ok()?)?);
            ole.next.extend(part);
            // a list of sectors that says one of them many times
            if ole.next.len() > most + 2 * sector {
                break;
            }
        }
        Some(ole)
    }

    /// A sector; the last one of a file may be cut.
    fn sector(&self, number: usize) -> Option<&'b [u8]> {
        let start = number.checked_add(1)?.checked_mul(self.sector)?;
        self.bytes.get(start..self.bytes.len().min(start.checked_add(self.sector)?))
    }

    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        follow(start, &self.next, |number| self.sector(number).filter(|sector| !sector.is_empty()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_that_comes_back_is_no_stream() {
        let sector = |number: usize| [[1_u8; 4], [2; 4], [3; 4]].get(number).map(|_| &[7_u8; 4][..]);
        assert_eq!(follow(0, &[1, 2, NO_SECTOR], sector).map(|joined| joined.len()), Some(12));
        assert_eq!(follow(0, &[1, 0, NO_SECTOR], sector), None);
        assert_eq!(follow(0, &[9, 0, NO_SECTOR], sector), None);
        assert_eq!(stream(&[0; 600], &["Workbook"]), None);
        assert_eq!(stream(&[], &["Workbook"]), None);
    }
}
