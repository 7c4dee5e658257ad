//! A ranking as typed cells: the table for people, with its summary, and a flat one for spreadsheets.

use super::standings_words::Said;
use super::{Align, Cell, Grid, GridColumn, GridRow, Language, Level, Line, Phrase, Room, Sheet, Tone};
use crate::column::Column;
use crate::criteria::Criteria;
use crate::number::{Decimal, Exact, RoundAt, Rounding, RoundingMode, fixed};
use crate::ranking::{Fate, Place, Standing, Standings, Summary, Tally};

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
            appraisal: any(&|unit| unit.points.appraisal.is_some()),
            index: any(&|unit| more(unit, column).is_some_and(|(index, _)| index)),
            band: any(&|unit| more(unit, column).is_some_and(|(_, band)| band)),
            cohort: any(&|unit| unit.cohort().is_some()),
        }
    }
}

fn shown(figure: Option<Decimal>) -> String {
    figure.map_or(String::new(), |figure| fixed(figure, figure.scale()))
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

/// The ranking with its summary.
pub fn ranking(request: &RankingRequest<'_>) -> Sheet {
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
    Sheet {
        heading: request.heading(),
        grid: Grid { columns: request.columns(shown), rows },
        notes: request.notes(places.len()),
    }
}

impl RankingRequest<'_> {
    fn heading(&self) -> Vec<Line> {
        let by = self.language.ranked_by(self.standings.column);
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
        let phrase = |phrase| self.language.say(phrase);
        let mut columns = vec![right(say(Said::Rank))];
        columns.extend(shown.cohort.then(|| left(say(Said::Cohort))));
        columns.push(left(phrase(Phrase::Unit)));
        columns.extend(shown.names.then(|| GridColumn::new(say(Said::Name), Align::Left, Room::Rest)));
        columns.push(right(say(Said::Own)));
        if shown.appraisal {
            columns.extend([right(say(Said::Appraisal)), right(phrase(Phrase::Difference))]);
        }
        columns.extend(shown.index.then(|| right(phrase(Phrase::Index))));
        columns.extend(shown.band.then(|| left(phrase(Phrase::Band))));
        columns.push(right(say(Said::WrongRows)));
        columns.extend(self.groups.iter().map(|code| right(code)));
        columns
    }

    fn cells(&self, place: &Place, also: Shown) -> Vec<Cell> {
        let unit = self.standings.unit(place);
        let column = self.standings.column;
        let figure = |figure| self.language.figure(&shown(figure));
        let plain = |text: String| Cell::new(text, Tone::Plain);
        let more = unit.more.as_deref();
        let mut cells = vec![rank(unit, place)];
        cells.extend(also.cohort.then(|| plain(unit.cohort().unwrap_or_default().to_owned())));
        let id = if unit.id.is_empty() { self.language.said(Said::NoUnit) } else { &unit.id };
        cells.push(plain(id.to_owned()));
        cells.extend(also.names.then(|| plain(unit.name.as_deref().unwrap_or_default().to_owned())));
        let failed = unit.fate == Fate::Failed;
        let own = if failed { self.language.said(Said::Failed).to_owned() } else { figure(unit.points.own) };
        cells.push(Cell::new(own, if failed { Tone::Bad } else { Tone::Plain }));
        if also.appraisal {
            cells.push(plain(figure(unit.points.appraisal)));
            cells.push(difference(unit.difference(), self.language));
        }
        let index = more.and_then(|more| *more.index.get(column));
        cells.extend(also.index.then(|| plain(figure(index))));
        let band = more.and_then(|more| more.band.get(column).as_deref()).unwrap_or_default();
        cells.extend(also.band.then(|| plain(band.to_owned())));
        cells.push(match unit.wrong_rows {
            None => plain(String::new()),
            Some(0) => Cell::new("·", Tone::Faint),
            Some(rows) => Cell::new(rows.to_string(), Tone::Bad),
        });
        let group = |position: usize| more.and_then(|more| *more.groups.get(position)?.get(column));
        cells.extend((0..self.groups.len()).map(|position| plain(figure(group(position)))));
        cells
    }

    fn notes(&self, listed: usize) -> Vec<Line> {
        let (say, summary) = (|said| self.language.said(said), self.summary);
        let mut notes = Vec::new();
        let hidden = self.standings.order.len() - listed;
        notes.extend((hidden > 0).then(|| Line::new(self.language.not_shown(hidden), Tone::Faint)));
        notes.extend((summary.failed > 0).then(|| Line::new(say(Said::LegendBad), Tone::Bad)));
        let marked = summary.by_rounding > 0;
        notes.extend(marked.then(|| Line::new(say(Said::LegendByRounding), Tone::Caution)));
        let units = self.language.units(summary.read, summary.scored, summary.failed, summary.without);
        notes.push(if self.standings.incomplete {
            Line::new(format!("✗ {units}: {}", say(Said::Incomplete)), Tone::Bad)
        } else {
            Line::new(format!("✓ {units}"), Tone::Good)
        });
        notes.extend(self.findings());
        if let Some(quartiles) = &summary.quartiles {
            let figures: Vec<String> =
                quartiles.iter().map(|it| self.language.figure(&shown(Some(*it)))).collect();
            notes.push(Line::new(format!("{}: {}", say(Said::Quartiles), figures.join(" · ")), Tone::Plain));
        }
        notes.extend(self.criteria.into_iter().flat_map(|criteria| self.spreads(criteria)));
        notes.extend(self.criteria.into_iter().flat_map(|criteria| self.losses(criteria)));
        notes
    }

    fn findings(&self) -> Option<Line> {
        let each = self.tally.findings.iter().map(|(code, count)| format!("{code} {count}"));
        let each: Vec<String> = each.collect();
        let text = format!("{}: {}", self.language.said(Said::Findings), each.join(", "));
        (!each.is_empty()).then(|| Line::new(text, Tone::Plain))
    }

    /// A line for each group at the top.
    fn spreads(&self, criteria: &Criteria) -> Vec<Line> {
        let spreads = self.tally.groups.get(self.standings.column);
        let line = |(row, spread): (&usize, &crate::ranking::Spread)| {
            let criterion = &criteria.rows[*row];
            let mean = self.exact(criteria, &spread.mean()?);
            let figure = |figure: Option<Decimal>| self.language.figure(&shown(figure));
            let say = |said| self.language.said(said);
            let text = format!(
                "{}  {}: {} {mean}, {} {}, {} {}",
                criterion.code,
                criterion.title,
                say(Said::Mean),
                say(Said::Least),
                figure(spread.least),
                say(Said::Greatest),
                figure(spread.greatest)
            );
            Some(Line::new(text, Tone::Plain))
        };
        criteria.top.iter().zip(spreads).filter_map(line).collect()
    }

    /// The rows that cost the most points, with what they cost a unit on average.
    fn losses(&self, criteria: &Criteria) -> Vec<Line> {
        let units = *self.tally.scored.get(self.standings.column);
        let units = Exact::from(i64::try_from(units).unwrap_or(i64::MAX));
        let line = |loss: &crate::ranking::Loss| {
            let criterion = &criteria.rows[loss.row];
            let mean = self.exact(criteria, &loss.points.over(&units)?);
            let all = self.exact(criteria, &loss.points);
            let text = format!(
                "{all} ({} {mean})  {}  {}",
                self.language.said(Said::Mean),
                criterion.code,
                criterion.title
            );
            Some(Line::new(text, Tone::Plain))
        };
        let lines: Vec<Line> = self.summary.losses.iter().filter_map(line).collect();
        let heading = Line::new(format!("{}:", self.language.said(Said::Losses)), Tone::Strong);
        if lines.is_empty() { lines } else { [vec![heading], lines].concat() }
    }

    /// A figure that nobody declared: cut after the criteria's decimals, and `…` where something is cut.
    fn exact(&self, criteria: &Criteria, exact: &Exact) -> String {
        let decimals = criteria.rounding.decimals;
        let cut = Rounding { at: RoundAt::Leaf, mode: RoundingMode::Truncate, decimals };
        let Ok(figure) = cut.apply(exact) else { return exact.to_string() };
        let rest = if Exact::from(figure) == *exact { "" } else { "…" };
        format!("{}{rest}", self.language.figure(&fixed(figure, decimals)))
    }
}

fn rank(unit: &Standing, place: &Place) -> Cell {
    match place.rank {
        Some(rank) if place.by_rounding => Cell::new(format!("≈ {rank}"), Tone::Caution),
        Some(rank) => Cell::new(rank.to_string(), Tone::Strong),
        None if unit.is_bad() => Cell::new("✗", Tone::Bad),
        None => Cell::new("–", Tone::Faint),
    }
}

fn difference(difference: Option<Decimal>, language: Language) -> Cell {
    match difference {
        None => Cell::new("", Tone::Plain),
        Some(none) if none.is_zero() => Cell::new("·", Tone::Faint),
        Some(some) => {
            let sign = if some.is_sign_negative() { "−" } else { "+" };
            let tone = if some.is_sign_negative() { Tone::Bad } else { Tone::Good };
            Cell::new(language.figure(&format!("{sign}{}", shown(Some(some.abs())))), tone)
        }
    }
}

/// The ranking for spreadsheets: one row a unit, names in English.
pub fn ranking_flat(request: &RankingRequest<'_>) -> Grid {
    let also = Shown::of(request.standings);
    let mut names = vec!["rank".to_owned()];
    let mut push = |condition: bool, name: &str| names.extend(condition.then(|| name.to_owned()));
    push(also.cohort, "cohort");
    for name in ["unit", "name", "status", "self", "appraisal", "difference"] {
        push(true, name);
    }
    push(also.index, "index");
    push(also.band, "band");
    push(true, "wrong_rows");
    push(true, "rank_by_rounding");
    for code in &request.groups {
        push(true, &format!("group_{code}"));
    }
    push(true, "findings");
    let columns = names.into_iter().map(|name| GridColumn::new(name, Align::Left, Room::Content)).collect();
    let rows = request.standings.listed(request.top).map(|place| {
        let cells = flat_cells(request, place, also).into_iter();
        let cells = cells.map(|text| Cell::new(text, Tone::Plain)).collect();
        GridRow { level: Level::Inner, cells }
    });
    Grid { columns, rows: rows.collect() }
}

fn flat_cells(request: &RankingRequest<'_>, place: &Place, also: Shown) -> Vec<String> {
    let unit = request.standings.unit(place);
    let column: Column = request.standings.column;
    let more = unit.more.as_deref();
    let mut cells = vec![place.rank.map_or(String::new(), |rank| rank.to_string())];
    cells.extend(also.cohort.then(|| unit.cohort().unwrap_or_default().to_owned()));
    cells.push(unit.id.to_string());
    cells.push(unit.name.as_deref().unwrap_or_default().to_owned());
    cells.push(unit.fate.word().to_owned());
    cells.extend([unit.points.own, unit.points.appraisal, unit.difference()].map(shown));
    cells.extend(also.index.then(|| shown(more.and_then(|more| *more.index.get(column)))));
    let band = more.and_then(|more| more.band.get(column).as_deref()).unwrap_or_default();
    cells.extend(also.band.then(|| band.to_owned()));
    cells.push(unit.wrong_rows.map_or(String::new(), |rows| rows.to_string()));
    cells.push(if place.by_rounding { "true".to_owned() } else { String::new() });
    let group = |position: usize| more.and_then(|more| *more.groups.get(position)?.get(column));
    cells.extend((0..request.groups.len()).map(|position| shown(group(position))));
    let told = unit.trouble.iter().map(|told| match &told.place {
        Some((file, line, at)) => format!("{file}:{line}:{at}: {}: {}", told.code, told.message),
        None => format!("{}: {}", told.code, told.message),
    });
    cells.push(told.collect::<Vec<_>>().join("; "));
    cells
}
