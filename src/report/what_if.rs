//! What would follow from answers set by hand: every row, sum and total that would change, before and after.

use super::messages::what_if::{AsTheFileHas, AssumedFact, Assuming};
use super::scorecard::points;
use super::{
    Align, Cell, Content, Grid, GridColumn, GridRow, Language, Level, Line, Mark, Phrase, Room, Sheet, Tone,
};
use crate::answer::Answer;
use crate::column::Column;
use crate::criteria::{Criteria, Criterion, Node};
use crate::evaluate::{Evaluation, Outcome};
use crate::language::{Computed, Listed, Show};
use crate::number::{Decimal, plain};
use crate::submission::Submission;

/// A form as it is, beside the one that is assumed.
#[derive(Debug)]
pub struct WhatIf {
    /// The form as it is.
    pub stated: Submission,
    /// What that comes to.
    pub evaluation: Evaluation,
    /// What was set, as it was typed.
    pub settings: Vec<String>,
    /// The rows that were set.
    pub rows: Vec<(Node, Column)>,
    /// The facts that were set, by index.
    pub facts: Vec<usize>,
}

/// A column of a row whose answer was set, or that comes to something else.
pub(crate) struct Changed<'w> {
    /// The row, or the total.
    pub node: Node,
    /// The column.
    pub column: Column,
    /// What it comes to as the form is.
    pub before: Option<&'w Outcome>,
    /// What it would come to.
    pub after: Option<&'w Outcome>,
}

impl Changed<'_> {
    /// Points after − before, of what is printed.
    pub(crate) fn difference(&self) -> Option<Decimal> {
        self.after?.shown?.checked_sub(self.before?.shown?)
    }
}

impl WhatIf {
    /// Whether a column of a row was set by hand.
    pub(crate) fn has_set(&self, node: Node, column: Column) -> bool {
        self.rows.contains(&(node, column))
    }

    /// What was set, in a sentence.
    pub(crate) fn said(&self, language: Language) -> String {
        Assuming { settings: Listed(self.settings.clone()) }.said(language)
    }

    /// Everything that was set or would change, column by column in the order of the form; the total of a column in which
    /// anything would change is always there.
    pub(crate) fn changes<'w>(&'w self, criteria: &Criteria, after: &'w Evaluation) -> Vec<Changed<'w>> {
        let mut changes = Vec::new();
        for column in Column::BOTH {
            let rows = (0..criteria.rows.len()).map(Node::Row);
            let of = |node: Node| Changed {
                node,
                column,
                before: self.evaluation.outcome(node, column),
                after: after.outcome(node, column),
            };
            let differs = |changed: &Changed<'_>| {
                let said = |outcome: Option<&Outcome>| {
                    outcome.map(|it| (it.status, it.points.clone(), it.band.and_then(|band| band.band)))
                };
                self.has_set(changed.node, column) || said(changed.before) != said(changed.after)
            };
            let start = changes.len();
            changes.extend(rows.map(of).filter(differs));
            let total = of(Node::Total);
            if changes.len() > start || differs(&total) {
                changes.push(total);
            }
        }
        changes
    }

    /// The table.
    pub(crate) fn sheet(
        &self,
        criteria: &Criteria,
        (submission, evaluation): (&Submission, &Evaluation),
        language: Language,
    ) -> Sheet {
        let title = |phrase, align, room| GridColumn::new(language.say(phrase), align, room);
        let columns = vec![
            title(Phrase::Code, Align::Left, Room::Content),
            title(Phrase::Criterion, Align::Left, Room::Rest),
            title(Phrase::Column, Align::Left, Room::Content),
            title(Phrase::Given, Align::Left, Room::Content),
            title(Phrase::Before, Align::Right, Room::Content),
            title(Phrase::After, Align::Right, Room::Content),
            title(Phrase::DifferenceInShort, Align::Right, Room::Content),
        ];
        let row = |changed: &Changed<'_>| {
            let Changed { node, column, before, after } = *changed;
            let criterion = criteria.criterion(node);
            let is_sum = criterion.is_none_or(Criterion::is_group);
            let tone = if is_sum { Tone::Strong } else { Tone::Plain };
            let answer = |of: &Submission| answer_words(criteria, of, node, column, language);
            let (was, is) = (answer(&self.stated), answer(submission));
            let answer = if was == is { was } else { format!("{was} → {is}") };
            let mark = self.has_set(node, column).then_some(Mark::Assumed);
            let figure = |outcome: Option<&Outcome>, tone| {
                outcome.map_or_else(|| Cell::plain(Content::Empty), |outcome| points(criteria, outcome, tone))
            };
            GridRow {
                level: if node == Node::Total { Level::Total } else { Level::Inner },
                cells: vec![
                    Cell::code(criterion.map_or("", |criterion| &criterion.code), tone),
                    Cell::new(
                        criterion.map_or(language.say(Phrase::Total), |criterion| &criterion.title),
                        tone,
                    ),
                    Cell::plain(column.said(language)),
                    Cell { mark, ..Cell::plain(if is_sum { String::new() } else { answer }) },
                    figure(before, tone),
                    figure(after, tone),
                    difference(criteria, changed.difference()),
                ],
            }
        };
        let rows: Vec<GridRow> = self.changes(criteria, evaluation).iter().map(row).collect();
        let facts = self.facts.iter().map(|fact| {
            let value = |of: &Submission, column: Column| match of.fact_option(*fact, column) {
                Some(option) => criteria.facts[*fact].options[option].clone(),
                None => of.fact_figure(*fact, column).map_or("–".to_owned(), plain),
            };
            let sides = Column::BOTH.into_iter().filter(|column| *submission.present.get(*column));
            let sides = sides.map(|column| (value(&self.stated, column), value(submission, column)));
            let changed: Vec<(String, String)> = sides.filter(|(before, after)| before != after).collect();
            let (before, after) = changed.into_iter().next().unwrap_or_else(|| {
                let same = value(submission, Column::Own);
                (same.clone(), same)
            });
            let said = AssumedFact {
                title: criteria.facts[*fact].title.clone(),
                before: Computed(before),
                after: Computed(after),
            };
            Line::new(said.said(language), Tone::Plain)
        });
        let heading = std::iter::once(Line::new(self.said(language), Tone::Caution)).chain(facts).collect();
        let notes = vec![Line::new(AsTheFileHas {}.said(language), Tone::Faint)];
        Sheet { heading, notes, ..Sheet::of(Grid { columns, rows }) }
    }
}

/// An answer in a few words.
pub(crate) fn answer_words(
    criteria: &Criteria,
    submission: &Submission,
    node: Node,
    column: Column,
    language: Language,
) -> String {
    match (&submission.row(node, column).answer, criteria.criterion(node)) {
        (Answer::Given(given), Some(criterion)) => {
            criterion.answer_words(given).map(|words| words.said(language)).unwrap_or_default()
        }
        (Answer::NotApplicable, _) => Mark::NotApplicable.sign().to_owned(),
        (Answer::Blank | Answer::Given(_), _) => Mark::Blank.sign().to_owned(),
    }
}

/// An answer as a person types it; `None` where there is none.
pub(crate) fn typed_answer(
    criteria: &Criteria,
    submission: &Submission,
    row: usize,
    column: Column,
) -> Option<String> {
    match &submission.row(Node::Row(row), column).answer {
        Answer::Given(given) => Some(criteria.rows[row].answer_text(given)),
        Answer::NotApplicable => Some(Mark::NotApplicable.sign().to_owned()),
        Answer::Blank => None,
    }
}

/// A difference of printed points.
pub(crate) fn difference(criteria: &Criteria, difference: Option<Decimal>) -> Cell {
    match difference {
        None => Cell::plain(Content::Empty),
        Some(difference) if difference.is_zero() => Cell::mark(Mark::Same, Tone::Faint),
        Some(difference) => Cell::plain(Content::Difference(criteria.rounding.printed(difference))),
    }
}
