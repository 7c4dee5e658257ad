//! Numbers that were cut at their comma: `4,5` in a file whose cells are separated by commas is two cells, and the
//! second may be a note.

use super::csv::Csv;
use super::csv_fields::{FIELDS, Field, Part};
use super::csv_record::Record;
use super::messages::csv::{CellRead, CutAtComma, Uncut};
use crate::finding::{Finding, Findings, Located, Place};
use crate::language::And;
use crate::number::joined_at_comma;

/// What a cell is beside another one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Text,
    Other,
}

impl Csv {
    /// Warns of notes and evidence that may be the end of the number beside them, or its beginning, with both readings.
    /// A cell in quotes was meant as one.
    pub(super) fn cut_numbers(
        &self,
        code: &Located<String>,
        record: &Record<'_>,
        header: &[Option<Field>],
        findings: &mut Findings,
    ) {
        if self.delimiter != b',' {
            return;
        }
        let kind = |index: usize| match header[index] {
            Some(field) if !record.cells[index].quoted => kind_of(field),
            Some(_) | None => Kind::Other,
        };
        let mut index = 1;
        while index < header.len() {
            let pair = (kind(index - 1), kind(index));
            let joined = matches!(pair, (Kind::Number, Kind::Text) | (Kind::Text, Kind::Number))
                .then(|| joined_at_comma(&record.trimmed(index - 1), &record.trimmed(index)));
            let Some(mut joined) = joined.flatten() else {
                index += 1;
                continue;
            };
            let (first, is_end) = (index - 1, pair.1 == Kind::Text);
            // 1,234,567 is three cells
            while index + 1 < header.len() && is_end && kind(index + 1) == Kind::Text {
                let Some(longer) = joined_at_comma(&joined, &record.trimmed(index + 1)) else { break };
                (joined, index) = (longer, index + 1);
            }
            findings.push(self.cut_number(code, record, header, (first, index), &joined));
            // the end of one number does not begin another
            index += if is_end { 2 } else { 1 };
        }
    }

    fn cut_number(
        &self,
        code: &Located<String>,
        record: &Record<'_>,
        header: &[Option<Field>],
        (first, last): (usize, usize),
        joined: &str,
    ) -> Finding {
        let name = |index: usize| {
            let named = FIELDS.iter().find(|(_, field)| Some(*field) == header[index]);
            named.map_or("", |(name, _)| *name)
        };
        let cells: Vec<CellRead> = (first..=last)
            .map(|index| CellRead { column: name(index), value: record.trimmed(index).into_owned() })
            .collect();
        let column = match header[first] {
            Some(Field::Of(column, _)) => Some(column),
            Some(_) | None => None,
        };
        let place = Place::new(self.id, record.cells[first].span.start..record.cells[last].span.end);
        let finding = CutAtComma {
            code: code.value.clone(),
            cells: And(cells),
            joined: joined.to_owned(),
            remedy: written_without_comma(joined),
        };
        Finding::from(finding).at(&place).about(&code.value, column)
    }
}

fn kind_of(field: Field) -> Kind {
    match field {
        Field::Of(_, Part::Note | Part::Objection | Part::Reply | Part::Evidence) => Kind::Text,
        Field::Of(_, Part::Num | Part::Den | Part::Answer | Part::Score | Part::Previous | Part::Index)
        | Field::PrintedMax => Kind::Number,
        Field::Of(_, Part::Band) | Field::Code | Field::Unit | Field::Title | Field::Other(..) => Kind::Other,
    }
}

/// How a number that was cut is written so that it stays one cell; a fraction of three digits could be read two ways.
pub(super) fn written_without_comma(joined: &str) -> Uncut {
    let number = joined.trim_end_matches(['%', ' ']);
    let (point, whole) = (number.replacen(',', ".", 1), number.replace(',', ""));
    let is_group = |group: &str| group.split('.').next().map_or(0, str::len) == 3;
    let groups = number.split(',').skip(1).filter(|group| is_group(group)).count();
    match number.matches(',').count() {
        1 if groups == 0 => Uncut::One(point),
        1 if !number.contains('.') => Uncut::Two { whole, point },
        _ => Uncut::One(whole),
    }
}
