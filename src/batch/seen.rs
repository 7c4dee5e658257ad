//! Which units went by already, at sixteen bytes a unit: for results that are streamed and not kept.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hasher};

use crate::ranking::Origin;

/// Ids that were seen, each as 80 bits of its hash above 48 bits of its place: the chance that two of a million ids
/// are taken for each other is below one in a trillion.
#[derive(Debug, Default)]
pub(crate) struct Seen(BTreeSet<u128>);

/// Bits of a file's position, and of a line: a million files, a quarter of a billion lines.
const FILE_BITS: u32 = 20;
const LINE_BITS: u32 = 28;

impl Seen {
    /// Remembers a unit; the place of the first one where its id was seen before.
    pub(crate) fn first(&mut self, id: &str, origin: Origin) -> Option<Origin> {
        let half = |salt: u8| {
            let mut hasher = DefaultHasher::new();
            hasher.write_u8(salt);
            hasher.write(id.as_bytes());
            u128::from(hasher.finish())
        };
        let hash = ((half(0) << 64) | half(1)) >> (FILE_BITS + LINE_BITS);
        let place_bits = FILE_BITS + LINE_BITS;
        let known = self.0.range(hash << place_bits..(hash + 1) << place_bits).next();
        if let Some(known) = known {
            let line = u32::try_from(known & ((1 << LINE_BITS) - 1)).unwrap_or_default();
            let file = u32::try_from((known >> LINE_BITS) & ((1 << FILE_BITS) - 1)).unwrap_or_default();
            return Some(Origin { file, line });
        }
        let file = u128::from(origin.file) & ((1 << FILE_BITS) - 1);
        let line = u128::from(origin.line) & ((1 << LINE_BITS) - 1);
        self.0.insert((((hash << FILE_BITS) | file) << LINE_BITS) | line);
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_that_comes_again_is_told_where_it_was_first() {
        let mut seen = Seen::default();
        for number in 0..5000_u32 {
            let origin = Origin { file: number % 700, line: number * 50_000 };
            assert_eq!(seen.first(&format!("unit {number}"), origin), None);
        }
        let again = Origin { file: 9, line: 1 };
        assert_eq!(seen.first("unit 4999", again), Some(Origin { file: 99, line: 249_950_000 }));
    }
}
