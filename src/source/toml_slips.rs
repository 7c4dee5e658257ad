//! What a line that is no TOML was meant as: slips of people who know other notations, told by what stands on the line.

use std::ops::Range;

use super::messages::number::Character;
use super::messages::slips::{
    BlankInLine, BracesForBrackets, CommentSign, EqualsSign, KeysOnOneLine, NumberWithBlanks, QuoteInText,
    TextLeftOpen, UnitBehindNumber,
};
use super::messages::syntax::{NeitherNumberNorText, VietnameseKey};
use crate::finding::Finding;
use crate::language::Quoted;
use crate::suggestion::in_english;
use crate::text::{is_invisible, shortened};

/// A slip, and where it is on the line.
pub(super) type Slip = (Finding, Range<usize>);

/// The slip of a line, if it is one of these. `at` is where the library stumbled.
pub(super) fn slip(message: &str, line: &str, at: usize) -> Option<Slip> {
    let bare = outside_quotes(line);
    blank(line, &bare)
        .or_else(|| equals_sign(line, &bare))
        .or_else(|| comment_sign(line, &bare))
        .or_else(|| brackets(line, &bare, at))
        .or_else(|| quote_in_text(line))
        .or_else(|| keys_on_one_line(&bare))
        .or_else(|| behind_number(line, &bare, at))
        .or_else(|| word(message, line, at))
}

/// `[thẩm định]`, `{ tử số = 33 }`: the key around the place at which the library stumbled.
pub(super) fn vietnamese_key(line: &str, at: usize) -> Option<Slip> {
    let before = line.get(..at)?;
    let start = before.rfind(['[', '{', ',']).map_or(0, |sign| sign + 1);
    let end = line[at..].find(['=', ']']).map_or(line.len(), |length| at + length);
    let (start, end) = (end - line[start..end].trim_start().len(), start + line[start..end].trim_end().len());
    let written = line.get(start..end)?;
    let meant = Quoted((*in_english(written).first()?).to_owned());
    Some((VietnameseKey { written: Quoted(written.to_owned()), meant }.into(), start..end))
}

/// A text of three quotes that nothing closes: where it begins.
pub(super) fn text_left_open(message: &str, text: &str, at: usize) -> Option<Slip> {
    let quotes = if message.contains("multi-line basic") {
        "\"\"\""
    } else if message.contains("multi-line literal") {
        "'''"
    } else {
        return None;
    };
    let start = text.get(..at)?.rfind(quotes)?;
    Some((TextLeftOpen { quotes: quotes.to_owned() }.into(), start..start + quotes.len()))
}

/// The line with blanks in place of what stands in quotes and of its comment: all bytes stay where they are.
fn outside_quotes(line: &str) -> String {
    let (mut bare, mut quote) = (String::with_capacity(line.len()), None);
    let mut escaped = false;
    for (at, c) in line.char_indices() {
        let hidden = match quote {
            Some(open) => {
                if c == open && !escaped {
                    quote = None;
                }
                escaped = open == '"' && c == '\\' && !escaped;
                true
            }
            None if c == '#' => {
                bare.extend(std::iter::repeat_n(' ', line.len() - at));
                return bare;
            }
            None => {
                quote = Some(c).filter(|c| matches!(c, '"' | '\''));
                quote.is_some()
            }
        };
        if hidden {
            // a quote is a part of a key or a value
            bare.extend(std::iter::repeat_n('"', c.len_utf8()));
        } else {
            bare.push(c);
        }
    }
    bare
}

/// A blank that is none, outside of quotes.
fn blank(line: &str, bare: &str) -> Option<Slip> {
    let (at, c) = bare.char_indices().find(|(_, c)| is_invisible(*c) && !matches!(c, '\t' | '\r'))?;
    debug_assert!(line.is_char_boundary(at));
    Some((BlankInLine { character: Character(c) }.into(), at..at + c.len_utf8()))
}

/// `staff: 24`, `staff == 24`, `staff - 24`.
fn equals_sign(line: &str, bare: &str) -> Option<Slip> {
    for start in std::iter::once(0).chain(bare.match_indices(['{', ',']).map(|(at, _)| at + 1)) {
        let rest = &bare[start..];
        let blanks = rest.len() - rest.trim_start().len();
        let is_key = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '"' | '-');
        let mut key = rest[blanks..].find(|c| !is_key(c))?;
        // a dash at the end of a word is none of it
        while key > 0 && rest[blanks..blanks + key].ends_with('-') {
            key -= 1;
        }
        let after = &rest[blanks + key..];
        let sign = after.len() - after.trim_start().len();
        let is_sign = |c: char| matches!(c, ':' | '=' | '>' | '~' | '\u{2192}' | '\u{ff1a}' | '\u{ff1d}');
        let mut length = after[sign..].find(|c| !is_sign(c)).unwrap_or(after.len() - sign);
        if length == 0 && after[sign..].starts_with(['-', '\u{2013}']) && sign > 0 {
            length = after[sign..].chars().next().map_or(0, char::len_utf8);
        }
        let at = start + blanks + key + sign;
        let written = &line[at..at + length];
        if key > 0 && length > 0 && written != "=" {
            let key = line[start + blanks..start + blanks + key].to_owned();
            return Some((
                EqualsSign { written: written.to_owned(), key: shortened(&key, 40) }.into(),
                at..at + length,
            ));
        }
    }
    None
}

/// `24 // all`.
fn comment_sign(line: &str, bare: &str) -> Option<Slip> {
    let sign = ["//", "/*", "--", "<!--", "%%", ";;"]
        .into_iter()
        .filter_map(|sign| {
            let at = bare.find(sign)?;
            let begins = bare[..at].is_empty() || bare[..at].ends_with([' ', '\t']);
            begins.then_some((at, sign))
        })
        .min_by_key(|(at, _)| *at);
    let (at, sign) = sign?;
    debug_assert!(line.is_char_boundary(at));
    Some((CommentSign { written: sign.to_owned() }.into(), at..at + sign.len()))
}

/// `[num = 7]`, `(num = 7)`.
fn brackets(line: &str, bare: &str, at: usize) -> Option<Slip> {
    let open = bare.match_indices(['[', '(', '<']).find(|(start, _)| {
        let inner = bare[start + 1..].trim_start();
        let key =
            inner.trim_start_matches(|c: char| c.is_alphanumeric() || matches!(c, '_' | '"' | '-' | '.'));
        let named = key.len() < inner.len() && key.trim_start().starts_with(['=', ':']);
        named && bare[..*start].trim_end().ends_with('=') && *start <= at.max(*start)
    })?;
    let start = open.0;
    let close = bare[start..].find([']', ')', '>']).map_or(line.len(), |length| start + length + 1);
    let inside = line[start + 1..close].trim_end_matches([']', ')', '>']).trim();
    let meant = format!("{{ {} }}", shortened(&inside.replacen(':', " =", 1), 60));
    let written = shortened(&line[start..close], 60);
    Some((BracesForBrackets { written, meant }.into(), start..close))
}

/// `"a "b""`.
fn quote_in_text(line: &str) -> Option<Slip> {
    let equals = line.find('=')?;
    let value = equals + 1 + (line[equals + 1..].len() - line[equals + 1..].trim_start().len());
    let rest = line[value..].strip_prefix('"')?;
    let close = value + 1 + rest.find('"')?;
    let behind = line[close + 1..].trim_start();
    let goes_on = !behind.is_empty() && !behind.starts_with([',', '}', ']', '#', '"']);
    (goes_on && behind.contains('"') && !behind.contains('='))
        .then(|| (QuoteInText {}.into(), close..close + 1))
}

/// `staff = 24; leak = "no"`.
fn keys_on_one_line(bare: &str) -> Option<Slip> {
    let at = bare.find(';').filter(|at| !bare[..*at].contains(['{', '[']))?;
    Some((KeysOnOneLine {}.into(), at..at + 1))
}

/// `24 people`, `7.92 %`, `12 345`.
fn behind_number(line: &str, bare: &str, at: usize) -> Option<Slip> {
    let start = bare.get(..at.min(bare.len()))?.rfind(['=', ',', '[']).map_or(at, |sign| sign + 1);
    let value = start + (bare[start..].len() - bare[start..].trim_start().len());
    let end = bare[value..].find([',', '}', ']', ';']).map_or(bare.len(), |length| value + length);
    let written = line[value..end].trim_end();
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-');
    let length = written.find(|c| !is_number(c))?;
    let (number, behind) = (&written[..length], written[length..].trim_start());
    if number.is_empty() || !number.contains(|c: char| c.is_ascii_digit()) || behind.contains('=') {
        return None;
    }
    let range = value..value + written.len();
    let is_group = |group: &str| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit());
    if number.len() <= 3 && behind.split(' ').all(is_group) {
        let meant = written.replace(' ', "");
        return Some((NumberWithBlanks { written: written.to_owned(), meant }.into(), range));
    }
    let apart = written[length..].starts_with([' ', '\t']);
    let is_unit = behind.starts_with(|c: char| c.is_alphabetic()) || (apart && behind.starts_with('%'));
    let scientific = !apart && behind.starts_with(['e', 'E', 'x', 'b', 'o', '_']);
    (is_unit && !scientific).then(|| {
        let (number, unit) = (number.to_owned(), shortened(behind, 40));
        (UnitBehindNumber { number, unit }.into(), range)
    })
}

/// `code = I.1`: a word, of which the library thinks that it begins as a number may.
fn word(message: &str, line: &str, at: usize) -> Option<Slip> {
    if !message.contains("invalid float") && !message.contains("invalid integer") {
        return None;
    }
    let start = line.get(..at.min(line.len()))?.rfind(['=', ',', '[', ' ']).map_or(0, |sign| sign + 1);
    let length = line[start..].find([' ', ',', '}', ']', '#']).unwrap_or(line.len() - start);
    let text = &line[start..start + length];
    let is_word = text.starts_with(char::is_alphabetic);
    is_word.then(|| (NeitherNumberNorText { text: text.to_owned() }.into(), start..start + length))
}
