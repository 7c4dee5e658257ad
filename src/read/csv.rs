//! CSV submissions, also as Excel saves them: any delimiter, `sep=`, CRLF, decimal commas.

use std::borrow::Cow;

use super::bounded_lines::CUT_LINE;
use super::csv_cells::{Records, locate};
use super::csv_fields::{FIELDS, Field, Layout, Part, other_named};
use super::csv_findings::{line_too_long, no_header, other_delimiter, report_faults};
use super::csv_header::{Header, header, separated_otherwise, skip_separator_line};
use super::csv_record::Record;
use super::csv_units::LongCsv;
use super::messages::csv::{
    EmptyFile, FewerCells, HeaderAgain, MoreCells, NoCode, NoFinalNewline, TooManyRows,
};
use super::messages::csv_header::{LINE, LinesAbove};
use super::own_result::result;
use super::scan::MAX_UNIT_LINES;
use super::{ReadOptions, Reader, Reading, open_text};
use crate::column::{Column, PerColumn};
use crate::finding::{Finding, Findings, Located, Place, SourceId};
use crate::language::{Counted, Grouped};
use crate::number::{Decimal, Mark, Marks};
use crate::source::{
    Asked, Notation, RawField, RawHead, RawRow, RawSubmission, RawValue, Shape, SourceText, THIS_CELL,
    is_too_long, too_long,
};

/// The registry entry.
pub(super) static READER: Reader = Reader {
    name: "csv",
    extensions: &["csv", "tsv", "txt"],
    recognizes: |_| false,
    open: open_text,
    read: Reading::Rows(read),
    not_a_form: result,
    units: Some(LongCsv::of),
};

/// What a text is a part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// A file of one form.
    OneUnit,
    /// A file of many units: the header, and the rows of one of them.
    ManyUnits,
}

fn read(
    id: SourceId,
    source: &SourceText,
    options: ReadOptions,
    findings: &mut Findings,
) -> Option<RawSubmission> {
    read_as(Holds::OneUnit, id, source, options, findings)
}

/// Reads the rows of one unit out of a file of many: its header, then these rows.
pub(crate) fn read_unit(
    id: SourceId,
    source: &SourceText,
    options: ReadOptions,
    findings: &mut Findings,
) -> Option<RawSubmission> {
    read_as(Holds::ManyUnits, id, source, options, findings)
}

fn read_as(
    holds: Holds,
    id: SourceId,
    source: &SourceText,
    options: ReadOptions,
    findings: &mut Findings,
) -> Option<RawSubmission> {
    let text = &source.text;
    if text.trim().is_empty() {
        findings.push(Finding::from(EmptyFile {}).at(&Place::new(id, 0..0)));
        return None;
    }
    let Some(Header { start, delimiter, above }) = header(text, options) else {
        let (start, _) = skip_separator_line(text);
        let first_line = start..start + text[start..].lines().next().map_or(0, str::len);
        findings.push(no_header(&text[first_line.clone()]).at(&Place::new(id, first_line)));
        return None;
    };
    if let Some(other) = separated_otherwise(text, options) {
        let end = other.start + text[other.start..].lines().next().map_or(0, str::len);
        findings
            .push(other_delimiter(delimiter, other.delimiter, options).at(&Place::new(id, other.start..end)));
        return None;
    }
    let records = locate(text, start, delimiter);
    if report_faults(id, text, &records, findings) {
        return None;
    }
    if records.too_many {
        let finding = TooManyRows { most: Grouped(MAX_UNIT_LINES) };
        findings.push(Finding::from(finding).at(&Place::new(id, 0..0)));
        return None;
    }
    let marks = marks(options, delimiter);
    if above > 0 {
        let end = start + text[start..].lines().next().map_or(0, str::len);
        let finding = Finding::from(LinesAbove { lines: Counted(above, LINE) });
        findings.push(finding.at(&Place::new(id, start..end)));
    }
    if !text.ends_with(['\n', '\r']) {
        let last = records.last.as_ref().map_or(0..0, |cell| cell.span.clone());
        findings.push(Finding::from(NoFinalNewline {}).at(&Place::new(id, last)));
    }
    Csv { id, marks, delimiter, holds }.submission(text, &records, findings)
}

/// The decimal mark that goes with a delimiter, unless the user said which it is.
pub(crate) fn marks(options: ReadOptions, delimiter: u8) -> Marks {
    match (options.mark, delimiter) {
        (Some(mark), _) => Marks::Stated(mark),
        (None, b';') => Marks::Likely(Mark::Comma),
        (None, b',') => Marks::Likely(Mark::Dot),
        (None, _) => Marks::Unknown,
    }
}

/// The delimiter of a text that begins with a header; `None` where nothing tells.
pub(crate) fn delimiter(text: &str, options: ReadOptions) -> Option<u8> {
    header(text, options).filter(|header| header.above == 0).map(|header| header.delimiter)
}

pub(super) struct Csv {
    pub(super) id: SourceId,
    pub(super) marks: Marks,
    pub(super) delimiter: u8,
    pub(super) holds: Holds,
}

impl Csv {
    pub(super) fn notation(&self) -> Notation {
        let mark = match self.marks {
            Marks::Stated(mark) | Marks::Likely(mark) => Some(mark),
            Marks::Unknown => None,
        };
        let stated = matches!(self.marks, Marks::Stated(_));
        Notation { mark, stated, delimiter: Some(self.delimiter) }
    }

    fn submission(&self, text: &str, records: &Records, findings: &mut Findings) -> Option<RawSubmission> {
        let mut columns = PerColumn::from_fn(|_| Vec::with_capacity(records.len()));
        let mut records = records.iter(text);
        let mut others = Vec::new();
        let header_record = records.next()?;
        let header = self.header(&header_record, &mut others, findings)?;
        let (layout, nameless) = (Layout::of(&header)?, header.contains(&None));
        let mut head = RawHead::default();
        let mut used = PerColumn::from_fn(|_| false);
        for record in records {
            if record.is_blank() {
                continue;
            }
            if self.holds == Holds::ManyUnits && text[..record.end].ends_with(CUT_LINE) {
                findings.push(line_too_long().at(&self.row_place(&record)));
                continue;
            }
            if Csv::is_header(&record, &header_record) {
                findings.push(Finding::from(HeaderAgain {}).at(&self.row_place(&record)));
                continue;
            }
            if self.other_header(&record, &header, findings) {
                break; // what follows is read by another header
            }
            if self.blank_before_quote(&record, &header, findings) {
                continue;
            }
            if record.width != header.len() {
                findings.push(self.row_length(&record, header.len()));
                continue;
            }
            if nameless {
                self.nameless(&record, &header_record, findings);
            }
            let code = self.code(&record, layout.code);
            if code.value.is_empty() {
                findings.push(Finding::from(NoCode {}).at(&self.row_place(&record)));
                continue;
            }
            self.unit_of(&code.value, &record, &layout, &mut head, findings);
            if self.head_row(&code, &record, &header, &mut head, findings) {
                continue;
            }
            if let Some(max) = layout.printed_max.and_then(|at| self.points(&record, at, findings)) {
                head.printed_max.push((code.clone(), max));
            }
            if layout.remarks {
                self.cut_numbers(&code, &record, &header, findings);
            }
            let mut row = |code: Located<String>, column: Column| {
                let row = self.row(code, &record, (&header, &layout, &others), column, findings);
                // a remark or a document alone is no appraisal
                let beside = [Part::Note, Part::Objection, Part::Reply, Part::Evidence].map(Part::key);
                let answers = |field: &RawField| !beside.contains(&&*field.name.value);
                let used = used.get_mut(column);
                *used = *used || row.bare.is_some() || row.broken || row.fields.iter().any(answers);
                columns.get_mut(column).push(row);
            };
            row(code.clone(), Column::Own);
            row(code, Column::Appraisal);
        }
        let columns =
            PerColumn::from_fn(|column| used.get(column).then(|| std::mem::take(columns.get_mut(column))));
        let notation = self.notation();
        let known = FIELDS.iter().map(|(name, _)| *name).collect();
        Some(RawSubmission { source: self.id, shape: Shape::Csv, notation, head, others, known, columns })
    }

    /// The code of a row. If the decimal mark was said to be a comma, its points are commas too: no code has one.
    fn code(&self, record: &Record<'_>, index: usize) -> Located<String> {
        let code = self.cell_at(record, index);
        let is_number = || code.value.bytes().all(|byte| byte.is_ascii_digit() || byte == b',');
        let reads_commas = self.marks == Marks::Stated(Mark::Comma) && is_number();
        if reads_commas { code.with(code.value.replace(',', ".")) } else { code }
    }

    pub(super) fn row_place(&self, record: &Record<'_>) -> Place {
        let start = record.cells.first().map_or(0, |cell| cell.span.start);
        Place::new(self.id, start..record.end.max(start))
    }

    fn row_length(&self, record: &Record<'_>, wanted: usize) -> Finding {
        let found = record.width;
        let finding: Finding = if found < wanted {
            FewerCells { found, wanted }.into()
        } else {
            MoreCells { found, wanted }.into()
        };
        finding.at(&self.row_place(record))
    }

    /// The trimmed, composed text of a cell; `None` where the column is absent.
    pub(super) fn cell(
        &self,
        record: &Record<'_>,
        header: &[Option<Field>],
        field: Field,
    ) -> Option<Located<String>> {
        let index = header.iter().position(|known| *known == Some(field))?;
        Some(self.cell_at(record, index))
    }

    /// The same of a cell by its position.
    pub(super) fn cell_at(&self, record: &Record<'_>, index: usize) -> Located<String> {
        Located::new(record.composed(index).into_owned(), self.place(record, index))
    }

    pub(super) fn place(&self, record: &Record<'_>, index: usize) -> Place {
        Place::new(self.id, record.cells[index].span.clone())
    }

    /// The text of a cell that says something.
    pub(super) fn text(
        &self,
        record: &Record<'_>,
        header: &[Option<Field>],
        field: Field,
        findings: &mut Findings,
    ) -> Option<Located<String>> {
        let index = header.iter().position(|known| *known == Some(field))?;
        self.text_at(record, index, findings).map(|text| text.map(Cow::into_owned))
    }

    fn text_at<'r>(
        &self,
        record: &Record<'r>,
        index: usize,
        findings: &mut Findings,
    ) -> Option<Located<Cow<'r, str>>> {
        let text = record.composed(index);
        if text.is_empty() {
            return None;
        }
        let text = Located::new(text, self.place(record, index));
        if is_too_long(&text.value) {
            findings.push(too_long(THIS_CELL).at(&text.place));
            return None;
        }
        Some(text)
    }

    fn points(&self, record: &Record<'_>, index: usize, findings: &mut Findings) -> Option<Located<Decimal>> {
        let text = self.text_at(record, index, findings)?;
        self.parsed(&text, Asked::Points, findings)
    }

    fn row(
        &self,
        code: Located<String>,
        record: &Record<'_>,
        (header, layout, others): (&[Option<Field>], &Layout, &[Located<String>]),
        column: Column,
        findings: &mut Findings,
    ) -> RawRow {
        let place = self.row_place(record);
        let said = layout.sides.get(column).iter().filter(|(index, _)| !record.cells[*index].span.is_empty());
        let fields = Vec::with_capacity(said.clone().count());
        let mut row = RawRow { code, place, bare: None, fields, broken: false, doubt: false };
        for &(index, field) in said {
            let Some(text) = self.text_at(record, index, findings) else { continue };
            let place = text.place.clone();
            let note = |text: Located<Cow<'_, str>>| RawValue::Text(text.value.into_owned());
            let (name, value) = match field {
                Field::Of(_, Part::Num) if self.is_alone(&text.value, record, header, column) => {
                    row.bare = Some(Located::new(note(text), place));
                    continue;
                }
                Field::Of(_, part @ (Part::Num | Part::Score | Part::Index)) => {
                    let asked = if part == Part::Score { Asked::Points } else { Asked::Count };
                    let figure = self.signed(&text, asked, findings);
                    (part.key().into(), figure.map(|figure| RawValue::Number(figure.value)))
                }
                Field::Of(_, part @ (Part::Den | Part::Previous)) => {
                    let figure = self.parsed(&text, Asked::Count, findings);
                    (part.key().into(), figure.map(|figure| RawValue::Number(figure.value)))
                }
                Field::Of(_, part @ (Part::Note | Part::Objection | Part::Reply | Part::Band)) => {
                    (part.key().into(), Some(note(text)))
                }
                Field::Of(_, part @ Part::Evidence) => {
                    let items = text.value.split(';').map(str::trim).filter(|item| !item.is_empty());
                    let items = items.map(|item| text.with(item.to_owned()));
                    (part.key().into(), Some(RawValue::List(items.collect())))
                }
                Field::Of(_, Part::Answer) => {
                    row.bare = Some(text.map(|text| self.answer(text.into_owned())));
                    continue;
                }
                Field::Other(_, other) => {
                    let name = other_named(&others[other].value).map(|(_, name)| name);
                    (name.map_or(Cow::Borrowed(""), Cow::Owned), Some(note(text)))
                }
                Field::Code | Field::PrintedMax | Field::Unit | Field::Title => continue,
            };
            row.broken |= value.is_none();
            let name = Located::new(name, place);
            if let Some(value) = value {
                row.fields.push(RawField { value: name.with(value), name });
            }
        }
        row
    }
}
