//! A ranking as typed cells: the table for people, with its summary, and a flat one for spreadsheets.

use super::standings_words::Said;
use super::{
    Align, Cell, Content, Grid, GridColumn, GridRow, Language, LeftOut, Level, Line, Mark, Phrase, Room,
    Sheet, Tone,
};
use crate::column::{Column, PerColumn};
use crate::criteria::{Band, Criteria};
use crate::evaluate::Status;
use crate::number::{Decimal, with_decimals};
use crate::ranking::{Fate, Place, Standing, Standings, Summary, Tally, Unranked};

/// Columns are left out rather than that names have fewer columns.
const READABLE: usize = 14;

/// What a ranking is made from.
pub struct RankingRequest<'r> {
    /// The edition, where the units come from forms and not from lines of JSON.
    pub criteria: Option<&'r Criteria>,
    /// The codes of the groups whose points are shown.
    pub groups: Vec<String>,
    /// The units.
    pub standings: &'r Standings,
    /// The figures that go with them.
    pub summary: &'r Summary,
    /// What was counted.
    pub tally: &'r Tally,
    /// So many units at most, the bad ones not counted.
    pub top: Option<usize>,
    /// The language.
    pub language: Language,
}

/// Which columns a ranking has besides those that every one has.
#[derive(Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "one for each column that may be there")]
struct Shown {
    names: bool,
    appraisal: bool,
    index: bool,
    band: bool,
    cohort: bool,
    row: bool,
    statuses: bool,
    band_for_now: bool,
    reasons: bool,
}

impl Shown {
    fn of(standings: &Standings) -> Self {
        let any = |test: &dyn Fn(&Standing) -> bool| standings.units.iter().any(test);
        let more = |unit: &Standing, column| {
            unit.more.as_ref().map(|more| (more.index.get(column).is_some(), more.band.get(column).is_some()))
        };
        let column = standings.column;
        Shown {
            names: any(&|unit| unit.name.is_some()),
            appraisal: any(&|unit| unit.statuses.appraisal.is_some()),
            index: any(&|unit| more(unit, column).is_some_and(|(index, _)| index)),
            band: any(&|unit| more(unit, column).is_some_and(|(_, band)| band)),
            cohort: any(&|unit| unit.cohort().is_some()),
            row: any(&|unit| unit.more.as_ref().is_some_and(|more| more.ranking_row != PerColumn::default())),
            statuses: any(&|unit| unit.has_other_status()),
            band_for_now: any(&|unit| unit.more.as_ref().is_some_and(|more| *more.band_for_now.get(column))),
            reasons: any(&|unit| {
                matches!(
                    unit.unranked(column),
                    Some(Unranked::NoColumn | Unranked::NoKey | Unranked::NoCohort)
                )
            }),
        }
    }
}

/// A figure with the decimals that it has, and without a sign where it is 0.
pub(super) fn shown(figure: Option<Decimal>) -> Content {
    figure.map(|figure| with_decimals(figure, figure.scale())).into()
}

impl Standings {
    /// The units that are listed: the bad ones, and so many of the others.
    pub fn listed(&self, top: Option<usize>) -> impl Iterator<Item = &Place> {
        let mut left = top.unwrap_or(usize::MAX);
        self.order.iter().filter(move |place| {
            let bad = self.unit(place).is_bad();
            let listed = bad || left > 0;
            left = left.saturating_sub(usize::from(!bad));
            listed
        })
    }
}

/// The ranking, and the tables of its summary.
pub(crate) fn ranking(request: &RankingRequest<'_>) -> Vec<Sheet> {
    let shown = Shown::of(request.standings);
    let places: Vec<&Place> = request.standings.listed(request.top).collect();
    let mut bad_before = false;
    let rows = places.iter().map(|place| {
        let bad = request.standings.unit(place).is_bad();
        // a rule between the bad units and the others
        let level = if bad_before && !bad { Level::Top } else { Level::Inner };
        bad_before = bad;
        GridRow { level, cells: request.cells(place, shown) }
    });
    let rows = rows.collect();
    let ranking = Sheet {
        heading: request.heading(),
        notes: request.notes(places.len()),
        ..Sheet::of(Grid { columns: request.columns(shown), rows })
    };
    [vec![ranking], request.summary_tables()].concat()
}

impl RankingRequest<'_> {
    fn heading(&self) -> Vec<Line> {
        let by = self.by();
        match self.criteria {
            Some(criteria) => vec![
                Line::new(criteria.title.clone(), Tone::Strong),
                Line::new(format!("{} · {by}", criteria.id), Tone::Faint),
            ],
            None => vec![Line::new(by, Tone::Faint)],
        }
    }

    fn columns(&self, shown: Shown) -> Vec<GridColumn> {
        let say = |said| self.language.said(said);
        let right = |title: &str| GridColumn::new(title, Align::Right, Room::Content);
        let left = |title: &str| GridColumn::new(title, Align::Left, Room::Content);
        let text = |title: &str| GridColumn::new(title, Align::Left, Room::Rest);
        let giving_way = |column: GridColumn, order| column.giving_way(order, READABLE, LeftOut::Columns);
        let phrase = |phrase| self.language.say(phrase);
        let mut columns = vec![right(say(Said::Rank))];
        columns.extend(shown.cohort.then(|| left(say(Said::Cohort))));
        columns.push(left(phrase(Phrase::Unit)));
        columns.extend(shown.names.then(|| giving_way(text(say(Said::Name)), 3)));
        let (own, appraisal) = (right(say(Said::Own)), right(say(Said::Appraisal)));
        match (shown.appraisal, self.standings.column) {
            (false, _) => columns.push(own),
            (true, Column::Own) => columns.extend([own, giving_way(appraisal, 1)]),
            (true, Column::Appraisal) => columns.extend([giving_way(own, 1), appraisal]),
        }
        columns.extend(shown.appraisal.then(|| giving_way(right(phrase(Phrase::Difference)), 4)));
        columns.extend(shown.index.then(|| right(phrase(Phrase::Index))));
        columns.extend(shown.band.then(|| text(phrase(Phrase::Band))));
        columns.extend(self.row_column(shown).map(right));
        columns.push(giving_way(right(say(Said::WrongRows)), 2));
        // the last group goes first
        let groups = self.groups.iter().enumerate();
        columns.extend(groups.map(|(position, code)| giving_way(right(code), 5 + position)));
        columns
    }

    fn cells(&self, place: &Place, also: Shown) -> Vec<Cell> {
        let unit = self.standings.unit(place);
        let column = self.standings.column;
        let more = unit.more.as_deref();
        let mut cells = vec![rank(unit, place)];
        cells.extend(also.cohort.then(|| Cell::plain(unit.cohort())));
        let id = if unit.id.is_empty() { self.language.said(Said::NoUnit) } else { &unit.id };
        cells.push(Cell::plain(id));
        cells.extend(also.names.then(|| Cell::plain(unit.name.as_deref())));
        let total = |of: Column| match unit.fate {
            Fate::Failed if of == column => Cell::new(self.language.said(Said::Failed), Tone::Bad),
            _ => total(unit, of),
        };
        cells.push(total(Column::Own));
        if also.appraisal {
            cells.push(total(Column::Appraisal));
            cells.push(difference(unit.difference));
        }
        let index = more.and_then(|more| *more.index.get(column));
        cells.extend(also.index.then(|| Cell::plain(shown(index))));
        let band = more.and_then(|more| more.band.get(column).as_deref());
        let band = Content::from(band.map(|band| self.band_name(band)));
        let for_now = more.is_some_and(|more| *more.band_for_now.get(column));
        cells.extend(also.band.then(|| if for_now { provisional(band) } else { Cell::plain(band) }));
        let row = more.and_then(|more| *more.ranking_row.get(column));
        cells.extend(self.row_column(also).map(|_| Cell::plain(shown(row))));
        cells.push(match unit.wrong_rows {
            None => Cell::plain(Content::Empty),
            Some(0) => Cell::mark(Mark::Same, Tone::Faint),
            Some(rows) => Cell::new(rows, Tone::Bad),
        });
        let group = |position: usize| more.and_then(|more| *more.groups.get(position)?.get(column));
        cells.extend((0..self.groups.len()).map(|position| Cell::plain(shown(group(position)))));
        cells
    }

    /// A band as every report names it; by its id where the edition is not known.
    pub(crate) fn band_name<'b>(&'b self, id: &'b str) -> &'b str {
        let bands = self.criteria.and_then(|criteria| criteria.total.node.bands.as_ref());
        let band = bands.and_then(|bands| bands.list.get(bands.find(id)?));
        band.map_or(id, Band::name)
    }

    /// The code of the row that ranks, where it is not among the groups that are shown.
    fn row_column(&self, shown: Shown) -> Option<&str> {
        let code = self.ranking_row();
        code.filter(|code| shown.row && !self.groups.iter().any(|group| group == code))
    }
}

/// A total with the mark of its status.
fn total(unit: &Standing, column: Column) -> Cell {
    let total = shown(*unit.points.get(column));
    match unit.statuses.get(column) {
        Some(Status::Provisional) => provisional(total),
        Some(Status::InProgress) => Cell::marked(Mark::Open, total, Tone::Caution),
        Some(Status::NoScore) => Cell::mark(Mark::NoScore, Tone::Caution),
        Some(_) | None => Cell::plain(total),
    }
}

/// What is only so for now: the mark stands in the legend.
fn provisional(content: Content) -> Cell {
    let content = if matches!(content, Content::Empty) { Mark::Absent.sign().into() } else { content };
    Cell::marked(Mark::Provisional, content, Tone::Caution)
}

fn rank(unit: &Standing, place: &Place) -> Cell {
    match place.rank {
        Some(rank) if place.by_rounding => Cell::marked(Mark::ByRounding, rank, Tone::Caution),
        Some(rank) => Cell::new(rank, Tone::Strong),
        None if unit.is_bad() => Cell::mark(Mark::Bad, Tone::Bad),
        None => Cell::mark(Mark::Absent, Tone::Faint),
    }
}

fn difference(difference: Option<Decimal>) -> Cell {
    match difference {
        None => Cell::plain(Content::Empty),
        Some(none) if none.is_zero() => Cell::mark(Mark::Same, Tone::Faint),
        Some(some) => Cell::plain(Content::Difference(some)),
    }
}

/// The ranking for spreadsheets: one row a unit, names in English.
pub(crate) fn ranking_flat(request: &RankingRequest<'_>) -> Grid {
    let also = Shown::of(request.standings);
    let mut names = vec!["rank".to_owned()];
    let mut push = |condition: bool, name: &str| names.extend(condition.then(|| name.to_owned()));
    push(also.cohort, "cohort");
    for name in ["unit", "name", "status"] {
        push(true, name);
    }
    push(also.statuses, "self_status");
    push(also.statuses, "appraisal_status");
    for name in ["self", "appraisal", "difference"] {
        push(true, name);
    }
    push(also.index, "index");
    push(also.band, "band");
    push(also.band_for_now, "band_provisional");
    if let Some(code) = request.row_column(also) {
        push(true, &format!("ranked_by_{code}"));
    }
    push(true, "wrong_rows");
    push(true, "rank_by_rounding");
    for code in &request.groups {
        push(true, &format!("group_{code}"));
    }
    push(also.reasons, "no_rank");
    push(true, "findings");
    let rows = request.standings.listed(request.top).map(|place| flat_cells(request, place, also));
    Grid::flat(names, rows)
}

fn flat_cells(request: &RankingRequest<'_>, place: &Place, also: Shown) -> Vec<Content> {
    let unit = request.standings.unit(place);
    let column: Column = request.standings.column;
    let more = unit.more.as_deref();
    let mut cells = vec![place.rank.into()];
    cells.extend(also.cohort.then(|| unit.cohort().into()));
    cells.extend([(&*unit.id).into(), unit.name.as_deref().into(), unit.fate.word().into()]);
    let status = |column| unit.statuses.get(column).map(Status::word).into();
    cells.extend(Column::BOTH.into_iter().filter(|_| also.statuses).map(status));
    cells.extend([unit.points.own, unit.points.appraisal, unit.difference].map(shown));
    cells.extend(also.index.then(|| shown(more.and_then(|more| *more.index.get(column)))));
    cells.extend(also.band.then(|| more.and_then(|more| more.band.get(column).as_deref()).into()));
    let is_true = |condition: bool| condition.then_some("true").into();
    let for_now = more.is_some_and(|more| *more.band_for_now.get(column));
    cells.extend(also.band_for_now.then(|| is_true(for_now)));
    let row = more.and_then(|more| *more.ranking_row.get(column));
    cells.extend(request.row_column(also).map(|_| shown(row)));
    cells.push(unit.wrong_rows.into());
    cells.push(is_true(place.by_rounding));
    let group = |position: usize| more.and_then(|more| *more.groups.get(position)?.get(column));
    cells.extend((0..request.groups.len()).map(|position| shown(group(position))));
    cells.extend(also.reasons.then(|| match unit.unranked(column) {
        Some(why @ (Unranked::NoColumn | Unranked::NoKey | Unranked::NoCohort)) => {
            Language::English.why_unranked(why, column, request.deciding(why)).into()
        }
        Some(Unranked::Bad | Unranked::NoScore | Unranked::InProgress) | None => Content::Empty,
    }));
    let told = unit.trouble.iter().map(|told| match &told.place {
        Some((file, place)) => format!("{}: {}: {}", place.of_file(file), told.code, told.message),
        None => format!("{}: {}", told.code, told.message),
    });
    cells.push(told.collect::<Vec<_>>().join("; ").into());
    cells
}
