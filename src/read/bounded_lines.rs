//! A stream whose lines are bounded: of a line that goes on for longer than any row can, the beginning is passed on and
//! marked, and the rest is left out. So one hostile line costs no room, and the lines after it are read.

use std::io::{self, Read};

use memchr::{memchr2, memrchr2};

/// The longest line that is passed on whole, in bytes: thirty-two cells that are as long as a cell may be.
pub const MAX_LINE: usize = 1 << 20;

/// What stands at the end of a line that was cut. The quote closes a cell that is open, and text after it is an error; it
/// opens none, since it does not begin one.
pub const CUT_LINE: &str = "\u{1a}\"\u{1a}line cut";

/// A stream with bounded lines.
pub struct BoundedLines<R> {
    reader: R,
    /// How many bytes of the present line were read.
    length: usize,
    /// Whether the rest of the present line is left out.
    skips: bool,
    /// What is to be passed on next.
    ready: Vec<u8>,
    /// How much of it was passed on.
    passed: usize,
    buffer: Vec<u8>,
}

/// So much is read at once.
const BUFFER: usize = 64 << 10;

impl<R: Read> BoundedLines<R> {
    /// Goes on where these bytes end, which were read already.
    pub fn after(beginning: &[u8], reader: R) -> Self {
        let line = beginning.iter().rposition(|byte| matches!(byte, b'\n' | b'\r')).map_or(0, |at| at + 1);
        BoundedLines {
            reader,
            length: beginning.len() - line,
            skips: false,
            ready: Vec::with_capacity(BUFFER + CUT_LINE.len()),
            passed: 0,
            buffer: vec![0; BUFFER],
        }
    }

    /// Puts what was read into what is ready.
    fn admit(&mut self, count: usize) {
        let mut bytes = &self.buffer[..count];
        // so little is read that no line comes to its bound: the lines need not be told apart
        if !self.skips && self.length + count <= MAX_LINE {
            self.ready.extend_from_slice(bytes);
            let last = memrchr2(b'\n', b'\r', bytes);
            self.length = last.map_or(self.length + count, |at| count - at - 1);
            return;
        }
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
                self.ready.extend_from_slice(&line[..room]);
                if room < line.len() {
                    self.ready.extend_from_slice(CUT_LINE.as_bytes());
                    self.skips = true;
                }
            }
            self.length += line.len();
            bytes = rest;
            if let [line_break, after @ ..] = bytes {
                self.ready.push(*line_break);
                (self.length, self.skips, bytes) = (0, false, after);
            }
        }
    }
}

impl<R: Read> Read for BoundedLines<R> {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        while self.passed == self.ready.len() {
            self.ready.clear();
            self.passed = 0;
            match self.reader.read(&mut self.buffer)? {
                0 => return Ok(0),
                count => self.admit(count),
            }
        }
        let count = target.len().min(self.ready.len() - self.passed);
        target[..count].copy_from_slice(&self.ready[self.passed..self.passed + count]);
        self.passed += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What comes of a text whose first bytes were read already.
    fn bounded(text: &str, already: usize) -> String {
        let (beginning, rest) = text.as_bytes().split_at(already);
        let mut read = beginning.to_vec();
        BoundedLines::after(beginning, rest).read_to_end(&mut read).unwrap();
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
        let mut read = String::new();
        BoundedLines::after(b"", OneByOne(text.as_bytes())).read_to_string(&mut read).unwrap();
        assert_eq!(read, bounded(&text, 0));
    }
}
