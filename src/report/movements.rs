//! Two rankings of the same units: who moved, by how much.

use super::messages::comparison as words;
use super::messages::comparison::{FormAfter, FormBefore, TotalsDiffer, UnitsMoved, UnitsOther};
use super::standings_words::Said;
use super::{
    Align, Cell, Content, Grid, GridColumn, GridRow, Language, LeftOut, Level, Line, Mark, Phrase, Room,
    Sheet, Tone,
};
use crate::column::Column;
use crate::compare::{Movement, Movements, Moving, Sides};
use crate::criteria::Criteria;
use crate::language::{Show, Text};
use crate::number::Decimal;

/// Columns are left out rather than that names have fewer columns.
const READABLE: usize = 14;

/// What two rankings are shown from.
#[derive(Clone, Copy)]
pub struct MovementsRequest<'m> {
    /// The units.
    pub(crate) movements: &'m Movements<'m>,
    /// The editions.
    pub criteria: Sides<&'m Criteria>,
    /// What was read, by name.
    pub files: Sides<&'m str>,
    /// The language.
    pub language: Language,
}

impl MovementsRequest<'_> {
    fn say(&self, text: Text) -> &'static str {
        text.in_language(self.language)
    }

    /// The table, with how many went where below it.
    pub(crate) fn sheets(&self) -> Vec<Sheet> {
        let named = self.movements.units.iter().any(|unit| unit.unit().name.is_some());
        let right = |title: &str| GridColumn::new(title, Align::Right, Room::Content);
        let mut columns = vec![
            right(self.say(words::RANK_AFTER)),
            right(self.say(words::RANK_BEFORE)),
            right(self.say(words::PLACES)),
            GridColumn::new(self.language.say(Phrase::Unit), Align::Left, Room::Content),
        ];
        let name = GridColumn::new(self.language.said(Said::Name), Align::Left, Room::Rest);
        columns.extend(named.then(|| name.giving_way(1, READABLE, LeftOut::Columns)));
        columns.extend([
            right(self.say(words::BEFORE)),
            right(self.say(words::AFTER)),
            right(self.language.say(Phrase::Difference)),
        ]);
        let mut bad_before = false;
        let rows = self.movements.units.iter().map(|unit| {
            let bad = unit.sides.after.is_some_and(|(unit, _)| unit.is_bad());
            let level = if bad_before && !bad { Level::Top } else { Level::Inner };
            bad_before = bad;
            GridRow { level, cells: self.cells(unit, named) }
        });
        let rows = rows.collect();
        vec![Sheet { heading: self.heading(), notes: self.notes(), ..Sheet::of(Grid { columns, rows }) }]
    }

    fn heading(&self) -> Vec<Line> {
        let name = |criteria: &Criteria, file: &str| format!("{file} · {}", criteria.id);
        let old = name(self.criteria.before, self.files.before);
        let new = name(self.criteria.after, self.files.after);
        let by = self.language.ranked_by(self.movements.rankings.after.column);
        vec![
            Line::new(self.criteria.after.title.clone(), Tone::Strong),
            Line::new(FormBefore { name: old }.said(self.language), Tone::Faint),
            Line::new(FormAfter { name: new }.said(self.language), Tone::Faint),
            Line::new(by, Tone::Faint),
        ]
    }

    fn notes(&self) -> Vec<Line> {
        let movements = self.movements;
        let line = |said: String| Line::new(said, Tone::Plain);
        let mut notes = Vec::new();
        if movements.units.iter().all(Movement::is_same) {
            notes.push(Line::new(self.say(words::SAME_UNITS), Tone::Good));
        }
        let up = movements.count(|moving| matches!(moving, Moving::Up(_)));
        let down = movements.count(|moving| matches!(moving, Moving::Down(_)));
        let same = movements.count(|moving| moving == Moving::Stays);
        let moved = UnitsMoved { units: movements.units.len(), up, down, same };
        notes.push(line(moved.said(self.language)));
        let [new, gone, unranked] = [Moving::New, Moving::Gone, Moving::Unranked]
            .map(|wanted| movements.count(|moving| moving == wanted));
        if new + gone + unranked > 0 {
            notes.push(line(UnitsOther { new, gone, unranked }.said(self.language)));
        }
        let differing = |is: fn(&Decimal) -> bool| {
            movements.units.iter().filter(|unit| unit.difference().as_ref().is_some_and(is)).count()
        };
        let more = differing(|points| !points.is_zero() && points.is_sign_positive());
        let less = differing(|points| !points.is_zero() && points.is_sign_negative());
        notes.push(line(TotalsDiffer { more, less }.said(self.language)));
        let bad = movements.rankings.each().iter().any(|ranking| ranking.bad().next().is_some());
        if bad {
            notes.push(Line::new(self.language.said(Said::LegendBad), Tone::Bad));
        }
        notes
    }

    fn cells(&self, unit: &Movement<'_>, named: bool) -> Vec<Cell> {
        let rank = |side: Option<(&crate::ranking::Standing, &crate::ranking::Place)>| match side {
            None => Cell::plain(Content::Empty),
            Some((unit, _)) if unit.is_bad() => Cell::mark(Mark::Bad, Tone::Bad),
            Some((_, place)) => match place.rank {
                Some(rank) => Cell::plain(rank),
                None => Cell::mark(Mark::Absent, Tone::Faint),
            },
        };
        let moved = match unit.moving() {
            Moving::Up(places) => Cell::new(format!("↑{places}"), Tone::Good),
            Moving::Down(places) => Cell::new(format!("↓{places}"), Tone::Caution),
            Moving::Stays => Cell::mark(Mark::Same, Tone::Faint),
            Moving::New => Cell::new(self.say(words::NEW), Tone::Faint),
            Moving::Gone => Cell::new(self.say(words::GONE), Tone::Faint),
            Moving::Unranked => Cell::mark(Mark::Absent, Tone::Faint),
        };
        let mut cells =
            vec![rank(unit.sides.after), rank(unit.sides.before), moved, Cell::plain(&*unit.unit().id)];
        cells.extend(named.then(|| Cell::plain(unit.unit().name.as_deref())));
        let totals = unit.totals();
        cells.extend([Cell::plain(totals.before), Cell::plain(totals.after)]);
        cells.push(match unit.difference() {
            None => Cell::plain(Content::Empty),
            Some(none) if none.is_zero() => Cell::mark(Mark::Same, Tone::Faint),
            Some(some) => Cell::plain(Content::Difference(some)),
        });
        cells
    }

    /// One flat table.
    pub(crate) fn grids(&self) -> Vec<Grid> {
        let names = [
            "unit",
            "name",
            "moving",
            "rank_before",
            "rank_after",
            "places",
            "self_before",
            "self_after",
            "appraisal_before",
            "appraisal_after",
            "difference",
            "status_before",
            "status_after",
        ];
        let rows = self.movements.units.iter().map(|unit| {
            let ranks = unit.ranks();
            let places: Content = match unit.moving() {
                Moving::Up(places) => Content::Number(Decimal::from(places)),
                Moving::Down(places) => Content::Number(-Decimal::from(places)),
                Moving::Stays => Content::Number(Decimal::ZERO),
                Moving::New | Moving::Gone | Moving::Unranked => Content::Empty,
            };
            let mut cells = vec![
                (&*unit.unit().id).into(),
                unit.unit().name.as_deref().into(),
                unit.moving().word().into(),
                ranks.before.into(),
                ranks.after.into(),
                places,
            ];
            for column in Column::BOTH {
                let total = |side: Option<(&crate::ranking::Standing, _)>| {
                    side.and_then(|(unit, _): (_, &crate::ranking::Place)| *unit.points.get(column)).into()
                };
                cells.extend([total(unit.sides.before), total(unit.sides.after)]);
            }
            cells.push(unit.difference().map(Content::Difference).into());
            cells.extend(
                [unit.sides.before, unit.sides.after]
                    .map(|side| side.map(|(unit, _)| unit.fate.word()).into()),
            );
            cells
        });
        vec![Grid::flat(names, rows)]
    }
}
