//! TOML text to a table with places, and its syntax errors in words for people who do not know TOML.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use super::document::Data;
pub use super::document::{Key, Table, Value, figure, signed_figure};
use super::messages::number::{
    AmbiguousNumber, Character, FractionForNumber, GroupedNumber, MalformedNumber, NegativeNumber,
    NumberMissing, OtherDecimalMark, Percentage, ScientificNumber, StrangeCharacter, TooManyDecimals,
    TooManyDigits,
};
use super::messages::syntax::{
    BadEscape, BraceLeftOpen, CommaMissing, CommaMissingIn, ControlCharacter, CurlyQuotes, DecimalComma,
    DigitsMissing, DuplicateKey, FollowsValue, KeyWithoutValue, LeadingZero, LeftOpen, Library,
    NeitherNumberNorText, NestedTooDeep, NotToml, SingleBrackets, TooManyValues, UnquotedCode, UnquotedKey,
    ValueMissing, opened,
};
use super::{plain_toml, toml_escapes, toml_slips};
use crate::finding::{Finding, Findings, Place, SourceId};
use crate::language::{Computed, Grouped, Quoted};
use crate::number::{MAX_FRACTION, MAX_WHOLE, Mark, Marks, NumberProblem, parse};
use crate::source::{SourceText, Subject};

/// Parses a document. Syntax errors become findings, one a line; what could be read around them is returned.
pub fn parse_document<'t>(id: SourceId, source: &'t SourceText, findings: &mut Findings) -> Table<'t> {
    if let Some(too_many) = too_many_values(id, source) {
        findings.push(too_many);
        return Table::default();
    }
    if let Some(table) = plain_toml::parse(&source.text) {
        return table;
    }
    let (table, mut errors) = DeTable::parse_recoverable(&source.text);
    errors.sort_by_key(|error| error.span().map_or(0, |span| span.start));
    let (mut last_line, mut told) = (0, BTreeSet::new());
    for error in &errors {
        let span = source.clamp(&error.span().unwrap_or(0..0));
        if source.line(span.start) == last_line && span.start < source.text.len() {
            continue; // one finding a line
        }
        if let Some(open) = left_open(id, source, span.start) {
            // everything after it is read wrongly: it alone is told
            findings.push(open);
            break;
        }
        let (line, text, within) = source.excerpt(&span);
        if line != last_line {
            let finding = syntax_finding(id, source, error, &span, text, &within);
            // several errors may point to one cause
            let place = finding.place.as_ref().map(|place| (place.span.start, place.span.end));
            if told.insert(place) {
                findings.push(finding);
            }
        }
        last_line = line;
    }
    let table = table_of(table.into_inner());
    toml_escapes::report(id, source, &table, findings);
    table
}

/// The most values and lines that a document may have: a form of [`MAX_BYTES`](super::MAX_BYTES) could have millions,
/// and each takes a hundred times the room of its text.
const MAX_VALUES: usize = 400_000;

/// The finding for a document with more values than are read. A value is announced by `=` or `[`, or follows a `,` or a
/// line break; those in texts and comments are counted too, which are few.
fn too_many_values(id: SourceId, source: &SourceText) -> Option<Finding> {
    let bytes = source.text.as_bytes();
    if bytes.len() <= MAX_VALUES {
        return None;
    }
    let announces = |byte: &u8| matches!(byte, b',' | b'=' | b'[' | b'\n');
    let (at, _) = bytes.iter().enumerate().filter(|(_, byte)| announces(byte)).nth(MAX_VALUES)?;
    let finding = TooManyValues { most: Grouped(MAX_VALUES) };
    Some(Finding::from(finding).at(&Place::new(id, at..at + 1)))
}

/// What the `toml` crate read.
fn table_of(table: DeTable<'_>) -> Table<'_> {
    let entries = table.into_iter().map(|(key, value)| {
        let span = key.span();
        (Key { text: key.into_inner(), span }, value_of(value))
    });
    Table::new(entries.collect()).expect("keys of a map are there once")
}

fn value_of(value: Spanned<DeValue<'_>>) -> Value<'_> {
    let span = value.span();
    let data = match value.into_inner() {
        DeValue::String(text) => Data::String(text),
        DeValue::Integer(integer) if integer.radix() == 10 => {
            Data::Integer(integer.as_str().to_owned().into())
        }
        DeValue::Integer(integer) => Data::OddInteger(integer.to_string()),
        DeValue::Float(float) => Data::Float(float.as_str().to_owned().into()),
        DeValue::Boolean(flag) => Data::Boolean(flag),
        DeValue::Datetime(_) => Data::Datetime,
        DeValue::Array(list) => Data::Array(list.into_iter().map(value_of).collect()),
        DeValue::Table(table) => Data::Table(table_of(table)),
    };
    Value::new(data, span)
}

/// A brace that a line above opened and did not close, where this line begins a row of its own.
fn left_open(id: SourceId, source: &SourceText, at: usize) -> Option<Finding> {
    let line_start = source.text[..at].rfind('\n').map_or(0, |end| end + 1);
    let begins_row =
        source.text[line_start..].trim_start().starts_with(['"', '[']) || at == source.text.len();
    let above = source.text[..line_start].trim_end();
    let start = above.rfind('\n').map_or(0, |end| end + 1);
    let line = &above[start..];
    let mut open = Vec::new();
    let mut quoted = false;
    for (offset, c) in line.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '#' if !quoted => break,
            '{' if !quoted => open.push(offset),
            '}' if !quoted => {
                open.pop();
            }
            _ => {}
        }
    }
    let brace = open.first().filter(|_| begins_row && !quoted)?;
    Some(Finding::from(BraceLeftOpen {}).at(&Place::new(id, start + brace..start + brace + 1)))
}

/// `[criterion]` where there are `[[criterion]]`: each of those clashes with it, and is right.
fn single_bracket(id: SourceId, source: &SourceText, at: usize) -> Option<Finding> {
    let line = source.text[at..].lines().next().unwrap_or_default();
    let start = source.text[..at].rfind('\n').map_or(0, |end| end + 1);
    let whole = format!("{}{line}", &source.text[start..at]);
    let name = ["criterion", "test"].into_iter().find(|name| {
        whole.trim_start().starts_with(&format!("[[{name}]]")) || whole.trim() == format!("[{name}]")
    })?;
    let wrong = source.text.match_indices(&format!("\n[{name}]")).next()?.0 + 1;
    let place = Place::new(id, wrong..wrong + name.len() + 2);
    Some(Finding::from(SingleBrackets { name }).at(&place))
}

/// What a syntax error means on this line.
fn syntax_finding(
    id: SourceId,
    source: &SourceText,
    error: &Error,
    span: &Range<usize>,
    line: &str,
    within: &Range<usize>,
) -> Finding {
    let message = error.message();
    let line_start = span.start - within.start;
    let at = |range: Range<usize>| Place::new(id, line_start + range.start..line_start + range.end);
    let here = Place::new(id, span.clone());
    if let Some((slip, place)) = toml_slips::text_left_open(message, &source.text, span.start) {
        return slip.at(&Place::new(id, place));
    }
    if let Some((range, figure)) = decimal_comma(line) {
        let finding = DecimalComma { figure: figure.to_owned(), meant: figure.replace(',', ".") };
        return Finding::from(finding).at(&at(range));
    }
    if let Some(range) = bare_code(line).or_else(|| extending_code(message, line)) {
        return unquoted_code(&line[range.clone()]).at(&at(range));
    }
    if let Some(quote) = line.find(['“', '”', '‘', '’']) {
        return Finding::from(CurlyQuotes {}).at(&at(quote..quote + '“'.len_utf8()));
    }
    if !message.contains("duplicate key")
        && !toml_escapes::is_mistaken(message, line)
        && let Some((slip, range)) = toml_slips::slip(message, line, within.start)
    {
        return slip.at(&at(range));
    }
    if message.contains("unquoted key")
        && let Some((finding, range)) = toml_slips::vietnamese_key(line, within.start)
    {
        return finding.at(&at(range));
    }
    if message.contains("duplicate key") {
        if let Some(single) = single_bracket(id, source, span.start) {
            return single;
        }
        let name = line.get(within.clone()).unwrap_or_default().trim_matches(['"', '\'']);
        return Finding::from(DuplicateKey { name: name.to_owned() }).at(&here);
    }
    meant(message, line, within).at(&here)
}

/// What a syntax error means by itself.
fn meant(message: &str, line: &str, within: &Range<usize>) -> Finding {
    let ends_open = message.contains("invalid basic string") && within.start == line.len();
    if message.contains("recurs") {
        NestedTooDeep {}.into()
    } else if toml_escapes::is_mistaken(message, line) {
        BadEscape {}.into()
    } else if message.contains("unclosed") || ends_open {
        let what = if message.contains("table") {
            opened::BRACE_OR_BRACKET
        } else if message.contains("array") {
            opened::BRACKET
        } else {
            opened::QUOTE
        };
        LeftOpen { what }.into()
    } else if message.contains("must be quoted") {
        unquoted_value(line.get(within.clone()).unwrap_or_default())
    } else if message.contains("unquoted key") {
        UnquotedKey {}.into()
    } else if message.contains("no value") {
        KeyWithoutValue {}.into()
    } else if message.contains("expected `,`") {
        CommaMissing {}.into()
    } else if message.contains("expected newline") {
        FollowsValue {}.into()
    } else if message.contains("leading zero") {
        LeadingZero {}.into()
    } else if message.contains("mantissa") || message.contains("fraction") {
        DigitsMissing {}.into()
    } else if message.contains("visible characters") {
        ControlCharacter {}.into()
    } else {
        NotToml { message: Library(message.to_owned()) }.into()
    }
}

/// A value without quotes that is no figure.
fn unquoted_value(text: &str) -> Finding {
    let begins_figure =
        text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | '\u{2212}'));
    if text.is_empty() {
        return ValueMissing {}.into();
    }
    if text.contains(';') || (begins_figure && text.contains(' ')) {
        return CommaMissingIn { text: text.to_owned() }.into();
    }
    let is_figure = begins_figure || text.chars().any(char::is_numeric);
    match parse(text, Marks::Stated(Mark::Dot)) {
        Err(problem) if is_figure => number_finding(&problem, Quoted(text.to_owned())),
        Ok(_) | Err(_) => NeitherNumberNorText { text: text.to_owned() }.into(),
    }
}

/// `1.4 = …`, which TOML reads as 4 below 1.
pub fn unquoted_code(shown: &str) -> Finding {
    UnquotedCode { code: shown.to_owned() }.into()
}

/// A bare code of digits and points at the beginning of the line.
fn bare_code(line: &str) -> Option<Range<usize>> {
    let start = line.len() - line.trim_start().len();
    let (key, _) = line[start..].split_once('=')?;
    let key = key.trim_end();
    let is_code = key.contains('.') && key.split('.').all(|part| part.bytes().all(|b| b.is_ascii_digit()));
    (is_code && !key.is_empty()).then(|| start..start + key.len())
}

/// `A.2 = …` below a row "A": it is taken for a part of that row.
fn extending_code(message: &str, line: &str) -> Option<Range<usize>> {
    let (key, _) = line.split_once('=').filter(|_| message.contains("extend value"))?;
    let start = key.len() - key.trim_start().len();
    let is_code = key.contains('.') && !key.contains('"');
    is_code.then(|| start..start + key.trim().len())
}

/// `4,85` outside quotes and not between items of a list.
fn decimal_comma(line: &str) -> Option<(Range<usize>, &str)> {
    let bytes = line.as_bytes();
    let mut quoted = false;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'#' if !quoted => return None,
            b',' if !quoted => {
                let digit = |b: &u8| b.is_ascii_digit();
                let before = bytes[..at].iter().rev().take_while(|b| digit(b)).count();
                let after = bytes[at + 1..].iter().take_while(|b| digit(b)).count();
                if before > 0 && after > 0 {
                    let range = at - before..at + 1 + after;
                    return Some((range.clone(), &line[range]));
                }
            }
            _ => {}
        }
    }
    None
}

/// The finding for a figure that is none.
pub fn number_finding(problem: &NumberProblem, written: impl Into<Subject>) -> Finding {
    let written = written.into();
    match problem {
        NumberProblem::Empty => NumberMissing {}.into(),
        NumberProblem::Negative => NegativeNumber { written }.into(),
        NumberProblem::Percent => Percentage { written }.into(),
        NumberProblem::Fraction => FractionForNumber { written }.into(),
        NumberProblem::Scientific => ScientificNumber { written }.into(),
        NumberProblem::Strange(c) => StrangeCharacter { written, character: Character(*c) }.into(),
        NumberProblem::Malformed => MalformedNumber { written }.into(),
        NumberProblem::Ambiguous { fraction, whole } => {
            let (read, fraction, whole) = (Computed(fraction.clone()), fraction.clone(), whole.clone());
            AmbiguousNumber { written, read, fraction, whole }.into()
        }
        NumberProblem::Grouped(meant) => GroupedNumber { written, meant: meant.clone() }.into(),
        NumberProblem::WrongMark(meant) => OtherDecimalMark { written, meant: meant.clone() }.into(),
        NumberProblem::TooManyDigits => {
            TooManyDigits { written, whole: MAX_WHOLE, fraction: MAX_FRACTION }.into()
        }
        NumberProblem::TooManyDecimals => TooManyDecimals { written, most: MAX_FRACTION }.into(),
    }
}
