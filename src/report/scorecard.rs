//! The face of the project: self-score and appraisal side by side, as typed cells.

use super::{Align, Cell, Grid, GridColumn, GridRow, Language, Level, Line, Phrase, Room, Sheet, Tone};
use crate::account::Accounts;
use crate::answer::Answer;
use crate::check::Declared;
use crate::column::Column;
use crate::criteria::{Bands, Criteria, Criterion, Effect};
use crate::evaluate::{Agreement, Banded, Evaluation, Outcome, Status};
use crate::language::Show;
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
            columns.push(column(Phrase::DifferenceInShort, Align::Right, Room::Content));
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
        let rounding = self.criteria.rounding;
        let shown = outcome.shown.map(|points| self.language.figure(&rounding.show(points)));
        let (text, tone) = match (outcome.status, shown) {
            (Status::Blank, Some(points)) => (format!("○ {points}"), Tone::Caution),
            (Status::NotApplicable, None) => ("n/a".to_owned(), Tone::Faint),
            (Status::NotAsked, _) => ("–".to_owned(), Tone::Faint),
            (Status::None, _) => (String::new(), tone),
            (Status::NoScore, _) => ("∅".to_owned(), Tone::Bad),
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
                    Cell::new(text, Tone::Bad).below(line)
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
                let tone = if difference.is_sign_negative() { Tone::Bad } else { Tone::Good };
                let figure = self.criteria.rounding.show(difference.abs());
                Cell::new(format!("{sign}{}", self.language.figure(&figure)), tone)
            }
        }
    }

    fn notes(&self) -> Vec<Line> {
        // what is not shown needs no legend
        let rows = self.criteria.rows.iter().enumerate().filter(|(_, row)| row.depth <= self.depth);
        let rows: Vec<Option<usize>> = rows.map(|(index, _)| Some(index)).chain([None]).collect();
        let all = || {
            let outcomes = rows.iter().flat_map(|row| Column::BOTH.map(|column| (*row, column)));
            outcomes.filter_map(|(row, column)| self.evaluation.outcome(row, column))
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
        for (status, phrase) in [
            (Status::NotAsked, Phrase::LegendNotAsked),
            (Status::Provisional, Phrase::LegendProvisional),
            (Status::NoScore, Phrase::LegendNoScore),
            (Status::Error, Phrase::LegendError),
        ] {
            if has(status) {
                legend.push(phrase);
            }
        }
        // hard blanks: an entry is not broken between lines
        let legend: Vec<String> =
            legend.into_iter().map(|phrase| self.language.say(phrase).replace(' ', "\u{a0}")).collect();
        let mut notes = Vec::new();
        if !legend.is_empty() {
            notes.push(Line::new(legend.join("   "), Tone::Faint));
        }
        notes.extend(self.standings());
        let Declared { compared, differing } = self.declared;
        let verdict = self.language.verdict(compared, differing, &self.check_command);
        let holes = self.holes();
        let is_whole = holes.is_empty();
        notes.extend(holes);
        notes.push(match (compared, differing) {
            (0, _) => Line::new(verdict, Tone::Faint),
            (_, 0) if !is_whole => Line::new(verdict, Tone::Faint),
            (_, 0) => Line::new(format!("✓ {verdict}"), Tone::Good),
            (_, _) => Line::new(format!("✗ {verdict}"), Tone::Bad),
        });
        notes
    }
}

impl ScorecardRequest<'_> {
    /// What keeps a column from being judged whole: rows that cannot be computed, rows that are not there.
    fn holes(&self) -> Vec<Line> {
        let codes = |rows: Vec<usize>| -> Vec<&str> {
            rows.into_iter().map(|row| self.criteria.rows[row].code.as_str()).collect()
        };
        let mut lines = Vec::new();
        for column in shown_columns(self.submission) {
            let outcome = |row| self.evaluation.outcome(row, column);
            let fails = |row: &usize| outcome(Some(*row)).is_some_and(|row| row.status == Status::Error);
            if outcome(None).is_some_and(|total| total.status == Status::Error) {
                let failing = self.criteria.leaves().map(|(row, _)| row).filter(fails).collect();
                lines.push(self.language.uncomputed(column, &codes(failing)));
            }
            let missing = self.evaluation.missing_below(self.criteria, self.submission, None, column);
            if !missing.is_empty() {
                lines.push(self.language.missing(column, &codes(missing)));
            }
        }
        lines.into_iter().map(|line| Line::new(format!("✗ {line}"), Tone::Bad)).collect()
    }

    /// Index and bands, and why there is no score.
    fn standings(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut told = |what: &str, of: &dyn Fn(&Outcome, Column) -> Option<String>, row: Option<usize>| {
            let each: Vec<String> = shown_columns(self.submission)
                .into_iter()
                .filter_map(|column| {
                    let text = of(self.evaluation.outcome(row, column)?, column)?;
                    let name = match column {
                        Column::Own => Phrase::SelfAnswer,
                        Column::Appraisal => Phrase::AppraisalAnswer,
                    };
                    Some(format!("{} {text}", self.language.say(name)))
                })
                .collect();
            if !each.is_empty() {
                lines.push(Line::new(format!("{what}: {}", each.join(" · ")), Tone::Strong));
            }
        };
        let decimals = self.criteria.total.index.as_ref().map_or(0, |index| index.decimals);
        let shown = |index: Decimal| self.language.figure(&fixed(index, decimals.max(index.scale())));
        let index = |outcome: &Outcome, column: Column| {
            let stated = self.submission.row(None, column);
            let declared = stated.declared_index().map(|declared| declared.value);
            let wrong = declared.filter(|it| outcome.index_agreement(*it) != Agreement::Agrees);
            let text = outcome.index.map(shown);
            marked(text, wrong.map(shown))
        };
        told(self.language.say(Phrase::Index), &index, None);
        let rows = (0..self.criteria.rows.len()).map(Some).chain([None]);
        for row in rows {
            let (name, node) = match row {
                Some(row) => (self.criteria.rows[row].code.as_str(), &self.criteria.rows[row].node),
                None => (self.language.say(Phrase::Total), &self.criteria.total.node),
            };
            let Some(bands) = &node.bands else { continue };
            let band = |outcome: &Outcome, column: Column| {
                let stated = self.submission.row(row, column);
                let declared = stated.declared_band().map(|declared| declared.value);
                let wrong = declared.filter(|it| outcome.band_agreement(*it) != Agreement::Agrees);
                let wrong = wrong.map(|band| bands.list[band].title.as_ref().unwrap_or(&bands.list[band].id));
                marked(outcome.band.map(|banded| self.band(bands, banded)), wrong.cloned())
            };
            told(&format!("{} {name}", self.language.say(Phrase::Band)), &band, row);
        }
        let gates = &self.criteria.total.node.gates;
        let no_score = |outcome: &Outcome, column: Column| {
            let is_none = |gate: &&usize| gates[**gate].effect == Effect::NoScore;
            let gate = outcome.failed().iter().filter(|_| outcome.status == Status::NoScore).find(is_none)?;
            let ScorecardRequest { criteria, submission, evaluation, .. } = *self;
            let accounts = Accounts { criteria, submission, evaluation, column };
            Some(
                gates[*gate]
                    .message
                    .clone()
                    .unwrap_or_else(|| accounts.gate(None, *gate).said(self.language)),
            )
        };
        told(self.language.say(Phrase::NoScore), &no_score, None);
        lines
    }

    fn band(&self, bands: &Bands, banded: Banded) -> String {
        let name = |band: Option<usize>| match band.map(|band| &bands.list[band]) {
            Some(band) => band.title.clone().unwrap_or_else(|| band.id.clone()),
            None => "–".to_owned(),
        };
        let mut text = name(banded.band);
        if banded.by_points != banded.band {
            text.push_str(&format!(" ({}: {})", self.language.say(Phrase::ByPoints), name(banded.by_points)));
        }
        if banded.provisional {
            text.push_str(&format!(" ({})", self.language.say(Phrase::ForNow)));
        }
        text
    }
}

/// A computed word with the declared one that differs from it; `None` if there is neither.
fn marked(computed: Option<String>, wrong: Option<String>) -> Option<String> {
    match (computed, wrong) {
        (computed, None) => computed,
        (computed, Some(wrong)) => {
            Some(format!("{} (≠ {wrong})", computed.unwrap_or_else(|| "–".to_owned())))
        }
    }
}

/// Appraisal − self, of what is printed.
pub fn difference(evaluation: &Evaluation, row: Option<usize>) -> Option<Decimal> {
    let shown = |column| evaluation.outcome(row, column).and_then(|outcome| outcome.shown);
    shown(Column::Appraisal)?.checked_sub(shown(Column::Own)?)
}
