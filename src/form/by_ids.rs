//! Forms that the program made: read by the ids in their hidden row and column, wherever these stand by now.

use std::borrow::Cow;
use std::ops::Range;

use super::by_ids_answer::{Answered, answer, same};
use super::by_ids_layout::{Layout, Line, Origin, origin, shown, start};
use super::doubt::Doubt;
use super::figures::{Figure, Spelling, figure, of_text};
use super::ids::{ColumnId, LineId};
use super::messages::{IdUnknown, ImportDoubt, LineDoubt, OtherEditionText, Readings, why};
use super::overrides::Overrides;
use super::roles::Role;
use crate::column::{Column, PerColumn};
use crate::criteria::{Criteria, TOTAL};
use crate::finding::{Finding, Findings, Located, Place, SourceId};
use crate::formula::{Formulas, FromBlanks};
use crate::language::{NodeCode, Quoted};
use crate::source::workbook::{CellValue, Sheet, SheetCell, SheetRow, Workbook};
use crate::source::{
    CellAddress, Notation, RawFact, RawField, RawHead, RawRow, RawSubmission, RawValue, Shape,
};
use crate::text::spelled;

/// Reads the forms of a workbook by their ids: one a unit. `None` where no sheet has ids.
pub(super) fn read_by_ids(
    criteria: &Criteria,
    (id, workbook): (SourceId, &Workbook),
    overrides: &Overrides,
    findings: &mut Findings,
) -> Option<Vec<(RawSubmission, Findings)>> {
    let is_meant = |sheet: &Sheet| match &overrides.sheet {
        Some(asked) => *sheet.name == **asked,
        None => !sheet.hidden,
    };
    let sheets: Vec<(usize, Layout<'_>)> = workbook
        .sheets
        .iter()
        .enumerate()
        .filter(|(_, sheet)| is_meant(sheet))
        .filter_map(|(index, sheet)| Some((index, Layout::of(sheet)?)))
        .collect();
    if sheets.is_empty() {
        return None;
    }
    let origin = origin(workbook);
    let is_other = |origin: &Origin| {
        origin.id.0 == criteria.id && origin.sha256.as_deref().is_some_and(|sha256| sha256 != criteria.sha256)
    };
    if let Some(origin) = origin.as_ref().filter(|origin| is_other(origin)) {
        let place = Place::new(id, origin.id.1.clone());
        findings.push(Finding::from(OtherEditionText { edition: criteria.id.clone() }).at(&place));
    }
    let formulas = Formulas::of(workbook);
    let several = sheets.len() > 1;
    let mut units = Vec::new();
    for (index, layout) in sheets {
        let is_printed = |of: usize, at: CellAddress| {
            of == index && layout.column_of(at.column).is_none_or(|id| id.column().is_none())
        };
        let from_blanks = FromBlanks::of(&formulas, &is_printed);
        let is_blank = |at: CellAddress| from_blanks.contains(index, at);
        let mut own = Findings::default();
        let reader = SheetReader::new(criteria, id, &layout, &is_blank, overrides);
        if reader.present == (PerColumn { own: false, appraisal: false }) && several {
            continue;
        }
        let raw = reader.submission(origin.as_ref(), several, &mut own);
        units.push((raw, own));
    }
    Some(units)
}

/// Reads one sheet.
pub(super) struct SheetReader<'r> {
    pub(super) criteria: &'r Criteria,
    id: SourceId,
    layout: &'r Layout<'r>,
    is_blank: &'r dyn Fn(CellAddress) -> bool,
    overrides: &'r Overrides,
    pub(super) spelling: Spelling,
    present: PerColumn<bool>,
}

impl<'r> SheetReader<'r> {
    fn new(
        criteria: &'r Criteria,
        id: SourceId,
        layout: &'r Layout<'r>,
        is_blank: &'r dyn Fn(CellAddress) -> bool,
        overrides: &'r Overrides,
    ) -> Self {
        let spelling = Spelling::default();
        let present = PerColumn { own: false, appraisal: false };
        let mut reader = SheetReader { criteria, id, layout, is_blank, overrides, spelling, present };
        let filled = |column: Column| {
            let roles = Self::answer_roles(column);
            let rows = reader.rows().flat_map(|(_, rows)| rows);
            let cells = rows.flat_map(|row| roles.iter().filter_map(|role| reader.cell(row, role)));
            cells.collect::<Vec<_>>()
        };
        let cells = Column::BOTH.map(filled);
        let texts = cells.iter().flatten().filter_map(|cell| match &cell.content.value {
            CellValue::Text(text) => Some(&**text),
            _ => None,
        });
        reader.spelling = Spelling::of(texts);
        let [own, appraisal] = cells.map(|cells| !cells.is_empty());
        reader.present = PerColumn { own, appraisal };
        reader
    }

    /// The columns in which a person answers.
    fn answer_roles(column: Column) -> [ColumnId; 4] {
        [Role::Num(column), Role::Den(column), Role::Answer(column), Role::Points(column)].map(ColumnId::Role)
    }

    /// Whether the sheet has points of its own beside those that the form declares.
    pub(super) fn has_computed(&self) -> bool {
        self.layout.columns.iter().any(|(_, id)| matches!(id, ColumnId::Computed(_)))
    }

    /// The rows of the edition, its items and the total.
    fn rows(&self) -> impl Iterator<Item = (&LineId, &Vec<&'r SheetRow>)> {
        self.layout.lines.iter().filter(|(id, _)| !matches!(id, LineId::Unit(_) | LineId::Fact(_)))
    }

    /// A cell that says something.
    pub(super) fn cell(&self, row: &SheetRow, wanted: &ColumnId) -> Option<&'r SheetCell> {
        let (column, _) = self.layout.columns.iter().find(|(_, id)| id == wanted)?;
        let at = CellAddress { row: row.row, column: *column };
        let cell = self.layout.sheet.cell(at)?;
        let says = cell.content.value == CellValue::Unknown || !shown(cell).is_empty();
        (says && !(self.is_blank)(at)).then_some(cell)
    }

    /// What a cell that says something says.
    pub(super) fn figure(&self, row: &SheetRow, wanted: &ColumnId) -> Option<(Figure, Range<usize>)> {
        let cell = self.cell(row, wanted)?;
        Some((figure(cell, self.spelling), cell.span.clone())).filter(|(figure, _)| !figure.is_blank())
    }

    /// The row that has an id.
    pub(super) fn line(&self, id: &LineId) -> Line<'r> {
        let said = |row: &&SheetRow| {
            let title = self.cell(row, &ColumnId::Role(Role::Title)).map_or("", shown);
            format!("{} ({})", spelled(title, 60), row.row + 1)
        };
        match self.layout.lines.get(id).map(Vec::as_slice) {
            Some([one]) => Line::One(one),
            Some([first, ..]) => {
                let rows = &self.layout.lines[id];
                Line::Unclear(Doubt::new(why::ID_TWICE, rows.iter().map(said).collect(), start(first)))
            }
            Some([]) | None => Line::Unclear(Doubt::new(why::ID_MISSING, Vec::new(), 0..0)),
        }
    }

    fn place(&self, span: Range<usize>) -> Place {
        Place::new(self.id, span)
    }

    fn located<T>(&self, value: T, span: Range<usize>) -> Located<T> {
        Located { value, place: self.place(span) }
    }

    fn submission(&self, origin: Option<&Origin>, several: bool, findings: &mut Findings) -> RawSubmission {
        let made_for = match origin {
            Some(origin) => self.located(origin.id.0.clone(), origin.id.1.clone()),
            None => self.located(self.criteria.id.clone(), 0..0),
        };
        let mut head = RawHead { criteria: Some(made_for), ..RawHead::default() };
        self.unit(several, &mut head, findings);
        self.facts(&mut head, findings);
        self.printed_max(&mut head);
        self.report_strangers(findings);
        let mut column = |column: Column| {
            let is_present = *self.present.get(column);
            is_present.then(|| self.column(column, findings))
        };
        let columns = PerColumn { own: column(Column::Own), appraisal: column(Column::Appraisal) };
        RawSubmission {
            source: self.id,
            shape: Shape::Form,
            notation: Notation::default(),
            head,
            others: Vec::new(),
            known: Vec::new(),
            columns,
        }
    }

    fn report_strangers(&self, findings: &mut Findings) {
        let is_known = |id: &LineId| match id {
            LineId::Row(code) => self.criteria.find(code).is_some(),
            LineId::Item(code, item) => self.criteria.find(code).is_some_and(|row| {
                let rule = self.criteria.rows[row].rule.as_deref();
                rule.is_some_and(|rule| rule.list().iter().any(|listed| listed.id == *item))
            }),
            LineId::Fact(name) => self.criteria.facts.iter().any(|fact| fact.name == *name),
            LineId::Total | LineId::Unit(_) => true,
        };
        let unknown = self.layout.lines.iter().filter(|(id, _)| !is_known(id));
        let unknown = unknown.flat_map(|(id, rows)| rows.iter().map(|row| (id.to_string(), start(row))));
        let strangers = self.layout.strangers.iter().map(|cell| (shown(cell).to_owned(), cell.span.clone()));
        for (id, span) in unknown.chain(strangers) {
            let found = IdUnknown { id: Quoted(spelled(&id, 60)) };
            findings.push(Finding::from(found).at(&self.place(span)));
        }
    }

    /// The texts about the unit.
    fn unit(&self, several: bool, head: &mut RawHead, findings: &mut Findings) {
        let ids = self.layout.lines.keys().filter_map(|id| match id {
            LineId::Unit(name) => Some((id, name)),
            _ => None,
        });
        for (id, name) in ids {
            match self.line(id) {
                Line::One(row) => {
                    let cell = Self::answer_roles(Column::Own).iter().find_map(|role| self.cell(row, role));
                    head.unit.extend(cell.map(|cell| {
                        let span = || cell.span.clone();
                        (self.located(name.clone(), span()), self.located(shown(cell).to_owned(), span()))
                    }));
                }
                Line::Unclear(doubt) => self.report_line(id, doubt, findings),
            }
        }
        if several && !head.unit.iter().any(|(name, _)| name.value == "id") {
            let sheet = self.layout.sheet.name.to_string();
            head.unit.push((self.located("id".to_owned(), 0..0), self.located(sheet, 0..0)));
        }
    }

    fn facts(&self, head: &mut RawHead, findings: &mut Findings) {
        for fact in &self.criteria.facts {
            let id = LineId::Fact(fact.name.clone());
            let row = match self.line(&id) {
                Line::One(row) => row,
                Line::Unclear(doubt) => {
                    self.report_line(&id, doubt, findings);
                    continue;
                }
            };
            let mut broken = false;
            let mut value = |column: Column| {
                let roles = [Role::Num(column), Role::Answer(column)].map(ColumnId::Role);
                let cell = roles.iter().find_map(|role| self.cell(row, role))?;
                let span = cell.span.clone();
                if !fact.options.is_empty() {
                    return Some(self.located(RawValue::Text(shown(cell).to_owned()), span));
                }
                match figure(cell, self.spelling) {
                    Figure::Number(number) => Some(self.located(RawValue::Number(number), span)),
                    other => {
                        broken = true;
                        self.report_line(&id, super::answers::unread(&other, span), findings);
                        None
                    }
                }
            };
            let (own, appraisal) = (value(Column::Own), value(Column::Appraisal));
            let Some(first) = own.clone().or_else(|| appraisal.clone()) else { continue };
            let note = self.cell(row, &ColumnId::Role(Role::Note));
            head.facts.push(RawFact {
                name: first.with(fact.name.clone()),
                values: PerColumn { appraisal: appraisal.or_else(|| own.clone()), own },
                note: note.map(|cell| self.located(shown(cell).to_owned(), cell.span.clone())),
                broken,
            });
        }
    }

    /// The maxima as they stand there now, by code.
    fn printed_max(&self, head: &mut RawHead) {
        for (id, rows) in self.rows() {
            let (code, row) = match (id, rows.as_slice()) {
                (LineId::Row(code), [row]) if self.criteria.find(code).is_some() => (code.as_str(), row),
                (LineId::Total, [row]) => (TOTAL, row),
                _ => continue,
            };
            if let Some((Figure::Number(max), span)) = self.figure(row, &ColumnId::Role(Role::Max)) {
                head.printed_max.push((self.located(code.to_owned(), span.clone()), self.located(max, span)));
            }
        }
    }

    fn report_line(&self, id: &LineId, doubt: Doubt, findings: &mut Findings) {
        let id = Quoted(id.to_string());
        let found = LineDoubt { id, why: doubt.why, readings: Readings(doubt.readings) };
        findings.push(Finding::from(found).at(&self.place(doubt.span)));
    }

    /// All rows of a column.
    fn column(&self, column: Column, findings: &mut Findings) -> Vec<RawRow> {
        let total = self.criteria.forms_total().then_some((LineId::Total, None));
        let rows = self.criteria.rows.iter().enumerate();
        let rows = rows.map(|(index, row)| (LineId::Row(row.code.clone()), Some(index)));
        rows.chain(total).map(|(id, index)| self.row(&id, index, column, findings)).collect()
    }

    fn row(&self, id: &LineId, index: Option<usize>, column: Column, findings: &mut Findings) -> RawRow {
        let code = index.map_or(TOTAL, |index| self.criteria.rows[index].code.as_str());
        let rule = index.and_then(|index| self.criteria.rows[index].rule.as_deref());
        let settled = self.overrides.settled(code, column);
        let (span, answered) = match (self.line(id), index.zip(rule)) {
            (Line::One(line), leaf) => {
                let mut answered = leaf.map_or_else(Answered::default, |(index, rule)| {
                    if settled.is_some() {
                        Answered::default()
                    } else {
                        answer(self, rule, (index, line), column)
                    }
                });
                if settled.is_none() && column == Column::Appraisal {
                    same(self, leaf, line, &mut answered);
                }
                self.beside(line, column, rule.is_some(), &mut answered);
                (start(line), answered)
            }
            (Line::Unclear(doubt), _) => (0..0, Answered { doubts: vec![doubt], ..Answered::default() }),
        };
        let place = self.place(span);
        let mut row = RawRow {
            code: Located { value: code.to_owned(), place: place.clone() },
            place: place.clone(),
            bare: None,
            fields: Vec::new(),
            broken: false,
            doubt: false,
        };
        let Answered { mut fields, mut attributes, mut doubts } = answered;
        if let Some(written) = settled {
            doubts.clear();
            let value = match of_text(&written, self.spelling) {
                Figure::Number(number) => RawValue::Number(number),
                _ => RawValue::Text(written),
            };
            row.bare = Some(Located { value, place });
        }
        if let Some(doubt) = doubts.into_iter().next() {
            row.doubt = rule.is_some();
            fields.clear();
            attributes.clear();
            let place = self.place(doubt.span);
            let found = ImportDoubt {
                row: NodeCode(code.to_owned()),
                column,
                why: doubt.why,
                readings: Readings(doubt.readings),
                code: code.to_owned(),
            };
            findings.push(Finding::from(found).at(&place).about(code, Some(column)));
        }
        let named = fields.into_iter().map(|(name, value, span)| RawField {
            name: self.located(Cow::Borrowed(name), span.clone()),
            value: self.located(value, span),
        });
        row.fields.extend(named);
        let attributes = attributes.into_iter();
        row.fields.extend(attributes.map(|(name, value, span)| self.part(name, RawValue::Flag(value), span)));
        row
    }

    /// Points and notes, which any row may have, and what supports the answer of a leaf.
    fn beside(&self, line: &SheetRow, column: Column, is_leaf: bool, answered: &mut Answered) {
        match self.figure(line, &ColumnId::Role(Role::Points(column))) {
            Some((Figure::Number(points), span)) => {
                answered.fields.push(("score", RawValue::Number(points), span));
            }
            Some((other, span)) => answered.doubts.push(super::answers::unread(&other, span)),
            None => {}
        }
        let notes_of = if self.present.appraisal { Column::Appraisal } else { Column::Own };
        if let Some(note) = self.cell(line, &ColumnId::Role(Role::Note)).filter(|_| column == notes_of) {
            answered.fields.push(("note", RawValue::Text(shown(note).to_owned()), note.span.clone()));
        }
        let (dispute, key) = match column {
            Column::Own => (ColumnId::Objection, "objection"),
            Column::Appraisal => (ColumnId::Reply, "reply"),
        };
        if let Some(cell) = self.cell(line, &dispute) {
            answered.fields.push((key, RawValue::Text(shown(cell).to_owned()), cell.span.clone()));
        }
        if let Some(cell) = self.cell(line, &ColumnId::Evidence(column)).filter(|_| is_leaf) {
            let parts = shown(cell).split(['\n', ';']).map(str::trim).filter(|part| !part.is_empty());
            let parts = parts.map(|part| self.located(part.to_owned(), cell.span.clone()));
            answered.fields.push(("evidence", RawValue::List(parts.collect()), cell.span.clone()));
        }
    }

    /// A part of a value that stands in a cell.
    pub(super) fn part(&self, name: String, value: RawValue, span: Range<usize>) -> RawField {
        RawField { name: self.located(Cow::Owned(name), span.clone()), value: self.located(value, span) }
    }
}
