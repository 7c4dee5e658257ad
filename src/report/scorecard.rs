//! The face of the project: self-score and appraisal side by side, as typed cells.

use super::{
    Align, Cell, Content, Grid, GridColumn, GridRow, Language, LeftOut, Level, Line, Mark, Phrase, Room,
    Sheet, Tone, WhatIf, what_if,
};
use crate::answer::Answer;
use crate::check::Declared;
use crate::column::Column;
use crate::criteria::{Criteria, Criterion, Node};
use crate::evaluate::{Evaluation, Outcome, Status};
use crate::language::Sentence;
use crate::number::Decimal;
use crate::submission::{Row, Submission};

/// Answers are left out rather than that titles have fewer columns.
const READABLE: usize = 32;
/// The same of what can be made up for.
const LEAST: usize = 14;

/// What a scorecard is made from.
#[derive(Clone, Copy)]
pub struct ScorecardRequest<'s> {
    /// The edition.
    pub criteria: &'s Criteria,
    /// The form.
    pub submission: &'s Submission,
    /// What it comes to.
    pub evaluation: &'s Evaluation,
    /// How its declared figures compare.
    pub declared: Declared,
    /// The command that shows more about them.
    pub check_command: &'s str,
    /// The language.
    pub language: Language,
    /// Rows deeper than this are left out.
    pub depth: usize,
    /// The form as it is, where answers were set by hand.
    pub what_if: Option<&'s WhatIf>,
}

/// The two-column table.
pub(crate) fn scorecard(request: &ScorecardRequest<'_>) -> Sheet {
    let columns = shown_columns(request.submission);
    let mut rows: Vec<GridRow> = request
        .criteria
        .rows
        .iter()
        .enumerate()
        .filter(|(_, criterion)| criterion.depth <= request.depth)
        .map(|(index, _)| request.row(Node::Row(index), &columns))
        .collect();
    if request.has_total() {
        rows.push(request.row(Node::Total, &columns));
    }
    let notes = request.notes(&rows);
    let grid = Grid { columns: request.columns(&columns), rows };
    Sheet { heading: request.heading(), notes, ..Sheet::of(grid) }
}

pub(super) fn shown_columns(submission: &Submission) -> Vec<Column> {
    Column::BOTH.into_iter().filter(|column| *submission.present.get(*column)).collect()
}

impl ScorecardRequest<'_> {
    fn heading(&self) -> Vec<Line> {
        let unit = &self.submission.unit;
        let name = unit.name.as_deref().unwrap_or(&unit.id);
        let mut heading = vec![
            Line::new(self.criteria.title.clone(), Tone::Strong),
            Line::new(format!("{name} · {}", self.criteria.id), Tone::Faint),
        ];
        heading.extend(self.what_if.map(|what_if| Line::new(what_if.said(self.language), Tone::Caution)));
        heading
    }

    fn columns(&self, shown: &[Column]) -> Vec<GridColumn> {
        let column = |phrase, align, room| GridColumn::new(self.language.say(phrase), align, room);
        let mut columns = vec![
            column(Phrase::Code, Align::Left, Room::Content),
            column(Phrase::Criterion, Align::Left, Room::RestShort),
            column(Phrase::Max, Align::Right, Room::Content).giving_way(1, LEAST, LeftOut::Columns),
        ];
        for own in shown {
            let (answer, points) = match own {
                Column::Own => (Phrase::SelfAnswer, Phrase::SelfPoints),
                Column::Appraisal => (Phrase::AppraisalAnswer, Phrase::AppraisalPoints),
            };
            let answers = column(answer, Align::Right, Room::Content);
            columns.push(answers.giving_way(3, READABLE, LeftOut::Answers));
            let points = column(points, Align::Right, Room::Content);
            columns.push(GridColumn { narrow_title: Some(self.language.say(answer).to_owned()), ..points });
        }
        if shown.len() == 2 {
            let difference = column(Phrase::DifferenceInShort, Align::Right, Room::Content);
            columns.push(difference.giving_way(2, LEAST, LeftOut::Columns));
        }
        columns
    }

    fn row(&self, node: Node, shown: &[Column]) -> GridRow {
        let criterion = self.criteria.criterion(node);
        let is_sum = criterion.is_none_or(Criterion::is_group);
        let tone = if is_sum { Tone::Strong } else { Tone::Plain };
        let (level, code, title, depth, max) = match criterion {
            Some(criterion) => {
                let level = if criterion.depth == 1 { Level::Top } else { Level::Inner };
                (level, criterion.code.as_str(), criterion.title.as_str(), criterion.depth, criterion.max)
            }
            None => (Level::Total, "", self.language.say(Phrase::Total), 1, self.criteria.max),
        };
        let max = max.map(|max| max.normalize());
        let mut cells = vec![
            Cell::code(code, tone),
            Cell { indent: depth.saturating_sub(1), ..Cell::new(title, tone) },
            Cell::new(max, Tone::Faint),
        ];
        for column in shown {
            let stated = self.submission.row(node, *column);
            let outcome = self.evaluation.outcome(node, *column);
            let mark = self.what_if.filter(|what_if| what_if.has_set(node, *column)).map(|_| Mark::Assumed);
            let answer = answer(criterion, stated);
            cells.push(Cell { mark: mark.or(answer.mark), ..answer });
            let points = self.points(outcome, stated, tone);
            let marked = points.below.is_some() || self.wrong_below(node, *column).is_empty();
            let below = || Cell::new(self.language.say(Phrase::DiffersBelow), Tone::Bad);
            cells.push(if marked { points } else { points.above(below()) });
        }
        if shown.len() == 2 {
            cells.push(self.difference(node));
        }
        GridRow { level, cells }
    }

    fn points(&self, outcome: Option<&Outcome>, row: &Row, tone: Tone) -> Cell {
        let Some(outcome) = outcome else { return Cell::new(Content::Empty, tone) };
        let points = points(self.criteria, outcome, tone);
        match &row.declared {
            Some(declared) if outcome.agreement(declared.value).is_wrong() => {
                let declared = Cell::marked(Mark::Differs, declared.value, Tone::Bad);
                if points.is_empty() { declared } else { points.above(declared) }
            }
            Some(_) | None => points,
        }
    }

    fn difference(&self, node: Node) -> Cell {
        what_if::difference(self.criteria, difference(self.evaluation, node))
    }

    /// Whether anything can go into the total: that of nothing but information is no number.
    fn has_total(&self) -> bool {
        let Criteria { rows, total, .. } = self.criteria;
        rows.iter().any(|row| row.role.counts()) || total.base.is_some() || !total.events.is_empty()
    }
}

/// Points with the mark of their state.
pub(super) fn points(criteria: &Criteria, outcome: &Outcome, tone: Tone) -> Cell {
    let shown = outcome.shown.map(|points| criteria.rounding.printed(points));
    match (outcome.status, shown) {
        (Status::Open, _) => Cell::mark(Mark::Open, Tone::Caution),
        (Status::InProgress, Some(points)) => Cell::marked(Mark::Open, points, Tone::Caution),
        (Status::Blank, Some(points)) => Cell::marked(Mark::Blank, points, Tone::Caution),
        (Status::NotApplicable, None) => Cell::mark(Mark::NotApplicable, Tone::Faint),
        (Status::NotAsked, _) => Cell::mark(Mark::Absent, Tone::Faint),
        (Status::None, _) => Cell::new(Content::Empty, tone),
        (Status::NoScore, _) => Cell::mark(Mark::NoScore, Tone::Caution),
        (Status::Provisional, Some(points)) => Cell::marked(Mark::Provisional, points, Tone::Caution),
        (_, Some(points)) => Cell::new(points, tone),
        (_, None) => Cell::mark(Mark::Bad, Tone::Bad),
    }
}

pub(super) fn answer(criterion: Option<&Criterion>, row: &Row) -> Cell {
    match (criterion, &row.answer) {
        (Some(criterion), Answer::Given(given)) => {
            Cell::plain(criterion.answer_words(given).map(Sentence::new))
        }
        (_, Answer::NotApplicable) => Cell::mark(Mark::NotApplicable, Tone::Plain),
        (_, Answer::Blank | Answer::Given(_)) => Cell::plain(Content::Empty),
    }
}

/// Appraisal − self, of what is printed; `None` too where the appraisal is not finished.
pub(crate) fn difference(evaluation: &Evaluation, node: Node) -> Option<Decimal> {
    let finished = |column| evaluation.outcome(node, column).filter(|outcome| !outcome.is_unfinished());
    let shown = |column| finished(column).and_then(|outcome| outcome.shown);
    shown(Column::Appraisal)?.checked_sub(shown(Column::Own)?)
}
