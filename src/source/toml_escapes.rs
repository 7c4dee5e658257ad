//! Backslashes in texts of one line: `"D:\tables\new"` is a path for people, and a tab and a line break for TOML.
//!
//! Texts over several lines (`"""…"""`) are written by those who know TOML; escapes in them are left alone.

use std::collections::BTreeSet;

use super::document::{Data, Table, Value};
use super::messages::syntax::{BackslashRead, Escape, meaning};
use crate::finding::{Finding, Findings, Place, SourceId};
use crate::language::Listed;
use crate::source::SourceText;
use crate::text::spelled;

/// Whether an error of the `toml` crate is about a backslash: an escape that there is not, or the last backslash of a
/// path, which took the closing quote with it.
pub(super) fn is_mistaken(message: &str, line: &str) -> bool {
    let unclosed = message.contains("unclosed") || message.contains("invalid basic string");
    (unclosed && line.contains("\\\"")) || message.contains("escaped value") || message.contains("unicode")
}

/// Warns of each text of one line in which a backslash and a letter became one other character. What a line with an
/// error seems to say is not warned about.
pub(super) fn report(id: SourceId, source: &SourceText, table: &Table<'_>, findings: &mut Findings) {
    let line_of = |finding: &Finding| finding.place.as_ref().map(|place| source.line(place.span.start));
    let broken: BTreeSet<usize> = findings.iter().filter_map(line_of).collect();
    let mut found = Findings::default();
    report_table(id, source, table, &mut found);
    found.retain(|finding| line_of(finding).is_none_or(|line| !broken.contains(&line)));
    findings.extend(found);
}

fn report_table(id: SourceId, source: &SourceText, table: &Table<'_>, findings: &mut Findings) {
    for (_, value) in table.iter() {
        report_value(id, source, value, findings);
    }
}

fn report_value(id: SourceId, source: &SourceText, value: &Value<'_>, findings: &mut Findings) {
    match value.get_ref() {
        Data::Table(table) => report_table(id, source, table, findings),
        Data::Array(list) => list.iter().for_each(|item| report_value(id, source, item, findings)),
        Data::String(text) => {
            let written = source.text.get(value.span()).unwrap_or_default();
            let escapes = escapes(written);
            if !escapes.is_empty() {
                let finding = BackslashRead {
                    written: spelled(written, 60),
                    read: spelled(text, 60),
                    escapes: Listed(escapes),
                };
                findings.push(Finding::from(finding).at(&Place::new(id, value.span())));
            }
        }
        Data::Integer(_) | Data::OddInteger(_) | Data::Float(_) | Data::Boolean(_) | Data::Datetime => {}
    }
}

/// The letters after single backslashes in a quoted text of one line that stand for something unseen, each once.
fn escapes(written: &str) -> Vec<Escape> {
    let mut found: Vec<Escape> = Vec::new();
    let Some(inner) = written.strip_prefix('"').filter(|inner| !inner.starts_with("\"\"")) else {
        return found;
    };
    let mut letters = inner.chars();
    while let Some(letter) = letters.next() {
        let escaped = if letter == '\\' { letters.next() } else { None };
        let Some((escaped, meaning)) = escaped.and_then(|it| Some((it.to_string(), meaning(it)?))) else {
            continue;
        };
        if found.iter().all(|known| known.letter != escaped) {
            found.push(Escape { letter: escaped, meaning });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::escapes;

    #[test]
    fn escapes_that_change_a_text_are_found_and_those_that_only_spell_it_are_not() {
        for (written, found) in [
            (r#""D:\tables\new\rates.pdf""#, "tnr"),
            (r#""C:\x64\bin""#, "xb"),
            (r#""D:\\tables\\new""#, ""),
            (r#""a \"new\" table""#, ""),
            (r#""caf\u00e9""#, ""),
            (r"'D:\tables'", ""),
            (r#""""D:\tables""""#, ""),
            (r#""""#, ""),
        ] {
            assert_eq!(
                escapes(written).into_iter().map(|it| it.letter).collect::<String>(),
                found,
                "{written}"
            );
        }
    }
}
