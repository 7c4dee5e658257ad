//! The face of the project: self-score and appraisal side by side, as typed cells.

use super::{Align, Cell, Grid, GridColumn, GridRow, Language, Level, Line, Phrase, Room, Sheet, Tone};
use crate::answer::{Answer, Given};
use crate::check::Declared;
use crate::column::Column;
use crate::criteria::{Criteria, Criterion};
use crate::evaluate::{Evaluation, Outcome, Status};
use crate::number::{Decimal, fixed, plain};
use crate::submission::{Row, Submission};

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
    rows.push(request.row(None, &columns));
    Sheet {
        heading: request.heading(),
        grid: Grid { columns: request.columns(&columns), rows },
        notes: request.notes(),
    }
}

fn shown_columns(submission: &Submission) -> Vec<Column> {
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
            column(Phrase::Max, Align::Right, Room::Content),
        ];
        for own in shown {
            let (answer, points) = match own {
                Column::Own => (Phrase::SelfAnswer, Phrase::SelfPoints),
                Column::Appraisal => (Phrase::AppraisalAnswer, Phrase::AppraisalPoints),
            };
            columns.push(column(answer, Align::Right, Room::ContentIfWide));
            let points = column(points, Align::Right, Room::Content);
            columns.push(GridColumn { narrow_title: Some(self.language.say(answer).to_owned()), ..points });
        }
        if shown.len() == 2 {
            columns.push(column(Phrase::Difference, Align::Right, Room::Content));
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
            Cell { text: title.to_owned(), tone, indent: depth.saturating_sub(1) },
            Cell::new(max, Tone::Faint),
        ];
        for column in shown {
            let stated = self.submission.row(row, *column);
            let outcome = self.evaluation.outcome(row, *column);
            cells.push(self.answer(criterion.map(|(_, criterion)| criterion), stated));
            cells.push(self.points(outcome, stated, tone));
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
        let decimals = self.criteria.rounding.decimals;
        let shown = outcome.shown.map(|points| self.language.figure(&fixed(points, decimals)));
        let (text, tone) = match (outcome.status, shown) {
            (Status::Blank, Some(points)) => (format!("○ {points}"), Tone::Caution),
            (Status::NotApplicable, None) => ("n/a".to_owned(), Tone::Faint),
            (_, Some(points)) => (points, tone),
            (_, None) => ("✗".to_owned(), Tone::Bad),
        };
        match (&row.declared, outcome.shown) {
            (Some(declared), Some(computed)) if declared.value != computed => {
                let declared = self.language.figure(&declared.value.to_string());
                Cell::new(format!("{text}\n≠ {declared}"), Tone::Bad)
            }
            (Some(_) | None, _) => Cell::new(text, tone),
        }
    }

    fn difference(&self, row: Option<usize>) -> Cell {
        match difference(self.evaluation, row) {
            None => Cell::new("", Tone::Plain),
            Some(difference) if difference.is_zero() => Cell::new("·", Tone::Faint),
            Some(difference) => {
                let sign = if difference.is_sign_negative() { "−" } else { "+" };
                let tone = if difference.is_sign_negative() { Tone::Bad } else { Tone::Good };
                let figure = fixed(difference.abs(), self.criteria.rounding.decimals);
                Cell::new(format!("{sign}{}", self.language.figure(&figure)), tone)
            }
        }
    }

    fn notes(&self) -> Vec<Line> {
        let all = || {
            let pairs = self.evaluation.rows.iter().chain([&self.evaluation.total]);
            pairs.flat_map(|pair| [&pair.own, &pair.appraisal]).flatten()
        };
        let has = |status: Status| all().any(|outcome| outcome.status == status);
        let mut legend = Vec::new();
        if self.declared.differing > 0 {
            legend.push(Phrase::LegendDiffers);
        }
        if has(Status::Blank) {
            legend.push(Phrase::LegendBlank);
        }
        if has(Status::NotApplicable) {
            legend.push(Phrase::LegendNotApplicable);
        }
        if has(Status::Error) {
            legend.push(Phrase::LegendError);
        }
        // hard blanks: an entry is not broken between lines
        let legend: Vec<String> =
            legend.into_iter().map(|phrase| self.language.say(phrase).replace(' ', "\u{a0}")).collect();
        let mut notes = Vec::new();
        if !legend.is_empty() {
            notes.push(Line::new(legend.join("   "), Tone::Faint));
        }
        let Declared { compared, differing } = self.declared;
        let verdict = self.language.verdict(compared, differing, &self.check_command);
        notes.push(match (compared, differing) {
            (0, _) => Line::new(verdict, Tone::Faint),
            (_, 0) => Line::new(format!("✓ {verdict}"), Tone::Good),
            (_, _) => Line::new(format!("✗ {verdict}"), Tone::Bad),
        });
        notes
    }
}

/// Appraisal − self, of what is printed.
pub fn difference(evaluation: &Evaluation, row: Option<usize>) -> Option<Decimal> {
    let shown = |column| evaluation.outcome(row, column).and_then(|outcome| outcome.shown);
    shown(Column::Appraisal)?.checked_sub(shown(Column::Own)?)
}

/// The same for machines: every word in a column of its own, numbers with a decimal point in every language.
pub fn scorecard_flat(request: &ScorecardRequest<'_>) -> Grid {
    let of_column = ["status", "num", "den", "answer", "points", "declared"];
    let both = Column::BOTH.map(|column| of_column.map(|name| format!("{}_{name}", column.word())));
    let first = ["code", "title", "depth", "kind", "max"].map(str::to_owned);
    let names = first.into_iter().chain(both.into_iter().flatten()).chain(["difference".to_owned()]);
    let columns = names.map(|name| GridColumn::new(name, Align::Left, Room::Content)).collect();
    let criteria = request.criteria;
    let kept = criteria.rows.iter().enumerate().filter(|(_, row)| row.depth <= request.depth);
    let rows = kept.map(Some).chain([None]).map(|criterion| request.flat_row(criterion)).collect();
    Grid { columns, rows }
}

impl ScorecardRequest<'_> {
    fn flat_row(&self, criterion: Option<(usize, &Criterion)>) -> GridRow {
        let row = criterion.map(|(index, _)| index);
        let decimals = self.criteria.rounding.decimals;
        let mut texts = match criterion {
            Some((_, criterion)) => vec![
                criterion.code.clone(),
                criterion.title.clone(),
                criterion.depth.to_string(),
                criterion.kind().to_owned(),
                criterion.max.map(plain).unwrap_or_default(),
            ],
            None => {
                let max = self.criteria.max.map(plain).unwrap_or_default();
                vec![
                    crate::criteria::TOTAL.to_owned(),
                    String::new(),
                    "0".to_owned(),
                    "total".to_owned(),
                    max,
                ]
            }
        };
        for column in Column::BOTH {
            let stated = self.submission.row(row, column);
            let outcome = self.evaluation.outcome(row, column);
            let (num, den, answer) = match (&stated.answer, criterion) {
                (Answer::Given(given), Some((_, criterion))) => flat_answer(criterion, given),
                (Answer::NotApplicable, _) => (String::new(), String::new(), "n/a".to_owned()),
                (Answer::Blank | Answer::Given(_), _) => Default::default(),
            };
            texts.push(outcome.map(|outcome| outcome.status.word().to_owned()).unwrap_or_default());
            texts.extend([num, den, answer]);
            texts.push(
                outcome.and_then(|outcome| outcome.shown).map(|s| fixed(s, decimals)).unwrap_or_default(),
            );
            texts.push(
                stated.declared.as_ref().map(|declared| declared.value.to_string()).unwrap_or_default(),
            );
        }
        texts.push(difference(self.evaluation, row).map(|d| fixed(d, decimals)).unwrap_or_default());
        let cells = texts.into_iter().map(|text| Cell::new(text, Tone::Plain)).collect();
        GridRow { level: Level::Inner, cells }
    }
}

/// An answer in the columns of a CSV form: a spreadsheet would take 2/2 for a date.
fn flat_answer(criterion: &Criterion, given: &Given) -> (String, String, String) {
    let text = |figure: Option<Decimal>| figure.map(plain).unwrap_or_default();
    let list = criterion.rule.as_ref().map(|rule| rule.list());
    let choice = given.choice.zip(list).map(|(choice, list)| list[choice].id.clone());
    match choice {
        Some(choice) => (text(given.num.or(given.value)), text(given.den), choice),
        None => (text(given.num), text(given.den), text(given.value.or(given.count))),
    }
}
