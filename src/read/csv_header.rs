//! Where the header of a CSV is, and what separates its cells: a sheet may have a title above it.

use super::ReadOptions;
use super::csv_fields::field_named;

/// The header is searched for in so many lines that say something.
pub(super) const MOST_ABOVE: usize = 20;
/// Below the first line, one that is longer is none that names columns.
const LONGEST_LINE: usize = 32 << 10;

const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// The header of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// Where its line begins.
    pub start: usize,
    /// What separates its cells.
    pub delimiter: u8,
    /// How many lines above it say something, and are not read.
    pub above: usize,
}

/// The header of a text: the first line of which at least two cells are names of columns. If the user names the delimiter
/// and there is no such line, it is the first one.
pub(super) fn header(text: &str, options: ReadOptions) -> Option<Header> {
    let (first, separator) = skip_separator_line(text);
    let stated = options.delimiter.or(separator);
    let lines = lines(text, first).take(MOST_ABOVE);
    let found = lines.enumerate().find_map(|(above, (start, line))| {
        if above > 0 && line.len() > LONGEST_LINE {
            return None;
        }
        let delimiter = named_by(line, stated)?;
        Some(Header { start, delimiter, above })
    });
    found.or_else(|| stated.map(|delimiter| Header { start: first, delimiter, above: 0 }))
}

/// The header by another delimiter than the one that the user or the file names, if only that one makes it a header.
pub(super) fn separated_otherwise(text: &str, options: ReadOptions) -> Option<Header> {
    let (first, separator) = skip_separator_line(text);
    let stated = options.delimiter.or(separator)?;
    let mut lines = lines(text, first).take(MOST_ABOVE).filter(|(_, line)| line.len() <= LONGEST_LINE);
    if lines.clone().any(|(_, line)| named_by(line, Some(stated)).is_some()) {
        return None;
    }
    lines.find_map(|(start, line)| Some(Header { start, delimiter: named_by(line, None)?, above: 0 }))
}

/// `sep=;`, which Excel writes and obeys.
pub(super) fn skip_separator_line(text: &str) -> (usize, Option<u8>) {
    let line = text.lines().next().unwrap_or_default();
    match line.strip_prefix("sep=").map(str::as_bytes) {
        Some([delimiter]) => (line.len(), Some(*delimiter)),
        Some(_) | None => (0, None),
    }
}

/// The lines that say something, each with where it begins.
fn lines(text: &str, first: usize) -> impl Iterator<Item = (usize, &str)> + Clone {
    let mut at = first;
    let all = text[first..].split_inclusive(['\n', '\r']).map(move |line| {
        let start = at;
        at += line.len();
        (start, line)
    });
    all.filter(|(_, line)| !line.trim_matches([',', ';', '\t', ' ', '\r', '\n', '"', '\u{feff}']).is_empty())
}

/// The delimiter that makes most of a line's cells names of columns.
fn named_by(line: &str, stated: Option<u8>) -> Option<u8> {
    let line = line.trim_start_matches('\u{feff}').trim_end_matches(['\r', '\n']);
    let known = |delimiter: u8| {
        let names = line.split(char::from(delimiter));
        names.filter(|name| field_named(name.trim_matches('"')).is_some()).count()
    };
    let possible = DELIMITERS.into_iter().filter(|delimiter| stated.is_none_or(|it| it == *delimiter));
    possible
        .chain(stated)
        .filter(|delimiter| known(*delimiter) >= 2)
        .max_by_key(|delimiter| known(*delimiter))
}
