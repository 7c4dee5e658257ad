//! Figures in the cells of a CSV, by the decimal mark that goes with the file.

use super::csv::Csv;
use super::csv_findings::remedy;
use super::messages::csv::MarkAgainstDelimiter;
use crate::finding::{Findings, Located};
use crate::language::Quoted;
use crate::number::{Decimal, Marks, NumberProblem, parse};
use crate::source::RawValue;
use crate::source::toml::number_finding;
use crate::text::spelled;

impl Csv {
    /// A figure of 0 or more.
    pub(super) fn parsed(&self, text: &Located<String>, findings: &mut Findings) -> Option<Located<Decimal>> {
        match parse(&text.value, self.marks) {
            Ok(figure) => Some(text.with(figure)),
            Err(problem) => {
                let written = spelled(&text.value, 60);
                let finding = match (remedy(&text.value), &problem, self.marks) {
                    (Some(help), ..) => number_finding(&problem, Quoted(written)).remedy(help),
                    (None, NumberProblem::WrongMark(meant), Marks::Likely(own)) => {
                        let (own, delimiter) =
                            (own.char().to_string(), char::from(self.delimiter).to_string());
                        MarkAgainstDelimiter { written, delimiter, own, meant: meant.clone() }.into()
                    }
                    (None, ..) => number_finding(&problem, Quoted(written)),
                };
                findings.push(finding.at(&text.place));
                None
            }
        }
    }

    /// A figure that may be below zero: whether this one may, its row knows.
    pub(super) fn signed(&self, text: &Located<String>, findings: &mut Findings) -> Option<Located<Decimal>> {
        let magnitude = text.value.strip_prefix(['-', '\u{2212}']);
        let starts_with_digit = magnitude.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        match magnitude.filter(|_| starts_with_digit) {
            Some(magnitude) => {
                let figure = self.parsed(&text.with(magnitude.to_owned()), findings)?;
                Some(figure.with(-figure.value))
            }
            None => self.parsed(text, findings),
        }
    }

    /// A choice or tier; or, being a number, a count or a judged score.
    pub(super) fn answer(
        &self,
        text: &Located<String>,
        findings: &mut Findings,
    ) -> Option<Located<RawValue>> {
        let numeric =
            text.value.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '\u{2212}'))
                && !text.value.contains('/');
        if numeric && text.value != "-" {
            return self.signed(text, findings).map(|figure| text.with(RawValue::Number(figure.value)));
        }
        Some(text.with(RawValue::Text(text.value.clone())))
    }
}
