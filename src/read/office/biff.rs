//! Records of an .xls, and the texts in them. Nothing is read beyond a record's end.

/// A record of the stream: its kind, and what it says, with the records that continue it.
pub(super) struct Record<'s> {
    pub kind: u16,
    pub data: &'s [u8],
    pub continued: Vec<&'s [u8]>,
}

/// A record that goes on where the one before ended.
const CONTINUE: u16 = 0x003c;

/// The records from a place of the stream on.
pub(super) struct Records<'s> {
    rest: &'s [u8],
}

impl<'s> Records<'s> {
    /// From this place on; none if the stream ends before.
    pub fn from(stream: &'s [u8], at: usize) -> Self {
        Records { rest: stream.get(at..).unwrap_or_default() }
    }

    fn one(&mut self) -> Option<(u16, &'s [u8])> {
        let (kind, length) = (u16_at(self.rest, 0)?, usize::from(u16_at(self.rest, 2)?));
        let data = self.rest.get(4..4 + length)?;
        self.rest = &self.rest[4 + length..];
        Some((kind, data))
    }
}

impl<'s> Iterator for Records<'s> {
    type Item = Record<'s>;

    fn next(&mut self) -> Option<Record<'s>> {
        let (kind, data) = self.one()?;
        let mut continued = Vec::new();
        while u16_at(self.rest, 0) == Some(CONTINUE) {
            continued.push(self.one()?.1);
        }
        Some(Record { kind, data, continued })
    }
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

pub(super) fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    Some(f64::from_le_bytes(bytes.get(at..at.checked_add(8)?)?.try_into().ok()?))
}

/// A number in four bytes: a whole one or the upper half of a float, of which two bits say which, and whether it is to
/// be divided by 100.
pub(super) fn short_number(written: u32) -> Option<f64> {
    let whole = (written & 2 != 0).then(|| i32::from_le_bytes(written.to_le_bytes()) >> 2);
    let float = || f64::from_bits(u64::from(written & !3) << 32);
    let value = whole.map_or_else(float, f64::from);
    // the nearest float to the hundredth, without computing with floats
    if written & 1 != 0 { format!("{value}e-2").parse().ok() } else { Some(value) }
}

/// The bytes of a record and of those that continue it, from the beginning on.
pub(super) struct Pieces<'r> {
    parts: Vec<&'r [u8]>,
    piece: usize,
    at: usize,
}

impl<'r> Pieces<'r> {
    /// Of a record, after its first bytes.
    pub fn after(record: &Record<'r>, at: usize) -> Self {
        let parts = std::iter::once(record.data).chain(record.continued.iter().copied()).collect();
        Pieces { parts, piece: 0, at }
    }

    /// Whether there are more.
    pub fn is_at_end(&self) -> bool {
        let left = self.parts.get(self.piece..).unwrap_or_default();
        left.iter()
            .enumerate()
            .all(|(further, piece)| piece.is_empty() || (further == 0 && self.at >= piece.len()))
    }

    fn byte(&mut self) -> Option<u8> {
        while self.at >= self.parts.get(self.piece)?.len() {
            (self.piece, self.at) = (self.piece + 1, 0);
        }
        self.at += 1;
        self.parts[self.piece].get(self.at - 1).copied()
    }

    fn number(&mut self, bytes: u32) -> Option<usize> {
        (0..bytes).try_fold(0, |number, byte| Some(number | usize::from(self.byte()?) << (8 * byte)))
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            let left = self.parts.get(self.piece)?.len().saturating_sub(self.at);
            let step = left.min(count);
            (self.at, count) = (self.at + step, count - step);
            if count > 0 {
                (self.piece, self.at) = (self.piece + 1, 0);
            }
        }
        Some(())
    }

    /// A text after its length in so many bytes: the letters, without their formats and what is said of their
    /// pronunciation. `None` if it is cut off.
    pub fn text(&mut self, length_bytes: u32) -> Option<String> {
        let length = self.number(length_bytes)?;
        let flags = self.byte()?;
        let formats = if flags & 8 != 0 { self.number(2)? * 4 } else { 0 };
        let pronunciation = if flags & 4 != 0 { self.number(4)? } else { 0 };
        let mut is_wide = flags & 1 != 0;
        let mut units = Vec::with_capacity(length);
        while units.len() < length {
            // where a text goes on in another record, that says anew how wide its letters are
            if self.at >= self.parts.get(self.piece)?.len() {
                (self.piece, self.at) = (self.piece + 1, 0);
                is_wide = self.byte()? & 1 != 0;
            }
            let unit = if is_wide { self.number(2)? } else { usize::from(self.byte()?) };
            units.push(u16::try_from(unit).ok()?);
        }
        self.skip(formats)?;
        self.skip(pronunciation)?;
        Some(String::from_utf16_lossy(&units))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_numbers_are_read() {
        assert_eq!(short_number((485 << 2) | 3), "4.85".parse().ok());
        assert_eq!(short_number((7 << 2) | 2), Some(7.0));
        assert_eq!(short_number((-3_i32 << 2).cast_unsigned() | 2), Some(-3.0));
        assert_eq!(short_number(u32::try_from(4.5_f64.to_bits() >> 32).unwrap()), Some(4.5));
    }

    #[test]
    fn a_text_goes_on_in_the_next_record() {
        let stream = b"\xfc\0\x07\0\x03\0\x01\xd1\x1e\x62\0\x3c\0\x05\0\0c\0\0\0";
        let record = Records::from(stream, 0).next().unwrap();
        let mut pieces = Pieces::after(&record, 0);
        assert_eq!(pieces.text(2).as_deref(), Some("ốbc"));
        assert_eq!((pieces.is_at_end(), pieces.text(2), pieces.text(2)), (false, Some(String::new()), None));
    }
}
