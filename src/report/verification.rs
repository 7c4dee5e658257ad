//! A receipt beside what its files give now, as tables: what was read, and each number that differs with its reason.

use super::messages::verification::{
    self as words, ByAnswer, ByInputs, ByRows, Differs, FileChanged, InputChanged, Matches, NumbersDiffer,
    OtherProgram, TotalOfColumn, UnitTotals,
};
use super::{Align, Cell, Grid, GridColumn, GridRow, Language, Level, Line, Room, Sheet, Tone};
use crate::column::Column;
use crate::criteria::TOTAL;
use crate::language::{Computed, Counted, Joined, Listed, NodeCode, Quoted, Sentence, Show, Text};
use crate::receipt::{Comparison, Input, InputChange, Measure, NumberChange, Receipt, Why};
use crate::text::visible;

/// This many hexadecimal digits of a SHA-256 are shown.
const DIGITS: usize = 12;
/// This many rows are named as the reason of a sum.
const ROWS: usize = 4;

/// A receipt that was verified.
pub(crate) struct Verification<'v> {
    /// The receipt.
    pub receipt: &'v Receipt,
    /// What the same form gives now.
    pub now: &'v Receipt,
    /// How the two compare.
    pub comparison: &'v Comparison,
    /// The files that were read, by name.
    pub names: Vec<(Input, String)>,
    /// The language of everything that it says.
    pub language: Language,
}

impl Verification<'_> {
    /// The name of the file of an input.
    pub(crate) fn name(&self, input: Input) -> Option<&str> {
        self.names.iter().find(|(known, _)| *known == input).map(|(_, name)| name.as_str())
    }

    /// All tables.
    pub(crate) fn sheets(&self) -> Vec<Sheet> {
        let mut sheets = vec![Sheet { heading: self.heading(), ..Sheet::of(self.inputs()) }];
        if !self.comparison.numbers.is_empty() {
            sheets.push(Sheet::of(self.numbers()));
        }
        sheets
    }

    /// The verdict, and whose form it is.
    fn heading(&self) -> Vec<Line> {
        let hash = self.receipt.short_hash().to_owned();
        let verdict = if self.comparison.is_match() {
            Line::new(Matches { hash }.said(self.language), Tone::Good)
        } else {
            let what = Joined::by_semicolons(self.differences());
            Line::new(Differs { hash, what }.said(self.language), Tone::Bad)
        };
        let mut heading = vec![verdict];
        heading.extend(self.totals().map(|totals| Line::new(totals, Tone::Plain)));
        let (before, now) = (&self.receipt.program, &self.now.program);
        if before != now {
            let other = OtherProgram { before: visible(before), now: now.clone() };
            heading.push(Line::new(other.said(self.language), Tone::Faint));
        }
        heading
    }

    /// What differs, in short.
    fn differences(&self) -> Vec<Sentence> {
        let edited = self.comparison.edited.then(|| words::EDITED.into());
        let changed = self.comparison.changed().map(|input| match self.name(input) {
            Some(name) => FileChanged { input: words::input(input), name: Quoted(name.to_owned()) }.into(),
            None => InputChanged { input: words::input(input) }.into(),
        });
        let numbers = match self.comparison.numbers.len() {
            0 => words::SAME_NUMBERS.into(),
            differing => NumbersDiffer { numbers: Counted(differing, words::NUMBERS) }.into(),
        };
        edited.into_iter().chain(changed).chain([numbers]).collect()
    }

    fn totals(&self) -> Option<String> {
        let content = &self.now.content;
        let unit = content.unit_name.as_ref().or(content.unit.as_ref())?;
        let total = content.rows.iter().find(|row| row.code == TOTAL)?;
        let points = |column| {
            let points = total.get(column)?.printed.clone()?;
            Some(TotalOfColumn { column, points: Computed(points) })
        };
        let by = Text { en: " · ", vi: " · " };
        let totals = Joined { items: Column::BOTH.into_iter().filter_map(points).collect(), by };
        Some(UnitTotals { unit: visible(unit), totals }.said(self.language))
    }

    fn column(&self, title: Text, room: Room) -> GridColumn {
        GridColumn::new(title.in_language(self.language), Align::Left, room)
    }

    /// What was read, then and now.
    fn inputs(&self) -> Grid {
        let row = |InputChange { input, before, now }: &InputChange| {
            let shown = |value: &Option<String>| match (value, input) {
                (None, _) => words::NOTHING.en.to_owned(),
                (Some(typed), Input::Options) => visible(typed),
                (Some(hash), _) => visible(hash).chars().take(DIGITS).collect(),
            };
            let name = match (self.name(*input), input) {
                (Some(name), _) => name.to_owned(),
                (None, Input::Edition) => {
                    format!("{} ({})", self.now.content.criteria, words::SHIPPED.in_language(self.language))
                }
                (None, _) => String::new(),
            };
            let tone = if before == now { Tone::Plain } else { Tone::Bad };
            let cells = vec![
                Cell::new(words::input(*input).in_language(self.language), Tone::Strong),
                Cell::new(name, Tone::Plain),
                Cell::new(shown(before), tone),
                Cell::new(shown(now), tone),
            ];
            GridRow { level: Level::Inner, cells }
        };
        let program = GridRow {
            level: Level::Inner,
            cells: vec![
                Cell::new(words::PROGRAM.in_language(self.language), Tone::Strong),
                Cell::new("score", Tone::Plain),
                Cell::new(visible(&self.receipt.program), Tone::Plain),
                Cell::new(self.now.program.as_str(), Tone::Plain),
            ],
        };
        Grid {
            columns: vec![
                self.column(words::WHAT, Room::Content),
                self.column(words::FILE, Room::Rest),
                self.column(words::IN_RECEIPT, Room::Content),
                self.column(words::NOW, Room::Content),
            ],
            rows: self.comparison.inputs.iter().map(row).chain([program]).collect(),
        }
    }

    /// Each number that differs.
    fn numbers(&self) -> Grid {
        let row = |change: &NumberChange| {
            let NumberChange { row, column, measure, before, now, why } = change;
            let is_row = *measure != Measure::Fact && !row.is_empty();
            let name = if is_row { NodeCode(visible(row)).said(self.language) } else { visible(row) };
            let column = column.map(|column| column.said(self.language));
            let cells = vec![
                Cell::plain(name),
                Cell::plain(column),
                Cell::plain(words::measure(*measure).in_language(self.language)),
                Cell::new(self.value(*measure, before.as_deref()), Tone::Plain),
                Cell::new(self.value(*measure, now.as_deref()), Tone::Bad),
                Cell::plain(self.why(why)),
            ];
            GridRow { level: Level::Inner, cells }
        };
        let right =
            |title: Text| GridColumn::new(title.in_language(self.language), Align::Right, Room::Content);
        Grid {
            columns: vec![
                self.column(words::ROW, Room::Content),
                self.column(words::COLUMN, Room::Content),
                self.column(words::NUMBER, Room::Content),
                right(words::IN_RECEIPT),
                right(words::NOW),
                self.column(words::WHY, Room::Rest),
            ],
            rows: self.comparison.numbers.iter().map(row).collect(),
        }
    }

    fn value(&self, measure: Measure, value: Option<&str>) -> String {
        let Some(value) = value else { return words::NOTHING.in_language(self.language).to_owned() };
        match measure {
            Measure::Status => match words::status(value) {
                Some(known) => known.in_language(self.language).to_owned(),
                None => visible(value),
            },
            Measure::Unit | Measure::UnitName | Measure::Row => visible(value),
            Measure::Points
            | Measure::Answer
            | Measure::Max
            | Measure::ApplicableMax
            | Measure::Declared
            | Measure::Band
            | Measure::DeclaredBand
            | Measure::Index
            | Measure::DeclaredIndex
            | Measure::Fact => Computed(visible(value)).said(self.language),
        }
    }

    /// Why a number differs.
    pub(crate) fn why(&self, why: &Why) -> String {
        let answer = |answer: &Option<String>| Computed(self.value(Measure::Answer, answer.as_deref()));
        match why {
            Why::Answer { before, now } => {
                ByAnswer { before: answer(before), now: answer(now) }.said(self.language)
            }
            Why::Rows(rows) => {
                let mut named: Vec<NodeCode> =
                    rows.iter().take(ROWS).map(|row| NodeCode(visible(row))).collect();
                if rows.len() > ROWS {
                    named.push(NodeCode("…".to_owned()));
                }
                ByRows { rows: Listed(named) }.said(self.language)
            }
            Why::Inputs(inputs) => {
                let inputs = Listed(inputs.iter().map(|input| words::input(*input)).collect());
                ByInputs { inputs }.said(self.language)
            }
            Why::Edited => words::BY_EDIT.in_language(self.language).to_owned(),
            Why::Program => words::BY_PROGRAM.in_language(self.language).to_owned(),
        }
    }
}
