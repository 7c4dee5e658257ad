//! A table of a TOML form as it is laid out: where its entries stand, and how its lines look.

use std::ops::Range;

use crate::source::toml::{Key, Table, Value};

/// An entry: where its key stands, and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// The key, with its quotes.
    pub key: Range<usize>,
    /// The value.
    pub value: Range<usize>,
}

impl Line {
    /// An entry that says `key = value`; `None` where it is spread over the text.
    pub(super) fn of(text: &str, key: &Key<'_>, value: &Value<'_>) -> Option<Self> {
        let line = Line { key: key.span.clone(), value: value.span() };
        let between = text.get(line.key.end..line.value.start)?;
        (between.trim_matches([' ', '\t']) == "=").then_some(line)
    }

    /// The whole line of the text, with its line break; `None` where something else stands in it.
    pub(super) fn whole(&self, text: &str) -> Option<Range<usize>> {
        let start = start_of_line(text, self.key.start);
        let end = end_of_line(text, self.value.end);
        let rest = text[self.value.end..end].trim();
        let is_alone =
            text[start..self.key.start].trim().is_empty() && (rest.is_empty() || rest.starts_with('#'));
        is_alone.then_some(start..end)
    }
}

/// Where the line of a byte begins.
pub(super) fn start_of_line(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}

/// Where the line of a byte ends, after its line break.
pub(super) fn end_of_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end + 1)
}

/// How the lines of a table look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Style {
    /// Where `=` stands in each line, where that is everywhere the same.
    pub equals_at: Option<usize>,
    /// How far lines are indented.
    pub indent: usize,
}

impl Style {
    /// Of the lines of a table; without any, `=` stands behind the longest key.
    pub(super) fn of(text: &str, lines: &[Line], longest_key: usize) -> Self {
        let at = |line: &Line| {
            let start = start_of_line(text, line.key.start);
            let equals = line.key.end + text[line.key.end..].find('=').unwrap_or_default();
            text[start..equals].chars().count()
        };
        let Some(first) = lines.first() else {
            return Style { equals_at: Some(longest_key + 1), indent: 0 };
        };
        let start = start_of_line(text, first.key.start);
        let blank = &text[start..first.key.start];
        let is_aligned = lines.iter().all(|line| at(line) == at(first));
        Style {
            equals_at: is_aligned.then(|| at(first)),
            indent: if blank.trim().is_empty() { blank.chars().count() } else { 0 },
        }
    }

    /// A line.
    pub(super) fn line(self, key: &str, value: &str) -> String {
        let indent = " ".repeat(self.indent);
        let before = format!("{indent}{key}");
        let width = self.equals_at.unwrap_or_default().saturating_sub(1);
        let pad = " ".repeat(width.saturating_sub(before.chars().count()));
        format!("{before}{pad} = {value}")
    }
}

/// All entries of a table, by where they stand; those that are spread over the text are `None`.
pub(super) fn lines(text: &str, table: &Table<'_>) -> Vec<Option<Line>> {
    let mut found: Vec<(usize, Option<Line>)> =
        table.iter().map(|(key, value)| (key.span.start, Line::of(text, key, value))).collect();
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, line)| line).collect()
}
