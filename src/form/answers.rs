//! What a leaf was answered, by its rule: from figures, ticks, words, or the points beside them.

use std::ops::Range;

use super::doubt::Doubt;
use super::entries::Meaning;
use super::figures::Figure;
use super::header::Role;
use super::messages::why;
use super::read::Placed;
use crate::answer::AnswerField;
use crate::column::Column;
use crate::number::{Decimal, plain};
use crate::rule::{Answering, Measure, Rule, entry_called};

/// A part of an answer: the key of files, its value, and which bytes show it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    /// A figure.
    Figure(&'static str, Decimal, Range<usize>),
    /// An option.
    Choice(String, Range<usize>),
    /// Items.
    Choices(Vec<(String, Range<usize>)>),
    /// How many of each.
    Counts(Vec<(String, Decimal, Range<usize>)>),
}

/// What a column says of a leaf.
#[derive(Clone, Debug, Default)]
pub(super) struct LeafAnswer {
    pub(super) parts: Vec<Part>,
    pub(super) doubts: Vec<Doubt>,
    /// A note that was read as a measure, by its position among the cells of its line.
    pub(super) measured_by_note: Option<(usize, usize)>,
    /// Whether the option follows from the points alone.
    pub(super) inferred: Option<Range<usize>>,
}

/// One leaf of a form in one column.
pub(super) struct Leaf<'p> {
    pub(super) placed: &'p Placed<'p>,
    pub(super) row: usize,
    pub(super) line: usize,
    pub(super) column: Column,
    /// Whether notes are this column's.
    pub(super) has_notes: bool,
}

impl Leaf<'_> {
    /// What its column says of it.
    pub(super) fn answer(&self, rule: &dyn Rule) -> LeafAnswer {
        let mut answer = LeafAnswer::default();
        match rule.answering() {
            Answering::Measure { measure: Measure::Ratio, .. } => self.ratio(&mut answer),
            Answering::Measure { measure: Measure::Growth, .. } => self.growth(&mut answer),
            Answering::Measure { measure: Measure::Value, .. } => self.value(rule, &mut answer),
            Answering::Tier(measure) => {
                self.choice(rule, &mut answer);
                let ticked = !answer.parts.is_empty();
                match measure {
                    Measure::Ratio => self.ratio(&mut answer),
                    Measure::Value => self.measured(&mut answer, "value"),
                    Measure::Growth => self.growth(&mut answer),
                }
                self.note_as_measure(measure, &mut answer);
                if !ticked && answer.parts.is_empty() && answer.doubts.is_empty() {
                    self.infer(rule, &mut answer);
                }
            }
            Answering::Choice { .. } => {
                self.choice(rule, &mut answer);
                if answer.parts.is_empty() && answer.doubts.is_empty() {
                    self.infer(rule, &mut answer);
                }
            }
            Answering::Count => self.count(&mut answer),
            Answering::Counts => self.counts(rule, &mut answer),
            Answering::Items => self.items(rule, &mut answer),
        }
        self.unused(rule, &mut answer);
        answer
    }

    /// One of two figures alone, where nothing else is in doubt: cells that slid tell more.
    pub(super) fn half(rule: &dyn Rule, answer: &mut LeafAnswer) {
        if !answer.doubts.is_empty() {
            return;
        }
        let figure = |wanted: AnswerField| {
            answer.parts.iter().find_map(|part| match part {
                Part::Figure(name, _, span) if *name == wanted.key() => Some(span.clone()),
                _ => None,
            })
        };
        let chosen = answer.parts.iter().find_map(|part| match part {
            Part::Choice(id, _) => entry_called(rule.list(), id),
            _ => None,
        });
        answer.doubts.extend(Doubt::of_half(rule, chosen, figure));
    }

    /// What stands on a row that is read as blank was meant as an answer.
    fn unused(&self, rule: &dyn Rule, answer: &mut LeafAnswer) {
        if answer.parts.is_empty() && answer.doubts.is_empty() {
            let roles = [Role::Num(self.column), Role::Den(self.column), Role::Answer(self.column)];
            let cells = roles.into_iter().filter_map(|role| self.cell(role));
            let unread_cell = self.placed.unread_below(self.line, self.column);
            let mut cells = cells.chain(unread_cell.map(|at| self.placed.read[self.line].at(at)));
            if let Some((figure, span)) = cells.find(|(figure, _)| !figure.is_blank()) {
                answer.doubts.push(unread(figure, span));
            } else if let Some(span) = self.stray_option(rule) {
                answer.doubts.push(Doubt::new(why::SHIFTED, Vec::new(), span));
            }
        }
    }

    /// The figure of a role, with its place among the bytes.
    pub(super) fn cell(&self, role: Role) -> Option<(&Figure, Range<usize>)> {
        let read = &self.placed.read[self.line];
        let reading = read.reading();
        let at = match role {
            Role::Num(column) => *reading.num.get(column),
            Role::Den(column) => *reading.den.get(column),
            Role::Answer(column) => *reading.answer.get(column),
            Role::Points(column) => *reading.points.get(column),
            _ => None,
        }?;
        Some(read.at(at))
    }

    /// The points that stand on the line.
    pub(super) fn points(&self) -> Option<(&Figure, Range<usize>)> {
        self.cell(Role::Points(self.column))
    }

    fn notes(&self) -> impl Iterator<Item = (usize, usize)> {
        let mut lines = vec![self.line];
        for index in 0..self.placed.entries.len() {
            if matches!(self.placed.entries[index].meaning, Meaning::Listed { row, .. } if row == self.row) {
                lines.extend(self.placed.aligned.lines[index]);
            }
        }
        let has_notes = self.has_notes;
        let placed = self.placed;
        lines
            .into_iter()
            .filter(move |_| has_notes)
            .flat_map(move |line| placed.read[line].reading().notes.iter().map(move |note| (line, *note)))
    }

    /// Numerator and denominator.
    pub(super) fn ratio(&self, answer: &mut LeafAnswer) {
        let num = self.cell(Role::Num(self.column)).or_else(|| self.cell(Role::Answer(self.column)));
        let den = self.cell(Role::Den(self.column));
        for (name, cell) in [("num", num), ("den", den)] {
            let Some((figure, span)) = cell else { continue };
            match figure {
                Figure::Blank => {}
                Figure::Number(number) => answer.parts.push(Part::Figure(name, *number, span)),
                Figure::Pair(num, den) if name == "num" => {
                    answer.parts.push(Part::Figure("num", *num, span.clone()));
                    answer.parts.push(Part::Figure("den", *den, span));
                    return;
                }
                other => answer.doubts.push(unread(other, span)),
            }
        }
        if answer.parts.is_empty() && answer.doubts.is_empty() {
            self.note_as_measure(Measure::Ratio, answer);
        }
    }

    /// A note that is nothing but a pair, or a number, is the measure.
    fn note_as_measure(&self, measure: Measure, answer: &mut LeafAnswer) {
        if answer.parts.iter().any(|part| matches!(part, Part::Figure(..))) {
            return;
        }
        for (line, note) in self.notes() {
            let (figure, span) = self.placed.read[line].at(note);
            match (figure, measure) {
                (Figure::Pair(num, den), Measure::Ratio) => {
                    answer.parts.push(Part::Figure("num", *num, span.clone()));
                    answer.parts.push(Part::Figure("den", *den, span));
                }
                (Figure::Number(value), Measure::Value) => {
                    answer.parts.push(Part::Figure("value", *value, span));
                }
                _ => continue,
            }
            answer.measured_by_note = Some((line, note));
            return;
        }
    }

    pub(super) fn measured(&self, answer: &mut LeafAnswer, name: &'static str) {
        for role in [Role::Num(self.column), Role::Answer(self.column)] {
            let Some((figure, span)) = self.cell(role) else { continue };
            match figure {
                Figure::Blank => {}
                Figure::Number(number) | Figure::Percent(number) => {
                    answer.parts.push(Part::Figure(name, *number, span));
                    return;
                }
                // words in the place of a tick were read as the choice
                Figure::Words(_) | Figure::Tick | Figure::Flag(_) if !answer.parts.is_empty() => {}
                other => answer.doubts.push(unread(other, span)),
            }
        }
    }

    /// A value, and the one of the period before, which stands where other rows have their denominator.
    pub(super) fn growth(&self, answer: &mut LeafAnswer) {
        self.measured(answer, "value");
        let Some((figure, span)) = self.cell(Role::Den(self.column)) else { return };
        match figure {
            Figure::Blank => {}
            Figure::Number(number) => answer.parts.push(Part::Figure("previous", *number, span)),
            other => answer.doubts.push(unread(other, span)),
        }
    }

    /// A value that is measured; or the points themselves, where somebody judges and nothing is measured.
    fn value(&self, rule: &dyn Rule, answer: &mut LeafAnswer) {
        self.measured(answer, "value");
        if !answer.parts.is_empty() || !answer.doubts.is_empty() {
            return;
        }
        let is_judged = rule.kind().name == "manual";
        if is_judged && let Some((figure, span)) = self.points() {
            match figure {
                Figure::Blank | Figure::Words(_) => {}
                Figure::Number(points) | Figure::Glued(points, _) => {
                    answer.parts.push(Part::Figure("value", *points, span));
                }
                other => answer.doubts.push(unread(other, span)),
            }
        } else if !is_judged {
            self.note_as_measure(Measure::Value, answer);
        }
    }
}

/// A cell that cannot be taken for a figure.
pub(super) fn unread(figure: &Figure, span: Range<usize>) -> Doubt {
    match figure {
        Figure::Ambiguous { one, other } => Doubt::of_number(plain(*one), plain(*other), span),
        Figure::Percent(_) => Doubt::new(why::PERCENT, Vec::new(), span),
        Figure::Unreadable(_) => Doubt::new(why::UNREADABLE, Vec::new(), span),
        _ => Doubt::new(why::NO_NUMBER, Vec::new(), span),
    }
}
