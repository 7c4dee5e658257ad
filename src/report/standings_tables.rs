//! The summary of a ranking as tables: what was found, the totals, the groups at the top, and where points were lost. Every
//! number is of the units that are ranked, or says of how many.

use super::standings::{RankingRequest, shown};
use super::standings_words::Said;
use super::{Align, Cell, Grid, GridColumn, GridRow, LeftOut, Level, Room, Sheet, Tone};
use crate::column::Column;
use crate::criteria::Criteria;
use crate::finding::{CODES, code};
use crate::language::Show;
use crate::number::{Decimal, Exact, RoundAt, Rounding, RoundingMode, fixed, plain};
use crate::ranking::{Loss, Spread, Totals};
use crate::rule::Direction;

/// A mean has so many decimals at most where the criteria round nothing.
const DECIMALS: u32 = 2;
/// Quartiles are left out rather than that the first column has less than this.
const READABLE: usize = 10;
/// Of fewer units than this, quartiles say nothing.
const ENOUGH: usize = 3;

/// A table of the summary: what its rows are, what stands above its numbers, and the rows.
struct Table {
    title: String,
    numbers: Vec<Said>,
    rows: Vec<Vec<String>>,
}

/// In what order columns of numbers are left out where there is no room; others stay.
fn gives_way(number: Said) -> Option<usize> {
    match number {
        Said::Units => Some(3),
        Said::FirstQuartile | Said::ThirdQuartile => Some(2),
        Said::Median => Some(1),
        _ => None,
    }
}

impl RankingRequest<'_> {
    /// The tables below a ranking.
    pub(super) fn summary_tables(&self) -> Vec<Sheet> {
        let of_criteria = self.criteria.map(|criteria| [self.spreads(criteria), self.losses(criteria)]);
        let tables = [self.findings(), self.totals()].into_iter().chain(of_criteria.into_iter().flatten());
        tables.flatten().collect()
    }

    /// With two columns of text, a code and a title, in front of the numbers, or with one.
    fn sheet(&self, table: Table, texts: usize) -> Option<Sheet> {
        if table.rows.is_empty() {
            return None;
        }
        let code = (texts > 1).then(|| GridColumn::new("", Align::Left, Room::Content));
        let title = GridColumn::new(table.title, Align::Left, Room::Rest);
        let number = |said: &Said| {
            let column = GridColumn::new(self.say(*said), Align::Right, Room::Content);
            match gives_way(*said) {
                Some(order) => column.giving_way(order, READABLE, LeftOut::Columns, self.language),
                None => column,
            }
        };
        let columns = code.into_iter().chain([title]).chain(table.numbers.iter().map(number)).collect();
        let row = |texts: Vec<String>| GridRow {
            level: Level::Inner,
            cells: texts.into_iter().map(|text| Cell::new(text, Tone::Plain)).collect(),
        };
        let rows = table.rows.into_iter().map(row).collect();
        Some(Sheet { heading: Vec::new(), grid: Grid { columns, rows }, notes: Vec::new() })
    }

    fn say(&self, said: Said) -> &'static str {
        self.language.said(said)
    }

    fn findings(&self) -> Option<Sheet> {
        let mut counts = self.tally.findings.clone();
        // that a unit is given twice is known only once all units are
        let twice = self.standings.given_twice().count();
        if twice > 0 {
            counts.insert(code::UNIT_TWICE.name, twice);
        }
        let rows = counts.iter().map(|(code, count)| vec![self.code(code), count.to_string()]).collect();
        let title = self.say(Said::Findings).to_owned();
        self.sheet(Table { title, numbers: vec![Said::Count], rows }, 1)
    }

    /// A code as a summary has it.
    fn code(&self, name: &str) -> String {
        let code = CODES.iter().find(|code| code.name == name);
        code.map_or_else(|| name.to_owned(), |code| code.said(self.language))
    }

    /// The totals in both columns, or the row that ranks where no total is formed.
    fn totals(&self) -> Option<Sheet> {
        let unformed = self.criteria.is_some_and(|criteria| criteria.total.unformed);
        let of = match self.ranking_row().filter(|_| unformed) {
            Some(row) => row,
            None => self.say(Said::Totals),
        };
        let each = self.summary.totals.each();
        let there: Vec<(Column, &Totals)> =
            each.filter_map(|(column, totals)| Some((column, totals.as_ref()?))).collect();
        let quartiles = there.iter().any(|(_, totals)| totals.units >= ENOUGH);
        let some = there.iter().any(|(_, totals)| totals.units != self.summary.ranked);
        let mut numbers = vec![Said::Mean, Said::Least];
        if quartiles {
            numbers.extend([Said::FirstQuartile, Said::Median, Said::ThirdQuartile]);
        }
        numbers.push(Said::Greatest);
        numbers.extend(some.then_some(Said::Units));
        let row = |(column, totals): &(Column, &Totals)| {
            let name = match column {
                Column::Own => Said::Own,
                Column::Appraisal => Said::Appraisal,
            };
            let [least, middle @ .., greatest] =
                totals.quartiles.map(|figure| self.language.figure(&shown(Some(figure))));
            let middle = if totals.units >= ENOUGH { middle } else { Default::default() };
            let mut cells = vec![self.say(name).to_owned(), self.exact(&totals.mean), least];
            cells.extend(middle.into_iter().filter(|_| quartiles));
            cells.push(greatest);
            cells.extend(some.then(|| totals.units.to_string()));
            cells
        };
        let rows = there.iter().map(row).collect();
        self.sheet(Table { title: format!("{}{of}", self.mark()), numbers, rows }, 1)
    }

    /// A row for each group at the top.
    fn spreads(&self, criteria: &Criteria) -> Option<Sheet> {
        let spreads: Vec<(usize, &Spread)> =
            criteria.top_with_points().zip(self.tally.groups.get(self.standings.column)).collect();
        let some = spreads.iter().any(|(_, spread)| spread.units != self.summary.ranked);
        let row = |(row, spread): &(usize, &Spread)| {
            let criterion = &criteria.rows[*row];
            let figure = |figure: Option<Decimal>| self.language.figure(&shown(figure));
            let mean = self.exact(&spread.mean()?);
            let mut cells = vec![criterion.code.clone(), criterion.title.clone(), mean];
            cells.extend([figure(spread.least), figure(spread.greatest)]);
            cells.extend(some.then(|| spread.units.to_string()));
            Some(cells)
        };
        let rows = spreads.iter().filter_map(row).collect();
        let column = match self.standings.column {
            Column::Own => Said::Own,
            Column::Appraisal => Said::Appraisal,
        };
        let title = format!("{}{} ({})", self.mark(), self.say(Said::Groups), self.say(column));
        let numbers =
            [Said::Mean, Said::Least, Said::Greatest].into_iter().chain(some.then_some(Said::Units));
        self.sheet(Table { title, numbers: numbers.collect(), rows }, 2)
    }

    /// The rows that cost the most points, with what they cost a unit on average.
    fn losses(&self, criteria: &Criteria) -> Option<Sheet> {
        let counted = *self.tally.counted.get(self.standings.column);
        let units = Exact::from(i64::try_from(counted).unwrap_or(i64::MAX));
        let row = |loss: &Loss| {
            let criterion = &criteria.rows[loss.row];
            let (all, mean) = (self.exact(&loss.points), self.exact(&loss.points.over(&units)?));
            Some(vec![criterion.code.clone(), criterion.title.clone(), all, mean])
        };
        let rows = self.summary.losses.iter().filter_map(row).collect();
        let said = match criteria.direction(None) {
            Direction::Up => Said::Losses,
            Direction::Down => Said::LossesDown,
        };
        let of = if counted == self.summary.ranked {
            String::new()
        } else {
            format!(" ({})", self.language.so_many_units(counted))
        };
        let title = format!("{}{}{of}", self.mark(), self.say(said));
        self.sheet(Table { title, numbers: vec![Said::Points, Said::Mean], rows }, 2)
    }

    /// A figure that nobody declared: cut after the criteria's decimals, and `…` where something is cut.
    fn exact(&self, exact: &Exact) -> String {
        let rounding = self.criteria.map(|criteria| criteria.rounding);
        let rounds = rounding.filter(|rounding| rounding.at != RoundAt::Never);
        let decimals = rounds.map_or(DECIMALS, |rounding| rounding.decimals);
        let cut = Rounding { at: RoundAt::Leaf, mode: RoundingMode::Truncate, decimals };
        let Ok(figure) = cut.apply(exact) else { return exact.to_string() };
        let rest = if Exact::from(figure) == *exact { "" } else { "…" };
        let text = if rounds.is_some() { fixed(figure, decimals) } else { plain(figure) };
        format!("{}{rest}", self.language.figure(&text))
    }
}
