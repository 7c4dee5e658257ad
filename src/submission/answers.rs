//! One raw row to one [`Row`]: the right words for the row's rule, each with its place.

use super::answer_fields::{evidence, figure, flag, negative, num_column, remark, said};
use super::answer_findings::{answer_error, options_in_words, unknown_key, wrong_answer, wrong_type};
use super::declared_class::{BAND, ClassBinder, INDEX};
use super::messages::answer::{AN_OPTION, EmptyChoice, Given as GivenInstead, PartTwice, UnknownOption};
use super::messages::row::{
    AnswerOnGroup, AnswerOnTotal, NotApplicableAndAnswer, ObjectionInAppraisal, ReplyInSelf, SameAndAnswer,
    SameInSelf,
};
use super::mixed_ratio::Mixed;
use super::{Row, answer_lists};
use crate::answer::{Answer, AnswerError, AnswerField, PartialAnswer};
use crate::column::Column;
use crate::criteria::{Criteria, Criterion, Role, TOTAL};
use crate::finding::{Finding, Findings, Located, Place};
use crate::language::{NodeCode, Quoted, RowName};
use crate::number::Decimal;
use crate::rule::{Rule, entry_called};
use crate::source::{Notation, RawField, RawRow, RawValue, Shape, spreadsheet_finding};
use crate::text::spelled;

/// Few answers have more words.
const USUAL_WORDS: usize = 2;

/// Binds rows of one column.
pub(super) struct RowBinder<'b> {
    /// The column.
    pub column: Column,
    /// The notation.
    pub shape: Shape,
    /// Its spelling of figures.
    pub notation: Notation,
    /// The edition.
    pub criteria: &'b Criteria,
    /// The column's facts, which fill in a denominator that is left out.
    pub fact: &'b dyn Fn(crate::rule::Named) -> Option<Decimal>,
    /// Whether a fact is stated and could not be read, which was reported: that it is missing is no second mistake.
    pub is_misread: &'b dyn Fn(crate::rule::Named) -> bool,
}

/// An answer that is being put together.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) given: PartialAnswer,
    pub(super) words: Vec<(AnswerField, Place)>,
    not_applicable: Option<Place>,
    pub(super) failed: bool,
    /// What the `num` column of a CSV holds.
    num_is: Option<AnswerField>,
}

impl Parts {
    /// Notes where a word stands.
    pub(super) fn add_word(&mut self, word: AnswerField, place: &Place) {
        if self.words.is_empty() {
            self.words.reserve_exact(USUAL_WORDS);
        }
        self.words.push((word, place.clone()));
    }

    pub(super) fn set(&mut self, word: AnswerField, figure: &Located<Decimal>, findings: &mut Findings) {
        let Some(slot) = self.given.number_mut(word) else { return };
        if slot.is_some() {
            self.failed = true;
            findings.push(Finding::from(PartTwice { word: word.key() }).at(&figure.place));
        }
        *slot = Some(figure.value);
    }

    fn choose(&mut self, rule: &dyn Rule, id: &str, place: &Place, findings: &mut Findings) {
        self.given.choice = entry_called(rule.list(), id.trim());
        if self.given.choice.is_none() {
            self.failed = true;
            let meant = options_in_words(rule, id);
            let finding: Finding = if id.trim().is_empty() {
                EmptyChoice { meant }.into()
            } else {
                UnknownOption { written: spelled(id, 40), meant }.into()
            };
            findings.push(finding.at(place));
        }
    }
}

impl<'b> RowBinder<'b> {
    /// Binds one row of the criteria, or the total (`None`).
    pub(super) fn bind(&self, criterion: Option<&Criterion>, raw: &RawRow, findings: &mut Findings) -> Row {
        let mut row = Row { place: Some(raw.place.clone()), doubtful: raw.doubt, ..Row::default() };
        let mut parts = Parts { failed: raw.broken, ..Parts::default() };
        let rule = criterion.and_then(|criterion| criterion.rule.as_deref());
        parts.num_is = rule.filter(|_| self.shape == Shape::Csv).map(|rule| num_column(rule, raw));
        for field in &raw.fields {
            match &*field.name.value {
                "score" => row.declared = self.score(criterion, field, findings),
                "note" => row.note = remark(field, findings),
                "objection" if self.column == Column::Own => row.objection = remark(field, findings),
                "reply" if self.column == Column::Appraisal => row.reply = remark(field, findings),
                "objection" => {
                    findings.push(Finding::from(ObjectionInAppraisal {}).at(&field.name.place));
                }
                "reply" => findings.push(Finding::from(ReplyInSelf {}).at(&field.name.place)),
                "evidence" => row.evidence = evidence(field, findings),
                BAND | INDEX => self.classes(criterion).bind(field, &mut row, findings),
                "same" => row.same = self.same(field, findings),
                "not_applicable" => {
                    if flag(field, findings) == Some(true) {
                        parts.not_applicable = Some(field.name.place.clone());
                    }
                }
                name => {
                    let attribute =
                        self.criteria.attributes.iter().position(|attribute| attribute.name == name);
                    match (AnswerField::named(name), attribute) {
                        (Some(word), _) => self.word(word, field, rule, &mut parts, findings),
                        (None, Some(attribute)) if rule.is_some() => {
                            let value = said(field, self.shape, findings);
                            row.attributes.extend(value.map(|value| (attribute, value)));
                        }
                        (None, _) if self.shape == Shape::Csv => {} // the header was told
                        (None, _) => {
                            parts.failed = true;
                            findings.push(unknown_key(field, rule, &self.criteria.attributes, findings));
                        }
                    }
                }
            }
        }
        if let Some(bare) = &raw.bare {
            self.bare(bare, rule, &mut parts, findings);
        }
        let answered = !parts.words.is_empty() || parts.not_applicable.is_some();
        let code = criterion.map_or(TOTAL, |criterion| criterion.code.as_str());
        if row.same && answered {
            let finding = Finding::from(SameAndAnswer { row: NodeCode(code.to_owned()) });
            findings.push(finding.at(&raw.place).about(code, Some(self.column)));
        } else if answered && rule.is_none() && !parts.failed {
            findings.push(self.answer_on_group(code, &raw.place));
        } else if let (Some(rule), false) = (rule, parts.failed) {
            self.finish(rule, code, &raw.place, parts, &mut row, findings);
        }
        row
    }

    fn classes<'c>(&self, criterion: Option<&'c Criterion>) -> ClassBinder<'c>
    where
        'b: 'c,
    {
        ClassBinder { criteria: self.criteria, criterion, column: self.column, shape: self.shape }
    }

    fn finish(
        &self,
        rule: &dyn Rule,
        code: &str,
        place: &Place,
        mut parts: Parts,
        row: &mut Row,
        findings: &mut Findings,
    ) {
        if parts.not_applicable.is_some() {
            if let Some((_, place)) = parts.words.first() {
                let finding = Finding::from(NotApplicableAndAnswer { row: NodeCode(code.to_owned()) });
                findings.push(finding.at(place).about(code, Some(self.column)));
            }
            row.answer = Answer::NotApplicable;
            return;
        }
        if parts.given.counts.as_ref().is_some_and(Vec::is_empty) {
            parts.given.counts = None; // nothing was counted: that is blank
        }
        if parts.given.is_empty() {
            return; // blank
        }
        if parts.given.num.is_some() && parts.given.den.is_none() {
            let quoted = rule.quotes(AnswerField::Den, parts.given.choice);
            if quoted.is_some_and(self.is_misread) {
                return;
            }
            let fact = quoted.and_then(self.fact);
            row.den_from_fact = fact.is_some();
            parts.given.den = fact;
        }
        row.words = parts.words;
        match rule.validate(&parts.given) {
            Ok(given) => {
                if let Some(mixed) = Mixed::of(&given) {
                    let cell = row.place_of(mixed.word()).unwrap_or(place);
                    findings.push(mixed.finding(code, self.column).at(cell));
                }
                row.answer = Answer::Given(given);
            }
            Err(error) => {
                let place = match &error {
                    AnswerError::Superfluous(word) => row.place_of(*word).unwrap_or(place),
                    AnswerError::Missing(_) => row.words.first().map_or(place, |(_, place)| place),
                };
                findings.push(
                    answer_error(code, rule, self.shape, &error, parts.given.choice)
                        .at(place)
                        .about(code, Some(self.column)),
                );
            }
        }
    }

    fn answer_on_group(&self, code: &str, place: &Place) -> Finding {
        let finding: Finding = if code == TOTAL {
            AnswerOnTotal { row: NodeCode(code.to_owned()) }.into()
        } else {
            AnswerOnGroup { row: RowName(code.to_owned()) }.into()
        };
        finding.at(place).about(code, Some(self.column))
    }

    fn same(&self, field: &RawField, findings: &mut Findings) -> bool {
        let same = flag(field, findings) == Some(true);
        if same && self.column == Column::Own {
            findings.push(Finding::from(SameInSelf {}).at(&field.name.place));
        }
        same
    }

    /// Whether a figure may be what it is: below zero only where the rule measures such things.
    pub(super) fn is_allowed(
        rule: &dyn Rule,
        word: AnswerField,
        figure: &Located<Decimal>,
        findings: &mut Findings,
    ) -> bool {
        let allowed = !figure.value.is_sign_negative() || rule.may_be_negative(word);
        if !allowed {
            findings.push(negative(figure));
        }
        allowed
    }

    /// A declared figure: below zero only where the row may come to that.
    fn score(
        &self,
        criterion: Option<&Criterion>,
        field: &RawField,
        findings: &mut Findings,
    ) -> Option<Located<Decimal>> {
        let declared = figure(field, findings)?;
        let row_may_fall = |criterion: &Criterion| {
            let least = criterion.rule.as_ref().map(|rule| rule.min_points());
            criterion.role == Role::Penalty || least.is_none_or(|least| least.is_negative())
        };
        let may_fall = || criterion.map_or_else(|| self.total_may_fall(), row_may_fall);
        if declared.value.is_sign_negative() && !may_fall() {
            findings.push(negative(&declared));
            return None;
        }
        Some(declared)
    }

    /// Whether the total may be below zero.
    fn total_may_fall(&self) -> bool {
        let takes = |row: &Criterion| {
            row.role == Role::Penalty || row.rule.as_ref().is_some_and(|rule| rule.min_points().is_negative())
        };
        let events = &self.criteria.total.events;
        self.criteria.rows.iter().any(takes)
            || events.iter().any(|event| event.points.is_some() || !event.points_by_band.is_empty())
    }

    /// A named part of an answer.
    fn word(
        &self,
        word: AnswerField,
        field: &RawField,
        rule: Option<&dyn Rule>,
        parts: &mut Parts,
        findings: &mut Findings,
    ) {
        let Some(rule) = rule else {
            parts.add_word(word, &field.name.place);
            return;
        };
        let word = parts.num_is.filter(|_| word == AnswerField::Num).unwrap_or(word);
        if !rule.answer_fields().contains(&word) {
            parts.failed = true;
            let given = GivenInstead::Written(Quoted(word.key().to_owned()));
            findings.push(wrong_answer(rule, self.shape, given, &field.name.place));
            return;
        }
        parts.add_word(word, &field.value.place);
        match word {
            AnswerField::Choice => match &field.value.value {
                RawValue::Text(id) => parts.choose(rule, id, &field.value.place, findings),
                RawValue::Cell { .. }
                | RawValue::Number(_)
                | RawValue::Flag(_)
                | RawValue::List(_)
                | RawValue::Table(_) => {
                    parts.failed = true;
                    findings.push(wrong_type(field, AN_OPTION));
                }
            },
            AnswerField::Choices => {
                parts.given.choices = answer_lists::choices(rule, self.shape, &field.value, findings);
                parts.failed |= parts.given.choices.is_none();
            }
            AnswerField::Counts => {
                parts.given.counts = answer_lists::counts(rule, &field.value, findings);
                parts.failed |= parts.given.counts.is_none();
            }
            AnswerField::Num
            | AnswerField::Den
            | AnswerField::Value
            | AnswerField::Previous
            | AnswerField::Count => {
                match figure(field, findings).filter(|figure| Self::is_allowed(rule, word, figure, findings))
                {
                    Some(figure) => parts.set(word, &figure, findings),
                    None => parts.failed = true,
                }
            }
        }
    }

    /// An answer without a name: what it is follows from the rule.
    pub(super) fn bare(
        &self,
        bare: &Located<RawValue>,
        rule: Option<&dyn Rule>,
        parts: &mut Parts,
        findings: &mut Findings,
    ) {
        let Some(rule) = rule else {
            parts.add_word(AnswerField::Value, &bare.place);
            return;
        };
        match &bare.value {
            RawValue::Cell { text, figure } => {
                self.cell((text, &bare.place), figure, rule, parts, findings);
            }
            RawValue::Text(text) if text.trim().eq_ignore_ascii_case("n/a") => {
                parts.not_applicable = Some(bare.place.clone());
            }
            RawValue::Number(figure) => self.bare_figure(&bare.with(*figure), rule, parts, findings),
            RawValue::Text(text)
                if text.contains('/') && rule.answer_fields().contains(&AnswerField::Num) =>
            {
                self.fraction(&bare.with(text.clone()), parts, findings);
            }
            RawValue::Text(text)
                if rule.answer_fields().contains(&AnswerField::Choice) && !is_stray_share(rule, text) =>
            {
                parts.add_word(AnswerField::Choice, &bare.place);
                parts.choose(rule, text, &bare.place, findings);
            }
            RawValue::Text(_) | RawValue::List(_) if rule.answer_fields().contains(&AnswerField::Choices) => {
                parts.add_word(AnswerField::Choices, &bare.place);
                parts.given.choices = answer_lists::choices(rule, self.shape, bare, findings);
                parts.failed |= parts.given.choices.is_none();
            }
            RawValue::Text(_)
                if self.shape == Shape::Csv && rule.answer_fields().contains(&AnswerField::Counts) =>
            {
                parts.add_word(AnswerField::Counts, &bare.place);
                parts.given.counts = answer_lists::counts(rule, bare, findings);
                parts.failed |= parts.given.counts.is_none();
            }
            RawValue::Text(text) => {
                parts.failed = true;
                let given = GivenInstead::Written(Quoted(spelled(text, 40)));
                let finding = spreadsheet_finding(text).filter(|_| self.shape == Shape::Csv);
                let finding = finding.map(|finding| finding.at(&bare.place));
                let wrong = || wrong_answer(rule, self.shape, given, &bare.place);
                findings.push(finding.unwrap_or_else(wrong));
            }
            RawValue::Flag(_) | RawValue::List(_) | RawValue::Table(_) => {
                parts.failed = true;
                let given = GivenInstead::Kind(bare.value.kind());
                findings.push(wrong_answer(rule, self.shape, given, &bare.place));
            }
        }
    }

    /// What a bare figure stands for. In a CSV that is also a value whose period before has a column of its own.
    pub(super) fn bare_word(&self, rule: &dyn Rule) -> Option<AnswerField> {
        let value = || {
            (self.shape == Shape::Csv && rule.answer_fields().contains(&AnswerField::Value))
                .then_some(AnswerField::Value)
        };
        rule.default_number_field().or_else(value)
    }
}

/// Whether a text is a percentage in the place of two counts.
fn is_stray_share(rule: &dyn Rule, text: &str) -> bool {
    rule.answer_fields().contains(&AnswerField::Num)
        && text.trim_end().ends_with('%')
        && entry_called(rule.list(), text.trim()).is_none()
}
