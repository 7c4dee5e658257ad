//! Entries put into the cells of a CSV form: its delimiter, its decimal mark and its quotes stay.

use std::collections::BTreeMap;

use super::csv_cells::{self, ANSWER_PARTS, figure};
use super::toml_section::end_of_line;
use super::{FactFilling, Fillings, Form, RowFilling, Why, line_break};
use crate::answer::{Answer, Given};
use crate::column::Column;
use crate::criteria::Node;
use crate::fix::{Replacement, mark_of};
use crate::merge::{FactEntry, FactSaid, Spot};
use crate::number::Mark;
use crate::read::{CsvPlaces, Field, Part, RecordPlaces, csv_places};
use crate::submission::Row;

/// Words of a yes or no.
const YES_NO: [&str; 2] = ["yes", "no"];

/// What takes the place of what.
///
/// # Errors
/// The entries that have no place.
pub(super) fn replacements(
    form: Form<'_>,
    fillings: &Fillings,
) -> Result<Vec<Replacement>, Vec<(Spot, Why)>> {
    let Some(places) = csv_places(form.submission.source, &form.source.text, form.options) else {
        return Err(fillings.spots().map(|spot| (spot, Why::Place)).collect());
    };
    let mark = mark_of(form.submission, form.source);
    let mut patch =
        Patch { form, places, mark, replacements: Vec::new(), added: BTreeMap::new(), without: Vec::new() };
    for filling in &fillings.facts {
        patch.fact(filling);
    }
    for filling in &fillings.rows {
        patch.row(filling);
    }
    patch.finish()
}

struct Patch<'f> {
    form: Form<'f>,
    places: CsvPlaces,
    mark: Mark,
    replacements: Vec<Replacement>,
    /// New rows, by their place among all codes of a form, with the cells that say something.
    added: BTreeMap<usize, (String, BTreeMap<usize, String>)>,
    without: Vec<(Spot, Why)>,
}

/// A cell of a row by what it holds, and what it is to say.
type Cell = (Field, String);

impl Patch<'_> {
    /// All codes that a form may have, in their order: facts, rows, the total.
    fn codes(&self) -> Vec<String> {
        let facts = self.form.criteria.facts.iter().map(|fact| format!("facts.{}", fact.name));
        facts.chain(self.form.criteria.codes().map(str::to_owned)).collect()
    }

    fn fact(&mut self, filling: &FactFilling) {
        let FactFilling { fact, said } = filling;
        let value = |said: &FactEntry| {
            let value = said.value.as_ref().map(|value| match value {
                FactSaid::Figure(number) => figure(*number, self.mark),
                FactSaid::Option(option) => option.clone(),
            });
            value.unwrap_or_default()
        };
        let (own, appraisal) = (value(&said.own), value(&said.appraisal));
        let note = said.appraisal.note.as_deref().map(csv_cells::text).unwrap_or_default();
        let of = |column: Column, part: Part| Field::Of(column, part);
        let cells = vec![
            (of(Column::Appraisal, Part::Answer), if appraisal == own { String::new() } else { appraisal }),
            (of(Column::Own, Part::Answer), own),
            (of(Column::Appraisal, Part::Note), note),
        ];
        let code = format!("facts.{}", self.form.criteria.facts[*fact].name);
        let record = self.places.records.iter().position(|record| record.code == code);
        self.put(Spot::Fact(*fact, None), record, *fact, &code, cells);
    }

    fn row(&mut self, filling: &RowFilling) {
        let RowFilling { node, column, row, written: _ } = filling;
        let before = self.form.submission.row(*node, *column);
        let after = row.clone().unwrap_or_default();
        let cells = self.cells(*node, *column, before, &after);
        // a row of the table is one of both columns, also where nobody has filled in one of them
        let places =
            Column::BOTH.into_iter().filter_map(|of| self.form.submission.row(*node, of).place.as_ref());
        let starts: Vec<usize> = places.map(|place| place.span.start).collect();
        let is_at = |record: &RecordPlaces| {
            record.cells.first().is_some_and(|cell| starts.contains(&cell.span.start))
        };
        let code = self.form.criteria.code_of(*node);
        let records = || self.places.records.iter();
        let record = records().position(is_at).or_else(|| records().position(|record| record.code == code));
        let order = self.form.criteria.facts.len()
            + self.form.criteria.nodes().position(|known| known == *node).unwrap_or_default();
        let code = self.form.criteria.code_of(*node).to_owned();
        self.put(Spot::Row(*node, *column), record, order, &code, cells);
    }

    /// The cells that are to say something else.
    fn cells(&self, node: Node, column: Column, before: &Row, after: &Row) -> Vec<Cell> {
        let criteria = self.form.criteria;
        let (criterion, bands) = (criteria.criterion(node), criteria.settings(node).bands.as_ref());
        let said = |row: &Row, part: Part| csv_cells::part(criterion, bands, row, part, self.mark);
        let mut cells: Vec<Cell> = Vec::new();
        let explicit = Row { same: false, ..before.clone() };
        if explicit.answer != after.answer || explicit.den_from_fact != after.den_from_fact {
            let mut answer: Vec<Cell> =
                ANSWER_PARTS.map(|part| (Field::Of(column, part), said(after, part))).to_vec();
            self.join_counts(column, after, &mut answer);
            cells.extend(answer);
        }
        for part in
            [Part::Score, Part::Band, Part::Index, Part::Note, Part::Objection, Part::Reply, Part::Evidence]
        {
            if said(before, part) != said(after, part) {
                cells.push((Field::Of(column, part), said(after, part)));
            }
        }
        let attributes = criteria.attributes.iter().enumerate();
        for (index, attribute) in
            attributes.filter(|(index, _)| before.attribute(*index) != after.attribute(*index))
        {
            let said = after.attribute(index).map(|holds| if holds { YES_NO[0] } else { YES_NO[1] });
            let position =
                self.places.attributes.iter().position(|(of, name)| *of == column && *name == attribute.name);
            let field = Field::Other(column, position.unwrap_or(usize::MAX));
            cells.push((field, said.unwrap_or_default().to_owned()));
        }
        cells
    }

    /// `13/15` in one cell, where the form has no column for denominators.
    fn join_counts(&self, column: Column, row: &Row, cells: &mut [Cell]) {
        let of = |part: Part| Field::Of(column, part);
        let both = [Part::Num, Part::Den].map(|part| self.places.column(of(part)));
        let is_ratio = matches!(row.answer, Answer::Given(Given::Ratio { .. }));
        if !is_ratio || both.iter().all(Option::is_some) || row.den_from_fact {
            return;
        }
        let to = [Part::Answer, Part::Num].into_iter().find(|part| self.places.column(of(*part)).is_some());
        let [num, den] = [0, 1].map(|at: usize| std::mem::take(&mut cells[at].1));
        let joined = format!("{num}/{den}");
        match to {
            Some(to) => {
                let cell = cells.iter_mut().find(|(field, _)| *field == of(to));
                if let Some((_, text)) = cell {
                    *text = joined;
                }
            }
            None => (cells[0].1, cells[1].1) = (num, den),
        }
    }

    fn put(&mut self, spot: Spot, record: Option<usize>, order: usize, code: &str, cells: Vec<Cell>) {
        for (field, said) in cells {
            let Some(at) = self.places.column(field) else {
                if !said.is_empty() {
                    self.without.push((spot, Why::NoColumn(self.name_of(spot, field))));
                }
                continue;
            };
            match record {
                Some(record) => self.change(record, at, &said),
                None if said.is_empty() => {}
                None => {
                    let (_, cells) =
                        self.added.entry(order).or_insert_with(|| (code.to_owned(), BTreeMap::new()));
                    cells.insert(at, said);
                }
            }
        }
    }

    /// The name of a column that is not there.
    fn name_of(&self, spot: Spot, field: Field) -> String {
        match field {
            Field::Of(column, part) => format!("{}_{}", column.word(), part.key()),
            Field::Other(column, at) => {
                let name = self.places.attributes.get(at).map(|(_, name)| name.as_str());
                let known = name.or(self.form.criteria.attributes.first().map(|it| it.name.as_str()));
                format!("{}_{}", column.word(), known.unwrap_or_default())
            }
            Field::Code | Field::PrintedMax | Field::Unit | Field::Title => spot.code(self.form.criteria),
        }
    }

    fn change(&mut self, record: usize, at: usize, said: &str) {
        let cell = &self.places.records[record].cells[at];
        let written = &self.form.source.text[cell.span.clone()];
        if written.trim() == said {
            return;
        }
        let new = if cell.quoted { said.replace('"', "\"\"") } else { self.written(said) };
        self.replacements.push(Replacement { span: cell.span.clone(), new });
    }

    /// A cell with the quotes that it needs.
    fn written(&self, said: &str) -> String {
        let delimiter = char::from(self.places.delimiter);
        let needs = said.contains([delimiter, '"', '\n', '\r']) || said.starts_with(' ');
        if needs || (self.places.quotes_all && !said.is_empty()) {
            format!("\"{}\"", said.replace('"', "\"\""))
        } else {
            said.to_owned()
        }
    }

    fn finish(mut self) -> Result<Vec<Replacement>, Vec<(Spot, Why)>> {
        if !self.without.is_empty() {
            return Err(self.without);
        }
        let text = &self.form.source.text;
        let (newline, codes) = (line_break(text), self.codes());
        let order = |record: &RecordPlaces| codes.iter().position(|code| *code == record.code);
        let delimiter = char::from(self.places.delimiter).to_string();
        let mut lines: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for (own, (code, cells)) in &self.added {
            let code_at = self.places.column(Field::Code).unwrap_or_default();
            let cell = |at: usize| match cells.get(&at) {
                _ if at == code_at => self.written(code),
                Some(said) => self.written(said),
                None => String::new(),
            };
            let cells: Vec<String> = (0..self.places.columns.len()).map(cell).collect();
            let before =
                self.places.records.iter().filter(|record| order(record).is_some_and(|at| at < *own));
            let last = before.max_by_key(|record| order(record)).or(self
                .places
                .records
                .iter()
                .rfind(|record| order(record).is_none()));
            let at = last.map_or(text.len(), |record| end_of_line(text, record.end()));
            lines.entry(at).or_default().push(cells.join(&delimiter));
        }
        for (at, lines) in lines {
            let joined = lines.join(newline);
            let is_open = at == text.len() && !text.ends_with('\n');
            let new = if is_open { format!("{newline}{joined}") } else { format!("{joined}{newline}") };
            self.replacements.push(Replacement { span: at..at, new });
        }
        Ok(self.replacements)
    }
}
