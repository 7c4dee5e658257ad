//! Figures in the cells of a CSV, by the decimal mark that goes with the file.

use std::borrow::Cow;

use super::csv::Csv;
use super::csv_fields::{Field, Part};
use super::csv_record::Record;
use crate::column::Column;
use crate::finding::{Findings, Located};
use crate::number::{Decimal, NumberProblem, parse};
use crate::source::{Asked, RawValue, cell_figure, cell_finding};

impl Csv {
    /// A figure of 0 or more.
    pub(super) fn parsed(
        &self,
        text: &Located<Cow<'_, str>>,
        asked: Asked,
        findings: &mut Findings,
    ) -> Option<Located<Decimal>> {
        self.read(text, asked, parse(&text.value, self.marks), findings)
    }

    /// A figure that may be below zero: whether this one may, its row knows.
    pub(super) fn signed(
        &self,
        text: &Located<Cow<'_, str>>,
        asked: Asked,
        findings: &mut Findings,
    ) -> Option<Located<Decimal>> {
        self.read(text, asked, cell_figure(&text.value, self.marks), findings)
    }

    fn read(
        &self,
        text: &Located<Cow<'_, str>>,
        asked: Asked,
        figure: Result<Decimal, NumberProblem>,
        findings: &mut Findings,
    ) -> Option<Located<Decimal>> {
        match figure {
            Ok(figure) => Some(text.with(figure)),
            Err(problem) => {
                let finding = cell_finding(&problem, &text.value, self.notation(), asked);
                findings.push(finding.at(&text.place));
                None
            }
        }
    }

    /// A choice or tier; or a count or a judged score, if it is a number: which, the criteria know.
    pub(super) fn answer(&self, text: String) -> RawValue {
        let numeric = text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '\u{2212}'))
            && !text.contains('/');
        let is_figure = numeric && text != "-";
        self.value_of(text, is_figure)
    }

    /// The same of a fact.
    pub(super) fn fact(&self, text: String) -> RawValue {
        let is_figure = text.contains(|c: char| c.is_ascii_digit() || c == '%');
        self.value_of(text, is_figure)
    }

    /// Whether the cell of a numerator holds both counts, `33/40`, and the other cells of the answer hold nothing.
    pub(super) fn is_alone(
        &self,
        text: &str,
        record: &Record<'_>,
        header: &[Option<Field>],
        column: Column,
    ) -> bool {
        let is_count = |part: &str| parse(part, self.marks).is_ok();
        let both = text.split_once('/').is_some_and(|(num, den)| is_count(num) && is_count(den));
        let is_empty = |part| {
            self.cell(record, header, Field::Of(column, part)).is_none_or(|cell| cell.value.is_empty())
        };
        both && is_empty(Part::Den) && is_empty(Part::Answer)
    }

    fn value_of(&self, text: String, is_figure: bool) -> RawValue {
        if !is_figure {
            return RawValue::Text(text);
        }
        let figure = cell_figure(&text, self.marks).map_err(Box::new);
        RawValue::Cell { text, figure }
    }
}
