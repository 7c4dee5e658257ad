//! Entries put into a TOML form: values in their place, new lines beside their neighbours.

use std::collections::BTreeMap;
use std::ops::Range;

use super::toml_section::{Line, Style, end_of_line, lines, start_of_line};
use super::{FactFilling, Fillings, Form, RowFilling, Why, line_break};
use crate::column::{Column, PerColumn};
use crate::criteria::{Node, TOTAL};
use crate::finding::Findings;
use crate::fix::Replacement;
use crate::merge::{FactEntry, FactSaid, Spot};
use crate::number::plain;
use crate::source::toml::{Table, parse_document};
use crate::submission::Row;
use crate::write::{quoted, row_table};

/// The tables of a form, in the order in which they stand.
const TABLES: [&str; 5] = ["unit", "facts", "printed_max", "self", "appraisal"];

/// What takes the place of what.
///
/// # Errors
/// The entries that have no place.
pub(super) fn replacements(
    form: Form<'_>,
    fillings: &Fillings,
) -> Result<Vec<Replacement>, Vec<(Spot, Why)>> {
    let document = parse_document(form.submission.source, form.source, &mut Findings::default());
    let mut patch =
        Patch { form, document, replacements: Vec::new(), added: BTreeMap::new(), without: Vec::new() };
    let names: Vec<&str> = form.criteria.facts.iter().map(|fact| fact.name.as_str()).collect();
    for filling in &fillings.facts {
        patch.fact(filling, &names);
    }
    for column in Column::BOTH {
        for filling in fillings.rows.iter().filter(|filling| filling.column == column) {
            patch.row(filling);
        }
    }
    patch.finish()
}

struct Patch<'f> {
    form: Form<'f>,
    document: Table<'f>,
    replacements: Vec<Replacement>,
    /// New lines, by where they are put.
    added: BTreeMap<Put, Vec<String>>,
    without: Vec<(Spot, Why)>,
}

/// Where new lines are put.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Put {
    /// At a byte, which begins a line.
    At(usize),
    /// Into a table that is not there yet.
    NewTable(&'static str),
}

impl<'f> Patch<'f> {
    fn text(&self) -> &'f str {
        &self.form.source.text
    }

    fn table(&self, name: &str) -> Option<&Table<'f>> {
        self.document.get(name)?.get_ref().as_table()
    }

    fn row(&mut self, filling: &RowFilling) {
        let RowFilling { node, column, row, written } = filling;
        let spot = Spot::Row(*node, *column);
        let text = self.text();
        let place = self.form.submission.row(*node, *column).place.as_ref();
        let known = place.map(|place| {
            let table = self.table(column.word())?;
            let (key, value) = table.iter().find(|(key, _)| key.span.start == place.span.start)?;
            Line::of(text, key, value)
        });
        let own = || row.as_ref().map(|row| self.value(*node, row));
        let value = written.clone().or_else(own);
        match known {
            Some(line) => self.change(spot, line.as_ref(), value),
            None => {
                let Some(value) = value else { return };
                let code = self.form.criteria.code_of(*node);
                let key = if *node == Node::Total { TOTAL.to_owned() } else { quoted(code) };
                let nodes: Vec<Node> = self.form.criteria.nodes().collect();
                let submission = self.form.submission;
                let order = |at: usize| {
                    nodes.iter().position(|node| {
                        let place = submission.row(*node, *column).place.as_ref();
                        place.is_some_and(|place| place.span.start == at)
                    })
                };
                let own = nodes.iter().position(|known| known == node).unwrap_or_default();
                let name = column.word();
                self.add(spot, name, &order, own, &|style| style.line(&key, &value), self.longest_key());
            }
        }
    }

    /// How long the longest key of a row is.
    fn longest_key(&self) -> usize {
        let rows = self.form.criteria.rows.iter().map(|row| row.code.chars().count() + "\"\"".len());
        rows.chain([TOTAL.len()]).max().unwrap_or_default()
    }

    fn value(&self, node: Node, row: &Row) -> String {
        let rule = self.form.criteria.criterion(node).and_then(|criterion| criterion.rule.as_deref());
        row_table(self.form.criteria, (self.form.criteria.code_of(node), rule), row)
    }

    fn fact(&mut self, filling: &FactFilling, names: &[&str]) {
        let name = names[filling.fact];
        let spot = Spot::Fact(filling.fact, None);
        let value = fact_value(&filling.said);
        let text = self.text();
        let known = self.table("facts").and_then(|table| {
            let (key, value) = table.iter().find(|(key, _)| key.text == name)?;
            Some(Line::of(text, key, value))
        });
        if let Some(line) = known {
            self.change(spot, line.as_ref(), value);
            return;
        }
        let Some(value) = value else { return };
        // a form that was made to be filled in has a line for it: `# staff =`
        if let Some(span) = blank_line(text, name) {
            self.replacements.push(Replacement { span, new: format!("{name} = {value}") });
            return;
        }
        let keys = self.table("facts").into_iter().flat_map(Table::keys);
        let places: Vec<(usize, Option<usize>)> =
            keys.map(|key| (key.span.start, names.iter().position(|name| key.text == *name))).collect();
        let order = |at: usize| places.iter().find(|(start, _)| *start == at).and_then(|(_, order)| *order);
        let longest = names.iter().map(|name| name.len()).max().unwrap_or_default();
        self.add(spot, "facts", &order, filling.fact, &|style| style.line(name, &value), longest);
    }

    /// Puts a value in the place of another one, or takes its line out.
    fn change(&mut self, spot: Spot, line: Option<&Line>, value: Option<String>) {
        let replacement = line.and_then(|line| match value {
            Some(new) => Some(Replacement { span: line.value.clone(), new }),
            None => Some(Replacement { span: line.whole(self.text())?, new: String::new() }),
        });
        match replacement {
            Some(replacement) => self.replacements.push(replacement),
            None => self.without.push((spot, Why::Place)),
        }
    }

    /// Puts a new line behind the nearest entry before it, or before the nearest behind it, or below the header.
    fn add(
        &mut self,
        spot: Spot,
        table: &'static str,
        order: &dyn Fn(usize) -> Option<usize>,
        own: usize,
        line: &dyn Fn(Style) -> String,
        longest_key: usize,
    ) {
        let text = self.text();
        // a table without lines looks as the other column does
        let alike = if table == "self" { "appraisal" } else { "self" };
        let alike = self.table(alike).filter(|_| table != "facts").map(|table| lines(text, table));
        let alike: Vec<Line> = alike.into_iter().flatten().flatten().collect();
        let Some(value) = self.document.get(table) else {
            let line = line(Style { indent: 0, ..Style::of(text, &alike, longest_key) });
            self.added.entry(Put::NewTable(table)).or_default().push(line);
            return;
        };
        let header = value.span();
        let known: Option<Vec<Line>> =
            value.get_ref().as_table().and_then(|table| lines(text, table).into_iter().collect());
        let at = known.as_ref().and_then(|known| {
            let before = known.iter().filter(|line| order(line.key.start).is_some_and(|at| at < own));
            let behind = known.iter().filter(|line| order(line.key.start).is_some_and(|at| at > own));
            let nearest = |line: &&Line| order(line.key.start);
            if let Some(line) = before.max_by_key(nearest) {
                return line.whole(text).map(|line| line.end);
            }
            if let Some(line) = behind.min_by_key(nearest) {
                return line.whole(text).map(|line| line.start);
            }
            let is_header = text[header.clone()].trim_start().starts_with('[');
            is_header.then(|| end_of_line(text, header.end))
        });
        match at.zip(known) {
            Some((at, known)) => {
                let like = if known.is_empty() { &alike } else { &known };
                let line = line(Style::of(text, like, longest_key));
                self.added.entry(Put::At(at)).or_default().push(line);
            }
            None => self.without.push((spot, Why::Place)),
        }
    }

    fn finish(mut self) -> Result<Vec<Replacement>, Vec<(Spot, Why)>> {
        let text = self.text();
        let newline = line_break(text);
        let mut new = Vec::new();
        for (put, lines) in &self.added {
            let joined = lines.join(newline);
            new.push(match put {
                Put::At(at) => Replacement { span: *at..*at, new: format!("{joined}{newline}") },
                Put::NewTable(name) => {
                    let table = format!("[{name}]{newline}{joined}{newline}");
                    match self.before(name) {
                        Some(at) => Replacement { span: at..at, new: format!("{table}{newline}") },
                        None => {
                            let end = text.len();
                            Replacement { span: end..end, new: format!("{newline}{table}") }
                        }
                    }
                }
            });
        }
        // the last line of a text may lack its line break
        if !text.is_empty()
            && !text.ends_with('\n')
            && let Some(first) = new.iter_mut().find(|one| one.span.start == text.len())
        {
            first.new.insert_str(0, newline);
        }
        self.replacements.extend(new);
        if self.without.is_empty() { Ok(self.replacements) } else { Err(self.without) }
    }

    /// Where the first table begins that stands behind another one, with the comment above it.
    fn before(&self, name: &str) -> Option<usize> {
        let text = self.text();
        let own = TABLES.iter().position(|known| *known == name)?;
        let starts = TABLES[own + 1..].iter().filter_map(|table| Some(self.document.get(table)?.span()));
        let header =
            starts.filter(|span| text[span.clone()].starts_with('[')).min_by_key(|span| span.start)?;
        let mut start = start_of_line(text, header.start);
        while start > 0 {
            let above = start_of_line(text, start - 1);
            if !text[above..start].trim_start().starts_with('#') {
                break;
            }
            start = above;
        }
        Some(start)
    }
}

/// A fact as TOML has it; `None` where neither column states it.
fn fact_value(said: &PerColumn<FactEntry>) -> Option<String> {
    let value = |said: &FactEntry| {
        said.value.as_ref().map(|value| match value {
            FactSaid::Figure(figure) => plain(*figure),
            FactSaid::Option(option) => quoted(option),
        })
    };
    let (own, appraisal) = (value(&said.own), value(&said.appraisal));
    let note = said.appraisal.note.as_ref();
    if own == appraisal && note.is_none() {
        return own;
    }
    let parts = [("self", own), ("appraisal", appraisal), ("note", note.map(|note| quoted(note)))];
    let parts: Vec<String> =
        parts.into_iter().filter_map(|(key, value)| Some(format!("{key} = {}", value?))).collect();
    (!parts.is_empty()).then(|| format!("{{ {} }}", parts.join(", ")))
}

/// `# name =`, a line to be filled in: the part of it that the entry takes.
fn blank_line(text: &str, name: &str) -> Option<Range<usize>> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        let rest = line.trim_start().strip_prefix('#').map(str::trim_start);
        let rest = rest.and_then(|rest| rest.strip_prefix(name)).map(str::trim_start);
        let Some(rest) = rest.and_then(|rest| rest.strip_prefix('=')) else { continue };
        if rest.trim().is_empty() || rest.trim_start().starts_with('#') {
            return Some(start..at - rest.len());
        }
    }
    None
}
