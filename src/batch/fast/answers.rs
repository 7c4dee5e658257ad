//! Answers from plain cells: as whole numbers where the edition has a table, else as every rule takes them.

use super::cells::{Cell, Line};
use super::reader::{FastCsvReader, UnitState};
use super::table::ScoreTable;
use crate::answer::{Answer, AnswerField, PartialAnswer};
use crate::column::{Column, PerColumn};
use crate::criteria::Node;
use crate::number::Decimal;
use crate::rule::{Named, Rule};
use crate::submission::Mixed;

/// The cells of an answer that say something.
struct AnswerCells<'l> {
    num: Option<&'l Cell<'l>>,
    den: Option<&'l Cell<'l>>,
    answer: Option<&'l Cell<'l>>,
}

impl FastCsvReader<'_> {
    /// Scores both columns of a row from the table; `None` as soon as a cell is not plain.
    pub(super) fn score_row(
        &mut self,
        table: &ScoreTable,
        row: usize,
        line: &Line<'_>,
        state: &mut UnitState<'_>,
    ) -> Option<()> {
        if !table.row(row).is_leaf() {
            return self.score_group(row, line, state);
        }
        let (mut declared, mut stated) = (PerColumn::default(), PerColumn::default());
        for column in Column::BOTH {
            let blank = self.scores.sides.get(column).blank;
            let points = self.points(table, row, line, column, state)?;
            let side = self.scores.sides.get_mut(column);
            side.points[row] = points;
            let is_answered = side.blank == blank;
            *stated.get_mut(column) = is_answered;
            if let Some(cell) = line.said(self.layout.column(column).score) {
                *stated.get_mut(column) = true;
                *state.used.get_mut(column) = true;
                *state.declares.get_mut(column) = true;
                *declared.get_mut(column) = Some(table.agreement(points, cell.digits(self.marks)?));
            }
        }
        self.scores.differing.add_row(declared, false);
        self.scores.awaits |= stated.own && !stated.appraisal;
        Some(())
    }

    /// A group is not answered; what is declared of it waits for its leaves.
    fn score_group(&mut self, row: usize, line: &Line<'_>, state: &mut UnitState<'_>) -> Option<()> {
        let mut digits = PerColumn::default();
        for column in Column::BOTH {
            self.layout.answers(column).all(|cell| line.get(cell).is_empty()).then_some(())?;
            *digits.get_mut(column) = self.declared(line, column, state).ok()?;
        }
        self.scores.declared.push((Node::Row(row), digits));
        Some(())
    }

    fn points(
        &mut self,
        table: &ScoreTable,
        row: usize,
        line: &Line<'_>,
        column: Column,
        state: &mut UnitState<'_>,
    ) -> Option<i64> {
        let known = table.row(row);
        let rule = || self.batch.criteria.rows[row].rule.as_deref();
        let frequent = match self.said(line, column) {
            AnswerCells { num: None, den: None, answer: None } => {
                self.scores.sides.get_mut(column).blank += 1;
                return Some(0);
            }
            AnswerCells { num: Some(num), den: Some(den), answer: None } => {
                num.whole().zip(den.whole()).and_then(|(num, den)| {
                    let remarks = &mut self.scores.sides.get_mut(column).remarks;
                    let known = known.ratio(row, num, den, remarks);
                    known.or_else(|| {
                        table.whole_ratio(&self.batch.criteria, (row, column), (num, den), remarks)
                    })
                })
            }
            AnswerCells { num: None, den: None, answer: Some(answer) } => {
                known.option(answer.text).or_else(|| known.figure(answer.whole()?))
            }
            AnswerCells { .. } => None,
        };
        if frequent.is_some() {
            *state.used.get_mut(column) = true;
            return frequent;
        }
        let rule = rule()?;
        let (Answer::Given(given), _) = self.answer(line, rule, column, state)? else { return None };
        let remarks = &mut self.scores.sides.get_mut(column).remarks;
        table.answer(&self.batch.criteria, row, column, &given, remarks)
    }

    #[inline]
    fn said<'l>(&self, line: &'l Line<'l>, column: Column) -> AnswerCells<'l> {
        let cells = self.layout.column(column);
        AnswerCells { num: line.said(cells.num), den: line.said(cells.den), answer: line.said(cells.answer) }
    }

    /// The answer of a column to a leaf, and whether a fact fills in its denominator.
    pub(super) fn answer(
        &self,
        line: &Line<'_>,
        rule: &dyn Rule,
        column: Column,
        state: &mut UnitState<'_>,
    ) -> Option<(Answer, bool)> {
        let AnswerCells { num, den, answer } = self.said(line, column);
        if num.is_none() && den.is_none() && answer.is_none() {
            return Some((Answer::Blank, false));
        }
        *state.used.get_mut(column) = true;
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
