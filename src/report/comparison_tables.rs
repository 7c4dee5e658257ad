//! What of two forms differs beside answers and points: facts, what is stated, the rows of their editions.

use super::comparison::{ComparisonRequest, LEAST, short};
use super::messages::comparison as words;
use super::messages::comparison::{BandOfRow, ClassMoved, CodeUsedAgain, WasUnknown};
use super::messages::labels::{BAND, INDEX};
use super::{Align, Cell, Grid, GridColumn, GridRow, LeftOut, Level, Line, Mark, Phrase, Room, Sheet, Tone};
use crate::compare::{Class, ClassChange, Sides};
use crate::criteria::{Band, Node, TOTAL};
use crate::language::{Computed, NodeCode, Sentence, Show, Text};
use crate::number::Decimal;

impl ComparisonRequest<'_> {
    /// Bands and indexes that differ, a line each.
    pub(super) fn classes(&self) -> Vec<Line> {
        let line = |change: &ClassChange<'_>| {
            let none = || Sentence::new(Mark::Absent.sign().to_owned());
            let (what, before, after) = match (&change.class, change.nodes.after) {
                (Class::Band(bands), node) => {
                    let name = |band: Option<&Band>| {
                        band.map_or_else(none, |band| Sentence::new(band.name().to_owned()))
                    };
                    let what = match node {
                        Node::Total => BAND.into(),
                        Node::Row(_) => {
                            let code = self.comparison.sides.after.criteria.code_of(node).to_owned();
                            BandOfRow { code }.into()
                        }
                    };
                    (what, name(bands.before), name(bands.after))
                }
                (Class::Index(indexes), _) => {
                    let shown = |index: Option<Decimal>| {
                        index.map_or_else(none, |index| Sentence::from(Computed(index.to_string())))
                    };
                    (INDEX.into(), shown(indexes.before), shown(indexes.after))
                }
            };
            let said = ClassMoved { what, column: change.column, before, after };
            Line::new(said.said(self.language), Tone::Strong)
        };
        self.comparison.classes.iter().map(line).collect()
    }

    pub(super) fn facts(&self) -> Option<Sheet> {
        let columns = vec![
            self.text_column(words::FACT, Room::Content),
            self.phrase_column(Phrase::Criterion, Align::Left, Room::Rest),
            self.text_column(words::COLUMN, Room::Content).giving_way(1, LEAST, LeftOut::Columns),
            self.number_column(words::BEFORE),
            self.number_column(words::AFTER),
        ];
        let rows = self.comparison.facts.iter().map(|fact| {
            let mut cells = vec![
                Cell::plain(fact.name.as_str()),
                Cell::plain(fact.title.as_str()),
                Cell::plain(self.say(short(fact.column))),
            ];
            cells.extend(fact.values.each().map(|value| match value {
                Some(value) => Cell::plain(value.content()),
                None => Cell::mark(Mark::Absent, Tone::Faint),
            }));
            GridRow { level: Level::Inner, cells }
        });
        self.table(words::FACTS, columns, rows.collect(), Vec::new())
    }

    pub(super) fn stated(&self) -> Option<Sheet> {
        let columns = vec![
            self.phrase_column(Phrase::Code, Align::Left, Room::Content),
            self.text_column(words::COLUMN, Room::Content).giving_way(1, LEAST, LeftOut::Columns),
            self.text_column(words::WHAT, Room::Rest),
            self.text_column(words::BEFORE, Room::Rest),
            self.text_column(words::AFTER, Room::Rest),
        ];
        let rows = self.comparison.stated.iter().map(|stated| {
            let Sides { before, after } = self.comparison.sides;
            let code = match (stated.rows.after, stated.rows.before) {
                (Some(node), _) => after.criteria.code_of(node),
                (None, Some(node)) => before.criteria.code_of(node),
                (None, None) => "",
            };
            let code =
                if code == TOTAL { NodeCode(code.to_owned()).said(self.language) } else { code.to_owned() };
            let mut cells = vec![
                Cell::code(&code, Tone::Plain),
                Cell::plain(stated.column.map_or("", |column| self.say(short(column)))),
                Cell::plain(stated.what.sentence()),
            ];
            cells.extend(stated.texts.each().map(|text| match text {
                Some(text) if stated.what.is_figure() => Cell::plain(Sentence::new(Computed(text.clone()))),
                Some(text) => Cell::plain(text.as_str()),
                None => Cell::mark(Mark::Absent, Tone::Faint),
            }));
            GridRow { level: Level::Inner, cells }
        });
        self.table(words::STATED, columns, rows.collect(), Vec::new())
    }

    /// Rows that the editions have otherwise, and codes that stand for other rows.
    pub(super) fn altered(&self) -> Option<Sheet> {
        if self.comparison.same_edition() {
            return None;
        }
        let columns = vec![
            self.text_column(words::CODE_BEFORE, Room::Content),
            self.phrase_column(Phrase::Code, Align::Left, Room::Content),
            self.phrase_column(Phrase::Criterion, Align::Left, Room::Rest),
            self.number_column(words::MAX_BEFORE),
            self.phrase_column(Phrase::Max, Align::Right, Room::Content),
        ];
        let rows = self.comparison.altered_rows().map(|Sides { before, after }| GridRow {
            level: Level::Inner,
            cells: vec![
                Cell::code(&before.code, Tone::Plain),
                Cell::code(&after.code, Tone::Plain),
                Cell::plain(after.title.as_str()),
                Cell::plain(before.max.map(|max| max.normalize())),
                Cell::plain(after.max.map(|max| max.normalize())),
            ],
        });
        let notes = self.notes_of_editions();
        self.table(words::ROWS, columns, rows.collect(), notes)
    }

    fn notes_of_editions(&self) -> Vec<Line> {
        let Sides { before, after } = self.comparison.sides;
        let (old, _) = self.comparison.rows.unmatched();
        let mut notes = Vec::new();
        for row in old {
            let row = &before.criteria.rows[row];
            let Some(now) = after.criteria.find(&row.code) else { continue };
            let (code, before) = (row.code.clone(), row.title.clone());
            let said = CodeUsedAgain { code, before, after: after.criteria.rows[now].title.clone() };
            notes.push(Line::new(said.said(self.language), Tone::Caution));
        }
        for (row, was) in &self.comparison.rows.unknown {
            let row = NodeCode(after.criteria.rows[*row].code.clone());
            let said = WasUnknown { row, was: was.clone() };
            notes.push(Line::new(said.said(self.language), Tone::Caution));
        }
        notes
    }

    fn table(
        &self,
        heading: Text,
        columns: Vec<GridColumn>,
        rows: Vec<GridRow>,
        notes: Vec<Line>,
    ) -> Option<Sheet> {
        let heading = vec![Line::new(self.say(heading), Tone::Section)];
        let shown = !rows.is_empty() || !notes.is_empty();
        shown.then(|| Sheet { heading, notes, ..Sheet::of(Grid { columns, rows }) })
    }
}
