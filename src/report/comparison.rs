//! Two forms held against each other: the totals, then for each column the rows that differ with what each does to the total.

use super::ledger::title;
use super::messages::comparison as words;
use super::messages::comparison::{
    AllMake, FormAfter, FormBefore, LoneColumn, NoTotal, RowsMake, ThroughFact, Unaccounted, WasCode,
};
use super::progress::in_progress;
use super::scorecard::{answer, points};
use super::{
    Align, Cell, Content, Grid, GridColumn, GridRow, Language, LeftOut, Level, Line, Mark, Phrase, Room,
    Sheet, Tone,
};
use crate::account::approximately;
use crate::column::Column;
use crate::compare::{At, Beside, Cause, ColumnComparison, Comparison, Pair, Reason, RowChange, Side, Sides};
use crate::criteria::{Criterion, Node};
use crate::language::{Computed, Counted, NodeCode, Sentence, Show, Text};
use crate::number::Exact;

/// Answers are left out rather than that titles have fewer columns.
const READABLE: usize = 28;
/// The same of what can be made up for.
pub(super) const LEAST: usize = 10;

/// What a comparison is shown from.
#[derive(Clone, Copy)]
pub struct ComparisonRequest<'c> {
    /// What differs.
    pub comparison: &'c Comparison<'c>,
    /// The names of the files.
    pub files: Sides<&'c str>,
    /// The language.
    pub language: Language,
}

/// A number that is added to another, exactly: with as many decimals as it has, or cut where it has no end.
pub(super) fn signed(side: Side<'_>, exact: &Exact) -> Content {
    match exact.to_decimal() {
        Some(difference) => Content::Difference(side.criteria.rounding.printed(difference)),
        None => {
            let sign = if exact.is_negative() { "" } else { "+" };
            Content::Said(Computed(format!("{sign}{}", approximately(exact))).into())
        }
    }
}

/// What an effect is at a sum.
fn effect(effects: &[(At, Exact)], sum: At) -> Option<&Exact> {
    effects.iter().find(|(at, _)| *at == sum).map(|(_, points)| points)
}

impl ComparisonRequest<'_> {
    /// The tables.
    pub(crate) fn sheets(&self) -> Vec<Sheet> {
        let columns = self.comparison.columns.each();
        let columns =
            columns.filter_map(|(column, it)| Some((column, it.as_ref().filter(|it| !it.is_empty())?)));
        let columns = columns.map(|(column, it)| self.column(column, it));
        let others = [self.facts(), self.stated(), self.altered()];
        std::iter::once(self.overview()).chain(columns).chain(others.into_iter().flatten()).collect()
    }

    pub(super) fn say(&self, text: Text) -> &'static str {
        text.in_language(self.language)
    }

    fn signed(&self, exact: &Exact) -> Content {
        signed(self.comparison.sides.after, exact)
    }

    /// A difference as a cell: a dot where there is none.
    fn change(&self, exact: Option<&Exact>, tone: Tone) -> Cell {
        match exact {
            None => Cell::plain(Content::Empty),
            Some(none) if none.is_zero() => Cell::mark(Mark::Same, Tone::Faint),
            Some(some) => Cell::new(self.signed(some), tone),
        }
    }

    pub(super) fn text_column(&self, text: Text, room: Room) -> GridColumn {
        GridColumn::new(self.say(text), Align::Left, room)
    }

    pub(super) fn number_column(&self, text: Text) -> GridColumn {
        GridColumn::new(self.say(text), Align::Right, Room::Content)
    }

    pub(super) fn phrase_column(&self, phrase: Phrase, align: Align, room: Room) -> GridColumn {
        GridColumn::new(self.language.say(phrase), align, room)
    }

    fn heading(&self) -> Vec<Line> {
        let Sides { before, after } = self.comparison.sides;
        let name = |side: Side<'_>, file: &str| {
            let unit = &side.submission.unit;
            let unit = unit.name.as_deref().unwrap_or(&unit.id);
            format!("{unit} · {} · {file}", side.criteria.id)
        };
        let [old, new] = [name(before, self.files.before), name(after, self.files.after)];
        let so_far =
            |side: Side<'_>| in_progress(side.criteria, side.evaluation.progress.as_ref(), self.language);
        let mut heading = vec![
            Line::new(after.criteria.title.clone(), Tone::Strong),
            Line::new(FormBefore { name: old }.said(self.language), Tone::Faint),
        ];
        heading.extend(so_far(before));
        heading.push(Line::new(FormAfter { name: new }.said(self.language), Tone::Faint));
        heading.extend(so_far(after));
        heading
    }

    /// The totals, and what cannot be compared.
    fn overview(&self) -> Sheet {
        let columns = vec![
            self.text_column(words::TOTALS, Room::Rest),
            self.number_column(words::BEFORE),
            self.number_column(words::AFTER),
            self.phrase_column(Phrase::Difference, Align::Right, Room::Content),
            self.number_column(words::BY_ROWS).giving_way(1, LEAST, LeftOut::Columns),
            self.number_column(words::OTHERWISE).giving_way(1, LEAST, LeftOut::Columns),
        ];
        let rows = self.comparison.columns.each().filter_map(|(column, it)| Some((column, it.as_ref()?)));
        let rows = rows.map(|(column, it)| {
            let known = it.total.difference();
            let of = |exact| self.change(known.as_ref().map(|_| exact), Tone::Plain);
            let mut cells = vec![Cell::plain(self.say(short(column)))];
            cells.extend(self.comparison.sides.each().map(|side| match side.outcome(Node::Total, column) {
                Some(outcome) => points(side.criteria, outcome, Tone::Strong),
                None => Cell::plain(Content::Empty),
            }));
            cells.push(self.change(known.as_ref(), Tone::Strong));
            cells.extend([of(&it.total.by_rows), of(&it.total.otherwise)]);
            GridRow { level: Level::Inner, cells }
        });
        let rows = rows.collect();
        let mut notes = self.classes();
        if self.comparison.is_empty() {
            notes.push(Line::new(self.say(words::NO_DIFFERENCE), Tone::Good));
        }
        for (column, present) in self.comparison.lone_columns() {
            let side = if present.before { words::THE_BEFORE } else { words::THE_AFTER };
            notes.push(Line::new(LoneColumn { column, side }.said(self.language), Tone::Caution));
        }
        Sheet { heading: self.heading(), notes, ..Sheet::of(Grid { columns, rows }) }
    }

    /// Whether something does another thing to the total than to the row or sum at which it begins.
    fn has_shares(it: &ColumnComparison) -> bool {
        let none = Exact::ZERO;
        let of = |effects: &[(At, Exact)], own: Option<&Exact>| {
            own.is_some_and(|own| own != effect(effects, At::Total).unwrap_or(&none))
        };
        it.rows.iter().any(|row| of(&row.effects, row.difference.as_ref()))
            || it.beside.iter().any(|it| of(&it.effects, effect(&it.effects, it.at)))
    }

    fn column(&self, column: Column, it: &ColumnComparison) -> Sheet {
        let shares = Self::has_shares(it);
        let titled = |text: Text| Some(self.say(text).to_owned());
        let answers = |text| self.number_column(text).giving_way(2, READABLE, LeftOut::Answers);
        let reached = |text| GridColumn {
            narrow_title: titled(text),
            ..self.phrase_column(Phrase::Points, Align::Right, Room::Content)
        };
        let mut columns = vec![
            self.phrase_column(Phrase::Code, Align::Left, Room::Content),
            self.phrase_column(Phrase::Criterion, Align::Left, Room::RestShort),
            answers(words::BEFORE),
            reached(words::BEFORE),
            answers(words::AFTER),
            reached(words::AFTER),
            self.phrase_column(Phrase::DifferenceInShort, Align::Right, Room::Content),
        ];
        columns.extend(shares.then(|| self.number_column(words::ON_TOTAL)));
        let mut rows: Vec<GridRow> = Vec::new();
        for (at, pair) in self.comparison.rows.pairs.iter().enumerate() {
            if let Some(row) = it.rows.iter().find(|row| row.pair == at) {
                rows.push(self.row(column, *pair, Some(row), shares));
            } else if self.is_shown(it, at) {
                rows.push(self.sum(column, *pair, it.sums.iter().find(|sum| sum.at == At::Row(at)), shares));
            }
        }
        let mut first = true;
        for beside in &it.beside {
            let level = if std::mem::take(&mut first) { Level::Top } else { Level::Inner };
            rows.push(self.beside(beside, level, shares));
        }
        rows.push(self.total(column, it, shares));
        let heading = match column {
            Column::Own => words::SELF_COLUMN,
            Column::Appraisal => words::APPRAISAL_COLUMN,
        };
        Sheet {
            heading: vec![Line::new(self.say(heading), Tone::Section)],
            notes: vec![self.verdict(column, it)],
            ..Sheet::of(Grid { columns, rows })
        }
    }

    /// Whether a sum is shown: it differs, or a row below it is shown.
    fn is_shown(&self, it: &ColumnComparison, at: usize) -> bool {
        let after = self.comparison.sides.after.criteria;
        let sum = self.comparison.rows.pairs[at].after();
        let below = |row: &RowChange| {
            let row = self.comparison.rows.pairs[row.pair].after();
            row.zip(sum).is_some_and(|(row, sum)| after.above(row).any(|above| above == sum))
        };
        it.sums.iter().any(|sum| sum.at == At::Row(at)) || it.rows.iter().any(below)
    }

    fn criteria_of(&self, pair: Pair) -> Sides<Option<&Criterion>> {
        let Sides { before, after } = self.comparison.sides;
        Sides {
            before: pair.before().map(|row| &before.criteria.rows[row]),
            after: pair.after().map(|row| &after.criteria.rows[row]),
        }
    }

    /// Code, title, then answer and points on both sides.
    fn cells(&self, column: Column, pair: Pair, tone: Tone, reason: Option<Sentence>) -> Vec<Cell> {
        let criteria = self.criteria_of(pair);
        let shown = criteria.after.or(criteria.before);
        let shown = shown.expect("a pair has a row in one of the two editions");
        let code = Cell::code(&shown.code, tone);
        let code = match criteria.before.filter(|before| before.code != shown.code) {
            Some(before) => {
                let was = WasCode { code: before.code.clone() };
                code.above(Cell::new(Sentence::from(was), Tone::Faint))
            }
            None => code,
        };
        let title = Cell { indent: shown.depth.saturating_sub(1), ..Cell::new(shown.title.as_str(), tone) };
        let indent = title.indent;
        let title = match reason {
            Some(reason) => title.above(Cell { indent, ..Cell::new(reason, Tone::Faint) }),
            None => title,
        };
        let mut cells = vec![code, title];
        let Sides { before, after } = self.comparison.sides;
        for (side, row) in [(before, pair.before()), (after, pair.after())] {
            let Some(row) = row else {
                cells.extend([Cell::plain(Content::Empty), Cell::mark(Mark::Absent, Tone::Faint)]);
                continue;
            };
            let node = Node::Row(row);
            cells.push(answer(side.criteria.criterion(node), side.stated(node, column)));
            cells.push(match side.outcome(node, column) {
                Some(outcome) => points(side.criteria, outcome, tone),
                None => Cell::plain(Content::Empty),
            });
        }
        cells
    }

    fn level(&self, pair: Pair) -> Level {
        let criteria = self.criteria_of(pair);
        let depth = criteria.after.or(criteria.before).map_or(1, |row| row.depth);
        if depth == 1 { Level::Top } else { Level::Inner }
    }

    fn row(&self, column: Column, pair: Pair, row: Option<&RowChange>, shares: bool) -> GridRow {
        let reason = row.and_then(|row| reason(&row.reason));
        let mut cells = self.cells(column, pair, Tone::Plain, reason);
        cells.push(self.change(row.and_then(|row| row.difference.as_ref()), Tone::Plain));
        let on_total = row.and_then(|row| effect(&row.effects, At::Total));
        cells.extend(shares.then(|| self.change(on_total, Tone::Plain)));
        GridRow { level: self.level(pair), cells }
    }

    fn sum(
        &self,
        column: Column,
        pair: Pair,
        sum: Option<&crate::compare::SumChange>,
        shares: bool,
    ) -> GridRow {
        let mut cells = self.cells(column, pair, Tone::Strong, None);
        let difference = sum.and_then(crate::compare::SumChange::difference);
        cells.push(match sum {
            Some(_) => self.change(difference.as_ref(), Tone::Strong),
            None => Cell::mark(Mark::Same, Tone::Faint),
        });
        cells.extend(shares.then(|| Cell::plain(Content::Empty)));
        GridRow { level: self.level(pair), cells }
    }

    /// What the sum is, and what changes it.
    pub(super) fn cause(&self, beside: &Beside) -> (String, String) {
        let Sides { before, after } = self.comparison.sides;
        let pair = match beside.at {
            At::Row(pair) => Some(self.comparison.rows.pairs[pair]),
            At::Total => None,
        };
        let side_of = |is_after: bool| if is_after { after } else { before };
        let is_after = beside.of_after.unwrap_or_else(|| pair.is_none_or(|pair| pair.after().is_some()));
        let side = side_of(is_after);
        let row = pair.map(|pair| if is_after { pair.after() } else { pair.before() });
        let node = row.map_or(Some(Node::Total), |row| row.map(Node::Row)).unwrap_or(Node::Total);
        let said = title(side.criteria, node, &beside.cause, self.language);
        let said = match beside.of_after {
            None => said,
            Some(is_after) => {
                let of = if is_after { words::THE_AFTER } else { words::THE_BEFORE };
                format!("{said} ({})", self.say(of))
            }
        };
        (side.criteria.code_of(node).to_owned(), said)
    }

    fn beside(&self, beside: &Beside, level: Level, shares: bool) -> GridRow {
        let (code, said) = self.cause(beside);
        let code = if beside.at == At::Total { NodeCode(code).said(self.language) } else { code };
        let mut cells = vec![Cell::code(&code, Tone::Faint), Cell::plain(said)];
        cells.extend((0..4).map(|_| Cell::plain(Content::Empty)));
        cells.push(self.change(effect(&beside.effects, beside.at), Tone::Plain));
        cells.extend(shares.then(|| self.change(effect(&beside.effects, At::Total), Tone::Plain)));
        GridRow { level, cells }
    }

    fn total(&self, column: Column, it: &ColumnComparison, shares: bool) -> GridRow {
        let difference = it.total.difference();
        let mut cells = vec![
            Cell::new(Content::Empty, Tone::Strong),
            Cell::new(self.language.say(Phrase::Total), Tone::Strong),
        ];
        for side in self.comparison.sides.each() {
            cells.push(Cell::plain(Content::Empty));
            cells.push(match side.outcome(Node::Total, column) {
                Some(outcome) => points(side.criteria, outcome, Tone::Strong),
                None => Cell::plain(Content::Empty),
            });
        }
        cells.push(self.change(difference.as_ref(), Tone::Strong));
        cells.extend(shares.then(|| self.change(difference.as_ref(), Tone::Strong)));
        GridRow { level: Level::Total, cells }
    }

    /// Whether all of the difference is accounted for.
    fn verdict(&self, column: Column, it: &ColumnComparison) -> Line {
        let Some(difference) = it.total.difference() else {
            let has = self.comparison.sides.map(|side| side.total(column).is_some());
            let sides = match (has.before, has.after) {
                (true, false) => words::THE_AFTER,
                (false, true) => words::THE_BEFORE,
                (true, true) | (false, false) => words::BOTH_SIDES,
            };
            return Line::new(NoTotal { sides }.said(self.language), Tone::Caution);
        };
        let rows = Counted(it.rows.len(), words::ROWS_DIFFER);
        if it.beside.iter().any(|beside| beside.cause == Cause::Unknown) {
            let difference = self.signed(&difference);
            return Line::new(Unaccounted { difference }.said(self.language), Tone::Bad);
        }
        let said = if it.beside.is_empty() {
            RowsMake { rows, difference: self.signed(&difference) }.said(self.language)
        } else {
            let causes = Counted(it.beside.len(), words::CAUSES);
            let (by_rows, otherwise) = (self.signed(&it.total.by_rows), self.signed(&it.total.otherwise));
            let difference = self.signed(&difference);
            AllMake { rows, by_rows, causes, otherwise, difference }.said(self.language)
        };
        Line::new(said, Tone::Good)
    }
}

/// A column's name in a table.
pub(super) fn short(column: Column) -> Text {
    match column {
        Column::Own => words::SELF,
        Column::Appraisal => words::APPRAISAL,
    }
}

/// Why a row differs, where it is not answered otherwise.
fn reason(reason: &Reason) -> Option<Sentence> {
    Some(match reason {
        Reason::Answer => return None,
        Reason::Fact(fact) => ThroughFact { fact: fact.clone() }.into(),
        Reason::Elsewhere => words::ELSEWHERE.into(),
        Reason::Rules => words::RULES.into(),
        Reason::Moved => words::MOVED.into(),
        Reason::Added => words::ADDED.into(),
        Reason::Removed => words::REMOVED.into(),
    })
}
