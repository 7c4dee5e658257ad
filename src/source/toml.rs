//! TOML text to a table with places, and its syntax errors in words for people who do not know TOML.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use super::document::Data;
pub use super::document::{Key, Table, Value, figure, kind_of, signed_figure};
use super::{plain_toml, toml_escapes};
use crate::finding::{Finding, Findings, Place, SourceId, code};
use crate::number::{Mark, Marks, NumberProblem, parse};
use crate::source::SourceText;
use crate::text::{grouped, is_invisible};

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
    let message =
        format!("this file has more than {} values and lines, the most that are read", grouped(MAX_VALUES));
    let help = "look whether something was pasted many times over";
    Some(Finding::new(&code::TOO_MANY_ENTRIES, message, help).at(&Place::new(id, at..at + 1)))
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
    let finding = Finding::new(
        &code::TOML_SYNTAX,
        "this brace is opened and never closed",
        "close it on the same line; if the file ends here, it was cut off: get it whole",
    );
    Some(finding.at(&Place::new(id, start + brace..start + brace + 1)))
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
    let help = format!("write [[{name}]], with two brackets: there are many of them");
    let message = format!("[{name}] stands in single brackets");
    let place = Place::new(id, wrong..wrong + name.len() + 2);
    Some(Finding::new(&code::TOML_SYNTAX, message, help).at(&place))
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
    let syntax = |message: String, help: &str| {
        Finding::new(&code::TOML_SYNTAX, message, help).at(&Place::new(id, span.clone()))
    };
    if let Some((range, figure)) = decimal_comma(line) {
        let help = format!("write {}", figure.replace(',', "."));
        return Finding::new(
            &code::DECIMAL_COMMA,
            format!("{figure}: in TOML the decimal mark is a point"),
            help,
        )
        .at(&at(range));
    }
    if let Some(range) = bare_code(line).or_else(|| extending_code(message, line)) {
        return unquoted_code(&line[range.clone()]).at(&at(range));
    }
    if let Some(quote) = line.find(['“', '”', '‘', '’']) {
        return syntax(
            "curly quotes are no quotes in TOML".to_owned(),
            "write straight quotes: \"…\"; word processors replace them by curly ones",
        )
        .at(&at(quote..quote + '“'.len_utf8()));
    }
    if message.contains("duplicate key") {
        if let Some(single) = single_bracket(id, source, span.start) {
            return single;
        }
        let name = line.get(within.clone()).unwrap_or_default().trim_matches(['"', '\'']);
        return Finding::new(
            &code::DUPLICATE_KEY,
            format!("`{name}` is given twice"),
            "keep one of the two; each key and each table stands once",
        )
        .at(&Place::new(id, span.clone()));
    }
    if message.contains("recurs") {
        return syntax(
            "the values are nested too deep; the limit is 80 levels".to_owned(),
            "an answer has one level: { num = 13, den = 15 }",
        );
    }
    if toml_escapes::is_mistaken(message, line) {
        let what = "a backslash in \"…\" begins an escape, and this is none that TOML knows";
        return syntax(what.to_owned(), toml_escapes::REMEDY);
    }
    if message.contains("unclosed")
        || (message.contains("invalid basic string") && within.start == line.len())
    {
        let what = if message.contains("table") {
            "a brace or bracket"
        } else if message.contains("array") {
            "a bracket"
        } else {
            "a quote"
        };
        return syntax(
            format!("{what} is opened and never closed"),
            "close it on the same line; if the file ends here, it was cut off: get it whole",
        );
    }
    if message.contains("must be quoted") {
        let text = line.get(within.clone()).unwrap_or_default();
        return unquoted_value(text).at(&Place::new(id, span.clone()));
    }
    if message.contains("unquoted key") {
        return syntax(
            "a key with letters beyond a-z, or none at all".to_owned(),
            "put quotes around it: \"1.4\" = …; keys are code words in English, texts may be Vietnamese",
        );
    }
    if message.contains("no value") {
        return syntax(
            "a key without a value".to_owned(),
            "write `key = value`, or begin a comment with `#`",
        );
    }
    if message.contains("expected `,`") {
        return syntax("a comma is missing between two keys".to_owned(), "write { num = 13, den = 15 }");
    }
    if message.contains("expected newline") {
        return syntax(
            "something follows the value".to_owned(),
            "each `key = value` stands on a line of its own",
        );
    }
    if message.contains("leading zero") {
        return syntax(
            "a number does not begin with 0".to_owned(),
            "leave the leading zeros out; a telephone number is a text and stands in quotes",
        );
    }
    if message.contains("mantissa") || message.contains("fraction") {
        return syntax("digits are missing on one side of the decimal point".to_owned(), "write 0.5 or 5.0");
    }
    if message.contains("visible characters") {
        return syntax("a control character stands in a text".to_owned(), "remove it");
    }
    syntax(format!("not TOML: {message}"), "each line is `key = value`, `[table]` or a `#` comment")
}

/// A value without quotes that is no figure.
fn unquoted_value(text: &str) -> Finding {
    let syntax = |message: String, help: &str| Finding::new(&code::TOML_SYNTAX, message, help);
    let begins_figure =
        text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | '\u{2212}'));
    if text.is_empty() {
        return syntax(
            "the value is missing".to_owned(),
            "write a value after the `=`, or leave the key out",
        );
    }
    if text.contains(';') || (begins_figure && text.contains(' ')) {
        return syntax(format!("a comma is missing in `{text}`"), "write { num = 13, den = 15 }");
    }
    let is_figure = begins_figure || text.chars().any(char::is_numeric);
    match parse(text, Marks::Stated(Mark::Dot)) {
        Err(problem) if is_figure => number_finding(&problem, &format!("`{text}`")),
        Ok(_) | Err(_) => {
            syntax(format!("`{text}` is neither a number nor a quoted text"), "put quotes around it: \"…\"")
        }
    }
}

/// `1.4 = …`, which TOML reads as 4 below 1.
pub fn unquoted_code(shown: &str) -> Finding {
    Finding::new(
        &code::UNQUOTED_CODE,
        format!("the code {shown} has no quotes: TOML reads it as nested keys"),
        format!("write \"{shown}\" = …"),
    )
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
pub fn number_finding(problem: &NumberProblem, written: &str) -> Finding {
    let (code, message, help): (_, String, String) = match problem {
        NumberProblem::Empty => {
            (&code::MALFORMED_NUMBER, "a number is missing".into(), "write a number".into())
        }
        NumberProblem::Negative => (
            &code::NEGATIVE_NUMBER,
            format!("{written} is negative; counts and points are 0 or more"),
            "correct the figure; where nothing was counted, write 0".into(),
        ),
        NumberProblem::Percent => (
            &code::MALFORMED_NUMBER,
            format!("{written} is a percentage, and the form asks for counts"),
            "write the two counts, numerator and denominator".into(),
        ),
        NumberProblem::Fraction => (
            &code::MALFORMED_NUMBER,
            format!("{written} is a fraction, where one number belongs"),
            "write the numerator and the denominator in their own places".into(),
        ),
        NumberProblem::Scientific => (
            &code::MALFORMED_NUMBER,
            format!("{written} is not written in plain digits"),
            "write all digits; in Excel, format the cell as a number".into(),
        ),
        NumberProblem::Strange(c) => (
            &code::MALFORMED_NUMBER,
            format!("{written} is not a number: {} has no place in one", character(*c)),
            "write digits and at most one decimal mark".into(),
        ),
        NumberProblem::Malformed => (
            &code::MALFORMED_NUMBER,
            format!("{written} is not a number"),
            "write digits and at most one decimal mark between them".into(),
        ),
        NumberProblem::Ambiguous { fraction, whole } => (
            &code::AMBIGUOUS_NUMBER,
            format!("{written} can be read two ways: as {fraction} or as {whole}"),
            format!("write {whole}, or {fraction}0; or say which mark the file uses: --decimal-mark"),
        ),
        NumberProblem::Grouped(meant) => (
            &code::GROUPED_NUMBER,
            format!("{written} has its digits grouped"),
            format!("write {meant}, without a mark between thousands"),
        ),
        NumberProblem::WrongMark(meant) => (
            &code::WRONG_DECIMAL_MARK,
            format!("{written} has the other decimal mark than this file"),
            format!("write {meant}"),
        ),
        NumberProblem::TooManyDigits => (
            &code::TOO_MANY_DIGITS,
            format!(
                "{written} has too many digits: at most {} before the decimal mark and {} after it",
                crate::number::MAX_WHOLE,
                crate::number::MAX_FRACTION
            ),
            "check the figure".into(),
        ),
    };
    Finding::new(code, message, help)
}

fn character(c: char) -> String {
    match c {
        '\u{a0}' | '\u{202f}' | '\u{2009}' => "a hard blank".to_owned(),
        ' ' => "a blank".to_owned(),
        _ if c.is_whitespace() => format!("the blank U+{:04X}", u32::from(c)),
        _ if is_invisible(c) => format!("the invisible U+{:04X}", u32::from(c)),
        _ => format!("`{c}`"),
    }
}
