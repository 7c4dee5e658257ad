//! Where the points of a form went, as tables: the groups, then every row with why, and what its next step would give.

use super::ledger::title_in_short;
use super::messages::losses::{
    BonusRow, EventLoss, GateLoss, NOTHING_LOST, NextStep, OfTotal, OpenRows, REST, SoFarOfTotal,
};
use super::progress::in_progress_in;
use super::scorecard::points;
use super::target::then;
use super::what_if::answer_words;
use super::{
    Align, Cell, Content, Grid, GridColumn, GridRow, Language, LeftOut, Level, Line, Mark, Phrase, Room,
    Sheet, Tone, WhatIf,
};
use crate::account::{Accounts, approximately};
use crate::column::Column;
use crate::criteria::{Criteria, Node};
use crate::evaluate::{Evaluation, Status};
use crate::language::{Computed, RowName, Sentence, Show};
use crate::losses::{Losses, OtherCause, OtherLoss, RowLoss};
use crate::number::Exact;
use crate::submission::Submission;
use crate::target::Move;
use crate::text::shortened;

/// Columns are left out rather than that titles have fewer letters.
const READABLE: usize = 24;
/// The same of what can be asked for with more room.
const LEAST: usize = 11;
/// So many letters of a reason are shown.
const REASON: usize = 120;

/// What losses are reported from.
#[derive(Clone, Copy)]
pub struct LossesRequest<'l> {
    /// The edition.
    pub criteria: &'l Criteria,
    /// The form.
    pub submission: &'l Submission,
    /// Its evaluation, with its working.
    pub evaluation: &'l Evaluation,
    /// The column.
    pub column: Column,
    /// Where its points went.
    pub(crate) losses: &'l Losses,
    /// The smallest change of each row that gains points.
    pub(crate) next: &'l [Move],
    /// The form as it is, where answers were set by hand.
    pub what_if: Option<&'l WhatIf>,
    /// The language.
    pub language: Language,
}

impl LossesRequest<'_> {
    /// The tables.
    pub(crate) fn sheets(&self) -> Vec<Sheet> {
        let unit = &self.submission.unit;
        let name = unit.name.as_deref().unwrap_or(&unit.id);
        let Losses { best, total, .. } = self.losses;
        let (column, lost) = (self.column, self.losses.lost());
        let (best, total) = (self.words(best), self.words(total));
        let open = self.losses.others.iter().find(|other| other.cause == OtherCause::Open);
        let said: Sentence = match open.map(|other| &other.points) {
            None => OfTotal { column, lost: self.words(&lost), best, total }.into(),
            Some(open) => {
                let (lost, open) = (self.words(&(&lost - open)), self.words(open));
                SoFarOfTotal { column, lost, best, total, open }.into()
            }
        };
        let mut heading = vec![
            Line::new(self.criteria.title.clone(), Tone::Strong),
            Line::new(format!("{name} · {}", self.criteria.id), Tone::Faint),
            Line::new(said.said(self.language), Tone::Strong),
        ];
        let progress = self.evaluation.progress.as_ref();
        heading.extend(in_progress_in(self.criteria, progress, self.column, self.language));
        heading.extend(self.what_if.map(|what_if| Line::new(what_if.said(self.language), Tone::Caution)));
        if self.losses.rows.is_empty() && self.losses.others.is_empty() {
            let notes = vec![Line::new(NOTHING_LOST.said(self.language), Tone::Good)];
            let grid = Grid { columns: Vec::new(), rows: Vec::new() };
            return vec![Sheet { heading, notes, ..Sheet::of(grid) }];
        }
        vec![Sheet { heading, ..Sheet::of(self.groups()) }, Sheet::of(self.rows())]
    }

    fn words(&self, exact: &Exact) -> Computed {
        let printed = exact.to_decimal().map(|decimal| self.criteria.rounding.printed(decimal));
        Computed(printed.map_or_else(|| approximately(exact), |printed| printed.to_string()))
    }

    fn figure(&self, exact: &Exact) -> Content {
        match exact.to_decimal() {
            Some(decimal) => Content::Number(self.criteria.rounding.printed(decimal)),
            None => Content::Said(Computed(approximately(exact)).into()),
        }
    }

    fn column(&self, phrase: Phrase, align: Align, room: Room) -> GridColumn {
        GridColumn::new(self.language.say(phrase), align, room)
    }

    fn has_own(&self) -> bool {
        self.losses.rows.iter().any(|row| row.own.is_some())
    }

    fn groups(&self) -> Grid {
        let columns = vec![
            self.column(Phrase::Code, Align::Left, Room::Content),
            self.column(Phrase::Criterion, Align::Left, Room::Rest),
            self.column(Phrase::Max, Align::Right, Room::Content),
            self.column(Phrase::Points, Align::Right, Room::Content),
            self.column(Phrase::Lost, Align::Right, Room::Content),
        ];
        let row = |group: &crate::losses::GroupLoss| {
            let criterion = &self.criteria.rows[group.row];
            let outcome = self.evaluation.outcome(Node::Row(group.row), self.column);
            let max = outcome.and_then(|outcome| outcome.max.as_ref());
            let max = max.and_then(Exact::to_decimal).map(|max| Content::Number(max.normalize()));
            GridRow {
                level: Level::Inner,
                cells: vec![
                    Cell::code(&criterion.code, Tone::Plain),
                    Cell::plain(criterion.title.as_str()),
                    Cell::new(max.unwrap_or(Content::Empty), Tone::Faint),
                    outcome.map_or_else(
                        || Cell::plain(Content::Empty),
                        |it| points(self.criteria, it, Tone::Plain),
                    ),
                    Cell::new(self.figure(&group.points), Tone::Strong),
                ],
            }
        };
        Grid { columns, rows: self.losses.groups.iter().map(row).collect() }
    }

    fn rows(&self) -> Grid {
        let mut columns = vec![
            self.column(Phrase::Code, Align::Left, Room::Content),
            self.column(Phrase::Criterion, Align::Left, Room::RestShort),
            self.column(Phrase::Given, Align::Right, Room::Content).giving_way(4, READABLE, LeftOut::Answers),
            self.column(Phrase::Lost, Align::Right, Room::Content),
        ];
        if self.has_own() {
            let own = self.column(Phrase::LostBySelf, Align::Right, Room::Content);
            columns.push(own.giving_way(3, LEAST, LeftOut::Columns));
        }
        let reason = self.column(Phrase::Reason, Align::Left, Room::Rest);
        columns.push(reason.giving_way(1, LEAST, LeftOut::Columns));
        let next = self.column(Phrase::NextStep, Align::Left, Room::Rest);
        columns.push(next.giving_way(2, LEAST, LeftOut::Columns));
        let mut rows: Vec<GridRow> = self.losses.rows.iter().map(|loss| self.row(loss)).collect();
        rows.extend(self.losses.others.iter().map(|other| self.other(other)));
        let own = self.has_own().then(|| Cell::plain(Content::Empty));
        let mut total = vec![
            Cell::plain(Content::Empty),
            Cell::new(self.language.say(Phrase::Total), Tone::Strong),
            Cell::plain(Content::Empty),
            Cell::new(self.figure(&self.losses.lost()), Tone::Strong),
        ];
        total.extend(own);
        total.extend([Cell::plain(Content::Empty), Cell::plain(Content::Empty)]);
        rows.push(GridRow { level: Level::Total, cells: total });
        Grid { columns, rows }
    }

    fn row(&self, loss: &RowLoss) -> GridRow {
        let node = Node::Row(loss.row);
        let answer = answer_words(self.criteria, self.submission, node, self.column, self.language);
        let mut cells = vec![
            Cell::code(&self.criteria.rows[loss.row].code, Tone::Plain),
            Cell::plain(title_in_short(self.criteria, loss.row, self.language)),
            Cell::plain(answer),
            Cell::new(self.figure(&loss.points), Tone::Strong),
        ];
        if self.has_own() {
            cells.push(match &loss.own {
                Some(own) if own.is_zero() => Cell::mark(Mark::Same, Tone::Faint),
                Some(own) => Cell::plain(self.figure(own)),
                None => Cell::plain(Content::Empty),
            });
        }
        cells.push(Cell::plain(shortened(&self.reason(loss.row), REASON)));
        cells.push(Cell::plain(self.next_of(loss.row).map(|next| self.next_words(next))));
        GridRow { level: Level::Inner, cells }
    }

    fn other(&self, other: &OtherLoss) -> GridRow {
        let code = match other.cause {
            OtherCause::Bonus(row) | OtherCause::Gate(Node::Row(row), _) => {
                self.criteria.rows[row].code.as_str()
            }
            OtherCause::Gate(Node::Total, _) | OtherCause::Event(_) | OtherCause::Open | OtherCause::Rest => {
                ""
            }
        };
        let mut cells = vec![
            Cell::code(code, Tone::Faint),
            Cell::new(self.cause(other).said(self.language), Tone::Faint),
            Cell::plain(Content::Empty),
            Cell::plain(self.figure(&other.points)),
        ];
        if self.has_own() {
            cells.push(Cell::plain(Content::Empty));
        }
        cells.extend([Cell::plain(Content::Empty), Cell::plain(Content::Empty)]);
        GridRow { level: Level::Inner, cells }
    }

    fn accounts(&self) -> Accounts<'_> {
        let LossesRequest { criteria, submission, evaluation, column, .. } = *self;
        Accounts { criteria, submission, evaluation, column }
    }

    /// What a loss is called that no row has.
    pub(crate) fn cause(&self, other: &OtherLoss) -> Sentence {
        match other.cause {
            OtherCause::Bonus(row) => BonusRow { title: self.criteria.rows[row].title.clone() }.into(),
            OtherCause::Gate(node, gate) => GateLoss {
                row: RowName(self.criteria.code_of(node).to_owned()),
                why: self.accounts().gate(node, gate),
            }
            .into(),
            OtherCause::Event(event) => EventLoss { event: self.accounts().event_name(event) }.into(),
            OtherCause::Open => {
                let rows = self.evaluation.progress.as_ref().map_or(0, |progress| progress.open.len());
                OpenRows { rows }.into()
            }
            OtherCause::Rest => REST.into(),
        }
    }

    /// Why a row cost points: the note beside it, else how its points came about.
    pub(crate) fn reason(&self, row: usize) -> String {
        let stated = self.submission.row(Node::Row(row), self.column);
        if let Some(note) = &stated.note {
            return note.value.clone();
        }
        let outcome = self.evaluation.outcome(Node::Row(row), self.column);
        if outcome.is_some_and(|outcome| outcome.status == Status::Blank) {
            return self.language.say(Phrase::NotAnswered).to_owned();
        }
        let account = self.accounts().of(Node::Row(row));
        account.map(|account| account.short().said(self.language)).unwrap_or_default()
    }

    /// The smallest change of a row that gains points.
    pub(crate) fn next_of(&self, row: usize) -> Option<&Move> {
        self.next.iter().find(|next| next.row == row)
    }

    fn next_words(&self, next: &Move) -> String {
        let LossesRequest { criteria, submission, column, language, .. } = *self;
        let step = then((criteria, submission), column, language, next);
        NextStep { step, gain: self.words(&next.gain) }.said(language)
    }

    /// For spreadsheets.
    pub(crate) fn flat(&self) -> Grid {
        let names = ["code", "title", "answer", "lost", "lost_by_self", "reason", "next", "gain"];
        let rows = self.losses.rows.iter().map(|loss| {
            let next = self.next_of(loss.row);
            let LossesRequest { criteria, submission, column, language, .. } = *self;
            vec![
                Cell::code(&criteria.rows[loss.row].code, Tone::Plain),
                Cell::plain(criteria.rows[loss.row].title.as_str()),
                Cell::plain(answer_words(criteria, submission, Node::Row(loss.row), column, language)),
                Cell::plain(self.figure(&loss.points)),
                Cell::plain(loss.own.as_ref().map(|own| self.figure(own))),
                Cell::plain(self.reason(loss.row)),
                Cell::plain(next.map(|next| then((criteria, submission), column, language, next))),
                Cell::plain(next.map(|next| self.figure(&next.gain))),
            ]
        });
        let others = self.losses.others.iter().map(|other| {
            let mut cells =
                vec![Cell::plain(Content::Empty), Cell::plain(self.cause(other).said(self.language))];
            cells.extend([Cell::plain(Content::Empty), Cell::plain(self.figure(&other.points))]);
            cells.extend(std::iter::repeat_with(|| Cell::plain(Content::Empty)).take(names.len() - 4));
            cells
        });
        Grid::flat(names, rows.chain(others))
    }
}
