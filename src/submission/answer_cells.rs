//! Answers that are one text, and several numbers or a name: a cell of a CSV, and `13/15`.

use super::answer_findings::wrong_answer;
use super::answers::{Parts, RowBinder};
use super::messages::answer::{CommaInFraction, Given as GivenInstead};
use crate::answer::AnswerField;
use crate::finding::{Findings, Located, Place};
use crate::language::Quoted;
use crate::number::{Decimal, Mark, Marks, NumberProblem, parse};
use crate::rule::{Rule, entry_called};
use crate::source::toml::number_finding;
use crate::source::{Asked, RawValue, Shape, Subject, cell_finding};

impl RowBinder<'_> {
    /// A cell that is a figure, or an option whose name looks like one.
    pub(super) fn cell(
        &self,
        (text, place): (&str, &Place),
        figure: &Result<Decimal, Box<NumberProblem>>,
        rule: &dyn Rule,
        parts: &mut Parts,
        findings: &mut Findings,
    ) {
        let has = |word: AnswerField| rule.answer_fields().contains(&word);
        let (takes_figure, takes_entry) = (self.bare_word(rule).is_some(), has(AnswerField::Choice));
        let several = has(AnswerField::Choices) || has(AnswerField::Counts);
        let named = || entry_called(rule.list(), text.trim()).is_some();
        let as_text = match figure {
            Ok(_) => !takes_figure && (takes_entry || several) && named(),
            Err(problem) if **problem == NumberProblem::Percent && has(AnswerField::Num) => named(),
            Err(_) => several || (takes_entry && (!takes_figure || named())),
        };
        match figure {
            _ if as_text => {
                let text = Located::new(RawValue::Text(text.to_owned()), place.clone());
                self.bare(&text, Some(rule), parts, findings);
            }
            Ok(figure) => self.bare_figure(&Located::new(*figure, place.clone()), rule, parts, findings),
            Err(problem) => {
                parts.failed = true;
                let asked = match (has(AnswerField::Num), has(AnswerField::Value) && !takes_entry) {
                    (true, _) => Asked::Count,
                    (false, true) if rule.kind().name == "manual" => Asked::Points,
                    (false, _) => Asked::Number,
                };
                findings.push(cell_finding(problem, text, self.notation, asked).at(place));
            }
        }
    }

    /// A figure without a name.
    pub(super) fn bare_figure(
        &self,
        figure: &Located<Decimal>,
        rule: &dyn Rule,
        parts: &mut Parts,
        findings: &mut Findings,
    ) {
        let Some(word) = self.bare_word(rule) else {
            parts.failed = true;
            let given = GivenInstead::Number(figure.value);
            findings.push(wrong_answer(rule, self.shape, given, &figure.place));
            return;
        };
        parts.add_word(word, &figure.place);
        if Self::is_allowed(rule, word, figure, findings) {
            parts.set(word, figure, findings);
        } else {
            parts.failed = true;
        }
    }

    /// `13/15`.
    pub(super) fn fraction(&self, text: &Located<String>, parts: &mut Parts, findings: &mut Findings) {
        let marks = match self.shape {
            Shape::Toml => Marks::Likely(Mark::Dot),
            Shape::Csv | Shape::Form => Marks::Unknown,
        };
        let (num, den) = text.value.split_once('/').unwrap_or((&text.value, ""));
        for (word, part) in [(AnswerField::Num, num), (AnswerField::Den, den)] {
            parts.add_word(word, &text.place);
            match parse(part, marks) {
                Ok(figure) => parts.set(word, &text.with(figure), findings),
                Err(problem) => {
                    parts.failed = true;
                    let (part, fraction) = (Quoted(part.trim().to_owned()), Quoted(text.value.clone()));
                    let finding = match problem {
                        NumberProblem::WrongMark(meant) => CommaInFraction { part, fraction, meant }.into(),
                        problem => {
                            number_finding(&problem, Subject::Part { part: part.0, whole: fraction.0 })
                        }
                    };
                    findings.push(finding.at(&text.place));
                }
            }
        }
    }
}
