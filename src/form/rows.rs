//! What was read of a sheet, as the rows that any form comes to.

use std::borrow::Cow;
use std::ops::Range;

use super::answers::{Leaf, LeafAnswer, Part};
use super::doubt::Doubt;
use super::entries::{Entry, Meaning};
use super::facts::head;
use super::figures::{Figure, of_text};
use super::messages::{ChoiceInferred, FigureFromNote, ImportDoubt, Readings, why};
use super::overrides::Overrides;
use super::read::Placed;
use super::remarks::report_lines;
use crate::column::{Column, PerColumn};
use crate::criteria::TOTAL;
use crate::finding::{Finding, Findings, Located, Place, SourceId};
use crate::language::NodeCode;
use crate::number::Decimal;
use crate::rule::{Answering, Rule};
use crate::source::workbook::Sheet;
use crate::source::{Notation, RawFact, RawField, RawHead, RawRow, RawSubmission, RawValue, Shape};
use crate::text::spelled;

/// Puts the rows of one unit together.
pub(super) fn submission(
    placed: &Placed<'_>,
    (sheet, several): (&Sheet, bool),
    id: SourceId,
    overrides: &Overrides,
    findings: &mut Findings,
) -> RawSubmission {
    let above = placed.headings.first().map_or(0, |heading| heading.rows.start);
    let head = head(sheet, above, placed.criteria, placed.spelling);
    let whole = Place::new(id, 0..0);
    let mut raw = RawHead {
        criteria: Some(Located { value: placed.criteria.id.clone(), place: whole.clone() }),
        ..RawHead::default()
    };
    let named = |name: &str, place: &Place| Located { value: name.to_owned(), place: place.clone() };
    if several {
        raw.unit.push((named("id", &whole), Located { value: sheet.name.to_string(), place: whole.clone() }));
    }
    if let Some((name, span)) = head.name {
        let place = Place::new(id, span);
        raw.unit.push((named("name", &place), Located { value: name, place }));
    }
    for (fact, figure, span) in head.facts {
        let place = Place::new(id, span);
        let value = Located { value: RawValue::Number(figure), place: place.clone() };
        raw.facts.push(RawFact {
            name: named(&placed.criteria.facts[fact].name, &place),
            values: PerColumn { own: Some(value.clone()), appraisal: Some(value) },
            note: None,
            broken: false,
        });
    }
    raw.printed_max = printed_max(placed, id);
    let mut writer = Writer { placed, id, overrides, findings, consumed: Vec::new() };
    let columns = PerColumn::from_fn(|column| placed.present.get(column).then(|| writer.rows(column)));
    report_lines(placed, id, findings);
    RawSubmission {
        source: id,
        shape: Shape::Form,
        notation: Notation::default(),
        head: raw,
        others: Vec::new(),
        known: Vec::new(),
        columns,
    }
}

fn is_of_counts(rule: &dyn Rule) -> bool {
    matches!(rule.answering(), Answering::Counts)
}

/// The maxima that the form prints, by code.
fn printed_max(placed: &Placed<'_>, id: SourceId) -> Vec<(Located<String>, Located<Decimal>)> {
    let mut printed = Vec::new();
    for (line, read) in placed.read.iter().enumerate() {
        let Some(at) = read.reading().max else { continue };
        let code = match placed.aligned.entries[line].map(|entry| &placed.entries[entry]) {
            Some(entry) => match (&entry.meaning, &entry.code) {
                (Meaning::Row(_), Some(code)) => code.clone(),
                _ => continue,
            },
            None if placed.total == Some(line) => TOTAL.to_owned(),
            None => continue,
        };
        let (figure, span) = read.at(at);
        let Figure::Number(max) = figure else { continue };
        let place = Place::new(id, span);
        printed.push((Located { value: code, place: place.clone() }, Located { value: *max, place }));
    }
    printed
}

struct Writer<'w> {
    placed: &'w Placed<'w>,
    id: SourceId,
    overrides: &'w Overrides,
    findings: &'w mut Findings,
    /// Notes that were read as measures, by line and cell.
    consumed: Vec<(usize, usize)>,
}

impl Writer<'_> {
    fn place(&self, span: Range<usize>) -> Place {
        Place::new(self.id, span)
    }

    fn rows(&mut self, column: Column) -> Vec<RawRow> {
        let mut rows = Vec::new();
        let mut near = self.placed.lines.first().map_or(0..0, |line| line.at.1.clone());
        for (index, criterion) in self.placed.criteria.rows.iter().enumerate() {
            let line = self.placed.line_of(Meaning::Row(index));
            let settled = self.settled(&criterion.code, column);
            if let Some(line) = line {
                near = self.placed.lines[line].at.1.clone();
            }
            let mut row = RawRow {
                code: Located { value: criterion.code.clone(), place: self.place(near.clone()) },
                place: self.place(near.clone()),
                bare: None,
                fields: Vec::new(),
                broken: false,
                doubt: false,
            };
            let doubted = self.line_doubt(index);
            match (line, criterion.rule.as_deref()) {
                (Some(line), Some(rule)) => {
                    let leaf = Leaf {
                        placed: self.placed,
                        row: index,
                        line,
                        column,
                        has_notes: self.notes_of() == column,
                    };
                    let mut answer = leaf.answer(rule);
                    answer.doubts.extend(self.doubt_of_lines(index, line, column));
                    answer.doubts.extend(doubted);
                    if settled.is_some() {
                        answer.doubts.clear();
                        answer.parts.clear();
                    }
                    Leaf::half(rule, &mut answer);
                    self.leaf(&criterion.code, column, line, answer, &mut row);
                    self.beside(line, column, &mut row);
                }
                (Some(line), None) => {
                    self.sum_doubt(&criterion.code, line, column);
                    self.beside(line, column, &mut row);
                    if let Some(below) = self.placed.subtotal_of(index).filter(|_| row.fields.is_empty()) {
                        self.beside(below, column, &mut row);
                    }
                }
                (None, Some(_)) if settled.is_none() && !self.placed.criteria.derived.conditional[index] => {
                    row.doubt = true;
                    let doubt = doubted.unwrap_or_else(|| Doubt::new(why::NO_LINE, Vec::new(), near.clone()));
                    self.report(&criterion.code, column, doubt);
                }
                (None, _) if settled.is_none() => continue,
                (None, _) => {}
            }
            if let Some(written) = settled {
                let value = match of_text(&written, self.placed.spelling) {
                    Figure::Number(number) => RawValue::Number(number),
                    _ => RawValue::Text(written),
                };
                row.bare = Some(Located { value, place: self.place(near.clone()) });
            }
            rows.push(row);
        }
        if let Some(line) = self.placed.total {
            let place = self.place(self.placed.lines[line].at.1.clone());
            let mut row = RawRow {
                code: Located { value: TOTAL.to_owned(), place: place.clone() },
                place,
                bare: None,
                fields: Vec::new(),
                broken: false,
                doubt: false,
            };
            self.sum_doubt(TOTAL, line, column);
            self.beside(line, column, &mut row);
            rows.push(row);
        }
        rows
    }

    /// Whose notes are: the appraiser's, where there is one.
    fn notes_of(&self) -> Column {
        if self.placed.present.appraisal { Column::Appraisal } else { Column::Own }
    }

    fn settled(&self, code: &str, column: Column) -> Option<String> {
        let settled = self.overrides.rows.get(code)?;
        let own = settled.iter().rfind(|(of, _)| of.is_none_or(|of| of == column));
        own.map(|(_, written)| written.clone())
    }

    /// Whether it is in doubt which line a row, or an option of it, is.
    fn line_doubt(&self, row: usize) -> Option<Doubt> {
        let is_of_row = |entry: usize| match self.placed.entries[entry].meaning {
            Meaning::Row(index) | Meaning::Listed { row: index, .. } => index == row,
        };
        let (entry, instead) = self.placed.aligned.doubts.iter().find(|(entry, _)| is_of_row(*entry))?;
        let own = self.placed.aligned.lines[*entry];
        let said = |line: usize| {
            let line = &self.placed.lines[line];
            format!("{} ({})", spelled(&line.text, 60), line.row.row + 1)
        };
        let readings = own.into_iter().chain(*instead).map(said).collect();
        let at = own.or(*instead).map_or(0..0, |line| self.placed.lines[line].at.1.clone());
        let why = if own.is_some() { why::OTHER_LINE } else { why::NO_LINE };
        Some(Doubt::new(why, readings, at))
    }

    /// Whether it is in doubt which cells of a leaf, or of an option of it, are which figures.
    fn doubt_of_lines(&self, row: usize, line: usize, column: Column) -> Option<Doubt> {
        let entries = self.placed.entries.iter().zip(&self.placed.aligned.lines);
        let is_option = |entry: &Entry| matches!(entry.meaning, Meaning::Listed { row: of, .. } if of == row);
        let below = entries.filter(|(entry, _)| is_option(entry)).filter_map(|(_, line)| *line);
        // what is counted is an answer too
        let counted = if self.is_counted(row) { self.placed.evidence(row) } else { Vec::new() };
        let own = [line].into_iter().chain(below).chain(counted);
        // a number among several columns of counts is as well one of the other column
        let columns = if self.placed.criteria.rows[row].rule.as_deref().is_some_and(is_of_counts) {
            &Column::BOTH[..]
        } else {
            &[column]
        };
        let mut own = own;
        own.find_map(|line| columns.iter().find_map(|column| self.doubt_of_line(line, *column)))
    }

    /// A sum that may stand in another cell is not compared, and that is said.
    fn sum_doubt(&mut self, code: &str, line: usize, column: Column) {
        if self.settled(code, column).is_none()
            && let Some(doubt) = self.doubt_of_line(line, column)
        {
            self.report(code, column, doubt);
        }
    }

    fn doubt_of_line(&self, line: usize, column: Column) -> Option<Doubt> {
        let read = &self.placed.read[line];
        let says = |at: Option<usize>| {
            at.map_or("–".to_owned(), |at| {
                let span = read.spans[at].clone();
                let cells = self.placed.lines[line].row.cells.iter();
                let shown = cells.filter(|cell| cell.span == span).map(|cell| cell.content.value.shown());
                shown.collect()
            })
        };
        let reads = |reading: &super::shifts::Reading| {
            let parts = [*reading.num.get(column), *reading.den.get(column), *reading.points.get(column)];
            parts.map(says).join(" · ")
        };
        let span = self.placed.lines[line].at.1.clone();
        if let Some(instead) = read.decided.instead.as_ref().filter(|_| read.differs(column)) {
            let readings = vec![reads(read.reading()), reads(instead)];
            Some(Doubt::new(why::SHIFTED, readings, span))
        } else if !read.reading().strays.is_empty() {
            let at = read.spans[read.reading().strays[0]].clone();
            Some(Doubt::new(why::STRAY, Vec::new(), at))
        } else if read.decided.bad && self.placed.says_more_than_printed(line) {
            Some(Doubt::new(why::SHIFTED, vec![reads(read.reading())], span))
        } else {
            None
        }
    }

    fn report(&mut self, code: &str, column: Column, doubt: Doubt) {
        let place = self.place(doubt.span);
        let row = NodeCode(code.to_owned());
        // of this column alone: what the other one says stays as it is
        let code_of = format!("{}.{code}", column.word());
        let found =
            ImportDoubt { row, column, why: doubt.why, readings: Readings(doubt.readings), code: code_of };
        self.findings.push(Finding::from(found).at(&place).about(code, Some(column)));
    }

    fn leaf(&mut self, code: &str, column: Column, line: usize, answer: LeafAnswer, row: &mut RawRow) {
        if let Some(doubt) = answer.doubts.into_iter().next() {
            row.doubt = true;
            return self.report(code, column, doubt);
        }
        if let Some((line, note)) = answer.measured_by_note {
            self.consumed.push((line, note));
            let (_, span) = self.placed.read[line].at(note);
            let place = self.place(span);
            let found = FigureFromNote { row: NodeCode(code.to_owned()), column };
            self.findings.push(Finding::from(found).at(&place).about(code, Some(column)));
        }
        if let Some(span) = answer.inferred {
            let place = self.place(span);
            let found = ChoiceInferred { row: NodeCode(code.to_owned()), column };
            self.findings.push(Finding::from(found).at(&place).about(code, Some(column)));
        }
        for part in answer.parts {
            let (name, value, span) = match part {
                Part::Figure(name, figure, span) => (name, RawValue::Number(figure), span),
                Part::Choice(id, span) => ("choice", RawValue::Text(id), span),
                Part::Choices(items) => {
                    let span = items.first().map_or(0..0, |(_, span)| span.clone());
                    let items =
                        items.into_iter().map(|(id, span)| Located { value: id, place: self.place(span) });
                    ("choices", RawValue::List(items.collect()), span)
                }
                Part::Counts(counts) => {
                    let span = counts.first().map_or(0..0, |(_, _, span)| span.clone());
                    let counts = counts.into_iter().map(|(id, figure, span)| RawField {
                        name: Located { value: Cow::Owned(id), place: self.place(span.clone()) },
                        value: Located { value: RawValue::Number(figure), place: self.place(span) },
                    });
                    ("counts", RawValue::Table(counts.collect()), span)
                }
            };
            self.field(row, name, value, span);
        }
        if column == Column::Own && self.placed.criteria.find(code).is_some_and(|row| self.is_counted(row)) {
            self.evidence(line, row, code);
        }
    }

    fn is_counted(&self, row: usize) -> bool {
        self.placed.criteria.rows[row].kind() == "count"
    }

    /// What is counted is the evidence of the count.
    fn evidence(&self, line: usize, row: &mut RawRow, code: &str) {
        let Some(index) = self.placed.criteria.find(code) else { return };
        let evidence: Vec<Located<String>> = self
            .placed
            .evidence(index)
            .into_iter()
            .filter(|below| self.placed.read[*below].reading().points.own.is_some())
            .map(|below| {
                let line = &self.placed.lines[below];
                Located { value: line.text.clone(), place: self.place(line.at.1.clone()) }
            })
            .collect();
        if !evidence.is_empty() {
            let span = self.placed.lines[line].at.1.clone();
            self.field(row, "evidence", RawValue::List(evidence), span);
        }
    }

    fn field(&self, row: &mut RawRow, name: &'static str, value: RawValue, span: Range<usize>) {
        let place = self.place(span);
        row.fields.push(RawField {
            name: Located { value: Cow::Borrowed(name), place: place.clone() },
            value: Located { value, place },
        });
    }

    /// Points and notes, which any row may have.
    fn beside(&mut self, line: usize, column: Column, row: &mut RawRow) {
        let read = &self.placed.read[line];
        let mut note: Vec<(String, Range<usize>)> = Vec::new();
        if !row.doubt
            && self.doubt_of_line(line, column).is_none()
            && let Some(at) = *read.reading().points.get(column)
        {
            let (figure, span) = read.at(at);
            match figure {
                Figure::Number(points) => self.field(row, "score", RawValue::Number(*points), span),
                Figure::Glued(points, rest) => {
                    self.field(row, "score", RawValue::Number(*points), span.clone());
                    note.push((rest.clone(), span));
                }
                Figure::Words(words) => note.push((words.clone(), span)),
                _ => {}
            }
        }
        if column == self.notes_of() {
            let notes = read.reading().notes.iter().filter(|note| !self.consumed.contains(&(line, **note)));
            for at in notes {
                let span = read.spans[*at].clone();
                let cells = self.placed.lines[line].row.cells.iter();
                let shown = cells.filter(|cell| cell.span == span).map(|cell| cell.content.value.shown());
                note.push((shown.collect(), span));
            }
        }
        if let Some((_, span)) = note.first().cloned() {
            let texts: Vec<String> = note.into_iter().map(|(text, _)| text.trim().to_owned()).collect();
            self.field(row, "note", RawValue::Text(texts.join("; ")), span);
        }
    }
}
