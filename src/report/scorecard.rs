//! The face of the project: self-score and appraisal side by side, as typed cells.

use super::{
    Align, Cell, Grid, GridColumn, GridRow, Language, LeftOut, Level, Line, Phrase, Room, Sheet, Tone,
};
use crate::answer::Answer;
use crate::check::Declared;
use crate::column::Column;
use crate::criteria::{Criteria, Criterion};
use crate::evaluate::{Agreement, Evaluation, Outcome, Status};
use crate::number::{Decimal, plain};
use crate::submission::{Row, Submission};

/// Answers are left out rather than that titles have fewer columns.
const READABLE: usize = 32;
/// The same of what can be made up for.
const LEAST: usize = 14;

/// What a scorecard is made from.
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
    pub check_command: String,
    /// The language.
    pub language: Language,
    /// Rows deeper than this are left out.
    pub depth: usize,
}

/// The two-column table.
pub fn scorecard(request: &ScorecardRequest<'_>) -> Sheet {
    let columns = shown_columns(request.submission);
    let mut rows: Vec<GridRow> = request
        .criteria
        .rows
        .iter()
        .enumerate()
        .filter(|(_, criterion)| criterion.depth <= request.depth)
        .map(|(index, criterion)| request.row(Some((index, criterion)), &columns))
        .collect();
    if request.has_total() {
        rows.push(request.row(None, &columns));
    }
    let notes = request.notes(&rows);
    Sheet { heading: request.heading(), grid: Grid { columns: request.columns(&columns), rows }, notes }
}

pub(super) fn shown_columns(submission: &Submission) -> Vec<Column> {
    Column::BOTH.into_iter().filter(|column| *submission.present.get(*column)).collect()
}

impl ScorecardRequest<'_> {
    fn heading(&self) -> Vec<Line> {
        let unit = &self.submission.unit;
        let name = unit.name.as_deref().unwrap_or(&unit.id);
        vec![
            Line::new(self.criteria.title.clone(), Tone::Strong),
            Line::new(format!("{name} · {}", self.criteria.id), Tone::Faint),
        ]
    }

    fn columns(&self, shown: &[Column]) -> Vec<GridColumn> {
        let column = |phrase, align, room| GridColumn::new(self.language.say(phrase), align, room);
        let mut columns = vec![
            column(Phrase::Code, Align::Left, Room::Content),
            column(Phrase::Criterion, Align::Left, Room::RestShort),
            column(Phrase::Max, Align::Right, Room::Content).giving_way(
                1,
                LEAST,
                LeftOut::Columns,
                self.language,
            ),
        ];
        for own in shown {
            let (answer, points) = match own {
                Column::Own => (Phrase::SelfAnswer, Phrase::SelfPoints),
                Column::Appraisal => (Phrase::AppraisalAnswer, Phrase::AppraisalPoints),
            };
            let answers = column(answer, Align::Right, Room::Content);
            columns.push(answers.giving_way(3, READABLE, LeftOut::Answers, self.language));
            let points = column(points, Align::Right, Room::Content);
            columns.push(GridColumn { narrow_title: Some(self.language.say(answer).to_owned()), ..points });
        }
        if shown.len() == 2 {
            let difference = column(Phrase::DifferenceInShort, Align::Right, Room::Content);
            columns.push(difference.giving_way(2, LEAST, LeftOut::Columns, self.language));
        }
        columns
    }

    fn row(&self, criterion: Option<(usize, &Criterion)>, shown: &[Column]) -> GridRow {
        let row = criterion.map(|(index, _)| index);
        let is_sum = criterion.is_none_or(|(_, criterion)| criterion.is_group());
        let tone = if is_sum { Tone::Strong } else { Tone::Plain };
        let (level, code, title, depth, max) = match criterion {
            Some((_, criterion)) => {
                let level = if criterion.depth == 1 { Level::Top } else { Level::Inner };
                (level, criterion.code.as_str(), criterion.title.as_str(), criterion.depth, criterion.max)
            }
            None => (Level::Total, "", self.language.say(Phrase::Total), 1, self.criteria.max),
        };
        let max = max.map(|max| self.language.figure(&plain(max))).unwrap_or_default();
        let mut cells = vec![
            Cell::new(code, tone),
            Cell { indent: depth.saturating_sub(1), ..Cell::new(title, tone) },
            Cell::new(max, Tone::Faint),
        ];
        for column in shown {
            let stated = self.submission.row(row, *column);
            let outcome = self.evaluation.outcome(row, *column);
            cells.push(self.answer(criterion.map(|(_, criterion)| criterion), stated));
            let points = self.points(outcome, stated, tone);
            let marked = points.below.is_some() || self.wrong_below(row, *column).is_empty();
            let below = self.language.say(Phrase::DiffersBelow);
            cells.push(if marked { points } else { points.below(below, Tone::Bad) });
        }
        if shown.len() == 2 {
            cells.push(self.difference(row));
        }
        GridRow { level, cells }
    }

    fn answer(&self, criterion: Option<&Criterion>, row: &Row) -> Cell {
        let text = match (criterion, &row.answer) {
            (Some(criterion), Answer::Given(given)) => criterion.answer_text(given),
            (_, Answer::NotApplicable) => "n/a".to_owned(),
            (_, Answer::Blank | Answer::Given(_)) => String::new(),
        };
        Cell::new(self.language.figure(&text), Tone::Plain)
    }

    fn points(&self, outcome: Option<&Outcome>, row: &Row, tone: Tone) -> Cell {
        let Some(outcome) = outcome else { return Cell::new("", tone) };
        let rounding = self.criteria.rounding;
        let shown = outcome.shown.map(|points| self.language.figure(&rounding.show(points)));
        let (text, tone) = match (outcome.status, shown) {
            (Status::Blank, Some(points)) => (format!("○ {points}"), Tone::Caution),
            (Status::NotApplicable, None) => ("n/a".to_owned(), Tone::Faint),
            (Status::NotAsked, _) => ("–".to_owned(), Tone::Faint),
            (Status::None, _) => (String::new(), tone),
            (Status::NoScore, _) => ("∅".to_owned(), Tone::Caution),
            (Status::Provisional, Some(points)) => (format!("~ {points}"), Tone::Caution),
            (_, Some(points)) => (points, tone),
            (_, None) => ("✗".to_owned(), Tone::Bad),
        };
        match &row.declared {
            Some(declared) if outcome.agreement(declared.value) != Agreement::Agrees => {
                let declared = self.language.figure(&declared.value.to_string());
                let line = format!("≠ {declared}");
                if text.is_empty() {
                    Cell::new(line, Tone::Bad)
                } else {
                    Cell::new(text, tone).below(line, Tone::Bad)
                }
            }
            Some(_) | None => Cell::new(text, tone),
        }
    }

    fn difference(&self, row: Option<usize>) -> Cell {
        match difference(self.evaluation, row) {
            None => Cell::new("", Tone::Plain),
            Some(difference) if difference.is_zero() => Cell::new("·", Tone::Faint),
            Some(difference) => {
                let sign = if difference.is_sign_negative() { "−" } else { "+" };
                let figure = self.criteria.rounding.show(difference.abs());
                Cell::new(format!("{sign}{}", self.language.figure(&figure)), Tone::Plain)
            }
        }
    }

    /// Whether anything can go into the total: that of nothing but information is no number.
    fn has_total(&self) -> bool {
        let Criteria { rows, total, .. } = self.criteria;
        rows.iter().any(|row| row.role.counts()) || total.base.is_some() || !total.events.is_empty()
    }
}

/// Appraisal − self, of what is printed.
pub fn difference(evaluation: &Evaluation, row: Option<usize>) -> Option<Decimal> {
    let shown = |column| evaluation.outcome(row, column).and_then(|outcome| outcome.shown);
    shown(Column::Appraisal)?.checked_sub(shown(Column::Own)?)
}
