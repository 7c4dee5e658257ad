//! Plain TOML in one pass: what editions and forms nearly always are. Whatever else TOML has, and every mistake, is
//! left to the `toml` crate; what is read here is read as it reads it.
//!
//! Best of 2,000, optimized as a release is: the reference form (11 kB) in 80 µs where `DeTable` alone takes 341 µs, its
//! edition (38 kB) in 138 µs for 669 µs. 3,000 forms in TOML take 1.1 s of processor time with it and 1.8 s without.

use std::borrow::Cow;
use std::ops::Range;

use super::document::{Data, Key, Table, Value};

/// Values that are nested deeper are not plain.
const MOST_NESTED: usize = 16;
/// A document with more keys and headers at the top is not plain.
const MOST_AT_TOP: usize = 64;

/// Reads a document. `None` where it is not plain: then nothing is said about it.
pub fn parse(text: &str) -> Option<Table<'_>> {
    let mut plain =
        Plain { text, bytes: text.as_bytes(), at: 0, nested: 0, keys: Vec::new(), items: Vec::new() };
    let mut document = Document { root: plain.body()?, by_header: Vec::new() };
    while plain.at < plain.bytes.len() {
        let header = plain.header()?;
        let table = Value::new(Data::Table(plain.body()?), header.span.clone());
        document.add(header, table)?;
    }
    Some(document.root)
}

/// `[self]`, `[[criterion]]`, `[test.self]`.
struct Header<'t> {
    span: Range<usize>,
    parent: Option<Key<'t>>,
    key: Key<'t>,
    is_list: bool,
}

/// The document so far, and which of its values stand under headers: only those can be gone on with.
struct Document<'t> {
    root: Table<'t>,
    by_header: Vec<String>,
}

impl<'t> Document<'t> {
    fn add(&mut self, header: Header<'t>, table: Value<'t>) -> Option<()> {
        let Header { span, parent, key, is_list } = header;
        let name = parent.as_ref().map_or(&key.text, |parent| &parent.text);
        let begun = self.by_header.iter().any(|begun| begun == name);
        if !begun {
            self.by_header.push(name.to_string());
        }
        match (parent, is_list, begun) {
            (None, false, false) => self.root.insert(key, table)?,
            (None, true, false) => {
                self.root.insert(key, Value::new(Data::Array(vec![table]), span))?;
            }
            (None, true, true) => match self.root.get_mut(&key.text)?.get_mut() {
                Data::Array(list) => list.push(table),
                _ => return None,
            },
            (Some(parent), false, true) => match self.root.get_mut(&parent.text)?.get_mut() {
                Data::Table(outer) => outer.insert(key, table)?,
                Data::Array(list) => match list.last_mut()?.get_mut() {
                    Data::Table(outer) => outer.insert(key, table)?,
                    _ => return None,
                },
                _ => return None,
            },
            _ => return None,
        }
        (self.root.len() <= MOST_AT_TOP).then_some(())
    }
}

/// How many bytes at the beginning surely stand in a text as they are: eight are looked at together.
fn surely_text(bytes: &[u8]) -> usize {
    const fn each(byte: u8) -> u64 {
        u64::from_ne_bytes([byte; 8])
    }
    // the high bit of each byte that is less, and perhaps of some beside it
    let less = |word: u64, than: u8| word.wrapping_sub(each(than)) & !word & each(0x80);
    let is_text = |bytes: &&[u8; 8]| {
        let word = u64::from_ne_bytes(**bytes);
        let ends = [b'"', b'\\', 0x7f].into_iter().fold(0, |ends, end| ends | less(word ^ each(end), 1));
        less(word, b' ') | ends == 0
    };
    8 * bytes.as_chunks::<8>().0.iter().take_while(is_text).count()
}

struct Plain<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    nested: usize,
    /// Entries of the tables that are open, the innermost last.
    keys: Vec<(Key<'t>, Value<'t>)>,
    /// Items of the lists that are open, the innermost last.
    items: Vec<Value<'t>>,
}

impl<'t> Plain<'t> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Steps over a byte, where it is this one.
    fn step(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    /// Goes on over all bytes of a kind.
    fn over(&mut self, kind: impl Fn(u8) -> bool) {
        let rest = &self.bytes[self.at..];
        self.at += rest.iter().position(|byte| !kind(*byte)).unwrap_or(rest.len());
    }

    fn blanks(&mut self) {
        self.over(|byte| matches!(byte, b' ' | b'\t'));
    }

    /// Goes on to the end of the line, over blanks and a comment.
    fn line_end(&mut self) -> Option<()> {
        self.blanks();
        if self.step(b'#').is_some() {
            self.over(|byte| byte == b'\t' || (byte >= b' ' && byte != 0x7f));
        }
        match self.bytes[self.at..] {
            [] => {}
            [b'\n', ..] => self.at += 1,
            [b'\r', b'\n', ..] => self.at += 2,
            _ => return None,
        }
        Some(())
    }

    /// Goes on to the next thing, over blanks, comments and ends of lines.
    fn space(&mut self) -> Option<()> {
        self.blanks();
        while let Some(b'#' | b'\n' | b'\r') = self.peek() {
            self.line_end()?;
            self.blanks();
        }
        Some(())
    }

    /// The lines up to the next header.
    fn body(&mut self) -> Option<Table<'t>> {
        loop {
            self.space()?;
            if let None | Some(b'[') = self.peek() {
                return Table::new(self.keys.drain(..).collect());
            }
            self.entry()?;
            self.line_end()?;
        }
    }

    fn header(&mut self) -> Option<Header<'t>> {
        let start = self.at;
        self.step(b'[')?;
        let is_list = self.step(b'[').is_some();
        let mut key = self.key()?;
        let mut parent = None;
        if self.step(b'.').is_some() {
            parent = Some(std::mem::replace(&mut key, self.key()?));
        }
        self.step(b']')?;
        if is_list {
            self.step(b']')?;
        }
        let span = start..self.at;
        self.line_end()?;
        Some(Header { span, parent, key, is_list })
    }

    /// `key = value`
    fn entry(&mut self) -> Option<()> {
        let key = self.key()?;
        self.blanks();
        self.step(b'=')?;
        self.blanks();
        let value = self.value()?;
        self.keys.push((key, value));
        Some(())
    }

    fn key(&mut self) -> Option<Key<'t>> {
        let start = self.at;
        if self.peek() == Some(b'"') {
            let text = self.quoted()?;
            return Some(Key { text: Cow::Borrowed(text), span: start..self.at });
        }
        self.over(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
        let text = &self.text[start..self.at];
        (!text.is_empty()).then_some(Key { text: Cow::Borrowed(text), span: start..self.at })
    }

    /// A text in quotes on one line, without escapes.
    fn quoted(&mut self) -> Option<&'t str> {
        self.step(b'"')?;
        let start = self.at;
        self.at += surely_text(&self.bytes[start..]);
        self.over(|byte| !matches!(byte, b'"' | b'\\' | ..b' ' | 0x7f) || byte == b'\t');
        let text = &self.text[start..self.at];
        self.step(b'"')?;
        // two quotes may be the first of three
        (!text.is_empty() || self.peek() != Some(b'"')).then_some(text)
    }

    fn value(&mut self) -> Option<Value<'t>> {
        let start = self.at;
        let data = match self.peek()? {
            b'"' => Data::String(Cow::Borrowed(self.quoted()?)),
            b'{' => Data::Table(self.deeper(Self::table)?),
            b'[' => Data::Array(self.deeper(Self::list)?),
            _ => self.word()?,
        };
        Some(Value::new(data, start..self.at))
    }

    fn deeper<T>(&mut self, read: impl Fn(&mut Self) -> Option<T>) -> Option<T> {
        self.nested += 1;
        let read = if self.nested > MOST_NESTED { None } else { read(self) };
        self.nested -= 1;
        read
    }

    /// `{ num = 13, den = 15 }`
    fn table(&mut self) -> Option<Table<'t>> {
        let outer = self.keys.len();
        self.step(b'{')?;
        self.blanks();
        if self.step(b'}').is_some() {
            return Table::new(Vec::new());
        }
        loop {
            self.entry()?;
            self.blanks();
            if self.step(b'}').is_some() {
                return Table::new(self.keys.drain(outer..).collect());
            }
            self.step(b',')?;
            self.blanks();
        }
    }

    /// `[1, 2]`, also over several lines.
    fn list(&mut self) -> Option<Vec<Value<'t>>> {
        let outer = self.items.len();
        self.step(b'[')?;
        loop {
            self.space()?;
            if self.step(b']').is_some() {
                return Some(self.items.drain(outer..).collect());
            }
            let item = self.value()?;
            self.items.push(item);
            self.space()?;
            if self.peek() != Some(b']') {
                self.step(b',')?;
            }
        }
    }

    /// A flag, or a number of plain digits.
    fn word(&mut self) -> Option<Data<'t>> {
        let start = self.at;
        self.over(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'));
        if let Some(byte) = self.peek()
            && !matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b',' | b']' | b'}' | b'#')
        {
            return None;
        }
        let word = &self.text[start..self.at];
        match word {
            "true" => return Some(Data::Boolean(true)),
            "false" => return Some(Data::Boolean(false)),
            _ => {}
        }
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let magnitude = word.strip_prefix('-').unwrap_or(word);
        let (whole, fraction) =
            magnitude.split_once('.').map_or((magnitude, None), |(whole, part)| (whole, Some(part)));
        let plain = digits(whole) && (whole == "0" || !whole.starts_with('0')) && fraction.is_none_or(digits);
        let number = if fraction.is_some() { Data::Float } else { Data::Integer };
        plain.then(|| number(Cow::Borrowed(word)))
    }
}
