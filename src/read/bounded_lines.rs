//! A stream whose lines are bounded: of a line that goes on for longer than any row can, the beginning is passed on and
//! marked, and the rest is left out. So one hostile line costs no room, and the lines after it are read.

use std::io::{self, Read};

use memchr::{memchr2, memrchr2};

/// The longest line that is passed on whole, in bytes: thirty-two cells that are as long as a cell may be.
pub(super) const MAX_LINE: usize = 1 << 20;

/// What stands at the end of a line that was cut. The quote closes a cell that is open, and text after it is an error; it
/// opens none, since it does not begin one.
pub(super) const CUT_LINE: &str = "\u{1a}\"\u{1a}line cut";

/// A stream with bounded lines.
pub(super) struct BoundedLines<R> {
    reader: R,
    /// How many bytes of the present line were read.
    length: usize,
    /// Whether the rest of the present line is left out.
    skips: bool,
}

/// At most so much is read at once: what is left out of a long line takes no more room.
const CHUNK: usize = 256 << 10;

impl<R: Read> BoundedLines<R> {
    /// Goes on where these bytes end, which were read already.
    pub(super) fn after(beginning: &[u8], reader: R) -> Self {
        let line = beginning.iter().rposition(|byte| matches!(byte, b'\n' | b'\r')).map_or(0, |at| at + 1);
        BoundedLines { reader, length: beginning.len() - line, skips: false }
    }

    /// Reads so many bytes more, and appends what is passed on of them; false where the stream ends before.
    ///
    /// # Errors
    /// Where the system says no.
    pub(super) fn read_more(&mut self, wanted: usize, target: &mut Vec<u8>) -> io::Result<bool> {
        let mut missing = wanted;
        while missing > 0 {
            let chunk = missing.min(CHUNK);
            let known = target.len();
            let limit = u64::try_from(chunk).unwrap_or(u64::MAX);
            let read = self.reader.by_ref().take(limit).read_to_end(target)?;
            self.admit(target, known);
            if read < chunk {
                return Ok(false);
            }
            missing -= chunk;
        }
        Ok(true)
    }

    /// Leaves out of the bytes from `known` on what is too long a line.
    fn admit(&mut self, target: &mut Vec<u8>, known: usize) {
        let bytes = &target[known..];
        // so little is read that no line comes to its bound: the lines need not be told apart
        if !self.skips && self.length + bytes.len() <= MAX_LINE {
            let last = memrchr2(b'\n', b'\r', bytes);
            self.length = last.map_or(self.length + bytes.len(), |at| bytes.len() - at - 1);
            return;
        }
        let read = target.split_off(known);
        let mut bytes = &read[..];
        while !bytes.is_empty() {
            let end = memchr2(b'\n', b'\r', bytes);
            let (line, rest) = bytes.split_at(end.unwrap_or(bytes.len()));
            if !self.skips {
                let mut room = MAX_LINE.saturating_sub(self.length).min(line.len());
                // no letter is cut in two
                while self.length + line.len() > MAX_LINE
                    && line.get(room).is_some_and(|byte| byte & 0xc0 == 0x80)
                {
                    room += 1;
                }
                target.extend_from_slice(&line[..room]);
                if room < line.len() {
                    target.extend_from_slice(CUT_LINE.as_bytes());
                    self.skips = true;
                }
            }
            self.length += line.len();
            bytes = rest;
            if let [line_break, after @ ..] = bytes {
                target.push(*line_break);
                (self.length, self.skips, bytes) = (0, false, after);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What comes of a text whose first bytes were read already.
    fn bounded(text: &str, already: usize) -> String {
        let (beginning, rest) = text.as_bytes().split_at(already);
        let mut read = beginning.to_vec();
        let mut lines = BoundedLines::after(beginning, rest);
        while lines.read_more(100_000, &mut read).unwrap() {}
        String::from_utf8(read).unwrap()
    }

    #[test]
    fn a_line_is_cut_at_its_bound_and_the_next_one_is_whole() {
        for line_break in ["\n", "\r\n", "\r"] {
            for already in [0, 1, 5_000] {
                let line = |count| "a".repeat(count);
                let text = format!("x{line_break}{}{line_break}b,1", line(MAX_LINE));
                assert_eq!(bounded(&text, already), text);
                let text = format!("{}{line_break}b,1{line_break}", line(3 * MAX_LINE));
                let cut = format!("{}{CUT_LINE}{line_break}b,1{line_break}", line(MAX_LINE));
                assert_eq!(bounded(&text, already), cut);
            }
        }
    }

    #[test]
    fn no_letter_is_cut_in_two() {
        for before in 0..4 {
            let text = format!("{}{}\nb", "a".repeat(before), "ệ".repeat(MAX_LINE));
            let read = bounded(&text, 0);
            let (line, next) = read.split_once('\n').unwrap();
            let line = line.strip_suffix(CUT_LINE).unwrap();
            assert!(
                (MAX_LINE..MAX_LINE + 3).contains(&line.len()) && text.starts_with(line),
                "{}",
                line.len()
            );
            assert_eq!(next, "b");
        }
    }

    #[test]
    fn a_stream_that_gives_little_at_a_time_is_cut_alike() {
        struct OneByOne<'t>(&'t [u8]);
        impl Read for OneByOne<'_> {
            fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
                let count = self.0.len().min(target.len()).min(7);
                target[..count].copy_from_slice(&self.0[..count]);
                self.0 = &self.0[count..];
                Ok(count)
            }
        }
        let text = format!("{}\nb,ệ\n", "ệ,".repeat(MAX_LINE / 2));
        let mut read = Vec::new();
        let mut lines = BoundedLines::after(b"", OneByOne(text.as_bytes()));
        while lines.read_more(13, &mut read).unwrap() {}
        assert_eq!(String::from_utf8(read).unwrap(), bounded(&text, 0));
    }
}
