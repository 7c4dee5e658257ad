//! Answers from plain cells: as whole numbers where the edition has a tariff, else as every rule takes them.

use super::quick::{Known, Quick};
use super::quick_cells::{Cell, Line};
use crate::answer::{Answer, AnswerField, PartialAnswer};
use crate::column::{Column, PerColumn};
use crate::evaluate::Tariff;
use crate::number::Decimal;
use crate::rule::{Named, Rule};
use crate::submission::Mixed;

/// The cells of an answer that say something.
struct Said<'l> {
    num: Option<&'l Cell<'l>>,
    den: Option<&'l Cell<'l>>,
    answer: Option<&'l Cell<'l>>,
}

impl Quick<'_> {
    /// What both columns of a row come to by the tariff; `None` at the first doubt.
    pub(super) fn reckon(
        &mut self,
        tariff: &Tariff,
        row: usize,
        line: &Line<'_>,
        known: &mut Known<'_>,
    ) -> Option<()> {
        if !tariff.price(row).is_leaf() {
            return self.reckon_group(row, line, known);
        }
        let mut differs = PerColumn::default();
        for column in Column::BOTH {
            let points = self.points(tariff, row, line, column, known)?;
            self.reckoned.sides.get_mut(column).points[row] = points;
            if let Some(declared) = line.said(self.shape.column(column).score) {
                *known.used.get_mut(column) = true;
                *known.declares.get_mut(column) = true;
                *differs.get_mut(column) = !tariff.is(points, declared.digits(self.marks)?);
            }
        }
        self.reckoned.count(differs);
        Some(())
    }

    /// A group is not answered; what is declared of it waits for its leaves.
    fn reckon_group(&mut self, row: usize, line: &Line<'_>, known: &mut Known<'_>) -> Option<()> {
        let mut digits = PerColumn::default();
        for column in Column::BOTH {
            self.shape.answers(column).all(|cell| line.get(cell).is_empty()).then_some(())?;
            *digits.get_mut(column) = self.declared(line, column, known).ok()?;
        }
        self.reckoned.declared.push((Some(row), digits));
        Some(())
    }

    fn points(
        &mut self,
        tariff: &Tariff,
        row: usize,
        line: &Line<'_>,
        column: Column,
        known: &mut Known<'_>,
    ) -> Option<i64> {
        let price = tariff.price(row);
        let rule = || self.batch.criteria.rows[row].rule.as_deref();
        let frequent = match self.said(line, column) {
            Said { num: None, den: None, answer: None } => {
                self.reckoned.sides.get_mut(column).blank += 1;
                return Some(0);
            }
            Said { num: Some(num), den: Some(den), answer: None } => {
                num.whole().zip(den.whole()).and_then(|(num, den)| {
                    let noticed = &mut self.reckoned.sides.get_mut(column).noticed;
                    price.share(row, num, den, noticed).or_else(|| price.step(rule()?, num, den))
                })
            }
            Said { num: None, den: None, answer: Some(answer) } => {
                price.option(answer.text).or_else(|| price.figure(answer.whole()?))
            }
            Said { .. } => None,
        };
        if frequent.is_some() {
            *known.used.get_mut(column) = true;
            return frequent;
        }
        let rule = rule()?;
        let (Answer::Given(given), _) = self.answer(line, rule, column, known)? else { return None };
        let noticed = &mut self.reckoned.sides.get_mut(column).noticed;
        tariff.answer(&self.batch.criteria, row, column, &given, noticed)
    }

    #[inline]
    fn said<'l>(&self, line: &'l Line<'l>, column: Column) -> Said<'l> {
        let shape = self.shape.column(column);
        Said { num: line.said(shape.num), den: line.said(shape.den), answer: line.said(shape.answer) }
    }

    /// The answer of a column to a leaf, and whether a fact fills in its denominator.
    pub(super) fn answer(
        &self,
        line: &Line<'_>,
        rule: &dyn Rule,
        column: Column,
        known: &mut Known<'_>,
    ) -> Option<(Answer, bool)> {
        let Said { num, den, answer } = self.said(line, column);
        if num.is_none() && den.is_none() && answer.is_none() {
            return Some((Answer::Blank, false));
        }
        *known.used.get_mut(column) = true;
        let mut parts = PartialAnswer::default();
        let words = rule.answer_fields();
        if let Some(num) = num {
            // a measured value stands in the `num` column
            let word = if words.contains(&AnswerField::Num) { AnswerField::Num } else { AnswerField::Value };
            self.set(&mut parts, words, word, num)?;
        }
        if let Some(den) = den {
            self.set(&mut parts, words, AnswerField::Den, den)?;
        }
        if let Some(answer) = answer {
            if answer.text[0].is_ascii_digit() {
                self.set(&mut parts, words, rule.default_number_field()?, answer)?;
            } else {
                parts.choice = Some(option(rule, words, answer.text)?);
            }
        }
        let mut from_fact = false;
        if parts.num.is_some() && parts.den.is_none() {
            let fact = rule.quotes(AnswerField::Den, parts.choice).and_then(|named| self.fact(named, column));
            from_fact = fact.is_some();
            parts.den = fact;
        }
        let given = rule.validate(&parts).ok()?;
        Mixed::of(&given).is_none().then_some(())?;
        Some((Answer::Given(given), from_fact))
    }

    fn set(
        &self,
        parts: &mut PartialAnswer,
        words: &[AnswerField],
        word: AnswerField,
        cell: &Cell<'_>,
    ) -> Option<()> {
        words.contains(&word).then_some(())?;
        let slot = parts.number_mut(word)?;
        slot.is_none().then_some(())?;
        *slot = Some(cell.figure(self.marks)?);
        Some(())
    }

    fn fact(&self, named: Named, column: Column) -> Option<Decimal> {
        self.submission.fact(named, column).map(|fact| fact.value)
    }
}

/// The option that an answer names.
fn option(rule: &dyn Rule, words: &[AnswerField], answer: &[u8]) -> Option<usize> {
    words.contains(&AnswerField::Choice).then_some(())?;
    let other = matches!(answer[0], b'-' | b'+') || answer.contains(&b'/');
    let text = std::str::from_utf8(answer).ok().filter(|text| !other && text.is_ascii())?;
    rule.list().iter().position(|listed| listed.is_called(text))
}
